//! The archive's files, and how far each was written.

use rusqlite::params;

use super::State;
use crate::FetchError;

impl State {
    /// The files that were written, by name, each with its length.
    pub(crate) fn archive_files(&self) -> Result<Vec<(String, u64)>, FetchError> {
        let query = "SELECT file, length FROM archive ORDER BY file";
        let mut statement = self.connection.prepare_cached(query).map_err(|error| self.failed(error))?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(|error| self.failed(error))?;
        rows.collect::<rusqlite::Result<_>>().map_err(|error| self.failed(error))
    }

    pub(crate) fn remember_length(&self, file: &str, length: u64) -> Result<(), FetchError> {
        self.change(
            "INSERT OR REPLACE INTO archive (file, length) VALUES (?1, ?2)",
            params![file, length],
        )?;
        Ok(())
    }

    /// Forgets the bodies whose records are missing, because a power cut took the end of the file:
    /// their pages wait again.
    pub(crate) fn forget_after(&self, file: &str, length: u64) -> Result<usize, FetchError> {
        self.begin()?;
        let lost = "SELECT page_id FROM versions WHERE file = ?1 AND position >= ?2";
        let waiting = self.change(
            &format!("UPDATE frontier SET state = 'waiting', due = 0 WHERE page_id IN ({lost})"),
            params![file, length],
        )?;
        self.change(&format!("DELETE FROM validators WHERE page_id IN ({lost})"), params![file, length])?;
        self.change("DELETE FROM versions WHERE file = ?1 AND position >= ?2", params![file, length])?;
        self.remember_length(file, length)?;
        self.save()?;
        Ok(waiting)
    }
}
