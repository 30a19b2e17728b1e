//! Times told by how far off they are: "two weeks ago", "a year earlier", "three days before
//! yesterday", "2 years and 1 month later".

use jiff::civil::Date;
use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use crate::times::calendar;
use crate::times::phrases::Window;
use crate::times::resolve::{Interval, Point, Tense};
use crate::times::tokens::Kind;

impl Window<'_> {
    /// "the 2 next days".
    pub(super) fn counted_then_shifted(&self, i: usize) -> Option<(Point, usize)> {
        let (count, next) = self.count(i)?;
        let role @ (TimeRole::Next | TimeRole::Last | TimeRole::Past | TimeRole::Previous | TimeRole::Following | TimeRole::Coming) =
            self.role(next)?
        else {
            return None;
        };
        let (unit, true) = self.unit(next + 1)? else { return None };
        Some((self.rolling(role, i64::from(count), unit, false)?, next + 2))
    }

    /// "two weeks ago", "a year earlier", "three days before yesterday", "two days from today".
    pub(super) fn counted(&self, i: usize) -> Option<(Point, usize)> {
        let (count, mut next) = match self.role(i) {
            Some(TimeRole::A | TimeRole::Another) => (1, i + 1),
            _ => self.count(i)?,
        };
        if self.role(i) == Some(TimeRole::A) && self.role(next) == Some(TimeRole::Working) {
            next += 1; // "a full year ago"
        }
        let (unit, _) = self.unit(next)?;
        next += 1;
        let count = i64::from(count);
        let basis = TimeBasis::RelativeToPublished;
        if let Some(found) = self.counted_in_parts(unit, count, next) {
            return Some(found);
        }
        match self.role(next)? {
            TimeRole::Ago => Some((self.shifted_by(self.published, unit, -count, basis), next + 1)),
            TimeRole::Hence => Some((self.shifted_by(self.published, unit, count, basis), next + 1)),
            TimeRole::From => match self.kind(next + 1)? {
                Kind::Word(TimeWord::Role(TimeRole::Now)) => Some((self.shifted_by(self.published, unit, count, basis), next + 2)),
                Kind::Word(TimeWord::RelativeDay(days)) => {
                    let day = self.published.and_then(|date| calendar::plus_days(date, i64::from(days)));
                    Some((self.exactly(day, unit, count, basis), next + 2))
                }
                Kind::Word(TimeWord::Weekday { .. } | TimeWord::Month { .. }) | Kind::Number { .. }
                    if unit >= TimeUnit::Day && (self.role(i) != Some(TimeRole::A) || unit == TimeUnit::Week) =>
                {
                    let (point, end) = self
                        .calendar_point(next + 1)
                        .filter(|(point, _)| point.unit() == Some(TimeUnit::Day))?;
                    let from = point.resolve(self.published, if self.tells_future(i) { Tense::Future } else { Tense::Past });
                    Some((self.exactly(from.start, unit, count, from.basis), end))
                }
                _ => None,
            },
            TimeRole::Earlier | TimeRole::Later => {
                let sign = if self.role(next) == Some(TimeRole::Earlier) { -1 } else { 1 };
                Some((self.moved(unit, sign * count), next + 1))
            }
            role @ (TimeRole::Before | TimeRole::After) => {
                let sign = if role == TimeRole::Before { -1 } else { 1 };
                let at = self.skip_role(next + 1, TimeRole::The);
                if let Some((point, end)) = self.simple_point(at) {
                    if at > next + 1 && self.is_dated_noun(end) {
                        return None; // "ten years after the 2013 protests"
                    }
                    let interval = self.resolve(&point, at);
                    let from = if sign < 0 { interval.start } else { interval.end };
                    if interval.unit.is_some_and(|told| told > TimeUnit::Day) && unit >= TimeUnit::Month {
                        return Some((self.shifted_by(from, unit, sign * count, interval.basis), end));
                    }
                    return Some((self.exactly(from, unit, sign * count, interval.basis), end));
                }
                (role == TimeRole::Before && self.ends_clause(next + 1)).then(|| (self.moved(unit, -count), next + 1))
            }
            _ => None,
        }
    }

    /// "two years and three months ago", "2 years 1 month 21 days later".
    fn counted_in_parts(&self, first: TimeUnit, count: i64, next: usize) -> Option<(Point, usize)> {
        let mut parts = vec![(first, count)];
        let mut at = next;
        loop {
            let joint = self.skip_role(self.skip_mark(at, b','), TimeRole::And);
            let Some((count, unit_at)) = self.count(joint) else { break };
            let Some((unit, _)) = self.unit(unit_at) else { break };
            parts.push((unit, i64::from(count)));
            at = unit_at + 1;
        }
        if parts.len() < 2 || parts.len() > 6 {
            return None;
        }
        let (sign, from, basis) = match self.role(at)? {
            TimeRole::Ago => (-1, self.published, TimeBasis::RelativeToPublished),
            role @ (TimeRole::Later | TimeRole::Earlier) => {
                let sign = if role == TimeRole::Later { 1 } else { -1 };
                (sign, self.anchor(TimeUnit::Day), TimeBasis::Anaphoric)
            }
            _ => return None,
        };
        let day = parts
            .iter()
            .try_fold(from?, |date, (unit, count)| calendar::plus(date, *unit, sign * count));
        let finest = parts.iter().map(|(unit, _)| *unit).min()?;
        let told_in = if finest < TimeUnit::Month { TimeUnit::Day } else { TimeUnit::Month };
        let days = day.and_then(|date| calendar::holding(date, told_in));
        Some((Point::fixed(Interval::new(days, Some(told_in), basis)), at + 1))
    }

    /// Years and decades ago are told by the year, months by the month, the rest by the day.
    fn shifted_by(&self, from: Option<Date>, unit: TimeUnit, count: i64, basis: TimeBasis) -> Point {
        let told_in = match unit {
            TimeUnit::Century | TimeUnit::Decade | TimeUnit::Year => TimeUnit::Year,
            TimeUnit::Half | TimeUnit::Quarter | TimeUnit::Month => TimeUnit::Month,
            _ => TimeUnit::Day,
        };
        let days = from.and_then(|date| calendar::holding(calendar::plus(date, unit, count)?, told_in));
        Point::fixed(Interval::new(days, Some(told_in), basis))
    }

    fn exactly(&self, from: Option<Date>, unit: TimeUnit, count: i64, basis: TimeBasis) -> Point {
        let date = from.and_then(|date| calendar::plus(date, unit, count));
        Point::fixed(Interval::new(date.map(|date| (date, date)), Some(TimeUnit::Day), basis))
    }
}
