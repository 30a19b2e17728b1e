//! The columns of `quotes`.

use super::column;
use super::shared::{DOC, END, EVENT, RULE, START, URL};
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
        DOC,
        column("seq", Kind::Int, false, "Number in the document", "2"),
        EVENT,
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
        START,
        END,
        RULE,
        URL,
    ],
};
