//! The columns of `delegation_by_event`.

use super::column;
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "delegation_by_event",
    doc: "The matrix of who said what at which meeting: a row for each meeting and named delegation that took the floor or voted.",
    key: &["event", "entity"],
    columns: &[
        column("event", Kind::Str, false, "Id of the meeting", "HRC52/KHM/2023-03-29/oral-update"),
        column("entity", Kind::Str, false, "Code of the delegation", "LAO"),
        column("entity_name", Kind::Str, true, "Short English name", ""),
        column("entity_type", Kind::Str, false, "What sort of delegation it is", "state"),
        column("roles", Kind::Str, false, "Its roles, joined by +", "speaker"),
        column("on_behalf_of", Kind::Str, true, "Groups it spoke for, joined by +", "G:ASEAN"),
        column(
            "stance",
            Kind::Str,
            false,
            "Its side; mixed where documents show both; unknown where none does",
            "unknown",
        ),
        column("interventions", Kind::Int, false, "How many rows say so", "1"),
        column("documents", Kind::Int, false, "In how many documents", "1"),
        column("first_row", Kind::Str, false, "row_id of the first of them", "3f9c21ab77e01d52/i3"),
    ],
};
