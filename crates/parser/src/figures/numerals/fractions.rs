//! Fractions: "two-thirds", "3/4", "one in five", "nine out of ten", "and a half".

use super::cardinals::{cardinal, power};
use super::vague::multiplier;
use super::{Form, Numeral};
use crate::figures::nouns::starts_noun_phrase;
use crate::figures::tokens::{Kind, Tokens};
use crate::figures::traps::ordinal_tail;
use lexicon::numbers::Numeral as Role;

/// Adds what may follow a cardinal: "and a half", "½", "1/2", "-thirds", another scale.
pub(super) fn with_parts(tokens: &Tokens, found: Numeral) -> Numeral {
    if let Some(power) = power(tokens, &found) {
        return power;
    }
    if let Some(mixed) = proper_fraction_after_and(tokens, &found) {
        return mixed;
    }
    if let Some(fraction) = slash(tokens, &found)
        .or_else(|| hyphened_denominator(tokens, &found))
        .or_else(|| fraction(tokens, &found))
    {
        return of_a_scale(tokens, fraction);
    }
    let mut found = found;
    let base = found.end;
    let added = if let Some(Kind::Glyph(value)) = tokens.get(base).map(|token| token.kind) {
        Some((value, base + 1))
    } else if tokens.get(base).is_some_and(|token| token.is_digits() && !token.glued) && found.form == Form::Digits {
        // "10 1/2 miles".
        cardinal(tokens, base)
            .and_then(|part| slash(tokens, &part))
            .filter(|part| part.value < 1.0)
            .map(|part| (part.value, part.end))
    } else {
        and_a_half(tokens, base)
    };
    if let Some((value, end)) = added {
        // "two million and one half" is two and a half million; "a quarter million" says how much itself.
        let scale_after = tokens.get(end).and_then(|token| token.numeral()).and_then(multiplier);
        if let Some(scale) = scale_after.filter(|scale| *scale < found.scale) {
            found.value += value * scale;
            found.end = end + 1;
            return found;
        }
        let round = found.scale >= 1000.0 && found.value % found.scale == 0.0;
        found.value += value * if round { found.scale } else { 1.0 };
        found.end = end;
        if found.scale == 1.0
            && let Some(scale) = scale_after
        {
            found.value *= scale;
            found.scale = scale;
            found.end += 1;
        }
    }
    found
}

/// "a hundred and five eighths": what follows "and" is a part where it is less than one. "A
/// hundred and thirty fifths" are 130 of them, since thirty fifths are more than a whole.
pub(super) fn proper_fraction_after_and(tokens: &Tokens, found: &Numeral) -> Option<Numeral> {
    let and = (found.first + 1..found.end).rev().find(|&at| tokens.list[at].is("and"))?;
    let part = cardinal(tokens, and + 1).filter(|part| part.end == found.end && part.value < found.value)?;
    let fraction = fraction(tokens, &part).filter(|fraction| fraction.value < 1.0)?;
    Some(Numeral {
        end: fraction.end,
        value: found.value - part.value + fraction.value,
        ..found.clone()
    })
}

/// "five thirty-seconds", "one hundred thirty-fifths": the hyphen binds the tens to the denominator.
pub(super) fn hyphened_denominator(tokens: &Tokens, found: &Numeral) -> Option<Numeral> {
    let hyphen = tokens.get(found.end).filter(|mark| mark.is_hyphen() && mark.glued)?;
    let parts = tokens.get(found.end + 1).filter(|word| word.start == hyphen.end)?;
    let (Some(Role::Parts(unit)), Some(Role::Tens(tens))) = (parts.numeral(), tokens.list[found.end - 1].numeral()) else {
        return None;
    };
    let numerator = found.value - tens;
    if unit >= 10.0 || numerator < 1.0 || tokens.list[found.end - 2].is_hyphen() {
        return None;
    }
    let denominator = tens + unit;
    Some(Numeral {
        first: found.first,
        end: found.end + 2,
        value: numerator / denominator,
        scale: 1.0,
        form: Form::Fraction { numerator, denominator },
    })
}

/// "and a half", "and three quarters", "and one-third" at `at`: value and end.
pub(super) fn and_a_half(tokens: &Tokens, at: usize) -> Option<(f64, usize)> {
    if !tokens.get(at)?.is("and") {
        return None;
    }
    let next = tokens.get(at + 1)?;
    if next.is_one_of(&["a", "one"]) && tokens.get(at + 2)?.numeral() == Some(Role::Half) {
        return Some((0.5, at + 3));
    }
    let part = if next.is_one_of(&["a", "an"]) {
        Numeral {
            first: at + 1,
            end: at + 2,
            value: 1.0,
            scale: 1.0,
            form: Form::Words,
        }
    } else {
        cardinal(tokens, at + 1)?
    };
    let found = fraction(tokens, &part)?;
    // "two and a third man": an ordinal, not a part.
    (found.value < 1.0 && !followed_by_noun(tokens, found.end)).then_some((found.value, found.end))
}

pub(super) fn followed_by_noun(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.is_word()
            && token.part().is_none()
            && token.numeral().is_none()
            && token.verb().is_none_or(|(_, form)| form == lexicon::numbers::VerbForm::Base)
    })
}

/// "one one-thousandth", "one one hundred and fifth": the ordinal that a whole number ends in
/// is the denominator of the number before it.
fn compound_denominator(tokens: &Tokens, numerator: &Numeral) -> Option<Numeral> {
    let below = cardinal(tokens, numerator.end).filter(|below| below.form == Form::Words && numerator.form == Form::Words)?;
    let (denominator, end) = match ordinal_tail(tokens, &below) {
        Some(ordinal) => ordinal,
        None => {
            let hyphen = tokens.get(below.end).is_some_and(|mark| mark.is_hyphen() && mark.glued);
            let at = below.end + usize::from(hyphen);
            match tokens.get(at)?.numeral()? {
                Role::Part(part) | Role::Parts(part) | Role::Ordinal(part) if part >= 100.0 => (below.value * part, at + 1),
                _ => return None,
            }
        }
    };
    // "a sixty-second pause" is no part: tens have their own rule.
    (denominator >= 100.0).then_some(Numeral::fraction(numerator.first, end, numerator.value, denominator))
}

/// "two-thirds", "three quarters", "five eighths"; not "the third", nor "one third party".
pub(super) fn fraction(tokens: &Tokens, numerator: &Numeral) -> Option<Numeral> {
    if let Some(found) = compound_denominator(tokens, numerator) {
        return Some(found);
    }
    let mut at = numerator.end;
    let hyphen = tokens.get(at)?.is_hyphen() && tokens.get(at)?.glued;
    if hyphen {
        at += 1;
    }
    let role = tokens.get(at)?.numeral()?;
    let mut end = at + 1;
    let above_one = numerator.value != 1.0;
    let denominator = match role {
        Role::Parts(value) if above_one || hyphen => value,
        Role::Part(value) => value,
        Role::Ordinal(value) if value >= 3.0 && !above_one => value,
        // "a twenty-first", "three twenty-firsts".
        Role::Tens(tens) => {
            let mut next = at + 1;
            if tokens.get(next)?.is_hyphen() {
                next += 1;
            }
            match tokens.get(next)?.numeral()? {
                // "a sixty-second pause" lasts a minute.
                Role::Ordinal(unit) if unit < 10.0 && unit != 2.0 && !above_one => {
                    end = next + 1;
                    tens + unit
                }
                Role::Parts(unit) if unit < 10.0 => {
                    end = next + 1;
                    tens + unit
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    if numerator.value.fract() != 0.0 && numerator.form == Form::Digits {
        return None;
    }
    // "a third man", "a quarter century", "a fifth term": an order, not a part.
    let sure = hyphen || matches!(role, Role::Parts(_)) || end > at + 1;
    if !sure && followed_by_noun(tokens, end) {
        return None;
    }
    Some(Numeral::fraction(numerator.first, end, numerator.value, denominator))
}

/// "1/2", "3 / 4": small whole numbers around a slash.
pub(super) fn slash(tokens: &Tokens, numerator: &Numeral) -> Option<Numeral> {
    let above = tokens.get(numerator.first)?.digits()?;
    if numerator.end != numerator.first + 1 || !tokens.get(numerator.end)?.is_mark('/') {
        return None;
    }
    let below = tokens.get(numerator.end + 1)?.digits()?;
    let tight = tokens.get(numerator.end)?.glued == tokens.get(numerator.end + 1)?.glued;
    if !tight
        || above.decimal
        || below.decimal
        || below.value < 2.0
        || below.value > 100.0
        || above.value > 100.0
        || below.leading_zero
        || above.value > below.value && below.value > 16.0
    {
        return None;
    }
    // "1/2/2023" is a date, "24/7" and "9/11" are names.
    let more = tokens.get(numerator.end + 2).is_some_and(|token| token.is_mark('/'));
    let name = matches!((above.value as u32, below.value as u32), (24, 7) | (9, 11) | (50, 50));
    if more || name {
        return None;
    }
    Some(Numeral::fraction(numerator.first, numerator.end + 2, above.value, below.value))
}

/// "a quarter of a million", "three quarters of a billion".
pub(super) fn of_a_scale(tokens: &Tokens, fraction: Numeral) -> Numeral {
    let scale = tokens
        .match_at(fraction.end, &["of", "a"])
        .and_then(|at| tokens.get(at)?.numeral().and_then(multiplier).map(|scale| (scale, at + 1)));
    match scale {
        Some((scale, end)) => Numeral {
            value: fraction.value * scale,
            scale,
            end,
            form: Form::Words,
            ..fraction
        },
        None => fraction,
    }
}

/// "one woman in three", "two pupils in five": a share with its noun inside, in words, where
/// nothing is counted after it.
pub(super) fn share_of_noun(tokens: &Tokens, numerator: &Numeral) -> Option<Numeral> {
    let noun = tokens.get(numerator.end)?;
    let whole = numerator.form == Form::Words && (1.0..10.0).contains(&numerator.value);
    if !whole || !starts_noun_phrase(noun) || noun.numeral().is_some() || !tokens.get(numerator.end + 1)?.is("in") {
        return None;
    }
    let below = cardinal(tokens, numerator.end + 2).filter(|below| below.form == Form::Words && below.value > numerator.value)?;
    let counts = tokens
        .get(below.end)
        .is_some_and(|next| next.is_hyphen() || starts_noun_phrase(next) || next.numeral().is_some());
    let unit = tokens
        .get(below.end)
        .is_some_and(|next| next.known.is_some_and(|known| !known.units.is_empty()));
    (!counts && !unit).then_some(Numeral::fraction(numerator.first, below.end, numerator.value, below.value))
}

/// "one in five", "nine out of ten", "two of every three" as one expression. "163 out of 205"
/// stays two numbers: the second counts something by itself.
pub(super) fn out_of(tokens: &Tokens, numerator: Numeral) -> Numeral {
    let links: [(&[&str], bool); 9] = [
        (&["out", "of", "every"], true),
        (&["of", "every"], true),
        (&["in", "every"], true),
        (&["out", "of", "each"], true),
        (&["in", "each"], true),
        (&["out", "of"], false),
        (&["over"], false),
        (&["in"], true),
        (&["for", "every"], false),
    ];
    if numerator.is_fraction() || numerator.scale > 1.0 || numerator.value.fract() != 0.0 || numerator.value < 1.0 {
        return numerator;
    }
    let Some((link, at)) = links
        .iter()
        .find_map(|(words, _)| Some((*words, tokens.match_at(numerator.end, words)?)))
    else {
        return numerator;
    };
    let Some(denominator) = cardinal(tokens, at).filter(|part| part.value > numerator.value && part.value.fract() == 0.0) else {
        return numerator;
    };
    let both_in_words = numerator.form == Form::Words && denominator.form == Form::Words;
    let round = [
        3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6,
    ]
    .contains(&denominator.value)
        || denominator.value == 2.0
        || both_in_words;
    let unit_follows = tokens.get(denominator.end).is_some_and(|token| {
        token
            .known
            .is_some_and(|known| known.units.iter().any(|form| form.kind == lexicon::numbers::UnitKind::Duration))
            || token.is_mark('%')
    });
    let accepted = match link {
        ["out", "of"] => denominator.value <= 10.0 && (both_in_words || denominator.value == 10.0),
        ["over"] => tokens.list.len() == denominator.end && numerator.first == 0,
        ["for", "every"] => false,
        ["in"] => round && numerator.value <= 20.0 || tokens.list.len() == denominator.end && numerator.first == 0,
        // "one in every 67": every number of things can be counted off.
        _ => true,
    };
    if !accepted || unit_follows {
        return numerator;
    }
    Numeral::fraction(numerator.first, denominator.end, numerator.value, denominator.value)
}
