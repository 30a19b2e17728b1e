//! The parser without the rest of the house: the doors `filter parse` and `names --json` of
//! `tourdetable`, in a program that builds in seconds. The evaluator can be pointed at it.
//!
//! ```sh
//! cargo build --release -p parser --example doors
//! python3 ../shared/bench/score/score.py --bin target/release/examples/doors --gold ../shared/gold --only figures
//! ```

use std::io::{self, BufRead, Write};
use std::path::Path;

use lexicon::Lexicon;
use lexicon::names::{Layout, answer_lines};
use record::Article;
use serde_json::json;

fn main() -> io::Result<()> {
    let door = std::env::args().nth(1).unwrap_or_default();
    // As in the program: the tables from a folder, to try a row without a build.
    let folder = std::env::args().skip_while(|argument| argument != "--data").nth(1);
    let loaded = folder
        .map(|folder| Lexicon::load(Path::new(&folder)).map_err(io::Error::other))
        .transpose()?;
    let lexicon = loaded.as_ref().unwrap_or_else(|| Lexicon::embedded());
    if door == "names" {
        let input = io::BufReader::with_capacity(1 << 20, io::stdin().lock());
        return answer_lines(&lexicon.names, input, io::stdout().lock(), Layout::Json).map(drop);
    }
    let mut output = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        match door.as_str() {
            "filter" => match serde_json::from_str::<Article>(&line) {
                Ok(article) => serde_json::to_writer(&mut output, &parser::parse(&article, lexicon))?,
                Err(error) => serde_json::to_writer(&mut output, &json!({"error": error.to_string()}))?,
            },
            _ => {
                eprintln!("usage: doors filter parse < articles.jsonl, or doors names --json < names.txt");
                std::process::exit(2);
            }
        }
        output.write_all(b"\n")?;
    }
    output.flush()
}
