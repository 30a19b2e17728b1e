//! Names inside longer names: "Georgia Miller", "Michael Jordan", "Lake Chad", "China-backed".

use lexicon::FloorWord;
use record::Span;

use super::noun_of;
use crate::interventions::context::{Context, first_word, is_capitalised, last_word};

/// Whether capitalised words beside the name make it part of a person's, place's or
/// organisation's name ("Georgia Miller", "Michael Jordan", "Lake Chad").
pub(in crate::interventions) fn is_part_of_a_longer_name(ctx: &Context, start: usize, end: usize, sentence: Span) -> bool {
    let after = ctx.ahead(end, sentence.end, 60);
    if after.starts_with('-') || after.starts_with('–') && after[3..].starts_with(char::is_alphanumeric) {
        return true; // "China-backed", "Japan–Korea"
    }
    if let Some(words) = after.strip_prefix(' ')
        && let Some((word, _)) = first_word(words)
        && words.starts_with(word)
        && is_capitalised(word)
    {
        let kinds = ctx.lexicon.floor.kinds(&ctx.lower[end + 1..end + 1 + word.len()]);
        let titled = noun_of(kinds).is_some() || kinds.has(FloorWord::Qualifier);
        let next = ctx
            .mentions
            .get(ctx.mention_from(end))
            .is_some_and(|next| next.start == end + 1 && next.entity.is_some());
        if !titled && !next {
            return true;
        }
    }
    let before = ctx.behind(sentence.start, start, 60);
    if before.ends_with('-') {
        return true;
    }
    if let Some(words) = before.strip_suffix(' ')
        && let Some((word, at)) = last_word(words)
        && words.ends_with(word)
        && is_capitalised(word)
    {
        let begins = at == 0 && start - sentence.start <= before.len();
        let here = start - before.len() + at;
        let lower = &ctx.lower[here..here + word.len()];
        let kinds = ctx.lexicon.floor.kinds(lower);
        let leads = kinds.has(FloorWord::OpensClause) || lower.ends_with("ing") || lower.ends_with("ly");
        let known = kinds.has(FloorWord::BeforeName) || begins && leads;
        let mentioned = ctx.mentions[..ctx.mention_from(start)]
            .last()
            .is_some_and(|last| last.end + 1 == start && last.entity.is_some());
        if !known && !mentioned {
            return true;
        }
    }
    false
}
