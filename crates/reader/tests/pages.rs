//! One page a recipe under `tests/pages/NAME/`, and beside it what should come of it.

use std::fs;
use std::path::{Path, PathBuf};

use record::Page;
use serde_json::Value;

#[test]
fn every_source_has_a_page_and_gives_what_stands_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let sources = catalog::Catalog::embedded().expect("the sources are read").sources;
    let reader = reader::Reader::new(sources.into_values());
    let mut faults = Vec::new();
    let mut pages = 0;
    for file in files_below(&folder)
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "html"))
    {
        let Ok(outcome) = fs::read_to_string(file.with_extension("json")) else {
            continue;
        };
        let outcome: Value = serde_json::from_str(&outcome).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let Some(url) = outcome["url"].as_str() else { continue };
        pages += 1;
        let article = reader.read(&Page {
            id: "p".into(),
            url: url.into(),
            fetched_at: outcome["fetched_at"].as_str().map(str::to_owned),
            content_type: Some("text/html; charset=utf-8".into()),
            body: fs::read(file).expect("the page is there"),
            ..Page::default()
        });
        let mut fault = |what: String| faults.push(format!("{}: {what}", file.display()));
        let got = serde_json::to_value(&article).expect("an article is JSON");
        for key in ["title", "kind", "recipe", "authors"] {
            if !outcome[key].is_null() && outcome[key] != got[key] {
                fault(format!("{key}: {}, expected {}", got[key], outcome[key]));
            }
        }
        if let Some(published) = outcome["published"].as_str()
            && !article.published.as_deref().is_some_and(|got| got.starts_with(published))
        {
            fault(format!("published: {:?}, expected {published}", article.published));
        }
        if outcome["paragraphs"]
            .as_u64()
            .is_some_and(|expected| expected != article.paragraphs.len() as u64)
        {
            fault(format!(
                "{} paragraphs, expected {}: {}",
                article.paragraphs.len(),
                outcome["paragraphs"],
                article.text
            ));
        }
        let list = |key: &str| outcome[key].as_array().cloned().unwrap_or_default();
        for words in list("has")
            .iter()
            .filter_map(Value::as_str)
            .filter(|words| !article.text.contains(words))
        {
            fault(format!("lacks {words:?}: {}", article.text));
        }
        for words in list("has_not")
            .iter()
            .filter_map(Value::as_str)
            .filter(|words| article.text.contains(words))
        {
            fault(format!("has {words:?}"));
        }
        let codes: Vec<&str> = article.notes.iter().map(|note| note.code.as_str()).collect();
        let expected: Vec<Value> = list("notes");
        if expected != codes {
            fault(format!("notes {codes:?}, expected {expected:?}"));
        }
    }
    assert!(pages >= 7, "only {pages} pages under {}", folder.display());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .flat_map(|entry| {
            if entry.path().is_dir() {
                files_below(&entry.path())
            } else {
                vec![entry.path()]
            }
        })
        .collect();
    files.sort();
    files
}
