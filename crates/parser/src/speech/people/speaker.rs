//! Somebody who speaks, as a row has it.

use std::rc::Rc;

use lexicon::{Word, WordClass};

/// Somebody who speaks, as far as the article tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Speaker {
    /// The fullest name, else the function or organisation as written.
    pub name: Option<Rc<str>>,
    /// Function as written.
    pub role: Option<Rc<str>>,
    /// Organisation.
    pub org: Option<Rc<str>>,
    /// Whether "he" or "she" can stand for it.
    pub is_person: bool,
    /// Whether "it" or "they" can stand for it.
    pub is_body: bool,
    /// Whether it is several: "they", and never "it".
    pub is_many: bool,
    /// What the noun tells, where it is nobody that is named: "her son".
    pub gender: Gender,
    /// Number of the person, where it is one that is named.
    pub person: Option<usize>,
}

impl Speaker {
    /// Whether the tables or a name tell that it is one who can speak: "a leading role" does not.
    pub(crate) fn is_somebody(&self) -> bool {
        self.person.is_some() || self.is_person != self.is_body
    }
}

/// What the words beside a name tell of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    #[default]
    Untold,
    He,
    She,
}

impl Gender {
    /// What a given name or a function tells.
    pub(in crate::speech) fn told_by(word: Word) -> Gender {
        match (word.is(WordClass::Masculine), word.is(WordClass::Feminine)) {
            (true, false) => Gender::He,
            (false, true) => Gender::She,
            _ => Gender::Untold,
        }
    }
}
