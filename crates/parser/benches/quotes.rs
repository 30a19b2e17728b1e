//! How fast quotations are read, on one core: `cargo bench -p parser --bench quotes`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use lexicon::Lexicon;
use parser::Document;
use record::Article;

/// A passage as a newspaper has it; an article of the bench is this twenty times.
const PASSAGE: &str = "A fire that swept through a market in the capital on Tuesday night has left hundreds of traders without work, officials said. \
No one was hurt, but more than 300 stalls burned down and the smoke could be seen from the hills around the city.

“Everything I had was in that stall,” said Abena Mensah, a cloth seller. “I don’t know how I’ll feed my children.”

The fire service arrived within minutes of the first call and needed four hours to bring the flames under control. Its spokesman, Kwame Boateng, said \
the cables in the oldest part of the market had been overloaded for years and that traders had been told so more than once.

The mayor, Efua Owusu, visited the site on Wednesday morning. She called the loss “a blow to the whole city” and promised a fund. According to the \
chamber of commerce, the market turns over about 2 million a week in the high season, most of it in cash, and few of the stalls are insured.

Plans to rebuild the market in concrete were drawn up in 2016 and shelved two years later, when a change of government brought a change of priorities. \
Nobody has said who will pay for the new stalls, or where the traders are to sell their goods until then.

";

fn main() {
    let article = Article {
        id: "bench".into(),
        text: PASSAGE.repeat(20),
        ..Article::default()
    };
    let lexicon = Lexicon::embedded();
    let doc = Document::new(&article);
    let megabytes = article.text.len() as f64 / 1e6;
    let quotes = parser::quotes(&doc, &[], lexicon).len();
    let mut rounds = 0;
    let mut best = Duration::MAX;
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(2) {
        let round = Instant::now();
        black_box(parser::quotes(black_box(&doc), &[], lexicon));
        best = best.min(round.elapsed());
        rounds += 1;
    }
    let mean = megabytes * f64::from(rounds) / began.elapsed().as_secs_f64();
    println!(
        "quotations: {quotes} in {megabytes:.2} MB; {mean:.1} MB/s on average, {:.1} MB/s at best",
        megabytes / best.as_secs_f64()
    );
}
