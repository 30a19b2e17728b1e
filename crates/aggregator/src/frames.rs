//! Rows to typed Polars frames, by the schema and nothing else.

use polars::prelude::*;
use schema::{Kind, Table};
use serde_json::Value;

use crate::rows::Row;
use crate::write::AggregateError;

/// Days from 1 January of the year 1 to 1 January 1970, for the calendar arithmetic below.
const EPOCH: i64 = 719_162;

/// The table's frame: its columns in order, typed, also where there are no rows.
pub(crate) fn frame(table: &Table, rows: &[Row]) -> Result<DataFrame, AggregateError> {
    if let Some(stray) = rows.first().and_then(|row| {
        row.keys()
            .find(|name| !table.columns.iter().any(|column| column.name == name.as_str()))
    }) {
        return Err(AggregateError::Stray {
            table: table.name,
            column: stray.clone(),
        });
    }
    let mut columns = Vec::with_capacity(table.columns.len());
    for column in table.columns {
        let cells: Vec<&Value> = rows.iter().map(|row| row.get(column.name).unwrap_or(&Value::Null)).collect();
        if let Some(at) = cells
            .iter()
            .position(|cell| !fits(column.kind, cell) || (cell.is_null() && !column.nullable))
        {
            return Err(AggregateError::Cell {
                table: table.name,
                column: column.name,
                row: at,
                cell: cells[at].to_string(),
            });
        }
        let name: PlSmallStr = column.name.into();
        let series = match column.kind {
            Kind::Str => Series::new(name, cells.iter().map(|cell| cell.as_str()).collect::<Vec<_>>()),
            Kind::Int => Series::new(name, cells.iter().map(|cell| cell.as_i64()).collect::<Vec<_>>()),
            Kind::Float => Series::new(name, cells.iter().map(|cell| cell.as_f64()).collect::<Vec<_>>()),
            Kind::Bool => Series::new(name, cells.iter().map(|cell| cell.as_bool()).collect::<Vec<_>>()),
            Kind::Date => Series::new(
                name,
                cells
                    .iter()
                    .map(|cell| cell.as_str().and_then(days_since_epoch))
                    .collect::<Vec<_>>(),
            )
            .cast(&DataType::Date)?,
            Kind::Json => Series::new(
                name,
                cells
                    .iter()
                    .map(|cell| (!cell.is_null()).then(|| cell.to_string()))
                    .collect::<Vec<_>>(),
            ),
        };
        columns.push(series.into());
    }
    Ok(DataFrame::new(rows.len(), columns)?)
}

fn fits(kind: Kind, cell: &Value) -> bool {
    match kind {
        _ if cell.is_null() => true,
        Kind::Str => cell.is_string(),
        Kind::Int => cell.is_i64() || cell.is_u64(),
        Kind::Float => cell.is_number(),
        Kind::Bool => cell.is_boolean(),
        Kind::Date => cell.as_str().is_some_and(|day| days_since_epoch(day).is_some()),
        Kind::Json => true,
    }
}

/// Days from 1970-01-01 to an ISO 8601 day of the Gregorian calendar.
fn days_since_epoch(day: &str) -> Option<i32> {
    let mut parts = day.splitn(3, '-');
    let (year, month, day): (i64, i64, i64) = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    );
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = *lengths.get(usize::try_from(month - 1).ok()?)?;
    if !(1..=length).contains(&day) || !(1..=9999).contains(&year) {
        return None;
    }
    let before = year - 1;
    let days = before * 365 + before / 4 - before / 100 + before / 400 + lengths[..(month - 1) as usize].iter().sum::<i64>() + day - 1;
    i32::try_from(days - EPOCH).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        assert_eq!(days_since_epoch("1970-01-01"), Some(0));
        assert_eq!(days_since_epoch("2023-03-29"), Some(19445));
        assert_eq!(days_since_epoch("2000-02-29"), Some(11016));
        assert_eq!(days_since_epoch("2023-02-29"), None);
        assert_eq!(days_since_epoch("2023-03"), None);
    }

    #[test]
    fn every_table_has_a_typed_frame_without_rows() {
        for table in schema::TABLES {
            let frame = frame(table, &[]).unwrap();
            assert_eq!((frame.height(), frame.width()), (0, table.columns.len()), "{}", table.name);
        }
    }
}
