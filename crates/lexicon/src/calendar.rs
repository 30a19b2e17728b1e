//! The words of dates: months, weekdays, units, numerals, the small words that turn them
//! ("last", "since", "early"), and days with a name.
//!
//! `time_words.tsv` gives one word a line: its kind, and a value that the kind reads. What
//! the kinds are is [`TimeWord`]. `holidays.tsv` gives days that have a name and a rule:
//! `fixed` (month and day), `weekday` (month, and a code `nth * 10 + weekday`: 44 is the
//! fourth Thursday, -11 the last Monday), `easter` (days from Easter Sunday).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::{Files, LexiconError};

/// A span of the calendar that has a name, the shorter first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What a small word does to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeRole {
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "of".
    Of,
    /// "in".
    In,
    /// "on".
    On,
    /// "at".
    At,
    /// "for".
    For,
    /// "and".
    And,
    /// "or".
    Or,
    /// "to", "through": between the ends of a range.
    To,
    /// "from".
    From,
    /// "since".
    Since,
    /// "starting", "effective": with "on" or "from", a beginning.
    Starting,
    /// "after".
    After,
    /// "before".
    Before,
    /// "by".
    By,
    /// "until", "till", "ending".
    Until,
    /// "between".
    Between,
    /// "during", "throughout".
    During,
    /// "within".
    Within,
    /// "over".
    Over,
    /// "around", "about".
    Around,
    /// "last".
    Last,
    /// "past".
    Past,
    /// "previous", "preceding".
    Previous,
    /// "next".
    Next,
    /// "coming", "upcoming".
    Coming,
    /// "following", "subsequent".
    Following,
    /// "this", "current".
    This,
    /// "same".
    Same,
    /// "that".
    That,
    /// "then".
    Then,
    /// "ago".
    Ago,
    /// "earlier".
    Earlier,
    /// "later".
    Later,
    /// "hence".
    Hence,
    /// "now".
    Now,
    /// "onwards".
    Onwards,
    /// "date", in "year to date".
    Date,
    /// "early".
    Early,
    /// "mid".
    Mid,
    /// "late".
    Late,
    /// "beginning", "start".
    Beginning,
    /// "end".
    End,
    /// "middle".
    Middle,
    /// "latter", in "the latter half".
    Latter,
    /// "final", "closing".
    Final,
    /// "part", in "the early part of".
    Part,
    /// "inclusive".
    Inclusive,
    /// "fiscal", "financial", "academic".
    Fiscal,
    /// "calendar".
    Calendar,
    /// "business", "consecutive": between a number and its unit.
    Working,
    /// "whole", "entire".
    Whole,
    /// "as", in "as of".
    As,
    /// "another".
    Another,
    /// "every", "each", "per": a rate, never a date.
    Every,
    /// "will", "due", "scheduled": what follows is still to come.
    Future,
    /// "would": to come, seen from the past.
    FuturePast,
    /// "was", "said", "met": what stands beside it has been.
    PastTense,
}

/// What a word is to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeWord {
    /// A month, 1 to 12.
    Month {
        /// Its number.
        number: i8,
        /// "Jan", not "January".
        short: bool,
    },
    /// A day of the week, Monday is 1.
    Weekday {
        /// Its number.
        number: i8,
        /// "Mon", not "Monday".
        short: bool,
        /// "Mondays".
        many: bool,
    },
    /// A span of the calendar.
    Unit {
        /// Which.
        unit: TimeUnit,
        /// "years", not "year".
        many: bool,
    },
    /// A season, spring is 1.
    Season(i8),
    /// "morning", "night".
    PartOfDay,
    /// A day counted from today.
    RelativeDay(i8),
    /// "nineties".
    Decade(i8),
    /// A number in words.
    Cardinal(i8),
    /// A place in order, in words.
    Ordinal(i8),
    /// "couple" (2), "few", "several" (0: how many is not said).
    Amount(i8),
    /// What a word does to a date.
    Role(TimeRole),
    /// A noun or adjective that a year often stands before: "the 2018 elections".
    DatedNoun,
    /// A word that makes the number after it no year: "rule 2000", "a total of 1950".
    Numbers,
}

/// When a named day falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HolidayRule {
    /// Month and day of every year.
    Fixed {
        /// Month.
        month: i8,
        /// Day.
        day: i8,
    },
    /// The nth weekday of a month; negative counts from its end.
    NthWeekday {
        /// Month.
        month: i8,
        /// Which.
        nth: i8,
        /// Monday is 1.
        weekday: i8,
    },
    /// Days from Easter Sunday.
    Easter {
        /// How many.
        days: i8,
    },
}

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

fn number(cell: &str) -> Result<i8, String> {
    cell.parse().map_err(|_| format!("`{cell}` is no small number"))
}

fn time_word(kind: &str, value: &str) -> Result<TimeWord, String> {
    Ok(match kind {
        "month" | "month_short" => TimeWord::Month {
            number: within(number(value)?, 1, 12)?,
            short: kind == "month_short",
        },
        "weekday" | "weekdays" | "weekday_short" => TimeWord::Weekday {
            number: within(number(value)?, 1, 7)?,
            short: kind == "weekday_short",
            many: kind == "weekdays",
        },
        "unit" | "units" => TimeWord::Unit {
            unit: unit(value)?,
            many: kind == "units",
        },
        "season" => TimeWord::Season(within(number(value)?, 1, 4)?),
        "part_of_day" => TimeWord::PartOfDay,
        "relative_day" => TimeWord::RelativeDay(number(value)?),
        "decade" => TimeWord::Decade(within(number(value)?, 10, 90)?),
        "cardinal" => TimeWord::Cardinal(within(number(value)?, 1, 99)?),
        "ordinal" => TimeWord::Ordinal(within(number(value)?, 1, 99)?),
        "amount" => TimeWord::Amount(within(number(value)?, 0, 99)?),
        "role" => TimeWord::Role(role(value)?),
        "dated_noun" => TimeWord::DatedNoun,
        "numbers" => TimeWord::Numbers,
        other => return Err(format!("unknown kind `{other}`")),
    })
}

fn within(number: i8, least: i8, most: i8) -> Result<i8, String> {
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(format!("{number} is not within {least} and {most}"))
    }
}

fn unit(value: &str) -> Result<TimeUnit, String> {
    Ok(match value {
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "weekend" => TimeUnit::Weekend,
        "week" => TimeUnit::Week,
        "fortnight" => TimeUnit::Fortnight,
        "month" => TimeUnit::Month,
        "quarter" | "trimester" => TimeUnit::Quarter,
        "half" | "semester" => TimeUnit::Half,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        other => return Err(format!("unknown unit `{other}`")),
    })
}

fn role(value: &str) -> Result<TimeRole, String> {
    Ok(match value {
        "the" => TimeRole::The,
        "a" => TimeRole::A,
        "of" => TimeRole::Of,
        "in" => TimeRole::In,
        "on" => TimeRole::On,
        "at" => TimeRole::At,
        "for" => TimeRole::For,
        "and" => TimeRole::And,
        "or" => TimeRole::Or,
        "to" => TimeRole::To,
        "from" => TimeRole::From,
        "since" => TimeRole::Since,
        "starting" => TimeRole::Starting,
        "after" => TimeRole::After,
        "before" => TimeRole::Before,
        "by" => TimeRole::By,
        "until" => TimeRole::Until,
        "between" => TimeRole::Between,
        "during" => TimeRole::During,
        "within" => TimeRole::Within,
        "over" => TimeRole::Over,
        "around" => TimeRole::Around,
        "last" => TimeRole::Last,
        "past" => TimeRole::Past,
        "previous" => TimeRole::Previous,
        "next" => TimeRole::Next,
        "coming" => TimeRole::Coming,
        "following" => TimeRole::Following,
        "this" => TimeRole::This,
        "same" => TimeRole::Same,
        "that" => TimeRole::That,
        "then" => TimeRole::Then,
        "ago" => TimeRole::Ago,
        "earlier" => TimeRole::Earlier,
        "later" => TimeRole::Later,
        "hence" => TimeRole::Hence,
        "now" => TimeRole::Now,
        "onwards" => TimeRole::Onwards,
        "date" => TimeRole::Date,
        "early" => TimeRole::Early,
        "mid" => TimeRole::Mid,
        "late" => TimeRole::Late,
        "beginning" => TimeRole::Beginning,
        "end" => TimeRole::End,
        "middle" => TimeRole::Middle,
        "latter" => TimeRole::Latter,
        "final" => TimeRole::Final,
        "part" => TimeRole::Part,
        "inclusive" => TimeRole::Inclusive,
        "fiscal" => TimeRole::Fiscal,
        "calendar" => TimeRole::Calendar,
        "working" => TimeRole::Working,
        "whole" => TimeRole::Whole,
        "as" => TimeRole::As,
        "another" => TimeRole::Another,
        "every" => TimeRole::Every,
        "future" => TimeRole::Future,
        "past_tense" => TimeRole::PastTense,
        "future_past" => TimeRole::FuturePast,
        other => return Err(format!("unknown role `{other}`")),
    })
}

fn holiday_rule(rule: &str, month: &str, day: &str) -> Result<HolidayRule, String> {
    let (month, day) = (number(month)?, number(day)?);
    Ok(match rule {
        "fixed" => HolidayRule::Fixed {
            month: within(month, 1, 12)?,
            day: within(day, 1, 31)?,
        },
        "weekday" => HolidayRule::NthWeekday {
            month: within(month, 1, 12)?,
            nth: within(day / 10, -1, 5)?,
            weekday: within((day % 10).abs(), 1, 7)?,
        },
        "easter" => HolidayRule::Easter { days: day },
        other => return Err(format!("unknown rule `{other}`, expected fixed, weekday or easter")),
    })
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
