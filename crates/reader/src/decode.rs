//! Bytes to characters: by the byte order mark, as UTF-8 where the bytes are, else in the order
//! of the WHATWG encoding sniffing algorithm: transport, `meta`, then what the bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use record::{Level, Note};

/// How far into a page a `meta` with a character set is looked for, as browsers do.
const META_WINDOW: usize = 1024;

/// Longer pages are cut. The longest news page measured had 5 MB, most of it pictures in `data:` addresses.
const MAX_BYTES: usize = 16 << 20;
/// How many bytes are looked at, at each place.
const WINDOW: usize = 4096;

/// Whether the bytes are no text in any character set: pictures, archives, PDF.
pub(crate) fn is_binary(body: &[u8]) -> bool {
    if Encoding::for_bom(body).is_some() {
        return false;
    }
    // The head, the middle and the end: what was cut out of a file may begin with words.
    let window = |at: usize| &body[at.min(body.len())..body.len().min(at + WINDOW)];
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b);
    body.starts_with(b"%PDF-")
        || window(0).contains(&0)
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
    // Hardly any text in another encoding is UTF-8 by accident, whatever its label says, and
    // guessing costs more than parsing. Escapes to Japanese are ASCII and no UTF-8.
    let is_utf_8 = || !body.is_ascii() && std::str::from_utf8(body).is_ok();
    let encoding = by_mark
        .or_else(|| is_utf_8().then_some(UTF_8))
        .or_else(|| from_header(content_type?))
        .or_else(|| from_meta(body));
    let encoding = encoding.unwrap_or_else(|| {
        if body.is_ascii() {
            return UTF_8;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(body, true);
        detector.guess(None, Utf8Detection::Allow)
    });
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

fn from_header(content_type: &str) -> Option<&'static Encoding> {
    let at = content_type.to_ascii_lowercase().find("charset=")? + "charset=".len();
    let label = content_type.get(at..)?.trim_start_matches(['"', '\'']);
    Encoding::for_label(label.split(['"', '\'', ';', ' ']).next()?.as_bytes())
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
