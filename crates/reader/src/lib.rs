//! The only HTML: an archived page in, an article out.
//!
//! ```
//! let reader = reader::Reader::new(std::iter::empty());
//! let page = record::Page {
//!     id: "a".into(),
//!     url: "https://news.example/a".into(),
//!     body: b"<title>Mission thanks supporters</title><p>Thirty delegations spoke in favour.".to_vec(),
//!     ..Default::default()
//! };
//! let article = reader.read(&page);
//! assert_eq!(article.title.as_deref(), Some("Mission thanks supporters"));
//! assert_eq!(article.text, "Thirty delegations spoke in favour.");
//! ```
//!
//! Reading never fails: a page that gives nothing gives an article without text and a note
//! that says why. The same page gives the same text for ever within one [`TEXT_VERSION`].
//!
//! | part | what |
//! |---|---|
//! | `decode` | bytes to characters |
//! | `slim`, `dom`, `outline` | characters without scripts to a tree, within limits, and the tree to a list of passages |
//! | `story` | which passages are the story: by weight, marks, phrases, and a witness |
//! | `recipe` | the same by a source's selectors |
//! | `data` | the same where the page shows hardly any text and its scripts hold it |
//! | `metadata` | title, dates, authors, from the marks that pages carry |
//! | `pdf` | PDF files |
//! | `text` | one normalised text with paragraphs as ranges |
//!
//! Left alone on purpose: what the words mean.

mod data;
mod datelines;
mod decode;
mod dom;
mod expect;
mod html;
mod kind;
mod language;
mod links;
mod lists;
mod marks;
mod metadata;
mod notes;
mod outline;
mod pdf;
mod phrases;
mod recipe;
mod slim;
mod story;
mod text;
mod witness;

pub use links::{ListedLinks, links};

use catalog::Source;
use record::{Article, Kind, Level, Note, Page};

/// Version of the rules that make the text of a page.
pub const TEXT_VERSION: u32 = 1;

/// Reads pages, with the recipes of the declared sources.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    sources: Vec<Source>,
}

impl Reader {
    /// A reader that knows these sources.
    pub fn new(sources: impl IntoIterator<Item = Source>) -> Reader {
        Reader {
            sources: sources.into_iter().collect(),
        }
    }

    /// The article a page holds.
    pub fn read(&self, page: &Page) -> Article {
        let source = self.source(page);
        let mut article = Article {
            id: page.id.clone(),
            url: Some(page.url.clone()).filter(|url| !url.is_empty()),
            source: source.map(|source| source.name.clone()).or_else(|| page.source.clone()),
            fetched_at: page.fetched_at.clone(),
            digest: Some(page.digest.clone()).filter(|digest| !digest.is_empty()),
            archived: page.archived.clone(),
            text_version: Some(TEXT_VERSION),
            notes: page.notes.clone(),
            ..Article::default()
        };
        let media_type = page
            .content_type
            .as_deref()
            .unwrap_or("")
            .split(';')
            .next()
            .unwrap_or("")
            .trim()
            .to_ascii_lowercase();
        if page.body.iter().all(u8::is_ascii_whitespace) {
            article.notes.push(
                Note::new("read", Level::Error, "empty_page", "the page has no content")
                    .hint("see the archived response; the site may have answered with an empty body"),
            );
            return article;
        }
        let mut says_article = false;
        if pdf::is_pdf(&page.body) {
            pdf::read(&page.body, &mut article);
        } else if let Some((what, hint)) = decode::signature(&page.body) {
            let message = format!("the page is no HTML and no text: its first bytes are those of {what}");
            article.notes.push(Note::new("read", Level::Error, "not_html", message).hint(hint));
            return article;
        } else if decode::is_binary(&page.body) {
            article.notes.push(
                Note::new(
                    "read",
                    Level::Error,
                    "not_html",
                    "the page is no HTML and no text: it holds binary data",
                )
                .hint("import it as text, or leave it out of the plan"),
            );
            return article;
        } else {
            if media_type == "application/pdf" {
                article.notes.push(
                    Note::new(
                        "read",
                        Level::Warning,
                        "pdf_none",
                        "the page is called a PDF file and is none; it is read as what it holds",
                    )
                    .hint("see the archived response: sites put an error in the place of a file"),
                );
            }
            says_article = read_text(page, &media_type, source, &mut article);
        }
        if article.title.is_none() && page.title.is_some() {
            article.title = page.title.clone();
            article.provenance.insert("title".into(), "sidecar".into());
        }
        if article.published.is_none() && page.published.is_some() {
            article.published = page.published.clone();
            article.provenance.insert("published".into(), "sidecar".into());
        }
        let is_listing = article.kind == Kind::Listing;
        if !is_listing {
            article.kind = kind::of(&article, source, says_article);
        }
        if article.text.is_empty() && article.notes.iter().all(|note| note.level != Level::Error) {
            article.notes.push(
                Note::new("read", Level::Error, "empty_page", "no paragraph of text was found on the page")
                    .hint("tourdetable inspect --explain shows what was tried; a recipe in data/sources/ may help"),
            );
        }
        if let Some(source) = source {
            article.notes.extend(expect::unexpected(source, &article));
        }
        article
    }

    fn source(&self, page: &Page) -> Option<&Source> {
        if let Some(name) = &page.source {
            return self.sources.iter().find(|source| source.name == *name);
        }
        let url = url::Url::parse(&page.url).ok()?;
        let host = url.host_str()?;
        self.sources.iter().find(|source| source.has_host(host))
    }
}

/// Reads HTML or plain text; whether the page calls itself an article.
fn read_text(page: &Page, media_type: &str, source: Option<&Source>, article: &mut Article) -> bool {
    let (text, note) = decode::decode(&page.body, page.content_type.as_deref());
    article.notes.extend(note);
    if let Some((what, hint)) = decode::other_text(&text, media_type) {
        article.notes.push(
            Note::new(
                "read",
                Level::Error,
                "not_a_page",
                format!("this is {what}, and no page that a person reads"),
            )
            .hint(hint),
        );
        return false;
    }
    if media_type.contains("html") || (media_type != "text/plain" && decode::looks_like_html(&text)) {
        return html::read(&text, page, source, article);
    }
    let paragraphs = text::plain_paragraphs(&text);
    (article.text, article.paragraphs) = text::join(&paragraphs);
    article.recipe = Some("plain_text".into());
    notes::tell_language(article, None);
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(content_type: &str, body: &[u8]) -> Article {
        Reader::default().read(&Page {
            id: "p".into(),
            url: "https://news.example/p".into(),
            content_type: Some(content_type.into()),
            body: body.to_vec(),
            ..Page::default()
        })
    }

    fn codes(article: &Article) -> Vec<&str> {
        article.notes.iter().map(|note| note.code.as_str()).collect()
    }

    #[test]
    fn menus_captions_and_related_links_are_no_text() {
        let page = r#"<html><body><nav><ul><li>Home</li><li>100 jobs for you</li></ul></nav>
            <article><h1>Dialogue ends</h1><p>The dialogue ended on Wednesday, after 36 delegations had taken the floor.</p>
            <figure><img><figcaption>A hall with 300 seats</figcaption></figure>
            <p>The mission welcomed it, and thanked those who spoke.</p>
            <div class="related-posts"><p>Read also: 5 things to know about the Council</p></div></article>
            <footer>Copyright 2023, 12 offices</footer></body></html>"#;
        let article = read("text/html", page.as_bytes());
        assert_eq!(
            article.text,
            "The dialogue ended on Wednesday, after 36 delegations had taken the floor.\n\nThe mission welcomed it, and thanked those who spoke."
        );
        assert_eq!(article.title.as_deref(), Some("Dialogue ends"));
    }

    #[test]
    fn paragraphs_are_ranges_of_the_text() {
        let article = read("text/plain", "First\nline.\n\n\nSecond.\r\n\r\nThird.".as_bytes());
        let paragraphs: Vec<&str> = article.paragraphs.iter().map(|&(start, end)| &article.text[start..end]).collect();
        assert_eq!(paragraphs, ["First line.", "Second.", "Third."]);
    }

    #[test]
    fn what_is_no_page_gets_a_note() {
        assert_eq!(codes(&read("text/html", b" \n ")), ["empty_page"]);
        assert_eq!(codes(&read("text/html", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0")), ["not_html"]);
        assert_eq!(
            codes(&read("text/html; charset=utf-8", b"<p>Thirty \xe2\x80 delegations")),
            ["broken_utf8"]
        );
    }

    #[test]
    fn the_character_set_is_the_declared_one() {
        assert_eq!(
            read("text/html; charset=windows-1252", b"<p>C\xf4te d\x92Ivoire").text,
            "Côte d’Ivoire"
        );
        assert_eq!(read("text/html", b"<meta charset=iso-8859-1><p>Gen\xe8ve").text, "Genève");
    }

    #[test]
    fn what_is_utf_8_is_read_as_utf_8_whatever_its_label_says() {
        let page = "<meta charset=iso-8859-1><p>Genève, Zürich";
        assert_eq!(read("text/html; charset=windows-1252", page.as_bytes()).text, "Genève, Zürich");
    }

    #[test]
    fn a_page_that_is_not_the_utf_8_it_says_is_read_as_what_it_looks_like() {
        let (french, ..) = encoding_rs::WINDOWS_1252
            .encode("<p>La présidente a salué les délégués, réunis à Genève dès l’été, où l’élu répéta « merci ».");
        let (chinese, ..) =
            encoding_rs::GBK.encode("<p>港口委员会星期一举行会议，三十六个代表团就收费问题发言，要求专家在夏天之前提交新的报告。");
        for (body, words) in [(french, "réunis à Genève dès l’été"), (chinese, "三十六个代表团就收费问题发言")] {
            let article = read("text/html; charset=utf-8", &body);
            assert!(article.text.contains(words), "{}", article.text);
            assert_eq!(codes(&article), ["wrong_charset"]);
        }
    }

    #[test]
    fn utf_16_is_known_by_its_zeros_and_not_by_its_label() {
        let page = "<title>Thirty spoke</title><p>Thirty delegations spoke.";
        let little: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = page.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (label, body) in [("utf-8", little), ("utf-16", big), ("utf-16", page.into())] {
            let article = read(&format!("text/html; charset={label}"), &body);
            assert_eq!(article.text, "Thirty delegations spoke.", "{label}");
        }
    }

    #[test]
    fn zeros_that_strayed_into_a_page_are_left_out() {
        let page = format!("<p>Thir\0ty delegations spoke for two hours.{}", "\0".repeat(5000));
        assert_eq!(read("text/html", page.as_bytes()).text, "Thirty delegations spoke for two hours.");
    }

    #[test]
    fn a_file_that_is_no_page_is_called_by_its_name() {
        for (body, name) in [
            (b"\x1f\x8b\x08\0\0\0\0\0".as_slice(), "gzip"),
            (b"PK\x03\x04\x14\0\x06\0", "DOCX"),
            (b"{\\rtf1\\ansi Thirty delegations spoke.}", "RTF"),
        ] {
            let article = read("text/html", body);
            assert_eq!((article.text.as_str(), codes(&article)), ("", vec!["not_html"]));
            assert!(article.notes[0].message.contains(name), "{}", article.notes[0].message);
        }
    }

    #[test]
    fn feeds_data_and_code_are_no_pages() {
        let sentence = "Thirty delegations spoke in favour of the fees.";
        for (body, label, name) in [
            (
                format!(
                    "<?xml version='1.0'?>\n<rss version='2.0'><channel><title>A</title><item><pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate><description>{sentence}"
                ),
                "text/html",
                "a feed",
            ),
            (
                format!("<?xml version='1.0'?><!-- made by hand --><feed xmlns='a'><entry><summary>{sentence}"),
                "application/atom+xml",
                "a feed",
            ),
            (
                "<urlset><url><loc>https://news.example/a</loc></url></urlset>".into(),
                "application/xml",
                "a sitemap",
            ),
            (
                format!("{{\"title\": \"A\", \"body\": \"{sentence}\"}}"),
                "application/json",
                "JSON data",
            ),
            (format!("[{{\"body\": \"{sentence}\"}}]"), "text/html", "JSON data"),
            ("p { margin: 0 }".into(), "text/css", "a style sheet"),
            ("var a = 1;".into(), "text/javascript", "a script"),
        ] {
            let article = read(label, body.as_bytes());
            assert_eq!(
                (article.text.as_str(), &article.title, &article.published),
                ("", &None, &None),
                "{body}"
            );
            assert_eq!(codes(&article), ["not_a_page"], "{body}");
            assert!(article.notes[0].message.contains(name), "{}", article.notes[0].message);
        }
        // Words in brackets are words.
        assert_eq!(
            read("text/plain", b"[Thirty] delegations spoke.").text,
            "[Thirty] delegations spoke."
        );
    }

    #[test]
    fn data_sheets_and_tables_of_contents_are_no_text_and_lists_of_facts_are() {
        let page = r##"<html><body><article><h1>Radios for the field</h1>
            <ul><li><a href="#one">The best: Kestrel 40</a></li><li><a href="#two">The cheap one: Swift 12</a></li>
            <li><a href="#three">The small one: Wren 7</a></li></ul>
            <p>Thirty observers carried radios through the valley for a month, and wrote down what failed.</p>
            <ul><li>Price: 89,90 Euro</li><li>Battery: 5000 mAh</li><li>Case: 120 mm</li><li>Colour: grey</li></ul>
            <p>The Council adopted the resolution that pays for them on its last day, and the count was this.</p>
            <ul><li>In favour: 28</li><li>Against: 8</li><li>Abstentions: 11</li></ul>
            <p>Each of the missions then sent word of it home, over the radios of others.</p></article></body></html>"##;
        let text = read("text/html", page.as_bytes()).text;
        assert_eq!(
            text,
            "Thirty observers carried radios through the valley for a month, and wrote down what failed.\n\n\
            The Council adopted the resolution that pays for them on its last day, and the count was this.\n\n\
            In favour: 28\n\nAgainst: 8\n\nAbstentions: 11\n\n\
            Each of the missions then sent word of it home, over the radios of others."
        );
    }

    #[test]
    fn captions_of_films_end_in_how_long_they_run() {
        let page = "<article><h1>The hall</h1><p>The delegations left the hall after the vote, and some of them spoke to the press.</p>
            <div>The hall, an hour before the vote, as the cameras of the house saw it. 29.03.2023 | 3:18 min</div>
            <p>The session goes on until Friday, when the President reads the last decisions.</p></article>";
        assert!(!read("text/html", page.as_bytes()).text.contains("3:18"));
    }

    #[test]
    fn a_recipe_of_its_time_is_used() {
        let source = Source::from_toml(
            "s",
            "name='s'\ntitle='S'\nhosts=['news.example']\n[[recipe]]\nbody=['#new']\n[[recipe]]\nuntil=2020-12-31\nbody=['#old']\n",
        )
        .unwrap();
        let reader = Reader::new([source]);
        let page = |fetched_at: &str| Page {
            url: "https://www.news.example/a".into(),
            fetched_at: Some(fetched_at.into()),
            body: b"<div id=old><p>The old body.</div><div id=new><p>The new body.</div>".to_vec(),
            ..Page::default()
        };
        assert_eq!(reader.read(&page("2019-05-01T00:00:00Z")).text, "The old body.");
        let new = reader.read(&page("2023-05-01T00:00:00Z"));
        assert_eq!((new.text.as_str(), new.recipe.as_deref()), ("The new body.", Some("s#1")));
    }

    proptest! {
        #[test]
        fn any_bytes_give_paragraphs_on_character_boundaries(body in proptest::collection::vec(any::<u8>(), 0..400), html in any::<bool>()) {
            let article = read(if html { "text/html" } else { "text/plain" }, &body);
            for &(start, end) in &article.paragraphs {
                prop_assert!(article.text.get(start..end).is_some_and(|paragraph| !paragraph.trim().is_empty()));
            }
        }
    }
}
