//! Measures dates and periods against the gold sets that lie beside the checkout
//! (`../shared/gold`), as `score.py` does; where they do not, it says so and passes.
//!
//! Two floors: the dates of `recognizers/datetime.jsonl` (a case is right where a time overlaps
//! it and has its first day, and its last day or the day after the last), and the date traps of
//! `figures/dev.jsonl` (first and last day, both inclusive).

use std::fs;
use std::path::{Path, PathBuf};

use lexicon::Lexicon;
use record::{Article, Time};
use serde_json::Value;

/// Share of right answers below which the build fails.
const RECOGNIZERS_FLOOR: f64 = 0.74;
const FIGURES_FLOOR: f64 = 0.92;

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if shared.join("gold").is_dir() {
        return Some(shared);
    }
    println!("skipped: no gold sets beside the checkout");
    None
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

fn times(text: &str, published: Option<&str>) -> Vec<Time> {
    let article = Article {
        text: text.to_owned(),
        published: published.map(str::to_owned),
        ..Article::default()
    };
    parser::parse(&article, Lexicon::embedded()).times
}

fn overlaps(time: &Time, start: usize, end: usize) -> bool {
    time.start < end && start < time.end
}

/// The day before an ISO date: other tools end a period with the first day after it.
fn day_before(date: &str) -> Option<String> {
    let date = date.parse::<jiff::civil::Date>().ok()?;
    date.yesterday().ok().map(|date| date.to_string())
}

/// Whether the time is one of the values that a case allows.
fn answers(time: &Time, value: &Value) -> bool {
    let field = |name: &str| value[name].as_str();
    let first = field("start").or(field("value"));
    let last = field("end").or(field("value")).map(str::to_owned);
    let inclusive = field("end").and_then(day_before);
    let end = &time.time_end;
    time.time_start.as_deref() == first && (*end == last || end.is_some() && *end == inclusive)
}

/// Dates and periods with a year: durations, times of day and sets are not asked.
fn is_dated(value: &Value) -> bool {
    let kind = value["type"].as_str().unwrap_or_default();
    let date = value["value"].as_str().or(value["start"].as_str()).unwrap_or_default();
    let has_year = date.len() > 4 && date.as_bytes()[..4].iter().all(u8::is_ascii_digit) && date.as_bytes()[4] == b'-';
    matches!(kind, "date" | "daterange") && has_year
}

#[test]
fn dates_of_the_recognizers_suite() {
    let Some(shared) = shared() else { return };
    let (mut right, mut all) = (0u32, 0u32);
    for case in lines(&shared.join("gold/recognizers/datetime.jsonl")) {
        let text = case["input"].as_str().unwrap_or_default();
        let published = case["reference"].as_str().and_then(|date| date.get(..10));
        let found = times(text, published);
        for expected in case["expected"].as_array().into_iter().flatten() {
            let values = expected["resolution"]["values"].as_array().into_iter().flatten();
            let values: Vec<&Value> = values.filter(|value| is_dated(value)).collect();
            let surface = expected["text"].as_str().unwrap_or_default();
            // Their offsets count characters; without one the first place of the words is meant.
            let bytes = |characters: usize| text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
            let stated = expected["start"].as_u64().and_then(|start| usize::try_from(start).ok());
            let searched = || {
                let at = text.to_lowercase().find(&surface.to_lowercase())?;
                Some(text.get(..at)?.chars().count())
            };
            let Some(first) = stated.or_else(searched).filter(|_| !values.is_empty()) else {
                continue;
            };
            let (start, end) = (bytes(first), bytes(first + surface.chars().count()));
            all += 1;
            let mut touching = found.iter().filter(|time| overlaps(time, start, end));
            right += u32::from(touching.any(|time| values.iter().any(|value| answers(time, value))));
        }
    }
    println!("recognizers, datetime: {right}/{all}");
    assert!(f64::from(right) >= RECOGNIZERS_FLOOR * f64::from(all), "{right} of {all}");
}

#[test]
fn date_traps_of_the_figures_set() {
    let Some(shared) = shared() else { return };
    let (mut right, mut all) = (0u32, 0u32);
    for document in lines(&shared.join("gold/figures/dev.jsonl")) {
        let seed = || fs::read_to_string(shared.join("input/phnom-penh-post-2023-03-31.txt")).expect("the seed article");
        let text = document["text"].as_str().map_or_else(seed, str::to_owned);
        let found = times(&text, document["published"].as_str());
        for trap in document["traps"].as_array().into_iter().flatten() {
            if trap["kind"] != "date" {
                continue;
            }
            let offset = |name: &str| usize::try_from(trap[name].as_u64().unwrap_or_default()).unwrap_or_default();
            let is_right = found.iter().any(|time| {
                overlaps(time, offset("start"), offset("end"))
                    && time.time_start.as_deref() == trap["time_start"].as_str()
                    && time.time_end.as_deref() == trap["time_end"].as_str()
            });
            if !is_right {
                println!("missed: {} in {}", trap["surface"], document["doc"]);
            }
            all += 1;
            right += u32::from(is_right);
        }
    }
    println!("figures, date traps: {right}/{all}");
    assert!(f64::from(right) >= FIGURES_FLOOR * f64::from(all), "{right} of {all}");
}
