//! Reads what lists pages: feeds here, sitemaps in `sitemap`, listing pages by whoever reads HTML.

/// An address that some document lists, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The address; a relative one is seen from the document.
    pub url: String,
    /// The title that the document gives.
    pub title: Option<String>,
    /// When it says that the page was published.
    pub published: Option<String>,
    /// When it says that the page was changed.
    pub modified: Option<String>,
}

/// What a listing page links to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// The pages.
    pub pages: Vec<Found>,
    /// The next listing page.
    pub next: Option<String>,
}

/// Reads the links of a listing page: its body, its declared type, the listing's selectors. The
/// fetcher knows no HTML; the program hands it the reader's.
pub type ReadLinks<'a> = dyn Fn(&[u8], Option<&str>, &catalog::Listing) -> Links + 'a;

/// The entries of an RSS, Atom or JSON feed.
pub(crate) fn feed(body: &[u8], address: &str) -> Result<Vec<Found>, String> {
    let parser = feed_rs::parser::Builder::new().base_uri(Some(address)).build();
    let feed = parser.parse(body).map_err(|error| error.to_string())?;
    let found = feed.entries.into_iter().filter_map(|entry| {
        let pages = |link: &&feed_rs::model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
        let link = entry.links.iter().find(pages).or(entry.links.first());
        // A permanent id that is an address stands for a link that is missing (RSS: `guid isPermaLink`).
        let by_id = || Some(entry.id.clone()).filter(|id| id.starts_with("http://") || id.starts_with("https://"));
        Some(Found {
            url: link.map(|link| link.href.clone()).or_else(by_id)?,
            title: entry
                .title
                .map(|title| title.content.trim().to_owned())
                .filter(|title| !title.is_empty()),
            published: entry.published.map(|date| date.to_rfc3339()),
            modified: entry.updated.map(|date| date.to_rfc3339()),
        })
    });
    Ok(found.collect())
}

/// The addresses of a list, one a line; `#` begins a comment.
pub(crate) fn list(text: &str) -> Vec<Found> {
    let addresses = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    addresses
        .map(|url| Found {
            url: url.into(),
            ..Found::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let found = feed(body.as_bytes(), "https://a.example/feed").unwrap();
        found.into_iter().map(|found| (found.url, found.title, found.published)).collect()
    }

    #[test]
    fn rss_atom_and_json_feeds_are_read() {
        let expected = vec![(
            "https://a.example/1".to_owned(),
            Some("The Council met".to_owned()),
            Some("2023-03-29T08:00:00+00:00".to_owned()),
        )];
        assert_eq!(
            check(
                "<rss version='2.0'><channel><title>x</title><item><title>The Council met</title><link>https://a.example/1</link>\
                   <pubDate>Wed, 29 Mar 2023 08:00:00 GMT</pubDate></item></channel></rss>"
            ),
            expected
        );
        assert_eq!(
            check(
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><id>x</id><entry><id>y</id><title>The Council met</title>\
                   <link rel='enclosure' href='https://a.example/1.mp3'/><link href='https://a.example/1'/>\
                   <published>2023-03-29T08:00:00Z</published></entry></feed>"
            ),
            expected
        );
        assert_eq!(
            check(
                r#"{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","url":"https://a.example/1",
                   "title":"The Council met","content_text":"x","date_published":"2023-03-29T08:00:00Z"}]}"#
            ),
            expected
        );
    }

    #[test]
    fn a_page_that_is_no_feed_is_an_error() {
        assert!(feed(b"<html><p>Moved", "https://a.example/feed").is_err());
    }
}
