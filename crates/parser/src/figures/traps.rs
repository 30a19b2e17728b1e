//! Numbers that count nothing: document symbols, item and paragraph numbers, sessions, years,
//! times of day, telephone numbers, names, page furniture. Looked at before anything else.
//!
//! "A/HRC/52/L.1", "Article 443", "resolution 1325 (2000)", "Covid-19", "+41 22 917 9000",
//! "one another": no figure comes of any of these.

use lexicon::numbers::{NameCase, NumberName, Numeral as Role, Part, UnitKind};

use super::nouns::{is_plural, starts_noun_phrase, vote_label};
use super::numerals::{Form, Numeral};
use super::tokens::{Kind, Token, Tokens};

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
    if before.is_some_and(|before| before.is("top"))
        && !tokens
            .get(number.end)
            .is_some_and(|next| next.is_word() && starts_noun_phrase(next))
    {
        return true;
    }
    if digits || signed {
        let at = if digits { number.first } else { number.first + 1 };
        glued_to_letters(tokens, number, at)
            || telephone(tokens, at)
            || emergency(tokens, number)
            || time_of_day(tokens, number)
            || calendar(tokens, number, at)
            || furniture(tokens, number, place)
            || named(tokens, number, place)
            || goes_on(tokens, number, trapped)
            || address(tokens, number)
            || citation(tokens, number)
            || journal(tokens, number)
            || era(tokens, number)
            || under_name(tokens, number)
            || labelled(tokens, number, place)
    } else {
        ordinal(tokens, number)
            || idiom(tokens, number)
            || named(tokens, number, place)
            || goes_on(tokens, number, trapped)
            || capital_name(tokens, number)
    }
}

/// "its forty-fifth session", "the one hundred and fifth meeting": the number words before an
/// ordinal are a part of it. "A thirty-second silence" is how long it was.
fn ordinal(tokens: &Tokens, number: &Numeral) -> bool {
    let Some((_, end)) = ordinal_tail(tokens, number) else {
        return false;
    };
    let seconds = tokens.list[end - 1].is("second")
        && tokens
            .before(number.first, 1)
            .is_some_and(|before| before.is_one_of(&["a", "every", "each", "another", "for"]))
        && tokens.get(end).is_some_and(|next| next.is_word());
    !seconds
}

/// The ordinal that goes on where a number in words ends: its whole value, and one past its last token.
pub(crate) fn ordinal_tail(tokens: &Tokens, number: &Numeral) -> Option<(f64, usize)> {
    if number.form != Form::Words || number.value < 1.0 {
        return None;
    }
    let link = tokens.get(number.end)?;
    let hyphen = link.is_hyphen() && link.glued;
    // "the one-hundred-and-fortieth session".
    let and = hyphen && tokens.match_at(number.end + 1, &["and", "-"]).is_some();
    let at = number.end + if and { 3 } else { usize::from(hyphen || link.is("and")) };
    let Some(Role::Ordinal(last)) = tokens.get(at)?.numeral() else {
        return None;
    };
    let tens = number.value % 100.0;
    let after_tens = last < 10.0 && tens >= 20.0 && tens % 10.0 == 0.0 && !link.is("and");
    let after_hundred = last < 100.0 && tens == 0.0 && number.value >= 100.0;
    // "the two millionth visitor"; a bare "two millionth" may be a part.
    let the = tokens
        .before(number.first, 1)
        .is_some_and(|before| before.is_one_of(&["the", "its", "their", "his", "her", "our"]));
    let scale = the && last >= 100.0 && last > number.value && !link.is("and");
    match () {
        () if after_tens || after_hundred => Some((number.value + last, at + 1)),
        () if scale => Some((number.value * last, at + 1)),
        () => None,
    }
}

/// Places of the first and last token of the run without spaces that holds `at`.
fn chunk(tokens: &Tokens, at: usize) -> (usize, usize) {
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
fn glued_to_letters(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
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
            let money = word.known.is_some_and(|known| !known.currencies_before.is_empty()) && word.text.len() > 1;
            let short = before.is_mark('-') || before.is_mark('‑');
            let unit = word.known.is_some_and(|known| !known.units.is_empty())
                && tokens.before(number.first, 3).is_some_and(|token| token.is_digits());
            if word.is_word() && !number_word && !money && !unit && (short || word.is_capitalised()) {
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
fn counts_in_two_digits(tokens: &Tokens, number: &Numeral) -> bool {
    let apart = !tokens.list[number.first].glued && number.end == number.first + 1;
    let rest = tokens
        .before(number.first, 1)
        .is_some_and(|before| before.is_one_of(&["other", "remaining", "only", "another"]));
    let next = tokens.get(number.end).filter(|next| next.is_word() && !next.glued);
    apart && next.is_some_and(|next| rest || !next.is_capitalised() && (is_plural(next) || counts_plural(tokens, number.end)))
}

fn is_power(token: &Token) -> bool {
    matches!(token.text, "2" | "3")
}

/// Several groups of digits with the marks of a telephone number, or a word that announces one.
fn telephone(tokens: &Tokens, at: usize) -> bool {
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
fn emergency(tokens: &Tokens, number: &Numeral) -> bool {
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

fn money_before(tokens: &Tokens, at: usize) -> bool {
    tokens
        .before(at, 1)
        .is_some_and(|token| token.known.is_some_and(|known| !known.currencies_before.is_empty()))
}

fn followed_by_count(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        (token.is_word() && is_plural(token))
            || token
                .known
                .is_some_and(|known| !known.units.is_empty() || !known.currencies_after.is_empty())
            || token.numeral().is_some()
    })
}

/// "9:30am", "10 a.m.", "17:00", "0900 GMT", "six o’clock".
fn time_of_day(tokens: &Tokens, number: &Numeral) -> bool {
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

const MONTHS: &[&str] = &[
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
fn calendar(tokens: &Tokens, number: &Numeral, at: usize) -> bool {
    let Some(digits) = tokens.list[at].digits() else { return false };
    if digits.decimal || digits.grouped || number.end != at + 1 || number.first != at {
        return false;
    }
    let month = |token: Option<&Token>| token.is_some_and(|token| MONTHS.contains(&token.text));
    let dot = |at: usize| {
        if tokens.get(at).is_some_and(|token| token.is_mark('.') && token.glued) {
            at + 1
        } else {
            at
        }
    };
    if digits.value <= 31.0 && digits.count <= 2 {
        let before = tokens.before(number.first, 1);
        let before = if before.is_some_and(|token| token.is_mark('.')) {
            tokens.before(number.first, 2)
        } else {
            before
        };
        let day_follows = tokens.get(dot(number.end)).is_some_and(|token| MONTHS.contains(&token.text));
        if (month(before) && !followed_by_count(tokens, number.end)) || day_follows {
            return true;
        }
    }
    // "1986-1987": the year on the other side of a dash.
    let dash_year = |dash: usize, other: usize| {
        tokens.get(dash).is_some_and(|token| token.is_hyphen())
            && tokens
                .get(other)
                .and_then(|token| token.digits())
                .is_some_and(|other| !other.decimal && !other.grouped && other.count == 4 && is_year(other.value))
    };
    if !(digits.count == 4 && (1000.0..2100.0).contains(&digits.value)) || money_before(tokens, number.first) {
        return false;
    }
    let next = tokens.get(number.end);
    if next.is_some_and(|next| {
        next.known.is_some_and(|known| {
            !known.units.is_empty() || !known.currencies_after.is_empty() || matches!(known.numeral, Some(Role::Scale(_)))
        })
    }) {
        return next.is_some_and(|next| next.is_one_of(&["quarter"]));
    }
    let before = tokens.before(number.first, 1);
    let dates = before.is_some_and(|token| {
        token.is_one_of(&[
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
        ]) || month(Some(token))
            || token.text.ends_with("’s")
            || token.text.ends_with("'s")
            || token.is_mark('(')
            || token.is_mark(',') && month(tokens.before(number.first, 3).or(tokens.before(number.first, 2)))
    });
    if !is_year(digits.value) {
        let counted = next.is_some_and(|next| next.is_word() && starts_noun_phrase(next));
        return !counted
            && before.is_some_and(|token| token.is_one_of(&["in", "since", "of", "during", "until"]))
            && digits.value >= 1400.0;
    }
    if dash_year(number.end, number.end + 1) || number.first >= 2 && dash_year(number.first - 1, number.first - 2) {
        return true;
    }
    // "killed 2000 people" counts; "the 2019 elections", "a 2021 report" and "in 2022" are years.
    let counts = next.is_some_and(|next| next.is_word() && is_plural(next) && !next.is_capitalised())
        || next.is_some_and(|next| next.is_word() && next.part().is_none() && next.verb().is_none() && !next.is_capitalised())
            && tokens
                .get(number.end + 1)
                .is_some_and(|noun| noun.is_word() && is_plural(noun) && !noun.is_capitalised());
    if counts {
        let people = next.is_some_and(|next| next.is_one_of(&["people", "men", "women", "children", "workers", "residents", "families"]));
        return dates && !people && before.is_some_and(|token| !token.is_one_of(&["by", "to", "for", "of", "and", "between", "from"]));
    }
    true
}

fn is_year(value: f64) -> bool {
    (1800.0..2100.0).contains(&value)
}

/// List numbers, footnote marks, page numbers, share counts.
fn furniture(tokens: &Tokens, number: &Numeral, place: Place) -> bool {
    let count = tokens.list.len();
    if place.alone {
        return false;
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
    place.whole_paragraph
        && count <= 6
        && tokens.list.iter().any(|token| {
            token.is_one_of(&[
                "share",
                "shares",
                "comment",
                "comments",
                "likes",
                "like",
                "views",
                "read",
                "tweets",
                "retweets",
                "followers",
                "page",
                "pages",
                "min",
                "replies",
                "photos",
                "images",
                "results",
                "next",
                "previous",
                "slide",
            ])
        })
}

/// A name before the number: "Article 443", "Boeing 737", "item 10", "Group of 20", "No. 1".
fn named(tokens: &Tokens, number: &Numeral, place: Place) -> bool {
    if number.is_fraction()
        || number.form == Form::Vague
        || money_before(tokens, number.first)
        || number.value.fract() != 0.0 && number.scale > 1.0
    {
        return false;
    }
    let mut at = number.first;
    // "Article (3)", "item no. 4", "chapter number 6".
    if tokens.before(at, 1).is_some_and(|token| token.is_mark('(')) && tokens.get(number.end).is_some_and(|token| token.is_mark(')')) {
        at -= 1;
    }
    if tokens.before(at, 1).is_some_and(|token| token.is_hyphen() && token.glued) {
        at -= 1;
    }
    let Some(before) = tokens.before(at, 1) else { return false };
    let last = before.known.map(|known| known.names.as_slice()).unwrap_or_default();
    let dotted = if before.is_mark('.') {
        tokens.before(at, 2).and_then(|token| token.known)
    } else {
        None
    };
    let unit_follows = tokens.get(number.end).is_some_and(|next| {
        next.is_mark('%')
            || next.known.is_some_and(|known| {
                known
                    .units
                    .iter()
                    .any(|form| form.words[0].len() > 1 && tokens.match_at(number.end, &form.words).is_some())
                    || known
                        .currencies_after
                        .iter()
                        .any(|form| form.words[0].len() > 2 && tokens.match_at(number.end, &form.words).is_some())
            })
    });
    let noun_follows = tokens.get(number.end).is_some_and(|next| {
        next.is_word()
            && (is_plural(next)
                || starts_noun_phrase(next) && tokens.get(number.end + 1).is_some_and(|noun| noun.is_word() && is_plural(noun)))
    });
    let mut forms = last.iter().chain(dotted.into_iter().flat_map(|known| known.names.iter()));
    forms.any(|form| {
        if form.name == NumberName::Age || form.name == NumberName::Phone {
            return false;
        }
        let end = if before.is_mark('.') && form.words.last().is_some_and(|word| word != ".") {
            at - 1
        } else {
            at
        };
        let Some(first) = tokens.match_before(end, &form.words) else {
            return false;
        };
        let begins_sentence = first == 0 && !place.alone;
        let capital = has_capital(&tokens.list[first]);
        let ok = match form.case {
            NameCase::Any => !unit_follows && (matches!(form.name, NumberName::Item | NumberName::Name) || !noun_follows),
            NameCase::Capital => capital && !(begins_sentence && noun_follows) && !unit_follows,
            NameCase::Weak => !unit_follows && !noun_follows,
        };
        // "no 30 people": the word "no" must be written as an abbreviation or stand before a bare number.
        let plain_no = form.words.len() == 1 && form.words[0] == "no" && !before.is_mark('.') && !capital;
        ok && !plain_no
    })
}

/// A list after a trap: "paragraphs 3–9", "Articles 494 and 495", "items 2, 3 and 10",
/// "resolution 1325 (2000)".
fn goes_on(tokens: &Tokens, number: &Numeral, trapped: Option<usize>) -> bool {
    let Some(end) = trapped else { return false };
    if number.first <= end || number.first - end > 3 || number.is_fraction() || number.scale > 1.0 {
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
    let counts = next.is_some_and(|next| next.is_word() && starts_noun_phrase(next) || next.is_mark('%'))
        || next.is_some_and(|next| next.known.is_some_and(|known| !known.units.is_empty()));
    let dash = link.len() == 1 && link[0].is_hyphen();
    links && (!counts || dash) && (!bracket || next.is_some_and(|next| next.is_mark(')')))
}

/// "(4, 5)" after a statement: notes at the end of the page.
fn citation(tokens: &Tokens, number: &Numeral) -> bool {
    let small = |token: &Token| {
        token
            .digits()
            .is_some_and(|digits| !digits.decimal && !digits.grouped && digits.count <= 3)
    };
    let inside = |token: &Token| small(token) || token.is_mark(',') || token.is_hyphen();
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

/// "2015; 28: 685-690", "13(2):114": volume, issue and pages.
fn journal(tokens: &Tokens, number: &Numeral) -> bool {
    let digits = |at: Option<&Token>| at.is_some_and(|token| token.is_digits());
    let colon = |at: usize| tokens.get(at).is_some_and(|mark| mark.is_mark(':'));
    let year = |back: usize| {
        tokens
            .before(number.first, back)
            .and_then(|token| token.digits())
            .is_some_and(|digits| digits.count == 4 && !digits.decimal && !digits.grouped)
    };
    let semicolon = |back: usize| tokens.before(number.first, back).is_some_and(|mark| mark.is_mark(';'));
    let volume = semicolon(1) && year(2) && (colon(number.end) || tokens.get(number.end).is_some_and(|mark| mark.is_mark('(')));
    // A page, or the second of two, after "; 28:".
    let page = |first: usize| {
        first >= 4
            && tokens.list[first - 1].is_mark(':')
            && digits(tokens.get(first - 2))
            && tokens.list[first - 3].is_mark(';')
            && digits(tokens.get(first - 4))
    };
    volume || page(number.first) || number.first >= 2 && tokens.list[number.first - 1].is_hyphen() && page(number.first - 2)
}

/// "500 BC", "AD 79".
fn era(tokens: &Tokens, number: &Numeral) -> bool {
    let era = |token: Option<&Token>| token.is_some_and(|token| matches!(token.text, "BC" | "BCE" | "AD" | "CE"));
    era(tokens.get(number.end)) || tokens.before(number.first, 1).is_some_and(|before| before.text == "AD")
}

/// "the 40 Under 40 award": a list's name.
fn under_name(tokens: &Tokens, number: &Numeral) -> bool {
    let name = |under: usize| {
        tokens.get(under).is_some_and(|word| word.text == "Under")
            && under >= 1
            && tokens.list[under - 1].is_digits()
            && tokens.get(under + 1).is_some_and(Token::is_digits)
    };
    name(number.end) || number.first >= 1 && name(number.first - 1)
}

fn has_capital(token: &Token) -> bool {
    token.text.chars().any(char::is_uppercase)
}

/// "peptide 1", "iPhone 11 Pro", "Version 9.0": a bare number right after a noun labels it.
fn labelled(tokens: &Tokens, number: &Numeral, place: Place) -> bool {
    // "a 3-pointer" is a shot, "a 4-wheeler" a car.
    if tokens.get(number.end).is_some_and(|mark| mark.is_hyphen() && mark.glued)
        && tokens
            .get(number.end + 1)
            .is_some_and(|word| word.is_one_of(&["pointer", "pointers", "wheeler", "wheelers", "seater", "d"]))
    {
        return true;
    }
    let Some(before) = tokens.before(number.first, 1).filter(|before| before.is_word()) else {
        return false;
    };
    if place.alone && tokens.list.len() < 8 || number.scale > 1.0 || number.is_fraction() || number.end != number.first + 1 {
        return false;
    }
    let Some(digits) = tokens.get(number.first).and_then(|token| token.digits()) else {
        return false;
    };
    if digits.grouped || digits.count > 4 {
        return false;
    }
    let known = before.known;
    let other = known.is_some_and(|known| {
        known.part.is_some()
            || known.verb.is_some()
            || known.numeral.is_some()
            || known.change.is_some()
            || !known.currencies_before.is_empty()
            || !known.qualifiers_before.is_empty()
    });
    let verbal = before.text.ends_with("ed") || before.text.ends_with("ing") || before.text.ends_with("ly");
    if other && !has_capital(before) || verbal && !has_capital(before) || number.first == 1 && other {
        return false;
    }
    let next = tokens.get(number.end);
    if next.is_some_and(|next| {
        next.is_mark('%')
            || next.known.is_some_and(|known| {
                !known.units.is_empty()
                    || !known.currencies_after.is_empty()
                    || matches!(known.numeral, Some(Role::Scale(_) | Role::Hundred))
            })
    }) {
        return false;
    }
    if next.is_some_and(|next| next.is_hyphen()) {
        return false;
    }
    // "the LC 500 coupe": letters and a number are a model, unless things are counted after them.
    let letters = before.text.len() <= 3 && before.text.chars().all(char::is_uppercase) && digits.count >= 2;
    if letters
        && !money_before(tokens, number.first)
        && !before.is_one_of(&["us", "un", "eu", "uk", "uae", "a", "i"])
        && before.part().is_none()
    {
        return !counts_plural(tokens, number.end);
    }
    if has_capital(before) && number.first >= 2 {
        // "gave Cambodia 28 recommendations" counts; "iPhone 11 Pro Max" does not.
        return !next.is_some_and(|next| next.is_word() && !next.is_capitalised() && starts_noun_phrase(next))
            && !counts_plural(tokens, number.end)
            && !other;
    }
    !next.is_some_and(|next| next.is_word() && starts_noun_phrase(next))
}

fn counts_plural(tokens: &Tokens, at: usize) -> bool {
    (at..at + 4)
        .map_while(|at| tokens.get(at).filter(|token| token.is_word() && token.part().is_none()))
        .any(is_plural)
}

/// "123 Random Street", "10 Downing Street".
fn address(tokens: &Tokens, number: &Numeral) -> bool {
    if number.scale > 1.0 || number.value.fract() != 0.0 {
        return false;
    }
    let mut at = number.end;
    while at < number.end + 4 && tokens.get(at).is_some_and(|token| token.is_capitalised()) {
        if at > number.end
            && tokens.list[at].is_one_of(&[
                "street",
                "avenue",
                "road",
                "boulevard",
                "blvd",
                "lane",
                "drive",
                "square",
                "st",
                "ave",
                "rd",
                "plaza",
                "crescent",
                "terrace",
                "way",
                "place",
                "court",
                "close",
                "parkway",
                "highway",
                "circle",
                "gardens",
                "row",
            ])
        {
            return true;
        }
        at += 1;
    }
    tokens.get(number.end).is_some_and(|token| {
        token.is_capitalised() && token.is_one_of(&["rue", "avenue", "boulevard", "quai", "chemin", "via", "calle", "place"])
    })
}

/// "one another", "no one", "one of the", "at one point", "two-way": words that count nothing.
fn idiom(tokens: &Tokens, number: &Numeral) -> bool {
    if number.form == Form::Zero {
        let vote = tokens
            .get(number.end)
            .is_some_and(|next| next.is_one_of(&["against", "opposed", "abstaining", "abstained", "opposing"]));
        let of_some = tokens.get(number.end).is_some_and(|next| next.is("of"))
            && !tokens
                .get(number.end + 1)
                .is_some_and(|next| next.is_one_of(&["this", "that", "it", "which", "what", "us", "you"]))
            && tokens.list[number.first].is("none");
        let not_one = number.end > number.first + 1
            && tokens
                .get(number.end)
                .is_some_and(|next| next.is_word() && starts_noun_phrase(next));
        return !(vote || of_some || not_one);
    }
    if time_of_day(tokens, number) {
        return true;
    }
    let next = tokens.get(number.end);
    let before = tokens.before(number.first, 1);
    let glued_hyphen = next.is_some_and(|next| next.is_hyphen() && next.glued);
    if before.is_some_and(|before| before.is_hyphen() && before.glued && tokens.list[number.first].glued) {
        return true; // "forty-odd" is not split so; "nine-to-five", "ex-two"
    }
    if glued_hyphen && number.form == Form::Words {
        let compound = tokens.get(number.end + 1);
        if compound.is_some_and(|word| {
            word.is_one_of(&[
                "way",
                "ways",
                "sided",
                "state",
                "fold",
                "tier",
                "tiered",
                "star",
                "pronged",
                "wheel",
                "wheeler",
                "wheeled",
                "piece",
                "off",
                "man",
                "on",
                "dimensional",
                "size",
                "to",
                "stop",
                "time",
                "horse",
                "handed",
                "track",
                "child",
                "china",
                "party",
                "minded",
                "liner",
                "thirds",
                "upmanship",
                "night",
                "sigma",
                "legged",
                "eyed",
                "up",
                "over",
                "faced",
            ])
        }) {
            return true;
        }
    }
    if number.value == 0.5 && tokens.list[number.first].is("half") {
        // "first half", "in half", "half-hearted", "the other half", "half past six".
        return glued_hyphen
            || before.is_some_and(|before| {
                before.is_one_of(&[
                    "first", "second", "third", "the", "other", "in", "better", "latter", "later", "last", "time", "opening", "this",
                    "each", "every",
                ]) || before.numeral().is_some_and(|role| matches!(role, Role::Ordinal(_)))
            })
            || next.is_some_and(|next| next.is_one_of(&["past", "way", "empty", "full", "dead", "baked", "asleep", "naked", "expecting"]))
            || next.is_some_and(|next| next.is_mark(',') || next.is_mark(';')) && before.is_some_and(|before| before.is("and"));
    }
    if number.is_fraction() {
        // "the third quarter", "last quarter", "a quarter-final".
        let quarter = tokens.list[number.end - 1].is("quarter") || tokens.list[number.end - 1].is("quarters");
        return quarter
            && (glued_hyphen
                || next.is_some_and(|next| next.is_one_of(&["final", "finals", "century"]))
                || before.is_some_and(|before| before.is_one_of(&["each", "every", "last", "first", "second"])));
    }
    if done_by(tokens, number) || definite_pronoun(tokens, number) {
        return true;
    }
    // "a day or two", "an hour or so and two".
    if before.is_some_and(|before| before.is("or"))
        && tokens.before(number.first, 2).is_some_and(|noun| noun.is_word())
        && tokens
            .before(number.first, 3)
            .is_some_and(|article| article.is_one_of(&["a", "an"]))
    {
        return true;
    }
    let single = number.end == number.first + 1;
    if single && number.value == 1.0 && tokens.list[number.first].is("one") {
        return one(tokens, number);
    }
    if single && tokens.list[number.first].is_one_of(&["zero", "nought", "naught", "nil"]) {
        let counted = next.is_some_and(|next| next.is_word() && is_plural(next))
            || next.is_some_and(|next| {
                next.known
                    .is_some_and(|known| known.units.iter().any(|form| form.kind == UnitKind::Percent))
            });
        let alone = tokens.list.len() <= 3 || next.is_none_or(|next| next.is_one_of(&["is"]) || matches!(next.kind, Kind::Mark('.')));
        return !(counted || alone)
            || before.is_some_and(|before| before.is_one_of(&["net", "ground", "absolute", "carbon", "patient", "near"]));
    }
    // "the two of them", "in two", "on all fours": only "in two" and such stand without a noun.
    single && before.is_some_and(|before| before.is_one_of(&["in"])) && number.value == 2.0 && next.is_none_or(|next| !next.is_word())
}

/// "done by five", "home before six": the hour.
fn done_by(tokens: &Tokens, number: &Numeral) -> bool {
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

/// "the two of us", "a deal between the two": those named before, who are not counted again.
fn definite_pronoun(tokens: &Tokens, number: &Numeral) -> bool {
    let two = number.form == Form::Words && number.value == 2.0 && number.end == number.first + 1;
    let the = tokens.before(number.first, 1).is_some_and(|before| before.is("the"));
    let next = tokens.get(number.end);
    let of_us = next.is_some_and(|next| next.is("of"))
        && tokens
            .get(number.end + 1)
            .is_some_and(|next| next.is_one_of(&["us", "them", "you"]));
    let between = tokens
        .before(number.first, 2)
        .is_some_and(|before| before.is_one_of(&["between", "of"]));
    two && the && (of_us || between && next.is_none_or(|next| matches!(next.kind, Kind::Mark('.' | ',' | ';' | '”' | '"'))))
}

/// Whether "one" stands for something else than a count of one.
fn one(tokens: &Tokens, number: &Numeral) -> bool {
    let next = tokens.get(number.end);
    let before = tokens.before(number.first, 1);
    if tokens.list.len() == 1 {
        return false;
    }
    if let Some(before) = before
        && before.is_one_of(&[
            "the", "this", "that", "no", "any", "every", "which", "each", "another", "some", "only", "such", "first", "last", "next",
            "new", "old", "latest", "biggest", "day", "number", "square", "same", "good", "bad", "big", "little", "previous", "second",
            "third", "other", "as", "phase", "chapter", "part", "tier", "formula", "world", "air", "force", "premier", "right", "wrong",
            "these", "those", "your", "loved", "young", "little",
        ])
    {
        // "that one mile": a measure.
        let measure = |token: &Token| {
            token.known.is_some_and(|known| {
                known
                    .units
                    .iter()
                    .any(|form| form.kind == UnitKind::Measure && form.words.len() == 1)
            })
        };
        if next.is_some_and(|next| measure(next) && next.text.len() > 2) {
            return false;
        }
        // "the only one", "this one"; but "only one delegation" counts.
        let counts = before.is_one_of(&["only", "as", "another", "the", "last", "first"])
            && next.is_some_and(|next| next.is_word() && starts_noun_phrase(next))
            && !before.is_one_of(&["the", "as"]);
        return !counts;
    }
    let Some(next) = next else { return true };
    // "by one measure", "on one account": a way of counting.
    if before.is_some_and(|before| before.is_one_of(&["by", "on", "in"]))
        && next.is_one_of(&["measure", "account", "estimate", "count", "reckoning", "instance"])
    {
        return true;
    }
    if next.is_hyphen() && next.glued {
        return !tokens
            .get(number.end + 1)
            .is_some_and(|unit| unit.known.is_some_and(|known| !known.units.is_empty()) || unit.numeral().is_some());
    }
    if next.is_one_of(&["in", "out"]) {
        return true; // a ratio has been read by now
    }
    if !next.is_word()
        || !starts_noun_phrase(next)
            && next
                .known
                .is_none_or(|known| known.units.is_empty() && known.currencies_after.is_empty())
    {
        return true; // "one of the", "one can", "one, two"
    }
    if next.verb().is_some_and(|(_, form)| form == lexicon::numbers::VerbForm::Third)
        && tokens.get(number.end + 1).is_some_and(|after| after.part().is_some())
    {
        return true; // "one wonders"
    }
    next.is_one_of(&[
        "another",
        "day",
        "thing",
        "way",
        "side",
        "hand",
        "point",
        "time",
        "moment",
        "stage",
        "else",
        "such",
        "step",
        "night",
        "morning",
        "sense",
        "word",
        "example",
        "reason",
        "key",
        "final",
        "last",
        "size",
        "eye",
        "form",
        "kind",
        "big",
        "goal",
        "area",
        "issue",
        "option",
        "possibility",
        "more",
        "aspect",
        "lesson",
        "place",
        "direction",
    ]) && !tokens
        .get(number.end + 1)
        .is_some_and(|after| after.is_one_of(&["killed", "injured"]))
        && !before.is_some_and(|before| before.is_one_of(&["only", "just", "least", "than", "exactly"]))
}

/// A number word with a capital inside a sentence of small letters is a name: "Three Gorges".
fn capital_name(tokens: &Tokens, number: &Numeral) -> bool {
    let word = &tokens.list[number.first];
    if !word.is_capitalised() || number.first == 0 {
        return false;
    }
    let begins = tokens.before(number.first, 1).is_some_and(|before| {
        matches!(
            before.kind,
            Kind::Mark('“' | '"' | '‘' | '\'' | ':' | '(' | '[' | '—' | '–' | '-' | '.' | '•')
        )
    });
    if begins {
        return quoted_name(tokens, number);
    }
    // "the Three-Day Event": capitals on both sides of the hyphen, and after it.
    if tokens.get(number.end).is_some_and(|mark| mark.is_hyphen() && mark.glued)
        && (1..=2).all(|next| tokens.get(number.end + next).is_some_and(Token::is_capitalised))
    {
        return !tokens.is_headline();
    }
    !tokens.is_headline()
        && (tokens.get(number.end).is_some_and(|next| next.is_capitalised())
            || tokens
                .before(number.first, 1)
                .is_some_and(|before| before.is_capitalised() && before.part() != Some(Part::Preposition)))
}

/// "the “Three Amigos.”": capitals to the closing mark, in marks of their own, are a name.
fn quoted_name(tokens: &Tokens, number: &Numeral) -> bool {
    let quote = |token: &Token| matches!(token.kind, Kind::Mark('“' | '"' | '”' | '‘'));
    if tokens.is_headline() || !tokens.before(number.first, 1).is_some_and(quote) || number.first < 2 {
        return false;
    }
    let mut end = number.end;
    while end < number.end + 4 && tokens.get(end).is_some_and(Token::is_capitalised) {
        end += 1;
    }
    let named = end > number.end;
    let stop = usize::from(tokens.get(end).is_some_and(|mark| matches!(mark.kind, Kind::Mark('.' | ','))));
    named && tokens.get(end + stop).is_some_and(quote)
}
