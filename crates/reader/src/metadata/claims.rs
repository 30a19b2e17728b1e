//! What a page says of itself, gathered in one pass over its nodes.

use scraper::{Html, Node};

use super::{Claimed, json_ld, titles};
use crate::marks::Marks;
use crate::outline::Outline;
use crate::story::squeezed;
use crate::text::normalised;

/// Headlines, dates and names of one sort that are looked at: they are compared each with each.
pub(super) const MANY: usize = 50;
/// Longer values of a `meta` are no title, name or summary.
const LONGEST_VALUE: usize = 20_000;

/// A page's claims about itself; of each kind the more trusted come first.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(super) titles: Vec<Claimed>,
    pub(super) published: Vec<Claimed>,
    /// Dates of the page rather than of the story on it.
    pub(super) page_dates: Vec<Claimed>,
    pub(super) modified: Vec<Claimed>,
    pub(super) authors: Vec<(Vec<String>, String)>,
    pub(super) organisation_authors: Vec<(Vec<String>, String)>,
    /// Names of the site and its publisher, which are no authors.
    pub(super) organisations: Vec<String>,
    pub(super) sections: Vec<Claimed>,
    pub(super) canonical: Vec<Claimed>,
    pub(super) site_name: Option<String>,
    /// What the page says its language is.
    pub(crate) language: Option<String>,
    /// What the page says it is about.
    pub(crate) description: Option<String>,
    /// The body, where the page gives it to machines, with the tags and references it may have.
    pub(crate) body: Option<String>,
    /// Whether the page calls itself an article.
    pub(crate) is_article: bool,
    /// Whether the page says that it is not free to read.
    pub(crate) is_paid: bool,
    /// Bytes of the longest script of metadata that was too long to be read.
    pub(crate) unread: usize,
    /// How many `meta` elements were read.
    metas: usize,
}

impl Claims {
    pub(crate) fn of(document: &Html, outline: &Outline<'_>) -> Claims {
        let mut claims = Claims::default();
        let mut title = None;
        for node in document.tree.nodes() {
            let Node::Element(element) = node.value() else { continue };
            let inner = || {
                node.children()
                    .filter_map(|child| child.value().as_text())
                    .map(|text| &**text)
                    .collect::<String>()
            };
            match element.name() {
                "html" => claims.language = element.attr("lang").map(str::to_owned),
                "meta" => {
                    if let Some(content) = element.attr("content") {
                        let name = element.attr("property").or(element.attr("name")).or(element.attr("itemprop"));
                        claims.meta(&name.unwrap_or("").to_ascii_lowercase(), content);
                    }
                }
                "link" if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    claims
                        .canonical
                        .insert(0, (element.attr("href").unwrap_or("").trim().to_owned(), "link:canonical".into()));
                }
                "script"
                    if element
                        .attr("type")
                        .is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json")) =>
                {
                    json_ld::read(&inner(), &mut claims);
                }
                "title" if title.is_none() => title = Some(normalised(&inner())).filter(|title| !title.is_empty()),
                _ => {}
            }
        }
        let shown = title.as_deref().and_then(|title| titles::shown_part(title, outline));
        claims.titles.extend(shown.map(|title| (title, "headline".into())));
        claims.titles.extend(title.map(|title| (title, "title".into())));
        claims.shown(outline);
        claims.organisations.extend(claims.site_name.clone());
        claims
    }

    fn meta(&mut self, name: &str, content: &str) {
        let Some(meaning) = meaning(name) else { return };
        if content.len() > LONGEST_VALUE || self.metas > MANY * 4 {
            return;
        }
        self.metas += 1;
        let content = normalised(&super::entities::plain(content));
        if content.is_empty() {
            return;
        }
        let claimed = |content: String| (content, name.to_owned());
        match meaning {
            Meaning::Title => self.titles.push(claimed(content)),
            Meaning::Published => self.published.push(claimed(content)),
            Meaning::PageDate => self.page_dates.push(claimed(content)),
            Meaning::Modified => self.modified.push(claimed(content)),
            Meaning::Author => {
                if let Some((names, _)) = self.authors.iter_mut().find(|(_, mark)| mark == name) {
                    names.push(content);
                } else {
                    self.authors.push((vec![content], name.to_owned()));
                }
            }
            Meaning::Section => self.sections.push(claimed(content)),
            Meaning::Address => self.canonical.push(claimed(content)),
            Meaning::Organisation => {
                if name == "og:site_name" {
                    self.site_name = Some(content.clone());
                }
                self.organisations.push(content);
            }
            Meaning::Description => _ = self.description.get_or_insert(content),
        }
    }

    /// Headlines, times and bylines that the page shows.
    fn shown(&mut self, outline: &Outline<'_>) {
        let mut times = Vec::new();
        let mut bylines = Vec::new();
        for (position, element) in outline.elements.iter().enumerate() {
            let properties = element.element.attr("itemprop").unwrap_or("");
            let words = || outline.words_of(position).to_owned();
            match element.name {
                "h1" if self.titles.len() < MANY => {
                    let words = normalised(outline.words_of(position));
                    if words.len() > 8 && !element.marks.any(Marks::NAVIGATION | Marks::HIDDEN) {
                        self.titles.push((words, "h1".into()));
                    }
                }
                "time" if times.len() < MANY => {
                    let is_other = outline.lineage(position).any(|outer| {
                        outline.elements[outer]
                            .marks
                            .any(Marks::RELATED | Marks::COMMENT | Marks::TEASER | Marks::SIDE)
                    });
                    if !is_other {
                        times.extend(element.element.attr("datetime").map(|date| (date.to_owned(), "time".to_owned())));
                        times.push((words(), "time".to_owned()));
                    }
                }
                _ => {}
            }
            if properties.contains("datePublished") && element.name != "meta" && self.published.len() < MANY {
                let date = element.element.attr("content").or(element.element.attr("datetime"));
                self.published
                    .push((date.map_or_else(words, str::to_owned), "itemprop:datePublished".into()));
            }
            let is_author = element.element.attr("rel") == Some("author") || properties.split_whitespace().any(|name| name == "author");
            if is_author && bylines.len() < 8 {
                bylines.push((words(), if properties.is_empty() { "rel:author" } else { "itemprop:author" }));
            }
        }
        self.page_dates.extend(times);
        let mut names: Vec<String> = Vec::new();
        let mut mark = "";
        for (words, from) in bylines {
            if mark.is_empty() || mark == from {
                mark = from;
                if !names.contains(&words) {
                    names.push(words);
                }
            }
        }
        if !names.is_empty() {
            self.authors.push((names, mark.into()));
        }
        if let Some(words) = byline(outline, self.headline(outline)) {
            self.authors.push((vec![words], "byline".into()));
        }
    }

    /// The passage that is the headline: in the first heading with the title's words, or a line
    /// of these words; else in the first `h1`.
    pub(super) fn headline(&self, outline: &Outline<'_>) -> Option<usize> {
        let titles: Vec<String> = self.titles.iter().map(|(title, _)| squeezed(title)).collect();
        let has_title = |position: &usize| {
            let words = squeezed(outline.words_of(*position));
            words.len() > 12
                && titles
                    .iter()
                    .any(|title| title.starts_with(&words) || words.ends_with(title.as_str()))
        };
        let named = |names: &'static [&'static str]| {
            (0..outline.elements.len()).filter(move |&position| names.contains(&outline.elements[position].name))
        };
        let first_passage = |element: usize| outline.elements[element].passages.start;
        let longest = titles.iter().map(String::len).max().unwrap_or(0);
        let line = || {
            outline.passages.iter().position(|passage| {
                passage.linked == 0 && passage.bytes.len() <= longest * 2 && titles.contains(&squeezed(outline.words(passage)))
            })
        };
        named(&["h1"])
            .find(has_title)
            .or_else(|| named(&["h2", "h3", "h4"]).find(has_title))
            .map(first_passage)
            .or_else(line)
            .or_else(|| named(&["h1"]).next().map(first_passage))
    }

    /// The words of the body that the page gives to machines.
    pub(crate) fn body_words(&self) -> Option<String> {
        self.body.as_deref().map(super::entities::plain)
    }

    /// Names of the authors.
    pub(crate) fn author_names(&self) -> Vec<String> {
        super::authors::choose(self).map(|(names, _)| names).unwrap_or_default()
    }
}

/// What a `meta` tells.
enum Meaning {
    Title,
    Published,
    PageDate,
    Modified,
    Author,
    Section,
    Address,
    Organisation,
    Description,
}

/// What the name of a `meta`, in lower case, announces.
fn meaning(name: &str) -> Option<Meaning> {
    Some(match name {
        "og:title" | "twitter:title" | "dc.title" | "dcterms.title" | "parsely-title" | "sailthru.title" => Meaning::Title,
        "article:published_time"
        | "article:published"
        | "og:published_time"
        | "datepublished"
        | "parsely-pub-date"
        | "sailthru.date"
        | "dc.date.issued"
        | "dcterms.issued"
        | "dcterms.created"
        | "dc.date.created"
        | "publish-date"
        | "publish_date"
        | "publishdate"
        | "pubdate"
        | "article_date_original"
        | "cxenseparse:recs:publishtime"
        | "cxenseparse:publishtime"
        | "bt:pubdate"
        | "rnews:datepublished"
        | "citation_publication_date"
        | "published_time_telegram"
        | "article.published"
        | "date_published"
        | "original-publish-date" => Meaning::Published,
        "date"
        | "dc.date"
        | "dcterms.date"
        | "article.created"
        | "last-modified"
        | "datecreated"
        | "citation_date"
        | "citation_online_date" => Meaning::PageDate,
        "article:modified_time" | "datemodified" | "og:updated_time" | "dcterms.modified" | "article.updated" => Meaning::Modified,
        "author"
        | "dc.creator"
        | "dcterms.creator"
        | "parsely-author"
        | "sailthru.author"
        | "article:author"
        | "article:author_name"
        | "byl"
        | "citation_author"
        | "cxenseparse:author"
        | "dable:author" => Meaning::Author,
        "article:section" | "parsely-section" | "section" | "articlesection" => Meaning::Section,
        "og:url" => Meaning::Address,
        "og:site_name" | "application-name" | "publisher" | "dc.publisher" => Meaning::Organisation,
        "description" | "og:description" => Meaning::Description,
        _ => return None,
    })
}

/// Behind the headline, the words of the first element that is marked as a byline, or of a line "By Sok Dara".
fn byline(outline: &Outline<'_>, headline: Option<usize>) -> Option<String> {
    let is_short = |words: &str| (4..160).contains(&words.len());
    let first = headline.unwrap_or(0);
    let from = outline.passages.get(first).map_or(0, |passage| passage.owner);
    let marked = outline
        .elements
        .iter()
        .enumerate()
        .skip(from)
        .take(400)
        .find_map(|(position, element)| {
            if !element.marks.any(Marks::BYLINE) || element.marks.any(Marks::COMMENT | Marks::RELATED) || !element.names_an_author() {
                return None;
            }
            let words = outline.words_of(position);
            is_short(words).then(|| words.to_owned())
        });
    marked.or_else(|| {
        let lines = outline
            .passages
            .iter()
            .skip(first)
            .take(14)
            .map(|passage| outline.words(passage).trim());
        lines
            .filter(|line| is_short(line))
            .find(|line| super::authors::opens_byline(line))
            .map(str::to_owned)
    })
}
