//! Claims that a speaker denies: "disputed the claim that the press was free".
//!
//! Who denies what is good of the authorities, or what excuses them, faults them; who denies what
//! accuses them defends them.

use lexicon::stance::FrameClass;
use record::Polarity;

use super::assertions::{self, Stated};
use super::segments::{Head, Mark, Segment, Sense};
use super::states::States;
use super::verdict::Judge;

/// What people are said to be held for where a government excuses itself.
const CRIMES: &[&str] = &[
    "arson",
    "corruption",
    "crimes",
    "drug",
    "drugs",
    "embezzlement",
    "espionage",
    "extremism",
    "fraud",
    "hooliganism",
    "murder",
    "offences",
    "robbery",
    "sedition",
    "smuggling",
    "spying",
    "tax",
    "terrorism",
    "theft",
    "trafficking",
    "treason",
    "vandalism",
];

impl Judge<'_> {
    /// Turns around what the denied claim states; a claim that states no wrong is an excuse.
    pub(super) fn denial(&mut self, segment: &Segment, head: &Head, marks: &[Mark]) {
        if head.negated {
            self.neutral(head);
            return;
        }
        let stated = assertions::stated(segment, &[], marks, true, self.states);
        let excuses = |stated: &Stated| stated.polarity == Polarity::Supportive || self.states.is_excused(&marks[stated.mark]);
        let accuses = stated.first().filter(|_| !stated.iter().any(excuses));
        let polarity = accuses.map_or(Polarity::Critical, |_| Polarity::Supportive);
        self.side(Some(polarity), None, self.strength(head));
        self.cue_head(head, polarity, None);
        if let Some(stated) = accuses.or(stated.first()) {
            self.cue_mark(&marks[stated.mark], polarity);
        }
    }
}

impl States<'_> {
    /// Whether a crime is given as the reason for what was done: "had been arrested for fraud".
    fn is_excused(&self, mark: &Mark) -> bool {
        let is_done = matches!(mark.sense, Sense::Content(FrameClass::Fault, _));
        let reason = (mark.end - 1..mark.end + 1).find(|&at| matches!(self.word(at), "for" | "on" | "over"));
        is_done && reason.is_some_and(|at| (at + 1..at + 4).any(|at| CRIMES.contains(&self.word(at))))
    }
}
