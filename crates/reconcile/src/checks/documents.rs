//! What one document says against what another says of the same meeting: numbers, figures, quantifiers.

use std::collections::{BTreeMap, BTreeSet};

use record::{Figure, FigureKind, Intervention, Kind, Modality, Verdict};

use super::side_of;
use crate::Draft;
use crate::claims::{Claim, Meeting, NUMBERS, numbers};
use crate::interval::Interval;

/// Do documents give the same number for the same thing? Each is held against the first that gives it:
/// a statement where there is one, else the oldest document.
pub(super) fn between_documents<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (number, name) in NUMBERS.iter().enumerate() {
        let mut giving: Vec<(&Claim<'_>, u32)> = claims
            .iter()
            .filter_map(|claim| Some((claim, numbers(claim.tally)[number]?)))
            .collect();
        giving.sort_by_key(|(claim, _)| (meeting.documents[claim.document].article.kind != Kind::Statement, claim.document));
        let Some(&(reference, expected)) = giving.first() else { continue };
        for &(claim, value) in giving.iter().skip(1).filter(|(claim, _)| claim.document != reference.document) {
            let is_copy = meeting.originals[claim.document].0 == meeting.originals[reference.document].0;
            if is_copy && value == expected {
                continue; // a copy that says the same says nothing new
            }
            let (verdict, class, reason) = if value == expected {
                (
                    Verdict::Agrees,
                    "same_value",
                    format!("both give {value} as the {name} number of delegations"),
                )
            } else {
                (
                    Verdict::Differs,
                    "value_conflict",
                    format!("one gives {expected} as the {name} number of delegations, the other {value}"),
                )
            };
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "cross_document",
                verdict,
                class,
                basis: Some((*name).into()),
                left: Some(expected.to_string()),
                right: Some(value.to_string()),
                residual: Some(f64::from(expected) - f64::from(value)),
                reason,
                left_side: side_of(meeting, reference),
                right_side: side_of(meeting, claim),
            });
        }
    }
    drafts
}

/// Do documents give compatible numbers of other things ("nearly 6,000 trade unions")?
pub(super) fn between_figures<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut by_thing: BTreeMap<String, Vec<(usize, &Figure, Interval)>> = BTreeMap::new();
    for (at, document) in meeting.documents.iter().enumerate() {
        for figure in document
            .extraction
            .figures
            .iter()
            .filter(|figure| figure.kind == FigureKind::Count && figure.polarity.is_none())
        {
            // Parts of a debate's tally are compared as claims; here it is about other things.
            let Some((counted, interval)) = figure.counted.as_deref().zip(Interval::of(figure)) else {
                continue;
            };
            let head = figure.counted_head.as_deref().unwrap_or_default();
            if counted.split_whitespace().count() < 2 || matches!(head, "delegation" | "delegate" | "state" | "country" | "speaker") {
                continue;
            }
            by_thing.entry(counted.to_lowercase()).or_default().push((at, figure, interval));
        }
    }
    let mut drafts = Vec::new();
    for (thing, claims) in &by_thing {
        let mut held = BTreeSet::new();
        for (number, &(at, figure, interval)) in claims.iter().enumerate() {
            let earlier = claims[..number].iter().enumerate();
            let Some((against, &(first_at, first, reference))) = earlier
                .into_iter()
                .find(|(_, (other, first, _))| *other != at && are_comparable(first, figure))
            else {
                continue;
            };
            let is_copy = meeting.originals[at].0 == meeting.originals[first_at].0 && interval == reference;
            if !held.insert((at, against)) || is_copy {
                continue; // a document says a thing once, and a copy that says the same says nothing new
            }
            let (verdict, class) = match (reference.meets(interval), reference.gap(interval) == 0.0) {
                (true, _) if reference == interval => (Verdict::Agrees, "same_value"),
                (true, _) => (Verdict::Agrees, "within_qualifier"),
                (false, true) => (Verdict::Differs, "boundary"),
                (false, false) => (Verdict::Differs, "outside_qualifier"),
            };
            let side = |at: usize, figure: &Figure| {
                let text = meeting.documents[at]
                    .article
                    .text
                    .get(figure.sentence_start..figure.sentence_end)
                    .unwrap_or_default();
                Some(meeting.side(at, figure.sentence_start, figure.sentence_end, text))
            };
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "cross_document",
                verdict,
                class,
                basis: Some(thing.clone()),
                left: Some(reference.to_string()),
                right: Some(interval.to_string()),
                residual: Some(reference.gap(interval)),
                reason: format!("{thing}: {reference} and {interval}, by what the qualifying words allow"),
                left_side: side(first_at, first),
                right_side: side(at, figure),
            });
        }
    }
    drafts
}

/// Whether two figures of one thing can be the same claim: both asserted as levels, and of times that
/// do not exclude each other. Days are ISO 8601, so their order is that of their text.
fn are_comparable(one: &Figure, other: &Figure) -> bool {
    let is_level =
        |figure: &Figure| figure.modality == Modality::Asserted && !figure.negated && matches!(figure.change.as_deref(), None | Some("to"));
    let ends_before = |one: &Figure, other: &Figure| matches!((&one.time_end, &other.time_start), (Some(end), Some(start)) if end < start);
    is_level(one) && is_level(other) && !ends_before(one, other) && !ends_before(other, one)
}

/// Does a quantifier harden from one document to the next ("almost all of them", "all of them")?
pub(super) fn quantifiers<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut of_part: BTreeMap<Option<u32>, Vec<(usize, &Intervention, &str)>> = BTreeMap::new();
    for (at, document) in meeting.documents.iter().enumerate() {
        let rows = &document.extraction.interventions;
        for row in rows {
            let whole = row.part_of.and_then(|seq| rows.iter().find(|other| other.seq == seq));
            if let Some((quantifier, whole)) = row.quantifier.as_deref().zip(whole) {
                of_part.entry(whole.count).or_default().push((at, row, quantifier));
            }
        }
    }
    let mut drafts = Vec::new();
    for (count, rows) in of_part.iter().filter(|(count, _)| count.is_some()) {
        let Some(&(first_at, first, reference)) = rows.first() else {
            continue;
        };
        for &(at, row, quantifier) in rows
            .iter()
            .skip(1)
            .filter(|(at, _, quantifier)| *at != first_at && *quantifier != reference)
        {
            let count = count.unwrap_or_default();
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "cross_document",
                verdict: Verdict::Differs,
                class: "qualifier_drift",
                basis: Some(format!("part of the {count}")),
                left: Some(reference.to_owned()),
                right: Some(quantifier.to_owned()),
                residual: None,
                reason: format!("of the {count}, one document says “{reference}”, another “{quantifier}”"),
                left_side: Some(meeting.side(first_at, first.start, first.end, &first.evidence)),
                right_side: Some(meeting.side(at, row.start, row.end, &row.evidence)),
            });
        }
    }
    drafts
}
