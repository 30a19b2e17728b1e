//! Tells a refusal from a fault: 401, 403, 429, 451, and pages that ask for proof of being human.
//!
//! A host that refuses is believed. Nothing here tries to look like somebody else.

use http::HeaderMap;

/// Why an answer is a refusal, in the words of the note; `None` where it is none.
pub(crate) fn refusal(status: u16, fields: &HeaderMap, body: &[u8]) -> Option<String> {
    if let Some(by) = challenge(status, fields, body) {
        return Some(format!("a challenge page of {by} (status {status})"));
    }
    match status {
        401 | 403 | 407 | 429 | 451 => Some(format!("status {status}")),
        _ => None,
    }
}

/// Marks of challenge pages. Each stands in the small page itself, never in an article about it,
/// since only short pages are looked at.
const MARKS: [(&str, &str); 11] = [
    ("<title>just a moment...</title>", "Cloudflare"),
    ("<title>attention required! | cloudflare</title>", "Cloudflare"),
    ("/cdn-cgi/challenge-platform/", "Cloudflare"),
    ("_incapsula_resource", "Imperva"),
    ("captcha-delivery.com", "DataDome"),
    ("px-captcha", "PerimeterX"),
    ("<title>pardon our interruption", "Imperva"),
    ("<title>ddos-guard</title>", "DDoS-Guard"),
    ("awswafintegration", "AWS WAF"),
    ("/.well-known/sgcaptcha/", "SiteGround"),
    ("<title>access denied</title>", "the host"),
];
const LONGEST_CHALLENGE: usize = 32 << 10;

fn challenge(status: u16, fields: &HeaderMap, body: &[u8]) -> Option<&'static str> {
    let field = |name: &str| fields.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if field("cf-mitigated") == "challenge" {
        return Some("Cloudflare");
    }
    if field("x-amzn-waf-action").contains("challenge") || field("x-amzn-waf-action").contains("captcha") {
        return Some("AWS WAF");
    }
    if !matches!(status, 200..=299 | 403 | 405 | 429 | 503) || body.len() > LONGEST_CHALLENGE {
        return None;
    }
    let page = String::from_utf8_lossy(body).to_lowercase();
    // Sites behind Cloudflare load its script on good pages too: there the mark alone says nothing.
    let says_much = status == 200 && page.matches("<p").count() > 3;
    MARKS.iter().find(|(mark, _)| !says_much && page.contains(mark)).map(|(_, by)| *by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, body: &str) -> Option<String> {
        refusal(status, &HeaderMap::new(), body.as_bytes())
    }

    #[test]
    fn refusals_are_told_from_faults() {
        for status in [401, 403, 429, 451] {
            assert!(check(status, "").is_some(), "{status}");
        }
        for status in [200, 304, 404, 410, 500, 503] {
            assert_eq!(check(status, "<p>Not here"), None, "{status}");
        }
    }

    #[test]
    fn a_challenge_is_a_refusal_whatever_its_status() {
        let page = "<html><head><title>Just a moment...</title></head><body>Enable JavaScript</body></html>";
        for status in [200, 403, 503] {
            assert!(check(status, page).unwrap().contains("Cloudflare"), "{status}");
        }
        let fields = HeaderMap::from_iter([("cf-mitigated".parse().unwrap(), "challenge".parse().unwrap())]);
        assert!(refusal(200, &fields, b"").is_some());
    }

    #[test]
    fn an_article_is_no_challenge() {
        let page = format!(
            "<script src='/cdn-cgi/challenge-platform/x.js'></script>{}",
            "<p>The Council met.</p>".repeat(20)
        );
        assert_eq!(check(200, &page), None);
    }
}
