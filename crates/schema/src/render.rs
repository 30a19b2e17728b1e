//! The description of the tables, for people and for machines.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::{Kind, TABLES, VERSION};

impl Kind {
    /// Name in the dictionary.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Str => "text",
            Kind::Int => "whole number",
            Kind::Float => "number",
            Kind::Bool => "true or false",
            Kind::Date => "day",
            Kind::Json => "JSON text",
        }
    }

    /// Name in a Frictionless table schema.
    fn frictionless(self) -> &'static str {
        match self {
            Kind::Str | Kind::Json => "string",
            Kind::Int => "integer",
            Kind::Float => "number",
            Kind::Bool => "boolean",
            Kind::Date => "date",
        }
    }
}

/// The data dictionary in Markdown: every table and column.
pub fn dictionary() -> String {
    let mut out = String::from(
        "# Data dictionary\n\n\
         Made by `tourdetable tables`; do not edit it by hand.\n\
         An empty cell means that the text does not state it, or that it does not apply.\n\
         Offsets (`start`, `end`) are UTF-8 bytes into the article's text, end exclusive.\n\
         In CSV files a text cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break) has an apostrophe before it; Parquet files hold the text as it is.\n",
    );
    for table in TABLES {
        let _ = write!(
            out,
            "\n## {}\n\n{}\nSorted by {}.\n\n| column | type | may be empty | what | example |\n|---|---|---|---|---|\n",
            table.name,
            table.doc,
            table.key.join(", ")
        );
        for column in table.columns {
            let empty = if column.nullable { "yes" } else { "" };
            let example = if column.example.is_empty() {
                String::new()
            } else {
                format!("`{}`", column.example.replace('|', "\\|"))
            };
            let _ = writeln!(
                out,
                "| `{}` | {} | {empty} | {} | {example} |",
                column.name,
                column.kind.name(),
                column.doc
            );
        }
    }
    out
}

/// The tables as a Frictionless data package; `name` is the plan's.
pub fn datapackage(name: &str) -> Value {
    let resource = |table: &crate::Table| {
        let fields: Vec<Value> = table
            .columns
            .iter()
            .map(|column| json!({"name": column.name, "type": column.kind.frictionless(), "description": column.doc, "example": column.example, "constraints": {"required": !column.nullable}}))
            .collect();
        json!({
            "name": table.name,
            "path": format!("{}.csv", table.name),
            "description": table.doc,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": fields, "primaryKey": table.key, "missingValues": [""]},
        })
    };
    json!({"name": name, "profile": "tabular-data-package", "version": VERSION, "resources": TABLES.iter().map(resource).collect::<Vec<_>>()})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repositorys_data_dictionary_is_what_the_tables_say() {
        let written = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/DICTIONARY.md");
        let written = std::fs::read_to_string(written).expect("data/DICTIONARY.md is there");
        assert!(
            written == dictionary(),
            "data/DICTIONARY.md is out of date: tourdetable tables > data/DICTIONARY.md"
        );
    }
}
