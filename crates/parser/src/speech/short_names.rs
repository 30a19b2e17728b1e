//! Short names that the article explains: "the Mekong Press Institute (MPI)".

use lexicon::WordClass;

use crate::speech::utterance::Utterance;

/// Longest full name, in words.
const LONGEST: usize = 10;

/// Every short name in brackets behind the full name whose first letters it has.
pub(super) fn short_names<'a>(utterance: &Utterance<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let open = |at: usize| utterance.is_mark(at, '(') && utterance.is_mark(at + 2, ')') && utterance.tokens[at + 1].is_all_capitals();
    (1..utterance.len().saturating_sub(2))
        .filter(move |&at| open(at))
        .filter_map(|at| Some((utterance.written(at + 1), full_name(utterance, at)?)))
}

/// The name that ends before the bracket at `open` and begins with the short name's letters.
fn full_name<'a>(utterance: &Utterance<'a>, open: usize) -> Option<&'a str> {
    let mut letters = utterance.written(open + 1).chars().rev().peekable();
    for at in (open.saturating_sub(LONGEST)..open).rev() {
        let word = utterance.written(at);
        if letters.next_if(|letter| word.starts_with(*letter)).is_some() {
            if letters.peek().is_none() {
                return Some(utterance.phrase(at, open));
            }
            continue;
        }
        let is_small = utterance.is(at, WordClass::Preposition) || utterance.is(at, WordClass::Article) || utterance.reads(at, "and");
        if !is_small {
            return None;
        }
    }
    None
}
