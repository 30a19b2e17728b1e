//! Brings what is already on disk into the archive: folders of files, WARC files of others.
//!
//! The same bytes of the same URL are added once, however often a plan runs; the time that the
//! archive gives them is the description's or the file's own, never the clock's, so that
//! importing into an empty folder again gives the same archive, byte for byte.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use archive::{ArchiveError, CORRECTIONS, Metadata, NewRecord, Purpose, Writer, digest, page_id};
use catalog::PlanSource;
use record::{Level, Note, Page};

use crate::FetchError;
use crate::folder::{FolderFile, read_folder};

/// What an import did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Pages that the sources hold.
    pub seen: usize,
    /// Pages that were not in the archive before.
    pub added: usize,
    /// Notes, each with the id of its page, or with the name of the file (`file:NAME`, `NAME@OFFSET`
    /// for a record of a WARC file) where no page came of it.
    pub notes: Vec<(String, Note)>,
}

/// Imports the `folder` and `warc` sources of a plan into `archive`, which is made where it is
/// missing: `import.warc.gz`, and `corrections.warc.gz` where a description changed later.
///
/// # Errors
/// A folder or file that a source names is missing; the archive cannot be read or written.
/// What is wrong with a single file or record is a note.
pub fn import(sources: &[PlanSource], archive: &Path) -> Result<Summary, FetchError> {
    let unwritable = |error: std::io::Error| ArchiveError::Unwritable {
        path: archive.display().to_string(),
        why: error.to_string(),
    };
    std::fs::create_dir_all(archive).map_err(unwritable)?;
    if sources.iter().all(|source| matches!(source, PlanSource::Web { .. })) {
        return Ok(Summary::default());
    }
    let mut import = Import {
        archive: archive.to_owned(),
        known: HashMap::new(),
        pages: None,
        corrections: None,
        summary: Summary::default(),
    };
    // A faulty record of our own archive is told by the stage that reads it.
    for page in archive::pages(archive)?.flatten() {
        let about = page
            .archived
            .as_ref()
            .map(|archived| archived.record_id.clone())
            .unwrap_or_default();
        let known = known_of(&page);
        import.known.insert(page.id, (about, known));
    }
    for source in sources {
        match source {
            PlanSource::Folder { path, endings, pages } => {
                read_folder(path, endings, pages, &mut |file| import.file(file))?;
            }
            PlanSource::Warc { path } => import.warc(path)?,
            PlanSource::Web { .. } => {}
        }
    }
    import.finish()
}

struct Import {
    archive: PathBuf,
    /// By page id: the record that holds it, and what is known of it.
    known: HashMap<String, (String, Metadata)>,
    pages: Option<Writer>,
    corrections: Option<Writer>,
    summary: Summary,
}

impl Import {
    fn file(&mut self, file: Result<FolderFile, (String, Note)>) -> Result<(), FetchError> {
        let file = match file {
            Ok(file) => file,
            Err((name, note)) => {
                self.summary.notes.push((format!("file:{name}"), note));
                return Ok(());
            }
        };
        self.summary.seen += 1;
        let known = Metadata {
            purpose: Purpose::Page,
            source: file.described.source,
            discovered_by: None,
            published: file.described.published,
            title: file.described.title,
        };
        let id = page_id(&file.url, &digest(&file.body));
        self.summary.notes.extend(file.notes.into_iter().map(|note| (id.clone(), note)));
        match self.known.get_mut(&id) {
            None => {
                let page = NewRecord::resource(&file.url, &file.fetched_at, &file.content_type, &file.body);
                let about = page.id().to_owned();
                let writer = writer(&mut self.pages, &self.archive, "import.warc.gz")?;
                writer.write(&NewRecord::metadata(&about, &file.url, &file.fetched_at, &known))?;
                writer.write(&page)?;
                self.known.insert(id, (about, known));
                self.summary.added += 1;
            }
            Some((about, before)) if *before != known => {
                let writer = writer(&mut self.corrections, &self.archive, CORRECTIONS)?;
                writer.write(&NewRecord::metadata(about, &file.url, &file.fetched_at, &known))?;
                *before = known;
            }
            Some(_) => {}
        }
        Ok(())
    }

    fn warc(&mut self, path: &Path) -> Result<(), FetchError> {
        let missing = |error: ArchiveError| match error {
            ArchiveError::Unreadable { path, why } => FetchError::Missing { path, why },
            other => FetchError::Archive(other),
        };
        for file in archive::files(path).map_err(missing)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let mut described: Option<(String, Metadata)> = None;
            for record in archive::records(&file).map_err(missing)? {
                match record {
                    Ok(record) if record.kind() == "metadata" => {
                        let about = record.field("WARC-Refers-To").map(str::to_owned);
                        described = about.zip(Metadata::from_fields(&record.block));
                    }
                    Ok(record) => {
                        let known = described.take().filter(|(about, _)| about == record.id()).map(|(_, known)| known);
                        self.record(&name, record, known)?;
                    }
                    Err(error) => self.fault(&name, error),
                }
            }
        }
        Ok(())
    }

    fn record(&mut self, file: &str, record: archive::WarcRecord, known: Option<Metadata>) -> Result<(), FetchError> {
        let page = match archive::page_of(record.clone(), file, known.as_ref()) {
            None => return Ok(()),
            Some(Err(error)) => {
                self.fault(file, error);
                return Ok(());
            }
            Some(Ok(page)) => page,
        };
        self.summary.seen += 1;
        if self.known.contains_key(&page.id) {
            return Ok(());
        }
        let date = page.fetched_at.clone().unwrap_or_default();
        let mut copy = NewRecord::copy(record);
        if copy.id().is_empty() {
            copy = copy.with("WARC-Record-ID", &archive::record_id(&["copy", &page.url, &page.digest]));
        }
        let writer = writer(&mut self.pages, &self.archive, "import.warc.gz")?;
        if let Some(known) = &known {
            writer.write(&NewRecord::metadata(copy.id(), &page.url, &date, known))?;
        }
        writer.write(&copy)?;
        let known = known_of(&page);
        self.known.insert(page.id, (copy.id().to_owned(), known));
        self.summary.added += 1;
        Ok(())
    }

    fn fault(&mut self, file: &str, error: ArchiveError) {
        let doc = match &error {
            ArchiveError::Faulty { offset, .. } => format!("{file}@{offset}"),
            ArchiveError::Unreadable { .. } | ArchiveError::Unwritable { .. } => format!("file:{file}"),
        };
        let note = Note::new("fetch", Level::Error, "faulty_record", error.to_string());
        self.summary.notes.push((doc, note));
    }

    fn finish(self) -> Result<Summary, FetchError> {
        for writer in [self.pages, self.corrections].into_iter().flatten() {
            writer.finish()?;
        }
        Ok(self.summary)
    }
}

fn known_of(page: &Page) -> Metadata {
    Metadata {
        purpose: Purpose::Page,
        source: page.source.clone(),
        discovered_by: None,
        published: page.published.clone(),
        title: page.title.clone(),
    }
}

/// The writer of this file, opened when it is first needed.
fn writer<'a>(slot: &'a mut Option<Writer>, archive: &Path, name: &str) -> Result<&'a mut Writer, FetchError> {
    match slot {
        Some(writer) => Ok(writer),
        empty => Ok(empty.insert(Writer::open(&archive.join(name))?)),
    }
}
