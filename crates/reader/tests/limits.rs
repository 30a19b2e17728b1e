//! Pages that no one wrote: what is read of each, and the note that says where it was cut.
//! Each has a size at which work that grows with its square would not end within the day.

use record::{Article, Page};

const SENTENCE: &str = "The mission thanked the thirty delegations that had spoken, and asked for more time to answer.";

fn read(body: impl Into<Vec<u8>>) -> Article {
    read_as("text/html; charset=utf-8", body)
}

fn read_as(content_type: &str, body: impl Into<Vec<u8>>) -> Article {
    reader::Reader::default().read(&Page {
        id: "p".into(),
        url: "https://news.example/p".into(),
        content_type: Some(content_type.into()),
        body: body.into(),
        ..Page::default()
    })
}

fn codes(article: &Article) -> Vec<&str> {
    article.notes.iter().map(|note| note.code.as_str()).collect()
}

/// A story with something behind it.
fn story_then(more: &str) -> String {
    format!("<title>A</title><article><p>{SENTENCE}</p><p>{SENTENCE} Twice.</p></article>{more}")
}

#[test]
fn a_million_nested_elements_are_cut() {
    for tag in [
        "<div>",
        "<b>",
        "<span class=a>",
        "<ul><li>",
        "<table><tr><td>",
        "<blockquote>",
        "<x-y>",
    ] {
        let article = read(story_then(&tag.repeat(1_000_000 / tag.matches('<').count())));
        assert_eq!(codes(&article), ["page_cut"], "{tag}");
        assert!(article.text.contains(SENTENCE), "{tag}");
    }
}

#[test]
fn elements_that_repeat_themselves_are_cut() {
    // Each paragraph holds all of the unclosed fonts again.
    let fonts: String = (0..300).map(|number| format!("<font size={number}>")).collect();
    let article = read(story_then(&format!("<p>{fonts}</p>{}", "<p>x</p>".repeat(100_000))));
    assert_eq!(codes(&article), ["page_cut"]);
    assert!(article.text.contains(SENTENCE));
}

#[test]
fn nothing_closed_is_read_all_the_same() {
    let page = format!("<html><body><article>{}", format!("<p>{SENTENCE}").repeat(2000));
    let article = read(page);
    assert_eq!((article.paragraphs.len(), codes(&article)), (2000, vec![]));
    let flat = read(story_then(&"<a href=x>more".repeat(100_000)));
    assert_eq!(flat.text, format!("{SENTENCE}\n\n{SENTENCE} Twice."));
}

#[test]
fn links_without_end_are_no_story() {
    let links = "<a href=/x>More</a> ".repeat(700_000);
    let article = read(story_then(&links));
    assert_eq!(codes(&article), ["page_cut"]);
    assert_eq!(article.text, format!("{SENTENCE}\n\n{SENTENCE} Twice."));
}

#[test]
fn attributes_without_end() {
    let long = format!("<p style=\"{}\">{SENTENCE}</p>", "x".repeat(10 << 20));
    assert_eq!(read(long).text, SENTENCE);
    let many: String = (0..300_000).map(|number| format!(" a{number}=1")).collect();
    assert_eq!(read(format!("<article><p{many}>{SENTENCE}</p></article>")).text, SENTENCE);
    // A ">" within a value does not end the tag.
    assert_eq!(
        read(format!("<article><p title=\">\"{many}>{SENTENCE}</p></article>")).text,
        SENTENCE
    );
    assert_eq!(
        read(format!("<article><p title='{SENTENCE}'{many} class=\"{}", "x".repeat(1 << 20))).text,
        ""
    );
    let classes: String = (0..200_000).map(|number| format!("share{number} ")).collect();
    assert_eq!(
        read(format!("<article class=\"{classes}\"><p>{SENTENCE}</p></article>")).text,
        SENTENCE
    );
}

#[test]
fn signs_that_open_nothing() {
    let article = read(format!("<article><p>{SENTENCE}</p></article>{}", "<".repeat(1 << 20)));
    assert!(article.text.starts_with(SENTENCE), "{:?}", &article.text[..80]);
    for opening in ["<!--", "<script>", "<a ", "<![CDATA[", "&", "&#"] {
        let article = read(story_then(&opening.repeat(500_000)));
        assert!(article.text.starts_with(SENTENCE), "{opening}: {:?}", codes(&article));
    }
}

#[test]
fn one_huge_list_and_one_huge_table() {
    let items = format!("<li>{SENTENCE}</li>").repeat(50_000);
    let article = read(format!("<article><ul>{items}</ul></article>"));
    assert_eq!((article.paragraphs.len(), codes(&article)), (50_000, vec![]));
    let links = "<li><a href=/x>Another story that stands elsewhere, with a long headline</a></li>".repeat(60_000);
    assert_eq!(
        read(story_then(&format!("<ul>{links}</ul>"))).text,
        format!("{SENTENCE}\n\n{SENTENCE} Twice.")
    );
    let rows = format!("<tr><td>{SENTENCE}</td><td>In favour</td></tr>").repeat(20_000);
    let article = read(format!("<article><table>{rows}</table></article>"));
    assert!(article.text.starts_with(SENTENCE));
    assert_eq!(codes(&article), Vec::<&str>::new());
}

#[test]
fn headlines_bylines_and_times_without_end() {
    for each in [
        "<h1>The mission thanks those who spoke</h1>",
        "<h2>The mission thanks all</h2>",
        "<time>29 March 2023</time>",
        "<a rel=author>Sok Dara</a>",
        "<span itemprop=datePublished>29 March</span>",
    ] {
        assert!(read(story_then(&each.repeat(50_000))).text.contains(SENTENCE), "{each}");
    }
    let meta = "<meta name=author content='Sok Dara'><meta property=og:title content='A title of many'><meta property=article:published_time content='soon'>";
    let article = read(format!("<head>{}</head>{}", meta.repeat(50_000), story_then("")));
    assert_eq!((article.authors.len(), codes(&article)), (1, vec![]));
    let nested = format!("{}<p>{SENTENCE}<p>{SENTENCE} Twice.", "<div><h1>".repeat(280));
    assert!(read(nested).text.contains(SENTENCE));
}

#[test]
fn metadata_without_end() {
    let broken = format!(
        "{{\"@type\":\"NewsArticle\",\"headline\":\"A \"quoted\" one\",\"x\":[{}",
        "{\"a\":\"b\"},".repeat(500_000)
    );
    assert!(broken.len() > 5_000_000);
    let article = read(format!("<script type='application/ld+json'>{broken}</script>{}", story_then("")));
    assert!(article.text.starts_with(SENTENCE));
    assert_eq!(codes(&article), ["metadata_unread"]);
    let deep = format!("{{\"@type\":\"NewsArticle\",\"mainEntity\":{}", "[".repeat(500_000));
    let article = read(format!("<script type='application/ld+json'>{deep}</script>{}", story_then("")));
    assert!(article.text.starts_with(SENTENCE));
    let wide = format!(
        "[{}{{}}]",
        "{\"@id\":\"#x\",\"name\":\"X\",\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#y\"}},".repeat(20_000)
    );
    let article = read(format!("<script type='application/ld+json'>{wide}</script>{}", story_then("")));
    assert!(article.text.starts_with(SENTENCE));
}

#[test]
fn a_wrong_label_and_bytes_that_are_no_text() {
    let latin = format!("<p>Gen\u{e8}ve: {SENTENCE}")
        .chars()
        .map(|letter| letter as u8)
        .collect::<Vec<u8>>();
    let article = read(latin.clone());
    assert!(article.text.contains(SENTENCE));
    assert_eq!(codes(&article), ["broken_utf8"]);
    // A label that is none, or that is another's.
    assert!(read_as("text/html; charset=klingon", latin.clone()).text.starts_with("Genève"));
    assert_eq!(read_as("text/html; charset=utf-16", format!("<p>{SENTENCE}")).text, SENTENCE);
    // A NUL in a text is none; a file of them is no text.
    let article = read(format!("{}\0\0{}", "<p>x".repeat(2000), story_then("\0\0\0")));
    assert!(article.text.contains(SENTENCE) && !article.text.contains('\0'));
    assert_eq!(codes(&read(vec![0; 1 << 20])), ["not_html"]);
}

#[test]
fn what_is_longer_than_any_page_is_cut() {
    let article = read(story_then(&format!("<!-- {} -->", "x".repeat(17 << 20))));
    assert!(article.text.contains(SENTENCE));
    assert_eq!(codes(&article), ["page_cut"]);
    let article = read_as("text/plain", format!("{SENTENCE}\n\n").repeat(200_000));
    assert!(article.text.len() <= 16 << 20);
    assert_eq!(codes(&article), ["page_cut"]);
}

#[test]
fn a_listing_without_end_gives_its_links_once() {
    let page = format!("<div class=card>{}<a href=/a>One</a>", "<div class=card>".repeat(400));
    let listed = reader::links(page.as_bytes(), None, ".card", None);
    assert_eq!(listed.pages, [("/a".to_owned(), "One".to_owned())]);
}
