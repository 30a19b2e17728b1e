//! Persons with the functions that stand beside their names, and who has the chair or the mission.

use std::rc::Rc;

use lexicon::{Mention, WordClass};

use crate::speech::names::{Function, NameRun, head_of, mention_at};
use crate::speech::offices::{noun_at, without_article};
use crate::speech::people::{People, Person};
use crate::speech::utterance::Utterance;

impl<'a> People<'a> {
    pub(super) fn add(&mut self, name: &'a str, utterance: &Utterance<'a>, run: NameRun, function: Option<Function>) -> usize {
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
                    .and_then(|head| Some((utterance.written(head).to_lowercase(), noun_at(utterance, head, function.first)?.1)))
                    .or_else(|| leads.then(|| ("head".to_owned(), "mission_head")));
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
    fn office_of_successor(&self, utterance: &Utterance, function: Function) -> Option<(String, (String, &'a str))> {
        let head = head_of(utterance, function.first, function.end)?;
        let former = utterance.reads(head, "predecessor");
        if !former && !utterance.reads(head, "successor") {
            return None;
        }
        let holder = self.persons.iter().rev().find(|person| person.function.is_some())?;
        let role = holder.role.as_deref().unwrap_or("").to_lowercase();
        Some((if former { format!("former {role}") } else { role }, holder.function.clone()?))
    }

    /// "Sokha Prak opened the session": who does that has the chair.
    pub(super) fn read_chair(&mut self, utterance: &Utterance) {
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
            person.function = Some(("chair".into(), "chair"));
        }
    }

    /// "the Cambodian Permanent Representative to the UN Office in Geneva": the office and its mission.
    pub(super) fn read_mission(&mut self, utterance: &Utterance, mentions: &[Mention]) {
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
}

/// The run's text without a possessive ending.
pub(super) fn name_text<'a>(text: &'a str, utterance: &Utterance<'a>, run: NameRun) -> &'a str {
    let name = utterance.span(run.first, run.end).unwrap_or_default().of(text);
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
}

/// The organisation in a function: "director at Human Rights Watch", "head of the food agency".
fn organisation_in(utterance: &Utterance, function: Function) -> Option<Rc<str>> {
    let of = (function.first + 1..function.end).find(|&at| utterance.is(at, WordClass::Of))?;
    let phrase = without_article(utterance.phrase(of + 1, function.end));
    (!phrase.is_empty() && phrase.chars().any(char::is_uppercase)).then(|| phrase.into())
}
