//! What is to be asked, and how fast: jobs, and the queue of one registrable domain.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use archive::Purpose;
use catalog::Manners;

use crate::sitemap::LONGEST_SITEMAP;
use crate::state::Entry;

/// RFC 9309, section 2.5: at least so much of it is read; what stands after it is not.
pub(crate) const LONGEST_ROBOTS: u64 = 500 << 10;

/// What an address is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The `robots.txt` of this origin.
    Robots(String),
    Feed,
    /// A sitemap, so many indexes below the one that the source names.
    Sitemap(usize),
    /// A page of the source's listing of this number, so many pages after the first.
    Listing(usize, usize),
    Page,
}

impl Kind {
    pub(crate) fn purpose(&self) -> Purpose {
        match self {
            Kind::Robots(_) => Purpose::Robots,
            Kind::Feed | Kind::Sitemap(_) | Kind::Listing(..) => Purpose::Discovery,
            Kind::Page => Purpose::Page,
        }
    }

    /// Bytes of a body that are taken, as they come.
    pub(crate) fn longest(&self, limits: &Manners) -> u64 {
        match self {
            Kind::Robots(_) => LONGEST_ROBOTS,
            Kind::Sitemap(_) => LONGEST_SITEMAP,
            Kind::Feed | Kind::Listing(..) | Kind::Page => limits.max_body_bytes,
        }
    }
}

/// One address to be asked for.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub url: Url,
    /// The address that was found; another one than `url` after a redirect.
    pub found_as: String,
    pub kind: Kind,
    /// What was known of a page when it was queued.
    pub entry: Option<Arc<Entry>>,
    /// Number of the plan's web source.
    pub wanted: usize,
    /// Addresses that led here by redirects.
    pub hops: Vec<Url>,
    /// Times that it was asked for in this run.
    pub attempts: u32,
    pub not_before: Instant,
}

/// The jobs of one registrable domain, and its clock.
#[derive(Debug)]
pub(crate) struct Domain {
    pub queue: VecDeque<Job>,
    pub in_flight: usize,
    /// No request begins before this.
    pub next_at: Instant,
    /// How long that is after the last one began.
    pub delay: Duration,
}

impl Domain {
    pub(crate) fn new(now: Instant) -> Domain {
        Domain {
            queue: VecDeque::new(),
            in_flight: 0,
            next_at: now,
            delay: Duration::ZERO,
        }
    }
}
