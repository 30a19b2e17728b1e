//! Every table and every column: the data dictionary, the CSV and Parquet writers and a reader
//! find them here, and each table in the file of its name.

mod delegation_by_event;
mod documents;
mod events;
mod figures;
mod findings;
mod interventions;
mod notes;
mod quotes;
mod runs;
mod shared;
mod stance_by_event;
mod tallies;
mod votes;

use crate::{Column, Kind, Table};

const fn column(name: &'static str, kind: Kind, nullable: bool, doc: &'static str, example: &'static str) -> Column {
    Column {
        name,
        kind,
        nullable,
        doc,
        example,
    }
}

/// Every table, in the order a newcomer reads them.
pub const TABLES: &[Table] = &[
    documents::TABLE,
    events::TABLE,
    interventions::TABLE,
    figures::TABLE,
    quotes::TABLE,
    tallies::TABLE,
    votes::TABLE,
    findings::TABLE,
    notes::TABLE,
    runs::TABLE,
    stance_by_event::TABLE,
    delegation_by_event::TABLE,
];
