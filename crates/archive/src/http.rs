//! Takes an archived HTTP response apart and removes what was only for the way.

use std::io::Read;

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

/// A body that unpacks to more is cut there: no page is as long.
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

    /// The body without transfer and content coding.
    ///
    /// Archives are not always true to their header fields (a tool stores the unpacked body under
    /// the packed one's header), so a declared coding that is not there is left and noted.
    ///
    /// # Errors
    /// A coding that is not known here (`br`, `zstd`), named.
    pub fn decoded(&self) -> Result<Decoded, String> {
        let mut decoded = Decoded::default();
        let transfer = self.field("Transfer-Encoding").unwrap_or_default().to_ascii_lowercase();
        let mut body = std::borrow::Cow::Borrowed(self.body);
        if transfer.split(',').any(|coding| coding.trim() == "chunked") {
            match unchunked(self.body) {
                Some((joined, whole)) => {
                    body = joined.into();
                    if !whole {
                        decoded.doubts.push("the chunked body ends before its last chunk".into());
                    }
                }
                None => decoded.doubts.push("the body is declared as chunked and is not".into()),
            }
        } else if let Some(length) = self.field("Content-Length").and_then(|length| length.parse::<usize>().ok())
            && body.len() < length
            && self.field("Content-Encoding").is_none()
        {
            decoded
                .doubts
                .push(format!("the body has {} of the {length} bytes that were declared", body.len()));
        }
        let codings = self.field("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        for coding in codings.split(',').rev().map(str::trim) {
            let unpacked = match coding {
                "" | "identity" => continue,
                "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => unpack(MultiGzDecoder::new(&*body)),
                "deflate" if looks_like_zlib(&body) => unpack(ZlibDecoder::new(&*body)),
                "deflate" => unpack(DeflateDecoder::new(&*body)),
                "gzip" | "x-gzip" => {
                    decoded.doubts.push(format!("the body is declared as `{coding}` and is not"));
                    continue;
                }
                other => return Err(format!("the content coding `{other}` is not known here")),
            };
            if let Some(doubt) = unpacked.1 {
                if unpacked.0.is_empty() {
                    decoded.doubts.push(format!("the body is declared as `{coding}` and is not"));
                    continue;
                }
                decoded.doubts.push(doubt);
            }
            body = unpacked.0.into();
        }
        decoded.body = body.into_owned();
        Ok(decoded)
    }
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

/// What can be unpacked, and why it ends early where it does.
fn unpack(mut reader: impl Read) -> (Vec<u8>, Option<String>) {
    let mut body = Vec::new();
    let read = reader.by_ref().take(LONGEST_BODY as u64).read_to_end(&mut body);
    let doubt = match read {
        Err(error) => Some(format!("the body cannot be unpacked to its end: {error}")),
        Ok(LONGEST_BODY) => Some(format!("the body is cut at {LONGEST_BODY} bytes")),
        Ok(_) => None,
    };
    (body, doubt)
}

/// The chunks joined, and whether the last one was there; `None` where it does not begin with a chunk.
fn unchunked(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut rest = body;
    let mut joined = Vec::with_capacity(body.len());
    let mut first = true;
    loop {
        let line = take_line(&mut rest);
        let size = line.and_then(|line| {
            let digits = line.split(|&byte| byte == b';').next()?.trim_ascii();
            usize::from_str_radix(std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?, 16).ok()
        });
        let Some(size) = size else {
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
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
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
    fn an_unknown_coding_is_named() {
        let message = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx";
        let error = HttpResponse::parse(message).unwrap().decoded().unwrap_err();
        assert!(error.contains("`br`"), "{error}");
    }
}
