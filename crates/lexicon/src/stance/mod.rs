//! The words by which a statement takes a side.
//!
//! "**commended** its **efforts**": a frame of the class `praise`, about an object of the kind
//! `achievement`. "**condemned** the **sanctions**": a frame of the class `condemn`, whose
//! object turns it around.
//!
//! Four tables, written for a reader who knows the meeting room and not the program:
//!
//! - `stance_frames.tsv`: what a speaker does (head in lemma form, class, polarity where the
//!   object has no say, strength from 1 to 5),
//! - `stance_objects.tsv`: what it may be done to, by kind,
//! - `stance_conditions.tsv`: which kinds of object turn which classes of frame,
//! - `stance_shifters.tsv`: what splits, denies, weakens or takes back.
//!
//! Nothing is judged here: which frame governs which object is the parser's work.

mod forms;
mod kinds;
mod patterns;

use record::Polarity;

pub use kinds::{FrameClass, ObjectKind, Shifter};
use patterns::Patterns;
pub use patterns::{BARRIER, Entry, Found, Meaning, UNKNOWN_WORD};

use crate::{Files, FoldingMap, LexiconError};

/// Where a frame of a class points when its object is of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Condition {
    /// Towards the country concerned; none where nothing is said of it.
    pub stance: Option<Polarity>,
    /// Towards the mandate; none where nothing is said of it.
    pub mandate: Option<Polarity>,
}

/// The four tables, indexed.
#[derive(Debug, Default)]
pub struct StanceWords {
    patterns: Patterns,
    conditions: FoldingMap<(FrameClass, ObjectKind), Condition>,
}

impl StanceWords {
    pub(crate) fn from_files(files: &Files) -> Result<StanceWords, LexiconError> {
        let mut patterns = Patterns::default();
        let file = "stance_frames.tsv";
        for (line, row) in files.rows(file, &["head", "class", "polarity", "strength"])? {
            let class = FrameClass::of(&row[1]).ok_or_else(|| fault(file, line, &row[1]))?;
            let polarity = polarity(&row[2]).ok_or_else(|| fault(file, line, &row[2]))?;
            let strength = row[3]
                .parse()
                .ok()
                .filter(|strength| (1..=5).contains(strength))
                .ok_or_else(|| fault(file, line, &row[3]))?;
            let meaning = Meaning::Frame { class, polarity, strength };
            patterns.add(&row[0], &row[1], meaning).map_err(|why| LexiconError::Row {
                file: file.into(),
                line,
                why,
            })?;
        }
        let file = "stance_objects.tsv";
        for (line, row) in files.rows(file, &["words", "kind"])? {
            let kind = ObjectKind::of(&row[1]).ok_or_else(|| fault(file, line, &row[1]))?;
            patterns
                .add(&row[0], &row[1], Meaning::Object(kind))
                .map_err(|why| LexiconError::Row {
                    file: file.into(),
                    line,
                    why,
                })?;
        }
        let file = "stance_shifters.tsv";
        for (line, row) in files.rows(file, &["words", "kind"])? {
            let kind = Shifter::of(&row[1]).ok_or_else(|| fault(file, line, &row[1]))?;
            patterns
                .add(&row[0], &row[1], Meaning::Shifter(kind))
                .map_err(|why| LexiconError::Row {
                    file: file.into(),
                    line,
                    why,
                })?;
        }
        let mut conditions = FoldingMap::default();
        let file = "stance_conditions.tsv";
        for (line, row) in files.rows(file, &["classes", "objects", "stance", "mandate", "because"])? {
            let condition = Condition {
                stance: side(&row[2]).ok_or_else(|| fault(file, line, &row[2]))?,
                mandate: side(&row[3]).ok_or_else(|| fault(file, line, &row[3]))?,
            };
            for class in row[0].split('|') {
                let class = FrameClass::of(class).ok_or_else(|| fault(file, line, class))?;
                for kind in row[1].split('|') {
                    let kind = ObjectKind::of(kind).ok_or_else(|| fault(file, line, kind))?;
                    if conditions.insert((class, kind), condition).is_some() {
                        return Err(fault(file, line, &format!("{} {}, a second time,", row[0], row[1])));
                    }
                }
            }
        }
        Ok(StanceWords { patterns, conditions })
    }

    /// The number of a lower-case word in the tables, or [`UNKNOWN_WORD`].
    pub fn word(&self, lower: &str) -> u32 {
        self.patterns.word(lower)
    }

    /// Whether a noun, not a verb, must follow the word: "the support".
    pub fn is_before_noun(&self, word: u32) -> bool {
        self.patterns.is_before_noun(word)
    }

    /// The entry that fits best at `words[at..]`, where `accept` takes it: most words, then
    /// fewest words skipped, then first in the tables.
    pub fn find(&self, words: &[u32], at: usize, accept: impl Fn(&Entry) -> bool) -> Option<Found> {
        self.patterns.find(words, at, accept)
    }

    /// An entry by its number.
    pub fn entry(&self, number: u32) -> &Entry {
        self.patterns.entry(number)
    }

    /// What the kind of its object makes of a frame; none where the frame keeps its own polarity.
    pub fn condition(&self, class: FrameClass, kind: ObjectKind) -> Option<Condition> {
        self.conditions.get(&(class, kind)).copied()
    }

    /// How many frames there are.
    pub fn frames(&self) -> usize {
        self.patterns
            .entries()
            .filter(|entry| matches!(entry.meaning, Meaning::Frame { .. }))
            .count()
    }
}

fn polarity(name: &str) -> Option<Polarity> {
    Some(match name {
        "supportive" => Polarity::Supportive,
        "critical" => Polarity::Critical,
        "neutral" => Polarity::Neutral,
        _ => return None,
    })
}

/// A polarity, or `-` where nothing is said.
fn side(name: &str) -> Option<Option<Polarity>> {
    if name == "-" { Some(None) } else { polarity(name).map(Some) }
}

fn fault(file: &str, line: u64, value: &str) -> LexiconError {
    LexiconError::Row {
        file: file.into(),
        line,
        why: format!("`{value}` is not known to this table"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        let words = StanceWords::from_files(&Files::embedded()).expect("the tables are valid");
        let numbers: Vec<u32> = text.split(' ').map(|word| words.word(word)).collect();
        words
            .find(&numbers, 0, |_| true)
            .map(|found| format!("{} {}", words.entry(found.entry).rule, found.words))
    }

    #[test]
    fn a_head_is_found_in_every_form_of_its_verb() {
        for text in ["commend", "commends", "commended", "commending"] {
            assert_eq!(found(text).as_deref(), Some("praise.commend 1"), "{text}");
        }
    }

    #[test]
    fn the_entry_with_most_words_is_found() {
        assert_eq!(found("noted with deep concern the").as_deref(), Some("concern.note_with_concern 4"));
    }

    #[test]
    fn the_tables_are_as_broad_as_promised() {
        let words = StanceWords::from_files(&Files::embedded()).expect("the tables are valid");
        assert!(words.frames() >= 400, "{} frames", words.frames());
    }
}
