//! Contrast: of two halves that a turn sets against each other, one may leave its side unsaid.
//!
//! "congratulated Kenya on its courts, **but** the police still shot first": the turn itself says
//! that the second half is of the other side. "acknowledged that crime had fallen, **yet** …
//! deplored the raids" grants what stands before the turn.

use lexicon::stance::{FrameClass, ObjectKind};
use record::{Polarity, Span};

use super::segments::{Segment, Sense, Turn};
use super::verdict::{Judge, is_finite};

/// What a segment said for and against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub supportive: bool,
    pub critical: bool,
}

impl Said {
    fn of(segments: &[Said]) -> Said {
        segments.iter().fold(Said::default(), |all, said| all.and(*said))
    }

    fn and(self, other: Said) -> Said {
        Said {
            supportive: self.supportive || other.supportive,
            critical: self.critical || other.critical,
        }
    }

    /// The side opposite to the only one said.
    fn opposite(self) -> Option<Polarity> {
        match (self.supportive, self.critical) {
            (true, false) => Some(Polarity::Critical),
            (false, true) => Some(Polarity::Supportive),
            _ => None,
        }
    }
}

impl Judge<'_> {
    /// Gives the half of a contrast that has no side of its own the opposite of the other's.
    /// `said` is what each segment said.
    pub(super) fn complete_turns(&mut self, said: &[Said]) {
        if Said::of(said).opposite().is_none() {
            return;
        }
        let statement = self.statement;
        // What was said before the turn, which grows from turn to turn.
        let (mut before, mut read) = (Said::default(), 0);
        for turn in &statement.turns {
            before = before.and(Said::of(&said[read..turn.segment]));
            read = turn.segment;
            let ends = self.states.sentence(turn.end).1;
            let after = statement.segments[turn.segment..]
                .iter()
                .take_while(|segment| segment.words.0 < ends);
            let until = turn.segment + after.count();
            let after = Said::of(&said[turn.segment..until]);
            let unsaid = match (before.opposite(), after.opposite()) {
                (Some(side), None) if self.is_claim(turn, &statement.segments[turn.segment..until], ends) => side,
                (None, Some(Polarity::Supportive)) if self.is_granted(&statement.segments[..turn.segment]) => Polarity::Supportive,
                _ => continue,
            };
            self.side(Some(unsaid), None, 2);
            self.cue_turn(turn, unsaid);
            return;
        }
    }

    /// Whether the half behind a turn states something of the country: it asks for nothing, has a
    /// verb, and tells of nobody else.
    fn is_claim(&self, turn: &Turn, segments: &[Segment], ends: usize) -> bool {
        let claims = |segment: &Segment| {
            segment
                .head
                .is_none_or(|head| matches!(head.class, FrameClass::Inform | FrameClass::Deem) && head.strength >= 2)
        };
        let verb = (turn.end..ends).any(|at| {
            let word = self.states.word(at);
            is_finite(word)
        });
        let speaks = matches!(
            self.states.word(turn.end),
            "it" | "he" | "she" | "they" | "we" | "i" | "also" | "its" | "our"
        );
        verb && !speaks && segments.iter().all(|segment| claims(segment) && !self.is_of_others(segment))
    }

    /// Whether the last thing before a turn is a fact that is granted: "acknowledged that".
    fn is_granted(&self, before: &[Segment]) -> bool {
        before.iter().rfind(|segment| segment.head.is_some()).is_some_and(|segment| {
            let granted = segment
                .head
                .is_some_and(|head| head.class == FrameClass::Acknowledge && self.states.word(head.end - 1) == "that");
            granted && !self.is_of_others(segment)
        })
    }

    fn is_of_others(&self, segment: &Segment) -> bool {
        let marks = &self.statement.marks[segment.marks.0..segment.marks.1];
        marks.iter().any(|mark| {
            matches!(
                mark.sense,
                Sense::Object(
                    ObjectKind::ThirdParty
                        | ObjectKind::Hardship
                        | ObjectKind::Sanctions
                        | ObjectKind::Mechanism
                        | ObjectKind::Outsider
                        | ObjectKind::Assistance
                        | ObjectKind::AllParties
                        | ObjectKind::Courtesy
                )
            )
        })
    }

    fn cue_turn(&mut self, turn: &Turn, polarity: Polarity) {
        let rule = self.lexicon.stance.entry(turn.entry).rule.clone();
        let span: Span = self.states.words.span(turn.first, turn.end);
        self.cue(span, polarity, rule);
    }
}
