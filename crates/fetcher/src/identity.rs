//! Says who asks: the User-Agent, the same for pages, feeds and `robots.txt`.

use crate::FetchError;

/// The name that `robots.txt` files call this program by.
pub const PRODUCT: &str = "tourdetable";

/// `tourdetable/0.1 (+CONTACT)`.
///
/// ```
/// assert_eq!(fetcher::user_agent(Some("desk@paper.example")).unwrap(), "tourdetable/0.1 (+desk@paper.example)");
/// assert!(fetcher::user_agent(None).is_err());
/// ```
///
/// # Errors
/// No contact, or one by which nobody can be reached: it needs an `@` or to be a web address.
pub fn user_agent(contact: Option<&str>) -> Result<String, FetchError> {
    let contact = contact.map(str::trim).unwrap_or_default();
    let reachable = contact.contains('@') || contact.starts_with("https://") || contact.starts_with("http://");
    if !reachable || contact.contains(|c: char| !c.is_ascii_graphic()) || contact.contains(['(', ')']) {
        return Err(FetchError::NoContact(contact.to_owned()));
    }
    let (version, _) = env!("CARGO_PKG_VERSION")
        .rsplit_once('.')
        .unwrap_or((env!("CARGO_PKG_VERSION"), ""));
    Ok(format!("{PRODUCT}/{version} (+{contact})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_that_reaches_nobody_is_none() {
        for contact in ["", "  ", "me", "a@b c", "a@b\r\nX: y", "https://x.example/(", "x@é"] {
            assert!(user_agent(Some(contact)).is_err(), "{contact:?}");
        }
        assert!(user_agent(Some("https://paper.example/bot")).is_ok());
    }
}
