//! Counts of delegations and votes by side, as somebody states them.

use record::{Figure, Tally};

use crate::Document;
use crate::interventions::Interventions;
use crate::speech::Speech;

/// Every tally, in the order of the text.
pub(crate) fn tallies(_doc: &Document, _figures: &[Figure], _speech: &Speech, _interventions: &Interventions) -> Vec<Tally> {
    Vec::new()
}
