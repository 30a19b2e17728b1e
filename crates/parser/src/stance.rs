//! What side a statement takes, and the words that show it.

use lexicon::Lexicon;
use record::{Cue, Span, Stance};

use crate::Document;

/// The side a statement takes, on two axes.
#[derive(Debug, Clone, Default)]
#[allow(dead_code)] // The interventions read it.
pub(crate) struct Judgement {
    /// Towards the country concerned.
    pub stance: Stance,
    /// Towards the mandate.
    pub mandate: Stance,
    /// From 1 (courtesy) to 5.
    pub strength: Option<u8>,
    /// The words it was read from.
    pub cues: Vec<Cue>,
}

/// Judges the words of one speaker: `spans` are the stretches of text that report one
/// statement, `concerned` the code of the country it is about, where known.
#[allow(dead_code)]
pub(crate) fn judge(_doc: &Document, _spans: &[Span], _concerned: Option<&str>, _lexicon: &Lexicon) -> Judgement {
    Judgement::default()
}
