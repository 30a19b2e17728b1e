//! Writes WARC 1.1, one gzip member a record.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use record::Archived;

use crate::{ArchiveError, Metadata, Packer, WarcRecord, digest, record_id, records};

/// A record to be written: its named fields and its block. `Content-Length` is added on writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecord {
    fields: Vec<(String, String)>,
    block: Vec<u8>,
}

impl NewRecord {
    /// A record of this type with a digest over its block.
    pub fn new(kind: &str, id: &str, date: &str, block: Vec<u8>) -> NewRecord {
        let fields = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", id),
            ("WARC-Date", date),
            ("WARC-Block-Digest", &digest(&block)),
        ];
        NewRecord {
            fields: fields.map(|(name, value)| (name.into(), value.into())).into(),
            block,
        }
    }

    /// A file as it was found, imported under `url`. Its id is made of URL and bytes.
    pub fn resource(url: &str, date: &str, content_type: &str, body: &[u8]) -> NewRecord {
        let id = record_id(&["resource", url, &digest(body)]);
        NewRecord::new("resource", &id, date, body.to_vec())
            .with("WARC-Target-URI", url)
            .with("Content-Type", content_type)
    }

    /// What is known of the record `about`, which was received from `url`.
    pub fn metadata(about: &str, url: &str, date: &str, metadata: &Metadata) -> NewRecord {
        let block = metadata.to_fields();
        let id = record_id(&["metadata", about, &block]);
        NewRecord::new("metadata", &id, date, block.into_bytes())
            .with("WARC-Refers-To", about)
            .with("WARC-Target-URI", url)
            .with("Content-Type", "application/warc-fields")
    }

    /// A record as it stands in another file, fields and block untouched.
    pub fn copy(record: WarcRecord) -> NewRecord {
        let own = |(name, _): &(String, String)| !name.eq_ignore_ascii_case("Content-Length");
        NewRecord {
            fields: record.fields.into_iter().filter(own).collect(),
            block: record.block,
        }
    }

    /// The record with one more named field. Line ends in the value become spaces.
    pub fn with(mut self, name: &str, value: &str) -> NewRecord {
        self.fields.push((name.into(), value.replace(['\r', '\n'], " ")));
        self
    }

    /// Its `WARC-Record-ID`.
    pub fn id(&self) -> &str {
        let id = self.fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("WARC-Record-ID"));
        id.map_or("", |(_, value)| value.as_str())
    }

    /// The record as one gzip member.
    pub fn packed(&self, packer: &mut Packer) -> Vec<u8> {
        let mut member = Vec::with_capacity(512 + self.block.len() / 2);
        self.pack_into(packer, &mut member);
        member
    }

    /// Appends the record to `members` as one gzip member.
    pub fn pack_into(&self, packer: &mut Packer, members: &mut Vec<u8>) {
        let mut head = String::with_capacity(512);
        head.push_str("WARC/1.1\r\n");
        for (name, value) in &self.fields {
            head.extend([name.as_str(), ": ", value, "\r\n"]);
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", self.block.len()));
        packer.pack(&[head.as_bytes(), &self.block, b"\r\n\r\n"], members);
    }
}

/// Appends records to one file.
#[derive(Debug)]
pub struct Writer {
    file: File,
    path: PathBuf,
    offset: u64,
    packer: Packer,
}

impl Writer {
    /// Opens `path` for appending, or makes it. What a broken-off run left of a record at the end is cut off.
    ///
    /// # Errors
    /// The file cannot be made, read or written.
    pub fn open(path: &Path) -> Result<Writer, ArchiveError> {
        let mut sound_until = 0;
        if path.exists() {
            let mut records = records(path)?;
            let mut torn = false;
            for record in records.by_ref() {
                torn = record.is_err();
            }
            let length = path.metadata().map_err(|error| ArchiveError::unreadable(path, &error))?.len();
            sound_until = if torn { records.sound_until() } else { length };
        }
        Writer::open_at(path, sound_until)
    }

    /// Opens `path` and writes on at `offset`; what stands after it is cut off.
    ///
    /// # Errors
    /// The file cannot be made or written, or is shorter than `offset`.
    pub fn open_at(path: &Path, offset: u64) -> Result<Writer, ArchiveError> {
        let unwritable = |error: std::io::Error| ArchiveError::unwritable(path, &error);
        let mut options = OpenOptions::new();
        let mut file = options.create(true).write(true).truncate(false).open(path).map_err(unwritable)?;
        let length = file.metadata().map_err(unwritable)?.len();
        if length < offset {
            return Err(ArchiveError::Unwritable {
                path: path.display().to_string(),
                why: format!("it has {length} bytes and {offset} were written: it was changed by another program"),
            });
        }
        file.set_len(offset).map_err(unwritable)?;
        file.seek(SeekFrom::Start(offset)).map_err(unwritable)?;
        Ok(Writer {
            file,
            path: path.to_owned(),
            offset,
            packer: Packer::new(6),
        })
    }

    /// The writer, packing faster and less tightly, or the other way about.
    pub fn level(mut self, level: u32) -> Writer {
        self.packer = Packer::new(level);
        self
    }

    /// Where the next record will begin.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Appends a record; says where it stands.
    ///
    /// # Errors
    /// The file cannot be written (a full disk).
    pub fn write(&mut self, record: &NewRecord) -> Result<Archived, ArchiveError> {
        let offset = self.offset;
        let member = record.packed(&mut self.packer);
        self.write_packed(&member)?;
        Ok(Archived {
            file: self.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            offset,
            record_id: record.id().into(),
        })
    }

    /// Appends records in one write, so that they stand there together or not at all; gives the offset of each.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub fn write_together(&mut self, records: &[NewRecord]) -> Result<Vec<u64>, ArchiveError> {
        let length: usize = records.iter().map(|record| record.block.len()).sum();
        let mut members = Vec::with_capacity(1024 + length / 2);
        let mut offsets = Vec::with_capacity(records.len());
        for record in records {
            offsets.push(self.offset + members.len() as u64);
            record.pack_into(&mut self.packer, &mut members);
        }
        self.write_packed(&members)?;
        Ok(offsets)
    }

    /// Appends whole gzip members that [`NewRecord::packed`] made.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub fn write_packed(&mut self, members: &[u8]) -> Result<(), ArchiveError> {
        self.file
            .write_all(members)
            .map_err(|error| ArchiveError::unwritable(&self.path, &error))?;
        self.offset += members.len() as u64;
        Ok(())
    }

    /// Waits until what was written is on the disk.
    ///
    /// # Errors
    /// The disk refuses it.
    pub fn sync(&self) -> Result<(), ArchiveError> {
        self.file.sync_data().map_err(|error| ArchiveError::unwritable(&self.path, &error))
    }

    /// The same, and nothing more is written.
    ///
    /// # Errors
    /// As [`Writer::sync`].
    pub fn finish(self) -> Result<(), ArchiveError> {
        self.sync()
    }
}
