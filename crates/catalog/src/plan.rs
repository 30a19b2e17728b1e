//! What one scheduled run does.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{CatalogError, Manners, PIPELINES, Pace, read};

/// A plan: `pipelines/NAME.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Short name; the run folder is `out/NAME` unless `--out` says otherwise.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// Languages that are understood; a page in another one gets a note.
    #[serde(default = "english")]
    pub languages: Vec<String>,
    /// How it fetches; only `web` sources need it.
    #[serde(default)]
    pub fetch: Manners,
    /// Where pages come from.
    #[serde(rename = "source")]
    pub sources: Vec<PlanSource>,
}

/// Where pages come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanSource {
    /// Files of a folder: HTML, text, PDF, gzip of these; `NAME.toml` beside a file says where it is from.
    Folder {
        /// The folder; a relative one is seen from the plan's own folder.
        path: PathBuf,
        /// Only files whose name ends so (`.html.gz`); all where empty.
        #[serde(default)]
        endings: Vec<String>,
        /// What a sidecar would say, for files that cannot have one.
        #[serde(default, rename = "page")]
        pages: Vec<FolderPage>,
    },
    /// WARC files: one, or a folder of them.
    Warc {
        /// The file or folder; a relative one is seen from the plan's own folder.
        path: PathBuf,
    },
    /// Pages of the web.
    Web {
        /// Name of the source (`data/sources/NAME.toml`) whose discovery, pace and recipes hold.
        #[serde(default)]
        source: Option<String>,
        /// Addresses of pages, beside those that the source's discovery finds.
        #[serde(default)]
        urls: Vec<String>,
        /// A file of addresses, one a line, `#` before comments; a relative one is seen from the plan's own folder.
        #[serde(default)]
        url_list: Option<PathBuf>,
        /// Entries that say they are older are left.
        #[serde(default, deserialize_with = "read::optional_day")]
        since: Option<String>,
        /// Pages that are asked for in one run; the others wait for the next.
        #[serde(default = "two_hundred")]
        max_pages: usize,
        /// Holds instead of the source's.
        #[serde(default)]
        pace: Option<Pace>,
    },
}

/// Where one file of a folder is from. The same keys, less `file`, stand in a sidecar.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FolderPage {
    /// Name of the file in the folder; in a sidecar it is left out.
    #[serde(default)]
    pub file: String,
    /// Address of the page.
    pub url: Option<String>,
    /// When it was fetched, RFC 3339.
    pub fetched_at: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// Title, for files that have none of their own.
    pub title: Option<String>,
    /// Media type, where the file's name does not tell it.
    pub content_type: Option<String>,
    /// Name of the source whose recipe fits.
    pub source: Option<String>,
}

fn two_hundred() -> usize {
    200
}

fn english() -> Vec<String> {
    vec!["en".into()]
}

impl Plan {
    /// Reads a plan; `file` is named in errors. Relative paths stay as they are.
    ///
    /// # Errors
    /// An unknown key, a wrong type, no source.
    pub fn from_toml(file: &str, text: &str) -> Result<Plan, CatalogError> {
        let plan: Plan = read::toml(file, text)?;
        if plan.name.is_empty() || !plan.name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(CatalogError::faulty(
                file,
                format!("the name `{}` becomes a folder: letters, digits, `-` and `_` only", plan.name),
            ));
        }
        if plan.sources.is_empty() {
            return Err(CatalogError::faulty(file, "no [[source]]: a plan needs at least one"));
        }
        Ok(plan)
    }

    /// Reads a plan from disk; relative paths in it become paths seen from its folder.
    ///
    /// # Errors
    /// The file cannot be read, or as [`Plan::from_toml`].
    pub fn read(file: &Path) -> Result<Plan, CatalogError> {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(file).map_err(|error| CatalogError::Unreadable {
            file: name.clone(),
            why: error.to_string(),
        })?;
        let mut plan = Plan::from_toml(&name, &text)?;
        plan.seen_from(file.parent().unwrap_or(Path::new("")));
        Ok(plan)
    }

    /// The plan built into the program under this name (`sample`).
    ///
    /// # Errors
    /// No such plan.
    pub fn embedded(name: &str) -> Result<Plan, CatalogError> {
        let file = format!("pipelines/{name}.toml");
        let text = PIPELINES.get_file(format!("{name}.toml")).and_then(|file| file.contents_utf8());
        Plan::from_toml(
            &file,
            text.ok_or_else(|| CatalogError::Unreadable {
                file: file.clone(),
                why: "no such plan is built in".into(),
            })?,
        )
    }

    /// Makes relative paths relative to `folder`.
    pub fn seen_from(&mut self, folder: &Path) {
        for source in &mut self.sources {
            match source {
                PlanSource::Folder { path, .. } | PlanSource::Warc { path } => *path = folder.join(&path),
                PlanSource::Web { url_list, .. } => *url_list = url_list.as_ref().map(|path| folder.join(path)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_kind_of_source_names_those_that_exist() {
        let error = Plan::from_toml("p.toml", "name = 'p'\ntitle = 'P'\n[[source]]\nkind = 'ftp'\n")
            .unwrap_err()
            .to_string();
        assert!(error.contains("unknown variant `ftp`, expected"), "{error}");
    }

    #[test]
    fn an_unknown_key_of_a_source_is_an_error() {
        let error = Plan::from_toml("p.toml", "name = 'p'\ntitle = 'P'\n[[source]]\nkind = 'warc'\npat = 'x'\n")
            .unwrap_err()
            .to_string();
        assert!(error.contains("unknown field `pat`"), "{error}");
    }
}
