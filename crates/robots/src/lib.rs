//! Says whether a `robots.txt` lets an agent ask for a URL, and which line of it decided.
//!
//! ```
//! let robots = robots::Robots::parse(b"User-agent: *\nDisallow: /search\nAllow: /search/about\nCrawl-delay: 2\n");
//! let rules = robots.rules_for("tourdetable");
//! let verdict = rules.verdict("https://example.org/search?q=hrc");
//! assert!(!verdict.allowed);
//! assert_eq!(verdict.rule.unwrap().to_string(), "line 2: Disallow: /search");
//! assert!(rules.verdict("https://example.org/search/about").allowed);
//! assert_eq!(rules.crawl_delay(), Some(2.0));
//! ```
//!
//! Follows RFC 9309: the groups of an agent are merged, the longest matching rule decides, `Allow`
//! wins a tie, `*` and `$` are special, 500 KiB are read, and what cannot be read is passed over.
//! [`Policy::of_status`] says what the answer to the request for `robots.txt` itself means.
//!
//! Where the RFC leaves room, or sites do not keep to it, this crate does as the parser that most
//! site owners test with (google/robotstxt), whose published cases it was checked against:
//! - misspelt keys (`disalow`, `useragent`), keys without a colon, a byte order mark;
//! - an agent's name ends at the first character that no name may hold (`Foo Bar`, `Foo/1.2` are `Foo`);
//! - `Allow: /a/index.html` allows `/a/` too;
//! - lines over 16,663 bytes are cut there.
//!
//! One of those cases contradicts the RFC, and the RFC is followed: section 2.2.2 compares paths
//! after unreserved characters are percent-decoded, so `Allow: /%62%61%7A` does allow `/baz`.
//!
//! URLs are taken as they go over the wire: percent-encoded. A URL that still holds bytes over
//! 127 matches no rule that needs them. Left alone on purpose: fetching and keeping
//! (`fetcher` does that), `Host`, `Request-rate`, `Visit-time` and other private keys, `noindex`.

mod file;
mod path;
mod policy;

pub use file::{AgentRules, Robots, Rule, Verdict};
pub use policy::Policy;
