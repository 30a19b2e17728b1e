//! What a person declares: the sources (`data/sources/*.toml`), the meetings
//! (`data/events/*.toml`) and the plans (`pipelines/*.toml`), typed and checked.
//!
//! ```
//! let plan = catalog::Plan::from_toml("sample.toml", r#"
//!     name = "sample"
//!     title = "Three meetings"
//!     [[source]]
//!     kind = "folder"
//!     path = "pages"
//! "#).unwrap();
//! assert_eq!(plan.name, "sample");
//! ```
//!
//! An unknown key is an error that names the file, the line and the keys that exist there.
//! Nothing is fetched or read here but these files.

mod discovery;
mod event;
mod pace;
mod plan;
mod read;
mod recipe;
mod source;

pub use discovery::{Discovery, Listing};
pub use event::Event;
pub use pace::{Manners, Pace};
pub use plan::{FolderPage, Plan, PlanSource};
pub use read::CatalogError;
pub use recipe::{Expect, Recipe};
pub use source::Source;

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data/sources");
static EVENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data/events");
static PIPELINES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../pipelines");

/// The declared sources and meetings.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// Sources by name.
    pub sources: BTreeMap<String, Source>,
    /// Meetings, sorted by date and id.
    pub events: Vec<Event>,
}

impl Catalog {
    /// The files built into the program.
    ///
    /// # Errors
    /// A faulty file, which the crate's own tests rule out.
    pub fn embedded() -> Result<Catalog, CatalogError> {
        Catalog::from_texts(read::embedded(&SOURCES, "data/sources"), read::embedded(&EVENTS, "data/events"))
    }

    /// The files of a folder laid out like `data/`.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown key, a value that makes no sense, two of a name.
    pub fn load(data: &Path) -> Result<Catalog, CatalogError> {
        Catalog::from_texts(read::folder(&data.join("sources"))?, read::folder(&data.join("events"))?)
    }

    fn from_texts(sources: Vec<(String, String)>, events: Vec<(String, String)>) -> Result<Catalog, CatalogError> {
        let mut catalog = Catalog::default();
        for (file, text) in sources {
            let source = Source::from_toml(&file, &text)?;
            if let Some(other) = catalog.sources.insert(source.name.clone(), source) {
                return Err(CatalogError::faulty(
                    &file,
                    format!("the source `{}` is declared twice", other.name),
                ));
            }
        }
        for (file, text) in events {
            for event in event::from_toml(&file, &text)? {
                if catalog.events.iter().any(|other| other.id == event.id) {
                    return Err(CatalogError::faulty(&file, format!("the event `{}` is declared twice", event.id)));
                }
                catalog.events.push(event);
            }
        }
        catalog.events.sort_by(|a, b| (&a.date, &a.id).cmp(&(&b.date, &b.id)));
        Ok(catalog)
    }
}

/// Every embedded file of sources and events, as `(path, text)`: what the program was built with.
pub fn embedded_files() -> Vec<(String, String)> {
    let mut files = read::embedded(&SOURCES, "data/sources");
    files.extend(read::embedded(&EVENTS, "data/events"));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_catalog_is_valid() {
        let catalog = Catalog::embedded().unwrap();
        for (name, source) in &catalog.sources {
            assert_eq!(name, &source.name);
        }
    }

    #[test]
    fn every_source_file_is_named_for_its_source() {
        for (file, text) in read::embedded(&SOURCES, "data/sources") {
            let source = Source::from_toml(&file, &text).unwrap();
            assert!(
                file.ends_with(&format!("/{}.toml", source.name)),
                "{file} declares `{}`",
                source.name
            );
        }
    }

    #[test]
    fn every_embedded_plan_is_valid() {
        for (file, text) in read::embedded(&PIPELINES, "pipelines") {
            Plan::from_toml(&file, &text).unwrap();
        }
    }
}
