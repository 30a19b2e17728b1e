//! Names of States, observers, groups and bodies: from a name to a code, or a refusal; and the
//! names in a running text.
//!
//! ```
//! use lexicon::{Answer, Lexicon};
//!
//! let names = &Lexicon::embedded().names;
//! let Answer::Resolved { entity, .. } = names.resolve("the Lao People’s Democratic Republic (video statement)") else {
//!     panic!("a State");
//! };
//! assert_eq!(entity.code, "LAO");
//! assert!(matches!(names.resolve("Korea"), Answer::Ambiguous { candidates } if candidates == ["KOR", "PRK"]));
//! assert!(matches!(names.resolve("Bank of China"), Answer::Refused { .. }));
//! ```
//!
//! [`Names::resolve`] takes a whole name: all of it must be a name, so an organisation that holds a
//! country's name is never the country. [`Names::find`] takes a text and gives its names, and the
//! phrases that merely hold one, so that they can be left alone.
//! Left alone on purpose: whether a capital or a demonym stands for a government. The sentence
//! decides that, and [`NameClass`] tells that it must.

mod automaton;
mod batch;
mod find;
mod groups;
mod phrases;
mod resolve;
mod tables;
mod typography;

use std::collections::HashMap;

use record::EntityType;

pub use batch::{Layout, answer_lines, write_answer};
pub use groups::Known;

use automaton::Automaton;
use groups::Membership;
use phrases::Phrases;
use tables::Entry;
pub use typography::{Folding, FoldingMap, FoldingSet};

/// One State, group or body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// ISO 3166-1 alpha-3 (`XKX` for Kosovo), or with a prefix: `G:` group, `U:` UN body, `O:` observer, `H:` former State.
    pub code: String,
    /// Short English name, as the UN writes it.
    pub name: String,
    /// What sort of speaker it is.
    pub entity_type: EntityType,
    /// Its first day as an ISO date, where it is younger than the Charter or has ended.
    pub from: Option<String>,
    /// Its last day, where it has ended.
    pub until: Option<String>,
    /// A principal or plenary organ (the Council itself, the General Assembly): where others speak,
    /// not one who speaks. [`Names::find`] gives no entity for it.
    pub is_organ: bool,
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

/// What something is that is no State.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Other {
    /// A region, sea, river, city or entity that no list of States holds.
    Place,
    /// A state of the United States, or a city in one: what is listed with it is none either.
    UsState,
    /// An organisation, company or newspaper.
    Organisation,
    /// A person.
    Person,
    /// A treaty, an event, an animal, a dish.
    Thing,
}

impl Other {
    fn named(name: &str) -> Option<Other> {
        Some(match name {
            "place" => Other::Place,
            "us_state" => Other::UsState,
            "organisation" => Other::Organisation,
            "person" => Other::Person,
            "thing" => Other::Thing,
            _ => return None,
        })
    }

    fn reason(self) -> &'static str {
        match self {
            Other::Place => "it is a place that is no State",
            Other::UsState => "it is a place in the United States",
            Other::Organisation => "it is an organisation, not a State",
            Other::Person => "it is a person",
            Other::Thing => "it is neither a State nor a body",
        }
    }
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
        /// Codes it may stand for; `CONTEXT` where only the text can tell ("the Kingdom").
        candidates: &'a [String],
    },
    /// It is none that is known, or it is known not to be one.
    Refused {
        /// Why.
        reason: &'static str,
    },
}

impl Answer<'_> {
    /// The class of the answer in one word: `name`, `demonym`, `capital`, `group`, `un_body`,
    /// `observer`, `historic`, `ambiguous` or `refused`.
    pub fn class(&self) -> &'static str {
        match self {
            Answer::Ambiguous { .. } => "ambiguous",
            Answer::Refused { .. } => "refused",
            Answer::Resolved { entity, class } => match (entity.entity_type, class) {
                (EntityType::Group, _) => "group",
                (EntityType::UnBody | EntityType::Igo | EntityType::Nhri, _) => "un_body",
                (_, NameClass::Demonym) => "demonym",
                (_, NameClass::Capital) => "capital",
                (EntityType::ObserverState | EntityType::ObserverEntity, _) => "observer",
                (_, NameClass::Name) if entity.until.is_some() => "historic",
                (_, NameClass::Name) => "name",
            },
        }
    }
}

/// A name found in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it names; none where the name is ambiguous or is known to be something else
    /// (an organisation, place or person that holds a country's name, or the body that is meeting).
    pub entity: Option<&'a Entity>,
    /// What sort of name was used.
    pub class: NameClass,
}

/// All names, indexed.
#[derive(Debug)]
pub struct Names {
    entities: Vec<Entity>,
    by_code: HashMap<String, usize>,
    automaton: Automaton,
    entries: Vec<Entry>,
    membership: Membership,
    phrases: Phrases,
}

impl Names {
    /// The entity with this code.
    pub fn entity(&self, code: &str) -> Option<&Entity> {
        self.by_code.get(code).map(|index| &self.entities[*index])
    }

    /// Every entity, by code.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }
}
