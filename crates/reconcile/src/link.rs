//! Which declared meeting a document, or one of its segments, is about.

use std::collections::BTreeSet;

use catalog::Event;
use jiff::civil::Date;
use record::{EventLink, Finding, Level, Note, Role, Side, Verdict};

use crate::{Document, Draft};

/// A document published so many days after a meeting may be about it without naming its day.
const DAYS_AFTER: i32 = 7;

/// Ties every document and segment; those that cannot be tied say why, in the link and in a note
/// where they make a claim.
pub(crate) fn link(events: &[Event], documents: &[Document<'_>]) -> (Vec<EventLink>, Vec<(String, Note)>) {
    let mut links = Vec::new();
    let mut notes = Vec::new();
    for document in documents {
        let id = &document.article.id;
        let first = links.len();
        for (segment, concerned) in segments(document) {
            let tied = tie(events, document, segment.as_deref(), concerned.as_deref());
            let (event, basis) = match tied {
                Ok((event, basis)) => (Some(event.id.clone()), basis.to_owned()),
                Err(why) => (None, why),
            };
            links.push(EventLink {
                doc: id.clone(),
                segment,
                event,
                basis,
            });
        }
        let own = &links[first..];
        if !document.extraction.tallies.is_empty() && own.iter().all(|link| link.event.is_none()) {
            let note = Note::new(
                "reconcile",
                Level::Warning,
                "no_event",
                format!("its claims are tied to no declared meeting: {}", own[0].basis),
            )
            .hint("declare the meeting in data/events/");
            notes.push((id.clone(), note));
        }
    }
    (links, notes)
}

/// A finding for each document that makes a claim and could not be tied to a meeting.
pub(crate) fn untied(links: &[EventLink], documents: &[Document<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in documents {
        let Some(tally) = document.extraction.tallies.first() else {
            continue;
        };
        let mut own = links.iter().filter(|link| link.doc == document.article.id);
        if own.clone().any(|link| link.event.is_some()) {
            continue;
        }
        let why = own.next().map(|link| link.basis.clone()).unwrap_or_default();
        let side = Side {
            doc: document.article.id.clone(),
            start: tally.start,
            end: tally.end,
            evidence: tally.evidence.clone(),
        };
        let draft = Draft {
            event: None,
            kind: "event_link",
            verdict: Verdict::CannotTell,
            class: "no_event",
            basis: None,
            left: None,
            right: None,
            residual: None,
            reason: format!("the claim is tied to no declared meeting: {why}"),
            left_side: Some(side),
            right_side: None,
        };
        findings.push(draft.finish());
    }
    findings
}

/// The document as a whole, then each of its segments, with the country concerned.
fn segments(document: &Document<'_>) -> Vec<(Option<String>, Option<String>)> {
    let extraction = document.extraction;
    let whole = (None, document.article.concerned.clone().or_else(|| extraction.concerned.clone()));
    let named: BTreeSet<&str> = extraction
        .interventions
        .iter()
        .filter_map(|row| row.segment.as_deref())
        .chain(extraction.tallies.iter().filter_map(|tally| tally.segment.as_deref()))
        .collect();
    let concerned_in = |segment: &str| {
        let rows = || {
            extraction
                .interventions
                .iter()
                .filter(|row| row.segment.as_deref() == Some(segment))
        };
        let speaks = rows()
            .find(|row| row.role == Role::CountryConcerned)
            .and_then(|row| row.entity.clone());
        speaks.or_else(|| rows().find_map(|row| row.stance_toward.clone()))
    };
    let mut all = vec![whole];
    all.extend(named.into_iter().map(|segment| (Some(segment.to_owned()), concerned_in(segment))));
    all
}

/// The meeting, and what tied it; or why none fits.
fn tie<'a>(
    events: &'a [Event],
    document: &Document<'_>,
    segment: Option<&str>,
    concerned: Option<&str>,
) -> Result<(&'a Event, &'static str), String> {
    if let Some(named) = &document.extraction.event {
        return events
            .iter()
            .find(|event| event.id == *named)
            .map(|event| (event, "declared"))
            .ok_or_else(|| format!("the input names the meeting `{named}`, which is not declared"));
    }
    // A resolution is adopted once, whatever the document's date.
    if let Some(event) = segment.and_then(|segment| events.iter().find(|event| event.symbol.as_deref() == Some(segment))) {
        return Ok((event, "symbol"));
    }
    let concerned = concerned
        .or(document.extraction.concerned.as_deref())
        .ok_or("no country concerned was found")?;
    let candidates: Vec<&Event> = events
        .iter()
        .filter(|event| event.concerned.as_deref() == Some(concerned))
        .collect();
    if candidates.is_empty() {
        return Err(format!("no meeting on {concerned} is declared"));
    }
    // A day that the text names is stronger than any likeness: it ties, and it forbids the others.
    let named_days: BTreeSet<&str> = document
        .extraction
        .times
        .iter()
        .filter(|time| time.granularity == "day")
        .filter_map(|time| time.time_start.as_deref())
        .collect();
    let held_on = |event: &Event, day: &str| (event.date.as_str()..=event.last_day()).contains(&day);
    let by_day: Vec<&Event> = candidates
        .iter()
        .copied()
        .filter(|event| named_days.iter().any(|day| held_on(event, day)))
        .collect();
    let published = document.article.published.as_deref().and_then(day);
    let days_after = |event: &Event| -> Option<i32> {
        let held = day(event.last_day())?;
        published?.since(held).ok().map(|span| span.get_days())
    };
    match by_day.as_slice() {
        [event] => return Ok((event, "date_and_country")),
        [] => {}
        several => {
            let nearest = several
                .iter()
                .filter(|event| days_after(event).is_some_and(|days| days >= 0))
                .min_by_key(|event| days_after(event));
            return nearest
                .map(|event| (*event, "date_and_country"))
                .ok_or_else(|| format!("the text names the days of {} meetings on {concerned}", several.len()));
        }
    }
    let soon_after: Vec<&Event> = candidates
        .iter()
        .copied()
        .filter(|event| days_after(event).is_some_and(|days| (0..=DAYS_AFTER).contains(&days)))
        .collect();
    match soon_after.as_slice() {
        [event] => Ok((event, "published_after")),
        [] if published.is_none() => Err(format!(
            "the text names no day of a meeting on {concerned}, and its date of publication is unknown"
        )),
        [] => Err(format!(
            "no declared meeting on {concerned} was held on a day that the text names, or in the {DAYS_AFTER} days before it was published"
        )),
        several => Err(format!(
            "{} meetings on {concerned} were held in the {DAYS_AFTER} days before it was published",
            several.len()
        )),
    }
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
