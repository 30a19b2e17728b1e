//! The arithmetic: claims about one meeting, held side by side.
//!
//! Takes the declared meetings and what each document states; gives [`Finding`]s, each with a
//! verdict (agrees, differs, cannot tell), the reason, and the words of both sides. A mission's
//! "36 = 28 + 8" is added up, held against the UN's list of speakers under every way of
//! counting, and against what other documents say; copies count as one voice.
//!
//! Pure: no I/O, no clock; the same input gives the same findings in the same order.
//!
//! Left alone on purpose: nothing here decides what is true, and no number is corrected.

mod checks;
mod claims;
mod copies;
mod interval;
mod link;

use std::collections::BTreeMap;

use catalog::Event;
use record::{Article, EventLink, Extraction, Finding, Note, Side, Verdict};

pub use interval::Interval;

/// One document: what it is, and what it states.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What it is.
    pub article: &'a Article,
    /// What it states.
    pub extraction: &'a Extraction,
}

/// What came of holding the documents side by side.
#[derive(Debug, Clone, Default)]
pub struct Reconciliation {
    /// Which meeting each document, or segment of one, is about.
    pub links: Vec<EventLink>,
    /// The findings, by meeting.
    pub findings: Vec<Finding>,
    /// What could not be tied or compared, with the document's id.
    pub notes: Vec<(String, Note)>,
}

/// Ties documents to meetings and compares their claims.
pub fn reconcile(events: &[Event], documents: &[Document<'_>]) -> Reconciliation {
    let (links, notes) = link::link(events, documents);
    let mut of_event: BTreeMap<&str, Vec<Document<'_>>> = BTreeMap::new();
    for document in documents {
        let mut about: Vec<&str> = links
            .iter()
            .filter(|link| link.doc == document.article.id)
            .filter_map(|link| link.event.as_deref())
            .collect();
        about.sort_unstable();
        about.dedup();
        for event in about {
            of_event.entry(event).or_default().push(*document);
        }
    }
    let mut findings = Vec::new();
    for (event, documents) in &of_event {
        let meeting = claims::Meeting::new(event, documents, &links);
        findings.extend(checks::all(&meeting));
    }
    findings.extend(link::untied(&links, documents));
    Reconciliation { links, findings, notes }
}

/// A finding before it has its id.
pub(crate) struct Draft<'a> {
    event: Option<&'a str>,
    kind: &'a str,
    verdict: Verdict,
    class: &'a str,
    basis: Option<String>,
    left: Option<String>,
    right: Option<String>,
    residual: Option<f64>,
    reason: String,
    left_side: Option<Side>,
    right_side: Option<Side>,
}

impl Draft<'_> {
    /// The finding, with an id made of the meeting, the check and the two sides.
    fn finish(self) -> Finding {
        let place = |side: &Option<Side>| {
            side.as_ref()
                .map(|side| format!("{}:{}-{}", side.doc, side.start, side.end))
                .unwrap_or_default()
        };
        let parts = [
            self.event.unwrap_or_default(),
            self.kind,
            self.class,
            self.basis.as_deref().unwrap_or_default(),
            self.left.as_deref().unwrap_or_default(),
            self.right.as_deref().unwrap_or_default(),
            &place(&self.left_side),
            &place(&self.right_side),
        ];
        Finding {
            id: format!("{:016x}", fnv1a(parts.join("\u{1f}").as_bytes())),
            event: self.event.map(str::to_owned),
            kind: self.kind.into(),
            verdict: self.verdict,
            class: self.class.into(),
            basis: self.basis,
            left: self.left,
            right: self.right,
            residual: self.residual,
            reason: self.reason,
            left_side: self.left_side,
            right_side: self.right_side,
        }
    }
}

/// The 64-bit FNV-1a hash: the same on every machine and in every version of Rust.
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
