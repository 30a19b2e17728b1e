/// What can go wrong with an archive.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// A file or folder cannot be opened or listed.
    #[error("cannot read the archive {path}: {why}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// Why.
        why: String,
    },
    /// A file cannot be made or written.
    #[error("cannot write the archive {path}: {why}")]
    Unwritable {
        /// The file.
        path: String,
        /// Why.
        why: String,
    },
    /// One record cannot be used; the ones after it can.
    #[error("cannot use the record at byte {offset} of {file}: {why}")]
    Faulty {
        /// The file.
        file: String,
        /// Where the record begins: the offset of its gzip member, or of itself in a plain file.
        offset: u64,
        /// Why.
        why: String,
    },
}

impl ArchiveError {
    pub(crate) fn unreadable(path: &std::path::Path, error: &std::io::Error) -> ArchiveError {
        ArchiveError::Unreadable {
            path: path.display().to_string(),
            why: error.to_string(),
        }
    }

    pub(crate) fn unwritable(path: &std::path::Path, error: &std::io::Error) -> ArchiveError {
        ArchiveError::Unwritable {
            path: path.display().to_string(),
            why: error.to_string(),
        }
    }
}
