//! One normalised text with paragraphs as ranges.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The paragraphs, normalised and joined by an empty line, with their ranges. Empty ones are left out.
pub(crate) fn join(paragraphs: &[impl AsRef<str>]) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut ranges = Vec::new();
    for paragraph in paragraphs
        .iter()
        .map(|paragraph| normalised(paragraph.as_ref()))
        .filter(|paragraph| !paragraph.is_empty())
    {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&paragraph);
        ranges.push((start, text.len()));
    }
    (text, ranges)
}

/// Unicode NFC; every run of white space one space; soft hyphens, zero-width marks and control
/// characters gone. Quotation marks, apostrophes and dashes stay as printed.
pub(crate) fn normalised(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    if is_nfc_quick(words.chars()) == IsNormalized::Yes {
        clean(words.chars(), &mut out);
    } else {
        clean(words.nfc(), &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

fn clean(letters: impl Iterator<Item = char>, out: &mut String) {
    for letter in letters {
        match letter {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            letter if letter.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
}

/// Paragraphs of a plain text: parted by empty lines; where there are none, each line is one.
pub(crate) fn plain_paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_blank = |line: &&str| line.trim().is_empty();
    if !text.trim().lines().any(|line| is_blank(&line)) {
        return text.lines().map(str::to_owned).collect();
    }
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.trim().is_empty() => {
                paragraph.push_str(line);
                paragraph.push('\n');
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs
}
