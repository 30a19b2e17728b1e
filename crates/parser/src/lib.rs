//! Reads what an article states: who took the floor, for whom, on what side; every figure;
//! every quotation; every tally. Pure language: an [`Article`] and a [`Lexicon`] in, an
//! [`Extraction`] out. No I/O, no HTML, and it never fails; what it did not understand is a note.
//!
//! ```
//! use record::Article;
//!
//! let article = Article { id: "a".into(), text: "Eight delegations criticised the bill.".into(), ..Article::default() };
//! let extraction = parser::parse(&article, lexicon::Lexicon::embedded());
//! assert_eq!(extraction.id, "a");
//! ```
//!
//! The rooms, in the order the text passes through them: [`Document`] (paragraphs and
//! sentences), `times`, `speech` (who says what), `figures`, `stance`, `interventions`, `tallies`.

mod document;
mod figures;
mod interventions;
mod speech;
mod stance;
mod tallies;
mod times;

pub use document::Document;
pub use stance::{Judgement, judge_statement};
pub use times::times;

use lexicon::{Lexicon, Mention};
use record::{Article, Extraction, Figure, Intervention, Note, Quote};

/// The quotations alone, without the other rooms. `mentions` are the names of States and bodies
/// in the text (`lexicon.names.find`): with them, "it" is a State and not a person.
pub fn quotes<'a>(doc: &Document<'a>, mentions: &[Mention<'a>], lexicon: &'a Lexicon) -> Vec<Quote> {
    speech::speech(doc, mentions, lexicon).quotes
}

/// The article's figures alone, without dates, speakers and sides that need the other rooms.
pub fn figures(article: &Article, lexicon: &Lexicon) -> Vec<Figure> {
    figures::figures(&Document::new(article), &[], &speech::Speech::default(), lexicon)
}

/// Everything the article states, each row with its bytes and its rule.
pub fn parse(article: &Article, lexicon: &Lexicon) -> Extraction {
    let mut notes = Vec::new();
    let doc = Document::new(article);
    let mentions = lexicon.names.find(doc.text);
    let times = times::times(&doc, lexicon);
    let speech = speech::speech(&doc, &mentions, lexicon);
    let figures = figures::figures(&doc, &times, &speech, lexicon);
    let interventions = interventions::interventions(&doc, &mentions, lexicon, &mut notes);
    let tallies = tallies::tallies(&doc, &figures, &interventions, &lexicon.floor);
    Extraction {
        id: article.id.clone(),
        event: None,
        concerned: interventions.concerned,
        interventions: interventions.rows,
        figures,
        quotes: speech.quotes,
        tallies,
        times,
        notes,
    }
}

/// Only who took the floor: what [`parse`] gives as `interventions`, with the notes about them,
/// without reading figures, times and quotations.
///
/// ```
/// let text = "The following delegations took the floor: Togo on behalf of the African Group, and Iran.";
/// let article = record::Article { text: text.into(), ..record::Article::default() };
/// let (rows, _notes) = parser::delegations(&article, lexicon::Lexicon::embedded());
/// assert_eq!(rows[0].on_behalf_of.as_deref(), Some("G:AFRICAN"));
/// ```
pub fn delegations(article: &Article, lexicon: &Lexicon) -> (Vec<Intervention>, Vec<Note>) {
    let mut notes = Vec::new();
    let doc = Document::new(article);
    let mentions = lexicon.names.find(doc.text);
    let read = interventions::interventions(&doc, &mentions, lexicon, &mut notes);
    (read.rows, notes)
}
