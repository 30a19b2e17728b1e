//! Cardinals in digits, in words and in both: "1.2 trillion", "four hundred and six".

use super::vague::multiplier;
use super::{Form, Numeral};
use crate::figures::tokens::{Kind, Tokens};
use lexicon::numbers::Numeral as Role;

/// A cardinal number: digits with scales, or words.
pub(super) fn cardinal(tokens: &Tokens, at: usize) -> Option<Numeral> {
    cardinal_from(tokens, at, at, None)
}

/// A cardinal whose digits or words begin at `at`; `given` is the value of the tokens from `first` to there.
pub(super) fn cardinal_from(tokens: &Tokens, first: usize, at: usize, given: Option<f64>) -> Option<Numeral> {
    let mut reader = Reader {
        total: 0.0,
        current: given.unwrap_or(0.0),
        room: if given.is_some() { 1.0 } else { f64::INFINITY },
        last_scale: f64::INFINITY,
        scale: 1.0,
        any: given.is_some(),
    };
    let mut end = at;
    let mut form = Form::Words;
    if given.is_none() {
        match tokens.get(at)?.kind {
            Kind::Digits(digits) => {
                form = Form::Digits;
                reader.add(digits.value, 1.0);
                end += 1;
            }
            Kind::Glyph(value) => return Some(glyph(first, at, value)),
            _ => {}
        }
    }
    while let Some(next) = reader.next_part(tokens, at, end, form) {
        end = next;
    }
    if !reader.any || end == first {
        return None;
    }
    let mut value = reader.total + reader.current;
    if form == Form::Words && tokens.get(end).is_some_and(|token| token.is("point")) {
        let (decimals, after) = spoken_decimals(tokens, end + 1);
        if after > end + 1 {
            end = after;
            value = ((value + decimals) * 1e9).round() / 1e9;
            if let Some(scale) = tokens.get(end).and_then(|token| token.numeral()).and_then(multiplier) {
                value *= scale;
                reader.scale = scale;
                end += 1;
            }
        }
    }
    Some(Numeral {
        first,
        end,
        value,
        scale: reader.scale,
        form,
    })
}

/// "½" alone.
fn glyph(first: usize, at: usize, value: f64) -> Numeral {
    Numeral {
        first,
        end: at + 1,
        value,
        scale: 1.0,
        form: Form::Fraction {
            numerator: value,
            denominator: 1.0,
        },
    }
}

/// "five six" behind "point": 0.56, and where the digits end.
fn spoken_decimals(tokens: &Tokens, mut at: usize) -> (f64, usize) {
    let (mut value, mut place) = (0.0, 0.1);
    while let Some(Role::Unit(digit)) = tokens.get(at).and_then(|token| token.numeral()) {
        value += digit * place;
        place /= 10.0;
        at += 1;
    }
    (value, at)
}

/// Whether the hyphen touches the words on both sides.
fn joins(tokens: &Tokens, hyphen: usize) -> bool {
    tokens.list[hyphen].glued && tokens.get(hyphen + 1).is_some_and(|word| word.glued)
}

/// "ninety - five": a hyphen that was set between spaces, as where words were cut apart.
fn is_tens_and_unit(tokens: &Tokens, hyphen: usize) -> bool {
    let role = |at: usize| tokens.get(at).and_then(|word| word.numeral());
    matches!((role(hyphen - 1), role(hyphen + 1)), (Some(Role::Tens(_)), Some(Role::Unit(unit))) if unit > 0.0)
}

/// Whether letters after digits are a scale: "3bn", "$293m", "120k", "5m people"; not "1.8m tall".
pub(super) fn suffix_is_scale(tokens: &Tokens, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let text = token.text;
    let money_before = tokens
        .before(at, 2)
        .is_some_and(|token| token.known.is_some_and(|known| !known.currencies_before.is_empty()));
    let long = text.len() >= 2 && !text.eq_ignore_ascii_case("mm");
    if long {
        // "2.1 mn", "3 bn": a space is no hindrance.
        return !text.eq_ignore_ascii_case("mil") || money_before || token.glued;
    }
    // A cell of a table has its number and its letter, with a space or none.
    let cell = tokens.list.len() == at + 1 && at == 1;
    let spaced_k = text.eq_ignore_ascii_case("k") && tokens.list.len() <= at + 2;
    if !token.glued && !spaced_k && !cell {
        return false;
    }
    if tokens
        .get(at + 1)
        .is_some_and(|next| next.glued && (next.is_word() || next.is_digits()))
    {
        return false;
    }
    let counts_something = || {
        tokens.get(at + 1).is_some_and(|next| {
            next.is_word()
                && (crate::figures::nouns::is_plural(next)
                    || next.known.is_some_and(|known| !known.currencies_after.is_empty())
                    || tokens
                        .get(at + 2)
                        .is_some_and(|noun| noun.is_word() && crate::figures::nouns::is_plural(noun)))
        })
    };
    match text {
        "k" | "K" => true,
        "M" | "MM" => true,
        "G" => cell,
        "mm" => money_before,
        "m" => {
            money_before || counts_something() && tokens.get(at + 1).is_none_or(|next| next.part().is_none()) || shares_scale(tokens, at)
        }
        "b" | "B" => true,
        _ => money_before,
    }
}

/// "300m to 350m euros": the first letter is what the one at the upper end of the range is.
fn shares_scale(tokens: &Tokens, at: usize) -> bool {
    let joined = tokens
        .get(at + 1)
        .is_some_and(|link| link.is_hyphen() || link.is_one_of(&["to", "and", "or"]));
    let same = tokens
        .get(at + 3)
        .is_some_and(|letter| letter.glued && letter.text == tokens.list[at].text);
    joined && same && tokens.get(at + 2).is_some_and(|upper| upper.is_digits()) && suffix_is_scale(tokens, at + 3)
}

pub(super) struct Reader {
    total: f64,
    current: f64,
    /// What may still be added is below this.
    room: f64,
    last_scale: f64,
    scale: f64,
    any: bool,
}

impl Reader {
    /// Takes the next word or digits of a number that began at `start` and reaches to `end`, over "and"
    /// and a hyphen: one past what was taken.
    fn next_part(&mut self, tokens: &Tokens, start: usize, end: usize, form: Form) -> Option<usize> {
        let token = tokens.get(end)?;
        // "twenty-two", "two hundred and six", "5 million"; a hyphen touches both words, or neither.
        let mut word = end;
        let after_and = token.is("and");
        if end > start && (token.is_hyphen() || after_and) {
            if token.is_hyphen() && !(joins(tokens, end) || token.is_mark('-') && is_tens_and_unit(tokens, end)) {
                return None;
            }
            word += 1;
        }
        let candidate = tokens.get(word)?;
        if after_and && !self.may_continue_after_and(tokens, word) {
            return None;
        }
        let taken = match candidate.kind {
            Kind::Word => match candidate.numeral()? {
                // "three hundred and two dozens".
                Role::Vague(12.0) if self.any && end > start => self.multiply(12.0, true),
                Role::Suffix(scale) => {
                    form == Form::Digits && end == start + 1 && suffix_is_scale(tokens, word) && self.multiply(scale, true)
                }
                role => self.word(role),
            },
            // "4 thousand 3 hundred": digits go on where a smaller scale follows.
            Kind::Digits(digits) if end > start && self.scale > 100.0 && !digits.decimal && !digits.grouped && !after_and => {
                let smaller = tokens.get(word + 1).and_then(|token| token.numeral()).and_then(multiplier);
                smaller.is_some_and(|scale| scale < self.scale) && digits.value < 1000.0 && self.add(digits.value, 1.0)
            }
            // "3 hundred and 21": after a hundred or a scale in words.
            Kind::Digits(digits) if after_and => {
                !digits.decimal && digits.value > 0.0 && digits.value < self.room && self.add(digits.value, 1.0)
            }
            _ => false,
        };
        taken.then_some(word + 1)
    }

    fn add(&mut self, value: f64, room: f64) -> bool {
        if self.any && value >= self.room {
            return false;
        }
        self.current += value;
        self.room = room;
        self.any = true;
        true
    }

    fn multiply(&mut self, scale: f64, close: bool) -> bool {
        if !self.any {
            return false;
        }
        if scale < self.last_scale || self.total == 0.0 {
            // "three hundred and two dozens": only the last part is so many dozens.
            if scale == 12.0 && self.current > 100.0 && self.current % 100.0 < 100.0 && self.current % 100.0 > 0.0 {
                let part = self.current % 100.0;
                self.current += part * 11.0;
            } else {
                self.current *= scale;
            }
        } else {
            self.total *= scale;
            self.current *= scale;
        }
        if scale >= 1000.0 {
            self.total += self.current;
            self.current = 0.0;
            self.last_scale = scale;
        }
        self.scale = if scale == 100.0 || scale == 12.0 {
            self.scale.max(scale)
        } else {
            scale
        };
        self.room = if close && scale < 1000.0 && scale != 100.0 { 1.0 } else { scale };
        true
    }

    fn word(&mut self, role: Role) -> bool {
        match role {
            Role::Unit(value) => {
                if self.any && value == 0.0 {
                    return false;
                }
                self.add(value, 1.0)
            }
            Role::Teen(value) => self.add(value, 1.0),
            Role::Tens(value) => self.add(value, 10.0),
            Role::Hundred => {
                self.any
                    && (self.current > 0.0 && self.current < 100.0 || self.total == 0.0 && self.current >= 100.0 && self.room == 1.0)
                    && self.multiply(100.0, false)
            }
            Role::Scale(scale) => (self.current > 0.0 || self.room == self.last_scale) && self.multiply(scale, false),
            Role::Dozen => self.current > 0.0 && self.multiply(12.0, true),
            _ => false,
        }
    }

    /// "and" goes on only after a hundred or a scale, with a smaller number that is not the
    /// beginning of another one ("3 hundred and 2 hundred" are two).
    fn may_continue_after_and(&self, tokens: &Tokens, at: usize) -> bool {
        if self.room < 100.0 || self.room.is_infinite() {
            return false;
        }
        // "two million and 40 thousand" would be read as two figures in a list of figures.
        let next = tokens.get(at + 1);
        let larger = next
            .and_then(|token| token.numeral())
            .and_then(multiplier)
            .is_some_and(|scale| scale * 1.0 >= self.room);
        let digits = tokens.get(at).is_some_and(|token| token.is_digits());
        // "5 million and 21 states" are two; "3 hundred and 21" is one.
        let mixed = digits && self.room > 100.0;
        // "and three fifths" is a part; "and thirty fifths" goes on, being more than a whole.
        let here = match tokens.get(at).and_then(|token| token.numeral()) {
            Some(Role::Unit(value) | Role::Teen(value) | Role::Tens(value)) => value,
            _ => 0.0,
        };
        let fraction = match next.and_then(|token| token.numeral()) {
            Some(Role::Half) => true,
            Some(Role::Part(value) | Role::Parts(value)) => here < value,
            _ => false,
        };
        !(larger || mixed || fraction)
    }
}

/// "1.3x10^6", "1.3e6", "2.5^-1".
pub(super) fn power(tokens: &Tokens, found: &Numeral) -> Option<Numeral> {
    let base = tokens.get(found.first)?.digits()?;
    let mark = tokens.get(found.end).filter(|mark| mark.glued && found.end == found.first + 1)?;
    let exponent = |at: usize| {
        let mut at = at;
        let mut sign = 1.0;
        while tokens.get(at)?.is_mark('+') || tokens.get(at)?.is_hyphen() {
            if tokens.get(at)?.is_hyphen() {
                sign = -sign;
            }
            at += 1;
        }
        let digits = tokens.get(at)?.digits().filter(|digits| digits.count <= 3 && !digits.decimal)?;
        Some((sign * digits.value, at + 1))
    };
    let (value, end) = if mark.is_mark('^') {
        let (exponent, end) = exponent(found.end + 1)?;
        (base.value.powf(exponent), end)
    } else if mark.text == "e" || mark.text == "E" {
        let (exponent, end) = exponent(found.end + 1)?;
        (base.value * 10_f64.powf(exponent), end)
    } else if mark.is_one_of(&["x", "×"]) && tokens.get(found.end + 1)?.text == "10" && tokens.get(found.end + 2)?.is_mark('^') {
        let (exponent, end) = exponent(found.end + 3)?;
        (base.value * 10_f64.powf(exponent), end)
    } else {
        return None;
    };
    value.is_finite().then_some(Numeral {
        value,
        end,
        ..found.clone()
    })
}
