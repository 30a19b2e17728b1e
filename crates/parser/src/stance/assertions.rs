//! What a speaker states as a fact, without a verb that judges it.
//!
//! "said that leaders **were jailed**", "yet **impunity persisted**": the fact is the judgement.
//! "the allegations were **baseless**": so is this one.

use lexicon::stance::{FrameClass, ObjectKind, Shifter};
use record::Polarity;

use super::about::{States, is};
use super::segments::{Mark, Segment, Sense};

/// What one mark states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stated {
    pub polarity: Polarity,
    /// Whether the mandate is what is faulted.
    pub of_mandate: bool,
    pub strength: u8,
    /// The mark that shows it.
    pub mark: usize,
}

/// Reads what is stated. `nouns`: whether a thing named is a thing claimed ("said that", not
/// "spoke about").
pub(super) fn stated(segment: &Segment, marks: &[Mark], nouns: bool, states: States<'_>) -> Vec<Stated> {
    let mut all = Vec::new();
    let authorities = marks.iter().any(|mark| is(mark, ObjectKind::Authorities));
    let mechanism = marks
        .iter()
        .any(|mark| is(mark, ObjectKind::Mechanism) || is(mark, ObjectKind::Allegation));
    let deemed = segment.head.is_some_and(|head| head.class == FrameClass::Deem);
    let mut flags = Flags::default();
    for (at, mark) in marks.iter().enumerate() {
        let mut say = |polarity, strength| {
            all.push(Stated {
                polarity,
                of_mandate: false,
                strength,
                mark: at,
            });
        };
        match mark.sense {
            Sense::Boundary => {
                flags = Flags {
                    third: flags.third,
                    burden: flags.burden,
                    ..Flags::default()
                }
            }
            Sense::Shifter(Shifter::Lack) => flags.lack = Some(mark.end),
            Sense::Shifter(Shifter::Negation) => flags.negated = Some(mark.end),
            Sense::Shifter(Shifter::Against) => flags.against = true,
            Sense::Shifter(Shifter::Relief) => flags.relief = true,
            Sense::Shifter(_) => {}
            Sense::Content(class, strength) => {
                let denied = flags.negated.is_some_and(|end| end + 1 >= mark.first);
                match class {
                    FrameClass::Fault if flags.third && !authorities || flags.burden => {}
                    // "the report failed to mention"
                    FrameClass::Fault if !authorities && follows(marks, at, ObjectKind::Mechanism) => say(Polarity::Supportive, 3),
                    // "paid the price of an embargo": the embargo's doing.
                    FrameClass::Fault if segment.concession || precedes(marks, at, ObjectKind::Sanctions) => {}
                    FrameClass::Fault if denied => say(Polarity::Supportive, 2),
                    FrameClass::Fault => match states.done_by_another(marks, at) {
                        Some(ObjectKind::ThirdState) => say(Polarity::Supportive, 2),
                        Some(_) => {}
                        None => say(Polarity::Critical, strength),
                    },
                    // "only a settlement would bring peace": nobody says that it did.
                    FrameClass::Merit if segment.subject || states.is_supposed(mark) => {}
                    FrameClass::Merit if denied || flags.lack.is_some() => say(Polarity::Critical, 3),
                    FrameClass::Merit => say(Polarity::Supportive, if segment.concession { 1 } else { strength }),
                    _ => {}
                }
            }
            Sense::Object(_) if segment.subject => {
                flags.third |= is(mark, ObjectKind::ThirdParty);
            }
            Sense::Object(kind) => match kind {
                ObjectKind::ThirdParty => flags.third |= !flags.against,
                ObjectKind::Sanctions => {
                    flags.burden = true;
                    if nouns {
                        say(Polarity::Supportive, 3);
                    }
                }
                ObjectKind::Authorities => flags.burden &= states.is_aimed_at(mark),
                ObjectKind::Defence => say(Polarity::Supportive, 3),
                ObjectKind::Sovereignty if states.sovereign(mark, segment.words.1) == kind => say(Polarity::Supportive, 3),
                ObjectKind::MechanismFault if !mechanism && nouns && is_said_of_the_country(marks, at) => say(Polarity::Critical, 3),
                ObjectKind::MechanismFault if mechanism || !authorities => all.push(Stated {
                    polarity: Polarity::Supportive,
                    of_mandate: true,
                    strength: 4,
                    mark: at,
                }),
                ObjectKind::MeritQuality if !deemed => {}
                ObjectKind::MeritQuality if flags.negated.is_some() || flags.lack.is_some() => say(Polarity::Critical, 3),
                ObjectKind::MeritQuality if mechanism && !authorities => {}
                ObjectKind::MeritQuality => say(Polarity::Supportive, 3),
                ObjectKind::Achievement if segment.concession && flags.lack.is_none() => say(Polarity::Supportive, 1),
                ObjectKind::Achievement | ObjectKind::Deed | ObjectKind::Rights | ObjectKind::Justice
                    if flags.lack.is_some() && nouns && !flags.burden =>
                {
                    flags = Flags {
                        lack: None,
                        against: true,
                        ..flags
                    };
                    say(Polarity::Critical, 3);
                }
                ObjectKind::Wrong | ObjectKind::WrongQuality
                    if !nouns || segment.concession || flags.against || flags.burden || flags.third && !authorities => {}
                // "illegal sanctions": the quality is theirs.
                ObjectKind::WrongQuality if precedes(marks, at, ObjectKind::Sanctions) => {}
                ObjectKind::Wrong if flags.relief || flags.lack.is_some_and(|end| end + 1 >= mark.first) => say(Polarity::Supportive, 2),
                ObjectKind::Wrong | ObjectKind::WrongQuality => say(Polarity::Critical, 3),
                _ => {}
            },
        }
    }
    all
}

/// Whether what is false or hollow is the country's own: "called the trials a fabrication".
fn is_said_of_the_country(marks: &[Mark], at: usize) -> bool {
    let before = marks[..at].iter().rev().take_while(|mark| mark.sense != Sense::Boundary);
    let bearer = before.filter_map(|mark| match mark.sense {
        Sense::Object(kind) => Some(kind),
        _ => None,
    });
    bearer.last().is_some_and(|kind| {
        matches!(
            kind,
            ObjectKind::Wrong | ObjectKind::Law | ObjectKind::Rights | ObjectKind::Justice | ObjectKind::Achievement | ObjectKind::Deed
        )
    })
}

/// Whether the mark behind is of this kind and stands right behind: "of an" is passed over.
fn precedes(marks: &[Mark], at: usize, kind: ObjectKind) -> bool {
    marks
        .get(at + 1)
        .is_some_and(|next| is(next, kind) && next.first <= marks[at].end + 2)
}

/// Whether the mark before is of this kind and stands right before.
fn follows(marks: &[Mark], at: usize, kind: ObjectKind) -> bool {
    at.checked_sub(1)
        .map(|before| &marks[before])
        .is_some_and(|before| is(before, kind) && before.end + 3 >= marks[at].first)
}

/// What was read before in the same phrase.
#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    lack: Option<usize>,
    negated: Option<usize>,
    against: bool,
    relief: bool,
    third: bool,
    /// Sanctions are what is spoken of: what they do is theirs.
    burden: bool,
}
