//! Reports of speech: a verb with who speaks and what is said, in the order of the text.

use lexicon::{Form, Lexicon, Mention, ReportingVerb, Reports, SpeakerKind, WordClass};
use record::{QuoteType, Span};

use crate::Document;
use crate::speech::clauses::{has_verb, is_adjunct};
use crate::speech::contents::to_the_right;
use crate::speech::context::Context;
use crate::speech::finite::closes;
use crate::speech::names::{head_of, is_mention};
use crate::speech::people::{People, Speaker};
use crate::speech::subjects::Subject;
use crate::speech::tokens::Tokens;
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
    pub tokens: &'a Tokens,
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
pub(crate) fn reports<'a>(room: &mut Room<'_, 'a>) -> Vec<Report<'a>> {
    let tokens = room.tokens;
    if !tokens.are_english() {
        return room.quotations_without_speaker(tokens);
    }
    let reporting = &room.lexicon.reporting;
    // A report to every few lines, as in an interview.
    let mut found: Vec<Report<'a>> = Vec::with_capacity(room.doc.text.len() / 100);
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
        let beat = context.beat.take();
        context.beat = beat.filter(|_| only_quoted);
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
                    context.beat = Some(subject.speaker.clone()).filter(|_| is_beat(&utterance, subject.end));
                    context.person = Some(subject.speaker);
                }
                // "The agency is based in Nairobi. It said …"
                Some(subject) if names_a_body(&utterance, &subject) || room.names_a_state(&utterance, &subject) => {
                    context.acted(&subject.speaker)
                }
                _ => {
                    if let Some(several) = room.several_at_head(&utterance) {
                        context.acted(&several);
                    }
                    context.pass(&utterance, &room.people);
                }
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
        let occurs = utterance.occurs.word;
        let may_report = occurs.is_verb() || occurs.is(WordClass::View);
        let tokens = if may_report { utterance.tokens } else { &[] };
        for (at, token) in tokens.iter().enumerate() {
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

    /// "Only one delegation, Costa Rica, spoke up. It recalled …"
    fn names_a_state(&self, utterance: &Utterance, subject: &Subject) -> bool {
        let last = subject.end.checked_sub(1).filter(|&last| utterance.is_capitalised(last));
        let place = last.and_then(|last| utterance.span(last, last + 1));
        subject.speaker.name.is_some() && subject.speaker.is_body && place.is_some_and(|place| is_mention(self.mentions, place))
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

/// "His daughter laughed.", "Lund shook her head.": a short sentence that tells with what gesture
/// somebody begins to speak.
fn is_beat(utterance: &Utterance, verb: usize) -> bool {
    const LONGEST: usize = 14;
    const GESTURES: &[&str] = &[
        "laughed",
        "laughs",
        "nodded",
        "nods",
        "smiled",
        "smiles",
        "shrugged",
        "shrugs",
        "sighed",
        "sighs",
        "grinned",
        "grins",
        "winced",
        "frowned",
        "frowns",
        "shook",
        "shakes",
        "paused",
        "pauses",
        "waved",
        "waves",
        "wept",
        "cried",
        "chuckled",
        "disagreed",
        "disagrees",
        "agreed",
        "agrees",
        "objected",
        "demurred",
        "differed",
        "hesitated",
    ];
    let behind = verb + usize::from(utterance.tokens.get(verb).is_some_and(|token| token.ends_in_ly()));
    utterance.len() <= LONGEST && utterance.reads_any(behind, GESTURES)
}

/// "The organisation, which …, is based in Nairobi": a body or a text by its noun.
fn names_a_body(utterance: &Utterance, subject: &Subject) -> bool {
    let head = head_of(utterance, subject.first, subject.end);
    let noun = head.and_then(|head| utterance.noun(head));
    subject.speaker.name.is_some()
        && (subject.speaker.is_many || noun.is_some_and(|noun| matches!(noun.kind, SpeakerKind::Body | SpeakerKind::People)))
}

/// The number of the first element behind an earlier report.
fn reached(report: &Report, utterance: &Utterance, verb: usize) -> usize {
    let spans = report.content.iter().chain(&report.verb_spans).chain(&report.speaker_spans);
    let end = spans.map(|span| span.end).max().unwrap_or(0);
    utterance.tokens[..verb].partition_point(|token| token.span().start < end)
}
