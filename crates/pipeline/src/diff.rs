//! Shows what differs between the tables of two runs: rows gone, rows new, cells changed.
//!
//! A row is the same row when it was read from the same words of the same document, whatever its
//! number: a figure found before it does not make every later one look changed. Rows that lead to
//! no words (events, aggregates) are known by the table's key.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use schema::Table;

use crate::Outcome;
use crate::failure::Failure;
use crate::run_folder::RunFolder;

/// Columns that number rows: they move when another row comes or goes.
const NUMBERING: &[&str] = &["seq", "number", "row_id", "part_of", "same_as", "equivalent_of", "first_row"];

/// A row by column.
type Row = BTreeMap<String, String>;

/// Prints the differences; the outcome is partial where there are any, as with `diff`.
pub(crate) fn diff(old: &Path, new: &Path) -> Result<Outcome, Failure> {
    let (old, new) = (RunFolder::open(old).tables(), RunFolder::open(new).tables());
    let mut out = std::io::stdout().lock();
    let mut differing = false;
    // Every run is another one: the table of runs always differs.
    for table in schema::TABLES.iter().filter(|table| table.name != "runs") {
        let lines = compare(table, read(&old, table)?, read(&new, table)?);
        if lines.is_empty() {
            continue;
        }
        differing = true;
        let written =
            writeln!(out, "{} ({})", table.name, lines.len()).and_then(|()| lines.iter().try_for_each(|line| writeln!(out, "{line}")));
        written.map_err(|error| Failure::new("print the differences", error))?;
    }
    if differing {
        return Ok(Outcome::Partial);
    }
    eprintln!("the tables say the same");
    Ok(Outcome::Whole)
}

/// The rows of a run's table, by what makes them the same row; several where words gave several.
fn read(tables: &Path, table: &Table) -> Result<BTreeMap<Vec<String>, Vec<Row>>, Failure> {
    let path = tables.join(format!("{}.csv", table.name));
    let failed = |error: csv::Error| {
        Failure::new(format!("read {}", path.display()), error).hint("name two run folders that the stage `aggregate` has been through")
    };
    let mut reader = csv::Reader::from_path(&path).map_err(failed)?;
    let header = reader.headers().map_err(failed)?.clone();
    let by_words = ["doc", "start", "end"]
        .iter()
        .all(|place| header.iter().any(|column| column == *place));
    let key: Vec<&str> = if by_words {
        vec!["doc", "start", "end", "entity"]
    } else {
        table.key.to_vec()
    };
    let mut rows: BTreeMap<Vec<String>, Vec<Row>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        let row: Row = header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
        let identity = key.iter().map(|column| row.get(*column).cloned().unwrap_or_default()).collect();
        rows.entry(identity).or_default().push(row);
    }
    Ok(rows)
}

fn compare(table: &Table, old: BTreeMap<Vec<String>, Vec<Row>>, mut new: BTreeMap<Vec<String>, Vec<Row>>) -> Vec<String> {
    let mut lines = Vec::new();
    for (identity, before) in old {
        let after = new.remove(&identity).unwrap_or_default();
        let pairs = before.len().min(after.len());
        for (one, other) in before.iter().zip(&after) {
            let cells: Vec<String> = table
                .columns
                .iter()
                .filter(|column| !NUMBERING.contains(&column.name))
                .filter_map(|column| {
                    let (was, is) = (cell(one, column.name), cell(other, column.name));
                    (was != is).then(|| format!("{}: {} -> {}", column.name, shown(was), shown(is)))
                })
                .collect();
            if !cells.is_empty() {
                lines.push(format!("~ {}  {}", summary(table, other), cells.join("; ")));
            }
        }
        lines.extend(before[pairs..].iter().map(|row| format!("- {}", summary(table, row))));
        lines.extend(after[pairs..].iter().map(|row| format!("+ {}", summary(table, row))));
    }
    lines.extend(new.values().flatten().map(|row| format!("+ {}", summary(table, row))));
    lines
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

fn shown(cell: &str) -> &str {
    if cell.is_empty() { "(empty)" } else { cell }
}

/// What tells a person which row it is: its key and the cells that say most.
fn summary(table: &Table, row: &Row) -> String {
    let telling = [
        "surface", "entity", "role", "stance", "value", "total", "speaker", "verdict", "class", "code", "message", "title",
    ];
    let cells = table
        .key
        .iter()
        .chain(&telling)
        .map(|column| cell(row, column))
        .filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[(&str, &str)]]) -> BTreeMap<Vec<String>, Vec<Row>> {
        let mut all: BTreeMap<Vec<String>, Vec<Row>> = BTreeMap::new();
        for row in rows {
            let row: Row = row
                .iter()
                .map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned()))
                .collect();
            all.entry(vec![cell(&row, "doc").to_owned(), cell(&row, "start").to_owned()])
                .or_default()
                .push(row);
        }
        all
    }

    #[test]
    fn a_row_that_only_moved_is_the_same_row() {
        let figures = schema::table("figures").unwrap();
        let old = rows(&[&[
            ("doc", "d"),
            ("seq", "1"),
            ("start", "7"),
            ("surface", "36"),
            ("qualifier", "exact"),
        ]]);
        let new = rows(&[
            &[("doc", "d"), ("seq", "1"), ("start", "2"), ("surface", "eight")],
            &[
                ("doc", "d"),
                ("seq", "2"),
                ("start", "7"),
                ("surface", "36"),
                ("qualifier", "nearly"),
            ],
        ]);
        assert_eq!(compare(figures, old.clone(), old.clone()), [""; 0]);
        assert_eq!(
            compare(figures, old, new),
            ["~ d | 2 | 36  qualifier: exact -> nearly", "+ d | 1 | eight"]
        );
    }
}
