//! Numbers, in digits and in words: "1.2 trillion", "four hundred and six", "two-thirds",
//! "half a million", "tens of thousands", "nine out of ten".
//!
//! Takes a place in a sentence; gives the longest number that begins there. What it counts,
//! whether it is a trap, and its unit are read elsewhere.

mod cardinals;
mod fractions;
mod vague;

use super::tokens::{Kind, Tokens};
use cardinals::cardinal;
use fractions::{out_of, share_of_noun, with_parts};
use vague::{article, half, vague};

/// A number and the tokens that write it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numeral {
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    pub value: f64,
    /// The last scale word applied, for "four to five thousand"; 1 without one.
    pub scale: f64,
    pub form: Form,
}

/// How a number is expressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Form {
    Digits,
    Words,
    /// "two-thirds", "one in five".
    Fraction {
        numerator: f64,
        denominator: f64,
    },
    /// "dozens": at least `value`.
    Vague,
    /// "none", "not a single".
    Zero,
}

impl Numeral {
    /// So many parts of a whole, written by the tokens `first..end`.
    fn fraction(first: usize, end: usize, numerator: f64, denominator: f64) -> Numeral {
        Numeral {
            first,
            end,
            value: numerator / denominator,
            scale: 1.0,
            form: Form::Fraction { numerator, denominator },
        }
    }

    pub(crate) fn is_fraction(&self) -> bool {
        matches!(self.form, Form::Fraction { .. })
    }
}

/// The number that begins at `at`.
pub(crate) fn numeral(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    if let Kind::Mark('-' | '−' | '+') = token.kind {
        return signed(tokens, at);
    }
    if token.is_word() {
        if token.is_one_of(&["minus", "negative"]) {
            return signed(tokens, at);
        }
        if let Some(found) = zero(tokens, at)
            .or_else(|| vague(tokens, at))
            .or_else(|| half(tokens, at))
            .or_else(|| article(tokens, at))
        {
            return Some(found);
        }
    }
    let found = with_parts(tokens, cardinal(tokens, at)?);
    Some(share_of_noun(tokens, &found).unwrap_or_else(|| out_of(tokens, found)))
}

/// "-5", "minus 5": the sign stands at the beginning of a word and touches the digits.
fn signed(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let sign = tokens.get(at)?;
    let next = tokens.get(at + 1)?;
    let apart = at == 0
        || !sign.glued
        || tokens
            .before(at, 1)
            .is_some_and(|before| matches!(before.kind, Kind::Mark('(' | '<' | '>' | '=')));
    // A hyphen with a space is a dash, except before degrees.
    let degrees = || {
        tokens
            .get(at + 2)
            .is_some_and(|token| token.is_one_of(&["degrees", "degree", "°", "℃", "℉"]))
    };
    if !apart || (!sign.is_word() && !next.glued && !degrees()) {
        return None;
    }
    if sign.is_word() && !next.is_digits() && next.numeral().is_none() {
        return None;
    }
    let mut found = with_parts(tokens, cardinal(tokens, at + 1)?);
    // "plus or minus 3 points" is a size.
    let either = tokens.match_before(at, &["plus", "or"]).is_some();
    if !sign.is_mark('+') && !either {
        found.value = -found.value;
        if let Form::Fraction { numerator, denominator } = found.form {
            found.form = Form::Fraction {
                numerator: -numerator,
                denominator,
            };
        }
    }
    found.first = at;
    Some(found)
}

/// "none", "not a single", "not one".
fn zero(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let end = [
        &["not", "a", "single"][..],
        &["not", "one", "single"],
        &["not", "one"],
        &["none"],
        &["nil"],
    ]
    .iter()
    .find_map(|words| tokens.match_at(at, words))?;
    Some(Numeral {
        first: at,
        end,
        value: 0.0,
        scale: 1.0,
        form: Form::Zero,
    })
}
