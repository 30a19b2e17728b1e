//! Bad input gives a clear error that says where and what to try, and loses nothing.

mod support;

use support::{Bench, article, cells, table, tourdetable};

const GOOD: &[&str] = &[
    "Of the 36 delegations that took the floor on Wednesday, only eight were critical while 28 spoke in favour, the mission said in a statement on Thursday.",
    "The statement added that the delegations had welcomed the reforms of the past year and the dialogue with the Special Rapporteur.",
];

/// Runs a bad page beside a good one; gives the exit code and the codes of the notes.
fn beside_a_good_page(name: &str, body: impl AsRef<[u8]>) -> (i32, String) {
    let bench = Bench::new();
    bench.page("good.html", article("A good page", GOOD)).page(name, body);
    let ran = bench.run();
    let run = bench.run_folder();
    let tallies = table(&run, "tallies");
    assert!(
        tallies.iter().any(|row| row["total"] == "36" && row["critical"] == "8"),
        "the good page is read all the same: {tallies:?}\n{}",
        ran.stderr
    );
    (ran.code, cells(&table(&run, "notes"), &["level", "code"]))
}

#[test]
fn an_empty_page_is_a_note_and_the_run_goes_on() {
    let (code, notes) = beside_a_good_page("empty.html", "");
    assert_eq!(code, 1, "{notes}");
    assert!(notes.contains("error | empty_page"), "{notes}");
}

#[test]
fn a_page_in_another_language_is_a_note() {
    let khmer = "ក្រុមប្រឹក្សាសិទ្ធិមនុស្សបានជួបប្រជុំនៅទីក្រុងហ្សឺណែវ។ គណៈប្រតិភូជាច្រើនបានថ្លែងសុន្ទរកថា។ ".repeat(8);
    let (_, notes) = beside_a_good_page("khmer.html", article("ទំព័រ", &[khmer.as_str(), khmer.as_str()]));
    assert!(notes.contains("warning | other_language"), "{notes}");
}

#[test]
fn a_file_that_is_no_html_is_a_note() {
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    picture.extend((0..=255).cycle().take(4000));
    let (code, notes) = beside_a_good_page("picture.html", picture);
    assert_eq!(code, 1, "{notes}");
    assert!(notes.contains("error | not_html"), "{notes}");
}

#[test]
fn broken_utf8_is_a_note_and_the_rest_of_the_page_is_kept() {
    let mut page = article("A page cut in two", GOOD).into_bytes();
    let at = page.windows(4).position(|window| window == b"said").expect("the word is there");
    page.splice(at..at, [0xe2, 0x80]);
    let (_, notes) = beside_a_good_page("broken.html", page);
    assert!(notes.contains("broken_utf8"), "{notes}");
}

#[test]
fn a_missing_folder_says_which_and_what_to_try() {
    let bench = Bench::new();
    let plan = bench.plan_of("name = \"bench\"\ntitle = \"Bench\"\n[[source]]\nkind = \"folder\"\npath = \"nowhere\"\n");
    let ran = tourdetable(&["run", &plan, "--out", &bench.run_folder().display().to_string()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("nowhere") && ran.stderr.contains("hint:"), "{}", ran.stderr);
}

#[test]
fn an_unknown_key_in_a_plan_says_where() {
    let bench = Bench::new();
    let plan = bench.plan_of("name = \"bench\"\ntitel = \"Bench\"\n[[source]]\nkind = \"folder\"\npath = \"pages\"\n");
    let ran = tourdetable(&["run", &plan, "--out", &bench.run_folder().display().to_string()]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("line 2: unknown field `titel`, expected one of"),
        "{}",
        ran.stderr
    );
}

#[test]
fn an_unknown_key_in_a_sidecar_says_where_and_keeps_the_others() {
    let bench = Bench::new();
    bench.page("good.html", article("A good page", GOOD));
    bench
        .page("bad.html", article("A page with a bad sidecar", GOOD))
        .page("bad.toml", "url = \"https://example.org/\"\nfetchd_at = \"2023-04-01T00:00:00Z\"\n");
    let ran = bench.run();
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let notes = table(&bench.run_folder(), "notes");
    assert!(
        notes
            .iter()
            .any(|note| note["message"].contains("line 2: unknown field `fetchd_at`")),
        "{notes:?}"
    );
}

#[test]
fn a_stage_without_the_one_before_it_says_which_to_run() {
    let bench = Bench::new();
    let (plan, out) = (bench.plan(), bench.run_folder().display().to_string());
    let ran = tourdetable(&["parse", &plan, "--out", &out]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("run that one first (tourdetable read PLAN)"), "{}", ran.stderr);
}

#[test]
fn a_faulty_data_folder_names_every_fault() {
    let bench = Bench::new();
    let ran = tourdetable(&[
        "check",
        "--data",
        &bench.path().join("nowhere").display().to_string(),
        &bench.path().join("no-plan.toml").display().to_string(),
    ]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("there is no such folder") && ran.stderr.contains("no-plan.toml"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_log_level_that_is_none_says_which_there_are() {
    let ran = tourdetable(&["--log", "loud", "tables"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("neither a level (error, warn,"), "{}", ran.stderr);
}

#[test]
fn markup_that_was_repaired_is_no_warning() {
    let bench = Bench::new();
    let page = article("A page with text astray in a table", GOOD).replacen("<p>", "<table>astray<tr><td>1</td></tr></table><p>", 1);
    bench.page("astray.html", page);
    let ran = bench.run();
    assert!(!ran.stderr.contains("foster"), "{}", ran.stderr);
}
