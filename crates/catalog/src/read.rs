//! Reading TOML strictly, with errors that say where.

use std::path::Path;

use include_dir::Dir;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};

/// What can be wrong with a declared file.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// It cannot be read at all.
    #[error("cannot read {file}: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        why: String,
    },
    /// It can be read but not used.
    #[error("cannot use {file}: {why}")]
    Faulty {
        /// The file.
        file: String,
        /// Where in it, and why.
        why: String,
    },
}

impl CatalogError {
    pub(crate) fn faulty(file: &str, why: impl Into<String>) -> CatalogError {
        CatalogError::Faulty {
            file: file.into(),
            why: why.into(),
        }
    }
}

/// Reads `text` as a `T`; a fault names its line.
pub(crate) fn toml<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogError> {
    toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let message = error.message().trim().replace('\n', " ");
        CatalogError::faulty(file, line.map_or(message.clone(), |line| format!("line {line}: {message}")))
    })
}

/// The TOML files of an embedded folder, by path, sorted.
pub(crate) fn embedded(dir: &Dir<'_>, label: &str) -> Vec<(String, String)> {
    let mut files: Vec<_> = dir
        .files()
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml"))
        .filter_map(|file| Some((format!("{label}/{}", file.path().display()), file.contents_utf8()?.to_owned())))
        .collect();
    files.sort();
    files
}

/// The TOML files of a folder on disk, by path, sorted.
pub(crate) fn folder(dir: &Path) -> Result<Vec<(String, String)>, CatalogError> {
    let unreadable = |path: &Path, error: std::io::Error| CatalogError::Unreadable {
        file: path.display().to_string(),
        why: error.to_string(),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(|error| unreadable(dir, error))? {
        let path = entry.map_err(|error| unreadable(dir, error))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(files)
}

/// A day, written as a TOML date or as an ISO 8601 string, kept as the string.
pub(crate) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match toml::Value::deserialize(deserializer)? {
        toml::Value::Datetime(date) if date.date.is_some() && date.time.is_none() => Ok(date.to_string()),
        toml::Value::String(text) if is_day(&text) => Ok(text),
        other => Err(D::Error::custom(format!("`{other}` is no date, expected one such as 2023-03-29"))),
    }
}

/// The same, where the key may be absent.
pub(crate) fn optional_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    day(deserializer).map(Some)
}

fn is_day(text: &str) -> bool {
    text.parse::<toml::value::Datetime>()
        .is_ok_and(|date| date.date.is_some() && date.time.is_none())
}
