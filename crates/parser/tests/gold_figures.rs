//! Our own count of `gold/figures`, by the labelling rules of its README: values, units, head
//! nouns, qualifiers, traps, speakers, times, parts. It agrees with the scorer beside the gold set.
//!
//! Runs where the folder `shared` stands beside the repository, and says so where it does not.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use record::{Article, Figure, Qualifier};
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    folder.join("gold/figures").is_dir().then_some(folder)
}

#[derive(Debug, Default)]
struct Count {
    gold: usize,
    predicted: usize,
    value: usize,
    unit: usize,
    qualifier: usize,
    nouns_gold: usize,
    nouns_predicted: usize,
    noun: usize,
    traps: usize,
    traps_hit: usize,
    speaker: usize,
    time: usize,
    part: usize,
    matched: usize,
}

#[test]
fn the_development_set_keeps_its_floors() {
    let Some(shared) = shared() else {
        println!("skipped: no shared/gold/figures beside the repository");
        return;
    };
    let mut count = Count::default();
    let lines = fs::read_to_string(shared.join("gold/figures/dev.jsonl")).expect("the gold set can be read");
    for line in lines.lines() {
        let doc: Value = serde_json::from_str(line).expect("a line of JSON");
        let text = match doc["text"].as_str() {
            Some(text) => text.to_owned(),
            None => fs::read_to_string(shared.join("input/phnom-penh-post-2023-03-31.txt")).expect("the article can be read"),
        };
        let article = Article {
            id: doc["doc"].as_str().unwrap_or_default().into(),
            text,
            published: doc["published"].as_str().map(str::to_owned),
            ..Article::default()
        };
        let figures = parser::parse(&article, lexicon::Lexicon::embedded()).figures;
        if article.id == "seed" {
            assert_eq!(figures.len(), 10, "the article has ten figures");
        }
        add(&mut count, &doc, &figures);
    }
    let f1 = |right: usize, predicted: usize, gold: usize| 200.0 * right as f64 / (predicted + gold) as f64;
    let share = |right: usize| 100.0 * right as f64 / count.matched as f64;
    let value = f1(count.value, count.predicted, count.gold);
    let unit = f1(count.unit, count.predicted, count.gold);
    let noun = f1(count.noun, count.nouns_predicted, count.nouns_gold);
    let qualifier = f1(count.qualifier, count.predicted, count.gold);
    println!(
        "value {value:.1} unit {unit:.1} noun {noun:.1} qualifier {qualifier:.1} traps {}/{}",
        count.traps_hit, count.traps
    );
    println!(
        "speaker {:.1} time {:.1} part_of {:.1}",
        share(count.speaker),
        share(count.time),
        share(count.part)
    );
    assert!(value >= 97.0 && unit >= 95.0 && noun >= 90.0 && qualifier >= 95.0);
    assert_eq!(count.traps_hit, 0);
    assert!(share(count.speaker) >= 90.0 && share(count.time) >= 90.0 && share(count.part) >= 90.0);
}

fn add(count: &mut Count, doc: &Value, figures: &[Figure]) {
    let gold = doc["figures"].as_array().expect("figures");
    let touches = |label: &Value, figure: &Figure| {
        let at = |key: &str| label[key].as_u64().unwrap_or(0) as usize;
        at("start") < figure.end && figure.start < at("end")
    };
    // One to one, the best pairs first.
    let mut pairs: Vec<(bool, bool, bool, usize, usize)> = Vec::new();
    for (nth, label) in gold.iter().enumerate() {
        for (place, figure) in figures.iter().enumerate().filter(|(_, figure)| touches(label, figure)) {
            let value = value_is_right(label, figure);
            pairs.push((
                value,
                value && unit_is_right(label, figure),
                qualifier_is_right(label, figure),
                nth,
                place,
            ));
        }
    }
    pairs.sort_by(|one, other| other.cmp(one));
    let mut of_gold: HashMap<usize, usize> = HashMap::new();
    let mut of_figure: HashMap<usize, usize> = HashMap::new();
    for (.., nth, place) in pairs {
        if !of_gold.contains_key(&nth) && !of_figure.contains_key(&place) {
            of_gold.insert(nth, place);
            of_figure.insert(place, nth);
        }
    }
    let counts = |label: &Value| matches!(label["kind"].as_str(), Some("count" | "vote")) && label["counted_head"].is_string();
    for (nth, label) in gold.iter().enumerate() {
        count.gold += 1;
        count.nouns_gold += usize::from(counts(label));
        let Some(figure) = of_gold
            .get(&nth)
            .map(|&place| &figures[place])
            .filter(|figure| value_is_right(label, figure))
        else {
            println!("missed in {}: {}", doc["doc"], label["surface"]);
            continue;
        };
        count.value += 1;
        count.matched += 1;
        count.unit += usize::from(unit_is_right(label, figure));
        count.qualifier += usize::from(qualifier_is_right(label, figure));
        count.noun += usize::from(counts(label) && noun_is_right(label, figure));
        count.speaker += usize::from(speaker_is_right(label, figure));
        count.time += usize::from(
            label["time_start"].as_str() == figure.time_start.as_deref() && label["time_end"].as_str() == figure.time_end.as_deref(),
        );
        let whole = gold.iter().find(|other| other["id"].is_string() && other["id"] == label["part_of"]);
        let part = figures.iter().find(|other| Some(&other.id) == figure.part_of.as_ref());
        count.part += usize::from(match (whole, part) {
            (None, None) => true,
            (Some(whole), Some(part)) => touches(whole, part),
            _ => false,
        });
    }
    let labels = |key: &str| doc[key].as_array().cloned().unwrap_or_default();
    count.traps += labels("traps").len();
    for (place, figure) in figures.iter().enumerate() {
        let trap = labels("traps").iter().any(|trap| touches(trap, figure));
        let matched = of_figure.get(&place).map(|&nth| &gold[nth]);
        if matched.is_none() && !trap && labels("optional").iter().any(|optional| touches(optional, figure)) {
            continue;
        }
        count.predicted += 1;
        count.nouns_predicted += usize::from(matched.map_or(figure.unit == "count", counts));
        if matched.is_none() {
            println!("extra in {}: {}", doc["doc"], figure.surface);
            count.traps_hit += usize::from(trap);
        }
    }
}

fn close(one: Option<f64>, other: Option<f64>, tolerance: f64) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= tolerance * one.abs().max(other.abs()).max(1e-9),
        (None, None) => true,
        _ => false,
    }
}

fn value_is_right(label: &Value, figure: &Figure) -> bool {
    match label["qualifier"].as_str() {
        Some("range") => close(figure.lower, label["lower"].as_f64(), 1e-6) && close(figure.upper, label["upper"].as_f64(), 1e-6),
        Some("vague") => {
            let accepted = label["accept_lower"]
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![label["lower"].clone()]);
            figure.value.is_none() && figure.lower.is_some() && accepted.iter().any(|lower| close(figure.lower, lower.as_f64(), 1e-6))
        }
        _ => {
            let tolerance = if label["kind"] == "ratio" { 1e-2 } else { 1e-6 };
            figure.value.is_some() && close(figure.value, label["value"].as_f64(), tolerance)
        }
    }
}

fn unit_is_right(label: &Value, figure: &Figure) -> bool {
    label["unit"] == figure.unit.as_str()
        || matches!(label["kind"].as_str(), Some("ratio" | "rank" | "rate")) && matches!(figure.unit.as_str(), "count" | "ratio" | "rank")
}

fn qualifier_is_right(label: &Value, figure: &Figure) -> bool {
    match label["qualifier"].as_str() {
        Some("exact") => figure.qualifier == Qualifier::Exact,
        Some("approx") => figure.qualifier == Qualifier::Approx,
        Some("nearly") => matches!(
            figure.qualifier,
            Qualifier::Nearly | Qualifier::Approx | Qualifier::Lt | Qualifier::Le
        ),
        Some("gt" | "ge") => matches!(figure.qualifier, Qualifier::Gt | Qualifier::Ge),
        Some("lt" | "le") => matches!(figure.qualifier, Qualifier::Lt | Qualifier::Le),
        _ => figure.lower != figure.upper,
    }
}

/// The head is one of the words of the counted phrase, plural or not.
fn noun_is_right(label: &Value, figure: &Figure) -> bool {
    let head = label["counted_head"]
        .as_str()
        .unwrap_or_default()
        .rsplit('-')
        .next()
        .unwrap_or_default()
        .to_owned();
    let phrase = figure.counted.as_deref().unwrap_or_default().to_lowercase().replace('-', " ");
    phrase
        .split_whitespace()
        .any(|word| word.starts_with(&head) || head.ends_with('y') && word.starts_with(&head[..head.len() - 1]))
        || figure.counted_head.as_deref() == Some(&head)
}

fn speaker_is_right(label: &Value, figure: &Figure) -> bool {
    let wanted = label["speaker"].as_str().unwrap_or_default().to_lowercase();
    let found = figure.speaker.as_deref().unwrap_or_default().to_lowercase();
    match wanted.split_whitespace().last() {
        None => found.is_empty(),
        Some(last) => found.contains(last),
    }
}
