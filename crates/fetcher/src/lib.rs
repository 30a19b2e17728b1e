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
//! Left alone on purpose: what a page says (`reader`), its character set, whether it is a page
//! at all; the archive keeps bytes as they came.

mod error;
mod folder;
mod import;

pub use error::FetchError;
pub use import::{Summary, import};
