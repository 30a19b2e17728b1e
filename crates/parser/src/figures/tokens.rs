//! A sentence as tokens: words, numbers in digits, single marks; each looked up once.
//!
//! "US$5.25 billion" gives the word `US`, the mark `$`, the number 5.25 and the word `billion`.
//! Separators of thousands and decimals are read here: "1,077", "40 000" and "1’200" are one
//! number, "22,24,26" are three.

use lexicon::Numbers;
use lexicon::numbers::{NumberWord, Numeral, Part, VerbForm, WordRole};
use record::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// Letters, with apostrophes inside.
    Word,
    /// A number in digits.
    Digits(Digits),
    /// A fraction as one character: ½.
    Glyph(f64),
    /// Any other character.
    Mark(char),
}

/// A number in digits and how it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Digits {
    pub value: f64,
    /// How many digits it has.
    pub count: usize,
    /// Whether thousands are separated.
    pub grouped: bool,
    /// Whether it has a decimal part.
    pub decimal: bool,
    /// Whether it begins with a zero that is not its whole integer part.
    pub leading_zero: bool,
}

/// A token and what the tables know of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    pub known: Option<&'a NumberWord>,
}

impl<'a> Token<'a> {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is this word, in any case.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub(crate) fn is_hyphen(&self) -> bool {
        matches!(self.kind, Kind::Mark('-' | '‑' | '–' | '—' | '−'))
    }

    pub(crate) fn is_digits(&self) -> bool {
        matches!(self.kind, Kind::Digits(_))
    }

    pub(crate) fn digits(&self) -> Option<Digits> {
        match self.kind {
            Kind::Digits(digits) => Some(digits),
            _ => None,
        }
    }

    pub(crate) fn is_capitalised(&self) -> bool {
        self.is_word() && self.text.starts_with(|letter: char| letter.is_uppercase())
    }

    /// Whether the table of words about figures gives it this part.
    pub(crate) fn has(&self, role: WordRole) -> bool {
        self.known.is_some_and(|known| known.has(role))
    }

    /// Direction of the change that the word tells of.
    pub(crate) fn change(&self) -> Option<&'static str> {
        self.known.and_then(|known| known.change)
    }

    pub(crate) fn numeral(&self) -> Option<Numeral> {
        self.known.and_then(|known| known.numeral)
    }

    pub(crate) fn part(&self) -> Option<Part> {
        // "13,000 US troops", "a WHO report": not the pronouns.
        if matches!(self.text, "US" | "IT" | "WHO") {
            return None;
        }
        self.known.and_then(|known| known.part)
    }

    /// Base form and form of the verb that the word may be.
    pub(crate) fn verb(&self) -> Option<(&'a str, VerbForm)> {
        match self.known {
            Some(known) => known.verb.as_ref().map(|(base, form)| (base.as_str(), *form)),
            None => self.unknown_past(),
        }
    }

    /// "aligned", "dissociated": a verb that no table has, by its form.
    fn unknown_past(&self) -> Option<(&'a str, VerbForm)> {
        let stem = self
            .text
            .strip_suffix("ed")
            .filter(|stem| stem.len() > 3 && self.is_word() && !self.is_capitalised())?;
        let silent = ["at", "is", "iz", "us", "uc", "v", "c", "g", "as", "ut", "id", "ir", "ur"]
            .iter()
            .any(|end| stem.ends_with(end));
        Some((if silent { &self.text[..self.text.len() - 1] } else { stem }, VerbForm::Past))
    }
}

/// A sentence's tokens.
#[derive(Debug, Default)]
pub(crate) struct Tokens<'a> {
    pub list: Vec<Token<'a>>,
    /// Whether any of them can begin a number.
    pub has_numbers: bool,
    /// Whether the sentence tells of a vote.
    pub voting: bool,
    /// Words of four letters or more, and how many of them have a capital.
    words: usize,
    capitals: usize,
    lower: String,
}

impl<'a> Tokens<'a> {
    pub(crate) fn get(&self, at: usize) -> Option<&Token<'a>> {
        self.list.get(at)
    }

    /// Whether most words have a capital.
    pub(crate) fn is_headline(&self) -> bool {
        self.capitals * 3 >= self.words * 2
    }

    /// The token `back` places before `at`.
    pub(crate) fn before(&self, at: usize, back: usize) -> Option<&Token<'a>> {
        self.list.get(at.checked_sub(back)?)
    }

    /// Whether the words (lower case) stand at `at`; hyphens between them make no difference.
    /// Gives the place after them.
    pub(crate) fn match_at<S: AsRef<str>>(&self, at: usize, words: &[S]) -> Option<usize> {
        let mut next = at;
        for (nth, word) in words.iter().enumerate() {
            if nth > 0 && self.get(next).is_some_and(|token| token.is_hyphen() && token.glued) {
                next += 1;
            }
            if !self.get(next)?.is(word.as_ref()) && !same_sign(self.get(next)?.text, word.as_ref()) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Whether the words (lower case) end just before `at`; gives the place of the first.
    pub(crate) fn match_before<S: AsRef<str>>(&self, at: usize, words: &[S]) -> Option<usize> {
        let first = at.checked_sub(words.len())?;
        let found = words
            .iter()
            .zip(&self.list[first..at])
            .all(|(word, token)| token.is(word.as_ref()) || same_sign(token.text, word.as_ref()));
        found.then_some(first)
    }

    /// Reads the tokens of a sentence in place of those before.
    pub(crate) fn read(&mut self, text: &'a str, sentence: Span, numbers: &'a Numbers) {
        self.list.clear();
        self.has_numbers = false;
        self.voting = false;
        (self.words, self.capitals) = (0, 0);
        let end = sentence.end;
        let bytes = text.as_bytes();
        let mut at = sentence.start;
        let mut glued = false;
        while at < end {
            let byte = bytes[at];
            if byte.is_ascii_whitespace() {
                at += 1;
                glued = false;
                continue;
            }
            let start = at;
            let (kind, next) = if byte.is_ascii_digit() || (byte == b'.' && !glued && at + 1 < end && bytes[at + 1].is_ascii_digit()) {
                let after_month = self.list.last().is_some_and(|last| MONTHS.iter().any(|month| last.is(month)));
                digits(text, at, end, !after_month)
            } else if byte.is_ascii_alphabetic() {
                (Kind::Word, word_end(text, at, end))
            } else if byte.is_ascii() {
                (Kind::Mark(char::from(byte)), at + 1)
            } else {
                let letter = text[at..].chars().next().unwrap_or(' ');
                let after = at + letter.len_utf8();
                if letter.is_whitespace() || letter == '\u{feff}' || letter == '\u{200b}' {
                    at = after;
                    glued = false;
                    continue;
                }
                if let Some(value) = glyph(letter) {
                    (Kind::Glyph(value), after)
                } else if letter.is_alphanumeric() && !letter.is_numeric() {
                    (Kind::Word, word_end(text, at, end))
                } else {
                    (Kind::Mark(letter), after)
                }
            };
            let words = &text[start..next];
            let known = match kind {
                Kind::Word => self.look_up(words, numbers),
                Kind::Mark(mark) if !matches!(mark, ',' | '.' | '’' | '“' | '”' | '"' | '\'' | '(' | ')' | '-' | ':' | ';') => {
                    numbers.word(words)
                }
                _ => None,
            };
            self.has_numbers |= match kind {
                Kind::Digits(_) | Kind::Glyph(_) => true,
                Kind::Word => known.is_some_and(|known| known.numeral.is_some() && !matches!(known.numeral, Some(Numeral::Suffix(_)))),
                Kind::Mark(_) => false,
            };
            if kind == Kind::Word && words.len() > 3 {
                self.words += 1;
                self.capitals += usize::from(words.starts_with(|letter: char| letter.is_uppercase()));
                self.voting = self.voting || known.is_some_and(|known| known.has(WordRole::Voting));
            }
            self.list.push(Token {
                kind,
                text: words,
                start,
                end: next,
                glued,
                known,
            });
            glued = true;
            at = next;
        }
    }

    fn look_up(&mut self, word: &str, numbers: &'a Numbers) -> Option<&'a NumberWord> {
        if word.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
            self.lower.clear();
            for letter in word.chars() {
                match letter {
                    '’' => self.lower.push('\''),
                    letter => self.lower.extend(letter.to_lowercase()),
                }
            }
            numbers
                .word(&self.lower)
                .or_else(|| numbers.word(word))
                .or_else(|| contracted(&self.lower, numbers))
        } else {
            numbers.word(word).or_else(|| contracted(word, numbers))
        }
    }
}

/// "they've" is what "they" is; the possessive of a noun is no contraction.
fn contracted<'a>(word: &str, numbers: &'a Numbers) -> Option<&'a NumberWord> {
    let (stem, rest) = word.split_once('\'')?;
    let known = numbers
        .word(stem)
        .filter(|known| matches!(known.part, Some(Part::Pronoun | Part::Determiner | Part::Conjunction)))?;
    matches!(rest, "re" | "ve" | "ll" | "d" | "s" | "m").then_some(known)
}

fn same_sign(one: &str, other: &str) -> bool {
    !one.is_ascii() && one.to_lowercase() == other
}

fn glyph(letter: char) -> Option<f64> {
    Some(match letter {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

/// Letters, and apostrophes or digits between them ("don’t", "H1N1" is one word, "m2" too).
fn word_end(text: &str, at: usize, end: usize) -> usize {
    if let Some(abbreviation) = abbreviation_end(text, at, end) {
        return abbreviation;
    }
    let mut reached = at;
    let mut letters = text[at..end].char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let inside = letter.is_alphanumeric()
            || matches!(letter, '\u{300}'..='\u{36f}')
            || (matches!(letter, '’' | '\'') && letters.peek().is_some_and(|(_, next)| next.is_alphabetic()));
        if !inside {
            break;
        }
        // "USD115", "A320": the digits are a token of their own.
        if letter.is_ascii_digit() {
            break;
        }
        reached = at + offset + letter.len_utf8();
    }
    if reached == at {
        at + text[at..end].chars().next().map_or(1, char::len_utf8)
    } else {
        reached
    }
}

/// After these a number is a day: "on March 29 300 people marched".
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// "U.S." and "U.N." are one word, with the stop after the last letter where the sentence goes on.
fn abbreviation_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..end];
    let mut next = at;
    let mut letters = 0;
    while bytes.get(next).is_some_and(u8::is_ascii_uppercase) && bytes.get(next + 1) == Some(&b'.') {
        letters += 1;
        next += 2;
    }
    (letters >= 2).then(|| if next == end { next - 1 } else { next })
}

/// The number that begins at `at`: digits with separators.
fn digits(text: &str, at: usize, end: usize, spaces: bool) -> (Kind, usize) {
    let bytes = &text.as_bytes()[..end];
    let run = |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut reached = run(at);
    let mut written = text[at..reached].to_owned();
    let leading_zero = written.len() > 1 && written.starts_with('0');
    let mut grouped = false;
    // Groups of three after one to three digits, all with one separator; or Indian groups (12,34,567).
    if (1..=3).contains(&(reached - at)) && !leading_zero {
        let separator = separator(text, reached, end).filter(|(mark, _)| spaces || *mark != ' ');
        if let Some((mark, length)) = separator {
            let mut next = reached;
            let mut groups: Vec<(usize, usize)> = Vec::new();
            while text[next..end].starts_with(mark) {
                let from = next + length;
                let to = run(from);
                if from == to {
                    break;
                }
                groups.push((from, to));
                next = to;
            }
            let threes = groups.iter().all(|(from, to)| to - from == 3);
            let indian = mark == ','
                && groups.len() >= 2
                && groups[..groups.len() - 1].iter().all(|(from, to)| to - from == 2)
                && groups.last().is_some_and(|(from, to)| to - from == 3);
            // A plain space separates thousands only where all groups fit: "40 000", not "12 345 6".
            if !groups.is_empty() && (threes || indian) && !(mark == ' ' && reached - at == 3 && groups.len() > 2) {
                for (from, to) in groups {
                    written.push_str(&text[from..to]);
                    reached = to;
                }
                grouped = true;
            }
        }
    }
    let mut decimal = false;
    if let Some((plain, to, groups)) = continental(&text[..end], at, reached) {
        (written, reached, grouped, decimal) = (plain, to, groups, true);
    } else if reached + 1 < end && bytes[reached] == b'.' && bytes[reached + 1].is_ascii_digit() {
        let to = run(reached + 1);
        // "10.3.2023" is no number: only the first part is taken, and the chunk is a trap.
        written.push('.');
        written.push_str(&text[reached + 1..to]);
        reached = to;
        decimal = true;
    }
    let count = written.bytes().filter(u8::is_ascii_digit).count();
    let value = written.parse().unwrap_or(f64::NAN);
    let digits = Digits {
        value,
        count,
        grouped,
        decimal,
        leading_zero,
    };
    (Kind::Digits(digits), reached)
}

/// "1.250,50" and "5,00": a point between thousands and a comma before two decimals, as the
/// languages of the Continent write. Gives the number with a point, its end, and whether it has
/// thousands. Without thousands the comma is decimal where a zero comes after it: no list of
/// whole numbers is written so.
fn continental(text: &str, at: usize, reached: usize) -> Option<(String, usize, bool)> {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut written = text[at..reached].to_owned();
    let mut next = reached;
    while text[next..].starts_with('.') && digits(next + 1) == 3 && reached - at <= 3 {
        written.push_str(&text[next + 1..next + 4]);
        next += 4;
    }
    let grouped = next > reached;
    let decimals = text[next..]
        .strip_prefix(',')
        .map(|_| digits(next + 1))
        .filter(|count| *count == 2)?;
    let end = next + 1 + decimals;
    let goes_on = text[end..]
        .strip_prefix([',', '.'])
        .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
    if goes_on || !grouped && !text[next + 1..].starts_with('0') {
        return None;
    }
    written.push('.');
    written.push_str(&text[next + 1..end]);
    Some((written, end, grouped))
}

fn separator(text: &str, at: usize, end: usize) -> Option<(char, usize)> {
    let mark = text[at..end].chars().next()?;
    matches!(mark, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '’' | '\'').then_some((mark, mark.len_utf8()))
}
