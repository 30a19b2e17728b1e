//! Steps and changes: where they lead, or what changes, decides what they say.
//!
//! "opened the way to talks" is a merit, "opened the way **to arrests**" a fault; "exports had
//! risen sharply" is a merit, "**executions** had risen sharply" a fault.

use lexicon::stance::{FrameClass, ObjectKind};
use record::Span;

use super::segments::{Mark, Sense, Statement};
use super::words::{Kind, Words};

/// What opens on something, or shows it: what that is stands behind.
const LEADS: &[&str] = &[
    "avenue",
    "confirmation",
    "door",
    "doors",
    "evidence",
    "floodgates",
    "gate",
    "gates",
    "ground",
    "groundwork",
    "path",
    "proof",
    "road",
    "sign",
    "testament",
    "testimony",
    "way",
];

/// Verbs of there being more of something.
const GROWTH: &[&str] = &[
    "doubled",
    "expanded",
    "expanding",
    "grew",
    "grow",
    "growing",
    "grown",
    "increase",
    "increased",
    "increasing",
    "multiplied",
    "quadrupled",
    "risen",
    "rising",
    "rose",
    "soared",
    "spread",
    "surged",
    "tripled",
];

/// Verbs of there being less of something.
const DECLINE: &[&str] = &[
    "decline",
    "declined",
    "declining",
    "decreased",
    "diminished",
    "dropped",
    "dwindled",
    "fallen",
    "falling",
    "fell",
    "halved",
    "receded",
    "shrank",
    "shrunk",
];

/// How many words may stand between a step and what it leads to, or a change and its subject.
const REACH: usize = 8;

/// Gives steps and changes the sense that their goal or their subject leaves them.
pub(super) fn settle(statement: &mut Statement, text: &str, words: &Words) {
    let outcome = Outcome { text, words };
    for at in 0..statement.marks.len() {
        let mark = statement.marks[at];
        let Sense::Content(class @ (FrameClass::Merit | FrameClass::Fault), strength) = mark.sense else {
            continue;
        };
        let (before, after) = (&statement.marks[..at], &statement.marks[at + 1..]);
        let settled = outcome.of_step(class, &mark, after).or_else(|| outcome.of_change(&mark, before));
        if let Some(settled) = settled.filter(|settled| *settled != class) {
            statement.marks[at].sense = Sense::Content(settled, strength);
        }
    }
}

struct Outcome<'a> {
    text: &'a str,
    words: &'a Words,
}

impl Outcome<'_> {
    /// A step towards a wrong is no merit.
    fn of_step(&self, class: FrameClass, mark: &Mark, after: &[Mark]) -> Option<FrameClass> {
        if class != FrameClass::Merit || !self.has(mark, LEADS) {
            return None;
        }
        let leads_on = (mark.end - 1..mark.end + 1).any(|at| matches!(self.word(at), "to" | "for" | "of" | "that" | "towards"));
        let goal = after
            .iter()
            .take_while(|goal| goal.first <= mark.end + REACH)
            .find(|goal| goal.sense != Sense::Boundary)?;
        (leads_on && is_wrong(goal)).then_some(FrameClass::Fault)
    }

    /// More of a wrong is a fault and less of it a merit; with a good it is the other way.
    fn of_change(&self, mark: &Mark, before: &[Mark]) -> Option<FrameClass> {
        let grows = self.has(mark, GROWTH);
        if !grows && !self.has(mark, DECLINE) {
            return None;
        }
        let subject = before
            .iter()
            .rev()
            .take_while(|subject| subject.sense != Sense::Boundary && subject.end + REACH >= mark.first)
            .find(|subject| is_wrong(subject) || is_good(subject))?;
        let between = subject.end..mark.first;
        let ends = between.into_iter().any(|at| self.words.words[at].kind != Kind::Word);
        if ends {
            return None;
        }
        Some(if grows == is_good(subject) {
            FrameClass::Merit
        } else {
            FrameClass::Fault
        })
    }

    fn has(&self, mark: &Mark, among: &[&str]) -> bool {
        (mark.first..mark.end).any(|at| among.contains(&self.word(at)))
    }

    /// The word at a place; empty for a mark.
    fn word(&self, at: usize) -> &str {
        let word = self.words.words.get(at).filter(|word| word.kind == Kind::Word);
        word.map_or("", |word| Span::of(word.span, self.text))
    }
}

fn is_wrong(mark: &Mark) -> bool {
    matches!(
        mark.sense,
        Sense::Object(ObjectKind::Wrong | ObjectKind::WrongQuality) | Sense::Content(FrameClass::Fault, _)
    )
}

fn is_good(mark: &Mark) -> bool {
    matches!(mark.sense, Sense::Object(ObjectKind::Achievement | ObjectKind::Rights))
}
