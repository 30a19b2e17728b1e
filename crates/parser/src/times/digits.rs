//! Dates all in digits: "2023-03-29", "29/03/2023", "3/29/23", "29.3.2023", "11/20".

use lexicon::{TimeRole, TimeWord};

use super::calendar;
use super::phrases::Window;
use super::resolve::{Grain, Point, Year};
use super::tokens::Kind;

impl Window<'_> {
    /// "2023-03-29", "29/03/2023", "3/29/23", "29.3.2023", "11/20", "20170302".
    pub(super) fn digits(&self, i: usize) -> Option<(Point, usize)> {
        let part = |at: usize| match self.tokens.get(at)?.kind {
            Kind::Number { value, digits } if digits <= 4 => Some((value, digits)),
            _ => None,
        };
        if let Kind::Number { value, digits: 8 } = self.tokens[i].kind {
            let day = self.ymd(value / 10_000, value / 100 % 100, value % 100)?;
            let glued = i > 0 && !self.tokens[i].spaced && self.is_dash(i - 1);
            return (glued && (1900..=2100).contains(&(value / 10_000))).then_some((day, i + 1));
        }
        let (first, first_digits) = part(i)?;
        let mark = self.tokens.get(i + 1)?;
        let stroke = match mark.kind {
            Kind::Dash => b'-',
            Kind::Mark(mark @ (b'/' | b'.')) => mark,
            _ => return None,
        };
        let second_at = self.tokens.get(i + 2)?;
        if mark.spaced || second_at.spaced || self.is_glued(i) && first_digits != 4 && !self.ends_slash_range(i) {
            return None;
        }
        let (second, second_digits) = part(i + 2)?;
        let same_stroke = |at: usize| match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Dash) => stroke == b'-',
            Some(Kind::Mark(mark)) => mark == stroke,
            _ => false,
        };
        let third = (same_stroke(i + 3) && self.tokens.get(i + 4).is_some_and(|token| !token.spaced))
            .then(|| part(i + 4))
            .flatten()
            .filter(|_| !self.goes_on(i + 5));
        if let Some((third, third_digits)) = third {
            if first_digits == 4 && second_digits <= 2 && third_digits <= 2 {
                return Some((self.ymd(first, second, third)?, i + 5));
            }
            let year = match third_digits {
                4 if (1500..=2100).contains(&third) => third,
                2 if stroke != b'-' => {
                    if third < 50 {
                        2000 + third
                    } else {
                        1900 + third
                    }
                }
                _ => return None,
            };
            if first_digits > 2 || second_digits > 2 {
                return None;
            }
            let (month, day) = self.order(first, second, stroke == b'.')?;
            return Some((self.ymd(year, month, day)?, i + 5));
        }
        if self.goes_on(i + 3) && !same_stroke(i + 3)
            || same_stroke(i + 3)
                && self
                    .tokens
                    .get(i + 4)
                    .is_some_and(|token| !token.spaced && matches!(token.kind, Kind::Number { .. } | Kind::Amount))
                && stroke != b'/'
        {
            return None;
        }
        // "12-2015", "12/2015": a month.
        if first_digits <= 2 && second_digits == 4 && (1..=12).contains(&first) && (1900..=2100).contains(&second) && stroke != b'.' {
            let grain = Grain::Month(i8::try_from(first).ok()?);
            return Some((Point::new(grain, Year::Given(i16::try_from(second).ok()?)), i + 3));
        }
        // "11/20" only where the words around it want a date: else it is a score or a fraction.
        let wanted = matches!(
            self.before(i),
            Some(
                TimeRole::On
                    | TimeRole::From
                    | TimeRole::To
                    | TimeRole::By
                    | TimeRole::Until
                    | TimeRole::Since
                    | TimeRole::This
                    | TimeRole::Next
                    | TimeRole::Or
            )
        ) || i > 0 && matches!(self.tokens[i - 1].kind, Kind::Word(TimeWord::Weekday { .. }))
            || i > 2 && self.is_mark(i - 1, b',') && self.is_mark(i - 3, b'/')
            || self.ends_slash_range(i)
            || stroke == b'/' && self.is_dash(i + 3) && self.is_mark(i + 5, b'/');
        let after_weekday = i > 0 && matches!(self.tokens[i - 1].kind, Kind::Word(TimeWord::Weekday { .. }));
        if first_digits <= 2 && second_digits <= 2 && (stroke == b'/' && wanted || stroke == b'-' && after_weekday) {
            let (month, day) = self.order(first, second, false)?;
            let grain = Grain::Day {
                month: Some(i8::try_from(month).ok()?),
                day: i8::try_from(day).ok()?,
                weekday: None,
            };
            calendar::date(2024, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
            return Some((Point::new(grain, Year::Unsaid), i + 3));
        }
        None
    }

    /// Which of two numbers is the month: the one that can be; else the first, unless the text
    /// or the stroke (29.3.2023) puts days first.
    pub(super) fn order(&self, first: u32, second: u32, dots: bool) -> Option<(u32, u32)> {
        let days_first = dots || self.days_first;
        match (first, second) {
            (13..=31, 1..=12) => Some((second, first)),
            (1..=12, 13..=31) => Some((first, second)),
            (1..=12, 1..=12) if days_first => Some((second, first)),
            (1..=12, 1..=12) => Some((first, second)),
            _ => None,
        }
    }

    pub(super) fn ymd(&self, year: u32, month: u32, day: u32) -> Option<Point> {
        let year = i16::try_from(year).ok().filter(|year| (1000..=2200).contains(year))?;
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        calendar::date(year, month, day)?;
        Some(Point::new(
            Grain::Day {
                month: Some(month),
                day,
                weekday: None,
            },
            Year::Given(year),
        ))
    }
}
