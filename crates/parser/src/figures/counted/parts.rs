//! Shares and rates: a part of what, a percentage of what, so many for how many.

use super::antecedents::antecedent;
use super::{POINTERS, after_of, elide, past_determiners, set};
use crate::figures::Draft;
use crate::figures::nouns::{NounPhrase, noun_phrase};
use crate::figures::relations::Memory;
use crate::figures::tokens::Tokens;
use lexicon::numbers::WordRole;
use record::FigureKind;

/// "Half of all complaints", "one in five women", "two-thirds of the 47 members".
pub(super) fn part(text: &str, tokens: &Tokens, draft: &mut Draft, before: &[Draft], memory: &Memory) {
    // "one woman in three" holds its noun.
    let inside = draft.number + 1;
    if tokens.get(inside + 1).is_some_and(|link| link.is("in") && inside + 1 < draft.end) && tokens.list[inside].numeral().is_none() {
        let noun = NounPhrase {
            first: inside,
            end: inside + 1,
            head: inside,
        };
        set(text, tokens, draft, noun);
        return;
    }
    let at = draft.reached;
    let from = after_of(tokens, at).unwrap_or(at);
    let hyphen = tokens.get(from).is_some_and(|token| token.is_hyphen() && token.glued);
    let from = if hyphen { from + 1 } else { from };
    if tokens.get(from).is_some_and(|token| token.is_one_of(POINTERS)) && from > at {
        antecedent(tokens, draft, before, memory);
        draft.figure.kind = FigureKind::Ratio;
        return;
    }
    let inner = past_determiners(tokens, from);
    match noun_phrase(tokens, inner, false) {
        Some(phrase) => set(text, tokens, draft, phrase),
        None => {
            let same = before.iter().rev().find(|other| other.figure.counted_head.is_some());
            if let Some(other) = same {
                let (phrase, head) = (
                    other.figure.counted.clone().unwrap_or_default(),
                    other.figure.counted_head.clone().unwrap_or_default(),
                );
                elide(draft, &phrase, &head);
            }
        }
    }
}

/// What a percentage is of.
pub(super) fn base(text: &str, tokens: &Tokens, draft: &mut Draft) {
    let at = draft.reached;
    let Some(of) = after_of(tokens, at) else {
        rate(text, tokens, draft);
        return;
    };
    if tokens
        .get(of)
        .is_some_and(|token| token.is_one_of(&["them", "those", "these", "us", "which", "whom"]))
    {
        return;
    }
    let inner = past_determiners(tokens, of);
    if let Some(phrase) = noun_phrase(tokens, inner, false) {
        set(text, tokens, draft, phrase);
        draft.figure.percent_base = draft.figure.counted.clone();
    }
}

/// "a month", "per household", "for each child" after an amount.
pub(super) fn rate(text: &str, tokens: &Tokens, draft: &mut Draft) {
    let at = draft.reached;
    let Some(next) = tokens.get(at) else { return };
    let word = tokens.get(at + 1);
    let noun = |at: usize| {
        tokens
            .get(at)
            .filter(|word| word.is_word() && word.part().is_none())
            .map(|word| word.text.to_lowercase())
    };
    let time = |word: Option<&crate::figures::tokens::Token>| word.is_some_and(|word| word.has(WordRole::Rate));
    let per_number = next.is("per") && word.is_some_and(|word| word.is_digits());
    draft.figure.rate = if per_number {
        let end = noun_phrase(tokens, at + 2, false).map_or(at + 2, |phrase| phrase.end);
        Some(text[next.start..tokens.list[end - 1].end].to_owned())
    } else if next.is("per") || next.is_mark('/') && next.glued {
        noun(at + 1).map(|noun| format!("per {noun}"))
    } else if next.is_one_of(&["a", "an", "each", "every"])
        && time(word)
        && !tokens
            .get(at + 2)
            .is_some_and(|after| after.is_one_of(&["earlier", "ago", "later", "before", "after", "prior", "previously"]))
    {
        noun(at + 1).map(|noun| format!("per {noun}"))
    } else if next.is_one_of(&["annually", "yearly"]) {
        Some("per year".into())
    } else if next.is("monthly") {
        Some("per month".into())
    } else if next.is("daily") {
        Some("per day".into())
    } else {
        None
    };
}
