//! Title, dates, authors and the rest, from the marks that pages carry for machines, then
//! from what they show.

use catalog::Recipe;
use record::Article;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::body::select;
use crate::text::normalised;

/// Values with the mark each came from, best first.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    titles: Vec<(String, String)>,
    published: Vec<(String, String)>,
    modified: Vec<(String, String)>,
    authors: Vec<(Vec<String>, String)>,
    sections: Vec<(String, String)>,
    canonical: Vec<(String, String)>,
    site_name: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) body: Option<String>,
}

impl Marks {
    pub(crate) fn author_names(&self) -> Vec<String> {
        self.authors
            .iter()
            .flat_map(|(names, _)| names.iter().flat_map(|name| split_names(name)))
            .collect()
    }

    pub(crate) fn title(&self) -> Option<&str> {
        self.titles.first().map(|(title, _)| title.as_str())
    }
}

/// Every mark of the page.
pub(crate) fn read(document: &Html) -> Marks {
    let mut marks = Marks::default();
    for script in select(document, "script[type='application/ld+json']") {
        let text: String = script.text().collect();
        if let Ok(value) = serde_json::from_str::<Value>(text.trim().trim_end_matches(';')) {
            json_ld(&value, 0, &mut marks);
        }
    }
    for meta in select(document, "meta[content]") {
        let name = meta
            .attr("property")
            .or(meta.attr("name"))
            .or(meta.attr("itemprop"))
            .unwrap_or("")
            .to_ascii_lowercase();
        let Some(content) = meta.attr("content").map(normalised).filter(|content| !content.is_empty()) else {
            continue;
        };
        match name.as_str() {
            "og:title" | "twitter:title" | "dc.title" => marks.titles.push((content, name)),
            "article:published_time"
            | "datepublished"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "date"
            | "pubdate"
            | "publishdate"
            | "sailthru.date"
            | "parsely-pub-date" => marks.published.push((content, name)),
            "article:modified_time" | "datemodified" | "og:updated_time" | "dcterms.modified" => marks.modified.push((content, name)),
            "author" | "dc.creator" | "parsely-author" | "sailthru.author" => marks.authors.push((vec![content], name)),
            "article:author" if !content.starts_with("http") => marks.authors.push((vec![content], name)),
            "article:section" => marks.sections.push((content, name)),
            "og:url" => marks.canonical.push((content, name)),
            "og:site_name" => marks.site_name = Some(content),
            "description" | "og:description" if marks.description.is_none() => marks.description = Some(content),
            _ => {}
        }
    }
    if let Some(link) = select(document, "link[rel='canonical'][href]").first() {
        marks
            .canonical
            .insert(0, (link.attr("href").unwrap_or_default().to_owned(), "link:canonical".into()));
    }
    let first_text = |selector: &str| {
        select(document, selector)
            .iter()
            .map(|element| words(*element))
            .find(|words| !words.is_empty())
    };
    marks
        .titles
        .extend(first_text("article h1, main h1, h1").map(|title| (title, "h1".into())));
    marks.titles.extend(first_text("title").map(|title| (title, "title".into())));
    for time in select(document, "time[datetime]") {
        marks
            .published
            .push((time.attr("datetime").unwrap_or_default().to_owned(), "time".into()));
    }
    for byline in select(document, "[rel='author'], [itemprop='author'], .author a, .byline a") {
        let name = words(byline);
        if (3..60).contains(&name.len()) {
            marks.authors.push((vec![name], "byline".into()));
            break;
        }
    }
    marks
}

/// Gathers the article's marks out of JSON-LD: a graph, a list, or one object.
fn json_ld(value: &Value, depth: usize, marks: &mut Marks) {
    if depth > 6 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| json_ld(item, depth + 1, marks)),
        Value::Object(fields) => {
            let types = fields.get("@type").map(strings).unwrap_or_default();
            if types
                .iter()
                .any(|name| name.ends_with("Article") || name == "BlogPosting" || name == "Report")
            {
                let text = |key: &str| {
                    fields
                        .get(key)
                        .and_then(Value::as_str)
                        .map(normalised)
                        .filter(|text| !text.is_empty())
                };
                let mark = |key: &str| format!("json-ld:{key}");
                marks.titles.extend(text("headline").map(|title| (title, mark("headline"))));
                marks
                    .published
                    .extend(text("datePublished").map(|date| (date, mark("datePublished"))));
                marks.modified.extend(text("dateModified").map(|date| (date, mark("dateModified"))));
                marks.sections.extend(
                    fields
                        .get("articleSection")
                        .map(strings)
                        .and_then(|sections| sections.into_iter().next())
                        .map(|section| (section, mark("articleSection"))),
                );
                if let Some(body) = text("articleBody") {
                    marks.body = Some(body);
                }
                let authors = fields.get("author").map(names).unwrap_or_default();
                if !authors.is_empty() {
                    marks.authors.insert(0, (authors, mark("author")));
                }
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = fields.get(key) {
                    json_ld(inner, depth + 1, marks);
                }
            }
        }
        _ => {}
    }
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![normalised(text)],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Names of persons or organisations: strings, objects with a name, lists of either.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![normalised(text)],
        Value::Array(items) => items.iter().flat_map(names).collect(),
        Value::Object(fields) => fields.get("name").map(names).unwrap_or_default(),
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|name| !name.is_empty())
    .collect()
}

fn words(element: ElementRef<'_>) -> String {
    normalised(&element.text().collect::<String>())
}

/// Fills the article's metadata: by the recipe first, then by the page's marks.
pub(crate) fn apply(marks: &Marks, document: &Html, recipe: Option<&Recipe>, article: &mut Article) {
    let by_recipe = |selectors: &[String]| -> Option<(String, String)> {
        selectors
            .iter()
            .find_map(|selector| Some((selected(document, selector)?, format!("recipe:{selector}"))))
    };
    let mut set = |field: &str, found: Option<(String, String)>| {
        let (value, mark) = found?;
        article.provenance.insert(field.into(), mark);
        Some(value)
    };
    let title = recipe
        .and_then(|recipe| by_recipe(&recipe.title))
        .or_else(|| marks.titles.first().cloned());
    let suffixes = recipe.map(|recipe| recipe.title_suffixes.as_slice()).unwrap_or_default();
    let title = set("title", title).map(|title| without_site(&title, marks, suffixes));
    let dated = |found: Option<(String, String)>| found.and_then(|(date, mark)| Some((iso_date(&date)?, mark)));
    let first_date = |marks: &[(String, String)]| marks.iter().find_map(|found| dated(Some(found.clone())));
    let published = set(
        "published",
        recipe
            .and_then(|recipe| dated(by_recipe(&recipe.published)))
            .or_else(|| first_date(&marks.published)),
    );
    let modified = set("modified", first_date(&marks.modified));
    let section = set("section", marks.sections.first().cloned());
    let canonical = set(
        "canonical_url",
        marks.canonical.first().filter(|(url, _)| url.starts_with("http")).cloned(),
    );
    let authors = recipe
        .and_then(|recipe| by_recipe(&recipe.authors))
        .map(|(name, mark)| (vec![name], mark))
        .or_else(|| {
            marks
                .authors
                .iter()
                .find(|(names, _)| names.iter().all(|name| !name.starts_with("http")))
                .cloned()
        });
    if let Some((names, mark)) = authors {
        article.authors = names.iter().flat_map(|names| split_names(names)).collect();
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

/// The words, or with `selector@attribute` the attribute, of the first element that has some.
fn selected(document: &Html, selector: &str) -> Option<String> {
    let (selector, attribute) = match selector.rsplit_once('@') {
        Some((selector, attribute)) if Selector::parse(selector).is_ok() => (selector, Some(attribute)),
        _ => (selector, None),
    };
    let value = |element: &ElementRef<'_>| match attribute {
        Some(attribute) => element.attr(attribute).map(normalised),
        None => Some(words(*element)),
    };
    select(document, selector).iter().filter_map(value).find(|value| !value.is_empty())
}

/// "By A, B and C" as three names.
fn split_names(names: &str) -> Vec<String> {
    let names = names.strip_prefix("By ").or_else(|| names.strip_prefix("by ")).unwrap_or(names);
    names
        .replace(" and ", ",")
        .split([',', ';', '|'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The title without the site's name at its end.
fn without_site(title: &str, marks: &Marks, suffixes: &[String]) -> String {
    if let Some(short) = suffixes.iter().find_map(|suffix| title.strip_suffix(suffix.as_str())) {
        return short.trim().to_owned();
    }
    for separator in [" | ", " - ", " – ", " — ", " · ", " » "] {
        if let Some((short, site)) = title.rsplit_once(separator) {
            let is_site = marks
                .site_name
                .as_deref()
                .is_some_and(|name| name.eq_ignore_ascii_case(site.trim()));
            // Another mark with the shorter title settles it where the site does not name itself.
            let is_confirmed = marks.titles.iter().any(|(other, _)| other.trim() == short.trim());
            if !short.trim().is_empty() && (is_site || is_confirmed) {
                return short.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// A date as pages write it, as ISO 8601, as precise as it was.
fn iso_date(date: &str) -> Option<String> {
    let date = date.trim();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let bytes = date.as_bytes();
    if bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' && date.is_char_boundary(10) {
        let (day, rest) = date.split_at(10);
        day.parse::<jiff::civil::Date>().ok()?;
        let rest = rest.strip_prefix([' ', 'T']).unwrap_or("").trim();
        let clock = rest
            .get(..5)
            .is_some_and(|clock| clock.as_bytes()[2] == b':' && digits(&clock[..2]) && digits(&clock[3..]));
        return Some(if clock {
            format!("{day}T{}", rest.replace(' ', ""))
        } else {
            day.to_owned()
        });
    }
    ["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d/%m/%Y", "%Y/%m/%d", "%Y%m%d"]
        .iter()
        .find_map(|format| jiff::civil::Date::strptime(format, date).ok())
        .map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        assert_eq!(iso_date("2023-03-31T08:00:00+07:00").as_deref(), Some("2023-03-31T08:00:00+07:00"));
        assert_eq!(iso_date("2023-03-31 08:00").as_deref(), Some("2023-03-31T08:00"));
        assert_eq!(iso_date("31 March 2023").as_deref(), Some("2023-03-31"));
        assert_eq!(iso_date("March 31, 2023").as_deref(), Some("2023-03-31"));
        assert_eq!(iso_date("last Friday"), None);
    }

    #[test]
    fn the_site_is_no_part_of_the_title() {
        let document =
            Html::parse_document("<title>Mission hails support - The Daily</title><meta property=og:site_name content='The Daily'>");
        let mut article = Article::default();
        apply(&read(&document), &document, None, &mut article);
        assert_eq!(article.title.as_deref(), Some("Mission hails support"));
    }

    #[test]
    fn json_ld_is_read_in_a_graph_and_in_a_list() {
        let page = r#"<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"A &amp; B","datePublished":"2023-03-31","author":[{"name":"Sok Dara"},"Chan Lina"]}]}</script>"#;
        let document = Html::parse_document(page);
        let mut article = Article::default();
        apply(&read(&document), &document, None, &mut article);
        assert_eq!(article.authors, ["Sok Dara", "Chan Lina"]);
        assert_eq!(article.provenance["published"], "json-ld:datePublished");
    }
}
