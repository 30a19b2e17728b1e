//! Gives the pages of an archive: the records that a reader can make an article of.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use record::{Archived, Level, Note, Page};

use crate::{ArchiveError, HttpResponse, Metadata, Purpose, Records, WarcRecord, digest, page_id, records};

/// Name of the file that holds later corrections of what is known of a page: `metadata` records
/// only, read before the others; the last one about a record holds.
pub const CORRECTIONS: &str = "corrections.warc.gz";

/// The pages of a folder of WARC files, or of one file, in the order of file names and offsets.
///
/// Takes `resource` records, and `response` records that say 200 or 203 and carry HTML, text or
/// PDF; leaves everything else that stands in an archive (requests, redirects, revisits, images,
/// `robots.txt`, feeds). A faulty record is an error, and the next item is the page after it.
///
/// # Errors
/// The folder or file is missing or cannot be listed, or the corrections cannot be read.
pub fn pages(archive: &Path) -> Result<Pages, ArchiveError> {
    let mut files = files(archive)?;
    let mut corrections = BTreeMap::new();
    if let Some(at) = files.iter().position(|file| file.ends_with(CORRECTIONS)) {
        for record in records(&files.remove(at))? {
            let record = record?;
            if let (Some(about), Some(metadata)) = (record.field("WARC-Refers-To"), Metadata::from_fields(&record.block)) {
                corrections.insert(about.to_owned(), metadata);
            }
        }
    }
    files.reverse();
    Ok(Pages {
        files,
        open: None,
        metadata: None,
        corrections,
    })
}

/// The WARC files of a folder, sorted, or the one file.
///
/// # Errors
/// It is missing or cannot be listed.
pub fn files(archive: &Path) -> Result<Vec<PathBuf>, ArchiveError> {
    let unreadable = |error: std::io::Error| ArchiveError::unreadable(archive, &error);
    if !archive.metadata().map_err(unreadable)?.is_dir() {
        return Ok(vec![archive.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in archive.read_dir().map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with('.') && (name.ends_with(".warc") || name.ends_with(".warc.gz")) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// See [`pages`].
pub struct Pages {
    /// Files still to be read, the next one last.
    files: Vec<PathBuf>,
    open: Option<(String, Records<File>)>,
    metadata: Option<(String, Metadata)>,
    corrections: BTreeMap<String, Metadata>,
}

impl Iterator for Pages {
    type Item = Result<Page, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some((file, open)) = &mut self.open else {
                let path = self.files.pop()?;
                match records(&path) {
                    Ok(records) => self.open = Some((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), records)),
                    Err(error) => return Some(Err(error)),
                }
                continue;
            };
            let record = match open.next() {
                None => {
                    self.open = None;
                    continue;
                }
                Some(Err(error)) => return Some(Err(error)),
                Some(Ok(record)) => record,
            };
            if record.kind() == "metadata" {
                let about = record.field("WARC-Refers-To").map(str::to_owned);
                self.metadata = about.zip(Metadata::from_fields(&record.block));
                continue;
            }
            let known = match self.corrections.get(record.id()) {
                Some(correction) => Some(correction),
                None => self
                    .metadata
                    .as_ref()
                    .filter(|(about, _)| about == record.id())
                    .map(|(_, metadata)| metadata),
            };
            match page_of(record, file, known) {
                Some(page) => return Some(page),
                None => continue,
            }
        }
    }
}

/// The page that a record holds; `None` where it holds none. `known` is what its metadata record says.
pub fn page_of(record: WarcRecord, file: &str, known: Option<&Metadata>) -> Option<Result<Page, ArchiveError>> {
    if known.is_some_and(|known| known.purpose != Purpose::Page) {
        return None;
    }
    let url = record.target()?.to_owned();
    let mut page = Page {
        fetched_at: record.field("WARC-Date").map(str::to_owned),
        published: known.and_then(|known| known.published.clone()),
        source: known.and_then(|known| known.source.clone()),
        title: known.and_then(|known| known.title.clone()),
        archived: Some(Archived {
            file: file.into(),
            offset: record.offset,
            record_id: record.id().into(),
        }),
        ..Page::default()
    };
    if let Some(reason) = record.field("WARC-Truncated") {
        doubt(&mut page, format!("the archived record was cut short: {reason}"));
    }
    match record.kind() {
        "resource" => {
            page.content_type = record.field("Content-Type").map(str::to_owned);
            if known.is_none() && !is_readable(page.content_type.as_deref()) {
                return None;
            }
            page.body = record.block;
        }
        "response" => {
            let response = HttpResponse::parse(&record.block)?;
            page.content_type = response.field("Content-Type").map(str::to_owned);
            let readable = is_readable(page.content_type.as_deref()) && !url.ends_with("/robots.txt");
            if !matches!(response.status, 200 | 203) || (known.is_none() && !readable) {
                return None;
            }
            match response.decoded() {
                Ok(decoded) => {
                    page.body = decoded.body;
                    decoded.doubts.into_iter().for_each(|why| doubt(&mut page, why));
                }
                Err(why) => {
                    return Some(Err(ArchiveError::Faulty {
                        file: file.into(),
                        offset: record.offset,
                        why,
                    }));
                }
            }
        }
        _ => return None,
    }
    page.digest = digest(&page.body);
    page.id = page_id(&url, &page.digest);
    page.url = url;
    Some(Ok(page))
}

fn doubt(page: &mut Page, message: String) {
    page.notes.push(Note::new("fetch", Level::Warning, "body_doubtful", message));
}

/// Whether a reader may find an article in it. No declared type at all is worth a look.
pub fn is_readable(content_type: Option<&str>) -> bool {
    let Some(content_type) = content_type else { return true };
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(
        essence.as_str(),
        "" | "text/html" | "application/xhtml+xml" | "text/plain" | "application/pdf"
    )
}
