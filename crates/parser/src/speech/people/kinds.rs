//! What sort of person somebody is, as far as the article tells: by functions, titles, an age, or
//! what is done ("Olga Petrenko has farmed": the farmer).

use lexicon::{Reporting, Word, WordClass};

use crate::speech::lower::Lower;
use crate::speech::names::{Function, NameRun, head_of};
use crate::speech::people::{People, Person};
use crate::speech::utterance::Utterance;

/// What the article tells on whether a noun can mean a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// The person was introduced as that, or as something that may be called that.
    Yes,
    /// Nothing is told of what the person is.
    Nothing,
    /// The person is something else.
    No,
}

impl<'a> Person<'a> {
    /// Notes what stands beside a naming.
    pub(super) fn introduce(&mut self, utterance: &Utterance<'a>, run: NameRun, function: Option<Function>) {
        // "Dr Leila Haddad"; "Major Tim Phiri", where the rank is an everyday word too.
        let titles = [run.has_title.then(|| run.first - 1), (run.end > run.first + 2).then_some(run.first)];
        for title in titles.into_iter().flatten() {
            self.is_a(utterance.written(title), utterance.reporting);
        }
        if let Some(function) = function {
            if let Some(head) = head_of(utterance, function.first, function.end) {
                self.is_a(utterance.written(head), utterance.reporting);
            }
            self.function_span = self.function_span.or(utterance.span(function.first, function.end));
            self.is_former |= function.first > run.end && utterance.reads(run.end, "was");
        }
        if self.age.is_none() {
            self.age = age_beside(utterance, run);
        }
        if self.does.is_none() {
            self.does = predicate(utterance, run.end);
        }
    }

    fn is_a(&mut self, noun: &'a str, reporting: &Reporting) {
        let noun = noun.trim_end_matches('.');
        let known = self.kinds.iter().any(|kind| kind.eq_ignore_ascii_case(noun));
        if !known && (reporting.word(Lower::of(noun).padded()).is_noun() || reporting.has_sorts(&noun.to_lowercase())) {
            self.kinds.push(noun);
        }
    }

    /// Takes over what was told of the person under another name.
    pub(super) fn adopt(&mut self, other: Person<'a>) {
        self.kinds.extend(other.kinds);
        self.does = self.does.or(other.does);
        self.function_span = self.function_span.or(other.function_span);
        self.age = self.age.or(other.age);
        self.is_former |= other.is_former;
    }

    /// Whether one of the functions is what the lower-case noun names, or may be called that.
    fn may_be_called(&self, noun: &str, reporting: &Reporting) -> bool {
        self.kinds.iter().any(|kind| reporting.may_be_called(&kind.to_lowercase(), noun))
            || self.does.is_some_and(|verb| is_doer(noun, verb))
    }
}

impl People<'_> {
    /// Whether the lower-case `noun` can mean the person; `word` is what the tables tell of it.
    pub(crate) fn told(&self, person: usize, noun: &str, word: Word, reporting: &Reporting) -> Told {
        let tells_gender = word.is(WordClass::Masculine) || word.is(WordClass::Feminine);
        if tells_gender && !self.can_be_called(person, word) {
            return Told::No;
        }
        let person = &self.persons[person];
        if person.may_be_called(noun, reporting) {
            Told::Yes
        } else if person.kinds.is_empty() && person.role.is_none() {
            Told::Nothing
        } else {
            Told::No
        }
    }
}

/// "Hugo Baptista, 61,", "61-year-old Hugo Baptista", "Hugo Baptista, a 61-year-old baker".
fn age_beside<'a>(utterance: &Utterance<'a>, run: NameRun) -> Option<&'a str> {
    let years = |at: usize| {
        utterance
            .written(at)
            .strip_suffix("-year-old")
            .filter(|_| utterance.tokens[at].has_digit())
    };
    let before = (run.first.saturating_sub(3)..run.first)
        .rev()
        .take_while(|&at| utterance.is_word(at));
    let before = before.filter_map(years).next();
    before.or_else(|| {
        if !utterance.is_mark(run.end, ',') {
            return None;
        }
        let number = utterance.written(run.end + 1);
        let alone = number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit()) && !utterance.is_word(run.end + 2);
        let apposed = || (run.end + 1..utterance.len().min(run.end + 4)).find_map(years);
        Some(number).filter(|_| alone).or_else(apposed)
    })
}

/// The verb behind a name: "has inspected", ", who drives".
fn predicate<'a>(utterance: &Utterance<'a>, end: usize) -> Option<&'a str> {
    let relative = utterance.is_mark(end, ',') && utterance.reads(end + 1, "who");
    let first = if relative { end + 2 } else { end };
    let verb = (first..utterance.len().min(first + 4)).find(|&at| {
        let word = utterance.word(at);
        !word.is(WordClass::Auxiliary) && !word.is(WordClass::Adverb) && !utterance.tokens[at].ends_in_ly()
    })?;
    (utterance.is_word(verb) && !utterance.is_capitalised(verb)).then(|| utterance.written(verb))
}

/// Whether a noun in -er or -or names who does what the verb tells: "farmer", "has farmed".
fn is_doer(noun: &str, verb: &str) -> bool {
    let Some(stem) = noun.strip_suffix("er").or_else(|| noun.strip_suffix("or")) else {
        return false;
    };
    let ending = verb.strip_prefix(stem);
    stem.len() >= 3 && ending.is_some_and(|ending| matches!(ending, "" | "e" | "s" | "es" | "ed" | "ing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doer_shares_the_stem_of_the_verb() {
        assert!(is_doer("farmer", "farmed") && is_doer("driver", "drives") && is_doer("inspector", "inspecting"));
        assert!(!is_doer("officer", "offers") && !is_doer("teacher", "tears") && !is_doer("nurse", "nurses"));
    }
}
