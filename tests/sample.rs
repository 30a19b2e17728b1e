//! From the sample plan to its tables: what comes out, the same bytes every time, any stage alone.

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use support::{Row, cells, root, table, tourdetable, tourdetable_with};

/// The tables whose every cell is compared with `tests/sample/NAME.csv`. `runs` holds the times of runs.
const COMPARED: &[&str] = &[
    "documents",
    "events",
    "interventions",
    "figures",
    "quotes",
    "tallies",
    "votes",
    "findings",
    "notes",
    "stance_by_event",
    "delegation_by_event",
];

fn run_into(out: &Path, threads: &str) {
    let ran = tourdetable_with(
        &["run", "pipelines/sample.toml", "--out", &out.display().to_string()],
        &[("RAYON_NUM_THREADS", threads), ("POLARS_MAX_THREADS", threads)],
        "",
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(folder: &Path, top: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, top, files);
            } else {
                files.insert(
                    path.strip_prefix(top).expect("below it").to_owned(),
                    std::fs::read(&path).expect("a file"),
                );
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

#[test]
fn the_tables_are_the_expected_ones() {
    let folder = tempfile::tempdir().unwrap();
    run_into(folder.path(), "2");
    let mut changed = Vec::new();
    for name in COMPARED {
        let made = std::fs::read_to_string(folder.path().join(format!("4-tables/{name}.csv"))).unwrap();
        let expected = root().join(format!("tests/sample/{name}.csv"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::create_dir_all(expected.parent().unwrap()).unwrap();
            std::fs::write(&expected, &made).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != made {
            changed.push(*name);
        }
    }
    assert!(
        changed.is_empty(),
        "these tables changed: {changed:?}; if they are right, accept them with UPDATE_EXPECT=1 and read the diff of tests/sample/"
    );
}

#[test]
fn every_table_has_rows_and_every_verdict_occurs() {
    let folder = tempfile::tempdir().unwrap();
    run_into(folder.path(), "2");
    for name in COMPARED.iter().chain(&["runs"]) {
        assert!(!table(folder.path(), name).is_empty(), "{name} is empty");
    }
    let verdicts = cells(&table(folder.path(), "findings"), &["verdict"]);
    for verdict in ["agrees", "differs", "cannot_tell"] {
        assert!(verdicts.contains(verdict), "no finding {verdict}");
    }
}

#[test]
fn every_row_leads_to_words_of_its_article() {
    let folder = tempfile::tempdir().unwrap();
    run_into(folder.path(), "2");
    let articles = std::fs::read_to_string(folder.path().join("2-articles/articles.jsonl")).unwrap();
    let texts: BTreeMap<String, String> = articles
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|article| {
            (
                article["id"].as_str().unwrap().to_owned(),
                article["text"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let words = |row: &Row| {
        let (start, end): (usize, usize) = (row["start"].parse().unwrap(), row["end"].parse().unwrap());
        texts[&row["doc"]]
            .get(start..end)
            .unwrap_or_else(|| panic!("{row:?} is off the text"))
            .to_owned()
    };
    for (name, column) in [("interventions", "evidence"), ("figures", "surface"), ("tallies", "evidence")] {
        for row in table(folder.path(), name) {
            assert_eq!(
                row[column].trim_start_matches('\''),
                words(&row).trim_start_matches('\''),
                "{name} {}",
                row["row_id"]
            );
            assert!(!row["rule"].is_empty(), "{name} {} names no rule", row["row_id"]);
        }
    }
}

#[test]
fn the_same_bytes_come_out_on_one_thread_or_two() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    run_into(one.path(), "1");
    run_into(two.path(), "2");
    let (mut one, mut two) = (files(one.path()), files(two.path()));
    for run in [&mut one, &mut two] {
        // These tell when the run was, and so differ.
        run.retain(|path, _| {
            !path.starts_with("manifests") && !path.starts_with("4-tables/runs.csv") && !path.starts_with("4-tables/runs.parquet")
        });
    }
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    let differing: Vec<_> = one
        .iter()
        .filter(|(path, bytes)| two[*path] != **bytes)
        .map(|(path, _)| path)
        .collect();
    assert!(differing.is_empty(), "{differing:?} differ");
}

#[test]
fn a_stage_run_again_alone_leaves_the_same() {
    let folder = tempfile::tempdir().unwrap();
    run_into(folder.path(), "2");
    let before = files(folder.path());
    let out = folder.path().display().to_string();
    let doc = table(folder.path(), "documents")[0]["doc"].clone();
    for again in [
        &["parse", "pipelines/sample.toml", "--out", &out] as &[&str],
        &["read", "pipelines/sample.toml", "--out", &out, "--doc", &doc[..8]],
        &["run", "pipelines/sample.toml", "--out", &out, "--only", "reconcile"],
        &["run", "pipelines/sample.toml", "--out", &out, "--from", "fetch", "--until", "parse"],
    ] {
        assert_eq!(tourdetable(again).code, 0, "{again:?}");
    }
    let after = files(folder.path());
    for (path, bytes) in before.iter().filter(|(path, _)| !path.starts_with("manifests")) {
        assert!(after[path] == *bytes, "{} changed", path.display());
    }
    assert_eq!(
        tourdetable(&["run", "pipelines/sample.toml", "--out", &out, "--from", "aggregate"]).code,
        0
    );
    assert!(table(folder.path(), "runs").len() > 6, "earlier runs stay in the table");
}

#[test]
fn the_sample_runs_from_the_program_alone() {
    let (here, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    run_into(here.path(), "2");
    let out = elsewhere.path().display().to_string();
    assert_eq!(tourdetable(&["run", "--out", &out]).code, 0);
    for name in ["interventions", "figures", "findings"] {
        assert_eq!(table(here.path(), name), table(elsewhere.path(), name), "{name}");
    }
}
