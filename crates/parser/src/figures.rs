//! Reads figures: every number that a text claims about the world.

use lexicon::Lexicon;
use record::{Figure, Time};

use crate::Document;
use crate::speech::Speech;

/// Every figure, in the order of the text.
pub(crate) fn figures(_doc: &Document, _times: &[Time], _speech: &Speech, _lexicon: &Lexicon) -> Vec<Figure> {
    Vec::new()
}
