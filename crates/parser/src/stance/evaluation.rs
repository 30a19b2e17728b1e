//! Praise and blame: what a frame is about may turn it.
//!
//! "**condemned** the **sanctions**" supports the country; "**welcomed** the **report**" is a
//! courtesy to its author. Each thing named is weighed for itself; what stands beside praise as
//! its reason ("in view of the crackdown") counts too.

use lexicon::stance::{FrameClass, ObjectKind, Shifter};
use record::Polarity;

use super::about::{self, About};
use super::segments::{Head, Mark, Segment, Sense};
use super::states::Named;
use super::verdict::Judge;

/// A frame that praises or blames, as a denial leaves it.
#[derive(Debug, Clone, Copy)]
struct Frame<'h> {
    head: &'h Head,
    class: FrameClass,
    /// Where it points when its object has no say.
    default: Polarity,
    blames: bool,
}

impl Frame<'_> {
    fn of(head: &Head) -> Option<Frame<'_>> {
        let (class, default) = denied(head)?;
        let blames = matches!(
            class,
            FrameClass::Oppose | FrameClass::Defence | FrameClass::Condemn | FrameClass::Concern | FrameClass::Regret
        );
        Some(Frame {
            head,
            class,
            default,
            blames,
        })
    }
}

impl<'a> Judge<'a> {
    /// Praise or blame: each thing it is about may turn it.
    pub(super) fn evaluation(&mut self, segment: &Segment, head: &Head, marks: &'a [Mark], subject: &'a [Mark]) {
        // "had cheered the reforms. It was not cheering now": praise is taken back.
        if head.negated && head.class == FrameClass::Praise && self.has_only_praised() {
            self.side(Some(Polarity::Critical), None, 3);
            self.cue_head(head, Polarity::Critical, None);
            return;
        }
        let Some(frame) = Frame::of(head) else {
            self.neutral(head);
            return;
        };
        let (marks, words) = if head.passive {
            (subject, (head.first, head.first))
        } else {
            (marks, segment.words)
        };
        // "noted that the election would be held in May": a clause tells a fact.
        if frame.class == FrameClass::Acknowledge && self.states.word(words.0.wrapping_sub(1)) == "that" {
            self.neutral(head);
            self.assertions(segment, marks, true);
            return;
        }
        // "regretted that Myanmar was not able to take part": that it is missed is no reproach.
        if frame.class == FrameClass::Regret && self.states.is_kept_away(words) {
            self.neutral(head);
            return;
        }
        if !self.parts(frame, marks, words) {
            self.of_no_object(frame, subject);
        }
        if frame.class == FrameClass::Acknowledge {
            self.assertions(segment, marks, false);
        }
    }

    /// Goes through what a frame is about, one thing after the other; says whether there was any.
    fn parts(&mut self, frame: Frame<'_>, marks: &[Mark], words: (usize, usize)) -> bool {
        // "reproached Greece for": who is blamed is named, and what for is told behind.
        // "took Kenya to task": the head itself holds the name.
        let is_named = || {
            let (first, end) = (frame.head.first, frame.head.end);
            self.states.is_named_for(words.0, words.1) || end > first + 1 && self.states.other_in(first + 1, end) == Some(Named::Concerned)
        };
        if frame.class == FrameClass::Condemn && !frame.head.passive && is_named() {
            self.side(Some(frame.default), None, self.strength(frame.head));
            self.cue_head(frame.head, frame.default, Some(ObjectKind::Authorities));
            return true;
        }
        let (mut spoken, mut turned) = (false, false);
        let (mut from, mut word) = (0, words.0);
        for end in (0..marks.len())
            .filter(|&at| marks[at].sense == Sense::Boundary)
            .chain([marks.len()])
        {
            let part = &marks[from..end];
            let until = marks.get(end).map_or(words.1, |mark| mark.first);
            if from == 0 || !part.is_empty() || !self.only_names_who_says(until) {
                let about = if !frame.blames {
                    about::credited(part, (word, until), self.states)
                } else if let Some(reported) = about::reported(part, frame.class, self.states) {
                    Some(reported)
                } else if frame.class == FrameClass::Regret {
                    about::regretted(part, (word, until), self.states)
                } else {
                    about::blamed(part, (word, until), self.states)
                };
                // "could not accept that convoys were turned back": a clause tells what was done.
                let is_told = frame.class == FrameClass::Oppose
                    && self.states.word(words.0.wrapping_sub(1)).eq("that") | self.states.word(words.0).eq("that");
                let about = about.map(|about| match about.kind {
                    ObjectKind::Assistance | ObjectKind::People | ObjectKind::Defender | ObjectKind::Hardship if is_told => About {
                        kind: ObjectKind::Wrong,
                        ..about
                    },
                    _ => about,
                });
                let of_the_same = turned && self.is_of_the_same(frame, about, part, word);
                if let Some(about) = about.filter(|_| !of_the_same && !self.is_fault_beside(frame, about, part, spoken)) {
                    spoken = true;
                    turned |= frame.blames && self.points(frame, about) == Some(Polarity::Supportive);
                    self.turned(frame, about, part);
                }
            }
            (from, word) = (end + 1, marks.get(end).map_or(words.1, |mark| mark.end));
        }
        spoken
    }

    /// "denounced the blockade, which was a crime", "and that cost lives": the blockade's.
    /// "repudiated the blockade against the people and its Government": whom it hit.
    fn is_of_the_same(&self, frame: Frame<'_>, about: Option<About>, part: &[Mark], began: usize) -> bool {
        let names_authorities = || part.iter().any(|mark| about::is(mark, ObjectKind::Authorities));
        matches!(self.states.word(began), "which" | "that")
            || about.is_some_and(|about| {
                about.kind == ObjectKind::Authorities
                    || self.lexicon.stance.condition(frame.class, about.kind).is_none() && !names_authorities()
            })
    }

    /// Takes what is stated beside praise: "welcomed the mandate, made necessary by harsher
    /// repression". Whether a part says nothing else.
    fn is_fault_beside(&mut self, frame: Frame<'_>, about: Option<About>, part: &[Mark], spoken: bool) -> bool {
        let fault = about.and_then(|about| about.mark).map(|mark| &part[mark]);
        let beside = !frame.blames && spoken;
        // "stood with Georgia, whose land lies behind barbed wire": others put it there.
        let is_of_others = beside && frame.class == FrameClass::Solidarity && self.topic == Some(ObjectKind::Authorities);
        if is_of_others && about.is_some_and(|about| matches!(about.kind, ObjectKind::Wrong | ObjectKind::WrongQuality)) {
            return true;
        }
        if let Some(fault) = fault.filter(|mark| beside && matches!(mark.sense, Sense::Content(FrameClass::Fault, _))) {
            self.side(Some(Polarity::Critical), None, 3);
            self.cue_mark(fault, Polarity::Critical);
            return true;
        }
        if !frame.blames && about.is_some_and(|about| about.kind == ObjectKind::Mechanism) {
            self.reason(part);
        }
        false
    }

    /// "the lack of media was unacceptable", "the sanctions were deplorable": what stands before
    /// a frame that has no object.
    fn of_no_object(&mut self, frame: Frame<'_>, subject: &[Mark]) {
        let head = frame.head;
        let about = about::blamed(subject, (head.first, head.first), self.states);
        // "the world could not turn a blind eye": who says it is not blamed.
        let about = about.filter(|about| about.kind != ObjectKind::Outsider);
        match about.filter(|_| frame.blames && !head.passive) {
            Some(about) => self.turned(frame, about, subject),
            None => {
                self.side(Some(frame.default), None, self.strength(head));
                self.cue_head(head, frame.default, None);
            }
        }
    }

    /// Whether words that end before `until` only say whose words these are: "welcomed the peace,
    /// Slovenia said", "welcomed the peace and Togo urged".
    fn only_names_who_says(&self, until: usize) -> bool {
        let opens = |segment: &Segment| segment.head.is_some_and(|head| head.first == until);
        let last = self.states.word(until.wrapping_sub(1));
        self.statement.segments.iter().any(opens) || self.lexicon.reporting.verb(last).is_some()
    }

    /// Where a frame points when it is about this, towards the country concerned.
    fn points(&self, frame: Frame<'_>, about: About) -> Option<Polarity> {
        let condition = self.lexicon.stance.condition(frame.class, about.kind);
        condition.map_or(Some(frame.default), |condition| condition.stance)
    }

    /// One thing a frame is about.
    fn turned(&mut self, frame: Frame<'_>, about: About, part: &[Mark]) {
        let condition = self.lexicon.stance.condition(frame.class, about.kind);
        let stance = self.points(frame, about);
        self.topic = Some(about.kind);
        let mandate = condition.and_then(|condition| condition.mandate);
        self.side(stance, mandate, self.strength(frame.head));
        let polarity = stance.unwrap_or(Polarity::Neutral);
        self.cue_head(frame.head, polarity, Some(about.kind));
        if let Some(mark) = about.mark {
            self.cue_mark(&part[mark], polarity);
        }
    }

    /// "supported the mandate in view of the crackdown": the wrong is why.
    fn reason(&mut self, part: &[Mark]) {
        let Some(reason) = part.iter().position(|mark| mark.sense == Sense::Shifter(Shifter::Reason)) else {
            return;
        };
        let after = part[reason..].iter();
        let mut stated = after.take_while(|mark| mark.sense != Sense::Shifter(Shifter::Against));
        let wrong = stated.find(|mark| about::is(mark, ObjectKind::Wrong) || matches!(mark.sense, Sense::Content(FrameClass::Fault, _)));
        if let Some(wrong) = wrong {
            self.side(Some(Polarity::Critical), None, 3);
            self.cue_mark(wrong, Polarity::Critical);
        }
    }
}

/// The class and polarity that a denial leaves: "did not support" opposes. None where it leaves
/// nothing: "did not condemn".
fn denied(head: &Head) -> Option<(FrameClass, Polarity)> {
    if !head.negated {
        return Some((head.class, head.polarity));
    }
    match head.class {
        FrameClass::Solidarity => Some((FrameClass::Oppose, Polarity::Supportive)),
        FrameClass::Welcome => Some((FrameClass::Oppose, Polarity::Critical)),
        FrameClass::Defence => Some((FrameClass::Acknowledge, Polarity::Neutral)),
        FrameClass::Acknowledge => Some((FrameClass::Oppose, Polarity::Supportive)),
        FrameClass::Concern => Some((FrameClass::Defence, Polarity::Supportive)),
        _ => None,
    }
}
