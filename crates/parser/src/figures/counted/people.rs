//! Numbers that count people because of what they did or what befell them: "dozens injured".

use super::elide;
use crate::figures::Draft;
use crate::figures::nouns::{self, NounPhrase};
use crate::figures::tokens::{Token, Tokens};
use lexicon::numbers::WordRole;
use record::FigureKind;

/// Whether what looks like a counted phrase is a verb with its object.
pub(super) fn begins_with_verb(tokens: &Tokens, phrase: NounPhrase, many: bool) -> bool {
    use lexicon::numbers::VerbForm;
    let first = &tokens.list[phrase.first];
    match first.verb() {
        // "around 600 work at the plant", "nine live in tents".
        Some((_, VerbForm::Base)) if many && phrase.end == phrase.first + 1 && !nouns::is_plural(first) => {
            tokens.get(phrase.end).is_some_and(|next| {
                matches!(
                    next.part(),
                    Some(lexicon::numbers::Part::Preposition | lexicon::numbers::Part::Determiner | lexicon::numbers::Part::Pronoun)
                ) && !next.is("of")
            })
        }
        Some((_, VerbForm::Past | VerbForm::Participle)) if !nouns::is_plural(first) => {
            first.has(WordRole::Act) || phrase.end == phrase.first + 1 && !is_fate(tokens, phrase.first)
        }
        _ => false,
    }
}

/// "a crew of five", "a family of four", "a mother of three".
pub(super) fn group_of(tokens: &Tokens, first: usize) -> Option<usize> {
    let group = first.checked_sub(2)?;
    (tokens.list[first - 1].is("of") && tokens.list[group].has(WordRole::Group)).then_some(group)
}

/// What happens to people: the count that stands before it counts people.
pub(super) fn is_fate(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.has(WordRole::Fate))
}

/// "killed", "have been killed", "were reported missing": a fate, past the small verbs before it.
pub(super) fn befell(tokens: &Tokens, at: usize) -> bool {
    let fate = (at..at + 5).find(|&at| {
        !tokens.get(at).is_some_and(|token| {
            token.part() == Some(lexicon::numbers::Part::Auxiliary)
                || token.is_one_of(&[
                    "also",
                    "now",
                    "still",
                    "reported",
                    "feared",
                    "believed",
                    "reportedly",
                    "remain",
                    "remained",
                ])
        })
    });
    fate.is_some_and(|at| is_fate(tokens, at))
}

/// Whether the number is the object of what is done to people: "killing nine".
pub(super) fn suffers(tokens: &Tokens, first: usize) -> bool {
    tokens
        .before(first, 1)
        .is_some_and(|token| token.has(WordRole::Harm) && !matches!(token.verb(), Some((_, lexicon::numbers::VerbForm::Participle))))
}

/// "14 killed": whoever was counted before in the sentence, or people.
pub(super) fn people_or(draft: &mut Draft, before: &[Draft]) {
    let earlier = before
        .iter()
        .rev()
        .find(|other| other.figure.kind == FigureKind::Count && other.figure.counted_head.is_some());
    match earlier {
        Some(other) => elide(
            draft,
            &other.figure.counted.clone().unwrap_or_default(),
            &other.figure.counted_head.clone().unwrap_or_default(),
        ),
        None => elide(draft, "people", "people"),
    }
}

/// "the 131 dead", "buried 61 dead", "forty of the dead": the adjective is the noun. `first` is
/// where its number begins, or the adjective itself behind "of the". "Left 80 dead" and "reported
/// 12 dead" say what became of people.
pub(super) fn fallen(tokens: &Tokens, first: usize) -> bool {
    let Some(before) = tokens.before(first, 1) else { return false };
    let takes = |verb: &Token| verb.verb().is_some() && verb.part().is_none() && verb.has(WordRole::Tending);
    let particle = before.is_one_of(&["in", "out", "up", "away"]) && tokens.before(first, 2).is_some_and(takes);
    before.is_one_of(&["the", "its", "their", "these", "those"]) || takes(before) || particle
}

/// The people named last before the token `end`: a plural of the table that no "said" has for its
/// subject or object. Where `victims` are asked for, not those who act there themselves.
pub(crate) fn people_named(tokens: &Tokens, end: usize, victims: bool) -> Option<(String, String)> {
    for at in (0..end).rev() {
        let token = &tokens.list[at];
        if token.has(WordRole::Telling) {
            return None;
        }
        if !token.has(WordRole::Person) || token.part().is_some() || !nouns::is_plural(token) || token.is("others") {
            continue;
        }
        let tells = tokens.before(at, 1).is_some_and(|to| to.is("to")) && tokens.before(at, 2).is_some_and(|by| by.is("according"));
        let acts = tokens.get(at + 1).is_some_and(|verb| {
            verb.verb().is_some() && verb.part().is_none() && !verb.has(WordRole::Fate) && !verb.has(WordRole::Telling)
        });
        if !(tells || victims && acts) {
            return Some((token.text.to_owned(), nouns::singular(token)));
        }
    }
    None
}
