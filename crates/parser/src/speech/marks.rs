//! Pairs of quotation marks: curly, straight, guillemets, single ones; over several paragraphs.

use record::Span;

use crate::Document;

/// A stretch between two marks, with the marks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quoted {
    /// The words with their marks.
    pub span: Span,
}

/// Every pair of marks, in order, none inside another.
pub(crate) fn quoted(doc: &Document) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = Vec::new();
    let mut at_paragraph = 0;
    while let Some(paragraph) = doc.paragraphs.get(at_paragraph) {
        let mut at = paragraph.start.max(found.last().map_or(0, |quoted| quoted.span.end));
        while at < paragraph.end {
            let Some((open, mark)) = opening(doc.text, at, *paragraph) else {
                break;
            };
            let after = open + mark.len_utf8();
            if let Some(end) = closing(doc.text, after, *paragraph, mark) {
                found.push(Quoted {
                    span: Span::new(open, end),
                });
                at = end;
            } else if let Some(end) = closing_later(doc, at_paragraph, mark) {
                found.push(Quoted {
                    span: Span::new(open, end),
                });
                at = end;
            } else {
                at = after; // a mark without its partner is no quotation
            }
        }
        at_paragraph += 1;
    }
    found
}

/// The next mark that can open a quotation: at the beginning of a word.
fn opening(text: &str, from: usize, paragraph: Span) -> Option<(usize, char)> {
    let rest = &text[from..paragraph.end];
    rest.char_indices().find_map(|(at, mark)| {
        let at = from + at;
        let before = text[paragraph.start..at].chars().next_back();
        let after = text[at + mark.len_utf8()..paragraph.end].chars().next();
        let begins_a_word = before.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | ':' | ','))
            && after.is_some_and(|after| !after.is_whitespace());
        let opens = match mark {
            '“' | '„' | '«' => true,
            '"' | '‘' => begins_a_word,
            _ => false,
        };
        opens.then_some((at, mark))
    })
}

/// One past the mark that closes, in the same paragraph.
fn closing(text: &str, from: usize, paragraph: Span, open: char) -> Option<usize> {
    let mut depth = 0usize;
    for (at, mark) in text[from..paragraph.end].char_indices() {
        let at = from + at;
        let end = at + mark.len_utf8();
        let ends_a_word = || {
            let before = text[from..at].chars().next_back();
            let after = text[end..paragraph.end].chars().next();
            before.is_some_and(|before| !before.is_whitespace()) && after.is_none_or(|after| !after.is_alphanumeric())
        };
        let closes = match (open, mark) {
            ('“' | '„', '”') | ('„', '“') | ('«', '»') => true,
            ('“', '“') => {
                depth += 1;
                false
            }
            ('"', '"') => ends_a_word(),
            // "‘It’s over,’ said": an apostrophe has a letter behind it, or ends a plural.
            ('‘', '’') => ends_a_word() && text[from..at].ends_with([',', '.', '?', '!', '…']),
            _ => false,
        };
        if closes {
            if depth == 0 {
                return Some(end);
            }
            depth -= 1;
        }
    }
    None
}

/// One past the closing mark in a later paragraph, where each one in between opens anew.
fn closing_later(doc: &Document, paragraph: usize, open: char) -> Option<usize> {
    const LONGEST: usize = 12;
    for later in doc.paragraphs.iter().skip(paragraph + 1).take(LONGEST) {
        let words = later.of(doc.text);
        if !words.starts_with(open) {
            return None;
        }
        if let Some(end) = closing(doc.text, later.start + open.len_utf8(), *later, open) {
            return Some(end);
        }
    }
    None
}
