//! Reads the records of one WARC file, in order, past the faulty ones.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use crate::ArchiveError;
use crate::members::Unpacked;

/// One record: its named fields and its block of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarcRecord {
    /// Where it begins: the offset of its gzip member, or of itself in a plain file.
    pub offset: u64,
    /// Named fields, as written, in order.
    pub fields: Vec<(String, String)>,
    /// The block, for a response the HTTP message as received.
    pub block: Vec<u8>,
}

impl WarcRecord {
    /// The first value of a named field; case does not matter.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// `WARC-Type`, empty where it is missing.
    pub fn kind(&self) -> &str {
        self.field("WARC-Type").unwrap_or_default()
    }

    /// `WARC-Target-URI`, without the angle brackets that WARC 1.0 asked for.
    pub fn target(&self) -> Option<&str> {
        let uri = self.field("WARC-Target-URI")?;
        Some(uri.strip_prefix('<').and_then(|uri| uri.strip_suffix('>')).unwrap_or(uri))
    }

    /// `WARC-Record-ID`, empty where it is missing.
    pub fn id(&self) -> &str {
        self.field("WARC-Record-ID").unwrap_or_default()
    }
}

/// Opens a WARC file, plain or gzip.
///
/// # Errors
/// The file cannot be opened.
pub fn records(file: &Path) -> Result<Records<File>, ArchiveError> {
    let opened = File::open(file).map_err(|error| ArchiveError::unreadable(file, &error))?;
    records_in(opened, &file.display().to_string()).map_err(|error| ArchiveError::unreadable(file, &error))
}

/// Reads WARC records from anything that can be read and sought; `name` is named in errors.
///
/// # Errors
/// The first bytes cannot be read.
pub fn records_in<R: Read + Seek>(reader: R, name: &str) -> io::Result<Records<R>> {
    Ok(Records {
        unpacked: Unpacked::new(reader)?,
        file: name.into(),
        pending: None,
        begun: None,
        sound_until: 0,
        ended: false,
    })
}

/// The records of one file. A faulty record is an error, and the next item is the record after it.
pub struct Records<R: Read + Seek> {
    unpacked: Unpacked<R>,
    file: String,
    /// A fault met while looking past the end of a good record.
    pending: Option<Fault>,
    /// Place and first line of the next record, found while looking for it.
    begun: Option<(u64, String)>,
    sound_until: u64,
    ended: bool,
}

/// A block over this is passed over: no page is as long.
const LONGEST_BLOCK: u64 = 64 << 20;
const LONGEST_LINE: usize = 64 << 10;
const MOST_FIELDS: usize = 1000;

struct Fault {
    offset: u64,
    why: String,
    then: Then,
}

/// Where to look for the next record after a faulty one.
enum Then {
    /// The next line that begins like a record, from here on.
    Scan,
    /// The same, in a plain file, from this byte on.
    ScanFrom(u64),
    /// The next gzip member after this byte.
    Member(u64),
    /// The next record begins here.
    GoOn,
}

impl<R: Read + Seek> Records<R> {
    /// Where the last sound record that was given ends in the file; bytes after it at the end of
    /// a file that was being written are a torn record. In a gzip file this is a member's end.
    pub fn sound_until(&self) -> u64 {
        self.sound_until
    }

    fn read_record(&mut self) -> Result<Option<WarcRecord>, Fault> {
        let (offset, version) = match self.begun.take() {
            Some(begun) => begun,
            None => {
                self.skip_line_ends().map_err(|error| self.unpacking_fault(&error))?;
                if self.bytes()?.is_empty() {
                    return Ok(None);
                }
                (self.unpacked.place(), self.line()?)
            }
        };
        if !version.starts_with("WARC/") {
            let shown: String = version.chars().take(20).collect();
            let shown = shown.escape_debug();
            return Err(Fault {
                offset,
                why: format!("it begins with `{shown}`, expected `WARC/1.0` or `WARC/1.1`"),
                then: Then::Scan,
            });
        }
        let fields = self.fields(offset)?;
        let length = fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("Content-Length"));
        let length = length.and_then(|(_, value)| value.parse::<u64>().ok()).ok_or_else(|| Fault {
            offset,
            why: "it has no Content-Length that is a number".into(),
            then: Then::Scan,
        })?;
        let block = self.block(offset, length)?;
        // Line ends follow a block; looking past them also checks the sum of the gzip member.
        match self.skip_line_ends() {
            Ok(0) if !self.at_start_of_next(offset) => {
                return Err(Fault {
                    offset,
                    why: format!("its block does not end after the {length} bytes it declares"),
                    then: if self.unpacked.is_plain() {
                        Then::ScanFrom(offset + 5)
                    } else {
                        Then::Scan
                    },
                });
            }
            Ok(_) => {}
            Err(error) => {
                let fault = self.unpacking_fault(&error);
                if fault.offset == offset {
                    return Err(fault);
                }
                self.sound_until = fault.offset;
                self.pending = Some(fault);
            }
        }
        if self.pending.is_none() {
            self.sound_until = self.unpacked.place();
        }
        Ok(Some(WarcRecord { offset, fields, block }))
    }

    /// Whether what comes next is another record, or nothing.
    fn at_start_of_next(&mut self, offset: u64) -> bool {
        let plain = self.unpacked.is_plain();
        let moved = self.unpacked.place() != offset;
        match self.unpacked.bytes() {
            Ok(bytes) => bytes.is_empty() || bytes.starts_with(b"WARC/") || (!plain && moved),
            Err(_) => false,
        }
    }

    fn block(&mut self, offset: u64, length: u64) -> Result<Vec<u8>, Fault> {
        let plain = self.unpacked.is_plain();
        let mut block = Vec::with_capacity(length.min(1 << 20) as usize);
        let mut left = length;
        while left > 0 {
            let bytes = self.bytes()?;
            let n = (bytes.len() as u64).min(left) as usize;
            let ended = n == 0;
            if length <= LONGEST_BLOCK {
                block.extend_from_slice(&bytes[..n]);
            }
            if ended || (!plain && self.unpacked.place() != offset) {
                return Err(Fault {
                    offset,
                    why: format!("it declares {length} bytes and ends {left} bytes before that"),
                    then: if plain { Then::ScanFrom(offset + 5) } else { Then::Scan },
                });
            }
            self.unpacked.consume(n);
            left -= n as u64;
        }
        if length > LONGEST_BLOCK {
            return Err(Fault {
                offset,
                why: format!("its block of {length} bytes is over {LONGEST_BLOCK}"),
                then: Then::GoOn,
            });
        }
        Ok(block)
    }

    fn fields(&mut self, offset: u64) -> Result<Vec<(String, String)>, Fault> {
        let mut fields: Vec<(String, String)> = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(fields);
            }
            // WARC 1.0 lets a value go on in a line that begins with white space.
            if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), fields.last_mut()) {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(line.trim());
                continue;
            }
            let (Some((name, value)), true) = (line.split_once(':'), fields.len() < MOST_FIELDS) else {
                let shown: String = line.chars().take(40).collect();
                let shown = shown.escape_debug();
                return Err(Fault {
                    offset,
                    why: format!("`{shown}` is no named field"),
                    then: Then::Scan,
                });
            };
            fields.push((name.trim().into(), value.trim().into()));
        }
    }

    /// One line without its end; bytes that are no UTF-8 are replaced.
    fn line(&mut self) -> Result<String, Fault> {
        let mut line: Vec<u8> = Vec::new();
        loop {
            let offset = self.unpacked.place();
            let bytes = self.bytes()?;
            if bytes.is_empty() {
                break;
            }
            let end = bytes.iter().position(|&byte| byte == b'\n');
            line.extend_from_slice(&bytes[..end.unwrap_or(bytes.len())]);
            let n = end.map_or(bytes.len(), |end| end + 1);
            self.unpacked.consume(n);
            if line.len() > LONGEST_LINE {
                return Err(Fault {
                    offset,
                    why: format!("a line of its head is over {LONGEST_LINE} bytes"),
                    then: Then::Scan,
                });
            }
            if end.is_some() {
                break;
            }
        }
        while line.last().is_some_and(|&byte| byte == b'\r') {
            line.pop();
        }
        Ok(String::from_utf8(line).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    fn bytes(&mut self) -> Result<&[u8], Fault> {
        self.unpacked.fill().map_err(|error| self.unpacking_fault(&error))?;
        Ok(self.unpacked.at_hand())
    }

    fn unpacking_fault(&self, error: &io::Error) -> Fault {
        let offset = self.unpacked.place();
        Fault {
            offset,
            why: if self.unpacked.is_plain() {
                format!("it cannot be read: {error}")
            } else {
                format!("it cannot be unpacked: {error}")
            },
            then: if self.unpacked.is_plain() {
                Then::ScanFrom(u64::MAX)
            } else {
                Then::Member(offset)
            },
        }
    }

    /// Passes over line ends; gives their number.
    fn skip_line_ends(&mut self) -> io::Result<usize> {
        let mut skipped = 0;
        loop {
            let bytes = self.unpacked.bytes()?;
            let n = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if n == 0 {
                return Ok(skipped);
            }
            self.unpacked.consume(n);
            skipped += n;
        }
    }

    /// Moves on to the next line that begins like a record, and keeps it.
    fn scan(&mut self) -> io::Result<()> {
        loop {
            let place = {
                self.unpacked.bytes()?;
                self.unpacked.place()
            };
            let mut start: Vec<u8> = Vec::new();
            let ended = loop {
                let bytes = self.unpacked.bytes()?;
                let end = bytes.iter().position(|&byte| byte == b'\n');
                let n = end.unwrap_or(bytes.len());
                start.extend_from_slice(&bytes[..n.min(16_usize.saturating_sub(start.len()))]);
                let (empty, n) = (bytes.is_empty(), end.map_or(n, |end| end + 1));
                self.unpacked.consume(n);
                if empty || end.is_some() {
                    break empty;
                }
            };
            if start.starts_with(b"WARC/1.") {
                self.begun = Some((place, String::from_utf8_lossy(&start).trim_end().to_owned()));
                return Ok(());
            }
            if ended {
                return Ok(());
            }
        }
    }

    fn move_on(&mut self, then: &Then) -> io::Result<()> {
        match *then {
            Then::GoOn => Ok(()),
            Then::Scan => self.scan(),
            Then::ScanFrom(u64::MAX) => {
                self.ended = true;
                Ok(())
            }
            Then::ScanFrom(offset) => {
                self.unpacked.seek_to(offset)?;
                self.scan()
            }
            Then::Member(offset) => {
                self.ended = !self.unpacked.next_member_after(offset)?;
                Ok(())
            }
        }
    }
}

impl<R: Read + Seek> Iterator for Records<R> {
    type Item = Result<WarcRecord, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let result = match self.pending.take() {
            Some(fault) => Err(fault),
            None => self.read_record(),
        };
        match result {
            Ok(Some(record)) => Some(Ok(record)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(fault) => {
                if let Err(error) = self.move_on(&fault.then) {
                    let next = self.unpacking_fault(&error);
                    match fault.then {
                        // The rest of the same gzip member cannot be unpacked either: one fault, not two.
                        Then::Scan if !self.unpacked.is_plain() && next.offset == fault.offset => {
                            self.ended = self.move_on(&next.then).is_err() || self.ended;
                        }
                        Then::Scan if !self.unpacked.is_plain() => self.pending = Some(next),
                        _ => self.ended = true,
                    }
                }
                Some(Err(ArchiveError::Faulty {
                    file: self.file.clone(),
                    offset: fault.offset,
                    why: fault.why,
                }))
            }
        }
    }
}
