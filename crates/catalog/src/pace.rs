//! How gently a source is asked.

use serde::{Deserialize, Serialize};

/// How gently a source is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pace {
    /// Seconds between two requests to one host.
    pub delay_seconds: f64,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace { delay_seconds: 5.0 }
    }
}
