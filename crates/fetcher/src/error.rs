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
    /// Nobody says who asks.
    #[error("cannot ask any site: the plan gives no contact by which whoever runs this can be reached (`{0}`)")]
    NoContact(String),
    /// The machine gives no network.
    #[error("cannot use the network: {0}")]
    NoNetwork(String),
    /// An address that is none of the web's.
    #[error("cannot explain `{0}`: it is no http or https address")]
    NoAddress(String),
    /// A file of addresses that the plan names cannot be read.
    #[error("cannot read the list of addresses {path}: {why}")]
    List {
        /// The file.
        path: String,
        /// Why.
        why: String,
    },
    /// The plan names a source that is not declared.
    #[error("cannot fetch from the source `{0}`: it is not declared")]
    NoSource(String),
    /// The state of the fetcher cannot be read or written.
    #[error("cannot use the fetcher's state {path}: {why}")]
    State {
        /// The database.
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
            FetchError::NoContact(_) => Some(
                "add an address or a page that reaches you to the plan: [fetch] contact = \"desk@example.org\", or for one run: --contact (it goes into the User-Agent)",
            ),
            FetchError::NoNetwork(_) | FetchError::NoAddress(_) => None,
            FetchError::List { .. } => Some("`url_list` in the plan is seen from the plan's own folder"),
            FetchError::NoSource(_) => Some("sources are the files of data/sources, by name; `--data DIR` reads other ones"),
            FetchError::State { .. } => {
                Some("look for a full disk; without the file the next run starts anew and keeps the archive as it is")
            }
            FetchError::Archive(ArchiveError::Unwritable { .. }) => {
                Some("look for a full disk, or for another run that uses the same folder (`--out` names another)")
            }
            FetchError::Archive(_) => None,
        }
    }
}
