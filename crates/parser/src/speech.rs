//! Who says what: quotations, reports and attributions, with their speakers.

use lexicon::{Lexicon, Mention};
use record::{Quote, QuoteType, Span};

use crate::Document;

/// All the talk in a document.
#[derive(Debug, Default)]
pub(crate) struct Speech {
    /// Quotations, direct, indirect and mixed, in the order of the text.
    pub quotes: Vec<Quote>,
    /// Stretches of text that are somebody's claim, quotation or not ("according to ..."),
    /// sorted by start. The innermost one that covers a place tells whose claim it is.
    pub attributions: Vec<Attribution>,
}

/// A stretch of text that is somebody's claim.
#[derive(Debug, Clone, Default)]
#[allow(dead_code)] // The rooms that read it come next.
pub(crate) struct Attribution {
    /// The claimed words.
    pub span: Span,
    /// How it is reported.
    pub quote: QuoteType,
    /// The fullest name the article gives, else the role as written.
    pub speaker: Option<String>,
    /// Role as written.
    pub speaker_role: Option<String>,
    /// Organisation ("Permanent Mission of Cambodia").
    pub speaker_org: Option<String>,
    /// Head verb, base form, or "according to".
    pub reporting_verb: Option<String>,
}

#[allow(dead_code)]
impl Speech {
    /// Whose claim the words at `span` are; none where the text itself speaks.
    pub(crate) fn attribution(&self, span: Span) -> Option<&Attribution> {
        self.attributions
            .iter()
            .filter(|attribution| attribution.span.contains(span))
            .min_by_key(|attribution| attribution.span.len())
    }
}

/// Reads quotations and attributions.
pub(crate) fn speech(_doc: &Document, _mentions: &[Mention], _lexicon: &Lexicon) -> Speech {
    Speech::default()
}
