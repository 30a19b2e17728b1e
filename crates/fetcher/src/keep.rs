//! Writes what was asked and answered to the archive: `web-00001.warc.gz`, the next number when one is full.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::{Path, PathBuf};

use archive::{ArchiveError, Metadata, NewRecord, Received, Revisited, WarcRecord, Writer, record_id};

use crate::FetchError;
use crate::state::{State, Version};

/// A file this long is full: the size that archives pass around.
const FULL: u64 = 1 << 30;
/// The network's pace, not the packing, should decide how long a run takes.
const LEVEL: u32 = 1;

/// The end of the archive.
#[derive(Debug)]
pub(crate) struct Keeper {
    archive: PathBuf,
    number: usize,
    writer: Option<Writer>,
    /// What `warcinfo` says of whoever wrote the file.
    about: String,
}

/// Where an answer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub record_id: String,
    pub file: String,
    pub position: u64,
}

impl Keeper {
    /// Opens the archive where the last saved run left it: what a killed one wrote after that is cut off.
    pub(crate) fn open(archive: &Path, state: &State, user_agent: &str) -> Result<Keeper, FetchError> {
        std::fs::create_dir_all(archive).map_err(|error| unwritable(archive, &error))?;
        let mut keeper = Keeper {
            archive: archive.to_owned(),
            number: last_number(archive),
            writer: None,
            about: format!(
                "software: {}/{}\r\nformat: WARC File Format 1.1\r\nhttp-header-user-agent: {user_agent}\r\nrobots: RFC 9309\r\n",
                crate::PRODUCT,
                env!("CARGO_PKG_VERSION")
            ),
        };
        let files = state.archive_files()?;
        for (file, saved) in &files {
            let path = archive.join(file);
            let length = path.metadata().map_or(0, |metadata| metadata.len());
            if length < *saved {
                let pages = state.forget_after(file, sound_length(&path, length))?;
                tracing::warn!(file, pages, "the archive is shorter than it was: these pages are asked for again");
            }
        }
        if let Some((file, saved)) = state.archive_files()?.last().filter(|(file, _)| *file == name(keeper.number)) {
            keeper.writer = Some(Writer::open_at(&archive.join(file), *saved)?.level(LEVEL));
        }
        Ok(keeper)
    }

    /// Writes one exchange, all of it in one go.
    pub(crate) fn keep(&mut self, received: Received<'_>, known: &Metadata, revisited: Option<&Revisited>) -> Result<Kept, FetchError> {
        let date = received.date.to_owned();
        let writer = self.writer(&date)?;
        let number = writer.offset();
        let records = Received { number, ..received }.into_records(known, revisited);
        let offsets = writer.write_together(&records)?;
        Ok(Kept {
            record_id: records.last().map(|record| record.id().to_owned()).unwrap_or_default(),
            file: name(self.number),
            position: offsets.last().copied().unwrap_or_default(),
        })
    }

    /// Name and length of the file that is being written.
    pub(crate) fn length(&self) -> Option<(String, u64)> {
        Some((name(self.number), self.writer.as_ref()?.offset()))
    }

    /// Waits until everything is on the disk.
    pub(crate) fn sync(&self) -> Result<(), FetchError> {
        match &self.writer {
            Some(writer) => Ok(writer.sync()?),
            None => Ok(()),
        }
    }

    fn writer(&mut self, date: &str) -> Result<&mut Writer, FetchError> {
        if self.writer.as_ref().is_some_and(|writer| writer.offset() >= FULL) {
            self.sync()?;
            self.writer = None;
        }
        match &mut self.writer {
            Some(writer) => Ok(writer),
            empty => {
                self.number += 1;
                let name = name(self.number);
                let mut writer = Writer::open_at(&self.archive.join(&name), 0)?.level(LEVEL);
                let id = record_id(&["warcinfo", &name, date]);
                let info = NewRecord::new("warcinfo", &id, date, self.about.clone().into_bytes())
                    .with("WARC-Filename", &name)
                    .with("Content-Type", "application/warc-fields");
                writer.write(&info)?;
                Ok(empty.insert(writer))
            }
        }
    }
}

/// The record of an earlier version, read back from the archive.
pub(crate) fn record_of(archive: &Path, version: &Version) -> Option<WarcRecord> {
    let mut file = File::open(archive.join(&version.file)).ok()?;
    file.seek(SeekFrom::Start(version.position)).ok()?;
    let record: WarcRecord = archive::records_in(file, &version.file).ok()?.next()?.ok()?;
    (record.id() == version.record_id).then_some(record)
}

fn name(number: usize) -> String {
    format!("web-{number:05}.warc.gz")
}

fn last_number(archive: &Path) -> usize {
    let files = archive::files(archive).unwrap_or_default();
    let numbers = files.iter().filter_map(|file| {
        let name = file.file_name()?.to_str()?;
        name.strip_prefix("web-")?.strip_suffix(".warc.gz")?.parse().ok()
    });
    numbers.max().unwrap_or(0)
}

/// Where the last whole record of a torn file ends.
fn sound_length(path: &Path, length: u64) -> u64 {
    let Ok(mut records) = archive::records(path) else { return 0 };
    let torn = records.by_ref().any(|record| record.is_err());
    if torn { records.sound_until() } else { length }
}

fn unwritable(path: &Path, error: &std::io::Error) -> FetchError {
    FetchError::Archive(ArchiveError::Unwritable {
        path: path.display().to_string(),
        why: error.to_string(),
    })
}
