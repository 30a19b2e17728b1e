//! The one error of the program: what was being done, why not, what to try.

use std::fmt;

/// A command that cannot go on.
#[derive(Debug)]
pub(crate) struct Failure {
    doing: String,
    why: String,
    hint: Option<String>,
}

impl Failure {
    /// `cannot {doing}: {why}`.
    pub(crate) fn new(doing: impl Into<String>, why: impl fmt::Display) -> Failure {
        Failure {
            doing: doing.into(),
            why: why.to_string(),
            hint: None,
        }
    }

    /// The failure, with what to try.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.doing.is_empty() {
            write!(f, "{}", self.why)?;
        } else {
            write!(f, "cannot {}: {}", self.doing, self.why)?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// The libraries' errors already say what was being done.
impl From<catalog::CatalogError> for Failure {
    fn from(error: catalog::CatalogError) -> Failure {
        Failure::new("", error)
    }
}

impl From<fetcher::FetchError> for Failure {
    fn from(error: fetcher::FetchError) -> Failure {
        let hint = error.hint().map(str::to_owned);
        Failure {
            hint,
            ..Failure::new("", error)
        }
    }
}

impl From<lexicon::LexiconError> for Failure {
    fn from(error: lexicon::LexiconError) -> Failure {
        Failure::new("", error)
    }
}
