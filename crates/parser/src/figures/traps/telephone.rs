//! Numbers that are dialled.

use crate::figures::nouns::is_plural;
use crate::figures::numerals::Numeral;
use crate::figures::tokens::{Kind, Token, Tokens};
use lexicon::numbers::NumberName;

/// Several groups of digits with the marks of a telephone number, or a word that announces one.
pub(super) fn telephone(tokens: &Tokens, at: usize) -> bool {
    let part = |token: &Token| {
        token.is_digits()
            || matches!(token.kind, Kind::Mark('+' | '(' | ')' | '-' | '‑' | '–' | '/' | '.'))
            || token.is_one_of(&["x", "ext", "extension"])
    };
    let mut first = at;
    while first > 0 && at - first < 24 && part(&tokens.list[first - 1]) {
        first -= 1;
    }
    let mut end = at + 1;
    while end - at < 24 && tokens.get(end).is_some_and(part) {
        end += 1;
    }
    // Marks at the edges belong to the sentence.
    while end > at + 1 && !tokens.list[end - 1].is_digits() {
        end -= 1;
    }
    let run = &tokens.list[first..end];
    let groups: Vec<_> = run.iter().filter_map(|token| token.digits()).collect();
    let count: usize = groups.iter().map(|digits| digits.count).sum();
    let plain = groups.iter().all(|digits| !digits.decimal || groups.len() > 1);
    let plus = run.iter().any(|token| token.is_mark('+'));
    let leading_zero = groups.first().is_some_and(|digits| digits.leading_zero);
    let announced = (1..=6).any(|back| {
        tokens.before(first, back).is_some_and(|word| {
            word.known.is_some_and(|known| {
                known.names.iter().any(|form| {
                    form.name == NumberName::Phone
                        && form.words.len() == 1
                        && !matches!(
                            form.words[0].as_str(),
                            "call" | "dial" | "text" | "contact" | "office" | "mobile" | "cell" | "signal"
                        )
                })
            })
        })
    }) || tokens
        .before(first, 1)
        .is_some_and(|word| word.is_one_of(&["call", "dial", "text", "contact", "office", "mobile", "cell"]))
        || tokens.before(first, 2).is_some_and(|word| {
            word.is_one_of(&["call", "dial", "office", "mobile", "cell"]) && tokens.before(first, 1).is_some_and(|token| token.is_mark(':'))
        });
    if announced && count >= 3 && plain && !followed_by_count(tokens, end) {
        return true;
    }
    if count < 7 {
        return false;
    }
    let one = groups.len() == 1;
    let grouped = groups.iter().any(|digits| digits.grouped);
    leading_zero
        || plus && !grouped
        || (groups.len() >= 3 && !run.iter().any(|token| token.is_mark('/')) && groups.iter().all(|digits| digits.count <= 5))
        || (groups.len() >= 2
            && run.iter().any(|token| token.is_mark('(') || token.is_mark(')'))
            && run.iter().all(|token| !token.is_mark('/'))
            && groups.iter().all(|digits| !digits.decimal && digits.count >= 2))
        || (one && !grouped && count >= 9 && !followed_by_count(tokens, end) && !money_before(tokens, first) && tokens.list.len() > 2)
}

/// "called 911", "a 999 operator": the number is dialled, and counts nothing.
pub(super) fn emergency(tokens: &Tokens, number: &Numeral) -> bool {
    let three = tokens.list[number.first].text.len() == 3 && number.end == number.first + 1;
    let dialled = |token: &Token| {
        token
            .verb()
            .is_some_and(|(base, _)| matches!(base, "call" | "dial" | "phone" | "ring"))
    };
    let answers = |token: &Token| {
        token.is_one_of(&[
            "call",
            "calls",
            "caller",
            "callers",
            "dispatcher",
            "dispatchers",
            "operator",
            "operators",
            "emergency",
        ])
    };
    let service = ["911", "999", "112", "000", "111", "119", "110"].contains(&tokens.list[number.first].text);
    three
        && (tokens
            .before(number.first, 1)
            .is_some_and(|before| dialled(before) && (service || before.is("dial")))
            || service && tokens.get(number.end).is_some_and(answers))
}

pub(super) fn money_before(tokens: &Tokens, at: usize) -> bool {
    tokens
        .before(at, 1)
        .is_some_and(|token| token.known.is_some_and(|known| !known.currencies_before.is_empty()))
}

pub(super) fn followed_by_count(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        (token.is_word() && is_plural(token))
            || token
                .known
                .is_some_and(|known| !known.units.is_empty() || !known.currencies_after.is_empty())
            || token.numeral().is_some()
    })
}
