//! Numbers without a numeral: "dozens", "half", "a million".

use super::cardinals::cardinal_from;
use super::fractions::{fraction, of_a_scale, with_parts};
use super::{Form, Numeral};
use crate::figures::tokens::Tokens;
use lexicon::numbers::Numeral as Role;

/// "dozens", "tens of thousands", "several hundred", "a few thousand": at least twice the unit.
pub(super) fn vague(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let role = |at: usize| tokens.get(at).and_then(|token| token.numeral());
    let found = |end: usize, value: f64| {
        Some(Numeral {
            first: at,
            end,
            value,
            scale: 1.0,
            form: Form::Vague,
        })
    };
    if let Some(Role::Vague(unit)) = role(at) {
        // "tens of thousands", "hundreds of thousands", "many tens of millions".
        if tokens.get(at + 1).is_some_and(|token| token.is("of")) {
            match role(at + 2) {
                Some(Role::Vague(of)) if of > unit => return found(at + 3, 2.0 * unit * of),
                Some(Role::Scale(of)) if of > unit => return found(at + 3, 2.0 * unit * of),
                _ => {}
            }
        }
        return found(at + 1, 2.0 * unit);
    }
    let several = [
        &["several"][..],
        &["many"],
        &["a", "few"],
        &["some", "few"],
        &["a", "couple", "of"],
        &["a", "couple"],
        &["multiple"],
        &["untold"],
    ]
    .iter()
    .find_map(|words| tokens.match_at(at, words))?;
    let unit = match role(several)? {
        Role::Hundred => 100.0,
        Role::Scale(scale) => scale,
        Role::Dozen => 12.0,
        _ => return None,
    };
    match role(several + 1) {
        Some(Role::Scale(scale)) => found(several + 2, 2.0 * unit * scale),
        _ => found(several + 1, 2.0 * unit),
    }
}

/// "half a million", "half million", "half", "half of".
pub(super) fn half(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let role = |at: usize| tokens.get(at).and_then(|token| token.numeral());
    if role(at) != Some(Role::Half) {
        return None;
    }
    let after = if tokens.get(at + 1).is_some_and(|token| token.is("a")) {
        at + 2
    } else {
        at + 1
    };
    let after = if after == at + 1 && tokens.get(after).is_some_and(|token| token.is_hyphen() && token.glued) {
        after + 1
    } else {
        after
    };
    if let Some(scale) = role(after).and_then(multiplier) {
        return Some(Numeral {
            first: at,
            end: after + 1,
            value: 0.5 * scale,
            scale,
            form: Form::Words,
        });
    }
    Some(Numeral::fraction(at, at + 1, 1.0, 2.0))
}

pub(super) fn multiplier(role: Role) -> Option<f64> {
    match role {
        Role::Hundred => Some(100.0),
        Role::Scale(scale) => Some(scale),
        Role::Dozen => Some(12.0),
        _ => None,
    }
}

/// "a hundred", "a dozen", "a third", "a quarter of a million".
pub(super) fn article(tokens: &Tokens, at: usize) -> Option<Numeral> {
    if !tokens.get(at)?.is_one_of(&["a", "an"]) {
        return None;
    }
    let next = tokens.get(at + 1)?;
    let role = next.numeral()?;
    if multiplier(role).is_some() {
        let found = cardinal_from(tokens, at, at + 1, Some(1.0))?;
        return Some(with_parts(tokens, found));
    }
    let one = Numeral {
        first: at,
        end: at + 1,
        value: 1.0,
        scale: 1.0,
        form: Form::Words,
    };
    let found = if role == Role::Half {
        Numeral {
            end: at + 2,
            value: 0.5,
            form: Form::Fraction {
                numerator: 1.0,
                denominator: 2.0,
            },
            ..one
        }
    } else {
        fraction(tokens, &one)?
    };
    Some(of_a_scale(tokens, found))
}
