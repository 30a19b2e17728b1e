//! Speed of dates and periods: bytes a second over texts of growing size.
//!
//! ```sh
//! cargo bench -p parser --bench times [prose|dense|hostile]
//! ```
//! The same rate at every size shows that the cost is linear. `prose` has a date every few
//! sentences, `dense` is nothing but dates, `hostile` is long runs of halves of dates.
//! The cutting into sentences is not timed: the other rooms share it.

use std::hint::black_box;
use std::time::Instant;

use lexicon::Lexicon;
use parser::Document;
use record::Article;

const PROSE: &str = "The delegation of the Republic told the Council that its efforts to promote dialogue and to protect \
    civic space would continue, and that the recommendations of the Special Rapporteur were being studied. Several speakers \
    regretted the slow pace of reform. The ministry said on Monday that 1,200 families had been resettled since July 2021, \
    and that compensation of $1,500 was paid to each. Others welcomed the adoption of the law, noted the importance of an \
    independent judiciary, and called on all parties to refrain from violence against journalists and defenders. ";
const DENSE: &str = "On 29 March 2023, from 20 February to 4 April 2023, last May, two weeks ago, since the end of 2019, in Q3 2022. ";
const HOSTILE: &str = "last first 12 of March to the 3 of between the year before early mid-late 2019-2020-2021/3/4 and 5, 6, 7, 8 ";

fn main() {
    let lexicon = Lexicon::embedded();
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    for (name, sample) in [("prose", PROSE), ("dense", DENSE), ("hostile", HOSTILE)] {
        if !asked.is_empty() && !asked.iter().any(|word| word == name) {
            continue;
        }
        for megabytes in [1usize, 2, 4, 8] {
            let text = sample.repeat((megabytes << 20) / sample.len() + 1);
            let article = Article {
                published: Some("2023-03-31".into()),
                text,
                ..Article::default()
            };
            let doc = Document::new(&article);
            let started = Instant::now();
            let found = black_box(parser::times(&doc, lexicon)).len();
            let seconds = started.elapsed().as_secs_f64();
            let rate = article.text.len() as f64 / seconds / 1e6;
            println!("{name:8} {megabytes:2} MB  {rate:7.1} MB/s  {found} dates");
        }
    }
}
