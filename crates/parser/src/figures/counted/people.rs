//! Numbers that count people because of what they did or what befell them: "dozens injured".

use super::elide;
use crate::figures::Draft;
use crate::figures::nouns::{self, NounPhrase};
use crate::figures::tokens::Tokens;
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

pub(super) fn people_or(tokens: &Tokens, draft: &mut Draft, before: &[Draft]) {
    let _ = tokens;
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

pub(super) fn people_or_same_sentence(draft: &mut Draft, before: &[Draft]) {
    let earlier = before
        .iter()
        .rev()
        .find(|other| other.figure.kind == FigureKind::Count && other.figure.counted_head.is_some() && !other.figure.counted_elided);
    let person = earlier.is_some_and(|other| other.figure.counted_head.as_deref() == Some("people"));
    let _ = person;
    elide(draft, "people", "people");
}
