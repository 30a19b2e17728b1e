//! How the pages of a source are laid out.

use serde::{Deserialize, Serialize};

use crate::read;

/// Selectors for one layout of a source's pages. Each list is tried in order until one yields.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Last day the layout was in use; open where it still is.
    #[serde(default, deserialize_with = "read::optional_day")]
    pub until: Option<String>,
    /// CSS selectors of the body.
    #[serde(default)]
    pub body: Vec<String>,
    /// CSS selectors of what is cut out of the body.
    #[serde(default)]
    pub drop: Vec<String>,
    /// Selectors of the title; `selector@attribute` takes an attribute's value.
    #[serde(default)]
    pub title: Vec<String>,
    /// Selectors of the date of publication.
    #[serde(default)]
    pub published: Vec<String>,
    /// Selectors of the authors.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Endings cut off the title: " | The United Nations Office at Geneva".
    #[serde(default)]
    pub title_suffixes: Vec<String>,
}

/// What a healthy page looks like.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// At least so many paragraphs.
    #[serde(default)]
    pub min_paragraphs: Option<usize>,
    /// At least so many characters.
    #[serde(default)]
    pub min_chars: Option<usize>,
    /// A date must be found.
    #[serde(default)]
    pub published: bool,
    /// A title must be found.
    #[serde(default)]
    pub title: bool,
}
