//! The second of two predicates, where the first is no act of the floor: "Japan suspended its aid and
//! **asked** when ...".

use crate::interventions::context::{Context, find, first_word};
use crate::interventions::predicates::{Found, predicate_at};

/// The predicate behind "and" or "but" in the clause that begins at `from` with another verb.
pub(super) fn coordinated(ctx: &Context, from: usize, limit: usize) -> Option<Found> {
    let rest = ctx.ahead_lower(from, limit, 140);
    let (verb, length) = first_word(rest).filter(|_| rest.starts_with(' '))?;
    let kinds = ctx.lexicon.floor.kinds(verb);
    let is_past = verb.ends_with("ed") || kinds.has(lexicon::FloorWord::Past);
    if !is_past {
        return None;
    }
    let end = rest.find([',', ';', ':', '.', '(', '“']).unwrap_or(rest.len());
    let clause = &rest[length..end];
    let (at, word) = [" and ", " but "]
        .iter()
        .filter_map(|word| Some((find(clause, word)?, word)))
        .min()?;
    let has_clause = [" that ", " which ", " who ", " whether ", " by "]
        .iter()
        .any(|word| clause[..at].contains(word));
    let start = from + length + at + word.len();
    let names_none = ctx.mentions_in(record::Span::new(from, start)).is_empty();
    predicate_at(ctx, start, limit, false, false).filter(|found| found.known && names_none && !has_clause)
}
