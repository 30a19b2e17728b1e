//! Says what would happen to one address, and why: the answer to `fetch --explain URL`.

use std::fmt;

/// What would happen to one address.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The address as it would be asked for.
    pub url: String,
    /// The source it belongs to.
    pub source: Option<String>,
    /// Who would ask.
    pub user_agent: String,
    /// The address of `robots.txt`, how old what is known of it is, and what it says.
    pub robots: String,
    /// Seconds between requests, and what they come from.
    pub delay: String,
    /// The IP addresses that would be connected to, or why none would.
    pub address: String,
    /// What is in the archive.
    pub cached: String,
    /// How the address was found, if it was.
    pub found: String,
    /// What would happen.
    pub verdict: String,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.url)?;
        let source = self.source.as_deref().unwrap_or("none of the plan's");
        for (name, value) in [
            ("source", source),
            ("asks as", &self.user_agent),
            ("found", &self.found),
            ("robots.txt", &self.robots),
            ("delay", &self.delay),
            ("address", &self.address),
            ("cached", &self.cached),
            ("then", &self.verdict),
        ] {
            writeln!(f, "  {name:<11}{value}")?;
        }
        Ok(())
    }
}
