//! The words that make a name a speaker: what a delegation does with the floor, and what
//! its people, its kind and its organisations are called.
//!
//! "Japan **welcomed** the reforms", "China’s **delegate** asked": the verb and the noun tell
//! that a State spoke, where the name alone would only be mentioned.
//!
//! `floor_predicates.tsv` gives base, past and participle of what one does, and the role that
//! comes of it; a base of `-` is a fixed phrase in the past column. `floor_words.tsv` gives
//! nouns and adjectives by kind. Stance is not decided here.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::{Files, LexiconError};

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
}

/// The two tables, indexed.
#[derive(Debug, Default)]
pub struct Floor {
    /// By first word: whole phrases, longest first.
    predicates: HashMap<String, Vec<(String, Predicate)>>,
    /// Base forms of what one may use an occasion for, by first word.
    bases: HashMap<String, Vec<(String, Predicate)>>,
    words: HashMap<String, Vec<FloorWord>>,
    phrases: Vec<(String, FloorWord)>,
    /// Finds the nouns of [`Floor::nouns`] in running text.
    finder: Option<AhoCorasick>,
    /// The kind that goes with each of the finder's patterns.
    finder_kinds: Vec<FloorWord>,
}

impl Floor {
    pub(crate) fn from_files(files: &Files) -> Result<Floor, LexiconError> {
        let mut floor = Floor::default();
        let table = "floor_predicates.tsv";
        for (line, row) in files.rows(table, &["base", "past", "participle", "role"])? {
            let role = predicate(&row[3]).ok_or_else(|| fault(table, line, &row[3]))?;
            let [base, past, participle, _] = &row[..] else { continue };
            push(&mut floor.predicates, past, role);
            if base != "-" {
                push(&mut floor.predicates, &third_person(base), role);
                push(&mut floor.predicates, base, role);
                push(&mut floor.bases, base, role);
            }
            if !participle.is_empty() {
                push(&mut floor.predicates, participle, role);
            }
        }
        for phrases in floor.predicates.values_mut().chain(floor.bases.values_mut()) {
            phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
            phrases.dedup_by(|a, b| a.0 == b.0);
        }
        let table = "floor_words.tsv";
        for (line, row) in files.rows(table, &["kind", "form"])? {
            let kind = word(&row[0]).ok_or_else(|| fault(table, line, &row[0]))?;
            floor.words.entry(row[1].clone()).or_default().push(kind);
            floor.phrases.push((row[1].clone(), kind));
        }
        let nouns: Vec<&(String, FloorWord)> = floor
            .phrases
            .iter()
            .filter(|(_, kind)| STANDS_FOR_SPEAKERS.contains(kind))
            .collect();
        floor.finder_kinds = nouns.iter().map(|(_, kind)| *kind).collect();
        floor.finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(nouns.iter().map(|(form, _)| form))
            .ok();
        Ok(floor)
    }

    /// Every noun in `text` that stands for speakers without naming a State (delegations, special
    /// rapporteur, chair of the committee), whole words, in order.
    pub fn nouns<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, FloorWord)> + 't {
        let finder = self.finder.iter();
        finder.flat_map(move |finder| finder.find_iter(text)).filter_map(move |found| {
            let bytes = text.as_bytes();
            let is_word = |byte: &u8| byte.is_ascii_alphanumeric();
            let before = found.start().checked_sub(1).and_then(|at| bytes.get(at));
            let whole = !before.is_some_and(is_word) && !bytes.get(found.end()).is_some_and(is_word);
            whole.then(|| (found.start(), found.end(), self.finder_kinds[found.pattern().as_usize()]))
        })
    }

    /// The predicate that `words` (lower case) begin with, longest first, and its length in bytes.
    pub fn predicate(&self, words: &str) -> Option<(Predicate, usize)> {
        longest(&self.predicates, words)
    }

    /// The same for base forms only, as after "to".
    pub fn base(&self, words: &str) -> Option<(Predicate, usize)> {
        longest(&self.bases, words)
    }

    /// Whether the word or phrase (lower case) is of this kind.
    pub fn is(&self, form: &str, kind: FloorWord) -> bool {
        self.words.get(form).is_some_and(|kinds| kinds.contains(&kind))
    }

    /// Every form of a kind, in the order of the table.
    pub fn forms(&self, kind: FloorWord) -> impl Iterator<Item = &str> {
        self.phrases
            .iter()
            .filter(move |(_, of)| *of == kind)
            .map(|(form, _)| form.as_str())
    }
}

/// Kinds of nouns that are looked for in running text.
const STANDS_FOR_SPEAKERS: &[FloorWord] = &[
    FloorWord::Crowd,
    FloorWord::CrowdOne,
    FloorWord::Mandate,
    FloorWord::Chair,
    FloorWord::Expert,
];

fn longest(index: &HashMap<String, Vec<(String, Predicate)>>, words: &str) -> Option<(Predicate, usize)> {
    let first = words.split(|c: char| !c.is_alphanumeric() && c != '-').next()?;
    index.get(first)?.iter().find_map(|(phrase, predicate)| {
        let rest = words.strip_prefix(phrase.as_str())?;
        (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')).then_some((*predicate, phrase.len()))
    })
}

fn push(index: &mut HashMap<String, Vec<(String, Predicate)>>, phrase: &str, predicate: Predicate) {
    let first = phrase.split(' ').next().unwrap_or(phrase);
    index.entry(first.to_owned()).or_default().push((phrase.to_owned(), predicate));
}

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
        "did_not_speak" => Predicate::DidNotSpeak,
        "absent" => Predicate::Absent,
        "mentioned" => Predicate::Mentioned,
        _ => return None,
    })
}

fn word(name: &str) -> Option<FloorWord> {
    Some(match name {
        "adjective" => FloorWord::Adjective,
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
            ("did not speak.", Predicate::DidNotSpeak, 13),
        ] {
            let expected = (length > 0).then_some((predicate, length));
            assert_eq!(floor.predicate(words), expected, "{words}");
        }
    }
}
