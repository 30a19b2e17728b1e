//! How many names a second are answered, and how many bytes of prose a second are searched for names.
//!
//! ```sh
//! cargo bench -p lexicon --bench names
//! ```
//!
//! Each line is the best of several rounds on one core; the texts are made of the tables themselves.
//! A file of names repeats them, as the lists of many meetings do; one file has no line twice, which is
//! the cost of an answer that was not given before.

use std::hint::black_box;
use std::time::{Duration, Instant};

use lexicon::names::{Layout, answer_lines};
use lexicon::{Lexicon, Names, embedded_files};

const ROUNDS: usize = 9;
const LINES: usize = 200_000;

fn main() {
    let started = Instant::now();
    let names = &Lexicon::embedded().names;
    println!("tables read in {:.1} ms", started.elapsed().as_secs_f64() * 1e3);

    let known = columns("names.tsv", 1);
    let demonyms = columns("demonyms.tsv", 1);
    let refused = columns("not_states.tsv", 0);
    for (what, rows) in [
        ("names as in the tables", known.clone()),
        ("demonyms", demonyms),
        ("organisations and places", refused.clone()),
        (
            "with remarks",
            known.iter().map(|name| format!("{name} (on behalf of a group)")).collect(),
        ),
        (
            "none of the tables",
            refused.iter().map(|name| format!("{name} Development Foundation")).collect(),
        ),
    ] {
        let lines: Vec<&str> = rows.iter().map(String::as_str).cycle().take(LINES).collect();
        let time = best(|| lines.iter().for_each(|name| _ = black_box(names.resolve(name))));
        println!("resolve: {:6.1} million names/s, {what}", LINES as f64 / time.as_secs_f64() / 1e6);
        let file = lines.join("\n");
        answers(names, what, &file);
    }
    let different: Vec<String> = known.iter().cycle().take(LINES).enumerate().map(capitals).collect();
    answers(names, "names as in the tables, each line in other capitals", &different.join("\n"));
    prose(names, "a list of States", &known.join(", "));
    let sentence = "The delegation welcomed the progress that had been made since the previous session, and asked what further steps \
                    were planned; some speakers regretted that civil society had not been heard. ";
    prose(names, "prose without names", &sentence.repeat(5_000));
    let named = "Cambodia’s delegate thanked Japan and the United States for their support, while the representative of the Lao People’s \
                 Democratic Republic said that the Association of Southeast Asian Nations would continue its work with the Government. ";
    prose(names, "prose with names", &named.repeat(5_000));
}

/// Capitals by the bits of the line's number.
fn capitals((line, name): (usize, &String)) -> String {
    let letter = |(at, letter): (usize, char)| {
        if line >> (at % 18) & 1 == 1 {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        }
    };
    name.chars().enumerate().map(letter).collect()
}

fn answers(names: &Names, what: &str, file: &str) {
    for (layout, name) in [(Layout::Json, "JSON"), (Layout::Text, "text")] {
        let time = best(|| drop(black_box(answer_lines(names, file.as_bytes(), std::io::sink(), layout))));
        println!(
            "lines:   {:6.1} million names/s, {what}, {name}",
            LINES as f64 / time.as_secs_f64() / 1e6
        );
    }
}

fn prose(names: &Names, what: &str, text: &str) {
    let time = best(|| drop(black_box(names.find(text))));
    let n_mentions = names.find(text).len();
    println!(
        "find:    {:6.0} MB/s, {what} ({n_mentions} mentions in {:.1} MB)",
        text.len() as f64 / time.as_secs_f64() / 1e6,
        text.len() as f64 / 1e6
    );
}

fn best(mut round: impl FnMut()) -> Duration {
    let timed = |round: &mut dyn FnMut()| {
        let started = Instant::now();
        round();
        started.elapsed()
    };
    (0..ROUNDS).map(|_| timed(&mut round)).min().unwrap_or_default()
}

/// A column of an embedded table.
fn columns(file: &str, column: usize) -> Vec<String> {
    let files = embedded_files();
    let table = files.iter().find(|(path, _)| path.ends_with(&format!("/{file}")));
    let rows = table.map_or("", |(_, text)| text).lines().skip(1);
    rows.filter_map(|row| Some(row.split('\t').nth(column)?.to_owned())).collect()
}
