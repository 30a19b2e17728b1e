//! Our own count of `gold/recognizers`: numbers, percentages, ranges, currencies, dimensions,
//! ages and temperatures, each with its value, and with its exact span; telephone numbers, none.
//!
//! The suites were written for assistants that are spoken to. The kinds that news prose does not
//! have are in [`left_out`], with the reason; the share is printed with and without them. A case
//! that news could hold and that comes out wrong is a miss, however odd it is.
//!
//! Runs where the folder `shared` stands beside the repository, and says so where it does not.
//! Dates are counted by the room of the times.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use record::{Article, Figure};
use serde_json::Value;

/// Suite, and the share of its cases that must be right.
const FLOORS: &[(&str, f64)] = &[
    ("age", 85.0),
    ("currency", 85.0),
    ("dimension", 85.0),
    ("number", 92.0),
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
        let mut whole = Count::default();
        let mut prose = Count::default();
        let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
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
                let Some(judged) = judge(suite, text, expected, &figures) else {
                    continue;
                };
                whole.add(judged);
                match left_out(suite, text, expected) {
                    Some(kind) => *kinds.entry(kind).or_default() += 1,
                    None => prose.add(judged),
                }
            }
        }
        println!("{suite}: {whole}; without what is left out {prose}; left out {kinds:?}");
        if prose.share() < *floor {
            below.push(format!("{suite}: {:.1} is below {floor}", prose.share()));
        }
        if *suite == "number" && whole.exact_share() < *floor {
            below.push(format!("{suite}: {whole}; below {floor} with nothing left out"));
        }
    }
    assert!(below.is_empty(), "{}", below.join("; "));
}

/// Items of a suite, those with the right value, and those of them with the exact span.
#[derive(Debug, Default)]
struct Count {
    all: u32,
    right: u32,
    exact: u32,
}

impl Count {
    fn add(&mut self, judged: Judged) {
        self.all += 1;
        self.right += u32::from(judged.value);
        self.exact += u32::from(judged.value && judged.span);
    }

    fn exact_share(&self) -> f64 {
        100.0 * f64::from(self.exact) / f64::from(self.all.max(1))
    }

    fn share(&self) -> f64 {
        100.0 * f64::from(self.right) / f64::from(self.all.max(1))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}/{} ({:.1}%), exact span {}", self.right, self.all, self.share(), self.exact)
    }
}

#[derive(Debug, Clone, Copy)]
struct Judged {
    value: bool,
    span: bool,
}

/// The kind of a case that is left out on purpose.
///
/// | kind | why | items |
/// |---|---|---|
/// | part of a telephone number | the suite wants "222" of "+1-222-2222" as a number; it is a trap here, as the telephone suite wants | 4 |
/// | digits said one at a time | "three-nought-four" is a name, a score or a code, and no count | 3 |
fn left_out(suite: &str, text: &str, expected: &Value) -> Option<&'static str> {
    if suite != "number" {
        return None;
    }
    let words = expected["text"].as_str()?;
    let start = text.to_lowercase().find(&words.to_lowercase())?;
    let (before, after) = (&text[..start], &text[start + words.len()..]);
    let of_a_telephone = |character: char| character.is_ascii_digit() || "+-/(). ".contains(character);
    let run = before.chars().rev().take_while(|&character| of_a_telephone(character));
    let digits = run
        .chain(words.chars())
        .chain(after.chars().take_while(|&character| of_a_telephone(character)));
    if text.to_lowercase().contains("phone") && digits.filter(char::is_ascii_digit).count() >= 7 {
        return Some("part of a telephone number");
    }
    const DIGITS: [&str; 12] = [
        "zero", "nought", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let chain = text.split_whitespace().find(|chain| chain.split('-').any(|word| word == words))?;
    let parts: Vec<_> = chain.split('-').collect();
    (parts.len() >= 3 && parts.iter().all(|part| DIGITS.contains(part))).then_some("digits said one at a time")
}

/// Whether the expected item came out; none where the case gives no value.
fn judge(suite: &str, text: &str, expected: &Value, figures: &[Figure]) -> Option<Judged> {
    let words = expected["text"].as_str()?;
    let start = match expected["start"].as_u64() {
        Some(characters) => text.char_indices().nth(characters as usize).map_or(text.len(), |(at, _)| at),
        None => text.to_lowercase().find(&words.to_lowercase())?,
    };
    let length: usize = text.get(start..)?.chars().take(words.chars().count()).map(char::len_utf8).sum();
    let end = start + length;
    let mut here = figures.iter().filter(|figure| start < figure.end && figure.start < end);
    if suite == "phone" {
        let none = here.next().is_none();
        return Some(Judged { value: none, span: none });
    }
    let exact = |figure: &Figure| {
        let whole = figure.start == start && figure.end == end;
        let beside = [(figure.start, start), (end, figure.end)];
        whole || suite == "number" && beside.iter().all(|&(from, to)| is_unit_of(figure, text.get(from..to)))
    };
    let found = |figure: Option<&Figure>| Judged {
        value: figure.is_some(),
        span: figure.is_some_and(exact),
    };
    let wanted = expected["resolution"]["value"].as_str()?;
    if suite == "range" {
        let (lower, upper) = wanted.trim_matches(['[', ']', '(', ')']).split_once(',')?;
        return Some(found(here.find(|figure| bound(lower, figure.lower) && bound(upper, figure.upper))));
    }
    let wanted: f64 = wanted.replace(',', "").trim_end_matches('%').parse().ok()?;
    Some(found(here.find(|figure| figure.value.is_some_and(|value| near(value, wanted)))))
}

/// Whether what a figure holds beside the expected number is nothing, or the unit it was read
/// with: the suite of numbers wants "2000" of "$2000", while `gold/figures` has the currency's
/// sign or code and the unit in the span, and so have we. Where our span holds any other word,
/// or begins or ends inside the expected one, it is not exact.
fn is_unit_of(figure: &Figure, beside: Option<&str>) -> bool {
    let Some(beside) = beside else { return false };
    let written = beside.trim_matches([' ', '-']).to_lowercase().replace('$', " $");
    let words: Vec<&str> = written.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return beside.is_empty();
    };
    let known = |word: &str| lexicon::Lexicon::embedded().numbers.word(word);
    let before = known(last).into_iter().flat_map(|word| &word.currencies_before);
    let after = known(first).into_iter().flat_map(|word| &word.currencies_after);
    let currency = before.chain(after).any(|form| form.code == figure.unit && *form.words == *words);
    currency || known(first).is_some_and(|word| word.units.iter().any(|form| form.unit == figure.unit && form.words == words))
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
