//! Finds the stretches of a text worth a closer look.
//!
//! Every date has a heart: a month, a weekday, a unit ("year"), a four-digit number, an ordinal,
//! digits with strokes. One pass over the bytes finds them by the first three letters of each
//! word; only the words around a heart are then cut into tokens.

use std::ops::Range;

use lexicon::Calendar;

/// How much text before and after a heart is read with it.
const AROUND: usize = 96;

/// The stretches of `text` that may hold a date, in order and apart from one another, each on
/// character boundaries and cut at white space where there is any.
pub(super) fn stretches(text: &str, calendar: &Calendar) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_word(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && is_word(bytes[at]) {
            at += 1;
        }
        if is_heart(bytes, start, at, calendar) {
            let end = snap_right(text, at);
            match stretches.last_mut() {
                Some(last) if last.end + AROUND >= start => last.end = end.max(last.end),
                _ => {
                    let floor = stretches.last().map_or(0, |last| last.end);
                    stretches.push(snap_left(text, start).max(floor)..end);
                }
            }
        }
    }
    stretches
}

/// Letters and digits of ASCII: every heart is made of them.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn snap_right(text: &str, from: usize) -> usize {
    let reach = (from + AROUND).min(text.len());
    let spare = (reach + AROUND).min(text.len());
    match text.as_bytes()[reach..spare].iter().position(u8::is_ascii_whitespace) {
        Some(found) => reach + found,
        None => text.ceil_char_boundary(reach),
    }
}

fn snap_left(text: &str, from: usize) -> usize {
    let reach = from.saturating_sub(AROUND);
    let spare = reach.saturating_sub(AROUND);
    match text.as_bytes()[spare..reach].iter().rposition(u8::is_ascii_whitespace) {
        Some(found) => spare + found,
        None => text.floor_char_boundary(reach),
    }
}

fn is_heart(bytes: &[u8], start: usize, end: usize, calendar: &Calendar) -> bool {
    let word = &bytes[start..end];
    if word[0].is_ascii_digit() {
        return is_dated_number(bytes, start, end);
    }
    calendar.is_heart(word) || word[word.len() - 1].is_ascii_digit() && is_tag(word)
}

/// "Q3", "H1", "FY2023".
fn is_tag(word: &[u8]) -> bool {
    let letters = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (1..=2).contains(&letters)
        && matches!(word[0].to_ascii_lowercase(), b'q' | b'h' | b'f' | b'c')
        && word.len() > letters
        && word[letters..].iter().all(u8::is_ascii_digit)
}

/// "2023", "1990s", "29th", "20170302", and digits before a stroke and another digit.
fn is_dated_number(bytes: &[u8], start: usize, end: usize) -> bool {
    let word = &bytes[start..end];
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == word.len() {
        let next = bytes.get(end).copied().unwrap_or(b' ');
        return matches!(digits, 4 | 8) && matches!(word[0], b'1' | b'2')
            || digits <= 2 && matches!(next, b'/' | b'-' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    }
    matches!(&word[digits..], b"s" | b"st" | b"nd" | b"rd" | b"th")
}
