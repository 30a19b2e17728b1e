use serde::{Deserialize, Serialize};

use crate::Note;
use crate::page::Archived;

/// What a page says, without the page: one text, its paragraphs, who wrote it and when.
///
/// Only `id` and `text` are needed to parse one.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Article {
    /// Id of the page it was read from.
    pub id: String,
    /// Address of the page.
    #[serde(default)]
    pub url: Option<String>,
    /// Address the page names as its own (`rel=canonical`, `og:url`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical_url: Option<String>,
    /// Name of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What sort of document it is.
    #[serde(default)]
    pub kind: Kind,
    /// Title without the site's name.
    #[serde(default)]
    pub title: Option<String>,
    /// Names of the authors, as written.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Date of publication, ISO 8601, as precise as the page gives it: `2023-03-31`,
    /// `2023-03-31T06:40:00+07:00`.
    #[serde(default)]
    pub published: Option<String>,
    /// Date of the last change, as precise as the page gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Language, ISO 639-1, as detected in the text.
    #[serde(default)]
    pub language: Option<String>,
    /// Section or rubric, as the page names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The country the document is about, ISO 3166-1 alpha-3, where it is known beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concerned: Option<String>,
    /// The text: NFC, one `\n` between paragraphs' end and the next one's start (`\n\n`), quotation marks as printed.
    pub text: String,
    /// Paragraphs as byte ranges of `text`, in order.
    #[serde(default)]
    pub paragraphs: Vec<(usize, usize)>,
    /// When the page was fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetched_at: Option<String>,
    /// Digest of the page's body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Where the archived response stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<Archived>,
    /// Recipe or method that found the body: `ungeneva#2`, `generic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<String>,
    /// Which page mark each metadata value came from: `{"title":"og:title"}`.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub provenance: std::collections::BTreeMap<String, String>,
    /// Version of the rules that make `text` of a page; offsets hold within one version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_version: Option<u32>,
    /// What the fetcher and the reader noted.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// What sort of document it is. The reader decides by the source and the page's own marks;
/// the parser uses it only to prefer one reading over another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The UN's own account of a meeting.
    #[serde(
        alias = "summary",
        alias = "un_meeting_summary",
        alias = "un_speakers_list",
        alias = "speakers_list"
    )]
    MeetingSummary,
    /// A press release of the UN or another body.
    #[serde(alias = "press_un_meetings_coverage", alias = "meetings_coverage")]
    PressRelease,
    /// A statement by a mission, a government or an organisation.
    #[serde(alias = "mission_statement", alias = "mission_press_release", alias = "ministry_statement")]
    Statement,
    /// A report on a session (A/HRC/nn/2, a Universal Periodic Review report).
    SessionReport,
    /// A record of a vote.
    VoteRecord,
    /// A newspaper or agency article.
    #[serde(alias = "newspaper", alias = "news", alias = "article")]
    NewsArticle,
    /// A page that lists other pages.
    Listing,
    /// Nothing of these, or not known. Unknown names from other tools read as this.
    #[default]
    #[serde(other)]
    Other,
}
