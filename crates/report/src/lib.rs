//! What people look at: one self-contained HTML page a plan, with plots.
//!
//! Takes articles, extractions, findings and the declared meetings; gives a page that needs no
//! other file and no network, can be printed, and shows for each meeting who claims what, what
//! comparing the claims gave, with the words of both sides, and who spoke.
//!
//! Everything that came from a page is escaped. Left alone on purpose: nothing is computed
//! here that the tables do not hold.

mod meeting;
mod page;
mod plot;

pub use page::report;

use record::{Article, EventLink, Extraction, Finding, Note};

/// What the page shows. Articles and extractions are in the same order.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// Title of the plan.
    pub title: &'a str,
    /// The articles.
    pub articles: &'a [Article],
    /// Their extractions.
    pub extractions: &'a [Extraction],
    /// Which document or segment is about which meeting.
    pub links: &'a [EventLink],
    /// What comparing the claims gave.
    pub findings: &'a [Finding],
    /// Notes of all stages, with the document.
    pub notes: &'a [(String, Note)],
    /// The declared meetings: id, title and day.
    pub events: &'a [Meeting],
}

/// A declared meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day it was held, or began.
    pub date: String,
}
