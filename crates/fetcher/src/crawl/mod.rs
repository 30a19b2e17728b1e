//! One run over the web: decides what is asked next, and when.
//!
//! One thread, one loop. Jobs wait in a queue for each registrable domain; a job starts when its
//! domain's delay is over, its host's `robots.txt` is known and lets it, and the plan's budget is
//! not spent. Every redirect is a job of its own, so that each hop meets the rules, the pace and
//! the addresses of the host it leads to. `wanted` says what is asked, `launch` when; what an
//! answer means is `answer`'s work.

mod launch;
mod wanted;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use catalog::Plan;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use record::{Level, Note};
use tokio::time::Instant;
use url::Url;

pub(crate) use self::wanted::Wanted;
use crate::address::domain_of;
use crate::client::{Answer, Client, Failure, OnItsWay};
use crate::hint::hint;
use crate::hosts::{Hosts, seconds};
use crate::job::{Domain, Job};
use crate::keep::Keeper;
use crate::retry::Chance;
use crate::state::State;
use crate::{FetchError, Options, Receipt, Run};

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
