//! Whether a sentence speaks of what has been or of what is to come.

use lexicon::{TimeRole, TimeWord};

use super::phrases::Window;
use super::resolve::Tense;
use super::tokens::Kind;

/// What a word says of the tense of its sentence.
enum Cue {
    None,
    Stop,
    Tense(Tense),
}

impl Window<'_> {
    /// Where the sentence looks at token `i`: the nearest cue before it, else the first behind it.
    pub(super) fn tense(&self, i: usize) -> Tense {
        let first = i.saturating_sub(24);
        let before = (first..i.min(self.tokens.len())).rev().map(|at| self.cue(at));
        let after = (i..self.tokens.len().min(i + 24)).map(|at| {
            // "on March 3 after a pause that began": another clause has another tense.
            let subordinate = at > i
                && (matches!(
                    self.role(at),
                    Some(TimeRole::After | TimeRole::Before | TimeRole::Since | TimeRole::That)
                ) || matches!(self.text_of(at), "which" | "who" | "when" | "while" | "where" | "because" | "if"));
            if subordinate { Cue::Stop } else { self.cue(at) }
        });
        told(before).or_else(|| told(after)).unwrap_or(Tense::Unsaid)
    }

    /// Whether the sentence speaks of what is to come.
    pub(super) fn tells_future(&self, i: usize) -> bool {
        self.tense(i) == Tense::Future
    }

    /// What one word says of the tense: "will", "due", "to be"; "was", "said", "arrested".
    fn cue(&self, at: usize) -> Cue {
        let token = &self.tokens[at];
        // "to be held", "will be presented": the participle is no past.
        let passive = matches!(self.text_of(at.wrapping_sub(1)), "be" | "being");
        match token.kind {
            Kind::Break | Kind::Mark(b'!' | b'?' | b';') => Cue::Stop,
            Kind::Mark(b'.') if self.tokens.get(at + 1).is_none_or(|next| next.capital && next.spaced) && !self.abbreviates(at) => {
                Cue::Stop
            }
            Kind::Word(TimeWord::Role(TimeRole::Future | TimeRole::Coming)) => Cue::Tense(Tense::Future),
            Kind::Word(TimeWord::Role(TimeRole::PastTense)) if !passive => Cue::Tense(Tense::Past),
            Kind::Other => {
                let word = self.text_of(at);
                if word == "be" && self.role(at.wrapping_sub(1)) == Some(TimeRole::To) {
                    return Cue::Tense(Tense::Future);
                }
                let participle = word.len() > 4
                    && word.ends_with("ed")
                    && !token.capital
                    && !matches!(
                        word,
                        "need" | "indeed" | "speed" | "exceed" | "succeed" | "proceed" | "hundred" | "based"
                    );
                if participle && !passive {
                    Cue::Tense(Tense::Past)
                } else {
                    Cue::None
                }
            }
            _ => Cue::None,
        }
    }

    /// "Jan.", "No.": the full stop ends no sentence.
    fn abbreviates(&self, dot: usize) -> bool {
        matches!(
            self.kind(dot.wrapping_sub(1)),
            Some(Kind::Word(TimeWord::Month { short: true, .. } | TimeWord::Numbers))
        ) || self
            .tokens
            .get(dot.wrapping_sub(1))
            .is_some_and(|before| before.end - before.start <= 2 && before.capital)
    }
}

/// The first tense told before the sentence ends.
fn told(mut cues: impl Iterator<Item = Cue>) -> Option<Tense> {
    cues.find_map(|cue| match cue {
        Cue::None => None,
        Cue::Stop => Some(None),
        Cue::Tense(tense) => Some(Some(tense)),
    })
    .flatten()
}
