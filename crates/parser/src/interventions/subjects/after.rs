//! What stands after a name and belongs to it: "’s **permanent representative to the United
//! Nations, Ana Ruiz**", "**and eight other countries**".

use lexicon::{FloorWord, NameClass};
use record::Span;

use super::{Noun, kinds_of, noun_of};
use crate::interventions::behalf::{TEXTS, behalf};
use crate::interventions::context::{Context, first_word, is_capitalised, number, strip_word};

/// Reads what belongs to a name after it: "’s permanent representative", "envoy Ana Ruiz".
/// None where the name is only a possessor or an attribute.
pub(super) fn after_name(
    ctx: &Context,
    end: usize,
    limit: usize,
    class: NameClass,
    noun: &mut Noun,
    person: &mut Option<String>,
) -> Option<usize> {
    let rest = ctx.ahead(end, limit, 160);
    let possessive = ["’s", "'s", "’", "'"]
        .iter()
        .find(|mark| rest.starts_with(**mark))
        .map(|mark| mark.len());
    let from = possessive.unwrap_or(0);
    let mut at = from;
    let mut found = None;
    for _ in 0..6 {
        let Some((word, length)) = first_word(&rest[at..]) else { break };
        if !rest[at..at + length - word.len()].chars().all(|c| c == ' ' || c == '\u{a0}') {
            break;
        }
        let here = end + at + length - word.len();
        let kinds = kinds_of(ctx, &ctx.lower[here..here + word.len()]);
        let kind = noun_of(kinds);
        at += length;
        // "Canada’s chargé d’affaires", "Beijing’s man in Geneva".
        if matches!(word, "d'affaires" | "d’affaires") && found.is_some() {
            found = Some((Noun::Delegate, at));
            continue;
        }
        let is_our_man = possessive.is_some()
            && matches!(word, "man" | "woman")
            && [" in ", " at ", " read ", " said ", " told ", " spoke "]
                .iter()
                .any(|lead| rest[at..].starts_with(lead));
        // "Angola’s statement for the African Group said"
        // "Chad’s intervention was the shortest: it asked"
        let is_told = |rest: &str| rest.starts_with(" was ") && [": it ", ": he ", ": she "].iter().any(|told| rest.contains(told));
        let is_text =
            possessive.is_some() && TEXTS.contains(&word) && (is_told(&rest[at..]) || behalf(ctx, end + at, limit, None).is_some());
        let kind = kind.or((is_our_man || is_text).then_some(Noun::Delegate));
        if let Some(kind) = kind {
            // "foreign ministry spokesman", "mission spokesperson": an office wins.
            found = Some((
                if matches!(found, Some((Noun::Office, _))) {
                    Noun::Office
                } else {
                    kind
                },
                at,
            ));
        } else if found.is_some() || !(kinds.has(FloorWord::Qualifier) || possessive.is_some() && describes_a_delegate(ctx, here, limit)) {
            break;
        }
    }
    let Some((kind, noun_end)) = found else {
        return if possessive.is_some() || (class == NameClass::Demonym && !followed_by_and(rest)) {
            None
        } else {
            Some(end)
        };
    };
    *noun = kind;
    // "statement for the African Group": no posting.
    let is_for_others = behalf(ctx, end + noun_end, limit, None).is_some();
    let posted = if is_for_others {
        end + noun_end
    } else {
        past_posting(ctx, end + noun_end, limit)
    };
    let (after, name) = past_person(ctx, posted, limit);
    *person = person.take().or(name);
    Some(after)
}

/// "Chad’s **human-rights** ambassador", "Peru’s **outgoing climate** envoy": whether the word at
/// `at`, which no table knows, stands with at most one other before a delegate.
fn describes_a_delegate(ctx: &Context, at: usize, limit: usize) -> bool {
    let rest = ctx.ahead_lower(at, limit, 60);
    let is_plain = |word: &str| {
        let kinds = ctx.lexicon.floor.kinds(word);
        let is_small = kinds.has(FloorWord::NoAdjective) || kinds.has(FloorWord::NoVerb) || kinds.has(FloorWord::Office);
        !is_small && word.len() > 3 && !word.ends_with("ed") && (!word.ends_with('s') || word.contains('-'))
    };
    let mut words = rest.split(' ');
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    let is_delegate = |word: &str| {
        let word = word.trim_end_matches([',', '.', ';']);
        noun_of(kinds_of(ctx, word)) == Some(Noun::Delegate) && !matches!(word, "mission" | "missions")
    };
    is_plain(first) && (is_delegate(second) || is_plain(second) && words.next().is_some_and(is_delegate))
}

fn followed_by_and(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(',') || strip_word(rest, "and").is_some() || strip_word(rest, "or").is_some()
}

/// Without "’s delegate" or "’s foreign ministry".
pub(super) fn past_noun<'t>(ctx: &Context, after: &'t str) -> &'t str {
    let mut rest = after.trim_start_matches(['’', '\'', 's']);
    while rest.starts_with(' ')
        && let Some((word, end)) = first_word(rest)
    {
        let kinds = ctx.lexicon.floor.kinds(word);
        if noun_of(kinds).is_none() && !kinds.has(FloorWord::Qualifier) {
            break;
        }
        rest = &rest[end..];
    }
    rest
}

/// Where delegates are, in lower case.
const PLACES: &[&str] = &[
    "chamber",
    "room",
    "hall",
    "council chamber",
    "meeting",
    "session",
    "debate",
    "dialogue",
];

/// "to the United Nations Office at Geneva", "in Geneva", "at the Council", "in the chamber".
fn past_posting(ctx: &Context, mut end: usize, limit: usize) -> usize {
    for _ in 0..4 {
        let rest = ctx.ahead(end, limit, 120);
        let words = rest.trim_start();
        let Some(after) = ["to", "in", "at", "for"].iter().find_map(|word| strip_word(words, word)) else {
            return end;
        };
        let phrase = strip_word(after.trim_start(), "the").unwrap_or(after).trim_start();
        if let Some(after) = PLACES.iter().find_map(|place| strip_word(phrase, place)) {
            end += rest.len() - after.len();
            continue;
        }
        let length = phrase
            .split(' ')
            .take_while(|word| is_capitalised(word) || matches!(*word, "of" | "and" | "other" | "international"))
            .map(|word| word.len() + 1)
            .sum::<usize>();
        if length == 0 || !is_capitalised(phrase) {
            return end;
        }
        let taken = phrase.get(..length.saturating_sub(1).min(phrase.len())).unwrap_or("");
        let cut = taken.find([',', ';', '.', '(', '\n', '—']).unwrap_or(taken.len());
        end += rest.len() - phrase.len() + cut;
        if cut < taken.len() {
            return end;
        }
    }
    end
}

/// "ambassador Maria Lund": the name, and where it ends.
fn past_person(ctx: &Context, end: usize, limit: usize) -> (usize, Option<String>) {
    let rest = ctx.ahead(end, limit, 80);
    let mut at = 0;
    while let Some((word, length)) = first_word(&rest[at..]) {
        let gap = &rest[at..at + length - word.len()];
        if !is_capitalised(word) || !(gap == " " || gap == ". ") {
            break;
        }
        at += length;
    }
    let name = rest[..at].trim();
    if at == 0 || name.is_empty() {
        return (end, None);
    }
    (end + at, Some(name.to_owned()))
}

/// "and eight other countries", "and several others".
pub(in crate::interventions) fn other_countries(ctx: &Context, from: usize, limit: usize) -> Option<(Option<u32>, Span)> {
    let rest = ctx.ahead(from, limit, 80);
    let words = rest.trim_start_matches([',', ' ']);
    let words = strip_word(words, "and").or_else(|| strip_word(words, "with"))?.trim_start();
    let start = from + (rest.len() - words.len());
    let (count, after) = match number(words) {
        Some((value, end)) => (Some(value), &words[end..]),
        None => (
            None,
            ["several", "some", "many", "a few", "a number of", "a dozen", "numerous", "various"]
                .iter()
                .find_map(|word| strip_word(words, word))?,
        ),
    };
    let after = after.trim_start();
    let (noun, end) = match strip_word(after, "other") {
        Some(rest) => first_word(rest).map(|(word, end)| (word, words.len() - rest.len() + end))?,
        None => first_word(after).map(|(word, end)| (word, words.len() - after.len() + end))?,
    };
    let lower = noun.to_ascii_lowercase();
    (lower == "others" || ctx.lexicon.floor.is(&lower, FloorWord::Crowd)).then(|| (count, Span::new(start, start + end)))
}
