//! Statements written by somebody who had not seen the stance frames: how many get no answer,
//! and how many the right one. See `corpus/README.md` for the labels.

use std::collections::{BTreeMap, BTreeSet};

use lexicon::Lexicon;
use record::{Article, Kind, Stance};

const TABLE: &str = include_str!("corpus/statements.tsv");
const LABELS: [&str; 4] = ["supportive", "critical", "mixed", "neutral"];

struct Statement {
    id: &'static str,
    concerned: &'static str,
    label: &'static str,
    tally: &'static str,
    text: &'static str,
}

fn statements() -> Vec<Statement> {
    let mut lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("id\tconcerned\tlabel\ttally\ttext"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, concerned, label, tally, text] = cells[..] else {
                panic!("five cells expected: {line}");
            };
            Statement {
                id,
                concerned,
                label,
                tally,
                text,
            }
        })
        .collect()
}

/// One answer for a statement that may give several rows ("some ... while others"): none where
/// no row takes a side, `mixed` where the rows differ in side.
fn answer(statement: &Statement) -> Option<&'static str> {
    let article = Article {
        id: statement.id.into(),
        text: statement.text.into(),
        kind: Kind::MeetingSummary,
        concerned: Some(statement.concerned.into()),
        ..Article::default()
    };
    let found: BTreeSet<&str> = parser::parse(&article, Lexicon::embedded())
        .interventions
        .iter()
        .filter_map(|row| match row.stance {
            Stance::Supportive => Some("supportive"),
            Stance::Critical => Some("critical"),
            Stance::Mixed => Some("mixed"),
            Stance::Neutral => Some("neutral"),
            Stance::Unknown => None,
        })
        .collect();
    let both_sides = found.contains("supportive") && found.contains("critical");
    if both_sides || found.contains("mixed") {
        return Some("mixed");
    }
    let sided = found.iter().find(|label| **label != "neutral");
    sided.or(found.first()).copied()
}

/// Harmonic mean of precision and recall of one value, over pairs of (wanted, got).
fn f1<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>, value: &str) -> f64 {
    let (mut right, mut wrong) = (0.0, 0.0);
    for (wanted, got) in pairs {
        match (wanted == value, got == value) {
            (true, true) => right += 1.0,
            (false, false) => {}
            _ => wrong += 1.0,
        }
    }
    if right == 0.0 { 0.0 } else { 2.0 * right / (2.0 * right + wrong) }
}

#[test]
fn the_corpus_is_well_formed() {
    let statements = statements();
    assert!(statements.len() >= 300, "{} statements", statements.len());
    let mut ids = BTreeSet::new();
    let mut texts = BTreeSet::new();
    let mut of_label: BTreeMap<&str, usize> = BTreeMap::new();
    for statement in &statements {
        let id = statement.id;
        assert!(ids.insert(id), "{id} stands twice");
        assert!(texts.insert(statement.text.to_lowercase()), "{id} repeats a statement");
        let code = statement.concerned;
        assert!(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()), "{id}: code {code}");
        let tally = match statement.label {
            "supportive" => "in_favour",
            "critical" | "mixed" => "critical",
            "neutral" | "unknown" => "none",
            other => panic!("{id}: unknown label {other}"),
        };
        assert_eq!(statement.tally, tally, "{id}");
        assert!(
            statement.text.trim_end_matches('"').ends_with(['.', '?']) && statement.text.trim() == statement.text,
            "{id}"
        );
        *of_label.entry(statement.label).or_default() += 1;
    }
    assert!(LABELS.iter().all(|label| of_label[label] >= 40), "{of_label:?}");
}

#[test]
fn statements_never_seen_get_an_answer_and_the_right_one() {
    let statements = statements();
    let answers: Vec<Option<&str>> = statements.iter().map(answer).collect();
    let pairs = || {
        statements
            .iter()
            .zip(&answers)
            .map(|(statement, got)| (statement.label, got.unwrap_or("unknown")))
    };
    let no_answer = pairs().filter(|(label, got)| *label != "unknown" && *got == "unknown").count() as f64 / statements.len() as f64;
    let by_label = LABELS.map(|label| f1(pairs(), label));
    let macro_f1 = by_label.iter().sum::<f64>() / LABELS.len() as f64;
    println!("{} statements: no answer {no_answer:.3}, macro-F1 {macro_f1:.3}", statements.len());
    for (label, score) in LABELS.iter().zip(by_label) {
        println!("  {label:<10} F1 {score:.3}");
    }
    for (statement, got) in statements.iter().zip(&answers) {
        if got.unwrap_or("unknown") != statement.label {
            println!(
                "  {}: {} and not {}: {}",
                statement.id,
                statement.label,
                got.unwrap_or("no answer"),
                statement.text
            );
        }
    }
    assert!(no_answer <= 0.01, "no answer {no_answer:.3}");
    assert!(macro_f1 >= 0.91, "macro-F1 {macro_f1:.3}");
}
