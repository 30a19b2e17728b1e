//! Where new pages of a source are found.

use serde::{Deserialize, Serialize};

/// Where new pages are found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discovery {
    /// RSS, Atom or JSON feeds.
    #[serde(default)]
    pub feeds: Vec<String>,
}
