//! The columns of `tallies`.

use super::column;
use super::shared::{DOC, END, EVENT, RULE, START, URL};
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "tallies",
    doc: "One count of delegations or votes by side, as somebody states it.",
    key: &["doc", "seq"],
    columns: &[
        column(
            "row_id",
            Kind::Str,
            false,
            "Id of the row: `tourdetable why ROW_ID` shows where it comes from",
            "3f9c21ab77e01d52/t1",
        ),
        DOC,
        column("seq", Kind::Int, false, "Number in the document", "1"),
        EVENT,
        column(
            "segment",
            Kind::Str,
            true,
            "The dialogue or vote within the document, where it holds several",
            "Cambodia",
        ),
        column(
            "claimant",
            Kind::Str,
            true,
            "Who states it; empty where the text itself does",
            "An Sokkhoeurn",
        ),
        column(
            "claimant_role",
            Kind::Str,
            true,
            "The claimant's role as written",
            "Permanent Representative",
        ),
        column(
            "claimant_org",
            Kind::Str,
            true,
            "The claimant's organisation",
            "Permanent Mission of Cambodia",
        ),
        column("what", Kind::Str, false, "delegations or votes", "delegations"),
        column("total", Kind::Int, true, "All of them", "36"),
        column("supportive", Kind::Int, true, "In favour of the country concerned", "28"),
        column("critical", Kind::Int, true, "Critical of it", "8"),
        column("mixed", Kind::Int, true, "Both", ""),
        column("neutral", Kind::Int, true, "Neither", ""),
        column("yes", Kind::Int, true, "Votes in favour", ""),
        column("no", Kind::Int, true, "Votes against", ""),
        column("abstain", Kind::Int, true, "Abstentions", ""),
        column("qualifier", Kind::Str, true, "Qualifying or focusing word on a part", "only"),
        column(
            "complement",
            Kind::Bool,
            true,
            "Whether two parts exhaust the total, so that one may be only the rest",
            "true",
        ),
        column(
            "overlap",
            Kind::Str,
            true,
            "A second statement about a part, never added to the other",
            "",
        ),
        column("evidence", Kind::Str, false, "The words that show it", "only eight were critical"),
        START,
        END,
        RULE,
        URL,
    ],
};
