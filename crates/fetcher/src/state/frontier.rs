//! Addresses that were found: which wait, and what came of the others.

use rusqlite::{Row, params};

use super::State;
use crate::FetchError;

/// A page address that was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    pub url: String,
    pub source: Option<String>,
    pub discovered_by: String,
    pub published: Option<String>,
    pub title: Option<String>,
    /// When it was last asked for; never, where it was not.
    pub asked_at: Option<i64>,
    pub waiting: bool,
    pub due: i64,
    pub outcome: Option<String>,
    pub page_id: Option<String>,
}

impl State {
    /// Remembers an address; one that is known keeps its first discoverer and gets the title and
    /// date that it lacked. Gives what is known of it now.
    pub(crate) fn discover(&self, entry: &Entry, now: i64) -> Result<Entry, FetchError> {
        self.change(
            "INSERT INTO frontier (url, source, discovered_by, discovered_at, published, title) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (url) DO UPDATE SET published = coalesce(published, ?5), title = coalesce(title, ?6)
             WHERE (published IS NULL AND ?5 IS NOT NULL) OR (title IS NULL AND ?6 IS NOT NULL)",
            params![entry.url, entry.source, entry.discovered_by, now, entry.published, entry.title],
        )?;
        Ok(self.entry(&entry.url)?.unwrap_or_else(|| entry.clone()))
    }

    pub(crate) fn entry(&self, url: &str) -> Result<Option<Entry>, FetchError> {
        self.find(&format!("{ENTRY} WHERE url = ?1"), url, read_entry)
    }

    /// Addresses of a source that wait and are due, the longest waiting first.
    pub(crate) fn waiting(&self, source: Option<&str>, now: i64, most: usize) -> Result<Vec<Entry>, FetchError> {
        let query = format!("{ENTRY} WHERE state = 'waiting' AND source IS ?1 AND due <= ?2 ORDER BY discovered_at, url LIMIT ?3");
        let mut statement = self.connection.prepare_cached(&query).map_err(|error| self.failed(error))?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement
            .query_map(params![source, now, most], read_entry)
            .map_err(|error| self.failed(error))?;
        rows.collect::<rusqlite::Result<_>>().map_err(|error| self.failed(error))
    }

    /// What came of an address; it is asked again only when it is found again.
    pub(crate) fn settle(&self, url: &str, now: i64, outcome: &str, page_id: Option<&str>) -> Result<(), FetchError> {
        self.change(
            "UPDATE frontier SET state = 'settled', asked_at = ?2, outcome = ?3, page_id = coalesce(?4, page_id) WHERE url = ?1",
            params![url, now, outcome, page_id],
        )?;
        Ok(())
    }

    /// Leaves an address to a later run, not before `due`.
    pub(crate) fn leave(&self, url: &str, due: i64, outcome: &str) -> Result<(), FetchError> {
        self.change(
            "UPDATE frontier SET state = 'waiting', due = ?2, outcome = ?3 WHERE url = ?1",
            params![url, due, outcome],
        )?;
        Ok(())
    }
}

const ENTRY: &str = "SELECT url, source, discovered_by, published, title, asked_at, state, due, outcome, page_id FROM frontier";

fn read_entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        url: row.get(0)?,
        source: row.get(1)?,
        discovered_by: row.get(2)?,
        published: row.get(3)?,
        title: row.get(4)?,
        asked_at: row.get(5)?,
        waiting: row.get::<_, String>(6)? == "waiting",
        due: row.get(7)?,
        outcome: row.get(8)?,
        page_id: row.get(9)?,
    })
}
