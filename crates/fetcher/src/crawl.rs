//! One run over the web: decides what is asked next, and when.
//!
//! One thread, one loop. Jobs wait in a queue for each registrable domain; a job starts when its
//! domain's delay is over, its host's `robots.txt` is known and lets it, and the plan's budget is
//! not spent. Every redirect is a job of its own, so that each hop meets the rules, the pace and
//! the addresses of the host it leads to. What an answer means is `answer`'s work.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use catalog::{Discovery, Pace, Plan, Source};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use record::{Level, Note};
use tokio::time::Instant;
use url::Url;

use crate::address::{domain_of, normalised, origin_of, resolved};
use crate::client::{Answer, Ask, Client, Failure, OnItsWay};
use crate::discover::list;
use crate::hint::hint;
use crate::hosts::{Hosts, Rules, crawl_delay, seconds, verdict};
use crate::job::{Domain, Job, Kind};
use crate::keep::Keeper;
use crate::retry::Chance;
use crate::state::{Entry, State};
use crate::{FetchError, Found, Options, Receipt, Run};

/// A web source of the plan.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub source: Option<Source>,
    pub pace: Pace,
    pub urls: Vec<String>,
    pub url_list: Option<PathBuf>,
    pub since: Option<String>,
    /// Pages that may still be asked for in this run.
    pub left: usize,
}

impl Wanted {
    pub(crate) fn name(&self) -> Option<&str> {
        self.source.as_ref().map(|source| source.name.as_str())
    }

    pub(crate) fn discovery(&self) -> Option<&Discovery> {
        self.source.as_ref().map(|source| &source.discovery)
    }
}

pub(crate) struct Crawl<'a> {
    pub plan: &'a Plan,
    pub options: &'a Options<'a>,
    pub archive: &'a Path,
    pub wanted: Vec<Wanted>,
    pub state: State,
    pub keeper: Keeper,
    pub hosts: Hosts,
    pub domains: BTreeMap<String, Domain>,
    pub receipt: Receipt,
    pub notes: Vec<(String, Note)>,
    pub chance: Chance,
    pub seen: usize,
    pub added: usize,
    /// Hosts left alone, by name.
    pub left_alone: BTreeMap<String, LeftAlone>,
    /// When the run began, in seconds since 1970.
    pub began: i64,
    client: Arc<Client>,
    started: Instant,
    requests: usize,
    queued: HashSet<String>,
    bar: ProgressBar,
}

impl<'a> Crawl<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        wanted: Vec<Wanted>,
        state: State,
        keeper: Keeper,
        client: Client,
        archive: &'a Path,
        options: &'a Options<'a>,
    ) -> Crawl<'a> {
        // indicatif draws nothing where stderr is no terminal.
        let bar = if options.progress {
            ProgressBar::new(0)
        } else {
            ProgressBar::hidden()
        };
        let style = ProgressStyle::with_template("{elapsed} {bar:30} {pos}/{len} {wide_msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Crawl {
            plan,
            options,
            archive,
            wanted,
            state,
            keeper,
            hosts: Hosts::default(),
            domains: BTreeMap::new(),
            receipt: Receipt::default(),
            notes: Vec::new(),
            chance: Chance::new(options.seed),
            seen: 0,
            added: 0,
            left_alone: BTreeMap::new(),
            began: (options.clock)().as_second(),
            client: Arc::new(client),
            started: Instant::now(),
            requests: 0,
            queued: HashSet::new(),
            bar,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.options.clock)()
    }

    /// Runs until nothing is left to be asked, or the budget is spent.
    pub(crate) async fn go(mut self) -> Result<Run, FetchError> {
        for wanted in 0..self.wanted.len() {
            self.begin_source(wanted)?;
        }
        let mut on_its_way: FuturesUnordered<OnItsWay<Job>> = FuturesUnordered::new();
        loop {
            let wake = self.launch(&mut on_its_way)?;
            match (on_its_way.is_empty(), wake) {
                (true, None) => break,
                (true, Some(wake)) => tokio::time::sleep_until(wake.min(self.deadline())).await,
                (false, None) => self.await_one(&mut on_its_way).await?,
                (false, Some(wake)) => {
                    tokio::select! {
                        result = self.await_one(&mut on_its_way) => result?,
                        () = tokio::time::sleep_until(wake) => {}
                    }
                }
            }
        }
        self.finish()
    }

    async fn await_one(&mut self, on_its_way: &mut FuturesUnordered<OnItsWay<Job>>) -> Result<(), FetchError> {
        let Some((job, result)) = on_its_way.next().await else {
            return Ok(());
        };
        self.domain(&job.url).in_flight -= 1;
        self.bar.inc(1);
        self.state.begin()?;
        self.take(job, result)?;
        if let Some((file, length)) = self.keeper.length() {
            self.state.remember_length(&file, length)?;
        }
        self.state.save()
    }

    fn take(&mut self, job: Job, result: Result<Answer, Failure>) -> Result<(), FetchError> {
        match result {
            Ok(answer) => self.answered(job, answer),
            Err(failure) => self.faulted(job, failure),
        }
    }

    fn deadline(&self) -> Instant {
        self.started + seconds(self.plan.fetch.max_minutes * 60.0)
    }

    fn is_spent(&self) -> bool {
        self.requests >= self.plan.fetch.max_requests || Instant::now() >= self.deadline()
    }

    // What is to be asked.

    /// Queues what a source asks for at the beginning of a run: its feeds, sitemaps and listings,
    /// the plan's own addresses, and the pages that wait from earlier runs.
    fn begin_source(&mut self, wanted: usize) -> Result<(), FetchError> {
        let source = self.wanted[wanted].clone();
        if let Some(discovery) = source.discovery() {
            let documents = discovery.feeds.iter().map(|url| (url, Kind::Feed));
            let documents = documents.chain(discovery.sitemaps.iter().map(|url| (url, Kind::Sitemap(0))));
            let listings = discovery.listings.iter().enumerate();
            let documents = documents.chain(listings.map(|(number, listing)| (&listing.url, Kind::Listing(number, 0))));
            for (address, kind) in documents {
                match normalised(address, None) {
                    Some(url) => self.document(url, kind, wanted)?,
                    None => self.note(
                        address,
                        Level::Error,
                        "no_address",
                        format!("`{address}` is no http or https address"),
                    ),
                }
            }
        }
        self.state.begin()?;
        let plan = format!("plan:{}", self.plan.name);
        let named: Vec<Found> = source
            .urls
            .iter()
            .map(|url| Found {
                url: url.clone(),
                ..Found::default()
            })
            .collect();
        self.found(None, named, &plan, wanted)?;
        if let Some(path) = &source.url_list {
            let text = std::fs::read_to_string(path).map_err(|error| FetchError::List {
                path: path.display().to_string(),
                why: error.to_string(),
            })?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.found(None, list(&text), &format!("list:{name}"), wanted)?;
        }
        self.state.save()?;
        let waiting = self.state.waiting(source.name(), self.began, self.wanted[wanted].left)?;
        for entry in waiting {
            self.queue_page(&entry, wanted);
        }
        Ok(())
    }

    /// Queues a feed, sitemap or listing; one that is fresh by its own word is read from the archive.
    pub(crate) fn document(&mut self, url: Url, kind: Kind, wanted: usize) -> Result<(), FetchError> {
        if !self.queued.insert(url.to_string()) {
            return Ok(());
        }
        let fresh = self
            .state
            .validators(url.as_str())?
            .filter(|validators| validators.fresh_until > self.began);
        let job = self.job(url, kind, wanted);
        match fresh {
            Some(validators) => self.listed_before(&job, &validators.page_id),
            None => {
                self.queue(job);
                Ok(())
            }
        }
    }

    /// Remembers what a document lists, and queues what is to be asked for in this run.
    pub(crate) fn found(&mut self, base: Option<&Url>, links: Vec<Found>, by: &str, wanted: usize) -> Result<(), FetchError> {
        for found in links {
            let of = &self.wanted[wanted];
            let url = match base {
                Some(base) => resolved(base, &found.url, of.discovery()),
                None => normalised(&found.url, of.discovery()),
            };
            let Some(url) = url else {
                if base.is_none() {
                    self.note(
                        &found.url,
                        Level::Error,
                        "no_address",
                        format!("`{}` is no http or https address", found.url),
                    );
                }
                continue;
            };
            let host = url.host_str().unwrap_or_default();
            // What a person names is wanted; what a document lists must be the source's.
            if base.is_some()
                && let Some(source) = &of.source
                && ((!source.hosts.is_empty() && !source.has_host(host)) || !source.discovery.wants(url.as_str(), found.title.as_deref()))
            {
                continue;
            }
            let said = found.published.as_ref().or(found.modified.as_ref());
            if let (Some(since), Some(said)) = (&of.since, said)
                && said.get(..10).is_some_and(|day| day < since.as_str())
            {
                continue;
            }
            let entry = Entry {
                url: url.into(),
                source: of.name().map(str::to_owned),
                discovered_by: by.to_owned(),
                published: found.published.clone(),
                title: found.title.clone(),
                ..Entry::default()
            };
            let known = self.state.discover(&entry, self.began)?;
            if self.is_due(&known, found.modified.as_deref())? {
                self.queue_page(&known, wanted);
            }
        }
        Ok(())
    }

    fn is_due(&self, entry: &Entry, modified: Option<&str>) -> Result<bool, FetchError> {
        if entry.waiting {
            return Ok(entry.due <= self.began);
        }
        let asked_at = entry.asked_at.unwrap_or(0);
        let modified = modified.and_then(|modified| modified.parse::<Timestamp>().ok());
        if modified.is_some_and(|modified| modified.as_second() > asked_at) {
            return Ok(true);
        }
        if asked_at as f64 + self.plan.fetch.revisit_hours * 3600.0 > self.began as f64 {
            return Ok(false);
        }
        let validators = self.state.validators(&entry.url)?;
        Ok(validators.is_none_or(|validators| validators.fresh_until <= self.began))
    }

    fn queue_page(&mut self, entry: &Entry, wanted: usize) {
        let Ok(url) = Url::parse(&entry.url) else { return };
        if self.wanted[wanted].left == 0 || !self.queued.insert(entry.url.clone()) {
            return;
        }
        self.wanted[wanted].left -= 1;
        self.seen += 1;
        let entry = Some(Arc::new(entry.clone()));
        let job = Job {
            entry,
            ..self.job(url, Kind::Page, wanted)
        };
        self.queue(job);
    }

    fn job(&self, url: Url, kind: Kind, wanted: usize) -> Job {
        Job {
            found_as: url.to_string(),
            url,
            kind,
            entry: None,
            wanted,
            hops: Vec::new(),
            attempts: 0,
            not_before: self.started,
        }
    }

    pub(crate) fn queue(&mut self, job: Job) {
        self.bar.inc_length(1);
        self.domain(&job.url).queue.push_back(job);
    }

    pub(crate) fn queue_first(&mut self, job: Job) {
        self.bar.inc_length(1);
        self.domain(&job.url).queue.push_front(job);
    }

    pub(crate) fn domain(&mut self, url: &Url) -> &mut Domain {
        let started = self.started;
        self.domains.entry(domain_of(url)).or_insert_with(|| Domain::new(started))
    }

    // When it is asked.

    /// Starts all that may start now; gives the time when more may.
    fn launch(&mut self, on_its_way: &mut FuturesUnordered<OnItsWay<Job>>) -> Result<Option<Instant>, FetchError> {
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

    // The end.

    fn finish(mut self) -> Result<Run, FetchError> {
        self.bar.finish_and_clear();
        self.keeper.sync()?;
        let left: usize = self.domains.values().map(|domain| domain.queue.len()).sum();
        if left > 0 {
            let message = format!(
                "the budget is spent ({} requests, {:.1} minutes): {left} addresses wait for the next run",
                self.requests,
                self.started.elapsed().as_secs_f64() / 60.0
            );
            let plan = self.plan.name.clone();
            self.note(&plan, Level::Warning, "budget_spent", message);
        }
        for (host, left) in std::mem::take(&mut self.left_alone) {
            let addresses = match left.addresses {
                1 => format!("{} is left to a later run", left.first),
                n => format!("{} and {} other addresses are left to a later run", left.first, n - 1),
            };
            self.note(&host, Level::Error, left.code, format!("{host} {}; {addresses}", left.why));
        }
        Ok(Run {
            seen: self.seen,
            added: self.added,
            notes: self.notes,
            receipt: self.receipt,
        })
    }

    pub(crate) fn note(&mut self, doc: &str, level: Level, code: &str, message: String) {
        tracing::debug!(doc, code, message);
        let note = Note::new("fetch", level, code, message);
        self.notes
            .push((doc.to_owned(), hint(code).map_or(note.clone(), |hint| note.hint(hint))));
    }
}

/// A host that is left alone for the rest of a run: said once, whatever number of pages it costs.
#[derive(Debug)]
pub(crate) struct LeftAlone {
    pub code: &'static str,
    pub why: String,
    /// The first address that was left, and how many were.
    pub first: String,
    pub addresses: usize,
}

enum Next {
    Job(Box<Job>),
    At(Option<Instant>),
}

enum Barred {
    No,
    Closed(String),
    Denied(String),
    Faulty(crate::fault::Fault),
    ByRule(String),
}
