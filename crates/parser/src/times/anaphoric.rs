//! What is counted from the date the text named before: "that year", "a month earlier", "the same
//! period of 2022", "later in the week".

use jiff::civil::Date;
use lexicon::{TimeRole, TimeUnit};
use record::TimeBasis;

use super::calendar;
use super::phrases::Window;
use super::resolve::{Interval, Point};

impl Window<'_> {
    /// "the same period last year", "the same month of 2022", "the same quarter a year earlier":
    /// the days named before, in another year.
    pub(super) fn same_period(&self, i: usize) -> Option<(Point, usize)> {
        let named = self.unit(i).is_some_and(|(unit, many)| !many && unit < TimeUnit::Year)
            || matches!(self.text_of(i), "period" | "time" | "stretch");
        if !named {
            return None;
        }
        let mut at = i + 1;
        if matches!(self.role(at), Some(TimeRole::Of | TimeRole::In)) {
            at += 1;
        }
        let anchor = self
            .found
            .iter()
            .rev()
            .take(3)
            .map(|found| found.interval)
            .find(|interval| interval.unit != Some(TimeUnit::Year) && interval.days().is_some());
        let (year, next) = if let Some(year) = self.year(at) {
            (Some(year), at + 1)
        } else if self.unit(self.skip_role(at + 1, TimeRole::Fiscal)) == Some((TimeUnit::Year, false)) {
            match self.role(at)? {
                TimeRole::Last | TimeRole::Previous => (self.published.map(|date| date.year() - 1), at + 2),
                TimeRole::A
                    if self.role(at + 2) == Some(TimeRole::Earlier)
                        || self.role(at + 2) == Some(TimeRole::Ago)
                        || self.role(at + 2) == Some(TimeRole::Before) =>
                {
                    (anchor.and_then(|interval| interval.start).map(|date| date.year() - 1), at + 3)
                }
                TimeRole::The => (anchor.and_then(|interval| interval.start).map(|date| date.year() - 1), at + 3),
                _ => return None,
            }
        } else {
            return None;
        };
        let days = anchor.and_then(|interval| {
            let (start, end) = interval.days()?;
            let shift = i64::from(year? - start.year());
            let first = calendar::plus(start, TimeUnit::Year, shift)?;
            let last = calendar::plus(end, TimeUnit::Year, shift)?;
            Some((first, if end == end.last_of_month() { last.last_of_month() } else { last }))
        });
        let unit = anchor.and_then(|interval| interval.unit);
        Some((
            Point::fixed(Interval::new(days, unit, TimeBasis::Anaphoric)),
            next.min(self.tokens.len()),
        ))
    }

    pub(super) fn anaphoric_point(&self, point: &Point) -> Option<Point> {
        let days = point.in_year(self.year_before()?);
        Some(Point::fixed(Interval::new(days, point.unit(), TimeBasis::Anaphoric)))
    }

    /// "the previous three months", beside a period in the same sentence: those before it.
    pub(super) fn previous_units(&self, i: usize, unit: TimeUnit, count: i64) -> Option<Point> {
        let beside = self.found.last().filter(|found| self.tokens[i].start - found.end < 160)?;
        let (start, _) = beside.interval.days()?;
        let days = (calendar::plus(start, unit, -count)?, calendar::plus_days(start, -1)?);
        Some(Point::fixed(Interval::new(Some(days), None, TimeBasis::Anaphoric)))
    }

    /// The date named before, moved: "a year earlier" keeps its length.
    pub(super) fn moved(&self, unit: TimeUnit, count: i64) -> Point {
        let anchor = self.found.last().map(|found| found.interval);
        let moved = anchor.and_then(|interval| {
            let fine = match unit {
                TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century => true,
                TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Half => interval.unit != Some(TimeUnit::Year),
                _ => interval.unit == Some(TimeUnit::Day),
            };
            let (start, end) = interval.days().filter(|_| fine)?;
            let first = calendar::plus(start, unit, count)?;
            let last = match interval.unit {
                Some(whole @ (TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year)) => calendar::holding(first, whole)?.1,
                _ => calendar::plus(end, unit, count)?,
            };
            Some((first, last))
        });
        let told_in = anchor.and_then(|interval| interval.unit);
        Point::fixed(Interval::new(moved, told_in, TimeBasis::Anaphoric))
    }

    /// "earlier this year", "later in the week".
    pub(super) fn earlier_within(&self, i: usize, role: TimeRole) -> Option<(Point, usize)> {
        let at = if self.role(i + 1) == Some(TimeRole::In) { i + 2 } else { i + 1 };
        let (whole, end) = match self.role(at)? {
            TimeRole::This | TimeRole::That | TimeRole::Last => {
                let (unit, false) = self.unit(at + 1)? else { return None };
                let point = self.unit_by(self.role(at)?, unit, at + 1)?;
                (self.resolve(&point, at), at + 2)
            }
            TimeRole::The if at == i + 2 => self.whole(at)?,
            _ => return None,
        };
        let days = whole.days().map(|(start, end)| match (self.published, role) {
            _ if whole.basis == TimeBasis::Anaphoric => (start, end), // "later that month"
            (Some(today), TimeRole::Earlier) if (start..=end).contains(&today) => (start, today),
            (Some(today), TimeRole::Later) if (start..=end).contains(&today) => (today, end),
            _ => (start, end),
        });
        Some((Point::fixed(Interval::new(days, None, whole.basis)), end))
    }

    /// The year, month or week that the text speaks of: of the date named before, else of
    /// publication.
    pub(super) fn spoken_of(&self, unit: TimeUnit) -> Interval {
        let (from, basis) = match self.anchor(unit) {
            Some(anchor) => (Some(anchor), TimeBasis::Anaphoric),
            None => (self.published, TimeBasis::RelativeToPublished),
        };
        Interval::new(from.and_then(|date| calendar::holding(date, unit)), Some(unit), basis)
    }

    /// A day of the date named before, where it lies within one `unit`.
    pub(super) fn anchor(&self, unit: TimeUnit) -> Option<Date> {
        let (start, end) = self.found.iter().rev().take(4).find_map(|found| {
            let (start, end) = found.interval.days()?;
            let (first, last) = calendar::holding(start, unit)?;
            (first <= start && end <= last).then_some((start, end))
        })?;
        Some(if unit == TimeUnit::Day { end } else { start })
    }

    /// The year of the date named before.
    pub(super) fn year_before(&self) -> Option<i16> {
        self.anchor(TimeUnit::Year).map(Date::year)
    }
}
