//! What is written on a calendar: days, months, quarters, years, decades, in every order that
//! English writes them.

use lexicon::{TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use super::calendar;
use super::periods::absolute;
use super::phrases::Window;
use super::resolve::{Grain, Interval, Point, Year};
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
                .or_else(|| self.stroke_years(i))
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
        let listed = matches!(self.before(i), Some(TimeRole::Or | TimeRole::And))
            && matches!(self.kind(i.wrapping_sub(2)), Some(Kind::Word(TimeWord::Weekday { .. })))
            && self.before(i.wrapping_sub(2)).is_some_and(|role| role == TimeRole::On)
            || matches!(
                self.kind(i.wrapping_sub(3)),
                Some(Kind::Word(TimeWord::Unit { unit: TimeUnit::Week, .. }))
            );
        let short_named = short
            && self.tokens[i].capital
            && (listed
                || matches!(
                    self.before(i),
                    Some(TimeRole::On | TimeRole::This | TimeRole::Next | TimeRole::Last)
                ));
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
                        | TimeRole::Every
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
        if self.is_money(i) {
            return None; // "$12 December 27"
        }
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
        if let Some((year, end)) = self.year_in_words(self.skip_mark(next, b',')) {
            return (Point::new(grain, Year::Given(year)), end);
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
}
