//! A stretch of text as words with their numbers in the stance tables.

use lexicon::StanceWords;
use lexicon::stance::{BARRIER, UNKNOWN_WORD};
use record::Span;

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// A comma, a bracket, a dash: no phrase reaches across it.
    Pause,
    /// A semicolon: a clause ends.
    ClauseEnd,
    /// A full stop and its like.
    SentenceEnd,
}

/// A word or a mark, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub span: Span,
    pub kind: Kind,
    /// Begins with a capital.
    pub capital: bool,
    /// "the country’s": a noun follows.
    pub possessive: bool,
}

/// Words in order, beside their numbers.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub words: Vec<Word>,
    pub numbers: Vec<u32>,
}

impl Words {
    /// The text from the first word to before the last.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        match (self.words.get(first), self.words.get(end.wrapping_sub(1))) {
            (Some(from), Some(to)) if first < end => Span::new(from.span.start, to.span.end),
            _ => Span::default(),
        }
    }

    fn mark(&mut self, span: Span, kind: Kind) {
        self.words.push(Word {
            span,
            kind,
            capital: false,
            possessive: false,
        });
        self.numbers.push(BARRIER);
    }
}

/// Cuts the spans into words. Hyphens part words, so that "non-interference" and "non
/// interference" are the same; quotation marks are passed over, for they do not part a phrase.
/// `lower` is the text with its ASCII letters in lower case.
pub(super) fn words(text: &str, lower: &str, spans: &[Span], tables: &StanceWords) -> Words {
    let room = spans.iter().map(|span| span.len() / 4 + 2).sum();
    let mut cut = Words {
        words: Vec::with_capacity(room),
        numbers: Vec::with_capacity(room),
    };
    for &span in spans {
        let Some(stretch) = text.get(span.start..span.end) else { continue };
        let lower = lower.get(span.start..span.end).unwrap_or(stretch);
        let bytes = stretch.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() || byte >= 0x80 && !is_mark(&stretch[at..]) {
                at = word(stretch, lower, at, span.start, tables, &mut cut);
                continue;
            }
            let width = width(byte);
            let here = Span::new(span.start + at, span.start + at + width);
            match byte {
                b',' | b'(' | b')' | b'[' | b']' | b':' => cut.mark(here, Kind::Pause),
                b';' => cut.mark(here, Kind::ClauseEnd),
                b'\n' | b'!' | b'?' => cut.mark(here, Kind::SentenceEnd),
                b'.' if ends_sentence(&stretch[at + 1..]) && !is_title(&stretch[..at]) => cut.mark(here, Kind::SentenceEnd),
                0x80.. if stretch[at..].starts_with(['–', '—', '…']) => cut.mark(here, Kind::Pause),
                _ => {}
            }
            at += width;
        }
        let end = Span::new(span.end, span.end);
        cut.mark(end, Kind::SentenceEnd);
    }
    cut
}

/// Reads the word at `at` and says where it ends.
fn word(stretch: &str, lower: &str, at: usize, offset: usize, tables: &StanceWords, cut: &mut Words) -> usize {
    let bytes = stretch.as_bytes();
    let run = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
    let mut end = run.map_or(bytes.len(), |run| at + run);
    // Most words are letters and nothing else; the tables hold no word with others.
    let (mut plain, mut apostrophes) = (true, false);
    while let Some(&byte) = bytes.get(end).filter(|byte| may_go_on(**byte)) {
        if byte.is_ascii_alphanumeric() {
            end += 1;
        } else if is_apostrophe(stretch, end) {
            let width = width(byte);
            if !bytes.get(end + width).is_some_and(u8::is_ascii_alphabetic) {
                break;
            }
            apostrophes = true;
            end += width;
        } else if byte >= 0x80 && !is_mark(&stretch[end..]) {
            plain = false;
            end += width(byte);
        } else {
            break;
        }
    }
    let mut possessive = is_apostrophe(stretch, end);
    let written = &lower[at..end];
    let number = match (plain, apostrophes) {
        (false, _) => UNKNOWN_WORD,
        (true, false) => tables.word(written),
        (true, true) => {
            let straight = written.replace('’', "'");
            let stem = straight.strip_suffix("'s").inspect(|_| possessive = true);
            tables.word(stem.unwrap_or(&straight))
        }
    };
    let first = bytes[at];
    cut.words.push(Word {
        span: Span::new(offset + at, offset + end),
        kind: Kind::Word,
        capital: first.is_ascii_uppercase() || !first.is_ascii() && stretch[at..].starts_with(char::is_uppercase),
        possessive,
    });
    cut.numbers.push(number);
    end
}

/// Whether a word may go on with this byte.
fn may_go_on(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'\'' || byte >= 0x80
}

fn is_apostrophe(stretch: &str, at: usize) -> bool {
    match stretch.as_bytes().get(at) {
        Some(b'\'') => true,
        Some(0x80..) => stretch[at..].starts_with('’'),
        _ => false,
    }
}

/// Whether a full stop before `rest` ends a sentence: white space and no small letter follow.
fn ends_sentence(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['”', '’', '"', '\'', ')', '»']);
    let after = rest.trim_start();
    after.is_empty() || after.len() < rest.len() && !after.starts_with(char::is_lowercase)
}

/// Whether `before` ends in a title or an initial, whose full stop ends nothing: "Mr.", "J.".
fn is_title(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    let initial = word.len() == 1 && word.starts_with(char::is_uppercase);
    initial || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "St" | "Gen" | "Hon" | "Amb")
}

/// Whether `rest` begins with punctuation or white space beyond ASCII.
fn is_mark(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| matches!(c, '“' | '”' | '‘' | '’' | '«' | '»' | '–' | '—' | '…' | '‑' | '•') || c.is_whitespace())
}

/// Bytes of the character that begins with `first`.
fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use lexicon::Lexicon;

    use super::*;

    #[test]
    fn words_are_cut_at_hyphens_and_lose_their_possessive() {
        let text = "Côte d’Ivoire’s non-interference (as “ever”), e.g. 3.5; it didn't. Yes";
        let cut = words(
            text,
            &text.to_ascii_lowercase(),
            &[Span::new(0, text.len())],
            &Lexicon::embedded().stance,
        );
        let read: Vec<&str> = cut.words.iter().map(|word| word.span.of(text)).collect();
        assert_eq!(
            read,
            [
                "Côte",
                "d’Ivoire’s",
                "non",
                "interference",
                "(",
                "as",
                "ever",
                ")",
                ",",
                "e",
                "g",
                ".",
                "3",
                "5",
                ";",
                "it",
                "didn't",
                ".",
                "Yes",
                ""
            ]
        );
        assert!(cut.words[1].possessive && !cut.words[2].possessive);
    }
}
