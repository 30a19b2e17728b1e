//! Reads dates and periods, as closed intervals of days.
//!
//! "a series of dialogues last May", published on 31 March 2023, gives one [`Time`]:
//! 2022-05-01 to 2022-05-31, granularity `month`, basis `relative_to_published`.
//!
//! The way of a text: [`hearts`] finds where a date may be, [`tokens`] cuts the words around it,
//! [`points`] reads what is written on a calendar ("29 March 2023", "Q3", "the 1990s"),
//! [`relative`] what is counted from publication ("last May", "two weeks ago") or from the date
//! named before ("that year"), [`phrases`] puts ranges and bounds around them ("since", "from …
//! to …"), [`resolve`] completes what was not said, the past first.
//!
//! Conventions: "since July" ends on the day of publication, "from 1 January" and "after 2016"
//! have no end, "by 2030" and "until June" no beginning. 3/4/2023 is month first, unless one of
//! the numbers can be no month or another date of the text shows that days come first.
//! Left alone on purpose: durations ("for three months"), rates ("a year", "every Monday"),
//! years that are names ("Agenda 2030", "resolution 2334 (2016)").

mod calendar;
mod clock;
mod context;
mod hearts;
mod phrases;
mod points;
mod relative;
mod resolve;
mod tokens;

use lexicon::Lexicon;
use record::{Span, Time};

use crate::Document;
use phrases::Reader;

/// Every date and period, in the order of the text, resolved against the date of publication
/// (the past is preferred: "last May" is behind the reader).
pub(crate) fn times(doc: &Document, lexicon: &Lexicon) -> Vec<Time> {
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
