//! Whether a page is what its source promises.

use catalog::Source;
use record::{Article, Level, Note};

/// Where the page is not what its source promises.
pub(crate) fn unexpected(source: &Source, article: &Article) -> Vec<Note> {
    let expect = &source.expect;
    let recipe = article.recipe.as_deref().unwrap_or("none");
    let mut lacking = Vec::new();
    if expect.published && article.published.is_none() {
        lacking.push("no date of publication".to_owned());
    }
    if expect.title && article.title.is_none() {
        lacking.push("no title".to_owned());
    }
    if let Some(least) = expect.min_paragraphs.filter(|least| article.paragraphs.len() < *least) {
        lacking.push(format!("{} paragraphs, expected at least {least}", article.paragraphs.len()));
    }
    if let Some(least) = expect.min_chars.filter(|least| article.text.chars().count() < *least) {
        lacking.push(format!("{} characters, expected at least {least}", article.text.chars().count()));
    }
    if lacking.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "the page is not what the source `{}` promises (read by {recipe}): {}",
        source.name,
        lacking.join("; ")
    );
    vec![Note::new("read", Level::Warning, "unexpected_page", message).hint(format!(
        "look at the page; if the site's layout changed, add a recipe to data/sources/{}.toml",
        source.name
    ))]
}
