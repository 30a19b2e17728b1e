//! Reads dates and periods, as closed intervals of days.
//!
//! "a series of dialogues last May", published on 31 March 2023, gives one [`Time`]:
//! 2022-05-01 to 2022-05-31, granularity `month`, basis `relative_to_published`.
//!
//! The way of a text: [`hearts`] finds where a date may be and [`tokens`] cuts the words around
//! it; [`points`], [`digits`] and [`periods`] read what is written on a calendar ("29 March
//! 2023", "Q3", "the 1990s"), [`relative`] what is counted from publication ("two weeks ago")
//! and [`anaphoric`] what is counted from the date named before ("that year"); [`ranges`] and
//! [`phrases`] put "from … to …", "since", "by" around them; [`resolve`] completes what was not
//! said, by the [`tense`] of the sentence, the past first, or by the story ([`carried`]).
//!
//! Conventions: both ends of an interval are inclusive, so "between 2019 and 2021" holds all of
//! 2021. "since July" ends on the day of publication, "from 1 January" and "after 2016" have no
//! end, "by 2030" and "until June" no beginning. "two years ago" is a year, "two months ago" a
//! month, "two weeks ago" a day. "early" and "late" are halves, "the start" and "the end" of a
//! year its first and last four months. 3/4/2023 is month first, unless one of the numbers can be
//! no month or another date of the text shows that days come first.
//! Left alone on purpose: durations ("for three months"), rates ("a year", "every Monday"),
//! years that are names ("Agenda 2030", "resolution 2334 (2016)").

mod hearts;
mod tokens;

mod words;

mod calendar;
mod digits;
mod periods;
mod points;

mod anaphoric;
mod relative;

mod phrases;
mod ranges;

mod carried;
mod context;
mod resolve;
mod tense;

mod clock;

use lexicon::Lexicon;
use record::{Span, Time};

use crate::Document;
use phrases::Reader;

/// Every date and period, in the order of the text, resolved against the date of publication
/// (the past is preferred: "last May" is behind the reader).
pub fn times(doc: &Document, lexicon: &Lexicon) -> Vec<Time> {
    let mut tokens = Vec::new();
    let mut reader = Reader::new(doc, lexicon);
    for stretch in hearts::stretches(doc.text, &lexicon.calendar) {
        tokens.clear();
        tokens::cut(doc.text, stretch, &lexicon.calendar, &mut tokens);
        reader.read(&tokens);
    }
    let mut times = reader.found;
    clock::join(doc.text, &mut times);
    times.into_iter().map(|found| found.into_time(doc.text)).collect()
}

/// Times of day ("9:30am", "10 a.m.", "1430 GMT"), in the order of the text: digits that are no
/// figure. Those beside a date are also inside its [`Time`].
#[allow(dead_code, reason = "for the figures room")]
pub(crate) fn clock_times(doc: &Document) -> Vec<Span> {
    clock::clock_times(doc.text)
}

#[cfg(test)]
mod tests;
