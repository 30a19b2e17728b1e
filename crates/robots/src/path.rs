//! Compares a rule's path with a URL's.

use memchr::memmem;

/// The part of a URL that rules are about: path and query, normalised. `/` where it has none.
///
/// Unreserved characters are percent-decoded, hexadecimal digits are capitals, and `*` and `$`
/// are encoded, since a rule that means the character writes `%2A` and `%24`.
pub(crate) fn of_url(url: &str) -> Vec<u8> {
    let url = url.split('#').next().unwrap_or_default();
    let path = match (url.find("://"), url.strip_prefix("//")) {
        _ if url.starts_with('/') && !url.starts_with("//") => url,
        (Some(scheme), None) => from_path(&url[scheme + 3..]),
        (_, Some(rest)) => from_path(rest),
        (None, None) => from_path(url),
    };
    let mut normalised = Vec::with_capacity(path.len() + 1);
    if !path.starts_with('/') {
        normalised.push(b'/');
    }
    normalise(path.as_bytes(), &mut normalised, |byte| matches!(byte, b'*' | b'$'));
    normalised
}

fn from_path(after_scheme: &str) -> &str {
    after_scheme.find(['/', '?', ';']).map_or("", |start| &after_scheme[start..])
}

/// A rule's path, split at its `*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// What stands between the `*`: the first part is where the path begins.
    parts: Vec<Vec<u8>>,
    /// Whether the path must end where the last part does.
    to_the_end: bool,
    /// How many bytes the rule has: the longest matching rule decides.
    pub(crate) length: usize,
}

impl Pattern {
    pub(crate) fn new(path: &[u8]) -> Pattern {
        let (path, to_the_end) = match path.strip_suffix(b"$") {
            Some(path) => (path, true),
            None => (path, false),
        };
        let parts: Vec<Vec<u8>> = path
            .split(|&byte| byte == b'*')
            .map(|part| {
                let mut normalised = Vec::with_capacity(part.len());
                normalise(part, &mut normalised, |byte| byte == b'$' || byte > 127);
                normalised
            })
            .collect();
        let length = parts.iter().map(Vec::len).sum::<usize>() + parts.len() - 1 + usize::from(to_the_end);
        Pattern { parts, to_the_end, length }
    }

    /// Whether a normalised path matches. Each part is looked for once, from left to right, so
    /// that a rule full of `*` costs no more than its length times the path's.
    pub(crate) fn matches(&self, path: &[u8]) -> bool {
        let [first, between @ ..] = self.parts.as_slice() else {
            return true;
        };
        let Some(mut rest) = path.strip_prefix(first.as_slice()) else {
            return false;
        };
        let Some((last, between)) = between.split_last() else {
            return !self.to_the_end || rest.is_empty();
        };
        for part in between {
            match memmem::find(rest, part) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
        if self.to_the_end {
            rest.ends_with(last)
        } else {
            memmem::find(rest, last).is_some()
        }
    }
}

/// Appends `bytes`: unreserved characters decoded, other escapes in capitals, what `encode` names escaped.
fn normalise(bytes: &[u8], normalised: &mut Vec<u8>, encode: impl Fn(u8) -> bool) {
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let escaped = match bytes.get(i..i + 3) {
            Some(&[b'%', high, low]) => digit(high).zip(digit(low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        match escaped {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => normalised.push(byte),
            Some(byte) => escape(byte, normalised),
            None if encode(byte) => escape(byte, normalised),
            None => normalised.push(byte),
        }
        i += if escaped.is_some() { 3 } else { 1 };
    }
}

fn escape(byte: u8, normalised: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    normalised.extend([b'%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(url: &str) -> String {
        String::from_utf8(of_url(url)).unwrap()
    }

    #[test]
    fn the_path_of_a_url_is_what_follows_the_host() {
        assert_eq!(path("https://example.org"), "/");
        assert_eq!(path("https://example.org?a=b"), "/?a=b");
        assert_eq!(path("https://example.org/a?b=https://c/d#e"), "/a?b=https://c/d");
        assert_eq!(path("//example.org/a"), "/a");
        assert_eq!(path("/a/b"), "/a/b");
        assert_eq!(path("/a?u=http://b/c"), "/a?u=http://b/c");
        assert_eq!(path(""), "/");
    }

    #[test]
    fn escapes_that_mean_the_same_are_the_same() {
        assert_eq!(path("/%7euser/%e3%83%84"), "/~user/%E3%83%84");
        assert_eq!(path("/100%/%zz"), "/100%/%zz");
    }

    fn check(pattern: &str, url: &str, expected: bool) {
        assert_eq!(
            Pattern::new(pattern.as_bytes()).matches(&of_url(url)),
            expected,
            "`{pattern}` on `{url}`"
        );
    }

    #[test]
    fn a_star_stands_for_any_bytes_and_a_dollar_for_the_end() {
        check("/fish", "/fish/salmon.html", true);
        check("/fish*", "/fish", true);
        check("/*.php$", "/folder/filename.php", true);
        check("/*.php$", "/filename.php?parameters", false);
        check("/*search*", "/en/news/search", true);
        check("/a*b*a$", "/aba", true);
        check("/a*a$", "/a", false);
        check("/a$", "/ab", false);
        check("$", "/", false);
        check("*", "/anything", true);
    }

    #[test]
    fn an_escaped_star_or_dollar_is_the_character() {
        check("/file-with-a-%2A.html", "/file-with-a-*.html", true);
        check("/file-with-a-%2A.html", "/file-with-a-b.html", false);
        check("/foo-%24", "/foo-$", true);
        check("/a$b", "/a$b/c", true);
    }
}
