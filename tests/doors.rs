//! The doors: filter, names, inspect, why.

mod support;

use serde_json::{Value, json};
use support::{Bench, article, table, tourdetable, tourdetable_with};

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON Lines")).collect()
}

#[test]
fn a_bad_line_gives_a_line_with_an_error_and_the_rest_goes_on() {
    let good = |id: &str| json!({"id": id, "text": "Eight delegations criticised the bill."}).to_string();
    let input = format!("{}\nnot json\n{}\n{}\n", good("a"), json!({"id": "b"}), good("c"));
    let ran = tourdetable_with(&["filter", "parse"], &[], &input);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let out = lines(&ran.stdout);
    assert_eq!(out.len(), 4);
    assert_eq!((&out[0]["id"], &out[3]["id"]), (&json!("a"), &json!("c")));
    assert_eq!(out[1]["line"], 2);
    assert_eq!(out[2]["id"], "b", "the id is kept where the line had one");
    assert!(out[2]["error"].as_str().unwrap().contains("missing field `text`"), "{}", out[2]);
    assert_eq!(out[3]["figures"][0]["value"], 8.0);
}

#[test]
fn read_then_parse_is_read_plus_parse() {
    let page = json!({"id": "p", "url": "https://news.example/a", "html": article("Thirty of 39", &["Thirty of the 39 delegations spoke in favour, the mission said on Thursday in Geneva.", "Nine were critical of the new law, it added."])}).to_string();
    let article = tourdetable_with(&["filter", "read"], &[], &page);
    let in_two_steps = tourdetable_with(&["filter", "parse"], &[], &article.stdout);
    let in_one = tourdetable_with(&["filter", "read+parse"], &[], &page);
    assert_eq!((article.code, in_two_steps.code, in_one.code), (0, 0, 0));
    assert_eq!(in_two_steps.stdout, in_one.stdout);
    assert_eq!(lines(&in_one.stdout)[0]["id"], "p");
}

#[test]
fn many_lines_come_out_in_order_on_one_thread_or_many() {
    let input: String = (0..3000)
        .map(|n| json!({"id": n.to_string(), "text": format!("{n} delegations spoke.")}).to_string() + "\n")
        .collect();
    let on = |threads: &str| tourdetable_with(&["filter", "parse"], &[("RAYON_NUM_THREADS", threads)], &input).stdout;
    let one = on("1");
    assert_eq!(one, on("2"));
    assert!(
        lines(&one)
            .iter()
            .enumerate()
            .all(|(n, line)| line["id"].as_str() == Some(&n.to_string()))
    );
}

#[test]
fn a_name_is_a_code_or_a_refusal_with_its_reason() {
    let ran = tourdetable(&["names", "--json", "Lao PDR", "Congo", "Bank of China"]);
    assert_eq!(ran.code, 0);
    let out = lines(&ran.stdout);
    assert_eq!(out[0]["code"], "LAO");
    assert_eq!((&out[1]["code"], &out[1]["candidates"]), (&Value::Null, &json!(["COD", "COG"])));
    assert_eq!(out[2]["code"], Value::Null);
    assert!(out[2]["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
    let from_stdin = tourdetable_with(&["names"], &[], "Viet Nam\n");
    assert!(from_stdin.stdout.starts_with("Viet Nam\tVNM\t"), "{}", from_stdin.stdout);
}

#[test]
fn inspect_shows_the_rows_and_names_their_rules() {
    let text = "Of the 36 delegations that took the floor, only eight were critical while 28 spoke in favour.";
    let ran = tourdetable_with(&["inspect", "-", "--explain"], &[], text);
    assert!(
        ran.stdout.contains("total 36, supportive 28, critical 8") && ran.stdout.contains("[tally.figures]"),
        "{}",
        ran.stdout
    );
    let json = tourdetable_with(&["inspect", "-", "--json"], &[], text);
    assert_eq!(lines(&json.stdout)[0]["extraction"]["tallies"][0]["supportive"], 28);
}

#[test]
fn why_leads_from_a_row_to_the_archived_page() {
    let bench = Bench::new();
    bench.page(
        "page.html",
        article(
            "A tally",
            &[
                "Of the 36 delegations that took the floor, only eight were critical while 28 spoke in favour, the mission said.",
                "It welcomed the dialogue.",
            ],
        ),
    );
    bench.page(
        "page.toml",
        "url = \"https://news.example/tally\"\nfetched_at = \"2023-04-01T06:00:00Z\"\n",
    );
    assert_eq!(bench.run().code, 0);
    let out = bench.run_folder();
    let row = &table(&out, "figures")[0]["row_id"];
    let ran = tourdetable(&["why", row, "--out", &out.display().to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for expected in [
        "sentence   Of the 36 delegations",
        "https://news.example/tally",
        "sha256:",
        "archived   ",
    ] {
        assert!(ran.stdout.contains(expected), "{expected} is not in:\n{}", ran.stdout);
    }
    let unknown = tourdetable(&["why", "0000000000000000/f1", "--out", &out.display().to_string()]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("no row has this id"), "{}", unknown.stderr);
}

#[test]
fn an_address_that_gives_nothing_says_so_each_time_it_is_named() {
    let bench = Bench::new();
    let out = bench.run_folder().display().to_string();
    let args = [
        "fetch",
        "--url",
        "http://127.0.0.1:9/x",
        "--contact",
        "desk@paper.example",
        "--out",
        &out,
    ];
    for _ in 0..2 {
        let ran = tourdetable(&args);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(
            ran.stderr.contains("127.0.0.1 is no address of the public network"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn nobody_is_asked_before_somebody_can_be_reached() {
    let bench = Bench::new();
    let out = bench.run_folder().display().to_string();
    let ran = tourdetable(&["fetch", "--url", "http://127.0.0.1:9/x", "--out", &out]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--contact"), "{}", ran.stderr);
}

#[test]
fn an_explanation_names_the_source_the_address_the_delay_and_the_verdict() {
    let bench = Bench::new();
    let out = bench.run_folder().display().to_string();
    let ran = tourdetable(&[
        "fetch",
        "--explain",
        "http://127.0.0.1:9/x?utm_source=feed#top",
        "--contact",
        "desk@paper.example",
        "--out",
        &out,
    ]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for line in [
        "http://127.0.0.1:9/x\n",
        "source     none of the plan's",
        "asks as    tourdetable/",
        "delay      5.0 s between requests to 127.0.0.1",
        "then       it is not asked for: 127.0.0.1 is no address of the public network",
    ] {
        assert!(ran.stdout.contains(line), "no `{line}` in\n{}", ran.stdout);
    }
}
