//! Where the words stand that rules begin with, and the nouns of speakers, found in one pass over the text.
//!
//! A sentence without "following", "were" or a colon introduces no list: each rule asks for its
//! cue before it reads the sentence, so that most sentences cost nothing but this pass.

use std::sync::OnceLock;

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton;
use lexicon::{Floor, FloorWord};
use record::{EntityType, Role, Span};

use super::format;
use super::items::{JOINTLY, NAME_ENDS};
use super::lists::KINDS;
use super::mentioned::OF_CIVIL_SOCIETY;
use super::prose::INTRODUCING;
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
    /// Words of [`JOINTLY`].
    Jointly,
    /// Words of [`NAME_ENDS`].
    NameEnds,
    /// "introducing", "as co-sponsor of".
    Introducing,
    /// Words of [`OF_CIVIL_SOCIETY`].
    CivilSociety,
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
    (
        Cue::OfThem,
        &[
            "Of them ",
            "Of these ",
            "Of those ",
            " of them ",
            " of them, ",
            " of these ",
            " of those ",
            " of whom ",
        ],
    ),
    (
        Cue::Inverted,
        &[" were ", " were, ", " was ", " included ", " include ", " are ", " came from "],
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
            "nor did ",
            "Nor did ",
            "neither did ",
            "Neither did ",
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
    (Cue::Jointly, JOINTLY),
    (Cue::NameEnds, NAME_ENDS),
    (Cue::CivilSociety, OF_CIVIL_SOCIETY),
];

/// Cues in lower case, that are found in whatever capitals.
const CUES_IN_ANY_CASE: &[(Cue, &[&str])] = &[
    (Cue::Concerned, CONCERNED),
    (Cue::Explains, &["explain"]),
    (Cue::TellsVote, &["abst", "vote"]),
    (Cue::Introducing, INTRODUCING),
    (Cue::Introducing, &[" as "]),
    (Cue::OfWhich, &[", of which", ", of whom", ", of these", "; of these"]),
];

/// Words that are looked for.
struct Wanted {
    words: &'static str,
    /// Whether they count only as they are written.
    as_written: bool,
    sort: Sort,
}

/// What sort of words they are.
#[derive(Clone, Copy)]
enum Sort {
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

/// All words that are looked for; their places are the patterns of the automaton behind its nouns.
fn wanted() -> &'static [Wanted] {
    static WANTED: OnceLock<Vec<Wanted>> = OnceLock::new();
    WANTED.get_or_init(|| {
        let mut all = Vec::new();
        let mut add = |as_written, words, sort| all.push(Wanted { words, as_written, sort });
        let cues = |table: &'static [(Cue, &'static [&'static str])]| {
            table.iter().flat_map(|(cue, words)| words.iter().map(|words| (*words, *cue)))
        };
        (0..).zip(format::marks()).for_each(|(at, words)| add(true, words, Sort::Mark(at)));
        cues(CUES).for_each(|(words, cue)| add(true, words, Sort::Cue(cue)));
        LABELS
            .iter()
            .enumerate()
            .for_each(|(at, (words, _))| add(true, words, Sort::Label(at)));
        cues(CUES_IN_ANY_CASE).for_each(|(words, cue)| add(false, words, Sort::Cue(cue)));
        SIDED.iter().for_each(|(words, _)| add(false, words, Sort::Cue(Cue::Sided)));
        ROLES
            .iter()
            .enumerate()
            .for_each(|(at, (words, _))| add(false, words, Sort::Role(at)));
        KINDS
            .iter()
            .enumerate()
            .for_each(|(at, (words, _))| add(false, words, Sort::Kind(at)));
        all
    })
}

/// A noun that stands for speakers: where it starts and ends, and its kind.
pub(super) type Noun = (usize, usize, FloorWord);

/// What was found in a document.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// Marks of formats that stand anywhere in the text, a bit each.
    pub(super) marks: u128,
    /// The cues of each sentence.
    of_sentence: Vec<CueSet>,
    /// Those of all sentences.
    of_all: CueSet,
    /// Nouns that stand for speakers: whole words, leftmost and longest, in order.
    pub(super) nouns: Vec<Noun>,
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
    pub(super) fn of(doc: &Document, floor: &Floor) -> Cues {
        let mut cues = Cues {
            of_sentence: vec![CueSet::default(); doc.sentences.len()],
            ..Cues::default()
        };
        let wanted = wanted();
        let Some(automaton) = floor.automaton(wanted.iter().map(|wanted| wanted.words)) else {
            return cues;
        };
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
                let pattern = pattern.as_usize();
                match floor.noun(pattern) {
                    Some(kind) => cues.noun(doc.text, here, kind),
                    None => cues.words(doc, sentence, here, &wanted[pattern - floor.n_nouns()]),
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

    /// Notes words that were looked for.
    fn words(&mut self, doc: &Document, sentence: usize, here: Span, wanted: &Wanted) {
        if wanted.as_written && doc.text.as_bytes()[here.start..here.end] != *wanted.words.as_bytes() {
            return;
        }
        match wanted.sort {
            Sort::Mark(at) => self.marks |= 1 << at,
            Sort::Cue(cue) => {
                if doc.sentences.get(sentence).is_some_and(|sentence| sentence.start <= here.start) {
                    self.of_sentence[sentence].0 |= 1 << cue as u32;
                    self.of_all.0 |= 1 << cue as u32;
                }
            }
            Sort::Label(label) => self.labels.push((here.start, label)),
            Sort::Role(place) => self.roles.0.push((here, place)),
            Sort::Kind(place) => self.kinds.0.push((here, place)),
        }
    }

    /// Notes a noun. They come by their ends: a longer one that starts earlier takes the shorter ones' place.
    fn noun(&mut self, text: &str, here: Span, kind: FloorWord) {
        let bytes = text.as_bytes();
        let before = here.start.checked_sub(1).and_then(|at| bytes.get(at));
        if before.is_some_and(u8::is_ascii_alphanumeric) || bytes.get(here.end).is_some_and(u8::is_ascii_alphanumeric) {
            return;
        }
        let is_within = |last: &Noun| last.0 > here.start || (last.0 == here.start && last.1 < here.end);
        while self.nouns.last().is_some_and(is_within) {
            self.nouns.pop();
        }
        if self.nouns.last().is_none_or(|last| last.1 <= here.start) {
            self.nouns.push((here.start, here.end, kind));
        }
    }

    /// Whether sentence number `sentence` holds the cue.
    pub(super) fn has(&self, sentence: usize, cue: Cue) -> bool {
        self.of_sentence(sentence).has(cue)
    }

    /// Whether any sentence holds the cue.
    pub(super) fn somewhere(&self, cue: Cue) -> bool {
        self.of_all.has(cue)
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
