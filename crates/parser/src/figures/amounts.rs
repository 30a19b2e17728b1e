//! Units and currencies: what turns a number into an amount.
//!
//! "$293 million" is 293000000 USD, "20-30 minutes" has the unit of both ends, "5 feet and 2
//! inches" is one length. Nothing is converted: pounds stay pounds.

use lexicon::numbers::{Place, UnitKind, WordRole};
use record::FigureKind;

use super::numerals::{Form, Numeral, numeral};
use super::tokens::Tokens;

/// A unit next to a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit<'a> {
    pub name: &'a str,
    pub kind: FigureKind,
    /// First token of the whole expression, sign included.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What the number is multiplied by ("30 MUSD").
    pub factor: f64,
    /// What is added in the unit's parts ("3 dollars 50 cents").
    pub added: f64,
    /// Whether the unit was read before the number ("$5").
    pub before: bool,
}

/// The unit of the number, if it has one.
pub(crate) fn unit<'a>(tokens: &Tokens<'a>, number: &Numeral) -> Option<Unit<'a>> {
    magnitude_before(tokens, number)
        .or_else(|| currency_before(tokens, number))
        .or_else(|| currency_after(tokens, number))
        .or_else(|| unit_after(tokens, number))
}

/// Name of the unit of an earthquake.
pub(crate) const MAGNITUDE: &str = "magnitude";

/// "a magnitude 7.1 earthquake", "magnitude-5.8".
fn magnitude_before<'a>(tokens: &Tokens<'a>, number: &Numeral) -> Option<Unit<'a>> {
    let hyphen = tokens.before(number.first, 1).is_some_and(|mark| mark.is_hyphen() && mark.glued);
    let of = tokens.before(number.first, 1).is_some_and(|word| word.is("of"));
    let word = tokens.before(number.first, 1 + usize::from(hyphen || of))?;
    let plausible = number.form == Form::Digits && number.scale == 1.0 && (0.0..10.0).contains(&number.value);
    (plausible && word.is(MAGNITUDE)).then_some(Unit {
        name: MAGNITUDE,
        kind: FigureKind::Measure,
        first: number.first,
        end: number.end,
        factor: 1.0,
        added: 0.0,
        before: true,
    })
}

fn currency_before<'a>(tokens: &Tokens<'a>, number: &Numeral) -> Option<Unit<'a>> {
    let sign = tokens.before(number.first, 1)?;
    // The "N" of "H1N1" is no naira.
    if sign.is_word()
        && sign.glued
        && tokens
            .before(number.first, 2)
            .is_some_and(|before| before.is_digits() || before.is_word())
    {
        return None;
    }
    let form = sign.known?.currencies_before.iter().find_map(|form| {
        let first = tokens.match_before(number.first, &form.words)?;
        let word = sign.is_word();
        let fits = match form.place {
            Place::Code => is_capital(sign.text),
            Place::AnyCode => true,
            // "Rs 500", "RM50": letters with their own capitals, and never a word of the text.
            _ if word => sign.text.starts_with(|letter: char| letter.is_uppercase()) || sign.text.len() > 4,
            _ => form.words.len() == 1 || written_as_code(tokens, first),
        };
        fits.then_some((first, form))
    })?;
    let (first, form) = form;
    // "dollars 30 people": a word before a number belongs to the number before it.
    if sign.is_word()
        && !matches!(form.place, Place::Code | Place::AnyCode)
        && tokens.before(first, 1).is_some_and(|before| before.is_digits())
    {
        return None;
    }
    let mut unit = Unit {
        name: &form.code,
        kind: FigureKind::Money,
        first,
        end: number.end,
        factor: 1.0,
        added: 0.0,
        before: true,
    };
    // "$10 dollars", "US$5 USD": the name after it says the same.
    if let Some(after) = currency_after(tokens, number).filter(|after| after.name == unit.name) {
        unit.end = after.end;
    }
    Some(unit)
}

/// "US$", "c $" and "A$" have their letters before the sign; "a $5 fine" has an article.
fn written_as_code(tokens: &Tokens, first: usize) -> bool {
    let letters = &tokens.list[first];
    let sign = &tokens.list[first + 1];
    letters.text.len() > 1 && !letters.is("us")
        || letters.text.chars().all(|letter| letter.is_uppercase()) && sign.glued
        || !letters.is_one_of(&["a", "us", "s", "r", "b", "n", "z", "l", "j"])
        || letters.is("us")
}

fn is_capital(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_uppercase())
}

fn currency_after<'a>(tokens: &Tokens<'a>, number: &Numeral) -> Option<Unit<'a>> {
    let at = after_hyphen(tokens, number.end);
    let word = tokens.get(at)?;
    let (end, form) = word
        .known?
        .currencies_after
        .iter()
        .find_map(|form| Some((tokens.match_at(at, &form.words)?, form)))?;
    let fits = match form.place {
        Place::Code => is_capital(word.text),
        Place::AnyCode => true,
        Place::Word => !is_other_word(tokens, number, at),
        Place::Glued => word.text != "C" && word.glued && at == number.end && number.form == Form::Digits,
        Place::Million => word.text.starts_with(|letter: char| letter.is_uppercase()) || word.glued,
        _ if !word.is_word() => {
            // "10 $" and "10€"; the sign of the next number is not this one's.
            let begins_a_number = tokens.get(end).is_some_and(|next| {
                let number = next.is_digits() || next.numeral().is_some();
                number && (next.glued || !word.glued)
            });
            !begins_a_number
        }
        _ => true,
    };
    if !fits || word.is("pounds") && weighs(tokens, number) {
        return None;
    }
    let mut unit = Unit {
        name: &form.code,
        kind: FigureKind::Money,
        first: number.first,
        end,
        factor: if form.place == Place::Million { 1e6 } else { 1.0 },
        added: 0.0,
        before: false,
    };
    // "3 dollars 50 cents", "thirteen dollars and forty-five cents", "15 dollars 50".
    let next = if tokens.get(end).is_some_and(|token| token.is("and")) {
        end + 1
    } else {
        end
    };
    if let Some(small) = numeral(tokens, next).filter(|small| {
        small.value > 0.0 && small.value < 100.0 && small.value.fract() == 0.0 && !small.is_fraction() && number.value.fract() == 0.0
    }) {
        let cents = tokens
            .get(small.end)
            .is_some_and(|token| token.is_one_of(&["cents", "cent", "pence", "kopecks", "paise", "satang", "centimes"]));
        let bare = next == end
            && small.form == Form::Digits
            && small.value >= 10.0
            && tokens.get(small.end).is_none_or(|token| token.is_mark('.') || token.is_mark(','));
        if cents || bare {
            unit.added = small.value / 100.0;
            unit.end = small.end + usize::from(cents);
        }
    }
    Some(unit)
}

/// Names of currencies that are everyday words: "17 won seats", "200 sterling efforts".
fn is_other_word(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
    let word = tokens.list[at];
    let noun_follows = tokens.get(at + 1).is_some_and(|next| {
        next.is_word()
            && (next.part().is_none() || next.is_one_of(&["the", "a", "an", "their", "his", "her", "all"]))
            && !next.is_one_of(&["worth", "per", "each"])
            && !begins_rate(tokens, at + 1)
    });
    match () {
        () if word.is("pound") => !(tokens.list[at - 1].is_hyphen() && number.value >= 1000.0 || number.scale >= 1e6),
        () if word.is("won") => number.value < 100.0 || noun_follows,
        () => noun_follows,
    }
}

/// "900 rand a month", "12 lira a loaf": what the money is paid for, and no object of a verb.
fn begins_rate(tokens: &Tokens, at: usize) -> bool {
    let article = tokens.get(at).is_some_and(|article| article.is_one_of(&["a", "an"]));
    article && tokens.get(at + 1).is_some_and(|unit| unit.has(WordRole::Rate))
}

/// "weighs 200 pounds", "lost 25 pounds": pounds of weight.
fn weighs(tokens: &Tokens, number: &Numeral) -> bool {
    if number.scale >= 1e6 {
        return false;
    }
    let around = number.first.saturating_sub(8)..(number.end + 6).min(tokens.list.len());
    tokens.list[around].iter().any(|token| token.has(WordRole::Weight))
}

/// Past a hyphen that joins the number to its unit ("3-inch").
fn after_hyphen(tokens: &Tokens, at: usize) -> usize {
    let joins = tokens.get(at).is_some_and(|token| token.is_mark('-') || token.is_mark('‑'))
        && tokens.get(at).is_some_and(|token| token.glued)
        && tokens.get(at + 1).is_some_and(|token| token.glued);
    if joins { at + 1 } else { at }
}

fn unit_after<'a>(tokens: &Tokens<'a>, number: &Numeral) -> Option<Unit<'a>> {
    let mut at = after_hyphen(tokens, number.end);
    if tokens.get(at).is_some_and(|token| token.is_mark('[') || token.is_mark('{'))
        && tokens.get(at + 2).is_some_and(|token| token.is_mark(']') || token.is_mark('}'))
    {
        at += 1;
    }
    // "half an hour", "a quarter of a mile", "half a per cent".
    if number.is_fraction() {
        let of = usize::from(tokens.get(at).is_some_and(|token| token.is("of")));
        if tokens.get(at + of).is_some_and(|token| token.is_one_of(&["a", "an", "one"])) {
            at += of + 1;
        }
    }
    let word = tokens.get(at)?;
    let (end, form) = word
        .known?
        .units
        .iter()
        .find_map(|form| Some((unit_end(tokens, at, &form.words)?, form)))?;
    let short = word.is_word() && word.text.len() == 1
        || word.is_one_of(&["mt", "bar", "turn", "stone", "rai", "bit", "l", "db", "ha", "hp", "pp", "bp"]);
    if short {
        let digits = number.form == Form::Digits || number.is_fraction();
        if word.is("c") || word.is("f") {
            let degrees = word.is_capitalised() && word.glued && at == number.end && (-90.0..150.0).contains(&number.value);
            if !degrees
                || tokens
                    .get(end)
                    .is_some_and(|next| next.glued && (next.is_word() || next.is_digits()))
            {
                return None;
            }
        }
        let spaced_letter = word.text.len() == 1 && !word.glued && !(word.is("m") || word.is("g") || word.is("l"));
        let article = word.is("a") || word.is("i");
        if !digits
            || spaced_letter
            || article
            || tokens
                .get(end)
                .is_some_and(|next| next.glued && (next.is_word() || next.is_digits()))
        {
            return None;
        }
        if word.text == "T" || word.text == "M" && !word.glued || word.text == "G" {
            return None;
        }
    }
    let (kind, name) = match form.kind {
        UnitKind::Percent => (FigureKind::Percent, form.unit.as_str()),
        UnitKind::Duration => (FigureKind::Duration, form.unit.as_str()),
        UnitKind::Measure => (FigureKind::Measure, form.unit.as_str()),
        UnitKind::Temperature => (FigureKind::Temperature, form.unit.as_str()),
    };
    // "three days of talks" is a duration, "second" and "quarter" are not units after a number word of order.
    if word.is("second") && number.value != 1.0 && at == number.end {
        return None;
    }
    let mut unit = Unit {
        name,
        kind,
        first: number.first,
        end,
        factor: 1.0,
        added: 0.0,
        before: false,
    };
    // "5 feet and 2 inches", "12 ft 2 in".
    if name == "foot" {
        let next = if tokens.get(end).is_some_and(|token| token.is("and") || token.is_mark(',')) {
            end + 1
        } else {
            end
        };
        if let Some(inches) = numeral(tokens, next).filter(|inches| inches.value < 12.0)
            && tokens
                .get(inches.end)
                .is_some_and(|token| token.is_one_of(&["inches", "inch", "in"]))
        {
            unit.added = inches.value / 12.0;
            unit.end = inches.end + 1;
        }
    }
    add_smaller(tokens, number, &mut unit);
    if matches!(unit.name, "year" | "month" | "week" | "day" | "hour" | "decade") {
        unit = age(tokens, unit);
    }
    Some(unit)
}

/// "four minutes and 13 seconds", "two hours, 21 minutes and five seconds": one duration, in its
/// smallest unit.
fn add_smaller(tokens: &Tokens, number: &Numeral, unit: &mut Unit) {
    if tokens.get(unit.end - 1).is_none_or(|word| !word.is_word()) || number.is_fraction() || number.value.fract() != 0.0 {
        return;
    }
    while let Some(smaller) = smaller(unit.name) {
        let comma = usize::from(tokens.get(unit.end).is_some_and(|mark| mark.is_mark(',')));
        let and = usize::from(tokens.get(unit.end + comma).is_some_and(|word| word.is("and")));
        let Some(next) = numeral(tokens, unit.end + comma + and).filter(|next| (0.0..60.0).contains(&next.value) && !next.is_fraction())
        else {
            return;
        };
        let words = tokens
            .get(next.end)
            .and_then(|word| word.known)
            .map_or(&[][..], |known| &known.units);
        let Some((end, form)) = words.iter().find_map(|form| Some((tokens.match_at(next.end, &form.words)?, form))) else {
            return;
        };
        if form.unit != smaller {
            return;
        }
        unit.factor *= 60.0;
        unit.added = unit.added * 60.0 + next.value;
        unit.name = smaller;
        unit.end = end;
    }
}

/// The unit that sixty make one of.
fn smaller(unit: &str) -> Option<&'static str> {
    match unit {
        "hour" => Some("minute"),
        "minute" => Some("second"),
        _ => None,
    }
}

/// Place after the words of a unit at `at`.
fn unit_end(tokens: &Tokens, at: usize, words: &[String]) -> Option<usize> {
    let end = tokens.match_at(at, words)?;
    // "km" in "km2": the power is a token of its own.
    Some(end)
}

/// "69 years old", "a 38-year-old", "six weeks of age".
fn age<'a>(tokens: &Tokens<'a>, unit: Unit<'a>) -> Unit<'a> {
    let old = [&["old"][..], &["olds"], &["of", "age"], &["-", "old"], &["-", "olds"]]
        .iter()
        .find_map(|words| tokens.match_at(unit.end, words))
        .or_else(|| {
            let hyphen = tokens.get(unit.end).is_some_and(|token| token.is_hyphen());
            (hyphen
                && tokens
                    .get(unit.end + 1)
                    .is_some_and(|token| token.is_one_of(&["old", "olds", "old’s", "old's"])))
            .then_some(unit.end + 2)
        });
    match old {
        Some(end) => Unit {
            kind: FigureKind::Age,
            end,
            ..unit
        },
        None => unit,
    }
}
