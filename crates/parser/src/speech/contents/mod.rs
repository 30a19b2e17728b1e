//! What a verb reports: where it begins and ends, to its left or to its right.

mod adjuncts;
mod ends;
mod hearers;

use crate::speech::clauses::begins_with_its_verb;
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

pub(super) use adjuncts::time_end;
use adjuncts::{adjunct_end, bracket_end, held_noun_end, parenthesis_end};
use ends::content_end;
pub(super) use ends::{is_reported_behind, within_fronted_clause};
pub(super) use hearers::skip_hearer;

/// Words and quotations `first..end` of an utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub first: usize,
    pub end: usize,
    /// Whether "that" introduces it.
    pub that: bool,
    /// Whether a colon introduces it.
    pub colon: bool,
}

/// What stands to the right of a report, from its content's first word on. `hearer` where the
/// verb names one first ("told reporters").
pub(crate) fn to_the_right(utterance: &Utterance, from: usize, hearer: bool) -> Option<Stretch> {
    let mut first = from;
    if hearer {
        first = skip_hearer(utterance, first);
    }
    // "Twelve States replied; ten others asked for more time."
    if utterance.is_mark(first, ';') {
        return None;
    }
    let mut that = false;
    let mut colon = false;
    loop {
        if utterance.is_mark(first, ':') {
            colon = true;
            first += 1;
        } else if utterance.is_mark(first, ',') && (first > from || utterance.is_quoted(first + 1)) {
            first += 1;
        } else if utterance.is_mark(first, ',') && parenthesis_end(utterance, first).is_some_and(|end| utterance.reads(end, "that")) {
            // "said, in a rare interview, that"
            first = parenthesis_end(utterance, first)?;
        } else if utterance.is_mark(first, '(') && bracket_end(utterance, first).is_some_and(|end| begins_content(utterance, end)) {
            // "said in a statement (released in Arabic) that"
            first = bracket_end(utterance, first)?;
        } else if utterance.reads(first, "that") {
            // "ruled on the appeal of an order that struck down": a relative clause, no content.
            if first > from && begins_with_its_verb(utterance, first + 1) {
                return None;
            }
            that = true;
            first += 1;
            break;
        } else if first == from && utterance.reads(first, "out") && utterance.reads(first + 1, "that") {
            first += 1; // "pointed out that"
        } else if first == from && utterance.tokens.get(first).is_some_and(|token| token.ends_in_ly()) && utterance.reads(first + 1, "that")
        {
            first += 1; // "announced jointly that"
        } else if first == from && utterance.reads(first, "back") && begins_content(utterance, first + 1) {
            first += 1; // "shot back that"
        } else if utterance.reads_any(first, &["only", "simply", "merely", "just"]) && begins_content(utterance, first + 1) {
            first += 1; // "said only: “…”"
        } else if let Some(beyond) = adjunct_end(utterance, first) {
            first = beyond;
        } else if let Some(beyond) = held_noun_end(utterance, first) {
            first = beyond;
        } else {
            break;
        }
    }
    if colon && utterance.is_quoted(first) && is_reported_behind(utterance, first) {
        return None;
    }
    let end = trim_end(utterance, first, content_end(utterance, first));
    // "found that, beneath the ice, ...": the content begins with a word.
    first += usize::from(that && utterance.is_mark(first, ','));
    (first < end).then_some(Stretch { first, end, that, colon })
}

/// A mark, a quotation or "that": what follows is what was said.
fn begins_content(utterance: &Utterance, at: usize) -> bool {
    utterance.is_mark(at, ':') || utterance.is_mark(at, ',') || utterance.is_quoted(at) || utterance.reads(at, "that")
}

/// What stands to the left of a report: from `bound` to the comma before `end`.
pub(crate) fn to_the_left(utterance: &Utterance, bound: usize, end: usize) -> Option<Stretch> {
    let mut to = end;
    if to > bound && matches!(utterance.tokens.get(to - 1)?.kind, Kind::Mark(',' | '–' | '—' | '-')) {
        to -= 1;
    } else if !(to > bound && utterance.is_quoted(to - 1)) {
        return None;
    }
    let mut first = if bound == 0 { dateline_end(utterance, to) } else { bound };
    while first < to
        && matches!(
            utterance.tokens[first].kind,
            Kind::Mark(',' | ';' | '.' | '–' | '—' | '-' | '•' | '*')
        )
    {
        first += 1;
    }
    (first < to).then_some(Stretch {
        first,
        end: to,
        that: false,
        colon: false,
    })
}

/// "VIENNA — ", "GENEVA (Reuters) - ": where and by whom a report was filed is not said by anybody.
fn dateline_end(utterance: &Utterance, end: usize) -> usize {
    const LONGEST: usize = 10;
    if !utterance
        .tokens
        .first()
        .is_some_and(|token| token.is_all_capitals() || token.is_mark('('))
    {
        return 0;
    }
    let limit = end.min(LONGEST);
    let dash = (1..limit).find(|&at| matches!(utterance.tokens[at].kind, Kind::Mark('—' | '–' | '-')));
    dash.filter(|&dash| {
        (0..dash).all(|at| {
            let token = &utterance.tokens[at];
            token.is_capitalised() || token.has_digit() || matches!(token.kind, Kind::Mark(',' | '(' | ')' | '.' | '/'))
        })
    })
    .map_or(0, |dash| dash + 1)
}

/// Without the stop at the end.
pub(crate) fn trim_end(utterance: &Utterance, first: usize, end: usize) -> usize {
    let mut end = end;
    while end > first
        && matches!(
            utterance.tokens[end - 1].kind,
            Kind::Mark('.' | '!' | '?' | ',' | ';' | ':' | '–' | '—' | '…')
        )
    {
        end -= 1;
    }
    end
}
