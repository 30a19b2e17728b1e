//! Passages in newspaper styles, written for this project: whether the quoted and reported
//! words are found, and whose they are. See `corpus/README.md`.

use std::collections::HashSet;

use lexicon::Lexicon;
use record::{Article, Kind, Span};
use serde_json::Value;

const PASSAGES: &str = include_str!("corpus/quotations.jsonl");

/// What is compared: the words without marks and punctuation at their edges.
fn core(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let edge = |letter: char| {
        matches!(
            letter,
            ' ' | '\n' | '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„' | ',' | '.'
        )
    };
    let start = span.start + (words.len() - words.trim_start_matches(edge).len());
    Span::new(start, start + words.trim_matches(edge).len())
}

/// Dice's coefficient of two stretches.
fn likeness(left: Span, right: Span) -> f64 {
    let shared = left.end.min(right.end).saturating_sub(left.start.max(right.start));
    2.0 * shared as f64 / (left.len() + right.len()).max(1) as f64
}

fn words(name: &str) -> HashSet<String> {
    let lower = name.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric());
    parts
        .filter(|word| !matches!(*word, "" | "the" | "a" | "an" | "s"))
        .map(str::to_owned)
        .collect()
}

fn same_speaker(wanted: Option<&str>, got: Option<&str>) -> bool {
    match (wanted, got) {
        (None, got) => got.is_none(),
        (Some(_), None) => false,
        (Some(wanted), Some(got)) => {
            let (wanted, got) = (words(wanted), words(got));
            got.is_subset(&wanted) || (wanted.is_subset(&got) && got.len() <= wanted.len() + 3)
        }
    }
}

#[test]
fn passages_in_many_styles_give_their_quotations_and_speakers() {
    let (mut found, mut extra, mut missed, mut right) = (0, 0, 0, 0);
    let mut report = String::new();
    for line in PASSAGES.lines() {
        let passage: Value = serde_json::from_str(line).unwrap();
        let text = passage["text"].as_str().unwrap();
        let mut wanted: Vec<(Span, Option<&str>)> = Vec::new();
        for quote in passage["quotes"].as_array().unwrap() {
            let content = quote["content"].as_str().unwrap();
            let start = text.find(content).unwrap_or_else(|| panic!("{content} stands not in {text}"));
            wanted.push((core(text, Span::new(start, start + content.len())), quote["speaker"].as_str()));
        }
        let article = Article {
            id: "passage".into(),
            text: text.into(),
            kind: Kind::NewsArticle,
            ..Article::default()
        };
        for quote in parser::parse(&article, Lexicon::embedded()).quotes {
            for span in &quote.content_spans {
                let got = core(text, *span);
                match wanted.iter().position(|(span, _)| likeness(*span, got) >= 0.8) {
                    Some(at) => {
                        let (_, speaker) = wanted.remove(at);
                        found += 1;
                        let is_right = same_speaker(speaker, quote.speaker.as_deref());
                        right += usize::from(is_right);
                        if !is_right {
                            report += &format!("speaker {speaker:?} and not {:?}: {}\n", quote.speaker, got.of(text));
                        }
                    }
                    None => {
                        extra += 1;
                        report += &format!("extra: {}\n", got.of(text));
                    }
                }
            }
        }
        missed += wanted.len();
        for (span, _) in wanted {
            report += &format!("missed: {}\n", span.of(text));
        }
    }
    let content_f1 = 2.0 * found as f64 / (2 * found + extra + missed) as f64;
    let right_speaker = right as f64 / found as f64;
    println!("content F1 {content_f1:.3}, right speaker {right_speaker:.3}\n{report}");
    assert!(content_f1 >= 0.97, "content F1 {content_f1:.3}\n{report}");
    assert!(right_speaker >= 0.98, "right speaker {right_speaker:.3}\n{report}");
}

/// Built with overflow checks, "View of" at the head of a sentence ended the document.
#[test]
fn a_source_phrase_without_its_beginning_is_none() {
    for text in [
        "View of the lake, said Ana Ruiz.",
        "Eyes of the world, said Ana Ruiz.",
        "Words of one syllable.",
    ] {
        let article = record::Article {
            text: text.into(),
            ..record::Article::default()
        };
        parser::parse(&article, lexicon::Lexicon::embedded());
    }
}
