use serde::{Deserialize, Serialize};

use crate::Note;

/// A page as it came: bytes and where they are from. What the archive holds and `reader` reads.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Sixteen hexadecimal digits made from the URL and the digest of the body: the same
    /// bytes at the same address have the same id for ever, an edited page has another.
    pub id: String,
    /// The address the body was received from, after redirects.
    pub url: String,
    /// When it was received: RFC 3339, UTC.
    pub fetched_at: Option<String>,
    /// When it was published, where whoever handed the page over says so (a sidecar, a feed).
    pub published: Option<String>,
    /// The title, where whoever handed the page over says so; for files that have none of their own.
    pub title: Option<String>,
    /// The media type as declared, with its parameters.
    pub content_type: Option<String>,
    /// Name of the source (`data/sources/NAME.toml`) it was fetched for, if any.
    pub source: Option<String>,
    /// The body, content coding removed, character set untouched.
    pub body: Vec<u8>,
    /// `sha256:` and hexadecimal digits, over `body`.
    pub digest: String,
    /// Where the archived response stands.
    pub archived: Option<Archived>,
    /// What the fetcher noted about it.
    pub notes: Vec<Note>,
}

/// The place of a record in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Archived {
    /// File name inside the archive folder.
    pub file: String,
    /// Offset of the record's gzip member (or of the record, in a plain file), in bytes.
    pub offset: u64,
    /// The record's `WARC-Record-ID`.
    pub record_id: String,
}
