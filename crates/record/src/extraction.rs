use serde::{Deserialize, Serialize};

use crate::{Figure, Intervention, Note, Quote, Tally};

/// What one article states: who spoke, how many, in whose words. Each row leads to bytes
/// of the article's text and to the rule that made it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Extraction {
    /// Id of the article.
    pub id: String,
    /// Id of the event the document is about, where the input named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Country the document is about (ISO 3166-1 alpha-3), given with the article or read off it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concerned: Option<String>,
    /// Who took the floor or is named, in the order of the text.
    pub interventions: Vec<Intervention>,
    /// Numbers that the text claims about the world, in the order of the text.
    pub figures: Vec<Figure>,
    /// Words reported as somebody's.
    pub quotes: Vec<Quote>,
    /// Counts of delegations or votes by side.
    pub tallies: Vec<Tally>,
    /// Dates and periods the text names.
    pub times: Vec<Time>,
    /// What was not understood.
    pub notes: Vec<Note>,
}

/// A date or a period named in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// First byte of the expression.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The expression as written.
    pub surface: String,
    /// First day, ISO 8601, inclusive; none where the period has no stated beginning.
    pub time_start: Option<String>,
    /// Last day, inclusive; none where the period has no stated end.
    pub time_end: Option<String>,
    /// `day`, `week`, `month`, `quarter`, `year`, `decade`, `period`.
    pub granularity: String,
    /// What the dates were resolved against.
    pub basis: TimeBasis,
}

/// What a date was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeBasis {
    /// The expression is complete in itself.
    Absolute,
    /// Completed from the date of publication.
    RelativeToPublished,
    /// Completed from another date in the text.
    Anaphoric,
}
