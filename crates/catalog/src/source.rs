//! One source: a site, its pages' layout, and how to ask it.

use record::Kind;
use serde::{Deserialize, Serialize};

use crate::{CatalogError, Discovery, Expect, Pace, Recipe, read};

/// A site that pages come from: `data/sources/NAME.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short name, as the file: `ungeneva`.
    pub name: String,
    /// Name for people: "United Nations Office at Geneva, meeting summaries".
    pub title: String,
    /// Who publishes it; copies of one publisher are one voice.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Hosts whose pages are this source's, without `www.` and `m.`.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// What its pages are, where they do not say so themselves.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Where new pages are found.
    #[serde(default)]
    pub discovery: Discovery,
    /// How gently it is asked.
    #[serde(default)]
    pub pace: Pace,
    /// Layouts, newest first; `until` closes the older ones.
    #[serde(default, rename = "recipe")]
    pub recipes: Vec<Recipe>,
    /// What a healthy page looks like; a page outside it gets a note.
    #[serde(default)]
    pub expect: Expect,
}

impl Source {
    /// Reads one source; `file` is named in errors.
    ///
    /// # Errors
    /// An unknown key, a wrong type, a name that is no plain word.
    pub fn from_toml(file: &str, text: &str) -> Result<Source, CatalogError> {
        let source: Source = read::toml(file, text)?;
        if source.name.is_empty()
            || !source
                .name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        {
            return Err(CatalogError::faulty(
                file,
                format!("the name `{}` may hold lower-case letters, digits and hyphens only", source.name),
            ));
        }
        Ok(source)
    }

    /// Whether a page of this host belongs to the source.
    ///
    /// ```
    /// # let source = catalog::Source::from_toml("s", "name = 's'\ntitle = 'S'\nhosts = ['example.org']").unwrap();
    /// assert!(source.has_host("www.example.org") && !source.has_host("notexample.org"));
    /// ```
    pub fn has_host(&self, host: &str) -> bool {
        let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
        self.hosts.iter().any(|own| own == host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_an_error_that_says_where() {
        let error = Source::from_toml("data/sources/x.toml", "name = \"x\"\ntitle = \"X\"\nhots = []\n")
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("cannot use data/sources/x.toml: line 3: unknown field `hots`"),
            "{error}"
        );
    }
}
