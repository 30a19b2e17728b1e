//! The columns of `documents`.

use super::column;
use super::shared::{DOC, EVENT, URL};
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "documents",
    doc: "One document that was read: a version of a page.",
    key: &["doc"],
    columns: &[
        DOC,
        URL,
        column("canonical_url", Kind::Str, true, "Address the page names as its own", ""),
        column("source", Kind::Str, true, "Name of the source", "ungeneva"),
        column(
            "kind",
            Kind::Str,
            false,
            "What sort of document it is: meeting_summary, press_release, statement, session_report, vote_record, news_article, listing, other",
            "news_article",
        ),
        column("title", Kind::Str, true, "Title without the site's name", "Mission hails support"),
        column("authors", Kind::Json, false, "Names of the authors", "[\"Sok Dara\"]"),
        column(
            "published",
            Kind::Str,
            true,
            "When it was published, as precise as the page tells (ISO 8601)",
            "2023-03-31T08:00:00+07:00",
        ),
        column("published_day", Kind::Date, true, "The day of it", "2023-03-31"),
        column("modified", Kind::Str, true, "When it was last changed, as the page tells", ""),
        column("language", Kind::Str, true, "Language of the text, ISO 639-1", "en"),
        column("section", Kind::Str, true, "Rubric, as the page names it", ""),
        column(
            "concerned",
            Kind::Str,
            true,
            "Country the document is about, ISO 3166-1 alpha-3",
            "KHM",
        ),
        EVENT,
        column("characters", Kind::Int, false, "Length of the text in characters", "3356"),
        column("paragraphs", Kind::Int, false, "How many paragraphs", "13"),
        column("interventions", Kind::Int, false, "Rows in interventions", "9"),
        column("figures", Kind::Int, false, "Rows in figures", "10"),
        column("quotes", Kind::Int, false, "Rows in quotes", "14"),
        column("tallies", Kind::Int, false, "Rows in tallies", "3"),
        column("notes", Kind::Int, false, "Rows in notes", "0"),
        column("recipe", Kind::Str, true, "Recipe or method that found the text", "ungeneva#1"),
        column(
            "text_version",
            Kind::Int,
            true,
            "Version of the rules that make the text of a page; offsets hold within one",
            "1",
        ),
        column(
            "fetched_at",
            Kind::Str,
            true,
            "When the page was fetched (RFC 3339)",
            "2023-04-01T06:00:00Z",
        ),
        column("digest", Kind::Str, true, "Digest of the page's body", "sha256:9f86d08188"),
        column(
            "archive_file",
            Kind::Str,
            true,
            "Archive file that holds the page",
            "import.warc.gz",
        ),
        column("archive_offset", Kind::Int, true, "Byte in it at which the record begins", "0"),
        column("archive_record", Kind::Str, true, "WARC-Record-ID of the record", "<urn:uuid:...>"),
    ],
};
