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

/// Longer pages are cut. The longest news page measured had 5 MB, most of it pictures in `data:` addresses.
const MAX_BYTES: usize = 16 << 20;
/// Deeper trees are cut. Real pages stay under 100.
const MAX_DEPTH: usize = 600;
/// Bigger trees are cut. Real pages stay under 30,000 nodes.
const MAX_NODES: usize = 400_000;
/// A tag with more attributes than this loses them all: the parser compares each with each.
const MAX_ATTRIBUTES: usize = 200;
/// Shorter tags are not worth counting attributes in.
const SHORT_TAG: usize = 800;
/// Bytes between two looks at the tree.
const PIECE: usize = 8 << 10;

/// The tree of a page, and a note where it was cut.
pub(crate) fn parse(html: &str) -> (Html, Option<Note>) {
    let mut cut = None;
    let mut rest = html;
    if rest.len() > MAX_BYTES {
        rest = &rest[..floor_boundary(rest, MAX_BYTES)];
        cut = Some(format!("the page has {} bytes and is read up to byte {}", html.len(), rest.len()));
    }
    let slimmed = without_swollen_tags(rest);
    let mut rest = slimmed.as_deref().unwrap_or(rest);
    let length = rest.len();
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(floor_boundary(rest, PIECE));
        parser.process(StrTendril::from_slice(piece));
        rest = after;
        let document = parser.tokenizer.sink.sink.0.borrow();
        let nodes = document.tree.nodes();
        let depth = nodes
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
        let end = memchr::memchr(b'>', &bytes[start..]).map_or(bytes.len(), |offset| start + offset);
        at = (start + 1).max(end);
        if end - start < SHORT_TAG || !bytes.get(start + 1).is_some_and(u8::is_ascii_alphabetic) {
            at = start + 1;
            if end - start < SHORT_TAG {
                at = at.max(end.min(bytes.len()));
            }
            continue;
        }
        let tag = &html[start..end];
        let name = tag[1..]
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .map_or(tag.len(), |length| length + 1);
        if tag.split_ascii_whitespace().count().max(tag.matches('=').count()) > MAX_ATTRIBUTES && !has_long_value(tag) {
            slim.push_str(&html[kept..start + name]);
            kept = end;
        }
    }
    (kept > 0).then(|| slim + &html[kept..])
}

/// Whether most of a tag is the value of one attribute, as a style or a picture in the page.
fn has_long_value(tag: &str) -> bool {
    let longest = tag.split(['"', '\'']).map(str::len).max().unwrap_or(0);
    longest * 2 > tag.len()
}
