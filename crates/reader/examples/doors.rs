//! The reader without the rest of the house: the door `filter read` of `tourdetable`, in a
//! program that builds in seconds. The evaluator can be pointed at it.
//!
//! ```sh
//! cargo build --release -p reader --example doors
//! python3 ../shared/bench/score/score.py --bin target/release/examples/doors --gold ../shared/gold --only articles
//! ```

use std::io::{self, BufRead, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use record::Page;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    if std::env::args().nth(1).as_deref() != Some("filter") {
        eprintln!("usage: doors filter read < pages.jsonl");
        std::process::exit(2);
    }
    let catalog = catalog::Catalog::embedded().map_err(io::Error::other)?;
    let reader = reader::Reader::new(catalog.sources.into_values());
    let mut output = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        match page(&line?) {
            Ok(page) => serde_json::to_writer(&mut output, &reader.read(&page))?,
            Err(error) => serde_json::to_writer(&mut output, &json!({"error": error}))?,
        }
        output.write_all(b"\n")?;
    }
    output.flush()
}

fn page(line: &str) -> Result<Page, String> {
    let row: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = |key: &str| row.get(key).and_then(Value::as_str);
    let body = match (text("html"), text("html_base64")) {
        (Some(html), _) => html.as_bytes().to_vec(),
        (None, Some(coded)) => STANDARD.decode(coded).map_err(|error| error.to_string())?,
        (None, None) => return Err("neither `html` nor `html_base64`".into()),
    };
    Ok(Page {
        id: text("id").unwrap_or_default().into(),
        url: text("url").unwrap_or_default().into(),
        fetched_at: text("fetched_at").map(str::to_owned),
        content_type: text("content_type").map(str::to_owned),
        body,
        ..Page::default()
    })
}
