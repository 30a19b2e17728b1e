//! What an answer means: a page, a list of pages, a redirect, a refusal, a fault; and what follows.

mod endings;
mod kept;
mod listings;
mod robots;
mod taken;

use archive::Purpose;
use record::Level;

use self::kept::{fresh_until, revisited, text_field};
use self::taken::Taken;
pub(crate) use self::taken::beginning_of;
use crate::FetchError;
use crate::client::{Answer, Failure};
use crate::crawl::Crawl;
use crate::job::{Job, Kind};
use crate::refusal::refusal;
use crate::state::{Attempt, Validators};

/// Seconds after which what an error of the server or the network withheld is asked for again.
const TRIED_AGAIN: i64 = 600;

impl Crawl<'_> {
    pub(crate) fn answered(&mut self, job: Job, answer: Answer) -> Result<(), FetchError> {
        let (status, received) = (answer.status, answer.received.len());
        let bytes = received as u64;
        self.receipt.host(job.url.host_str().unwrap_or_default()).bytes += bytes;
        let taken = match Taken::of(&job.kind, answer, &self.plan.fetch) {
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
}
