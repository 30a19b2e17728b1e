//! Remembers between runs: what was found, asked and answered, in SQLite.
//!
//! Archive first, state second: an answer's records are written, then everything that follows from
//! it (the page settled, links found, validators) is saved in one transaction together with the
//! archive's new length. A run that was killed between the two leaves records after that length;
//! they are cut off when the next run opens the archive, and the address still waits. So a saved
//! page is never lost, and only what was on its way is asked for again.
//!
//! Writes survive the end of the process at any moment (write-ahead log). A power cut may take
//! the last seconds of both files; pages whose records are missing then wait again.

mod answers;
mod files;
mod frontier;
mod hosts;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Row};

pub(crate) use self::answers::{Attempt, Validators, Version};
pub(crate) use self::frontier::Entry;
pub(crate) use self::hosts::KeptRobots;
use crate::FetchError;

/// The database.
#[derive(Debug)]
pub(crate) struct State {
    connection: Connection,
    path: PathBuf,
}

const VERSION: i64 = 1;

impl State {
    /// Opens the database, or makes it.
    pub(crate) fn open(path: &Path) -> Result<State, FetchError> {
        let failed = |why: String| FetchError::State {
            path: path.display().to_string(),
            why,
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
        }
        let connection = Connection::open(path).map_err(|error| failed(error.to_string()))?;
        let state = State {
            connection,
            path: path.to_owned(),
        };
        state.set_up().map_err(|error| failed(error.to_string()))?;
        let version: i64 = state.one("PRAGMA user_version")?;
        if version > VERSION {
            return Err(failed(format!("it was written by a newer tourdetable (version {version} of it)")));
        }
        Ok(state)
    }

    fn set_up(&self) -> rusqlite::Result<()> {
        self.connection.busy_timeout(std::time::Duration::from_secs(10))?;
        self.connection.pragma_update(None, "journal_mode", "wal")?;
        self.connection.pragma_update(None, "synchronous", "normal")?;
        let version: i64 = self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version < VERSION {
            self.connection.execute_batch(include_str!("tables.sql"))?;
            self.connection.pragma_update(None, "user_version", VERSION)?;
        }
        Ok(())
    }

    fn failed(&self, error: rusqlite::Error) -> FetchError {
        FetchError::State {
            path: self.path.display().to_string(),
            why: error.to_string(),
        }
    }

    fn one<T: rusqlite::types::FromSql>(&self, query: &str) -> Result<T, FetchError> {
        self.connection
            .query_row(query, [], |row| row.get(0))
            .map_err(|error| self.failed(error))
    }

    fn find<T>(&self, query: &str, key: &str, read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>) -> Result<Option<T>, FetchError> {
        let mut statement = self.connection.prepare_cached(query).map_err(|error| self.failed(error))?;
        statement.query_row([key], read).optional().map_err(|error| self.failed(error))
    }

    fn change(&self, query: &str, values: impl rusqlite::Params) -> Result<usize, FetchError> {
        let mut statement = self.connection.prepare_cached(query).map_err(|error| self.failed(error))?;
        statement.execute(values).map_err(|error| self.failed(error))
    }

    /// Begins to gather changes; nothing is saved before [`State::save`].
    pub(crate) fn begin(&self) -> Result<(), FetchError> {
        self.change("BEGIN IMMEDIATE", []).map(|_| ())
    }

    /// Saves what was gathered, all or nothing.
    pub(crate) fn save(&self) -> Result<(), FetchError> {
        self.change("COMMIT", []).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> (tempfile::TempDir, State) {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(&folder.path().join("fetch.sqlite")).unwrap();
        (folder, state)
    }

    fn entry(url: &str) -> Entry {
        Entry {
            url: url.into(),
            discovered_by: "feed".into(),
            ..Entry::default()
        }
    }

    #[test]
    fn an_address_remembers_who_found_it_first_and_learns_its_title() {
        let (_folder, state) = state();
        assert!(state.discover(&entry("https://a.example/1"), 5).unwrap().waiting);
        let again = Entry {
            discovered_by: "sitemap".into(),
            title: Some("A title".into()),
            ..entry("https://a.example/1")
        };
        let known = state.discover(&again, 6).unwrap();
        assert_eq!((known.discovered_by.as_str(), known.title.as_deref()), ("feed", Some("A title")));
    }

    #[test]
    fn what_is_settled_does_not_wait_and_what_is_left_waits_for_its_time() {
        let (_folder, state) = state();
        for url in ["https://a.example/1", "https://a.example/2"] {
            state.discover(&entry(url), 5).unwrap();
        }
        state.settle("https://a.example/1", 6, "new", Some("p1")).unwrap();
        state.leave("https://a.example/2", 100, "http_500").unwrap();
        assert!(state.waiting(None, 50, 10).unwrap().is_empty());
        assert_eq!(state.waiting(None, 100, 10).unwrap()[0].url, "https://a.example/2");
        assert!(state.waiting(Some("other"), 100, 10).unwrap().is_empty());
    }

    #[test]
    fn pages_whose_records_are_missing_wait_again() {
        let (_folder, state) = state();
        for (n, position) in [(1, 0), (2, 500)] {
            let (url, page_id) = (format!("https://a.example/{n}"), format!("p{n}"));
            state.discover(&entry(&url), 5).unwrap();
            state.settle(&url, 6, "new", Some(&page_id)).unwrap();
            let version = Version {
                page_id,
                url,
                date: String::new(),
                record_id: String::new(),
                payload_digest: String::new(),
                bytes: 1,
                file: "web-00001.warc.gz".into(),
                position,
            };
            state.remember_version(&version).unwrap();
        }
        assert_eq!(state.forget_after("web-00001.warc.gz", 500).unwrap(), 1);
        assert_eq!(state.waiting(None, 10, 10).unwrap()[0].url, "https://a.example/2");
        assert!(state.version("p1").unwrap().is_some() && state.version("p2").unwrap().is_none());
    }
}
