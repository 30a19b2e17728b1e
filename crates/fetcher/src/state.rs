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

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::FetchError;

/// The database.
#[derive(Debug)]
pub(crate) struct State {
    connection: Connection,
    path: PathBuf,
}

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

/// A `robots.txt`, or what stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptRobots {
    pub policy: robots::Policy,
    pub why: String,
    pub body: Vec<u8>,
    pub until: i64,
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
            self.connection.execute_batch(include_str!("state.sql"))?;
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

    // The frontier.

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

    // What was answered.

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

    // Hosts.

    pub(crate) fn robots(&self, origin: &str) -> Result<Option<KeptRobots>, FetchError> {
        let query = "SELECT policy, why, body, until FROM robots WHERE origin = ?1";
        self.find(query, origin, |row| {
            let policy: String = row.get(0)?;
            Ok(KeptRobots {
                policy: match policy.as_str() {
                    "read" => robots::Policy::Read,
                    "allow_all" => robots::Policy::AllowAll,
                    _ => robots::Policy::DenyForNow,
                },
                why: row.get(1)?,
                body: row.get(2)?,
                until: row.get(3)?,
            })
        })
    }

    pub(crate) fn remember_robots(&self, origin: &str, kept: &KeptRobots) -> Result<(), FetchError> {
        let policy = match kept.policy {
            robots::Policy::Read => "read",
            robots::Policy::AllowAll => "allow_all",
            robots::Policy::DenyForNow => "deny_for_now",
        };
        self.change(
            "INSERT OR REPLACE INTO robots (origin, policy, why, body, until) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![origin, policy, kept.why, kept.body, kept.until],
        )?;
        Ok(())
    }

    /// Why a host is left alone, and until when, if it still is.
    pub(crate) fn breaker(&self, host: &str, now: i64) -> Result<Option<(i64, String)>, FetchError> {
        let found = self.find("SELECT until, why FROM breakers WHERE host = ?1", host, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(found.filter(|(until, _)| *until > now))
    }

    pub(crate) fn open_breaker(&self, host: &str, until: i64, why: &str) -> Result<(), FetchError> {
        self.change(
            "INSERT OR REPLACE INTO breakers (host, until, why) VALUES (?1, ?2, ?3)",
            params![host, until, why],
        )?;
        Ok(())
    }

    // The archive's files.

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
