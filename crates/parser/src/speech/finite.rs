//! What a finite verb reports, and by whom: "Lund said", "said Lund", "“…,” Lund said, “…”".

use lexicon::{Reports, WordClass};

use crate::speech::clauses::{is_adjunct, is_clause};
use crate::speech::contents::{Stretch, skip_hearer, time_end, to_the_left, to_the_right};
use crate::speech::context::Context;
use crate::speech::marked::is_title;
use crate::speech::reported::question_of;
use crate::speech::reports::{Report, Room, Verb};
use crate::speech::subjects::{Left, Subject};
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

impl<'a> Room<'_, 'a> {
    /// A finite verb with its subject and what it reports.
    pub(super) fn finite(
        &mut self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        shared: Option<&Subject>,
        bound: usize,
        context: &Context,
    ) -> Option<(Report<'a>, Subject)> {
        let at = verb.at;
        let entry = verb.entry;
        let titled = at >= 3
            && utterance.is_quoted(at - 1)
            && utterance.is(at - 2, WordClass::Preposition)
            && is_title(utterance.tokens[at - 1].span().of(utterance.text));
        let follows_quoted =
            !titled && at > 0 && (utterance.is_quoted(at - 1) || utterance.is_mark(at - 1, ',') && at > 1 && utterance.is_quoted(at - 2));
        let inverts = at == 0 || follows_quoted || matches!(utterance.tokens[at - 1].kind, Kind::Mark(',' | '–' | '—' | '-'));
        let before_comma = at > 0 && !follows_quoted && utterance.is_mark(at - 1, ',');
        let apposed = if before_comma {
            self.subject_left(utterance, at, context)
        } else {
            Left::Nothing
        };
        let inverted = match apposed {
            Left::Nothing if inverts && !titled => self.subject_right(utterance, at, context),
            _ => None,
        };
        let inverted = inverted
            .filter(|subject| follows_quoted || closes(utterance, subject.end) && !holds_clause(utterance, subject.first, subject.end));
        let subject = match (inverted, apposed) {
            (Some(subject), _) | (None, Left::Subject(subject)) => subject,
            // "the author of “A Short History” said"
            _ => match self.subject_left(utterance, if titled { at - 2 } else { at }, context) {
                Left::Subject(subject) => subject,
                Left::Shared => match shared {
                    Some(subject) => subject.clone(),
                    None => self.main_subject(utterance, at, context)?,
                },
                Left::Nothing => return None,
            },
        };
        if subject.negated && entry.reports != Reports::Act && !follows_quoted {
            return None; // "did not say"
        }
        let behind = if subject.inverted { subject.end } else { at + 1 };
        let group = if subject.inverted || subject.end > at || shared_subject(&subject, bound, at) {
            at
        } else {
            subject.first
        };
        let hearer = matches!(
            entry.base.as_str(),
            "tell" | "inform" | "remind" | "assure" | "reassure" | "ask" | "warn" | "advise" | "notify" | "urge"
        );
        // "promised her a house": only a pronoun tells whom; "promised the road would open" tells what.
        let hearer = hearer || entry.base == "promise" && utterance.reads_any(behind, &["him", "her", "them", "us", "me"]);
        let right = to_the_right(utterance, behind, hearer && !subject.inverted && !follows_quoted);
        let group = behind_quoted(utterance, bound, group);
        let left = to_the_left(utterance, bound, group);
        // "In her book, “The Salt Road”, she writes that": a title before the report is no content.
        let is_title_before =
            |left: &Stretch| right.is_some_and(|right| right.that) && is_title(utterance.tokens[left.end - 1].span().of(utterance.text));
        if let Some(left) = left.filter(|left| utterance.is_quoted(left.end - 1) && !is_title_before(left)) {
            return Some((self.quoted_before(utterance, verb, &subject, left, behind), subject));
        }
        let named = match entry.reports {
            Reports::Call => return self.called(utterance, verb, &subject).map(|report| (report, subject)),
            Reports::Act => return self.acted(utterance, verb, &subject, right).map(|report| (report, subject)),
            Reports::Say | Reports::Ask => right,
        };
        let asks = |right: &Stretch| question_of(utterance, verb, *right).is_some();
        let adjunct = named.is_none_or(|right| {
            let tells = right.that
                || right.colon
                || asks(&right)
                || utterance.reads_any(right.first, &["whether", "if", "unless"])
                || utterance.reads_any(right.first, &["when", "once", "although", "because"]) && main_clause_follows(utterance, &right);
            !tells && is_adjunct(utterance, right.first, right.end)
        });
        let told = if hearer { skip_hearer(utterance, behind) } else { behind };
        let told = time_end(utterance, told);
        let parenthetical = !subject.inverted
            && matches!(
                utterance.tokens.get(told).map(|token| token.kind),
                Some(Kind::Mark(',' | '–' | '—'))
            )
            && utterance.is_mark(group.wrapping_sub(1), ',')
            && !utterance.is_quoted(told + 1);
        if subject.inverted || adjunct || parenthetical {
            if let Some(report) = self.reported_before(utterance, verb, &subject, left, right.filter(|_| parenthetical)) {
                return Some((report, subject));
            }
            if subject.inverted
                && at == 0
                && let Some(right) = right.filter(|right| utterance.is_quoted(right.first))
            {
                return self
                    .reported_behind(utterance, verb, &subject, right)
                    .map(|report| (report, subject));
            }
            if !parenthetical {
                return None;
            }
        }
        self.reported_behind(utterance, verb, &subject, named?)
            .map(|report| (report, subject))
    }
}

/// Whether nothing but an adverbial follows an inverted subject.
pub(super) fn closes(utterance: &Utterance, at: usize) -> bool {
    match utterance.tokens.get(at) {
        None => true,
        Some(token) if token.is_word() => {
            token.word.is(WordClass::Preposition)
                || token.word.is(WordClass::Day)
                || token.word.is(WordClass::ClauseStart)
                || token.word.is(WordClass::Relative)
        }
        Some(_) => true,
    }
}

/// "says the predator treated his victims": a subject with a verb and its object is a clause.
fn holds_clause(utterance: &Utterance, first: usize, end: usize) -> bool {
    (first + 2..end).any(|at| {
        utterance.tokens[at].is_finite()
            && !utterance.is_capitalised(at)
            && (utterance.is(at + 1, WordClass::Article) || utterance.is(at + 1, WordClass::Possessive))
    })
}

/// "said when the roof fell, nobody was in": the fronted clause is part of what was said.
fn main_clause_follows(utterance: &Utterance, right: &Stretch) -> bool {
    let comma = (right.first..right.end).find(|&at| utterance.is_mark(at, ','));
    comma.is_some_and(|comma| comma > right.first + 2 && is_clause(utterance, comma + 1, right.end))
}

/// Whether a shared subject stands before the words that the verb could report.
fn shared_subject(subject: &Subject, bound: usize, at: usize) -> bool {
    bound > subject.first && at > subject.end
}

/// "“Terrific guy,” his neighbour in Florida and New York, Don Hart, said": the words between a
/// quotation and a subject belong to the subject.
fn behind_quoted(utterance: &Utterance, bound: usize, group: usize) -> usize {
    let belongs = |at: usize| {
        utterance.is_word(at)
            && !utterance.tokens[at].is_finite()
            && !utterance.word(at).is_verb()
            && !utterance.is(at, WordClass::Relative)
    };
    // "“Sales were low,” chairman, head and president Ana Ruiz said": several functions.
    let listed = (bound.max(group.saturating_sub(8))..group)
        .rev()
        .find(|&at| utterance.is_quoted(at))
        .filter(|&quoted| {
            let between = quoted + 1..group;
            utterance.is(group - 1, WordClass::Coordinator)
                && utterance.word(quoted + 1).is_noun()
                && between.clone().all(|at| utterance.is_mark(at, ',') || belongs(at))
        });
    if let Some(quoted) = listed {
        return quoted + 1;
    }
    let first = (bound..group).rev().take_while(|&at| belongs(at)).last();
    // "played “Blue Road” and the crowd sang": another clause.
    let first = first.filter(|&first| !utterance.is(first, WordClass::Coordinator));
    match first {
        Some(first) if first > bound && utterance.is_quoted(first - 1) => first,
        Some(first) if first > bound + 1 && utterance.is_mark(first - 1, ',') && utterance.is_quoted(first - 2) => first,
        _ => group,
    }
}
