//! Where the words stand that rules begin with, found in one pass over the text.
//!
//! A sentence without "following", "were" or a colon introduces no list: each rule asks for its
//! cue before it reads the sentence, so that most sentences cost nothing but this pass.

use std::sync::OnceLock;

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;
use record::{Role, Span};

use super::format;
use super::segments::DIALOGUES;
use super::votes::LABELS;
use crate::Document;

/// What a rule looks for in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// "The following delegations ..."
    Following,
    /// "Speaking were ..."
    Were,
    /// "... were made by"
    By,
    /// A label before a list.
    Colon,
    /// "a vote of", "in favour".
    Vote,
    /// "almost all of them".
    OfThem,
    /// "The critics included ..."
    Inverted,
    /// "an interactive dialogue on".
    Dialogue,
    /// "Amnesty International also spoke."
    AlsoSpoke,
    /// A year, or another time than the meeting's.
    AnotherTime,
    /// "So did Peru", "as did Peru and Chile".
    SoDid,
}

const CUES: &[(Cue, &[&str])] = &[
    (Cue::Following, &["ollowing "]),
    (Cue::Were, &["were", " was", " included"]),
    (Cue::By, &[" by "]),
    (Cue::Colon, &[":"]),
    (Cue::Vote, &["vote", " in favour"]),
    (Cue::OfThem, &[" of them ", " of these ", " of those ", " of whom "]),
    (
        Cue::Inverted,
        &[" were ", " was ", " included ", " include ", " are ", " came from "],
    ),
    (Cue::Dialogue, DIALOGUES),
    (
        Cue::SoDid,
        &[
            "So did ",
            "so did ",
            "As did ",
            "as did ",
            " shared by ",
            " echoed by ",
            " seconded by ",
            " joined by ",
        ],
    ),
    (Cue::AlsoSpoke, &["also spoke", "took the floor", "also made ", "also addressed"]),
    (
        Cue::AnotherTime,
        &["n 19", "n 20", "year", "month", "week", "the past", "revious", "ecade"],
    ),
];

/// The automaton, and what each of its patterns is.
struct Finder {
    automaton: DFA,
    patterns: Vec<Pattern>,
}

#[derive(Clone, Copy)]
enum Pattern {
    /// A mark of a format, by its place among them.
    Mark(u32),
    Cue(Cue),
    /// A label of a list of votes, by its place in [`LABELS`].
    Label(usize),
}

fn finder() -> Option<&'static Finder> {
    static FINDER: OnceLock<Option<Finder>> = OnceLock::new();
    let build = || {
        let marks = (0..).zip(format::marks()).map(|(at, words)| (words, Pattern::Mark(at)));
        let cues = CUES
            .iter()
            .flat_map(|(cue, words)| words.iter().map(|words| (*words, Pattern::Cue(*cue))));
        let labels = LABELS.iter().enumerate().map(|(at, (words, _))| (*words, Pattern::Label(at)));
        let (words, patterns): (Vec<&str>, Vec<Pattern>) = marks.chain(cues).chain(labels).unzip();
        let automaton = DFA::builder().prefilter(false).build(words).ok()?;
        Some(Finder { automaton, patterns })
    };
    FINDER.get_or_init(build).as_ref()
}

/// What was found in a document.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// Marks of formats that stand anywhere in the text, a bit each.
    pub(super) marks: u128,
    /// The cues of each sentence, a bit each.
    of_sentence: Vec<u16>,
    /// Labels of lists of votes: where each starts, and its place in [`LABELS`].
    labels: Vec<(usize, usize)>,
}

impl Cues {
    /// Reads the document once.
    pub(super) fn of(doc: &Document) -> Cues {
        let mut cues = Cues {
            of_sentence: vec![0; doc.sentences.len()],
            ..Cues::default()
        };
        let Some(finder) = finder() else { return cues };
        let automaton = &finder.automaton;
        let Ok(mut state) = automaton.start_state(Anchored::No) else {
            return cues;
        };
        let mut sentence = 0;
        for (at, byte) in doc.text.bytes().enumerate() {
            state = automaton.next_state(Anchored::No, state, byte);
            if !(automaton.is_special(state) && automaton.is_match(state)) {
                continue;
            }
            let end = at + 1;
            for index in 0..automaton.match_len(state) {
                let pattern = automaton.match_pattern(state, index);
                let start = end - automaton.pattern_len(pattern);
                match finder.patterns[pattern.as_usize()] {
                    Pattern::Mark(at) => cues.marks |= 1 << at,
                    Pattern::Cue(cue) => {
                        while doc.sentences.get(sentence).is_some_and(|sentence| sentence.end < end) {
                            sentence += 1;
                        }
                        if doc.sentences.get(sentence).is_some_and(|sentence| sentence.start <= start) {
                            cues.of_sentence[sentence] |= 1 << cue as u16;
                        }
                    }
                    Pattern::Label(label) => cues.labels.push((start, label)),
                }
            }
        }
        // Where one label begins another, the longer one ends later.
        cues.labels
            .sort_unstable_by_key(|&(start, label)| (start, usize::MAX - LABELS[label].0.len()));
        cues
    }

    /// Whether sentence number `sentence` holds the cue.
    pub(super) fn has(&self, sentence: usize, cue: Cue) -> bool {
        self.of_sentence.get(sentence).is_some_and(|cues| cues & (1 << cue as u16) != 0)
    }

    /// Labels of lists of votes that start in `span`, longest first where several start at once.
    pub(super) fn labels(&self, span: Span) -> impl Iterator<Item = (usize, &'static str, Role)> {
        let first = self.labels.partition_point(|label| label.0 < span.start);
        let labels = self.labels[first..].iter().take_while(move |label| label.0 < span.end);
        labels.map(|&(start, label)| (start, LABELS[label].0, LABELS[label].1))
    }
}
