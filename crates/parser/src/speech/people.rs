//! Who is named in an article, by what names and in what functions, and whom a noun phrase means.

use std::collections::HashMap;
use std::rc::Rc;

use lexicon::{Mention, SpeakerKind, WordClass};

use crate::Document;
use crate::speech::names::{Function, NameRun, function_beside, head_of, is_mention, name_runs};
use crate::speech::tokens::{Tokens, Utterance};

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
    /// Number of the person, where it is one that is named.
    pub person: Option<usize>,
}

/// What the words beside a name tell of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    #[default]
    Untold,
    He,
    She,
}

/// A person named in the article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person<'a> {
    name: &'a str,
    role: Option<Rc<str>>,
    org: Option<Rc<str>>,
    /// Head noun of the role, lower case, and its class.
    function: Option<(String, String)>,
    gender: Gender,
    /// First byte of the first full name.
    first: usize,
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
    persons: Vec<Person<'a>>,
    /// Full and partial names to persons, the first bearer first.
    by_name: HashMap<&'a str, Vec<usize>>,
    /// Where they are named, in order.
    pub namings: Vec<Naming>,
    /// "Cambodian Permanent Representative to ...": the office's words and its organisation.
    mission: Option<(Rc<str>, Rc<str>)>,
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
            people.read_mission(&utterance, mentions);
            people.read_chair(&utterance);
        }
        people.merge();
        for (token, end, name) in partial {
            if let Some(person) = people.named(name, usize::MAX) {
                people.namings.push(Naming { token, end, person });
            }
        }
        people.namings.sort_by_key(|naming| naming.token);
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
        let person = &mut self.persons[number];
        if run.has_title {
            person.learn_gender(utterance, run.first - 1);
        }
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
            }
        }
        number
    }

    /// "Maria Lund" and "Maria A. Lund" are one person: the fuller name stands for both.
    fn merge(&mut self) {
        let mut by_ends: HashMap<(&'a str, &'a str), usize> = HashMap::new();
        let mut same: Vec<Option<usize>> = Vec::with_capacity(self.persons.len());
        for (number, person) in self.persons.iter().enumerate() {
            let mut parts = person.name.split_whitespace();
            let earlier = match (parts.next(), parts.next_back()) {
                (Some(first), Some(last)) => Some(*by_ends.entry((first, last)).or_insert(number)),
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

    /// The person whose full or partial name this is; of several, the one named last before `before`.
    fn named(&self, name: &str, before: usize) -> Option<usize> {
        let bearers = self.by_name.get(name)?;
        if let [only] = bearers.as_slice() {
            return Some(*only);
        }
        let earlier = bearers.iter().copied().filter(|bearer| self.persons[*bearer].first < before);
        earlier
            .max_by_key(|bearer| self.persons[*bearer].first)
            .or(bearers.first().copied())
    }

    /// "Sokha Prak opened the session": who does that has the chair.
    fn read_chair(&mut self, utterance: &Utterance) {
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
        if self.mission.is_some() {
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
        let country = (first..end).filter_map(|at| {
            let span = utterance.tokens[at].span();
            let found = mentions.partition_point(|mention| mention.end <= span.start);
            mentions.get(found).filter(|mention| mention.start < span.end)?.entity
        });
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

    pub(crate) fn speaker(&self, person: usize) -> Speaker {
        let found = &self.persons[person];
        Speaker {
            name: Some(found.name.into()),
            role: found.role.clone(),
            org: found.org.clone(),
            is_person: true,
            is_body: false,
            person: Some(person),
        }
    }

    /// The first person who is named at all, where only one is.
    pub(crate) fn only_person(&self) -> Option<usize> {
        let mut named = (0..self.persons.len()).filter(|person| !self.persons[*person].name.is_empty());
        let only = named.next();
        only.filter(|_| named.next().is_none())
    }

    pub(crate) fn gender(&self, person: usize) -> Gender {
        self.persons[person].gender
    }

    pub(crate) fn learn_gender(&mut self, person: usize, gender: Gender) {
        if self.persons[person].gender == Gender::Untold {
            self.persons[person].gender = gender;
        }
    }

    /// The speaker that the noun phrase `first..end` means, pronouns apart. `accept_any_noun`
    /// where a verb leaves no doubt that somebody speaks ("the widow said").
    pub(crate) fn resolve(
        &self,
        utterance: &Utterance<'a>,
        first: usize,
        end: usize,
        mentions: &[Mention],
        accept_any_noun: bool,
    ) -> Option<Speaker> {
        if first >= end {
            return None;
        }
        let head = head_of(utterance, first, end)?;
        // The name that ends with the head: "Foreign Minister Ana Ruiz".
        let namings = self.namings_in(utterance);
        let named = namings.iter().rev().find(|naming| {
            let (token, name_end) = (naming.token - utterance.first, naming.end - utterance.first);
            token >= first && token <= head && name_end > head && name_end <= end
        });
        let head_token = utterance.tokens[head];
        if let Some(naming) = named.filter(|_| !head_token.is_possessive()) {
            return Some(self.speaker(naming.person));
        }
        if head_token.is_possessive() {
            return None;
        }
        let place = head_token.span().start;
        let phrase = without_article(utterance.phrase(first, end));
        let pair = self.noun_at(utterance, head, first);
        if let Some((kind, class)) = pair {
            if kind == SpeakerKind::Person
                && !utterance.is(first, WordClass::Article) | utterance.is(first, WordClass::Definite)
                && let Some(person) = self.in_office(utterance, (first, head, end), class, place)
            {
                let mut speaker = self.speaker(person);
                speaker.role = Some(phrase.into());
                if class == "mission_head"
                    && let Some((_, org)) = &self.mission
                {
                    speaker.org = Some(org.clone());
                }
                return Some(speaker);
            }
            return Some(Speaker {
                name: Some(lower_article(utterance.phrase(first, end))),
                role: (kind == SpeakerKind::Person).then(|| phrase.into()),
                org: None,
                is_person: kind == SpeakerKind::Person,
                is_body: kind != SpeakerKind::Person,
                person: None,
            });
        }
        // An organisation, a State or a person that is known by this name only.
        if head_token.is_capitalised() && (!is_function_word(utterance, head) || head > first) && !is_time(utterance, head) {
            let is_body = is_mention(mentions, head_token.span()) || self.is_organisation(utterance, first, head + 1);
            return Some(Speaker {
                name: Some(lower_article(utterance.phrase(first, end))),
                is_person: !is_body,
                is_body: true,
                ..Speaker::default()
            });
        }
        let plain = head_token.is_word() && !is_function_word(utterance, head) && !is_time(utterance, head) && !head_token.ends_in_ly();
        let determined = utterance.is(first, WordClass::Article)
            || utterance.is(first, WordClass::Possessive)
            || utterance.is(first, WordClass::Definite)
            || utterance.tokens[first..head].iter().any(|token| token.is_possessive());
        (accept_any_noun && plain && determined).then(|| Speaker {
            name: Some(lower_article(utterance.phrase(first, end))),
            role: Some(phrase.into()),
            is_person: true,
            is_body: true,
            ..Speaker::default()
        })
    }

    /// The speaker noun at a place, of two words where the tables have the pair.
    fn noun_at(&self, utterance: &Utterance<'a>, head: usize, first: usize) -> Option<(SpeakerKind, &'a str)> {
        let pair =
            (head > first && head > 0).then(|| format!("{} {}", utterance.written(head - 1), utterance.written(head)).to_lowercase());
        let pair = pair.and_then(|pair| utterance.reporting.noun_of(utterance.reporting.word(pair.as_bytes())));
        let noun = pair.or_else(|| utterance.noun(head))?;
        Some((noun.kind, noun.class.as_str()))
    }

    /// "Amnesty International", "the Ministry of Justice": capitals and a word of organisations.
    fn is_organisation(&self, utterance: &Utterance, first: usize, end: usize) -> bool {
        (first..end).any(|at| utterance.is_capitalised(at) && utterance.is(at, WordClass::Organisation))
    }

    /// Who holds the office that `first..end` names with its head noun at `head`: the one with
    /// this function; else the only one with a function of its class, where the class is one
    /// office. "The finance minister" is not the health minister.
    fn in_office(&self, utterance: &Utterance, (first, head, end): (usize, usize, usize), class: &str, before: usize) -> Option<usize> {
        let noun = utterance.written(head).to_lowercase();
        let one_of_a_kind = matches!(class, "mission_head" | "mandate_holder" | "spokesperson" | "chair" | "minister");
        let with_article = utterance.is(first, WordClass::Article) || utterance.is(first, WordClass::Definite);
        let modifier = (head > first + usize::from(with_article)).then(|| utterance.written(head - 1).to_lowercase());
        let served = (end > head + 2).then(|| utterance.written(end - 1).to_lowercase());
        let fits = |person: &Person| {
            let role = person.role.as_deref().unwrap_or("").to_lowercase();
            let words: Vec<&str> = role.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
            let narrows = |word: &Option<String>| {
                let Some(word) = word else { return true };
                words.contains(&word.as_str()) || words.len() <= 1
            };
            matches!(class, "mission_head" | "mandate_holder") || (narrows(&modifier) && narrows(&served))
        };
        let holder = |holds: &dyn Fn(&Person) -> bool| {
            let all = || (0..self.persons.len()).filter(|person| holds(&self.persons[*person]) && fits(&self.persons[*person]));
            let earlier = all().filter(|person| self.persons[*person].first < before);
            earlier.max_by_key(|person| self.persons[*person].first).or_else(|| all().next())
        };
        let same_noun = holder(&|person| person.function.as_ref().is_some_and(|(of, _)| *of == noun));
        same_noun.or_else(|| {
            if one_of_a_kind {
                holder(&|person| person.holds_class(class))
            } else {
                None
            }
        })
    }
}

impl Person<'_> {
    fn holds_class(&self, class: &str) -> bool {
        self.function.as_ref().is_some_and(|(_, of)| of == class)
    }

    fn learn_gender(&mut self, utterance: &Utterance, at: usize) {
        if self.gender == Gender::Untold && !utterance.tokens[at].is_possessive() {
            let word = utterance.word(at);
            self.gender = match (word.is(WordClass::Masculine), word.is(WordClass::Feminine)) {
                (true, false) => Gender::He,
                (false, true) => Gender::She,
                _ => Gender::Untold,
            };
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

fn is_function_word(utterance: &Utterance, at: usize) -> bool {
    let word = utterance.word(at);
    [
        WordClass::Article,
        WordClass::Preposition,
        WordClass::ClauseStart,
        WordClass::Relative,
        WordClass::Auxiliary,
        WordClass::Adverb,
        WordClass::Negation,
        WordClass::BodyPronoun,
        WordClass::NotName,
    ]
    .iter()
    .any(|class| word.is(*class))
}

fn is_time(utterance: &Utterance, at: usize) -> bool {
    utterance.is(at, WordClass::Day)
        || utterance.is(at, WordClass::Month)
        || utterance.written(at).starts_with(|first: char| first.is_ascii_digit()) && !utterance.written(at).contains('-')
}

/// "The ministry" within a sentence is "the ministry".
pub(crate) fn lower_article(phrase: &str) -> Rc<str> {
    for (article, lower) in [
        ("The ", "the "),
        ("A ", "a "),
        ("An ", "an "),
        ("His ", "his "),
        ("Her ", "her "),
        ("Its ", "its "),
        ("One ", "one "),
    ] {
        if let Some(rest) = phrase.strip_prefix(article) {
            return format!("{lower}{rest}").into();
        }
    }
    phrase.into()
}

pub(crate) fn without_article(phrase: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An ", "its ", "Its ", "his ", "her "]
        .iter()
        .find_map(|article| phrase.strip_prefix(article))
        .unwrap_or(phrase)
}
