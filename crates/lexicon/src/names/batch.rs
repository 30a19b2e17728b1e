//! Answers many names, a line each: the loop behind `tourdetable names`.
//!
//! `Viet Nam` gives `{"name":"Viet Nam","code":"VNM","class":"name","entity_name":"Viet Nam"}`, or as text
//! `Viet Nam`, `VNM` and `Viet Nam` with tabs between; `Korea` gives `Korea` and `refused, because it may be KOR or PRK`.
//!
//! Nothing is allocated for a name; a line that is not UTF-8 is answered with its faulty bytes replaced.

use std::io::{self, BufRead, Write};

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

/// Answers every line of `input`; gives how many there were.
///
/// # Errors
/// `input` cannot be read or `output` cannot be written.
pub fn answer_lines(names: &Names, mut input: impl BufRead, mut output: impl Write, layout: Layout) -> io::Result<u64> {
    let mut line = Vec::new();
    let mut answers = Vec::with_capacity(CHUNK + 1024);
    let mut n_lines = 0;
    while input.read_until(b'\n', &mut line)? > 0 {
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        write_answer(names, &String::from_utf8_lossy(&line), layout, &mut answers);
        if answers.len() >= CHUNK {
            output.write_all(&answers)?;
            answers.clear();
        }
        line.clear();
        n_lines += 1;
    }
    output.write_all(&answers)?;
    output.flush()?;
    Ok(n_lines)
}

/// Writes the answer to one name, with a line break behind it.
pub fn write_answer(names: &Names, name: &str, layout: Layout, answers: &mut Vec<u8>) {
    let answer = names.resolve(name);
    match layout {
        Layout::Text => write_text(name, &answer, answers),
        Layout::Json => write_json(name, &answer, answers),
    }
}

fn write_text(name: &str, answer: &Answer<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(name.as_bytes());
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

fn write_json(name: &str, answer: &Answer<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"name\":");
    string(name, out);
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
    let mut clean = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
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
