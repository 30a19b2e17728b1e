//! Headlines that name who says them: "‘No way back’ – envoy", "UN: half of schools closed",
//! "Half of schools closed: UN".
//!
//! Left alone on purpose: a State before a colon ("Norway: ships leave the port"), which is what
//! the headline is about, and the names of a newspaper's sections ("Letters: …").

use lexicon::{SpeakerKind, WordClass};
use record::QuoteType;

use crate::speech::contents::trim_end;
use crate::speech::names::{head_of, mention_at};
use crate::speech::people::Speaker;
use crate::speech::phrases::fragment;
use crate::speech::reports::{Report, Room};
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;
use crate::speech::verbs::is_question;

/// Longest headline, and longest name in one, in words and marks.
const LONGEST: usize = 24;
const LONGEST_NAME: usize = 5;

impl<'a> Room<'_, 'a> {
    /// A headline: the quotation, a colon or a dash, who says it.
    pub(super) fn marked_headline(&mut self, utterance: &Utterance<'a>, first: usize) -> Option<Report<'a>> {
        let mark = utterance.tokens.get(first + 1)?.kind;
        if first != 0 || !matches!(mark, Kind::Mark(':' | '–' | '—' | '-')) {
            return None;
        }
        let stops = |at: usize| {
            !utterance.is_word(at)
                || utterance.word(at).is_verb() && !utterance.word(at).is_noun()
                || utterance.is(at, WordClass::Preposition) && !utterance.is(at, WordClass::Of)
        };
        let from = first + 2;
        let most = (from..utterance.len()).find(|&at| stops(at)).unwrap_or(utterance.len());
        if most == from || most > from + 6 {
            return None;
        }
        // "nurses walk out": the longest beginning that names somebody.
        let somebody = |end: usize| {
            let speaker = self.people.resolve(utterance, from, end, self.mentions, false)?;
            (utterance.noun(end - 1).is_some() || utterance.is_capitalised(end - 1)).then_some((speaker, end))
        };
        let (speaker, end) = (from + 1..=most).rev().find_map(somebody)?;
        let content = vec![utterance.tokens[first].span()];
        let dash = (first + 1, first + 2);
        Some(fragment(utterance, speaker, (from, end), dash, content, "quote.headline"))
    }

    /// "UN: half of schools closed", "Half of schools closed: UN": a line by itself, without a stop.
    pub(super) fn headline(&self, utterance: &Utterance<'a>) -> Option<Report<'a>> {
        let len = utterance.len();
        if !(5..=LONGEST).contains(&len) || !utterance.is_word(len - 1) || utterance.occurs.quotation {
            return None;
        }
        let is_colon = |at: usize| utterance.is_mark(at, ':');
        let near = (1..=LONGEST_NAME).find(|&at| is_colon(at));
        let far = (len - 1 - LONGEST_NAME.min(len - 1)..len - 1).rev().find(|&at| is_colon(at));
        let whole = *self.doc.paragraphs.get(utterance.paragraph)?;
        if near.is_none() && far.is_none() || utterance.span(0, len) != Some(whole) {
            return None;
        }
        let (speaker, name, colon, claim) = near
            .and_then(|colon| Some((self.named_in_headline(utterance, 0, colon)?, (0, colon), colon, (colon + 1, len))))
            .or_else(|| {
                let colon = far?;
                Some((
                    self.named_in_headline(utterance, colon + 1, len)?,
                    (colon + 1, len),
                    colon,
                    (0, colon),
                ))
            })?;
        let claims = utterance.words_in(claim.0, claim.1) >= 3 && !is_question(utterance, claim.0);
        let content = utterance.span(claim.0, trim_end(utterance, claim.0, claim.1)).filter(|_| claims)?;
        let mut report = fragment(utterance, speaker, name, (colon, colon + 1), vec![content], "report.headline");
        report.quote_type = QuoteType::Indirect;
        Some(report)
    }

    /// A person with a function, several people, a body or a study, as far as the tables or the
    /// article know it; no product ("See it now: Harbour Lamp").
    fn named_in_headline(&self, utterance: &Utterance<'a>, first: usize, end: usize) -> Option<Speaker> {
        if !(first..end).all(|at| utterance.is_word(at)) {
            return None;
        }
        let head = head_of(utterance, first, end)?;
        let mut speaker = self.people.resolve(utterance, first, end, self.mentions, false)?;
        // A headline leaves its articles out: "study".
        speaker.name = speaker.name.or_else(|| Some(utterance.phrase(first, end).into()));
        let by_noun = utterance.noun(head).is_some_and(|noun| match noun.kind {
            SpeakerKind::Text => utterance.reads_any(head, &["report", "reports", "study", "survey", "poll", "audit"]),
            SpeakerKind::Person | SpeakerKind::People | SpeakerKind::Body => true,
        });
        let mention = mention_at(self.mentions, utterance.tokens[head].span());
        let by_name = mention.is_some_and(|mention| match mention.entity {
            // Groups and UN bodies have a letter before their code, States have none.
            Some(entity) => entity.code.contains(':'),
            None => utterance.tokens[head].is_all_capitals(),
        });
        let by_function = speaker.person.is_some() && speaker.role.is_some();
        (by_noun || by_name || by_function).then_some(speaker)
    }
}
