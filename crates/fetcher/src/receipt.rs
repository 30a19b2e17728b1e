//! The politeness receipt: what a run cost each host.

use std::collections::BTreeMap;
use std::fmt;

/// What a run asked of each host, by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Receipt {
    /// Hosts.
    pub hosts: BTreeMap<String, HostReceipt>,
}

/// What a run asked of one host.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HostReceipt {
    /// Requests, those for `robots.txt`, feeds and redirects included.
    pub requests: usize,
    /// Pages received that were new or changed.
    pub pages: usize,
    /// Answers that nothing had changed: by status 304, or by the same bytes again.
    pub not_modified: usize,
    /// Bytes received.
    pub bytes: u64,
    /// Bytes of the bodies that 304 saved.
    pub bytes_saved: u64,
    /// Requests that waited for the host's delay.
    pub delays: usize,
    /// Seconds waited between requests because of it.
    pub delay_seconds: f64,
    /// Times that the host asked to wait (`Retry-After`) and was obeyed.
    pub retry_after: usize,
    /// Answers that refused: 401, 403, 429, 451, challenges.
    pub refusals: usize,
    /// Requests that gave nothing: network faults, 5xx.
    pub faults: usize,
    /// Pages not asked for because `robots.txt` bars them.
    pub barred: usize,
}

impl Receipt {
    pub(crate) fn host(&mut self, host: &str) -> &mut HostReceipt {
        if !self.hosts.contains_key(host) {
            self.hosts.insert(host.to_owned(), HostReceipt::default());
        }
        self.hosts.entry(host.to_owned()).or_default()
    }

    /// Requests to all hosts.
    pub fn requests(&self) -> usize {
        self.hosts.values().map(|host| host.requests).sum()
    }
}

impl fmt::Display for Receipt {
    /// A line a host.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.hosts.keys().map(String::len).max().unwrap_or(4).max(4);
        writeln!(
            f,
            "{:width$} {:>8} {:>6} {:>5} {:>9} {:>9} {:>12} {:>11} {:>8} {:>6} {:>6}",
            "host", "requests", "pages", "same", "KiB", "KiB saved", "delays", "Retry-After", "refusals", "faults", "barred"
        )?;
        for (name, host) in &self.hosts {
            let delays = format!("{} ({:.0} s)", host.delays, host.delay_seconds);
            writeln!(
                f,
                "{name:width$} {:>8} {:>6} {:>5} {:>9} {:>9} {delays:>12} {:>11} {:>8} {:>6} {:>6}",
                host.requests,
                host.pages,
                host.not_modified,
                host.bytes.div_ceil(1024),
                host.bytes_saved.div_ceil(1024),
                host.retry_after,
                host.refusals,
                host.faults,
                host.barred
            )?;
        }
        Ok(())
    }
}
