//! Runs the web sources of a plan: what the program calls.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use catalog::{Listing, Plan, PlanSource, Source};
use jiff::Timestamp;
use record::{Level, Note};
use robots::Verdict;
use url::Url;

use crate::address::{domain_of, normalised, origin_of};
use crate::answer::beginning_of;
use crate::client::{Ask, Client};
use crate::crawl::{Crawl, Wanted};
use crate::fault::Fault;
use crate::hosts::{Rules, crawl_delay, rules_of, seconds, verdict};
use crate::job::LONGEST_ROBOTS;
use crate::keep::Keeper;
use crate::state::{KeptRobots, State};
use crate::{Explanation, FetchError, Links, ReadLinks, Receipt, Resolve, user_agent};

/// What a run needs besides the plan.
pub struct Options<'a> {
    /// Reads the links of listing pages; see [`ReadLinks`].
    pub read_links: &'a ReadLinks<'a>,
    /// The time; the system's clock unless a test says otherwise.
    pub clock: &'a dyn Fn() -> Timestamp,
    /// Where the chance in waits begins.
    pub seed: u64,
    /// What resolves names; the system's resolver where it is missing.
    pub resolve: Option<Arc<Resolve>>,
    /// Certificates (DER) that are trusted beside the public ones.
    pub more_roots: Vec<Vec<u8>>,
    /// Whether a progress bar is drawn; never where stderr is no terminal.
    pub progress: bool,
}

impl<'a> Options<'a> {
    /// The system's clock, resolver and trust.
    pub fn new(read_links: &'a ReadLinks<'a>) -> Options<'a> {
        Options {
            read_links,
            clock: &Timestamp::now,
            seed: Timestamp::now().as_nanosecond() as u64,
            resolve: None,
            more_roots: Vec::new(),
            progress: true,
        }
    }
}

impl Default for Options<'_> {
    /// The same, and listing pages give no links.
    fn default() -> Self {
        fn no_links(_: &[u8], _: Option<&str>, _: &Listing) -> Links {
            Links::default()
        }
        Options::new(&no_links)
    }
}

/// Whether everything that was wanted came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did.
    Whole,
    /// Something gave nothing; the notes say what and why.
    Partial,
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    /// Pages that were asked for.
    pub seen: usize,
    /// Pages that are new or changed.
    pub added: usize,
    /// Notes, each with the id of its page, or with an address or host where no page came of it.
    pub notes: Vec<(String, Note)>,
    /// What each host was asked.
    pub receipt: Receipt,
}

impl Run {
    /// Whether everything that was wanted came.
    pub fn outcome(&self) -> Outcome {
        match self.notes.iter().any(|(_, note)| note.level == Level::Error) {
            true => Outcome::Partial,
            false => Outcome::Whole,
        }
    }
}

/// Fetches from the `web` sources of a plan into `archive`; `state` is the database that remembers
/// between runs. A plan without such a source asks nobody.
///
/// # Errors
/// The plan gives no contact or names a source that is not declared; archive or state cannot be
/// used. What is wrong with a page or a host is a note.
pub fn run(
    plan: &Plan,
    sources: &BTreeMap<String, Source>,
    archive: &Path,
    state: &Path,
    options: &Options<'_>,
) -> Result<Run, FetchError> {
    let wanted = wanted(plan, sources)?;
    if wanted.is_empty() {
        return Ok(Run::default());
    }
    let agent = user_agent(plan.fetch.contact.as_deref())?;
    let state = State::open(state)?;
    let keeper = Keeper::open(archive, &state, &agent)?;
    let client = client(plan, &agent, options);
    block_on(Crawl::new(plan, wanted, state, keeper, client, archive, options).go())?
}

fn block_on<F: Future>(future: F) -> Result<F::Output, FetchError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(FetchError::NoNetwork(error.to_string())),
    }
}

fn client(plan: &Plan, agent: &str, options: &Options<'_>) -> Client {
    Client::new(agent, &plan.languages, &plan.fetch, options.resolve.clone(), &options.more_roots)
}

/// The web sources of the plan, each with what the catalog says of it.
fn wanted(plan: &Plan, sources: &BTreeMap<String, Source>) -> Result<Vec<Wanted>, FetchError> {
    let mut wanted = Vec::new();
    for plan_source in &plan.sources {
        let PlanSource::Web {
            source,
            urls,
            url_list,
            since,
            max_pages,
            pace,
        } = plan_source
        else {
            continue;
        };
        let source = match source {
            Some(name) => Some(sources.get(name).cloned().ok_or_else(|| FetchError::NoSource(name.clone()))?),
            None => None,
        };
        wanted.push(Wanted {
            pace: pace
                .clone()
                .or(source.as_ref().map(|source| source.pace.clone()))
                .unwrap_or_default(),
            source,
            urls: urls.clone(),
            url_list: url_list.clone(),
            since: since.clone(),
            left: *max_pages,
        });
    }
    Ok(wanted)
}

/// Says what would happen to one address. `robots.txt` is asked for where it is not known yet, and
/// nothing else is.
///
/// # Errors
/// As [`run`], and an address that is none.
pub fn explain(
    address: &str,
    plan: &Plan,
    sources: &BTreeMap<String, Source>,
    state: &Path,
    options: &Options<'_>,
) -> Result<Explanation, FetchError> {
    let agent = user_agent(plan.fetch.contact.as_deref())?;
    let wanted = the_one_for(address, wanted(plan, sources)?);
    let source = wanted.as_ref().and_then(|wanted| wanted.source.as_ref());
    let url = normalised(address, source.map(|source| &source.discovery)).ok_or_else(|| FetchError::NoAddress(address.to_owned()))?;
    let state = State::open(state)?;
    let client = client(plan, &agent, options);
    let now = (options.clock)().as_second();
    let pace = wanted.as_ref().map(|wanted| wanted.pace.clone()).unwrap_or_default();

    let origin = origin_of(&url);
    let known = state.robots(&origin)?.filter(|kept| kept.until > now);
    let (addresses, kept, age) = block_on(addresses_and_robots(&client, &url, &origin, known))?;
    let (verdict, delay) = match &rules_of(&kept) {
        Rules::Known(robots) => (
            Ok(verdict(robots.as_ref(), &url)),
            crawl_delay(robots.as_ref(), pace.max_crawl_delay_seconds),
        ),
        _ => (Err(kept.why.clone()), (seconds(0.0), false)),
    };
    let entry = state.entry(url.as_str())?;
    let validators = state.validators(url.as_str())?;
    let version = match &validators {
        Some(validators) => state.version(&validators.page_id)?,
        None => None,
    };
    let fresh_until = validators.as_ref().map_or(0, |validators| validators.fresh_until);
    let asked_at = entry.as_ref().and_then(|entry| entry.asked_at);
    let outlook = Outlook {
        breaker: state.breaker(url.host_str().unwrap_or_default(), now)?,
        revisit_at: asked_at.map(|at| (at + (plan.fetch.revisit_hours * 3600.0) as i64).max(fresh_until)),
        is_kept: version.is_some(),
    };
    Ok(Explanation {
        source: source.map(|source| source.name.clone()),
        user_agent: agent,
        robots: what_robots_say(&verdict, &format!("{origin}/robots.txt, {age}")),
        delay: format!(
            "{:.1} s between requests to {} (pace {:.1} s, Crawl-delay {:.1} s{}), {} at a time",
            seconds(pace.delay_seconds).max(delay.0).as_secs_f64(),
            domain_of(&url),
            pace.delay_seconds,
            delay.0.as_secs_f64(),
            if delay.1 { ", cut to the plan's most" } else { "" },
            pace.concurrency
        ),
        address: match &addresses {
            Ok(addresses) => {
                let addresses: Vec<String> = addresses.iter().map(|address| address.ip().to_string()).collect();
                addresses.join(", ")
            }
            Err(fault) => fault.to_string(),
        },
        cached: match &version {
            Some(version) => format!(
                "page {} of {} ({}, {} bytes)",
                version.page_id, version.date, version.file, version.bytes
            ),
            None => "nothing".into(),
        },
        found: match &entry {
            Some(entry) => format!(
                "by {}; {}",
                entry.discovered_by,
                entry.outcome.as_deref().unwrap_or("not asked for yet")
            ),
            None => "not yet".into(),
        },
        verdict: outlook.told(addresses.as_ref().err(), &verdict, now),
        url: url.into(),
    })
}

/// The source of the plan that an address belongs to: by its host, else one that names no source.
fn the_one_for(address: &str, mut wanted: Vec<Wanted>) -> Option<Wanted> {
    let host = normalised(address, None)
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default();
    let of_host = |wanted: &Wanted| wanted.source.as_ref().is_some_and(|source| source.has_host(&host));
    let place = wanted
        .iter()
        .position(of_host)
        .or_else(|| wanted.iter().position(|wanted| wanted.source.is_none()));
    place.map(|place| wanted.swap_remove(place))
}

/// Where the host is, and its `robots.txt`: as kept, else asked for; with the words that say which.
async fn addresses_and_robots(
    client: &Client,
    url: &Url,
    origin: &str,
    known: Option<KeptRobots>,
) -> (Result<Vec<SocketAddr>, Fault>, KeptRobots, &'static str) {
    let addresses = client.addresses(url).await;
    match (known, &addresses) {
        (Some(kept), _) => (addresses, kept, "kept from an earlier request"),
        (None, Err(fault)) => (Err(fault.clone()), denied(fault.to_string()), "not asked for"),
        (None, Ok(_)) => {
            let kept = ask_robots(client, origin).await;
            (addresses, kept, "just asked for")
        }
    }
}

/// Whether an address is allowed, by which rule of which file.
fn what_robots_say(verdict: &Result<Verdict, String>, file: &str) -> String {
    match verdict {
        Ok(verdict) => {
            let rule = verdict.rule.as_ref().map_or("no rule is about it".into(), ToString::to_string);
            format!("{} ({rule}; {file})", if verdict.allowed { "allows it" } else { "bars it" })
        }
        Err(why) => format!("cannot be had: {why} ({file})"),
    }
}

/// What the state folder says of the next request to an address.
struct Outlook {
    /// Until when its host is left alone (a Unix time), and why.
    breaker: Option<(i64, String)>,
    /// When it may be asked for again (a Unix time).
    revisit_at: Option<i64>,
    /// Whether a version of it is in the archive.
    is_kept: bool,
}

impl Outlook {
    fn told(&self, unreachable: Option<&Fault>, verdict: &Result<Verdict, String>, now: i64) -> String {
        let day = |second: i64| Timestamp::from_second(second).map(|time| time.to_string()).unwrap_or_default();
        match (unreachable, verdict, &self.breaker) {
            (Some(fault), ..) => format!("it is not asked for: {fault}"),
            (_, Err(_), _) => "it is not asked for until robots.txt can be had".into(),
            (_, Ok(verdict), _) if !verdict.allowed => "it is not asked for: robots.txt bars it".into(),
            (.., Some((until, why))) => format!("it is not asked for before {}: {why}", day(*until)),
            _ => match self.revisit_at.filter(|at| *at > now) {
                Some(at) => format!("it is not asked for again before {}", day(at)),
                None if self.is_kept => "it is asked for, on condition that it changed".into(),
                None => "it is asked for".into(),
            },
        }
    }
}

fn denied(why: String) -> KeptRobots {
    KeptRobots {
        policy: robots::Policy::DenyForNow,
        why,
        body: Vec::new(),
        until: 0,
    }
}

/// What `robots.txt` says right now. Redirects are left to a run.
async fn ask_robots(client: &Client, origin: &str) -> KeptRobots {
    let Some(url) = normalised(&format!("{origin}/robots.txt"), None) else {
        return denied("its address is none".into());
    };
    let ask = Ask {
        url,
        etag: None,
        last_modified: None,
        only_pages: false,
        longest: LONGEST_ROBOTS,
        or_its_beginning: true,
    };
    match client.ask(&ask).await {
        Err(failure) => denied(failure.fault.to_string()),
        Ok(answer) => KeptRobots {
            policy: robots::Policy::of_status(answer.status),
            why: format!("status {}", answer.status),
            body: archive::HttpResponse::parse(&answer.received)
                .map(|response| beginning_of(&response))
                .unwrap_or_default(),
            until: 0,
        },
    }
}
