//! The columns of `quotes`.

use super::column;
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "quotes",
    doc: "Words that a text reports as somebody's.",
    key: &["doc", "seq"],
    columns: &[
        column(
            "row_id",
            Kind::Str,
            false,
            "Id of the row: `tourdetable why ROW_ID` shows where it comes from",
            "3f9c21ab77e01d52/q2",
        ),
        column("doc", Kind::Str, false, "Id of the document (table documents)", "3f9c21ab77e01d52"),
        column("seq", Kind::Int, false, "Number in the document", "2"),
        column(
            "event",
            Kind::Str,
            true,
            "Id of the meeting (table events), where the document or segment could be tied to one",
            "HRC52/KHM/2023-03-29/oral-update",
        ),
        column("type", Kind::Str, false, "direct, indirect, mixed", "direct"),
        column("speaker", Kind::Str, true, "Who is quoted", "Vitit Muntarbhorn"),
        column("speaker_role", Kind::Str, true, "Role as written", "special rapporteur"),
        column("speaker_org", Kind::Str, true, "Organisation", ""),
        column("reporting_verb", Kind::Str, true, "Head verb of the report", "say"),
        column(
            "content",
            Kind::Str,
            false,
            "The quoted words; parts of an interrupted quotation are joined by ' … '",
            "",
        ),
        column("content_spans", Kind::Json, false, "Where they stand", "[{\"start\":0,\"end\":5}]"),
        column("speaker_spans", Kind::Json, false, "Where the speaker is named", "[]"),
        column("verb_spans", Kind::Json, false, "Where the reporting words stand", "[]"),
        column("start", Kind::Int, false, "First byte in the article's text", "98"),
        column("end", Kind::Int, false, "One past the last byte", "164"),
        column(
            "rule",
            Kind::Str,
            false,
            "Id of the rule that made the row, by format and era",
            "list.2017",
        ),
        column("url", Kind::Str, true, "Address of the page", "https://news.example/a"),
    ],
};
