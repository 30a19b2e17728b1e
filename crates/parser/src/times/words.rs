//! Reads the single words of a date off the tokens: a month, a day, a year, a count, a mark.

use lexicon::{TimeRole, TimeUnit, TimeWord};

use super::phrases::Window;
use super::resolve::{Grain, Point};
use super::tokens::Kind;

/// What four digits can be as a year.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2200;

impl Window<'_> {
    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|token| token.kind)
    }

    pub(super) fn role(&self, i: usize) -> Option<TimeRole> {
        self.tokens.get(i)?.role()
    }

    /// The role of the word before token `i`.
    pub(super) fn before(&self, i: usize) -> Option<TimeRole> {
        self.role(i.checked_sub(1)?)
    }

    pub(super) fn skip_role(&self, i: usize, role: TimeRole) -> usize {
        if self.role(i) == Some(role) { i + 1 } else { i }
    }

    pub(super) fn is_mark(&self, i: usize, mark: u8) -> bool {
        self.kind(i) == Some(Kind::Mark(mark))
    }

    pub(super) fn skip_mark(&self, i: usize, mark: u8) -> usize {
        if self.is_mark(i, mark) { i + 1 } else { i }
    }

    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Dash)
    }

    pub(super) fn text_of(&self, i: usize) -> &str {
        self.tokens
            .get(i)
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or("")
    }

    /// A month and the token after it: "March", "Mar.".
    pub(super) fn month(&self, i: usize) -> Option<(i8, usize)> {
        match self.kind(i)? {
            Kind::Word(TimeWord::Month { number, short: false }) => Some((number, i + 1)),
            Kind::Word(TimeWord::Month { number, short: true }) => {
                let dotted = self.is_mark(i + 1, b'.') && !self.tokens[i + 1].spaced;
                Some((number, if dotted { i + 2 } else { i + 1 }))
            }
            _ => None,
        }
    }

    /// "may" and "march" in small letters.
    pub(super) fn is_verb_month(&self, i: usize) -> bool {
        matches!(self.text_of(i), "may" | "march")
    }

    pub(super) fn unit(&self, i: usize) -> Option<(TimeUnit, bool)> {
        match self.kind(i)? {
            Kind::Word(TimeWord::Unit { unit, many }) => Some((unit, many)),
            _ => None,
        }
    }

    /// A year in digits.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        match self.kind(i)? {
            Kind::Number { value, digits: 4 } if YEARS.contains(&value) && !self.goes_on(i + 1) => i16::try_from(value).ok(),
            _ => None,
        }
    }

    /// A year in words: "two thousand and five", "nineteen eighty-six".
    pub(super) fn year_in_words(&self, i: usize) -> Option<(i16, usize)> {
        let Kind::Word(TimeWord::Cardinal(first)) = self.kind(i)? else {
            return None;
        };
        let small = |at: usize| match self.kind(at) {
            Some(Kind::Word(TimeWord::Cardinal(_))) => self.count(at).map(|(count, next)| (i16::try_from(count).unwrap_or(0), next)),
            _ => None,
        };
        let (base, at) = match self.text_of(i + 1) {
            "thousand" if (1..=2).contains(&first) => (i16::from(first) * 1000, i + 2),
            "hundred" if (10..=20).contains(&first) => (i16::from(first) * 100, i + 2),
            _ if (15..=20).contains(&first) => {
                let (rest, next) = small(i + 1).filter(|(rest, _)| *rest >= 10)?;
                return Some((i16::from(first) * 100 + rest, next));
            }
            _ => return None,
        };
        Some(small(self.skip_role(at, TimeRole::And)).map_or((base, at), |(rest, next)| (base + rest, next)))
    }

    /// A day of the month: "29", "29th", "the twenty-ninth".
    pub(super) fn day_of_month(&self, i: usize) -> Option<(i8, usize)> {
        let (day, next) = match self.kind(i)? {
            Kind::Number { value, digits: 1..=2 } => (i8::try_from(value).ok()?, i + 1),
            Kind::Amount | Kind::Other => return None,
            _ => self.ordinal(i)?,
        };
        (1..=31).contains(&day).then_some((day, next))
    }

    pub(super) fn is_ordinal(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(Kind::Ordinal(_) | Kind::Word(TimeWord::Ordinal(_))))
    }

    /// "3rd", "third", "twenty-first".
    pub(super) fn ordinal(&self, i: usize) -> Option<(i8, usize)> {
        match self.kind(i)? {
            Kind::Ordinal(number) | Kind::Word(TimeWord::Ordinal(number)) => Some((number, i + 1)),
            Kind::Word(TimeWord::Cardinal(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90))) => {
                let at = if self.is_dash(i + 1) { i + 2 } else { i + 1 };
                match self.kind(at)? {
                    Kind::Word(TimeWord::Ordinal(number @ 1..=9)) => Some((tens + number, at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A count: "5", "five", "twenty-five", "a couple of".
    pub(super) fn count(&self, i: usize) -> Option<(u16, usize)> {
        match self.kind(i)? {
            Kind::Number { value, digits: 1..=3 } => Some((u16::try_from(value).ok()?, i + 1)),
            Kind::Word(TimeWord::Cardinal(number)) => {
                let at = if self.is_dash(i + 1) { i + 2 } else { i + 1 };
                match self.kind(at) {
                    Some(Kind::Word(TimeWord::Cardinal(ones @ 1..=9))) if number >= 20 => {
                        Some((u16::try_from(number + ones).ok()?, at + 1))
                    }
                    _ => Some((u16::try_from(number).ok()?, i + 1)),
                }
            }
            Kind::Word(TimeWord::Amount(number @ 1..)) => Some((u16::try_from(number).ok()?, self.skip_role(i + 1, TimeRole::Of))),
            Kind::Word(TimeWord::Role(TimeRole::A)) => match self.kind(i + 1)? {
                Kind::Word(TimeWord::Amount(1..)) => self.count(i + 1),
                _ => None,
            },
            _ => None,
        }
    }

    /// A count, or "a" for one.
    pub(super) fn count_or_one(&self, i: usize) -> Option<(u16, usize)> {
        self.count(i).or_else(|| (self.role(i) == Some(TimeRole::A)).then_some((1, i + 1)))
    }

    pub(super) fn kind_of_day(&self, i: usize) -> Option<i8> {
        match self.kind(i)? {
            Kind::Word(TimeWord::RelativeDay(days)) => Some(days),
            _ => None,
        }
    }

    /// "weeks' time".
    pub(super) fn is_in_time(&self, i: usize) -> bool {
        let at = self.skip_mark(i, b'\'');
        at > i && (self.text_of(at) == "time" || self.text_of(at) == "s" && self.text_of(at + 1) == "time")
    }

    /// A day with a name: "Human Rights Day", "Christmas 2022".
    pub(super) fn holiday(&self, i: usize) -> Option<(Point, usize)> {
        let token = self.tokens.get(i)?;
        if !token.capital && !matches!(token.kind, Kind::Other) {
            return None;
        }
        let names = self.calendar.holidays(self.text_of(i).as_bytes());
        let (name, rule) = names.iter().find(|(name, _)| {
            self.text
                .get(token.start..token.start + name.len())
                .is_some_and(|written| written.eq_ignore_ascii_case(name))
        })?;
        let end = token.start + name.len();
        let next = i + self.tokens[i..].iter().take_while(|token| token.start < end).count();
        if self.tokens[next - 1].end != end {
            return None;
        }
        Some(self.with_year(Grain::Holiday(*rule), next))
    }

    pub(super) fn is_possessive(&self, i: usize) -> bool {
        self.text_of(i) == "s" && i > 0 && self.is_mark(i - 1, b'\'')
    }

    /// "$12": a currency sign written onto the number.
    pub(super) fn is_money(&self, i: usize) -> bool {
        let sign = i.checked_sub(1).and_then(|before| self.kind(before));
        matches!(sign, Some(Kind::Mark(b'$' | b'*')))
    }

    /// Whether the number goes on after a mark: "2019-", "12/", "3.".
    pub(super) fn goes_on(&self, i: usize) -> bool {
        let Some(mark) = self.tokens.get(i) else { return false };
        if mark.spaced {
            return false;
        }
        match mark.kind {
            Kind::Mark(b'/' | b'%' | b'_' | b'+' | b'$' | b'*') => {
                self.tokens.get(i + 1).is_some_and(|after| !after.spaced) && self.year_pair_follows(i)
            }
            Kind::Number { .. } | Kind::Amount | Kind::Other => true,
            _ => false,
        }
    }

    /// "2022/23" goes on as a pair of years, which is no number going on.
    pub(super) fn year_pair_follows(&self, i: usize) -> bool {
        !matches!(
            (self.kind(i), self.kind(i + 1)),
            (
                Some(Kind::Mark(b'/')),
                Some(Kind::Number { .. } | Kind::Word(TimeWord::Month { .. }))
            )
        )
    }

    /// Whether a letter, a stroke or a dash is written onto token `i` from the left.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        if self.tokens[i].spaced {
            return false;
        }
        let Some(before) = i.checked_sub(1) else {
            // The stretch may begin within a long word.
            return self.tokens[i].start > 0 && !self.text.as_bytes()[self.tokens[i].start - 1].is_ascii_whitespace();
        };
        match self.kind(before) {
            Some(Kind::Mark(mark)) => !matches!(mark, b'(' | b'[' | b'"' | b'\'' | b',' | b':' | b';' | b'='),
            Some(Kind::Dash) => true,
            Some(Kind::Break) | None => false,
            _ => true,
        }
    }

    /// Whether a dash joins the number to a date in strokes: "10/1-11/7".
    pub(super) fn ends_slash_range(&self, i: usize) -> bool {
        i >= 3 && self.is_dash(i - 1) && self.is_mark(i - 3, b'/')
    }

    /// Glued to another number: the end of "2022-29" or "3/29".
    pub(super) fn is_glued_number(&self, i: usize) -> bool {
        i >= 2 && matches!(self.kind(i - 2), Some(Kind::Other | Kind::Amount)) && !self.tokens[i - 1].spaced
    }

    /// "2019–21": the year that the two digits after the dash at `joint` stand for.
    pub(super) fn short_year_after(&self, joint: usize, year: i16) -> Option<i16> {
        if !self.is_dash(joint) || self.tokens.get(joint + 1)?.spaced || self.tokens[joint].spaced || self.goes_on(joint + 2) {
            return None;
        }
        match self.kind(joint + 1)? {
            Kind::Number { value, digits: 2 } => {
                let end = year / 100 * 100 + i16::try_from(value).ok()?;
                let further = self.is_dash(joint + 2) && !self.tokens[joint + 2].spaced;
                (end > year && !further).then_some(end)
            }
            _ => None,
        }
    }
}
