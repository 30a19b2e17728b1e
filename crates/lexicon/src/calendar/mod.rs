//! The words of dates: months, weekdays, units, numerals, the small words that turn them
//! ("last", "since", "early"), and days with a name.
//!
//! `time_words.tsv` gives one word a line: its kind, and a value that the kind reads. What
//! the kinds are is [`TimeWord`]. `holidays.tsv` gives days that have a name and a rule:
//! `fixed` (month and day), `weekday` (month, and a code `nth * 10 + weekday`: 44 is the
//! fourth Thursday, -11 the last Monday), `easter` (days from Easter Sunday).

mod cells;
mod kinds;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::{Files, LexiconError};
use cells::{holiday_rule, time_word};
pub use kinds::{HolidayRule, TimeRole, TimeUnit, TimeWord};

/// By lower-case word.
type ByWord<T> = HashMap<Box<[u8]>, T, BuildHasherDefault<WordHasher>>;

/// The words of dates, by lower-case word.
#[derive(Debug, Default)]
pub struct Calendar {
    words: ByWord<TimeWord>,
    /// The hearts by their first three letters, a bit each.
    heart_letters: Vec<u64>,
    hearts: HashSet<Box<[u8]>, BuildHasherDefault<WordHasher>>,
    /// Named days by their first word; the longest name first.
    holidays: ByWord<Vec<(String, HolidayRule)>>,
    /// Their first words by the first three letters.
    holiday_letters: Vec<u64>,
}

/// No word of a date is longer.
const LONGEST: usize = 16;

/// The first three letters as fifteen bits, whatever their case.
fn first_letters(word: &[u8]) -> usize {
    word[..3].iter().fold(0, |letters, byte| letters << 5 | usize::from(byte & 0x1f))
}

/// A bit for each three letters that one of the words begins with.
fn letters_of<'w>(words: impl Iterator<Item = &'w Box<[u8]>>) -> Vec<u64> {
    let mut bits = vec![0; 1 << 9];
    for word in words {
        let letters = first_letters(word);
        bits[letters >> 6] |= 1 << (letters & 63);
    }
    bits
}

fn has_letters(bits: &[u64], word: &[u8]) -> bool {
    let letters = first_letters(word);
    bits[letters >> 6] & 1 << (letters & 63) != 0
}

/// FNV-1a: the words are short, few and our own.
#[derive(Debug)]
struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> WordHasher {
        WordHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_usize(&mut self, _length: usize) {}
}

const WORDS: &str = "time_words.tsv";
const HOLIDAYS: &str = "holidays.tsv";

impl Calendar {
    pub(crate) fn from_files(files: &Files) -> Result<Calendar, LexiconError> {
        let mut calendar = Calendar::default();
        for (line, cells) in files.rows(WORDS, &["word", "kind", "value"])? {
            let word = time_word(&cells[1], &cells[2]).map_err(|why| fault(WORDS, line, why))?;
            if calendar.words.insert(cells[0].as_bytes().into(), word).is_some() {
                return Err(fault(WORDS, line, format!("`{}` stands twice", cells[0])));
            }
        }
        for (line, cells) in files.rows(HOLIDAYS, &["name", "rule", "month", "day"])? {
            let rule = holiday_rule(&cells[1], &cells[2], &cells[3]).map_err(|why| fault(HOLIDAYS, line, why))?;
            let first = cells[0].split(' ').next().unwrap_or_default();
            calendar
                .holidays
                .entry(first.as_bytes().into())
                .or_default()
                .push((cells[0].clone(), rule));
        }
        for names in calendar.holidays.values_mut() {
            names.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        calendar.find_hearts();
        Ok(calendar)
    }

    /// What a lower-case word is to a date.
    pub fn word(&self, word: &[u8]) -> Option<TimeWord> {
        self.words.get(word).copied()
    }

    /// Whether a word, in any case, can be the heart of a date and calls for a closer look:
    /// a month, a weekday, a unit, the last word of a named day; not the small words.
    pub fn is_heart(&self, word: &[u8]) -> bool {
        if !(3..=LONGEST).contains(&word.len()) || !has_letters(&self.heart_letters, word) {
            return false;
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        self.hearts.contains(&*lower)
    }

    fn find_hearts(&mut self) {
        let small = |word: &TimeWord| {
            matches!(
                word,
                TimeWord::Cardinal(_)
                    | TimeWord::Ordinal(_)
                    | TimeWord::Amount(_)
                    | TimeWord::DatedNoun
                    | TimeWord::Numbers
                    | TimeWord::PartOfDay
                    | TimeWord::Role(_)
            )
        };
        let words = self.words.iter().filter(|(_, word)| !small(word)).map(|(word, _)| word.clone());
        // "World Health Day" is found by its "day"; "Christmas" has no heart but itself.
        let names = self.holidays.values().flatten().filter_map(|(name, _)| name.rsplit(' ').next());
        let names = names.map(|name| name.as_bytes().into());
        self.hearts = words.chain(names).filter(|word| word.len() >= 3).collect();
        self.heart_letters = letters_of(self.hearts.iter());
        self.holiday_letters = letters_of(self.holidays.keys().filter(|word| word.len() >= 3));
    }

    /// The named days whose name begins with a word, in any case; the longest name first.
    pub fn holidays(&self, first: &[u8]) -> &[(String, HolidayRule)] {
        if !(3..=LONGEST).contains(&first.len()) || !has_letters(&self.holiday_letters, first) {
            return &[];
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..first.len()];
        lower.copy_from_slice(first);
        lower.make_ascii_lowercase();
        self.holidays.get(&*lower).map_or(&[], Vec::as_slice)
    }
}
fn fault(file: &str, line: u64, why: String) -> LexiconError {
    LexiconError::Row {
        file: file.into(),
        line,
        why,
    }
}
#[cfg(test)]
mod tests {
    use crate::Lexicon;

    use super::*;

    #[test]
    fn words_have_their_kind() {
        let calendar = &Lexicon::embedded().calendar;
        assert_eq!(calendar.word(b"sept"), Some(TimeWord::Month { number: 9, short: true }));
        assert_eq!(calendar.word(b"since"), Some(TimeWord::Role(TimeRole::Since)));
        assert_eq!(calendar.word(b"delegation"), None);
    }

    #[test]
    fn the_longest_named_day_comes_first() {
        let calendar = &Lexicon::embedded().calendar;
        assert_eq!(calendar.holidays(b"christmas")[0].0, "christmas day");
    }

    #[test]
    fn a_month_beyond_december_is_refused() {
        assert!(time_word("month", "13").is_err());
        assert!(holiday_rule("fixed", "2", "0").is_err());
    }
}
