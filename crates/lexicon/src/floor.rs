//! The words that make a name a speaker: what a delegation does with the floor, and what
//! its people, its kind and its organisations are called.
//!
//! "Japan **welcomed** the reforms", "China’s **delegate** asked": the verb and the noun tell
//! that a State spoke, where the name alone would only be mentioned.
//!
//! `floor_predicates.tsv` gives base, past and participle of what one does, and the role that
//! comes of it; a base of `-` is a fixed phrase in the past column, and `…` in a phrase stands for
//! up to four words ("take … to task"). `floor_words.tsv` gives
//! nouns and adjectives by kind. Stance is not decided here.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::Anchored;
use aho_corasick::automaton::Automaton;
use aho_corasick::dfa::DFA;

use crate::{Files, FoldingMap, LexiconError};

/// What a predicate makes of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Predicate {
    /// Takes the floor: says, welcomes, regrets.
    Speaker,
    /// Uses an occasion "to" do what another predicate says.
    Occasion,
    /// Signs a text.
    Signatory,
    /// Aligns itself with another's statement.
    Alignment,
    /// Does not.
    DidNotAlign,
    /// Introduces a draft.
    Introducer,
    /// Raises a point of order.
    PointOfOrder,
    /// Votes in favour.
    VoterYes,
    /// Votes against.
    VoterNo,
    /// Abstains.
    VoterAbstain,
    /// Is on the list of speakers; whether it speaks, the words behind tell.
    Enrolled,
    /// Does not speak.
    DidNotSpeak,
    /// Is not there.
    Absent,
    /// Is only mentioned.
    Mentioned,
}

/// Kinds of nouns and adjectives around the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FloorWord {
    /// After "was": concerned, pleased, critical.
    Adjective,
    /// One who speaks for a State: envoy, delegate.
    Delegate,
    /// Several of them.
    Delegates,
    /// One who speaks for a government outside the room: ministry, spokesman.
    Office,
    /// What is counted without being named: delegations, speakers.
    Crowd,
    /// One of them.
    CrowdOne,
    /// Speakers that are no States: organisations, experts.
    Civil,
    /// A word that makes a name an organisation's.
    Organisation,
    /// Words that make it a national human rights institution's.
    Nhri,
    /// Words that make it a UN body's.
    Body,
    /// Words that make it another intergovernmental organisation's.
    Igo,
    /// Offices that report to the body: special rapporteur, working group.
    Mandate,
    /// Those who preside.
    Chair,
    /// Members of a treaty body and panellists.
    Expert,
    /// Between a subject and its verb: also, then, in turn.
    Between,
    /// Before a verb: has, did, would.
    Auxiliary,
    /// Before an adjective: was, remained.
    Copula,
    /// Between a copula and its adjective: more, deeply, still.
    Degree,
    /// No verb, whatever the register: of, which, report.
    NoVerb,
    /// A past form that does not end in -ed.
    Past,
    /// A past form that is spelled like the base.
    PastAsBase,
    /// After it a clause may begin: and, while, neither.
    OpensClause,
    /// May begin an apposition behind a name: speaking, on, whose.
    Apposition,
    /// Between a name and its delegate: deputy, permanent.
    Qualifier,
    /// A title before a person's name: Mr, ambassador.
    Title,
    /// What an organisation works on; it may follow "and" in a name.
    Topic,
    /// May stand before "on behalf of": speaking, a joint statement.
    BehalfLead,
    /// What one does with the floor and nothing else: speak, take the floor. Who did not do it did not speak.
    FloorAct,
    /// What is said: solidarity, alarm, doubts. Whoever does something with it speaks.
    Spoken,
    /// A verb of those to whom something is said or given, and who need not speak: faced, received.
    Receives,
    /// Before a noun that is not counted in figures: several, the vast majority of.
    Quantifier,
    /// Before a count, and a part of it: at least, a total of.
    BeforeCount,
    /// Before a name on a list of speakers: the representatives of, as well as.
    ListLead,
    /// In an introduction, what says that those listed took the floor.
    FloorPhrase,
    /// What counted delegations did that makes their number the total of a debate; verbs in the base form.
    TookPart,
    /// An office within a group, whose holder speaks for it.
    GroupOffice,
    /// No adjective between a quantity and its noun: the, of, said.
    NoAdjective,
    /// Before a name without being part of it: in, against, fellow.
    BeforeName,
}

/// Several kinds at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FloorWords(u64);

impl FloorWords {
    /// Whether `kind` is among them.
    pub fn has(self, kind: FloorWord) -> bool {
        self.0 & FloorWords::of(kind).0 != 0
    }

    const fn of(kind: FloorWord) -> FloorWords {
        FloorWords(1 << kind as u32)
    }

    fn add(&mut self, kind: FloorWord) {
        self.0 |= FloorWords::of(kind).0;
    }
}

/// A predicate that begins a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundPredicate {
    /// What it makes of its subject.
    pub predicate: Predicate,
    /// Its bytes.
    pub length: usize,
    /// Whether the words are the base form: "press", and not "presses" or "pressed".
    pub is_base: bool,
}

/// The two tables, indexed.
#[derive(Debug, Default)]
pub struct Floor {
    /// By first word: whole phrases, longest first.
    predicates: FoldingMap<String, Vec<Phrase>>,
    words: FoldingMap<String, FloorWords>,
    phrases: Vec<(String, FloorWord)>,
    /// The nouns that stand for speakers, in the order of the table.
    nouns: Vec<(String, FloorWord)>,
    /// The forms of each kind, longest first.
    longest_first: HashMap<FloorWord, Vec<String>>,
    /// See [`Floor::automaton`].
    automaton: OnceLock<Option<DFA>>,
    /// Finds the words of [`Floor::kinds_in`] in a name.
    kinds: Finder,
}

#[derive(Debug)]
struct Phrase {
    /// All of it, or what stands before the words that are left open.
    words: String,
    /// What stands behind them.
    tail: Option<String>,
    predicate: Predicate,
    is_base: bool,
}

/// An automaton over some kinds of words.
#[derive(Debug, Default)]
struct Finder {
    automaton: Option<DFA>,
    /// The kind that goes with each of the patterns.
    kinds: Vec<FloorWord>,
    /// Whether the pattern may be the beginning of a word.
    is_stem: Vec<bool>,
}

impl Finder {
    fn new(phrases: &[(String, FloorWord)], wanted: &[FloorWord]) -> Finder {
        let patterns: Vec<&(String, FloorWord)> = phrases.iter().filter(|(_, kind)| wanted.contains(kind)).collect();
        Finder {
            kinds: patterns.iter().map(|(_, kind)| *kind).collect(),
            is_stem: patterns.iter().map(|(form, _)| STEMS.contains(&form.as_str())).collect(),
            automaton: DFA::builder()
                .ascii_case_insensitive(true)
                .prefilter(false)
                .build(patterns.iter().map(|(form, _)| form))
                .ok(),
        }
    }

    /// Calls `seen` with start, end and pattern of every occurrence, by their ends.
    fn each(&self, text: &str, mut seen: impl FnMut(usize, usize, usize)) {
        let Some(automaton) = &self.automaton else { return };
        let Ok(mut state) = automaton.start_state(Anchored::No) else {
            return;
        };
        for (at, byte) in text.bytes().enumerate() {
            state = automaton.next_state(Anchored::No, state, byte);
            if automaton.is_special(state) && automaton.is_match(state) {
                for index in 0..automaton.match_len(state) {
                    let pattern = automaton.match_pattern(state, index);
                    seen(at + 1 - automaton.pattern_len(pattern), at + 1, pattern.as_usize());
                }
            }
        }
    }
}

/// Forms that are the beginning of a word: ombudsman, defensoría.
const STEMS: &[&str] = &["defensor", "ombud"];

impl Floor {
    pub(crate) fn from_files(files: &Files) -> Result<Floor, LexiconError> {
        let mut floor = Floor::default();
        let table = "floor_predicates.tsv";
        for (line, row) in files.rows(table, &["base", "past", "participle", "role"])? {
            let role = predicate(&row[3]).ok_or_else(|| fault(table, line, &row[3]))?;
            let [base, past, participle, _] = &row[..] else { continue };
            floor.push(past, role, past == base);
            if base != "-" {
                floor.push(&third_person(base), role, false);
                floor.push(base, role, true);
            }
            if !participle.is_empty() {
                floor.push(participle, role, participle == base);
            }
        }
        for phrases in floor.predicates.values_mut() {
            // Of equal words the base form stays.
            phrases.sort_by(|a, b| {
                let length = |phrase: &Phrase| phrase.words.len() + phrase.tail.as_ref().map_or(0, String::len);
                let longest_first = length(b).cmp(&length(a));
                longest_first.then_with(|| (&a.words, &a.tail).cmp(&(&b.words, &b.tail)))
            });
            phrases.dedup_by(|later, first| {
                let same = later.words == first.words && later.tail == first.tail;
                first.is_base |= same && later.is_base;
                same
            });
        }
        let table = "floor_words.tsv";
        for (line, row) in files.rows(table, &["kind", "form"])? {
            let kind = word(&row[0]).ok_or_else(|| fault(table, line, &row[0]))?;
            floor.words.entry(row[1].clone()).or_default().add(kind);
            floor.phrases.push((row[1].clone(), kind));
        }
        let stands_for_speakers = |phrase: &&(String, FloorWord)| STANDS_FOR_SPEAKERS.contains(&phrase.1);
        floor.nouns = floor.phrases.iter().filter(stands_for_speakers).cloned().collect();
        for (form, kind) in &floor.phrases {
            floor.longest_first.entry(*kind).or_default().push(form.clone());
        }
        for forms in floor.longest_first.values_mut() {
            forms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        floor.kinds = Finder::new(&floor.phrases, NAMES_A_KIND);
        Ok(floor)
    }

    /// Adds a phrase, with either apostrophe.
    fn push(&mut self, phrase: &str, predicate: Predicate, is_base: bool) {
        if phrase.contains('’') {
            self.push(&phrase.replace('’', "'"), predicate, is_base);
        }
        let first = phrase.split(' ').next().unwrap_or(phrase);
        let (words, tail) = match phrase.split_once(" … ") {
            Some((words, tail)) => (words, Some(tail.to_owned())),
            None => (phrase, None),
        };
        self.predicates.entry(first.to_owned()).or_default().push(Phrase {
            words: words.to_owned(),
            tail,
            predicate,
            is_base,
        });
    }

    /// Finds, in whatever capitals, the nouns that stand for speakers without naming a State
    /// (delegations, special rapporteur, chair of the committee) and the `further` words that the
    /// reader of the text looks for, so that one pass is enough. The nouns are the first patterns:
    /// [`Floor::noun`]. Built at the first call and kept: `further` is the same at each.
    pub fn automaton<'f>(&'f self, further: impl IntoIterator<Item = &'f str>) -> Option<&'f DFA> {
        let build = || {
            let nouns = self.nouns.iter().map(|(form, _)| form.as_str());
            let mut builder = DFA::builder();
            builder.ascii_case_insensitive(true).prefilter(false);
            builder.build(nouns.chain(further)).ok()
        };
        self.automaton.get_or_init(build).as_ref()
    }

    /// How many patterns of [`Floor::automaton`] are nouns.
    pub fn n_nouns(&self) -> usize {
        self.nouns.len()
    }

    /// The kind of the noun that is this pattern of [`Floor::automaton`].
    pub fn noun(&self, pattern: usize) -> Option<FloorWord> {
        self.nouns.get(pattern).map(|(_, kind)| *kind)
    }

    /// The kinds of the words in a name that tell what sort of organisation bears it. Letters
    /// beyond ASCII must be in lower case.
    pub fn kinds_in(&self, name: &str) -> FloorWords {
        let mut seen = FloorWords::default();
        self.kinds.each(name, |start, end, pattern| {
            let kind = self.kinds.kinds[pattern];
            let starts_word = !name[..start].chars().next_back().is_some_and(char::is_alphanumeric);
            let ends_word = || self.kinds.is_stem[pattern] || !name[end..].starts_with(char::is_alphanumeric);
            if !seen.has(kind) && starts_word && ends_word() {
                seen.add(kind);
            }
        });
        seen
    }

    /// The predicate that `words` (lower case) begin with, longest first.
    pub fn predicate(&self, words: &str) -> Option<FoundPredicate> {
        self.longest(words, |_| true)
    }

    /// The same for base forms only, as after "to".
    pub fn base(&self, words: &str) -> Option<FoundPredicate> {
        self.longest(words, |phrase| phrase.is_base)
    }

    fn longest(&self, words: &str, wanted: impl Fn(&Phrase) -> bool) -> Option<FoundPredicate> {
        let goes_on = |c: char| c.is_alphanumeric() || c == '-';
        let ascii = words
            .bytes()
            .take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'-')
            .count();
        let first = if words.as_bytes().get(ascii).is_some_and(|byte| !byte.is_ascii()) {
            words.split(|c: char| !goes_on(c)).next()?
        } else {
            &words[..ascii]
        };
        self.predicates
            .get(first)?
            .iter()
            .filter(|phrase| wanted(phrase))
            .find_map(|phrase| {
                let rest = words.strip_prefix(phrase.words.as_str())?;
                let further = phrase.tail.as_ref().map_or(Some(0), |tail| across(rest, tail))?;
                (!rest[further..].starts_with(goes_on)).then_some(FoundPredicate {
                    predicate: phrase.predicate,
                    length: phrase.words.len() + further,
                    is_base: phrase.is_base,
                })
            })
    }

    /// All kinds of a word or phrase (lower case).
    pub fn kinds(&self, form: &str) -> FloorWords {
        self.words.get(form).copied().unwrap_or_default()
    }

    /// Whether the word or phrase (lower case) is of this kind.
    pub fn is(&self, form: &str, kind: FloorWord) -> bool {
        self.kinds(form).has(kind)
    }

    /// Every form of a kind, so that one that holds another comes before it.
    pub fn longest_first(&self, kind: FloorWord) -> &[String] {
        self.longest_first.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// Where `tail` ends in `rest`, after one to four words of the same clause.
fn across(rest: &str, tail: &str) -> Option<usize> {
    let mut words = 0;
    for (at, _) in rest.match_indices(' ') {
        if words > 0 && rest[at + 1..].starts_with(tail) {
            return Some(at + 1 + tail.len());
        }
        let next = rest[at + 1..].split(' ').next()?;
        words += 1;
        if words > 4 || next.is_empty() || next.contains([',', ';', ':', '.', '(', ')', '“', '”']) {
            return None;
        }
    }
    None
}

/// Kinds of nouns that are looked for in running text.
const STANDS_FOR_SPEAKERS: &[FloorWord] = &[
    FloorWord::Crowd,
    FloorWord::CrowdOne,
    FloorWord::Mandate,
    FloorWord::Chair,
    FloorWord::Expert,
];

/// Kinds of words that tell what sort of organisation bears a name.
const NAMES_A_KIND: &[FloorWord] = &[FloorWord::Body, FloorWord::Igo, FloorWord::Nhri, FloorWord::Organisation];

fn third_person(base: &str) -> String {
    let (verb, rest) = base.split_once(' ').map_or((base, ""), |(verb, rest)| (verb, rest));
    let inflected = if let Some(stem) = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        format!("{stem}ies")
    } else if verb.ends_with(['s', 'x', 'z', 'o']) || verb.ends_with("ch") || verb.ends_with("sh") {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    };
    if rest.is_empty() {
        inflected
    } else {
        format!("{inflected} {rest}")
    }
}

fn fault(file: &str, line: u64, value: &str) -> LexiconError {
    LexiconError::Row {
        file: file.into(),
        line,
        why: format!("`{value}` is no role or kind of this table"),
    }
}

fn predicate(name: &str) -> Option<Predicate> {
    Some(match name {
        "speaker" => Predicate::Speaker,
        "occasion" => Predicate::Occasion,
        "signatory" => Predicate::Signatory,
        "alignment" => Predicate::Alignment,
        "did_not_align" => Predicate::DidNotAlign,
        "introducer" => Predicate::Introducer,
        "point_of_order" => Predicate::PointOfOrder,
        "voter_yes" => Predicate::VoterYes,
        "voter_no" => Predicate::VoterNo,
        "voter_abstain" => Predicate::VoterAbstain,
        "enrolled" => Predicate::Enrolled,
        "did_not_speak" => Predicate::DidNotSpeak,
        "absent" => Predicate::Absent,
        "mentioned" => Predicate::Mentioned,
        _ => return None,
    })
}

fn word(name: &str) -> Option<FloorWord> {
    Some(match name {
        "adjective" => FloorWord::Adjective,
        "floor_act" => FloorWord::FloorAct,
        "quantifier" => FloorWord::Quantifier,
        "before_count" => FloorWord::BeforeCount,
        "list_lead" => FloorWord::ListLead,
        "floor_phrase" => FloorWord::FloorPhrase,
        "took_part" => FloorWord::TookPart,
        "spoken" => FloorWord::Spoken,
        "receives" => FloorWord::Receives,
        "delegate" => FloorWord::Delegate,
        "delegates" => FloorWord::Delegates,
        "office" => FloorWord::Office,
        "crowd" => FloorWord::Crowd,
        "crowd_one" => FloorWord::CrowdOne,
        "civil" => FloorWord::Civil,
        "organisation" => FloorWord::Organisation,
        "nhri" => FloorWord::Nhri,
        "body" => FloorWord::Body,
        "igo" => FloorWord::Igo,
        "mandate" => FloorWord::Mandate,
        "chair" => FloorWord::Chair,
        "expert" => FloorWord::Expert,
        "between" => FloorWord::Between,
        "auxiliary" => FloorWord::Auxiliary,
        "copula" => FloorWord::Copula,
        "degree" => FloorWord::Degree,
        "no_verb" => FloorWord::NoVerb,
        "past" => FloorWord::Past,
        "past_as_base" => FloorWord::PastAsBase,
        "opens_clause" => FloorWord::OpensClause,
        "apposition" => FloorWord::Apposition,
        "qualifier" => FloorWord::Qualifier,
        "title" => FloorWord::Title,
        "topic" => FloorWord::Topic,
        "behalf_lead" => FloorWord::BehalfLead,
        "group_office" => FloorWord::GroupOffice,
        "no_adjective" => FloorWord::NoAdjective,
        "before_name" => FloorWord::BeforeName,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_predicate_is_found_in_every_form() {
        let floor = Floor::from_files(&Files::embedded()).expect("the tables are valid");
        for (words, predicate, length) in [
            ("took the floor twice", Predicate::Speaker, 14),
            ("takes note with appreciation", Predicate::Speaker, 10),
            ("applies pressure", Predicate::Mentioned, 0),
            ("voted against the text", Predicate::VoterNo, 13),
            ("did not take the floor.", Predicate::DidNotSpeak, 22),
            ("took the critics to task over it", Predicate::Speaker, 24),
        ] {
            let expected = (length > 0).then_some((predicate, length));
            let found = floor.predicate(words).map(|found| (found.predicate, found.length));
            assert_eq!(found, expected, "{words}");
        }
    }
}
