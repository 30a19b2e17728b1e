//! The columns of `events`.

use super::column;
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "events",
    doc: "One declared meeting (data/events), whether or not a document is tied to it.",
    key: &["event"],
    columns: &[
        column("event", Kind::Str, false, "Id of the meeting", "HRC52/KHM/2023-03-29/oral-update"),
        column("body", Kind::Str, false, "The body that met", "HRC"),
        column("session", Kind::Int, true, "Session", "52"),
        column("year", Kind::Int, false, "Year", "2023"),
        column("kind", Kind::Str, false, "What kind of meeting", "oral_update"),
        column("title", Kind::Str, false, "Title", ""),
        column("date", Kind::Date, false, "The day it was held, or began", "2023-03-29"),
        column("date_end", Kind::Date, false, "The day it ended", "2023-03-29"),
        column("concerned", Kind::Str, true, "Country concerned, ISO 3166-1 alpha-3", "KHM"),
        column("symbol", Kind::Str, true, "Symbol of the resolution or report", "A/HRC/RES/51/1"),
        column("source_url", Kind::Str, true, "Page that shows that the meeting was held", ""),
        column("documents", Kind::Int, false, "How many documents are tied to it", "3"),
    ],
};
