//! Times of day: "9:30am", "10 a.m.", "1430 GMT", "10h00", "noon".

use record::Span;

use super::resolve::Found;

/// Words between a date and its time of day.
const JOINTS: &[&str] = &["", "at", ", at", ",", "on", ", on", "from", "by", "at about", "at around"];

/// How far from a day its time of day may stand.
const BESIDE: usize = 28;

/// Times of day, in the order of the text.
pub(super) fn clock_times(text: &str) -> Vec<Span> {
    clocks(text, 0, text.len())
}

/// The times of day within `text[from..to]`.
fn clocks(text: &str, from: usize, to: usize) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut at = from;
    while at < to {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < to && bytes[at].is_ascii_digit() {
            at += 1;
        }
        if start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'.' | b',' | b'/' | b':' | b'-')) {
            continue;
        }
        if let Some(end) = clock(text, start, at).filter(|end| *end <= to) {
            spans.push(Span::new(start, end));
            at = end;
        }
    }
    spans
}

/// The end of the time of day whose hours are `text[start..digits]`.
fn clock(text: &str, start: usize, digits: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let hours: u32 = text.get(start..digits)?.parse().ok()?;
    let two = |at: usize| -> Option<u32> {
        let pair = text.get(at..at + 2)?;
        let alone = !bytes.get(at + 2).is_some_and(u8::is_ascii_digit);
        (alone && pair.bytes().all(|byte| byte.is_ascii_digit())).then(|| pair.parse().ok())?
    };
    let mut end = digits;
    let mut certain = false;
    if digits - start == 4 {
        // "1430 GMT", "0900 hours".
        let zone = zone(text, digits)?;
        return (hours / 100 < 25 && hours % 100 < 60).then_some(zone);
    }
    if digits - start > 2 || hours > 24 {
        return None;
    }
    match bytes.get(digits) {
        Some(b':') if two(digits + 1)? < 60 => {
            certain = true;
            end = digits + 3;
            if bytes.get(end) == Some(&b':') && two(end + 1).is_some_and(|seconds| seconds < 60) {
                end += 3;
            }
        }
        Some(b'.') if two(digits + 1).is_some_and(|minutes| minutes < 60) => end = digits + 3,
        Some(b'h' | b'H') if two(digits + 1).is_some_and(|minutes| minutes < 60) => return Some(digits + 3),
        _ => {}
    }
    if let Some(noon) = half_day(text, end) {
        end = noon;
        certain = true;
    } else if let Some(zone) = zone(text, end) {
        return Some(zone);
    } else if end == digits && text[end..].trim_start().starts_with("o’clock") || text[end..].trim_start().starts_with("o'clock") {
        let gap = text[end..].len() - text[end..].trim_start().len();
        return Some(end + gap + text[end + gap..].find("clock")? + "clock".len());
    }
    if !certain {
        return None;
    }
    Some(zone(text, end).unwrap_or(end))
}

/// "am", "a.m.", "PM", after at most one space.
fn half_day(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let rest = &rest.as_bytes()[gap..];
    let letter = |index: usize, byte: u8| rest.get(index).is_some_and(|found| found.eq_ignore_ascii_case(&byte));
    if !(letter(0, b'a') || letter(0, b'p')) {
        return None;
    }
    let length = if letter(1, b'm') {
        2
    } else if letter(1, b'.') && letter(2, b'm') {
        if letter(3, b'.') { 4 } else { 3 }
    } else {
        return None;
    };
    let alone = !rest.get(length).is_some_and(u8::is_ascii_alphanumeric);
    alone.then_some(at + gap + length)
}

/// "GMT", "UTC", "local time", "hours", after one space.
fn zone(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix(' ')?;
    let zones = [
        "GMT",
        "UTC",
        "CEST",
        "CET",
        "EST",
        "EDT",
        "ICT",
        "BST",
        "local time",
        "Geneva time",
        "hours GMT",
        "hrs",
        "hours",
    ];
    let zone = zones.iter().find(|zone| rest.starts_with(**zone))?;
    // "48 hours" is a duration: only a four-digit time has hours.
    let is_duration = zone.starts_with('h') && text.as_bytes().get(at.wrapping_sub(4)).is_none_or(|byte| !byte.is_ascii_digit());
    (!is_duration).then_some(at + 1 + zone.len())
}

/// Widens each day over the time of day beside it: "March 3 at 9:30am".
pub(super) fn join(text: &str, found: &mut [Found]) {
    let is_joint = |gap: &str| JOINTS.contains(&gap.trim());
    for index in 0..found.len() {
        if found[index].interval.unit != Some(lexicon::TimeUnit::Day) {
            continue;
        }
        let floor = index.checked_sub(1).map_or(0, |before| found[before].end);
        let ceiling = found.get(index + 1).map_or(text.len(), |after| after.start);
        let day = &mut found[index];
        let reach = text.floor_char_boundary(day.start.saturating_sub(BESIDE)).max(floor);
        let before = clocks(text, reach, day.start);
        if let Some(clock) = before.last().filter(|clock| is_joint(&text[clock.end..day.start])) {
            day.start = clock.start;
        }
        let reach = text.ceil_char_boundary(day.end + BESIDE).min(ceiling);
        let after = clocks(text, day.end, reach);
        if let Some(clock) = after.first().filter(|clock| is_joint(&text[day.end..clock.start])) {
            day.end = clock.end;
        }
    }
}
