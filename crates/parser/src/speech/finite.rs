//! What a finite verb reports, and by whom: "Lund said", "said Lund", "“…,” Lund said, “…”".

use lexicon::{ReportingVerb, Reports, WordClass};

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
        let before = Before::of(utterance, verb.at);
        let subject = self.subject_of(utterance, verb.at, before, shared, context)?;
        if subject.negated && verb.entry.reports != Reports::Act && before != Before::Quoted {
            return None; // "did not say"
        }
        let behind = if subject.inverted { subject.end } else { verb.at + 1 };
        let group = if subject.inverted || subject.end > verb.at || shared_subject(&subject, bound, verb.at) {
            verb.at
        } else {
            subject.first
        };
        let group = behind_quoted(utterance, bound, group);
        let hearer = tells_somebody(utterance, verb.entry, behind);
        let aside = if subject.inverted {
            aside_end(utterance, group, subject.end)
        } else {
            None
        };
        let behind = aside.unwrap_or(behind);
        let right = to_the_right(utterance, behind, hearer && !subject.inverted && before != Before::Quoted);
        let left = to_the_left(utterance, bound, group);
        // "In her book, “The Salt Road”, she writes that": a title before the report is no content.
        let is_title_before =
            |left: &Stretch| right.is_some_and(|right| right.that) && is_title(utterance.tokens[left.end - 1].span().of(utterance.text));
        let report = if let Some(left) = left.filter(|left| utterance.is_quoted(left.end - 1) && !is_title_before(left)) {
            Some(self.quoted_before(utterance, verb, &subject, left, behind))
        } else {
            match verb.entry.reports {
                Reports::Call => self.called(utterance, verb, &subject),
                Reports::Act => self.acted(utterance, verb, &subject, right),
                Reports::Say | Reports::Ask => {
                    let told = if hearer { skip_hearer(utterance, behind) } else { behind };
                    let parenthetical = aside.is_some() || is_parenthetical(utterance, &subject, group, time_end(utterance, told));
                    self.said(utterance, verb, &subject, (left, right), parenthetical)
                }
            }
        };
        report.map(|report| (report, subject))
    }

    /// Who does what the verb at `at` tells: before it, behind it, or the subject of another verb.
    fn subject_of(
        &mut self,
        utterance: &Utterance<'a>,
        at: usize,
        before: Before,
        shared: Option<&Subject>,
        context: &Context,
    ) -> Option<Subject> {
        let apposed = if before == Before::Comma {
            self.subject_left(utterance, at, context)
        } else {
            Left::Nothing
        };
        if let Left::Subject(subject) = apposed {
            return Some(subject);
        }
        if matches!(apposed, Left::Nothing) && matches!(before, Before::Nothing | Before::Quoted | Before::Comma | Before::Dash) {
            let inverted = self.subject_right(utterance, at, context).filter(|subject| {
                before == Before::Quoted || closes(utterance, subject.end) && !holds_clause(utterance, subject.first, subject.end)
            });
            if inverted.is_some() {
                return inverted;
            }
        }
        // "the author of “A Short History” said"
        let end = if before == Before::Title { at - 2 } else { at };
        match self.subject_left(utterance, end, context) {
            Left::Subject(subject) => Some(subject),
            Left::Shared => shared.cloned().or_else(|| self.main_subject(utterance, at, context)),
            Left::Nothing => None,
        }
    }

    /// What a verb of saying or asking reports: behind it, before it or around it.
    fn said(
        &self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        subject: &Subject,
        (left, right): (Option<Stretch>, Option<Stretch>),
        parenthetical: bool,
    ) -> Option<Report<'a>> {
        let adjunct = right.is_none_or(|right| {
            let tells = right.that
                || right.colon
                || question_of(utterance, verb, right).is_some()
                || utterance.reads_any(right.first, &["whether", "if", "unless"])
                || utterance.reads_any(right.first, &["when", "once", "although", "because"]) && main_clause_follows(utterance, &right);
            !tells && is_adjunct(utterance, right.first, right.end)
        });
        if subject.inverted || adjunct || parenthetical {
            let report = self.reported_before(utterance, verb, subject, left, right.filter(|_| parenthetical));
            if report.is_some() {
                return report;
            }
            // "Said Lund: “…”"
            let opens = subject.inverted && verb.at == 0 && right.is_some_and(|right| utterance.is_quoted(right.first));
            if !opens && !parenthetical {
                return None;
            }
        }
        self.reported_behind(utterance, verb, subject, right?)
    }
}

/// What stands before a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// It begins the utterance.
    Nothing,
    /// A quotation, with or without a comma behind it.
    Quoted,
    /// The title of a work: "the author of “A Short History” said".
    Title,
    Comma,
    Dash,
    Other,
}

impl Before {
    fn of(utterance: &Utterance, at: usize) -> Before {
        let Some(before) = at.checked_sub(1) else { return Before::Nothing };
        let titled = at >= 3
            && utterance.is_quoted(before)
            && utterance.is(at - 2, WordClass::Preposition)
            && is_title(utterance.tokens[before].span().of(utterance.text));
        match utterance.tokens[before].kind {
            _ if titled => Before::Title,
            Kind::Quoted => Before::Quoted,
            Kind::Mark(',') if at > 1 && utterance.is_quoted(at - 2) => Before::Quoted,
            Kind::Mark(',') => Before::Comma,
            Kind::Mark('–' | '—' | '-') => Before::Dash,
            _ => Before::Other,
        }
    }
}

/// Whether a verb names whom it tells first ("told reporters that").
fn tells_somebody(utterance: &Utterance, entry: &ReportingVerb, behind: usize) -> bool {
    match entry.base.as_str() {
        "tell" | "inform" | "remind" | "assure" | "reassure" | "ask" | "warn" | "advise" | "notify" | "urge" => true,
        // "promised her a house": only a pronoun tells whom; "promised the road would open" tells what.
        "promise" => utterance.reads_any(behind, &["him", "her", "them", "us", "me"]),
        _ => false,
    }
}

/// "The talks, she told the house on Monday, were over": a report between two commas.
fn is_parenthetical(utterance: &Utterance, subject: &Subject, group: usize, told: usize) -> bool {
    let closes = matches!(
        utterance.tokens.get(told).map(|token| token.kind),
        Some(Kind::Mark(',' | '–' | '—'))
    );
    !subject.inverted && closes && utterance.is_mark(group.wrapping_sub(1), ',') && !utterance.is_quoted(told + 1)
}

/// "It was, wrote La Voz **in an editorial,** “a sad day”", "The road, said Lund, was open": the
/// comma behind an inverted report between two, where the sentence goes on with its verb or in
/// marks.
fn aside_end(utterance: &Utterance, group: usize, subject_end: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    if !utterance.is_mark(group.checked_sub(1)?, ',') || utterance.is_quoted(group.wrapping_sub(2)) {
        return None;
    }
    let comma = (subject_end..utterance.len().min(subject_end + LONGEST)).find(|&at| !utterance.is_word(at))?;
    let within = (subject_end..comma).all(|at| !utterance.tokens[at].is_finite() && !utterance.is(at, WordClass::Relative));
    let next = utterance.tokens.get(comma + 1)?;
    let goes_on = if utterance.is_quoted(comma + 1) {
        let letter = next.span().of(utterance.text).chars().find(|letter| letter.is_alphabetic());
        letter.is_some_and(char::is_lowercase)
    } else {
        next.is_finite() && !next.is_capitalised() && !next.word.is_noun() && !next.word.is_verb()
    };
    (utterance.is_mark(comma, ',') && within && goes_on).then_some(comma)
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
