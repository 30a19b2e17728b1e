use serde::{Deserialize, Serialize};

/// Two claims about one meeting, held side by side. Nothing here says which one is true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable id: made of the event, the kind and the two sides.
    pub id: String,
    /// Id of the event; none where the claims could be tied to no declared meeting.
    pub event: Option<String>,
    /// What was checked: `arithmetic`, `method`, `against_list`, `vote_list`, `cross_document`, `copies`, `sources`.
    pub kind: String,
    /// What came of it.
    pub verdict: Verdict,
    /// The sort of agreement or difference: `parts_sum`, `parts_exceed_total`, `value_conflict`.
    pub class: String,
    /// By which definition the sides were compared: `states_and_groups`.
    pub basis: Option<String>,
    /// What one side says: `36`, `28 + 8`.
    pub left: Option<String>,
    /// What the other says.
    pub right: Option<String>,
    /// Left less right, where both are numbers; of a vote, by how many voters the lists are off.
    pub residual: Option<f64>,
    /// Why the verdict; for `cannot_tell`, what is missing.
    pub reason: String,
    /// Where the left side stands.
    pub left_side: Option<Side>,
    /// Where the right side stands.
    pub right_side: Option<Side>,
}

/// Where one side of a finding stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Id of the document.
    pub doc: String,
    /// First byte of the evidence.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The words.
    pub evidence: String,
}

/// What came of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The sides say the same, as far as their qualifiers go.
    Agrees,
    /// They do not.
    Differs,
    /// The documents at hand do not settle it.
    CannotTell,
}

/// Which declared meeting a document, or one segment of it, is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventLink {
    /// Id of the document.
    pub doc: String,
    /// The segment; none for the whole document.
    pub segment: Option<String>,
    /// Id of the event; none where none fits.
    pub event: Option<String>,
    /// What tied them: `date_and_country`, `title`, `declared`; or why none fits.
    pub basis: String,
}
