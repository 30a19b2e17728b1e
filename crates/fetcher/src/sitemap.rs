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
//! addresses, one a line, is a sitemap too, and so is a gzip of any of these.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::Found;

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
/// And 50 MB unpacked.
const LONGEST: u64 = 50 << 20;

impl Sitemap {
    /// Reads a file, gzip or not.
    pub fn parse(file: &[u8]) -> Sitemap {
        if file.starts_with(&[0x1f, 0x8b]) {
            let mut unpacked = Vec::new();
            let read = flate2::read::MultiGzDecoder::new(file).take(LONGEST).read_to_end(&mut unpacked);
            let mut sitemap = Sitemap::parse_text(&String::from_utf8_lossy(&unpacked));
            if let Err(error) = read {
                sitemap.fault.get_or_insert(format!("it cannot be unpacked to its end: {error}"));
            }
            return sitemap;
        }
        Sitemap::parse_text(&String::from_utf8_lossy(file))
    }

    fn parse_text(text: &str) -> Sitemap {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with('<') { xml(text) } else { lines(text) }
    }
}

fn lines(text: &str) -> Sitemap {
    let addresses = text
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("http://") || line.starts_with("https://"));
    let pages: Vec<Found> = addresses
        .take(MOST)
        .map(|url| Found {
            url: url.into(),
            ..Found::default()
        })
        .collect();
    Sitemap {
        fault: pages.is_empty().then(|| "it is neither XML nor a list of addresses".into()),
        pages,
        ..Sitemap::default()
    }
}

fn xml(text: &str) -> Sitemap {
    let mut sitemap = Sitemap::default();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    // Names without their prefixes, from the outside in; what is deeper than this is nobody's sitemap.
    let mut path: Vec<String> = Vec::new();
    let mut found = Found::default();
    let mut value = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if path.len() < 16 => {
                path.push(start.local_name().as_ref().to_owned());
                value.clear();
            }
            Ok(Event::Text(text)) => value.push_str(&text.xml_content(quick_xml::XmlVersion::Implicit1_0)),
            Ok(Event::CData(text)) => value.push_str(&text.into_inner()),
            Ok(Event::GeneralRef(reference)) => {
                let named = quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                let numbered = || reference.resolve_char_ref().ok().flatten().map(String::from);
                value.push_str(&named.or_else(numbered).unwrap_or_default());
            }
            Ok(Event::End(_)) => {
                let names: Vec<&str> = path.iter().map(String::as_str).collect();
                match names.as_slice() {
                    [.., "url" | "sitemap", name @ ("loc" | "lastmod")] | [.., "url", "news", name @ ("publication_date" | "title")] => {
                        take(&mut found, name, value.trim());
                    }
                    [.., "url"] => finish(&mut sitemap.pages, &mut found),
                    [.., "sitemap"] => finish(&mut sitemap.sitemaps, &mut found),
                    _ => {}
                }
                path.pop();
                value.clear();
            }
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
    if sitemap.pages.is_empty() && sitemap.sitemaps.is_empty() && sitemap.fault.is_none() && !text.contains("urlset") {
        sitemap.fault = Some("it lists nothing".into());
    }
    sitemap
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
