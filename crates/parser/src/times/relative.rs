//! What is counted from publication ("last May", "two weeks ago") or from the date the text
//! named before ("that year", "the previous day").

use jiff::civil::Date;
use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use super::calendar::{self, Days};
use super::phrases::Window;
use super::resolve::{Grain, Interval, Point, Tense, Year};
use super::tokens::Kind;

impl Window<'_> {
    /// A relative date that begins at token `i`, and the token after it.
    pub(super) fn relative_point(&self, i: usize) -> Option<(Point, usize)> {
        let token = self.tokens.get(i)?;
        match token.kind {
            Kind::Word(TimeWord::RelativeDay(days)) => {
                let next = if matches!(self.kind(i + 1), Some(Kind::Word(TimeWord::PartOfDay))) {
                    i + 2
                } else {
                    i + 1
                };
                Some((self.days_from(self.published, i64::from(days), 0), next))
            }
            Kind::Word(TimeWord::Role(role)) => self.by_role(i, role),
            Kind::Word(TimeWord::Unit { unit, many: false }) => self.unit_beside(i, unit),
            Kind::Word(TimeWord::Cardinal(_) | TimeWord::Amount(_)) | Kind::Number { .. } => {
                self.counted_then_shifted(i).or_else(|| self.counted(i))
            }
            Kind::Word(TimeWord::Weekday { .. }) => self.weekday_of_week(i),
            _ => None,
        }
    }

    /// "the year to June", "the twelve months ended 31 March": so long, up to that end.
    pub(super) fn units_to(&self, i: usize) -> Option<(Point, usize)> {
        let at = self.skip_role(i, TimeRole::The);
        let (count, at) = self.count(at).or((at > i).then_some((1, at)))?;
        let (unit @ (TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Year), _) = self.unit(at)? else {
            return None;
        };
        let joined = self.role(at + 1) == Some(TimeRole::To) || matches!(self.text_of(at + 1), "ended" | "ending");
        let last = if self.role(at + 2) == Some(TimeRole::In) || self.role(at + 2) == Some(TimeRole::On) {
            at + 3
        } else {
            at + 2
        };
        let (point, next) = self.calendar_point(last).filter(|_| joined)?;
        let whole = point.resolve(self.published, Tense::Past);
        if !matches!(whole.unit, Some(TimeUnit::Day | TimeUnit::Month | TimeUnit::Quarter)) {
            return None;
        }
        let days = whole.end.and_then(|end| {
            let start = calendar::plus(calendar::plus_days(end, 1)?, unit, -i64::from(count))?;
            Some((start, end))
        });
        Some((Point::fixed(Interval::new(days, None, whole.basis)), next))
    }

    fn by_role(&self, i: usize, role: TimeRole) -> Option<(Point, usize)> {
        match role {
            TimeRole::A | TimeRole::Another => self.counted(i),
            TimeRole::Last
            | TimeRole::Past
            | TimeRole::Previous
            | TimeRole::Next
            | TimeRole::Coming
            | TimeRole::Following
            | TimeRole::This
            | TimeRole::Same
            | TimeRole::That => self.shifted(i, role),
            TimeRole::Earlier | TimeRole::Later => self.earlier_within(i, role),
            _ => None,
        }
    }

    fn days_from(&self, from: Option<Date>, days: i64, months: i64) -> Point {
        let date = from
            .and_then(|date| calendar::plus_months(date, months))
            .and_then(|date| calendar::plus_days(date, days));
        Point::fixed(Interval::new(
            date.map(|date| (date, date)),
            Some(TimeUnit::Day),
            TimeBasis::RelativeToPublished,
        ))
    }

    /// "last May", "this year", "the past five years", "next Monday", "that month".
    fn shifted(&self, i: usize, role: TimeRole) -> Option<(Point, usize)> {
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

    /// "last Friday" is the Friday of last week, as "next Friday" is that of next week.
    fn weekday_by(&self, role: TimeRole, number: i8) -> Option<Point> {
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

    fn weekday_in_week(&self, number: i8, shift: i64) -> Point {
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
    fn weekday_after_week(&self, i: usize) -> Option<(i8, usize)> {
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
    fn weekday_of_week(&self, i: usize) -> Option<(Point, usize)> {
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

    /// "last year", "this week", "the following month", "that year".
    pub(super) fn unit_by(&self, role: TimeRole, unit: TimeUnit, at: usize) -> Option<Point> {
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
    fn rolling(&self, role: TimeRole, count: i64, unit: TimeUnit, working: bool) -> Option<Point> {
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

    /// "the 2 next days".
    fn counted_then_shifted(&self, i: usize) -> Option<(Point, usize)> {
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
    fn counted(&self, i: usize) -> Option<(Point, usize)> {
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

    /// "the day before yesterday", "the day before", "the year after", "year to date", "the month".
    fn unit_beside(&self, i: usize, unit: TimeUnit) -> Option<(Point, usize)> {
        match self.role(i + 1) {
            Some(role @ (TimeRole::Before | TimeRole::After)) if self.before(i) == Some(TimeRole::The) => {
                let sign = if role == TimeRole::Before { -1 } else { 1 };
                let at = self.skip_role(i + 2, TimeRole::The);
                if let Some((point, end)) = self.simple_point(at) {
                    let interval = self.resolve(&point, at);
                    let from = if sign < 0 { interval.start } else { interval.end };
                    let days = from.and_then(|date| calendar::holding(calendar::plus(date, unit, sign)?, unit));
                    return Some((Point::fixed(Interval::new(days, Some(unit), interval.basis)), end));
                }
                if !self.ends_clause(i + 2) {
                    return None;
                }
                let (from, basis) = match self.anchor(unit) {
                    Some(anchor) => (Some(anchor), TimeBasis::Anaphoric),
                    None => (self.published, TimeBasis::RelativeToPublished),
                };
                let days = from.and_then(|date| calendar::holding(calendar::plus(date, unit, sign)?, unit));
                Some((Point::fixed(Interval::new(days, Some(unit), basis)), i + 2))
            }
            Some(TimeRole::To) if self.role(i + 2) == Some(TimeRole::Date) => {
                let start = self.published.and_then(|date| calendar::holding(date, unit));
                let days = start.zip(self.published).map(|((start, _), today)| (start, today));
                Some((Point::fixed(Interval::new(days, None, TimeBasis::RelativeToPublished)), i + 3))
            }
            _ => {
                if unit == TimeUnit::Weekend && self.before(i) == Some(TimeRole::The) {
                    // "over the weekend": the last one that has begun.
                    let days = self.published.and_then(|date| {
                        let begun = date.weekday().to_monday_one_offset() >= 6;
                        calendar::holding(calendar::plus_days(date, if begun { 0 } else { -7 })?, unit)
                    });
                    return Some((Point::fixed(Interval::new(days, Some(unit), TimeBasis::RelativeToPublished)), i + 1));
                }
                // "in the year", "of the month": the one spoken of.
                let plain = self.role(i + 1) != Some(TimeRole::Of)
                    && matches!(unit, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week)
                    && self.before(i) == Some(TimeRole::The)
                    && i >= 2
                    && matches!(
                        self.role(i - 2),
                        Some(TimeRole::Of | TimeRole::In | TimeRole::During | TimeRole::For)
                    )
                    && self.ends_clause(i + 1);
                plain.then(|| (Point::fixed(self.spoken_of(unit)), i + 1))
            }
        }
    }
}

fn week_shift(role: TimeRole) -> Option<i64> {
    match role {
        TimeRole::Last | TimeRole::Previous => Some(-1),
        TimeRole::This => Some(0),
        TimeRole::Next | TimeRole::Following => Some(1),
        _ => None,
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
