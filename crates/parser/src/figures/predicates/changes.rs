//! Whether a figure is an end or the size of a change: "rose to 31", "fell by a fifth".

use lexicon::numbers::{VerbForm, WordRole};
use record::FigureKind;

use crate::figures::Draft;
use crate::figures::tokens::{Token, Tokens};

/// Whether the figure is an end or the size of a change.
pub(super) fn change(tokens: &Tokens, draft: &mut Draft) {
    if draft.figure.change.is_some() {
        return;
    }
    let before = |back: usize| tokens.before(draft.first, back);
    let direction = |token: &Token| {
        token.known.and_then(|known| known.change).or_else(|| {
            let (base, form) = token.verb()?;
            match form {
                VerbForm::Base => None,
                _ => direction_of(base),
            }
        })
    };
    let change = match before(1) {
        Some(token) if token.is("from") && (2..=8).filter_map(before).any(|token| direction(token).is_some()) => Some("from"),
        Some(token)
            if token.is("to")
                && (2..=8)
                    .filter_map(before)
                    .take_while(|token| !token.is_mark(';'))
                    .any(|token| direction(token).is_some() || token.is_one_of(&["ease", "rise", "fall", "increase", "decrease"])) =>
        {
            Some("to")
        }
        Some(token) if token.is("by") => (2..=6).filter_map(before).find_map(direction),
        Some(token) if token.is("of") => (2..=3).filter_map(before).find_map(direction),
        Some(token) if token.is_one_of(&["up", "down"]) => direction(token),
        Some(token) if draft.figure.kind != FigureKind::Count && token.verb().is_some() && !token.has(WordRole::Transitive) => {
            direction(token)
        }
        _ => None,
    };
    // "1.6 points more", "3 per cent lower".
    let after = tokens
        .get(draft.reached)
        .filter(|token| token.is_one_of(&["more", "less", "fewer", "higher", "lower", "up", "down"]))
        .and_then(direction)
        .filter(|_| draft.figure.kind == FigureKind::Percent);
    draft.figure.change = change.or(after).map(str::to_owned);
}

fn direction_of(base: &str) -> Option<&'static str> {
    match base {
        "rise" | "increase" | "grow" | "climb" | "jump" | "surge" | "soar" | "gain" | "expand" | "swell" | "raise" | "boost" | "lift"
        | "double" | "triple" | "improve" | "widen" | "advance" => Some("up"),
        "fall" | "decrease" | "decline" | "drop" | "shrink" | "slump" | "plunge" | "plummet" | "tumble" | "slip" | "slide" | "ease"
        | "reduce" | "cut" | "narrow" | "lose" | "slash" | "dip" | "halve" | "weaken" | "shed" | "trim" | "slow" => Some("down"),
        _ => None,
    }
}
