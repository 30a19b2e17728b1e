//! What side a statement takes, and the words that show it.
//!
//! "commended the reforms, but urged the Government to release the journalists" is `mixed`:
//! "commended … reforms" is one cue, "urged … release" another, each with its bytes and rule.
//!
//! Takes the stretches of text that report one speaker's statement. What each frame points at
//! depends on its object: who condemns sanctions supports the country, who welcomes a report is
//! polite to its author, who asks for a release presupposes a wrong. The words are in the
//! lexicon's `stance_*.tsv`; the grammar is here: [`segments`] cuts, [`openings`] says
//! what may open one, [`about`] finds the object, [`states`] who is named and who acted;
//! [`evaluation`] reads praise and blame, [`demands`] what is asked for, [`assertions`] what is
//! stated as a fact, [`flags`] what is changed by a word before it, [`denials`] what is said not
//! to be so, [`own`] what is told of the speaker, [`passives`] whom it befell, [`complements`] which nouns mean nothing without what they are of,
//! [`outcomes`] what a step or a change says by where it leads or what changed, [`turns`] what a
//! contrast says of its half that has no side of its own.
//!
//! Left alone on purpose: irony, what a speaker is known to think, and how the world is. A
//! statement that evaluates nothing is `neutral`; where no statement is reported, `unknown`.

mod about;
mod assertions;
mod complements;
mod demands;
mod denials;
mod evaluation;
mod flags;
mod openings;
mod outcomes;
mod own;
mod passives;
mod segments;
mod states;
mod turns;
mod verdict;
mod words;

use lexicon::Lexicon;
use record::{Cue, Span, Stance};

use states::States;

/// The side a statement takes, on two axes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judgement {
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
/// statement, `lower` is the text with its ASCII letters in lower case, `concerned` the code of
/// the country it is about, where known.
pub(crate) fn judge(text: &str, lower: &str, spans: &[Span], concerned: Option<&str>, lexicon: &Lexicon) -> Judgement {
    let words = words::words(text, lower, spans, &lexicon.stance);
    let statement = segments::segments(text, &words, &lexicon.stance);
    let states = States {
        text,
        words: &words,
        names: &lexicon.names,
        concerned,
    };
    verdict::verdict(&statement, states, lexicon)
}

/// What side one statement takes: `judge` for a text that holds nothing else.
///
/// ```
/// let lexicon = lexicon::Lexicon::embedded();
/// let judgement = parser::judge_statement("Chile condemned the sanctions.", None, lexicon);
/// assert_eq!(judgement.stance, record::Stance::Supportive);
/// ```
pub fn judge_statement(text: &str, concerned: Option<&str>, lexicon: &Lexicon) -> Judgement {
    judge(text, &text.to_ascii_lowercase(), &[Span::new(0, text.len())], concerned, lexicon)
}
