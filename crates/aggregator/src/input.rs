//! What the tables are made of.

use record::{Article, EventLink, Extraction, Finding, Note};
use serde::Serialize;

/// What the tables are made of. Articles and extractions are in the same order.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Name of the plan.
    pub plan: &'a str,
    /// The articles.
    pub articles: &'a [Article],
    /// Their extractions.
    pub extractions: &'a [Extraction],
    /// Which document or segment is about which meeting.
    pub links: &'a [EventLink],
    /// What comparing the claims gave.
    pub findings: &'a [Finding],
    /// The declared meetings.
    pub events: &'a [EventRow],
    /// Every note, with its document.
    pub notes: &'a [(String, Note)],
    /// Runs so far.
    pub runs: &'a [RunRow],
    /// Keys and values for the footer of every Parquet file: digests, never a time.
    pub footer: &'a [(String, String)],
}

/// One declared meeting.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // schema::TABLES describes each column.
pub struct EventRow {
    #[serde(rename = "event")]
    pub id: String,
    pub body: String,
    pub session: Option<u32>,
    pub year: i32,
    pub kind: String,
    pub title: String,
    pub date: String,
    pub date_end: String,
    pub concerned: Option<String>,
    pub symbol: Option<String>,
    pub source_url: Option<String>,
}

/// One stage of one run.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)] // schema::TABLES describes each column.
pub struct RunRow {
    pub run_id: String,
    pub number: usize,
    pub plan: String,
    pub stage: String,
    pub started: String,
    pub finished: String,
    pub documents_in: u64,
    pub rows_out: u64,
    pub notes: u64,
    pub errors: u64,
    pub exit_code: Option<i64>,
    pub binary: String,
    pub data_digest: String,
    pub input_digest: String,
    pub output_digest: String,
}
