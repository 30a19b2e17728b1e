//! The element that holds the story, and its paragraphs in reading order.

use std::collections::HashSet;

use catalog::Recipe;
use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

/// Elements that never hold a story's words.
const NO_TEXT: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
    "select",
    "option",
    "textarea",
    "input",
    "iframe",
    "svg",
    "figure",
    "figcaption",
    "picture",
    "video",
    "audio",
    "canvas",
    "object",
    "dialog",
    "head",
    "title",
    "menu",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "hr",
    "address",
    "body",
];

/// Paragraphs by a source's recipe: the first selector that yields text.
pub(crate) fn by_recipe(document: &Html, recipe: &Recipe) -> Vec<String> {
    let dropped: HashSet<NodeId> = recipe
        .drop
        .iter()
        .flat_map(|selector| select(document, selector))
        .map(|element| element.id())
        .collect();
    for selector in &recipe.body {
        let elements = select(document, selector);
        // Where one match holds another, the outer one already has its words.
        let ids: HashSet<NodeId> = elements.iter().map(|element| element.id()).collect();
        let outermost = elements
            .iter()
            .filter(|element| !element.ancestors().any(|ancestor| ids.contains(&ancestor.id())));
        let paragraphs: Vec<String> = outermost
            .flat_map(|element| paragraphs(*element, &|node, _| dropped.contains(&node)))
            .collect();
        if paragraphs.iter().any(|paragraph| !paragraph.trim().is_empty()) {
            return paragraphs;
        }
    }
    Vec::new()
}

/// Elements that a CSS selector matches; none where it is no selector (`tourdetable check` reports that).
pub(crate) fn select<'a>(document: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    match Selector::parse(selector) {
        Ok(selector) => document.select(&selector).collect(),
        Err(_) => Vec::new(),
    }
}

/// The words below an element, cut at its blocks, in reading order. The headline (`h1`) is the
/// title's and left out.
fn paragraphs(container: ElementRef<'_>, left_out: &dyn Fn(NodeId, &Element) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = String::new();
    let mut skipped: Option<NodeId> = None;
    let flush = |current: &mut String, found: &mut Vec<String>| {
        if !current.trim().is_empty() {
            found.push(std::mem::take(current));
        }
        current.clear();
    };
    for edge in container.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                _ if skipped.is_some() => {}
                Node::Element(element) => {
                    let name = element.name();
                    let itself = node.id() == container.id();
                    if !itself && (NO_TEXT.contains(&name) || name == "h1" || left_out(node.id(), element)) {
                        skipped = Some(node.id());
                        continue;
                    }
                    if BLOCKS.contains(&name) {
                        flush(&mut current, &mut found);
                    } else if name == "br" {
                        current.push('\n');
                    }
                }
                Node::Text(text) => current.push_str(text),
                _ => {}
            },
            Edge::Close(node) => {
                if skipped == Some(node.id()) {
                    skipped = None;
                } else if skipped.is_none() && node.value().as_element().is_some_and(|element| BLOCKS.contains(&element.name())) {
                    flush(&mut current, &mut found);
                }
            }
        }
    }
    flush(&mut current, &mut found);
    // Two line breaks part paragraphs on pages that have no <p>.
    found.iter().flat_map(|paragraph| split_at_empty_lines(paragraph)).collect()
}

fn split_at_empty_lines(paragraph: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut breaks = 0;
    for line in paragraph.split('\n') {
        if line.trim().is_empty() {
            breaks += 1;
            continue;
        }
        if breaks > 0 && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(String::new());
        }
        breaks = 0;
        if let Some(part) = parts.last_mut() {
            part.push_str(line);
            part.push('\n');
        }
    }
    parts
}
