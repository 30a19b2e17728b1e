//! Cuts a text into the words that names are made of, so that typography makes no difference.
//!
//! "Côte d’Ivoire", "COTE D'IVOIRE" and "Côte d´Ivoire" give the same two words, `cote` and
//! `divoire`; "Guinea‑Bissau" gives `guinea` and `bissau`, "U.S.A." gives `usa`.
//!
//! Takes a text; gives [`Token`]s with their bytes in it. Letters are folded to lower case
//! without accents, apostrophes inside a word vanish, hyphens and spaces of every kind separate.
//! Commas, brackets, strokes and plus signs are words of their own, since they tell
//! "Korea, Republic of" from "Korea Republic"; any other sign only separates.

use std::hash::{BuildHasherDefault, Hash, Hasher};

use unicode_normalization::char::decompose_canonical;

/// The most bytes that a word of a table may have.
pub(crate) const LONGEST_WORD: usize = 24;

/// A folded word, padded with zeros; all zeros stands for one that is too long to be in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word([u64; LONGEST_WORD / 8]);

impl Word {
    pub(crate) const TOO_LONG: Word = Word([0; LONGEST_WORD / 8]);
    /// "the", which no name depends on.
    pub(crate) const THE: Word = Word::sign(*b"the\0\0\0\0\0");
    pub(crate) const COMMA: Word = Word::sign(*b",\0\0\0\0\0\0\0");
    const AND: Word = Word::sign(*b"and\0\0\0\0\0");

    const fn sign(bytes: [u8; 8]) -> Word {
        Word([u64::from_le_bytes(bytes), 0, 0])
    }
}

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [a, b, c] = self.0;
        state.write_u64(a ^ b.rotate_left(23) ^ c.rotate_left(46));
    }
}

/// Hashes one `u64` by multiplying it into 128 bits and folding them: the keys are our own tables',
/// so nothing is gained by the keyed hash of the standard library.
#[derive(Debug, Clone, Copy, Default)]
pub struct Folding(u64);

/// A map for words and codes of our own tables, with a hash that is fast for short keys.
pub type FoldingMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Folding>>;

/// A set with this hash.
pub type FoldingSet<K> = std::collections::HashSet<K, BuildHasherDefault<Folding>>;

impl Hasher for Folding {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        // The length tells "a" from "a\0".
        self.write_u64(of_fewer_than_eight(rest) | (rest.len() as u64) << 56);
    }

    fn write_u8(&mut self, _end_of_a_string: u8) {}

    fn write_u32(&mut self, value: u32) {
        self.0 ^= u64::from(value).rotate_left(32);
    }

    fn write_u64(&mut self, value: u64) {
        let product = u128::from(self.0 ^ value ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f_u128;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Up to seven bytes as a number that no other bytes of that length give. Both ends are read at
/// once and may overlap, since reading byte by byte takes longer than the rest of the hash.
fn of_fewer_than_eight(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let shift = 8 * (bytes.len() - 4);
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << shift
        }
        _ => bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing, spaces, one line break, hyphens.
    Joint,
    /// A full stop.
    Stop,
    /// An empty line or any other sign.
    Break,
}

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Its first byte.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// What stands before it.
    pub(crate) gap: Gap,
    pub(crate) word: Word,
    /// The word without a possessive "’s", and where it ends.
    pub(crate) stem: Option<(Word, usize)>,
}

/// The words of a text, in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    /// The words from byte `at` on, which must be a character boundary.
    pub(crate) fn new(text: &'t str, at: usize) -> Words<'t> {
        Words { text, at }
    }
}

impl Iterator for Words<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let mut gap = Gap::Joint;
        let mut lines = 0;
        loop {
            let byte = *bytes.get(self.at)?;
            match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => return Some(self.word(gap)),
                b' ' | b'\t' | b'\r' | b'-' => self.at += 1,
                b'\n' => {
                    lines += 1;
                    if lines > 1 {
                        gap = Gap::Break;
                    }
                    self.at += 1;
                }
                b',' | b'(' | b')' | b'/' | b'+' => return Some(self.sign(gap, Word::sign([byte, 0, 0, 0, 0, 0, 0, 0]))),
                b'&' => return Some(self.sign(gap, Word::AND)),
                b'.' => {
                    gap = gap.max(Gap::Stop);
                    self.at += 1;
                }
                0x80.. => {
                    let character = self.text[self.at..].chars().next()?;
                    if character.is_alphanumeric() {
                        return Some(self.word(gap));
                    }
                    if !(character.is_whitespace() || is_hyphen(character) || is_invisible(character)) {
                        gap = Gap::Break;
                    }
                    self.at += character.len_utf8();
                }
                _ => {
                    gap = Gap::Break;
                    self.at += 1;
                }
            }
        }
    }
}

impl Words<'_> {
    fn sign(&mut self, gap: Gap, word: Word) -> Token {
        let start = self.at;
        self.at += 1;
        Token {
            start,
            end: self.at,
            gap,
            word,
            stem: None,
        }
    }

    /// The word that begins here.
    fn word(&mut self, gap: Gap) -> Token {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut folded = Buffer::default();
        let mut stem = None;
        // Letters since the last full stop of an abbreviation such as "U.S.A.".
        let mut letters = 0;
        let mut dotted = false;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                    let run = bytes[self.at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                    folded.push_plain(&bytes[self.at..self.at + run]);
                    letters += run;
                    self.at += run;
                }
                b'.' if letters == 1 && (dotted || folded.length == 1) => {
                    let one_letter = bytes.get(self.at + 1).is_some_and(u8::is_ascii_alphabetic)
                        && !bytes
                            .get(self.at + 2)
                            .is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80 || *b == b'\'');
                    if one_letter {
                        dotted = true;
                        letters = 0;
                        self.at += 1;
                    } else {
                        self.at += usize::from(dotted);
                        break;
                    }
                }
                0x80.. | b'\'' | b'`' => {
                    let rest = &self.text[self.at..];
                    let Some(character) = rest.chars().next() else { break };
                    let after = self.at + character.len_utf8();
                    if is_apostrophe(character) {
                        if !starts_with_letter(&self.text[after..]) {
                            break;
                        }
                        if is_possessive(&self.text[after..]) {
                            stem = Some((folded.word(), self.at));
                        }
                    } else if character.is_alphanumeric() {
                        folded.fold(character);
                        letters += 1;
                    } else if !is_invisible(character) {
                        break;
                    }
                    self.at = after;
                }
                _ => break,
            }
        }
        Token {
            start,
            end: self.at,
            gap,
            word: folded.word(),
            stem,
        }
    }
}

/// A word being folded.
#[derive(Debug, Default)]
struct Buffer {
    bytes: [u8; LONGEST_WORD],
    length: usize,
}

impl Buffer {
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
        }
        self.length += 1;
    }

    /// Letters and digits of ASCII.
    fn push_plain(&mut self, run: &[u8]) {
        if let Some(places) = self.bytes.get_mut(self.length..self.length + run.len()) {
            // The bit that makes a letter small is set in every digit.
            places.iter_mut().zip(run).for_each(|(place, byte)| *place = byte | 0x20);
        }
        self.length += run.len();
    }

    /// Folds a letter beyond ASCII: without accents, in lower case, in ASCII where there is a custom.
    fn fold(&mut self, character: char) {
        let spelt = match character {
            'ß' => "ss",
            'Æ' | 'æ' => "ae",
            'Œ' | 'œ' => "oe",
            'Ø' | 'ø' => "o",
            'Đ' | 'đ' | 'Ð' | 'ð' => "d",
            'Þ' | 'þ' => "th",
            'Ł' | 'ł' => "l",
            'ı' => "i",
            'Ə' | 'ə' => "e",
            'Ħ' | 'ħ' => "h",
            _ => "",
        };
        spelt.bytes().for_each(|byte| self.push(byte));
        if !spelt.is_empty() {
            return;
        }
        decompose_canonical(character, |part| {
            if unicode_normalization::char::is_combining_mark(part) {
                return;
            }
            for lower in part.to_lowercase() {
                lower.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte));
            }
        });
    }

    fn word(&self) -> Word {
        if self.length > LONGEST_WORD {
            return Word::TOO_LONG;
        }
        let (parts, _) = self.bytes.as_chunks::<8>();
        let mut word = Word::default();
        for (part, bytes) in word.0.iter_mut().zip(parts) {
            *part = u64::from_le_bytes(*bytes);
        }
        word
    }
}

/// Every sign that is used as an apostrophe.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '’' | '‘' | '´' | '`' | 'ʼ' | 'ʻ' | 'ʽ' | 'ʹ' | '′' | '‛' | '＇' | 'ꞌ'
    )
}

fn is_hyphen(character: char) -> bool {
    matches!(
        character,
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Marks that are not seen: soft hyphens, joiners, accents written apart from their letter.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        || unicode_normalization::char::is_combining_mark(character)
}

fn starts_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
}

/// Whether what follows an apostrophe is the "s" of a possessive.
fn is_possessive(text: &str) -> bool {
    let mut characters = text.chars();
    matches!(characters.next(), Some('s' | 'S')) && !characters.next().is_some_and(char::is_alphanumeric)
}
