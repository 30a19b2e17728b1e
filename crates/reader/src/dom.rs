//! HTML to a tree, within limits: whatever the bytes are, the tree has a bounded number of
//! nodes and a bounded depth, and building it takes time in proportion to the page.
//!
//! The parser is fed piece by piece and looked at between the pieces. A page that nests its
//! elements deeper than any written page does, or that makes the parser repeat unclosed
//! `<font>`s in every paragraph until memory ends, is cut there; what was read till then is used.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use record::{Level, Note};
use scraper::{Html, HtmlTreeSink};

/// Deeper trees are cut. Real pages stay under 100.
const MAX_DEPTH: usize = 600;
/// Bigger trees are cut. Real pages stay under 30,000 nodes.
const MAX_NODES: usize = 400_000;
/// A tag with more attributes than this loses them all: the parser compares each with each.
const MAX_ATTRIBUTES: usize = 200;
/// Bytes between two looks at the tree.
const PIECE: usize = 8 << 10;
/// Deeper trees are looked at more often: an unclosed `<font>` is repeated in each paragraph after it.
const DEEP: usize = 100;
/// Bytes between two looks at a deep tree.
const SMALL_PIECE: usize = 1 << 10;

/// The tree of a page, and a note where it was cut.
pub(crate) fn parse(html: &str) -> (Html, Option<Note>) {
    let mut cut = None;
    let slimmed = without_swollen_tags(html);
    let mut rest = slimmed.as_deref().unwrap_or(html);
    let length = rest.len();
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut depth = 0;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(floor_boundary(rest, if depth > DEEP { SMALL_PIECE } else { PIECE }));
        parser.process(StrTendril::from_slice(piece));
        rest = after;
        let document = parser.tokenizer.sink.sink.0.borrow();
        let nodes = document.tree.nodes();
        depth = nodes
            .clone()
            .next_back()
            .map_or(0, |last| last.ancestors().take(MAX_DEPTH + 1).count());
        if nodes.len() > MAX_NODES || depth > MAX_DEPTH {
            cut = Some(format!(
                "the page's elements are nested or repeated beyond any written page ({} nodes, depth {depth}); read up to byte {}",
                nodes.len(),
                length - rest.len()
            ));
            break;
        }
    }
    let note = cut.map(|message| {
        Note::new("read", Level::Warning, "page_cut", message).hint("look at the archived response; the page may be broken or hostile")
    });
    (parser.finish(), note)
}

/// The last character boundary at or before `at`, and after the first character.
fn floor_boundary(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    (1..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// The page with the attributes of tags cut out that have hundreds of them; none where no tag has.
fn without_swollen_tags(html: &str) -> Option<String> {
    let bytes = html.as_bytes();
    let mut slim = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'<', &bytes[at..]).map(|offset| at + offset) {
        let after = &bytes[start + 1..];
        if !after.first().is_some_and(u8::is_ascii_alphabetic) {
            at = start + 1;
            if after.starts_with(b"!--") {
                at = memchr::memmem::find(after, b"-->").map_or(bytes.len(), |offset| at + offset);
            }
            continue;
        }
        let name = start
            + 1
            + after
                .iter()
                .take_while(|byte| !is_space(**byte) && !matches!(byte, b'/' | b'>'))
                .count();
        let (end, attributes) = tag(bytes, name);
        if attributes > MAX_ATTRIBUTES {
            slim.push_str(&html[kept..name]);
            kept = end;
        }
        at = end;
        if after.len() > 6 && (after[..5].eq_ignore_ascii_case(b"style") || after[..6].eq_ignore_ascii_case(b"script")) {
            let close: &[u8] = if after[1] | 0x20 == b't' { b"</style" } else { b"</script" };
            at = find_without_case(bytes, end, close);
        }
    }
    (kept > 0).then(|| slim + &html[kept..])
}

/// Where a tag ends whose name ends at `at`, and how many attributes it has, as the HTML
/// standard's tokenizer reads them.
fn tag(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let skip = |at: usize, is_part: fn(u8) -> bool| at + bytes[at..].iter().take_while(|byte| is_part(**byte)).count();
    let mut attributes = 0;
    loop {
        at = skip(at, |byte| is_space(byte) || byte == b'/');
        if matches!(bytes.get(at), None | Some(b'>')) {
            return (at, attributes);
        }
        attributes += 1;
        // A name may begin with "=".
        at = skip(at + 1, |byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let equals = skip(at, is_space);
        if bytes.get(equals) != Some(&b'=') {
            continue;
        }
        at = skip(equals + 1, is_space);
        at = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => memchr::memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |length| at + length + 2),
            _ => skip(at, |byte| !is_space(byte) && byte != b'>'),
        };
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Where, from `at` on, a closing tag begins; the end of the page where it does not.
fn find_without_case(bytes: &[u8], at: usize, close: &[u8]) -> usize {
    memchr::memmem::find_iter(&bytes[at..], b"</")
        .map(|offset| at + offset)
        .find(|&found| bytes[found..].get(..close.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(close)))
        .unwrap_or(bytes.len())
}
