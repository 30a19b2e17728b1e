//! The bytes of an archive file, unpacked, and where each of them stands in the file.
//!
//! A gzip file is a row of members that unpack one after the other; a plain file is read as it
//! is. [`Unpacked`] never gives bytes of two members at once, so that whoever reads a record
//! knows in which member it begins.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use flate2::bufread::GzDecoder;

const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// A file that knows how far it has been read.
pub(crate) struct Counted<R> {
    inner: BufReader<R>,
    position: u64,
}

impl<R: Read + Seek> Counted<R> {
    fn seek_to(&mut self, offset: u64) -> io::Result<()> {
        self.position = self.inner.seek(SeekFrom::Start(offset))?;
        Ok(())
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.position += n as u64;
        Ok(n)
    }
}

impl<R: Read> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.position += n as u64;
        self.inner.consume(n);
    }
}

enum State<R: Read + Seek> {
    Plain(Counted<R>),
    Between(Counted<R>),
    Inside(Box<GzDecoder<Counted<R>>>),
    /// Only while a state is replaced by the next one.
    Moving,
}

/// The unpacked bytes of a WARC file.
pub(crate) struct Unpacked<R: Read + Seek> {
    state: State<R>,
    /// Where the member of the bytes in `ready` begins; unused in a plain file.
    member: u64,
    ready: Vec<u8>,
    taken: usize,
}

const CHUNK: usize = 32 * 1024;

impl<R: Read + Seek> Unpacked<R> {
    pub(crate) fn new(file: R) -> io::Result<Unpacked<R>> {
        let mut counted = Counted {
            inner: BufReader::with_capacity(64 * 1024, file),
            position: 0,
        };
        let gzip = counted.fill_buf()?.starts_with(&MAGIC[..2]);
        Ok(Unpacked {
            state: if gzip { State::Between(counted) } else { State::Plain(counted) },
            member: 0,
            ready: Vec::new(),
            taken: 0,
        })
    }

    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.state, State::Plain(_))
    }

    /// Where the next byte stands in the file: itself in a plain file, else its member.
    /// Call [`Unpacked::bytes`] first, which moves on to the next member where one is finished.
    pub(crate) fn place(&self) -> u64 {
        match &self.state {
            State::Plain(counted) => counted.position,
            _ => self.member,
        }
    }

    /// Brings the next bytes to hand, all of one member.
    pub(crate) fn fill(&mut self) -> io::Result<()> {
        while self.taken == self.ready.len() {
            match std::mem::replace(&mut self.state, State::Moving) {
                State::Plain(mut counted) => {
                    let filled = counted.fill_buf().map(|_| ());
                    self.state = State::Plain(counted);
                    return filled;
                }
                State::Between(mut counted) => {
                    let ended = counted.fill_buf().map(<[u8]>::is_empty);
                    self.member = counted.position;
                    if !matches!(ended, Ok(false)) {
                        self.state = State::Between(counted);
                        return ended.map(|_| ());
                    }
                    self.state = State::Inside(Box::new(GzDecoder::new(counted)));
                }
                State::Inside(mut decoder) => {
                    self.ready.resize(CHUNK, 0);
                    self.taken = 0;
                    let read = decoder.read(&mut self.ready);
                    self.ready.truncate(*read.as_ref().unwrap_or(&0));
                    self.state = match read {
                        Ok(0) => State::Between(decoder.into_inner()),
                        _ => State::Inside(decoder),
                    };
                    read?;
                }
                State::Moving => return Ok(()),
            }
        }
        Ok(())
    }

    /// The bytes that [`Unpacked::fill`] brought; empty at the end of the file.
    pub(crate) fn at_hand(&self) -> &[u8] {
        match &self.state {
            State::Plain(counted) => counted.inner.buffer(),
            _ => &self.ready[self.taken..],
        }
    }

    /// Both in one.
    pub(crate) fn bytes(&mut self) -> io::Result<&[u8]> {
        self.fill()?;
        Ok(self.at_hand())
    }

    pub(crate) fn consume(&mut self, n: usize) {
        match &mut self.state {
            State::Plain(counted) => counted.consume(n),
            _ => self.taken += n,
        }
    }

    /// Reads on at this byte of the file (a member's first byte, in a gzip file).
    pub(crate) fn seek_to(&mut self, offset: u64) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        let (mut counted, plain) = match std::mem::replace(&mut self.state, State::Moving) {
            State::Plain(counted) => (counted, true),
            State::Between(counted) => (counted, false),
            State::Inside(decoder) => (decoder.into_inner(), false),
            State::Moving => return Ok(()),
        };
        let sought = counted.seek_to(offset);
        self.state = if plain { State::Plain(counted) } else { State::Between(counted) };
        sought
    }

    /// Moves to the next gzip member after `offset` that unpacks to a WARC record, past bytes
    /// that cannot be unpacked. `false` where there is none.
    pub(crate) fn next_member_after(&mut self, offset: u64) -> io::Result<bool> {
        let mut from = offset + 1;
        loop {
            self.seek_to(from)?;
            let State::Between(counted) = &mut self.state else {
                return Ok(false);
            };
            let Some(candidate) = next_magic(counted)? else {
                return Ok(false);
            };
            // 1 KiB of packed bytes is more than any coding of the first five needs.
            let mut head = Vec::with_capacity(1024);
            counted.seek_to(candidate)?;
            counted.by_ref().take(1024).read_to_end(&mut head)?;
            let mut start = [0; 5];
            if GzDecoder::new(head.as_slice()).read_exact(&mut start).is_ok() && start == *b"WARC/" {
                self.seek_to(candidate)?;
                return Ok(true);
            }
            from = candidate + 1;
        }
    }
}

/// Where the first bytes of a gzip member stand next, at or after the current position.
fn next_magic<R: Read>(counted: &mut Counted<R>) -> io::Result<Option<u64>> {
    let mut matched = 0;
    loop {
        let chunk = counted.fill_buf()?;
        if chunk.is_empty() {
            return Ok(None);
        }
        for (i, &byte) in chunk.iter().enumerate() {
            matched = match matched {
                n if byte == MAGIC[n] => n + 1,
                _ if byte == MAGIC[0] => 1,
                _ => 0,
            };
            if matched == MAGIC.len() {
                counted.consume(i + 1);
                return Ok(Some(counted.position - MAGIC.len() as u64));
            }
        }
        let n = chunk.len();
        counted.consume(n);
    }
}
