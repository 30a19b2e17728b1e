//! Cuts a statement into segments: what a speaker does, and the words it is done to.
//!
//! "welcomed the reforms, but regretted the arrests" gives two: `welcome` with an achievement,
//! `regret` with a wrong. "while", "but", "despite" and a semicolon open a segment too.

use lexicon::StanceWords;
use lexicon::stance::{Found, FrameClass, Meaning, ObjectKind, Shifter};
use record::{Polarity, Span};

use super::complements;
use super::outcomes;
use super::words::{Kind, Words};

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Object(ObjectKind),
    Shifter(Shifter),
    /// Of a class that states or asks for something: fault, merit, to cease, to continue.
    Content(FrameClass, u8),
    /// A comma or "and": another object begins.
    Boundary,
}

/// An entry of the tables found in the statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub sense: Sense,
    pub entry: u32,
    /// First word, and one past the last.
    pub first: usize,
    pub end: usize,
}

/// The frame that governs a segment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub class: FrameClass,
    pub polarity: Polarity,
    pub strength: u8,
    pub entry: u32,
    pub first: usize,
    pub end: usize,
    pub negated: bool,
    /// "was welcomed": what it is done to stands before it.
    pub passive: bool,
}

/// A frame and what it governs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub head: Option<Head>,
    /// Its marks, as a range of all marks.
    pub marks: (usize, usize),
    /// Its words after the head.
    pub words: (usize, usize),
    /// Opened by "despite".
    pub concession: bool,
    /// A head followed at once: these words are its subject, and state nothing.
    pub subject: bool,
}

/// A statement, cut.
#[derive(Debug, Default)]
pub(super) struct Statement {
    pub marks: Vec<Mark>,
    pub segments: Vec<Segment>,
    pub turns: Vec<Turn>,
}

/// "but", "yet": what stands behind is set against what stands before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub entry: u32,
    pub first: usize,
    pub end: usize,
    /// The first segment behind it.
    pub segment: usize,
}

/// Cuts the words into segments.
pub(super) fn segments(text: &str, words: &Words, tables: &StanceWords) -> Statement {
    let mut cutter = Cutter {
        text,
        words,
        tables,
        statement: Statement {
            marks: Vec::with_capacity(words.words.len() / 2),
            segments: Vec::with_capacity(8),
            turns: Vec::new(),
        },
        head: None,
        told: None,
        concession: false,
        marks_from: 0,
        words_from: 0,
        sentence_from: 0,
    };
    let mut at = 0;
    while at < words.words.len() {
        at = cutter.step(at);
    }
    cutter.close(words.words.len(), false);
    let mut statement = cutter.statement;
    complements::settle(&mut statement, text, words);
    outcomes::settle(&mut statement, text, words);
    statement
}

/// How many words may name who says what stands before them: "the envoy of Malta said".
const NAMING: usize = 5;

pub(super) struct Cutter<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    pub tables: &'a StanceWords,
    pub statement: Statement,
    pub head: Option<Head>,
    /// The report of this sentence that took a clause: "said **that**".
    told: Option<Head>,
    concession: bool,
    pub marks_from: usize,
    pub words_from: usize,
    pub sentence_from: usize,
}

impl Cutter<'_> {
    /// Reads what stands at `at` and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        match self.words.words[at].kind {
            Kind::Word => {}
            Kind::Pause => {
                self.boundary(at);
                // "Despite progress, violence went on": the comma ends what is conceded.
                if self.concession && self.statement.marks.len() > self.marks_from + 1 {
                    self.close(at, false);
                }
                return at + 1;
            }
            Kind::ClauseEnd | Kind::SentenceEnd => {
                self.close(at, false);
                self.told = None;
                self.sentence_from = at + 1;
                return at + 1;
            }
        }
        let found = self.tables.find(&self.words.numbers, at, |entry| self.accepts(entry, at));
        let Some(found) = found else {
            if matches!(self.lower(at), "and" | "or") {
                self.boundary(at);
                self.resume(at);
            }
            return at + 1;
        };
        self.take(at, found);
        at + found.words
    }

    /// Takes an entry of the tables that stands at `at`.
    fn take(&mut self, at: usize, found: Found) {
        let entry = self.tables.entry(found.entry);
        let end = at + found.words;
        let mark = |sense| Mark {
            sense,
            entry: found.entry,
            first: at,
            end,
        };
        match entry.meaning {
            // "branded as terrorists" is said of others.
            Meaning::Object(ObjectKind::ThirdParty) if self.lower(at.wrapping_sub(1)) == "as" => {
                self.statement.marks.push(mark(Sense::Object(ObjectKind::Wrong)));
            }
            Meaning::Object(kind) => self.statement.marks.push(mark(Sense::Object(kind))),
            Meaning::Frame { class, polarity, strength } if is_speech(class) => {
                self.close(at, true);
                let negated = self.is_negated(at);
                let passive = self.is_passive(at, entry);
                self.head = Some(Head {
                    class,
                    polarity,
                    strength,
                    entry: found.entry,
                    first: at,
                    end,
                    negated,
                    passive,
                });
                self.words_from = end;
                self.told = self
                    .head
                    .filter(|head| class == FrameClass::Inform && takes_clause(self.text, self.words, head, NAMING))
                    .or(self.told);
            }
            Meaning::Frame { class, strength, .. } => {
                if self.head.is_none() && is_asked_for(class) {
                    // "Release all prisoners": a bare recommendation.
                    self.close(at, true);
                    self.head = Some(Head {
                        class: FrameClass::Recommend,
                        polarity: Polarity::Neutral,
                        strength: 2,
                        entry: found.entry,
                        first: at,
                        end,
                        negated: false,
                        passive: false,
                    });
                    self.words_from = at;
                }
                self.statement.marks.push(mark(Sense::Content(class, strength)));
            }
            Meaning::Shifter(Shifter::Contrast) if self.lower(at.wrapping_sub(1)) != "not" => {
                self.close(at, false);
                // "while" joins as often as it sets against.
                if !matches!(self.lower(at), "while" | "whilst" | "regardless") {
                    self.statement.turns.push(Turn {
                        entry: found.entry,
                        first: at,
                        end,
                        segment: self.statement.segments.len(),
                    });
                }
            }
            Meaning::Shifter(Shifter::Concession) => {
                self.close(at, false);
                self.concession = true;
                self.statement.marks.push(mark(Sense::Shifter(Shifter::Concession)));
            }
            Meaning::Shifter(kind) => self.statement.marks.push(mark(Sense::Shifter(kind))),
        }
    }

    /// "said that it stood by Mali **and that** sanctions were unjust": the second clause is told
    /// too, and no object of what stands in the first.
    fn resume(&mut self, at: usize) {
        let Some(told) = self.told.filter(|_| self.lower(at + 1) == "that") else {
            return;
        };
        let judges = self.head.is_some_and(|head| {
            !takes_clause(self.text, self.words, &head, 1) && !matches!(head.class, FrameClass::Inform | FrameClass::Floor)
        });
        if judges {
            self.close(at, false);
            self.head = Some(told);
            self.words_from = at + 1;
        }
    }

    fn boundary(&mut self, at: usize) {
        self.statement.marks.push(Mark {
            sense: Sense::Boundary,
            entry: 0,
            first: at,
            end: at + 1,
        });
    }

    /// Ends the present segment before `at`.
    fn close(&mut self, at: usize, by_head: bool) {
        let marks = (self.marks_from, self.statement.marks.len());
        if self.head.is_some() || marks.0 < marks.1 {
            // "progress had been made, said Bhutan", "this was interference, its envoy said": the
            // report follows, and the words before it do state.
            let report_follows = (at.saturating_sub(NAMING)..at).any(|before| self.words.words[before].kind == Kind::Pause)
                && self.statement.marks[marks.0..].iter().any(|mark| {
                    matches!(
                        mark.sense,
                        Sense::Content(..) | Sense::Object(ObjectKind::Defence | ObjectKind::MechanismFault | ObjectKind::WrongQuality)
                    )
                });
            self.statement.segments.push(Segment {
                head: self.head,
                marks,
                words: (self.words_from, at),
                concession: self.concession,
                subject: by_head && self.head.is_none() && !self.concession && !report_follows,
            });
        }
        self.head = None;
        self.concession = false;
        self.marks_from = self.statement.marks.len();
        self.words_from = at;
    }

    /// The word at a place as written; empty for a mark.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words
            .words
            .get(at)
            .filter(|word| word.kind == Kind::Word)
            .map_or("", |word| Span::of(word.span, self.text))
    }
}

/// Whether "that" ends a head, or follows within so many words: "told the Council that".
fn takes_clause(text: &str, words: &Words, head: &Head, within: usize) -> bool {
    let after = words.words[head.end - 1..].iter().take(within + 1);
    after
        .take_while(|word| word.kind == Kind::Word)
        .any(|word| Span::of(word.span, text) == "that")
}

pub(super) fn is_form_of_be(word: &str) -> bool {
    matches!(word, "was" | "were" | "been" | "be" | "is" | "are" | "being")
}

/// Whether the class is something that a speaker does with words.
pub(super) fn is_speech(class: FrameClass) -> bool {
    !is_asked_for(class) && !matches!(class, FrameClass::Fault | FrameClass::Merit)
}

/// Whether the class is something that is asked of others.
pub(super) fn is_asked_for(class: FrameClass) -> bool {
    matches!(
        class,
        FrameClass::Cease | FrameClass::Remedy | FrameClass::Continue | FrameClass::StepUp | FrameClass::Act | FrameClass::Pressure
    )
}

/// Whether the class asks something of others.
pub(super) fn governs_requests(class: FrameClass) -> bool {
    matches!(
        class,
        FrameClass::Demand | FrameClass::Recommend | FrameClass::Modal | FrameClass::Hope
    )
}
