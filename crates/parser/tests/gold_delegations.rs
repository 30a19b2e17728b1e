//! The project's own evaluator of who took the floor, on the development set beside the
//! repository. Where that set is not there, it says so and passes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lexicon::Lexicon;
use record::{Article, Extraction, Intervention, Role};
use serde_json::Value;

fn gold() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = shared.join("gold/delegations");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(shared)
}

struct Labelled {
    name: String,
    text: String,
    rows: Vec<Value>,
}

fn documents(shared: &Path) -> Vec<Labelled> {
    let folder = shared.join("gold/delegations");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let labels = files
        .iter()
        .filter_map(|file| Some((file, file.file_name()?.to_str()?.strip_suffix(".gold.jsonl")?)));
    labels
        .map(|(file, name)| {
            let beside = folder.join(format!("{name}.txt"));
            let text = if beside.is_file() {
                beside
            } else {
                shared.join("input").join(format!("{name}.txt"))
            };
            let rows = std::fs::read_to_string(file).expect("labels are text");
            Labelled {
                name: name.to_owned(),
                text: std::fs::read_to_string(text).expect("the text is there"),
                rows: rows.lines().filter_map(|line| serde_json::from_str(line).ok()).collect(),
            }
        })
        .collect()
}

fn parse(document: &Labelled) -> Extraction {
    let article = Article {
        id: document.name.clone(),
        text: document.text.clone(),
        ..Article::default()
    };
    parser::parse(&article, Lexicon::embedded())
}

const FLOOR: &[&str] = &[
    "speaker",
    "country_concerned",
    "right_of_reply",
    "right_of_reply_2",
    "introducer",
    "explanation_of_vote",
    "point_of_order",
    "state_party",
];

fn word(role: Role) -> String {
    serde_json::to_value(role).map_or(String::new(), |word| word.as_str().unwrap_or("").to_owned())
}

fn is_coded(code: &str) -> bool {
    !code.starts_with("G:UNNAMED") && (code.len() == 3 || ["G:", "U:", "O:"].iter().any(|prefix| code.starts_with(prefix)))
}

fn bytes(text: &str, characters: u64) -> usize {
    text.char_indices()
        .nth(usize::try_from(characters).unwrap_or(usize::MAX))
        .map_or(text.len(), |(at, _)| at)
}

#[derive(Default, Debug)]
struct Score {
    right: usize,
    extra: usize,
    missed: usize,
    matched: usize,
    role: usize,
    behalf: usize,
    behalf_of: usize,
    false_stance: usize,
    organisations_as_states: usize,
}

fn score(document: &Labelled, rows: &[Intervention], score: &mut Score) {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or("").to_owned();
    let labels: Vec<&Value> = document.rows.iter().filter(|row| row["rec"] == "delegation").collect();
    let uncertain: BTreeSet<String> = labels
        .iter()
        .filter(|row| row["certain"] == false)
        .map(|row| text(row, "entity"))
        .collect();
    let wanted: BTreeSet<String> = labels
        .iter()
        .filter(|row| FLOOR.contains(&text(row, "role").as_str()))
        .map(|row| text(row, "entity"))
        .filter(|code| is_coded(code) && !uncertain.contains(code))
        .collect();
    let found: BTreeSet<String> = rows
        .iter()
        .filter(|row| FLOOR.contains(&word(row.role).as_str()))
        .filter_map(|row| row.entity.clone())
        .filter(|code| is_coded(code) && !uncertain.contains(code))
        .collect();
    score.right += wanted.intersection(&found).count();
    score.extra += found.difference(&wanted).count();
    score.missed += wanted.difference(&found).count();
    for label in labels.iter().filter(|row| row["certain"] == true) {
        let start = bytes(&document.text, label["start"].as_u64().unwrap_or(0));
        let end = bytes(&document.text, label["end"].as_u64().unwrap_or(0));
        let here = |row: &&Intervention| row.start < end && start < row.end;
        let code = text(label, "entity");
        if code.starts_with("N:") {
            let state = rows
                .iter()
                .filter(here)
                .any(|row| row.entity.as_deref().is_some_and(|code| code.len() == 3));
            score.organisations_as_states += usize::from(state);
            continue;
        }
        let Some(row) = rows.iter().filter(here).find(|row| row.entity.as_ref() == Some(&code)) else {
            continue;
        };
        if !is_coded(&code) {
            continue;
        }
        score.matched += 1;
        score.role += usize::from(word(row.role) == text(label, "role"));
        if let Some(group) = label["on_behalf_of"].as_str() {
            score.behalf_of += 1;
            score.behalf += usize::from(row.on_behalf_of.as_deref() == Some(group));
        }
        let stance = serde_json::to_value(row.stance).unwrap_or_default();
        score.false_stance += usize::from(label["stance"] == "unknown" && stance != "unknown");
    }
}

#[test]
fn who_took_the_floor_for_whom_in_what_role() {
    let Some(shared) = gold() else { return };
    let mut all = Score::default();
    for document in documents(&shared) {
        score(&document, &parse(&document).interventions, &mut all);
    }
    let f1 = 2.0 * all.right as f64 / (2 * all.right + all.extra + all.missed) as f64;
    println!("floor F1 {f1:.3}; {all:?}");
    assert!(f1 >= 0.97, "{all:?}");
    assert!(all.behalf as f64 >= 0.97 * all.behalf_of as f64, "{all:?}");
    assert!(all.role as f64 >= 0.95 * all.matched as f64, "{all:?}");
    assert_eq!((all.organisations_as_states, all.false_stance), (0, 0), "{all:?}");
}

#[test]
fn votes_are_the_record() {
    let Some(shared) = gold() else { return };
    for document in documents(&shared) {
        let votes = |rows: Vec<(String, String)>| -> BTreeSet<(String, String)> {
            rows.into_iter().filter(|(_, role)| role.starts_with("voter_")).collect()
        };
        let extraction = parse(&document);
        let wanted = document.rows.iter().filter(|row| row["rec"] == "delegation");
        let wanted = wanted.map(|row| {
            (
                row["entity"].as_str().unwrap_or("").to_owned(),
                row["role"].as_str().unwrap_or("").to_owned(),
            )
        });
        let found = extraction
            .interventions
            .iter()
            .map(|row| (row.entity.clone().unwrap_or_default(), word(row.role)));
        assert_eq!(votes(found.collect()), votes(wanted.collect()), "{}", document.name);
        for tally in document.rows.iter().filter(|row| row["rec"] == "tally" && row["what"] == "vote") {
            let right = extraction.tallies.iter().any(|read| {
                let read = [read.yes, read.no, read.abstain, read.total].map(|part| part.map(u64::from));
                read == ["yes", "no", "abstain", "total"].map(|part| tally[part].as_u64())
            });
            assert!(right, "{}: {tally}", document.name);
        }
    }
}

#[test]
fn the_article_names_one_bloc_and_no_other_state() {
    let Some(shared) = gold() else { return };
    let Some(document) = documents(&shared)
        .into_iter()
        .find(|document| document.name.starts_with("phnom-penh-post"))
    else {
        return;
    };
    let extraction = parse(&document);
    assert_eq!(extraction.concerned.as_deref(), Some("KHM"));
    let named: BTreeSet<String> = extraction
        .interventions
        .iter()
        .filter_map(|row| row.entity.clone())
        .filter(|code| is_coded(code))
        .collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    assert_eq!(named, ["G:ASEAN", "KHM"]);
}
