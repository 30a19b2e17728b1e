//! When it is asked: the pace of each domain, the rules of each host, the plan's budget.

use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::FuturesUnordered;
use record::Level;
use tokio::time::Instant;

use super::Crawl;
use crate::FetchError;
use crate::address::{normalised, origin_of};
use crate::client::{Ask, OnItsWay};
use crate::fault::Fault;
use crate::hosts::{Rules, crawl_delay, seconds, verdict};
use crate::job::{Domain, Job, Kind};

impl Crawl<'_> {
    /// Starts all that may start now; gives the time when more may.
    pub(super) fn launch(&mut self, on_its_way: &mut FuturesUnordered<OnItsWay<Job>>) -> Result<Option<Instant>, FetchError> {
        let mut wake: Option<Instant> = None;
        let names: Vec<String> = self
            .domains
            .iter()
            .filter(|(_, domain)| !domain.queue.is_empty())
            .map(|(name, _)| name.clone())
            .collect();
        for name in names {
            // Taken out while its jobs are looked at; nothing in there queues for another domain.
            let Some(mut domain) = self.domains.remove(&name) else { continue };
            let next = self.launch_of(&mut domain, on_its_way);
            self.domains.insert(name, domain);
            wake = [wake, next?].into_iter().flatten().min();
        }
        Ok(wake)
    }

    fn launch_of(&mut self, domain: &mut Domain, on_its_way: &mut FuturesUnordered<OnItsWay<Job>>) -> Result<Option<Instant>, FetchError> {
        loop {
            let now = Instant::now();
            if self.is_spent() || domain.queue.is_empty() || on_its_way.len() >= self.plan.fetch.concurrency.max(1) {
                return Ok(None);
            }
            if domain.next_at > now {
                return Ok(Some(domain.next_at));
            }
            match self.next_of(domain, now)? {
                Next::Job(job) => on_its_way.push(self.start(*job, domain, now)?),
                Next::At(wake) => return Ok(wake),
            }
        }
    }

    fn next_of(&mut self, domain: &mut Domain, now: Instant) -> Result<Next, FetchError> {
        let (mut at, mut wake) = (0, None::<Instant>);
        while let Some(job) = domain.queue.get(at) {
            if domain.in_flight >= self.wanted[job.wanted].pace.concurrency.max(1) {
                return Ok(Next::At(None));
            }
            if job.not_before > now {
                wake = Some(wake.map_or(job.not_before, |wake| wake.min(job.not_before)));
                at += 1;
                continue;
            }
            let time = self.now();
            let host = self.hosts.of(&job.url, &self.state, time)?;
            let barred = match (&job.kind, &host.closed, &host.rules) {
                (_, Some(why), _) => Barred::Closed(why.clone()),
                (Kind::Robots(_), ..) => Barred::No,
                (.., Rules::Asked) => {
                    at += 1;
                    continue;
                }
                (.., Rules::Unknown) => {
                    host.rules = Rules::Asked;
                    let origin = origin_of(&job.url);
                    let Some(url) = normalised(&format!("{origin}/robots.txt"), None) else {
                        continue;
                    };
                    let wanted = job.wanted;
                    return Ok(Next::Job(Box::new(self.job(url, Kind::Robots(origin), wanted))));
                }
                (.., Rules::Denied(why)) => Barred::Denied(why.clone()),
                (.., Rules::Faulty(fault)) => Barred::Faulty(fault.clone()),
                (.., Rules::Known(robots)) => {
                    let verdict = verdict(robots.as_ref(), &job.url);
                    match verdict.allowed {
                        true => Barred::No,
                        false => Barred::ByRule(verdict.rule.map(|rule| rule.to_string()).unwrap_or_default()),
                    }
                }
            };
            let Some(job) = domain.queue.remove(at) else { continue };
            match barred {
                Barred::No => return Ok(Next::Job(Box::new(job))),
                Barred::Closed(why) => self.leave_closed(&job, why),
                Barred::Denied(why) => self.denied(&job, &why)?,
                Barred::Faulty(fault) => self.kept_from(&job, &fault)?,
                Barred::ByRule(rule) => self.barred(&job, &rule)?,
            }
        }
        Ok(Next::At(wake))
    }

    fn start(&mut self, mut job: Job, domain: &mut Domain, now: Instant) -> Result<OnItsWay<Job>, FetchError> {
        let delay = self.delay(&job)?;
        let waited = std::mem::replace(&mut domain.delay, delay);
        domain.next_at = now + delay;
        domain.in_flight += 1;
        job.attempts += 1;
        self.requests += 1;
        let host = self.receipt.host(job.url.host_str().unwrap_or_default());
        host.requests += 1;
        if !waited.is_zero() {
            host.delays += 1;
            host.delay_seconds += waited.as_secs_f64();
        }
        self.bar.set_message(job.url.to_string());
        let is_first = job.hops.is_empty() && job.entry.as_ref().is_some_and(|entry| entry.asked_at.is_none());
        let validators = match job.kind {
            Kind::Robots(_) => None,
            _ if is_first => None,
            _ => self.state.validators(job.url.as_str())?,
        };
        let ask = Ask {
            url: job.url.clone(),
            etag: validators.as_ref().and_then(|validators| validators.etag.clone()),
            last_modified: validators.and_then(|validators| validators.last_modified),
            only_pages: job.kind == Kind::Page,
            longest: job.kind.longest(&self.plan.fetch),
            or_its_beginning: matches!(job.kind, Kind::Robots(_)),
        };
        let client = Arc::clone(&self.client);
        Ok(Box::pin(async move {
            let answer = client.ask(&ask).await;
            (job, answer)
        }))
    }

    /// The plan's delay, or what `robots.txt` asks for where that is longer.
    fn delay(&mut self, job: &Job) -> Result<Duration, FetchError> {
        let now = self.now();
        let pace = self.wanted[job.wanted].pace.clone();
        let host = self.hosts.of(&job.url, &self.state, now)?;
        let Rules::Known(robots) = &host.rules else {
            return Ok(seconds(pace.delay_seconds));
        };
        let (asked, was_cut) = crawl_delay(robots.as_ref(), pace.max_crawl_delay_seconds);
        if was_cut && !std::mem::replace(&mut host.crawl_delay_told, true) {
            let message = format!(
                "robots.txt asks for a longer Crawl-delay than max_crawl_delay_seconds: {} s are kept",
                asked.as_secs_f64()
            );
            self.note(job.url.host_str().unwrap_or_default(), Level::Warning, "crawl_delay_cut", message);
        }
        Ok(asked.max(seconds(pace.delay_seconds)))
    }
}

enum Next {
    Job(Box<Job>),
    At(Option<Instant>),
}

enum Barred {
    No,
    Closed(String),
    Denied(String),
    Faulty(Fault),
    ByRule(String),
}
