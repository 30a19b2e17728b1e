//! Numbers inside a run of letters and marks: "A/HRC/52/58", "G77", "Covid-19", addresses of the web.

use super::names::counts_plural;
use crate::figures::nouns::is_plural;
use crate::figures::numerals::Numeral;
use crate::figures::tokens::{Token, Tokens};
use lexicon::numbers::Numeral as Role;

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
    let (first, last) = chunk(tokens, at);
    let run = &tokens.list[first..=last];
    if run
        .iter()
        .any(|token| token.is_mark('@') || token.is_mark('_') || token.is_one_of(&["www", "http", "https"]))
    {
        return true;
    }
    if run.windows(3).any(|three| {
        three[0].is_word() && three[1].is_mark('.') && three[2].is_word() && three[0].text.len() > 1 && three[2].text.len() > 1
    }) {
        return true;
    }
    let mut slashes = 0;
    for (place, token) in run.iter().enumerate() {
        if token.is_mark('/') {
            slashes += 1;
            let before = place.checked_sub(1).map(|before| &run[before]);
            let after = run.get(place + 1);
            let symbol = |token: Option<&Token>| {
                token.is_some_and(|token| token.is_capitalised() && token.known.is_none_or(|known| known.units.is_empty()))
            };
            if symbol(before) || symbol(after) || before.is_some_and(|token| token.is_word() && token.known.is_none()) {
                return true;
            }
            let inside = first + place > number.first && first + place < number.end;
            if !inside && before.is_some_and(|token| token.is_digits()) && after.is_some_and(|token| token.is_digits()) {
                return true; // "48/23", "24/7", "2022/23"
            }
        }
    }
    if slashes >= 2 {
        return true;
    }
    if let Some(before) = tokens.before(number.first, 1).filter(|_| tokens.list[number.first].glued) {
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
        // "COVID-19", "F-16", "mid-30s"; a long dash needs a name before it.
        if before.is_hyphen()
            && before.glued
            && let Some(word) = tokens.before(number.first, 2)
        {
            let number_word = word.numeral().is_some() && !matches!(word.numeral(), Some(Role::Suffix(_)));
            let short = before.is_mark('-') || before.is_mark('‑');
            let unit = word.known.is_some_and(|known| !known.units.is_empty())
                && tokens.before(number.first, 3).is_some_and(|token| token.is_digits());
            if word.is_word() && !number_word && !unit && (short || word.is_capitalised()) {
                return true;
            }
            if word.is_digits() && tokens.before(number.first, 3).is_some_and(|token| token.is_hyphen() && word.glued) {
                return true; // "541-754-3010"
            }
        }
        if before.is_mark(':') && before.glued && tokens.before(number.first, 2).is_some_and(|token| token.is_digits()) {
            return true; // the minutes of "9:30"
        }
        if before.is_mark('.') && before.glued && tokens.before(number.first, 2).is_some_and(|token| token.is_digits()) {
            return true; // "10.3.2023"
        }
        if before.is_mark('/') && before.glued {
            return true;
        }
        // "ID.3": capitals, a point and a number; "Rs.500" is money.
        let letters = tokens.before(number.first, 2).filter(|_| before.is_mark('.') && before.glued);
        if letters.is_some_and(|word| {
            word.text.bytes().all(|letter| letter.is_ascii_uppercase()) && word.known.is_none_or(|known| known.currencies_before.is_empty())
        }) {
            return true;
        }
    }
    // "4k streaming", "a 10k race": a format or a length; "4k runners" are counted.
    let thousand = tokens.list[number.end - 1].is("k") && tokens.before(number.first, 1).is_none_or(|before| before.is_word());
    if thousand
        && tokens
            .get(number.end)
            .is_some_and(|next| crate::figures::nouns::starts_noun_phrase(next))
        && !counts_plural(tokens, number.end)
    {
        return true;
    }
    if let Some(after) = tokens.get(number.end).filter(|after| after.glued) {
        if after.is_word() {
            let known = after.known;
            let unit = known.is_some_and(|known| {
                known.units.iter().any(|form| tokens.match_at(number.end, &form.words).is_some())
                    || known
                        .currencies_after
                        .iter()
                        .any(|form| tokens.match_at(number.end, &form.words).is_some())
            });
            let goes_on = tokens
                .get(number.end + 1)
                .is_some_and(|next| next.glued && next.is_digits() && !(unit && after.text.len() <= 2 && is_power(next)));
            if !unit || goes_on {
                return true; // "13F", "1990s", "52nd", "24703m212"
            }
        }
        let then_digits = tokens.get(number.end + 1).is_some_and(|next| next.glued && next.is_digits());
        if then_digits && (after.is_mark(':') || after.is_mark('.')) {
            return true;
        }
        if after.is_hyphen()
            && then_digits
            && tokens.get(number.end + 2).is_some_and(|next| next.glued && next.is_hyphen())
            && tokens.get(number.end + 3).is_some_and(|next| next.glued && next.is_digits())
        {
            return true;
        }
        // "5-1A": a code.
        if after.is_hyphen()
            && then_digits
            && tokens.get(number.end + 2).is_some_and(|next| {
                next.glued
                    && next.is_word()
                    && next.text.len() == 1
                    && next
                        .known
                        .is_none_or(|known| known.units.is_empty() && !matches!(known.numeral, Some(Role::Suffix(_))))
            })
        {
            return true;
        }
        // "737-800", "2022-23": codes and years, not ranges.
        if after.is_hyphen() && then_digits {
            let from = tokens.list[at].digits();
            let to = tokens.list[number.end + 1].digits();
            if let (Some(from), Some(to)) = (from, to) {
                let plain = !from.grouped && !to.grouped && !from.decimal && !to.decimal;
                if plain && from.count >= 4 && to.value < from.value {
                    return true;
                }
                if from.leading_zero || to.leading_zero {
                    return true;
                }
            }
        }
    }
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
