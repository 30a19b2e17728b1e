//! Numbers that count nothing: document symbols, item and paragraph numbers, sessions, years,
//! times of day, telephone numbers, names, page furniture. Looked at before anything else.
//!
//! "A/HRC/52/L.1", "Article 443", "resolution 1325 (2000)", "Covid-19", "+41 22 917 9000",
//! "one another": no figure comes of any of these.

mod calendar;
mod games;
mod names;
mod page;
mod symbols;
mod telephone;
mod words;

use super::nouns::starts_noun_phrase;
use super::numerals::Numeral;
use super::tokens::Tokens;
use calendar::{calendar, dotted_time, era, time_of_day};
pub(crate) use games::score;
use games::wickets;
use names::{address, capital_name, labelled, named};
use page::{citation, furniture, goes_on, title};
use symbols::glued_to_letters;
use telephone::{emergency, telephone};
pub(crate) use words::ordinal_tail;
use words::{idiom, ordinal};

/// Where a sentence stands, as far as page furniture can be told by it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    /// The sentence is the whole document.
    pub alone: bool,
    /// The sentence begins its paragraph.
    pub begins_paragraph: bool,
    /// The sentence is its paragraph.
    pub whole_paragraph: bool,
}

/// Whether the number counts nothing. `trapped` is the end of the last number that was one.
pub(crate) fn is_trap(tokens: &Tokens, number: &Numeral, place: Place, trapped: Option<usize>) -> bool {
    let digits = tokens.get(number.first).is_some_and(|token| token.is_digits());
    let signed = number.end > number.first + 1 && tokens.get(number.first + 1).is_some_and(|token| token.is_digits());
    // "19 ships, give or take two": a margin.
    if tokens.match_before(number.first, &["give", "or", "take"]).is_some() {
        return true;
    }
    // "per 1,000 people" is what a rate is of; "the top four" is a place.
    let before = tokens.before(number.first, 1);
    if before.is_some_and(|before| before.is("per")) {
        return true;
    }
    let top = |back: usize| tokens.before(number.first, back).is_some_and(|before| before.is("top"));
    let hyphened = top(2) && before.is_some_and(|mark| mark.is_hyphen() && mark.glued);
    let counts = tokens
        .get(number.end)
        .is_some_and(|next| next.is_word() && starts_noun_phrase(next));
    if hyphened || top(1) && !counts || title(tokens, number, place) || wickets(tokens, number) {
        return true;
    }
    if digits || signed {
        let at = if digits { number.first } else { number.first + 1 };
        glued_to_letters(tokens, number, at)
            || telephone(tokens, at)
            || emergency(tokens, number)
            || time_of_day(tokens, number)
            || dotted_time(tokens, number)
            || calendar(tokens, number, at)
            || furniture(tokens, number, place)
            || named(tokens, number, place)
            || goes_on(tokens, number, trapped)
            || address(tokens, number)
            || citation(tokens, number)
            || era(tokens, number)
            || labelled(tokens, number, place)
    } else {
        ordinal(tokens, number)
            || idiom(tokens, number)
            || named(tokens, number, place)
            || goes_on(tokens, number, trapped)
            || capital_name(tokens, number)
    }
}
