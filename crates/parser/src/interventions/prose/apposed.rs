//! Nouns of what is said, and those who take them up behind: "a view that **Chad** shared", "the state of
//! exception, which **Mali** too called excessive".

use crate::interventions::context::{Context, first_word};
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, predicate_at, spoken};
use lexicon::Predicate;

/// Nouns of what is said, which a relative clause behind them takes up.
pub(super) const SAID: &[&str] = &[
    "view",
    "request",
    "demand",
    "call",
    "concern",
    "worry",
    "fear",
    "point",
    "position",
    "line",
    "sentiment",
    "argument",
    "charge",
    "appeal",
    "plea",
    "opinion",
    "criticism",
    "complaint",
    "reading",
    "verdict",
    "stance",
    "conviction",
    "hope",
    "question",
    "tribute",
    "assessment",
    "conclusion",
    "message",
    "theme",
    "proposal",
    "recommendation",
    "suggestion",
    "accusation",
    "claim",
    "note",
    "regret",
    "wish",
    "doubt",
    "reproach",
    "warning",
    "refrain",
    "stand",
    "course",
    "tack",
    "path",
    "approach",
    "tone",
    "thought",
    "reminder",
    "subject",
    "matter",
    "topic",
    "issue",
    "formula",
    "phrase",
    "expression",
    "wording",
    "term",
];

/// Whether the words before the names end in ", a view that" or go on with "and that" from there.
pub(super) fn is_apposed(lead: &str) -> bool {
    let Some(before) = [
        "that",
        "with which",
        "to which",
        "in which",
        "on which",
        "about which",
        "over which",
        "which",
    ]
    .iter()
    .find_map(|word| lead.strip_suffix(word)) else {
        return false;
    };
    let starts = [", a ", ", an ", ", the same ", ", the very "];
    let Some(words) = starts
        .iter()
        .filter_map(|start| Some(&before[before.rfind(start)? + 2..]))
        .min_by_key(|words| words.len())
    else {
        return false;
    };
    let noun = words.split(' ').take(5).any(|word| SAID.contains(&word));
    let nearest = words.trim_end();
    noun && (words.split_whitespace().count() <= 5 || nearest.ends_with(" and"))
}

/// ", a request that **Malta and Fiji repeated**": a verb whose object is the noun before.
pub(super) fn apposed(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    if !is_apposed(lead) {
        return None;
    }
    let takes_up = [
        "shared",
        "repeated",
        "echoed",
        "endorsed",
        "seconded",
        "backed",
        "supported",
        "reiterated",
        "voiced",
        "made",
        "took",
        "adopted",
        "followed",
        "chose",
        "struck",
        "joined",
        "concurred",
        "agreed",
    ];
    let rest = ctx.ahead_lower(end, limit, 120);
    let mut at = 0;
    while let Some((word, length)) = first_word(&rest[at..]).filter(|_| rest[at..].starts_with(' ')) {
        if takes_up.contains(&word) {
            return Some(spoken(end + at + length - word.len(), end + at + length));
        }
        if !(matches!(word, "also" | "both" | "all" | "later" | "then" | "had" | "in" | "turn" | "too") || word.ends_with("ly")) {
            break;
        }
        at += length;
    }
    if let Some(found) = as_others_are(lead, rest, end) {
        return Some(found);
    }
    let found = predicate_at(ctx, end, limit, false, false).filter(|found| found.predicate == Predicate::Speaker)?;
    let verb = ctx.lower.get(found.start..found.end)?;
    let rest = ctx.ahead_lower(found.end, limit, 60);
    // "that Chad branded a threat", "that Mali warned would fail"
    let names_it = [
        "branded",
        "called",
        "termed",
        "dubbed",
        "labelled",
        "described",
        "dismissed",
        "denounced",
    ];
    let has_a_gap = rest.trim_start().starts_with([',', '.', ';', ':'])
        || names_it.contains(&verb)
        || [
            " too",
            " as well",
            " in ",
            " outright",
            " also",
            " would ",
            " was ",
            " were ",
            " could ",
            " might ",
        ]
        .iter()
        .any(|words| rest.starts_with(words));
    has_a_gap.then_some(found)
}

/// "the state of exception, **which Chad too called** excessive": what is named so is the object.
pub(super) fn called_so(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    lead.strip_suffix(", which")?;
    let rest = ctx.ahead_lower(end, limit, 60);
    let words = [" too ", " also ", " likewise ", " in turn ", " "]
        .iter()
        .find_map(|word| rest.strip_prefix(*word))?;
    let verbs = [
        "called",
        "branded",
        "termed",
        "dubbed",
        "labelled",
        "labeled",
        "described as",
        "dismissed as",
        "denounced as",
        "deemed",
        "considered",
    ];
    let verb = verbs.iter().find(|verb| words.starts_with(**verb))?;
    let start = end + rest.len() - words.len();
    let goes_on = words[verb.len()..].starts_with(' ');
    (goes_on && ctx.format == Format::News).then(|| spoken(start, start + verb.len()))
}

/// "a subject on which **Chad was no less warm**", "about which Mali was just as blunt": the speaker
/// before is the measure, so both spoke.
fn as_others_are(lead: &str, rest: &str, end: usize) -> Option<Found> {
    let of_a_subject = ["on which", "about which", "over which"].iter().any(|words| lead.ends_with(words));
    let measure = [
        " was no less ",
        " were no less ",
        " was just as ",
        " were just as ",
        " was equally ",
        " were equally ",
        " was even ",
        " were even ",
        " was as ",
        " were as ",
    ]
    .iter()
    .find(|words| rest.starts_with(**words))?;
    let (_, length) = first_word(&rest[measure.len()..])?;
    of_a_subject.then(|| spoken(end + 1, end + measure.len() + length))
}
