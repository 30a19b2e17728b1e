//! Ranges and lists: "from 20 February to 4 April 2023", "between 2019 and 2021", "3-5 March",
//! "18 and 19 June", and the year that one date lends another.

use lexicon::{TimeRole, TimeUnit};
use record::TimeBasis;

use super::calendar;
use super::phrases::{Bound, Window};
use super::resolve::{Found, Grain, Interval, Point, Tense, Year};

impl Window<'_> {
    /// "from P to Q", "P to Q", "P - Q", where both are of a kind.
    pub(super) fn range(&self, i: usize) -> Option<(Interval, usize)> {
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
        if let Some(next) = self.today(second_at) {
            return Some((self.apply(Bound::Since, first.resolve(self.published, Tense::Past)), next));
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
    pub(super) fn range_end(&self, i: usize) -> Option<(Point, usize)> {
        let at = self.skip_role(i, TimeRole::The);
        if let Some(found) = self.simple_point(at) {
            return Some(found);
        }
        let (year, next) = (self.year(at)?, at + 1);
        Some((Point::new(Grain::Year, Year::Given(year)), next))
    }

    /// Whether "now", "the present" or "date" stands at token `i`, and the token after it.
    pub(super) fn today(&self, i: usize) -> Option<usize> {
        let at = self.skip_role(i, TimeRole::The);
        let is_now = matches!(self.role(at), Some(TimeRole::Now | TimeRole::Date)) || self.text_of(at) == "present";
        (is_now || matches!(self.kind_of_day(at), Some(0))).then_some(at + 1)
    }

    /// "between P and Q"; "between 2019 and 2021".
    pub(super) fn between(&self, i: usize) -> Option<(Interval, usize)> {
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
        if let Some(next) = self.today(joint + 1) {
            return Some((self.apply(Bound::Since, first.resolve(self.published, Tense::Past)), next));
        }
        let (second, next) = self.range_end(joint + 1)?;
        Some((self.spanned(&first, &second, i)?, next))
    }

    /// The days from one point to another; each lends the other the year it has.
    pub(super) fn spanned(&self, first: &Point, second: &Point, i: usize) -> Option<Interval> {
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
                        Tense::Past | Tense::Unsaid => [year, year - 1, year - 2]
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

    /// "3-5 March 2023", "18 and 19 June", "March 3, 4 and 5": several days of one month.
    pub(super) fn several_days(&self, i: usize) -> Option<(Vec<Found>, usize)> {
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
            let counts = |(_, next): (i8, usize)| self.month(next).is_some() || self.counts_something(at, next);
            if leading_month.is_some() && self.day_of_month(at).is_some_and(counts) {
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

    /// "January 12 and February 3, 2016": the year said last is that of the whole list.
    pub(super) fn borrow_year(&self, point: Point, next: usize) -> Point {
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
