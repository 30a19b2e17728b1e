//! Days of the week told by their week: "last Friday", "Monday of next week", "this coming Tuesday".

use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use crate::times::calendar;
use crate::times::phrases::Window;
use crate::times::resolve::{Grain, Interval, Point, Tense, Year};
use crate::times::tokens::Kind;

impl Window<'_> {
    /// "last Friday" is the Friday of last week, as "next Friday" is that of next week.
    pub(super) fn weekday_by(&self, role: TimeRole, number: i8) -> Option<Point> {
        match role {
            TimeRole::Past => {
                let yesterday = self.published.and_then(|date| calendar::plus_days(date, -1));
                let days = yesterday.and_then(|date| Point::new(Grain::Weekday(number), Year::Unsaid).nearest(date, Tense::Past));
                Some(Point::fixed(Interval::new(
                    days,
                    Some(TimeUnit::Day),
                    TimeBasis::RelativeToPublished,
                )))
            }
            TimeRole::Coming => {
                let tomorrow = self.published.and_then(|date| calendar::plus_days(date, 1));
                let days = tomorrow.and_then(|date| Point::new(Grain::Weekday(number), Year::Unsaid).nearest(date, Tense::Future));
                Some(Point::fixed(Interval::new(
                    days,
                    Some(TimeUnit::Day),
                    TimeBasis::RelativeToPublished,
                )))
            }
            TimeRole::Same | TimeRole::That => Some(Point::new(Grain::Weekday(number), Year::Unsaid)),
            _ => Some(self.weekday_in_week(number, week_shift(role)?)),
        }
    }

    pub(super) fn weekday_in_week(&self, number: i8, shift: i64) -> Point {
        let date = self.published.and_then(|date| {
            let (monday, _) = calendar::holding(date, TimeUnit::Week)?;
            calendar::plus_days(monday, shift * 7 + i64::from(number) - 1)
        });
        Point::fixed(Interval::new(
            date.map(|date| (date, date)),
            Some(TimeUnit::Day),
            TimeBasis::RelativeToPublished,
        ))
    }

    /// After "next week": "Monday", "on Monday", "- Monday".
    pub(super) fn weekday_after_week(&self, i: usize) -> Option<(i8, usize)> {
        let at = if self.role(i) == Some(TimeRole::On) || self.is_dash(i) {
            i + 1
        } else {
            i
        };
        match self.kind(at)? {
            Kind::Word(TimeWord::Weekday { number, many: false, .. }) => Some((number, at + 1)),
            _ => None,
        }
    }

    /// "Monday last week", "Tuesday of next week", "Monday this week".
    pub(super) fn weekday_of_week(&self, i: usize) -> Option<(Point, usize)> {
        let Kind::Word(TimeWord::Weekday { number, many: false, .. }) = self.kind(i)? else {
            return None;
        };
        let mut at = i + 1;
        if matches!(self.role(at), Some(TimeRole::Of)) {
            at += 1;
        }
        let shift = week_shift(self.role(at)?)?;
        (self.unit(at + 1) == Some((TimeUnit::Week, false))).then(|| (self.weekday_in_week(number, shift), at + 2))
    }
}

pub(super) fn week_shift(role: TimeRole) -> Option<i64> {
    match role {
        TimeRole::Last | TimeRole::Previous => Some(-1),
        TimeRole::This => Some(0),
        TimeRole::Next | TimeRole::Following => Some(1),
        _ => None,
    }
}
