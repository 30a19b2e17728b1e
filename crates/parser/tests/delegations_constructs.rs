//! One construct a line: who takes the floor, for whom and in which role, in a sentence by itself.
//!
//! `delegations/constructs.tsv` has the frame that the sentence stands in, the sentence, and the
//! rows that are no mere mentions, as `CODE:role` or `CODE>GROUP:role`, in alphabetic order.

use record::{Article, Kind, Role};

/// What comes before the sentence, by the name of its frame.
fn frame(name: &str) -> (Kind, &'static str) {
    match name {
        "news" => (
            Kind::NewsArticle,
            "GENEVA – The Human Rights Council debated the situation in Zimbabwe on Tuesday. ",
        ),
        "upr" => (
            Kind::NewsArticle,
            "HARARE – Zimbabwe’s human rights record came before the Working Group on the Universal Periodic Review on Tuesday. ",
        ),
        "vote" => (
            Kind::NewsArticle,
            "GENEVA – The Human Rights Council adopted a resolution on Sudan by 24 votes to 12 with 11 abstentions on Tuesday. ",
        ),
        "press" => (
            Kind::PressRelease,
            "The Third Committee took up the draft resolution on the situation of human rights in Iran.\n\nThe Committee then approved \
             the draft by a recorded vote of 77 in favour to 27 against, with 66 abstentions.\n\n",
        ),
        "stmt" => (
            Kind::Statement,
            "PERMANENT MISSION OF ZIMBABWE\n\nPress release\n\nGeneva, 3 October 2023 – The Human Rights Council held its dialogue on \
             the situation of human rights in Zimbabwe. ",
        ),
        _ => panic!("no frame is called {name}"),
    }
}

fn rows(kind: Kind, before: &str, sentence: &str) -> String {
    let article = Article {
        kind,
        text: format!("{before}{sentence}"),
        ..Article::default()
    };
    let rows = parser::parse(&article, lexicon::Lexicon::embedded()).interventions;
    let told = rows
        .iter()
        .filter(|row| row.start >= before.len() && !matches!(row.role, Role::Mentioned | Role::MentionedInTally));
    let mut told: Vec<String> = told
        .map(|row| {
            let role = serde_json::to_value(row.role).expect("a role is a word");
            let behalf = row.on_behalf_of.as_ref().map_or_else(String::new, |group| format!(">{group}"));
            format!(
                "{}{behalf}:{}",
                row.entity.as_deref().unwrap_or("?"),
                role.as_str().expect("a word")
            )
        })
        .collect();
    told.sort();
    told.dedup();
    told.join(" ")
}

#[test]
fn each_construct_gives_its_rows() {
    let table = include_str!("delegations/constructs.tsv");
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, sentence, expected] = fields[..] else {
            panic!("three fields are needed: {line}");
        };
        let (kind, before) = frame(name);
        let got = rows(kind, before, sentence);
        if got != expected {
            wrong.push(format!("{sentence}\n    expected {expected}\n    got      {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
