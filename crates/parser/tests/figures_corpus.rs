//! Sentences of our own whose figures were written down before anything was run on them:
//! `corpus/figures.tsv`. What comes out is counted whole, and must not sink below a floor.

use lexicon::Lexicon;
use record::{Article, Figure, Qualifier};

const CORPUS: &str = include_str!("corpus/figures.tsv");

/// A figure as the corpus states it: value or bounds, unit, qualifier, head noun.
#[derive(Debug)]
struct Expected<'a> {
    lower: Option<f64>,
    upper: Option<f64>,
    unit: &'a str,
    qualifier: &'a str,
    head: &'a str,
}

impl<'a> Expected<'a> {
    fn read(cell: &'a str) -> Expected<'a> {
        let words: Vec<_> = cell.split_whitespace().collect();
        let [value, unit, qualifier, head] = words[..] else {
            panic!("`{cell}` has not four words");
        };
        let (lower, upper) = value.split_once("..").unwrap_or((value, value));
        Expected {
            lower: lower.parse().ok(),
            upper: upper.parse().ok(),
            unit,
            qualifier,
            head,
        }
    }

    fn has_value(&self, figure: &Figure) -> bool {
        let close = |one: Option<f64>, other: Option<f64>| match (one, other) {
            (Some(one), Some(other)) => (one - other).abs() <= 1e-3 * other.abs().max(1e-3),
            (None, None) => true,
            _ => false,
        };
        match figure.value {
            Some(value) => self.lower == self.upper && close(Some(value), self.lower),
            None => close(figure.lower, self.lower) && close(figure.upper, self.upper),
        }
    }

    fn has_unit(&self, figure: &Figure) -> bool {
        figure.unit == self.unit
    }

    fn has_qualifier(&self, figure: &Figure) -> bool {
        format!("{:?}", figure.qualifier).to_lowercase() == self.qualifier
            || figure.qualifier == Qualifier::Range && self.qualifier == "range"
    }

    fn has_head(&self, figure: &Figure) -> bool {
        figure.counted_head.as_deref().unwrap_or("-").to_lowercase() == self.head
    }
}

#[derive(Debug, Default)]
struct Count {
    expected: u32,
    found: u32,
    value: u32,
    unit: u32,
    qualifier: u32,
    head: u32,
}

#[test]
fn the_blind_figures_keep_their_floors() {
    let mut count = Count::default();
    let mut sentences = 0;
    for line in CORPUS.lines().skip(1) {
        let (text, cell) = line.split_once('\t').expect("two columns");
        let expected: Vec<_> = cell.split(" | ").filter(|cell| *cell != "-").map(Expected::read).collect();
        let article = Article {
            id: "blind".into(),
            text: text.into(),
            published: Some("2023-06-15".into()),
            ..Article::default()
        };
        let figures = parser::parse(&article, Lexicon::embedded()).figures;
        sentences += 1;
        compare(&mut count, text, &expected, &figures);
    }
    let f1 = |right: u32| 200.0 * f64::from(right) / f64::from(count.expected + count.found);
    let (value, unit, qualifier, head) = (f1(count.value), f1(count.unit), f1(count.qualifier), f1(count.head));
    println!(
        "{sentences} sentences, {} figures, {} found: value {value:.1} unit {unit:.1} qualifier {qualifier:.1} head {head:.1}",
        count.expected, count.found
    );
    assert!(sentences >= 150);
    assert!(value >= 97.0 && unit >= 97.0 && qualifier >= 95.0 && head >= 89.0, "{count:?}");
}

/// Counts the figures of a sentence, each expected one with the first found one of its value.
fn compare(count: &mut Count, text: &str, expected: &[Expected], figures: &[Figure]) {
    count.expected += expected.len() as u32;
    count.found += figures.len() as u32;
    let mut taken = vec![false; figures.len()];
    for label in expected {
        let place = (0..figures.len()).find(|&place| !taken[place] && label.has_value(&figures[place]));
        let Some(place) = place else {
            println!("missed: {text}\n    {label:?}");
            continue;
        };
        taken[place] = true;
        let figure = &figures[place];
        let (unit, qualifier, head) = (label.has_unit(figure), label.has_qualifier(figure), label.has_head(figure));
        count.value += 1;
        count.unit += u32::from(unit);
        count.qualifier += u32::from(qualifier);
        count.head += u32::from(head);
        if !(unit && qualifier && head) {
            println!(
                "differs: {text}\n    {label:?}\n    {} {:?} {:?}",
                figure.unit, figure.qualifier, figure.counted_head
            );
        }
    }
    for (figure, _) in figures.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        println!("extra: {text}\n    {} {:?}", figure.surface, figure.value);
    }
}
