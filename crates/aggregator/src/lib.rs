//! The only Polars: articles, extractions and findings in, CSV and Parquet tables out.
//!
//! Each table of [`schema::TABLES`] becomes `NAME.csv` and `NAME.parquet` with exactly the
//! columns described there, sorted by the table's key, and a `datapackage.json` describes them.
//! The same input gives the same bytes, on one thread or many.
//!
//! Tables are written to a new folder that then takes the place of the old one, so that a
//! reader sees the old tables or the new ones and never some of each.
//!
//! Left alone on purpose: nothing is compared or corrected here; that was `reconcile`'s work.

mod aggregates;
mod frames;
mod input;
mod rows;
mod write;

pub use input::{EventRow, Input, RunRow};
pub use write::AggregateError;

use std::path::Path;

/// How many rows each table got.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Table and number of rows.
    pub tables: Vec<(String, usize)>,
}

impl Summary {
    /// Rows of all tables.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// Makes every table and writes it into `folder`, which is replaced as a whole.
///
/// # Errors
/// The folder cannot be written, or rows do not fit the schema.
pub fn aggregate(input: &Input<'_>, folder: &Path) -> Result<Summary, AggregateError> {
    let mut frames = Vec::new();
    for (name, rows) in rows::all(input) {
        let table = schema::table(name).ok_or_else(|| AggregateError::NoSuchTable(name.into()))?;
        frames.push((table, frames::frame(table, &rows)?));
    }
    for (name, frame) in aggregates::all(&frames)? {
        let table = schema::table(name).ok_or_else(|| AggregateError::NoSuchTable(name.into()))?;
        frames.push((table, frame));
    }
    write::write(&mut frames, input, folder)?;
    Ok(Summary {
        tables: frames
            .iter()
            .map(|(table, frame)| (table.name.to_owned(), frame.height()))
            .collect(),
    })
}
