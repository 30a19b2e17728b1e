//! How a job ends without a page, or goes on elsewhere or later.

use std::time::Duration;

use http::HeaderMap;
use record::Level;
use robots::Policy;
use tokio::time::Instant;

use super::TRIED_AGAIN;
use super::kept::text_field;
use crate::FetchError;
use crate::address::origin_of;
use crate::client::Failure;
use crate::crawl::{Crawl, LeftAlone};
use crate::fault::Fault;
use crate::hosts::{Rules, seconds};
use crate::job::{Job, Kind};
use crate::retry::{backoff, retry_after};
use crate::state::{Attempt, Entry};

const MOST_HOPS: usize = 10;
/// RFC 9309, section 2.3.1.2: at least five, and then there is no file.
const MOST_ROBOTS_HOPS: usize = 5;

impl Crawl<'_> {
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

    pub(super) fn redirected(&mut self, job: Job, location: &str) -> Result<(), FetchError> {
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

    pub(super) fn refused(&mut self, job: Job, status: u16, why: &str, wait: Option<Duration>) -> Result<(), FetchError> {
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

    pub(super) fn again_or_give_up(
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

    pub(super) fn wait_asked(&self, fields: &HeaderMap) -> Option<Duration> {
        retry_after(&text_field(fields, "retry-after")?, self.now())
    }
}
