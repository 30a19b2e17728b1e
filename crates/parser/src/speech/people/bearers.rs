//! Who bears a name: two names of one person, and parts of a name that several have.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::speech::people::{Gender, Naming, People, Person};
use crate::speech::tokens::Tokens;

impl<'a> People<'a> {
    /// "Maria Lund" and "Maria A. Lund" are one person: the fuller name stands for both.
    pub(super) fn merge(&mut self) {
        let mut by_ends: HashMap<(&'a str, &'a str), usize> = HashMap::new();
        let mut same: Vec<Option<usize>> = Vec::with_capacity(self.persons.len());
        for (number, person) in self.persons.iter().enumerate() {
            let mut parts = person.name.split_whitespace();
            let earlier = match (parts.next(), parts.next_back()) {
                (Some(first), Some(last)) => match self.surnamed(number, last) {
                    Some(bearer) => Some(bearer),
                    None => Some(*by_ends.entry((first, last)).or_insert(number)),
                },
                // A name of one word ("Mr Lund") is the person with that word in a fuller name.
                _ => self
                    .by_name
                    .get(person.name)
                    .and_then(|bearers| bearers.iter().find(|bearer| self.persons[**bearer].name.contains(' ')))
                    .copied(),
            };
            same.push(earlier.filter(|earlier| *earlier != number));
        }
        for (number, other) in same.iter().enumerate() {
            let Some(other) = *other else { continue };
            let given = self.persons[number].clone();
            let kept = &mut self.persons[other];
            if given.name.len() > kept.name.len() {
                kept.name = given.name;
            }
            kept.first = kept.first.min(given.first);
            if kept.role.is_none() {
                (kept.role, kept.org, kept.function) = (given.role.clone(), given.org.clone(), given.function.clone());
            }
            if kept.gender == Gender::Untold {
                kept.gender = given.gender;
            }
            kept.adopt(given);
        }
        let one = |number: usize| same[number].unwrap_or(number);
        for bearers in self.by_name.values_mut() {
            bearers.iter_mut().for_each(|bearer| *bearer = one(*bearer));
            bearers.dedup();
        }
        self.namings.iter_mut().for_each(|naming| naming.person = one(naming.person));
        for (number, other) in same.iter().enumerate() {
            if other.is_some() {
                self.persons[number] = Person::default();
            }
        }
    }

    /// "De La Rosa" is Mariana De La Rosa: whose name ends with all the words of this one. A name
    /// that begins with a given name lacks none: "Brave Maria Lund" begins with an adjective.
    fn surnamed(&self, number: usize, last: &str) -> Option<usize> {
        let surname = self.persons[number].name;
        if self.persons[number].gender != Gender::Untold {
            return None;
        }
        let ends = |bearer: &&usize| {
            let name = self.persons[**bearer].name;
            let given = name.len().checked_sub(surname.len()).filter(|given| *given > 0);
            given.is_some_and(|given| {
                let tail = name.get(given..).is_some_and(|tail| tail.eq_ignore_ascii_case(surname));
                tail && name[..given].ends_with(' ')
            })
        };
        self.by_name.get(last)?.iter().find(ends).copied()
    }

    /// "Lima said", "Field said", where Pedro Lima and Ann Field were named before: the surname is
    /// a place or a word too.
    pub(in crate::speech) fn surnamed_like_a_word(&self, word: &str, before: usize) -> Option<usize> {
        let bears = |bearer: &&usize| {
            let person = &self.persons[**bearer];
            person.first < before && person.name.strip_suffix(word).is_some_and(|given| given.ends_with(' '))
        };
        self.by_name.get(word)?.iter().rev().find(bears).copied()
    }

    /// Adds the places where persons are named by a part of their names: of several with that
    /// part, it is the one who was named last.
    pub(super) fn name_in_part(&mut self, partial: &[(usize, usize, &'a str)], tokens: &Tokens) {
        let mut last_named: Vec<Option<usize>> = vec![None; self.persons.len()];
        let mut whole = self.namings.clone().into_iter().peekable();
        for &(token, end, name) in partial {
            while let Some(naming) = whole.next_if(|naming| naming.token < token) {
                last_named[naming.person] = Some(naming.token);
            }
            let Some(bearers) = self.by_name.get(name) else { continue };
            let place = tokens.start_of(token);
            let can_be = |bearer: &&usize| self.is_named_by(**bearer, name, place);
            // Who has it as a surname comes before who has it as a given name; where nobody was
            // named yet, it is the first who will be.
            let recent = |bearer: &&usize| {
                let named = last_named[**bearer];
                (
                    named.is_some(),
                    self.persons[**bearer].name.ends_with(name),
                    named,
                    Reverse(self.persons[**bearer].first),
                )
            };
            let person = bearers.iter().filter(can_be).max_by_key(recent);
            if let Some(&person) = person {
                last_named[person] = Some(token);
                self.namings.push(Naming { token, end, person });
            }
        }
        self.namings.sort_by_key(|naming| naming.token);
    }

    /// Whether a part names the person: a first word that is no given name and stands before the
    /// whole name is rather a maker's ("Harbour … the Harbour Lamp").
    fn is_named_by(&self, person: usize, part: &str, place: usize) -> bool {
        let person = &self.persons[person];
        let is_first_word = person.name.starts_with(part) && person.name.len() > part.len();
        !is_first_word || person.gender != Gender::Untold || person.function.is_some() || person.first < place
    }
}
