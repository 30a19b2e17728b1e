//! What a gerund reports: "…, saying that it rained", "was quoted as saying".

use lexicon::{Form, Reports, WordClass};

use crate::speech::contents::to_the_right;
use crate::speech::context::Context;
use crate::speech::reports::{Report, Room, Verb};
use crate::speech::subjects::Subject;
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

impl<'a> Room<'_, 'a> {
    /// "…, saying (that) …": what a gerund reports.
    pub(super) fn gerund(
        &mut self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        shared: Option<&Subject>,
        context: &Context,
    ) -> Option<(Report<'a>, Subject)> {
        let before = verb.at.checked_sub(1)?;
        let free = matches!(utterance.tokens[before].kind, Kind::Mark(',' | '–' | '—' | '-'))
            || utterance.reads_any(
                before,
                &["while", "before", "after", "as", "by", "back", "out", "and", "of", "also"],
            )
            || before > 0 && utterance.tokens[before].is_finite()
            || utterance.is_capitalised(verb.at)
            || utterance.is_quoted(before)
            || utterance.is_quoted(verb.at + 1) && utterance.reads_any(verb.at, &["saying", "adding"]);
        // "a letter stating that they were tired"
        let free = free || utterance.reads(verb.at + 1, "that") && utterance.is_word(before);
        let noun = utterance.is(before, WordClass::Article)
            || utterance.is(before, WordClass::Possessive)
            || utterance.is(before, WordClass::Preposition) && !utterance.reads_any(before, &["before", "after", "as", "by", "while"]);
        if !free || noun {
            return None;
        }
        // "Lund was quoted as saying", "the agency quoted Lund as saying".
        if utterance.reads(before, "as") && before > 0 {
            let subject = self.quoted_as_saying(utterance, before, context)?;
            let right = to_the_right(utterance, verb.at + 1, false)?;
            let report = self.reported_behind(utterance, verb, &subject, right)?;
            return Some((report, subject));
        }
        let mut subject = match shared {
            Some(subject) => {
                let mut subject = subject.clone();
                subject.end = subject.first;
                subject
            }
            None => self.nearest_subject(utterance, verb.at, context)?,
        };
        subject.inverted = false;
        let right = to_the_right(utterance, verb.at + 1, verb.entry.base == "tell");
        let report = match verb.entry.reports {
            Reports::Call => self.called(utterance, verb, &subject),
            Reports::Act if closes_before_verb(utterance, verb.at) => None,
            Reports::Act => self.acted(utterance, verb, &subject, right),
            Reports::Say | Reports::Ask => self.reported_behind(utterance, verb, &subject, right?),
        };
        let mut report = report?;
        if matches!(report.rule, "report.clause" | "report.mixed" | "quote.after_verb") {
            report.rule = "report.gerund";
        }
        Some((report, subject))
    }

    /// The person quoted: before "was quoted as saying", or between "quoted" and "as saying".
    pub(super) fn quoted_as_saying(&mut self, utterance: &Utterance<'a>, as_at: usize, context: &Context) -> Option<Subject> {
        let quoted = (as_at.saturating_sub(12)..as_at)
            .rev()
            .find(|&at| utterance.reads_any(at, &["quoted", "cited", "reported", "quoting", "citing"]))?;
        let (speaker, first, end) = if quoted + 1 == as_at || utterance.reads(quoted + 1, "by") {
            let mut end = quoted;
            while end > 0 && utterance.is(end - 1, WordClass::Auxiliary) {
                end -= 1;
            }
            match self.phrase_before(utterance, end, context, true) {
                Some(found) => found,
                None => self.apposed(utterance, end, context)?,
            }
        } else {
            let comma = (quoted + 1..as_at).find(|&at| utterance.is_mark(at, ',')).unwrap_or(as_at);
            self.phrase_before(utterance, comma, context, true)?
        };
        Some(Subject {
            speaker,
            first,
            end,
            inverted: false,
            negated: false,
        })
    }
}

/// "Lund, **speaking by phone**, warns": an insertion behind whose comma the sentence has its verb.
fn closes_before_verb(utterance: &Utterance, verb: usize) -> bool {
    let opens = verb > 0 && utterance.is_mark(verb - 1, ',');
    let comma = (verb + 1..utterance.len())
        .find(|&at| !utterance.is_word(at))
        .filter(|&at| utterance.is_mark(at, ','));
    opens
        && comma.is_some_and(|comma| {
            let next = utterance.word(comma + 1);
            next.is_verb() && !next.is_noun() && utterance.verb(comma + 1).is_some_and(|verb| verb.form == Form::Finite)
        })
}
