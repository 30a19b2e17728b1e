//! How many sentences a second the figures room reads on one core, and that its cost grows with
//! the text alone: over sizes of the file, lengths of a sentence and sizes of the tables.
//!
//! ```sh
//! cargo bench -p parser --bench figures
//! ```
//!
//! A line's last column is the cost of a byte against the first line of its table: about 1
//! where the cost is linear. Cutting into sentences is counted, dates and speakers are not.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Instant;

use lexicon::{Lexicon, embedded_files};
use record::Article;

/// Sentences of several topics, with and without figures; `#` becomes another number each time.
const SENTENCES: &[&str] = &[
    "Of the # delegations that took the floor, only nine were critical while # spoke in favour. ",
    "Exports fell by 4.# per cent to $#.2 billion in the first quarter, the ministry said. ",
    "He told reporters that the talks would go on for as long as they were needed. ",
    "The storm killed at least # people and left nearly #,000 families without a home. ",
    "See A/HRC/52/L.# and Article #, paragraph 3, of the Convention. ",
    "Between # and 9# journalists waited outside for two and a half hours. ",
    "The minister welcomed the report and thanked everybody who had worked on it. ",
    "Two-thirds of the # members backed the text, or about one in five of all voters. ",
    "A court fined the three defendants # million riel each, twelve less than the prosecutor had asked for. ",
    "Observers said that nothing of the sort had been seen in the country before. ",
];

fn main() {
    let lexicon = Lexicon::embedded();
    heading("sentences, 100 a text");
    let mut first = None;
    for size in [1_000, 10_000, 100_000, 1_000_000] {
        measure(size, size, &articles(&sentences(100), size / 100), lexicon, &mut first);
    }
    heading("sentences in one text");
    let mut first = None;
    for size in [1_000, 10_000, 100_000, 1_000_000] {
        measure(size, size, &articles(&sentences(size), 1), lexicon, &mut first);
    }
    heading("clauses in one sentence");
    let mut first = None;
    for size in [10, 100, 1_000, 10_000] {
        let count = 100_000 / size;
        measure(size, count, &articles(&long_sentences(size, count), 1), lexicon, &mut first);
    }
    heading("rows added to the tables");
    let mut first = None;
    for added in [0, 1_000, 10_000, 100_000] {
        let folder = tempfile::tempdir().expect("a folder for the tables");
        write_tables(folder.path(), added);
        let grown = Lexicon::load(folder.path()).expect("the grown tables are valid");
        measure(added, 100_000, &articles(&sentences(100), 1_000), &grown, &mut first);
    }
}

fn heading(what: &str) {
    println!("{what:<24} {:>10} {:>12} {:>8} {:>8}", "figures", "sentences/s", "MB/s", "growth");
}

fn articles(text: &str, count: usize) -> Vec<Article> {
    let article = Article {
        id: "bench".into(),
        text: text.to_owned(),
        ..Article::default()
    };
    vec![article; count]
}

fn measure(what: usize, count: usize, articles: &[Article], lexicon: &Lexicon, first: &mut Option<f64>) {
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let mut best = f64::INFINITY;
    let mut found = 0;
    for _ in 0..if count > 200_000 { 1 } else { 3 } {
        let started = processor_seconds();
        found = articles.iter().map(|article| parser::figures(article, lexicon).len()).sum();
        best = best.min(processor_seconds() - started);
    }
    let cost = best / bytes as f64;
    let growth = cost / *first.get_or_insert(cost);
    let (rate, megabytes) = (count as f64 / best, bytes as f64 / best / 1e6);
    println!("{what:<24} {found:>10} {rate:>12.0} {megabytes:>8.1} {growth:>8.2}");
}

/// Seconds that this thread was on a processor, so that others on the machine do not count;
/// seconds of the clock where the system does not tell.
fn processor_seconds() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let clock = START.get_or_init(Instant::now).elapsed().as_secs_f64();
    let Ok(schedule) = fs::read_to_string("/proc/thread-self/schedstat") else {
        return clock;
    };
    let nanoseconds = schedule.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    nanoseconds.map_or(clock, |nanoseconds| nanoseconds / 1e9)
}

fn sentences(count: usize) -> String {
    let mut text = String::new();
    for nth in 0..count {
        let sentence = SENTENCES[nth % SENTENCES.len()];
        text.push_str(&sentence.replace('#', &(11 + nth % 79).to_string()));
        if nth % 5 == 4 {
            text.push('\n');
        }
    }
    text
}

fn long_sentences(clauses: usize, count: usize) -> String {
    let mut text = String::new();
    for _ in 0..count {
        text.push_str("The report says that");
        for clause in 0..clauses {
            let _ = write!(
                text,
                " {} of the {} officers in district camp were moved, or about half, and",
                10 + clause % 17,
                40 + clause % 31
            );
        }
        text.push_str(" nothing else.\n");
    }
    text
}

/// The embedded tables, with invented units, qualifiers, names and verbs. Each hangs on a word of
/// its own: phrases that share their word are tried one after another, two dozen at most today.
fn write_tables(folder: &Path, added: usize) {
    for (path, mut text) in embedded_files() {
        let name = path.rsplit('/').next().expect("a file name").to_owned();
        for nth in 0..added {
            let word = format!("zz{nth}");
            let _ = match name.as_str() {
                "units.tsv" => writeln!(text, "{word}\t{word}\tmeasure"),
                "qualifiers.tsv" => writeln!(text, "{word}\tbefore\tle"),
                "number_names.tsv" => writeln!(text, "{word}\tname\tcapital"),
                "verbs.tsv" => writeln!(text, "{word}\t{word}s\t{word}ed\t{word}en\t{word}ing"),
                _ => Ok(()),
            };
        }
        fs::write(folder.join(name), text).expect("the folder takes files");
    }
}
