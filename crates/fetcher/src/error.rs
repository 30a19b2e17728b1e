use archive::ArchiveError;

/// Why nothing could be fetched or imported at all. What is wrong with one page is a note.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// A folder or file that the plan names is not there or cannot be listed.
    #[error("cannot import from {path}: {why}")]
    Missing {
        /// The folder or file.
        path: String,
        /// Why.
        why: String,
    },
    /// The archive cannot be read or written.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

impl FetchError {
    /// What to try.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            FetchError::Missing { .. } => Some("`path` in the plan is seen from the plan's own folder; write it absolute to be sure"),
            FetchError::Archive(ArchiveError::Unwritable { .. }) => {
                Some("look for a full disk, or for another run that uses the same folder (`--out` names another)")
            }
            FetchError::Archive(_) => None,
        }
    }
}
