use serde::{Deserialize, Serialize};

use crate::Span;

/// Words that the text reports as somebody's.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Quote {
    /// Number in the document, from 1, in the order of the text.
    pub seq: u32,
    /// Direct, indirect or mixed.
    #[serde(rename = "type")]
    pub quote_type: QuoteType,
    /// Who is quoted: the fullest name the article gives; none where it is not known.
    pub speaker: Option<String>,
    /// Role as written.
    pub speaker_role: Option<String>,
    /// Organisation.
    pub speaker_org: Option<String>,
    /// Head verb of the report, base form: `say`, `note`, `according to`.
    pub reporting_verb: Option<String>,
    /// The quoted words: the marks are inside for direct speech; several where interrupted.
    pub content_spans: Vec<Span>,
    /// Where the speaker is named ("he" included).
    pub speaker_spans: Vec<Span>,
    /// The reporting words.
    pub verb_spans: Vec<Span>,
    /// First byte of all of it.
    pub start: usize,
    /// One past the last byte of all of it.
    pub end: usize,
    /// Id of the rule.
    pub rule: String,
}

/// Form of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteType {
    /// Nobody is quoted.
    #[default]
    None,
    /// Reported in the reporter's words.
    Indirect,
    /// The speaker's own words, between marks.
    Direct,
    /// A report with quoted fragments in it.
    Mixed,
}
