//! What comes of sentences: one line a figure.

use expect_test::{Expect, expect};
use record::{Article, Figure, Qualifier};

fn read(text: &str) -> Vec<Figure> {
    let article = Article {
        id: "a".into(),
        text: text.into(),
        published: Some("2023-06-15".into()),
        ..Article::default()
    };
    crate::parse(&article, lexicon::Lexicon::embedded()).figures
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".into(), |value| value.to_string())
}

fn check(text: &str, expected: Expect) {
    let line = |figure: &Figure| {
        let amount = match (figure.value, figure.qualifier) {
            (Some(value), _) => value.to_string(),
            (None, Qualifier::Vague) => format!("{}..", number(figure.lower)),
            (None, _) => format!("{}..{}", number(figure.lower), number(figure.upper)),
        };
        let qualifier = format!("{:?}", figure.qualifier).to_lowercase();
        format!(
            "{amount} {qualifier} {} {}\n",
            figure.unit,
            figure.counted.as_deref().unwrap_or("-")
        )
    };
    expected.assert_eq(&read(text).iter().map(line).collect::<String>());
}

#[test]
fn a_qualifier_belongs_to_the_number_it_precedes() {
    check(
        "nearly 7,000 farmers and 3,000 fishers",
        expect![[r#"
            7000 nearly count farmers
            3000 exact count fishers
        "#]],
    );
}

#[test]
fn numbers_that_count_nothing_are_no_figures() {
    check(
        "See A/HRC/40/L.9 and Article 12, resolution 2250 (2015), rule 7, page 3, the H1N1 virus, Boeing 747s and the 41st session, or call +33 1 23 45 67 89.",
        expect![""],
    );
}
