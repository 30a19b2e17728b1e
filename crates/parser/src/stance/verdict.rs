//! From frames and their objects to a side: cues are collected, then weighed.
//!
//! Something for and something against in substance is `mixed`. A courtesy to the mandate is no
//! side towards the country, and a courtesy alone is `neutral`.

use lexicon::Lexicon;
use lexicon::stance::{FrameClass, ObjectKind, Shifter};
use record::{Cue, Polarity, Span, Stance};

use super::Judgement;
use super::about;
use super::assertions;
use super::demands;
use super::segments::{Head, Mark, Segment, Sense, Statement};
use super::states::States;
use super::turns::Said;
use super::words::{Kind, Word};

/// Judges a statement that was cut into segments.
pub(super) fn verdict(statement: &Statement, states: States<'_>, lexicon: &Lexicon) -> Judgement {
    let mut judge = Judge {
        statement,
        states,
        lexicon,
        sides: Sides::default(),
        topic: None,
        cues: Vec::new(),
        said: Said::default(),
    };
    let said: Vec<Said> = (0..statement.segments.len())
        .map(|at| {
            judge.segment(at);
            std::mem::take(&mut judge.said)
        })
        .collect();
    judge.complete_turns(&said);
    if judge.cues.is_empty() {
        judge.fall_back_on_reporting();
    }
    judge.finish()
}

/// Verbs that make a clause of any words: auxiliaries, and pasts that do not end in -ed.
const FINITE_VERBS: &[&str] = &[
    "was", "were", "is", "are", "had", "has", "have", "would", "will", "could", "can", "did", "gave", "built", "sent", "brought", "took",
    "held", "led", "went", "came", "saw", "knew", "made", "put", "set", "drew", "won", "kept", "met", "bought", "taught", "fed",
];

/// Verbs that say that somebody was there, and nothing of what was said.
const TOOK_PART: &[&str] = &[
    "participated",
    "attended",
    "addressed",
    "delivered",
    "listed",
    "followed",
    "included",
    "concerned",
    "united",
    "named",
    "related",
];

/// Whether a word makes a clause of those around it.
pub(super) fn is_finite(word: &str) -> bool {
    let past = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    past || FINITE_VERBS.contains(&word)
}

/// How strongly for and against, on both axes.
#[derive(Debug, Default)]
struct Sides {
    supportive: u8,
    critical: u8,
    mandate_supportive: bool,
    mandate_critical: bool,
}

pub(super) struct Judge<'a> {
    pub statement: &'a Statement,
    pub states: States<'a>,
    pub lexicon: &'a Lexicon,
    sides: Sides,
    /// What was spoken of last: what "it" stands for.
    pub topic: Option<ObjectKind>,
    cues: Vec<Cue>,
    /// What the present segment said.
    said: Said,
}

impl<'a> Judge<'a> {
    fn segment(&mut self, at: usize) {
        let statement = self.statement;
        let segment = &statement.segments[at];
        let marks = &statement.marks[segment.marks.0..segment.marks.1];
        let Some(head) = &segment.head else {
            self.assertions(segment, marks, true);
            return;
        };
        // What stands before "should" or "was welcomed" in the same clause.
        let subject = at
            .checked_sub(1)
            .map(|before| &statement.segments[before])
            .filter(|before| before.words.1 == head.first && before.head.is_none_or(|head| head.class == FrameClass::Inform))
            .map_or(&[][..], |before| &statement.marks[before.marks.0..before.marks.1]);
        match head.class {
            FrameClass::Inform => {
                self.neutral(head);
                self.assertions(segment, marks, head.strength >= 2);
            }
            FrameClass::Deem => {
                self.neutral(head);
                self.assertions(segment, marks, true);
            }
            FrameClass::Floor => {}
            FrameClass::Denial => self.denial(segment, head, marks),
            FrameClass::Question => self.question(head, marks),
            // "insisted that the vote had been free" claims, "insisted that it be free" asks.
            FrameClass::Demand if self.is_indicative(head, segment) => {
                self.neutral(head);
                self.assertions(segment, marks, true);
            }
            FrameClass::Demand | FrameClass::Recommend | FrameClass::Modal | FrameClass::Hope => {
                self.demand(segment, head, marks, subject);
            }
            _ => self.evaluation(segment, head, marks, subject),
        }
    }

    /// A question takes no side, but "asked why artists were still jailed" and "asked when the
    /// authorities would let them in" presuppose the wrong.
    fn question(&mut self, head: &Head, marks: &[Mark]) {
        let reads = |at: usize, wanted: &str| {
            let word = self.states.words.words.get(at);
            word.is_some_and(|word| word.span.of(self.states.text).eq_ignore_ascii_case(wanted))
        };
        let asks = |wanted: &str| (head.first + 1..head.end + 1).any(|at| reads(at, wanted));
        // "Why, asked Malta, were journalists followed": the word may stand before or behind.
        let sentence = self.states.sentence(head.first);
        // "asked on what grounds"
        let grounds = (head.end..head.end + 4).any(|at| reads(at, "grounds"));
        let why = asks("why") || grounds || (sentence.0..marks.first().map_or(sentence.1, |mark| mark.first)).any(|at| reads(at, "why"));
        let when = asks("when");
        // "Where was the poet, asked Malta, ten years after": whom is asked for is missing.
        let where_is = reads(sentence.0, "where") && super::segments::is_form_of_be(self.states.word(sentence.0 + 1));
        let presupposed = marks.iter().find(|mark| match mark.sense {
            Sense::Content(FrameClass::Fault, _) => why,
            Sense::Object(ObjectKind::Wrong) => where_is,
            Sense::Content(FrameClass::Cease | FrameClass::Remedy, _) => when,
            // "asked why the country alone was singled out"
            Sense::Object(ObjectKind::Defence | ObjectKind::MechanismFault) => why,
            _ => false,
        });
        match presupposed {
            Some(mark) => {
                let polarity = match mark.sense {
                    Sense::Object(ObjectKind::Defence | ObjectKind::MechanismFault) => Polarity::Supportive,
                    _ => Polarity::Critical,
                };
                self.side(Some(polarity), None, 2);
                self.cue_head(head, polarity, None);
                self.cue_mark(mark, polarity);
            }
            None => self.neutral(head),
        }
    }

    /// Whether what somebody insists on is told as a fact: "that the vote **had been** free".
    fn is_indicative(&self, head: &Head, segment: &Segment) -> bool {
        let insists = self.states.word(head.first).starts_with("insist") && self.states.word(head.end - 1) == "that";
        let mut verbs = (head.end..segment.words.1).map(|at| self.states.word(at));
        let verb = verbs.find(|word| {
            matches!(
                *word,
                "was" | "were" | "had" | "is" | "are" | "has" | "have" | "did" | "be" | "should" | "must"
            )
        });
        insists && verb.is_some_and(|verb| !matches!(verb, "be" | "should" | "must"))
    }

    fn demand(&mut self, segment: &Segment, head: &Head, marks: &[Mark], subject: &[Mark]) {
        let asked = if head.negated {
            Vec::new()
        } else {
            demands::asked(head, marks, subject, segment.words, self.states)
        };
        if asked.is_empty() {
            self.neutral(head);
        }
        for mut asked in asked {
            if demands::is_of_what_was_said(head, &marks[asked.mark], self.states) {
                asked.is_about(self.topic);
            }
            self.side(asked.stance, asked.mandate, asked.strength);
            let polarity = asked.stance.unwrap_or(Polarity::Neutral);
            self.cue_head(head, polarity, None);
            self.cue_mark(&marks[asked.mark], polarity);
        }
    }

    pub(super) fn assertions(&mut self, segment: &Segment, marks: &[Mark], nouns: bool) {
        let mut heads = self.statement.segments.iter().filter_map(|segment| segment.head);
        let spoke = heads.next().map_or(segment.words.0, |head| head.first);
        let before = &self.statement.marks[..segment.marks.0];
        let addressed = before.iter().any(|mark| about::is(mark, ObjectKind::Authorities));
        let marks = &marks[self.states.told_of_itself(marks, segment.words, spoke, addressed)..];
        if marks.iter().any(|mark| about::is(mark, ObjectKind::Sanctions)) {
            self.topic = Some(ObjectKind::Sanctions);
        }
        for stated in assertions::stated(segment, before, marks, nouns, self.states) {
            let mandate = stated.of_mandate.then_some(Polarity::Critical);
            self.side(Some(stated.polarity), mandate, stated.strength);
            self.cue_mark(&marks[stated.mark], stated.polarity);
        }
    }

    pub(super) fn side(&mut self, stance: Option<Polarity>, mandate: Option<Polarity>, strength: u8) {
        match stance {
            Some(Polarity::Supportive) => {
                self.sides.supportive = self.sides.supportive.max(strength);
                self.said.supportive = true;
            }
            Some(Polarity::Critical) => {
                self.sides.critical = self.sides.critical.max(strength);
                self.said.critical = true;
            }
            Some(Polarity::Neutral) | None => {}
        }
        match mandate {
            Some(Polarity::Supportive) => self.sides.mandate_supportive = true,
            Some(Polarity::Critical) => self.sides.mandate_critical = true,
            Some(Polarity::Neutral) | None => {}
        }
    }

    pub(super) fn has_only_praised(&self) -> bool {
        self.sides.supportive > 0 && self.sides.critical == 0
    }

    /// "strongly condemned" is stronger than "condemned".
    pub(super) fn strength(&self, head: &Head) -> u8 {
        let adverb = self
            .statement
            .marks
            .iter()
            .find(|mark| mark.end == head.first && matches!(mark.sense, Sense::Shifter(_)));
        match adverb.map(|mark| mark.sense) {
            Some(Sense::Shifter(Shifter::Stronger)) => (head.strength + 1).min(5),
            Some(Sense::Shifter(Shifter::Weaker)) => (head.strength - 1).max(1),
            _ => head.strength,
        }
    }

    pub(super) fn neutral(&mut self, head: &Head) {
        self.cue_head(head, Polarity::Neutral, None);
    }

    pub(super) fn cue_head(&mut self, head: &Head, polarity: Polarity, about: Option<ObjectKind>) {
        let rule = &self.lexicon.stance.entry(head.entry).rule;
        let rule = match about {
            Some(kind) => format!("{rule}/{}", kind.name()),
            None => rule.clone(),
        };
        self.cue(self.states.words.span(head.first, head.end), polarity, rule);
    }

    pub(super) fn cue_mark(&mut self, mark: &Mark, polarity: Polarity) {
        let rule = self.lexicon.stance.entry(mark.entry).rule.clone();
        self.cue(about::span(mark, self.states.words), polarity, rule);
    }

    pub(super) fn cue(&mut self, span: Span, polarity: Polarity, rule: String) {
        let known = |cue: &Cue| cue.start == span.start && cue.end == span.end && cue.polarity == polarity;
        if !span.is_empty() && !self.cues.iter().any(known) {
            self.cues.push(Cue {
                start: span.start,
                end: span.end,
                polarity,
                rule,
            });
        }
    }

    /// A statement with no frame: that something was said is still known, but where somebody
    /// only took the floor.
    fn fall_back_on_reporting(&mut self) {
        let text = self.states.text;
        let words = &self.states.words.words;
        let heads = self.statement.segments.iter().filter_map(|segment| segment.head.as_ref());
        let floors: Vec<Span> = heads
            .filter(|head| head.class == FrameClass::Floor)
            .map(|head| words[head.first].span)
            .collect();
        let told: Vec<&Word> = words
            .split(|word| word.kind == Kind::SentenceEnd)
            .filter(|sentence| !sentence.iter().any(|word| floors.contains(&word.span)))
            .flatten()
            .collect();
        let said = told.iter().find_map(|word| {
            let verb = self.lexicon.reporting.verb(&word.span.of(text).to_lowercase())?;
            Some((word.span, format!("inform.{}", verb.base)))
        });
        // "was working with partners": whatever is reported of a speaker, in a whole clause.
        let done = || {
            let spoke_only = told.len() < 5;
            told.iter()
                .find(|word| {
                    let word = word.span.of(text);
                    !spoke_only && is_finite(word) && !TOOK_PART.contains(&word)
                })
                .map(|word| (word.span, "inform.clause".to_owned()))
        };
        if let Some((span, rule)) = said.or_else(done) {
            self.cue(span, Polarity::Neutral, rule);
        }
    }

    fn finish(mut self) -> Judgement {
        let Sides {
            supportive,
            critical,
            mandate_supportive,
            mandate_critical,
        } = self.sides;
        let stance = match (supportive > 0, critical > 0) {
            (true, true) => Stance::Mixed,
            (true, false) => Stance::Supportive,
            (false, true) => Stance::Critical,
            (false, false) if self.cues.is_empty() => Stance::Unknown,
            (false, false) => Stance::Neutral,
        };
        let mandate = match (mandate_supportive, mandate_critical) {
            (true, true) => Stance::Mixed,
            (true, false) => Stance::Supportive,
            (false, true) => Stance::Critical,
            (false, false) => Stance::Unknown,
        };
        let courtesy = (mandate == Stance::Supportive).then_some(1);
        self.cues.sort_by(|a, b| (a.start, a.end, &a.rule).cmp(&(b.start, b.end, &b.rule)));
        Judgement {
            stance,
            mandate,
            strength: Some(supportive.max(critical)).filter(|&strength| strength > 0).or(courtesy),
            cues: self.cues,
        }
    }
}
