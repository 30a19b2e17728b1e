//! Times of day, days, years and eras.

use super::names::verb_with_object;
use super::telephone::{followed_by_count, money_before};
use crate::figures::nouns::{is_plural, starts_noun_phrase};
use crate::figures::numerals::Numeral;
use crate::figures::tokens::{Kind, Token, Tokens};
use lexicon::numbers::{Numeral as Role, WordRole};

/// "9:30am", "10 a.m.", "17:00", "0900 GMT", "six o’clock".
pub(super) fn time_of_day(tokens: &Tokens, number: &Numeral) -> bool {
    let clock = [
        &["a", ".", "m"][..],
        &["p", ".", "m"],
        &["am"],
        &["pm"],
        &["o’clock"],
        &["o'clock"],
        &["gmt"],
        &["utc"],
        &["hours", "gmt"],
        &["hrs", "gmt"],
        &["hours", "local"],
    ];
    clock.iter().any(|words| tokens.match_at(number.end, words).is_some())
}

/// "began at 11.00", "doors open at 18.45": hours and minutes with a point. A price or a rate
/// stands "at 11.42" too, so that the hour needs a verb of something that has one, or no minutes.
pub(super) fn dotted_time(tokens: &Tokens, number: &Numeral) -> bool {
    let text = tokens.list[number.first].text;
    let clock = number.end == number.first + 1
        && number.scale == 1.0
        && text.split_once('.').is_some_and(|(hour, minute)| {
            let below = |part: &str, limit: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|part| part < limit);
            below(hour, 24) && minute.len() == 2 && below(minute, 60)
        });
    let at = tokens
        .before(number.first, 1)
        .is_some_and(|before| before.is_one_of(&["at", "from", "until", "till", "around", "by"]));
    let begins = (2..=3)
        .filter_map(|back| tokens.before(number.first, back))
        .any(|word| word.has(WordRole::Beginning));
    let day = tokens
        .match_at(number.end, &["on"])
        .and_then(|on| tokens.get(on))
        .is_some_and(|day| day.is_capitalised() && day.text.ends_with("day"));
    clock && at && !followed_by_count(tokens, number.end) && (begins || day || text.ends_with(".00"))
}

pub(super) const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
];

/// Days of the month and years.
pub(super) fn calendar(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
    let Some(digits) = tokens.list[at].digits() else { return false };
    if digits.decimal || digits.grouped || number.end != at + 1 || number.first != at {
        return false;
    }
    let may_be_year = digits.count == 4 && (1000.0..2100.0).contains(&digits.value);
    digits.value <= 31.0 && digits.count <= 2 && day_of_month(tokens, number)
        || may_be_year && !money_before(tokens, number.first) && year(tokens, number, digits.value)
}

fn is_month(token: &Token) -> bool {
    MONTHS.contains(&token.text)
}

/// "29 March", "March 29", "29. März".
fn day_of_month(tokens: &Tokens, number: &Numeral) -> bool {
    let before = tokens.before(number.first, 1);
    let before = match before.is_some_and(|token| token.is_mark('.')) {
        true => tokens.before(number.first, 2),
        false => before,
    };
    let dot = tokens.get(number.end).is_some_and(|token| token.is_mark('.') && token.glued);
    let month_follows = tokens.get(number.end + usize::from(dot)).is_some_and(is_month);
    month_follows || before.is_some_and(is_month) && !followed_by_count(tokens, number.end)
}

/// Whether four digits are a year: "killed 2000 people" counts; "the 2019 elections", "a 2021 report"
/// and "in 2022" are years.
fn year(tokens: &Tokens, number: &Numeral, value: f64) -> bool {
    let next = tokens.get(number.end);
    let is_amount = |next: &Token| {
        next.known.is_some_and(|known| {
            !known.units.is_empty() || !known.currencies_after.is_empty() || matches!(known.numeral, Some(Role::Scale(_)))
        })
    };
    if let Some(next) = next.filter(|next| is_amount(next)) {
        return next.is_one_of(&["quarter"]);
    }
    let before = tokens.before(number.first, 1);
    if !is_year(value) {
        let counted = next.is_some_and(|next| next.is_word() && starts_noun_phrase(next));
        return !counted && before.is_some_and(|token| token.is_one_of(&["in", "since", "of", "during", "until"])) && value >= 1400.0;
    }
    if beside_a_year(tokens, number) {
        return true;
    }
    // "the Terrorism Act 2000 lets them".
    if before.is_some_and(|before| matches!(before.text, "Act" | "Acts" | "Bill" | "Code" | "Regulations" | "Constitution")) {
        return true;
    }
    if !counts_what_follows(tokens, number) {
        return true;
    }
    let people = next.is_some_and(|next| next.is_one_of(&["people", "men", "women", "children", "workers", "residents", "families"]));
    let joins = before.is_some_and(|token| token.is_one_of(&["by", "to", "for", "of", "and", "between", "from"]));
    before_a_year(tokens, number) && !people && !joins
}

/// "1986-1987": the year on the other side of a dash.
fn beside_a_year(tokens: &Tokens, number: &Numeral) -> bool {
    let dash_year = |dash: usize, other: usize| {
        tokens.get(dash).is_some_and(|token| token.is_hyphen())
            && tokens
                .get(other)
                .and_then(|token| token.digits())
                .is_some_and(|other| !other.decimal && !other.grouped && other.count == 4 && is_year(other.value))
    };
    dash_year(number.end, number.end + 1) || number.first >= 2 && dash_year(number.first - 1, number.first - 2)
}

/// Whether a plural stands behind the number, or one word away from it.
fn counts_what_follows(tokens: &Tokens, number: &Numeral) -> bool {
    let Some(next) = tokens.get(number.end).filter(|next| next.is_word() && !next.is_capitalised()) else {
        return false;
    };
    let is_counted = |noun: &Token| noun.is_word() && is_plural(noun) && !noun.is_capitalised();
    is_plural(next) && !verb_with_object(tokens, number.end)
        || next.part().is_none() && next.verb().is_none() && tokens.get(number.end + 1).is_some_and(is_counted)
}

/// Whether the word before the number is one that stands before years.
fn before_a_year(tokens: &Tokens, number: &Numeral) -> bool {
    const WORDS: &[&str] = &[
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "during",
        "before",
        "after",
        "late",
        "early",
        "mid",
        "year",
        "years",
        "summer",
        "spring",
        "autumn",
        "winter",
        "fall",
        "back",
        "through",
        "and",
        "from",
        "between",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "a",
        "this",
        "that",
        "these",
        "those",
        "into",
        "throughout",
        "circa",
        "c",
        "pre",
        "post",
        "for",
        "to",
        "fiscal",
    ];
    tokens.before(number.first, 1).is_some_and(|token| {
        let day_of_month = || tokens.before(number.first, 3).or(tokens.before(number.first, 2));
        token.is_one_of(WORDS)
            || is_month(token)
            || token.text.ends_with("’s")
            || token.text.ends_with("'s")
            || token.is_mark('(')
            || token.is_mark(',') && day_of_month().is_some_and(is_month)
    })
}

pub(super) fn is_year(value: f64) -> bool {
    (1800.0..2100.0).contains(&value)
}

/// "500 BC", "AD 79".
pub(super) fn era(tokens: &Tokens, number: &Numeral) -> bool {
    let era = |token: Option<&Token>| token.is_some_and(|token| matches!(token.text, "BC" | "BCE" | "AD" | "CE"));
    era(tokens.get(number.end)) || tokens.before(number.first, 1).is_some_and(|before| before.text == "AD")
}

/// "done by five", "home before six": the hour.
pub(super) fn done_by(tokens: &Tokens, number: &Numeral) -> bool {
    let single = number.end == number.first + 1 && (1.0..=12.0).contains(&number.value) && number.scale == 1.0;
    let ends = tokens
        .get(number.end)
        .is_none_or(|next| matches!(next.kind, Kind::Mark(_)) && !next.is_hyphen());
    single
        && ends
        && tokens
            .before(number.first, 1)
            .is_some_and(|before| before.is_one_of(&["by", "before", "until", "till", "around", "past"]))
        && tokens.before(number.first, 2).is_some_and(|before| {
            before.is_one_of(&[
                "done", "finished", "finish", "home", "back", "there", "here", "ready", "over", "open", "closed", "close", "asleep",
                "awake", "up", "out", "gone", "wait", "waited",
            ])
        })
}
