//! What is asked for, of whom, and what it presupposes.
//!
//! "urged the Government to **release**" presupposes a wrong; "encouraged it to **continue**"
//! presupposes that the course is right; "recommended that it **ratify**" presupposes nothing;
//! "called on **all parties** to cease fire" takes no side.

use lexicon::stance::{FrameClass, ObjectKind, Shifter};
use record::Polarity;

use super::about::{Named, States, is};
use super::segments::{Head, Mark, Sense};

/// What one part of a demand says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    /// Towards the country concerned.
    pub stance: Option<Polarity>,
    /// Towards the mandate.
    pub mandate: Option<Polarity>,
    pub strength: u8,
    /// The mark that shows it.
    pub mark: usize,
}

impl Asked {
    /// What is asked for is asked of the thing spoken of before: "condemned the embargo and
    /// asked that **it** be ended".
    pub(super) fn is_about(&mut self, topic: Option<ObjectKind>) {
        if self.stance != Some(Polarity::Critical) {
            return;
        }
        match topic {
            Some(ObjectKind::Sanctions | ObjectKind::Defence | ObjectKind::ThirdState) => self.stance = Some(Polarity::Supportive),
            Some(ObjectKind::Mechanism | ObjectKind::MechanismFault) => {
                self.stance = Some(Polarity::Supportive);
                self.mandate = Some(Polarity::Critical);
            }
            Some(ObjectKind::ThirdParty | ObjectKind::AllParties) => self.stance = None,
            _ => {}
        }
    }
}

/// Whether what is to be undone is only pointed at: "called for **it** to be lifted", "demanded
/// **its** removal", "to put an end to **it**", "was unlawful **and** should be repealed".
pub(super) fn is_of_what_was_said(head: &Head, undo: &Mark, states: States<'_>) -> bool {
    let points = |at: usize| matches!(states.word(at), "it" | "they" | "them" | "these" | "this" | "both" | "which");
    let before = (head.end..undo.first)
        .rev()
        .find(|&at| !matches!(states.word(at), "to" | "be" | "all"));
    let undone = (head.end..undo.end).any(|at| states.word(at) == "be");
    let subject = match (head.class, before) {
        (_, Some(before)) => points(before),
        (FrameClass::Modal, None) => {
            let before = head.first.wrapping_sub(1);
            points(before) || states.word(before) == "and"
        }
        _ => false,
    };
    let owned = matches!(states.word(undo.first.wrapping_sub(1)), "its" | "their") && undo.first > 0;
    undone && subject || owned || points(undo.end)
}

/// Of whom something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Addressee {
    Authorities {
        named: bool,
    },
    AllParties,
    Outsider,
    Mechanism,
    /// Nobody: sanctions that "must be lifted".
    Sanctions,
    Third,
}

/// Reads what is asked for. `subject` are the marks before a modal: who must act.
pub(super) fn asked(head: &Head, marks: &[Mark], subject: &[Mark], words: (usize, usize), states: States<'_>) -> Vec<Asked> {
    let first_request = marks
        .iter()
        .position(|mark| matches!(mark.sense, Sense::Content(..)))
        .unwrap_or(marks.len());
    let is_modal = head.class == FrameClass::Modal || head.passive;
    let called = if is_modal { subject } else { &marks[..first_request] };
    let named_until = marks.get(first_request).map_or(words.1, |mark| mark.first);
    // "demanded that the Armenians be set free": the Armenians are not to act.
    let is_passive = matches!(states.word(named_until.wrapping_sub(1)), "be" | "been");
    let named = (!is_modal && !is_passive).then_some((words.0, named_until));
    let addressee = addressee(called, marks, named, states);
    let strong = head.class == FrameClass::Demand || head.class == FrameClass::Modal && head.strength >= 3;
    let mut all = Vec::new();
    if addressee == Addressee::AllParties {
        return all;
    }
    let mut from = 0;
    for end in (0..marks.len())
        .filter(|&at| marks[at].sense == Sense::Boundary && !parts_adjectives(marks, at))
        .chain([marks.len()])
    {
        let part = &marks[from..end];
        if let Some(mut asked) = part_asked(part, addressee, strong, head, states, words.1) {
            // "an end to the embargo, which violated the law": the fault is the embargo's.
            let of_sanctions = marks[..from].iter().any(|mark| is(mark, ObjectKind::Sanctions))
                && matches!(part[asked.mark].sense, Sense::Content(FrameClass::Fault, _))
                && !part.iter().any(|mark| is(mark, ObjectKind::Authorities));
            if !of_sanctions {
                asked.mark += from;
                all.push(asked);
            }
        }
        from = end + 1;
    }
    all
}

/// Whether a comma or "and" stands between adjectives: "the lifting of the economic, commercial
/// and financial **blockade**" asks for one thing.
fn parts_adjectives(marks: &[Mark], at: usize) -> bool {
    let is_request = |mark: &Mark| matches!(mark.sense, Sense::Content(FrameClass::Remedy | FrameClass::Cease, _));
    let before = marks[..at].iter().rev().find(|mark| mark.sense != Sense::Boundary);
    let after = marks[at..].iter().find(|mark| mark.sense != Sense::Boundary);
    before.is_some_and(is_request) && after.is_some_and(|mark| is(mark, ObjectKind::Sanctions))
}

fn addressee(called: &[Mark], all: &[Mark], named: Option<(usize, usize)>, states: States<'_>) -> Addressee {
    let has = |kind| called.iter().any(|mark| is(mark, kind));
    if has(ObjectKind::AllParties) || !has(ObjectKind::Authorities) && all.iter().any(|mark| is(mark, ObjectKind::AllParties)) {
        return Addressee::AllParties;
    }
    let first = called.iter().find_map(|mark| match mark.sense {
        Sense::Object(
            kind @ (ObjectKind::Authorities
            | ObjectKind::Outsider
            | ObjectKind::Mechanism
            | ObjectKind::ThirdParty
            | ObjectKind::Sanctions
            | ObjectKind::Assistance),
        ) => Some(kind),
        _ => None,
    });
    match first {
        Some(ObjectKind::Authorities) => Addressee::Authorities { named: true },
        Some(ObjectKind::Outsider) => Addressee::Outsider,
        Some(ObjectKind::Mechanism) => Addressee::Mechanism,
        Some(ObjectKind::ThirdParty) => Addressee::Third,
        Some(ObjectKind::Sanctions) => Addressee::Sanctions,
        _ => match named.and_then(|(first, end)| states.other_in(first, end)) {
            Some(Named::Other) => Addressee::Third,
            Some(Named::Concerned) => Addressee::Authorities { named: true },
            None => Addressee::Authorities { named: false },
        },
    }
}

fn part_asked(part: &[Mark], addressee: Addressee, strong: bool, head: &Head, states: States<'_>, end: usize) -> Option<Asked> {
    let say = |mark, stance, strength| {
        Some(Asked {
            stance: Some(stance),
            mandate: None,
            strength,
            mark,
        })
    };
    let find = |kinds: &[ObjectKind]| {
        part.iter()
            .position(|mark| matches!(mark.sense, Sense::Object(kind) if kinds.contains(&kind)))
    };
    let request = |wanted: FrameClass| {
        part.iter()
            .position(|mark| matches!(mark.sense, Sense::Content(class, _) if class == wanted))
    };
    let wrong = find(&[ObjectKind::Wrong, ObjectKind::WrongQuality]).or_else(|| request(FrameClass::Fault));
    let undo = request(FrameClass::Cease).or_else(|| request(FrameClass::Remedy)).or_else(|| {
        let relief = part.iter().position(|mark| mark.sense == Sense::Shifter(Shifter::Relief))?;
        let against = part[..relief].iter().any(|mark| mark.sense == Sense::Shifter(Shifter::Against));
        (wrong.is_some() && !against).then_some(relief)
    });
    let negated = part.iter().position(|mark| mark.sense == Sense::Shifter(Shifter::Negation));
    let sanctions = find(&[ObjectKind::Sanctions]);
    let defence = find(&[ObjectKind::Defence, ObjectKind::MechanismFault]);
    let sovereign = part
        .iter()
        .position(|mark| is(mark, ObjectKind::Sovereignty))
        .map(|at| (at, states.sovereign(&part[at], end)));
    let mechanism = find(&[ObjectKind::Mechanism]);

    if let Some(pressure) = request(FrameClass::Pressure) {
        // "to refrain from putting pressure on the country"
        let refrain = undo.is_some_and(|undo| undo < pressure);
        let stance = if refrain { Polarity::Supportive } else { Polarity::Critical };
        return say(pressure, stance, 4);
    }
    if let Some(sanctions) = sanctions {
        let relief = part
            .iter()
            .any(|mark| matches!(mark.sense, Sense::Shifter(Shifter::Relief | Shifter::Against | Shifter::Negation)));
        let to_go = states.word(part[sanctions].end) == "to";
        let must_go = addressee == Addressee::Sanctions && (head.class == FrameClass::Modal || head.passive || to_go);
        let lifted = relief || undo.is_some() || must_go;
        let stance = if lifted { Polarity::Supportive } else { Polarity::Critical };
        return say(sanctions, stance, 4);
    }
    if let Some((mark, whose)) = sovereign {
        let stance = if whose == ObjectKind::Sovereignty {
            Polarity::Supportive
        } else {
            Polarity::Critical
        };
        return say(mark, stance, 3);
    }
    if let Some(defence) = defence.filter(|_| !matches!(addressee, Addressee::Authorities { named: true })) {
        return say(defence, Polarity::Supportive, 3);
    }
    match addressee {
        Addressee::AllParties => None,
        Addressee::Sanctions => say(undo?, Polarity::Supportive, 4),
        Addressee::Third => say(undo.or(wrong)?, Polarity::Supportive, 2),
        Addressee::Mechanism => {
            if let Some(mark) = undo.or(negated) {
                return Some(Asked {
                    stance: Some(Polarity::Supportive),
                    mandate: Some(Polarity::Critical),
                    strength: 4,
                    mark,
                });
            }
            None
        }
        Addressee::Outsider => {
            if let Some(mechanism) = mechanism.filter(|_| undo.is_some()) {
                return Some(Asked {
                    stance: Some(Polarity::Supportive),
                    mandate: Some(Polarity::Critical),
                    strength: 4,
                    mark: mechanism,
                });
            }
            if find(&[ObjectKind::ThirdParty, ObjectKind::Hardship, ObjectKind::Assistance]).is_some() {
                return None;
            }
            say(find(&[ObjectKind::Justice]).or(wrong.and(undo))?, Polarity::Critical, 3)
        }
        Addressee::Authorities { named } => {
            let third = find(&[ObjectKind::ThirdParty]).filter(|_| find(&[ObjectKind::Authorities]).is_none());
            let first_object = part.iter().find_map(|mark| match mark.sense {
                Sense::Object(kind) if kind != ObjectKind::Authorities => Some(kind),
                _ => None,
            });
            // Who asks to go on approves, whatever the goal.
            if let Some(on) = request(FrameClass::Continue).filter(|&on| undo.is_none_or(|undo| on < undo)) {
                // "the need to continue to provide it with assistance": asked of those who give it.
                if !named && first_object == Some(ObjectKind::Assistance) {
                    return None;
                }
                return say(on, Polarity::Supportive, if strong { 2 } else { 3 });
            }
            if let Some(undo) = undo {
                if let (false, Some(ObjectKind::Mechanism)) = (named, first_object) {
                    return Some(Asked {
                        stance: Some(Polarity::Supportive),
                        mandate: Some(Polarity::Critical),
                        strength: 4,
                        mark: undo,
                    });
                }
                if third.is_some() || matches!(first_object, Some(ObjectKind::Hardship | ObjectKind::ThirdParty)) && wrong.is_none() {
                    return None;
                }
                return say(undo, Polarity::Critical, if strong { 4 } else { 3 });
            }
            if third.is_some() {
                return None;
            }
            if let Some(step_up) = request(FrameClass::StepUp) {
                let faults = strong || wrong.is_some() || head.class == FrameClass::Hope;
                return faults.then_some(()).and_then(|()| say(step_up, Polarity::Critical, 2));
            }
            if let Some(negated) = negated.filter(|_| strong && wrong.is_some()) {
                return say(negated, Polarity::Critical, 3);
            }
            if head.class == FrameClass::Hope {
                if let Some(still) = request(FrameClass::Fault) {
                    return say(still, Polarity::Critical, 2);
                }
                let achieved = find(&[ObjectKind::Achievement])
                    .filter(|_| part.iter().any(|mark| mark.sense == Sense::Shifter(Shifter::Persistence)))?;
                return say(achieved, Polarity::Supportive, 1);
            }
            if let Some(justice) = find(&[ObjectKind::Justice]).filter(|_| strong || wrong.is_some()) {
                return say(justice, Polarity::Critical, 3);
            }
            say(
                wrong.or_else(|| find(&[ObjectKind::Rights])).filter(|_| strong)?,
                Polarity::Critical,
                2,
            )
        }
    }
}
