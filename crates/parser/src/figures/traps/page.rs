//! What the page numbers: list items, notes, pages, volumes; and lists that a trap goes on in.

use super::Place;
use super::names::{has_capital, is_slashed};
use crate::figures::nouns::{starts_noun_phrase, vote_label};
use crate::figures::numerals::Numeral;
use crate::figures::tokens::{Kind, Token, Tokens};
use lexicon::numbers::WordRole;

/// List numbers, footnote marks, page numbers, share counts.
pub(super) fn furniture(tokens: &Tokens, number: &Numeral, place: Place) -> bool {
    let count = tokens.list.len();
    if place.alone {
        return false;
    }
    // "5 min read".
    let read = [&["min", "read"][..], &["mins", "read"], &["minute", "read"], &["minutes", "read"]];
    if read.iter().any(|words| tokens.match_at(number.end, words).is_some()) {
        return true;
    }
    let only_number = tokens
        .list
        .iter()
        .enumerate()
        .all(|(at, token)| (number.first..number.end).contains(&at) || matches!(token.kind, Kind::Mark(_)));
    if only_number {
        return true;
    }
    if place.begins_paragraph
        && number.first == 0
        && tokens
            .get(number.end)
            .is_some_and(|mark| mark.glued && matches!(mark.kind, Kind::Mark('.' | ')')))
    {
        return true;
    }
    let before = tokens.before(number.first, 1);
    let after = tokens.get(number.end);
    let bracketed =
        |open: char, close: char| before.is_some_and(|token| token.is_mark(open)) && after.is_some_and(|token| token.is_mark(close));
    if bracketed('[', ']') {
        return true;
    }
    if bracketed('(', ')') && number.first == 1 && place.begins_paragraph {
        return true;
    }
    place.whole_paragraph && count <= 6 && tokens.list.iter().any(|token| token.has(WordRole::Page))
}

/// "5 things to know about the vote": the title of a page counts its own paragraphs.
pub(super) fn title(tokens: &Tokens, number: &Numeral, place: Place) -> bool {
    let whole = place.alone || place.whole_paragraph;
    let ends = tokens.list.last().is_some_and(|last| last.is_mark('.'));
    let promised = (number.end..number.end + 2).find(|&at| tokens.get(at).is_some_and(|word| word.has(WordRole::Title)));
    let goes_on = promised
        .and_then(|at| tokens.get(at + 1))
        .is_some_and(|next| next.is_one_of(&["to", "about", "from", "for", "that", "why", "how", "you", "we", "on"]));
    whole && !ends && number.first == 0 && goes_on
}

/// A list after a trap: "paragraphs 3–9", "Articles 494 and 495", "items 2, 3 and 10",
/// "resolution 1325 (2000)".
pub(super) fn goes_on(tokens: &Tokens, number: &Numeral, trapped: Option<usize>) -> bool {
    let Some(end) = trapped else { return false };
    if number.first <= end || number.first - end > 3 || number.is_fraction() && !is_slashed(tokens, number) || number.scale > 1.0 {
        return false;
    }
    // "cases in 2020, 9,100 in 2021": item numbers and years have no separators.
    if tokens.list[number.first].digits().is_some_and(|digits| digits.grouped) {
        return false;
    }
    let link = &tokens.list[end..number.first];
    let links = link.iter().all(|token| {
        matches!(token.kind, Kind::Mark(',' | '-' | '–' | '/' | '&' | '(' | '.' | '‑')) || token.is_one_of(&["and", "to", "or", "through"])
    });
    let bracket = link.iter().any(|token| token.is_mark('('));
    let next = tokens.get(number.end);
    // "the figure for 2019, and 18 of the 150 seats".
    let part = next.is_some_and(|next| next.is("of"))
        && (number.end + 1..number.end + 4)
            .map_while(|at| {
                tokens
                    .get(at)
                    .filter(|token| token.is_digits() || token.numeral().is_some() || token.part().is_some())
            })
            .any(|token| token.is_digits() || token.numeral().is_some());
    let counts = part
        || next.is_some_and(|next| next.is_word() && starts_noun_phrase(next) || next.is_mark('%'))
        || next.is_some_and(|next| next.known.is_some_and(|known| !known.units.is_empty()));
    let dash = link.len() == 1 && link[0].is_hyphen();
    links && (!counts || dash) && (!bracket || next.is_some_and(|next| next.is_mark(')')))
}

/// "(4, 5)" after a statement: notes at the end of the page.
pub(super) fn citation(tokens: &Tokens, number: &Numeral) -> bool {
    let small = |token: &Token| {
        token
            .digits()
            .is_some_and(|digits| !digits.decimal && !digits.grouped && digits.count <= 3)
    };
    let inside = |token: &Token| small(token) || token.is_mark(',') || token.is_hyphen();
    if !small(&tokens.list[number.first]) {
        return false;
    }
    let open = (1..=12)
        .map_while(|back| tokens.before(number.first, back).map(|token| (number.first - back, token)))
        .find(|(_, token)| !inside(token));
    let close = (number.end..number.end + 12)
        .map_while(|at| tokens.get(at))
        .find(|token| !inside(token));
    let (Some((open, bracket)), Some(close)) = (open, close) else {
        return false;
    };
    if !bracket.is_mark('(') || !close.is_mark(')') || vote_label(tokens, number.first, number.end).is_some() {
        return false;
    }
    // "Thailand (12)" gives a number to the name before it.
    tokens
        .before(open, 1)
        .is_some_and(|before| !before.is_word() || !has_capital(before))
}
