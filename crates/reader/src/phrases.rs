//! Words on pages that are not the story's: "Read more", "Photo: ...", "Related articles".
//! The lists are in `words/phrases.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

/// A passage that opens like a pointer to another story is one only up to this many bytes.
const LONGEST_POINTER: usize = 240;
/// A passage that ends like the credit of a picture is one only up to this many bytes.
const LONGEST_CREDIT: usize = 420;

struct Phrases {
    whole: HashSet<&'static str>,
    tails: HashSet<&'static str>,
    /// By their first character.
    openings: HashMap<char, Vec<&'static str>>,
    endings: Vec<&'static str>,
    /// Finds any of the endings.
    has_ending: AhoCorasick,
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = Phrases {
            whole: HashSet::new(),
            tails: HashSet::new(),
            openings: HashMap::new(),
            endings: Vec::new(),
            has_ending: AhoCorasick::new([""; 0]).expect("no words build"),
        };
        for line in include_str!("../words/phrases.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .skip(1)
        {
            let Some((phrase, place)) = line.split_once('\t') else { continue };
            match place {
                "whole" => _ = phrases.whole.insert(phrase),
                "tail" => _ = phrases.tails.insert(phrase),
                "ending" => phrases.endings.push(phrase),
                _ => {
                    if let Some(first) = phrase.chars().next() {
                        phrases.openings.entry(first).or_default().push(phrase);
                    }
                }
            }
        }
        phrases.has_ending = AhoCorasick::new(&phrases.endings).expect("a short list of words builds");
        phrases
    })
}

/// Lower case, with the marks around it gone: "» Read more:" is "read more".
fn bare(words: &str) -> String {
    let is_mark = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '(' | ')' | '[' | '<' | '©' | 'ⓒ');
    words.trim_matches(is_mark).to_lowercase().replace('’', "'")
}

/// Whether a passage is the label of a button or a box.
pub(crate) fn is_label(words: &str) -> bool {
    words.len() <= 80 && phrases().whole.contains(bare(words).as_str())
}

/// Whether a passage points to another story, asks for something, or names rights.
pub(crate) fn is_pointer(words: &str) -> bool {
    if words.len() > LONGEST_POINTER {
        return false;
    }
    let words = words
        .trim_start_matches(|letter: char| !letter.is_alphanumeric() && !"(<[【▶☞＞©ⓒ*".contains(letter))
        .to_lowercase()
        .replace('’', "'");
    let Some(openings) = words.chars().next().and_then(|first| phrases().openings.get(&first)) else {
        return false;
    };
    openings.iter().any(|opening| {
        words.strip_prefix(opening).is_some_and(|rest| {
            // The opening is whole words: "more from" is not "more fromage".
            !opening.ends_with(|letter: char| letter.is_ascii_alphanumeric()) || !rest.starts_with(char::is_alphanumeric)
        })
    })
}

/// Whether a passage ends as captions do, with who took the picture.
pub(crate) fn is_credit(words: &str) -> bool {
    if words.len() > LONGEST_CREDIT {
        return false;
    }
    let words = words.trim_end();
    let from = words.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let end = words[from..].to_lowercase();
    if !phrases().has_ending.is_match(&end) {
        return false;
    }
    phrases().endings.iter().any(|ending| match end.rfind(ending) {
        Some(at) if ending.starts_with(['(', '[']) => end[at..].trim_end_matches('.').ends_with([')', ']']) && !end[at..].contains(". "),
        Some(at) if ending.ends_with(' ') => !end[at..].trim_end_matches('.').contains(". "),
        Some(at) => end[at + ending.len()..]
            .trim_matches(|letter: char| !letter.is_alphanumeric())
            .is_empty(),
        None => false,
    })
}

/// Whether a heading opens what comes after the story.
pub(crate) fn is_tail(words: &str) -> bool {
    if words.len() > 80 {
        return false;
    }
    let words = bare(words);
    let points_on = |opening: &str, endings: &[&str]| words.starts_with(opening) && endings.iter().any(|ending| words.ends_with(ending));
    phrases().tails.contains(words.as_str())
        || points_on("more ", &[" stories", " news", " articles", " coverage", " reads"])
        || (words.starts_with("about ") && !words.contains([',', '?', ':']) && words.split(' ').count() <= 6)
}
