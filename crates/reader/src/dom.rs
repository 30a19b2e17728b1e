//! HTML to a tree, within limits: whatever the bytes are, the tree has a bounded number of
//! nodes and a bounded depth, and building it takes time in proportion to the page.
//!
//! The parser is fed piece by piece and looked at between the pieces. A page that nests its
//! elements deeper than any written page does, or that makes the parser repeat unclosed
//! `<font>`s in every paragraph until memory ends, is cut there; what was read till then is used.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use record::{Level, Note};

use crate::slim;
use scraper::{Html, HtmlTreeSink};

/// Deeper trees are cut. Real pages stay under 100.
const MAX_DEPTH: usize = 600;
/// Bigger trees are cut. Real pages stay under 30,000 nodes.
const MAX_NODES: usize = 400_000;
/// Bytes between two looks at the tree.
const PIECE: usize = 8 << 10;
/// Deeper trees are looked at more often: an unclosed `<font>` is repeated in each paragraph after it.
const DEEP: usize = 100;
/// Bytes between two looks at a deep tree.
const SMALL_PIECE: usize = 1 << 10;

/// The tree of a page, and a note where it was cut or ends too early.
pub(crate) fn parse(html: &str) -> (Html, Option<Note>) {
    let mut cut = None;
    let (slimmed, open) = slim::slimmed(html);
    let mut rest = slimmed.as_deref().unwrap_or(html);
    let length = rest.len();
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut depth = 0;
    while !rest.is_empty() {
        let (piece, _) = rest.split_at(floor_boundary(rest, if depth > DEEP { SMALL_PIECE } else { PIECE }));
        // At the end of the tree, the first half of a tag would be words.
        let piece = Some(piece.trim_end_matches(['<', '/']))
            .filter(|whole| !whole.is_empty())
            .unwrap_or(piece);
        let after = &rest[piece.len()..];
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
                "the page's elements are nested or repeated beyond any written page ({} nodes, depth {depth}); read to {} percent",
                nodes.len(),
                (length - rest.len()) * 100 / length
            ));
            break;
        }
    }
    let note = cut.map(|message| {
        Note::new("read", Level::Warning, "page_cut", message).hint("look at the archived response; the page may be broken or hostile")
    });
    (parser.finish(), note.or_else(|| Some(unfinished(&open?, html.len()))))
}

/// A page that ends within something: a tag, a comment, a script, a sentence.
fn unfinished(open: &slim::Open, length: usize) -> Note {
    let message = format!(
        "the page ends within {}, at byte {} of {length} of its characters in UTF-8; what came behind is missing",
        open.what, open.at
    );
    Note::new("read", Level::Warning, "page_unfinished", message)
        .hint("compare with the archived response; the download may have been cut: fetch the page again")
}

/// The last character boundary at or before `at`, and after the first character.
fn floor_boundary(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    (1..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}
