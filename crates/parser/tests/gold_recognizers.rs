//! Our own count of `gold/recognizers`: numbers, percentages, ranges, currencies, dimensions,
//! ages and temperatures, each at its place and with its value; telephone numbers, none.
//!
//! Runs where the folder `shared` stands beside the repository, and says so where it does not.
//! Dates are counted by the room of the times.

use std::fs;
use std::path::{Path, PathBuf};

use record::{Article, Figure};
use serde_json::Value;

/// Suite, and the share of its cases that must be right.
const FLOORS: &[(&str, f64)] = &[
    ("age", 85.0),
    ("currency", 85.0),
    ("dimension", 85.0),
    ("number", 85.0),
    ("percent", 92.0),
    ("phone", 100.0),
    ("range", 85.0),
    ("temperature", 85.0),
];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold/recognizers");
    folder.is_dir().then_some(folder)
}

#[test]
fn each_suite_keeps_its_floor() {
    let Some(folder) = folder() else {
        println!("skipped: no shared/gold/recognizers beside the repository");
        return;
    };
    let mut below = Vec::new();
    for (suite, floor) in FLOORS {
        let lines = fs::read_to_string(folder.join(format!("{suite}.jsonl"))).expect("a suite can be read");
        let (mut right, mut all) = (0_u32, 0_u32);
        for line in lines.lines() {
            let case: Value = serde_json::from_str(line).expect("a line of JSON");
            let text = case["input"].as_str().unwrap_or_default();
            let article = Article {
                id: "case".into(),
                text: text.to_owned(),
                published: case["reference"].as_str().map(|date| date.chars().take(10).collect()),
                ..Article::default()
            };
            let figures = parser::parse(&article, lexicon::Lexicon::embedded()).figures;
            for expected in case["expected"].as_array().into_iter().flatten() {
                if let Some(good) = judge(suite, text, expected, &figures) {
                    all += 1;
                    right += u32::from(good);
                }
            }
        }
        let share = 100.0 * f64::from(right) / f64::from(all.max(1));
        println!("{suite}: {right}/{all} ({share:.1}%)");
        if share < *floor {
            below.push(format!("{suite}: {share:.1} is below {floor}"));
        }
    }
    assert!(below.is_empty(), "{}", below.join("; "));
}

/// Whether the expected item came out; none where the case gives no value.
fn judge(suite: &str, text: &str, expected: &Value, figures: &[Figure]) -> Option<bool> {
    let words = expected["text"].as_str()?;
    let start = match expected["start"].as_u64() {
        Some(characters) => text.char_indices().nth(characters as usize).map_or(text.len(), |(at, _)| at),
        None => text.to_lowercase().find(&words.to_lowercase())?,
    };
    let length: usize = text.get(start..)?.chars().take(words.chars().count()).map(char::len_utf8).sum();
    let mut here = figures.iter().filter(|figure| start < figure.end && figure.start < start + length);
    if suite == "phone" {
        return Some(here.next().is_none());
    }
    let wanted = expected["resolution"]["value"].as_str()?;
    if suite == "range" {
        let (lower, upper) = wanted.trim_matches(['[', ']', '(', ')']).split_once(',')?;
        return Some(here.any(|figure| bound(lower, figure.lower) && bound(upper, figure.upper)));
    }
    let wanted: f64 = wanted.replace(',', "").trim_end_matches('%').parse().ok()?;
    Some(here.any(|figure| figure.value.is_some_and(|value| near(value, wanted))))
}

fn bound(wanted: &str, found: Option<f64>) -> bool {
    match wanted.parse::<f64>() {
        Ok(wanted) => found.is_some_and(|found| near(found, wanted)),
        Err(_) => found.is_none(),
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * other.abs().max(1.0)
}
