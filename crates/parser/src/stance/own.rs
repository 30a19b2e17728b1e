//! What a speaker tells of its own country: no side towards the one concerned.
//!
//! "Norway said **her country** had released all prisoners" tells of Norway. Where the country
//! concerned speaks, its own doings are what the dialogue is about, and count.

use super::about::{Named, States};
use super::segments::{Mark, Sense};
use super::words::Kind;

/// How many words may name who is told: "told the Council that".
const TOLD: usize = 5;

impl States<'_> {
    /// How many of the marks stand in a clause that tells of the speaker's own country. The
    /// clause is what is `said`; before word `spoke`, the speaker is named.
    pub(super) fn told_of_itself(&self, marks: &[Mark], said: (usize, usize), spoke: usize) -> usize {
        let starts = (said.0..said.1)
            .find(|&at| self.words.words[at].kind == Kind::Word)
            .unwrap_or(said.1);
        let that = (starts..said.1.min(starts + TOLD)).find(|&at| self.word(at) == "that");
        let subject = that.map_or(starts, |that| that + 1);
        if self.other_in(0, spoke) == Some(Named::Concerned) || !self.is_own(subject, marks) {
            return 0;
        }
        marks
            .iter()
            .position(|mark| mark.first > subject && self.ends_own_clause(mark, subject))
            .unwrap_or(marks.len())
    }

    /// Whether the subject at a place is the speaker's own: "her country", "its own people", "we".
    fn is_own(&self, at: usize, marks: &[Mark]) -> bool {
        let owned = at + 1 + usize::from(self.word(at + 1) == "own");
        let owned = self.word(owned).to_ascii_lowercase();
        let body = matches!(
            owned.as_str(),
            "country" | "nation" | "government" | "delegation" | "people" | "parliament" | "authorities"
        );
        match self.word(at).to_ascii_lowercase().as_str() {
            "my" | "our" | "her" | "his" => body,
            // Behind the name of the country concerned, "its Government" is that country's.
            "its" if self.word(at + 1) == "own" || owned == "country" => body,
            "its" => body && self.other_in(0, at) == Some(Named::Other),
            "it" => matches!(self.word(at + 1), "had" | "has") && self.word(at + 2) == "itself",
            // "we have seen torture" tells of others, "we have made progress" does not.
            "we" => marks
                .first()
                .is_some_and(|mark| matches!(mark.sense, Sense::Content(lexicon::stance::FrameClass::Merit, _)) && mark.first <= at + 2),
            _ => false,
        }
    }

    /// Whether what is told of oneself is over at a mark: "and that", "and Cambodia".
    fn ends_own_clause(&self, mark: &Mark, subject: usize) -> bool {
        let another = mark.sense == Sense::Boundary && self.word(mark.end) == "that";
        another || self.other_in(subject, mark.first) == Some(Named::Concerned)
    }
}
