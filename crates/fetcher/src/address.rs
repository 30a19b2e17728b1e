//! Writes addresses one way, so that a page found under two spellings is one page.
//!
//! `HTTPS://WWW.Example.org:443/a?utm_source=x&b=1#top` is `https://www.example.org/a?b=1`; a source
//! may name more parameters to drop, and the host that stands for `www.` and `m.`.
//!
//! Left alone on purpose: what could name another page, such as the order of parameters, a slash
//! at the end, `http` for `https`.

use catalog::Discovery;
use url::Url;

/// Parameters that sites' readers drag along and that name no page, beside `utm_*`.
const DRAGGED_ALONG: [&str; 9] = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "_ga"];

/// The address as it is asked for and remembered; `None` where it is no `http` or `https` address.
pub(crate) fn normalised(address: &str, rule: Option<&Discovery>) -> Option<Url> {
    normalise(Url::parse(address.trim()).ok()?, rule)
}

/// The same for a link as it stands in a document from `base`.
pub(crate) fn resolved(base: &Url, link: &str, rule: Option<&Discovery>) -> Option<Url> {
    normalise(base.join(link.trim()).ok()?, rule)
}

// Case of scheme and host, default ports, dots in the path and odd spellings of IP addresses are
// what `Url` itself writes one way.
fn normalise(mut url: Url, rule: Option<&Discovery>) -> Option<Url> {
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return None;
    }
    url.set_fragment(None);
    // Nobody publishes pages behind a password in the address; one that slipped in is not sent on.
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    if let Some(host) = url.host_str().and_then(|host| host.strip_suffix('.')).map(str::to_owned) {
        url.set_host(Some(&host)).ok()?;
    }
    if let Some(canonical) = rule.and_then(|rule| rule.canonical_host.as_deref())
        && bare(url.host_str()?) == bare(canonical)
    {
        url.set_host(Some(canonical)).ok()?;
    }
    drop_parameters(&mut url, rule.map_or(&[], |rule| rule.drop_parameters.as_slice()));
    Some(url)
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host)
}

fn drop_parameters(url: &mut Url, more: &[String]) {
    let Some(query) = url.query() else { return };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|parameter| {
            let name = parameter.split('=').next().unwrap_or_default();
            let lower = name.to_ascii_lowercase();
            !(lower.starts_with("utm_") || DRAGGED_ALONG.contains(&lower.as_str()) || more.iter().any(|dropped| dropped == name))
        })
        .collect();
    if kept.len() < query.split('&').count() || query.is_empty() {
        let kept = kept.join("&");
        url.set_query(Some(kept.as_str()).filter(|kept| !kept.is_empty()));
    }
}

/// Whom a request is counted against: the registrable domain (`www.un.org` is `un.org`), or the
/// address itself where it has none.
pub(crate) fn domain_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.domain().and_then(psl::domain_str) {
        Some(domain) => domain.to_owned(),
        None => host.to_owned(),
    }
}

/// Scheme, host and port: what one `robots.txt` is for.
pub(crate) fn origin_of(url: &Url) -> String {
    url.origin().ascii_serialization()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: &str) {
        let rule = Discovery {
            canonical_host: Some("www.example.org".into()),
            drop_parameters: vec!["page_ref".into()],
            ..Discovery::default()
        };
        let url = normalised(address, Some(&rule)).map(String::from);
        assert_eq!(url.as_deref(), Some(expected).filter(|expected| !expected.is_empty()), "{address}");
    }

    #[test]
    fn one_page_has_one_address() {
        check("HTTPS://WWW.Example.org:443/a/../b#top", "https://www.example.org/b");
        check("https://m.example.org/a?utm_source=x&UTM_Medium=y", "https://www.example.org/a");
        check("https://example.org./a?b=1&page_ref=2&c", "https://www.example.org/a?b=1&c");
        check("https://example.org/a?", "https://www.example.org/a");
        check("http://user:secret@example.org/", "http://www.example.org/");
        check("https://media.example.org/a", "https://media.example.org/a");
        check("  https://other.example/Ä ", "https://other.example/%C3%84");
    }

    #[test]
    fn only_the_web_is_asked() {
        for address in [
            "ftp://example.org/a",
            "file:///etc/hostname",
            "javascript:void(0)",
            "mailto:a@b.c",
            "/a",
            "",
        ] {
            check(address, "");
        }
    }

    #[test]
    fn odd_spellings_of_an_address_are_that_address() {
        for address in ["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://0177.0.0.1/"] {
            check(address, "http://127.0.0.1/");
        }
    }

    #[test]
    fn requests_are_counted_by_registrable_domain() {
        let domain = |address: &str| domain_of(&Url::parse(address).unwrap());
        assert_eq!(domain("https://www.news.example.com.kh/a"), "example.com.kh");
        assert_eq!(domain("https://press.un.org/"), "un.org");
        assert_eq!(domain("http://127.0.0.1:8080/"), "127.0.0.1");
        assert_eq!(domain("http://[::1]/"), "[::1]");
        assert_eq!(domain("http://localhost/"), "localhost");
    }
}
