//! Keeps one request and its answer: a `request` record, what is known of it as `metadata`, and a
//! `response` (or a `revisit` of an earlier one), all three pointing at one another.
//!
//! The blocks are the bytes as they went over the wire. `WARC-Block-Digest` is over the block.
//! `WARC-Payload-Digest` is over the body, content coding still on; on a body that came in chunks
//! the standard means the joined chunks and the tools in use the chunks as they stand, so there a
//! `response` says none, and the block's digest covers it.

use crate::{HttpResponse, Metadata, NewRecord, digest, record_id};

/// One request and its answer, as they went over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received<'a> {
    /// The address asked for.
    pub url: &'a str,
    /// When: RFC 3339, UTC.
    pub date: &'a str,
    /// The IP address that answered.
    pub ip: String,
    /// What tells this exchange from another one of the same second: a number in its file.
    pub number: u64,
    /// The request, all bytes of it.
    pub request: Vec<u8>,
    /// The response, all bytes of it.
    pub response: Vec<u8>,
    /// The digest of the body, content coding still on, where whoever received it has made it.
    pub payload_digest: Option<String>,
    /// Whether the response goes on after these bytes.
    pub is_cut: bool,
}

/// The earlier record that a revisit is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revisited {
    /// Its `WARC-Record-ID`.
    pub record_id: String,
    /// Its `WARC-Target-URI`.
    pub url: String,
    /// Its `WARC-Date`.
    pub date: String,
    /// The digest of its payload.
    pub payload_digest: String,
    /// Whether the server said so (304), or the body came again and was the same.
    pub not_modified: bool,
}

impl Received<'_> {
    /// The records to be written together, the answer last. Its id is that of the third.
    pub fn into_records(self, known: &Metadata, revisited: Option<&Revisited>) -> Vec<NewRecord> {
        let number = self.number.to_string();
        let id = |kind: &str| record_id(&[kind, self.url, self.date, &number]);
        let (request_id, answer_id) = (id("request"), id("response"));
        let answer = match revisited {
            Some(earlier) => revisit(&answer_id, self.date, &self.response, earlier),
            None => response(&answer_id, self.date, self.response, self.payload_digest),
        };
        let request = NewRecord::new("request", &request_id, self.date, self.request)
            .with("WARC-Target-URI", self.url)
            .with("WARC-IP-Address", &self.ip)
            .with("WARC-Concurrent-To", &answer_id)
            .with("Content-Type", "application/http; msgtype=request");
        let answer = match self.is_cut && revisited.is_none() {
            true => answer.with("WARC-Truncated", "length"),
            false => answer,
        };
        let answer = answer
            .with("WARC-Target-URI", self.url)
            .with("WARC-IP-Address", &self.ip)
            .with("WARC-Concurrent-To", &request_id)
            .with("Content-Type", "application/http; msgtype=response");
        vec![request, NewRecord::metadata(&answer_id, self.url, self.date, known), answer]
    }
}

fn response(id: &str, date: &str, message: Vec<u8>, payload_digest: Option<String>) -> NewRecord {
    let payload_digest = HttpResponse::parse(&message)
        .filter(|response| !response.is_chunked() && !response.body.is_empty())
        .map(|response| payload_digest.unwrap_or_else(|| digest(response.body)));
    let record = NewRecord::new("response", id, date, message);
    match payload_digest {
        Some(payload_digest) => record.with("WARC-Payload-Digest", &payload_digest),
        None => record,
    }
}

fn revisit(id: &str, date: &str, message: &[u8], earlier: &Revisited) -> NewRecord {
    let profile = if earlier.not_modified {
        "server-not-modified"
    } else {
        "identical-payload-digest"
    };
    let record = NewRecord::new("revisit", id, date, revisit_head(message).to_vec())
        .with("WARC-Profile", &format!("http://netpreserve.org/warc/1.1/revisit/{profile}"))
        .with("WARC-Payload-Digest", &earlier.payload_digest)
        .with("WARC-Refers-To", &earlier.record_id)
        .with("WARC-Refers-To-Target-URI", &earlier.url)
        .with("WARC-Refers-To-Date", &earlier.date);
    if earlier.not_modified {
        record
    } else {
        // The body is the earlier record's.
        record.with("WARC-Truncated", "length")
    }
}

/// A message's head with its empty line: what a revisit keeps of it.
pub fn revisit_head(message: &[u8]) -> &[u8] {
    match message.windows(4).position(|end| end == b"\r\n\r\n") {
        Some(at) => &message[..at + 4],
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(response: &[u8]) -> Received<'static> {
        Received {
            url: "https://example.org/a",
            date: "2026-01-02T03:04:05Z",
            ip: "192.0.2.7".into(),
            number: 7,
            request: b"GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n".to_vec(),
            response: response.to_vec(),
            payload_digest: None,
            is_cut: false,
        }
    }

    fn text(record: &NewRecord) -> String {
        let member = record.packed(&mut crate::Packer::new(1));
        let mut unpacked = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(member.as_slice()), &mut unpacked).unwrap();
        unpacked
    }

    #[test]
    fn request_metadata_and_response_point_at_one_another() {
        let records = received(b"HTTP/1.1 200 OK\r\n\r\n<p>").into_records(&Metadata::default(), None);
        let [request, metadata, response] = records.as_slice() else {
            panic!("three records")
        };
        assert!(text(request).contains(&format!("WARC-Concurrent-To: {}", response.id())));
        assert!(text(metadata).contains(&format!("WARC-Refers-To: {}", response.id())));
        assert!(text(response).contains(&format!("WARC-Concurrent-To: {}", request.id())));
        assert!(text(response).contains(&format!("WARC-Payload-Digest: {}", digest(b"<p>"))));
    }

    #[test]
    fn a_chunked_response_says_no_payload_digest() {
        let message = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n";
        let records = received(message).into_records(&Metadata::default(), None);
        assert!(!text(&records[2]).contains("WARC-Payload-Digest"));
        assert!(text(&records[2]).contains(&digest(message)));
    }

    #[test]
    fn a_revisit_keeps_the_head_and_names_the_record_it_is_about() {
        let earlier = Revisited {
            record_id: "<urn:uuid:1>".into(),
            url: "https://example.org/a".into(),
            date: "2026-01-01T00:00:00Z".into(),
            payload_digest: digest(b"<p>"),
            not_modified: true,
        };
        let records = received(b"HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n").into_records(&Metadata::default(), Some(&earlier));
        let revisit = text(&records[2]);
        assert!(revisit.contains("WARC-Type: revisit") && revisit.contains("revisit/server-not-modified"));
        assert!(revisit.contains("WARC-Refers-To: <urn:uuid:1>") && !revisit.contains("WARC-Truncated"));
        let again = Revisited {
            not_modified: false,
            ..earlier
        };
        let records = received(b"HTTP/1.1 200 OK\r\n\r\n<p>").into_records(&Metadata::default(), Some(&again));
        let revisit = text(&records[2]);
        assert!(
            revisit.contains("revisit/identical-payload-digest") && !revisit.contains("<p>"),
            "{revisit}"
        );
    }
}
