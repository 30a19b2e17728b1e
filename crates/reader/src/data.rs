//! The story as a page's data hold it, where the page shows hardly any of it: pages that a
//! script builds in the browser carry their text in `articleBody` or in the script's JSON.
//!
//! `<div id="root"></div><script type="application/json">{"story":{"title":"A","body":"<p>…"}}</script>`
//! gives the paragraphs of `body`, and `__NEXT_DATA__/story/body` as the place they are from.
//!
//! Left alone on purpose: data of pages that show their story.

use serde_json::Value;

use crate::dom;
use crate::outline::Outline;
use crate::story::{self, Hints, squeezed};

/// Stories that show fewer letters are looked for in the data.
pub(crate) const FEW: usize = 300;
/// The data's story is taken where it has so many times the letters that the page shows.
const TIMES: usize = 3;
/// Longer scripts are not read.
const LONGEST: usize = 4 << 20;
/// Scripts of one page that are read.
const MOST_SCRIPTS: usize = 40;
/// Brackets of one script at which a value is looked for.
const MOST_OPENINGS: usize = 20;
/// Stories of fewer letters are not taken from data.
const LEAST: usize = 200;
/// Fewer blocks are no story.
const FEWEST_BLOCKS: usize = 3;
/// How deep the words of a block stand in it.
const DEEPEST_WORDS: usize = 6;

/// Keys of a story's title.
const TITLES: &[&str] = &["title", "headline", "name", "webTitle", "heading"];
/// Keys of a story's text as one string.
const BODIES: &[&str] = &[
    "articleBody",
    "body",
    "bodyText",
    "content",
    "contentHtml",
    "bodyHtml",
    "html",
    "text",
];
/// Keys of a block's words, or of what holds them, the nearer first.
const WORDS: &[&str] = &["text", "html", "value", "content", "children", "body", "data"];

/// A story out of data.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) paragraphs: Vec<String>,
    letters: usize,
    /// Whether it stands beside the page's title.
    is_titled: bool,
    /// Where it stands: "json-ld:articleBody", "__NEXT_DATA__/props/story/body".
    pub(crate) place: String,
}

/// The story that the data hold, where they hold much more of one than the page shows.
pub(crate) fn story(html: &str, body: Option<&str>, title: Option<&str>, shown: usize) -> Option<Told> {
    if shown >= FEW {
        return None;
    }
    let is_enough = |told: &Told| told.letters >= LEAST.max(shown * TIMES);
    let by_body = body.map(|body| Told::new(paragraphs(body), true, "json-ld:articleBody".into()));
    if let Some(told) = by_body.filter(is_enough) {
        return Some(told);
    }
    let mut search = Search {
        title: title.map(squeezed).unwrap_or_default(),
        best: None,
    };
    for (name, script) in scripts(html).take(MOST_SCRIPTS) {
        if let Some(value) = json(script) {
            search.visit(&value, "", false, &mut vec![name.to_owned()]);
        }
    }
    search.best.filter(is_enough)
}

impl Told {
    fn new(paragraphs: Vec<String>, is_titled: bool, place: String) -> Told {
        Told {
            letters: paragraphs.iter().map(|paragraph| letters(paragraph)).sum(),
            paragraphs,
            is_titled,
            place,
        }
    }
}

struct Search {
    /// The page's title, squeezed.
    title: String,
    best: Option<Told>,
}

impl Search {
    fn visit(&mut self, value: &Value, key: &str, is_titled: bool, path: &mut Vec<String>) {
        match value {
            // JSON in a string of JSON.
            Value::String(text) if is_data(text) => {
                if let Some(value) = json(text) {
                    self.visit(&value, key, is_titled, path);
                }
            }
            Value::String(text) if text.len() >= LEAST && (BODIES.contains(&key) || has_markup(text)) => {
                self.consider(paragraphs(text), is_titled, path);
            }
            Value::Array(items) => {
                let blocks: Vec<String> = items.iter().filter_map(block).flat_map(|words| paragraphs(&words)).collect();
                if blocks.len() >= FEWEST_BLOCKS {
                    self.consider(blocks, is_titled, path);
                }
                for item in items {
                    self.visit(item, key, is_titled, path);
                }
            }
            Value::Object(fields) => {
                let is_titled = is_titled || titles(value).any(|title| !self.title.is_empty() && squeezed(title) == self.title);
                for (key, inner) in fields {
                    path.push(key.clone());
                    self.visit(inner, key, is_titled, path);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    fn consider(&mut self, paragraphs: Vec<String>, is_titled: bool, path: &[String]) {
        let told = Told::new(paragraphs, is_titled, path.join("/"));
        let rank = |told: &Told| (told.is_titled && told.letters >= LEAST, told.letters);
        if self.best.as_ref().is_none_or(|best| rank(best) < rank(&told)) {
            self.best = Some(told);
        }
    }
}

fn titles(value: &Value) -> impl Iterator<Item = &str> {
    TITLES.iter().filter_map(|key| value.get(key)?.as_str())
}

/// The words of one block of a story; nothing where it has a title, as other stories do.
fn block(item: &Value) -> Option<String> {
    match item {
        Value::Object(_) if titles(item).next().is_none() => Some(words(item, 0)),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
    .filter(|words| letters(words) > 0 && words.contains(' ') && !is_data(words))
}

/// The words in a value: a paragraph's runs of text, however they are wrapped.
fn words(value: &Value, depth: usize) -> String {
    match value {
        _ if depth > DEEPEST_WORDS => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| words(item, depth + 1)).collect(),
        Value::Object(_) => WORDS
            .iter()
            .filter_map(|key| value.get(key))
            .map(|inner| words(inner, depth + 1))
            .find(|words| !words.is_empty())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// The paragraphs of a text: its lines, or its elements where it has any.
fn paragraphs(text: &str) -> Vec<String> {
    if !has_markup(text) {
        return text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
    }
    let (document, _) = dom::parse(text);
    let outline = Outline::of(&document);
    // Captions and pointers stand in data, too; what is too short to be weighed is kept whole.
    let all: Vec<usize> = (0..outline.passages.len()).collect();
    let letters = |passages: &[usize]| passages.iter().map(|&at| outline.passages[at].letters).sum::<usize>();
    let found = story::find(&outline, &Hints::default());
    let kept = if letters(&found) * 2 > letters(&all) { found } else { all };
    let words = |&at: &usize| outline.words(&outline.passages[at]).trim().to_owned();
    kept.iter().map(words).collect()
}

fn has_markup(text: &str) -> bool {
    ["<p>", "<p ", "</p>", "<br", "</"].iter().any(|mark| text.contains(mark))
}

/// Whether a text is JSON or has some: keys and their colons.
fn is_data(text: &str) -> bool {
    text.matches("\":").nth(2).is_some()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

/// The scripts of a page with what each is called.
fn scripts(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.match_indices("<script").filter_map(|(at, _)| {
        let (tag, rest) = html[at..].split_once('>')?;
        let script = rest.split("</script").next()?.trim();
        let name = tag.split_once("id=").map_or("script", |(_, id)| id.trim_start_matches(['"', '\'']));
        let name = name.split(['"', '\'', ' ', '/']).next()?;
        (LEAST..LONGEST).contains(&script.len()).then_some((name, script))
    })
}

/// The value that a script is, sets a variable to, or calls something with: `window.state = {…};`.
fn json(script: &str) -> Option<Value> {
    script.match_indices(['{', '[']).take(MOST_OPENINGS).find_map(|(at, _)| {
        let mut values = serde_json::Deserializer::from_str(&script[at..]).into_iter();
        let value = values.next()?.ok()?;
        (values.byte_offset() >= LEAST).then_some(value)
    })
}
