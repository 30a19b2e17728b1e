//! What is asked for, of whom, and what it presupposes.
//!
//! "urged the Government to **release**" presupposes a wrong; "encouraged it to **continue**"
//! presupposes that the course is right; "recommended that it **ratify**" presupposes nothing;
//! "called on **all parties** to cease fire" takes no side.

use lexicon::stance::{FrameClass, ObjectKind, Shifter};
use record::Polarity;

use super::about::is;
use super::segments::{Head, Mark, Sense};
use super::states::{Named, States};

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
    // "its removal", "their immediate lifting"
    let owned = (1..=2).any(|back| undo.first >= back && matches!(states.word(undo.first - back), "its" | "their"));
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
    // "warned against lecturing Cambodia": who is named behind it is not asked.
    let warned_of = marks[..first_request].iter().find(|mark| is(mark, ObjectKind::Defence));
    let named_until = warned_of.or(marks.get(first_request)).map_or(words.1, |mark| mark.first);
    // "demanded that the Armenians be set free": the Armenians are not to act.
    let is_passive = matches!(states.word(named_until.wrapping_sub(1)), "be" | "been");
    let named = (!is_modal && !is_passive).then_some((words.0, named_until));
    let addressee = addressee(head, called, marks, named, states);
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
            let is_request = matches!(part[asked.mark].sense, Sense::Content(class, _) if class != FrameClass::Fault);
            let of_sanctions = marks[..from].iter().any(|mark| is(mark, ObjectKind::Sanctions))
                && !is_request
                && !part[..asked.mark].iter().any(|mark| is(mark, ObjectKind::Authorities));
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

fn addressee(head: &Head, called: &[Mark], all: &[Mark], named: Option<(usize, usize)>, states: States<'_>) -> Addressee {
    let has = |kind| called.iter().any(|mark| is(mark, kind));
    // "urged the parties, and in particular the Government"
    let singled_out = |mark: &Mark| {
        let before = (mark.first.saturating_sub(2)..mark.first).map(|at| states.word(at));
        is(mark, ObjectKind::Authorities)
            && before
                .into_iter()
                .any(|word| matches!(word, "particular" | "especially" | "notably"))
    };
    if called.iter().any(singled_out) {
        return Addressee::Authorities { named: true };
    }
    if has(ObjectKind::AllParties) || !has(ObjectKind::Authorities) && all.iter().any(|mark| is(mark, ObjectKind::AllParties)) {
        return Addressee::AllParties;
    }
    let first = called.iter().find_map(|mark| match mark.sense {
        // "called on China to grant the High Commissioner access"
        Sense::Object(ObjectKind::Mechanism | ObjectKind::Outsider | ObjectKind::ThirdParty)
            if named.is_some_and(|(first, _)| states.is_called(first, mark)) =>
        {
            Some(ObjectKind::Authorities)
        }
        Sense::Object(
            kind @ (ObjectKind::Authorities
            | ObjectKind::Outsider
            | ObjectKind::Mechanism
            | ObjectKind::ThirdParty
            | ObjectKind::Sanctions
            | ObjectKind::Assistance),
        ) => Some(kind),
        // "country-specific mandates should be closed"
        Sense::Object(ObjectKind::Defence | ObjectKind::MechanismFault | ObjectKind::Allegation) if head.class == FrameClass::Modal => {
            Some(ObjectKind::Mechanism)
        }
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

fn part_asked(marks: &[Mark], addressee: Addressee, strong: bool, head: &Head, states: States<'_>, end: usize) -> Option<Asked> {
    let part = Part { marks, head, strong };
    if let Some(pressure) = part.request(FrameClass::Pressure) {
        // "to refrain from putting pressure on the country"
        let refrain = part.undo().is_some_and(|undo| undo < pressure);
        let stance = if refrain { Polarity::Supportive } else { Polarity::Critical };
        return say(pressure, stance, 4);
    }
    if let Some(sanctions) = part.find(&[ObjectKind::Sanctions]) {
        return part.of_sanctions(sanctions, addressee, states);
    }
    if let Some(mark) = marks.iter().position(|mark| is(mark, ObjectKind::Sovereignty)) {
        let own = states.sovereign(&marks[mark], end) == ObjectKind::Sovereignty;
        return say(mark, if own { Polarity::Supportive } else { Polarity::Critical }, 3);
    }
    let defence = part.find(&[ObjectKind::Defence, ObjectKind::MechanismFault]);
    if let Some(defence) = defence.filter(|_| !matches!(addressee, Addressee::Authorities { named: true })) {
        return say(defence, Polarity::Supportive, 3);
    }
    match addressee {
        Addressee::AllParties => None,
        Addressee::Sanctions => say(part.undo()?, Polarity::Supportive, 4),
        Addressee::Third => say(part.undo().or(part.wrong())?, Polarity::Supportive, 2),
        Addressee::Mechanism => against_mandate(part.undo().or(part.shifter(Shifter::Negation))?),
        Addressee::Outsider => part.of_outsiders(),
        Addressee::Authorities { named } => part.of_authorities(named, states),
    }
}

fn say(mark: usize, stance: Polarity, strength: u8) -> Option<Asked> {
    Some(Asked {
        stance: Some(stance),
        mandate: None,
        strength,
        mark,
    })
}

/// Who asks a mandate to end shields the country.
fn against_mandate(mark: usize) -> Option<Asked> {
    Some(Asked {
        stance: Some(Polarity::Supportive),
        mandate: Some(Polarity::Critical),
        strength: 4,
        mark,
    })
}

/// One thing that is asked for.
struct Part<'a> {
    marks: &'a [Mark],
    head: &'a Head,
    /// Demanded, not recommended.
    strong: bool,
}

impl Part<'_> {
    fn find(&self, kinds: &[ObjectKind]) -> Option<usize> {
        self.marks
            .iter()
            .position(|mark| matches!(mark.sense, Sense::Object(kind) if kinds.contains(&kind)))
    }

    fn request(&self, wanted: FrameClass) -> Option<usize> {
        self.marks
            .iter()
            .position(|mark| matches!(mark.sense, Sense::Content(class, _) if class == wanted))
    }

    fn shifter(&self, shifter: Shifter) -> Option<usize> {
        self.marks.iter().position(|mark| mark.sense == Sense::Shifter(shifter))
    }

    fn wrong(&self) -> Option<usize> {
        // "posed no threat"
        let is_lacked = |at: usize| {
            let before = at.checked_sub(1).map(|before| &self.marks[before]);
            before.is_some_and(|before| before.sense == Sense::Shifter(Shifter::Lack) && before.end == self.marks[at].first)
        };
        self.find(&[ObjectKind::Wrong, ObjectKind::WrongQuality])
            .filter(|&at| !is_lacked(at))
            .or_else(|| self.request(FrameClass::Fault))
    }

    /// What is to be ended or undone.
    fn undo(&self) -> Option<usize> {
        let asked = self.request(FrameClass::Cease).or_else(|| self.request(FrameClass::Remedy));
        asked.or_else(|| {
            let relief = self.shifter(Shifter::Relief)?;
            let against = self.shifter(Shifter::Against).is_some_and(|against| against < relief);
            (self.wrong().is_some() && !against).then_some(relief)
        })
    }

    fn of_sanctions(&self, sanctions: usize, addressee: Addressee, states: States<'_>) -> Option<Asked> {
        let relief = [Shifter::Relief, Shifter::Against, Shifter::Negation]
            .into_iter()
            .any(|shifter| self.shifter(shifter).is_some());
        let to_go = states.word(self.marks[sanctions].end) == "to";
        let must_go = addressee == Addressee::Sanctions && (self.head.class == FrameClass::Modal || self.head.passive || to_go);
        let lifted = relief || self.undo().is_some() || must_go;
        say(sanctions, if lifted { Polarity::Supportive } else { Polarity::Critical }, 4)
    }

    fn of_outsiders(&self) -> Option<Asked> {
        let undo = self.undo();
        if let Some(mechanism) = self.find(&[ObjectKind::Mechanism]).filter(|_| undo.is_some()) {
            return against_mandate(mechanism);
        }
        if self
            .find(&[ObjectKind::ThirdParty, ObjectKind::Hardship, ObjectKind::Assistance])
            .is_some()
        {
            return None;
        }
        say(self.find(&[ObjectKind::Justice]).or(self.wrong().and(undo))?, Polarity::Critical, 3)
    }

    fn of_authorities(&self, named: bool, states: States<'_>) -> Option<Asked> {
        let undo = self.undo();
        let first_object = self.marks.iter().find_map(|mark| match mark.sense {
            Sense::Object(kind) if kind != ObjectKind::Authorities => Some(kind),
            _ => None,
        });
        // Who asks to go on approves, whatever the goal.
        if let Some(on) = self.request(FrameClass::Continue).filter(|&on| undo.is_none_or(|undo| on < undo)) {
            // "the need to continue to provide it with assistance": asked of those who give it.
            if !named && first_object == Some(ObjectKind::Assistance) {
                return None;
            }
            return say(on, Polarity::Supportive, if self.strong { 2 } else { 3 });
        }
        let third = self.find(&[ObjectKind::ThirdParty]).is_some() && self.find(&[ObjectKind::Authorities]).is_none();
        if let Some(undo) = undo {
            if let (false, Some(ObjectKind::Mechanism)) = (named, first_object) {
                return against_mandate(undo);
            }
            let elsewhere = matches!(first_object, Some(ObjectKind::Hardship | ObjectKind::ThirdParty)) && self.wrong().is_none();
            if third || elsewhere {
                return None;
            }
            return say(undo, Polarity::Critical, if self.strong { 4 } else { 3 });
        }
        if third { None } else { self.of_conduct(states) }
    }

    /// What is asked of the authorities beside ending a wrong or going on.
    fn of_conduct(&self, states: States<'_>) -> Option<Asked> {
        let wrong = self.wrong();
        let hopes = self.head.class == FrameClass::Hope;
        if let Some(step_up) = self.request(FrameClass::StepUp) {
            // "step up the fight against racism": what is to be fought is nobody's yet.
            let fought = |wrong: usize| self.shifter(Shifter::Against).is_some_and(|against| against < wrong);
            let faults = self.strong || wrong.is_some_and(|wrong| !fought(wrong)) || hopes;
            return if faults { say(step_up, Polarity::Critical, 2) } else { None };
        }
        if let Some(negated) = self.shifter(Shifter::Negation).filter(|_| self.strong && wrong.is_some()) {
            return say(negated, Polarity::Critical, 3);
        }
        if hopes {
            if let Some(still) = self.request(FrameClass::Fault) {
                return say(still, Polarity::Critical, 2);
            }
            let goes_on = self.shifter(Shifter::Persistence).is_some();
            return say(self.find(&[ObjectKind::Achievement]).filter(|_| goes_on)?, Polarity::Supportive, 1);
        }
        if let Some(justice) = self.find(&[ObjectKind::Justice]).filter(|_| self.strong || wrong.is_some()) {
            return say(justice, Polarity::Critical, 3);
        }
        let stated = || {
            self.marks
                .iter()
                .position(|mark| matches!(mark.sense, Sense::Content(FrameClass::Fault, _)) && states.is_relative(mark))
        };
        let faulted = wrong.or_else(|| self.find(&[ObjectKind::Rights])).filter(|_| self.strong);
        say(faulted.or_else(stated)?, Polarity::Critical, 2)
    }
}
