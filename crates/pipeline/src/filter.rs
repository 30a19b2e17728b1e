//! The filter door: JSON Lines on stdin, JSON Lines on stdout, one out for each in, in order.

use std::io::{self, BufRead, Write};

use base64::Engine;
use rayon::prelude::*;
use record::{Article, Page};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Outcome;
use crate::arguments::Filter;
use crate::failure::Failure;
use crate::stages::World;

/// Bytes of input that are worked on at once: enough for every core, little enough to stay small.
const BATCH_BYTES: usize = 1 << 20;

/// A page as it comes in.
#[derive(Deserialize)]
struct PageLine {
    id: String,
    #[serde(default)]
    url: String,
    html: Option<String>,
    html_base64: Option<String>,
    fetched_at: Option<String>,
    published: Option<String>,
    content_type: Option<String>,
    source: Option<String>,
}

/// Answers every line of stdin with a line on stdout.
pub(crate) fn filter(what: Filter, world: &World) -> Result<Outcome, Failure> {
    let failed = |error: io::Error| Failure::new("filter", error);
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Whole;
    let mut line_number = 0;
    loop {
        let mut batch: Vec<Vec<u8>> = Vec::new();
        let mut size = 0;
        while size < BATCH_BYTES {
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line).map_err(failed)? == 0 {
                break;
            }
            size += line.len();
            batch.push(line);
        }
        if batch.is_empty() {
            break;
        }
        let answers: Vec<Result<Vec<u8>, String>> = batch.par_iter().map(|line| answer(what, line, world)).collect();
        for (line, answer) in batch.iter().zip(answers) {
            line_number += 1;
            match answer {
                Ok(json) => output.write_all(&json).map_err(failed)?,
                Err(error) => {
                    outcome = Outcome::Partial;
                    let id = serde_json::from_slice::<Value>(line)
                        .ok()
                        .and_then(|value| value.get("id").cloned());
                    let row = json!({"id": id, "line": line_number, "error": error});
                    serde_json::to_writer(&mut output, &row).map_err(|error| failed(error.into()))?;
                }
            }
            output.write_all(b"\n").map_err(failed)?;
        }
        output.flush().map_err(failed)?;
    }
    Ok(outcome)
}

fn answer(what: Filter, line: &[u8], world: &World) -> Result<Vec<u8>, String> {
    let written = match what {
        Filter::Read => serde_json::to_vec(&world.read(&page(line)?)),
        Filter::Parse => {
            let article: Article =
                serde_json::from_slice(line).map_err(|error| format!("no article: {error}; `id` and `text` are needed"))?;
            serde_json::to_vec(&world.parse(&article))
        }
        Filter::ReadParse => serde_json::to_vec(&world.parse(&world.read(&page(line)?))),
    };
    written.map_err(|error| error.to_string())
}

fn page(line: &[u8]) -> Result<Page, String> {
    let line: PageLine =
        serde_json::from_slice(line).map_err(|error| format!("no page: {error}; `id`, `url` and `html` or `html_base64` are needed"))?;
    let body = match (line.html, line.html_base64) {
        (Some(html), None) => html.into_bytes(),
        (None, Some(coded)) => base64::engine::general_purpose::STANDARD
            .decode(coded)
            .map_err(|error| format!("`html_base64` is no base64: {error}"))?,
        (Some(_), Some(_)) => return Err("both `html` and `html_base64` are given: give one".into()),
        (None, None) => return Err("neither `html` nor `html_base64` is given".into()),
    };
    Ok(Page {
        id: line.id,
        url: line.url,
        fetched_at: line.fetched_at,
        published: line.published,
        content_type: line.content_type,
        source: line.source,
        body,
        ..Page::default()
    })
}
