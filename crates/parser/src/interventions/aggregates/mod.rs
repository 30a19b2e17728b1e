//! Delegations that are counted or spoken of without being named: "28 delegations", "some
//! speakers", "almost all of them".
//!
//! Each is one row with a count or a quantifier, and is never expanded into countries. "Almost
//! all of them" is a part of the row before it. A crowd that does nothing is no row.

mod elisions;
mod quantities;

use lexicon::{FloorWord, Predicate};
use record::Span;

use super::adverbials::opens_a_sentence;
use super::context::{Context, find, first_word, last_word, number};
use super::cues::Cue;
use super::format::Format;
use super::predicates::{Found, predicate_at};
use super::prose::absolute;
use elisions::{elided, of_them};
use quantities::{Quantified, quantified, with_article};

/// An unnamed crowd as the subject of a predicate.
#[derive(Debug, Clone)]
pub(super) struct Aggregate {
    pub(super) span: Span,
    pub(super) count: Option<u32>,
    pub(super) quantifier: Option<String>,
    pub(super) predicate: Found,
    /// "of them": a part of the crowd named before.
    pub(super) is_part: bool,
    /// "21 of the 35 that spoke criticised": the predicate stands behind another one, of the 35.
    pub(super) behind_a_relative: bool,
}

impl Aggregate {
    /// `G:UNNAMED_28`, `G:UNNAMED_SEVERAL`, `G:UNNAMED`.
    pub(super) fn code(&self) -> String {
        match (self.count, &self.quantifier) {
            (Some(count), _) => format!("G:UNNAMED_{count}"),
            (None, Some(words)) => {
                let capital = |letter: char| if letter == ' ' { '_' } else { letter.to_ascii_uppercase() };
                "G:UNNAMED_".chars().chain(words.chars().map(capital)).collect()
            }
            (None, None) => "G:UNNAMED".to_owned(),
        }
    }
}

/// Crowds in a sentence, each with the predicate that follows it.
pub(super) fn aggregates(ctx: &Context, sentence: Span, nouns: &[(usize, usize, FloorWord)], crowd_goes_on: bool) -> Vec<Aggregate> {
    let mut found: Vec<Aggregate> = Vec::new();
    let mut counted_noun = crowd_goes_on;
    for &(start, end, kind) in nouns {
        if !matches!(kind, FloorWord::Crowd | FloorWord::CrowdOne) {
            continue;
        }
        let noun = &ctx.lower[start..end];
        let mut quantified = quantified(ctx, sentence, start);
        let is_part = part_of_a_count(ctx, sentence, &mut quantified);
        counted_noun |= quantified.count.is_some() || matches!(noun, "delegations" | "speakers" | "countries");
        if let Some(mut aggregate) = crowd(ctx, sentence, start, end, kind, quantified) {
            if is_part && let Some(main) = main_predicate(ctx, aggregate.predicate, end, sentence.end) {
                aggregate.predicate = main;
                aggregate.behind_a_relative = true;
            }
            found.push(aggregate);
        }
    }
    let part = ctx.has_cue(sentence, Cue::OfThem).then(|| of_them(ctx, sentence)).flatten();
    // "Of them 14 shared the view"
    let text = sentence.of(ctx.text);
    counted_noun |= ["Of them ", "Of these ", "Of those "].iter().any(|lead| text.starts_with(lead));
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

fn crowd(ctx: &Context, sentence: Span, start: usize, end: usize, kind: FloorWord, quantified: Quantified) -> Option<Aggregate> {
    let text = ctx.text;
    let noun = &ctx.lower[start..end];
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
        noun,
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
    let begins = clause_begins(ctx.behind_lower(sentence.start, quantified.start, 40))
        || opens_a_sentence(ctx.lower.get(sentence.start..quantified.start).unwrap_or(""));
    if !has_quantity && !(is_speaker_noun && (begins || quantified.start == sentence.start)) {
        return None;
    }
    if has_quantity
        && !begins
        && !matches!(
            last_word(ctx.behind(sentence.start, quantified.start, 30)).map(|(word, _)| word),
            None | Some("that" | "said" | "says" | "were" | "are" | "only" | "which" | "with")
        )
    {
        return None;
    }
    let from = text.len() - (text.len() - end) + usize::from(text[end..].starts_with(']'));
    // "with nineteen countries raising the arrests"
    let with = last_word(ctx.behind(sentence.start, quantified.start, 30)).is_some_and(|(word, _)| word == "with");
    if with && has_quantity {
        let predicate = absolute(ctx, end, sentence.end)?;
        return Some(Aggregate {
            span: Span::new(quantified.start, end),
            count: quantified.count,
            quantifier: quantified.words,
            predicate,
            is_part: false,
            behind_a_relative: false,
        });
    }
    let (apposed, from) = apposed_count(ctx, from, sentence.end).map_or((None, from), |(count, from)| (Some(count), from));
    let from = past_examples(ctx, from, sentence.end);
    let predicate = skip_relative(ctx, from, sentence.end)
        .and_then(|from| predicate_at(ctx, from, sentence.end, true, of_the_house && is_speaker_noun))?;
    if matches!(predicate.predicate, Predicate::Mentioned) {
        return None;
    }
    Some(Aggregate {
        span: Span::new(quantified.start, end),
        count: quantified.count.or(apposed),
        quantifier: quantified.words,
        predicate,
        is_part: false,
        behind_a_relative: false,
    })
}

/// "A number of delegations, **11 of the 52 that spoke**, called": how many that is, and where it ends.
fn apposed_count(ctx: &Context, from: usize, limit: usize) -> Option<(u32, usize)> {
    let words = ctx.ahead(from, limit, 80).strip_prefix(", ")?;
    let (count, length) = number(words)?;
    let close = find(words, ", ").filter(|close| *close >= length)?;
    let rest = &words[length..close];
    let counts = rest.is_empty() || [" of ", " in ", " out of "].iter().any(|of| rest.starts_with(of));
    (counts && !rest.contains([';', ':', '.'])).then_some((count, from + ", ".len() + close + 1))
}

/// "Several delegations, including Chad and Togo, called": past the examples.
fn past_examples(ctx: &Context, from: usize, limit: usize) -> usize {
    let rest = ctx.ahead(from, limit, 240);
    let words = rest.trim_start_matches([',', ' ']);
    let names_some = [
        "like",
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
        "by our",
        "by its",
        "by their",
        "by the",
        "on our",
        "on the mission",
        "in our",
        "according to",
    ]
    .iter()
    .any(|lead| words.starts_with(lead));
    // "Five delegations, Chad and Togo among them, objected".
    let among_them = find(words, " among them,").filter(|at| *at < 160 && !words[..*at].contains(['.', ';', ':']));
    if let Some(at) = among_them.filter(|_| words.len() < rest.len()) {
        return from + (rest.len() - words.len()) + at + " among them,".len();
    }
    if words.len() == rest.len() {
        return from;
    }
    // "31 delegations, that is to say three quarters, voiced": whatever stands between two commas, if short.
    if !names_some {
        let lead = rest.len() - words.len();
        let close =
            find(words, ", ").filter(|close| *close < 60 && rest.starts_with(',') && !words[..*close].contains([';', ':', '.', '“', '”']));
        let verb = close
            .map(|close| from + lead + close + 1)
            .filter(|verb| ctx.mentions_in(Span::new(from, *verb)).is_empty());
        return verb
            .filter(|verb| predicate_at(ctx, *verb, limit, true, false).is_some_and(|found| found.known))
            .unwrap_or(from);
    }
    // "Speakers including Chad and Togo reproached": no comma closes them.
    if let Some(first) = ctx
        .mentions_in(Span::new(from, limit))
        .first()
        .filter(|first| first.start < from + 30)
        && let Some(last) = ctx.joined(first.start, limit).last()
        && predicate_at(ctx, last.end, limit, true, false).is_some()
    {
        return last.end;
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

/// Whether a clause begins behind `before`, which is in lower case.
fn clause_begins(before: &str) -> bool {
    let trimmed = before.trim_end();
    if trimmed.is_empty() || trimmed.ends_with([',', ';', ':', '—', '–', '“', '"', '.', '‘']) {
        return true;
    }
    last_word(trimmed).is_some_and(|(word, _)| {
        matches!(
            word,
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
                | "barely"
                | "another"
                | "further"
                | "also"
                | "the"
        )
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

    #[test]
    fn a_plural_behind_those_is_no_verb() {
        let article = Article {
            kind: record::Kind::NewsArticle,
            text: "The Human Rights Council met. Thirty countries spoke of the valley, one of those claims being years old. One of those claims \
                   lies in the north. Ten of those lambasted the report."
                .into(),
            ..Article::default()
        };
        let rows = crate::parse(&article, lexicon::Lexicon::embedded()).interventions;
        let said: Vec<&str> = rows.iter().map(|row| row.surface.as_str()).collect();
        assert_eq!(said, ["Thirty countries", "Ten of those"]);
    }
}
