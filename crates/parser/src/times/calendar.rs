//! Days, weeks, quarters and their like as closed intervals of dates.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use lexicon::{HolidayRule, TimeUnit};

/// A named part of a period: "early 2021", "the end of March".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The first half.
    Early,
    /// The middle.
    Mid,
    /// The second half.
    Late,
    /// "the beginning of", "the start of": of a year its first four months, else as early.
    Beginning,
    /// "the end of": of a year its last four months, else as late.
    End,
}

/// First and last day of something.
pub(super) type Days = (Date, Date);

pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

pub(super) fn plus_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

pub(super) fn plus_months(date: Date, months: i64) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// `date` moved by `count` units; a month's last day stays within the month.
pub(super) fn plus(date: Date, unit: TimeUnit, count: i64) -> Option<Date> {
    match unit {
        TimeUnit::Minute | TimeUnit::Hour => Some(date),
        TimeUnit::Day => plus_days(date, count),
        TimeUnit::Weekend | TimeUnit::Week => plus_days(date, count.checked_mul(7)?),
        TimeUnit::Fortnight => plus_days(date, count.checked_mul(14)?),
        TimeUnit::Month => plus_months(date, count),
        TimeUnit::Quarter => plus_months(date, count.checked_mul(3)?),
        TimeUnit::Half => plus_months(date, count.checked_mul(6)?),
        TimeUnit::Year => plus_months(date, count.checked_mul(12)?),
        TimeUnit::Decade => plus_months(date, count.checked_mul(120)?),
        TimeUnit::Century => plus_months(date, count.checked_mul(1200)?),
    }
}

/// Monday is 1.
pub(super) fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// The calendar unit that holds `date`; weeks run from Monday.
pub(super) fn holding(date: Date, unit: TimeUnit) -> Option<Days> {
    let monday = plus_days(date, -i64::from(date.weekday().to_monday_zero_offset()));
    match unit {
        TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => Some((date, date)),
        TimeUnit::Week => Some((monday?, plus_days(monday?, 6)?)),
        TimeUnit::Weekend => Some((plus_days(monday?, 5)?, plus_days(monday?, 6)?)),
        TimeUnit::Fortnight => Some((monday?, plus_days(monday?, 13)?)),
        TimeUnit::Month => Some((date.first_of_month(), date.last_of_month())),
        TimeUnit::Quarter => months(date.year(), (date.month() - 1) / 3 * 3 + 1, 3),
        TimeUnit::Half => months(date.year(), (date.month() - 1) / 6 * 6 + 1, 6),
        TimeUnit::Year => Some((date.first_of_year(), date.last_of_year())),
        TimeUnit::Decade => years(date.year().div_euclid(10) * 10, 10),
        TimeUnit::Century => years(date.year().div_euclid(100) * 100, 100),
    }
}

/// `count` months from the first of `month`.
pub(super) fn months(year: i16, month: i8, count: i64) -> Option<Days> {
    let first = date(year, month, 1)?;
    Some((first, plus_days(plus_months(first, count)?, -1)?))
}

/// `count` whole years.
pub(super) fn years(first: i16, count: i16) -> Option<Days> {
    Some((date(first, 1, 1)?, date(first.checked_add(count)? - 1, 12, 31)?))
}

/// Spring is 1. Northern, by whole months: spring begins on 1 March, winter on 1 December.
pub(super) fn season(year: i16, number: i8) -> Option<Days> {
    months(year, number * 3, 3)
}

/// The `number`-th week (from Monday) of a year, as ISO 8601 counts them.
pub(super) fn week_of_year(year: i16, number: i8) -> Option<Days> {
    let monday = jiff::civil::ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date();
    Some((monday, plus_days(monday, 6)?))
}

/// The part of a period that "early", "mid" or "late" names: halves, and the middle; of a month
/// the 10th to the 20th, of a year April to September.
pub(super) fn part_of((start, end): Days, unit: TimeUnit, part: Part) -> Option<Days> {
    let by = |first: i64, count: i64, step: TimeUnit| -> Option<Days> {
        let from = plus(start, step, first)?;
        Some((from, plus_days(plus(from, step, count)?, -1)?.min(end)))
    };
    match (unit, part) {
        (TimeUnit::Year, Part::Beginning) => by(0, 4, TimeUnit::Month),
        (TimeUnit::Year, Part::End) => by(8, 4, TimeUnit::Month),
        (_, Part::Beginning) => part_of((start, end), unit, Part::Early),
        (_, Part::End) => part_of((start, end), unit, Part::Late),
        (TimeUnit::Week, Part::Early) => by(0, 3, TimeUnit::Day),
        (TimeUnit::Week, Part::Mid) => by(1, 3, TimeUnit::Day),
        (TimeUnit::Week, Part::Late) => by(3, 4, TimeUnit::Day),
        (TimeUnit::Month, Part::Early) => by(0, 15, TimeUnit::Day),
        (TimeUnit::Month, Part::Mid) => by(9, 11, TimeUnit::Day),
        (TimeUnit::Month, Part::Late) => Some((plus_days(start, 15)?, end)),
        (TimeUnit::Quarter, Part::Early) => by(0, 1, TimeUnit::Month),
        (TimeUnit::Quarter, Part::Mid) => by(1, 1, TimeUnit::Month),
        (TimeUnit::Quarter, Part::Late) => by(2, 1, TimeUnit::Month),
        (TimeUnit::Year, Part::Early) => by(0, 6, TimeUnit::Month),
        (TimeUnit::Year, Part::Mid) => by(3, 6, TimeUnit::Month),
        (TimeUnit::Year, Part::Late) => by(6, 6, TimeUnit::Month),
        (TimeUnit::Decade, Part::Early) => by(0, 4, TimeUnit::Year),
        (TimeUnit::Decade, Part::Mid) => by(4, 3, TimeUnit::Year),
        (TimeUnit::Decade, Part::Late) => by(6, 4, TimeUnit::Year),
        (TimeUnit::Century, Part::Early) => by(0, 34, TimeUnit::Year),
        (TimeUnit::Century, Part::Mid) => by(33, 34, TimeUnit::Year),
        (TimeUnit::Century, Part::Late) => by(66, 34, TimeUnit::Year),
        _ => Some((start, end)),
    }
}

/// The day of a named day in a year.
pub(super) fn holiday(rule: HolidayRule, year: i16) -> Option<Date> {
    match rule {
        HolidayRule::Fixed { month, day } => date(year, month, day),
        HolidayRule::NthWeekday {
            month,
            nth,
            weekday: number,
        } => date(year, month, 1)?.nth_weekday_of_month(nth, weekday(number)?).ok(),
        HolidayRule::Easter { days } => plus_days(easter(year)?, i64::from(days)),
    }
}

/// Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let (century, of_century) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let correction = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4).rem_euclid(7);
    let shift = (golden + 11 * moon + 22 * weekday) / 451;
    let sum = moon + weekday - 7 * shift + 114;
    date(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (year, month, day) in [(2019, 4, 21), (2023, 4, 9), (2024, 3, 31), (2025, 4, 20)] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn a_week_runs_from_monday() {
        let wednesday = date(2023, 3, 29).unwrap();
        assert_eq!(
            holding(wednesday, TimeUnit::Week),
            Some((date(2023, 3, 27).unwrap(), date(2023, 4, 2).unwrap()))
        );
    }
}
