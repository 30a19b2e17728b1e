//! The tables of names: sorted, without gaps, and right where facts can be counted.

use std::collections::BTreeSet;

use lexicon::names::{Known, Layout, answer_lines};
use lexicon::{Lexicon, embedded_files};

/// The tables of names, each with its lines after the header.
const TABLES: [&str; 12] = [
    "ambiguous",
    "capitals",
    "council_members",
    "demonyms",
    "entities",
    "group_members",
    "groups",
    "name_frames",
    "name_words",
    "names",
    "not_states",
    "phrase_words",
];

fn rows(table: &str) -> Vec<Vec<String>> {
    let path = format!("data/lexicon/{table}.tsv");
    let files = embedded_files();
    let (_, text) = files.iter().find(|(name, _)| *name == path).expect("an embedded table");
    let lines = text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect());
    lines.collect()
}

#[test]
fn rows_are_sorted_and_given_once() {
    let mut faults = Vec::new();
    for table in TABLES {
        let rows = rows(table);
        for pair in rows.windows(2).filter(|pair| pair[0] >= pair[1]) {
            faults.push(format!("{table}: {:?} stands before {:?}", pair[0], pair[1]));
        }
        for row in rows.iter().filter(|row| row.iter().any(|cell| cell.trim() != cell)) {
            faults.push(format!("{table}: spaces around a cell of {row:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_entity_has_names_and_every_state_a_people() {
    let names: BTreeSet<String> = rows("names").into_iter().map(|row| row[0].clone()).collect();
    let peoples: BTreeSet<String> = rows("demonyms").into_iter().map(|row| row[0].clone()).collect();
    let mut faults = Vec::new();
    for entity in Lexicon::embedded().names.entities() {
        if !names.contains(&entity.code) {
            faults.push(format!("{} has no name", entity.code));
        }
    }
    // The Congos' and the Dominicas' peoples share a name, and the Holy See has none.
    let shared = ["COD", "COG", "DMA", "DOM", "VAT", "KOR", "PRK"];
    for row in rows("entities")
        .iter()
        .filter(|row| row[2] == "state" && !shared.contains(&row[0].as_str()))
    {
        if !peoples.contains(&row[0]) {
            faults.push(format!("{} has no demonym", row[0]));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_united_nations_have_193_members_and_two_observer_states() {
    let of = |kind: &str| rows("entities").iter().filter(|row| row[2] == kind).count();
    assert_eq!((of("state"), of("observer_state")), (193, 2));
}

#[test]
fn a_group_has_the_members_of_the_day() {
    let names = &Lexicon::embedded().names;
    let mut wrong = Vec::new();
    for (group, date, n_members) in [
        ("G:EU", "2006-06-19", 25),
        ("G:EU", "2007-01-01", 27),
        ("G:EU", "2013-07-01", 28),
        ("G:EU", "2020-01-31", 28),
        ("G:EU", "2020-02-01", 27),
        ("G:ASEAN", "2025-10-25", 10),
        ("G:ASEAN", "2025-10-26", 11),
        ("G:AFRICAN", "2010-01-01", 53),
        ("G:AFRICAN", "2023-01-01", 54),
        ("G:APG", "2023-01-01", 54),
        ("G:EEG", "2023-01-01", 23),
        ("G:GRULAC", "2023-01-01", 33),
        ("G:WEOG", "2023-01-01", 28),
        ("G:LAS", "2012-01-01", 21),
        ("G:LAS", "2024-01-01", 22),
        ("G:OIC", "2010-01-01", 57),
        ("G:OIC", "2020-01-01", 56),
        ("G:NAM", "2023-01-01", 120),
        ("G:NB8", "2023-01-01", 8),
        ("G:CARICOM", "2023-01-01", 15),
        ("G:GCC", "2023-01-01", 6),
        ("G:ECOWAS", "2020-01-01", 15),
        ("G:ECOWAS", "2025-02-01", 12),
        ("G:SADC", "2023-01-01", 16),
        ("G:CPLP", "2023-01-01", 9),
        ("G:COE", "2022-03-15", 47),
        ("G:COE", "2022-03-16", 47),
        ("G:COE", "2022-03-17", 46),
        ("G:OSCE", "2023-01-01", 57),
        ("G:COMMONWEALTH", "2023-01-01", 56),
        ("G:G20", "2023-01-01", 20),
        ("G:G20", "2024-01-01", 21),
        ("G:PIF", "2024-01-01", 18),
        ("G:NATO", "2024-04-01", 32),
        ("G:BRICS", "2025-02-01", 10),
    ] {
        let members = names.members(group, date).map_or(0, |members| members.len());
        if members != n_members {
            wrong.push(format!("{group} on {date}: expected {n_members}, found {members}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_known_of_a_group_is_said() {
    let names = &Lexicon::embedded().names;
    assert_eq!(names.members("G:LMG", "2023-03-29"), None);
    assert!(matches!(names.membership("G:LMG"), Some((Known::Not, _))));
    assert!(matches!(names.membership("G:EU"), Some((Known::Whole, _))));
    assert_eq!(names.membership("KHM"), None);
}

#[test]
fn the_council_has_47_members_but_while_libya_was_suspended() {
    let names = &Lexicon::embedded().names;
    for year in 2007..=2026 {
        let n_members = names.council_members_on(&format!("{year}-05-20")).len();
        let expected = if year == 2011 { 46 } else { 47 };
        assert_eq!(n_members, expected, "{year}");
    }
    let has = |year, code: &str| names.council_members(year).iter().any(|member| member.code == code);
    assert!(has(2022, "RUS") && has(2022, "CZE") && !has(2023, "RUS"));
    assert!(has(2018, "USA") && has(2018, "ISL") && !has(2019, "USA"));
}

#[test]
fn lines_are_answered_in_order_with_or_without_a_last_line_break() {
    let names = &Lexicon::embedded().names;
    let answers = |input: &[u8], layout| {
        let mut out = Vec::new();
        let n_lines = answer_lines(names, input, &mut out, layout).expect("a buffer takes all");
        (n_lines, String::from_utf8(out).expect("UTF-8"))
    };
    let (n_lines, text) = answers(b"Viet Nam\r\nKorea\n\nNarnia", Layout::Text);
    assert_eq!(n_lines, 4);
    assert_eq!(
        text,
        "Viet Nam\tVNM\tViet Nam\nKorea\trefused, because it may be KOR or PRK\n\trefused, because it is empty\n\
         Narnia\trefused, because no such name is known\n"
    );
    let (_, json) = answers(b"Peru\nthe \"Congo\"\n\xff\t\x01\n", Layout::Json);
    assert_eq!(
        json,
        "{\"name\":\"Peru\",\"code\":\"PER\",\"class\":\"name\",\"entity_name\":\"Peru\"}\n\
         {\"name\":\"the \\\"Congo\\\"\",\"code\":null,\"class\":\"ambiguous\",\"candidates\":[\"COD\",\"COG\"]}\n\
         {\"name\":\"\u{fffd}\\t\\u0001\",\"code\":null,\"class\":\"refused\",\"reason\":\"no such name is known\"}\n"
    );
}

#[test]
fn lines_are_answered_alike_however_they_are_cut() {
    let names = &Lexicon::embedded().names;
    let input = "Peru\nthe Lao People’s Democratic Republic\n57 States\n".repeat(20);
    let answers = |capacity| {
        let mut out = Vec::new();
        let reader = std::io::BufReader::with_capacity(capacity, input.as_bytes());
        answer_lines(names, reader, &mut out, Layout::Json).expect("a buffer takes all");
        out
    };
    assert_eq!(answers(1), answers(1 << 16));
    assert_eq!(answers(7), answers(1 << 16));
}
