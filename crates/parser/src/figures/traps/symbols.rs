//! Numbers inside a run of letters and marks: "A/HRC/52/58", "G77", "Covid-19", addresses of the web.

use super::names::counts_plural;
use crate::figures::nouns::{is_plural, starts_noun_phrase};
use crate::figures::numerals::Numeral;
use crate::figures::tokens::{Token, Tokens};
use lexicon::numbers::{NumberWord, Numeral as Role};

/// Places of the first and last token of the run without spaces that holds `at`.
pub(super) fn chunk(tokens: &Tokens, at: usize) -> (usize, usize) {
    let mut first = at;
    while first > 0 && tokens.list[first].glued && at - first < 24 {
        first -= 1;
    }
    let mut last = at;
    while tokens.get(last + 1).is_some_and(|token| token.glued) && last - at < 24 {
        last += 1;
    }
    (first, last)
}

/// "A/HRC/52/58", "G77", "Covid-19", "13F", "1990s", "48/23", "10.3.2023", "#4", URLs.
pub(super) fn glued_to_letters(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
    in_address(tokens, at)
        || in_symbol(tokens, number, at)
        || glued_before(tokens, number)
        || is_format(tokens, number)
        || glued_after(tokens, number)
        || is_code(tokens, number, at)
        || begins_with_zero(tokens, number, at)
}

/// An address of the web or of mail.
fn in_address(tokens: &Tokens, at: usize) -> bool {
    let (first, last) = chunk(tokens, at);
    let run = &tokens.list[first..=last];
    let marked = |token: &Token| token.is_mark('@') || token.is_mark('_') || token.is_one_of(&["www", "http", "https"]);
    run.iter().any(marked)
        || run.windows(3).any(|three| {
            three[0].is_word() && three[1].is_mark('.') && three[2].is_word() && three[0].text.len() > 1 && three[2].text.len() > 1
        })
}

/// A slash next to letters, or to a number that is not a part of this one: "A/HRC/52", "48/23".
fn in_symbol(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
    let (first, last) = chunk(tokens, at);
    let slashes = (first..=last).filter(|&slash| tokens.list[slash].is_mark('/'));
    let symbol =
        |token: Option<&Token>| token.is_some_and(|token| token.is_capitalised() && token.known.is_none_or(|known| known.units.is_empty()));
    slashes.clone().count() >= 2
        || slashes.clone().any(|slash| {
            let before = tokens.before(slash, 1).filter(|_| slash > first);
            let after = tokens.get(slash + 1).filter(|_| slash < last);
            let inside = slash > number.first && slash < number.end;
            let numbers = before.is_some_and(|token| token.is_digits()) && after.is_some_and(|token| token.is_digits());
            symbol(before) || symbol(after) || before.is_some_and(|token| token.is_word() && token.known.is_none()) || !inside && numbers
        })
}

/// What touches the number from the left: "G77", "COVID-19", "#4", the minutes of "9:30".
fn glued_before(tokens: &Tokens, number: &Numeral) -> bool {
    let Some(before) = tokens.before(number.first, 1).filter(|_| tokens.list[number.first].glued) else {
        return false;
    };
    let code = before.known.is_some_and(|known| !known.currencies_before.is_empty()) && !before.glued;
    if before.is_word() && !code {
        return true; // "G77", "A320"
    }
    // "the summer of ’80": a year, where the apostrophe stands apart from the word before.
    let apostrophe = before.is_mark('’') || before.is_mark('‘') || before.is_mark('\'');
    if apostrophe && !before.glued && tokens.list[number.first].text.len() == 2 {
        return true;
    }
    if before.is_mark('#') || before.is_mark('№') || before.is_mark('^') || before.is_mark('*') {
        return true;
    }
    if !before.glued {
        return false;
    }
    let Some(word) = tokens.before(number.first, 2) else {
        return before.is_mark('/');
    };
    match () {
        () if before.is_hyphen() => hyphened_to_name(tokens, number, before, word),
        () if before.is_mark(':') => word.is_digits(), // the minutes of "9:30"
        // "10.3.2023"; "ID.3": capitals, a point and a number; "Rs.500" is money.
        () if before.is_mark('.') => {
            word.is_digits()
                || word.text.bytes().all(|letter| letter.is_ascii_uppercase())
                    && word.known.is_none_or(|known| known.currencies_before.is_empty())
        }
        () => before.is_mark('/'),
    }
}

/// "COVID-19", "F-16", "mid-30s"; a long dash needs a name before it.
fn hyphened_to_name(tokens: &Tokens, number: &Numeral, hyphen: &Token, word: &Token) -> bool {
    let number_word = word.numeral().is_some() && !matches!(word.numeral(), Some(Role::Suffix(_)));
    let short = hyphen.is_mark('-') || hyphen.is_mark('‑');
    let unit =
        word.known.is_some_and(|known| !known.units.is_empty()) && tokens.before(number.first, 3).is_some_and(|token| token.is_digits());
    let name = word.is_word() && !number_word && !unit && (short || word.is_capitalised());
    // "541-754-3010".
    let goes_on = word.is_digits() && tokens.before(number.first, 3).is_some_and(|token| token.is_hyphen() && word.glued);
    name || goes_on
}

/// "4k streaming", "a 10k race": a format or a length; "4k runners" are counted.
fn is_format(tokens: &Tokens, number: &Numeral) -> bool {
    let thousand = tokens.list[number.end - 1].is("k") && tokens.before(number.first, 1).is_none_or(|before| before.is_word());
    thousand && tokens.get(number.end).is_some_and(starts_noun_phrase) && !counts_plural(tokens, number.end)
}

/// What touches the number from the right: "13F", "1990s", "52nd", "9:30", "10.3".
fn glued_after(tokens: &Tokens, number: &Numeral) -> bool {
    let Some(after) = tokens.get(number.end).filter(|after| after.glued) else {
        return false;
    };
    let next = tokens.get(number.end + 1).filter(|next| next.glued && next.is_digits());
    if !after.is_word() {
        return next.is_some() && (after.is_mark(':') || after.is_mark('.'));
    }
    let unit = after.known.is_some_and(|known| {
        known.units.iter().any(|form| tokens.match_at(number.end, &form.words).is_some())
            || known
                .currencies_after
                .iter()
                .any(|form| tokens.match_at(number.end, &form.words).is_some())
    });
    let power = |next: &Token| unit && after.text.len() <= 2 && is_power(next);
    !unit || next.is_some_and(|next| !power(next)) // "24703m212"
}

/// "541-754-3010", "5-1A", "737-800", "2022-23": codes and years, not ranges.
fn is_code(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
    let glued = |at: usize| tokens.get(at).filter(|token| token.glued);
    let end = number.end;
    let Some(to) = glued(end).filter(|dash| dash.is_hyphen()).and_then(|_| glued(end + 1)?.digits()) else {
        return false;
    };
    let third = glued(end + 2).is_some_and(|dash| dash.is_hyphen()) && glued(end + 3).is_some_and(|next| next.is_digits());
    let letter = glued(end + 2).is_some_and(|letter| {
        let known = |known: &NumberWord| !known.units.is_empty() || matches!(known.numeral, Some(Role::Suffix(_)));
        letter.is_word() && letter.text.len() == 1 && !letter.known.is_some_and(known)
    });
    let years = tokens.list[at].digits().is_some_and(|from| {
        let plain = !from.grouped && !to.grouped && !from.decimal && !to.decimal;
        plain && from.count >= 4 && to.value < from.value || from.leading_zero || to.leading_zero
    });
    third || letter || years
}

/// "007"; two digits may count.
fn begins_with_zero(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
    tokens.list[at]
        .digits()
        .is_some_and(|digits| digits.leading_zero && !digits.decimal && !(digits.count == 2 && counts_in_two_digits(tokens, number)))
}

/// "09 delegations", "the other 09 made comments": a mission writes small counts with two digits.
pub(super) fn counts_in_two_digits(tokens: &Tokens, number: &Numeral) -> bool {
    let apart = !tokens.list[number.first].glued && number.end == number.first + 1;
    let rest = tokens
        .before(number.first, 1)
        .is_some_and(|before| before.is_one_of(&["other", "remaining", "only", "another"]));
    let next = tokens.get(number.end).filter(|next| next.is_word() && !next.glued);
    apart && next.is_some_and(|next| rest || !next.is_capitalised() && (is_plural(next) || counts_plural(tokens, number.end)))
}

pub(super) fn is_power(token: &Token) -> bool {
    matches!(token.text, "2" | "3")
}
