//! Which dates are no figures, and which figures a date dates.
//!
//! "In 2014 the country backed 163 out of 205" dates both; "sentenced to 27 years on March 3"
//! dates the number before it; "said on Monday" and "more than in 2018" date no figure.

use lexicon::numbers::WordRole;
use record::{FigureKind, Span, Time};

use super::Draft;
use super::tokens::{Token, Tokens};

/// Figures that one date at the beginning of a clause dates, at most.
const MANY: usize = 24;

/// Tokens between a figure and a date after it, past which the date is another's.
const FAR: usize = 15;

/// The document's dates, passed through in the order of the text.
#[derive(Debug)]
pub(crate) struct Calendar<'a> {
    times: &'a [Time],
    published: Option<String>,
    first: usize,
    end: usize,
}

impl<'a> Calendar<'a> {
    pub(crate) fn new(times: &'a [Time], published: Option<jiff::civil::Date>) -> Calendar<'a> {
        Calendar {
            times,
            published: published.map(|date| date.to_string()),
            first: 0,
            end: 0,
        }
    }

    /// Goes on to the dates of the next sentence.
    pub(crate) fn enter(&mut self, sentence: Span) {
        while self.times.get(self.first).is_some_and(|time| time.end <= sentence.start) {
            self.first += 1;
        }
        self.end = self.first.max(self.end);
        while self.times.get(self.end).is_some_and(|time| time.start < sentence.end) {
            self.end += 1;
        }
    }

    fn of_sentence(&self) -> &'a [Time] {
        &self.times[self.first..self.end]
    }

    /// Whether the number is a part of a date or period.
    pub(crate) fn covers(&self, span: Span) -> bool {
        let times = self.of_sentence();
        let end = times.partition_point(|time| time.start < span.end);
        times[end.saturating_sub(4)..end]
            .iter()
            .any(|time| (time.time_start.is_some() || time.time_end.is_some()) && time.start < span.end && span.start < time.end)
    }

    /// Dates the drafts of the sentence.
    pub(crate) fn date(&self, tokens: &Tokens, drafts: &mut [Draft]) {
        for time in self.of_sentence() {
            let first = tokens.list.partition_point(|token| token.end <= time.start);
            let end = tokens.list.partition_point(|token| token.start < time.end);
            let lead = lead(tokens, first);
            if dates_the_telling(tokens, lead) || compares(tokens, lead, first) {
                continue;
            }
            // "the 2019 elections", "The 1951 Convention": the year names what follows.
            let noun_follows = tokens.get(end).is_some_and(super::nouns::starts_noun_phrase);
            let article = [Some(first), first.checked_sub(1)]
                .into_iter()
                .flatten()
                .any(|at| tokens.get(at).is_some_and(|token| token.is_one_of(&["the", "its", "their"])));
            let names = noun_follows && (article || lead == first && time.granularity == "year");
            if names {
                continue;
            }
            let opens = lead == 0 || tokens.before(lead, 1).is_some_and(|token| opens_clause(token));
            if opens {
                let until = clause_end(tokens, end);
                let from = drafts.partition_point(|draft| draft.number < end);
                for draft in drafts[from..]
                    .iter_mut()
                    .take(MANY)
                    .take_while(|draft| lead == 0 || draft.number < until)
                {
                    self.give(tokens, draft, time, lead, first);
                }
                continue;
            }
            let Some(nearest) = drafts.partition_point(|draft| draft.end <= lead).checked_sub(1) else {
                continue;
            };
            let far = lead - drafts[nearest].end > FAR;
            if far
                || tokens.list[drafts[nearest].end..lead].iter().any(|token| {
                    token.is_mark(';') || token.is_one_of(&["but", "while", "whereas", "although", "though", "since", "before", "after"])
                })
            {
                continue;
            }
            // "Finland, which shares an 833-mile border, joined in April": the date is the main clause's.
            if leaves_relative_clause(tokens, drafts[nearest].number, drafts[nearest].end, lead) {
                continue;
            }
            self.give(tokens, &mut drafts[nearest], time, lead, first);
            // "displaced 40,000 families in nine provinces since May": the place is no end of it.
            let place = nearest > 0
                && tokens
                    .before(drafts[nearest].first, 1)
                    .is_some_and(|token| token.is_one_of(&["in", "at", "across"]))
                && tokens.list[drafts[nearest - 1].end..drafts[nearest].first]
                    .iter()
                    .all(|token| token.is_word() && token.part() != Some(lexicon::numbers::Part::Conjunction));
            if place {
                self.give(tokens, &mut drafts[nearest - 1], time, lead, first);
            }
            // "14 were killed and dozens injured on Sunday": one date for both.
            let mut at = nearest;
            while at > 0 && drafts[at].figure.counted_elided && drafts[at].figure.kind == FigureKind::Count {
                at -= 1;
                if drafts[at].figure.kind == FigureKind::Count {
                    self.give(tokens, &mut drafts[at], time, lead, first);
                }
            }
        }
    }

    fn give(&self, tokens: &Tokens, draft: &mut Draft, time: &Time, lead: usize, first: usize) {
        let figure = &mut draft.figure;
        if figure.time_text.is_some() || figure.kind == FigureKind::Age {
            return;
        }
        let word = (lead < first).then(|| tokens.list[lead].text.to_lowercase());
        figure.time_start = time.time_start.clone();
        figure.time_end = time.time_end.clone();
        match word.as_deref() {
            Some("since") => figure.time_end = self.published.clone().or(figure.time_end.take()),
            Some("from") => figure.time_end = None,
            Some("until" | "till" | "before") => {
                figure.time_start = None;
            }
            _ => {}
        }
        figure.time_text = Some(match word {
            Some(_) => format!("{} {}", tokens.list[lead].text, time.surface),
            None => time.surface.clone(),
        });
        figure.time_granularity = Some(time.granularity.clone());
        figure.time_basis = Some(time.basis);
    }
}

/// The preposition before a date, or the date.
fn lead(tokens: &Tokens, first: usize) -> usize {
    let preposition = tokens.before(first, 1).is_some_and(|token| {
        token.is_one_of(&[
            "on",
            "in",
            "since",
            "from",
            "during",
            "by",
            "at",
            "until",
            "till",
            "over",
            "within",
            "for",
            "of",
            "before",
            "after",
            "through",
            "throughout",
            "as",
        ])
    });
    if preposition { first - 1 } else { first }
}

fn opens_clause(token: &Token) -> bool {
    token.is_one_of(&["that", "and", "but", "while"]) || matches!(token.text, "“" | "\"" | "‘" | ":" | "—" | "–" | ";")
}

fn clause_end(tokens: &Tokens, from: usize) -> usize {
    (from..tokens.list.len().min(from + 200))
        .find(|&at| tokens.list[at].is_mark(';'))
        .unwrap_or(tokens.list.len().min(from + 200))
}

/// "said on Monday", "told reporters on Wednesday", "a statement released on March 30".
fn dates_the_telling(tokens: &Tokens, lead: usize) -> bool {
    (1..=4)
        .map_while(|back| tokens.before(lead, back))
        .take_while(|token| token.is_word() && !token.is_one_of(&["that", "and", "were", "was"]))
        .any(|token| token.has(WordRole::Telling))
}

/// Whether the figure stands in a clause with "which" that ends before the date.
fn leaves_relative_clause(tokens: &Tokens, number: usize, end: usize, lead: usize) -> bool {
    let Some(comma) = (end..lead).find(|&at| tokens.list[at].is_mark(',')) else {
        return false;
    };
    let verb = tokens.get(comma + 1).is_some_and(|token| {
        token.part() == Some(lexicon::numbers::Part::Auxiliary)
            || matches!(
                token.verb(),
                Some((_, lexicon::numbers::VerbForm::Past | lexicon::numbers::VerbForm::Third))
            )
    });
    verb && comma + 1 < lead
        && (1..=FAR).map_while(|back| number.checked_sub(back)).any(|at| {
            tokens.list[at].is_one_of(&["which", "who", "whose", "where"]) && tokens.before(at, 1).is_some_and(|mark| mark.is_mark(','))
        })
}

/// "more than in 2018", "compared with last year", "from 1987", "up on 2019".
fn compares(tokens: &Tokens, lead: usize, first: usize) -> bool {
    let before = tokens.before(lead, 1);
    // "by 42 per cent on 2005 levels".
    let levels = tokens.list[lead].is("on")
        && tokens
            .get(first + 1)
            .is_some_and(|token| token.is_one_of(&["level", "levels", "baseline"]));
    if levels {
        return true;
    }
    before.is_some_and(|token| token.is_one_of(&["than", "with", "to", "against", "versus", "vs"]))
        && tokens.before(lead, 1).is_some_and(|token| {
            token.is("than")
                || tokens
                    .before(lead, 2)
                    .is_some_and(|token| token.is_one_of(&["compared", "relative", "over", "up"]))
        })
        || lead < first
            && tokens.list[lead].is_one_of(&["from"])
            && tokens.before(lead, 1).is_some_and(|token| {
                token
                    .known
                    .is_some_and(|known| known.units.iter().any(|form| form.kind == lexicon::numbers::UnitKind::Percent))
            })
}
