//! Takes an archived HTTP response apart and removes what was only for the way.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// An HTTP response as received: status line, header fields, body.
///
/// ```
/// let response = archive::HttpResponse::parse(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>").unwrap();
/// assert_eq!((response.status, response.field("content-type"), response.body), (200, Some("text/html"), b"<p>".as_slice()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpResponse<'a> {
    /// Status code.
    pub status: u16,
    /// Header fields as received, in order; bytes over 127 read as ISO 8859-1.
    pub fields: Vec<(String, String)>,
    /// What follows the empty line, codings still on.
    pub body: &'a [u8],
}

/// A body without its codings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decoded {
    /// The body.
    pub body: Vec<u8>,
    /// What did not fit: a coding that was declared and not there, a body cut short.
    pub doubts: Vec<String>,
}

/// A body that unpacks to more is given up: no page is as long.
const LONGEST_BODY: usize = 64 << 20;

impl<'a> HttpResponse<'a> {
    /// Parses a message; `None` where it does not begin with a status line.
    pub fn parse(message: &'a [u8]) -> Option<HttpResponse<'a>> {
        let mut rest = message;
        let status_line = latin1(take_line(&mut rest)?);
        let mut words = status_line.split_ascii_whitespace();
        words.next().filter(|word| word.starts_with("HTTP/"))?;
        let status = words.next()?.parse().ok()?;
        let mut fields: Vec<(String, String)> = Vec::new();
        while let Some(line) = take_line(&mut rest) {
            if line.is_empty() {
                break;
            }
            let line = latin1(line);
            match (line.starts_with([' ', '\t']), fields.last_mut()) {
                (true, Some((_, value))) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                // A line without a colon is nothing that HTTP knows; servers send it, browsers pass over it.
                _ => fields.extend(line.split_once(':').map(|(name, value)| (name.trim().into(), value.trim().into()))),
            }
        }
        Some(HttpResponse {
            status,
            fields,
            body: rest,
        })
    }

    /// The first value of a header field; case does not matter.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The body without transfer coding: what the server means by the body, content coding still on.
    /// What does not fit is said beside it.
    pub fn payload(&self) -> (Cow<'a, [u8]>, Option<String>) {
        let body = Cow::Borrowed(self.body);
        if self.is_chunked() {
            return match unchunked(self.body) {
                Some((joined, true)) => (joined.into(), None),
                Some((joined, false)) => (joined.into(), Some("the chunked body ends before its last chunk".into())),
                None => (body, Some("the body is declared as chunked and is not".into())),
            };
        }
        let declared = self.field("Content-Length").and_then(|length| length.parse::<usize>().ok());
        match declared.filter(|length| body.len() < *length && self.field("Content-Encoding").is_none()) {
            Some(length) => {
                let doubt = format!("the body has {} of the {length} bytes that were declared", body.len());
                (body, Some(doubt))
            }
            None => (body, None),
        }
    }

    /// The body without transfer and content coding, to be read piece by piece: what is too long to
    /// be held unpacked. Nothing limits it; a body that ends early reads as an error.
    ///
    /// # Errors
    /// A coding that is not known here; the first bytes cannot be unpacked.
    pub fn unpacking(&self) -> Result<Box<dyn BufRead + 'a>, Undecodable> {
        let mut body = self.pieces();
        let codings = self.field("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        for coding in codings.split(',').rev().map(str::trim) {
            body = match coding {
                "" | "identity" => body,
                "gzip" | "x-gzip" if !body.fill_buf().is_ok_and(|start| start.starts_with(&[0x1f, 0x8b])) => body,
                "gzip" | "x-gzip" => Box::new(BufReader::new(MultiGzDecoder::new(body))),
                "deflate" if body.fill_buf().is_ok_and(looks_like_zlib) => Box::new(BufReader::new(ZlibDecoder::new(body))),
                "deflate" => Box::new(BufReader::new(DeflateDecoder::new(body))),
                other => return Err(Undecodable::Coding(other.into())),
            };
        }
        Ok(body)
    }

    /// The body without transfer coding, content coding still on.
    pub fn pieces(&self) -> Box<dyn BufRead + 'a> {
        if self.is_chunked() && unchunked(self.body).is_some() {
            Box::new(Chunks { rest: self.body, left: 0 })
        } else {
            Box::new(Cursor::new(self.body))
        }
    }

    /// Whether the body came in chunks.
    pub fn is_chunked(&self) -> bool {
        let transfer = self.field("Transfer-Encoding").unwrap_or_default();
        transfer.split(',').any(|coding| coding.trim().eq_ignore_ascii_case("chunked"))
    }

    /// The body without transfer and content coding.
    ///
    /// Archives are not always true to their header fields (a tool stores the unpacked body under
    /// the packed one's header), so a declared coding that is not there is left and noted.
    ///
    /// # Errors
    /// A coding that is not known here (`br`, `zstd`), named.
    pub fn decoded(&self) -> Result<Decoded, String> {
        self.decoded_within(LONGEST_BODY as u64, u64::MAX).map_err(|why| why.to_string())
    }

    /// The same for a body that nobody vouches for: unpacking stops at `limit` bytes, and where it
    /// has given `ratio` times the packed bytes (a mebibyte is always let through).
    ///
    /// # Errors
    /// A coding that is not known here; more bytes than that.
    pub fn decoded_within(&self, limit: u64, ratio: u64) -> Result<Decoded, Undecodable> {
        let (mut body, doubt) = self.payload();
        let mut decoded = Decoded {
            doubts: doubt.into_iter().collect(),
            ..Decoded::default()
        };
        let by_ratio = (body.len() as u64).saturating_mul(ratio).max(1 << 20);
        let codings = self.field("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        for coding in codings.split(',').rev().map(str::trim) {
            let limit_here = limit.min(by_ratio);
            let unpacked = match coding {
                "" | "identity" => continue,
                "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => unpack(MultiGzDecoder::new(&*body), limit_here),
                "deflate" if looks_like_zlib(&body) => unpack(ZlibDecoder::new(&*body), limit_here),
                "deflate" => unpack(DeflateDecoder::new(&*body), limit_here),
                "gzip" | "x-gzip" => {
                    decoded.doubts.push(format!("the body is declared as `{coding}` and is not"));
                    continue;
                }
                other => return Err(Undecodable::Coding(other.into())),
            };
            match unpacked {
                (_, Ended::AtLimit) if by_ratio < limit => return Err(Undecodable::Ratio(ratio)),
                (_, Ended::AtLimit) => return Err(Undecodable::TooLong(limit)),
                (unpacked, Ended::Whole) => body = unpacked.into(),
                (unpacked, Ended::Early(_)) if unpacked.is_empty() => {
                    decoded.doubts.push(format!("the body is declared as `{coding}` and is not"));
                }
                (unpacked, Ended::Early(why)) => {
                    decoded.doubts.push(format!("the body cannot be unpacked to its end: {why}"));
                    body = unpacked.into();
                }
            }
        }
        if body.len() as u64 > limit {
            return Err(Undecodable::TooLong(limit));
        }
        decoded.body = body.into_owned();
        Ok(decoded)
    }
}

/// Why a body is not given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// Its content coding is none of ours.
    #[error("the content coding `{0}` is not known here")]
    Coding(String),
    /// It has more bytes than were allowed.
    #[error("the body has more than {0} bytes")]
    TooLong(u64),
    /// It unpacks to more than so many times what came.
    #[error("the body unpacks to more than {0} times what was sent")]
    Ratio(u64),
}

fn take_line<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    if rest.is_empty() {
        return None;
    }
    let end = rest.iter().position(|&byte| byte == b'\n');
    let line = &rest[..end.unwrap_or(rest.len())];
    *rest = &rest[end.map_or(rest.len(), |end| end + 1)..];
    Some(line.strip_suffix(b"\r").unwrap_or(line))
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

fn looks_like_zlib(body: &[u8]) -> bool {
    matches!(body, [method, flags, ..] if method & 15 == 8 && (u16::from(*method) * 256 + u16::from(*flags)) % 31 == 0)
}

enum Ended {
    Whole,
    AtLimit,
    Early(std::io::Error),
}

/// What can be unpacked, and how it ends.
fn unpack(mut reader: impl Read, limit: u64) -> (Vec<u8>, Ended) {
    let mut body = Vec::new();
    let read = reader.by_ref().take(limit.saturating_add(1)).read_to_end(&mut body);
    let ended = match read {
        Err(error) => Ended::Early(error),
        Ok(length) if length as u64 > limit => Ended::AtLimit,
        Ok(_) => Ended::Whole,
    };
    (body, ended)
}

/// A body in chunks, one chunk at a time.
struct Chunks<'a> {
    rest: &'a [u8],
    /// Bytes of the chunk that is being read.
    left: usize,
}

impl BufRead for Chunks<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 && !self.rest.is_empty() {
            match chunk_size(&mut self.rest) {
                Some(0) => self.rest = &[],
                Some(size) => self.left = size,
                None => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        Ok(&self.rest[..self.left.min(self.rest.len())])
    }

    fn consume(&mut self, n: usize) {
        self.rest = &self.rest[n..];
        self.left -= n;
        if self.left == 0 {
            self.rest = without_line_end(self.rest);
        }
    }
}

impl Read for Chunks<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

/// The size that a chunk begins with; `None` where no chunk begins.
fn chunk_size(rest: &mut &[u8]) -> Option<usize> {
    let line = take_line(rest)?;
    let digits = line.split(|&byte| byte == b';').next()?.trim_ascii();
    let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    usize::from_str_radix(digits, 16).ok()
}

fn without_line_end(rest: &[u8]) -> &[u8] {
    rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest)
}

/// The chunks joined, and whether the last one was there; `None` where it does not begin with a chunk.
fn unchunked(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut rest = body;
    let mut joined = Vec::with_capacity(body.len());
    let mut first = true;
    loop {
        let Some(size) = chunk_size(&mut rest) else {
            return if first { None } else { Some((joined, false)) };
        };
        if size == 0 {
            return Some((joined, true));
        }
        first = false;
        joined.extend_from_slice(&rest[..size.min(rest.len())]);
        if size > rest.len() {
            return Some((joined, false));
        }
        rest = without_line_end(&rest[size..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(head: &str, body: &[u8]) -> (String, Vec<String>) {
        let message = [format!("HTTP/1.1 200 OK\r\n{head}\r\n").as_bytes(), body].concat();
        let decoded = HttpResponse::parse(&message).unwrap().decoded().unwrap();
        (String::from_utf8(decoded.body).unwrap(), decoded.doubts)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = Vec::new();
        flate2::bufread::GzEncoder::new(bytes, flate2::Compression::fast())
            .read_to_end(&mut packed)
            .unwrap();
        packed
    }

    #[test]
    fn chunks_are_joined() {
        assert_eq!(
            body("Transfer-Encoding: chunked\r\n", b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"),
            ("abcde".into(), vec![])
        );
    }

    #[test]
    fn a_missing_last_chunk_is_doubted() {
        assert_eq!(body("Transfer-Encoding: chunked\r\n", b"5\r\nabc").1.len(), 1);
    }

    #[test]
    fn a_gzip_body_in_chunks_is_unpacked() {
        let packed = gzip(b"Cambodia");
        let mut chunked = format!("{:x}\r\n", packed.len()).into_bytes();
        chunked.extend(packed);
        chunked.extend(b"\r\n0\r\n\r\n");
        assert_eq!(
            body("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", &chunked),
            ("Cambodia".into(), vec![])
        );
    }

    #[test]
    fn a_coding_that_is_not_there_is_left_and_doubted() {
        let (text, doubts) = body("Content-Encoding: gzip\r\n", b"plain");
        assert_eq!((text.as_str(), doubts.len()), ("plain", 1));
        let (text, doubts) = body("Transfer-Encoding: chunked\r\n", b"plain");
        assert_eq!((text.as_str(), doubts.len()), ("plain", 1));
    }

    #[test]
    fn a_body_shorter_than_declared_is_doubted() {
        assert_eq!(
            body("Content-Length: 10\r\n", b"abc").1,
            ["the body has 3 of the 10 bytes that were declared"]
        );
    }

    #[test]
    fn a_bomb_is_given_up_by_length_or_by_ratio() {
        let mut message = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
        message.extend(gzip(&vec![0; 4 << 20]));
        let response = HttpResponse::parse(&message).unwrap();
        assert_eq!(response.decoded_within(1 << 20, 1 << 30), Err(Undecodable::TooLong(1 << 20)));
        assert_eq!(response.decoded_within(8 << 20, 100), Err(Undecodable::Ratio(100)));
        assert_eq!(response.decoded_within(8 << 20, 1 << 30).unwrap().body.len(), 4 << 20);
    }

    #[test]
    fn an_unknown_coding_is_named() {
        let message = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx";
        let error = HttpResponse::parse(message).unwrap().decoded().unwrap_err();
        assert!(error.contains("`br`"), "{error}");
    }
}
