//! The article that the project began with: its nine quoted strings, each with its speaker.
//! Runs where `../shared` stands beside the repository, and says so where it does not.

use std::path::Path;

use lexicon::Lexicon;
use record::{Article, Kind};

/// The first words of each quoted string, and part of the speaker's name.
const QUOTED: [(&str, &str); 9] = [
    ("“Many", "Sokkhoeurn"),
    ("“regression", "Vitit"),
    ("“receded", "Vitit"),
    ("“genuinely", "Sokkhoeurn"),
    ("“does not", "Sokkhoeurn"),
    ("“far from", "Sokkhoeurn"),
    ("“The human", "Sokkhoeurn"),
    ("“almost", "Sokkhoeurn"),
    ("“considerable", "Sokkhoeurn"),
];

#[test]
fn each_quoted_string_of_the_article_has_its_speaker() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/input/phnom-penh-post-2023-03-31.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: ../shared/input is not here");
        return;
    };
    let article = Article {
        id: "phnom-penh-post".into(),
        text,
        kind: Kind::NewsArticle,
        published: Some("2023-03-31".into()),
        ..Article::default()
    };
    let extraction = parser::parse(&article, Lexicon::embedded());
    let mut faults = Vec::new();
    for (words, speaker) in QUOTED {
        let place = article.text.find(words).unwrap_or_else(|| panic!("the article has no {words}"));
        // The shortest quotation around the words is the one whose they are.
        let span_around = |quote: &record::Quote| {
            let around = quote.content_spans.iter().filter(|span| span.start <= place && place < span.end);
            around.map(|span| span.len()).min()
        };
        let found = extraction
            .quotes
            .iter()
            .filter_map(|quote| Some((span_around(quote)?, quote)))
            .min_by_key(|(len, _)| *len);
        let got = found.and_then(|(_, quote)| quote.speaker.as_deref());
        if !got.is_some_and(|got| got.contains(speaker)) {
            faults.push(format!("{words}: {speaker} and not {got:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
