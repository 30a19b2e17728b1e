//! What a speaker tells of its own country: no side towards the one concerned.
//!
//! "Norway said **her country** had released all prisoners" tells of Norway. Where the country
//! concerned speaks, its own doings are what the dialogue is about, and count.

use lexicon::stance::FrameClass;

use super::segments::{Mark, Sense};
use super::states::{Named, States};
use super::words::Kind;

/// What is the speaker's own.
const BODIES: &[&str] = &[
    "country",
    "nation",
    "government",
    "delegation",
    "people",
    "parliament",
    "authorities",
];

/// How many words may name who is told: "told the Council that".
const TOLD: usize = 5;

impl States<'_> {
    /// How many of the marks stand in a clause that tells of the speaker's own country. The
    /// clause is what is `said`; before word `spoke`, the speaker is named. `addressed`: whether
    /// the authorities concerned were spoken of before.
    pub(super) fn told_of_itself(&self, marks: &[Mark], said: (usize, usize), spoke: usize, addressed: bool) -> usize {
        let starts = (said.0..said.1)
            .find(|&at| self.words.words[at].kind == Kind::Word)
            .unwrap_or(said.1);
        let that = (starts..said.1.min(starts + TOLD)).find(|&at| self.word(at) == "that");
        let subject = that.map_or(starts, |that| that + 1);
        // Few clauses are, and finding names is dear.
        if !self.is_own(subject, marks, addressed) || self.other_in(0, spoke) == Some(Named::Concerned) {
            return 0;
        }
        marks
            .iter()
            .position(|mark| mark.first > subject && self.ends_own_clause(mark, subject))
            .unwrap_or(marks.len())
    }

    /// Whether the subject at a place is the speaker's own: "her country", "its own people", "we".
    fn is_own(&self, at: usize, marks: &[Mark], addressed: bool) -> bool {
        let is = |word: &str| self.word(at).eq_ignore_ascii_case(word);
        let owned = at + 1 + usize::from(self.word(at + 1) == "own");
        let owns = |body: &str| self.word(owned).eq_ignore_ascii_case(body);
        let body = || BODIES.iter().any(|body| owns(body));
        let is_merit = || {
            marks
                .first()
                .is_some_and(|mark| matches!(mark.sense, Sense::Content(FrameClass::Merit, _)) && mark.first <= at + 2)
        };
        if ["my", "our", "her", "his"].iter().any(|word| is(word)) {
            return body();
        }
        if is("its") {
            // Behind the name of the country concerned, "its Government" is that country's.
            let is_its_own = self.word(at + 1) == "own" || owns("country");
            return body() && (is_its_own || self.other_in(0, at) == Some(Named::Other));
        }
        if is("it") {
            // "said that it had built schools", where nobody else was spoken of.
            let alone = || !addressed && is_merit() && self.other_in(0, at) == Some(Named::Other);
            return matches!(self.word(at + 1), "had" | "has") && (self.word(at + 2) == "itself" || alone());
        }
        // "we have seen torture" tells of others, "we have made progress" does not.
        is("we") && is_merit()
    }

    /// Whether what is told of oneself is over at a mark: "and that", "and Cambodia".
    fn ends_own_clause(&self, mark: &Mark, subject: usize) -> bool {
        let another = mark.sense == Sense::Boundary && self.word(mark.end) == "that";
        another || self.other_in(subject, mark.first) == Some(Named::Concerned)
    }
}
