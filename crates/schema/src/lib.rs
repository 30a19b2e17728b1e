//! The tables, described once.
//!
//! From [`TABLES`] come the CSV headers, the Parquet types and their metadata, the data package,
//! the data dictionary and the tests. The aggregator fills exactly these columns, in this order.
//!
//! ```
//! let figures = schema::table("figures").unwrap();
//! assert_eq!(figures.columns[0].name, "row_id");
//! ```

mod render;
mod tables;

pub use render::{datapackage, dictionary};
pub use tables::TABLES;

/// Version of the tables' layout; it grows when a column is renamed, removed or changes its meaning.
pub const VERSION: &str = "1";

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Name of the files, without their ending.
    pub name: &'static str,
    /// What one row is.
    pub doc: &'static str,
    /// Columns by which the rows are sorted; together they are unique.
    pub key: &'static [&'static str],
    /// Columns in order.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Name: the same as the field's in the records.
    pub name: &'static str,
    /// Type of its cells.
    pub kind: Kind,
    /// Whether a cell may be empty: not stated, or not applicable.
    pub nullable: bool,
    /// What a cell says.
    pub doc: &'static str,
    /// A cell as it may look.
    pub example: &'static str,
}

/// Type of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Str,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// True or false.
    Bool,
    /// A day.
    Date,
    /// A list or an object, as JSON text.
    Json,
}

/// The table of this name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_documented() {
        let mut names = BTreeSet::new();
        for table in TABLES {
            assert!(names.insert(table.name), "{}", table.name);
            let mut columns = BTreeSet::new();
            for column in table.columns {
                assert!(columns.insert(column.name), "{}.{}", table.name, column.name);
                assert!(!column.doc.is_empty(), "{}.{} has no doc", table.name, column.name);
            }
            for key in table.key {
                assert!(columns.contains(key), "{}: the key `{key}` is no column", table.name);
            }
        }
    }

    #[test]
    fn examples_are_of_their_columns_type() {
        for column in TABLES
            .iter()
            .flat_map(|table| table.columns)
            .filter(|column| !column.example.is_empty())
        {
            let fits = match column.kind {
                Kind::Str => true,
                Kind::Int => column.example.parse::<i64>().is_ok(),
                Kind::Float => column.example.parse::<f64>().is_ok(),
                Kind::Bool => column.example.parse::<bool>().is_ok(),
                Kind::Date => column.example.len() == 10,
                Kind::Json => serde_json::from_str::<serde_json::Value>(column.example).is_ok(),
            };
            assert!(fits, "{}: {}", column.name, column.example);
        }
    }
}
