//! Numbers, in digits and in words: "1.2 trillion", "four hundred and six", "two-thirds",
//! "half a million", "tens of thousands", "nine out of ten".
//!
//! Takes a place in a sentence; gives the longest number that begins there. What it counts,
//! whether it is a trap, and its unit are read elsewhere.

use lexicon::numbers::Numeral as Role;

use super::tokens::{Kind, Tokens};

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
    Some(out_of(tokens, found))
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

/// "dozens", "tens of thousands", "several hundred", "a few thousand": at least twice the unit.
fn vague(tokens: &Tokens, at: usize) -> Option<Numeral> {
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
fn half(tokens: &Tokens, at: usize) -> Option<Numeral> {
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
    Some(Numeral {
        first: at,
        end: at + 1,
        value: 0.5,
        scale: 1.0,
        form: Form::Fraction {
            numerator: 1.0,
            denominator: 2.0,
        },
    })
}

fn multiplier(role: Role) -> Option<f64> {
    match role {
        Role::Hundred => Some(100.0),
        Role::Scale(scale) => Some(scale),
        Role::Dozen => Some(12.0),
        _ => None,
    }
}

/// "a hundred", "a dozen", "a third", "a quarter of a million".
fn article(tokens: &Tokens, at: usize) -> Option<Numeral> {
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

/// A cardinal number: digits with scales, or words.
fn cardinal(tokens: &Tokens, at: usize) -> Option<Numeral> {
    cardinal_from(tokens, at, at, None)
}

fn cardinal_from(tokens: &Tokens, first: usize, at: usize, given: Option<f64>) -> Option<Numeral> {
    let mut reader = Reader {
        total: 0.0,
        current: given.unwrap_or(0.0),
        room: if given.is_some() { 1.0 } else { f64::INFINITY },
        last_scale: f64::INFINITY,
        scale: 1.0,
        any: given.is_some(),
    };
    let mut next = at;
    let mut form = Form::Words;
    if given.is_none() {
        match tokens.get(at)?.kind {
            Kind::Digits(digits) => {
                form = Form::Digits;
                reader.add(digits.value, 1.0);
                next += 1;
            }
            Kind::Glyph(value) => {
                return Some(Numeral {
                    first,
                    end: at + 1,
                    value,
                    scale: 1.0,
                    form: Form::Fraction {
                        numerator: value,
                        denominator: 1.0,
                    },
                });
            }
            _ => {}
        }
    }
    let mut end = next;
    while let Some(token) = tokens.get(next) {
        // "twenty-two", "two hundred and six", "5 million"; a hyphen must touch both words.
        let mut word = next;
        let after_and = token.is("and");
        if end > at && (token.is_hyphen() || after_and) {
            if token.is_hyphen() && !(token.glued && tokens.get(next + 1).is_some_and(|token| token.glued)) {
                break;
            }
            word += 1;
        }
        let Some(candidate) = tokens.get(word) else { break };
        if after_and && !reader.may_continue_after_and(tokens, word) {
            break;
        }
        let taken = match candidate.kind {
            Kind::Word => match candidate.numeral() {
                // "three hundred and two dozens".
                Some(Role::Vague(12.0)) if reader.any && end > at => reader.multiply(12.0, true),
                Some(Role::Suffix(scale)) => {
                    form == Form::Digits && end == at + 1 && suffix_is_scale(tokens, word) && reader.multiply(scale, true)
                }
                Some(role) => reader.word(role),
                None => false,
            },
            // "4 thousand 3 hundred": digits go on where a smaller scale follows.
            Kind::Digits(digits) if end > at && reader.scale > 100.0 && !digits.decimal && !digits.grouped && !after_and => {
                let smaller = tokens.get(word + 1).and_then(|token| token.numeral()).and_then(multiplier);
                smaller.is_some_and(|scale| scale < reader.scale) && digits.value < 1000.0 && reader.add(digits.value, 1.0)
            }
            // "3 hundred and 21": after a hundred or a scale in words.
            Kind::Digits(digits) if after_and => {
                !digits.decimal && digits.value > 0.0 && digits.value < reader.room && reader.add(digits.value, 1.0)
            }
            _ => false,
        };
        if !taken {
            break;
        }
        next = word + 1;
        end = next;
    }
    if !reader.any || end == first {
        return None;
    }
    let mut value = reader.total + reader.current;
    if form == Form::Words && tokens.get(end).is_some_and(|token| token.is("point")) {
        let mut place = 0.1;
        let mut next = end + 1;
        while let Some(Role::Unit(digit)) = tokens.get(next).and_then(|token| token.numeral()) {
            value += digit * place;
            place /= 10.0;
            next += 1;
        }
        if next > end + 1 {
            end = next;
            value = (value * 1e9).round() / 1e9;
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

/// Whether letters after digits are a scale: "3bn", "$293m", "120k", "5m people"; not "1.8m tall".
fn suffix_is_scale(tokens: &Tokens, at: usize) -> bool {
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
                && (super::nouns::is_plural(next)
                    || next.known.is_some_and(|known| !known.currencies_after.is_empty())
                    || tokens
                        .get(at + 2)
                        .is_some_and(|noun| noun.is_word() && super::nouns::is_plural(noun)))
        })
    };
    match text {
        "k" | "K" => true,
        "M" | "MM" => true,
        "G" => cell,
        "mm" => money_before,
        "m" => money_before || (counts_something() && tokens.get(at + 1).is_none_or(|next| next.part().is_none())),
        "b" | "B" => true,
        _ => money_before,
    }
}

struct Reader {
    total: f64,
    current: f64,
    /// What may still be added is below this.
    room: f64,
    last_scale: f64,
    scale: f64,
    any: bool,
}

impl Reader {
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
fn power(tokens: &Tokens, found: &Numeral) -> Option<Numeral> {
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

/// Adds what may follow a cardinal: "and a half", "½", "1/2", "-thirds", another scale.
fn with_parts(tokens: &Tokens, found: Numeral) -> Numeral {
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
fn proper_fraction_after_and(tokens: &Tokens, found: &Numeral) -> Option<Numeral> {
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
fn hyphened_denominator(tokens: &Tokens, found: &Numeral) -> Option<Numeral> {
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
fn and_a_half(tokens: &Tokens, at: usize) -> Option<(f64, usize)> {
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

fn followed_by_noun(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.is_word()
            && token.part().is_none()
            && token.numeral().is_none()
            && token.verb().is_none_or(|(_, form)| form == lexicon::numbers::VerbForm::Base)
    })
}

/// "two-thirds", "three quarters", "five eighths"; not "the third", nor "one third party".
fn fraction(tokens: &Tokens, numerator: &Numeral) -> Option<Numeral> {
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
    Some(Numeral {
        first: numerator.first,
        end,
        value: numerator.value / denominator,
        scale: 1.0,
        form: Form::Fraction {
            numerator: numerator.value,
            denominator,
        },
    })
}

/// "1/2", "3 / 4": small whole numbers around a slash.
fn slash(tokens: &Tokens, numerator: &Numeral) -> Option<Numeral> {
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
    Some(Numeral {
        first: numerator.first,
        end: numerator.end + 2,
        value: above.value / below.value,
        scale: 1.0,
        form: Form::Fraction {
            numerator: above.value,
            denominator: below.value,
        },
    })
}

/// "a quarter of a million", "three quarters of a billion".
fn of_a_scale(tokens: &Tokens, fraction: Numeral) -> Numeral {
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

/// "one in five", "nine out of ten", "two of every three" as one expression. "163 out of 205"
/// stays two numbers: the second counts something by itself.
fn out_of(tokens: &Tokens, numerator: Numeral) -> Numeral {
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
        _ => round || both_in_words,
    };
    if !accepted || unit_follows {
        return numerator;
    }
    Numeral {
        first: numerator.first,
        end: denominator.end,
        value: numerator.value / denominator.value,
        scale: 1.0,
        form: Form::Fraction {
            numerator: numerator.value,
            denominator: denominator.value,
        },
    }
}
