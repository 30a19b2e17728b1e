//! Title, dates, authors and the rest: from the marks that pages carry for machines, then
//! from what they show. Every value says where it came from.
//!
//! | part | what |
//! |---|---|
//! | `json_ld` | schema.org in scripts, mended where it is broken |
//! | `claims` | all marks of a page, gathered in one pass |
//! | `titles`, `dates`, `authors` | which of the claims holds, and how it is written |

mod authors;
mod claims;
mod dates;
mod entities;
mod json_ld;
mod titles;

use catalog::Recipe;
use record::Article;
use scraper::Html;

pub(crate) use authors::opens_byline;
pub(crate) use claims::Claims;
pub(crate) use dates::within as date_within;
pub(crate) use titles::is_file_name;

use crate::outline::Outline;
use crate::recipe;

/// A value and the mark it was read from.
type Claimed = (String, String);

/// Fills the article's metadata: by the recipe first, then by the page's claims.
pub(crate) fn apply(claims: &Claims, document: &Html, outline: &Outline<'_>, recipe: Option<&Recipe>, article: &mut Article) {
    let by_recipe = |selectors: &[String]| -> Option<Claimed> {
        selectors
            .iter()
            .find_map(|selector| Some((recipe::first_value(document, selector)?, format!("recipe:{selector}"))))
    };
    let mut set = |field: &str, found: Option<Claimed>| {
        let (value, mark) = found?;
        article.provenance.insert(field.into(), mark);
        Some(value)
    };
    let suffixes = recipe.map(|recipe| recipe.title_suffixes.as_slice()).unwrap_or_default();
    let title = recipe
        .and_then(|recipe| by_recipe(&recipe.title))
        .or_else(|| titles::choose(claims));
    let title = set("title", title).map(|title| titles::without_site(&title, claims, suffixes));
    let dated = |found: Option<Claimed>| found.and_then(|(date, mark)| Some((dates::iso(&date)?, mark)));
    let published = recipe
        .and_then(|recipe| dated(by_recipe(&recipe.published)))
        .or_else(|| dates::published(claims, outline, article.url.as_deref()));
    let published = set("published", published);
    let modified = set("modified", claims.modified.iter().find_map(|found| dated(Some(found.clone()))));
    let section = set("section", claims.sections.first().cloned());
    let canonical = set(
        "canonical_url",
        claims.canonical.iter().find(|(url, _)| url.starts_with("http")).cloned(),
    );
    let names = recipe
        .and_then(|recipe| by_recipe(&recipe.authors))
        .map(|(names, mark)| (authors::split(&names), mark))
        .filter(|(names, _)| !names.is_empty())
        .or_else(|| authors::choose(claims));
    if let Some((names, mark)) = names {
        article.authors = names;
        article.provenance.insert("authors".into(), mark);
    }
    (
        article.title,
        article.published,
        article.modified,
        article.section,
        article.canonical_url,
    ) = (title, published, modified, section, canonical);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Article {
        let document = Html::parse_document(html);
        let outline = Outline::of(&document);
        let mut article = Article::default();
        apply(&Claims::of(&document, &outline), &document, &outline, None, &mut article);
        article
    }

    #[test]
    fn the_site_is_no_part_of_the_title() {
        let article = read("<title>Mission hails support - The Daily</title><meta property=og:site_name content='The Daily'>");
        assert_eq!(article.title.as_deref(), Some("Mission hails support"));
    }

    #[test]
    fn json_ld_is_read_in_a_graph_and_in_a_list() {
        let article = read(
            r#"<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"A &amp; B","datePublished":"2023-03-31","author":[{"name":"Sok Dara"},"Chan Lina"]}]}</script>"#,
        );
        assert_eq!(article.title.as_deref(), Some("A & B"));
        assert_eq!(article.authors, ["Sok Dara", "Chan Lina"]);
        assert_eq!(article.provenance["published"], "json-ld:datePublished");
    }

    #[test]
    fn broken_json_ld_is_mended() {
        let article = read(
            "<script type=\"application/ld+json\">//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"A\nlong headline\",\"datePublished\":\"2023-03-31T08:00:00Z\",}\n//]]></script>",
        );
        assert_eq!(article.title.as_deref(), Some("A long headline"));
        assert_eq!(article.published.as_deref(), Some("2023-03-31T08:00:00Z"));
        let article = read(
            r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"He said "no" to it","datePublished":"2023-03-30","author":{"name":"Sok Dara"}</script>"#,
        );
        assert_eq!(article.published.as_deref(), Some("2023-03-30"));
    }

    #[test]
    fn what_the_page_shows_is_read_where_it_says_nothing_to_machines() {
        let article = read(
            "<body><h1>Dialogue ends</h1><p class=byline>By Sok Dara and Chan Lina</p><p>29 March 2023, 4:30 pm</p><p>The dialogue ended on Wednesday, and the mission thanked those who spoke.</p>",
        );
        assert_eq!(article.published.as_deref(), Some("2023-03-29"));
        assert_eq!(article.authors, ["Sok Dara", "Chan Lina"]);
        assert_eq!(article.provenance["title"], "h1");
    }

    #[test]
    fn persons_come_before_the_paper() {
        let article = read(
            r#"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Daily"},"publisher":{"name":"The Daily"}}</script>
               <span class="author"><a rel="author" href="/x">Sok Dara</a></span>"#,
        );
        assert_eq!(article.authors, ["Sok Dara"]);
    }
}
