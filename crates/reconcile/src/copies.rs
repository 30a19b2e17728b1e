//! Which documents are copies of one text.

use std::collections::HashSet;

use crate::{Document, fnv1a};

/// So many words make a shingle.
const SHINGLE: usize = 5;

/// Two texts that share so much of their shingles are copies of one.
pub(crate) const ALIKE: f64 = 0.8;

/// For each document the index of the first one whose text it repeats (its own, where none).
pub(crate) fn originals(documents: &[Document<'_>]) -> Vec<(usize, f64)> {
    let shingles: Vec<HashSet<u64>> = documents.iter().map(|document| shingles(&document.article.text)).collect();
    let mut originals: Vec<(usize, f64)> = Vec::with_capacity(documents.len());
    for at in 0..documents.len() {
        let first = (0..at)
            .filter(|&other| originals[other].0 == other)
            .map(|other| (other, jaccard(&shingles[other], &shingles[at])))
            .find(|(_, alike)| *alike >= ALIKE);
        originals.push(first.unwrap_or((at, 1.0)));
    }
    originals
}

fn shingles(text: &str) -> HashSet<u64> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.windows(SHINGLE).map(|window| fnv1a(window.join(" ").as_bytes())).collect()
}

fn jaccard(one: &HashSet<u64>, other: &HashSet<u64>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}
