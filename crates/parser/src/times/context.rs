//! What the words around a date say of it: whether it is one, and whether it is still to come.

use lexicon::{HolidayRule, Reports, TimeRole, TimeUnit, TimeWord};

use super::phrases::Window;
use super::resolve::{Grain, Point, Tense, Year};
use super::tokens::Kind;

/// Words after "in", "of" and the like that make a four-digit number an amount all the same.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2200;

impl Window<'_> {
    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|token| token.kind)
    }

    pub(super) fn role(&self, i: usize) -> Option<TimeRole> {
        self.tokens.get(i)?.role()
    }

    /// The role of the word before token `i`.
    pub(super) fn before(&self, i: usize) -> Option<TimeRole> {
        self.role(i.checked_sub(1)?)
    }

    pub(super) fn skip_role(&self, i: usize, role: TimeRole) -> usize {
        if self.role(i) == Some(role) { i + 1 } else { i }
    }

    pub(super) fn is_mark(&self, i: usize, mark: u8) -> bool {
        self.kind(i) == Some(Kind::Mark(mark))
    }

    pub(super) fn skip_mark(&self, i: usize, mark: u8) -> usize {
        if self.is_mark(i, mark) { i + 1 } else { i }
    }

    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Dash)
    }

    pub(super) fn text_of(&self, i: usize) -> &str {
        self.tokens
            .get(i)
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or("")
    }

    /// A month and the token after it: "March", "Mar.".
    pub(super) fn month(&self, i: usize) -> Option<(i8, usize)> {
        match self.kind(i)? {
            Kind::Word(TimeWord::Month { number, short: false }) => Some((number, i + 1)),
            Kind::Word(TimeWord::Month { number, short: true }) => {
                let dotted = self.is_mark(i + 1, b'.') && !self.tokens[i + 1].spaced;
                Some((number, if dotted { i + 2 } else { i + 1 }))
            }
            _ => None,
        }
    }

    /// "may" and "march" in small letters.
    pub(super) fn is_verb_month(&self, i: usize) -> bool {
        matches!(self.text_of(i), "may" | "march")
    }

    pub(super) fn unit(&self, i: usize) -> Option<(TimeUnit, bool)> {
        match self.kind(i)? {
            Kind::Word(TimeWord::Unit { unit, many }) => Some((unit, many)),
            _ => None,
        }
    }

    /// A year in digits.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        match self.kind(i)? {
            Kind::Number { value, digits: 4 } if YEARS.contains(&value) && !self.goes_on(i + 1) => i16::try_from(value).ok(),
            _ => None,
        }
    }

    /// A day of the month: "29", "29th", "the twenty-ninth".
    pub(super) fn day_of_month(&self, i: usize) -> Option<(i8, usize)> {
        let (day, next) = match self.kind(i)? {
            Kind::Number { value, digits: 1..=2 } => (i8::try_from(value).ok()?, i + 1),
            Kind::Amount | Kind::Other => return None,
            _ => self.ordinal(i)?,
        };
        (1..=31).contains(&day).then_some((day, next))
    }

    pub(super) fn is_ordinal(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(Kind::Ordinal(_) | Kind::Word(TimeWord::Ordinal(_))))
    }

    /// "3rd", "third", "twenty-first".
    pub(super) fn ordinal(&self, i: usize) -> Option<(i8, usize)> {
        match self.kind(i)? {
            Kind::Ordinal(number) | Kind::Word(TimeWord::Ordinal(number)) => Some((number, i + 1)),
            Kind::Word(TimeWord::Cardinal(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90))) => {
                let at = if self.is_dash(i + 1) { i + 2 } else { i + 1 };
                match self.kind(at)? {
                    Kind::Word(TimeWord::Ordinal(number @ 1..=9)) => Some((tens + number, at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A count: "5", "five", "twenty-five", "a couple of".
    pub(super) fn count(&self, i: usize) -> Option<(u16, usize)> {
        match self.kind(i)? {
            Kind::Number { value, digits: 1..=3 } => Some((u16::try_from(value).ok()?, i + 1)),
            Kind::Word(TimeWord::Cardinal(number)) => {
                let at = if self.is_dash(i + 1) { i + 2 } else { i + 1 };
                match self.kind(at) {
                    Some(Kind::Word(TimeWord::Cardinal(ones @ 1..=9))) if number >= 20 => {
                        Some((u16::try_from(number + ones).ok()?, at + 1))
                    }
                    _ => Some((u16::try_from(number).ok()?, i + 1)),
                }
            }
            Kind::Word(TimeWord::Amount(number @ 1..)) => Some((u16::try_from(number).ok()?, self.skip_role(i + 1, TimeRole::Of))),
            Kind::Word(TimeWord::Role(TimeRole::A)) => match self.kind(i + 1)? {
                Kind::Word(TimeWord::Amount(1..)) => self.count(i + 1),
                _ => None,
            },
            _ => None,
        }
    }

    /// A count, or "a" for one.
    pub(super) fn count_or_one(&self, i: usize) -> Option<(u16, usize)> {
        self.count(i).or_else(|| (self.role(i) == Some(TimeRole::A)).then_some((1, i + 1)))
    }

    pub(super) fn kind_of_day(&self, i: usize) -> Option<i8> {
        match self.kind(i)? {
            Kind::Word(TimeWord::RelativeDay(days)) => Some(days),
            _ => None,
        }
    }

    /// "weeks' time".
    pub(super) fn is_in_time(&self, i: usize) -> bool {
        let at = self.skip_mark(i, b'\'');
        at > i && (self.text_of(at) == "time" || self.text_of(at) == "s" && self.text_of(at + 1) == "time")
    }

    /// A day with a name: "Human Rights Day", "Christmas 2022".
    pub(super) fn holiday(&self, i: usize) -> Option<(Point, usize)> {
        let token = self.tokens.get(i)?;
        if !token.capital && !matches!(token.kind, Kind::Other) {
            return None;
        }
        let mut first = [0; 16];
        let word = self.text.get(token.start..token.end)?;
        let first = first.get_mut(..word.len())?;
        first.copy_from_slice(word.as_bytes());
        first.make_ascii_lowercase();
        let names = self.calendar.holidays(std::str::from_utf8(first).ok()?);
        let (name, rule) = names.iter().find(|(name, _)| {
            self.text
                .get(token.start..token.start + name.len())
                .is_some_and(|written| written.eq_ignore_ascii_case(name))
        })?;
        let end = token.start + name.len();
        let next = i + self.tokens[i..].iter().take_while(|token| token.start < end).count();
        if self.tokens[next - 1].end != end {
            return None;
        }
        let rule: HolidayRule = *rule;
        Some(self.with_year(Grain::Holiday(rule), next))
    }

    /// A year that stands for itself: "in 2014", "the 2018 elections", "2023 was".
    pub(super) fn year_alone(&self, i: usize) -> Option<(Point, usize)> {
        let year = self.year(i)?;
        if self.is_glued(i) && !(i > 0 && self.is_dash(i - 1) && i > 1 && self.year(i - 2).is_some()) {
            return None;
        }
        let point = (Point::new(Grain::Year, Year::Given(year)), i + 1);
        let modern = (1900..=2100).contains(&year);
        let led = self.leads_year(i);
        // "2000 people", "1914 delegates": an amount, unless it is "the 2018 elections".
        if self.is_dated_noun(i + 1) {
            return (modern && !self.is_numbers(i)).then_some(point);
        }
        if self.is_numbers(i) || self.counts_something(i, i + 1) {
            return None;
        }
        if led {
            return Some(point);
        }
        if !modern {
            return None;
        }
        let previous = i.checked_sub(1).and_then(|before| self.kind(before));
        let alone = match previous {
            None => true,
            Some(Kind::Break) => true,
            Some(Kind::Mark(b'(')) => !self.cites_document(i),
            Some(Kind::Mark(b',' | b';' | b':' | b'"' | b'.' | b'=' | b'\'')) => true,
            Some(Kind::Dash) => self.tokens[i].spaced || i > 1 && self.year(i - 2).is_some(),
            Some(Kind::Other) => self.tokens[i - 1].capital || self.ends_clause(i + 1) || self.is_possessive(i - 1),
            Some(Kind::Word(TimeWord::Role(TimeRole::The | TimeRole::A | TimeRole::This | TimeRole::That))) => true,
            Some(Kind::Word(TimeWord::Role(TimeRole::And | TimeRole::Or | TimeRole::To))) => {
                i > 1 && (self.year(i - 2).is_some() || self.is_mark(i - 2, b','))
            }
            Some(Kind::Word(TimeWord::DatedNoun | TimeWord::Role(_))) => true,
            _ => false,
        };
        alone.then_some(point)
    }

    /// A preposition that years stand after.
    fn leads_year(&self, i: usize) -> bool {
        let Some(role) = self.before(i) else { return false };
        match role {
            TimeRole::In
            | TimeRole::Since
            | TimeRole::Until
            | TimeRole::By
            | TimeRole::During
            | TimeRole::From
            | TimeRole::After
            | TimeRole::Before
            | TimeRole::Early
            | TimeRole::Late
            | TimeRole::Mid
            | TimeRole::Fiscal
            | TimeRole::Calendar
            | TimeRole::Around => true,
            TimeRole::Of => i < 2 || !matches!(self.kind(i - 2), Some(Kind::Word(TimeWord::Numbers))),
            _ => false,
        }
    }

    fn is_possessive(&self, i: usize) -> bool {
        self.text_of(i) == "s" && i > 0 && self.is_mark(i - 1, b'\'')
    }

    /// "elections" in "the 2018 elections".
    pub(super) fn is_dated_noun(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(Kind::Word(TimeWord::DatedNoun)))
            || self
                .tokens
                .get(i)
                .is_some_and(|token| token.capital && token.spaced && matches!(token.kind, Kind::Other))
    }

    /// Whether the word before makes the number no year: "rule 2000", "some 2000", "$2000".
    fn is_numbers(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        match self.kind(before) {
            Some(Kind::Word(TimeWord::Numbers)) => true,
            Some(Kind::Mark(mark)) => matches!(mark, b'$' | b'#' | b'*' | b'+' | b'&') && !self.tokens[i].spaced,
            _ => false,
        }
    }

    /// "resolution 2334 (2016)": the year is part of the symbol.
    fn cites_document(&self, i: usize) -> bool {
        i >= 2 && matches!(self.kind(i - 2), Some(Kind::Number { .. } | Kind::Amount)) && self.is_mark(i + 1, b')')
    }

    /// Whether a number at `i..next` counts what follows it: "2000 people", "12 December rains"
    /// does not.
    pub(super) fn counts_something(&self, i: usize, next: usize) -> bool {
        let Some(after) = self.tokens.get(next) else { return false };
        if self.is_ordinal(i) || !after.spaced {
            return after.kind == Kind::Mark(b'%');
        }
        let word = self.text_of(next);
        match after.kind {
            Kind::Word(TimeWord::Unit { many: true, .. } | TimeWord::Numbers | TimeWord::Amount(_)) => !self.looks_like_range(next),
            Kind::Other if after.capital => false,
            Kind::Other => context_is_counted(word),
            _ => false,
        }
    }

    fn looks_like_range(&self, i: usize) -> bool {
        matches!(self.role(i + 1), Some(TimeRole::Ago | TimeRole::Later | TimeRole::Earlier))
    }

    /// Whether the number goes on after a mark: "2019-", "12/", "3.".
    pub(super) fn goes_on(&self, i: usize) -> bool {
        let Some(mark) = self.tokens.get(i) else { return false };
        if mark.spaced {
            return false;
        }
        match mark.kind {
            Kind::Mark(b'/' | b'%' | b'_' | b'+' | b'$' | b'*') => {
                self.tokens.get(i + 1).is_some_and(|after| !after.spaced) && self.year_pair_follows(i)
            }
            Kind::Number { .. } | Kind::Amount | Kind::Other => true,
            _ => false,
        }
    }

    /// "2022/23" goes on as a pair of years, which is no number going on.
    fn year_pair_follows(&self, i: usize) -> bool {
        !matches!(
            (self.kind(i), self.kind(i + 1)),
            (
                Some(Kind::Mark(b'/')),
                Some(Kind::Number { .. } | Kind::Word(TimeWord::Month { .. }))
            )
        )
    }

    /// Whether a letter, a stroke or a dash is written onto token `i` from the left.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        if self.tokens[i].spaced {
            return false;
        }
        let Some(before) = i.checked_sub(1) else {
            // The stretch may begin within a long word.
            return self.tokens[i].start > 0 && !self.text.as_bytes()[self.tokens[i].start - 1].is_ascii_whitespace();
        };
        match self.kind(before) {
            Some(Kind::Mark(mark)) => !matches!(mark, b'(' | b'[' | b'"' | b'\'' | b',' | b':' | b';' | b'='),
            Some(Kind::Dash) => true,
            Some(Kind::Break) | None => false,
            _ => true,
        }
    }

    /// Glued to another number: the end of "2022-29" or "3/29".
    pub(super) fn is_glued_number(&self, i: usize) -> bool {
        i >= 2 && matches!(self.kind(i - 2), Some(Kind::Other | Kind::Amount)) && !self.tokens[i - 1].spaced
    }

    /// "2019–21": the year that the two digits after the dash at `joint` stand for.
    pub(super) fn short_year_after(&self, joint: usize, year: i16) -> Option<i16> {
        if !self.is_dash(joint) || self.tokens.get(joint + 1)?.spaced || self.tokens[joint].spaced || self.goes_on(joint + 2) {
            return None;
        }
        match self.kind(joint + 1)? {
            Kind::Number { value, digits: 2 } => {
                let end = year / 100 * 100 + i16::try_from(value).ok()?;
                let further = self.is_dash(joint + 2) && !self.tokens[joint + 2].spaced;
                (end > year && !further).then_some(end)
            }
            _ => None,
        }
    }

    /// Whether nothing that could belong to the date follows: a mark, a small word, a verb, the end.
    pub(super) fn ends_clause(&self, i: usize) -> bool {
        match self.tokens.get(i) {
            None => true,
            Some(token) => match token.kind {
                Kind::Mark(mark) => mark != b'\'',
                Kind::Dash => token.spaced,
                Kind::Break => true,
                Kind::Word(TimeWord::Role(role)) => !matches!(role, TimeRole::The | TimeRole::A | TimeRole::Last | TimeRole::Working),
                Kind::Other => {
                    !token.spaced
                        || context_is_function(self.text_of(i))
                        || self
                            .lexicon
                            .reporting
                            .verb(self.text_of(i))
                            .is_some_and(|verb| verb.reports != Reports::Call)
                }
                _ => false,
            },
        }
    }

    /// "Sunday Times", "Friday Mail": a paper.
    pub(super) fn is_publication(&self, i: usize) -> bool {
        matches!(
            self.text_of(i + 1),
            "Times" | "Telegraph" | "Mirror" | "Mail" | "Express" | "Post" | "Herald" | "Tribune" | "Standard" | "Star" | "Night"
        )
    }

    /// "Agenda 2030", "Vision 2050", "2030 Agenda": names, not dates.
    pub(super) fn is_name(&self, i: usize) -> bool {
        let named = |at: usize| matches!(self.text_of(at), "Agenda" | "Vision" | "AGENDA" | "VISION" | "Horizon" | "Compact");
        match self.kind(i) {
            Some(Kind::Number { digits: 4, .. }) => named(i + 1) || i > 0 && named(i - 1),
            Some(Kind::Word(TimeWord::Role(TimeRole::The))) => {
                matches!(self.kind(i + 1), Some(Kind::Number { digits: 4, .. })) && named(i + 2)
            }
            _ => false,
        }
    }

    /// Whether "from" begins something at the point, rather than telling where it comes from.
    pub(super) fn begins_something(&self, i: usize, point: &Point) -> bool {
        match point.grain {
            Grain::Year | Grain::Fixed(_) => false,
            _ => !matches!(
                i.checked_sub(1).and_then(|before| self.kind(before)),
                Some(Kind::Word(TimeWord::DatedNoun))
            ),
        }
    }

    /// Whether the sentence, up to token `i`, speaks of what is to come.
    pub(super) fn tense(&self, i: usize) -> Tense {
        if self.tells_future(i) { Tense::Future } else { Tense::Past }
    }

    /// "will be held on", "is due on", "to be presented in"; a reporting verb nearer to the date
    /// ("said on Monday") puts it back into the past.
    pub(super) fn tells_future(&self, i: usize) -> bool {
        let first = i.saturating_sub(24);
        for at in (first..i.min(self.tokens.len())).rev() {
            let token = &self.tokens[at];
            match token.kind {
                Kind::Break | Kind::Mark(b'.' | b'!' | b'?' | b';') => return false,
                Kind::Word(TimeWord::Role(TimeRole::Future)) => return true,
                Kind::Word(TimeWord::Role(TimeRole::Coming)) => return true,
                Kind::Other => {
                    let word = self.text_of(at);
                    if word == "be" && self.role(at.wrapping_sub(1)) == Some(TimeRole::To) {
                        return true;
                    }
                    if matches!(word, "was" | "were" | "had" | "did")
                        || self
                            .lexicon
                            .reporting
                            .verb(word)
                            .is_some_and(|verb| !verb.needs_clause && is_past(word))
                    {
                        return false;
                    }
                }
                _ => {}
            }
        }
        false
    }
}

fn is_past(verb: &str) -> bool {
    verb.ends_with("ed") || matches!(verb, "said" | "told" | "wrote" | "found" | "made" | "went")
}

/// Lower-case words that end a date's clause: auxiliaries, conjunctions, relatives.
fn context_is_function(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "when"
            | "where"
            | "while"
            | "which"
            | "who"
            | "that"
            | "but"
            | "as"
            | "with"
            | "because"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "did"
            | "does"
            | "do"
            | "not"
            | "if"
            | "so"
            | "under"
            | "against"
            | "among"
            | "alone"
            | "compared"
            | "than"
            | "amid"
            | "without"
            | "despite"
            | "onward"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "there"
    )
}

/// Whether a lower-case word after a number is what it counts: a plural noun, as it seems.
fn context_is_counted(word: &str) -> bool {
    if context_is_function(word) || !word.starts_with(|first: char| first.is_lowercase()) {
        return false;
    }
    let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") && word.len() > 3;
    plural
        || matches!(
            word,
            "people"
                | "men"
                | "women"
                | "children"
                | "police"
                | "million"
                | "billion"
                | "trillion"
                | "thousand"
                | "hundred"
                | "percent"
                | "riel"
                | "km"
                | "kg"
                | "metric"
                | "staff"
                | "feet"
                | "households"
        )
}

/// Whether a date in digits shows that this text puts days first: "29/03/2023".
pub(super) fn puts_days_first(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    memchr::memchr_iter(b'/', bytes).any(|stroke| {
        let before = bytes[..stroke]
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_digit())
            .take(3)
            .count();
        let middle = digits(stroke + 1).min(3);
        if !(1..=2).contains(&before) || !(1..=2).contains(&middle) || bytes.get(stroke + 1 + middle) != Some(&b'/') {
            return false;
        }
        let year = digits(stroke + 2 + middle);
        let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<u8>().ok()).unwrap_or(0);
        let first = number(stroke - before, stroke);
        let second = number(stroke + 1, stroke + 1 + middle);
        matches!(year, 2 | 4) && (13..=31).contains(&first) && (1..=12).contains(&second)
    })
}
