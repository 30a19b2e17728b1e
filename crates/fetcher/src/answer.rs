//! What an answer means: a page, a list of pages, a redirect, a refusal, a fault; and what follows.

use std::borrow::Cow;
use std::io::Read;
use std::time::{Duration, SystemTime};

use archive::{HttpResponse, Metadata, Purpose, Received, Revisited, Undecodable, digest, digest_of, page_id};
use http::HeaderMap;
use http_cache_semantics::{CacheOptions, CachePolicy};
use record::Level;
use robots::Policy;
use tokio::time::Instant;
use url::Url;

use crate::FetchError;
use crate::Sitemap;
use crate::address::origin_of;
use crate::client::{Answer, Failure};
use crate::crawl::{Crawl, LeftAlone};
use crate::discover::feed;
use crate::fault::Fault;
use crate::hosts::{Rules, rules_of, seconds};
use crate::job::{Job, Kind, LONGEST_ROBOTS};
use crate::keep::{Kept, record_of};
use crate::refusal::refusal;
use crate::retry::{backoff, retry_after};
use crate::state::{Attempt, Entry, KeptRobots, Validators, Version};

const MOST_HOPS: usize = 10;
/// RFC 9309, section 2.3.1.2: at least five, and then there is no file.
const MOST_ROBOTS_HOPS: usize = 5;
const ROBOTS_KEPT: i64 = 24 * 3600;
/// Seconds after which what an error of the server or the network withheld is asked for again.
const TRIED_AGAIN: i64 = 600;
/// Indexes of indexes: the protocol has one level.
const DEEPEST_SITEMAP: usize = 2;
/// A server's word on how long a page stays as it is counts up to a week: pages are edited silently.
const LONGEST_FRESH: Duration = Duration::from_secs(7 * 24 * 3600);

/// A whole answer, taken apart.
struct Taken {
    status: u16,
    fields: HeaderMap,
    body: Body,
    /// With content coding.
    payload_digest: String,
    digest: String,
    answer: Answer,
}

/// What a body is to whoever asked for it.
enum Body {
    /// Without transfer and content coding.
    Bytes(Vec<u8>),
    /// A sitemap is read as it is unpacked, and not held.
    Sitemap(Sitemap),
}

impl Body {
    fn bytes(&self) -> &[u8] {
        match self {
            Body::Bytes(bytes) => bytes,
            Body::Sitemap(_) => &[],
        }
    }
}

/// As much of a `robots.txt` as is read, without codings.
pub(crate) fn beginning_of(response: &HttpResponse<'_>) -> Vec<u8> {
    let mut beginning = Vec::new();
    if let Ok(unpacked) = response.unpacking() {
        // Where it cannot be unpacked to its end, what came before that holds.
        let _ = unpacked.take(LONGEST_ROBOTS).read_to_end(&mut beginning);
    }
    beginning
}

impl Crawl<'_> {
    pub(crate) fn answered(&mut self, job: Job, answer: Answer) -> Result<(), FetchError> {
        let (status, received) = (answer.status, answer.received.len());
        let bytes = received as u64;
        self.receipt.host(job.url.host_str().unwrap_or_default()).bytes += bytes;
        let taken = match self.apart(&job.kind, answer) {
            Ok(taken) => taken,
            Err(fault) => {
                let failure = Failure {
                    fault,
                    status: Some(status),
                    received,
                };
                return self.faulted(job, failure);
            }
        };
        let outcome = self.outcome(job.clone(), taken)?;
        self.state.attempted(Attempt {
            at: self.now().as_second(),
            url: job.url.as_str(),
            purpose: job.kind.purpose().word(),
            status: Some(outcome.0),
            outcome: outcome.1,
            bytes,
        })
    }

    fn apart(&self, kind: &Kind, answer: Answer) -> Result<Taken, Fault> {
        let malformed = || Fault::Malformed("it has no status line".into());
        let response = HttpResponse::parse(&answer.received).ok_or_else(malformed)?;
        let limits = &self.plan.fetch;
        let body = match (kind, answer.status) {
            (Kind::Robots(_), _) => Body::Bytes(beginning_of(&response)),
            (Kind::Sitemap(_), 200 | 203) => Body::Sitemap(Sitemap::read(response.unpacking().map_err(undecodable)?)),
            _ => {
                let decoded = response.decoded_within(limits.max_body_bytes, limits.max_ratio);
                Body::Bytes(decoded.map_err(undecodable)?.body)
            }
        };
        let payload_digest = || digest_of(response.pieces()).unwrap_or_else(|_| digest(response.body));
        let (digest, payload_digest) = match (&body, response.field("Content-Encoding")) {
            (Body::Bytes(bytes), None) => (digest(bytes), None),
            (Body::Bytes(bytes), Some(_)) => (digest(bytes), Some(payload_digest())),
            // The id of a sitemap is made of what came, so that it need not be unpacked again.
            (Body::Sitemap(_), _) => (payload_digest(), None),
        };
        Ok(Taken {
            status: answer.status,
            fields: answer.fields.clone(),
            body,
            payload_digest: payload_digest.unwrap_or_else(|| digest.clone()),
            digest,
            answer,
        })
    }

    /// Gives the status and a word for the table of attempts.
    fn outcome(&mut self, job: Job, taken: Taken) -> Result<(u16, &'static str), FetchError> {
        let status = taken.status;
        let is_robots = matches!(job.kind, Kind::Robots(_));
        let location = text_field(&taken.fields, "location").filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308));
        if let Some(location) = location {
            self.keep(&job, taken, job.kind.purpose(), None)?;
            self.redirected(job, &location)?;
            return Ok((status, "redirect"));
        }
        if !is_robots && let Some(why) = refusal(status, &taken.fields, &taken.words()) {
            let wait = self.wait_asked(&taken.fields);
            self.keep(&job, taken, Purpose::Refusal, None)?;
            self.refused(job, status, &why, wait)?;
            return Ok((status, "refused"));
        }
        if matches!(status, 408 | 425 | 429 | 500..) {
            let wait = self.wait_asked(&taken.fields);
            self.keep(&job, taken, job.kind.purpose(), None)?;
            self.receipt.host(job.url.host_str().unwrap_or_default()).faults += 1;
            self.again_or_give_up(
                job,
                &format!("http_{status}"),
                format!("the server answered with status {status}"),
                wait,
                true,
            )?;
            return Ok((status, "server_error"));
        }
        let now = self.now();
        self.hosts.of(&job.url, &self.state, now)?.refusals = 0;
        let word = match (&job.kind, status) {
            (Kind::Robots(origin), _) => self.robots_answered(&origin.clone(), &job, taken)?,
            (_, 304) => self.not_modified(&job, taken)?,
            (Kind::Page, 200 | 203) => self.page(&job, taken)?,
            (_, 200 | 203) => self.listed(&job, taken)?,
            _ => {
                self.keep(&job, taken, job.kind.purpose(), None)?;
                self.give_up(
                    &job,
                    &format!("http_{status}"),
                    format!("the server answered with status {status}"),
                    false,
                )?;
                "gone"
            }
        };
        Ok((status, word))
    }

    // What came.

    fn page(&mut self, job: &Job, taken: Taken) -> Result<&'static str, FetchError> {
        let now = self.now().as_second();
        let before = job.entry.as_ref().and_then(|entry| entry.page_id.clone());
        let (id, is_new) = self.keep_body(job, taken, Purpose::Page)?;
        let host = job.url.host_str().unwrap_or_default();
        let word = match (is_new, before) {
            (true, None) => "new",
            (true, Some(_)) => {
                self.note(
                    &id,
                    Level::Info,
                    "changed",
                    format!("{} changed since it was last asked for; both versions are kept", job.url),
                );
                "changed"
            }
            (false, _) => {
                self.note(&id, Level::Info, "not_modified", format!("{} is as it was", job.url));
                "same"
            }
        };
        let receipt = self.receipt.host(host);
        if is_new {
            receipt.pages += 1;
            self.added += 1;
        } else {
            receipt.not_modified += 1;
        }
        self.state.settle(&job.found_as, now, word, Some(&id))?;
        Ok(word)
    }

    fn not_modified(&mut self, job: &Job, taken: Taken) -> Result<&'static str, FetchError> {
        let known = self.state.validators(job.url.as_str())?;
        let version = match &known {
            Some(validators) => self.state.version(&validators.page_id)?,
            None => None,
        };
        let (Some(validators), Some(version)) = (known, version) else {
            self.keep(job, taken, job.kind.purpose(), None)?;
            let message = "the server says that nothing changed since a request that was never made".into();
            self.give_up(job, "unasked_304", message, true)?;
            return Ok("unasked_304");
        };
        let now = self.now().as_second();
        let fresh_until = fresh_until(&job.url, taken.status, &taken.fields, now);
        self.keep(job, taken, job.kind.purpose(), Some(revisited(&version, true)))?;
        self.state.remember_validators(
            job.url.as_str(),
            &Validators {
                fresh_until,
                ..validators.clone()
            },
        )?;
        let receipt = self.receipt.host(job.url.host_str().unwrap_or_default());
        receipt.not_modified += 1;
        receipt.bytes_saved += version.bytes;
        if job.kind == Kind::Page {
            self.note(
                &version.page_id,
                Level::Info,
                "not_modified",
                format!("{} is as it was (status 304)", job.url),
            );
            self.state.settle(&job.found_as, now, "not_modified", Some(&version.page_id))?;
        } else {
            self.listed_before(job, &validators.page_id)?;
        }
        Ok("not_modified")
    }

    fn listed(&mut self, job: &Job, taken: Taken) -> Result<&'static str, FetchError> {
        let content_type = text_field(&taken.fields, "content-type");
        let (body, taken) = taken.without_body();
        self.keep_body(job, taken, Purpose::Discovery)?;
        self.read_document(job, body, content_type.as_deref())?;
        Ok("listed")
    }

    /// What a document listed when it last came: read from the archive.
    pub(crate) fn listed_before(&mut self, job: &Job, page_id: &str) -> Result<(), FetchError> {
        let version = self.state.version(page_id)?;
        let Some(record) = version.and_then(|version| record_of(self.archive, &version)) else {
            return Ok(());
        };
        let Some(response) = HttpResponse::parse(&record.block) else {
            return Ok(());
        };
        let body = match job.kind {
            Kind::Sitemap(_) => response.unpacking().ok().map(|unpacked| Body::Sitemap(Sitemap::read(unpacked))),
            _ => response.decoded().ok().map(|decoded| Body::Bytes(decoded.body)),
        };
        match body {
            Some(body) => self.read_document(job, body, response.field("Content-Type")),
            None => Ok(()),
        }
    }

    fn read_document(&mut self, job: &Job, body: Body, content_type: Option<&str>) -> Result<(), FetchError> {
        match (&job.kind, body) {
            (Kind::Feed, Body::Bytes(body)) => self.read_feed(job, &body),
            (Kind::Sitemap(depth), Body::Sitemap(sitemap)) => self.read_sitemap(job, *depth, sitemap),
            (Kind::Listing(number, page), Body::Bytes(body)) => self.read_listing(job, (*number, *page), &body, content_type),
            _ => Ok(()),
        }
    }

    fn read_feed(&mut self, job: &Job, body: &[u8]) -> Result<(), FetchError> {
        let address = job.url.as_str();
        match feed(body, address) {
            Ok(links) => self.found(Some(&job.url), links, address, job.wanted),
            Err(why) => {
                self.note(
                    address,
                    Level::Error,
                    "no_feed",
                    format!("{address} cannot be read as a feed: {why}"),
                );
                Ok(())
            }
        }
    }

    fn read_sitemap(&mut self, job: &Job, depth: usize, sitemap: Sitemap) -> Result<(), FetchError> {
        let address = job.url.as_str();
        let level = if sitemap.lists_nothing() { Level::Error } else { Level::Warning };
        if let Some(fault) = sitemap.fault {
            self.note(address, level, "faulty_sitemap", format!("{address} cannot be read whole: {fault}"));
        }
        self.found(Some(&job.url), sitemap.pages, address, job.wanted)?;
        let since = self.wanted[job.wanted].since.clone();
        for index in sitemap.sitemaps {
            let day = index.modified.as_deref().and_then(|modified| modified.get(..10));
            let is_old = since.as_deref().zip(day).is_some_and(|(since, day)| day < since);
            if let Some(url) = job.url.join(&index.url).ok().filter(|_| depth < DEEPEST_SITEMAP && !is_old) {
                self.document(url, Kind::Sitemap(depth + 1), job.wanted)?;
            }
        }
        Ok(())
    }

    /// Reads page `page` (from 0) of the source's listing of this number.
    fn read_listing(
        &mut self,
        job: &Job,
        (number, page): (usize, usize),
        body: &[u8],
        content_type: Option<&str>,
    ) -> Result<(), FetchError> {
        let address = job.url.as_str();
        let discovery = self.wanted[job.wanted].discovery();
        let Some(listing) = discovery.and_then(|discovery| discovery.listings.get(number)).cloned() else {
            return Ok(());
        };
        let links = (self.options.read_links)(body, content_type, &listing);
        if links.pages.is_empty() {
            let message = format!("no link in {address} matches `{}`", listing.links);
            self.note(address, Level::Warning, "empty_listing", message);
        }
        self.found(Some(&job.url), links.pages, address, job.wanted)?;
        let next = links
            .next
            .filter(|_| page + 1 < listing.max_pages)
            .and_then(|next| job.url.join(&next).ok());
        match next {
            Some(next) => self.document(next, Kind::Listing(number, page + 1), job.wanted),
            None => Ok(()),
        }
    }

    fn robots_answered(&mut self, origin: &str, job: &Job, taken: Taken) -> Result<&'static str, FetchError> {
        let status = taken.status;
        let policy = Policy::of_status(status);
        let body = taken.body.bytes().to_vec();
        if status == 200 {
            self.keep_body(job, taken, Purpose::Robots)?;
        } else {
            self.keep(job, taken, Purpose::Robots, None)?;
        }
        self.settle_robots(origin, policy, format!("status {status}"), body)?;
        Ok("robots")
    }

    fn settle_robots(&mut self, origin: &str, policy: Policy, why: String, body: Vec<u8>) -> Result<(), FetchError> {
        let kept = KeptRobots {
            until: self.now().as_second() + if policy == Policy::DenyForNow { TRIED_AGAIN } else { ROBOTS_KEPT },
            policy,
            why,
            body,
        };
        self.state.remember_robots(origin, &kept)?;
        if let Some(host) = self.hosts.known(origin) {
            host.rules = rules_of(&kept);
        }
        Ok(())
    }

    // What did not come.

    pub(crate) fn faulted(&mut self, job: Job, failure: Failure) -> Result<(), FetchError> {
        let fault = &failure.fault;
        self.receipt.host(job.url.host_str().unwrap_or_default()).faults += 1;
        self.state.attempted(Attempt {
            at: self.now().as_second(),
            url: job.url.as_str(),
            purpose: job.kind.purpose().word(),
            status: failure.status,
            outcome: fault.code(),
            bytes: failure.received as u64,
        })?;
        if let (Kind::Robots(origin), true) = (&job.kind, fault.is_of_the_host()) {
            if let Some(host) = self.hosts.known(origin) {
                host.rules = Rules::Faulty(fault.clone());
            }
            return Ok(());
        }
        if fault.may_pass() {
            return self.again_or_give_up(job, fault.code(), fault.to_string(), None, fault.is_for_now());
        }
        self.give_up(&job, fault.code(), fault.to_string(), fault.is_for_now())
    }

    fn redirected(&mut self, job: Job, location: &str) -> Result<(), FetchError> {
        let Some(mut target) = job.url.join(location).ok().filter(|url| matches!(url.scheme(), "http" | "https")) else {
            return self.give_up(
                &job,
                "redirect_elsewhere",
                format!("it redirects to `{location}`, which is not of the web"),
                false,
            );
        };
        target.set_fragment(None);
        if job.hops.contains(&target) || target == job.url {
            return self.no_way(&job, "redirect_loop", "it redirects in a circle".into());
        }
        let most = if matches!(job.kind, Kind::Robots(_)) {
            MOST_ROBOTS_HOPS
        } else {
            MOST_HOPS
        };
        if job.hops.len() >= most {
            return self.no_way(&job, "too_many_redirects", format!("it redirects more than {most} times"));
        }
        let known = if job.kind == Kind::Page {
            self.state.entry(target.as_str())?
        } else {
            None
        };
        if let Some(page_id) = known
            .filter(|known| known.asked_at >= Some(self.began))
            .and_then(|known| known.page_id)
        {
            let now = self.now().as_second();
            return self.state.settle(&job.found_as, now, "same_as_another", Some(&page_id));
        }
        let mut hops = job.hops;
        hops.push(job.url);
        self.queue_first(Job {
            url: target,
            hops,
            attempts: 0,
            not_before: Instant::now(),
            ..job
        });
        Ok(())
    }

    fn no_way(&mut self, job: &Job, code: &str, message: String) -> Result<(), FetchError> {
        match &job.kind {
            Kind::Robots(origin) => self.settle_robots(&origin.clone(), Policy::AllowAll, message, Vec::new()),
            _ => self.give_up(job, code, message, false),
        }
    }

    fn refused(&mut self, job: Job, status: u16, why: &str, wait: Option<Duration>) -> Result<(), FetchError> {
        let name = job.url.host_str().unwrap_or_default().to_owned();
        self.receipt.host(&name).refusals += 1;
        let now = self.now();
        let most = self.plan.fetch.refusals.max(1);
        let host = self.hosts.of(&job.url, &self.state, now)?;
        host.refusals += 1;
        if host.refusals >= most {
            let why = format!("refuses us: {} requests in a row were answered with {why}", host.refusals);
            host.closed = Some(why.clone());
            let until = now.as_second() + (self.plan.fetch.breaker_hours * 3600.0) as i64;
            self.state.open_breaker(&name, until, &why)?;
            self.leave_closed(&job, why);
            return Ok(());
        }
        let message = format!("the host refused it: {why}");
        if status == 429 {
            return self.again_or_give_up(job, "refused", message, wait, true);
        }
        self.give_up(&job, "refused", message, true)
    }

    fn again_or_give_up(
        &mut self,
        mut job: Job,
        code: &str,
        message: String,
        wait: Option<Duration>,
        is_for_now: bool,
    ) -> Result<(), FetchError> {
        let longest = seconds(self.plan.fetch.max_wait_seconds);
        if let Some(asked) = wait.filter(|asked| *asked > longest) {
            let now = self.now();
            let name = job.url.host_str().unwrap_or_default().to_owned();
            let why = format!("asks us to wait {} s, longer than max_wait_seconds", asked.as_secs());
            let until = now.as_second().saturating_add(i64::try_from(asked.as_secs()).unwrap_or(i64::MAX));
            self.state.open_breaker(&name, until, &why)?;
            self.hosts.of(&job.url, &self.state, now)?.closed = Some(why.clone());
            self.leave_closed(&job, why);
            return Ok(());
        }
        if job.attempts as usize >= self.plan.fetch.attempts.max(1) {
            let message = format!("{message} ({} times)", job.attempts);
            return self.give_up(&job, code, message, is_for_now);
        }
        let waits = wait.unwrap_or_else(|| backoff(job.attempts, &mut self.chance));
        job.not_before = Instant::now() + waits;
        if wait.is_some() {
            self.receipt.host(job.url.host_str().unwrap_or_default()).retry_after += 1;
            // The host asks for quiet, not this page alone.
            let domain = self.domain(&job.url);
            domain.next_at = domain.next_at.max(job.not_before);
        }
        self.queue_first(job);
        Ok(())
    }

    /// Ends a job without a page; `is_for_now`: a later run tries again.
    pub(crate) fn give_up(&mut self, job: &Job, code: &str, message: String, is_for_now: bool) -> Result<(), FetchError> {
        if let Kind::Robots(origin) = &job.kind {
            return self.settle_robots(&origin.clone(), Policy::DenyForNow, message, Vec::new());
        }
        let via = match job.hops.as_slice() {
            [] => String::new(),
            hops => format!(" (after {} redirects, at {})", hops.len(), job.url),
        };
        self.note(
            &job.found_as,
            Level::Error,
            code,
            format!("{} gave nothing: {message}{via}", job.found_as),
        );
        self.end(job, code, is_for_now)
    }

    /// The host's `robots.txt` bars it. What a person named is missing then; what a feed listed is not ours to have.
    pub(crate) fn barred(&mut self, job: &Job, rule: &str) -> Result<(), FetchError> {
        self.receipt.host(job.url.host_str().unwrap_or_default()).barred += 1;
        let entry = self.state.entry(&job.found_as)?;
        let by_person = |entry: &Entry| entry.discovered_by.starts_with("plan:") || entry.discovered_by.starts_with("list:");
        let level = if entry.as_ref().is_none_or(by_person) {
            Level::Error
        } else {
            Level::Warning
        };
        self.note(
            &job.found_as,
            level,
            "barred_by_robots",
            format!("{} is not asked for: robots.txt, {rule}", job.url),
        );
        self.end(job, "barred_by_robots", false)
    }

    /// The host's `robots.txt` cannot be had: told once a host.
    pub(crate) fn denied(&mut self, job: &Job, why: &str) -> Result<(), FetchError> {
        let why = format!("is not asked: its robots.txt cannot be had ({why})");
        self.leave_closed(job, why);
        Ok(())
    }

    /// No page of its host can be had, for a reason of the host's: its address, its certificate.
    pub(crate) fn kept_from(&mut self, job: &Job, fault: &Fault) -> Result<(), FetchError> {
        if fault.is_for_now() {
            self.leave(job, origin_of(&job.url), fault.code(), format!("is not asked: {fault}"));
            return Ok(());
        }
        self.give_up(job, fault.code(), fault.to_string(), false)
    }

    pub(crate) fn leave_closed(&mut self, job: &Job, why: String) {
        let host = job.url.host_str().unwrap_or_default().to_owned();
        self.leave(job, host, "host_left_alone", why);
    }

    fn leave(&mut self, job: &Job, host: String, code: &'static str, why: String) {
        let left = self.left_alone.entry(host).or_insert_with(|| LeftAlone {
            code,
            why,
            first: job.found_as.clone(),
            addresses: 0,
        });
        left.addresses += 1;
    }

    fn end(&mut self, job: &Job, outcome: &str, is_for_now: bool) -> Result<(), FetchError> {
        let now = self.now().as_second();
        match (&job.kind, is_for_now) {
            (Kind::Page, true) => self.state.leave(&job.found_as, now + TRIED_AGAIN, outcome),
            (Kind::Page, false) => self.state.settle(&job.found_as, now, outcome, None),
            _ => Ok(()),
        }
    }

    fn wait_asked(&self, fields: &HeaderMap) -> Option<Duration> {
        retry_after(&text_field(fields, "retry-after")?, self.now())
    }

    // The archive.

    /// Keeps a body, or a revisit where the archive has it already; gives its id and whether it is new.
    fn keep_body(&mut self, job: &Job, taken: Taken, purpose: Purpose) -> Result<(String, bool), FetchError> {
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

    fn keep(&mut self, job: &Job, taken: Taken, purpose: Purpose, revisited: Option<Revisited>) -> Result<Kept, FetchError> {
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

impl Taken {
    /// What may be a challenge page: the body, where it is no sitemap.
    fn words(&self) -> Cow<'_, [u8]> {
        match &self.body {
            Body::Bytes(bytes) => bytes.into(),
            Body::Sitemap(sitemap) if sitemap.lists_nothing() => HttpResponse::parse(&self.answer.received)
                .map(|response| beginning_of(&response).into())
                .unwrap_or_default(),
            Body::Sitemap(_) => Cow::default(),
        }
    }

    /// The body apart, so that it need not be held while the answer is written.
    fn without_body(mut self) -> (Body, Taken) {
        let body = std::mem::replace(&mut self.body, Body::Bytes(Vec::new()));
        (body, self)
    }
}

fn undecodable(why: Undecodable) -> Fault {
    match why {
        Undecodable::Coding(coding) => Fault::Coding(coding),
        Undecodable::TooLong(limit) => Fault::TooLong(limit),
        Undecodable::Ratio(ratio) => Fault::Bomb(ratio),
    }
}

fn revisited(version: &Version, not_modified: bool) -> Revisited {
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

fn text_field(fields: &HeaderMap, name: &str) -> Option<String> {
    Some(fields.get(name)?.to_str().ok()?.trim().to_owned())
}

/// Until when the server says that the answer holds. Where it says nothing, not at all: a guess
/// from the age of the page would miss the edits of its first days.
fn fresh_until(url: &Url, status: u16, fields: &HeaderMap, now: i64) -> i64 {
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
