//! How many bytes of prose a second the delegation rules read on one core.
//!
//! ```sh
//! cargo bench -p parser --bench delegations
//! ```
//! A name of a text (`summary`, `votes`) and a number of rounds may follow `--`.
//!
//! Four texts written here, each repeated to the length of a page: an account of a debate and a
//! newspaper's report of one, in which nearly every sentence has a speaker; a newspaper's longer
//! article in which the debate is one passage; general news without a meeting. Where
//! `../shared/gold/articles` exists, its 225 articles as well (`articles`).

use std::hint::black_box;
use std::time::Instant;

use lexicon::Lexicon;
use record::{Article, Kind};

const SUMMARY: &str = "The Human Rights Council this morning held an interactive dialogue on the situation of human rights in Chad.\n\n\
Chad, speaking as the country concerned, said that the Government had opened its prisons to visitors and had trained four hundred judges since the last session.\n\n\
In the discussion, some speakers welcomed the steps taken towards the elections and commended the release of detained journalists. A number of speakers deplored the violence that followed the protests in the capital and called for an independent inquiry. Norway regretted that the visit of the expert had been put off. It urged the authorities to name a date. The roads to the north had been closed for months, and aid reached fewer than half of the villages.\n\n\
Speaking in the discussion were European Union, Togo on behalf of the African Group, Iceland (on behalf of the Nordic countries), France, Senegal, Republic of Korea, Viet Nam, Kenya, and Sudan.\n\n\
The following civil society organizations also took the floor: Lake Region Lawyers Association, and Sahel Women’s Network.";

const NEWSPAPER: &str = "Envoys clash over Nepal at rights council\n\n\
The United Kingdom and Canada used Tuesday’s session in Geneva to voice concern over a bill that would curb the work of charities, while Beijing and Islamabad sided with the government. “We hear the criticism,” the Nepali ambassador told the Human Rights Council. Farmers in the plains have waited since spring for a decision on the price of sugar, and the buses of the capital stood still for a day.\n\n\
Of the 24 delegations that spoke, only seven were critical, the mission said. Several delegations called for a new law. Bhutan did not take the floor. The bill goes back to the house in May, after a committee has heard the unions, the press and the owners of the mills.";

const FEATURE: &str = "A road that was promised twice\n\n\
It takes Maya Rai four hours to walk from her house to the clinic in the valley, and six to come back. The path follows the river as far as the old mill and then climbs through terraces that nobody has planted for years. In the rains it is a stream. Her neighbour broke a leg there last autumn and lay under a tarpaulin until the evening, when the men came home from the quarry with a door to carry him on.\n\n\
The road was to be ready in two years. Surveyors came with red flags, counted the fields and paid for the first of them. Then the contractor went to court over the price of cement, the ministry changed hands, and the machines were driven off one night in a long line with their lamps lit. What is left is a ledge of gravel that ends at a walnut tree.\n\n\
The case has come up in Geneva, where the Human Rights Council looked at Nepal’s record on Tuesday. Norway asked when the hill districts would have a hospital that could be reached. Several delegations welcomed the new law on land, and Switzerland said that compensation had been slow. The government’s envoy replied that the works had started again in March. No one in the village had heard of it.\n\n\
“We do not need a speech, we need a bridge,” said the head teacher, who has written eleven letters. Her school has lost a third of its pupils since the bus from the district town stopped running. Those who can pay rent a room near the market for the winter; the others stay away from November until the snow has gone. The older girls are the first to be kept at home.\n\n\
The engineers say that the slope above the mill moves by a hand’s breadth every year. A tunnel would be safer, but it would cost four times as much, and the bank that lends the money wants to see the traffic first. A study of the traffic was ordered in the spring. It will count the people who use a road that is not there.";

const NEWS: &str = "The harbour will close for three weeks in June so that the old crane can be taken down, the port said on Monday. About 40 ships a week will be sent to the yards further north. Owners of the fish market fear for their trade, although the council has promised to pay a part of the losses. The crane was built in 1931 and lifted the first locomotives for the line to the hills. A museum wanted it, yet nobody could say who would pay for the move. The mayor told reporters that a model of it would stand in the hall. Schools may visit the site until the end of May, and the last lift will be shown on local television.";

fn main() {
    let lexicon = Lexicon::embedded();
    let only = std::env::args().nth(1).filter(|argument| !argument.starts_with('-'));
    let rounds: usize = std::env::args().nth(2).and_then(|rounds| rounds.parse().ok()).unwrap_or(400);
    for (name, kind, text) in [
        ("summary", Kind::MeetingSummary, SUMMARY),
        ("newspaper", Kind::NewsArticle, NEWSPAPER),
        ("feature", Kind::NewsArticle, FEATURE),
        ("news", Kind::NewsArticle, NEWS),
    ] {
        if only.as_deref().is_some_and(|only| only != name) {
            continue;
        }
        // A page is a few thousand bytes long.
        let article = Article {
            kind,
            text: vec![text; 1 + 4000 / text.len()].join("\n\n"),
            ..Article::default()
        };
        let (seconds, rows) = best_of(rounds, || parser::delegations(black_box(&article), lexicon).0.len());
        println!(
            "{name:10} {:7.1} MB/s  ({} bytes, {rows} rows, {:.1} us)",
            article.text.len() as f64 / seconds / 1e6,
            article.text.len(),
            seconds * 1e6
        );
    }
    if only.as_deref().is_none_or(|only| only == "articles") {
        articles(lexicon, rounds);
    }
    sizes(lexicon, only.as_deref(), rounds);
}

/// The articles of real newspapers, where they are at hand.
fn articles(lexicon: &Lexicon, rounds: usize) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/gold/articles/gold.jsonl");
    let Ok(lines) = std::fs::read_to_string(path) else {
        println!("articles: not measured, ../shared/gold/articles is not here");
        return;
    };
    let text = |line| {
        serde_json::from_str::<serde_json::Value>(line).ok()?["text"]
            .as_str()
            .map(str::to_owned)
    };
    let articles: Vec<Article> = lines
        .lines()
        .filter_map(text)
        .map(|text| Article {
            kind: Kind::NewsArticle,
            text,
            ..Article::default()
        })
        .collect();
    let read = || {
        let rows = articles
            .iter()
            .map(|article| parser::delegations(black_box(article), lexicon).0.len());
        rows.sum::<usize>()
    };
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let (seconds, rows) = best_of(rounds / 40, read);
    println!(
        "articles   {:7.1} MB/s  ({bytes} bytes in {} articles, {rows} rows)",
        bytes as f64 / seconds / 1e6,
        articles.len()
    );
}

/// The cost of a byte over sizes: a document repeated, one sentence that does not end, one list.
fn sizes(lexicon: &Lexicon, only: Option<&str>, rounds: usize) {
    let sentence = "Norway, speaking on behalf of the Nordic countries, regretted the arrests, some speakers welcomed the reforms, and almost all of them called for a vote, ";
    let list = "Togo on behalf of the African Group, Iceland (on behalf of the Nordic countries), Republic of Korea, Viet Nam, Sahel Women’s Network, ";
    let parted = "Some speakers welcomed the reforms, but only eight were critical. Almost all of them welcomed the visit. ";
    let votes = "Action on A/HRC/52/L.3. The draft resolution was adopted by a vote of 2 in favour, 1 against and 0 abstentions.\nIn favour (2): Chad and Togo\nAgainst (1): Norway\n";
    let chad = "Speaking in the discussion on Chad were ";
    for (name, kind, before, piece) in [
        ("documents", Kind::MeetingSummary, "", SUMMARY),
        ("newspapers", Kind::NewsArticle, "", NEWSPAPER),
        ("one sentence", Kind::MeetingSummary, "In the discussion, ", sentence),
        ("one list", Kind::MeetingSummary, chad, list),
        ("crowds", Kind::MeetingSummary, "", parted),
        ("votes", Kind::MeetingSummary, "", votes),
    ] {
        if only.is_some_and(|only| only != name && only != "sizes") {
            continue;
        }
        for size in [1, 10, 100] {
            let article = Article {
                kind,
                text: format!("{before}{}", piece.repeat(size * 4000 / piece.len())),
                ..Article::default()
            };
            let (seconds, rows) = best_of(rounds / size, || parser::delegations(black_box(&article), lexicon).0.len());
            println!(
                "{name:12} x{size:<4} {:7.2} ns a byte  ({} bytes, {rows} rows)",
                seconds * 1e9 / article.text.len() as f64,
                article.text.len()
            );
        }
    }
}

/// Seconds of the fastest round, and what it gave.
fn best_of(rounds: usize, mut read: impl FnMut() -> usize) -> (f64, usize) {
    let timed = |_| {
        let started = Instant::now();
        let rows = read();
        (started.elapsed().as_secs_f64(), rows)
    };
    let of_less = |one: (f64, usize), other: (f64, usize)| if other.0 < one.0 { other } else { one };
    (0..rounds.max(1)).map(timed).reduce(of_less).unwrap_or_default()
}
