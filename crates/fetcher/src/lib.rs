//! Brings pages into the archive: from folders, from WARC files of others, from the network.
//!
//! ```
//! # let work = tempfile::tempdir().unwrap();
//! # let (folder, archive) = (work.path().join("pages"), work.path().join("1-archive"));
//! # std::fs::create_dir(&folder).unwrap();
//! std::fs::write(folder.join("a.html"), "<p>Hello").unwrap();
//! std::fs::write(folder.join("a.toml"), "url = 'https://example.org/a'\nfetched_at = '2023-03-31T00:00:00Z'").unwrap();
//! let plan = catalog::Plan::from_toml("p.toml", &format!("
//!     name = 'p'
//!     title = 'P'
//!     [[source]]
//!     kind = 'folder'
//!     path = '{}'
//! ", folder.display())).unwrap();
//!
//! assert_eq!(fetcher::import(&plan.sources, &archive).unwrap().added, 1);
//! assert_eq!(fetcher::import(&plan.sources, &archive).unwrap().added, 0, "it is there already");
//! let page = archive::pages(&archive).unwrap().next().unwrap().unwrap();
//! assert_eq!(page.url, "https://example.org/a");
//! ```
//!
//! | to do | call |
//! |---|---|
//! | fetch the web sources of a plan | [`run()`] |
//! | import its folders and WARC files | [`import()`] |
//! | know what would happen to one address | [`explain()`] |
//!
//! `README.md` beside this crate says what comes of servers that misbehave, and why hyper.
//!
//! Left alone on purpose: what a page says (`reader`), its character set, whether it is a page
//! at all; the archive keeps bytes as they came.

mod address;
mod answer;
mod characters;
mod client;
mod crawl;
mod discover;
mod error;
mod explain;
mod fault;
mod folder;
mod guard;
mod hint;
mod hosts;
mod identity;
mod import;
mod job;
mod keep;
mod receipt;
mod refusal;
mod retry;
mod run;
mod sitemap;
mod state;
mod tls;
mod wire;

pub use client::Resolve;
pub use discover::{Found, Links, ReadLinks};
pub use error::FetchError;
pub use explain::Explanation;
pub use identity::{PRODUCT, user_agent};
pub use import::{Summary, import};
pub use receipt::{HostReceipt, Receipt};
pub use run::{Options, Outcome, Run, explain, run};
pub use sitemap::Sitemap;
