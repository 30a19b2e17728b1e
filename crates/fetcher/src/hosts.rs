//! What is known of each host in a run: its `robots.txt`, and whether it refuses.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use robots::{Policy, Robots, Verdict};
use url::Url;

use crate::address::origin_of;
use crate::fault::Fault;
use crate::state::{KeptRobots, State};
use crate::{FetchError, PRODUCT};

/// What `robots.txt` says to us.
#[derive(Debug, Clone)]
pub(crate) enum Rules {
    /// Not known yet.
    Unknown,
    /// Being asked for.
    Asked,
    /// Known. `None` allows everything.
    Known(Option<Robots>),
    /// Withheld by an error of the server or the network (RFC 9309, section 2.3.1.4): nothing may be asked for until it is had.
    Denied(String),
    /// Not to be had, for a reason that every page of the host shares.
    Faulty(Fault),
}

#[derive(Debug)]
pub(crate) struct Host {
    pub rules: Rules,
    /// Refusals in a row.
    pub refusals: usize,
    /// Why it is left alone for the rest of the run.
    pub closed: Option<String>,
    pub crawl_delay_told: bool,
}

/// Hosts by origin.
#[derive(Debug, Default)]
pub(crate) struct Hosts(HashMap<String, Host>);

impl Hosts {
    /// The host of this address, with what earlier runs kept of it.
    pub(crate) fn of(&mut self, url: &Url, state: &State, now: Timestamp) -> Result<&mut Host, FetchError> {
        let origin = origin_of(url);
        if !self.0.contains_key(&origin) {
            let kept = state.robots(&origin)?.filter(|kept| kept.until > now.as_second());
            let closed = state.breaker(url.host_str().unwrap_or_default(), now.as_second())?;
            let host = Host {
                rules: kept.map_or(Rules::Unknown, |kept| rules_of(&kept)),
                refusals: 0,
                closed: closed.map(|(_, why)| why),
                crawl_delay_told: false,
            };
            self.0.insert(origin.clone(), host);
        }
        Ok(self.0.get_mut(&origin).unwrap_or_else(|| unreachable!("inserted above")))
    }

    pub(crate) fn known(&mut self, origin: &str) -> Option<&mut Host> {
        self.0.get_mut(origin)
    }
}

/// What was kept, as rules.
pub(crate) fn rules_of(kept: &KeptRobots) -> Rules {
    match kept.policy {
        Policy::Read => Rules::Known(Some(Robots::parse(&kept.body))),
        Policy::AllowAll => Rules::Known(None),
        Policy::DenyForNow => Rules::Denied(kept.why.clone()),
    }
}

/// The verdict of known rules.
pub(crate) fn verdict(robots: Option<&Robots>, url: &Url) -> Verdict {
    match robots {
        Some(robots) => robots.rules_for(PRODUCT).verdict(url.as_str()),
        None => Verdict { allowed: true, rule: None },
    }
}

/// The delay that known rules ask for, cut to `longest`; and whether it was cut.
pub(crate) fn crawl_delay(robots: Option<&Robots>, longest: f64) -> (Duration, bool) {
    let asked = robots.and_then(|robots| robots.rules_for(PRODUCT).crawl_delay()).unwrap_or(0.0);
    (seconds(asked.min(longest)), asked > longest)
}

/// Seconds from a file of a person's: none of these may stop the program.
pub(crate) fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds)
        .unwrap_or(Duration::ZERO)
        .min(Duration::from_secs(1 << 32))
}
