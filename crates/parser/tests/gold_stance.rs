//! The stance of statements against gold: the same measures as the scorer, without the binary.
//!
//! Runs where the shared gold folder lies beside the checkout, and says so where it does not.

use std::collections::BTreeMap;
use std::path::Path;

use lexicon::{Answer, Lexicon};
use record::Stance;
use serde_json::Value;

const LABELS: [&str; 4] = ["supportive", "critical", "mixed", "neutral"];

fn name(stance: Stance) -> &'static str {
    match stance {
        Stance::Supportive => "supportive",
        Stance::Critical => "critical",
        Stance::Mixed => "mixed",
        Stance::Neutral => "neutral",
        Stance::Unknown => "missing",
    }
}

fn two_way(label: &str) -> &'static str {
    match label {
        "supportive" => "in_favour",
        "critical" | "mixed" => "critical",
        _ => "none",
    }
}

/// F1 in percent of one label over pairs of (gold, got).
fn f1(pairs: &[(&str, &str)], label: &str) -> f64 {
    let count = |test: fn(bool, bool) -> bool| pairs.iter().filter(|(gold, got)| test(*gold == label, *got == label)).count() as f64;
    let right = count(|gold, got| gold && got);
    let wrong = count(|gold, got| gold != got);
    if right == 0.0 {
        0.0
    } else {
        100.0 * 2.0 * right / (2.0 * right + wrong)
    }
}

/// Byte offset of the character numbered `at`.
fn byte(text: &str, at: u64) -> usize {
    text.char_indices()
        .nth(usize::try_from(at).expect("an offset"))
        .map_or(text.len(), |(byte, _)| byte)
}

#[test]
fn the_development_set_is_judged_as_its_authors_did() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold/stance/stance_dev.jsonl");
    let Ok(lines) = std::fs::read_to_string(&gold) else {
        eprintln!("skipped: no gold beside this checkout");
        return;
    };
    let lexicon = Lexicon::embedded();
    let items: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    let mut pairs = Vec::new();
    let mut sides = Vec::new();
    let (mut shown, mut right) = (0.0, 0.0);
    let mut errors = BTreeMap::new();
    for item in &items {
        let field = |key: &str| item[key].as_str().unwrap_or_default();
        let (text, label) = (field("text"), field("label"));
        let concerned = match lexicon.names.resolve(field("target")) {
            Answer::Resolved { entity, .. } => Some(entity.code.as_str()),
            Answer::Ambiguous { .. } | Answer::Refused { .. } => None,
        };
        let judgement = parser::judge_statement(text, concerned, lexicon);
        let got = name(judgement.stance);
        pairs.push((label, got));
        let tally = field("mission_tally");
        if tally == "in_favour" || tally == "critical" {
            sides.push((tally, two_way(got)));
        }
        let cues = item["cues"].as_array().expect("cues");
        if got == label && !cues.is_empty() {
            right += 1.0;
            let overlaps = |cue: &Value| {
                let start = byte(text, cue["start"].as_u64().expect("start"));
                let end = byte(text, cue["end"].as_u64().expect("end"));
                judgement.cues.iter().any(|cue| cue.start < end && start < cue.end)
            };
            shown += f64::from(u8::from(cues.iter().any(overlaps)));
        }
        if got != label {
            let cues: Vec<String> = judgement
                .cues
                .iter()
                .map(|cue| format!("{:?} {:?} {}", cue.polarity, &text[cue.start..cue.end], cue.rule))
                .collect();
            errors.insert(field("id"), format!("wanted {label}, got {got}: {text} {cues:?}"));
        }
    }
    let macro_f1 = LABELS.iter().map(|label| f1(&pairs, label)).sum::<f64>() / 4.0;
    let two_way_f1 = (f1(&sides, "in_favour") + f1(&sides, "critical")) / 2.0;
    let overlap = 100.0 * shown / right;
    println!("macro F1 {macro_f1:.1}, two-way F1 {two_way_f1:.1}, cue overlap {overlap:.1}");
    for (id, error) in &errors {
        println!("{id} {error}");
    }
    assert!(macro_f1 >= 95.0, "macro F1 {macro_f1:.1}: {errors:#?}");
    assert!(two_way_f1 >= 95.0, "two-way F1 {two_way_f1:.1}: {errors:#?}");
    assert!(overlap >= 90.0, "cue overlap {overlap:.1}");
}
