//! The columns of `stance_by_event`.

use super::column;
use super::shared::{DOC, URL};
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "stance_by_event",
    doc: "Counts by side, a row for each meeting, document and way of counting.",
    key: &["event", "doc", "basis", "claimant"],
    columns: &[
        column("event", Kind::Str, false, "Id of the meeting", "HRC52/KHM/2023-03-29/oral-update"),
        DOC,
        column("source", Kind::Str, true, "Source of the document", "phnom-penh-post"),
        column(
            "basis",
            Kind::Str,
            false,
            "Where the counts come from: claimed (a tally somebody states) or named (named delegations whose side a sentence shows)",
            "claimed",
        ),
        column(
            "claimant",
            Kind::Str,
            false,
            "Who states the tally; empty for named",
            "An Sokkhoeurn",
        ),
        column("total", Kind::Int, true, "All of them", "36"),
        column("supportive", Kind::Int, true, "In favour", "28"),
        column("critical", Kind::Int, true, "Critical", "8"),
        column("mixed", Kind::Int, true, "Both", ""),
        column("neutral", Kind::Int, true, "Neither", ""),
        column("unknown", Kind::Int, true, "Spoke, side not shown", ""),
        column(
            "in_favour_two_way",
            Kind::Int,
            true,
            "In favour by a mission's two-way count: supportive",
            "28",
        ),
        column(
            "critical_two_way",
            Kind::Int,
            true,
            "Critical by a mission's two-way count: critical and mixed",
            "8",
        ),
        URL,
    ],
};
