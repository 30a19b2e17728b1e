//! Who is named in an article, by what names and in what functions, and whom a noun phrase means.

mod bearers;
mod functions;
mod kinds;
mod speaker;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use lexicon::{Mention, Word, WordClass};
use record::Span;

use crate::Document;
use crate::speech::names::{function_beside, name_runs};
use crate::speech::short_names::short_names;
use crate::speech::tokens::Tokens;
use crate::speech::utterance::Utterance;

use functions::name_text;
pub(crate) use kinds::Told;
pub(crate) use speaker::{Gender, Speaker};

/// A person named in the article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person<'a> {
    pub(in crate::speech) name: &'a str,
    /// The name as speakers have it, made when somebody first speaks under it.
    spoken: OnceCell<Rc<str>>,
    pub(in crate::speech) role: Option<Rc<str>>,
    /// The office, where the role tells it only by another person: "her successor".
    office: Option<String>,
    pub(in crate::speech) org: Option<Rc<str>>,
    /// Head noun of the role, lower case, and its class.
    pub(in crate::speech) function: Option<(String, &'a str)>,
    /// All that introduced the person: the head nouns of the functions, and titles.
    kinds: Vec<&'a str>,
    /// What the first verb behind the name tells that the person does: "farms", "inspected".
    does: Option<&'a str>,
    /// Where the first function stands.
    pub(in crate::speech) function_span: Option<Span>,
    /// Whether the function is over: "was the headmaster".
    pub(in crate::speech) is_former: bool,
    /// As written: "54".
    pub(in crate::speech) age: Option<&'a str>,
    gender: Gender,
    /// First byte of the first full name.
    pub(in crate::speech) first: usize,
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
    pub(in crate::speech) persons: Vec<Person<'a>>,
    /// Full and partial names to persons, the first bearer first.
    by_name: HashMap<&'a str, Vec<usize>>,
    /// Where they are named, in order.
    pub namings: Vec<Naming>,
    /// "(MPI)" behind "Mekong Press Institute": short names with their full ones.
    pub(in crate::speech) short_names: Vec<(&'a str, &'a str)>,
    /// "Cambodian Permanent Representative to ...": the office's words and its organisation.
    pub(in crate::speech) mission: Option<(Rc<str>, Rc<str>)>,
}

impl<'a> People<'a> {
    /// Reads the names, each with the function that stands beside it.
    pub(crate) fn read(doc: &Document<'a>, tokens: &'a Tokens, mentions: &[Mention], lexicon: &'a lexicon::Lexicon) -> People<'a> {
        // A name to every few lines, so that the tables need not grow on most pages.
        let mut people = People {
            persons: Vec::with_capacity(doc.text.len() / 400),
            namings: Vec::with_capacity(doc.text.len() / 100),
            by_name: HashMap::with_capacity(doc.text.len() / 100),
            ..People::default()
        };
        let has_missions = ["ermanent", "ERMANENT"]
            .iter()
            .any(|permanent| memchr::memmem::find(doc.text.as_bytes(), permanent.as_bytes()).is_some());
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
                    people.persons[person].introduce(&utterance, run, function);
                    people.namings.push(Naming {
                        token: place.0,
                        end: place.1,
                        person,
                    });
                } else {
                    partial.push((place.0, place.1, name));
                }
            }
            if utterance.occurs.bracket {
                people.short_names.extend(short_names(&utterance));
            }
            if has_missions {
                people.read_mission(&utterance, mentions);
            }
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
    pub(in crate::speech) fn office(&self) -> &str {
        self.office.as_deref().or(self.role.as_deref()).unwrap_or("")
    }

    /// "the former minister": whether the office is told as one of the past.
    pub(in crate::speech) fn has_left_office(&self) -> bool {
        let mut words = self.office().split(|letter: char| !letter.is_alphanumeric());
        self.is_former || words.any(|word| word.eq_ignore_ascii_case("former") || word.eq_ignore_ascii_case("ex"))
    }

    pub(in crate::speech) fn holds_class(&self, class: &str) -> bool {
        self.function.as_ref().is_some_and(|(_, of)| *of == class)
    }

    fn learn_gender(&mut self, utterance: &Utterance, at: usize) {
        if self.gender == Gender::Untold && !utterance.tokens[at].is_possessive() {
            let word = utterance.word(at);
            self.gender = Gender::told_by(word);
        }
    }
}
