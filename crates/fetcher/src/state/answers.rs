//! What was answered: validators, versions of bodies, attempts.

use rusqlite::params;

use super::State;
use crate::FetchError;

/// What an answer said about its age.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub fresh_until: i64,
    pub page_id: String,
}

/// A body in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version {
    pub page_id: String,
    pub url: String,
    pub date: String,
    pub record_id: String,
    pub payload_digest: String,
    pub bytes: u64,
    pub file: String,
    pub position: u64,
}

/// One request, for the table of attempts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt<'a> {
    pub at: i64,
    pub url: &'a str,
    pub purpose: &'a str,
    pub status: Option<u16>,
    pub outcome: &'a str,
    pub bytes: u64,
}

impl State {
    pub(crate) fn validators(&self, url: &str) -> Result<Option<Validators>, FetchError> {
        let query = "SELECT etag, last_modified, fresh_until, page_id FROM validators WHERE url = ?1";
        self.find(query, url, |row| {
            Ok(Validators {
                etag: row.get(0)?,
                last_modified: row.get(1)?,
                fresh_until: row.get(2)?,
                page_id: row.get(3)?,
            })
        })
    }

    pub(crate) fn remember_validators(&self, url: &str, validators: &Validators) -> Result<(), FetchError> {
        self.change(
            "INSERT OR REPLACE INTO validators (url, etag, last_modified, fresh_until, page_id) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                url,
                validators.etag,
                validators.last_modified,
                validators.fresh_until,
                validators.page_id
            ],
        )?;
        Ok(())
    }

    pub(crate) fn version(&self, page_id: &str) -> Result<Option<Version>, FetchError> {
        let query = "SELECT page_id, url, date, record_id, payload_digest, bytes, file, position FROM versions WHERE page_id = ?1";
        self.find(query, page_id, |row| {
            Ok(Version {
                page_id: row.get(0)?,
                url: row.get(1)?,
                date: row.get(2)?,
                record_id: row.get(3)?,
                payload_digest: row.get(4)?,
                bytes: row.get(5)?,
                file: row.get(6)?,
                position: row.get(7)?,
            })
        })
    }

    pub(crate) fn remember_version(&self, version: &Version) -> Result<(), FetchError> {
        let Version {
            page_id,
            url,
            date,
            record_id,
            payload_digest,
            bytes,
            file,
            position,
        } = version;
        self.change(
            "INSERT OR IGNORE INTO versions (page_id, url, date, record_id, payload_digest, bytes, file, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![page_id, url, date, record_id, payload_digest, bytes, file, position],
        )?;
        Ok(())
    }

    pub(crate) fn attempted(&self, attempt: Attempt<'_>) -> Result<(), FetchError> {
        let Attempt {
            at,
            url,
            purpose,
            status,
            outcome,
            bytes,
        } = attempt;
        self.change(
            "INSERT INTO attempts (at, url, purpose, status, outcome, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![at, url, purpose, status, outcome, bytes],
        )?;
        Ok(())
    }
}
