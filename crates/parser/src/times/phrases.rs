//! Ranges and bounds around the points: "from 20 February to 4 April 2023", "between 2019 and
//! 2021", "3-5 March", "since July", "by 2030", "2012 or later".

use jiff::civil::Date;
use lexicon::{Calendar, Lexicon, TimeRole, TimeUnit, TimeWord};
use record::TimeBasis;

use super::calendar;
use super::context;
use super::resolve::{Found, Grain, Interval, Point, Tense, Year};
use super::tokens::{Kind, Token};
use crate::Document;

/// Reads stretch after stretch, and remembers what it found.
pub(super) struct Reader<'r> {
    text: &'r str,
    published: Option<Date>,
    lexicon: &'r Lexicon,
    days_first: bool,
    pub(super) found: Vec<Found>,
}

/// The tokens of a stretch, with all that the grammar looks at.
pub(super) struct Window<'w> {
    pub(super) text: &'w str,
    pub(super) tokens: &'w [Token],
    pub(super) calendar: &'w Calendar,
    pub(super) lexicon: &'w Lexicon,
    pub(super) published: Option<Date>,
    /// Whether digits like 3/4/2023 put the day first in this text.
    pub(super) days_first: bool,
    /// What the text named before.
    pub(super) found: &'w [Found],
}

/// How an interval is bounded by the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Since,
    From,
    After,
    Before,
    Until,
}

impl<'r> Reader<'r> {
    pub(super) fn new(doc: &'r Document, lexicon: &'r Lexicon) -> Reader<'r> {
        Reader {
            text: doc.text,
            published: doc.published,
            lexicon,
            days_first: context::puts_days_first(doc.text),
            found: Vec::new(),
        }
    }

    /// Reads the dates of one stretch, from left to right.
    pub(super) fn read(&mut self, tokens: &[Token]) {
        let mut i = 0;
        while i < tokens.len() {
            let window = Window {
                text: self.text,
                tokens,
                calendar: &self.lexicon.calendar,
                lexicon: self.lexicon,
                published: self.published,
                days_first: self.days_first,
                found: &self.found,
            };
            match window.phrase(i) {
                Some((found, next)) => {
                    self.found.extend(found);
                    i = next.max(i + 1);
                }
                None => i += 1,
            }
        }
    }
}

impl Window<'_> {
    fn phrase(&self, i: usize) -> Option<(Vec<Found>, usize)> {
        match self.tokens[i].kind {
            Kind::Break | Kind::Mark(_) | Kind::Dash | Kind::Amount => return None,
            Kind::Other | Kind::Word(TimeWord::DatedNoun | TimeWord::Numbers | TimeWord::PartOfDay) => {}
            Kind::Word(TimeWord::Role(role)) if !self.role_begins(i, role) => return None,
            _ => return self.dated_phrase(i),
        }
        let (point, next) = self.holiday(i)?;
        Some((vec![self.spanning(i, next, self.resolve(&point, i))], next))
    }

    /// Whether a date can begin with this small word: "of" and "will" never, "the" by what follows.
    fn role_begins(&self, i: usize, role: TimeRole) -> bool {
        match role {
            TimeRole::Of
            | TimeRole::On
            | TimeRole::At
            | TimeRole::For
            | TimeRole::And
            | TimeRole::Or
            | TimeRole::Over
            | TimeRole::During
            | TimeRole::Around
            | TimeRole::Every
            | TimeRole::Future
            | TimeRole::FuturePast
            | TimeRole::PastTense => false,
            TimeRole::The | TimeRole::A => match self.kind(i + 1) {
                Some(Kind::Word(TimeWord::DatedNoun | TimeWord::Numbers | TimeWord::PartOfDay) | Kind::Other) => {
                    self.holiday(i + 1).is_some()
                }
                Some(Kind::Break | Kind::Mark(_) | Kind::Dash | Kind::Amount) | None => false,
                _ => true,
            },
            _ => true,
        }
    }

    fn dated_phrase(&self, i: usize) -> Option<(Vec<Found>, usize)> {
        if self.is_name(i) {
            return None;
        }
        if let Some(several) = self.several_days(i) {
            return Some(several);
        }
        let bounded = match self.role(i) {
            Some(TimeRole::Between) => self.between(i),
            Some(TimeRole::From) => self.range(i + 1).or_else(|| self.bounded(i, i + 1, Bound::From)),
            Some(TimeRole::Since) if self.role(i + 1) == Some(TimeRole::Then) => self.since_then(i),
            Some(TimeRole::Since) => self.bounded(i, i + 1, Bound::Since),
            Some(TimeRole::After) => self.bounded(i, i + 1, Bound::After),
            Some(TimeRole::Before) => self.bounded(i, i + 1, Bound::Before),
            Some(TimeRole::By | TimeRole::Until) => self.bounded(i, i + 1, Bound::Until),
            Some(role @ (TimeRole::Later | TimeRole::Earlier)) if self.text_of(i + 1) == "than" => {
                let negated = i > 0 && matches!(self.text_of(i - 1), "no" | "not");
                self.bounded(
                    i,
                    i + 2,
                    match (role, negated) {
                        (TimeRole::Later, false) => Bound::After,
                        (TimeRole::Later, true) => Bound::Until,
                        (_, false) => Bound::Before,
                        (_, true) => Bound::From,
                    },
                )
            }
            Some(TimeRole::Starting | TimeRole::Beginning)
                if matches!(self.role(i + 1), Some(TimeRole::On | TimeRole::In | TimeRole::From)) =>
            {
                self.bounded(i, i + 2, Bound::From)
            }
            Some(TimeRole::Starting) => self.bounded(i, i + 1, Bound::From),
            Some(TimeRole::To) if self.text_of(i) == "through" => self.bounded(i, i + 1, Bound::Until),
            Some(TimeRole::Within) => self.within_units(i),
            Some(TimeRole::In) => self.in_units(i),
            _ => None,
        };
        if let Some((interval, next)) = bounded {
            return Some((vec![self.spanning(i, next, interval)], next));
        }
        if let Some((point, next)) = self.units_to(i) {
            let interval = self.resolve(&point, i);
            return Some((vec![self.spanning(i, next, interval)], next));
        }
        if let Some((interval, next)) = self.range(i) {
            return Some((vec![self.spanning(i, next, interval)], next));
        }
        let (point, next) = self.expression(i)?;
        let point = self.borrow_year(point, next);
        let interval = self.resolve(&point, i);
        // "2012 or later", "1 March onwards".
        if let Some((bound, end)) = self.bound_after(next) {
            let interval = self.apply(bound, interval);
            return Some((vec![self.spanning(i, end, interval)], end));
        }
        // "Monday night" is of Monday.
        let on_a_day = interval.unit == Some(TimeUnit::Day) && matches!(self.kind(next), Some(Kind::Word(TimeWord::PartOfDay)));
        let next = if on_a_day { next + 1 } else { next };
        Some((vec![self.spanning(i, next, interval)], next))
    }

    /// "since then": since the date named before.
    fn since_then(&self, i: usize) -> Option<(Interval, usize)> {
        let anchor = self.found.last()?.interval;
        let interval = Interval {
            basis: TimeBasis::Anaphoric,
            ..self.apply(Bound::Since, anchor)
        };
        interval.start.is_some().then_some((interval, i + 2))
    }

    pub(super) fn spanning(&self, i: usize, next: usize, interval: Interval) -> Found {
        Found {
            start: self.tokens[i].start,
            end: self.tokens[next - 1].end,
            interval,
        }
    }

    /// One date, with "the" before it.
    pub(super) fn expression(&self, i: usize) -> Option<(Point, usize)> {
        if matches!(self.role(i), Some(TimeRole::The)) {
            let next = i + 1;
            return self
                .part_point(next)
                .or_else(|| self.nth_unit(next))
                .or_else(|| self.relative_point(next))
                .or_else(|| self.calendar_point(next))
                .or_else(|| self.ordinal_day(next))
                .or_else(|| self.holiday(next));
        }
        self.simple_point(i)
    }

    /// One date.
    pub(super) fn simple_point(&self, i: usize) -> Option<(Point, usize)> {
        self.part_point(i)
            .or_else(|| self.nth_unit(i))
            .or_else(|| self.holiday(i))
            .or_else(|| self.relative_point(i))
            .or_else(|| self.calendar_point(i))
    }

    /// "on the 18th".
    fn ordinal_day(&self, i: usize) -> Option<(Point, usize)> {
        let after_on = i >= 2 && matches!(self.role(i - 2), Some(TimeRole::On));
        let (day, next) = self.day_of_month(i)?;
        (after_on && self.is_ordinal(next - 1) && self.ends_clause(next)).then(|| {
            let grain = Grain::Day {
                month: None,
                day,
                weekday: None,
            };
            (Point::new(grain, Year::Unsaid), next)
        })
    }

    /// A date with a word before it that leaves one end open.
    pub(super) fn bounded(&self, i: usize, at: usize, bound: Bound) -> Option<(Interval, usize)> {
        let (point, next) = self.expression(at).or_else(|| {
            let year = self.year(at).filter(|_| !self.counts_something(at, at + 1))?;
            Some((Point::new(Grain::Year, Year::Given(year)), at + 1))
        })?;
        // "after the 2018 elections": the event bounds it, not the year.
        let leads_noun = self.role(at) == Some(TimeRole::The)
            && !self.ends_clause(next)
            && matches!(point.grain, Grain::Year | Grain::Day { .. } | Grain::Month(_));
        if leads_noun || matches!(point.grain, Grain::Year) && bound != Bound::Since && self.is_dated_noun(next) {
            return None;
        }
        // "videos from 2018" are of that year.
        let onwards = self
            .bound_after(next)
            .filter(|(after, _)| *after == Bound::From)
            .map(|(_, end)| end);
        if bound == Bound::From && self.role(i) == Some(TimeRole::From) && onwards.is_none() && !self.begins_something(i, &point) {
            return None;
        }
        let point = self.borrow_year(point, next);
        let interval = match bound {
            Bound::Since => point.resolve(self.published, Tense::Past),
            Bound::Until => {
                let interval = self.resolve(&point, i);
                let carried = interval.basis == TimeBasis::Anaphoric;
                // A limit is more often ahead: "gave him until 30 June".
                if !carried && self.tense(i) == Tense::Past {
                    point.resolve(self.published, Tense::Unsaid)
                } else {
                    interval
                }
            }
            _ => self.resolve(&point, i),
        };
        let interval = self.apply(bound, interval);
        Some((interval, onwards.unwrap_or(next)))
    }

    pub(super) fn apply(&self, bound: Bound, interval: Interval) -> Interval {
        let shifted = |date: Option<Date>, days: i64| date.and_then(|date| calendar::plus_days(date, days));
        let (start, end) = match bound {
            Bound::Since => (
                interval.start,
                self.published.filter(|today| interval.start.is_some_and(|start| start <= *today)),
            ),
            Bound::From => (interval.start, None),
            Bound::After => (shifted(interval.end, 1), None),
            Bound::Before => (None, shifted(interval.start, -1)),
            Bound::Until => (None, interval.end),
        };
        Interval {
            start,
            end,
            unit: None,
            basis: interval.basis,
        }
    }

    /// "onwards", "or later", "and after", "or earlier".
    fn bound_after(&self, i: usize) -> Option<(Bound, usize)> {
        if self.role(i) == Some(TimeRole::Onwards) {
            return Some((Bound::From, i + 1));
        }
        if !matches!(self.role(i), Some(TimeRole::And | TimeRole::Or)) {
            return None;
        }
        let bound = match self.role(i + 1) {
            Some(TimeRole::Later | TimeRole::After | TimeRole::Onwards) => Bound::From,
            Some(TimeRole::Earlier | TimeRole::Before) => Bound::Until,
            _ if self.text_of(i + 1) == "beyond" || self.text_of(i + 1) == "greater" => Bound::From,
            _ => return None,
        };
        self.ends_clause(i + 2).then_some((bound, i + 2))
    }

    /// "in two weeks" and "within nine months", of what is to come.
    fn in_units(&self, i: usize) -> Option<(Interval, usize)> {
        let (count, at) = self.count_or_one(i + 1)?;
        let (unit, _) = self.unit(at)?;
        let today = match (self.kind_of_day(at + 2), self.role(at + 1)) {
            (Some(days), Some(TimeRole::From)) => Some(i64::from(days)),
            _ => None,
        };
        if unit < TimeUnit::Day || today.is_none() && !self.tells_future(i) && !self.is_in_time(at + 1) {
            return None;
        }
        let from = self.published.and_then(|date| calendar::plus_days(date, today.unwrap_or(0)));
        let told_in = if unit >= TimeUnit::Year { TimeUnit::Year } else { TimeUnit::Day };
        let days = from.and_then(|date| calendar::holding(calendar::plus(date, unit, i64::from(count))?, told_in));
        let interval = Interval::new(days, Some(told_in), TimeBasis::RelativeToPublished);
        Some((interval, if today.is_some() { at + 3 } else { at + 1 }))
    }

    fn within_units(&self, i: usize) -> Option<(Interval, usize)> {
        let mut at = self.skip_role(i + 1, TimeRole::The);
        let next_word = self.role(at) == Some(TimeRole::Next) || self.role(at) == Some(TimeRole::Coming);
        if next_word {
            at += 1;
        }
        let (count, unit_at) = self.count_or_one(at).or(next_word.then_some((1, at)))?;
        let (unit, _) = self.unit(unit_at)?;
        if unit < TimeUnit::Day || !next_word && !self.tells_future(i) {
            return None;
        }
        let end = self.published.and_then(|date| calendar::plus(date, unit, i64::from(count)));
        let interval = Interval::new(self.published.zip(end), None, TimeBasis::RelativeToPublished);
        Some((interval, unit_at + 1))
    }
}
