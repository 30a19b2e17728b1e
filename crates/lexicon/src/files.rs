//! Where tables come from, and reading them strictly.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data/lexicon");

/// The tables' text, by file name: embedded, or from a folder.
#[derive(Debug)]
pub struct Files {
    folder: Option<PathBuf>,
}

impl Files {
    /// The files built into the program.
    pub fn embedded() -> Files {
        Files { folder: None }
    }

    /// The files of a folder.
    pub fn folder(folder: &Path) -> Files {
        Files {
            folder: Some(folder.to_owned()),
        }
    }

    /// The text of `name`.
    ///
    /// # Errors
    /// The file is missing or not UTF-8.
    pub fn text(&self, name: &str) -> Result<Cow<'static, str>, LexiconError> {
        match &self.folder {
            None => EMBEDDED
                .get_file(name)
                .and_then(|file| file.contents_utf8())
                .map(Cow::Borrowed)
                .ok_or_else(|| LexiconError::Missing {
                    file: name.into(),
                    why: "not embedded as UTF-8 text".into(),
                }),
            Some(folder) => std::fs::read_to_string(folder.join(name))
                .map(Cow::Owned)
                .map_err(|error| LexiconError::Missing {
                    file: folder.join(name).display().to_string(),
                    why: error.to_string(),
                }),
        }
    }

    /// The rows of the tab-separated table `name`, whose first line must be exactly `columns`.
    /// Lines that begin with `#` are comments. Each row comes with its line number.
    ///
    /// # Errors
    /// Another header, or a row with another number of cells.
    pub fn rows(&self, name: &str, columns: &[&str]) -> Result<Vec<(u64, Vec<String>)>, LexiconError> {
        let text = self.text(name)?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        let fault = |line: u64, why: String| LexiconError::Row {
            file: name.into(),
            line,
            why,
        };
        let header = reader.headers().map_err(|error| fault(1, error.to_string()))?;
        if header.iter().ne(columns.iter().copied()) {
            let found: Vec<_> = header.iter().collect();
            return Err(fault(
                1,
                format!("the columns are `{}`, expected `{}`", found.join(" "), columns.join(" ")),
            ));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| fault(error.position().map_or(0, csv::Position::line), error.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((line, record.iter().map(str::to_owned).collect()));
        }
        Ok(rows)
    }
}

/// Every embedded table, as `(path, text)`: what the program was built with.
pub fn embedded_files() -> Vec<(String, String)> {
    let mut files: Vec<_> = EMBEDDED
        .files()
        .filter_map(|file| Some((format!("data/lexicon/{}", file.path().display()), file.contents_utf8()?.to_owned())))
        .collect();
    files.sort();
    files
}

/// What can be wrong with a table.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// The file cannot be read.
    #[error("cannot read {file}: {why}")]
    Missing {
        /// Its name.
        file: String,
        /// Why.
        why: String,
    },
    /// A row cannot be used.
    #[error("{file}: line {line}: {why}")]
    Row {
        /// The table.
        file: String,
        /// Line in it, from 1.
        line: u64,
        /// What is wrong with it.
        why: String,
    },
}
