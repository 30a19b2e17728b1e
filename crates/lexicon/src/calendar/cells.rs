//! The cells of the tables, read: a kind and its value, a rule of a named day.

use super::{HolidayRule, TimeRole, TimeUnit, TimeWord};

fn number(cell: &str) -> Result<i8, String> {
    cell.parse().map_err(|_| format!("`{cell}` is no small number"))
}

pub(super) fn time_word(kind: &str, value: &str) -> Result<TimeWord, String> {
    Ok(match kind {
        "month" | "month_short" => TimeWord::Month {
            number: within(number(value)?, 1, 12)?,
            short: kind == "month_short",
        },
        "weekday" | "weekdays" | "weekday_short" => TimeWord::Weekday {
            number: within(number(value)?, 1, 7)?,
            short: kind == "weekday_short",
            many: kind == "weekdays",
        },
        "unit" | "units" => TimeWord::Unit {
            unit: unit(value)?,
            many: kind == "units",
        },
        "season" => TimeWord::Season(within(number(value)?, 1, 4)?),
        "part_of_day" => TimeWord::PartOfDay,
        "relative_day" => TimeWord::RelativeDay(number(value)?),
        "decade" => TimeWord::Decade(within(number(value)?, 10, 90)?),
        "cardinal" => TimeWord::Cardinal(within(number(value)?, 1, 99)?),
        "ordinal" => TimeWord::Ordinal(within(number(value)?, 1, 99)?),
        "amount" => TimeWord::Amount(within(number(value)?, 0, 99)?),
        "role" => TimeWord::Role(role(value)?),
        "dated_noun" => TimeWord::DatedNoun,
        "numbers" => TimeWord::Numbers,
        other => return Err(format!("unknown kind `{other}`")),
    })
}

fn within(number: i8, least: i8, most: i8) -> Result<i8, String> {
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(format!("{number} is not within {least} and {most}"))
    }
}

fn unit(value: &str) -> Result<TimeUnit, String> {
    Ok(match value {
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "weekend" => TimeUnit::Weekend,
        "week" => TimeUnit::Week,
        "fortnight" => TimeUnit::Fortnight,
        "month" => TimeUnit::Month,
        "quarter" | "trimester" => TimeUnit::Quarter,
        "half" | "semester" => TimeUnit::Half,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        other => return Err(format!("unknown unit `{other}`")),
    })
}

fn role(value: &str) -> Result<TimeRole, String> {
    Ok(match value {
        "the" => TimeRole::The,
        "a" => TimeRole::A,
        "of" => TimeRole::Of,
        "in" => TimeRole::In,
        "on" => TimeRole::On,
        "at" => TimeRole::At,
        "for" => TimeRole::For,
        "and" => TimeRole::And,
        "or" => TimeRole::Or,
        "to" => TimeRole::To,
        "from" => TimeRole::From,
        "since" => TimeRole::Since,
        "starting" => TimeRole::Starting,
        "after" => TimeRole::After,
        "before" => TimeRole::Before,
        "by" => TimeRole::By,
        "until" => TimeRole::Until,
        "between" => TimeRole::Between,
        "during" => TimeRole::During,
        "within" => TimeRole::Within,
        "over" => TimeRole::Over,
        "around" => TimeRole::Around,
        "last" => TimeRole::Last,
        "past" => TimeRole::Past,
        "previous" => TimeRole::Previous,
        "next" => TimeRole::Next,
        "coming" => TimeRole::Coming,
        "following" => TimeRole::Following,
        "this" => TimeRole::This,
        "same" => TimeRole::Same,
        "that" => TimeRole::That,
        "then" => TimeRole::Then,
        "ago" => TimeRole::Ago,
        "earlier" => TimeRole::Earlier,
        "later" => TimeRole::Later,
        "hence" => TimeRole::Hence,
        "now" => TimeRole::Now,
        "onwards" => TimeRole::Onwards,
        "date" => TimeRole::Date,
        "early" => TimeRole::Early,
        "mid" => TimeRole::Mid,
        "late" => TimeRole::Late,
        "beginning" => TimeRole::Beginning,
        "end" => TimeRole::End,
        "middle" => TimeRole::Middle,
        "latter" => TimeRole::Latter,
        "final" => TimeRole::Final,
        "part" => TimeRole::Part,
        "inclusive" => TimeRole::Inclusive,
        "fiscal" => TimeRole::Fiscal,
        "calendar" => TimeRole::Calendar,
        "working" => TimeRole::Working,
        "whole" => TimeRole::Whole,
        "as" => TimeRole::As,
        "another" => TimeRole::Another,
        "every" => TimeRole::Every,
        "future" => TimeRole::Future,
        "past_tense" => TimeRole::PastTense,
        "future_past" => TimeRole::FuturePast,
        other => return Err(format!("unknown role `{other}`")),
    })
}

pub(super) fn holiday_rule(rule: &str, month: &str, day: &str) -> Result<HolidayRule, String> {
    let (month, day) = (number(month)?, number(day)?);
    Ok(match rule {
        "fixed" => HolidayRule::Fixed {
            month: within(month, 1, 12)?,
            day: within(day, 1, 31)?,
        },
        "weekday" => HolidayRule::NthWeekday {
            month: within(month, 1, 12)?,
            nth: within(day / 10, -1, 5)?,
            weekday: within((day % 10).abs(), 1, 7)?,
        },
        "easter" => HolidayRule::Easter { days: day },
        other => return Err(format!("unknown rule `{other}`, expected fixed, weekday or easter")),
    })
}
