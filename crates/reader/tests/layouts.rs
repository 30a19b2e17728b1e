//! Pages of many layouts under `tests/layouts/`, written by us, and beside each what should come of it.

use std::fs;
use std::path::Path;

use record::Page;
use serde_json::{Value, json};

#[test]
fn every_layout_gives_what_stands_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts");
    let mut faults = Vec::new();
    let mut pages = 0;
    for entry in fs::read_dir(&folder).expect("the folder is there").flatten() {
        let file = entry.path();
        if file.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        pages += 1;
        let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let expected: Value = serde_json::from_slice(&fs::read(file.with_extension("json")).expect("what should come of it"))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let article = reader::Reader::default().read(&Page {
            id: "p".into(),
            url: format!("https://paper.example/{name}"),
            content_type: Some("text/html; charset=utf-8".into()),
            body: fs::read(&file).expect("the page is there"),
            ..Page::default()
        });
        let mut got = serde_json::to_value(&article).expect("an article is JSON");
        got["text"] = article.text.split("\n\n").collect();
        got["notes"] = article.notes.iter().map(|note| note.code.as_str()).collect();
        for (key, value) in expected.as_object().expect("an object") {
            let missed = match key.as_str() {
                // What is right, where the rest says what comes of it today.
                "FIXME" => None,
                "has" | "has_not" => {
                    let words = value.as_array().into_iter().flatten().filter_map(Value::as_str);
                    let wrong: Vec<&str> = words.filter(|words| article.text.contains(words) != (key == "has")).collect();
                    (!wrong.is_empty()).then(|| json!(wrong))
                }
                // A page without authors has none, and says so by leaving them out.
                "authors" if value == &json!([]) => (!article.authors.is_empty()).then(|| json!(article.authors)),
                _ => (got[key] != *value).then(|| got[key].clone()),
            };
            if let Some(missed) = missed {
                faults.push(format!("{name}: {key}\n  got      {missed}\n  expected {value}"));
            }
        }
        if expected.get("notes").is_none() && !article.notes.is_empty() {
            faults.push(format!("{name}: notes {}", got["notes"]));
        }
    }
    assert!(pages >= 15, "only {pages} pages");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
