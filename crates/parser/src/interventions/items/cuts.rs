//! Where one item of a list ends and the next begins.

use lexicon::{Answer, Entity};
use record::Span;

use super::List;
use crate::interventions::context::{Context, strip_word};
use crate::interventions::organisations;

/// Cuts a list into items.
pub(super) fn items(ctx: &Context, list: &List, span: Span) -> Vec<Span> {
    let text = span.of(ctx.text);
    let of_organisations = list.kind.is_some();
    // A name and its comma take so many bytes.
    let mut cuts = Vec::with_capacity(text.len() / 4 + 2);
    cuts.push(0);
    let mut depth = 0_usize;
    let mut at = 0;
    let bytes = text.as_bytes();
    let mut end = text.len();
    while at < bytes.len() {
        match bytes[at] {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b',' | b';' | b'\n' if depth == 0 && !ctx.is_within_a_name(span.start + at) => {
                cuts.push(at);
                cuts.push(at + 1);
                // "; (b) Representatives of observer States: ...": another list begins.
                let rest = text[at + 1..].trim_start();
                if bytes[at] == b';' && rest.starts_with('(') && rest.as_bytes().get(2) == Some(&b')') {
                    end = at;
                    break;
                }
            }
            b'.' if depth == 0 && at + 1 < bytes.len() && bytes[at + 1].is_ascii_whitespace() && !is_abbreviation(&text[..at]) => {
                end = at;
                break;
            }
            _ => {}
        }
        at += 1;
    }
    cuts.push(end);
    let mut items: Vec<Span> = cuts
        .chunks(2)
        .filter_map(|cut| Some(trim(ctx.text, Span::new(span.start + cut[0], span.start + *cut.get(1)?))))
        .filter(|item| !item.is_empty())
        .collect();
    join_inverted_names(ctx, &mut items);
    part_at_and(ctx, of_organisations, &mut items);
    items
}

/// Joins a name that is listed under its short word, "Venezuela, Bolivarian Republic of": the
/// comma inside it is no cut.
pub(super) fn join_inverted_names(ctx: &Context, items: &mut Vec<Span>) {
    let mut at = 1;
    while at < items.len() {
        let whole = Span::new(items[at - 1].start, items[at].end);
        if inverted_name(ctx, whole).is_some() {
            items[at - 1] = whole;
            items.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The State of "Venezuela, Bolivarian Republic of", and nothing else.
pub(super) fn inverted_name<'a>(ctx: &Context<'a>, item: Span) -> Option<&'a Entity> {
    let words = item.of(ctx.text);
    if !words.ends_with(" of") || !words.contains(',') {
        return None;
    }
    let name = strip_word(words, "and").map_or(words, str::trim_start);
    match ctx.lexicon.names.resolve(name) {
        Answer::Resolved { entity, .. } => Some(entity),
        Answer::Ambiguous { .. } | Answer::Refused { .. } => None,
    }
}

pub(super) fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or("");
    matches!(word, "St" | "Dr" | "Mr" | "Ms" | "Mrs" | "No" | "H.E") || word.len() == 1
}

/// Parts "A and B" where both are names; the "and" of a name stays.
pub(super) fn part_at_and(ctx: &Context, of_organisations: bool, items: &mut Vec<Span>) {
    let last = items.len().saturating_sub(1);
    let mut parted = Vec::with_capacity(items.len() + 1);
    for (at, item) in items.iter().enumerate() {
        let words = item.of(ctx.text);
        let whole = strip_word(words, "and")
            .or_else(|| strip_word(words, "as well as"))
            .map_or(words, str::trim_start);
        let item = Span::new(item.end - whole.len(), item.end);
        let place = |joint: &str| {
            words_at_depth_0(whole, joint).into_iter().rev().find(|&found| {
                let (left, right) = (whole[..found].trim(), whole[found + joint.len()..].trim());
                !ctx.is_within_a_name(item.start + found)
                    && are_two(ctx, of_organisations, at == last, left, right, item.start, found + joint.len())
            })
        };
        // Most items are one word.
        let is_one_word = memchr::memchr(b' ', whole.as_bytes()).is_none();
        let joints: &[&str] = if is_one_word { &[] } else { &[" and ", " as well as "] };
        match joints.iter().find_map(|joint| Some((place(joint)?, joint.len()))) {
            Some((found, length)) => {
                parted.push(Span::new(item.start, item.start + found));
                parted.push(trim(ctx.text, Span::new(item.start + found + length, item.end)));
            }
            None => parted.push(item),
        }
    }
    *items = parted;
}

/// Whether "left and right" are two items.
pub(super) fn are_two(
    ctx: &Context,
    of_organisations: bool,
    is_last: bool,
    left: &str,
    right: &str,
    start: usize,
    right_at: usize,
) -> bool {
    if left.contains("on behalf of") && !right.contains("on behalf of") && !is_last {
        return false; // "on behalf of the Group A and Group B"
    }
    if left.contains("joint statement") || left.contains(" with ") {
        return false;
    }
    if !of_organisations {
        let begins_with_name = |at: usize| {
            let next = ctx.mention_from(at);
            ctx.mentions
                .get(next)
                .is_some_and(|mention| mention.entity.is_some() && mention.start <= at + 4)
        };
        let right_start = start + right_at;
        let right_start = right_start + (ctx.text[right_start..].len() - ctx.text[right_start..].trim_start().len());
        if begins_with_name(right_start) && begins_with_name(start) {
            return true;
        }
    }
    // "East and Horn of Africa ...": no name ends in a point of the compass.
    if ["East", "West", "North", "South", "Central", "Eastern", "Western"]
        .iter()
        .any(|word| left.ends_with(word))
    {
        return false;
    }
    // Names of organisations hold "and" themselves: both sides must be whole names.
    let floor = &ctx.lexicon.floor;
    let whole_name = |name: &str| name.split_whitespace().count() >= 2 && organisations::is_named_as_one(floor, name);
    let begins_well = right.starts_with(char::is_uppercase) || right.starts_with("the ");
    begins_well && whole_name(left) && whole_name(right)
}

pub(super) fn words_at_depth_0(text: &str, words: &str) -> Vec<usize> {
    let mut depth = 0_i32;
    let mut found = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b' ' if depth == 0 && text[at..].starts_with(words) => found.push(at),
            _ => {}
        }
    }
    found
}

pub(super) fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.trim_start_matches([' ', '\u{a0}', '\n', '\t', ':', '•', '-', '–']);
    let start = span.start + (words.len() - left.len());
    Span::new(
        start,
        start + left.trim_end_matches([' ', '\u{a0}', '\n', '\t', '.', ',', ';']).len(),
    )
}
