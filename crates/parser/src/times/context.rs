//! What the words around a date say of it: whether it is one, and whether it is still to come.

use lexicon::{Reports, TimeRole, TimeUnit, TimeWord};

use super::phrases::Window;
use super::resolve::{Grain, Point, Year};
use super::tokens::Kind;

impl Window<'_> {
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
            Some(Kind::Word(
                TimeWord::DatedNoun
                | TimeWord::Role(_)
                | TimeWord::Unit {
                    unit: TimeUnit::Year,
                    many: true,
                },
            )) => true,
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
            // "Law No. 2008"
            Some(Kind::Mark(b'.')) => before > 0 && matches!(self.kind(before - 1), Some(Kind::Word(TimeWord::Numbers))),
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
                            .verb(self.lexicon.reporting.word(self.text_of(i).as_bytes()))
                            .is_some_and(|verb| matches!(verb.reports, Reports::Say | Reports::Ask))
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
