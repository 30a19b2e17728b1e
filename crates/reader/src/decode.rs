//! Bytes to characters: by the byte order mark, as UTF-8 where the bytes are, else in the order
//! of the WHATWG encoding sniffing algorithm: transport, `meta`, then what the bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use record::{Level, Note};

/// How far into a page a `meta` with a character set is looked for, as browsers do.
const META_WINDOW: usize = 1024;

/// Longer pages are cut. The longest news page measured had 5 MB, most of it pictures in `data:` addresses.
const MAX_BYTES: usize = 16 << 20;
/// How many bytes are looked at, at each place.
const WINDOW: usize = 4096;

/// Bytes that are broken in a page of UTF-8 by accident; with more, and more than are whole, the label is wrong.
const MOST_ACCIDENTS: usize = 8;

/// What begins with these bytes is no page, whatever it is called.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (
        b"\x1f\x8b",
        "a gzip archive",
        "unpack it (`gzip -d`), or fetch the page again: the site may have packed it twice",
    ),
    (
        b"PK\x03\x04",
        "a zip archive, as DOCX, XLSX and ODT files are",
        "save its text as .txt or .html, and import that",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "a file of an old word processor (DOC, XLS)",
        "save its text as .txt or .html, and import that",
    ),
    (b"{\\rtf", "an RTF document", "save its text as .txt or .html, and import that"),
    (b"\x89PNG", "a picture (PNG)", "have its text recognised, and import that"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "have its text recognised, and import that"),
    (b"GIF8", "a picture (GIF)", "leave it out of the plan"),
];

/// What a file is that is no page, by its first bytes, and what to do about it.
pub(crate) fn signature(body: &[u8]) -> Option<(&'static str, &'static str)> {
    let known = SIGNATURES.iter().find(|(start, ..)| body.starts_with(start))?;
    Some((known.1, known.2))
}

/// Whether the bytes are no text in any character set: pictures, archives, PDF.
pub(crate) fn is_binary(body: &[u8]) -> bool {
    if Encoding::for_bom(body).is_some() || utf_16_by_zeros(body).is_some() {
        return false;
    }
    // Files are padded with zeros to the end of a block.
    let body = &body[..body.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)];
    // The head, the middle and the end: what was cut out of a file may begin with words.
    let window = |at: usize| &body[at.min(body.len())..body.len().min(at + WINDOW)];
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b);
    body.starts_with(b"%PDF-")
        || body.is_empty()
        || [0, body.len() / 2, body.len().saturating_sub(WINDOW)]
            .map(window)
            .iter()
            .any(|window| window.iter().filter(is_control).count() * 20 > window.len())
}

/// Whether a text of unknown type is HTML: it has tags.
pub(crate) fn looks_like_html(text: &str) -> bool {
    let head: String = text.chars().take(2048).collect::<String>().to_ascii_lowercase();
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<p>",
        "<p ",
        "<div",
        "<title",
        "<meta",
        "<article",
    ]
    .iter()
    .any(|tag| head.contains(tag))
}

/// What a text is that no person reads, and what to do about it: a feed, data, code.
pub(crate) fn other_text(text: &str, media_type: &str) -> Option<(&'static str, &'static str)> {
    const FEED: &str = "name it as a feed of the source in data/sources/, so that its pages are fetched";
    const DATA: &str = "fetch the page that it belongs to, or leave it out of the plan";
    if media_type == "text/css" {
        return Some(("a style sheet", DATA));
    }
    if media_type.ends_with("javascript") {
        return Some(("a script", DATA));
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with(['{', '[']) && serde_json::from_str::<serde_json::Value>(text).is_ok() {
        return Some(("JSON data", DATA));
    }
    match root(text)? {
        "rss" | "feed" | "rdf:RDF" => Some(("a feed, which lists pages", FEED)),
        "urlset" | "sitemapindex" => Some(("a sitemap, which lists pages", FEED)),
        _ => None,
    }
}

/// The name of the first element, behind the declaration, comments and the document's type.
fn root(mut text: &str) -> Option<&str> {
    loop {
        let tag = text.trim_start().strip_prefix('<')?;
        text = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if tag.starts_with(['?', '!']) {
            tag.split_once('>')?.1
        } else {
            return tag
                .split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
                .next();
        };
    }
}

/// The page's characters, and a note where it was cut or some bytes fit no character.
pub(crate) fn decode(body: &[u8], content_type: Option<&str>) -> (String, Option<Note>) {
    if body.len() > MAX_BYTES {
        let (text, _) = decode(&body[..MAX_BYTES], content_type);
        let note = Note::new(
            "read",
            Level::Warning,
            "page_cut",
            format!("the page has {} bytes and is read up to byte {MAX_BYTES}", body.len()),
        );
        return (
            text,
            Some(note.hint("look at the archived response; the page may be broken or hostile")),
        );
    }
    let by_mark = Encoding::for_bom(body).map(|(encoding, _)| encoding);
    let by_mark = by_mark.or_else(|| utf_16_by_zeros(body));
    // Hardly any text in another encoding is UTF-8 by accident, whatever its label says, and
    // guessing costs more than parsing. Escapes to Japanese are ASCII and no UTF-8.
    let is_utf_8 = || !body.is_ascii() && std::str::from_utf8(body).is_ok();
    let encoding = by_mark
        .or_else(|| is_utf_8().then_some(UTF_8))
        .or_else(|| from_header(content_type?))
        .or_else(|| from_meta(body));
    if encoding == Some(UTF_8)
        && let Some((broken, whole)) = mostly_broken(body)
    {
        let guessed = guess(body);
        let message = format!(
            "the page says it is UTF-8, and {broken} of its characters are not while {whole} are; it is read as {}, which its bytes look like",
            guessed.name()
        );
        let note = Note::new("read", Level::Warning, "wrong_charset", message);
        return (
            guessed.decode(body).0.into_owned(),
            Some(note.hint("compare names and titles with the page as a browser shows it")),
        );
    }
    let encoding = encoding.unwrap_or_else(|| if body.is_ascii() { UTF_8 } else { guess(body) });
    let (text, used, broken) = encoding.decode(body);
    let note = (broken && used == UTF_8).then(|| {
        let at = std::str::from_utf8(body).err().map_or(0, |error| error.valid_up_to());
        Note::new(
            "read",
            Level::Warning,
            "broken_utf8",
            format!("the page says it is UTF-8, and from byte {at} on it is not everywhere; the broken bytes became `\u{fffd}`"),
        )
        .hint("compare with the archived response; the download may have been cut")
    });
    (text.into_owned(), note)
}

/// What the bytes look like.
fn guess(body: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(body, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// How many characters beyond ASCII are broken UTF-8 and how many whole, where most are broken:
/// a download that was cut breaks one, a wrong label nearly all.
fn mostly_broken(body: &[u8]) -> Option<(usize, usize)> {
    let (mut broken, mut whole) = (0, 0);
    for chunk in body.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (broken > MOST_ACCIDENTS && broken > whole).then_some((broken, whole))
}

/// UTF-16 without a mark: every other byte of markup is a zero, and no other is.
fn utf_16_by_zeros(body: &[u8]) -> Option<&'static Encoding> {
    let head = &body[..body.len().min(WINDOW)];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 4 > head.len() => Some(UTF_16LE),
        (even, 0) if even * 4 > head.len() => Some(UTF_16BE),
        _ => None,
    }
}

fn from_header(content_type: &str) -> Option<&'static Encoding> {
    let at = content_type.to_ascii_lowercase().find("charset=")? + "charset=".len();
    let label = content_type.get(at..)?.trim_start_matches(['"', '\'']);
    let encoding = Encoding::for_label(label.split(['"', '\'', ';', ' ']).next()?.as_bytes())?;
    // UTF-16 is known by its zeros before any label is asked.
    encoding.is_ascii_compatible().then_some(encoding)
}

fn from_meta(body: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&body[..body.len().min(META_WINDOW)]).to_ascii_lowercase();
    let label = head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next()?;
        let label = tag.split("charset=").nth(1)?.trim_start_matches(['"', '\'']);
        label.split(['"', '\'', ';', ' ', '/']).next()
    })?;
    // A page that was readable so far to find this in cannot be UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).map(|encoding| if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}
