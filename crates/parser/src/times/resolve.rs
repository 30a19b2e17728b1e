//! Completes what a date leaves unsaid, from the day of publication: the past first, the
//! future where the sentence speaks of what is to come.

use jiff::civil::Date;
use lexicon::{HolidayRule, TimeUnit};
use record::{Time, TimeBasis};

use super::calendar::{self, Days, Part};

/// A resolved date or period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    /// First day.
    pub(super) start: Option<Date>,
    /// Last day.
    pub(super) end: Option<Date>,
    /// The calendar's unit; none for any other period.
    pub(super) unit: Option<TimeUnit>,
    /// What it was resolved against.
    pub(super) basis: TimeBasis,
}

impl Interval {
    pub(super) fn new(days: Option<Days>, unit: Option<TimeUnit>, basis: TimeBasis) -> Interval {
        Interval {
            start: days.map(|(start, _)| start),
            end: days.map(|(_, end)| end),
            unit,
            basis,
        }
    }

    pub(super) fn days(&self) -> Option<Days> {
        self.start.zip(self.end)
    }

    fn granularity(&self) -> &'static str {
        match self.unit {
            Some(TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day) => "day",
            Some(TimeUnit::Week | TimeUnit::Weekend) => "week",
            Some(TimeUnit::Month) => "month",
            Some(TimeUnit::Quarter) => "quarter",
            Some(TimeUnit::Year) => "year",
            Some(TimeUnit::Decade) => "decade",
            Some(TimeUnit::Fortnight | TimeUnit::Half | TimeUnit::Century) | None => "period",
        }
    }
}

/// An interval and where it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// First byte.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// The days.
    pub(super) interval: Interval,
}

impl Found {
    pub(super) fn into_time(self, text: &str) -> Time {
        Time {
            start: self.start,
            end: self.end,
            surface: text.get(self.start..self.end).unwrap_or_default().to_owned(),
            time_start: self.interval.start.map(|date| date.to_string()),
            time_end: self.interval.end.map(|date| date.to_string()),
            granularity: self.interval.granularity().to_owned(),
            basis: self.interval.basis,
        }
    }
}

/// What is named within a year, or is a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// "29 March", "Wednesday, 29 March", "the 29th".
    Day {
        /// The month, where it is said.
        month: Option<i8>,
        /// The day of the month.
        day: i8,
        /// The day of the week, where it is said.
        weekday: Option<i8>,
    },
    /// "Wednesday".
    Weekday(i8),
    /// "March".
    Month(i8),
    /// "the third quarter".
    Quarter(i8),
    /// "the second half".
    Half(i8),
    /// "spring".
    Season(i8),
    /// "week 31".
    Week(i8),
    /// "Human Rights Day".
    Holiday(HolidayRule),
    /// "2023".
    Year,
    /// Resolved already.
    Fixed(Interval),
}

/// How the year of a point is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not at all.
    Unsaid,
    /// In digits.
    Given(i16),
    /// "last year": years from that of publication.
    Shift(i16),
}

/// A date as written: its year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    /// What is named.
    pub(super) grain: Grain,
    /// Its year.
    pub(super) year: Year,
    /// "early", "late".
    pub(super) part: Option<Part>,
}

/// Where the sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// At what has been.
    Past,
    /// At what is to come.
    Future,
    /// Nothing says: at what is to come if that is soon, for a year-old date would say its year.
    Unsaid,
}

/// How soon is soon, in days.
const SOON: i64 = 60;

impl Point {
    pub(super) fn new(grain: Grain, year: Year) -> Point {
        Point { grain, year, part: None }
    }

    pub(super) fn fixed(interval: Interval) -> Point {
        Point::new(Grain::Fixed(interval), Year::Unsaid)
    }

    /// The unit the point is told in.
    pub(super) fn unit(&self) -> Option<TimeUnit> {
        if self.part.is_some() {
            return None;
        }
        self.whole_unit()
    }

    fn whole_unit(&self) -> Option<TimeUnit> {
        match self.grain {
            Grain::Day { .. } | Grain::Weekday(_) | Grain::Holiday(_) => Some(TimeUnit::Day),
            Grain::Month(_) => Some(TimeUnit::Month),
            Grain::Quarter(_) => Some(TimeUnit::Quarter),
            Grain::Half(_) => Some(TimeUnit::Half),
            Grain::Season(_) => None,
            Grain::Week(_) => Some(TimeUnit::Week),
            Grain::Year => Some(TimeUnit::Year),
            Grain::Fixed(interval) => interval.unit,
        }
    }

    /// The days of the point in `year`.
    pub(super) fn in_year(&self, year: i16) -> Option<Days> {
        let day = |date: Date| (date, date);
        match self.grain {
            Grain::Day {
                month: Some(month),
                day: number,
                ..
            } => calendar::date(year, month, number).map(day),
            Grain::Day { month: None, .. } | Grain::Weekday(_) => None,
            Grain::Month(month) => calendar::months(year, month, 1),
            Grain::Quarter(quarter) => calendar::months(year, quarter * 3 - 2, 3),
            Grain::Half(half) => calendar::months(year, half * 6 - 5, 6),
            Grain::Season(season) => calendar::season(year, season),
            Grain::Week(week) => calendar::week_of_year(year, week),
            Grain::Holiday(rule) => calendar::holiday(rule, year).map(day),
            Grain::Year => calendar::years(year, 1),
            Grain::Fixed(interval) => interval.days(),
        }
    }

    /// The interval of the point, for a text published on `published`.
    pub(super) fn resolve(&self, published: Option<Date>, tense: Tense) -> Interval {
        if let Grain::Fixed(interval) = self.grain {
            return self.with_part(interval);
        }
        let (days, basis) = match self.year {
            Year::Given(year) => (self.in_year(year), TimeBasis::Absolute),
            Year::Shift(shift) => (
                published.and_then(|published| self.in_year(published.year().checked_add(shift)?)),
                TimeBasis::RelativeToPublished,
            ),
            Year::Unsaid => (
                published.and_then(|published| self.nearest(published, tense)),
                TimeBasis::RelativeToPublished,
            ),
        };
        self.with_part(Interval::new(days, self.whole_unit(), basis))
    }

    fn with_part(&self, interval: Interval) -> Interval {
        match (self.part, interval.unit, interval.days()) {
            (Some(part), Some(unit), Some(days)) => Interval::new(calendar::part_of(days, unit, part), None, interval.basis),
            (Some(_), ..) => Interval { unit: None, ..interval },
            _ => interval,
        }
    }

    /// The last one that has begun by `published`, or the first that has not ended.
    pub(super) fn nearest(&self, published: Date, tense: Tense) -> Option<Days> {
        match self.grain {
            Grain::Weekday(weekday) => {
                let ahead = i64::from(weekday) - i64::from(published.weekday().to_monday_one_offset());
                let days = match tense {
                    Tense::Past | Tense::Unsaid => -(-ahead).rem_euclid(7),
                    Tense::Future => ahead.rem_euclid(7),
                };
                calendar::plus_days(published, days).map(|date| (date, date))
            }
            Grain::Day { month: None, day, .. } => {
                let step = if tense == Tense::Future { 1 } else { -1 };
                let this_month = published.first_of_month();
                let dates = (0..6).filter_map(|month| {
                    let first = calendar::plus_months(this_month, step * month)?;
                    calendar::date(first.year(), first.month(), day)
                });
                dates.map(|date| (date, date)).find(|days| fits(*days, published, tense))
            }
            Grain::Day {
                weekday: Some(weekday), ..
            } => {
                // "Thursday, 30 March" tells its year.
                let years = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6];
                let days = years.iter().filter_map(|shift| self.in_year(published.year().checked_add(*shift)?));
                let mut told = days.filter(|(date, _)| date.weekday().to_monday_one_offset() == weekday);
                told.next().or_else(|| self.by_year(published, tense))
            }
            _ => self.by_year(published, tense),
        }
    }

    fn by_year(&self, published: Date, tense: Tense) -> Option<Days> {
        if tense == Tense::Unsaid {
            let soon = calendar::plus_days(published, SOON)?;
            let ahead = self.by_year(published, Tense::Future);
            // The month that has begun is both behind and ahead.
            return ahead
                .filter(|(start, _)| *start <= soon)
                .or_else(|| self.by_year(published, Tense::Past));
        }
        let step = if tense == Tense::Past { -1 } else { 1 };
        // Nine years hold a 29 February, whatever the century.
        (0..9)
            .filter_map(|count| self.in_year(published.year().checked_add(step * count)?))
            .find(|days| fits(*days, published, tense))
    }
}

fn fits((start, end): Days, published: Date, tense: Tense) -> bool {
    match tense {
        Tense::Past | Tense::Unsaid => start <= published,
        Tense::Future => end >= published,
    }
}
