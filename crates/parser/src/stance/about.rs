//! What a frame is about: the object that decides where it points.
//!
//! "welcomed the **report** and the **progress**" is about two things, one after the other.
//! "condemned the **attacks** by **armed groups**" is about the groups: blame goes to who acted.

use lexicon::stance::{FrameClass, ObjectKind, Shifter};
use record::Span;

use super::segments::{Mark, Sense};
use super::states::{Named, States};
use super::words::Words;

/// The kind that decides, and the mark that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct About {
    pub kind: ObjectKind,
    /// Place of the mark among those given; none where a name decides.
    pub mark: Option<usize>,
}

/// What somebody who praises or asks praises: the first thing named.
pub(super) fn credited(marks: &[Mark], words: (usize, usize), states: States<'_>) -> Option<About> {
    let decisive = first_decisive(marks, states);
    let until = decisive.and_then(|about| about.mark).map_or(words.1, |mark| marks[mark].first);
    let named = states.other_in(words.0, until);
    let authorities = marks.iter().position(|mark| is(mark, ObjectKind::Authorities));
    // "sided with the students against the junta"
    if let Some(opposed) = authorities.filter(|&authorities| states.is_opposed(&marks[authorities])) {
        return Some(About {
            kind: ObjectKind::Wrong,
            mark: Some(opposed),
        });
    }
    if named == Some(Named::Other) && authorities.is_none() {
        return Some(About {
            kind: ObjectKind::ThirdState,
            mark: None,
        });
    }
    // "applauded the Government for opening its prisons to the mission": the Government is praised.
    let first = authorities.filter(|&authorities| marks[authorities].first < until);
    let reached = decisive.is_some_and(|about| matches!(about.kind, ObjectKind::Defender | ObjectKind::Outsider | ObjectKind::Assistance));
    // "noted with appreciation that Chad had opened its borders to refugees"
    let deed = reached && states.word(words.0) == "that" && named == Some(Named::Concerned);
    // "valued the way in which Chad had engaged with the mission"
    let how = (words.0..until).any(|at| matches!(states.word(at), "which" | "how"));
    let manner = how && named == Some(Named::Concerned) && decisive.is_some_and(|about| about.kind == ObjectKind::Mechanism);
    let reason = manner || deed || states.says_for(words.0, until) || reached && states.says_what_for(words.0, until);
    if (first.is_some() || named == Some(Named::Concerned)) && reason {
        let kind = match decisive.map(|about| about.kind) {
            None => ObjectKind::Achievement,
            Some(ObjectKind::Mechanism | ObjectKind::Defender | ObjectKind::Outsider | ObjectKind::Courtesy | ObjectKind::Assistance) => {
                ObjectKind::Authorities
            }
            Some(_) => return decisive,
        };
        return Some(About { kind, mark: first });
    }
    // "complimented the delegation on the abolition of fees": the abolition is praised.
    let greeted = decisive.filter(|about| about.kind == ObjectKind::Courtesy).and_then(|about| {
        let from = about.mark? + 1;
        let then = first_decisive(&marks[from..], states)?;
        let reason = states.says_what_for(words.0, marks[from + then.mark?].first);
        (reason && then.kind == ObjectKind::Achievement).then_some(About {
            mark: Some(from + then.mark?),
            ..then
        })
    });
    if greeted.is_some() {
        return greeted;
    }
    // "the resettlement of the victims by the authorities": the authorities acted.
    let whose = decisive
        .filter(|about| is_only_reached(about.kind))
        .and_then(|_| states.agent(marks));
    // "appreciated Iran’s support for refugees", "threw its weight behind Phnom Penh"
    let lent = decisive
        .filter(|about| about.kind == ObjectKind::Assistance && about.mark.is_some_and(|mark| states.is_of_concerned(&marks[mark])));
    let lent = lent.map(|about| About {
        kind: ObjectKind::Achievement,
        ..about
    });
    let country = || {
        (named == Some(Named::Concerned) && states.words.words[words.0].capital).then_some(About {
            kind: ObjectKind::Authorities,
            mark: None,
        })
    };
    whose.or(lent).or(decisive).or_else(|| fallback(marks)).or_else(country)
}

/// What somebody regrets. An attack on the country touches its sovereignty, whoever made it; what
/// others do beside takes no side.
pub(super) fn regretted(marks: &[Mark], words: (usize, usize), states: States<'_>) -> Option<About> {
    let about = blamed(marks, words, states)?;
    let by_others = matches!(about.kind, ObjectKind::ThirdParty | ObjectKind::ThirdState);
    let is_attack = |mark: &Mark| is(mark, ObjectKind::Wrong) || matches!(mark.sense, Sense::Content(FrameClass::Fault, _));
    let attacked = by_others && (marks.iter().any(is_attack) || states.is_victim(words.0, words.1, marks));
    let kind = if attacked { ObjectKind::Sovereignty } else { about.kind };
    Some(About { kind, ..about })
}

/// What is blamed where reports of it are: who deplores "**reports that** votes were bought" means
/// the deed, who rejects them means the reports.
pub(super) fn reported(marks: &[Mark], class: FrameClass, states: States<'_>) -> Option<About> {
    let mark = marks.iter().position(|mark| matches!(mark.sense, Sense::Object(_)))?;
    let report = &marks[mark];
    let leads_on = matches!(states.word(report.end), "that" | "of");
    if !leads_on || states.word(report.end - 1) != "reports" || marks.get(mark + 1).is_some_and(|next| is(next, ObjectKind::Mechanism)) {
        return None;
    }
    let kind = if class == FrameClass::Oppose {
        ObjectKind::Allegation
    } else {
        ObjectKind::Wrong
    };
    Some(About { kind, mark: Some(mark) })
}

/// Whom somebody who blames blames: whoever acted, wherever in the phrase he stands.
pub(super) fn blamed(marks: &[Mark], words: (usize, usize), states: States<'_>) -> Option<About> {
    let mut blame = Blame {
        marks,
        words,
        states,
        wrong: None,
        first: None,
        third: None,
        lack: None,
        against: false,
        relief: false,
    };
    let turned = (0..marks.len()).find_map(|at| blame.read(at));
    turned.or_else(|| blame.by_another()).or_else(|| blame.decided())
}

/// What is read while the marks of a phrase that blames are gone through.
struct Blame<'a> {
    marks: &'a [Mark],
    words: (usize, usize),
    states: States<'a>,
    wrong: Option<About>,
    /// The first thing that is no wrong by itself.
    first: Option<About>,
    third: Option<About>,
    lack: Option<usize>,
    against: bool,
    relief: bool,
}

impl Blame<'_> {
    /// Takes a mark; gives what decides whatever follows: "condemned the **sanctions**".
    fn read(&mut self, at: usize) -> Option<About> {
        let mark = &self.marks[at];
        let about = |kind| Some(About { kind, mark: Some(at) });
        match mark.sense {
            Sense::Boundary => (self.lack, self.against, self.relief) = (None, false, false),
            Sense::Shifter(Shifter::Lack | Shifter::Negation) => self.lack = Some(at),
            Sense::Shifter(Shifter::Against) => {
                self.against = true;
                // "took issue with the law on transparency"
                if self.lack.is_none() && matches!(self.states.word(mark.first), "law" | "bill") {
                    self.first = self.first.or(about(ObjectKind::Law));
                }
            }
            Sense::Shifter(Shifter::Relief) => self.relief = true,
            // "saw no need for the mandate, as the country was coping well"
            Sense::Content(FrameClass::Merit, _) if self.lack.is_none() => {}
            // "that the country was singled out"
            Sense::Content(..) if self.states.befalls_the_country(mark) => return about(ObjectKind::Defence),
            // "for how much longer the Council would squander"; that "the mandate holder had been
            // refused entry" is no fault of its own.
            Sense::Content(..)
                if self.lack.is_none() && !self.states.is_done_to(mark) && follows(self.marks, at, ObjectKind::Mechanism) =>
            {
                self.first = self.first.or(about(ObjectKind::MechanismFault));
            }
            Sense::Content(..) => self.wrong = self.wrong.or(about(ObjectKind::Wrong)),
            Sense::Object(kind) => return self.object(at, kind),
            Sense::Shifter(_) => {}
        }
        None
    }

    fn object(&mut self, at: usize, kind: ObjectKind) -> Option<About> {
        let mark = &self.marks[at];
        let about = |kind| Some(About { kind, mark: Some(at) });
        let lack = self.lack.map(|lack| &self.marks[lack]);
        match kind {
            // "deplored the end of the mandate", "the failure of the authorities"
            ObjectKind::Mechanism | ObjectKind::Sanctions if self.relief => self.wrong = self.wrong.or(about(ObjectKind::Wrong)),
            ObjectKind::Authorities if lack.is_some_and(|lack| lack.sense == Sense::Shifter(Shifter::Lack)) => {
                self.wrong = self.wrong.or(about(ObjectKind::Wrong));
            }
            ObjectKind::Defence if lack.is_some_and(|lack| lack.end == mark.first) => {
                self.wrong = self.wrong.or(about(ObjectKind::Wrong));
            }
            // "asset freezes against human rights defenders"
            ObjectKind::Sanctions if self.next_object(at) == Some(ObjectKind::Defender) => {
                self.wrong = self.wrong.or(about(ObjectKind::Wrong))
            }
            // "denounced the occupation", where the country concerned is the one occupied.
            ObjectKind::Wrong if self.states.is_of_occupier(mark) => return about(ObjectKind::ThirdState),
            // "blasphemy **laws** were being used to settle scores"
            ObjectKind::Defence if self.is_done_with_conduct(at) => self.wrong = self.wrong.or(about(ObjectKind::Wrong)),
            ObjectKind::Defence if self.states.is_by_officers(mark) => self.wrong = self.wrong.or(about(ObjectKind::Wrong)),
            ObjectKind::Sanctions | ObjectKind::Defence if !self.against => return about(kind),
            // "the resolution **made no mention of** the hostages": what it leaves out is no wrong of
            // the country's.
            ObjectKind::MechanismFault
                if follows(self.marks, at, ObjectKind::Mechanism) && self.states.word(mark.end - 1) == "mention"
                    || self.states.word(mark.end - 1) == "of" && self.states.word(mark.end.wrapping_sub(2)) == "mention" =>
            {
                return about(kind);
            }
            ObjectKind::Sovereignty => return about(self.states.sovereign(mark, self.words.1)),
            // "the law that muzzles organisations paid from abroad": the law is blamed.
            ObjectKind::ThirdParty if self.is_of_conduct() && !self.states.is_doer(mark) => {}
            ObjectKind::ThirdParty if !self.against => self.third = self.third.or(about(kind)),
            // "this misguided resolution"
            ObjectKind::WrongQuality if describes(self.marks, at) && is(&self.marks[at + 1], ObjectKind::Mechanism) => {
                self.first = self.first.or(about(ObjectKind::MechanismFault));
            }
            ObjectKind::ThirdState if self.states.is_of_speaker(mark) => self.wrong = self.wrong.or(about(ObjectKind::Wrong)),
            ObjectKind::Wrong | ObjectKind::WrongQuality => self.wrong = self.wrong.or(about(kind)),
            ObjectKind::Authorities | ObjectKind::MeritQuality => {}
            _ if lack.is_some() => self.wrong = self.wrong.or(about(ObjectKind::Wrong)),
            _ => self.first = self.first.or(about(kind)),
        }
        None
    }

    fn next_object(&self, at: usize) -> Option<ObjectKind> {
        let after = self.marks[at + 1..].iter().take_while(|mark| mark.sense != Sense::Boundary);
        after.into_iter().find_map(|mark| match mark.sense {
            Sense::Object(kind) => Some(kind),
            _ => None,
        })
    }

    /// Whether it is a law or a court of the country that is "being used to" do what a mark tells.
    fn is_done_with_conduct(&self, at: usize) -> bool {
        let mark = &self.marks[at];
        let passive = super::segments::is_form_of_be(self.states.word(mark.first));
        let used = at
            .checked_sub(1)
            .map(|before| &self.marks[before])
            .filter(|before| before.end + 3 >= mark.first);
        let law = || {
            (mark.first.saturating_sub(4)..mark.first).any(|at| {
                matches!(
                    self.states.word(at),
                    "law" | "laws" | "court" | "courts" | "decree" | "decrees" | "legislation" | "prosecutors" | "police" | "code" | "bill"
                )
            })
        };
        let of_conduct =
            used.is_some_and(|used| is(used, ObjectKind::Law) || is(used, ObjectKind::Authorities) || is(used, ObjectKind::Justice));
        passive && (of_conduct || law())
    }

    /// Whether a law or a deed of the authorities was named first.
    fn is_of_conduct(&self) -> bool {
        self.first.is_some_and(|about| {
            matches!(
                about.kind,
                ObjectKind::Law | ObjectKind::Achievement | ObjectKind::Deed | ObjectKind::Justice
            )
        })
    }

    /// Another than the authorities concerned, where he acted.
    fn by_another(&self) -> Option<About> {
        let by_third = Some(About {
            kind: ObjectKind::ThirdState,
            mark: None,
        });
        let (first, end) = self.words;
        if (self.wrong.is_some() || lack_of_safety(self.marks)) && self.states.is_victim(first, end, self.marks) {
            return by_third;
        }
        if self.wrong.is_some() && self.states.is_carried_off(first, end) {
            return by_third;
        }
        if self.marks.iter().any(|mark| is(mark, ObjectKind::Authorities)) {
            return None;
        }
        let Some(third) = self.third else {
            return by_third.filter(|_| self.states.acted(first, end) == Some(Named::Other));
        };
        // "the invasion by Russia", "Russia’s invasion", where Russia is the one concerned.
        let until = third.mark.map_or(end, |mark| self.marks[mark].first);
        let actor = self.states.by_whom(first, end).or_else(|| self.states.whose(first, until));
        let its_own = actor == Some(Named::Concerned);
        Some(About {
            kind: if its_own { ObjectKind::Wrong } else { third.kind },
            ..third
        })
    }

    /// The authorities, a mechanism, or what is theirs.
    fn decided(&self) -> Option<About> {
        let (marks, states) = (self.marks, self.states);
        let of_mechanism = self.first.filter(|about| about.kind == ObjectKind::Mechanism);
        let faulted = of_mechanism.and_then(|_| {
            let fault = marks.iter().position(|mark| is(mark, ObjectKind::MechanismFault))?;
            Some(About {
                kind: ObjectKind::MechanismFault,
                mark: Some(fault),
            })
        });
        // "criticism of Cambodia in the dialogue of the Council": the dialogue is only where it was said.
        let named = of_mechanism.and_then(|about| {
            let until = about.mark.map_or(self.words.1, |mark| marks[mark].first);
            (states.other_in(self.words.0, until) == Some(Named::Concerned)).then_some(About {
                kind: ObjectKind::Authorities,
                mark: None,
            })
        });
        // "the use of hunger as a weapon by the army": the army acted.
        let agent = self.first.filter(|about| is_only_reached(about.kind)).and_then(|_| {
            let agent = states.agent(marks)?;
            Some(About {
                kind: ObjectKind::Wrong,
                ..agent
            })
        });
        let act = || {
            states.is_act(self.words.0, self.words.1).then_some(About {
                kind: ObjectKind::Wrong,
                mark: None,
            })
        };
        let told = self.wrong.or(faulted).or(named).or(agent).or(self.first);
        // "rejected Venezuela’s attempts to"
        let its_own = || {
            let (first, end) = self.words;
            let owner = (first..end).find(|&at| states.words.words[at].possessive)?;
            (states.other_in(first, owner + 1) == Some(Named::Concerned)).then_some(About {
                kind: ObjectKind::Authorities,
                mark: None,
            })
        };
        told.or_else(act).or_else(|| fallback(marks)).or_else(its_own)
    }
}

fn first_decisive(marks: &[Mark], states: States<'_>) -> Option<About> {
    let mut lack = false;
    for (at, mark) in marks.iter().enumerate() {
        let about = |kind| Some(About { kind, mark: Some(at) });
        match mark.sense {
            Sense::Boundary => lack = false,
            Sense::Shifter(Shifter::Lack) => lack = true,
            Sense::Shifter(Shifter::Against | Shifter::Relief) => return about(ObjectKind::Achievement),
            Sense::Object(kind) => match kind {
                ObjectKind::Authorities | ObjectKind::People | ObjectKind::Hardship | ObjectKind::WrongQuality | ObjectKind::Pledge => {}
                ObjectKind::Achievement | ObjectKind::Deed | ObjectKind::Rights | ObjectKind::Justice if lack => {
                    return about(ObjectKind::Wrong);
                }
                // "deserved applause and not a resolution"
                ObjectKind::Mechanism if states.is_denied_object(mark) => return about(ObjectKind::Defence),
                // "a people that had withstood the embargo"
                ObjectKind::Sanctions if states.is_withstood(mark) => return about(ObjectKind::Achievement),
                // "the call for the sanctions to be lifted"
                ObjectKind::Sanctions if marks[at..].iter().any(|mark| mark.sense == Sense::Shifter(Shifter::Relief)) => {
                    return about(ObjectKind::Achievement);
                }
                ObjectKind::Deed => return Some(owner(marks, at, states)),
                // "the excellent report": the noun decides.
                ObjectKind::MeritQuality if describes(marks, at) => {}
                _ => return about(kind),
            },
            Sense::Content(FrameClass::Fault, _) => return about(ObjectKind::Wrong),
            Sense::Content(..) => return about(ObjectKind::Achievement),
            Sense::Shifter(_) => {}
        }
    }
    None
}

/// Whether a thing of the kind does nothing by itself: something befalls it, or is done to it.
fn is_only_reached(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Defender | ObjectKind::People | ObjectKind::Hardship | ObjectKind::Assistance | ObjectKind::Courtesy
    )
}

/// "the efforts of the Office": the Office's; "the efforts to": the government's.
fn owner(marks: &[Mark], deed: usize, states: States<'_>) -> About {
    let next = marks[deed + 1..]
        .iter()
        .position(|mark| matches!(mark.sense, Sense::Object(_)))
        .map(|next| deed + 1 + next);
    let end = marks[deed].end;
    let owned = matches!(states.word(end), "of" | "by") || states.word(end - 1) == "of";
    if let Some(next) = next.filter(|&next| owned && marks[next].first <= end + 2)
        && let Sense::Object(
            kind @ (ObjectKind::Mechanism | ObjectKind::Outsider | ObjectKind::Defender | ObjectKind::ThirdParty | ObjectKind::People),
        ) = marks[next].sense
    {
        let kind = if kind == ObjectKind::People { ObjectKind::Defender } else { kind };
        return About { kind, mark: Some(next) };
    }
    About {
        kind: ObjectKind::Achievement,
        mark: Some(deed),
    }
}

/// "attacks on": a lack, unless it is the country that is attacked.
fn lack_of_safety(marks: &[Mark]) -> bool {
    marks
        .iter()
        .any(|mark| mark.sense == Sense::Shifter(Shifter::Lack) || is(mark, ObjectKind::ThirdParty))
}

/// Where nothing decides: the authorities, else the people, else what befell them.
fn fallback(marks: &[Mark]) -> Option<About> {
    [
        ObjectKind::Authorities,
        ObjectKind::People,
        ObjectKind::Hardship,
        ObjectKind::WrongQuality,
        ObjectKind::Pledge,
    ]
    .into_iter()
    .find_map(|kind| {
        let mark = marks.iter().position(|mark| is(mark, kind))?;
        Some(About { kind, mark: Some(mark) })
    })
}

/// Whether a mark stands right before a thing, as its adjective.
pub(super) fn describes(marks: &[Mark], at: usize) -> bool {
    let next = marks.get(at + 1).filter(|next| matches!(next.sense, Sense::Object(_)));
    next.is_some_and(|next| next.first == marks[at].end)
}

/// Whether the mark before is of this kind and stands right before.
pub(super) fn follows(marks: &[Mark], at: usize, kind: ObjectKind) -> bool {
    at.checked_sub(1)
        .map(|before| &marks[before])
        .is_some_and(|before| is(before, kind) && before.end + 3 >= marks[at].first)
}

pub(super) fn is(mark: &Mark, kind: ObjectKind) -> bool {
    mark.sense == Sense::Object(kind)
}

/// The bytes of a mark.
pub(super) fn span(mark: &Mark, words: &Words) -> Span {
    words.span(mark.first, mark.end)
}
