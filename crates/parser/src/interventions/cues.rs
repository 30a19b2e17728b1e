//! Where the words stand that rules begin with, found in one pass over the text.
//!
//! A sentence without "following", "were" or a colon introduces no list: each rule asks for its
//! cue before it reads the sentence, so that most sentences cost nothing but this pass.

use std::sync::OnceLock;

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;
use record::{EntityType, Role, Span};

use super::format;
use super::lists::KINDS;
use super::roles::{CONCERNED, ROLES};
use super::segments::{DIALOGUES, MANDATES, OTHER_TIMES};
use super::stances::{BOTH_SIDES, NO_SIDE, SAME_SIDE, SIDED};
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
    /// "the country concerned", in whatever capitals.
    Concerned,
    /// An office that reports on one country.
    Mandate,
    /// What comes another time.
    OtherTimes,
    /// "explaining its vote".
    Explains,
    /// "had abstained", "would vote".
    TellsVote,
    /// ", of which 29".
    OfWhich,
    /// Words of [`NO_SIDE`].
    NoSide,
    /// Words of [`SAME_SIDE`].
    SameSide,
    /// Words of [`BOTH_SIDES`].
    BothSides,
    /// Adjectives of [`SIDED`].
    Sided,
    /// The three States that report on a review.
    Troika,
}

/// The cues of a sentence or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct CueSet(u32);

impl CueSet {
    /// Whether the cue is among them.
    pub(super) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u32) != 0
    }

    /// Those of both.
    pub(super) fn and(self, other: CueSet) -> CueSet {
        CueSet(self.0 | other.0)
    }
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
            "as were ",
            "as was ",
            "so were ",
            "so was ",
            "as had ",
            "so had ",
            "so too did ",
            "so too were ",
            "as would ",
            "So too did ",
            "As did ",
            "as did ",
            " shared by ",
            " echoed by ",
            " seconded by ",
            " joined by ",
            " taken up by ",
            " repeated by ",
            " reiterated by ",
        ],
    ),
    (Cue::Troika, &["troika", "Troika"]),
    (Cue::AlsoSpoke, &["also spoke", "took the floor", "also made ", "also addressed"]),
    (
        Cue::AnotherTime,
        &["n 19", "n 20", "year", "month", "week", "the past", "revious", "ecade"],
    ),
    (Cue::Mandate, MANDATES),
    (Cue::OtherTimes, OTHER_TIMES),
    (Cue::NoSide, NO_SIDE),
    (Cue::SameSide, SAME_SIDE),
    (Cue::BothSides, BOTH_SIDES),
];

/// Cues in lower case, that are found in whatever capitals.
const CUES_IN_ANY_CASE: &[(Cue, &[&str])] = &[
    (Cue::Concerned, CONCERNED),
    (Cue::Explains, &["explain"]),
    (Cue::TellsVote, &["abst", "vote"]),
    (Cue::OfWhich, &[", of which", ", of whom", ", of these", "; of these"]),
];

/// The automaton, and what each of its patterns is.
struct Finder {
    automaton: DFA,
    patterns: Vec<Pattern>,
    /// The words of each, where their capitals count; the automaton finds any.
    exact: Vec<Option<&'static str>>,
}

#[derive(Clone, Copy)]
enum Pattern {
    /// A mark of a format, by its place among them.
    Mark(u32),
    Cue(Cue),
    /// A label of a list of votes, by its place in [`LABELS`].
    Label(usize),
    /// A phrase that gives a role, by its place in [`ROLES`].
    Role(usize),
    /// A phrase that says what the items of a list are, by its place in [`KINDS`].
    Kind(usize),
}

fn finder() -> Option<&'static Finder> {
    static FINDER: OnceLock<Option<Finder>> = OnceLock::new();
    let build = || {
        let of_table = |table: &'static [(Cue, &'static [&'static str])]| {
            table
                .iter()
                .flat_map(|(cue, words)| words.iter().map(|words| (*words, Pattern::Cue(*cue))))
        };
        let marks = (0..).zip(format::marks()).map(|(at, words)| (words, Pattern::Mark(at)));
        let labels = LABELS.iter().enumerate().map(|(at, (words, _))| (*words, Pattern::Label(at)));
        let exact: Vec<(&str, Pattern)> = marks.chain(of_table(CUES)).chain(labels).collect();
        let roles = ROLES.iter().enumerate().map(|(at, (words, _))| (*words, Pattern::Role(at)));
        let sided = SIDED.iter().map(|(words, _)| (*words, Pattern::Cue(Cue::Sided)));
        let kinds = KINDS.iter().enumerate().map(|(at, (words, _))| (*words, Pattern::Kind(at)));
        let any_case = of_table(CUES_IN_ANY_CASE).chain(sided).chain(roles).chain(kinds);
        let capitals_count = exact.iter().map(|(words, _)| Some(*words)).collect();
        let (words, patterns): (Vec<&str>, Vec<Pattern>) = exact.into_iter().chain(any_case).unzip();
        let automaton = DFA::builder().ascii_case_insensitive(true).prefilter(false).build(words).ok()?;
        Some(Finder {
            automaton,
            patterns,
            exact: capitals_count,
        })
    };
    FINDER.get_or_init(build).as_ref()
}

/// What was found in a document.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// Marks of formats that stand anywhere in the text, a bit each.
    pub(super) marks: u128,
    /// The cues of each sentence.
    of_sentence: Vec<CueSet>,
    /// Labels of lists of votes: where each starts, and its place in [`LABELS`].
    labels: Vec<(usize, usize)>,
    /// Phrases of [`ROLES`].
    roles: Phrases,
    /// Phrases of [`KINDS`].
    kinds: Phrases,
}

/// Phrases of one table, by where they start: each with its place in the table.
#[derive(Debug, Default)]
struct Phrases(Vec<(Span, usize)>);

impl Phrases {
    /// The places of those that lie in `span`.
    fn places_in(&self, span: Span) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|(phrase, _)| phrase.start < span.start);
        let begun = self.0[first..].iter().take_while(move |(phrase, _)| phrase.start < span.end);
        begun.filter(move |(phrase, _)| phrase.end <= span.end).map(|(_, place)| *place)
    }
}

impl Cues {
    /// Reads the document once.
    pub(super) fn of(doc: &Document) -> Cues {
        let mut cues = Cues {
            of_sentence: vec![CueSet::default(); doc.sentences.len()],
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
            while doc.sentences.get(sentence).is_some_and(|sentence| sentence.end < end) {
                sentence += 1;
            }
            for index in 0..automaton.match_len(state) {
                let pattern = automaton.match_pattern(state, index);
                let here = Span::new(end - automaton.pattern_len(pattern), end);
                let number = pattern.as_usize();
                let other_capitals = |words: &&str| doc.text.as_bytes()[here.start..end] != *words.as_bytes();
                if finder
                    .exact
                    .get(number)
                    .copied()
                    .flatten()
                    .is_some_and(|words| other_capitals(&words))
                {
                    continue;
                }
                match finder.patterns[number] {
                    Pattern::Mark(at) => cues.marks |= 1 << at,
                    Pattern::Cue(cue) => {
                        if doc.sentences.get(sentence).is_some_and(|sentence| sentence.start <= here.start) {
                            cues.of_sentence[sentence].0 |= 1 << cue as u32;
                        }
                    }
                    Pattern::Label(label) => cues.labels.push((here.start, label)),
                    Pattern::Role(place) => cues.roles.0.push((here, place)),
                    Pattern::Kind(place) => cues.kinds.0.push((here, place)),
                }
            }
        }
        // Where one label begins another, the longer one ends later.
        cues.labels
            .sort_unstable_by_key(|&(start, label)| (start, usize::MAX - LABELS[label].0.len()));
        cues.roles.0.sort_unstable_by_key(|(phrase, _)| phrase.start);
        cues.kinds.0.sort_unstable_by_key(|(phrase, _)| phrase.start);
        cues
    }

    /// Whether sentence number `sentence` holds the cue.
    pub(super) fn has(&self, sentence: usize, cue: Cue) -> bool {
        self.of_sentence(sentence).has(cue)
    }

    /// All cues of sentence number `sentence`.
    pub(super) fn of_sentence(&self, sentence: usize) -> CueSet {
        self.of_sentence.get(sentence).copied().unwrap_or_default()
    }

    /// The role of the phrase in `span` that stands first in [`ROLES`].
    pub(super) fn role_in(&self, span: Span) -> Option<Role> {
        self.roles.places_in(span).min().map(|place| ROLES[place].1)
    }

    /// The kind of the phrase in `span` that stands first in [`KINDS`].
    pub(super) fn kind_in(&self, span: Span) -> Option<EntityType> {
        self.kinds.places_in(span).min().map(|place| KINDS[place].1)
    }

    /// Whether `span` holds "country concerned" or its like.
    pub(super) fn names_the_concerned(&self, span: Span) -> bool {
        self.roles.places_in(span).any(|place| ROLES[place].1 == Role::CountryConcerned)
    }

    /// Labels of lists of votes that start in `span`, longest first where several start at once.
    pub(super) fn labels(&self, span: Span) -> impl Iterator<Item = (usize, &'static str, Role)> {
        let first = self.labels.partition_point(|label| label.0 < span.start);
        let labels = self.labels[first..].iter().take_while(move |label| label.0 < span.end);
        labels.map(|&(start, label)| (start, LABELS[label].0, LABELS[label].1))
    }
}
