//! The pattern language of the stance tables, and finding its patterns in a row of words.
//!
//! ```text
//! commend~                 any form of the verb: commend, commends, commended, commending
//! achievement+             singular or plural
//! with|in                  either word
//! the?                     may be missing
//! note~ with * concern     `*`: up to four words between, none of them a preposition, a denial or a conjunction
//! ```

use record::Polarity;

use super::forms;
use super::kinds::{FrameClass, ObjectKind, Shifter};
use crate::FoldingMap;

/// The number of every word that is in no table.
pub const UNKNOWN_WORD: u32 = 0;
/// The number to give to a mark of punctuation: no pattern reaches across it.
pub const BARRIER: u32 = 1;

/// How many words `*` may skip.
const GAP: usize = 4;
/// Words that `*` does not skip: behind them another phrase begins, or
/// what follows is denied.
const NO_GAP: &[&str] = &[
    "about", "after", "against", "although", "at", "because", "before", "but", "by", "for", "from", "if", "into", "never", "no", "not",
    "of", "on", "or", "over", "that", "though", "to", "when", "which", "while", "who", "with",
];

/// What an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A speaker does something.
    Frame {
        /// What.
        class: FrameClass,
        /// Which way it points where the object has no say.
        polarity: Polarity,
        /// From 1 (courtesy) to 5.
        strength: u8,
    },
    /// Something it may be done to.
    Object(ObjectKind),
    /// Something that changes the force of the words around it.
    Shifter(Shifter),
}

/// A row of a table.
#[derive(Debug)]
pub struct Entry {
    /// Id: class or kind, and the head: `condemn.strongly_condemn`.
    pub rule: String,
    /// What it says.
    pub meaning: Meaning,
    elements: Vec<Element>,
    /// Base and third person of a verb that begins the entry: these may be a noun instead.
    noun_like: Vec<u32>,
    base: Option<u32>,
}

impl Entry {
    /// Whether the word that begins the entry could as well be a noun: "support", "calls".
    pub fn may_be_noun(&self, first: u32) -> bool {
        self.noun_like.contains(&first)
    }

    /// Whether `first` is the base form of the verb that begins the entry.
    pub fn is_base(&self, first: u32) -> bool {
        self.base == Some(first)
    }
}

/// An entry found in a row of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Number of the entry.
    pub entry: u32,
    /// How many words it covers.
    pub words: usize,
}

#[derive(Debug, PartialEq, Eq)]
enum Element {
    Words { any_of: Vec<u32>, optional: bool },
    Gap,
}

/// The entries that begin with one word, by the word that comes next: most are ruled out by it.
#[derive(Debug, Clone, Default)]
struct Beginnings {
    /// Of one word, or with a second word that may be missing.
    alone: Vec<u32>,
    /// Second word and entry, in order, where the second word follows at once.
    next: Vec<(u32, u32)>,
    /// The same where words may be skipped before it.
    later: Vec<(u32, u32)>,
}

/// Every pattern, by the words it may begin with.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    words: FoldingMap<Box<str>, u32>,
    entries: Vec<Entry>,
    by_first: Vec<Beginnings>,
    before_noun: Vec<bool>,
    no_gap: Vec<bool>,
}

impl Patterns {
    pub(super) fn add(&mut self, pattern: &str, name: &str, meaning: Meaning) -> Result<(), String> {
        if self.words.is_empty() {
            for word in NO_GAP {
                let number = self.number(word);
                self.no_gap[number as usize] = true;
            }
        }
        let (mut elements, mut noun_like, mut base) = (Vec::new(), Vec::new(), None);
        for (at, part) in pattern.split(' ').enumerate() {
            if part == "*" {
                elements.push(Element::Gap);
                continue;
            }
            let (part, optional) = part.strip_suffix('?').map_or((part, false), |part| (part, true));
            let mut any_of = Vec::new();
            for word in part.split('|') {
                let (plain, forms) = match (word.strip_suffix('~'), word.strip_suffix('+')) {
                    (Some(verb), _) => (verb, forms::verb(verb)),
                    (_, Some(noun)) => (noun, forms::noun(noun)),
                    _ => (word, vec![word.to_owned()]),
                };
                if plain.is_empty() || !plain.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '\'') {
                    return Err(format!("`{word}` in `{pattern}` is no lower-case word"));
                }
                for (form_at, form) in forms.iter().enumerate() {
                    let number = self.number(form);
                    any_of.push(number);
                    if at == 0 && word.ends_with('~') && form_at < 2 {
                        noun_like.push(number);
                        base = base.or(Some(number));
                    }
                    if let Some(other) = forms::other_spelling(form) {
                        any_of.push(self.number(&other));
                    }
                }
            }
            any_of.sort_unstable();
            any_of.dedup();
            elements.push(Element::Words { any_of, optional });
        }
        let Some(Element::Words { any_of, optional: false }) = elements.first() else {
            return Err(format!("`{pattern}` begins with no certain word"));
        };
        if elements.last() == Some(&Element::Gap) {
            return Err(format!("`{pattern}` ends in a gap"));
        }
        if meaning == Meaning::Shifter(Shifter::BeforeNoun) {
            for &first in any_of {
                self.before_noun[first as usize] = true;
            }
            return Ok(());
        }
        let entry = u32::try_from(self.entries.len()).map_err(|_| "too many rows".to_owned())?;
        for &first in any_of {
            let beginnings = &mut self.by_first[first as usize];
            let (next, list) = match elements.get(1..) {
                Some([Element::Words { any_of, optional: false }, ..]) => (any_of, &mut beginnings.next),
                Some([Element::Gap, Element::Words { any_of, .. }, ..]) => (any_of, &mut beginnings.later),
                _ => {
                    beginnings.alone.push(entry);
                    (&Vec::new(), &mut beginnings.next)
                }
            };
            for &second in next {
                let place = list.partition_point(|known| *known < (second, entry));
                list.insert(place, (second, entry));
            }
        }
        self.entries.push(Entry {
            rule: format!("{name}.{}", id(pattern)),
            meaning,
            elements,
            noun_like,
            base,
        });
        Ok(())
    }

    pub(super) fn word(&self, lower: &str) -> u32 {
        self.words.get(lower).copied().unwrap_or(UNKNOWN_WORD)
    }

    pub(super) fn is_before_noun(&self, word: u32) -> bool {
        self.before_noun.get(word as usize).copied().unwrap_or(false)
    }

    pub(super) fn find(&self, words: &[u32], at: usize, accept: impl Fn(&Entry) -> bool) -> Option<Found> {
        let beginnings = self.by_first.get(*words.get(at)? as usize)?;
        let mut best: Option<(usize, Found)> = None;
        // The lists tell that the first `known` words match.
        let mut offer = |number: u32, known: usize| {
            let entry = self.entry(number);
            let Some((end, matched)) = self.fits(&entry.elements[known..], words, at + known) else {
                return;
            };
            let matched = matched + known;
            let skipped = end - at - matched;
            // A word matched outweighs two skipped; a pattern with a gap still beats a lone word.
            let score = (matched * 10).saturating_sub(skipped * 5).max(matched.min(2) * 6);
            let better = best.is_none_or(|(reached, found)| score > reached || score == reached && number < found.entry);
            if better && accept(entry) {
                let words = end - at;
                best = Some((score, Found { entry: number, words }));
            }
        };
        for &number in &beginnings.alone {
            offer(number, 1);
        }
        if let Some(&next) = words.get(at + 1) {
            with_next(&beginnings.next, next).for_each(|number| offer(number, 2));
        }
        if !beginnings.later.is_empty() {
            for &later in words.iter().skip(at + 1).take(GAP + 1) {
                with_next(&beginnings.later, later).for_each(|number| offer(number, 1));
                if self.ends_gap(later) {
                    break;
                }
            }
        }
        best.map(|(_, found)| found)
    }

    fn ends_gap(&self, word: u32) -> bool {
        word == BARRIER || self.no_gap.get(word as usize) == Some(&true)
    }

    pub(super) fn entry(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// Where the elements end when they fit `words[at..]`, and how many words they matched.
    fn fits(&self, elements: &[Element], words: &[u32], at: usize) -> Option<(usize, usize)> {
        let Some((element, rest)) = elements.split_first() else {
            return Some((at, 0));
        };
        match element {
            Element::Words { any_of, optional } => {
                if words.get(at).is_some_and(|word| any_of.binary_search(word).is_ok())
                    && let Some((end, matched)) = self.fits(rest, words, at + 1)
                {
                    return Some((end, matched + 1));
                }
                if *optional { self.fits(rest, words, at) } else { None }
            }
            Element::Gap => (0..=GAP).find_map(|skipped| {
                let between = words.get(at..at + skipped)?;
                let crosses = |word: &u32| self.ends_gap(*word);
                if between.iter().any(crosses) {
                    return None;
                }
                self.fits(rest, words, at + skipped)
            }),
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if self.by_first.is_empty() {
            self.by_first.resize(2, Beginnings::default());
            self.before_noun.resize(2, false);
            self.no_gap.resize(2, false);
        }
        if let Some(&number) = self.words.get(word) {
            return number;
        }
        let number = u32::try_from(self.by_first.len()).unwrap_or(UNKNOWN_WORD);
        self.words.insert(word.into(), number);
        self.by_first.push(Beginnings::default());
        self.before_noun.push(false);
        self.no_gap.push(false);
        number
    }
}

/// What a pattern is called: its words, the first where there is a choice.
fn id(pattern: &str) -> String {
    let words = pattern
        .split([' ', '*'])
        .filter_map(|part| part.split('|').next())
        .map(|word| word.trim_end_matches(['~', '+', '?']))
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}

/// The entries of a list whose second word is `next`.
fn with_next(list: &[(u32, u32)], next: u32) -> impl Iterator<Item = u32> {
    let from = list.partition_point(|(second, _)| *second < next);
    list[from..]
        .iter()
        .take_while(move |(second, _)| *second == next)
        .map(|(_, entry)| *entry)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{Files, StanceWords};

    /// Rows of words that a row of the tables must match: one place varied at a time, gaps left
    /// empty and filled, words that may be missing left out.
    fn examples(entry: &Entry) -> Vec<Vec<u32>> {
        let choices: Vec<Vec<Vec<u32>>> = entry
            .elements
            .iter()
            .map(|element| match element {
                Element::Words { any_of, optional } => {
                    let missing = optional.then(Vec::new);
                    any_of.iter().map(|&word| vec![word]).chain(missing).collect()
                }
                Element::Gap => vec![Vec::new(), vec![UNKNOWN_WORD], vec![UNKNOWN_WORD; GAP]],
            })
            .collect();
        let mut all = BTreeSet::new();
        for (varied, of) in choices.iter().enumerate() {
            for choice in of {
                let words = choices.iter().enumerate();
                all.insert(
                    words
                        .flat_map(|(at, of)| if at == varied { choice } else { &of[0] })
                        .copied()
                        .collect(),
                );
            }
        }
        all.into_iter().collect()
    }

    /// Whether two rows are read in the same places, and mean the same class or kind.
    fn are_alike(one: &Entry, other: &Entry, first: u32) -> bool {
        let same = match (one.meaning, other.meaning) {
            (Meaning::Frame { class, .. }, Meaning::Frame { class: of, .. }) => class == of,
            (one, other) => one == other,
        };
        same && one.may_be_noun(first) == other.may_be_noun(first) && one.is_base(first) == other.is_base(first)
    }

    /// Whether another row says the same, or comes first, wherever the entry matches.
    fn is_idle(tables: &StanceWords, entry: &Entry) -> bool {
        examples(entry).iter().all(|words| {
            let with = tables.find(words, 0, |other| are_alike(entry, other, words[0]));
            let others = |other: &Entry| are_alike(entry, other, words[0]) && !std::ptr::eq(entry, other);
            let without = tables.find(words, 0, others);
            with.zip(without).is_some_and(|(with, without)| {
                with.words == without.words && tables.entry(with.entry).meaning == tables.entry(without.entry).meaning
            })
        })
    }

    #[test]
    fn no_row_of_the_tables_is_idle() {
        let tables = StanceWords::from_files(&Files::embedded()).expect("the tables are valid");
        let idle = tables.patterns.entries.iter().filter(|entry| is_idle(&tables, entry));
        let idle: Vec<&str> = idle.map(|entry| entry.rule.as_str()).collect();
        assert!(
            idle.is_empty(),
            "{} rows say what others say already:\n{}",
            idle.len(),
            idle.join("\n")
        );
    }
}
