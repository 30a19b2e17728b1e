//! Reads sitemaps, sitemap indexes and News sitemaps (sitemaps.org 0.9).
//!
//! ```
//! let xml = br#"<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
//!   <url><loc>https://a.example/1</loc><news:news><news:title>Council &amp; dialogue</news:title></news:news></url></urlset>"#;
//! let sitemap = fetcher::Sitemap::parse(xml);
//! assert_eq!(sitemap.pages[0].url, "https://a.example/1");
//! assert_eq!(sitemap.pages[0].title.as_deref(), Some("Council & dialogue"));
//! ```
//!
//! Never fails: what can be read of a broken file is given, with what was wrong. A file of plain
//! addresses, one a line, is a sitemap too, and so is a gzip of any of these. A file of the
//! protocol's full length, 50 MB, is read piece by piece and never held.

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::Found;
use crate::characters::Characters;

/// What a sitemap lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sitemap {
    /// Pages.
    pub pages: Vec<Found>,
    /// More sitemaps, of an index.
    pub sitemaps: Vec<Found>,
    /// What was wrong with the file.
    pub fault: Option<String>,
}

/// The protocol's own limit is 50,000 addresses.
const MOST: usize = 50_000;
/// And 50 MB unpacked; what stands after that is not read.
pub(crate) const LONGEST_SITEMAP: u64 = 50 << 20;
/// No address, title or comment is as long; a piece of text without an end is not gathered.
const LONGEST_VALUE: usize = 64 << 10;

impl Sitemap {
    /// Reads a file, gzip or not.
    pub fn parse(file: &[u8]) -> Sitemap {
        Sitemap::read(file)
    }

    /// Reads a file, gzip or not, from whatever gives its bytes.
    pub fn read(mut file: impl BufRead) -> Sitemap {
        match file.fill_buf() {
            Ok([0x1f, 0x8b, ..]) => Sitemap::read_unpacked(BufReader::new(MultiGzDecoder::new(file))),
            Ok(_) => Sitemap::read_unpacked(file),
            Err(error) => Sitemap::faulty(format!("it cannot be read: {error}")),
        }
    }

    /// Whether it lists neither pages nor sitemaps.
    pub fn lists_nothing(&self) -> bool {
        self.pages.is_empty() && self.sitemaps.is_empty()
    }

    fn read_unpacked(file: impl BufRead) -> Sitemap {
        let mut text = Characters::new(file.take(LONGEST_SITEMAP));
        let mut sitemap = match first_sign(&mut text) {
            Ok(Some(b'<')) => xml(&mut text),
            Ok(_) => lines(&mut text),
            Err(error) => return Sitemap::faulty(format!("it cannot be unpacked: {error}")),
        };
        if text.into_inner().limit() == 0 {
            sitemap.fault = Some(format!("it is longer than {} MiB; the rest was not read", LONGEST_SITEMAP >> 20));
        }
        sitemap
    }

    fn faulty(why: String) -> Sitemap {
        Sitemap {
            fault: Some(why),
            ..Sitemap::default()
        }
    }
}

/// The first byte that is neither white space nor a byte order mark; what stands before it is passed over.
fn first_sign(text: &mut impl BufRead) -> std::io::Result<Option<u8>> {
    loop {
        let piece = text.fill_buf()?;
        let blank = |byte: &u8| byte.is_ascii_whitespace() || "\u{feff}".as_bytes().contains(byte);
        let n = piece.iter().take_while(|byte| blank(byte)).count();
        match piece.get(n).copied() {
            None if n > 0 => text.consume(n),
            sign => {
                text.consume(n);
                return Ok(sign);
            }
        }
    }
}

fn lines(text: &mut impl BufRead) -> Sitemap {
    let mut sitemap = Sitemap::default();
    let mut line = String::new();
    while sitemap.pages.len() < MOST {
        line.clear();
        match text.by_ref().take(LONGEST_VALUE as u64).read_line(&mut line) {
            Ok(0) => break,
            Ok(_) => {}
            // The end of a long line may have been cut inside a character: no address is as long.
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => continue,
            Err(error) => {
                sitemap.fault = Some(format!("it cannot be unpacked to its end: {error}"));
                break;
            }
        }
        let url = line.trim();
        if url.starts_with("http://") || url.starts_with("https://") {
            sitemap.pages.push(Found {
                url: url.into(),
                ..Found::default()
            });
        }
    }
    if sitemap.pages.is_empty() && sitemap.fault.is_none() {
        sitemap.fault = Some("it is neither XML nor a list of addresses".into());
    }
    sitemap
}

fn xml(text: &mut impl BufRead) -> Sitemap {
    let mut sitemap = Sitemap::default();
    let mut reader = Reader::from_reader(text);
    reader.config_mut().check_end_names = false;
    // Names without their prefixes, from the outside in; what is deeper than this is nobody's sitemap.
    let mut path: Vec<String> = Vec::new();
    let mut found = Found::default();
    let mut value = String::new();
    let mut is_sitemap = false;
    let mut piece = Vec::new();
    loop {
        piece.clear();
        match reader.read_event_into(&mut piece) {
            Ok(Event::Start(start)) if path.len() < 16 => {
                path.push(start.local_name().as_ref().to_owned());
                is_sitemap |= matches!(path.last().map(String::as_str), Some("urlset" | "sitemapindex"));
                value.clear();
            }
            Ok(Event::Text(text)) => append(&mut value, &text.xml_content(quick_xml::XmlVersion::Implicit1_0)),
            Ok(Event::CData(text)) => append(&mut value, &text.into_inner()),
            Ok(Event::GeneralRef(reference)) => {
                let named = quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                let numbered = || reference.resolve_char_ref().ok().flatten().map(String::from);
                append(&mut value, &named.or_else(numbered).unwrap_or_default());
            }
            Ok(Event::End(_)) => {
                close(&mut sitemap, &mut found, &path, value.trim());
                path.pop();
                value.clear();
            }
            Ok(Event::Empty(empty)) => is_sitemap |= matches!(empty.local_name().as_ref(), "urlset" | "sitemapindex"),
            Ok(Event::Eof) => break,
            Ok(Event::Start(_)) => {
                sitemap.fault = Some("its elements are nested deeper than a sitemap's".into());
                break;
            }
            Ok(_) => {}
            Err(error) => {
                sitemap.fault = Some(format!("byte {}: {error}", reader.error_position()));
                break;
            }
        }
    }
    if !is_sitemap && sitemap.lists_nothing() && sitemap.fault.is_none() {
        sitemap.fault = Some("it is XML, and neither a `urlset` nor a `sitemapindex`".into());
    }
    sitemap
}

/// What the end of an element gives.
fn close(sitemap: &mut Sitemap, found: &mut Found, path: &[String], value: &str) {
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    match names.as_slice() {
        [.., "url" | "sitemap", name @ ("loc" | "lastmod")] | [.., "url", "news", name @ ("publication_date" | "title")] => {
            take(found, name, value);
        }
        [.., "url"] => finish(&mut sitemap.pages, found),
        [.., "sitemap"] => finish(&mut sitemap.sitemaps, found),
        _ => {}
    }
}

fn append(value: &mut String, more: &str) {
    if value.len() + more.len() <= LONGEST_VALUE {
        value.push_str(more);
    }
}

fn take(found: &mut Found, name: &str, value: &str) {
    let value = Some(value).filter(|value| !value.is_empty()).map(str::to_owned);
    match name {
        "loc" => found.url = value.unwrap_or_default(),
        "lastmod" => found.modified = value,
        "publication_date" => found.published = value,
        _ => found.title = value,
    }
}

fn finish(list: &mut Vec<Found>, found: &mut Found) {
    let found = std::mem::take(found);
    if !found.url.is_empty() && list.len() < MOST {
        list.push(found);
    }
}
