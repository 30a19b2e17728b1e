//! How gently sites are asked, and what a run may spend.

use serde::{Deserialize, Serialize};

/// How gently a source is asked. `Crawl-delay` of `robots.txt` is kept where it is longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pace {
    /// Seconds between the beginnings of two requests to one registrable domain.
    pub delay_seconds: f64,
    /// Requests to one registrable domain at a time.
    pub concurrency: usize,
    /// A longer `Crawl-delay` than this is cut to it, and a note says so.
    pub max_crawl_delay_seconds: f64,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            delay_seconds: 5.0,
            concurrency: 1,
            max_crawl_delay_seconds: 60.0,
        }
    }
}

/// How a plan fetches: who asks, what a run may spend, what is too much. The `[fetch]` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Manners {
    /// An address or page where the sites asked can reach whoever runs this: it goes into the
    /// User-Agent. Nothing is fetched without one.
    pub contact: Option<String>,
    /// Requests that one run may make.
    pub max_requests: usize,
    /// Minutes that one run may take.
    pub max_minutes: f64,
    /// Requests at a time, to all sites together.
    pub concurrency: usize,
    /// A page that is found again is asked for again after so many hours.
    pub revisit_hours: f64,
    /// Times that one page is asked for in a run where the server errs.
    pub attempts: usize,
    /// A longer wait that a server asks for (`Retry-After`) is left to the next run.
    pub max_wait_seconds: f64,
    /// Refusals in a row after which a host is left alone.
    pub refusals: usize,
    /// Bytes of a body, unpacked.
    pub max_body_bytes: u64,
    /// How many times longer an unpacked body may be than the packed one.
    pub max_ratio: u64,
    /// Seconds for one request, all of it.
    pub timeout_seconds: f64,
    /// A body that comes slower than this is given up.
    pub min_bytes_per_second: u64,
    /// Seconds over which that speed is taken.
    pub speed_window_seconds: f64,
    /// Hours that a host which refused is left alone.
    pub breaker_hours: f64,
    /// Hosts that may be asked although their addresses are private, as the URL has them
    /// (`127.0.0.1`, any port; `127.0.0.1:8080`, this one): test servers. No other host is.
    pub private_hosts: Vec<String>,
}

impl Default for Manners {
    fn default() -> Manners {
        Manners {
            contact: None,
            max_requests: 2_000,
            max_minutes: 120.0,
            concurrency: 16,
            revisit_hours: 24.0,
            attempts: 3,
            max_wait_seconds: 120.0,
            refusals: 3,
            max_body_bytes: 8 << 20,
            max_ratio: 200,
            timeout_seconds: 60.0,
            min_bytes_per_second: 200,
            speed_window_seconds: 10.0,
            breaker_hours: 24.0,
            private_hosts: Vec::new(),
        }
    }
}
