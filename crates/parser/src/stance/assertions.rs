//! What a speaker states as a fact, without a verb that judges it.
//!
//! "said that leaders **were jailed**", "yet **impunity persisted**": the fact is the judgement.
//! "the allegations were **baseless**": so is this one.

use lexicon::stance::{FrameClass, ObjectKind};
use record::Polarity;

use super::about::{describes, follows, is};
use super::flags::{Flags, stands_behind};
use super::segments::{Mark, Segment, Sense};
use super::states::States;

/// Words that lead from an effect to its cause.
const CAUSES: &[&str] = &[
    "arose",
    "attributable",
    "because",
    "brought",
    "caused",
    "consequence",
    "due",
    "fault",
    "flowed",
    "fruit",
    "originated",
    "owing",
    "product",
    "result",
    "resulted",
    "rooted",
    "stemmed",
    "stems",
    "work",
];

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
/// "spoke about"). `before` are the marks of the statement before these.
pub(super) fn stated(segment: &Segment, before: &[Mark], marks: &[Mark], nouns: bool, states: States<'_>) -> Vec<Stated> {
    let has = |kind| marks.iter().any(|mark| is(mark, kind));
    let mut reading = Reading {
        segment,
        before,
        marks,
        states,
        nouns,
        authorities: has(ObjectKind::Authorities),
        mechanism: has(ObjectKind::Mechanism) || has(ObjectKind::Allegation),
        deemed: segment.head.is_some_and(|head| head.class == FrameClass::Deem),
        flags: Flags::default(),
        all: Vec::new(),
    };
    for (at, mark) in marks.iter().enumerate() {
        match mark.sense {
            Sense::Boundary => reading.flags = reading.flags.of_a_new_phrase(),
            Sense::Shifter(shifter) => reading.flags.shift(shifter, mark.end),
            Sense::Content(FrameClass::Fault, strength) => reading.fault(at, strength),
            Sense::Content(FrameClass::Merit, strength) => reading.merit(at, strength),
            Sense::Content(..) => {}
            Sense::Object(kind) if segment.subject => reading.flags.third |= kind == ObjectKind::ThirdParty,
            Sense::Object(kind @ (ObjectKind::Wrong | ObjectKind::WrongQuality)) => reading.wrong(at, kind),
            Sense::Object(kind @ (ObjectKind::MechanismFault | ObjectKind::MeritQuality)) => reading.quality(at, kind),
            Sense::Object(kind) => reading.thing(at, kind),
        }
    }
    reading.all
}

/// What is read while the marks of a segment are gone through.
struct Reading<'a> {
    segment: &'a Segment,
    before: &'a [Mark],
    marks: &'a [Mark],
    states: States<'a>,
    nouns: bool,
    /// Whether the authorities are named, and whether a mechanism or what it alleges.
    authorities: bool,
    mechanism: bool,
    /// Whether something is found or called so.
    deemed: bool,
    flags: Flags,
    all: Vec<Stated>,
}

impl Reading<'_> {
    fn say(&mut self, at: usize, polarity: Polarity, strength: u8) {
        self.all.push(Stated {
            polarity,
            of_mandate: false,
            strength,
            mark: at,
        });
    }

    /// "**jailed** its critics".
    fn fault(&mut self, at: usize, strength: u8) {
        let (mark, flags) = (&self.marks[at], self.flags);
        // "the law against torture"
        let prevented = flags.against == Some(mark.first);
        if flags.third && !self.authorities || flags.burden || prevented {
            return;
        }
        // "Mali was being punished"
        if self.states.befalls_the_country(mark) {
            return self.say(at, Polarity::Supportive, 3);
        }
        if self.is_of_mechanism(at) || self.states.is_of_critics(mark) {
            return self.say(at, Polarity::Supportive, 3);
        }
        // "The mission was a waste of money and lacked legitimacy"
        let before = self.marks[..at].iter().rev().find(|mark| mark.sense != Sense::Boundary);
        let joined = matches!(self.states.word(mark.first.wrapping_sub(1)), "and" | "but" | "also");
        if joined && before.is_some_and(|before| is(before, ObjectKind::MechanismFault)) {
            return self.fault_of_mandate(at);
        }
        // "paid the price of an embargo", "victims of a war imposed from abroad": theirs.
        let of_others = [ObjectKind::Sanctions, ObjectKind::Defence]
            .into_iter()
            .any(|kind| precedes(self.marks, at, kind));
        if self.segment.concession || of_others || self.is_mended(at) {
            return;
        }
        // "the Council debated Eritrea while it looked away from others"
        if self.antecedent(mark) == Some(ObjectKind::Mechanism) {
            return self.say(at, Polarity::Supportive, 3);
        }
        // "did not violate", "far from shrinking"
        let denied = stands_behind(flags.negated, mark) && !self.states.is_forbidden(mark);
        if denied || stands_behind(flags.lack, mark) {
            return self.say(at, Polarity::Supportive, 2);
        }
        match self.states.done_by_another(self.marks, at) {
            Some(ObjectKind::ThirdState) => self.say(at, Polarity::Supportive, 2),
            Some(_) => {}
            None => self.say(at, Polarity::Critical, strength),
        }
    }

    /// Whether a fault is what a merit put right: "had given women the seats **that they had been
    /// refused**".
    fn is_mended(&self, at: usize) -> bool {
        let Some(merit) = at.checked_sub(1).map(|before| &self.marks[before]) else {
            return false;
        };
        let between = merit.end..self.marks[at].first + 1;
        let relative = between
            .clone()
            .any(|at| matches!(self.states.word(at), "that" | "which" | "who" | "whom"));
        let before_then = between.into_iter().any(|at| self.states.word(at) == "had");
        matches!(merit.sense, Sense::Content(FrameClass::Merit, _)) && relative && before_then
    }

    /// Whether a mechanism is who does it: "the report failed to mention", "the report, said
    /// Cuba, was not worth the ink", not "the rapporteur was refused entry".
    fn is_of_mechanism(&self, at: usize) -> bool {
        // "the report documented torture": what it tells of.
        let tells = |back: usize| {
            let word = self.states.word(self.marks[at].first.wrapping_sub(back));
            matches!(
                word,
                "documented"
                    | "described"
                    | "detailed"
                    | "recorded"
                    | "revealed"
                    | "showed"
                    | "exposed"
                    | "established"
                    | "found"
                    | "cited"
                    | "listed"
                    | "recounted"
                    | "registered"
            )
        };
        if tells(1) || tells(2) && self.states.word(self.marks[at].first.wrapping_sub(1)).len() > 3 {
            return false;
        }
        let authorities = self.marks[..at].iter().any(|mark| is(mark, ObjectKind::Authorities));
        // "told the Council **that** Baku had starved": who is told does nothing.
        let begins_clause = at > 0 && (self.marks[at - 1].end..self.marks[at].first).any(|at| self.states.word(at) == "that");
        let does = !begins_clause && !self.states.is_done_to(&self.marks[at]) && follows(self.marks, at, ObjectKind::Mechanism);
        !authorities && (does || at == 0 && self.interrupts(ObjectKind::Mechanism))
    }

    /// Whether who says it stands between commas, behind a thing of this kind.
    fn interrupts(&self, kind: ObjectKind) -> bool {
        let is_between = self
            .segment
            .head
            .is_some_and(|head| head.class == FrameClass::Inform && head.first > 0 && self.states.is_pause(head.first - 1));
        let subject = self.before.iter().rev().find(|mark| mark.sense != Sense::Boundary);
        is_between && subject.is_some_and(|mark| is(mark, kind))
    }

    /// What "it" or "which" right before a mark stands for: who or what was named last.
    fn antecedent(&self, mark: &Mark) -> Option<ObjectKind> {
        let before = mark.first.checked_sub(1)?;
        // "an inquiry **which** they said undermined"
        let said = self
            .segment
            .head
            .filter(|head| head.class == FrameClass::Inform && head.end == mark.first);
        let aside = said.and_then(|head| head.first.checked_sub(2)).unwrap_or(before);
        let pronoun = [before, aside]
            .into_iter()
            .find(|&at| matches!(self.states.word(at), "it" | "which"))?;
        let named = |mark: &&Mark| {
            mark.end <= pronoun
                && matches!(
                    mark.sense,
                    Sense::Object(ObjectKind::Authorities | ObjectKind::Mechanism | ObjectKind::Outsider)
                )
        };
        let last = self.marks.iter().rev().find(named).or_else(|| self.before.iter().rev().find(named));
        last.and_then(|mark| match mark.sense {
            Sense::Object(kind) => Some(kind),
            _ => None,
        })
    }

    /// "**had made great strides**".
    fn merit(&mut self, at: usize, strength: u8) {
        let mark = &self.marks[at];
        // "only a settlement would bring peace": nobody says that it did.
        // "reprisals against those who cooperated": theirs.
        let of_people = self.states.word(mark.first.wrapping_sub(1)) == "who" && !self.states.is_pause(mark.first.saturating_sub(2));
        if self.segment.subject || self.states.is_supposed(mark) || of_people {
            return;
        }
        if stands_behind(self.flags.negated, mark) || self.flags.lack.is_some() {
            return self.say(at, Polarity::Critical, 3);
        }
        self.say(at, Polarity::Supportive, if self.segment.concession { 1 } else { strength });
    }

    /// "said that **torture** was routine".
    fn wrong(&mut self, at: usize, kind: ObjectKind) {
        let (mark, flags) = (&self.marks[at], self.flags);
        let of_others = flags.burden || flags.third && !self.authorities;
        if !self.nouns || flags.against.is_some() || of_others {
            return;
        }
        if self.states.is_of_occupier(mark) {
            return self.say(at, Polarity::Supportive, 2);
        }
        // "notwithstanding the reduction in killings"
        if self.segment.concession {
            if flags.relief && kind == ObjectKind::Wrong {
                self.say(at, Polarity::Supportive, 1);
            }
            return;
        }
        if kind == ObjectKind::WrongQuality {
            // "illegal sanctions": the quality is theirs.
            if precedes(self.marks, at, ObjectKind::Sanctions) {
                return;
            }
            // "the mandate was ill-conceived", "this misguided resolution"
            let predicated = || follows(self.marks, at, ObjectKind::Mechanism) && self.is_predicate(at);
            let described = || describes(self.marks, at) && precedes(self.marks, at, ObjectKind::Mechanism);
            if !self.authorities && (predicated() || described()) {
                return self.fault_of_mandate(at);
            }
        }
        if kind == ObjectKind::Wrong && self.states.is_said_not_to_be(mark) {
            return self.say(at, Polarity::Supportive, 2);
        }
        // "the trial had been fair": what follows is the claim.
        if kind == ObjectKind::Wrong && self.is_said_to_be_well(at) {
            return;
        }
        // "tried soldiers suspected of abuses": the wrong only tells who they are.
        if self.states.is_laid_to_suspects(mark) {
            return;
        }
        // "the suffering stemmed from the blockade": theirs.
        if self.is_caused_by_others(at) {
            return;
        }
        // "called the raid on the port a crime": who raided it is not told.
        if self.deemed && self.states.is_deemed_attack(self.segment.words.0, mark.first) {
            return;
        }
        let relieved = kind == ObjectKind::Wrong && (flags.relief || stands_behind(flags.lack, mark));
        if relieved {
            self.say(at, Polarity::Supportive, 2);
        } else {
            self.say(at, Polarity::Critical, 3);
        }
    }

    /// Whether the next thing said of a wrong is a merit: "the **trial** of the former mayor had
    /// been fair".
    fn is_said_to_be_well(&self, at: usize) -> bool {
        let next = self.marks[at + 1..]
            .iter()
            .find(|mark| matches!(mark.sense, Sense::Content(..) | Sense::Boundary));
        next.is_some_and(|next| {
            let is_of_be =
                (next.first.saturating_sub(1)..next.end).any(|at| matches!(self.states.word(at), "been" | "was" | "were" | "is"));
            is_of_be && matches!(next.sense, Sense::Content(FrameClass::Merit, _))
        })
    }

    /// Whether what others do is given as the cause of a wrong, in the same phrase.
    fn is_caused_by_others(&self, at: usize) -> bool {
        let after = self.marks[at + 1..].iter().take_while(|mark| mark.sense != Sense::Boundary);
        let by_others = |mark: &&Mark| {
            matches!(
                mark.sense,
                Sense::Object(ObjectKind::Sanctions | ObjectKind::Defence | ObjectKind::ThirdState)
            )
        };
        let cause = after.into_iter().find(by_others);
        cause.is_some_and(|cause| (self.marks[at].end..cause.first).any(|at| CAUSES.contains(&self.states.word(at))))
    }

    /// "the report was **biased**", "found the law **exemplary**".
    fn quality(&mut self, at: usize, kind: ObjectKind) {
        let mark = &self.marks[at];
        if kind == ObjectKind::MeritQuality {
            let denied = self.flags.negated.is_some() || self.flags.lack.is_some();
            let judged = self.deemed
                || !denied && (self.is_said_of_merit(at) || self.nouns && self.states.is_made_by_country(mark, self.segment.words.0));
            if !judged || self.mechanism && !self.authorities && !denied {
                return;
            }
            return self.say(at, if denied { Polarity::Critical } else { Polarity::Supportive }, 3);
        }
        if self.states.is_by_country(mark) || !self.mechanism && self.nouns && is_said_of_the_country(self.marks, at) {
            self.say(at, Polarity::Critical, 3);
        } else if self.mechanism || !self.authorities {
            self.fault_of_mandate(at);
        }
    }

    /// Who faults the mandate shields the country.
    fn fault_of_mandate(&mut self, at: usize) {
        self.all.push(Stated {
            polarity: Polarity::Supportive,
            of_mandate: true,
            strength: 4,
            mark: at,
        });
    }

    /// Whether a quality is said of what stands before it: "was **biased**", "were truly **bold**".
    fn is_predicate(&self, at: usize) -> bool {
        let adverb =
            |word: &str| word.ends_with("ly") || matches!(word, "a" | "an" | "both" | "now" | "indeed" | "very" | "most" | "quite");
        let verb = (0..self.marks[at].first)
            .rev()
            .map(|at| self.states.word(at))
            .find(|word| !adverb(word));
        matches!(
            verb,
            Some(
                "was"
                    | "were"
                    | "is"
                    | "are"
                    | "been"
                    | "remained"
                    | "remains"
                    | "marked"
                    | "represented"
                    | "constituted"
                    | "became"
                    | "become"
                    | "proved"
            )
        )
    }

    /// Whether a quality is said of what a government does: "the reforms were **impressive**", not
    /// "a comprehensive approach" nor "the seminar was fruitful".
    fn is_said_of_merit(&self, at: usize) -> bool {
        let mark = &self.marks[at];
        let follows = self.states.word(mark.end);
        let stands_alone = self.states.is_pause(mark.end) || matches!(follows, "and" | "but" | "for" | "in" | "of" | "to" | "that" | "by");
        let subject = self.marks[..at].iter().rev().find_map(|mark| match mark.sense {
            Sense::Object(kind) => Some(kind),
            _ => None,
        });
        stands_alone
            && self.is_predicate(at)
            && matches!(
                subject,
                Some(ObjectKind::Authorities | ObjectKind::Achievement | ObjectKind::Deed | ObjectKind::Law | ObjectKind::Justice)
            )
    }

    /// Things that turn the phrase, or take a side by being named.
    fn thing(&mut self, at: usize, kind: ObjectKind) {
        let mark = &self.marks[at];
        match kind {
            // "the law on foreign agents" is no deed of theirs.
            ObjectKind::ThirdParty => self.flags.third |= self.flags.against.is_none() && !self.states.is_topic_of_law(mark),
            ObjectKind::Sanctions => {
                self.flags.burden = true;
                if self.nouns {
                    self.say(at, Polarity::Supportive, 3);
                }
            }
            ObjectKind::Authorities => self.flags.burden &= self.states.is_aimed_at(mark),
            ObjectKind::Defence => self.say(at, Polarity::Supportive, 3),
            ObjectKind::Sovereignty if self.states.sovereign(mark, self.segment.words.1) == kind => self.say(at, Polarity::Supportive, 3),
            // "the drop in mortality"
            ObjectKind::Hardship if self.flags.relief && self.nouns && !self.flags.third => self.say(at, Polarity::Supportive, 2),
            ObjectKind::Achievement if self.segment.concession && self.flags.lack.is_none() => self.say(at, Polarity::Supportive, 1),
            ObjectKind::Achievement | ObjectKind::Deed | ObjectKind::Rights | ObjectKind::Justice
                if self.flags.lack.is_some() && self.nouns && !self.flags.burden =>
            {
                self.flags.lack = None;
                self.flags.against = Some(mark.end);
                self.say(at, Polarity::Critical, 3);
            }
            _ => {}
        }
    }
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
