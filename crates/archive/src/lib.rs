//! Keeps pages as they came, in WARC 1.1 files, and gives them back.
//!
//! What a run fetched or imported stands in `1-archive/*.warc.gz`, one gzip member a record, so
//! that every later stage can be run again without the network and any record can be read by
//! its offset alone, here or with other people's tools.
//!
//! ```
//! let folder = tempfile::tempdir().unwrap();
//! let mut writer = archive::Writer::open(&folder.path().join("import.warc.gz")).unwrap();
//! let page = archive::NewRecord::resource("https://example.org/a", "2023-03-31T00:00:00Z", "text/html", b"<p>Hello");
//! writer.write(&page).unwrap();
//! writer.finish().unwrap();
//!
//! let page = archive::pages(folder.path()).unwrap().next().unwrap().unwrap();
//! assert_eq!((page.url.as_str(), page.body.as_slice()), ("https://example.org/a", b"<p>Hello".as_slice()));
//! assert_eq!(page.id, archive::page_id("https://example.org/a", &page.digest));
//! ```
//!
//! | to do | call |
//! |---|---|
//! | read every page of a folder or file | [`pages`] |
//! | read every record, page or not | [`records`] |
//! | write | [`Writer`], [`NewRecord`] |
//! | take an HTTP response apart | [`HttpResponse`] |
//! | keep what was asked and answered | [`Received`] |
//!
//! Files that other tools wrote are read too: WARC 1.0, plain or gzip, many records in one gzip
//! member. A faulty record is one error with its offset, and reading goes on at the next record.
//!
//! Left alone on purpose: character sets (the body stays bytes), `br` and `zstd` content codings
//! (this project never asks for them), records over 64 MiB, segmented records (`continuation`).

mod digest;
mod error;
mod exchange;
mod http;
mod members;
mod metadata;
mod packer;
mod pages;
mod records;
mod writer;

pub use digest::{digest, digest_of, page_id, record_id};
pub use error::ArchiveError;
pub use exchange::{Received, Revisited, revisit_head};
pub use http::{Decoded, HttpResponse, Undecodable};
pub use metadata::{Metadata, Purpose};
pub use packer::Packer;
pub use pages::{CORRECTIONS, Pages, files, is_readable, page_of, pages};
pub use records::{Records, WarcRecord, records, records_in};
pub use writer::{NewRecord, Writer};
