//! A page without what no one reads: scripts and styles, drawings, comments, and long values
//! of attributes that no rule reads. Half of the bytes of news pages are of these, and building
//! a tree costs many times what finding them costs.
//!
//! `<p data-state="{&quot;…"><!-- ad --><script>…</script>Words` becomes
//! `<p><script></script>Words`.
//!
//! Scripts that hold JSON are kept. Where the HTML standard is hard to follow (a comment in
//! a script, a script within a picture), the page stays as it is.

/// A tag with more attributes than this loses them all: the parser compares each with each.
const MAX_ATTRIBUTES: usize = 200;
/// Longer values are kept of the attributes below only.
const LONGEST_VALUE: usize = 200;
/// Attributes whose values are read, however long.
const READ: &[&[u8]] = &[
    b"charset",
    b"class",
    b"content",
    b"datetime",
    b"href",
    b"id",
    b"itemprop",
    b"lang",
    b"name",
    b"property",
    b"rel",
    b"role",
    b"style",
    b"type",
];
/// Elements that hold characters and no elements, whatever stands in them.
const RAW: &[&[u8]] = &[
    b"script",
    b"style",
    b"noscript",
    b"title",
    b"textarea",
    b"iframe",
    b"xmp",
    b"noembed",
    b"noframes",
];
/// Those of them whose characters are not read.
const UNREAD: &[&[u8]] = &[b"script", b"style", b"noscript"];

/// Parts of a drawing that hold no words of a page.
const DRAWN: &[&[u8]] = &[
    b"path",
    b"g",
    b"circle",
    b"rect",
    b"line",
    b"polygon",
    b"polyline",
    b"ellipse",
    b"use",
    b"defs",
    b"clippath",
    b"mask",
    b"symbol",
    b"lineargradient",
    b"radialgradient",
    b"stop",
    b"title",
    b"desc",
];

/// What a page ends within, and the byte at which that begins.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) what: String,
    pub(crate) at: usize,
}

/// The page without what is not read, nothing where all of it is; and what it ends within, which
/// is cut, as browsers show none of it either.
pub(crate) fn slimmed(html: &str) -> (Option<String>, Option<Open>) {
    let mut open = None;
    let bytes = html.as_bytes();
    let mut slim = String::new();
    let mut kept = 0;
    let mut cut = |from: usize, to: usize| {
        slim.push_str(&html[kept..from]);
        kept = to;
    };
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'<', &bytes[at..]).map(|offset| at + offset) {
        let after = &bytes[start + 1..];
        if after.starts_with(b"!--") {
            at = comment_end(bytes, start);
            if at == bytes.len() && !html.ends_with("-->") && !html.ends_with("--!>") {
                open = Some(Open {
                    what: "a comment".into(),
                    at: start,
                });
            }
            cut(start, at);
            continue;
        }
        if after.is_empty() || (after[0] == b'/' && memchr::memchr(b'>', after).is_none()) {
            open = Some(Open {
                what: "a tag".into(),
                at: start,
            });
            cut(start, bytes.len());
            break;
        }
        if !after.first().is_some_and(u8::is_ascii_alphabetic) {
            at = start + 1;
            continue;
        }
        let name_length = after
            .iter()
            .take_while(|byte| !is_space(**byte) && !matches!(byte, b'/' | b'>'))
            .count();
        let (name, end) = (&after[..name_length], start + 1 + name_length);
        let tag = Tag::of(bytes, end);
        if tag.end == bytes.len() {
            open = Some(Open {
                what: "a tag".into(),
                at: start,
            });
            cut(start, bytes.len());
            break;
        }
        if tag.attributes > MAX_ATTRIBUTES {
            cut(end, tag.end);
        } else {
            tag.unread.iter().for_each(|&(from, to)| cut(from, to));
        }
        at = tag.end;
        if let Some(name) = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name)) {
            let close = closing(bytes, at, name);
            if close == bytes.len() && !tag.closes_itself {
                open = Some(Open {
                    what: format!("a `{}`", String::from_utf8_lossy(name)),
                    at: start,
                });
                cut(start, close);
                break;
            }
            let inner = &bytes[at..close];
            let is_whole = close < bytes.len() && !tag.closes_itself && memchr::memmem::find(inner, b"<!--").is_none();
            if is_whole && UNREAD.contains(name) && !has_json(&bytes[end..at]) {
                cut(at + 1, close);
            }
            at = close;
        } else if name.eq_ignore_ascii_case(b"svg")
            && !tag.closes_itself
            && let Some(close) = drawing_end(bytes, at)
        {
            cut(at + 1, close);
            at = close;
        }
    }
    let slimmed = (kept > 0).then(|| slim + &html[kept..]);
    (slimmed, open.or_else(|| open_text(html)))
}

/// The end of a page that breaks off within a sentence, and whose body is never closed.
fn open_text(html: &str) -> Option<Open> {
    let text = html.trim_end();
    let breaks_off = text.ends_with(|letter: char| letter.is_alphanumeric() || letter == ',');
    let has = |tag: &[u8]| {
        (0..html.len()).any(|at| {
            html.as_bytes()[at..]
                .get(..tag.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(tag))
        })
    };
    (breaks_off && has(b"<body") && !has(b"</body") && !has(b"</html")).then(|| Open {
        what: "a sentence".into(),
        at: text.len(),
    })
}

/// A tag, as the HTML standard's tokenizer reads it.
#[derive(Default)]
struct Tag {
    /// Where its ">" is; the page's end where there is none.
    end: usize,
    attributes: usize,
    /// Attributes that are long and not read.
    unread: Vec<(usize, usize)>,
    closes_itself: bool,
}

impl Tag {
    /// The tag whose name ends at a place.
    fn of(bytes: &[u8], mut at: usize) -> Tag {
        let skip = |at: usize, is_part: fn(u8) -> bool| at + bytes[at..].iter().take_while(|byte| is_part(**byte)).count();
        let mut tag = Tag::default();
        loop {
            at = skip(at, |byte| is_space(byte) || byte == b'/');
            if matches!(bytes.get(at), None | Some(b'>')) {
                tag.end = at;
                tag.closes_itself = bytes[at - 1] == b'/';
                return tag;
            }
            let start = at;
            tag.attributes += 1;
            // A name may begin with "=".
            at = skip(at + 1, |byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
            let name = &bytes[start..at];
            let equals = skip(at, is_space);
            if bytes.get(equals) != Some(&b'=') {
                continue;
            }
            let value = skip(equals + 1, is_space);
            at = match bytes.get(value) {
                Some(&quote @ (b'"' | b'\'')) => {
                    memchr::memchr(quote, &bytes[value + 1..]).map_or(bytes.len(), |length| value + length + 2)
                }
                _ => skip(value, |byte| !is_space(byte) && byte != b'>'),
            };
            if at - value > LONGEST_VALUE && at < bytes.len() && !READ.iter().any(|read| read.eq_ignore_ascii_case(name)) {
                tag.unread.push((start, at));
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Whether the attributes of a script speak of JSON.
fn has_json(attributes: &[u8]) -> bool {
    attributes.windows(4).any(|word| word.eq_ignore_ascii_case(b"json"))
}

/// Where the closing tag of a drawing is whose inside begins at a place; nothing where
/// anything but a part of a drawing stands in it, which may end it before.
fn drawing_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(b'<', &bytes[at..])? + 1;
        let after = &bytes[at..];
        let (closes, after) = after.strip_prefix(b"/").map_or((false, after), |after| (true, after));
        let length = after.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let name = &after[..length];
        if closes && name.eq_ignore_ascii_case(b"svg") {
            return Some(at - 1);
        }
        if !DRAWN.iter().any(|drawn| drawn.eq_ignore_ascii_case(name)) {
            return None;
        }
    }
}

/// One past the comment that begins at a place, which "--!>" ends too; the page's end where nothing does.
fn comment_end(bytes: &[u8], start: usize) -> usize {
    let from = start + 2;
    let mut dashes = memchr::memmem::find_iter(&bytes[from..], b"--").map(|offset| from + offset + 2);
    dashes
        .find_map(|after| match (bytes.get(after), bytes.get(after + 1)) {
            (Some(b'>'), _) => Some(after + 1),
            (Some(b'-'), Some(b'>')) => Some(after + 2),
            (Some(b'!'), Some(b'>')) if after > from + 2 => Some(after + 2),
            _ => None,
        })
        .unwrap_or(bytes.len())
}

/// Where, from a place on, the closing tag of an element begins; the page's end where it does not.
fn closing(bytes: &[u8], at: usize, name: &[u8]) -> usize {
    memchr::memmem::find_iter(&bytes[at..], b"</")
        .map(|offset| at + offset)
        .find(|&found| {
            bytes[found + 2..]
                .get(..name.len())
                .is_some_and(|tag| tag.eq_ignore_ascii_case(name))
        })
        .unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_cut() {
        let long = "x".repeat(300);
        for (page, slim) in [
            ("<p>a<!-- b -->c<!--> d", "<p>ac d"),
            ("<p>a<!-- b --!>c<!---->d", "<p>acd"),
            ("<SCRIPT async>var a = '<p>';</SCRIPT>b", "<SCRIPT async></SCRIPT>b"),
            ("<style>p { }</style >b", "<style></style >b"),
            (&format!("<p data-a='{long}' class=b>c"), "<p  class=b>c"),
            (&format!("<p data-a={long}>c"), "<p >c"),
            (
                "<svg class=a><title>Share</title><g><path d='M0 0'/></g></svg>b",
                "<svg class=a></svg>b",
            ),
        ] {
            assert_eq!(slimmed(page), (Some(slim.to_owned()), None), "{page}");
        }
    }

    #[test]
    fn what_is_read_or_hard_to_follow_stays() {
        let long = "x".repeat(300);
        for page in [
            "<script type='application/ld+json'>{}</script>",
            "<script>a = '<!-- <script>'</script> b --> </script>",
            "<svg><script href='a'/><p>Words",
            "<svg><g/><p>Words</svg>",
            "<svg><path/>",
            "<title>A <!-- title</title><p>Words",
            "<p>a < b, <3 and </p>",
            &format!("<meta content=\"{long}\">"),
            &format!("<p class='{long}'>"),
        ] {
            assert_eq!(slimmed(page), (None, None), "{page}");
        }
    }

    #[test]
    fn what_a_page_ends_within_is_cut_and_named() {
        for (page, kept, what) in [
            ("<p>Words</p><scr", "<p>Words</p>", "a tag"),
            ("<p>Words</p><p title='a > b", "<p>Words</p>", "a tag"),
            ("<p>Words</", "<p>Words", "a tag"),
            ("<p>Words<", "<p>Words", "a tag"),
            ("<p>Words</p><!-- an ad <p>", "<p>Words</p>", "a comment"),
            ("<p>Words</p><script>var a = '<p>'", "<p>Words</p>", "a `script`"),
            ("<title>Words<body><p>More words</p>", "", "a `title`"),
        ] {
            assert_eq!(
                slimmed(page),
                (
                    Some(kept.to_owned()),
                    Some(Open {
                        what: what.into(),
                        at: kept.len()
                    })
                ),
                "{page}"
            );
        }
        let sentence = "<html><body><p>Thirty delegations spoke, and";
        assert_eq!(
            slimmed(sentence),
            (
                None,
                Some(Open {
                    what: "a sentence".into(),
                    at: sentence.len()
                })
            )
        );
        assert_eq!(slimmed("<html><body><p>Thirty delegations spoke."), (None, None));
    }
}
