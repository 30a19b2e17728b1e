//! Periods of the calendar and their parts: quarters, seasons, decades, "the first eight months
//! of 2023", "the last week of July", "early 2021", "fiscal year 2022/23".

use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use super::calendar::{self, Part};
use super::phrases::Window;
use super::resolve::{Grain, Interval, Point, Year};
use super::tokens::Kind;

impl Window<'_> {
    /// "spring 2023", "the summer of 2014". Alone it is a season only after "last" and the like.
    pub(super) fn season(&self, i: usize, number: i8) -> Option<(Point, usize)> {
        let (point, next) = self.with_year(Grain::Season(number), i + 1);
        (point.year != Year::Unsaid).then_some((point, next))
    }

    /// "the nineties"; "in her nineties" is an age.
    pub(super) fn decade_in_words(&self, i: usize, tens: i8) -> Option<(Point, usize)> {
        let led = matches!(
            self.before(i),
            Some(TimeRole::The | TimeRole::In | TimeRole::Early | TimeRole::Late | TimeRole::Mid)
        ) || i > 0 && self.is_dash(i - 1);
        led.then(|| (absolute(calendar::years(1900 + i16::from(tens), 10), TimeUnit::Decade), i + 1))
    }

    /// "year 2008", "week 31".
    pub(super) fn numbered_unit(&self, i: usize, unit: TimeUnit) -> Option<(Point, usize)> {
        match unit {
            TimeUnit::Year => {
                let at = if self.role(i + 1) == Some(TimeRole::Of) { i + 2 } else { i + 1 };
                let year = self.year(at)?;
                Some((Point::new(Grain::Year, Year::Given(year)), at + 1))
            }
            TimeUnit::Week => match self.tokens.get(i + 1)?.kind {
                Kind::Number { value, digits: 1..=2 } => {
                    let week = i8::try_from(value).ok().filter(|week| (1..=53).contains(week))?;
                    let point = Point::new(Grain::Week(week), Year::Unsaid);
                    let (with_year, next) = self.with_year(point.grain, i + 2);
                    match with_year.year {
                        Year::Unsaid => Some((Point::new(point.grain, Year::Shift(0)), i + 2)),
                        _ => Some((with_year, next)),
                    }
                }
                _ => self.week_of(i),
            },
            _ => None,
        }
    }

    /// "the week of 4 February", "the week beginning on 4 February".
    pub(super) fn week_of(&self, i: usize) -> Option<(Point, usize)> {
        let at = match self.role(i + 1) {
            Some(TimeRole::Of) => i + 2,
            Some(TimeRole::Beginning | TimeRole::Starting) => self.skip_role(i + 2, TimeRole::On),
            _ if self.text_of(i + 1) == "commencing" => i + 2,
            _ => return None,
        };
        let (day, end) = self.dated_day(self.skip_role(at, TimeRole::The))?;
        let first = self.resolve(&day, i).start;
        let first = if self.role(i + 1) == Some(TimeRole::Of) {
            first
                .and_then(|date| calendar::holding(date, TimeUnit::Week))
                .map(|(monday, _)| monday)
        } else {
            first
        };
        let days = first.and_then(|date| Some((date, calendar::plus_days(date, 6)?)));
        let basis = self.resolve(&day, i).basis;
        Some((Point::fixed(Interval::new(days, Some(TimeUnit::Week), basis)), end))
    }

    /// "the third quarter of 2022", "the first half of 2024", "the first eight months of 2023",
    /// "the last week of July".
    pub(super) fn nth_unit(&self, i: usize) -> Option<(Point, usize)> {
        let (nth, mut next) = match self.role(i) {
            Some(TimeRole::Last | TimeRole::Final) => (-1, i + 1),
            Some(TimeRole::Latter) => (2, i + 1),
            Some(TimeRole::Beginning) => (1, i + 1),
            _ => self.ordinal(i)?,
        };
        let count = self.count(next);
        if let Some((_, after)) = count {
            next = after;
        }
        while self.role(next) == Some(TimeRole::Working) {
            next += 1;
        }
        if self.is_dash(next) && !self.tokens[next].spaced {
            next += 1; // "the third-quarter of"
        }
        let (unit, many) = self.unit(next)?;
        next += 1;
        if many != count.is_some() && (many || unit != TimeUnit::Half) {
            return None;
        }
        // "of 2023", "of the year", "of last year"; "2023" and "last year" without "of" too.
        let mut of = next;
        if matches!(self.role(of), Some(TimeRole::Of | TimeRole::In)) {
            of += 1;
        }
        let whole = self.whole(of);
        if let (Some((count, _)), Some((whole, end))) = (count, whole) {
            let days = whole.days().and_then(|days| stretch(days, unit, nth, i64::from(count)));
            return Some((Point::fixed(Interval::new(days, None, whole.basis)), end));
        }
        if count.is_some() {
            return None;
        }
        match (unit, whole) {
            (
                TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Decade,
                Some((whole, end)),
            ) => {
                let days = whole.days().and_then(|days| nth_of(days, whole.unit, unit, nth));
                Some((Point::fixed(Interval::new(days, Some(unit), whole.basis)), end))
            }
            (TimeUnit::Quarter, None) => match nth {
                -1 => None, // "last quarter" is counted from publication
                1..=4 => Some((Point::new(Grain::Quarter(nth), Year::Unsaid), next)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A year, month or the like that something is a part of, resolved.
    pub(super) fn whole(&self, i: usize) -> Option<(Interval, usize)> {
        let at = if self.role(i) == Some(TimeRole::The) { i + 1 } else { i };
        let found = self.relative_point(at).or_else(|| self.calendar_point(at));
        if let Some((point, end)) = found {
            return Some((self.resolve(&point, i), end));
        }
        // "of the year", "of month": the one that is spoken of.
        match self.unit(at)? {
            (unit @ (TimeUnit::Year | TimeUnit::Month | TimeUnit::Week | TimeUnit::Decade | TimeUnit::Century), false)
                if !self.is_dash(at + 1) =>
            {
                Some((self.spoken_of(unit), at + 1))
            }
            _ => None,
        }
    }

    /// "20th century", "the twenty-first century".
    pub(super) fn century(&self, i: usize) -> Option<(Point, usize)> {
        let (nth, mut next) = self.ordinal(i)?;
        if self.is_dash(next) && !self.tokens[next].spaced {
            next += 1;
        }
        if self.unit(next) != Some((TimeUnit::Century, false)) || !(1..=30).contains(&nth) {
            return None;
        }
        let first = i16::from(nth - 1) * 100;
        Some((absolute(calendar::years(first, 100), TimeUnit::Century), next + 1))
    }

    /// "fiscal year 2022/23", "financial year 2023", "calendar year 2008", "FY 2023".
    pub(super) fn fiscal_year(&self, i: usize) -> Option<(Point, usize)> {
        let at = if self.unit(i + 1) == Some((TimeUnit::Year, false)) {
            i + 2
        } else {
            i + 1
        };
        if let Some((years, end)) = self.year_pair(at) {
            return Some((Point::fixed(Interval::new(years, None, TimeBasis::Absolute)), end));
        }
        let year = self.year(at)?;
        Some((Point::new(Grain::Year, Year::Given(year)), at + 1))
    }

    /// "in 2019/20".
    pub(super) fn stroke_years(&self, i: usize) -> Option<(Point, usize)> {
        let (years, end) = self.year_pair(i).filter(|_| self.is_mark(i + 1, b'/') && !self.is_glued(i))?;
        let ends = !self.is_mark(end, b'/') && !self.is_dash(end);
        ends.then(|| (Point::fixed(Interval::new(years, None, TimeBasis::Absolute)), end))
    }

    /// "2022/23": two years that follow one another.
    pub(super) fn year_pair(&self, i: usize) -> Option<(Option<calendar::Days>, usize)> {
        let first = self.year(i)?;
        if !self.is_mark(i + 1, b'/') && !self.is_dash(i + 1) || self.tokens.get(i + 2)?.spaced {
            return None;
        }
        let second = match self.tokens.get(i + 2)?.kind {
            Kind::Number { value, digits: 2 } => first / 100 * 100 + i16::try_from(value).ok()?,
            Kind::Number { value, digits: 4 } => i16::try_from(value).ok()?,
            _ => return None,
        };
        (second == first + 1 || second + 99 == first).then(|| (calendar::years(first, 2), i + 3))
    }

    /// "2017 april", "2017-Q1", "2019 H2".
    pub(super) fn year_first(&self, i: usize) -> Option<(Point, usize)> {
        let year = self.year(i)?;
        let at = if self.is_dash(i + 1) || self.is_mark(i + 1, b',') {
            i + 2
        } else {
            i + 1
        };
        let grain = match self.tokens.get(at)?.kind {
            Kind::Quarter(number) => Grain::Quarter(number),
            Kind::Half(number) => Grain::Half(number),
            Kind::Word(TimeWord::Month { number, short: false }) if at == i + 1 && self.day_of_month(at + 1).is_none() => {
                let word = &self.text[self.tokens[at].start..self.tokens[at].end];
                if matches!(word, "may" | "march") {
                    return None;
                }
                Grain::Month(number)
            }
            _ => return None,
        };
        Some((Point::new(grain, Year::Given(year)), at + 1))
    }

    /// "early 2021", "the end of March", "mid-November", "late last year".
    pub(super) fn part_point(&self, i: usize) -> Option<(Point, usize)> {
        let (part, mut next) = match self.role(i)? {
            TimeRole::Early => (Part::Early, i + 1),
            TimeRole::Mid | TimeRole::Middle => (Part::Mid, i + 1),
            TimeRole::Late => (Part::Late, i + 1),
            TimeRole::Beginning => (Part::Beginning, i + 1),
            TimeRole::End => (Part::End, i + 1),
            TimeRole::Latter if self.role(i + 1) == Some(TimeRole::Part) => (Part::Late, i + 1),
            _ => return None,
        };
        let noun = matches!(self.role(i), Some(TimeRole::Middle | TimeRole::Beginning | TimeRole::End));
        if self.role(next) == Some(TimeRole::Part) {
            next += 1;
        }
        if self.is_dash(next) {
            next += 1;
        }
        if self.role(next) == Some(TimeRole::To) && matches!(self.role(next + 1), Some(TimeRole::Mid | TimeRole::Late)) {
            next += 2; // "mid to late 2021"
            if self.is_dash(next) {
                next += 1;
            }
        }
        if matches!(self.role(next), Some(TimeRole::Of | TimeRole::In)) {
            next += 1;
        } else if noun && self.role(i) != Some(TimeRole::End) {
            return None;
        }
        let (whole, end) = if let Some((point, end)) = self
            .relative_point(self.skip_role(next, TimeRole::The))
            .or_else(|| self.calendar_point(self.skip_role(next, TimeRole::The)))
        {
            if !matches!(point.grain, Grain::Fixed(_))
                && matches!(
                    point.unit(),
                    Some(TimeUnit::Month | TimeUnit::Year | TimeUnit::Quarter | TimeUnit::Week)
                )
            {
                return Some((Point { part: Some(part), ..point }, end));
            }
            (self.resolve(&point, i), end)
        } else {
            self.whole(next)?
        };
        matches!(
            whole.unit,
            Some(
                TimeUnit::Month
                    | TimeUnit::Year
                    | TimeUnit::Quarter
                    | TimeUnit::Week
                    | TimeUnit::Decade
                    | TimeUnit::Century
                    | TimeUnit::Half
            ) | None
        )
        .then_some((
            Point {
                part: Some(part),
                ..Point::fixed(whole)
            },
            end,
        ))
    }
}

pub(super) fn absolute(days: Option<calendar::Days>, unit: TimeUnit) -> Point {
    Point::fixed(Interval::new(days, Some(unit), TimeBasis::Absolute))
}

/// The first or last `count` units of a period.
fn stretch((start, end): calendar::Days, unit: TimeUnit, nth: i8, count: i64) -> Option<calendar::Days> {
    match nth {
        1 => Some((start, calendar::plus_days(calendar::plus(start, unit, count)?, -1)?.min(end))),
        -1 => Some((calendar::plus(calendar::plus_days(end, 1)?, unit, -count)?.max(start), end)),
        _ => None,
    }
}

/// The `nth` unit of a period.
fn nth_of((start, end): calendar::Days, whole: Option<TimeUnit>, unit: TimeUnit, nth: i8) -> Option<calendar::Days> {
    if unit == TimeUnit::Week {
        // Weeks belong to the period that holds their Thursday.
        let anchor = if nth < 0 { end } else { start };
        let holding = calendar::holding(anchor, TimeUnit::Week)?;
        let thursday = calendar::plus_days(holding.0, 3)?;
        let step = if nth < 0 {
            i64::from(nth) + i64::from(thursday <= end)
        } else {
            i64::from(nth) - i64::from(thursday >= start)
        };
        return Some((calendar::plus_days(holding.0, step * 7)?, calendar::plus_days(holding.1, step * 7)?));
    }
    if unit == TimeUnit::Half && whole == Some(TimeUnit::Month) {
        return calendar::part_of((start, end), TimeUnit::Month, if nth == 1 { Part::Early } else { Part::Late });
    }
    let unit_of = match (unit, whole) {
        (TimeUnit::Half, Some(TimeUnit::Decade)) => {
            return (1..=2).contains(&nth).then(|| {
                let first = calendar::plus(start, TimeUnit::Year, 5 * (i64::from(nth) - 1))?;
                Some((first, calendar::plus_days(calendar::plus(first, TimeUnit::Year, 5)?, -1)?))
            })?;
        }
        (TimeUnit::Half, Some(TimeUnit::Century)) => {
            return (1..=2).contains(&nth).then(|| {
                let first = calendar::plus(start, TimeUnit::Year, 50 * (i64::from(nth) - 1))?;
                Some((first, calendar::plus_days(calendar::plus(first, TimeUnit::Year, 50)?, -1)?))
            })?;
        }
        (TimeUnit::Quarter | TimeUnit::Half, Some(TimeUnit::Year) | None) => unit,
        (TimeUnit::Quarter | TimeUnit::Half, _) => return None,
        _ => unit,
    };
    let first = if nth < 0 {
        calendar::plus(calendar::plus_days(end, 1)?, unit_of, i64::from(nth))?
    } else {
        calendar::plus(start, unit_of, i64::from(nth) - 1)?
    };
    let last = calendar::plus_days(calendar::plus(first, unit_of, 1)?, -1)?;
    (first >= start && last <= end).then_some((first, last))
}
