//! Where new pages of a source are found.

use serde::{Deserialize, Serialize};

/// Where new pages are found, and which of what is found belongs to the source.
///
/// ```
/// let source = catalog::Source::from_toml("s.toml", r#"
///     name = "ungeneva"
///     title = "UN Geneva"
///     hosts = ["ungeneva.org"]
///     [discovery]
///     feeds = ["https://www.ungeneva.org/rss.xml"]
///     url_parts = ["/meeting-summary/"]
///     [[discovery.listing]]
///     url = "https://www.ungeneva.org/en/news-media/meeting-summaries"
///     links = "a.card"
/// "#).unwrap();
/// assert!(source.discovery.wants("https://www.ungeneva.org/en/meeting-summary/2023/03/x", None));
/// assert_eq!(source.discovery.listings[0].max_pages, 1);
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Discovery {
    /// RSS, Atom or JSON feeds.
    pub feeds: Vec<String>,
    /// Sitemaps, sitemap indexes and News sitemaps, gzip or not.
    pub sitemaps: Vec<String>,
    /// Pages that list others.
    #[serde(rename = "listing")]
    pub listings: Vec<Listing>,
    /// Only URLs that hold one of these are taken; all where empty.
    pub url_parts: Vec<String>,
    /// Only entries whose title, or the words of whose URL, hold one of these (lower case) are
    /// taken; all where empty. A newspaper prints a thousand pages for one about the Council.
    pub words: Vec<String>,
    /// The host that stands for `www.`, `m.` and bare spellings of itself, so that a page found
    /// under two of them is one page.
    pub canonical_host: Option<String>,
    /// Query parameters that name no page, beside those that every site's readers drag along (`utm_*`).
    pub drop_parameters: Vec<String>,
}

/// A page that lists others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// Its address.
    pub url: String,
    /// CSS selector of the links to pages.
    pub links: String,
    /// CSS selector of the link to the next listing page.
    #[serde(default)]
    pub next: Option<String>,
    /// How many listing pages are followed, the first included.
    #[serde(default = "one")]
    pub max_pages: usize,
}

fn one() -> usize {
    1
}

impl Discovery {
    /// Whether a URL that was found belongs to the source, by its address and, where it is known, its title.
    pub fn wants(&self, url: &str, title: Option<&str>) -> bool {
        if !self.url_parts.is_empty() && !self.url_parts.iter().any(|part| url.contains(part.as_str())) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let spoken = |text: &str| text.to_lowercase().replace(['-', '_', '/', '+'], " ");
        let said = [Some(spoken(url)), title.map(spoken)];
        said.iter()
            .flatten()
            .any(|text| self.words.iter().any(|word| holds_word(text, word)))
    }
}

/// Whether `word` stands in `text` as whole words.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !word.is_empty() && ![before, after].iter().flatten().any(|c| c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_for_whole_in_title_and_url() {
        let discovery = Discovery {
            words: vec!["human rights council".into(), "un".into()],
            ..Discovery::default()
        };
        assert!(discovery.wants("https://x.org/a", Some("UN envoy speaks")));
        assert!(discovery.wants("https://x.org/kingdom-at-human-rights-council", None));
        assert!(!discovery.wants("https://x.org/fun-run", Some("Fun run")));
    }
}
