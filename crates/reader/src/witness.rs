//! The body that a page gives to machines (`articleBody`) as a witness: which of the
//! passages that people see does it have?

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::outline::Outline;

/// Words in a row that are compared.
const ROW: usize = 4;
/// Shorter bodies are teasers and say nothing.
const MIN_LETTERS: usize = 300;

/// The rows of words of a body.
pub(crate) struct Witness {
    rows: HashSet<u64>,
    letters: usize,
}

impl Witness {
    pub(crate) fn new(body: &str) -> Witness {
        let words = words(body);
        Witness {
            rows: rows(&words).collect(),
            letters: words.iter().map(|word| word.len()).sum(),
        }
    }

    /// Whether the body has each passage; nothing where it is too short, or has too little of
    /// what the page shows.
    pub(crate) fn testify(&self, outline: &Outline<'_>) -> Option<Vec<bool>> {
        if self.letters < MIN_LETTERS {
            return None;
        }
        let mut found = HashSet::new();
        let testimony = outline
            .passages
            .iter()
            .map(|passage| {
                let words = words(outline.words(passage));
                let (mut all, mut known) = (0, 0);
                for row in rows(&words) {
                    all += 1;
                    if self.rows.contains(&row) {
                        known += 1;
                        found.insert(row);
                    }
                }
                all > 0 && known * 10 >= all * 6
            })
            .collect();
        (found.len() * 10 >= self.rows.len() * 7).then_some(testimony)
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn rows(words: &[String]) -> impl Iterator<Item = u64> + '_ {
    let width = ROW.min(words.len().max(1));
    words.windows(width).map(|row| {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        hasher.finish()
    })
}
