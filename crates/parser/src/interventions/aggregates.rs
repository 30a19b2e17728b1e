//! Delegations that are counted or spoken of without being named: "28 delegations", "some
//! speakers", "almost all of them".
//!
//! Each is one row with a count or a quantifier, and is never expanded into countries. "Almost
//! all of them" is a part of the row before it. A crowd that does nothing is no row.

use lexicon::{FloorWord, Predicate};
use record::Span;

use super::context::{Context, find, first_word, last_word, number};
use super::cues::Cue;
use super::format::Format;
use super::predicates::{Found, predicate_at};
use super::stretches::Stretches;

/// An unnamed crowd as the subject of a predicate.
#[derive(Debug, Clone)]
pub(super) struct Aggregate {
    pub(super) span: Span,
    pub(super) count: Option<u32>,
    pub(super) quantifier: Option<String>,
    pub(super) predicate: Found,
    /// "of them": a part of the crowd named before.
    pub(super) is_part: bool,
}

impl Aggregate {
    /// `G:UNNAMED_28`, `G:UNNAMED_SEVERAL`, `G:UNNAMED`.
    pub(super) fn code(&self) -> String {
        match (self.count, &self.quantifier) {
            (Some(count), _) => format!("G:UNNAMED_{count}"),
            (None, Some(word)) => format!("G:UNNAMED_{}", word.to_uppercase().replace(' ', "_")),
            (None, None) => "G:UNNAMED".to_owned(),
        }
    }
}

/// Quantifiers, longest first where one begins another.
const QUANTIFIERS: &[&str] = &[
    "a large number of",
    "a great number of",
    "a small number of",
    "a significant number of",
    "a growing number of",
    "the vast majority of",
    "a vast majority of",
    "the great majority of",
    "the overwhelming majority of",
    "a majority of",
    "the majority of",
    "a handful of",
    "a number of",
    "a couple of",
    "a group of",
    "a minority of",
    "a few",
    "a dozen",
    "dozens of",
    "scores of",
    "hundreds of",
    "almost all of",
    "almost all",
    "nearly all of",
    "nearly all",
    "virtually all",
    "not all",
    "all of",
    "most of",
    "many of",
    "some of",
    "several of",
    "few of",
    "half of",
    "half",
    "remaining",
    "all",
    "some",
    "several",
    "many",
    "most",
    "numerous",
    "various",
    "few",
    "other",
    "others",
    "both",
    "another",
    "one",
    "more",
    "certain",
    "multiple",
    "a majority",
];

/// Crowds in a sentence, each with the predicate that follows it.
pub(super) fn aggregates(ctx: &Context, sentence: Span, nouns: &[(usize, usize, FloorWord)], crowd_goes_on: bool) -> Vec<Aggregate> {
    let mut found: Vec<Aggregate> = Vec::new();
    let mut counted_noun = crowd_goes_on;
    for &(start, end, kind) in nouns {
        if !matches!(kind, FloorWord::Crowd | FloorWord::CrowdOne) {
            continue;
        }
        let noun = &ctx.text[start..end];
        let mut quantified = quantified(ctx, sentence, start);
        let is_part = part_of_a_count(ctx, sentence, &mut quantified);
        counted_noun |=
            quantified.count.is_some() || matches!(noun.to_ascii_lowercase().as_str(), "delegations" | "speakers" | "countries");
        if let Some(mut aggregate) = crowd(ctx, sentence, start, end, kind, quantified) {
            if is_part && let Some(main) = main_predicate(ctx, aggregate.predicate, end, sentence.end) {
                aggregate.predicate = main;
            }
            found.push(aggregate);
        }
    }
    let part = ctx.has_cue(sentence, Cue::OfThem).then(|| of_them(ctx, sentence)).flatten();
    if counted_noun || part.is_some() {
        found.extend(elided(ctx, sentence, &found));
    }
    found.extend(part);
    found.sort_by_key(|aggregate| (aggregate.span.start, aggregate.span.end));
    found.dedup_by(|later, earlier| later.span.overlaps(earlier.span) || later.predicate.start == earlier.predicate.start);
    found
}

/// "14 of the 33 delegations": the 14 are who did it.
fn part_of_a_count(ctx: &Context, sentence: Span, whole: &mut Quantified) -> bool {
    if whole.count.is_none() {
        return false;
    }
    let before = ctx.behind(sentence.start, whole.start, 40);
    let Some(lead) = before.trim_end().strip_suffix(" of") else {
        return false;
    };
    let Some((word, at)) = last_word(lead) else { return false };
    let Some((count, _)) = number(word) else { return false };
    whole.count = Some(count);
    whole.words = None;
    whole.start = whole.start - before.len() + at;
    *whole = with_article(ctx, sentence, std::mem::take(whole));
    true
}

/// Behind "delegations that spoke", what the part of them did: the next verb of the tables.
fn main_predicate(ctx: &Context, relative: Found, noun_end: usize, limit: usize) -> Option<Found> {
    let between = ctx.lower.get(noun_end..relative.start)?;
    if !matches!(between.trim(), "that" | "who" | "which") {
        return None;
    }
    let mut at = relative.end;
    for _ in 0..8 {
        if let Some(found) = predicate_at(ctx, at, limit, true, false) {
            return Some(found);
        }
        let rest = ctx.ahead(at, limit, 60);
        if rest.starts_with([',', ';', ':']) {
            return None;
        }
        at += first_word(rest)?.1;
    }
    None
}

#[derive(Debug, Default)]
struct Quantified {
    start: usize,
    count: Option<u32>,
    words: Option<String>,
    /// An adjective or participle between the quantifier and the noun.
    qualified: bool,
}

/// The count or quantifier before a noun at `noun`.
fn quantified(ctx: &Context, sentence: Span, noun: usize) -> Quantified {
    let mut at = noun;
    let mut seen = Quantified {
        start: noun,
        ..Quantified::default()
    };
    for _ in 0..4 {
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
        let may_end = |words: &&&str| words.as_bytes().last() == last;
        let quantifier = QUANTIFIERS.iter().filter(may_end).find(|words| {
            lower.ends_with(**words) && !lower[..lower.len() - words.len()].ends_with(|c: char| c.is_alphanumeric() || c == '-')
        });
        if let Some(words) = quantifier
            && !(matches!(*words, "other" | "others") && seen.words.is_some())
        {
            let start = at - before.len() + trimmed.len() - words.len();
            let plain = words
                .trim_end_matches(" of")
                .trim_start_matches("a ")
                .trim_start_matches("the ")
                .to_owned();
            if *words == "one" || *words == "another" {
                seen.count = Some(1);
            }
            seen.words.get_or_insert(plain);
            seen.start = start;
            at = start;
            if matches!(*words, "other" | "more" | "one" | "another") && seen.count.is_none() {
                continue; // "eight other countries"
            }
            return with_article(ctx, sentence, seen);
        }
        let Some((word, start)) = last_word(trimmed) else { break };
        if let Some((value, _)) = number(word).filter(|(value, _)| *value < 1000) {
            seen.count = Some(value);
            seen.words = None;
            seen.start = at - before.len() + start;
            return with_article(ctx, sentence, seen);
        }
        let adjective = word.chars().all(|c| c.is_alphabetic() || c == '-')
            && !ctx.lexicon.floor.is(&word.to_ascii_lowercase(), FloorWord::NoAdjective);
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

/// Words before a count that belong to it.
const BEFORE_COUNTS: &[&str] = &[
    "a total of",
    "at least",
    "as many as",
    "no fewer than",
    "no less than",
    "more than",
    "fewer than",
    "over",
    "up to",
];

/// "the 28", "the other nine", "only eight", "a total of 31": the words before belong to it.
fn with_article(ctx: &Context, sentence: Span, mut seen: Quantified) -> Quantified {
    if seen.count.is_some() {
        let before = ctx.behind_lower(sentence.start, seen.start, 24).trim_end();
        let lead = BEFORE_COUNTS.iter().find(|words| {
            before
                .strip_suffix(**words)
                .is_some_and(|rest| !rest.ends_with(super::context::is_word_char))
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
    let before = ctx.behind(sentence.start, seen.start, 16);
    if let Some((word, at)) = last_word(before)
        && matches!(
            word.to_ascii_lowercase().as_str(),
            "the" | "these" | "those" | "only" | "just" | "some" | "nearly" | "almost" | "about" | "around"
        )
        && before[at + word.len()..].trim().is_empty()
    {
        seen.start = seen.start - before.len() + at;
    }
    seen
}

fn crowd(ctx: &Context, sentence: Span, start: usize, end: usize, kind: FloorWord, quantified: Quantified) -> Option<Aggregate> {
    let text = ctx.text;
    let noun = text[start..end].to_ascii_lowercase();
    let after = &text[end..sentence.end];
    let after = after.strip_prefix(']').map_or(after, |rest| rest);
    // "representatives of Chad", "countries of the region": named or no speakers.
    let next = first_word(after).map(|(word, _)| word).unwrap_or("");
    let names_them = matches!(next, "of" | "from" | "for")
        && ctx
            .mentions
            .get(ctx.mention_from(end))
            .is_some_and(|mention| mention.start < end + 24);
    if names_them || after.starts_with('-') || after.starts_with("’") {
        return None;
    }
    let is_speaker_noun = matches!(
        noun.as_str(),
        "delegations"
            | "delegation"
            | "speakers"
            | "speaker"
            | "delegates"
            | "delegate"
            | "representatives"
            | "envoys"
            | "interveners"
            | "discussants"
            | "interlocutors"
            | "diplomats"
            | "missions"
    );
    let has_quantity = quantified.count.is_some() || quantified.words.is_some();
    if kind == FloorWord::CrowdOne && quantified.count != Some(1) {
        return None;
    }
    let of_the_house = ctx.format.is_of_the_house() && ctx.format != Format::TreatyBody;
    // A bare plural must begin its clause: "delegations said", not "with delegations said".
    let begins = clause_begins(ctx.behind(sentence.start, quantified.start, 40));
    if !has_quantity && !(is_speaker_noun && (begins || quantified.start == sentence.start)) {
        return None;
    }
    if has_quantity
        && !begins
        && !matches!(
            last_word(ctx.behind(sentence.start, quantified.start, 30)).map(|(word, _)| word),
            None | Some("that" | "said" | "says" | "were" | "are" | "only" | "which")
        )
    {
        return None;
    }
    let from = text.len() - (text.len() - end) + usize::from(text[end..].starts_with(']'));
    let from = past_examples(ctx, from, sentence.end);
    let predicate = skip_relative(ctx, from, sentence.end)
        .and_then(|from| predicate_at(ctx, from, sentence.end, true, of_the_house && is_speaker_noun))?;
    if matches!(predicate.predicate, Predicate::Mentioned) {
        return None;
    }
    Some(Aggregate {
        span: Span::new(quantified.start, end),
        count: quantified.count,
        quantifier: quantified.words,
        predicate,
        is_part: false,
    })
}

/// "Several delegations, including Chad and Togo, called": past the examples.
fn past_examples(ctx: &Context, from: usize, limit: usize) -> usize {
    let rest = ctx.ahead(from, limit, 240);
    let words = rest.trim_start_matches([',', ' ']);
    let names_some = [
        "including",
        "such as",
        "among",
        "notably",
        "in general",
        "however",
        "on the whole",
        "for their part",
        "led by",
        "mostly",
        "mainly",
    ]
    .iter()
    .any(|lead| words.starts_with(lead));
    if !names_some || words.len() == rest.len() {
        return from;
    }
    words
        .match_indices(", ")
        .map(|(at, _)| from + (rest.len() - words.len()) + at + 1)
        .find(|at| predicate_at(ctx, *at, limit, true, false).is_some())
        .unwrap_or(from)
}

/// "delegations present", "delegations that took the floor": the main predicate stands behind.
fn skip_relative(ctx: &Context, from: usize, limit: usize) -> Option<usize> {
    let rest = ctx.ahead(from, limit, 120);
    let words = rest.trim_start();
    let (word, end) = first_word(words)?;
    let start = from + (rest.len() - words.len());
    Some(if matches!(word, "who" | "that" | "which") && start < limit {
        start + end
    } else {
        from
    })
}

fn clause_begins(before: &str) -> bool {
    let trimmed = before.trim_end();
    if trimmed.is_empty() || trimmed.ends_with([',', ';', ':', '—', '–', '“', '"', '.', '‘']) {
        return true;
    }
    last_word(trimmed).is_some_and(|(word, _)| {
        matches!(
            word.to_ascii_lowercase().as_str(),
            "and"
                | "but"
                | "while"
                | "whereas"
                | "although"
                | "though"
                | "however"
                | "yet"
                | "as"
                | "when"
                | "that"
                | "said"
                | "only"
                | "just"
                | "also"
                | "the"
        )
    })
}

/// Counts without their noun, in a sentence or a passage that has it: "only eight were
/// critical", "while 10 spoke against", "others regretted".
fn elided(ctx: &Context, sentence: Span, known: &[Aggregate]) -> Vec<Aggregate> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    let known = Stretches::new(known.iter().map(|aggregate| aggregate.span));
    while let Some((word, end)) = first_word(ctx.ahead(at, sentence.end, 400)) {
        let start = at + end - word.len();
        let mut next = at + end;
        let lower = &ctx.lower[start..start + word.len()];
        let value = number(lower).map(|(value, _)| value).filter(|value| *value < 300 && lower != "one");
        let word_fits = || matches!(lower, "others" | "some" | "most" | "several" | "many" | "rest");
        if (value.is_some() || word_fits()) && !known.hold_byte(start) {
            let (_, length) = number(&ctx.text[start..sentence.end]).unwrap_or((0, word.len()));
            let end = start + length.max(word.len());
            let close = end + usize::from(ctx.text[end..].starts_with(']'));
            let before = ctx.behind(sentence.start, start, 40);
            let begins = clause_begins(before) || last_word(before).is_some_and(|(word, _)| matches!(word, "remaining" | "other"));
            if begins && let Some(predicate) = predicate_at(ctx, close, sentence.end, true, false) {
                let first = last_word(before)
                    .filter(|(word, _)| matches!(word.to_ascii_lowercase().as_str(), "the" | "only" | "just"))
                    .map_or(start, |(_, at)| start - before.len() + at);
                found.push(Aggregate {
                    span: Span::new(first, end),
                    count: value,
                    quantifier: value.is_none().then(|| lower.to_owned()),
                    predicate,
                    is_part: false,
                });
            }
            next = end;
        }
        at = next;
        let rest = ctx.ahead(at, sentence.end, 16);
        at += rest.len() - rest.trim_start_matches(|c: char| !super::context::is_word_char(c)).len();
        if at <= start {
            break;
        }
    }
    found
}

/// "almost all of them", "“most” of those delegations".
fn of_them(ctx: &Context, sentence: Span) -> Option<Aggregate> {
    let text = sentence.of(ctx.text);
    let at = [" of them ", " of these ", " of those ", " of whom "]
        .iter()
        .find_map(|phrase| find(text, phrase).map(|at| (at, phrase.len())))?;
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
    } else if text[..end].ends_with("ese") || text[..end].ends_with("ose") {
        return None;
    }
    let predicate = predicate_at(ctx, sentence.start + end, sentence.end, true, false)?;
    Some(Aggregate {
        span: Span::new(sentence.start + start, sentence.start + end),
        count,
        quantifier,
        predicate,
        is_part: true,
    })
}

#[cfg(test)]
mod tests {
    use record::Article;

    #[test]
    fn a_part_of_them_is_a_part_of_the_crowd_named_last() {
        for others in ["The other nine delegations", "The remaining nine delegations"] {
            let article = Article {
                text: format!("Of 33 delegations, 24 spoke in favour. {others} were critical. Almost all of them welcomed the visit."),
                ..Article::default()
            };
            let extraction = crate::parse(&article, lexicon::Lexicon::embedded());
            let nine = extraction.interventions.iter().find(|row| row.count == Some(9)).expect(others);
            let part = extraction
                .interventions
                .iter()
                .find(|row| row.quantifier.is_some())
                .expect("a part");
            assert_eq!((nine.surface.as_str(), part.part_of), (others, Some(nine.seq)));
        }
    }
}
