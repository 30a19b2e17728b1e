//! Who may import whom, read off the manifests: a heavy dependency has one home, and stages
//! share `record` but never each other.

mod support;

use std::collections::{BTreeMap, BTreeSet};

/// Names of the dependencies of every crate, development ones left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let mut crates = BTreeMap::new();
    for entry in std::fs::read_dir(support::root().join("crates")).expect("crates/") {
        let manifest = entry.expect("an entry").path().join("Cargo.toml");
        let Ok(text) = std::fs::read_to_string(&manifest) else { continue };
        let manifest: toml::Table = text.parse().expect("a manifest");
        let name = manifest["package"]["name"].as_str().expect("a name").to_owned();
        let names = manifest
            .get("dependencies")
            .and_then(|table| table.as_table())
            .map(|table| table.keys().cloned().collect());
        crates.insert(name, names.unwrap_or_default());
    }
    crates
}

fn homes_of(dependency: &str) -> Vec<String> {
    dependencies()
        .into_iter()
        .filter(|(_, names)| names.contains(dependency))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn a_heavy_dependency_has_one_home() {
    let homes = [
        ("hyper", "fetcher"),
        ("tokio", "fetcher"),
        ("rusqlite", "fetcher"),
        ("scraper", "reader"),
        ("hayro-interpret", "reader"),
        ("polars", "aggregator"),
        ("clap", "pipeline"),
        ("plotters", "report"),
        ("maud", "report"),
    ];
    for (dependency, home) in homes {
        assert_eq!(homes_of(dependency), [home], "{dependency}");
    }
}

#[test]
fn stages_share_the_record_and_never_each_other() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("record", &[] as &[&str]),
        ("schema", &[]),
        ("robots", &[]),
        ("lexicon", &["record"]),
        ("catalog", &["record"]),
        ("archive", &["record"]),
        ("fetcher", &["archive", "catalog", "record", "robots"]),
        ("reader", &["catalog", "record"]),
        ("parser", &["lexicon", "record"]),
        ("reconcile", &["catalog", "record"]),
        ("aggregator", &["record", "schema"]),
        ("report", &["record", "schema"]),
    ]);
    let crates = dependencies();
    for (name, names) in &crates {
        if name == "pipeline" {
            continue; // the one that knows them all
        }
        let allowed = allowed
            .get(name.as_str())
            .unwrap_or_else(|| panic!("say here what the crate `{name}` may import"));
        let ours: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|dependency| crates.contains_key(*dependency))
            .collect();
        for dependency in ours {
            assert!(allowed.contains(&dependency), "`{name}` may not import `{dependency}`");
        }
    }
}
