//! Sitemaps as they are met, and as nobody means them.

use fetcher::Sitemap;
use proptest::prelude::*;

fn told(file: &str) -> Vec<String> {
    let sitemap = Sitemap::parse(file.as_bytes());
    let pages = sitemap
        .pages
        .into_iter()
        .map(|page| format!("page {} {:?} {:?} {:?}", page.url, page.title, page.published, page.modified));
    let sitemaps = sitemap
        .sitemaps
        .into_iter()
        .map(|map| format!("map {} {:?}", map.url, map.modified));
    pages.chain(sitemaps).chain(sitemap.fault.map(|_| "fault".into())).collect()
}

#[test]
fn a_sitemap_lists_pages_with_the_day_they_changed() {
    let file = "\u{feff}<?xml version='1.0'?><!-- made by x --><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>
        <url><loc> https://a.example/?a=1&amp;b=2 </loc><lastmod>2023-03-29</lastmod><image:image><image:loc>https://a.example/i.png</image:loc></image:image></url>
        <url><loc><![CDATA[https://a.example/2]]></loc></url><url><lastmod>2023-03-29</lastmod></url></urlset>";
    assert_eq!(
        told(file),
        [
            "page https://a.example/?a=1&b=2 None None Some(\"2023-03-29\")",
            "page https://a.example/2 None None None"
        ]
    );
}

#[test]
fn a_news_sitemap_gives_titles_and_dates() {
    let file = "<urlset><url><loc>https://a.example/1</loc><n:news><n:publication><n:name>Paper</n:name></n:publication>
        <n:publication_date>2023-03-29T08:00:00Z</n:publication_date><n:title>Council &amp; &#8220;dialogue&#8221;</n:title></n:news></url></urlset>";
    assert_eq!(
        told(file),
        ["page https://a.example/1 Some(\"Council & “dialogue”\") Some(\"2023-03-29T08:00:00Z\") None"]
    );
}

#[test]
fn an_index_lists_sitemaps() {
    let file = "<sitemapindex><sitemap><loc>https://a.example/1.xml.gz</loc><lastmod>2023-03</lastmod></sitemap></sitemapindex>";
    assert_eq!(told(file), ["map https://a.example/1.xml.gz Some(\"2023-03\")"]);
}

#[test]
fn what_can_be_read_of_a_broken_file_is_given() {
    assert_eq!(
        told("<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.ex"),
        ["page https://a.example/1 None None None"]
    );
    assert_eq!(told("https://a.example/1\nhttps://a.example/2\n").len(), 2);
    assert_eq!(told("<html><p>Not found"), ["fault"]);
    assert_eq!(told(""), ["fault"]);
}

proptest! {
    #[test]
    fn nothing_panics_and_no_address_is_empty(file in "(<(/?(urlset|url|loc|sitemap|news:news|!\\[CDATA\\[|\\?xml))?>?|[a-z&;#0-9:/ ]{0,9}){0,40}") {
        let sitemap = Sitemap::parse(file.as_bytes());
        prop_assert!(sitemap.pages.iter().chain(&sitemap.sitemaps).all(|found| !found.url.is_empty()));
    }

    #[test]
    fn every_address_that_is_written_is_read(addresses in prop::collection::vec("https://[a-z]{1,8}\\.example/[a-z0-9/&=?]{0,20}", 0..20)) {
        let escaped: String = addresses.iter().map(|address| format!("<url><loc>{}</loc></url>", address.replace('&', "&amp;"))).collect();
        let sitemap = Sitemap::parse(format!("<urlset>{escaped}</urlset>").as_bytes());
        let read: Vec<String> = sitemap.pages.into_iter().map(|page| page.url).collect();
        prop_assert_eq!(read, addresses);
        prop_assert_eq!(sitemap.fault, None);
    }

    #[test]
    fn any_bytes_end(file in prop::collection::vec(any::<u8>(), 0..500)) {
        Sitemap::parse(&file);
    }
}
