//! The count or quantifier before a noun: "the other nine", "a total of 31", "a handful of".

use lexicon::FloorWord;
use record::Span;

use crate::interventions::context::{Context, is_word_char, last_word, number};

#[derive(Debug, Default)]
pub(super) struct Quantified {
    pub(super) start: usize,
    pub(super) count: Option<u32>,
    pub(super) words: Option<String>,
    /// An adjective or participle between the quantifier and the noun.
    pub(super) qualified: bool,
}

/// The count or quantifier before a noun at `noun`.
pub(super) fn quantified(ctx: &Context, sentence: Span, noun: usize) -> Quantified {
    let mut at = noun;
    let mut seen = Quantified {
        start: noun,
        ..Quantified::default()
    };
    for _ in 0..6 {
        let before = ctx.behind(sentence.start, at, 60);
        let trimmed = before.trim_end_matches([' ', '[', '(', '\u{a0}', '“']);
        // "Thirty (30) delegations"
        let digits = trimmed
            .strip_suffix(')')
            .map(|inside| inside.trim_end_matches(|c: char| c.is_ascii_digit()));
        if let Some(open) = digits.and_then(|inside| inside.strip_suffix('(')) {
            let value: Option<u32> = trimmed[open.len() + 1..trimmed.len() - 1].parse().ok();
            if value.is_some() {
                let word = last_word(open).map_or(open.len(), |(_, at)| at);
                seen.count = value;
                seen.start = at - before.len() + word;
                return with_article(ctx, sentence, seen);
            }
        }
        let lower = &ctx.lower[at - before.len()..at - before.len() + trimmed.len()];
        let last = lower.as_bytes().last();
        let quantifiers = ctx.lexicon.floor.longest_first(FloorWord::Quantifier);
        let may_end = |words: &&String| words.as_bytes().last() == last;
        let quantifier = quantifiers.iter().filter(may_end).find(|words| {
            lower.ends_with(words.as_str()) && !lower[..lower.len() - words.len()].ends_with(|c: char| c.is_alphanumeric() || c == '-')
        });
        if let Some(words) = quantifier
            && !(matches!(words.as_str(), "other" | "others") && seen.words.is_some())
        {
            let start = at - before.len() + trimmed.len() - words.len();
            let plain = words
                .trim_end_matches(" of")
                .trim_start_matches("a ")
                .trim_start_matches("the ")
                .to_owned();
            if words == "one" || words == "another" {
                seen.count = Some(1);
            }
            seen.words.get_or_insert(plain);
            seen.start = start;
            at = start;
            if matches!(words.as_str(), "other" | "more" | "one" | "another") && seen.count.is_none() {
                continue; // "eight other countries"
            }
            return with_article(ctx, sentence, seen);
        }
        let Some((word, start)) = last_word(trimmed) else { break };
        if let Some((value, _)) = number(word).filter(|(value, _)| *value < 1000) {
            seen.count = Some(value);
            seen.words = None;
            seen.start = at - before.len() + start;
            // "A hundred and forty-four delegations"
            if let Some((hundreds, at)) = hundreds_before(&lower[..start]) {
                seen.count = Some(hundreds + value);
                seen.start -= start - at;
            }
            return with_article(ctx, sentence, seen);
        }
        // "Five Gulf and Asian delegations".
        let joins_adjectives = word == "and" && seen.qualified && before[..before.len()].ends_with(' ');
        let adjective = joins_adjectives
            || word.chars().all(|c| c.is_alphabetic() || c == '-')
                && !ctx.lexicon.floor.is(&lower[start..start + word.len()], FloorWord::NoAdjective);
        if !adjective || seen.words.is_some() {
            break;
        }
        at = at - before.len() + start;
        seen.qualified = true;
        if start == 0 {
            break;
        }
    }
    if seen.words.is_none() && seen.count.is_none() {
        seen.start = if seen.qualified && at == sentence.start { at } else { noun };
    }
    with_article(ctx, sentence, seen)
}

/// "one hundred and": how many that is, and where it begins.
fn hundreds_before(lower: &str) -> Option<(u32, usize)> {
    let (word, and) = last_word(lower.trim_end())?;
    let (hundred, at) = last_word(lower[..and].trim_end()).filter(|_| word == "and")?;
    let (count, start) = last_word(lower[..at].trim_end()).filter(|_| hundred == "hundred")?;
    let times = if count == "a" {
        1
    } else {
        number(count).map(|(times, _)| times).filter(|times| (1..10).contains(times))?
    };
    Some((times * 100, start))
}

/// "the 28", "the other nine", "only eight", "a total of 31": the words before belong to it.
pub(super) fn with_article(ctx: &Context, sentence: Span, mut seen: Quantified) -> Quantified {
    if seen.count.is_some() {
        let before = ctx.behind_lower(sentence.start, seen.start, 24).trim_end();
        let leads = ctx.lexicon.floor.longest_first(FloorWord::BeforeCount);
        let lead = leads.iter().find(|words| {
            before
                .strip_suffix(words.as_str())
                .is_some_and(|rest| !rest.ends_with(is_word_char))
        });
        if let Some(words) = lead {
            let gap = ctx.behind(sentence.start, seen.start, 24).len() - before.len();
            seen.start -= gap + words.len();
        }
        let before = ctx.behind_lower(sentence.start, seen.start, 24);
        if let Some((word, at)) = last_word(before)
            && matches!(word, "other" | "remaining")
            && before[at + word.len()..].trim().is_empty()
        {
            seen.start = seen.start - before.len() + at;
        }
    }
    let before = ctx.behind_lower(sentence.start, seen.start, 16);
    if let Some((word, at)) = last_word(before)
        && matches!(
            word,
            "the" | "these" | "those" | "only" | "just" | "some" | "nearly" | "almost" | "about" | "around"
        )
        && before[at + word.len()..].trim().is_empty()
    {
        seen.start = seen.start - before.len() + at;
    }
    seen
}
