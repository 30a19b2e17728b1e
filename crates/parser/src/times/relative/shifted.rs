//! Periods told by where they lie: "last May", "this year", "the past five years", "that month".

use jiff::civil::Date;
use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use super::weekdays::week_shift;
use crate::times::calendar::{self, Days};
use crate::times::phrases::Window;
use crate::times::resolve::{Grain, Interval, Point, Year};
use crate::times::tokens::Kind;

impl Window<'_> {
    /// "last May", "this year", "the past five years", "next Monday", "that month".
    pub(super) fn shifted(&self, i: usize, role: TimeRole) -> Option<(Point, usize)> {
        let mut role = role;
        let mut next = i + 1;
        // "this past Friday", "this coming May", "the same year", "this same week".
        while let Some(second @ (TimeRole::Past | TimeRole::Coming | TimeRole::Last | TimeRole::Same | TimeRole::Next)) = self.role(next) {
            role = second;
            next += 1;
        }
        if role == TimeRole::Same
            && let Some(found) = self.same_period(next)
        {
            return Some(found);
        }
        if let Some((count, after)) = self.count(next) {
            let mut at = after;
            let mut working = false;
            while self.role(at) == Some(TimeRole::Working) {
                working = true;
                at += 1;
            }
            if let Some((unit, true)) = self.unit(at)
                && !self.is_dash(after)
            {
                if role == TimeRole::Previous
                    && let Some(point) = self.previous_units(i, unit, i64::from(count))
                {
                    return Some((point, at + 1));
                }
                return Some((self.rolling(role, i64::from(count), unit, working)?, at + 1));
            }
            if self.unit(at).is_some() {
                return None;
            }
        }
        if matches!(self.role(next), Some(TimeRole::Fiscal | TimeRole::Calendar)) {
            next += 1;
        }
        match self.kind(next)? {
            Kind::Word(TimeWord::Unit { unit, many: false }) => {
                if self.is_dash(next + 1) && !self.tokens[next + 1].spaced {
                    return None;
                }
                if unit == TimeUnit::Week
                    && let Some((weekday, end)) = self.weekday_after_week(next + 1)
                {
                    let shift = week_shift(role)?;
                    return Some((self.weekday_in_week(weekday, shift), end));
                }
                Some((self.unit_by(role, unit, next)?, next + 1))
            }
            Kind::Word(TimeWord::Weekday { many: false, .. }) => {
                let (point, end) = self.calendar_point(next)?;
                if !matches!(point.grain, Grain::Weekday(_)) {
                    return Some((point, end)); // "this Friday, 5 May"
                }
                let Grain::Weekday(number) = point.grain else { return None };
                Some((self.weekday_by(role, number)?, end))
            }
            Kind::Word(TimeWord::Month { .. } | TimeWord::Season(_)) | Kind::Number { .. } | Kind::Ordinal(_) => self.named_by(role, next),
            Kind::Word(TimeWord::Ordinal(_)) => self.named_by(role, next),
            Kind::Word(TimeWord::PartOfDay) => {
                let days = match role {
                    TimeRole::Last => -1,
                    TimeRole::This => 0,
                    _ => return None,
                };
                Some((self.days_from(self.published, days, 0), next + 1))
            }
            _ => match self.holiday(next) {
                Some((point, end)) => Some((self.point_by(role, &point)?, end)),
                None => None,
            },
        }
    }

    /// "last May", "next 6th of April", "this summer".
    fn named_by(&self, role: TimeRole, i: usize) -> Option<(Point, usize)> {
        let (point, end) = match self.kind(i)? {
            Kind::Word(TimeWord::Season(number)) => (Point::new(Grain::Season(number), Year::Unsaid), i + 1),
            Kind::Word(TimeWord::Month { number, short: false }) if self.tokens[i].capital || !self.is_verb_month(i) => {
                match self.calendar_point(i) {
                    Some(found) => found,
                    None => (Point::new(Grain::Month(number), Year::Unsaid), i + 1),
                }
            }
            _ => self.dated_day(i)?,
        };
        if point.year != Year::Unsaid {
            return Some((point, end));
        }
        Some((self.point_by(role, &point)?, end))
    }

    fn point_by(&self, role: TimeRole, point: &Point) -> Option<Point> {
        let basis = TimeBasis::RelativeToPublished;
        let unit = point.unit();
        let Some(published) = self.published else {
            return Some(Point::fixed(Interval::new(None, unit, basis)));
        };
        let year = published.year();
        let within = |from: i16, to: i16| (from..=to).filter_map(|year| point.in_year(year));
        let days = match role {
            TimeRole::Last | TimeRole::Past | TimeRole::Previous => within(year - 2, year).rfind(|(_, end)| *end < published),
            TimeRole::Next | TimeRole::Coming | TimeRole::Following => within(year, year + 2).find(|(start, _)| *start > published),
            TimeRole::This => {
                if matches!(point.grain, Grain::Season(4)) {
                    // Winter has two years: the nearest that has not ended, or has just ended.
                    within(year - 1, year).find(|(_, end)| *end >= published)
                } else {
                    point.in_year(year)
                }
            }
            TimeRole::Same | TimeRole::That => return self.anaphoric_point(point),
            _ => None,
        };
        Some(Point::fixed(Interval::new(days, unit, basis)))
    }

    /// "last year", "this week", "the following month", "that year".
    pub(in crate::times) fn unit_by(&self, role: TimeRole, unit: TimeUnit, at: usize) -> Option<Point> {
        if matches!(unit, TimeUnit::Minute | TimeUnit::Hour) {
            return None;
        }
        if matches!(role, TimeRole::Same | TimeRole::That | TimeRole::Previous | TimeRole::Following)
            && let Some(anchor) = self.anchor(unit)
        {
            let shift = match role {
                TimeRole::Previous => -1,
                TimeRole::Following => 1,
                _ => 0,
            };
            let days = calendar::plus(anchor, unit, shift).and_then(|date| calendar::holding(date, unit));
            return Some(Point::fixed(Interval::new(days, Some(unit), TimeBasis::Anaphoric)));
        }
        let shift = match role {
            TimeRole::Last | TimeRole::Previous => -1,
            TimeRole::This => 0,
            TimeRole::Next if unit == TimeUnit::Day && !self.tells_future(at) => {
                // "the next day" of a story follows the day it spoke of.
                let anchor = self.anchor(unit)?;
                let days = calendar::plus_days(anchor, 1).map(|date| (date, date));
                return Some(Point::fixed(Interval::new(days, Some(unit), TimeBasis::Anaphoric)));
            }
            TimeRole::Next | TimeRole::Following => 1,
            TimeRole::Coming => 1,
            TimeRole::Past => return self.rolling(role, 1, unit, false),
            TimeRole::Same | TimeRole::That => {
                return Some(Point::fixed(Interval::new(None, Some(unit), TimeBasis::Anaphoric)));
            }
            _ => return None,
        };
        if unit == TimeUnit::Day && matches!(role, TimeRole::This | TimeRole::Last) {
            return None; // "to this day", "the last day"
        }
        let days = self
            .published
            .and_then(|date| calendar::holding(calendar::plus(calendar::holding(date, unit)?.0, unit, shift)?, unit));
        Some(Point::fixed(Interval::new(days, Some(unit), TimeBasis::RelativeToPublished)))
    }

    /// "the past five years": up to publication; quarters are whole.
    pub(super) fn rolling(&self, role: TimeRole, count: i64, unit: TimeUnit, working: bool) -> Option<Point> {
        if matches!(unit, TimeUnit::Minute | TimeUnit::Hour) {
            return None;
        }
        let backwards = match role {
            TimeRole::Last | TimeRole::Past | TimeRole::Previous => true,
            TimeRole::Next | TimeRole::Coming | TimeRole::Following => false,
            _ => return None,
        };
        let days = self.published.and_then(|date| -> Option<Days> {
            if unit == TimeUnit::Quarter || unit == TimeUnit::Half {
                let (start, end) = calendar::holding(date, unit)?;
                return if backwards {
                    Some((calendar::plus(start, unit, -count)?, calendar::plus_days(start, -1)?))
                } else {
                    let next = calendar::plus_days(end, 1)?;
                    Some((next, calendar::plus_days(calendar::plus(next, unit, count)?, -1)?))
                };
            }
            if working && unit == TimeUnit::Day {
                return working_days(date, count, backwards);
            }
            if backwards {
                Some((calendar::plus(date, unit, -count)?, date))
            } else {
                Some((calendar::plus_days(date, 1)?, calendar::plus(date, unit, count)?))
            }
        });
        Some(Point::fixed(Interval::new(days, None, TimeBasis::RelativeToPublished)))
    }
}

/// The working days beside `date`, which is not among them.
fn working_days(date: Date, count: i64, backwards: bool) -> Option<Days> {
    let step = if backwards { -1 } else { 1 };
    let (mut last, mut first, mut left) = (date, None, count.min(10_000));
    while left > 0 {
        last = calendar::plus_days(last, step)?;
        if last.weekday().to_monday_one_offset() <= 5 {
            left -= 1;
            first = first.or(Some(last));
        }
    }
    let first = first?;
    Some(if backwards { (last, first) } else { (first, last) })
}
