//! Any text: no panic, every range lies in the text on character boundaries, and what is said to
//! stand there does.
#![no_main]

use lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;
use record::Article;
use serde_json::{Map, Value};

fuzz_target!(|text: &str| {
    let article = Article {
        id: "fuzz".into(),
        text: text.into(),
        published: Some("2023-03-31".into()),
        ..Article::default()
    };
    let extraction = parser::parse(&article, Lexicon::embedded());
    for figure in &extraction.figures {
        assert_eq!(text.get(figure.start..figure.end), Some(figure.surface.as_str()), "the surface is what stands there");
    }
    check(text, &serde_json::to_value(&extraction).unwrap());
});

/// Every `start` with its `end`, under whatever prefix, in every row and list.
fn check(text: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, start) in fields {
                if let (Some(prefix), Some(start)) = (name.strip_suffix("start"), start.as_u64())
                    && let Some(end) = fields.get(&format!("{prefix}end")).and_then(Value::as_u64)
                {
                    check_range(text, start, end, fields);
                }
            }
            fields.values().for_each(|field| check(text, field));
        }
        Value::Array(items) => items.iter().for_each(|item| check(text, item)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn check_range(text: &str, start: u64, end: u64, row: &Map<String, Value>) {
    let range = start as usize..end as usize;
    assert!(text.get(range).is_some(), "{start}..{end} is no range of the text: {row:?}");
}
