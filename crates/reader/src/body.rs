//! The element that holds the story, and its paragraphs in reading order.

use std::collections::{HashMap, HashSet};

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

/// Parts of class names and ids that mark what surrounds a story.
const SURROUNDINGS: &[&str] = &[
    "nav",
    "menu",
    "footer",
    "sidebar",
    "side-bar",
    "related",
    "recommend",
    "comment",
    "share",
    "sharing",
    "social",
    "promo",
    "cookie",
    "consent",
    "newsletter",
    "subscribe",
    "breadcrumb",
    "caption",
    "widget",
    "advert",
    "sponsor",
    "popup",
    "modal",
    "paywall",
    "byline",
    "author-box",
    "tags",
    "pagination",
    "most-read",
    "trending",
    "read-more",
    "readmore",
    "skip-link",
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

/// Paragraphs of a page of no known layout: of the element under which most of the running
/// text stands. Paragraphs give their weight to their parent and half of it to the parent's parent.
pub(crate) fn generic(document: &Html) -> Vec<String> {
    let root = document.root_element();
    let mut weights: HashMap<NodeId, (f64, usize)> = HashMap::new();
    let mut order = 0;
    let mut skipped: Option<NodeId> = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => {
                order += 1;
                if skipped.is_some() {
                    continue;
                }
                let Some(element) = ElementRef::wrap(node) else { continue };
                if surrounds(node.id(), element.value()) {
                    skipped = Some(node.id());
                    continue;
                }
                if !matches!(element.value().name(), "p" | "blockquote" | "pre" | "li") && !holds_text_itself(element) {
                    continue;
                }
                let (length, linked, commas) = measure(element);
                if length < 25 || linked * 2 > length {
                    continue;
                }
                let weight = 1.0 + commas as f64 + (length as f64 / 100.0).min(3.0) + length as f64 / 50.0;
                let mut share = weight;
                for ancestor in element.ancestors().take(2) {
                    let entry = weights.entry(ancestor.id()).or_insert((0.0, order));
                    entry.0 += share;
                    share /= 2.0;
                }
            }
            Edge::Close(node) => {
                if skipped == Some(node.id()) {
                    skipped = None;
                }
            }
        }
    }
    let best = weights
        .iter()
        .max_by(|a, b| a.1.0.total_cmp(&b.1.0).then(b.1.1.cmp(&a.1.1)))
        .map(|(id, _)| *id);
    let container = best.and_then(|id| document.tree.get(id)).and_then(ElementRef::wrap).unwrap_or(root);
    let found = paragraphs(container, &surrounds);
    found.into_iter().filter(|paragraph| !paragraph.trim().is_empty()).collect()
}

fn surrounds(_: NodeId, element: &Element) -> bool {
    if matches!(element.name(), "html" | "body" | "article" | "main") {
        return false;
    }
    let marks = element
        .attr("class")
        .into_iter()
        .chain(element.id())
        .flat_map(str::split_whitespace);
    marks
        .map(str::to_ascii_lowercase)
        .any(|mark| SURROUNDINGS.iter().any(|part| mark.contains(part)))
        || element
            .attr("role")
            .is_some_and(|role| matches!(role, "navigation" | "complementary" | "contentinfo" | "search" | "dialog"))
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
}

/// Whether an element that is no paragraph holds words of its own, as pages with `<br>` do.
fn holds_text_itself(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "div" | "td" | "section" | "article")
        && element
            .children()
            .filter_map(|child| child.value().as_text())
            .map(|text| text.trim().len())
            .sum::<usize>()
            >= 80
}

/// Letters in an element, letters of them in links, and commas.
fn measure(element: ElementRef<'_>) -> (usize, usize, usize) {
    let (mut length, mut linked, mut commas, mut links) = (0, 0, 0, 0);
    for edge in element.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if element.name() == "a" => links += 1,
                Node::Text(text) => {
                    let letters = text.trim().len();
                    length += letters;
                    commas += text.matches([',', '，', '、']).count();
                    if links > 0 {
                        linked += letters;
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if node.value().as_element().is_some_and(|element| element.name() == "a") {
                    links -= 1;
                }
            }
        }
    }
    (length, linked, commas)
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
