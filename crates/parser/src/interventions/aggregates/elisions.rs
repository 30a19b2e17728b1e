//! Crowds whose noun is left out: "others regretted", "almost all of them".

use lexicon::FloorWord;
use record::Span;

use super::{Aggregate, clause_begins, past_examples};
use crate::interventions::context::{Context, find, first_word, is_word_char, last_word, number, number_of, words};
use crate::interventions::predicates::predicate_at;
use crate::interventions::stretches::Stretches;

/// Counts without their noun, in a sentence or a passage that has it: "only eight were
/// critical", "while 10 spoke against", "others regretted".
pub(super) fn elided(ctx: &Context, sentence: Span, known: &[Aggregate]) -> Vec<Aggregate> {
    let mut found = Vec::new();
    // What begins with a mark is somebody's own words.
    if !sentence.of(ctx.text).starts_with(is_word_char) {
        return found;
    }
    let mut from = sentence.start;
    let known = Stretches::new(known.iter().map(|aggregate| aggregate.span));
    for (at, lower) in words(sentence.of(&ctx.lower)) {
        // Most words begin with no letter of these.
        let begins = lower.as_bytes()[0];
        if !matches!(begins, b'0'..=b'9' | b'z' | b'o' | b't' | b'f' | b's' | b'e' | b'n' | b'm' | b'r') {
            continue;
        }
        let start = sentence.start + at;
        let value = number_of(lower).filter(|value| *value < 300 && lower != "one");
        let word_fits = || matches!(lower, "others" | "some" | "most" | "several" | "many" | "rest");
        if start < from || !(value.is_some() || word_fits()) || known.hold_byte(start) {
            continue;
        }
        let (_, length) = number(&ctx.text[start..sentence.end]).unwrap_or((0, lower.len()));
        let end = start + length.max(lower.len());
        // "the 108 states that spoke": a noun, which is no verb here.
        if value.is_some()
            && [" states that", " states which", " states who"]
                .iter()
                .any(|noun| ctx.lower[end..].starts_with(noun))
        {
            from = end;
            continue;
        }
        from = end;
        let close = end + usize::from(ctx.text[end..].starts_with(']'));
        let before = ctx.behind_lower(sentence.start, start, 40);
        let of_them = ["of them", "of these", "of those", "of whom"].contains(&before.trim());
        let begins = of_them || clause_begins(before) || last_word(before).is_some_and(|(word, _)| matches!(word, "remaining" | "other"));
        // "Only eight, among them Chad and Togo, were critical"
        let verb_from = past_examples(ctx, close, sentence.end);
        if begins && let Some(predicate) = predicate_at(ctx, verb_from, sentence.end, true, false) {
            let first = last_word(before)
                .filter(|(word, _)| matches!(*word, "the" | "only" | "just"))
                .map_or(start, |(_, at)| start - before.len() + at);
            let all_but = all_but(ctx, sentence, start, value);
            let words = Span::new(all_but.map_or(start, |(first, _)| first), end);
            let (first, value) = all_but.unwrap_or((first, value));
            found.push(Aggregate {
                span: Span::new(first, end),
                count: value,
                quantifier: value.is_none().then(|| words.of(&ctx.lower).to_owned()),
                predicate,
                is_part: false,
                behind_a_relative: false,
            });
        }
    }
    found
}

/// "Of the 19 delegations, all but three voiced support": where that begins, and the 16 who did; no
/// number where it is not said of how many.
fn all_but(ctx: &Context, sentence: Span, start: usize, value: Option<u32>) -> Option<(usize, Option<u32>)> {
    let before = ctx.behind_lower(sentence.start, start, 400);
    let lead = before.trim_end().strip_suffix("all but")?;
    let whole = [" of the ", " of ", "of the ", "of "].iter().find_map(|of| {
        let at = lead.find(of).filter(|at| of.starts_with(' ') || *at == 0)?;
        Some(number(&lead[at + of.len()..])?.0)
    });
    let count = whole.zip(value).and_then(|(whole, value)| whole.checked_sub(value));
    Some((start - before.len() + lead.len(), count))
}

/// "almost all of them", "“most” of those delegations".
pub(super) fn of_them(ctx: &Context, sentence: Span) -> Option<Aggregate> {
    let text = sentence.of(ctx.text);
    let at = [" of them ", " of them, ", " of these ", " of those ", " of whom "]
        .iter()
        .find_map(|phrase| find(text, phrase).map(|at| (at, phrase.trim_end_matches([',', ' ']).len() + 1)))?;
    let (at, length) = at;
    let before = text[..at].trim_end_matches(['”', '"', '’', ' ']);
    let lower = &ctx.lower[sentence.start..sentence.start + before.len()];
    let words = [
        "almost all",
        "nearly all",
        "virtually all",
        "all",
        "most",
        "many",
        "some",
        "several",
        "both",
        "none",
        "half",
        "a majority",
        "the majority",
        "a few",
        "a number",
    ]
    .iter()
    .find(|words| lower.ends_with(**words) && !lower[..lower.len() - words.len()].ends_with(char::is_alphanumeric));
    let counted = last_word(before).and_then(|(word, at)| Some((number(word)?.0, at)));
    let (start, count, quantifier) = match (words, counted) {
        (Some(words), _) => (before.len() - words.len(), None, Some((*words).to_owned())),
        (None, Some((count, at))) => (at, Some(count), None),
        (None, None) => return None,
    };
    let start = text[..start].trim_end_matches(['“', '"', '‘']).len();
    let mut end = at + length - 1;
    // "of these delegations", and not "of these claims"
    let noun = first_word(&text[end..]).filter(|(word, _)| ctx.lexicon.floor.is(&word.to_ascii_lowercase(), FloorWord::Crowd));
    if let Some((_, length)) = noun {
        end += length;
    } else if (text[..end].ends_with("ese") || text[..end].ends_with("ose"))
        && predicate_at(ctx, sentence.start + end, sentence.end, true, false).is_none_or(|found| {
            text[end..found.start - sentence.start].trim() != "" || first_word(&text[end..]).is_some_and(|(word, _)| word.ends_with('s'))
        })
    {
        return None; // "28 of those lambasted" needs no noun, "28 of those claims" has one
    }
    // "Ten of them, including Chad, praised"
    let verb_from = past_examples(ctx, sentence.start + end, sentence.end);
    let predicate = predicate_at(ctx, verb_from, sentence.end, true, false)?;
    Some(Aggregate {
        span: Span::new(sentence.start + start, sentence.start + end),
        count,
        quantifier,
        predicate,
        is_part: true,
        behind_a_relative: false,
    })
}
