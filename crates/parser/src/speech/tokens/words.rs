//! Words and marks of a stretch of text, each looked up once.

use lexicon::{Classes, Letters, Reporting, Word, WordClass};

use crate::speech::lower::{Eight, Lower, Plain};
use crate::speech::tokens::{Kind, Shape, Token, Tokens};

impl Tokens {
    pub(super) fn words(&mut self, text: &str, from: usize, until: usize, reporting: &Reporting) {
        let bytes = text.as_bytes();
        let mut at = from;
        while at < until {
            let byte = bytes[at];
            match SORTS[usize::from(byte)] & !GOES_ON {
                SPACE => at += 1,
                LETTER => at = self.word(text, at, until, reporting),
                MARK => {
                    self.push(Token::new(Kind::Mark(char::from(byte)), at, at + 1));
                    at += 1;
                }
                _ => {
                    let letter = text[at..].chars().next().unwrap_or(' ');
                    if letter.is_alphanumeric() {
                        at = self.word(text, at, until, reporting);
                        continue;
                    }
                    if !letter.is_whitespace() {
                        self.push(Token::new(Kind::Mark(letter), at, at + letter.len_utf8()));
                    }
                    at += letter.len_utf8();
                }
            }
        }
    }

    /// Reads the word that begins at `start`; gives the place behind it.
    fn word(&mut self, text: &str, start: usize, until: usize, reporting: &Reporting) -> usize {
        let bytes = &text.as_bytes()[..until];
        let first = Eight::of(&bytes[start..]);
        let second = if first.count < 8 {
            Eight::default()
        } else {
            Eight::of(&bytes[start + 8..])
        };
        let count = first.count + second.count;
        let end = start + count;
        // Most words: up to fifteen plain letters, and nothing behind them that may belong to the word.
        let has_capital = bytes[start].is_ascii_uppercase();
        let next = bytes.get(end).copied().unwrap_or(b' ');
        let ends = match next {
            b',' => !bytes[end - 1].is_ascii_digit(),
            // Behind a small letter, the stop of a sentence.
            b'.' => !has_capital && bytes.get(end + 1).is_none_or(u8::is_ascii_whitespace),
            next => !may_go_on(next),
        };
        if ends && (1..16).contains(&count) {
            let word = if count <= 8 {
                reporting.short_word(first.lower)
            } else {
                reporting.word(Letters::of_two(first.lower, second.lower))
            };
            if next != b'.' || !word.is(WordClass::Title) {
                let shape = plain_shape(&first, &second, has_capital);
                let mut token = Token::new(Kind::Word, start, end);
                token.word = unless_capitals(word, shape);
                token.shape = Shape(shape);
                self.push(token);
                return end;
            }
        }
        self.any_word(text, start, until, reporting)
    }

    /// A word of any length, with what stands within it: "vice-chair", "Lund’s", "U.S.".
    fn any_word(&mut self, text: &str, start: usize, until: usize, reporting: &Reporting) -> usize {
        let bytes = text.as_bytes();
        let Plain {
            mut lower,
            count,
            mut has_small_letter,
            mut has_digit,
        } = Plain::of(&bytes[start..until]);
        let mut word_end = start + count;
        let goes_on = bytes[word_end..until].first().is_some_and(|byte| may_go_on(*byte));
        let first = match bytes[start] {
            byte if byte.is_ascii() => char::from(byte),
            _ => text[start..].chars().next().unwrap_or(' '),
        };
        let mut shape = 0;
        if goes_on {
            word_end = rest_of_word(text, word_end, until, &mut lower, (&mut has_small_letter, &mut has_digit));
            shape |= if lower.strip_possessive() { Shape::POSSESSIVE } else { 0 };
        }
        shape |= if has_digit { Shape::DIGIT } else { 0 };
        if first.is_uppercase() {
            shape |= Shape::CAPITAL;
            if !has_small_letter && word_end - start > first.len_utf8() {
                shape |= Shape::ALL_CAPITALS;
            }
        }
        let letters = lower.letters();
        let mut word = unless_capitals(reporting.word(lower.padded()), shape);
        if goes_on
            && word.is_unknown()
            && let Some(hyphen) = letters.iter().rposition(|byte| *byte == b'-')
        {
            // "ex-minister", "vice-chair": a function with something before it.
            let tail = reporting.word(letters[hyphen + 1..].into());
            word = if tail.is_noun() && !tail.is_verb() { tail } else { word };
        }
        shape |= match letters {
            [.., b'l', b'y'] => Shape::LY,
            [_, _, .., b'e', b'd'] => Shape::ED,
            _ => 0,
        };
        // The stop of "Mr." and "J." belongs to the word, the apostrophe of "workers’" too.
        let mut end = word_end;
        let rest = &bytes[word_end..until];
        if rest.first() == Some(&b'.') {
            let is_abbreviated = word.is(WordClass::Title)
                || letters.contains(&b'.')
                // "Ben Lund, R-Ohio., said": no sentence ends before a comma.
                || rest.get(1) == Some(&b',')
                || shape & Shape::CAPITAL != 0
                    && (letters.len() == 1 || matches!(letters, b"jr" | b"sr" | b"inc" | b"corp" | b"ltd" | b"co"));
            end += usize::from(is_abbreviated);
            // "Sonya A. Zoghlin": an initial is no article.
            if is_abbreviated && letters == b"a" && shape & Shape::CAPITAL != 0 {
                word = Word::default();
            }
        } else if letters.last() == Some(&b's') {
            let apostrophe = match rest {
                [b'\'', ..] => 1,
                rest if rest.starts_with("’".as_bytes()) => "’".len(),
                _ => 0,
            };
            if apostrophe > 0 {
                shape |= Shape::POSSESSIVE;
                end += apostrophe;
            }
        }
        let mut token = Token::new(Kind::Word, start, word_end);
        token.word = word;
        token.shape = Shape(shape);
        self.push(token);
        end
    }
}

/// The shape of a word of plain letters and digits.
fn plain_shape(first: &Eight, second: &Eight, has_capital: bool) -> u8 {
    let count = first.count + second.count;
    let letters = u128::from(first.lower) | u128::from(second.lower) << 64;
    let last_two = (letters >> (8 * count.saturating_sub(2))) as u16;
    let mut shape = if (first.digits | second.digits) != 0 { Shape::DIGIT } else { 0 };
    if has_capital {
        shape |= Shape::CAPITAL;
        if (first.small_letters | second.small_letters) == 0 && count > 1 {
            shape |= Shape::ALL_CAPITALS;
        }
    }
    if last_two == u16::from_le_bytes(*b"ly") {
        shape |= Shape::LY;
    } else if last_two == u16::from_le_bytes(*b"ed") && count >= 4 {
        shape |= Shape::ED;
    }
    shape
}

/// "the WHO", "an IT firm": capitals make a name of a pronoun.
fn unless_capitals(word: Word, shape: u8) -> Word {
    const PRONOUNS: Classes = Classes::of(&[WordClass::Relative, WordClass::BodyPronoun]);
    if shape & Shape::ALL_CAPITALS != 0 && word.is_any(PRONOUNS) {
        return Word::default();
    }
    word
}

/// What a byte can begin, and whether a word can go on with it.
const SPACE: u8 = 0;
const LETTER: u8 = 1;
const MARK: u8 = 2;
const NOT_ASCII: u8 = 3;
const GOES_ON: u8 = 4;

const SORTS: [u8; 256] = {
    let mut sorts = [NOT_ASCII | GOES_ON; 256];
    let mut byte = 0;
    while byte < 128 {
        let ascii = byte as u8;
        sorts[byte] = if ascii.is_ascii_whitespace() {
            SPACE
        } else if ascii.is_ascii_alphanumeric() {
            LETTER
        } else if matches!(ascii, b'\'' | b'-' | b'.' | b',') {
            MARK | GOES_ON
        } else {
            MARK
        };
        byte += 1;
    }
    sorts
};

/// Whether a word can go on with this byte: a letter that is not ASCII, or a mark within words.
fn may_go_on(byte: u8) -> bool {
    SORTS[usize::from(byte)] & GOES_ON != 0
}

/// Reads the word on from `from`, where its plain letters end; gives its end.
fn rest_of_word(text: &str, from: usize, until: usize, lower: &mut Lower, (has_small_letter, has_digit): (&mut bool, &mut bool)) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < until {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            *has_small_letter |= byte.is_ascii_lowercase();
            *has_digit |= byte.is_ascii_digit();
            lower.push(byte.to_ascii_lowercase());
            at += 1;
            continue;
        }
        let letter = if byte.is_ascii() {
            char::from(byte)
        } else {
            text[at..].chars().next().unwrap_or(' ')
        };
        let end = at + letter.len_utf8();
        if letter.is_alphanumeric() {
            *has_small_letter |= letter.is_lowercase();
            lower.push_letter(letter);
        } else if matches!(letter, '\'' | '’' | '-' | '‑' | '.' | ',')
            && end < until
            && text[end..].chars().next().is_some_and(char::is_alphanumeric)
            && (letter != ',' || bytes[at - 1].is_ascii_digit())
        {
            lower.push(match letter {
                '’' => b'\'',
                '‑' => b'-',
                _ => byte,
            });
        } else {
            break;
        }
        at = end;
    }
    at
}
