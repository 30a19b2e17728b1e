//! Quotations without a report of their own: the speaker goes on, or a colon introduces the words.
//!
//! Left alone on purpose: quoted words in a sentence that nobody speaks in, which are scare
//! quotes, titles and names.

use lexicon::WordClass;
use record::{QuoteType, Span};

use crate::speech::context::Context;
use crate::speech::marked::{is_a_sentence, is_closed};
use crate::speech::people::Speaker;
use crate::speech::phrases::fragment;
use crate::speech::reports::{Report, Room};
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

impl<'a> Room<'_, 'a> {
    /// Finds a speaker for what `here`, the reports of this utterance, left over.
    pub(crate) fn loose(
        &mut self,
        utterance: &Utterance<'a>,
        next: Option<&Utterance<'a>>,
        here: &mut Vec<Report<'a>>,
        earlier: &[Report<'a>],
        context: &mut Context,
    ) {
        let is_free = |span: Span, here: &[Report<'a>]| {
            !here
                .iter()
                .any(|report| report.content.iter().any(|content| content.overlaps(span)))
        };
        let quoted: Vec<usize> = (0..utterance.len())
            .filter(|&at| utterance.is_quoted(at) && is_free(utterance.tokens[at].span(), here))
            .collect();
        let Some(&first) = quoted.first() else { return };
        let spans: Vec<Span> = quoted.iter().map(|&at| utterance.tokens[at].span()).collect();
        let only_quoted = utterance.tokens.iter().all(|token| !token.is_word());
        let report = if only_quoted {
            self.goes_on(utterance, next, earlier, context, spans)
        } else if let Some(report) = self.followed_by_name(utterance, first) {
            Some(report)
        } else if let Some(report) = self.went_on(utterance, first, context) {
            Some(report)
        } else if here.is_empty() {
            self.introduced(utterance, first, context)
        } else if utterance.is_quoted(first + 1) {
            // "“Are we safe?” “I do not know,” said Roth.": the first one is somebody else's.
            None
        } else if is_a_sentence(spans[0].of(utterance.text)) {
            // "“One,” she said. “Two,” …": a whole sentence beside a report is the speaker's too.
            let speaker = here
                .iter()
                .rev()
                .find(|report| report.is_quotation)
                .map(|report| report.speaker.clone());
            speaker.map(|speaker| continued(speaker, spans))
        } else {
            None
        };
        if let Some(report) = report {
            context.spoke(&report.speaker);
            here.push(report);
        }
    }

    /// A quotation alone goes on with the words of the last speaker, in the same paragraph or at
    /// the head of the next one; else the next sentence tells who speaks.
    fn goes_on(
        &mut self,
        utterance: &Utterance<'a>,
        next: Option<&Utterance<'a>>,
        earlier: &[Report<'a>],
        context: &Context,
        spans: Vec<Span>,
    ) -> Option<Report<'a>> {
        let last = earlier.iter().rev().find(|report| report.is_quotation);
        let last_paragraph = last.map(|last| {
            let spans = last.content.iter().chain(&last.verb_spans).chain(&last.speaker_spans);
            let end = spans.map(|span| span.end).max().unwrap_or(0);
            self.doc.paragraph_at(end.saturating_sub(1))
        });
        let sentence = spans.iter().any(|span| is_closed(span.of(utterance.text)));
        // "“You cannot eat it,” he said. His daughter laughed. “He says that every year.”"
        if let Some(speaker) = context.beat.clone().filter(|speaker| sentence && speaker.name.is_some()) {
            return Some(continued(speaker, spans));
        }
        match (last, last_paragraph) {
            (Some(last), Some(paragraph)) if paragraph == utterance.paragraph && (last.quote_type != QuoteType::None) => {
                Some(continued(last.speaker.clone(), spans))
            }
            (Some(_), Some(paragraph)) if paragraph + 1 == utterance.paragraph && sentence => {
                let speaker = context.last_speaker.clone()?;
                Some(continued(speaker, spans))
            }
            _ => {
                // The sentence behind it: "“No.” Lund shook her head."
                let next = next.filter(|next| next.paragraph == utterance.paragraph);
                let subject = next
                    .and_then(|next| self.main_subject(next, next.len(), context))
                    .filter(|subject| subject.speaker.is_person && subject.speaker.is_somebody());
                let before = context.person.clone().filter(|person| sentence && person.is_somebody());
                let speaker = subject.map(|subject| subject.speaker).or(before)?;
                sentence.then(|| continued(speaker, spans))
            }
        }
    }

    /// "“We are fine,” Don Hart, a member of the community said of it": the comma within the marks
    /// and the name behind them tell enough where the sentence is too tangled for more.
    fn followed_by_name(&self, utterance: &Utterance<'a>, at: usize) -> Option<Report<'a>> {
        let span = utterance.tokens[at].span();
        let words = span.of(utterance.text);
        let ends_in_comma = words
            .trim_end_matches(|mark: char| !mark.is_ascii_punctuation() || matches!(mark, '"' | '\''))
            .ends_with(',');
        let namings = self.people.namings_in(utterance);
        let naming = namings.iter().find(|naming| naming.token == utterance.first + at + 1)?;
        let end = naming.end - utterance.first;
        let verb = (end..utterance.len()).find(|&at| utterance.verb(at).is_some_and(|verb| verb.needs == lexicon::Needs::Nothing))?;
        let speaker = self.people.speaker(naming.person);
        (ends_in_comma && words.split_whitespace().count() > 2)
            .then(|| fragment(utterance, speaker, (at + 1, end), (verb, verb + 1), vec![span], "quote.name_behind"))
    }

    /// "“If the rains fail,” Habib Touré went on, “we will leave.”": what comes between is no report
    /// elsewhere ("the talks went on").
    fn went_on(&mut self, utterance: &Utterance<'a>, quoted: usize, context: &Context) -> Option<Report<'a>> {
        const NEAR: usize = 12;
        let from = quoted + 1;
        let verb = (from..utterance.len().min(from + NEAR)).find(|&at| utterance.reads_any(at, &["went", "goes"]))?;
        let ends = matches!(
            utterance.tokens.get(verb + 2).map(|token| token.kind),
            None | Some(Kind::Mark(',' | '.' | ':'))
        );
        if !utterance.reads(verb + 1, "on") || !ends {
            return None;
        }
        let (speaker, first, end) = self.phrase_before(utterance, verb, context, true)?;
        let alone = first <= from + usize::from(utterance.is_mark(from, ','));
        let content = std::iter::once(utterance.tokens[quoted].span()).chain(resumed_at(utterance, verb + 2));
        let mut report = fragment(
            utterance,
            speaker,
            (first, end),
            (verb, verb + 2),
            content.collect(),
            "quote.went_on",
        );
        report.quote_type = QuoteType::Direct;
        (alone && end == verb).then_some(report)
    }

    /// "Her answer was short: “No.”", "PM: ‘We will not yield’", "‘No way back’ – envoy".
    fn introduced(&mut self, utterance: &Utterance<'a>, first: usize, context: &Context) -> Option<Report<'a>> {
        let content = vec![utterance.tokens[first].span()];
        let before = first.checked_sub(1).map(|before| utterance.tokens[before].kind);
        if before == Some(Kind::Mark(':')) {
            let colon = first - 1;
            // "The verdict of retired judge Elmar Hasanov:"
            let of = (1..colon).find(|&at| utterance.reads(at, "of") && utterance.is(at - 1, WordClass::Talk));
            if let Some((speaker, from, to)) = of.and_then(|of| self.named_phrase(utterance, of + 1, colon, context)) {
                return Some(fragment(utterance, speaker, (from, to), (colon, colon + 1), content, "quote.colon"));
            }
            let subject = self.main_subject(utterance, colon, context);
            let (speaker, from, to) = match subject {
                Some(subject) => (subject.speaker, subject.first, subject.end),
                None => match self.phrase_before(utterance, colon, context, false) {
                    Some(found) => found,
                    // "Her answer was short:" is hers.
                    None if utterance.is(0, WordClass::Possessive) => (context.person.clone()?, 0, 1),
                    None => return None,
                },
            };
            return Some(fragment(utterance, speaker, (from, to), (colon, colon + 1), content, "quote.colon"));
        }
        // "“What we need” – Sara Holt tapped the table – “is a roof.”"
        if let Some(report) = self.around_dashes(utterance, first, context) {
            return Some(report);
        }
        self.marked_headline(utterance, first)
    }

    /// A quotation, a clause between dashes, and the rest of the quotation: the clause's subject speaks.
    fn around_dashes(&mut self, utterance: &Utterance<'a>, first: usize, context: &Context) -> Option<Report<'a>> {
        let is_dash = |at: usize| matches!(utterance.tokens.get(at).map(|token| token.kind), Some(Kind::Mark('–' | '—' | '-')));
        let rest = (first + 3..utterance.len()).find(|&at| utterance.is_quoted(at))?;
        if !is_dash(first + 1) || !is_dash(rest - 1) {
            return None;
        }
        let subject = self.main_subject(utterance, rest - 1, context)?;
        let within = subject.first > first && subject.end < rest && subject.speaker.is_person;
        let content = vec![utterance.tokens[first].span(), utterance.tokens[rest].span()];
        let place = (subject.first, subject.end);
        within.then(|| fragment(utterance, subject.speaker, place, (first + 1, first + 2), content, "quote.dashes"))
    }
}

/// The quotation that goes on behind a comma or a colon at a place.
fn resumed_at(utterance: &Utterance, at: usize) -> Option<Span> {
    let rest = at + 1;
    (utterance.is_mark(at, ',') || utterance.is_mark(at, ':')).then_some(())?;
    utterance.is_quoted(rest).then(|| utterance.tokens[rest].span())
}

fn continued<'a>(speaker: Speaker, content: Vec<Span>) -> Report<'a> {
    Report {
        quote_type: QuoteType::Direct,
        speaker,
        speaker_spans: Vec::new(),
        verb: None,
        verb_spans: Vec::new(),
        content,
        is_quotation: true,
        rule: "quote.continued",
    }
}
