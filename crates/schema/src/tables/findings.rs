//! The columns of `findings`.

use super::column;
use super::shared::EVENT;
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "findings",
    doc: "Two claims about one meeting, side by side. Nothing here says which one is true.",
    key: &["finding"],
    columns: &[
        column("finding", Kind::Str, false, "Id of the finding", "1c0ffee5ca1ab1e5"),
        EVENT,
        column(
            "kind",
            Kind::Str,
            false,
            "What was checked: arithmetic, method, against_list, vote_list, cross_document, stance_tally, copies, sources, event_link",
            "against_list",
        ),
        column("verdict", Kind::Str, false, "agrees, differs, cannot_tell", "differs"),
        column("class", Kind::Str, false, "The sort of agreement or difference", "parts_sum"),
        column(
            "basis",
            Kind::Str,
            true,
            "By which definition the sides were compared",
            "states_and_groups",
        ),
        column("left", Kind::Str, true, "What one side says", "36"),
        column("right", Kind::Str, true, "What the other says", "33"),
        column(
            "residual",
            Kind::Float,
            true,
            "Left less right, where both are numbers; of a vote, by how many voters the lists are off",
            "3",
        ),
        column("reason", Kind::Str, false, "Why the verdict; for cannot_tell, what is missing", ""),
        column("left_doc", Kind::Str, true, "Document of the left side", ""),
        column("left_start", Kind::Int, true, "First byte of its evidence", ""),
        column("left_end", Kind::Int, true, "One past the last", ""),
        column("left_evidence", Kind::Str, true, "Its words", ""),
        column("left_url", Kind::Str, true, "Its page", ""),
        column("right_doc", Kind::Str, true, "Document of the right side", ""),
        column("right_start", Kind::Int, true, "First byte of its evidence", ""),
        column("right_end", Kind::Int, true, "One past the last", ""),
        column("right_evidence", Kind::Str, true, "Its words", ""),
        column("right_url", Kind::Str, true, "Its page", ""),
    ],
};
