//! An answer taken apart: its status, its fields, and its body without codings.

use std::borrow::Cow;
use std::io::Read;

use archive::{HttpResponse, Undecodable, digest, digest_of};
use catalog::Manners;
use http::HeaderMap;

use crate::Sitemap;
use crate::client::Answer;
use crate::fault::Fault;
use crate::job::{Kind, LONGEST_ROBOTS};

/// A whole answer, taken apart.
pub(super) struct Taken {
    pub status: u16,
    pub fields: HeaderMap,
    pub body: Body,
    /// With content coding.
    pub payload_digest: String,
    pub digest: String,
    pub answer: Answer,
}

/// What a body is to whoever asked for it.
pub(super) enum Body {
    /// Without transfer and content coding.
    Bytes(Vec<u8>),
    /// A sitemap is read as it is unpacked, and not held.
    Sitemap(Sitemap),
}

impl Taken {
    /// An answer to a request of this kind, taken apart.
    pub(super) fn of(kind: &Kind, answer: Answer, limits: &Manners) -> Result<Taken, Fault> {
        let malformed = || Fault::Malformed("it has no status line".into());
        let response = HttpResponse::parse(&answer.received).ok_or_else(malformed)?;
        let body = match (kind, answer.status) {
            (Kind::Robots(_), _) => Body::Bytes(beginning_of(&response)),
            (Kind::Sitemap(_), 200 | 203) => Body::Sitemap(Sitemap::read(response.unpacking().map_err(undecodable)?)),
            _ => {
                let decoded = response.decoded_within(limits.max_body_bytes, limits.max_ratio);
                Body::Bytes(decoded.map_err(undecodable)?.body)
            }
        };
        let payload_digest = || digest_of(response.pieces()).unwrap_or_else(|_| digest(response.body));
        let (digest, payload_digest) = match (&body, response.field("Content-Encoding")) {
            (Body::Bytes(bytes), None) => (digest(bytes), None),
            (Body::Bytes(bytes), Some(_)) => (digest(bytes), Some(payload_digest())),
            // The id of a sitemap is made of what came, so that it need not be unpacked again.
            (Body::Sitemap(_), _) => (payload_digest(), None),
        };
        Ok(Taken {
            status: answer.status,
            fields: answer.fields.clone(),
            body,
            payload_digest: payload_digest.unwrap_or_else(|| digest.clone()),
            digest,
            answer,
        })
    }

    /// What may be a challenge page: the body, where it is no sitemap.
    pub(super) fn words(&self) -> Cow<'_, [u8]> {
        match &self.body {
            Body::Bytes(bytes) => bytes.into(),
            Body::Sitemap(sitemap) if sitemap.lists_nothing() => HttpResponse::parse(&self.answer.received)
                .map(|response| beginning_of(&response).into())
                .unwrap_or_default(),
            Body::Sitemap(_) => Cow::default(),
        }
    }

    /// The body apart, so that it need not be held while the answer is written.
    pub(super) fn without_body(mut self) -> (Body, Taken) {
        let body = std::mem::replace(&mut self.body, Body::Bytes(Vec::new()));
        (body, self)
    }
}

impl Body {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Body::Bytes(bytes) => bytes,
            Body::Sitemap(_) => &[],
        }
    }
}

/// As much of a `robots.txt` as is read, without codings.
pub(crate) fn beginning_of(response: &HttpResponse<'_>) -> Vec<u8> {
    let mut beginning = Vec::new();
    if let Ok(unpacked) = response.unpacking() {
        // Where it cannot be unpacked to its end, what came before that holds.
        let _ = unpacked.take(LONGEST_ROBOTS).read_to_end(&mut beginning);
    }
    beginning
}

fn undecodable(why: Undecodable) -> Fault {
    match why {
        Undecodable::Coding(coding) => Fault::Coding(coding),
        Undecodable::TooLong(limit) => Fault::TooLong(limit),
        Undecodable::Ratio(ratio) => Fault::Bomb(ratio),
    }
}
