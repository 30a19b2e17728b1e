//! The same flow on a real newspaper article that nobody here wrote. It stands beside the
//! repository (`../shared`) and is not part of it; where it is not, the tests say so.

mod support;

use std::path::PathBuf;

use expect_test::expect;
use support::{cells, shared, table, tourdetable};

fn run() -> Option<(tempfile::TempDir, PathBuf)> {
    shared()?;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("run");
    let ran = tourdetable(&["run", "tests/plans/real-article.toml", "--out", &out.display().to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    Some((folder, out))
}

#[test]
fn the_article_gives_its_ten_figures_and_nothing_more() {
    let Some((_folder, run)) = run() else { return };
    expect![[r#"
        36 | 36.0 | exact | - | delegation | - | An Sokkhoeurn
        eight | 8.0 | exact | only | delegation | critical | An Sokkhoeurn
        28 | 28.0 | exact | - | delegation | supportive | An Sokkhoeurn
        28 | 28.0 | exact | - | delegation | supportive | An Sokkhoeurn
        28 | 28.0 | exact | - | delegation | supportive | An Sokkhoeurn
        19 | 19.0 | exact | - | dialogue | - | An Sokkhoeurn
        2,000 | 2000.0 | gt | - | outlet | - | An Sokkhoeurn
        6,000 | 6000.0 | nearly | - | union | - | An Sokkhoeurn
        6,000 | 6000.0 | nearly | - | ngo | - | An Sokkhoeurn
        Eight | 8.0 | exact | - | delegation | critical | -
    "#]]
    .assert_eq(&cells(
        &table(&run, "figures"),
        &["surface", "value", "qualifier", "focus", "counted_head", "polarity", "speaker"],
    ));
}

#[test]
fn the_article_gives_the_tally_with_its_claimant() {
    let Some((_folder, run)) = run() else { return };
    expect![[r#"
        36 | 28 | 8 | An Sokkhoeurn | Permanent Mission of Cambodia
        - | 28 | - | An Sokkhoeurn | Permanent Mission of Cambodia
        - | 28 | - | An Sokkhoeurn | Permanent Mission of Cambodia
        - | - | 8 | - | -
    "#]]
    .assert_eq(&cells(
        &table(&run, "tallies"),
        &["total", "supportive", "critical", "claimant", "claimant_org"],
    ));
}

#[test]
fn the_article_names_one_bloc_one_country_and_no_other_state() {
    let Some((_folder, run)) = run() else { return };
    let rows: Vec<_> = table(&run, "interventions")
        .into_iter()
        .filter(|row| row["entity_type"] != "unnamed_aggregate")
        .collect();
    expect![[r#"
        KHM | state | mentioned | unknown | -
        G:ASEAN | group | mentioned_in_tally | unknown | -
        - | mandate_holder | presenter | unknown | -
    "#]]
    .assert_eq(&cells(&rows, &["entity", "entity_type", "role", "stance", "person"]));
}
