//! Frames to files: CSV for spreadsheets, Parquet for notebooks.

use std::fs;
use std::path::Path;

use polars::prelude::*;
use schema::{Kind, Table};

use crate::Input;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum AggregateError {
    /// A file or folder cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file or folder.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A record has a field that no column describes.
    #[error("cannot fill the table `{table}`: the schema has no column `{column}`")]
    Stray {
        /// The table.
        table: &'static str,
        /// The field.
        column: String,
    },
    /// A cell does not fit its column.
    #[error("cannot fill the table `{table}`: row {row}, column `{column}` cannot hold {cell}")]
    Cell {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// Index of the row.
        row: usize,
        /// The cell.
        cell: String,
    },
    /// The schema does not know a table.
    #[error("the schema has no table `{0}`")]
    NoSuchTable(String),
    /// Polars refused.
    #[error("cannot make a table: {0}")]
    Polars(#[from] PolarsError),
}

/// Writes every table and the data package to a new folder, which takes the place of the old one.
pub(crate) fn write(frames: &mut [(&'static Table, DataFrame)], input: &Input<'_>, folder: &Path) -> Result<(), AggregateError> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |source| AggregateError::Write { path, source }
    };
    let (fresh, old) = (folder.with_extension("new"), folder.with_extension("old"));
    for leftover in [&fresh, &old] {
        if leftover.exists() {
            fs::remove_dir_all(leftover).map_err(failed(leftover))?;
        }
    }
    fs::create_dir_all(&fresh).map_err(failed(&fresh))?;
    for (table, frame) in frames {
        let path = fresh.join(format!("{}.parquet", table.name));
        let file = fs::File::create(&path).map_err(failed(&path))?;
        ParquetWriter::new(file)
            .with_key_value_metadata(Some(footer(table, input)))
            .finish(frame)?;
        let path = fresh.join(format!("{}.csv", table.name));
        let mut file = std::io::BufWriter::new(fs::File::create(&path).map_err(failed(&path))?);
        CsvWriter::new(&mut file).finish(&mut defused(table, frame)?)?;
        std::io::Write::flush(&mut file).map_err(failed(&path))?;
    }
    let path = fresh.join("datapackage.json");
    let package = format!("{:#}\n", schema::datapackage(input.plan));
    fs::write(&path, package).map_err(failed(&path))?;
    if folder.exists() {
        fs::rename(folder, &old).map_err(failed(folder))?;
    }
    fs::rename(&fresh, folder).map_err(failed(folder))?;
    if old.exists() {
        fs::remove_dir_all(&old).map_err(failed(&old))?;
    }
    Ok(())
}

/// What the Parquet file says about itself: the layout's version, what each column means, and
/// the digests that the caller gives. Never a time: the same input gives the same bytes.
fn footer(table: &Table, input: &Input<'_>) -> KeyValueMetadata {
    let columns: serde_json::Map<String, serde_json::Value> = table
        .columns
        .iter()
        .map(|column| (column.name.to_owned(), column.doc.into()))
        .collect();
    let mut pairs = vec![
        ("tourdetable.schema_version".to_owned(), schema::VERSION.to_owned()),
        ("tourdetable.table".to_owned(), table.doc.to_owned()),
        ("tourdetable.columns".to_owned(), serde_json::Value::Object(columns).to_string()),
    ];
    pairs.extend(input.footer.iter().cloned());
    KeyValueMetadata::from_static(pairs)
}

/// The frame with an apostrophe before every text cell that a spreadsheet would run as a formula.
/// Polars quotes cells for CSV but leaves formulas alone; see the data dictionary.
fn defused(table: &Table, frame: &DataFrame) -> Result<DataFrame, AggregateError> {
    let mut safe = frame.clone();
    for column in table.columns.iter().filter(|column| matches!(column.kind, Kind::Str | Kind::Json)) {
        let cells = frame.column(column.name)?.str()?;
        if cells.iter().flatten().any(runs_as_formula) {
            let cells: Vec<Option<String>> = cells
                .iter()
                .map(|cell| {
                    cell.map(|cell| {
                        if runs_as_formula(cell) {
                            format!("'{cell}")
                        } else {
                            cell.to_owned()
                        }
                    })
                })
                .collect();
            safe.replace(column.name, Series::new(column.name.into(), cells).into())?;
        }
    }
    Ok(safe)
}

fn runs_as_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}
