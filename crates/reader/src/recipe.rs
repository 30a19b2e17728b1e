//! The story by a source's recipe: selectors that a person wrote down for a layout.

use std::collections::HashMap;

use catalog::{Recipe, Source};
use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

use crate::outline::Outline;
use crate::text::normalised;

/// Elements that a recipe's body may hold and that are no text of it.
const NEVER_TEXT: &[&str] = &["nav", "aside", "footer", "form", "figure", "figcaption", "menu", "dialog", "h1"];

/// The recipe that was in use on a day, with its number in the source's file, from 1.
pub(crate) fn in_use<'a>(source: &'a Source, day: Option<&str>) -> Option<(usize, &'a Recipe)> {
    let is_open = |recipe: &&Recipe| recipe.until.as_deref().is_none_or(|until| day.is_some_and(|day| day <= until));
    // The one that closed first is the one of its time; an open one comes last.
    let mut numbered: Vec<(usize, &Recipe)> = (1..).zip(&source.recipes).filter(|(_, recipe)| is_open(recipe)).collect();
    numbered.sort_by_key(|(_, recipe)| recipe.until.clone().unwrap_or_else(|| "9999-12-31".into()));
    numbered.first().copied()
}

/// Positions of the passages that the first yielding selector of a recipe gives.
pub(crate) fn passages(document: &Html, outline: &Outline<'_>, recipe: &Recipe) -> Vec<usize> {
    let positions: HashMap<NodeId, usize> = outline
        .elements
        .iter()
        .enumerate()
        .map(|(at, element)| (element.node, at))
        .collect();
    // What stands inside of another match is of it already.
    let found = |selector: &String| -> Vec<usize> {
        let mut outer = 0;
        select(document, selector)
            .iter()
            .filter_map(|element| positions.get(&element.id()).copied())
            .filter(|&at| {
                let is_outer = at >= outer;
                outer = outer.max(outline.elements[at].end);
                is_outer
            })
            .collect()
    };
    let mut is_dropped = vec![false; outline.passages.len()];
    for element in recipe.drop.iter().flat_map(found) {
        is_dropped[outline.elements[element].passages.clone()].fill(true);
    }
    let mut at = 0;
    while at < outline.elements.len() {
        let element = &outline.elements[at];
        if NEVER_TEXT.contains(&element.name) {
            is_dropped[element.passages.clone()].fill(true);
            at = element.end;
        } else {
            at += 1;
        }
    }
    for selector in &recipe.body {
        let mut kept: Vec<usize> = found(selector)
            .into_iter()
            .flat_map(|element| outline.elements[element].passages.clone())
            .collect();
        kept.retain(|&passage| !is_dropped[passage]);
        if !kept.is_empty() {
            return kept;
        }
    }
    Vec::new()
}

/// The words, or with `selector@attribute` the attribute, of the first element that has some.
pub(crate) fn first_value(document: &Html, selector: &str) -> Option<String> {
    let (selector, attribute) = match selector.rsplit_once('@') {
        Some((selector, attribute)) if Selector::parse(selector).is_ok() => (selector, Some(attribute)),
        _ => (selector, None),
    };
    let value = |element: &ElementRef<'_>| match attribute {
        Some(attribute) => element.attr(attribute).map(normalised),
        None => Some(normalised(&element.text().collect::<String>())),
    };
    select(document, selector).iter().filter_map(value).find(|value| !value.is_empty())
}

/// Elements that a CSS selector matches; none where it is no selector (`tourdetable check` reports that).
fn select<'a>(document: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    match Selector::parse(selector) {
        Ok(selector) => document.select(&selector).collect(),
        Err(_) => Vec::new(),
    }
}
