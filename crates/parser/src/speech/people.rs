//! Who is named in an article, by what names and in what functions, and whom a noun phrase means.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;

use lexicon::{Mention, Word, WordClass};

use crate::Document;
use crate::speech::names::{Function, NameRun, function_beside, head_of, mention_at, name_runs};
use crate::speech::offices::without_article;
use crate::speech::short_names::short_names;
use crate::speech::tokens::Tokens;
use crate::speech::utterance::Utterance;

/// Somebody who speaks, as far as the article tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Speaker {
    /// The fullest name, else the function or organisation as written.
    pub name: Option<Rc<str>>,
    /// Function as written.
    pub role: Option<Rc<str>>,
    /// Organisation.
    pub org: Option<Rc<str>>,
    /// Whether "he" or "she" can stand for it.
    pub is_person: bool,
    /// Whether "it" or "they" can stand for it.
    pub is_body: bool,
    /// Whether it is several: "they", and never "it".
    pub is_many: bool,
    /// What the noun tells, where it is nobody that is named: "her son".
    pub gender: Gender,
    /// Number of the person, where it is one that is named.
    pub person: Option<usize>,
}

impl Speaker {
    /// Whether the tables or a name tell that it is one who can speak: "a leading role" does not.
    pub(crate) fn is_somebody(&self) -> bool {
        self.person.is_some() || self.is_person != self.is_body
    }
}

/// What the words beside a name tell of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    #[default]
    Untold,
    He,
    She,
}

impl Gender {
    /// What a given name or a function tells.
    pub(super) fn told_by(word: Word) -> Gender {
        match (word.is(WordClass::Masculine), word.is(WordClass::Feminine)) {
            (true, false) => Gender::He,
            (false, true) => Gender::She,
            _ => Gender::Untold,
        }
    }
}

/// A person named in the article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person<'a> {
    pub(super) name: &'a str,
    /// The name as speakers have it, made when somebody first speaks under it.
    spoken: OnceCell<Rc<str>>,
    pub(super) role: Option<Rc<str>>,
    /// The office, where the role tells it only by another person: "her successor".
    office: Option<String>,
    pub(super) org: Option<Rc<str>>,
    /// Head noun of the role, lower case, and its class.
    pub(super) function: Option<(String, String)>,
    gender: Gender,
    /// First byte of the first full name.
    pub(super) first: usize,
}

/// A place where a person is named, in full or in part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming {
    /// Number of the first word in the document.
    pub token: usize,
    /// One past the last word.
    pub end: usize,
    /// Number of the person.
    pub person: usize,
}

/// Everybody named, and the offices that have no name yet.
#[derive(Debug, Default)]
pub(crate) struct People<'a> {
    pub(super) persons: Vec<Person<'a>>,
    /// Full and partial names to persons, the first bearer first.
    by_name: HashMap<&'a str, Vec<usize>>,
    /// Where they are named, in order.
    pub namings: Vec<Naming>,
    /// "(MPI)" behind "Mekong Press Institute": short names with their full ones.
    pub(super) short_names: Vec<(&'a str, &'a str)>,
    /// "Cambodian Permanent Representative to ...": the office's words and its organisation.
    pub(super) mission: Option<(Rc<str>, Rc<str>)>,
}

impl<'a> People<'a> {
    /// Reads the names, each with the function that stands beside it.
    pub(crate) fn read(doc: &Document<'a>, tokens: &'a Tokens, mentions: &[Mention], lexicon: &'a lexicon::Lexicon) -> People<'a> {
        let mut people = People::default();
        let mut partial: Vec<(usize, usize, &'a str)> = Vec::new();
        for number in 0..tokens.count() {
            let Some(utterance) = tokens.utterance(number, doc, &lexicon.reporting) else {
                break;
            };
            for run in name_runs(&utterance, mentions) {
                let name = name_text(doc.text, &utterance, run);
                let function = function_beside(&utterance, run);
                let place = (utterance.first + run.first, utterance.first + run.end);
                if run.end - run.first >= 2 || ((function.is_some() || run.has_title) && name.chars().count() > 1) {
                    let person = people.add(name, &utterance, run, function);
                    people.namings.push(Naming {
                        token: place.0,
                        end: place.1,
                        person,
                    });
                } else {
                    partial.push((place.0, place.1, name));
                }
            }
            people.short_names.extend(short_names(&utterance));
            people.read_mission(&utterance, mentions);
            people.read_chair(&utterance);
        }
        people.merge();
        people.name_in_part(&partial, tokens);
        if let Some((role, org)) = people.mission.clone() {
            let heads = people.persons.iter_mut().filter(|person| person.holds_class("mission_head"));
            for person in heads {
                person.org = Some(org.clone());
                person.role.get_or_insert(role.clone());
            }
        }
        people
    }

    fn add(&mut self, name: &'a str, utterance: &Utterance<'a>, run: NameRun, function: Option<Function>) -> usize {
        let known = self.by_name.get(name).and_then(|bearers| bearers.first()).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.persons.len();
            self.persons.push(Person {
                name,
                first: utterance.tokens[run.first].span().start,
                ..Person::default()
            });
            self.by_name.entry(name).or_default().push(number);
            let parts = name.split_whitespace().filter(|part| *part != name && part.chars().count() >= 2);
            for part in parts.filter(|part| part.starts_with(char::is_uppercase)) {
                self.by_name.entry(part).or_default().push(number);
            }
            number
        });
        let succeeds = function.and_then(|function| self.office_of_successor(utterance, function));
        let person = &mut self.persons[number];
        if run.has_title {
            person.learn_gender(utterance, run.first - 1);
        }
        // "Becky Johnson": most given names tell.
        person.learn_gender(utterance, run.first);
        if let Some(function) = function {
            for at in function.first..function.end {
                person.learn_gender(utterance, at);
            }
            if person.role.is_none() {
                person.role = Some(utterance.phrase(function.first, function.end).into());
                let leads = utterance.is(function.first, WordClass::Leads) && !utterance.word(function.first).is_noun();
                let head = head_of(utterance, function.first, function.end).filter(|_| !leads);
                person.function = head
                    .and_then(|head| Some((utterance.written(head).to_lowercase(), utterance.noun(head)?.class.clone())))
                    .or_else(|| leads.then(|| ("head".to_owned(), "mission_head".to_owned())));
                person.org = organisation_in(utterance, function);
                if let Some((role, office)) = succeeds {
                    person.office = Some(role);
                    person.function = Some(office);
                }
            }
        }
        number
    }

    /// "Her successor, Luis Gil", "her predecessor, Ken Mori": who holds or held the office of the
    /// person named last with one.
    fn office_of_successor(&self, utterance: &Utterance, function: Function) -> Option<(String, (String, String))> {
        let head = head_of(utterance, function.first, function.end)?;
        let former = utterance.reads(head, "predecessor");
        if !former && !utterance.reads(head, "successor") {
            return None;
        }
        let holder = self.persons.iter().rev().find(|person| person.function.is_some())?;
        let role = holder.role.as_deref().unwrap_or("").to_lowercase();
        Some((if former { format!("former {role}") } else { role }, holder.function.clone()?))
    }

    /// "Maria Lund" and "Maria A. Lund" are one person: the fuller name stands for both.
    fn merge(&mut self) {
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
                (kept.role, kept.org, kept.function) = (given.role, given.org, given.function);
            }
            if kept.gender == Gender::Untold {
                kept.gender = given.gender;
            }
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
    pub(super) fn surnamed_like_a_word(&self, word: &str, before: usize) -> Option<usize> {
        let bears = |bearer: &&usize| {
            let person = &self.persons[**bearer];
            person.first < before && person.name.strip_suffix(word).is_some_and(|given| given.ends_with(' '))
        };
        self.by_name.get(word)?.iter().rev().find(bears).copied()
    }

    /// Adds the places where persons are named by a part of their names: of several with that
    /// part, it is the one who was named last.
    fn name_in_part(&mut self, partial: &[(usize, usize, &'a str)], tokens: &Tokens) {
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

    /// "Sokha Prak opened the session": who does that has the chair.
    fn read_chair(&mut self, utterance: &Utterance) {
        if !utterance.occurs.word.is(WordClass::Presides) {
            return;
        }
        let Some(verb) = (1..utterance.len().min(12)).find(|&at| utterance.is(at, WordClass::Presides)) else {
            return;
        };
        let sitting = (verb + 1..utterance.len().min(verb + 6)).any(|at| utterance.is(at, WordClass::Sitting));
        let Some(naming) = self
            .namings
            .last()
            .filter(|naming| naming.token >= utterance.first && naming.end <= utterance.first + verb)
        else {
            return;
        };
        let person = &mut self.persons[naming.person];
        if sitting && person.function.is_none() {
            person.function = Some(("chair".into(), "chair".into()));
        }
    }

    /// "the Cambodian Permanent Representative to the UN Office in Geneva": the office and its mission.
    fn read_mission(&mut self, utterance: &Utterance, mentions: &[Mention]) {
        if self.mission.is_some() || !utterance.occurs.word.is_noun() {
            return;
        }
        let Some(at) = (1..utterance.len())
            .find(|&at| utterance.word(at).is_noun() && utterance.reads(at, "representative") && utterance.reads(at - 1, "permanent"))
        else {
            return;
        };
        let first = (0..at - 1)
            .rev()
            .take_while(|&at| utterance.is_capitalised(at))
            .last()
            .unwrap_or(at - 1);
        let mut end = at + 1;
        while end < utterance.len()
            && end - at < 12
            && (utterance.is(end, WordClass::Of) || utterance.is(end, WordClass::Article) || utterance.is_capitalised(end))
        {
            end += 1;
        }
        while end > at + 1 && !utterance.is_capitalised(end - 1) {
            end -= 1;
        }
        let country = (first..end).filter_map(|at| mention_at(mentions, utterance.tokens[at].span())?.entity);
        let country = country
            .filter(|entity| entity.code.len() == 3)
            .map(|entity| entity.name.clone())
            .next();
        if let Some(country) = country {
            self.mission = Some((
                utterance.phrase(first, end).into(),
                format!("Permanent Mission of {country}").into(),
            ));
        }
    }

    /// Who is named in the utterance, in order.
    pub(crate) fn namings_in(&self, utterance: &Utterance) -> &[Naming] {
        let first = self.namings.partition_point(|naming| naming.token < utterance.first);
        let until = utterance.first + utterance.len();
        let count = self.namings[first..].iter().take_while(|naming| naming.token < until).count();
        &self.namings[first..first + count]
    }

    /// The naming whose last word stands before `end`.
    pub(crate) fn naming_that_ends(&self, utterance: &Utterance, end: usize) -> Option<&Naming> {
        let namings = self.namings_in(utterance);
        namings.iter().find(|naming| naming.end == utterance.first + end)
    }

    /// Whether a pronoun can mean a person, as far as the article tells.
    pub(crate) fn can_be(&self, person: usize, pronoun: Word) -> bool {
        match self.persons[person].gender {
            Gender::Untold => true,
            Gender::He => !pronoun.is(WordClass::She),
            Gender::She => !pronoun.is(WordClass::He),
        }
    }

    /// Whether a noun that tells of a man or a woman can mean a person, as far as the article tells.
    pub(crate) fn can_be_called(&self, person: usize, noun: Word) -> bool {
        match self.persons[person].gender {
            Gender::Untold => true,
            Gender::He => noun.is(WordClass::Masculine),
            Gender::She => noun.is(WordClass::Feminine),
        }
    }

    pub(crate) fn speaker(&self, person: usize) -> Speaker {
        let found = &self.persons[person];
        Speaker {
            name: Some(found.spoken.get_or_init(|| found.name.into()).clone()),
            role: found.role.clone(),
            org: found.org.clone(),
            is_person: true,
            is_body: false,
            is_many: false,
            gender: found.gender,
            person: Some(person),
        }
    }

    /// The first person who is named at all, where only one is.
    pub(crate) fn only_person(&self) -> Option<usize> {
        let mut named = (0..self.persons.len()).filter(|person| !self.persons[*person].name.is_empty());
        let only = named.next();
        only.filter(|_| named.next().is_none())
    }

    /// Whether nobody is named.
    pub(crate) fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    pub(crate) fn gender(&self, person: usize) -> Gender {
        self.persons[person].gender
    }

    pub(crate) fn learn_gender(&mut self, person: usize, gender: Gender) {
        if self.persons[person].gender == Gender::Untold {
            self.persons[person].gender = gender;
        }
    }
}

impl Person<'_> {
    /// The words of the office, as far as they are told.
    pub(super) fn office(&self) -> &str {
        self.office.as_deref().or(self.role.as_deref()).unwrap_or("")
    }

    pub(super) fn holds_class(&self, class: &str) -> bool {
        self.function.as_ref().is_some_and(|(_, of)| of == class)
    }

    fn learn_gender(&mut self, utterance: &Utterance, at: usize) {
        if self.gender == Gender::Untold && !utterance.tokens[at].is_possessive() {
            let word = utterance.word(at);
            self.gender = Gender::told_by(word);
        }
    }
}

/// The run's text without a possessive ending.
fn name_text<'a>(text: &'a str, utterance: &Utterance<'a>, run: NameRun) -> &'a str {
    let name = utterance.span(run.first, run.end).unwrap_or_default().of(text);
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
}

/// The organisation in a function: "director at Human Rights Watch", "head of the food agency".
fn organisation_in(utterance: &Utterance, function: Function) -> Option<Rc<str>> {
    let of = (function.first + 1..function.end).find(|&at| utterance.is(at, WordClass::Of))?;
    let phrase = without_article(utterance.phrase(of + 1, function.end));
    (!phrase.is_empty() && phrase.chars().any(char::is_uppercase)).then(|| phrase.into())
}
