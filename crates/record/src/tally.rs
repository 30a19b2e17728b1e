use serde::{Deserialize, Serialize};

/// A count of delegations or votes by side, as somebody states it.
///
/// "Of the 36 delegations ..., only eight were critical ... while the 28 spoke in favour" is
/// total 36, supportive 28, critical 8.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Number in the document, from 1, in the order of the text.
    pub seq: u32,
    /// The dialogue or vote within the document.
    pub segment: Option<String>,
    /// Who states it: a name, else a role, else an organisation; none where the text itself does.
    pub claimant: Option<String>,
    /// The claimant's role as written.
    #[serde(default)]
    pub claimant_role: Option<String>,
    /// The claimant's organisation.
    #[serde(default)]
    pub claimant_org: Option<String>,
    /// What is counted: `delegations`, `votes`.
    pub what: String,
    /// All of them.
    pub total: Option<u32>,
    /// In favour of the country concerned.
    pub supportive: Option<u32>,
    /// Critical of it.
    pub critical: Option<u32>,
    /// Both.
    pub mixed: Option<u32>,
    /// Neither.
    pub neutral: Option<u32>,
    /// Votes in favour.
    pub yes: Option<u32>,
    /// Votes against.
    pub no: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// Qualifying or focusing word on a part: `only`, `nearly`.
    pub qualifier: Option<String>,
    /// Whether the parts exhaust the total exactly, so that one may be only the rest: neutral
    /// and mixed statements then have no place.
    pub complement: Option<bool>,
    /// A second, overlapping statement about a part, never added to the other ("almost all of
    /// them welcomed"), as written.
    pub overlap: Option<String>,
    /// The words that state it: `text[start..end]`.
    pub evidence: String,
    /// First byte of the evidence.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Id of the rule.
    #[serde(default)]
    pub rule: String,
}
