//! Reports of speech: a verb with who speaks and what is said, in the order of the text.

use lexicon::{Form, Lexicon, Mention, ReportingVerb, Reports, SpeakerKind, WordClass};
use record::{QuoteType, Span};

use crate::Document;
use crate::speech::clauses::{has_verb, is_adjunct, is_clause};
use crate::speech::contents::{Stretch, skip_hearer, time_end, to_the_left, to_the_right};
use crate::speech::context::Context;
use crate::speech::marked::is_title;
use crate::speech::names::head_of;
use crate::speech::people::{People, Speaker};
use crate::speech::reported::question_of;
use crate::speech::subjects::{Left, Subject};
use crate::speech::tokens::{Kind, Tokens};
use crate::speech::utterance::Utterance;

/// One report.
#[derive(Debug, Clone)]
pub(crate) struct Report<'a> {
    pub quote_type: QuoteType,
    pub speaker: Speaker,
    pub speaker_spans: Vec<Span>,
    /// Base form, or "according to".
    pub verb: Option<&'a str>,
    pub verb_spans: Vec<Span>,
    /// What is reported; several spans where the report interrupts a quotation.
    pub content: Vec<Span>,
    /// Whether it is a quotation of its own, and not only part of one.
    pub is_quotation: bool,
    pub rule: &'static str,
}

impl Report<'_> {
    /// Whether all that another one reports stands within what this one does.
    pub(super) fn covers(&self, other: &Report) -> bool {
        let within = |span: &Span| self.content.iter().any(|around| around.contains(*span));
        other.content.iter().all(within)
    }
}

/// What the rules read from.
pub(crate) struct Room<'r, 'a> {
    pub doc: &'r Document<'a>,
    pub people: People<'a>,
    pub mentions: &'r [Mention<'a>],
    pub lexicon: &'a Lexicon,
}

/// A verb that reports, at its place.
pub(crate) struct Verb<'a> {
    pub at: usize,
    pub entry: &'a ReportingVerb,
}

/// Every report of the document, in order.
pub(crate) fn reports<'a>(room: &mut Room<'_, 'a>, tokens: &'a Tokens) -> Vec<Report<'a>> {
    if !tokens.are_english() {
        return room.quotations_without_speaker(tokens);
    }
    let reporting = &room.lexicon.reporting;
    let mut found: Vec<Report<'a>> = Vec::new();
    let mut context = Context::default();
    let mut number = 0;
    while let Some(utterance) = tokens.utterance(number, room.doc, reporting) {
        number += 1;
        let only_quoted = utterance.tokens.iter().all(|token| !token.is_word());
        // "“Who counted?” Rosa asked.": the marks ended a sentence, and its report follows.
        if only_quoted
            && utterance.occurs.quotation
            && let Some(next) = tokens.utterance(number, room.doc, reporting)
            && next.paragraph == utterance.paragraph
            && let Some(pair) = tokens.pair(number - 1, room.doc, reporting)
            && let Some(reports) = room.trailing(&pair, &mut context)
        {
            number += 1;
            found.extend(reports);
            continue;
        }
        let before = found.len();
        let mut here = room.all(&utterance, &mut context);
        if utterance.occurs.quotation {
            let next = tokens.utterance(number, room.doc, reporting);
            room.loose(&utterance, next.as_ref(), &mut here, &found, &mut context);
        }
        if here.is_empty() {
            here.extend(room.headline(&utterance));
        }
        found.extend(here);
        if found.len() == before {
            match room.main_subject(&utterance, utterance.len(), &context) {
                // Where nobody is named, "the abbot" is somebody; "the war" is not, beside a person with a name.
                Some(subject)
                    if subject.speaker.is_person
                        && subject.speaker.name.is_some()
                        && (subject.speaker.is_somebody() || room.people.is_empty()) =>
                {
                    context.person = Some(subject.speaker);
                }
                // "The agency is based in Nairobi. It said …"
                Some(subject) if names_a_body(&utterance, &subject) => context.acted(&subject.speaker),
                _ => context.pass(&utterance, &room.people),
            }
            context.pass_text(&utterance);
        }
    }
    found
}

impl<'a> Room<'_, 'a> {
    /// Every report in the utterance; those inside another one come after it.
    pub(crate) fn all(&mut self, utterance: &Utterance<'a>, context: &mut Context) -> Vec<Report<'a>> {
        let mut found: Vec<Report<'a>> = Vec::new();
        let mut subject: Option<Subject> = None;
        for (at, token) in utterance.tokens.iter().enumerate() {
            let word = token.word;
            if word.is(WordClass::View)
                && let Some((report, by)) = self.view(utterance, at, subject.as_ref(), context)
            {
                keep(&mut found, report, by, &mut subject, context);
                continue;
            }
            if !word.is_verb() {
                continue;
            }
            let Some(verb) = self.verb_at(utterance, at) else { continue };
            let bound = found
                .iter()
                .filter(|report| report.is_quotation)
                .map(|report| reached(report, utterance, at))
                .max()
                .unwrap_or(0);
            let reports = if verb.entry.form == Form::Gerund && !utterance.is(at.wrapping_sub(1), WordClass::Being) {
                self.gerund(utterance, &verb, subject.as_ref(), context)
            } else {
                self.finite(utterance, &verb, subject.as_ref(), bound, context)
            };
            if let Some((report, by)) = reports {
                keep(&mut found, report, by, &mut subject, context);
            }
        }
        self.phrases(utterance, &mut found, context);
        found
    }

    /// A quotation whose report is the next sentence: "“Who counted?” Rosa Vidal asked."
    fn trailing(&mut self, pair: &Utterance<'a>, context: &mut Context) -> Option<Vec<Report<'a>>> {
        let quotation = pair.tokens.first()?.span();
        let verb = (1..pair.len().min(30)).find(|&at| {
            self.verb_at(pair, at)
                .is_some_and(|verb| matches!(verb.entry.reports, Reports::Say | Reports::Ask))
        })?;
        // A verb with words of its own to report does not report the sentence before.
        let own = to_the_right(pair, verb + 1, false).is_some_and(|right| {
            right.that
                || right.colon
                || pair.is_quoted(right.first)
                || pair.reads(right.first, "to")
                || has_verb(pair, right.first, right.end) && !is_adjunct(pair, right.first, right.end)
        });
        if own
            && self
                .subject_right(pair, verb, context)
                .is_none_or(|subject| !closes(pair, subject.end))
        {
            return None;
        }
        let mut trial = context.clone();
        let reports = self.all(pair, &mut trial);
        let first = reports.first()?;
        let fits = first.quote_type == QuoteType::Direct
            && first.content.first() == Some(&quotation)
            && first.verb_spans.first() == Some(&pair.tokens[verb].span());
        if !fits {
            return None;
        }
        *context = trial;
        Some(reports)
    }

    /// A finite verb with its subject and what it reports.
    fn finite(
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

    pub(crate) fn report(
        &self,
        utterance: &Utterance<'a>,
        quote_type: QuoteType,
        subject: &Subject,
        verb: &Verb<'a>,
        content: Vec<Span>,
        rule: &'static str,
    ) -> Report<'a> {
        Report {
            quote_type,
            speaker: subject.speaker.clone(),
            speaker_spans: utterance.span(subject.first, subject.end).into_iter().collect(),
            verb: Some(&verb.entry.base),
            verb_spans: vec![utterance.tokens[verb.at].span()],
            content,
            is_quotation: true,
            rule,
        }
    }
}

/// Adds a report to those before it. What stands inside an earlier one is part of what that one says.
fn keep<'a>(found: &mut Vec<Report<'a>>, mut report: Report<'a>, by: Subject, subject: &mut Option<Subject>, context: &mut Context) {
    let inside = found.iter().any(|outer| outer.is_quotation && outer.covers(&report));
    report.is_quotation &= !inside;
    if !inside {
        context.spoke(&report.speaker);
        *subject = Some(by);
    }
    found.push(report);
}

/// "The organisation, which …, is based in Nairobi": a body or a text by its noun.
fn names_a_body(utterance: &Utterance, subject: &Subject) -> bool {
    let head = head_of(utterance, subject.first, subject.end);
    let noun = head.and_then(|head| utterance.noun(head));
    subject.speaker.name.is_some()
        && (subject.speaker.is_many || noun.is_some_and(|noun| matches!(noun.kind, SpeakerKind::Body | SpeakerKind::People)))
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

/// Whether nothing but an adverbial follows an inverted subject.
fn closes(utterance: &Utterance, at: usize) -> bool {
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

/// The number of the first element behind an earlier report.
fn reached(report: &Report, utterance: &Utterance, verb: usize) -> usize {
    let spans = report.content.iter().chain(&report.verb_spans).chain(&report.speaker_spans);
    let end = spans.map(|span| span.end).max().unwrap_or(0);
    utterance.tokens[..verb].partition_point(|token| token.span().start < end)
}
