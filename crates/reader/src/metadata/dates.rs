//! Dates as pages write them, to ISO 8601, no more precise than they were.

use super::Claimed;
use super::claims::Claims;
use crate::outline::Outline;

/// When the story was published: by its marks, by the page's, by what the page shows near
/// its headline, by its address.
pub(super) fn published(claims: &Claims, outline: &Outline<'_>, url: Option<&str>) -> Option<Claimed> {
    let dated = |found: &Claimed| Some((iso(&found.0)?, found.1.clone()));
    claims
        .published
        .iter()
        .find_map(dated)
        .or_else(|| claims.page_dates.iter().find_map(dated))
        .or_else(|| shown(claims, outline))
        .or_else(|| in_address(url?))
}

/// The first date in the short passages around the headline.
fn shown(claims: &Claims, outline: &Outline<'_>) -> Option<Claimed> {
    let headline = claims.headline(outline).unwrap_or(0);
    let near = outline.passages.iter().skip(headline.saturating_sub(12)).take(40);
    near.map(|passage| outline.words(passage).trim())
        .filter(|words| words.len() < 160)
        .find_map(|words| Some((within(words)?, "dateline".to_owned())))
}

fn in_address(url: &str) -> Option<Claimed> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let day = parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else { return None };
        (year.len() == 4 && (1..3).contains(&month.len()) && (1..3).contains(&day.len()))
            .then(|| civil(year, month, day))
            .flatten()
    });
    let packed = || {
        parts
            .iter()
            .find(|part| part.len() == 8)
            .and_then(|part| civil(part.get(..4)?, part.get(4..6)?, part.get(6..)?))
    };
    Some((day.or_else(packed)?, "url".to_owned()))
}

/// A date as a mark gives it.
pub(crate) fn iso(date: &str) -> Option<String> {
    let date = date.trim();
    if date.len() > 200 {
        return None;
    }
    let bytes = date.as_bytes();
    if bytes.len() >= 10 && matches!(bytes[4], b'-' | b'/' | b'.') && bytes[7] == bytes[4] && date.is_char_boundary(10) {
        let day = civil(date.get(..4)?, date.get(5..7)?, date.get(8..10)?)?;
        return Some(match clock(date.get(10..)?) {
            Some(clock) => format!("{day}T{clock}"),
            None => day,
        });
    }
    if bytes.len() >= 8 && bytes[..8].iter().all(u8::is_ascii_digit) && !bytes.get(8).is_some_and(u8::is_ascii_digit) {
        return civil(&date[..4], &date[4..6], &date[6..8]);
    }
    // Seconds or milliseconds since 1970.
    if matches!(bytes.len(), 10 | 13) && bytes.iter().all(u8::is_ascii_digit) {
        let seconds: i64 = date[..10].parse().ok()?;
        return Some(jiff::Timestamp::from_second(seconds).ok()?.to_string());
    }
    if let Ok(time) = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(date) {
        return Some(time.to_string());
    }
    within(date)
}

/// "T08:00:00+07:00" or " 08:00" as a time, as precise as it is.
fn clock(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(['T', 't', ' ', ',']).replace(' ', "");
    let digits = |range: std::ops::Range<usize>| rest.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !(digits(0..2) && rest.get(2..3) == Some(":") && digits(3..5)) {
        return None;
    }
    let mut end = 5;
    if rest.get(5..6) == Some(":") && digits(6..8) {
        end = 8;
        if rest.get(8..9) == Some(".") {
            end += 1 + rest[9..].bytes().take_while(u8::is_ascii_digit).count();
        }
    }
    let zone = &rest[end..];
    let zone = match zone.as_bytes() {
        [b'Z' | b'z', ..] => "Z".to_owned(),
        [b'+' | b'-', a, b, b':', c, d, ..] | [b'+' | b'-', a, b, c, d, ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_digit()) => {
            format!("{}{}{}:{}{}", &zone[..1], *a as char, *b as char, *c as char, *d as char)
        }
        [b'+' | b'-', a, b] if a.is_ascii_digit() && b.is_ascii_digit() => format!("{zone}:00"),
        _ => String::new(),
    };
    Some(format!("{}{zone}", &rest[..end]))
}

fn civil(year: &str, month: &str, day: &str) -> Option<String> {
    let year: i16 = year.parse().ok()?;
    let date = jiff::civil::Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1990..2100).contains(&year).then(|| date.to_string())
}

/// The first date in words: "29 March 2023", "March 29th, 2023", "29.03.2023", "2023年3月29日".
pub(crate) fn within(words: &str) -> Option<String> {
    let parts: Vec<&str> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .flat_map(|part| part.split_inclusive(['年', '月', '日', '년', '월', '일']))
        .map(|part| part.trim_end_matches(['年', '月', '日', '년', '월', '일']))
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| {
        let part = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| part.strip_suffix(ending))
            .unwrap_or(part);
        (!part.is_empty() && part.len() <= 4).then(|| part.parse::<u16>().ok()).flatten()
    };
    let is_year = |number: u16| (1990..2100).contains(&number);
    parts.windows(3).find_map(|parts| {
        let [a, b, c] = parts else { return None };
        let made = |year: u16, month: u16, day: u16| civil(&year.to_string(), &month.to_string(), &day.to_string());
        match (number(a), number(b), number(c)) {
            (Some(year), Some(month), Some(day)) if is_year(year) => made(year, month, day),
            // Day first, as everywhere but in the United States, unless it cannot be.
            (Some(day), Some(month), Some(year)) if is_year(year) && month <= 12 => made(year, month, day),
            (Some(month), Some(day), Some(year)) if is_year(year) => made(year, month, day),
            // "25.04.24", as German papers write.
            (Some(day), Some(month), Some(year)) if words.contains(&format!("{a}.{b}.{c}")) && c.len() == 2 => {
                made(2000 + year, month, day)
            }
            (Some(day), None, Some(year)) if is_year(year) => made(year, month_of(b)?, day),
            (None, Some(day), Some(year)) if is_year(year) => made(year, month_of(a)?, day),
            (Some(year), None, Some(day)) if is_year(year) => made(year, month_of(b)?, day),
            _ => None,
        }
    })
}

/// The number of a month, in the languages whose papers are read, by its first letters.
fn month_of(word: &str) -> Option<u16> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "jän", "ene", "gen", "oca", "sty", "янв", "led"],
        &["feb", "fév", "fev", "şub", "lut", "фев", "úno"],
        &["mar", "mär", "mrz", "maa", "мар", "bře"],
        &["apr", "avr", "abr", "nis", "kwi", "апр", "dub"],
        &["may", "mai", "maj", "mag", "mei", "мая", "kvě"],
        &["jun", "juin", "giu", "haz", "cze", "июн", "čvn", "červn"],
        &["jul", "juil", "lug", "tem", "lip", "июл", "července"],
        &["aug", "aoû", "aou", "ago", "ağu", "sie", "авг", "srp", "agu"],
        &["sep", "set", "eyl", "wrz", "сен", "zář"],
        &["oct", "okt", "ott", "out", "eki", "paź", "окт", "říj"],
        &["nov", "kas", "lis", "ноя"],
        &["dec", "dez", "déc", "dic", "ara", "gru", "дек", "des", "pro"],
    ];
    let word = word.to_lowercase();
    if word.chars().count() > 10 {
        return None;
    }
    (1..)
        .zip(MONTHS)
        .find(|(_, openings)| openings.iter().any(|opening| word.starts_with(opening)))
        .map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        for (given, right) in [
            ("2023-03-31T08:00:00+07:00", Some("2023-03-31T08:00:00+07:00")),
            ("2023-03-31T08:00:00.000+0700", Some("2023-03-31T08:00:00.000+07:00")),
            ("2023-03-31 08:00", Some("2023-03-31T08:00")),
            ("31 March 2023", Some("2023-03-31")),
            ("March 31st, 2023", Some("2023-03-31")),
            ("Published on 31.03.2023 at 8.15", Some("2023-03-31")),
            ("Fr 31.03.23 | 14:07 Uhr", Some("2023-03-31")),
            ("2023年3月31日", Some("2023-03-31")),
            ("20230331", Some("2023-03-31")),
            ("1680224400", Some("2023-03-31T01:00:00Z")),
            ("Fri, 31 Mar 2023 01:00:00 GMT", Some("2023-03-31T01:00:00Z")),
            ("last Friday", None),
            ("36 delegations spoke", None),
        ] {
            assert_eq!(iso(given).as_deref(), right, "{given}");
        }
    }

    #[test]
    fn an_address_dates_a_story() {
        let day = |url| in_address(url).map(|(day, _)| day);
        assert_eq!(day("https://news.example/2023/03/31/mission").as_deref(), Some("2023-03-31"));
        assert_eq!(day("https://news.example/a-36-delegations-1234567"), None);
    }
}
