//! What is counted from publication ("last May", "two weeks ago") or from the date the text
//! named before ("that year", "the previous day").

mod counted;
mod shifted;
mod weekdays;

use jiff::civil::Date;
use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use super::calendar;
use super::phrases::Window;
use super::resolve::{Interval, Point, Tense};
use super::tokens::Kind;

impl Window<'_> {
    /// A relative date that begins at token `i`, and the token after it.
    pub(in crate::times) fn relative_point(&self, i: usize) -> Option<(Point, usize)> {
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
    pub(in crate::times) fn units_to(&self, i: usize) -> Option<(Point, usize)> {
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
