//! What of an answer goes into the archive, and what is remembered of it.

use std::time::{Duration, SystemTime};

use archive::{Metadata, Purpose, Received, Revisited, page_id};
use http::HeaderMap;
use http_cache_semantics::{CacheOptions, CachePolicy};
use url::Url;

use super::taken::Taken;
use crate::FetchError;
use crate::crawl::Crawl;
use crate::job::Job;
use crate::keep::Kept;
use crate::state::{Validators, Version};

/// A server's word on how long a page stays as it is counts up to a week: pages are edited silently.
const LONGEST_FRESH: Duration = Duration::from_secs(7 * 24 * 3600);

impl Crawl<'_> {
    /// Keeps a body, or a revisit where the archive has it already; gives its id and whether it is new.
    pub(super) fn keep_body(&mut self, job: &Job, taken: Taken, purpose: Purpose) -> Result<(String, bool), FetchError> {
        let url = job.url.as_str();
        let id = page_id(url, &taken.digest);
        let now = self.now();
        let validators = Validators {
            etag: text_field(&taken.fields, "etag"),
            last_modified: text_field(&taken.fields, "last-modified"),
            fresh_until: fresh_until(&job.url, taken.status, &taken.fields, now.as_second()),
            page_id: id.clone(),
        };
        let (payload_digest, bytes) = (taken.payload_digest.clone(), taken.answer.received.len() as u64);
        let earlier = self.state.version(&id)?;
        let date = date_of(now);
        let kept = self.keep(job, taken, purpose, earlier.as_ref().map(|version| revisited(version, false)))?;
        if earlier.is_none() {
            self.state.remember_version(&Version {
                page_id: id.clone(),
                url: url.to_owned(),
                date,
                record_id: kept.record_id,
                payload_digest,
                bytes,
                file: kept.file,
                position: kept.position,
            })?;
        }
        if purpose != Purpose::Robots {
            self.state.remember_validators(url, &validators)?;
        }
        Ok((id, earlier.is_none()))
    }

    pub(super) fn keep(&mut self, job: &Job, taken: Taken, purpose: Purpose, revisited: Option<Revisited>) -> Result<Kept, FetchError> {
        let entry = job.entry.as_deref();
        let known = Metadata {
            purpose,
            source: self.wanted[job.wanted].name().map(str::to_owned),
            discovered_by: entry.map(|entry| entry.discovered_by.clone()),
            published: entry.and_then(|entry| entry.published.clone()),
            title: entry.and_then(|entry| entry.title.clone()),
        };
        let received = Received {
            url: job.url.as_str(),
            date: &date_of(self.now()),
            ip: taken.answer.ip.to_string(),
            number: 0,
            request: taken.answer.sent,
            response: taken.answer.received,
            payload_digest: Some(taken.payload_digest),
            is_cut: taken.answer.is_cut,
        };
        self.keeper.keep(received, &known, revisited.as_ref())
    }
}

pub(super) fn revisited(version: &Version, not_modified: bool) -> Revisited {
    Revisited {
        record_id: version.record_id.clone(),
        url: version.url.clone(),
        date: version.date.clone(),
        payload_digest: version.payload_digest.clone(),
        not_modified,
    }
}

/// Whole seconds, as everywhere in the archive.
fn date_of(now: jiff::Timestamp) -> String {
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

pub(super) fn text_field(fields: &HeaderMap, name: &str) -> Option<String> {
    Some(fields.get(name)?.to_str().ok()?.trim().to_owned())
}

/// Until when the server says that the answer holds. Where it says nothing, not at all: a guess
/// from the age of the page would miss the edits of its first days.
pub(super) fn fresh_until(url: &Url, status: u16, fields: &HeaderMap, now: i64) -> i64 {
    if !fields.contains_key("cache-control") && !fields.contains_key("expires") {
        return now;
    }
    let Ok(request) = http::Request::get(url.as_str()).body(()) else {
        return now;
    };
    let mut response = http::Response::new(());
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or_default();
    *response.headers_mut() = fields.clone();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(now).unwrap_or(0));
    let options = CacheOptions {
        shared: false,
        cache_heuristic: 0.0,
        immutable_min_time_to_live: Duration::ZERO,
        ..CacheOptions::default()
    };
    let policy = CachePolicy::new_options(&request, &response, time, options);
    let lives = if policy.is_storable() {
        policy.time_to_live(time).min(LONGEST_FRESH)
    } else {
        Duration::ZERO
    };
    now + i64::try_from(lives.as_secs()).unwrap_or(0)
}
