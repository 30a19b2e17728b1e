//! Ranges and bounds around the points: "from 20 February to 4 April 2023", "between 2019 and
//! 2021", "3-5 March", "since July", "by 2030", "2012 or later".

use jiff::civil::Date;
use lexicon::{Calendar, Lexicon, TimeRole, TimeUnit};
use record::TimeBasis;

use super::calendar;
use super::context;
use super::resolve::{Found, Grain, Interval, Point, Tense, Year};
use super::tokens::Token;
use crate::Document;

/// Reads stretch after stretch, and remembers what it found.
pub(super) struct Reader<'r> {
    text: &'r str,
    published: Option<Date>,
    lexicon: &'r Lexicon,
    days_first: bool,
    pub(super) found: Vec<Found>,
}

/// The tokens of a stretch, with all that the grammar looks at.
pub(super) struct Window<'w> {
    pub(super) text: &'w str,
    pub(super) tokens: &'w [Token],
    pub(super) calendar: &'w Calendar,
    pub(super) lexicon: &'w Lexicon,
    pub(super) published: Option<Date>,
    /// Whether digits like 3/4/2023 put the day first in this text.
    pub(super) days_first: bool,
    /// What the text named before.
    pub(super) found: &'w [Found],
}

/// How an interval is bounded by the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Since,
    From,
    After,
    Before,
    Until,
}

impl<'r> Reader<'r> {
    pub(super) fn new(doc: &'r Document, lexicon: &'r Lexicon) -> Reader<'r> {
        Reader {
            text: doc.text,
            published: doc.published,
            lexicon,
            days_first: context::puts_days_first(doc.text),
            found: Vec::new(),
        }
    }

    /// Reads the dates of one stretch, from left to right.
    pub(super) fn read(&mut self, tokens: &[Token]) {
        let mut i = 0;
        while i < tokens.len() {
            let window = Window {
                text: self.text,
                tokens,
                calendar: &self.lexicon.calendar,
                lexicon: self.lexicon,
                published: self.published,
                days_first: self.days_first,
                found: &self.found,
            };
            match window.phrase(i) {
                Some((found, next)) => {
                    self.found.extend(found);
                    i = next.max(i + 1);
                }
                None => i += 1,
            }
        }
    }
}

impl Window<'_> {
    fn phrase(&self, i: usize) -> Option<(Vec<Found>, usize)> {
        if self.is_name(i) {
            return None;
        }
        if let Some(several) = self.several_days(i) {
            return Some(several);
        }
        let bounded = match self.role(i) {
            Some(TimeRole::Between) => self.between(i),
            Some(TimeRole::From) => self.range(i + 1).or_else(|| self.bounded(i, i + 1, Bound::From)),
            Some(TimeRole::Since) => self.bounded(i, i + 1, Bound::Since),
            Some(TimeRole::After) => self.bounded(i, i + 1, Bound::After),
            Some(TimeRole::Before) => self.bounded(i, i + 1, Bound::Before),
            Some(TimeRole::By | TimeRole::Until) => self.bounded(i, i + 1, Bound::Until),
            Some(TimeRole::Later) if self.text_of(i + 1) == "than" => self.bounded(i, i + 2, Bound::After),
            Some(TimeRole::Earlier) if self.text_of(i + 1) == "than" => self.bounded(i, i + 2, Bound::Before),
            Some(TimeRole::Starting | TimeRole::Beginning)
                if matches!(self.role(i + 1), Some(TimeRole::On | TimeRole::In | TimeRole::From)) =>
            {
                self.bounded(i, i + 2, Bound::From)
            }
            Some(TimeRole::Starting) => self.bounded(i, i + 1, Bound::From),
            Some(TimeRole::Within) => self.within_units(i),
            Some(TimeRole::In) => self.in_units(i),
            _ => None,
        };
        if let Some((interval, next)) = bounded {
            return Some((vec![self.spanning(i, next, interval)], next));
        }
        if let Some((interval, next)) = self.range(i) {
            return Some((vec![self.spanning(i, next, interval)], next));
        }
        let (point, next) = self.expression(i)?;
        let point = self.borrow_year(point, next);
        let interval = self.resolve(&point, i);
        // "2012 or later", "1 March onwards".
        if let Some((bound, end)) = self.bound_after(next) {
            let interval = self.apply(bound, interval);
            return Some((vec![self.spanning(i, end, interval)], end));
        }
        Some((vec![self.spanning(i, next, interval)], next))
    }

    fn spanning(&self, i: usize, next: usize, interval: Interval) -> Found {
        Found {
            start: self.tokens[i].start,
            end: self.tokens[next - 1].end,
            interval,
        }
    }

    /// One date, with "the" before it.
    fn expression(&self, i: usize) -> Option<(Point, usize)> {
        if matches!(self.role(i), Some(TimeRole::The)) {
            let next = i + 1;
            return self
                .part_point(next)
                .or_else(|| self.nth_unit(next))
                .or_else(|| self.relative_point(next))
                .or_else(|| self.calendar_point(next))
                .or_else(|| self.ordinal_day(next))
                .or_else(|| self.holiday(next));
        }
        self.simple_point(i)
    }

    /// One date.
    pub(super) fn simple_point(&self, i: usize) -> Option<(Point, usize)> {
        self.part_point(i)
            .or_else(|| self.nth_unit(i))
            .or_else(|| self.holiday(i))
            .or_else(|| self.relative_point(i))
            .or_else(|| self.calendar_point(i))
    }

    /// "on the 18th".
    fn ordinal_day(&self, i: usize) -> Option<(Point, usize)> {
        let after_on = i >= 2 && matches!(self.role(i - 2), Some(TimeRole::On));
        let (day, next) = self.day_of_month(i)?;
        (after_on && self.is_ordinal(next - 1) && self.ends_clause(next)).then(|| {
            let grain = Grain::Day {
                month: None,
                day,
                weekday: None,
            };
            (Point::new(grain, Year::Unsaid), next)
        })
    }

    /// "from P to Q", "P to Q", "P - Q", where both are of a kind.
    fn range(&self, i: usize) -> Option<(Interval, usize)> {
        let (first, joint) = self.range_end(i)?;
        let from = i > 0 && self.role(i - 1) == Some(TimeRole::From);
        let second_at = match self.role(joint) {
            Some(TimeRole::To | TimeRole::Until) => joint + 1,
            _ if self.is_dash(joint) => joint + 1,
            _ => return None,
        };
        let second_at = if self.role(second_at) == Some(TimeRole::The) {
            second_at + 1
        } else {
            second_at
        };
        if self.is_dash(joint)
            && !from
            && let (Grain::Year, Grain::Year) = (
                first.grain,
                self.calendar_point(second_at).map_or(Grain::Weekday(0), |(point, _)| point.grain),
            )
            && self.tokens[joint].spaced
        {
            return None;
        }
        // "2019–21"
        if let (Grain::Year, Year::Given(year)) = (first.grain, first.year)
            && let Some(end_year) = self.short_year_after(joint, year)
        {
            let days = calendar::years(year, end_year - year + 1);
            return Some((Interval::new(days, None, TimeBasis::Absolute), joint + 2));
        }
        if self.role(second_at) == Some(TimeRole::Now) || self.text_of(second_at) == "present" {
            let interval = self.apply(Bound::Since, self.resolve(&first, i));
            return Some((interval, second_at + 1));
        }
        let (second, next) = self.range_end(second_at)?;
        let of_a_kind = match (first.unit(), second.unit()) {
            (Some(TimeUnit::Day), Some(TimeUnit::Day | TimeUnit::Month))
            | (Some(TimeUnit::Month), Some(TimeUnit::Month | TimeUnit::Day | TimeUnit::Year))
            | (Some(TimeUnit::Year), Some(TimeUnit::Year | TimeUnit::Month))
            | (Some(TimeUnit::Quarter), Some(TimeUnit::Quarter))
            | (Some(TimeUnit::Decade), Some(TimeUnit::Decade | TimeUnit::Year))
            | (Some(TimeUnit::Century), Some(TimeUnit::Century)) => true,
            (None, _) | (_, None) => true,
            _ => from,
        };
        if !of_a_kind {
            return None;
        }
        let interval = self.spanned(&first, &second, i)?;
        Some((interval, next))
    }

    /// An end of a range.
    fn range_end(&self, i: usize) -> Option<(Point, usize)> {
        let at = self.skip_role(i, TimeRole::The);
        if let Some(found) = self.simple_point(at) {
            return Some(found);
        }
        let (year, next) = (self.year(at)?, at + 1);
        Some((Point::new(Grain::Year, Year::Given(year)), next))
    }

    /// "between P and Q"; "between 2019 and 2021".
    fn between(&self, i: usize) -> Option<(Interval, usize)> {
        if self.role(i + 1) == Some(TimeRole::Now) && self.role(i + 2) == Some(TimeRole::And) {
            let (point, next) = self.range_end(i + 3)?;
            let interval = point.resolve(self.published, Tense::Future);
            return Some((
                Interval {
                    start: self.published,
                    end: interval.end,
                    unit: None,
                    basis: TimeBasis::RelativeToPublished,
                },
                next,
            ));
        }
        // "between 20 and 23 March"
        if let Some((day, at)) = self.day_of_month(i + 1)
            && self.role(at) == Some(TimeRole::And)
            && let Some((second, next)) = self.dated_day(self.skip_role(at + 1, TimeRole::The))
            && let Grain::Day { month, .. } = second.grain
        {
            let first = Point::new(Grain::Day { month, day, weekday: None }, second.year);
            return Some((self.spanned(&first, &second, i)?, next));
        }
        let (first, joint) = self.range_end(i + 1)?;
        if self.role(joint) != Some(TimeRole::And) && self.role(joint) != Some(TimeRole::To) && !self.is_dash(joint) {
            return None;
        }
        // "between March 3 and 5"
        if let Grain::Day { month, .. } = first.grain
            && let Some((day, next)) = self.day_of_month(joint + 1)
            && self.month(next).is_none()
        {
            let grain = Grain::Day { month, day, weekday: None };
            let (second, next) = self.with_year(grain, next);
            return Some((self.spanned(&first, &second, i)?, next));
        }
        let (second, next) = self.range_end(joint + 1)?;
        Some((self.spanned(&first, &second, i)?, next))
    }

    /// The days from one point to another; each lends the other the year it has.
    fn spanned(&self, first: &Point, second: &Point, i: usize) -> Option<Interval> {
        let fixed = |point: &Point| {
            matches!(point.grain, Grain::Fixed(_) | Grain::Weekday(_)) || matches!(point.grain, Grain::Day { month: None, .. })
        };
        let given = |point: &Point| match point.year {
            Year::Given(year) => Some(year),
            Year::Shift(shift) => self.published.and_then(|date| date.year().checked_add(shift)),
            Year::Unsaid => None,
        };
        if fixed(first) || fixed(second) {
            let from = self.resolve(first, i);
            let to = if let (Grain::Weekday(_), Some(start)) = (second.grain, from.start) {
                second.resolve(Some(start), Tense::Future)
            } else if let (false, Year::Unsaid, Some(start)) = (fixed(second), second.year, from.start) {
                second.resolve(Some(start), Tense::Future)
            } else {
                self.resolve(second, i)
            };
            if let (Some(start), Some(end)) = (from.start, to.end)
                && start > end
            {
                return None;
            }
            return Some(Interval {
                start: from.start,
                end: to.end,
                unit: None,
                basis: weaker(from.basis, to.basis),
            });
        }
        let span = |from: i16, to: i16| -> Option<calendar::Days> {
            let from = Point {
                year: Year::Given(from),
                ..*first
            }
            .resolve(None, Tense::Past);
            let to = Point {
                year: Year::Given(to),
                ..*second
            }
            .resolve(None, Tense::Past);
            let (start, end) = (from.start?, to.end?);
            (start <= end).then_some((start, end))
        };
        let basis = |point: &Point| match point.year {
            Year::Given(_) => TimeBasis::Absolute,
            _ => TimeBasis::RelativeToPublished,
        };
        let (days, basis) = match (given(first), given(second)) {
            (Some(from), Some(to)) => (Some(span(from, to)?), weaker(basis(first), basis(second))),
            (None, Some(to)) => (Some(span(to, to).or_else(|| span(to - 1, to))?), basis(second)),
            (Some(from), None) => (Some(span(from, from).or_else(|| span(from, from + 1))?), basis(first)),
            (None, None) => {
                let tense = self.tense(i);
                let days = self.published.and_then(|published| {
                    let year = published.year();
                    let spans = |from: i16| span(from, from).or_else(|| span(from, from + 1));
                    match tense {
                        Tense::Past => [year, year - 1, year - 2]
                            .into_iter()
                            .filter_map(spans)
                            .find(|(start, _)| *start <= published),
                        Tense::Future => [year - 1, year, year + 1]
                            .into_iter()
                            .filter_map(spans)
                            .find(|(_, end)| *end >= published),
                    }
                });
                (days, TimeBasis::RelativeToPublished)
            }
        };
        Some(Interval::new(days, None, basis))
    }

    /// A date with a word before it that leaves one end open.
    fn bounded(&self, i: usize, at: usize, bound: Bound) -> Option<(Interval, usize)> {
        let (point, next) = self.expression(at).or_else(|| {
            let year = self.year(at).filter(|_| !self.counts_something(at, at + 1))?;
            Some((Point::new(Grain::Year, Year::Given(year)), at + 1))
        })?;
        // "after the 2018 elections": the event bounds it, not the year.
        let leads_noun = self.role(at) == Some(TimeRole::The)
            && !self.ends_clause(next)
            && matches!(point.grain, Grain::Year | Grain::Day { .. } | Grain::Month(_));
        if leads_noun || matches!(point.grain, Grain::Year) && bound != Bound::Since && self.is_dated_noun(next) {
            return None;
        }
        // "videos from 2018" are of that year.
        let onwards = self
            .bound_after(next)
            .filter(|(after, _)| *after == Bound::From)
            .map(|(_, end)| end);
        if bound == Bound::From && self.role(i) == Some(TimeRole::From) && onwards.is_none() && !self.begins_something(i, &point) {
            return None;
        }
        let point = self.borrow_year(point, next);
        let interval = match bound {
            Bound::Since => point.resolve(self.published, Tense::Past),
            _ => self.resolve(&point, i),
        };
        let interval = self.apply(bound, interval);
        Some((interval, onwards.unwrap_or(next)))
    }

    fn apply(&self, bound: Bound, interval: Interval) -> Interval {
        let shifted = |date: Option<Date>, days: i64| date.and_then(|date| calendar::plus_days(date, days));
        let (start, end) = match bound {
            Bound::Since => (
                interval.start,
                self.published.filter(|today| interval.start.is_some_and(|start| start <= *today)),
            ),
            Bound::From => (interval.start, None),
            Bound::After => (shifted(interval.end, 1), None),
            Bound::Before => (None, shifted(interval.start, -1)),
            Bound::Until => (None, interval.end),
        };
        Interval {
            start,
            end,
            unit: None,
            basis: interval.basis,
        }
    }

    /// "onwards", "or later", "and after", "or earlier".
    fn bound_after(&self, i: usize) -> Option<(Bound, usize)> {
        if self.role(i) == Some(TimeRole::Onwards) {
            return Some((Bound::From, i + 1));
        }
        if !matches!(self.role(i), Some(TimeRole::And | TimeRole::Or)) {
            return None;
        }
        let bound = match self.role(i + 1) {
            Some(TimeRole::Later | TimeRole::After | TimeRole::Onwards) => Bound::From,
            Some(TimeRole::Earlier | TimeRole::Before) => Bound::Until,
            _ if self.text_of(i + 1) == "beyond" || self.text_of(i + 1) == "greater" => Bound::From,
            _ => return None,
        };
        self.ends_clause(i + 2).then_some((bound, i + 2))
    }

    /// "3-5 March 2023", "18 and 19 June", "March 3, 4 and 5": several days of one month.
    fn several_days(&self, i: usize) -> Option<(Vec<Found>, usize)> {
        let leading_month = self.month(i);
        let (month, mut at) = match leading_month {
            Some((month, next)) => (Some(month), next),
            None => (None, self.skip_role(i, TimeRole::The)),
        };
        let mut days: Vec<(usize, usize, i8)> = Vec::new();
        let mut is_range = false;
        let mut end_of_list = at;
        while let Some((day, next)) = self.day_of_month(at) {
            if days.is_empty() && i > 0 && self.is_glued(at) && leading_month.is_none() {
                return None;
            }
            days.push((at, next, day));
            end_of_list = next;
            if is_range || days.len() > 8 {
                break;
            }
            let joint = self.skip_mark(next, b',');
            let mut after = joint;
            match self.role(joint) {
                Some(TimeRole::And | TimeRole::Or) => after = joint + 1,
                Some(TimeRole::To | TimeRole::Until) => {
                    is_range = true;
                    after = joint + 1;
                }
                _ if self.is_dash(joint) => {
                    is_range = true;
                    after = joint + 1;
                }
                _ if joint > next => {}
                _ => break,
            }
            at = self.skip_role(after, TimeRole::The);
            if leading_month.is_some()
                && (self.month(self.day_of_month(at)?.1).is_some() || self.counts_something(at, self.day_of_month(at)?.1))
            {
                break;
            }
        }
        if days.len() < 2 {
            return None;
        }
        let (month, next, year) = match month {
            Some(month) => {
                let (point, next) = self.with_year(
                    Grain::Day {
                        month: Some(month),
                        day: days[0].2,
                        weekday: None,
                    },
                    end_of_list,
                );
                (month, next, point.year)
            }
            None => {
                let at = self.skip_role(end_of_list, TimeRole::Of);
                let (month, after) = self.month(at).filter(|_| !self.is_verb_month(at))?;
                let grain = Grain::Day {
                    month: Some(month),
                    day: days[0].2,
                    weekday: None,
                };
                let (point, next) = self.with_year(grain, after);
                (month, next, point.year)
            }
        };
        let day_point = |day: i8, year: Year| {
            Point::new(
                Grain::Day {
                    month: Some(month),
                    day,
                    weekday: None,
                },
                year,
            )
        };
        let (first, last) = (days.first()?.2, days.last()?.2);
        if days.iter().any(|(_, _, day)| calendar::date(2024, month, *day).is_none()) {
            return None;
        }
        if is_range && days.len() == 2 {
            let interval = self.spanned(&day_point(first, year), &day_point(last, year), i)?;
            return (first < last).then(|| (vec![self.spanning(i, next, interval)], next));
        }
        let tense = self.tense(i);
        let count = days.len();
        let found = days.iter().enumerate().map(|(nth, (at, after, day))| {
            let first = if nth == 0 { i } else { *at };
            let end = if nth + 1 == count { next } else { *after };
            self.spanning(first, end, day_point(*day, year).resolve(self.published, tense))
        });
        Some((found.collect(), next))
    }

    /// "in two weeks" and "within nine months", of what is to come.
    fn in_units(&self, i: usize) -> Option<(Interval, usize)> {
        let (count, at) = self.count_or_one(i + 1)?;
        let (unit, _) = self.unit(at)?;
        let today = match (self.kind_of_day(at + 2), self.role(at + 1)) {
            (Some(days), Some(TimeRole::From)) => Some(i64::from(days)),
            _ => None,
        };
        if unit < TimeUnit::Day || today.is_none() && !self.tells_future(i) && !self.is_in_time(at + 1) {
            return None;
        }
        let from = self.published.and_then(|date| calendar::plus_days(date, today.unwrap_or(0)));
        let told_in = if unit >= TimeUnit::Year { TimeUnit::Year } else { TimeUnit::Day };
        let days = from.and_then(|date| calendar::holding(calendar::plus(date, unit, i64::from(count))?, told_in));
        let interval = Interval::new(days, Some(told_in), TimeBasis::RelativeToPublished);
        Some((interval, if today.is_some() { at + 3 } else { at + 1 }))
    }

    fn within_units(&self, i: usize) -> Option<(Interval, usize)> {
        let mut at = self.skip_role(i + 1, TimeRole::The);
        let next_word = self.role(at) == Some(TimeRole::Next) || self.role(at) == Some(TimeRole::Coming);
        if next_word {
            at += 1;
        }
        let (count, unit_at) = self.count_or_one(at).or(next_word.then_some((1, at)))?;
        let (unit, _) = self.unit(unit_at)?;
        if unit < TimeUnit::Day || !next_word && !self.tells_future(i) {
            return None;
        }
        let end = self.published.and_then(|date| calendar::plus(date, unit, i64::from(count)));
        let interval = Interval::new(self.published.zip(end), None, TimeBasis::RelativeToPublished);
        Some((interval, unit_at + 1))
    }

    /// "January 12 and February 3, 2016": the year said last is that of the whole list.
    fn borrow_year(&self, point: Point, next: usize) -> Point {
        let borrows = point.year == Year::Unsaid
            && matches!(
                point.grain,
                Grain::Day {
                    month: Some(_),
                    weekday: None,
                    ..
                } | Grain::Month(_)
                    | Grain::Quarter(_)
            );
        let mut at = next;
        for _ in 0..6 {
            if !borrows {
                break;
            }
            let comma = self.is_mark(at, b',');
            if comma {
                at += 1;
            }
            let joined = matches!(self.role(at), Some(TimeRole::And | TimeRole::Or));
            if joined {
                at += 1;
            }
            if !comma && !joined {
                break;
            }
            let Some((other, end)) = self.calendar_point(at) else { break };
            if other.unit() != point.unit() {
                break;
            }
            match other.year {
                Year::Unsaid => at = end,
                year => return Point { year, ..point },
            }
        }
        point
    }
}

/// A range is as certain as the less certain of its ends.
fn weaker(first: TimeBasis, second: TimeBasis) -> TimeBasis {
    match (first, second) {
        (TimeBasis::Absolute, other) | (other, TimeBasis::Absolute) => other,
        (TimeBasis::Anaphoric, _) | (_, TimeBasis::Anaphoric) => TimeBasis::Anaphoric,
        _ => TimeBasis::RelativeToPublished,
    }
}
