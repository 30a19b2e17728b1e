//! Reads the links of a page that lists others.
//!
//! ```
//! let page = b"<a class=card href=/a/1> One </a><a href=/about>About</a><a rel=next href='?page=1'>More</a>";
//! let listed = reader::links(page, None, "a.card", Some("a[rel=next]"));
//! assert_eq!(listed.pages, [("/a/1".to_owned(), "One".to_owned())]);
//! assert_eq!(listed.next.as_deref(), Some("?page=1"));
//! ```
//!
//! Left alone on purpose: what the addresses are relative to, and whether they are wanted (the
//! fetcher knows both).

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

use crate::{decode, dom};

/// The links of a listing page, as they stand there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedLinks {
    /// Address and text of each link to a page, in order.
    pub pages: Vec<(String, String)>,
    /// Address of the next listing page.
    pub next: Option<String>,
}

/// The links that the selectors choose, or stand inside of what they choose. A selector that is
/// none chooses nothing.
pub fn links(body: &[u8], content_type: Option<&str>, pages: &str, next: Option<&str>) -> ListedLinks {
    let (text, _) = decode::decode(body, content_type);
    let (html, _) = dom::parse(&text);
    ListedLinks {
        pages: chosen(&html, pages),
        next: next
            .and_then(|next| chosen(&html, next).into_iter().next())
            .map(|(address, _)| address),
    }
}

fn chosen(html: &Html, selector: &str) -> Vec<(String, String)> {
    let (Ok(selector), Ok(anchor)) = (Selector::parse(selector), Selector::parse("a[href]")) else {
        return Vec::new();
    };
    let told = |link: ElementRef<'_>| {
        let words: String = link.text().collect();
        let address = link.value().attr("href")?.trim();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!address.is_empty()).then(|| (address.to_owned(), words))
    };
    let links = html.select(&selector).flat_map(|element| match element.value().attr("href") {
        Some(_) => vec![element],
        None => element.select(&anchor).collect(),
    });
    let mut met = HashSet::new();
    links.filter(|link| met.insert(link.id())).filter_map(told).collect()
}
