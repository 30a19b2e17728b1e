//! Who took the floor, for whom, in what role: lists, votes, paragraphs a speaker, prose.

use lexicon::{Lexicon, Mention};
use record::{Intervention, Note};

use crate::Document;
use crate::speech::Speech;

/// What was read of the speakers.
#[derive(Debug, Default)]
pub(crate) struct Interventions {
    /// Rows in the order of the text.
    pub rows: Vec<Intervention>,
    /// The country the document is about: given with the article, else read off it.
    pub concerned: Option<String>,
}

/// Reads every delegation, group, body and organisation in its role.
pub(crate) fn interventions(
    _doc: &Document,
    _mentions: &[Mention],
    _speech: &Speech,
    _lexicon: &Lexicon,
    _notes: &mut Vec<Note>,
) -> Interventions {
    Interventions::default()
}
