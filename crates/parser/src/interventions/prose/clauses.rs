//! Clauses that hang on names and tell what those do: relative clauses, absolutes, infinitives.

use lexicon::{FloorWord, Predicate};

use crate::interventions::behalf::behalf;
use crate::interventions::context::{Context, find, first_word, last_word, strip_word};
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, predicate_at};

/// How a relative clause begins whose subject the names are.
pub(super) const RELATIVES: &[&str] = &[
    ", which ",
    ", who ",
    ", which, ",
    ", who, ",
    ", both of whom ",
    ", all of whom ",
    ", both of which ",
    ", all of which ",
];

/// Begins a relative clause whose subject may be a delegate of those named.
pub(super) const WHOSE: &str = ", whose ";

/// Words before names behind which a relative clause tells what was said in the room. Of those
/// that stand in a place ("in Chad, which condemned") it tells something else.
pub(super) fn may_lead_a_relative(format: Format, lead: &str) -> bool {
    let Some((word, at)) = last_word(lead) else { return false };
    let before = lead[..at].trim_end();
    match word {
        "by" | "from" | "heard" => true,
        "so" => before == "not",
        "of" => {
            let said = [
                "statement",
                "position",
                "intervention",
                "remarks",
                "comments",
                "words",
                "question",
                "questions",
            ];
            format == Format::Statement && said.iter().any(|noun| before.ends_with(noun))
        }
        // "First among the friends was Chad, which saluted"
        "was" | "were" => ["first", "last", "next", "among", "foremost", "then"]
            .iter()
            .any(|word| before.contains(word)),
        "to" => {
            format == Format::Statement
                || ["listened", "listen", "thanks", "belonged", "passed", "fell", "went"]
                    .iter()
                    .any(|verb| before.ends_with(verb))
        }
        "with" | "for" | "thank" | "thanks" | "thanked" | "and" | "salute" | "forget" | "mention" | "commend" => {
            format == Format::Statement
        }
        _ => false,
    }
}

/// ", which deplored", ", who, in the name of the Arab Group, praised", ", whose delegate saluted".
pub(super) fn relative(ctx: &Context, end: usize, limit: usize, plural: bool) -> Option<Found> {
    let end = past_description(ctx, end, limit);
    let rest = ctx.ahead_lower(end, limit, 200);
    let mut at = if let Some(words) = rest.strip_prefix(WHOSE) {
        let (noun, length) = first_word(words)?;
        let kinds = ctx.lexicon.floor.kinds(noun);
        let speaks = kinds.has(FloorWord::Delegate) || kinds.has(FloorWord::Delegates);
        speaks.then_some(end + WHOSE.len() + length)?
    } else {
        let lead = RELATIVES.iter().find(|lead| rest.starts_with(**lead))?;
        end + lead.len()
    };
    // "which, in the name of the Arab Group, deplored", "which on behalf of that group praised".
    if ctx.text[..at].ends_with(", ") {
        at += find(ctx.ahead(at, limit, 160), ", ")? + 2;
    } else if let Some(group) = behalf(ctx, at, limit, None)
        && predicate_at(ctx, at, limit, plural, false).is_none()
    {
        at = group.end;
    }
    // What they do at other times ("which denies it", "which has long denied it") is no statement.
    let found = predicate_at(ctx, at, limit, plural, false)?;
    let verb = ctx.lower.get(found.start..found.end)?;
    let first = first_word(verb).map_or("", |(word, _)| word);
    let is_present = first.ends_with('s') && !first.ends_with("ss") && !matches!(first, "was" | "did");
    let before = ctx.lower.get(at..found.start)?;
    let is_perfect = ["has", "have", "had"]
        .iter()
        .any(|word| strip_word(before.trim_start(), word).is_some());
    let speaks = matches!(
        found.predicate,
        Predicate::Speaker | Predicate::Occasion | Predicate::Introducer | Predicate::PointOfOrder
    );
    (found.known && speaks && !is_present && !is_perfect).then_some(found)
}

/// "to Chad, **itself a young State**, which": where such a description ends.
fn past_description(ctx: &Context, end: usize, limit: usize) -> usize {
    let rest = ctx.ahead_lower(end, limit, 160);
    let describes = [", itself ", ", themselves ", ", a ", ", an ", ", the ", ", our "]
        .iter()
        .any(|lead| rest.starts_with(lead));
    let Some(comma) = describes.then(|| find(&rest[2..], ", wh")).flatten() else {
        return end;
    };
    let words = &rest[2..2 + comma];
    if words.contains([',', ';', '.', ':', '(']) {
        end
    } else {
        end + 2 + comma
    }
}

/// "with Peru and Fiji **lining up to praise** ...", "with Chad voting against".
pub(in crate::interventions) fn absolute(ctx: &Context, end: usize, limit: usize) -> Option<Found> {
    let rest = ctx.ahead_lower(end, limit, 90);
    let words = rest.trim_start();
    let start = end + (rest.len() - words.len());
    let waits = ["still ", "yet ", "left ", "waiting ", "due ", "next "]
        .iter()
        .any(|word| words.starts_with(word))
        && [
            " on the list",
            " to speak",
            " to be heard",
            " to take the floor",
            "waiting for their turn",
            "waiting for the floor",
        ]
        .iter()
        .any(|wait| words[..words.find([',', '.', ';']).unwrap_or(words.len())].contains(wait));
    if waits {
        return Some(Found {
            predicate: Predicate::DidNotSpeak,
            start,
            end: start,
            known: true,
        });
    }
    if ctx.format.is_of_the_house() {
        return None;
    }
    let (first, length) = first_word(words)?;
    let stem = first.strip_suffix("ing")?;
    let floor = &ctx.lexicon.floor;
    let readiness = [
        "lining up to ",
        "queuing up to ",
        "queueing up to ",
        "rushing to ",
        "rising to ",
        "taking turns to ",
        "hurrying to ",
        "vying to ",
        "joining forces to ",
        "taking the floor to ",
    ];
    if let Some(lead) = readiness.iter().find(|lead| words.starts_with(**lead)) {
        let verb = floor.base(&words[lead.len()..])?;
        return Some(Found {
            predicate: verb.predicate,
            start,
            end: start + lead.len() + verb.length,
            known: true,
        });
    }
    let after = &words[length..];
    let doubled = stem.strip_suffix(|c: char| stem[..stem.len().saturating_sub(1)].ends_with(c));
    let bases = [
        Some(format!("{stem}{after}")),
        Some(format!("{stem}e{after}")),
        doubled.map(|stem| format!("{stem}{after}")),
    ];
    let verb = bases.iter().flatten().find_map(|base| floor.base(base))?;
    Some(Found {
        predicate: verb.predicate,
        start,
        end: start + length,
        known: true,
    })
}

/// "the Committee heard **Chad present the draft**", "it fell to **Chad to recall** that": an
/// infinitive behind the names.
pub(super) fn overheard(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    let (verb, at) = last_word(lead)?;
    let before = lead[..at].trim_end();
    let bare = matches!(verb, "heard" | "hear" | "saw" | "watched" | "let");
    let with_to = match verb {
        "to" => ["fell", "left", "was up"].iter().any(|lead| before.ends_with(lead)),
        "of" => before.ends_with("the turn"),
        _ => false,
    };
    let rest = ctx.ahead_lower(end, limit, 140);
    let words = rest.trim_start();
    // "It fell to Chad, home to many of them, to recall": the aside first.
    let words = match words.strip_prefix(", ").filter(|_| with_to) {
        Some(aside) => &aside[find(aside, ", to ")? + 2..],
        None => words,
    };
    let words = if with_to { words.strip_prefix("to ")? } else { words };
    let found = ctx.lexicon.floor.base(words).filter(|_| bare || with_to)?;
    let start = end + (rest.len() - words.len());
    Some(Found {
        predicate: found.predicate,
        start,
        end: start + found.length,
        known: true,
    })
}
