//! Reads a folder of files as pages: HTML, text, PDF, or gzip of these.
//!
//! `oral-update.html` is described by `oral-update.toml` beside it, or by a `[[source.page]]` of
//! the plan that names the file, which holds where both do:
//!
//! ```toml
//! url = "https://www.ungeneva.org/en/news-media/meeting-summary/2023/03/some-slug"
//! fetched_at = "2023-04-01T09:00:00Z"
//! published = "2023-03-29"
//! ```
//!
//! A file that nobody describes is a page at `file:NAME`, with a note. A file that is empty,
//! cannot be read, or is described faultily is a note and no page; the rest goes on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use catalog::FolderPage;
use flate2::read::MultiGzDecoder;
use jiff::Timestamp;
use jiff::civil::Date;
use record::{Level, Note};
use url::Url;

use crate::FetchError;

/// A file of a folder, ready for the archive.
#[derive(Debug)]
pub(crate) struct FolderFile {
    pub(crate) url: String,
    pub(crate) fetched_at: String,
    pub(crate) content_type: String,
    pub(crate) described: FolderPage,
    pub(crate) body: Vec<u8>,
    pub(crate) notes: Vec<Note>,
}

/// Longer files are no pages.
const LONGEST: u64 = 64 << 20;

/// The pages of a folder in the order of their names; for what is no page, its name and why.
pub(crate) fn read_folder(
    folder: &Path,
    endings: &[String],
    pages: &[FolderPage],
    each: &mut dyn FnMut(Result<FolderFile, (String, Note)>) -> Result<(), FetchError>,
) -> Result<(), FetchError> {
    let mut names = Vec::new();
    list(folder, "", &mut names)?;
    names.sort();
    for described in pages.iter().filter(|page| !names.contains(&page.file)) {
        let message = format!("the plan describes `{}`, which is not in {}", described.file, folder.display());
        each(Err((described.file.clone(), *fault("missing_file", message))))?;
    }
    let pages: BTreeMap<&str, &FolderPage> = pages.iter().map(|page| (page.file.as_str(), page)).collect();
    let mut sidecars: BTreeMap<&str, bool> = names.iter().filter_map(|name| Some((name.strip_suffix(".toml")?, false))).collect();
    for name in names.iter().filter(|name| !name.ends_with(".toml")) {
        let stem = stem(name);
        if let Some(used) = sidecars.get_mut(stem) {
            *used = true;
        }
        if !endings.is_empty() && !endings.iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        if content_type(name).is_none() && !pages.contains_key(name.as_str()) {
            let note = Note::new(
                "fetch",
                Level::Info,
                "unknown_file",
                "the file is no .html, .txt or .pdf and was left",
            )
            .hint("describe it in the plan with a `content_type`, or leave it out by `endings`");
            each(Err((name.clone(), note)))?;
            continue;
        }
        let file = read_file(folder, name, stem, pages.get(name.as_str()).copied());
        each(file.map_err(|note| (name.clone(), *note)))?;
    }
    for (stem, _) in sidecars.iter().filter(|(_, used)| !**used) {
        let note = Note::new("fetch", Level::Warning, "lone_sidecar", "no page stands beside this description");
        each(Err((format!("{stem}.toml"), note)))?;
    }
    Ok(())
}

/// Names of the files under a folder, hidden ones left out; folders that are links are not followed.
fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<(), FetchError> {
    let missing = |error: std::io::Error| FetchError::Missing {
        path: folder.display().to_string(),
        why: error.to_string(),
    };
    for entry in folder.read_dir().map_err(missing)? {
        let entry = entry.map_err(missing)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type().map_err(missing)?.is_dir() {
            list(&entry.path(), &format!("{prefix}{name}/"), names)?;
        } else {
            names.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

fn read_file(folder: &Path, name: &str, stem: &str, in_plan: Option<&FolderPage>) -> Result<FolderFile, Box<Note>> {
    let path = folder.join(name);
    let sidecar = folder.join(format!("{stem}.toml"));
    let described = match in_plan {
        Some(described) => Some(described.clone()),
        None if sidecar.exists() => Some(read_sidecar(&sidecar)?),
        None => None,
    };
    let mut notes = Vec::new();
    if described.is_none() {
        notes.push(
            Note::new(
                "fetch",
                Level::Info,
                "no_sidecar",
                "nothing says where the page is from and when it was published",
            )
            .hint(format!("write {stem}.toml beside it with `url`, `fetched_at`, `published`")),
        );
    }
    let described = described.unwrap_or_default();
    let url = match &described.url {
        Some(url) => {
            let mut url = Url::parse(url).map_err(|error| fault("faulty_sidecar", format!("`url` is none: {error}")))?;
            url.set_fragment(None);
            url.into()
        }
        None => format!("file:{name}"),
    };
    let unreadable = |error: std::io::Error| fault("unreadable_file", format!("the file cannot be read: {error}"));
    let file = File::open(&path).map_err(unreadable)?;
    let changed = file.metadata().and_then(|metadata| metadata.modified());
    let fetched_at = match (&described.fetched_at, changed) {
        (Some(time), _) => utc(time).ok_or_else(|| {
            fault("faulty_sidecar", format!("`fetched_at` is `{time}`, which is no time")).hint("write it as 2023-04-01T09:00:00Z")
        })?,
        (None, Ok(changed)) => whole_seconds(changed).unwrap_or_default(),
        (None, Err(_)) => String::new(),
    };
    let mut body = Vec::new();
    let read = if name.ends_with(".gz") {
        MultiGzDecoder::new(file).take(LONGEST + 1).read_to_end(&mut body)
    } else {
        file.take(LONGEST + 1).read_to_end(&mut body)
    };
    read.map_err(unreadable)?;
    if body.len() as u64 > LONGEST {
        return Err(fault("too_large", format!("the file is over {LONGEST} bytes")));
    }
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(fault("empty_page", "the file is empty".into()));
    }
    let by_name = content_type(name).unwrap_or("application/octet-stream");
    Ok(FolderFile {
        url,
        fetched_at,
        content_type: described.content_type.clone().unwrap_or_else(|| by_name.into()),
        described,
        body,
        notes,
    })
}

fn read_sidecar(path: &Path) -> Result<FolderPage, Box<Note>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = std::fs::read_to_string(path).map_err(|error| fault("faulty_sidecar", format!("cannot read {name}: {error}")))?;
    toml::from_str(&text).map_err(|error| {
        let line = error
            .span()
            .and_then(|span| text.get(..span.start))
            .map_or(1, |before| before.matches('\n').count() + 1);
        fault(
            "faulty_sidecar",
            format!("cannot use {name}: line {line}: {}", error.message().trim()),
        )
    })
}

fn fault(code: &str, message: String) -> Box<Note> {
    Box::new(Note::new("fetch", Level::Error, code, message))
}

/// The name without `.gz` and one ending more.
fn stem(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() && !stem.ends_with('/') => stem,
        _ => name,
    }
}

fn content_type(name: &str) -> Option<&'static str> {
    let name = name.strip_suffix(".gz").unwrap_or(name).to_ascii_lowercase();
    match name.rsplit_once('.')?.1 {
        "html" | "htm" => Some("text/html"),
        "xhtml" => Some("application/xhtml+xml"),
        "txt" | "text" => Some("text/plain"),
        "pdf" => Some("application/pdf"),
        _ => None,
    }
}

/// A time as WARC wants it; a day alone is its first second.
fn utc(time: &str) -> Option<String> {
    let timestamp = match time.parse::<Timestamp>() {
        Ok(timestamp) => timestamp,
        Err(_) => format!("{}T00:00:00Z", time.parse::<Date>().ok()?).parse().ok()?,
    };
    Some(timestamp.to_string())
}

fn whole_seconds(time: std::time::SystemTime) -> Option<String> {
    let timestamp = Timestamp::try_from(time).ok()?;
    Some(Timestamp::from_second(timestamp.as_second()).ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_its_description_share_a_stem() {
        assert_eq!(stem("a.b.html.gz"), "a.b");
        assert_eq!(stem("2023/oral-update.txt"), "2023/oral-update");
        assert_eq!(stem("README"), "README");
    }

    #[test]
    fn times_become_utc() {
        assert_eq!(utc("2023-03-31T06:40:00+07:00").as_deref(), Some("2023-03-30T23:40:00Z"));
        assert_eq!(utc("2023-03-31").as_deref(), Some("2023-03-31T00:00:00Z"));
        assert_eq!(utc("31 March"), None);
    }
}
