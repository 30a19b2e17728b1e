//! The columns of `notes`.

use super::column;
use super::shared::URL;
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "notes",
    doc: "What a stage wants a person to know about one document.",
    key: &["doc", "number"],
    columns: &[
        column(
            "doc",
            Kind::Str,
            true,
            "Id of the document, or the file or address where it got none",
            "3f9c21ab77e01d52",
        ),
        column("number", Kind::Int, false, "Number among the document's notes", "1"),
        column("stage", Kind::Str, false, "fetch, read, parse, reconcile", "read"),
        column(
            "level",
            Kind::Str,
            false,
            "info, warning, error (the document gave nothing at this stage)",
            "warning",
        ),
        column("code", Kind::Str, false, "Stable name of the kind of note", "other_language"),
        column("message", Kind::Str, false, "What, where, why", ""),
        column("hint", Kind::Str, true, "What to try", ""),
        column("start", Kind::Int, true, "First byte of the place it is about", ""),
        column("end", Kind::Int, true, "One past the last", ""),
        URL,
    ],
};
