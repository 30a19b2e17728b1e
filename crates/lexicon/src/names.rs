//! Names of States, observers, groups and bodies: from a name to a code, or a refusal.

use record::EntityType;

use crate::{Files, LexiconError};

/// One State, group or body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// ISO 3166-1 alpha-3 (`XKX` for Kosovo), or with a prefix: `G:` group, `U:` UN body, `O:` observer, `H:` former State.
    pub code: String,
    /// Short English name, as the UN writes it.
    pub name: String,
    /// What sort of speaker it is.
    pub entity_type: EntityType,
}

/// What sort of name was used. Demonyms and capitals need a sentence that makes them a government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameClass {
    /// An official, common, press, former or misspelt name.
    Name,
    /// "Cambodian", "the French".
    Demonym,
    /// "Phnom Penh", "Washington".
    Capital,
}

/// What came of looking a name up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<'a> {
    /// It is this one.
    Resolved {
        /// What it names.
        entity: &'a Entity,
        /// What sort of name was used.
        class: NameClass,
    },
    /// It may be any of these, so it is refused.
    Ambiguous {
        /// Codes it may stand for.
        candidates: Vec<&'a str>,
    },
    /// It is none that is known, or it is known not to be one.
    Refused {
        /// Why.
        reason: String,
    },
}

/// A name found in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it names; none where the name is ambiguous or is known to be something else
    /// (an organisation or place that holds a country's name).
    pub entity: Option<&'a Entity>,
    /// What sort of name was used.
    pub class: NameClass,
}

/// All names, indexed.
#[derive(Debug, Default)]
pub struct Names {
    entities: Vec<Entity>,
}

impl Names {
    pub(crate) fn from_files(_files: &Files) -> Result<Names, LexiconError> {
        Ok(Names::default())
    }

    /// What a name by itself stands for. Case, apostrophes, spaces, hyphens, a leading "the"
    /// and a trailing "(video statement)" make no difference.
    pub fn resolve(&self, _name: &str) -> Answer<'_> {
        Answer::Refused {
            reason: "no such name".into(),
        }
    }

    /// Every name in `text`: leftmost, longest, on word boundaries, in order.
    pub fn find(&self, _text: &str) -> Vec<Mention<'_>> {
        Vec::new()
    }

    /// The entity with this code.
    pub fn entity(&self, code: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.code == code)
    }
}
