/// What the answer to the request for `robots.txt` means (RFC 9309, section 2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Read the body and keep to it.
    Read,
    /// There is none: everything may be asked for.
    AllowAll,
    /// Withheld by an error of the server: ask for nothing, and ask for the file again later. A network error means the same.
    DenyForNow,
}

impl Policy {
    /// The policy that a status code stands for; redirects are followed before this is asked, and
    /// one that leads nowhere after five hops is a missing file.
    ///
    /// 429 is denied although it is a 4xx: whoever says "too many requests" is not asked for more.
    pub fn of_status(status: u16) -> Policy {
        match status {
            200..=299 => Policy::Read,
            429 => Policy::DenyForNow,
            300..=499 => Policy::AllowAll,
            _ => Policy::DenyForNow,
        }
    }
}
