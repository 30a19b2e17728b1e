//! From a page of HTML to an article: one parse, one outline, and both the recipe and the
//! general rules on it; the fuller result is kept.

use catalog::Source;
use record::{Article, Kind, Level, Note, Page};

use crate::metadata::{self, Claims};
use crate::outline::Outline;
use crate::story::{self, Hints};
use crate::{data, dom, kind, notes, recipe, text};

/// Fills an article from a page of HTML; whether the page calls itself an article.
pub(crate) fn read(html: &str, page: &Page, source: Option<&Source>, article: &mut Article) -> bool {
    let (document, cut) = dom::parse(html);
    // A page that was cut before is not said to end too early.
    article
        .notes
        .extend(cut.filter(|cut| article.notes.iter().all(|note| note.code != "page_cut" || note.code == cut.code)));
    let outline = Outline::of(&document);
    let claims = Claims::of(&document, &outline);
    let day = page.fetched_at.as_deref().and_then(|fetched_at| fetched_at.get(..10));
    let recipe = source.and_then(|source| Some((source, recipe::in_use(source, day)?)));
    metadata::apply(&claims, &document, &outline, recipe.map(|(_, (_, recipe))| recipe), article);
    let (title, authors, body) = (article.title.clone(), claims.author_names(), claims.body_words());
    let hints = Hints {
        title: title.as_deref(),
        description: claims.description.as_deref(),
        authors: &authors,
        body: body.as_deref(),
    };
    let letters = |kept: &[usize]| kept.iter().map(|&passage| outline.passages[passage].letters).sum::<usize>();
    let mut kept = story::find(&outline, &hints);
    article.recipe = Some("generic".into());
    if let Some((source, (number, recipe))) = recipe {
        let by_recipe = recipe::passages(&document, &outline, recipe);
        let name = format!("{}#{number}", source.name);
        if letters(&by_recipe) * 2 >= letters(&kept) && !by_recipe.is_empty() {
            kept = by_recipe;
            article.recipe = Some(name);
        } else if !recipe.body.is_empty() {
            article.notes.push(low_yield(&name, day, letters(&by_recipe), letters(&kept)));
        }
    }
    let paragraphs: Vec<&str> = kept.iter().map(|&passage| outline.words(&outline.passages[passage])).collect();
    (article.text, article.paragraphs) = text::join(&paragraphs);
    if let Some(told) = data::story(html, claims.body.as_deref(), title.as_deref(), letters(&kept)) {
        (article.text, article.paragraphs) = text::join(&told.paragraphs);
        article.notes.push(text_from_data(&told.place));
        article.recipe = Some(told.place);
    }
    article.notes.extend(notes::of_claims(&claims, article));
    article.notes.extend(notes::of_refusal(article));
    notes::tell_language(article, claims.language.as_deref());
    if source.is_none_or(|source| source.kind.is_none()) && kind::is_listing(&outline, article) {
        article.kind = Kind::Listing;
    }
    claims.is_article
}

/// A text that the page's data hold and the page does not show.
fn text_from_data(place: &str) -> Note {
    Note::new(
        "read",
        Level::Info,
        "text_from_data",
        format!("the page shows hardly any text; its text is taken from the data it carries, {place}"),
    )
    .hint("compare with the page as a browser shows it")
}

/// A recipe that gives less than half of what is found without it.
fn low_yield(recipe: &str, day: Option<&str>, by_recipe: usize, without: usize) -> Note {
    Note::new(
        "read",
        Level::Warning,
        "recipe_yield",
        format!(
            "the recipe {recipe} gives {by_recipe} letters of a page fetched {}, and {without} are found without it",
            day.unwrap_or("on an unknown day")
        ),
    )
    .hint("the site's layout may have changed; close the recipe with `until` and add one for the new layout")
}
