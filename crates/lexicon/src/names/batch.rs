//! Answers many names, a line each: the loop behind `tourdetable names`.
//!
//! `Viet Nam` gives `{"name":"Viet Nam","code":"VNM","class":"name","entity_name":"Viet Nam"}`, or as text
//! `Viet Nam`, `VNM` and `Viet Nam` with tabs between; `Korea` gives `Korea` and `refused, because it may be KOR or PRK`.
//!
//! A long file of names has few different ones, so the first answers are kept and given again.
//! A line that is not UTF-8 is answered with its faulty bytes replaced.

use std::borrow::Cow;
use std::hash::Hasher;
use std::io::{self, BufRead, Write};

use super::resolve::Found;
use super::typography::Folding;
use super::{Answer, Names};

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Tab-separated text.
    Text,
    /// One JSON object a line.
    Json,
}

/// Bytes gathered before they are written.
const CHUNK: usize = 1 << 18;
/// Answers that are kept.
const SLOTS: usize = 1 << 15;
/// The answer to a longer line is not kept.
const LONGEST_KEPT: usize = 128;

/// Answers every line of `input`; gives how many there were.
///
/// # Errors
/// `input` cannot be read or `output` cannot be written.
pub fn answer_lines(names: &Names, mut input: impl BufRead, mut output: impl Write, layout: Layout) -> io::Result<u64> {
    let mut given = Given {
        ready: Ready::new(names, layout),
        slots: vec![Slot::default(); SLOTS],
    };
    let mut answers = Vec::with_capacity(CHUNK + 1024);
    let mut begun = Vec::new();
    let mut n_lines = 0;
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', chunk) {
            let line = &chunk[start..end];
            if begun.is_empty() {
                given.answer(line, &mut answers);
            } else {
                begun.extend_from_slice(line);
                given.answer(&begun, &mut answers);
                begun.clear();
            }
            start = end + 1;
            n_lines += 1;
            if answers.len() >= CHUNK {
                output.write_all(&answers)?;
                answers.clear();
            }
        }
        begun.extend_from_slice(&chunk[start..]);
        let read = chunk.len();
        input.consume(read);
    }
    if !begun.is_empty() {
        given.answer(&begun, &mut answers);
        n_lines += 1;
    }
    output.write_all(&answers)?;
    output.flush()?;
    Ok(n_lines)
}

/// The first answers, each in the slot that its line hashes to.
struct Given<'a> {
    ready: Ready<'a>,
    slots: Vec<Slot>,
}

/// A line and, behind it, its answer.
#[derive(Clone, Default)]
struct Slot {
    bytes: Vec<u8>,
    line: usize,
}

impl Given<'_> {
    fn answer(&mut self, line: &[u8], answers: &mut Vec<u8>) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() > LONGEST_KEPT {
            self.ready.answer(line, answers);
            return;
        }
        let mut hash = Folding::default();
        hash.write(line);
        let slot = &mut self.slots[hash.finish() as usize % SLOTS];
        if slot.bytes.is_empty() {
            slot.bytes.extend_from_slice(line);
            slot.line = line.len();
            self.ready.answer(line, &mut slot.bytes);
        }
        if slot.bytes[..slot.line] == *line {
            answers.extend_from_slice(&slot.bytes[slot.line..]);
        } else {
            // It stays: were it replaced, a file without a name twice would pay for keeping each.
            self.ready.answer(line, answers);
        }
    }
}

/// Writes the answer to one name, with a line break behind it.
pub fn write_answer(names: &Names, name: &str, layout: Layout, answers: &mut Vec<u8>) {
    write_name(name, layout, answers);
    write_rest(&names.resolve(name), layout, answers);
}

/// What is written behind each name of the tables, made once.
struct Ready<'a> {
    names: &'a Names,
    layout: Layout,
    bytes: Vec<u8>,
    /// Where the bytes of each entry end.
    ends: Vec<usize>,
}

impl Ready<'_> {
    fn new(names: &Names, layout: Layout) -> Ready<'_> {
        let mut bytes = Vec::new();
        let mut ends = vec![0];
        for entry in 0..names.entries.len() as u32 {
            write_rest(&names.answer(entry), layout, &mut bytes);
            ends.push(bytes.len());
        }
        Ready {
            names,
            layout,
            bytes,
            ends,
        }
    }

    fn answer(&self, line: &[u8], answers: &mut Vec<u8>) {
        let name = match str::from_utf8(line) {
            Ok(name) => Cow::Borrowed(name),
            Err(_) => String::from_utf8_lossy(line),
        };
        write_name(&name, self.layout, answers);
        match self.names.look_up(&name) {
            Found::Entry(entry) => {
                let entry = entry as usize;
                answers.extend_from_slice(&self.bytes[self.ends[entry]..self.ends[entry + 1]]);
            }
            found => write_rest(&self.names.answer_to(&name, found), self.layout, answers),
        }
    }
}

fn write_name(name: &str, layout: Layout, out: &mut Vec<u8>) {
    match layout {
        Layout::Text => out.extend_from_slice(name.as_bytes()),
        Layout::Json => {
            out.extend_from_slice(b"{\"name\":");
            string(name, out);
        }
    }
}

/// All that stands behind the name.
fn write_rest(answer: &Answer<'_>, layout: Layout, out: &mut Vec<u8>) {
    match layout {
        Layout::Text => write_text(answer, out),
        Layout::Json => write_json(answer, out),
    }
}

fn write_text(answer: &Answer<'_>, out: &mut Vec<u8>) {
    out.push(b'\t');
    match answer {
        Answer::Resolved { entity, .. } => {
            out.extend_from_slice(entity.code.as_bytes());
            out.push(b'\t');
            out.extend_from_slice(entity.name.as_bytes());
        }
        Answer::Ambiguous { candidates } => {
            out.extend_from_slice(b"refused, because it may be ");
            for (index, candidate) in candidates.iter().enumerate() {
                out.extend_from_slice(if index == 0 { b"" } else { b" or " });
                out.extend_from_slice(candidate.as_bytes());
            }
        }
        Answer::Refused { reason } => {
            out.extend_from_slice(b"refused, because ");
            out.extend_from_slice(reason.as_bytes());
        }
    }
    out.push(b'\n');
}

fn write_json(answer: &Answer<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b",\"code\":");
    match answer {
        Answer::Resolved { entity, .. } => string(&entity.code, out),
        Answer::Ambiguous { .. } | Answer::Refused { .. } => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"class\":\"");
    out.extend_from_slice(answer.class().as_bytes());
    out.push(b'"');
    match answer {
        Answer::Resolved { entity, .. } => {
            out.extend_from_slice(b",\"entity_name\":");
            string(&entity.name, out);
        }
        Answer::Ambiguous { candidates } => {
            out.extend_from_slice(b",\"candidates\":[");
            for (index, candidate) in candidates.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                string(candidate, out);
            }
            out.push(b']');
        }
        Answer::Refused { reason } => {
            out.extend_from_slice(b",\"reason\":");
            string(reason, out);
        }
    }
    out.extend_from_slice(b"}\n");
}

/// A JSON string: quotes, backslashes and control characters are escaped, the rest is as it was.
fn string(text: &str, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push(b'"');
    let needs_escape = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    // Without a branch for each byte, since nearly no name needs one.
    if !text.bytes().fold(false, |any, byte| any | needs_escape(byte)) {
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
        return;
    }
    let mut clean = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if !needs_escape(byte) {
            continue;
        }
        out.extend_from_slice(&text.as_bytes()[clean..at]);
        clean = at + 1;
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\t' => out.extend_from_slice(b"\\t"),
            _ => {
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
            }
        }
    }
    out.extend_from_slice(&text.as_bytes()[clean..]);
    out.push(b'"');
}
