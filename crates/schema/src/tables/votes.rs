//! The columns of `votes`.

use super::column;
use super::shared::{DOC, END, EVENT, RULE, START, URL};
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "votes",
    doc: "One State's vote on one resolution.",
    key: &["doc", "seq"],
    columns: &[
        column(
            "row_id",
            Kind::Str,
            false,
            "Id of the row: `tourdetable why ROW_ID` shows where it comes from",
            "5be0a1c2d3e4f506/i12",
        ),
        DOC,
        column("seq", Kind::Int, false, "Number of the intervention", "12"),
        EVENT,
        column(
            "resolution",
            Kind::Str,
            true,
            "Symbol of the resolution, or the segment as printed",
            "A/HRC/51/L.1",
        ),
        column(
            "entity",
            Kind::Str,
            true,
            "Code of the State; empty where the name was refused",
            "ARG",
        ),
        column("entity_name", Kind::Str, true, "Short English name", "Argentina"),
        column("surface", Kind::Str, false, "The name as printed", "Argentina"),
        column("vote", Kind::Str, false, "yes, no, abstain", "yes"),
        column("stated_yes", Kind::Int, true, "Votes in favour that the document states", "20"),
        column("stated_no", Kind::Int, true, "Votes against that it states", "7"),
        column("stated_abstain", Kind::Int, true, "Abstentions that it states", "20"),
        START,
        END,
        RULE,
        URL,
    ],
};
