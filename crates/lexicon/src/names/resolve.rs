//! A name by itself: a code, both candidates, or why not.
//!
//! "Philippines (on behalf of ASEAN)" is the Philippines and "Iran (Islamic Republic of)" is Iran;
//! "Turkey (bird)" is neither. Most names are known as they stand, and one walk through the
//! automaton answers. The rest is what may stand around a name: a frame ("Permanent Mission of"), a remark
//! ("(video statement)"), another name of the same ("European Union (EU)"), the words turned round
//! ("Korea, South"), a group that exists for one statement ("57 Member States and observers").

use record::EntityType;

use super::automaton::{State, WordId};
use super::tables::Meaning;
use super::typography::{Word, Words};
use super::{Answer, NameClass, Names};

/// More words than any name with all its frames has.
const MOST_WORDS: usize = 48;
/// The code of a group that exists for one statement.
const FOR_ONE_STATEMENT: &str = "G:ADHOC";

const UNKNOWN: &str = "no such name is known";

/// What came of looking a name up.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Found {
    /// The entry with this number.
    Entry(u32),
    /// A group that exists for one statement.
    ForOneStatement,
    /// No name.
    Nothing,
}

impl Names {
    /// What a name by itself stands for. Case, accents, apostrophes, spaces, hyphens, a leading "the"
    /// and a trailing "(video statement)" make no difference.
    pub fn resolve(&self, name: &str) -> Answer<'_> {
        self.answer_to(name, self.look_up(name))
    }

    /// The answer to a name that was looked up.
    pub(super) fn answer_to(&self, name: &str, found: Found) -> Answer<'_> {
        match found {
            Found::Entry(entry) => self.answer(entry),
            Found::ForOneStatement => self.for_one_statement(),
            Found::Nothing if name.trim().is_empty() => Answer::Refused { reason: "it is empty" },
            Found::Nothing => Answer::Refused { reason: UNKNOWN },
        }
    }

    /// What a name is found to be.
    pub(crate) fn look_up(&self, name: &str) -> Found {
        match self.as_it_stands(name).or_else(|| self.framed(name)) {
            Some(entry) => Found::Entry(entry),
            None if self.phrases.is_formed_for_one_statement(name) => Found::ForOneStatement,
            None => Found::Nothing,
        }
    }

    /// What an entry answers.
    pub(crate) fn answer(&self, entry: u32) -> Answer<'_> {
        match &self.entries[entry as usize].meaning {
            Meaning::Entity(index, class) => Answer::Resolved {
                entity: &self.entities[*index],
                class: *class,
            },
            Meaning::Ambiguous(candidates) => Answer::Ambiguous { candidates },
            Meaning::Other(other) => Answer::Refused { reason: other.reason() },
            Meaning::Frame => Answer::Refused { reason: UNKNOWN },
        }
    }

    /// The entry of the whole name, if it is one; a comma behind it is no part of it.
    fn as_it_stands(&self, name: &str) -> Option<u32> {
        let mut state = State::NAMES;
        let mut words = Words::new(name, 0);
        while let Some(token) = words.next() {
            // "Sudan’s", not "Sudans".
            if let Some((stem, _)) = token.stem
                && let Some(entry) = self.automaton.step(state, stem).and_then(|state| self.automaton.meaning(state))
                && { words }.next().is_none()
            {
                return Some(entry);
            }
            state = match self.automaton.step(state, token.word) {
                Some(next) => next,
                None if token.word == Word::THE => state,
                None if token.word == Word::COMMA && words.next().is_none() => break,
                None => return None,
            };
        }
        let entry = self.automaton.meaning(state)?;
        let needs_capital = self.entries[entry as usize].plain;
        (!needs_capital || name.contains(|c: char| c.is_uppercase())).then_some(entry)
    }

    /// The entry of the name inside its frames.
    fn framed(&self, name: &str) -> Option<u32> {
        let mut ids = [WordId::UNKNOWN; MOST_WORDS];
        let mut length = 0;
        for token in Words::new(name, 0) {
            *ids.get_mut(length)? = self.automaton.token_id(&token);
            length += 1;
        }
        // "us" and "who" with words around them are no names either.
        let is_small = !name.contains(|c: char| c.is_uppercase());
        self.inside(&ids[..length])
            .filter(|entry| !(is_small && self.entries[*entry as usize].plain))
    }

    fn inside(&self, words: &[WordId]) -> Option<u32> {
        let words = trimmed(words);
        if words.is_empty() {
            return None;
        }
        self.automaton
            .whole(State::NAMES, words)
            .or_else(|| self.before_remark(words))
            .or_else(|| self.after_prefix(words))
            .or_else(|| self.before_suffix(words))
            .or_else(|| self.in_two_parts(words))
    }

    /// "Philippines, on behalf of ASEAN": what follows a remark's first words is the remark's.
    fn before_remark(&self, words: &[WordId]) -> Option<u32> {
        let begins = |root, remark: &[WordId]| !self.automaton.beginnings(root, remark).is_empty();
        (1..words.len()).find_map(|at| {
            let (name, remark) = (&words[..at], &words[at..]);
            let name = match (name.split_last(), remark.last()) {
                // In brackets all of it must be the remark's: "(bird)" is none.
                (Some((&WordId::OPEN, name)), Some(&WordId::CLOSE)) => {
                    (begins(State::REMARKS, remark) || begins(State::CLAUSES, remark)).then_some(name)
                }
                _ => (begins(State::CLAUSES, remark) && !remark.contains(&WordId::CLOSE)).then_some(name),
            };
            self.inside(name?)
        })
    }

    fn after_prefix(&self, words: &[WordId]) -> Option<u32> {
        let lengths = self.automaton.beginnings(State::PREFIXES, words);
        let entry = lengths.iter().rev().find_map(|length| self.inside(&words[*length..]))?;
        // "Government of the Paris Agreement" is no one's.
        self.is_entity(entry).then_some(entry)
    }

    fn before_suffix(&self, words: &[WordId]) -> Option<u32> {
        let entry = (1..words.len())
            .filter(|at| self.automaton.whole(State::SUFFIXES, &words[*at..]).is_some())
            .find_map(|at| self.inside(&words[..at]))?;
        self.is_entity(entry).then_some(entry)
    }

    /// "Myanmar (Burma)", "Myanmar/Burma": two names of one; "Korea, South": a name turned round.
    fn in_two_parts(&self, words: &[WordId]) -> Option<u32> {
        let signs = [WordId::OPEN, WordId::COMMA, WordId::STROKE];
        let at = words.iter().position(|word| signs.contains(word))?;
        let (head, sign, tail) = (&words[..at], words[at], trimmed(&words[at + 1..]));
        let tail = match (sign, tail.split_last()) {
            (WordId::OPEN, Some((&WordId::CLOSE, inner))) => inner,
            (WordId::OPEN, _) => return None,
            _ => tail,
        };
        // "CANZ (Canada, Australia and New Zealand)": a group with its members.
        if sign == WordId::OPEN
            && !tail.contains(&WordId::UNKNOWN)
            && let Some(entry) = self
                .automaton
                .whole(State::NAMES, trimmed(head))
                .filter(|entry| self.is_group(*entry))
            && !self.automaton.beginnings(State::NAMES, tail).is_empty()
        {
            return Some(entry);
        }
        if tail.contains(&WordId::OPEN) || tail.is_empty() {
            return tail.is_empty().then(|| self.inside(head)).flatten();
        }
        let names = |words| self.automaton.whole(State::NAMES, words);
        if let (Some(first), Some(second)) = (names(head), names(tail))
            && (sign != WordId::COMMA || self.is_same(first, second))
        {
            return self.is_same(first, second).then_some(first);
        }
        if sign == WordId::STROKE {
            return None;
        }
        let turned: Vec<WordId> = tail.iter().chain(head).copied().collect();
        names(&turned)
    }

    fn is_group(&self, entry: u32) -> bool {
        matches!(self.answer(entry), Answer::Resolved { entity, .. } if entity.entity_type == EntityType::Group)
    }

    fn is_entity(&self, entry: u32) -> bool {
        matches!(self.entries[entry as usize].meaning, Meaning::Entity(..) | Meaning::Ambiguous(_))
    }

    fn is_same(&self, first: u32, second: u32) -> bool {
        match (&self.entries[first as usize].meaning, &self.entries[second as usize].meaning) {
            (Meaning::Entity(first, _), Meaning::Entity(second, _)) => first == second,
            _ => false,
        }
    }

    /// "a large group of countries", "57 Member States and observers", "the core group on Sri Lanka".
    fn for_one_statement(&self) -> Answer<'_> {
        match self.entity(FOR_ONE_STATEMENT) {
            Some(entity) => Answer::Resolved {
                entity,
                class: NameClass::Name,
            },
            None => Answer::Refused {
                reason: "it is a group formed for one statement",
            },
        }
    }
}

/// Without "the", what is left of a list at the ends ("and Peru", "Peru ("), and brackets around the whole.
fn trimmed(mut words: &[WordId]) -> &[WordId] {
    loop {
        words = match words {
            [WordId::THE | WordId::COMMA | WordId::AND, rest @ ..] => rest,
            [rest @ .., WordId::THE | WordId::COMMA | WordId::AND | WordId::OPEN | WordId::STROKE] => rest,
            [rest @ .., WordId::OPEN, WordId::THE, WordId::CLOSE] => rest,
            [WordId::OPEN, rest @ .., WordId::CLOSE] if !rest.contains(&WordId::OPEN) => rest,
            _ => return words,
        };
    }
}
