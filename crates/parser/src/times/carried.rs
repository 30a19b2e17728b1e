//! Completes a date within its text: a story goes on in the year it named.

use lexicon::{TimeRole, TimeUnit};
use record::TimeBasis;

use super::calendar;
use super::phrases::Window;
use super::resolve::{Grain, Interval, Point, Tense, Year};

impl Window<'_> {
    /// Resolves a point that begins at token `i`.
    pub(super) fn resolve(&self, point: &Point, i: usize) -> Interval {
        if point.year != Year::Unsaid || matches!(point.grain, Grain::Fixed(_)) {
            return point.resolve(self.published, Tense::Past);
        }
        let tense = self.tense(i);
        let interval = point.resolve(self.published, tense);
        match self.carried_year(point, i, tense, &interval) {
            Some(year) => Interval {
                basis: TimeBasis::Anaphoric,
                ..Point {
                    year: Year::Given(year),
                    ..*point
                }
                .resolve(None, tense)
            },
            None => interval,
        }
    }

    /// The year of the date just named, where the story goes on in it: "in January 2020 …. In
    /// March, …", and "from 6 to 17 November 2022 … on 10 November".
    pub(super) fn carried_year(&self, point: &Point, i: usize, tense: Tense, interval: &Interval) -> Option<i16> {
        let told = matches!(
            point.grain,
            Grain::Month(_)
                | Grain::Day {
                    month: Some(_),
                    weekday: None,
                    ..
                }
        );
        let here = self.tokens.get(i)?.start;
        let before = self.found.last().filter(|found| told && here.saturating_sub(found.end) < 200)?;
        if before.interval.basis == TimeBasis::RelativeToPublished {
            return None;
        }
        let (first, last) = before.interval.days()?;
        let year = last.year();
        let (start, end) = point.in_year(year)?;
        let is_year = before.interval.unit == Some(TimeUnit::Year);
        if !is_year && first <= start && end <= last && first != start {
            return Some(year);
        }
        let led = i.checked_sub(1).and_then(|at| self.tokens.get(at));
        let begins = led.is_some_and(|word| word.capital && matches!(word.role(), Some(TimeRole::In | TimeRole::On | TimeRole::By)))
            || self.tokens[i].capital && self.role(i) == Some(TimeRole::By);
        let old = interval
            .start
            .zip(self.published)
            .is_none_or(|(start, today)| calendar::plus_days(start, 90).is_some_and(|later| later < today))
            || self.published.is_some_and(|today| interval.end.is_some_and(|end| end > today));
        let goes_on = first.year() == year && start > last && matches!(before.interval.unit, Some(TimeUnit::Month | TimeUnit::Day));
        (begins && old && goes_on && tense != Tense::Future).then_some(year)
    }
}
