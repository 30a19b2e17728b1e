//! Views that are held and not said: "was adamant that no ferry had left", "made it plain that".
//!
//! Left alone on purpose: "it was clear that", which is nobody's view, and in the past what one
//! felt without giving it ("she was afraid that the bridge would fall").

use lexicon::WordClass;
use record::QuoteType;

use crate::speech::clauses::is_clause;
use crate::speech::contents::to_the_right;
use crate::speech::context::Context;
use crate::speech::phrases::fragment;
use crate::speech::reports::{Report, Room};
use crate::speech::subjects::{Left, Subject};
use crate::speech::utterance::Utterance;

impl<'a> Room<'_, 'a> {
    /// The view that the adjective at `at` reports.
    pub(super) fn view(
        &mut self,
        utterance: &Utterance<'a>,
        at: usize,
        shared: Option<&Subject>,
        context: &Context,
    ) -> Option<(Report<'a>, Subject)> {
        let right = to_the_right(utterance, at + 1, false)?;
        let told = right.that || right.colon || utterance.is_quoted(right.first);
        let starts = right.first == at + 1
            && !utterance.is(right.first, WordClass::Preposition)
            && !utterance.is(right.first, WordClass::ClauseStart);
        let follows = starts
            && !utterance.is(at, WordClass::Feeling)
            && utterance.is_word(right.first)
            && is_clause(utterance, right.first, right.end);
        if !told && !follows {
            return None;
        }
        let verb = verb_before(utterance, at)?;
        let subject = match self.subject_left(utterance, verb, context) {
            Left::Subject(subject) => subject,
            Left::Shared => shared?.clone(),
            Left::Nothing if utterance.written(verb).ends_with("ing") => self.nearest_subject(utterance, verb, context)?,
            Left::Nothing => return None,
        };
        let impersonal = utterance.reads_any(subject.end.checked_sub(1)?, &["it", "this", "that", "there", "what"]);
        if subject.negated || impersonal || subject.speaker == Default::default() {
            return None;
        }
        let content = utterance.span(right.first, right.end)?;
        let quoted = utterance.has_quoted(right.first, right.end);
        let mut report = fragment(
            utterance,
            subject.speaker.clone(),
            (subject.first, subject.end),
            (verb, at + 1),
            vec![content],
            "report.view",
        );
        report.verb = Some(utterance.written(at));
        if !quoted {
            report.quote_type = QuoteType::Indirect;
        }
        Some((report, subject))
    }
}

/// The verb that joins an adjective to who holds the view: "was very", "remains", "made it".
fn verb_before(utterance: &Utterance, at: usize) -> Option<usize> {
    let mut verb = at.checked_sub(1)?;
    while verb > 0
        && (utterance.tokens[verb].ends_in_ly()
            || utterance.is(verb, WordClass::Adverb)
            || utterance.reads_any(verb, &["very", "quite", "less", "more", "so", "too", "equally", "far", "rather"]))
    {
        verb -= 1;
    }
    let feels = utterance.is(at, WordClass::Feeling);
    if utterance.is(verb, WordClass::Being) {
        let past = utterance.reads_any(verb, &["was", "were"]);
        return (!(feels && past)).then_some(verb);
    }
    if utterance.reads_any(
        verb,
        &["remains", "remained", "sounded", "seemed", "appeared", "stayed", "is", "are"],
    ) {
        return Some(verb);
    }
    // "made it plain that", "making clear that"
    verb -= usize::from(verb > 0 && utterance.reads(verb, "it"));
    let makes = utterance.reads_any(verb, &["made", "makes", "make", "making"]) && utterance.reads_any(at, &["clear", "plain"]);
    makes.then_some(verb)
}
