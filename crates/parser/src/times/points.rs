//! What is written on a calendar: days, months, quarters, years, decades, in every order that
//! English writes them.

use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use super::calendar::{self, Part};
use super::phrases::Window;
use super::resolve::{Grain, Interval, Point, Tense, Year};
use super::tokens::Kind;

impl Window<'_> {
    /// A date of the calendar that begins at token `i`, and the token after it.
    pub(super) fn calendar_point(&self, i: usize) -> Option<(Point, usize)> {
        let token = self.tokens.get(i)?;
        match token.kind {
            Kind::Word(TimeWord::Weekday { .. }) => self.weekday(i),
            Kind::Word(TimeWord::Month { .. }) => self.month_first(i),
            Kind::Word(TimeWord::Season(number)) => self.season(i, number),
            Kind::Word(TimeWord::Decade(tens)) => self.decade_in_words(i, tens),
            Kind::Word(TimeWord::Unit { unit, many: false }) => self.numbered_unit(i, unit),
            Kind::Word(TimeWord::Ordinal(_) | TimeWord::Cardinal(_)) | Kind::Ordinal(_) => {
                self.nth_unit(i).or_else(|| self.day_first(i)).or_else(|| self.century(i))
            }
            Kind::Word(TimeWord::Role(TimeRole::Fiscal | TimeRole::Calendar)) => self.fiscal_year(i),
            Kind::Number { .. } => self
                .digits(i)
                .or_else(|| self.day_first(i))
                .or_else(|| self.year_first(i))
                .or_else(|| self.year_alone(i)),
            Kind::Decade(year) => Some((absolute(calendar::years(year, 10), TimeUnit::Decade), i + 1)),
            Kind::Quarter(number) => Some(self.with_year(Grain::Quarter(number), i + 1)),
            Kind::Half(number) => {
                let (point, next) = self.with_year(Grain::Half(number), i + 1);
                (point.year != Year::Unsaid).then_some((point, next))
            }
            Kind::FiscalYear(year) => Some((Point::new(Grain::Year, Year::Given(year)), i + 1)),
            _ => None,
        }
    }

    /// "Wednesday", "Wednesday, 29 March", "Wed 29 March 2023", "Sunday the 31st".
    fn weekday(&self, i: usize) -> Option<(Point, usize)> {
        let Kind::Word(TimeWord::Weekday {
            number,
            short,
            many: false,
        }) = self.tokens[i].kind
        else {
            return None;
        };
        let mut next = i + 1;
        if short {
            next = self.skip_mark(next, b'.');
        }
        let mut day_at = self.skip_mark(next, b',');
        if self.is_mark(day_at, b'(') || self.is_dash(day_at) {
            day_at += 1;
        }
        if self.role(day_at) == Some(TimeRole::The) {
            day_at += 1;
        }
        if let Some((mut point, mut end)) = self.dated_day(day_at)
            && let Grain::Day { weekday, .. } = &mut point.grain
        {
            *weekday = Some(number);
            if self.is_mark(end, b')') && self.tokens[next].kind == Kind::Mark(b'(') {
                end += 1;
            }
            return Some((point, end));
        }
        if let Some((day, end)) = self.day_of_month(day_at)
            && (self.is_ordinal(end - 1) || short || self.ends_clause(end))
            && self.month(end).is_none()
            && !self.is_mark(end, b':')
        {
            let grain = Grain::Day {
                month: None,
                day,
                weekday: Some(number),
            };
            // Without a month the weekday tells which: the nearest month where they meet.
            return Some((Point::fixed(self.day_on_weekday(grain, day, number)), end));
        }
        let named = !short
            && (self.tokens[i].capital || self.before(i).is_some())
            && self.before(i) != Some(TimeRole::Every)
            && !self.is_publication(i);
        let short_named = short
            && self.tokens[i].capital
            && matches!(
                self.before(i),
                Some(TimeRole::On | TimeRole::This | TimeRole::Next | TimeRole::Last | TimeRole::Or | TimeRole::And)
            );
        let after_week = i > 0 && matches!(self.tokens[i - 1].kind, Kind::Word(TimeWord::Unit { unit: TimeUnit::Week, .. }));
        (named || short_named || after_week).then_some((Point::new(Grain::Weekday(number), Year::Unsaid), next))
    }

    /// "Sunday 31": the nearest month whose 31st is a Sunday.
    fn day_on_weekday(&self, grain: Grain, day: i8, number: i8) -> Interval {
        let published = self.published;
        let found = published.and_then(|published| {
            let months = [
                0i64, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8, 9, -9, 10, -10, 11, -11,
            ];
            months.iter().find_map(|shift| {
                let first = calendar::plus_months(published.first_of_month(), *shift)?;
                let date = calendar::date(first.year(), first.month(), day)?;
                (date.weekday().to_monday_one_offset() == number).then_some((date, date))
            })
        });
        let unit = Point::new(grain, Year::Unsaid).unit();
        Interval::new(found, unit, TimeBasis::RelativeToPublished)
    }

    /// A day with its month, whichever comes first, or all in digits.
    pub(super) fn dated_day(&self, i: usize) -> Option<(Point, usize)> {
        let found = match self.tokens.get(i)?.kind {
            Kind::Word(TimeWord::Month { .. }) => self.month_first(i),
            Kind::Number { .. } => self.digits(i).or_else(|| self.day_first(i)),
            _ => self.day_first(i),
        };
        found.filter(|(point, _)| matches!(point.grain, Grain::Day { .. }))
    }

    /// "March 29", "March 29th, 2023", "March 2023", "Dec-2018", "May".
    fn month_first(&self, i: usize) -> Option<(Point, usize)> {
        let (month, mut next) = self.month(i)?;
        let short = next > i + 1 || matches!(self.tokens[i].kind, Kind::Word(TimeWord::Month { short: true, .. }));
        // "March 2023", "March of 2023", "March, 2023", "Dec-2018", "Dec/2018"
        let mut year_at = next;
        if self.role(year_at) == Some(TimeRole::Of) || self.is_mark(year_at, b',') || self.is_dash(year_at) || self.is_mark(year_at, b'/') {
            year_at += 1;
        }
        if let Some(year) = self.year(year_at) {
            return Some((Point::new(Grain::Month(month), Year::Given(year)), year_at + 1));
        }
        let mut day_at = next;
        if self.is_dash(day_at) || self.is_mark(day_at, b'/') {
            day_at += 1;
        }
        if self.role(day_at) == Some(TimeRole::The) {
            day_at += 1;
        }
        if let Some((day, end)) = self.day_of_month(day_at)
            && !self.counts_something(day_at, end)
        {
            let grain = Grain::Day {
                month: Some(month),
                day,
                weekday: None,
            };
            calendar::date(2024, month, day)?;
            return Some(self.with_year(grain, end));
        }
        next = next.min(self.tokens.len());
        let (point, end) = self.with_year(Grain::Month(month), next);
        (point.year != Year::Unsaid || self.month_alone(i, next, short)).then_some((point, end))
    }

    /// Whether a month that has neither day nor year is a month: "may" is a verb more often.
    fn month_alone(&self, i: usize, next: usize, short: bool) -> bool {
        let token = &self.tokens[i];
        let word = &self.text[token.start..token.end];
        let is_verb = word.eq_ignore_ascii_case("may") || word.eq_ignore_ascii_case("march");
        let led = i > 0
            && (self.before(i).is_some_and(|role| {
                !matches!(
                    role,
                    TimeRole::The
                        | TimeRole::A
                        | TimeRole::On
                        | TimeRole::At
                        | TimeRole::That
                        | TimeRole::Then
                        | TimeRole::Future
                        | TimeRole::FuturePast
                        | TimeRole::And
                        | TimeRole::Or
                )
            }) || self.is_dash(i - 1) && (i < 2 || self.role(i - 2) == Some(TimeRole::Mid) || self.month(i - 2).is_some()));
        let joined = self.is_dash(next) || matches!(self.role(next), Some(TimeRole::To | TimeRole::Until));
        let range = joined && self.month(next + 1).is_some();
        let listed = i > 1
            && (self.is_mark(i - 1, b',') || matches!(self.before(i), Some(TimeRole::And | TimeRole::Or)))
            && self.month(i - 2).is_some()
            || matches!(self.role(next), Some(TimeRole::And | TimeRole::Or)) && self.month(next + 1).is_some() && token.capital && !is_verb;
        if led || range || listed {
            // "may" is never the month; "in march" is not written by those who mean it.
            return token.capital || !is_verb;
        }
        if short || is_verb || !token.capital {
            return false;
        }
        // "April Ryan said": a name. "April was the cruellest".
        let followed_by_name = self
            .tokens
            .get(next)
            .is_some_and(|after| after.capital && matches!(after.kind, Kind::Other) && after.spaced);
        let title = i > 0 && self.tokens[i - 1].capital && matches!(self.tokens[i - 1].kind, Kind::Other) && self.tokens[i].spaced;
        !followed_by_name && !title
    }

    /// "29 March", "29th of March, 2023", "the third of April", "05-Aug-2016".
    fn day_first(&self, i: usize) -> Option<(Point, usize)> {
        let (day, mut next) = self.day_of_month(i)?;
        if i > 0 && !self.tokens[i].spaced && (self.is_dash(i - 1) || self.is_mark(i - 1, b'/')) && self.is_glued_number(i) {
            return None;
        }
        if self.role(next) == Some(TimeRole::Of) || self.is_dash(next) && !self.tokens[next].spaced {
            next += 1;
        }
        if self.role(next) == Some(TimeRole::The) || self.is_mark(next, b',') {
            return None;
        }
        let (month, end) = self.month(next)?;
        let written =
            self.tokens[next].capital || !matches!(self.text.get(self.tokens[next].start..self.tokens[next].end), Some("may" | "march"));
        if !written || calendar::date(2024, month, day).is_none() {
            return None;
        }
        let grain = Grain::Day {
            month: Some(month),
            day,
            weekday: None,
        };
        let dashed = self.is_dash(end) && !self.tokens.get(end)?.spaced;
        if dashed && let Some(year) = self.year(end + 1) {
            return Some((Point::new(grain, Year::Given(year)), end + 2));
        }
        Some(self.with_year(grain, end))
    }

    /// A day or month with the year behind it: "2023", ", 2023", "of 2023", "in 2023", "last year".
    pub(super) fn with_year(&self, grain: Grain, next: usize) -> (Point, usize) {
        let is_day = matches!(grain, Grain::Day { .. });
        for (lead, allowed) in [(0, true), (1, true)] {
            let at = next + lead;
            if lead == 1 {
                let joint = self.is_mark(next, b',')
                    || self.is_dash(next) && !is_day
                    || matches!(self.role(next), Some(TimeRole::Of | TimeRole::In));
                if !joint {
                    break;
                }
            }
            if allowed
                && let Some(year) = self.year(at)
                && !(lead == 1 && self.is_mark(next, b',') && !is_day && self.counts_something(at, at + 1))
            {
                return (Point::new(grain, Year::Given(year)), at + 1);
            }
        }
        let mut at = next;
        if matches!(self.role(at), Some(TimeRole::Of | TimeRole::In)) {
            at += 1;
        }
        if self.unit(at + 1) == Some((TimeUnit::Year, false)) {
            let shift = match self.role(at) {
                Some(TimeRole::Last) => Some(-1),
                Some(TimeRole::This) => Some(0),
                Some(TimeRole::Next) => Some(1),
                _ => None,
            };
            if let Some(shift) = shift {
                return (Point::new(grain, Year::Shift(shift)), at + 2);
            }
            if matches!(self.role(at), Some(TimeRole::That | TimeRole::Same | TimeRole::The))
                && let Some(year) = self.year_before()
            {
                let days = Point::new(grain, Year::Unsaid).in_year(year);
                let unit = Point::new(grain, Year::Unsaid).unit();
                return (Point::fixed(Interval::new(days, unit, TimeBasis::Anaphoric)), at + 2);
            }
        }
        (Point::new(grain, Year::Unsaid), next)
    }

    /// "spring 2023", "the summer of 2014". Alone it is a season only after "last" and the like.
    fn season(&self, i: usize, number: i8) -> Option<(Point, usize)> {
        let (point, next) = self.with_year(Grain::Season(number), i + 1);
        (point.year != Year::Unsaid).then_some((point, next))
    }

    /// "the nineties"; "in her nineties" is an age.
    fn decade_in_words(&self, i: usize, tens: i8) -> Option<(Point, usize)> {
        let led = matches!(
            self.before(i),
            Some(TimeRole::The | TimeRole::In | TimeRole::Early | TimeRole::Late | TimeRole::Mid)
        ) || i > 0 && self.is_dash(i - 1);
        led.then(|| (absolute(calendar::years(1900 + i16::from(tens), 10), TimeUnit::Decade), i + 1))
    }

    /// "year 2008", "week 31".
    fn numbered_unit(&self, i: usize, unit: TimeUnit) -> Option<(Point, usize)> {
        match unit {
            TimeUnit::Year => {
                let at = if self.role(i + 1) == Some(TimeRole::Of) { i + 2 } else { i + 1 };
                let year = self.year(at)?;
                Some((Point::new(Grain::Year, Year::Given(year)), at + 1))
            }
            TimeUnit::Week => match self.tokens.get(i + 1)?.kind {
                Kind::Number { value, digits: 1..=2 } => {
                    let week = i8::try_from(value).ok().filter(|week| (1..=53).contains(week))?;
                    let point = Point::new(Grain::Week(week), Year::Unsaid);
                    let (with_year, next) = self.with_year(point.grain, i + 2);
                    match with_year.year {
                        Year::Unsaid => Some((Point::new(point.grain, Year::Shift(0)), i + 2)),
                        _ => Some((with_year, next)),
                    }
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// "the third quarter of 2022", "the first half of 2024", "the first eight months of 2023",
    /// "the last week of July".
    pub(super) fn nth_unit(&self, i: usize) -> Option<(Point, usize)> {
        let (nth, mut next) = match self.role(i) {
            Some(TimeRole::Last | TimeRole::Final) => (-1, i + 1),
            Some(TimeRole::Latter) => (2, i + 1),
            Some(TimeRole::Beginning) => (1, i + 1),
            _ => self.ordinal(i)?,
        };
        let count = self.count(next);
        if let Some((_, after)) = count {
            next = after;
        }
        while self.role(next) == Some(TimeRole::Working) {
            next += 1;
        }
        if self.is_dash(next) && !self.tokens[next].spaced {
            next += 1; // "the third-quarter of"
        }
        let (unit, many) = self.unit(next)?;
        next += 1;
        if many != count.is_some() && (many || unit != TimeUnit::Half) {
            return None;
        }
        // "of 2023", "of the year", "of last year"; "2023" and "last year" without "of" too.
        let mut of = next;
        if matches!(self.role(of), Some(TimeRole::Of | TimeRole::In)) {
            of += 1;
        }
        let whole = self.whole(of);
        if let (Some((count, _)), Some((whole, end))) = (count, whole) {
            let days = whole.days().and_then(|days| stretch(days, unit, nth, i64::from(count)));
            return Some((Point::fixed(Interval::new(days, None, whole.basis)), end));
        }
        if count.is_some() {
            return None;
        }
        match (unit, whole) {
            (
                TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Decade,
                Some((whole, end)),
            ) => {
                let days = whole.days().and_then(|days| nth_of(days, whole.unit, unit, nth));
                Some((Point::fixed(Interval::new(days, Some(unit), whole.basis)), end))
            }
            (TimeUnit::Quarter, None) => match nth {
                -1 => None, // "last quarter" is counted from publication
                1..=4 => Some((Point::new(Grain::Quarter(nth), Year::Unsaid), next)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A year, month or the like that something is a part of, resolved.
    pub(super) fn whole(&self, i: usize) -> Option<(Interval, usize)> {
        let at = if self.role(i) == Some(TimeRole::The) { i + 1 } else { i };
        let found = self.relative_point(at).or_else(|| self.calendar_point(at));
        if let Some((point, end)) = found {
            return Some((self.resolve(&point, i), end));
        }
        // "of the year", "of month": the one that is spoken of.
        match self.unit(at)? {
            (unit @ (TimeUnit::Year | TimeUnit::Month | TimeUnit::Week | TimeUnit::Decade | TimeUnit::Century), false)
                if !self.is_dash(at + 1) =>
            {
                Some((self.spoken_of(unit), at + 1))
            }
            _ => None,
        }
    }

    /// "20th century", "the twenty-first century".
    fn century(&self, i: usize) -> Option<(Point, usize)> {
        let (nth, mut next) = self.ordinal(i)?;
        if self.is_dash(next) && !self.tokens[next].spaced {
            next += 1;
        }
        if self.unit(next) != Some((TimeUnit::Century, false)) || !(1..=30).contains(&nth) {
            return None;
        }
        let first = i16::from(nth - 1) * 100;
        Some((absolute(calendar::years(first, 100), TimeUnit::Century), next + 1))
    }

    /// "fiscal year 2022/23", "financial year 2023", "calendar year 2008", "FY 2023".
    fn fiscal_year(&self, i: usize) -> Option<(Point, usize)> {
        let at = if self.unit(i + 1) == Some((TimeUnit::Year, false)) {
            i + 2
        } else {
            i + 1
        };
        if let Some((years, end)) = self.year_pair(at) {
            return Some((Point::fixed(Interval::new(years, None, TimeBasis::Absolute)), end));
        }
        let year = self.year(at)?;
        Some((Point::new(Grain::Year, Year::Given(year)), at + 1))
    }

    /// "2022/23": two years that follow one another.
    pub(super) fn year_pair(&self, i: usize) -> Option<(Option<calendar::Days>, usize)> {
        let first = self.year(i)?;
        if !self.is_mark(i + 1, b'/') && !self.is_dash(i + 1) || self.tokens.get(i + 2)?.spaced {
            return None;
        }
        let second = match self.tokens.get(i + 2)?.kind {
            Kind::Number { value, digits: 2 } => first / 100 * 100 + i16::try_from(value).ok()?,
            Kind::Number { value, digits: 4 } => i16::try_from(value).ok()?,
            _ => return None,
        };
        (second == first + 1 || second + 99 == first).then(|| (calendar::years(first, 2), i + 3))
    }

    /// "2023-03-29", "29/03/2023", "3/29/23", "29.3.2023", "11/20", "20170302".
    fn digits(&self, i: usize) -> Option<(Point, usize)> {
        let part = |at: usize| match self.tokens.get(at)?.kind {
            Kind::Number { value, digits } if digits <= 4 => Some((value, digits)),
            _ => None,
        };
        if let Kind::Number { value, digits: 8 } = self.tokens[i].kind {
            let day = self.ymd(value / 10_000, value / 100 % 100, value % 100)?;
            let glued = i > 0 && !self.tokens[i].spaced && self.is_dash(i - 1);
            return (glued && (1900..=2100).contains(&(value / 10_000))).then_some((day, i + 1));
        }
        let (first, first_digits) = part(i)?;
        let mark = self.tokens.get(i + 1)?;
        let stroke = match mark.kind {
            Kind::Dash => b'-',
            Kind::Mark(mark @ (b'/' | b'.')) => mark,
            _ => return None,
        };
        let second_at = self.tokens.get(i + 2)?;
        if mark.spaced || second_at.spaced || self.is_glued(i) && first_digits != 4 {
            return None;
        }
        let (second, second_digits) = part(i + 2)?;
        let same_stroke = |at: usize| match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Dash) => stroke == b'-',
            Some(Kind::Mark(mark)) => mark == stroke,
            _ => false,
        };
        let third = (same_stroke(i + 3) && self.tokens.get(i + 4).is_some_and(|token| !token.spaced))
            .then(|| part(i + 4))
            .flatten()
            .filter(|_| !self.goes_on(i + 5));
        if let Some((third, third_digits)) = third {
            if first_digits == 4 && second_digits <= 2 && third_digits <= 2 {
                return Some((self.ymd(first, second, third)?, i + 5));
            }
            let year = match third_digits {
                4 if (1500..=2100).contains(&third) => third,
                2 if stroke != b'-' => {
                    if third < 50 {
                        2000 + third
                    } else {
                        1900 + third
                    }
                }
                _ => return None,
            };
            if first_digits > 2 || second_digits > 2 {
                return None;
            }
            let (month, day) = self.order(first, second, stroke == b'.')?;
            return Some((self.ymd(year, month, day)?, i + 5));
        }
        if self.goes_on(i + 3) && !same_stroke(i + 3)
            || same_stroke(i + 3)
                && self
                    .tokens
                    .get(i + 4)
                    .is_some_and(|token| !token.spaced && matches!(token.kind, Kind::Number { .. } | Kind::Amount))
                && stroke != b'/'
        {
            return None;
        }
        // "12-2015", "12/2015": a month.
        if first_digits <= 2 && second_digits == 4 && (1..=12).contains(&first) && (1900..=2100).contains(&second) && stroke != b'.' {
            let grain = Grain::Month(i8::try_from(first).ok()?);
            return Some((Point::new(grain, Year::Given(i16::try_from(second).ok()?)), i + 3));
        }
        // "11/20" only where the words around it want a date: else it is a score or a fraction.
        let wanted = matches!(
            self.before(i),
            Some(
                TimeRole::On
                    | TimeRole::From
                    | TimeRole::To
                    | TimeRole::By
                    | TimeRole::Until
                    | TimeRole::Since
                    | TimeRole::This
                    | TimeRole::Next
                    | TimeRole::Or
            )
        ) || i > 0 && matches!(self.tokens[i - 1].kind, Kind::Word(TimeWord::Weekday { .. }))
            || i > 2 && self.is_mark(i - 1, b',') && self.is_mark(i - 3, b'/')
            || i > 0 && self.is_dash(i - 1) && !self.tokens[i].spaced;
        let after_weekday = i > 0 && matches!(self.tokens[i - 1].kind, Kind::Word(TimeWord::Weekday { .. }));
        if first_digits <= 2 && second_digits <= 2 && (stroke == b'/' && wanted || stroke == b'-' && after_weekday) {
            let (month, day) = self.order(first, second, false)?;
            let grain = Grain::Day {
                month: Some(i8::try_from(month).ok()?),
                day: i8::try_from(day).ok()?,
                weekday: None,
            };
            calendar::date(2024, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
            return Some((Point::new(grain, Year::Unsaid), i + 3));
        }
        None
    }

    /// Which of two numbers is the month: the one that can be; else the first, unless the text
    /// or the stroke (29.3.2023) puts days first.
    fn order(&self, first: u32, second: u32, dots: bool) -> Option<(u32, u32)> {
        let days_first = dots || self.days_first;
        match (first, second) {
            (13..=31, 1..=12) => Some((second, first)),
            (1..=12, 13..=31) => Some((first, second)),
            (1..=12, 1..=12) if days_first => Some((second, first)),
            (1..=12, 1..=12) => Some((first, second)),
            _ => None,
        }
    }

    fn ymd(&self, year: u32, month: u32, day: u32) -> Option<Point> {
        let year = i16::try_from(year).ok().filter(|year| (1000..=2200).contains(year))?;
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        calendar::date(year, month, day)?;
        Some(Point::new(
            Grain::Day {
                month: Some(month),
                day,
                weekday: None,
            },
            Year::Given(year),
        ))
    }

    /// "2017 april", "2017-Q1", "2019 H2".
    fn year_first(&self, i: usize) -> Option<(Point, usize)> {
        let year = self.year(i)?;
        let at = if self.is_dash(i + 1) || self.is_mark(i + 1, b',') {
            i + 2
        } else {
            i + 1
        };
        let grain = match self.tokens.get(at)?.kind {
            Kind::Quarter(number) => Grain::Quarter(number),
            Kind::Half(number) => Grain::Half(number),
            Kind::Word(TimeWord::Month { number, short: false }) if at == i + 1 && self.day_of_month(at + 1).is_none() => {
                let word = &self.text[self.tokens[at].start..self.tokens[at].end];
                if matches!(word, "may" | "march") {
                    return None;
                }
                Grain::Month(number)
            }
            _ => return None,
        };
        Some((Point::new(grain, Year::Given(year)), at + 1))
    }

    /// "early 2021", "the end of March", "mid-November", "late last year".
    pub(super) fn part_point(&self, i: usize) -> Option<(Point, usize)> {
        let (part, mut next) = match self.role(i)? {
            TimeRole::Early => (Part::Early, i + 1),
            TimeRole::Mid | TimeRole::Middle => (Part::Mid, i + 1),
            TimeRole::Late => (Part::Late, i + 1),
            TimeRole::Beginning => (Part::Early, i + 1),
            TimeRole::End => (Part::Late, i + 1),
            TimeRole::Latter if self.role(i + 1) == Some(TimeRole::Part) => (Part::Late, i + 1),
            _ => return None,
        };
        let noun = matches!(self.role(i), Some(TimeRole::Middle | TimeRole::Beginning | TimeRole::End));
        if self.role(next) == Some(TimeRole::Part) {
            next += 1;
        }
        if self.is_dash(next) {
            next += 1;
        }
        if self.role(next) == Some(TimeRole::To) && matches!(self.role(next + 1), Some(TimeRole::Mid | TimeRole::Late)) {
            next += 2; // "mid to late 2021"
            if self.is_dash(next) {
                next += 1;
            }
        }
        if matches!(self.role(next), Some(TimeRole::Of | TimeRole::In)) {
            next += 1;
        } else if noun && self.role(i) != Some(TimeRole::End) {
            return None;
        }
        let (whole, end) = if let Some((point, end)) = self
            .relative_point(self.skip_role(next, TimeRole::The))
            .or_else(|| self.calendar_point(self.skip_role(next, TimeRole::The)))
        {
            if !matches!(point.grain, Grain::Fixed(_))
                && matches!(
                    point.unit(),
                    Some(TimeUnit::Month | TimeUnit::Year | TimeUnit::Quarter | TimeUnit::Week)
                )
            {
                return Some((Point { part: Some(part), ..point }, end));
            }
            (self.resolve(&point, i), end)
        } else {
            self.whole(next)?
        };
        matches!(
            whole.unit,
            Some(
                TimeUnit::Month
                    | TimeUnit::Year
                    | TimeUnit::Quarter
                    | TimeUnit::Week
                    | TimeUnit::Decade
                    | TimeUnit::Century
                    | TimeUnit::Half
            ) | None
        )
        .then_some((
            Point {
                part: Some(part),
                ..Point::fixed(whole)
            },
            end,
        ))
    }

    /// Resolves a point that begins at token `i`.
    pub(super) fn resolve(&self, point: &Point, i: usize) -> Interval {
        let tense = if point.year == Year::Unsaid && !matches!(point.grain, Grain::Fixed(_)) {
            self.tense(i)
        } else {
            Tense::Past
        };
        point.resolve(self.published, tense)
    }
}

fn absolute(days: Option<calendar::Days>, unit: TimeUnit) -> Point {
    Point::fixed(Interval::new(days, Some(unit), TimeBasis::Absolute))
}

/// The first or last `count` units of a period.
fn stretch((start, end): calendar::Days, unit: TimeUnit, nth: i8, count: i64) -> Option<calendar::Days> {
    match nth {
        1 => Some((start, calendar::plus_days(calendar::plus(start, unit, count)?, -1)?.min(end))),
        -1 => Some((calendar::plus(calendar::plus_days(end, 1)?, unit, -count)?.max(start), end)),
        _ => None,
    }
}

/// The `nth` unit of a period.
fn nth_of((start, end): calendar::Days, whole: Option<TimeUnit>, unit: TimeUnit, nth: i8) -> Option<calendar::Days> {
    if unit == TimeUnit::Week {
        // Weeks belong to the period that holds their Thursday.
        let anchor = if nth < 0 { end } else { start };
        let holding = calendar::holding(anchor, TimeUnit::Week)?;
        let thursday = calendar::plus_days(holding.0, 3)?;
        let step = if nth < 0 {
            i64::from(nth) + i64::from(thursday <= end)
        } else {
            i64::from(nth) - i64::from(thursday >= start)
        };
        return Some((calendar::plus_days(holding.0, step * 7)?, calendar::plus_days(holding.1, step * 7)?));
    }
    if unit == TimeUnit::Half && whole == Some(TimeUnit::Month) {
        return calendar::part_of((start, end), TimeUnit::Month, if nth == 1 { Part::Early } else { Part::Late });
    }
    let unit_of = match (unit, whole) {
        (TimeUnit::Half, Some(TimeUnit::Decade)) => {
            return (1..=2).contains(&nth).then(|| {
                let first = calendar::plus(start, TimeUnit::Year, 5 * (i64::from(nth) - 1))?;
                Some((first, calendar::plus_days(calendar::plus(first, TimeUnit::Year, 5)?, -1)?))
            })?;
        }
        (TimeUnit::Half, Some(TimeUnit::Century)) => {
            return (1..=2).contains(&nth).then(|| {
                let first = calendar::plus(start, TimeUnit::Year, 50 * (i64::from(nth) - 1))?;
                Some((first, calendar::plus_days(calendar::plus(first, TimeUnit::Year, 50)?, -1)?))
            })?;
        }
        (TimeUnit::Quarter | TimeUnit::Half, Some(TimeUnit::Year) | None) => unit,
        (TimeUnit::Quarter | TimeUnit::Half, _) => return None,
        _ => unit,
    };
    let first = if nth < 0 {
        calendar::plus(calendar::plus_days(end, 1)?, unit_of, i64::from(nth))?
    } else {
        calendar::plus(start, unit_of, i64::from(nth) - 1)?
    };
    let last = calendar::plus_days(calendar::plus(first, unit_of, 1)?, -1)?;
    (first >= start && last <= end).then_some((first, last))
}
