//! A page flattened: its elements in reading order and the runs of text between their
//! borders, so that everything after it works on two lists and walks the tree no more.
//!
//! `<div><p>One <b>bold</b> word</p>Loose words</div>` has the elements div and p (and b)
//! and the passages "One bold word" (of p) and "Loose words" (of div).
//!
//! Scripts, styles, pictures and form fields are left out here already.

use std::ops::Range;

use ego_tree::{NodeId, NodeRef};
use scraper::Html;
use scraper::node::{Element, Node};

use crate::datelines::is_dateline;
use crate::marks::{self, Marks};
use crate::metadata::opens_byline;

/// Elements that show no words, or words for machines.
const WORDLESS: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "audio",
    "video",
    "select",
    "textarea",
    "input",
    "button",
    "progress",
    "meter",
    "map",
    "head",
    "datalist",
    "amp-ad",
    "amp-embed",
    "amp-analytics",
];

/// Elements that stand within a line; every other one begins and ends a passage.
const WITHIN_A_LINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "br", "img",
];

/// Bytes of the longest headline, byline or date.
const LONGEST_LABEL: usize = 2000;

/// A page, flattened.
#[derive(Debug, Default)]
pub(crate) struct Outline<'a> {
    /// Elements in the order in which they open; the first is the root.
    pub(crate) elements: Vec<Box<'a>>,
    /// Runs of text, in reading order.
    pub(crate) passages: Vec<Passage>,
    /// The words of all passages, white space folded.
    pub(crate) text: String,
}

/// An element.
#[derive(Debug)]
pub(crate) struct Box<'a> {
    pub(crate) node: NodeId,
    pub(crate) element: &'a Element,
    pub(crate) name: &'a str,
    /// Whether it begins and ends a passage.
    is_block: bool,
    /// Position of the parent in the list; the root is its own.
    pub(crate) parent: usize,
    /// One past its last descendant.
    pub(crate) end: usize,
    /// What its class, id and role say of it.
    pub(crate) marks: Marks,
    /// Its passages, descendants' included.
    pub(crate) passages: Range<usize>,
    /// Its bytes in [`Outline::text`].
    bytes: Range<usize>,
}

impl Box<'_> {
    /// Whether its class or id speaks of an author rather than of a date or a place.
    pub(crate) fn names_an_author(&self) -> bool {
        let names = [self.element.attr("class"), self.element.attr("id")];
        let names = names.into_iter().flatten().map(str::to_ascii_lowercase);
        names.into_iter().any(|names| {
            ["author", "byline", "autor", "writer", "contributor"]
                .iter()
                .any(|word| names.contains(word))
        })
    }
}

/// A run of text within one element and no border of another block.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    /// The innermost block it stands in.
    pub(crate) owner: usize,
    /// Its bytes in [`Outline::text`].
    pub(crate) bytes: Range<usize>,
    /// Letters and digits in it; one of Chinese, Japanese or Korean counts for three.
    pub(crate) letters: usize,
    /// Those of them that stand in links.
    pub(crate) linked: usize,
    /// Links in it.
    pub(crate) links: usize,
    /// Those of them that lead to another place of the page.
    pub(crate) jumps: usize,
}

impl<'a> Outline<'a> {
    pub(crate) fn of(document: &'a Html) -> Outline<'a> {
        let mut walk = Walk::default();
        walk.document(document);
        walk.outline
    }

    pub(crate) fn words(&self, passage: &Passage) -> &str {
        &self.text[passage.bytes.clone()]
    }

    /// The words of an element, its passages parted by line breaks; nothing where they are
    /// more than the headlines, names and dates that they are asked for can be.
    pub(crate) fn words_of(&self, element: usize) -> &str {
        let bytes = self.elements[element].bytes.clone();
        if bytes.len() > LONGEST_LABEL {
            return "";
        }
        self.text.get(bytes).unwrap_or("").trim()
    }

    /// An element and those it stands in, outwards.
    pub(crate) fn lineage(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(element), |&inner| {
            let parent = self.elements[inner].parent;
            (parent != inner).then_some(parent)
        })
    }
}

#[derive(Debug, Default)]
struct Walk<'a> {
    outline: Outline<'a>,
    marks: marks::Cache<'a>,
    /// Open elements, by position.
    open: Vec<usize>,
    /// Open blocks, by position.
    blocks: Vec<usize>,
    links: usize,
    /// First byte of the passage that is being gathered.
    start: usize,
    letters: usize,
    linked: usize,
    links_met: usize,
    jumps_met: usize,
    breaks: usize,
    /// Where the words end that stand in heavier or larger type from the passage's first on.
    heavy_until: usize,
}

impl<'a> Walk<'a> {
    fn document(&mut self, document: &'a Html) {
        let Some(root) = document.tree.root().children().find(|child| child.value().is_element()) else {
            return;
        };
        let mut node = root;
        loop {
            let descends = self.enter(node);
            if descends && let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            if descends {
                self.leave(node);
            }
            while node != root && node.next_sibling().is_none() {
                let Some(parent) = node.parent() else { break };
                node = parent;
                self.leave(node);
            }
            if node == root {
                break;
            }
            let Some(next) = node.next_sibling() else { break };
            node = next;
        }
        self.close_passage();
    }

    /// Takes a node in; whether it was an element whose children are to be visited.
    fn enter(&mut self, node: NodeRef<'a, Node>) -> bool {
        match node.value() {
            Node::Text(text) => {
                self.text(&text.text);
                false
            }
            Node::Element(element) => {
                let name = element.name();
                if WORDLESS.contains(&name) {
                    return false;
                }
                if name == "br" {
                    self.line_break();
                    return false;
                }
                let position = self.outline.elements.len();
                let marks = self.marks.of(element);
                if self.letters > 0 && name == "span" && marks.any(Marks::HIDDEN) {
                    return false;
                }
                let is_block = !WITHIN_A_LINE.contains(&name) || self.breaks_the_line(name, marks);
                if is_block {
                    self.close_passage();
                    self.blocks.push(position);
                }
                self.links += usize::from(name == "a");
                self.links_met += usize::from(name == "a");
                self.jumps_met += usize::from(name == "a" && element.attr("href").is_some_and(|address| address.starts_with('#')));
                self.outline.elements.push(Box {
                    node: node.id(),
                    element,
                    name,
                    parent: self.open.last().copied().unwrap_or(position),
                    end: position + 1,
                    marks,
                    is_block,
                    passages: self.outline.passages.len()..self.outline.passages.len(),
                    bytes: self.outline.text.len()..self.outline.text.len(),
                });
                self.open.push(position);
                true
            }
            _ => false,
        }
    }

    /// Captions, bylines and what is hidden often stand in a `span` of their own.
    fn breaks_the_line(&self, name: &str, marks: Marks) -> bool {
        let apart = Marks::HIDDEN | Marks::PROMO | Marks::SHARE | Marks::CAPTION | Marks::BYLINE | Marks::RELATED | Marks::COMMENT;
        self.letters == 0 && matches!(name, "span" | "small" | "label" | "cite" | "time") && marks.any(apart)
    }

    fn leave(&mut self, node: NodeRef<'a, Node>) {
        let Node::Element(element) = node.value() else { return };
        let name = element.name();
        let Some(position) = self.open.pop() else { return };
        if self.outline.elements[position].is_block {
            self.close_passage();
            self.blocks.pop();
        }
        self.links -= usize::from(name == "a");
        if is_heavier(element) && self.outline.elements[position].bytes.start == self.start {
            self.heavy_until = self.outline.text.trim_end().len();
        }
        let (elements, passages, bytes) = (self.outline.elements.len(), self.outline.passages.len(), self.outline.text.len());
        let element = &mut self.outline.elements[position];
        element.end = elements;
        element.passages.end = passages;
        element.bytes.end = bytes.max(element.bytes.start);
    }

    fn text(&mut self, text: &str) {
        let before = self.outline.text.len();
        let mut letters = 0;
        for part in text.split_inclusive(|letter: char| letter.is_whitespace()) {
            let word = part.trim_end();
            if !word.is_empty() {
                self.outline.text.push_str(word);
                letters += word.chars().filter(|letter| letter.is_alphanumeric()).map(weight).sum::<usize>();
            }
            if word.len() < part.len() && self.outline.text.len() > self.start && !self.outline.text.ends_with(' ') {
                self.outline.text.push(' ');
            }
        }
        if letters > 0 && self.outline.text.len() > before {
            self.breaks = 0;
        }
        self.letters += letters;
        self.linked += if self.links > 0 { letters } else { 0 };
    }

    /// Two line breaks part passages; so does one after the end of a sentence, or after a line
    /// that is a headline by its type, a date or a byline: old pages have no other elements for these.
    fn line_break(&mut self) {
        self.breaks += 1;
        let so_far = self.outline.text[self.start..].trim_end();
        let is_heavy = !so_far.is_empty() && self.heavy_until == self.start + so_far.len();
        if self.breaks > 1
            || is_heavy
            || so_far.ends_with(['.', '!', '?', ':', ';', '”', '"', '。', '…', ')'])
            || is_dateline(so_far)
            || opens_byline(so_far)
        {
            self.close_passage();
        } else if !so_far.is_empty() && !self.outline.text.ends_with(' ') {
            self.outline.text.push(' ');
        }
    }

    fn close_passage(&mut self) {
        let words = &self.outline.text[self.start..];
        if words.trim().is_empty() {
            self.outline.text.truncate(self.start);
        } else if let Some(&owner) = self.blocks.last() {
            self.outline.passages.push(Passage {
                owner,
                bytes: self.start..self.outline.text.len(),
                letters: self.letters,
                linked: self.linked,
                links: self.links_met,
                jumps: self.jumps_met,
            });
            self.outline.text.push('\n');
        }
        self.start = self.outline.text.len();
        (self.letters, self.linked, self.links_met, self.jumps_met, self.breaks) = (0, 0, 0, 0, 0);
    }
}

/// Whether an element sets its words in heavier or larger type than the text around them.
fn is_heavier(element: &Element) -> bool {
    match element.name() {
        "b" | "strong" | "big" => true,
        "font" => element
            .attr("size")
            .is_some_and(|size| size.starts_with('+') || size.parse::<u8>().is_ok_and(|size| size > 3)),
        _ => false,
    }
}

/// A Chinese, Japanese or Korean letter says about as much as three others.
fn weight(letter: char) -> usize {
    if letter >= '\u{2e80}' { 3 } else { 1 }
}
