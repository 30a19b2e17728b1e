//! Lists that stand in a story and are none of it: pointers to other stories, the page's
//! table of contents, and the data sheets of things that are sold.
//!
//! "Storage: 256 GB", "Price: 599,00 Euro", "Display: 6,1 Zoll" is a data sheet.
//! "In favour: 28", "Against: 8" is not, nor is "Yemen: $80 million": what stories count
//! has other units, and a list of it is text.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::outline::{Outline, Passage};

/// Shorter lists tell nothing by their shape.
const FEWEST_ITEMS: usize = 3;
/// Longer items are sentences.
const LONGEST_LINE: usize = 120;

/// How many passages up to each are of a kind: those of a range are the difference of two.
pub(crate) struct Lists {
    pointers: Vec<usize>,
    jumps: Vec<usize>,
    measures: Vec<usize>,
}

impl Lists {
    pub(crate) fn of(outline: &Outline<'_>) -> Lists {
        let count = |is_one: &dyn Fn(&Passage) -> bool| running_sums(outline.passages.iter().map(|passage| usize::from(is_one(passage))));
        Lists {
            pointers: count(&|passage| passage.linked * 4 > passage.letters),
            jumps: count(&|passage| passage.jumps > 0 && passage.linked * 2 > passage.letters),
            measures: count(&|passage| is_measure(outline.words(passage))),
        }
    }

    /// Whether an element stands in a list most of whose items are links, with or without words
    /// beside them.
    pub(crate) fn is_of_pointers(&self, outline: &Outline<'_>, owner: usize) -> bool {
        share(&self.pointers, outline, owner).is_some_and(|(pointers, items)| pointers * 10 >= items * 7)
    }

    /// Whether an element stands in a table of contents or in a data sheet.
    pub(crate) fn is_of_reference(&self, outline: &Outline<'_>, owner: usize) -> bool {
        share(&self.jumps, outline, owner).is_some_and(|(jumps, items)| jumps * 10 >= items * 7)
            || share(&self.measures, outline, owner).is_some_and(|(measures, items)| measures * 2 >= items)
    }
}

/// How many items of an element's list are of a kind, and how many there are.
fn share(sums: &[usize], outline: &Outline<'_>, owner: usize) -> Option<(usize, usize)> {
    let list = outline
        .lineage(owner)
        .take(6)
        .find(|&element| matches!(outline.elements[element].name, "ul" | "ol" | "dl"))?;
    let items = &outline.elements[list].passages;
    (items.len() >= FEWEST_ITEMS).then(|| (sums[items.end] - sums[items.start], items.len()))
}

/// The sum of the values up to each.
pub(crate) fn running_sums(values: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sums = vec![0];
    let mut sum = 0;
    for value in values {
        sum += value;
        sums.push(sum);
    }
    sums
}

/// Whether a passage is a label with a measure or a price behind it.
fn is_measure(words: &str) -> bool {
    if words.len() > LONGEST_LINE || words.trim_end().ends_with('.') {
        return false;
    }
    let Some((label, value)) = words.split_once(": ") else {
        return false;
    };
    let tokens: Vec<&str> = value.split_whitespace().collect();
    !label.is_empty()
        && tokens.iter().enumerate().any(|(at, token)| {
            let figure = token.trim_start_matches(['-', '–', '(', '~', '$', '€', '£']);
            let rest = figure.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ','));
            let is_price = token.starts_with(['$', '€', '£']) && has_cents(figure);
            let unit = if rest.is_empty() {
                tokens.get(at + 1).copied().unwrap_or("")
            } else {
                rest
            };
            rest.len() < figure.len() && (is_price || is_unit(unit, has_cents(&figure[..figure.len() - rest.len()])))
        })
}

/// "15,99" and "1.299,00", not "1,299".
fn has_cents(figure: &str) -> bool {
    let figure = figure.as_bytes();
    figure.len() > 3 && matches!(figure[figure.len() - 3], b'.' | b',') && figure[figure.len() - 2..].iter().all(u8::is_ascii_digit)
}

fn is_unit(word: &str, has_cents: bool) -> bool {
    let word = word
        .split(['/', '(', ')', ';'])
        .next()
        .unwrap_or("")
        .trim_end_matches([',', '.'])
        .to_lowercase();
    if word.starts_with('°') || matches!(word.as_str(), "€" | "$" | "£") {
        return word.starts_with('°') || has_cents;
    }
    units().sold.contains(word.as_str()) || (has_cents && units().money.contains(word.as_str()))
}

struct Units {
    sold: HashSet<&'static str>,
    money: HashSet<&'static str>,
}

fn units() -> &'static Units {
    static UNITS: OnceLock<Units> = OnceLock::new();
    UNITS.get_or_init(|| {
        let mut units = Units {
            sold: HashSet::new(),
            money: HashSet::new(),
        };
        let mut is_money = false;
        for line in include_str!("../words/units.txt").lines() {
            if line.starts_with('#') {
                is_money = line.starts_with("# prices");
            } else {
                let set = if is_money { &mut units.money } else { &mut units.sold };
                set.extend(line.split_whitespace());
            }
        }
        units
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_has_a_label_and_a_unit_of_things_sold() {
        for line in [
            "Storage: 256 GB",
            "Price: 599,00 Euro",
            "Tent: $129.95",
            "Comfort rating: 29°F / -2°C",
            "Akku: 5000mAh",
            "Takt: 3,2 GHz",
        ] {
            assert!(is_measure(line), "{line}");
        }
        for line in [
            "In favour: 28",
            "Yemen: $80 million",
            "Turnout: 62.5 percent",
            "Kenya: 1,299 euros",
            "Fee: 20 euros",
            "He said: the tank holds 5000 mAh.",
            "256 GB of files",
            "Distance to the camp: 12 km",
        ] {
            assert!(!is_measure(line), "{line}");
        }
    }
}
