//! Quotations of texts that are not English: whose they are is not known here.
//!
//! The rules and tables of this room are English. In another language a pair of marks is still a
//! pair of marks, but a capital is no name (German) and a colon no report, so the speaker stays
//! unknown. Taken are whole sentences in marks; words and titles in marks are left alone.

use record::QuoteType;

use crate::speech::marked::{is_closed, is_title};
use crate::speech::people::Speaker;
use crate::speech::reports::{Report, Room};
use crate::speech::tokens::Tokens;

impl<'a> Room<'_, 'a> {
    /// Every sentence in marks, with nobody as its speaker.
    pub(super) fn quotations_without_speaker(&self, tokens: &'a Tokens) -> Vec<Report<'a>> {
        let mut found = Vec::new();
        let mut number = 0;
        while let Some(utterance) = tokens.utterance(number, self.doc, &self.lexicon.reporting) {
            number += 1;
            let said = |at: &usize| {
                let quotation = utterance.tokens[*at].span().of(utterance.text);
                // „Wir haben keine Zeit mehr“, sagte …: the comma stands outside.
                let goes_on = utterance.is_mark(at + 1, ',') && is_long(quotation);
                utterance.is_quoted(*at) && (is_closed(quotation) || goes_on) && !is_title(quotation)
            };
            found.extend((0..utterance.len()).filter(said).map(|at| Report {
                quote_type: QuoteType::Direct,
                speaker: Speaker::default(),
                speaker_spans: Vec::new(),
                verb: None,
                verb_spans: Vec::new(),
                content: vec![utterance.tokens[at].span()],
                is_quotation: true,
                rule: "quote.marks",
            }));
        }
        found
    }
}

/// Four words or more, with a capital first: rather a sentence than a title.
fn is_long(quotation: &str) -> bool {
    let words = quotation.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    words.starts_with(char::is_uppercase) && words.split_whitespace().count() >= 4
}
