//! Cuts a stretch of text into the tokens that the grammar of dates is written in.

use std::ops::Range;

use lexicon::{Calendar, TimeRole, TimeWord};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the lexicon.
    Word(TimeWord),
    /// Digits and nothing else: no separators, no decimals.
    Number {
        /// Their value.
        value: u32,
        /// How many.
        digits: u8,
    },
    /// "29th".
    Ordinal(i8),
    /// "1990s", "90s".
    Decade(i16),
    /// "Q3".
    Quarter(i8),
    /// "H1".
    Half(i8),
    /// "FY2023".
    FiscalYear(i16),
    /// A dash of any length, or a tilde.
    Dash,
    /// Any other mark.
    Mark(u8),
    /// A line break.
    Break,
    /// A number that is no date: "2,000", "3.5".
    Amount,
    /// Any other word.
    Other,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// First byte.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// Cuts `text[range]`, and appends to `tokens`.
pub(super) fn cut(text: &str, range: Range<usize>, calendar: &Calendar, tokens: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    let mut spaced = true;
    while at < range.end {
        let start = at;
        let byte = bytes[at];
        let kind = match byte {
            b'\n' => {
                at += 1;
                Kind::Break
            }
            _ if byte.is_ascii_whitespace() => {
                at += 1;
                spaced = true;
                continue;
            }
            b'0'..=b'9' => number(bytes, &mut at),
            b'-' | b'~' => {
                at += 1;
                Kind::Dash
            }
            _ if byte.is_ascii_alphabetic() => word(bytes, &mut at, calendar),
            _ if byte < 0x80 => {
                at += 1;
                Kind::Mark(byte)
            }
            _ => {
                let Some(mark) = text[at..].chars().next() else { break };
                at += mark.len_utf8();
                match mark {
                    '\u{2010}'..='\u{2015}' | '\u{2212}' => Kind::Dash,
                    '’' | '‘' => Kind::Mark(b'\''),
                    '“' | '”' | '«' | '»' => Kind::Mark(b'"'),
                    '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2002}' | '\u{2003}' => {
                        spaced = true;
                        continue;
                    }
                    _ if mark.is_alphabetic() => {
                        while at < range.end && is_word(bytes[at]) && !starts_mark(text, at) {
                            at += 1;
                        }
                        Kind::Other
                    }
                    _ => Kind::Mark(b'*'),
                }
            }
        };
        tokens.push(Token {
            start,
            end: at,
            kind,
            spaced,
            capital: byte.is_ascii_uppercase(),
        });
        spaced = kind == Kind::Break;
    }
}

/// ASCII letters and digits, and everything beyond ASCII.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Whether a character that is no letter begins at `at`.
fn starts_mark(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && text[at..].chars().next().is_some_and(|c| !c.is_alphanumeric())
}

fn word(bytes: &[u8], at: &mut usize, calendar: &Calendar) -> Kind {
    let start = *at;
    while *at < bytes.len() && bytes[*at].is_ascii_alphabetic() {
        *at += 1;
    }
    let word = &bytes[start..*at];
    if *at < bytes.len() && bytes[*at].is_ascii_digit() {
        let digits = *at;
        while *at < bytes.len() && bytes[*at].is_ascii_alphanumeric() {
            *at += 1;
        }
        return tag(word, &bytes[digits..*at]);
    }
    if *at < bytes.len() && bytes[*at] >= 0x80 && !matches!(bytes[*at], 0xe2 | 0xc2) {
        // A letter beyond ASCII goes on: "Türkiye". (E2 and C2 begin dashes, quotes, spaces.)
        while *at < bytes.len() && is_word(bytes[*at]) && !matches!(bytes[*at], 0xe2 | 0xc2) {
            *at += 1;
        }
        return Kind::Other;
    }
    let mut lower = [0; 16];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return Kind::Other;
    };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    calendar.word(lower).map_or(Kind::Other, Kind::Word)
}

fn tag(letters: &[u8], digits: &[u8]) -> Kind {
    let value = digits.iter().try_fold(0i16, |value, byte| {
        byte.is_ascii_digit()
            .then(|| value.checked_mul(10)?.checked_add(i16::from(byte - b'0')))
            .flatten()
    });
    let small = value.and_then(|value| i8::try_from(value).ok());
    match (letters.to_ascii_lowercase().as_slice(), value, small) {
        (b"q", _, Some(quarter @ 1..=4)) => Kind::Quarter(quarter),
        (b"h", _, Some(half @ 1..=2)) => Kind::Half(half),
        (b"fy" | b"cy", Some(year @ 0..=99), _) if digits.len() == 2 => Kind::FiscalYear(2000 + year),
        (b"fy" | b"cy", Some(year @ 1900..=2100), _) => Kind::FiscalYear(year),
        _ => Kind::Other,
    }
}

fn number(bytes: &[u8], at: &mut usize) -> Kind {
    let start = *at;
    let digits_from = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let count = digits_from(start);
    *at += count;
    let value = bytes[start..*at]
        .iter()
        .try_fold(0u32, |value, byte| value.checked_mul(10)?.checked_add(u32::from(byte - b'0')));
    let after = bytes.get(*at).copied().unwrap_or(b' ');
    // "2,000": groups of three. "March 29,2023" has four.
    if after == b',' && digits_from(*at + 1) == 3 && count <= 3 {
        while bytes.get(*at) == Some(&b',') && digits_from(*at + 1) == 3 {
            *at += 4;
        }
        if bytes.get(*at) == Some(&b'.') {
            *at += 1;
            *at += digits_from(*at);
        }
        return Kind::Amount;
    }
    // "3.5" is an amount, "29.3.2023" a date.
    if after == b'.' && bytes.get(*at + 1).is_some_and(u8::is_ascii_digit) {
        let second = digits_from(*at + 1);
        let is_date =
            count <= 2 && second <= 2 && bytes.get(*at + 1 + second) == Some(&b'.') && matches!(digits_from(*at + 2 + second), 2 | 4);
        let ends_a_date = count <= 2 && start >= 2 && bytes[start - 1] == b'.' && bytes[start - 2].is_ascii_digit();
        if !is_date && !ends_a_date {
            *at += 1 + second;
            return Kind::Amount;
        }
    }
    let Some(value) = value else { return Kind::Amount };
    let letters = bytes[*at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let suffix = &bytes[*at..*at + letters];
    match suffix {
        b"" => {}
        b"s" => {
            *at += 1;
            return decade(value, count);
        }
        b"st" | b"nd" | b"rd" | b"th" | b"ST" | b"ND" | b"RD" | b"TH" => {
            *at += 2;
            return i8::try_from(value).map_or(Kind::Amount, Kind::Ordinal);
        }
        b"am" | b"pm" | b"AM" | b"PM" => {}
        _ => {
            *at += letters;
            return Kind::Other;
        }
    }
    if suffix.is_empty() && bytes[*at..].starts_with(b"'s") || bytes[*at..].starts_with("’s".as_bytes()) {
        // "the 1990's"; "2023's budget" is the year.
        if let decade @ Kind::Decade(_) = decade(value, count) {
            *at += if bytes[*at] == b'\'' { 2 } else { "’s".len() };
            return decade;
        }
    }
    Kind::Number {
        value,
        digits: u8::try_from(count).unwrap_or(u8::MAX),
    }
}

fn decade(value: u32, digits: usize) -> Kind {
    match i16::try_from(value) {
        Ok(value @ 1000..=2100) if digits == 4 && value % 10 == 0 => Kind::Decade(value),
        Ok(value @ 20..=90) if digits == 2 && value % 10 == 0 => Kind::Decade(1900 + value),
        _ => Kind::Amount,
    }
}

impl Token {
    /// The role of a small word.
    pub(super) fn role(&self) -> Option<TimeRole> {
        match self.kind {
            Kind::Word(TimeWord::Role(role)) => Some(role),
            _ => None,
        }
    }
}
