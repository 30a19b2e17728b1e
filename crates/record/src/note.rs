use serde::{Deserialize, Serialize};

/// What a stage wants a person to know about one document: something it did not
/// understand, a checksum that does not hold, a page that is not what its source promised.
///
/// A note never stops a run; it becomes a row of the `notes` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The stage that noted it: `fetch`, `read`, `parse`, `reconcile`.
    pub stage: String,
    /// How bad it is.
    pub level: Level,
    /// A stable name of the kind of note, for counting: `empty_page`, `vote_checksum`.
    pub code: String,
    /// What, where, why; lower case, no full stop.
    pub message: String,
    /// What to try.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// First byte in the article's text, where the note is about a place in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// One past the last byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
}

impl Note {
    /// A note without a place or a hint; add them with [`Note::at`] and [`Note::hint`].
    pub fn new(stage: &str, level: Level, code: &str, message: impl Into<String>) -> Note {
        Note {
            stage: stage.into(),
            level,
            code: code.into(),
            message: message.into(),
            hint: None,
            start: None,
            end: None,
        }
    }

    /// The note, about these bytes of the article's text.
    pub fn at(mut self, start: usize, end: usize) -> Note {
        (self.start, self.end) = (Some(start), Some(end));
        self
    }

    /// The note, with what to try.
    pub fn hint(mut self, hint: impl Into<String>) -> Note {
        self.hint = Some(hint.into());
        self
    }
}

/// How bad a note is. `Error` means that the document gave no rows at this stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Worth knowing, nothing lost.
    Info,
    /// Something may be missing or wrong.
    Warning,
    /// This document gave nothing at this stage; the run goes on.
    Error,
}
