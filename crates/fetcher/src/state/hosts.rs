//! What is remembered of hosts: their `robots.txt`, and which are left alone.

use rusqlite::params;

use super::State;
use crate::FetchError;

/// A `robots.txt`, or what stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptRobots {
    pub policy: robots::Policy,
    pub why: String,
    pub body: Vec<u8>,
    pub until: i64,
}

impl State {
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
}
