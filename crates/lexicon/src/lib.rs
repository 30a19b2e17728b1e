//! The words of the field: names of States and groups, numerals and units, reporting verbs,
//! stance frames, as tables in `data/lexicon/` that a domain reader can review.
//!
//! ```
//! use lexicon::{Answer, Lexicon};
//!
//! let lexicon = Lexicon::embedded();
//! assert!(matches!(lexicon.names.resolve("Viet Nam"), Answer::Resolved { .. }));
//! ```
//!
//! Takes the embedded tables, or the same files from a folder ([`Lexicon::load`]); gives
//! indexed tables that are built once and shared. A faulty table is an error that names the
//! file and the line.

mod calendar;
mod files;
mod floor;
pub mod names;
pub mod numbers;
mod reporting;
pub mod stance;

pub use calendar::{Calendar, HolidayRule, TimeRole, TimeUnit, TimeWord};
pub use files::{Files, LexiconError, embedded_files};
pub use floor::{Floor, FloorWord, FloorWords, FoundPredicate, Predicate};
pub use names::{Answer, Entity, FoldingMap, FoldingSet, Mention, NameClass, Names};
pub use numbers::Numbers;
pub use reporting::{Classes, Form, Letters, Needs, Reporting, ReportingVerb, Reports, SpeakerKind, SpeakerNoun, Word, WordClass};
pub use stance::StanceWords;

use std::path::Path;
use std::sync::OnceLock;

/// All tables, indexed.
#[derive(Debug)]
pub struct Lexicon {
    /// Names of States, groups, bodies.
    pub names: Names,
    /// Words of dates.
    pub calendar: Calendar,
    /// What makes a name a speaker.
    pub floor: Floor,
    /// The words around a number.
    pub numbers: Numbers,
    /// Verbs that report speech, and nouns that name those who speak.
    pub reporting: Reporting,
    /// What a statement does, to what, and what turns it around.
    pub stance: StanceWords,
}

impl Lexicon {
    /// The tables built into the program. Built on first use, then shared.
    ///
    /// # Panics
    /// When an embedded table is faulty, which the crate's own tests rule out.
    pub fn embedded() -> &'static Lexicon {
        static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();
        EMBEDDED.get_or_init(|| Lexicon::from_files(&Files::embedded()).expect("the embedded tables are valid"))
    }

    /// The tables of a folder laid out like `data/lexicon/`.
    ///
    /// # Errors
    /// A missing file, an unknown column, a faulty row: with file and line.
    pub fn load(folder: &Path) -> Result<Lexicon, LexiconError> {
        Lexicon::from_files(&Files::folder(folder))
    }

    fn from_files(files: &Files) -> Result<Lexicon, LexiconError> {
        Ok(Lexicon {
            names: Names::from_files(files)?,
            calendar: Calendar::from_files(files)?,
            floor: Floor::from_files(files)?,
            numbers: Numbers::from_files(files)?,
            reporting: Reporting::from_files(files)?,
            stance: StanceWords::from_files(files)?,
        })
    }
}
