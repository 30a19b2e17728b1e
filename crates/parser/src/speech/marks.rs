//! Pairs of quotation marks: curly, straight, guillemets, single ones; over several paragraphs.
//!
//! Left alone on purpose: apostrophes ("the farmers’ land", "’tis"), years ("the ’90s"), inches
//! and feet, and a mark that has no partner.

use record::Span;

use crate::Document;

/// Longest quotation within one paragraph, in bytes: a mark whose partner is farther away has none.
const LONGEST: usize = 8_000;

/// Most paragraphs that one quotation runs over.
const MOST_PARAGRAPHS: usize = 12;

/// Every pair of marks with what stands between, in order, none inside another.
pub(crate) fn quoted(doc: &Document) -> Vec<Span> {
    let page = Page::new(doc.text);
    let mut found: Vec<Span> = Vec::new();
    let mut hopeless = Hopeless::default();
    for (number, paragraph) in doc.paragraphs.iter().enumerate() {
        let mut at = paragraph.start.max(found.last().map_or(0, |quoted| quoted.end));
        while let Some((open, mark)) = page.opening(at, *paragraph) {
            at = open + mark.len_utf8();
            if hopeless.covers(mark, open) {
                continue;
            }
            let end = page.closing(at, *paragraph, mark).or_else(|| page.closing_later(doc, number, mark));
            match end {
                Some(end) => {
                    found.push(Span::new(open, end));
                    at = end;
                }
                None => hopeless.set(mark, paragraph.end.min(open + LONGEST)),
            }
        }
    }
    found
}

/// Up to where no mark of a sort finds its partner: searched once, not again for each mark.
#[derive(Default)]
struct Hopeless(Vec<(char, usize)>);

impl Hopeless {
    fn covers(&self, mark: char, at: usize) -> bool {
        self.0.iter().any(|(of, until)| *of == mark && at < *until)
    }

    fn set(&mut self, mark: char, until: usize) {
        self.0.retain(|(of, _)| *of != mark);
        self.0.push((mark, until));
    }
}

/// The text in which marks are looked for.
struct Page<'a> {
    text: &'a str,
    /// Guillemets begin with another byte than the other marks, and few texts have them.
    has_guillemets: bool,
}

impl<'a> Page<'a> {
    fn new(text: &'a str) -> Page<'a> {
        let bytes = text.as_bytes();
        let is_guillemet = |at: usize| matches!(bytes.get(at + 1), Some(0xAB | 0xBB));
        Page {
            text,
            has_guillemets: memchr::memchr_iter(0xC2, bytes).any(is_guillemet),
        }
    }

    /// The next place from `at` up to `until` where a mark may stand.
    fn next(&self, at: usize, until: usize) -> Option<usize> {
        let bytes = self.text.as_bytes().get(at..until)?;
        let found = if self.has_guillemets {
            bytes.iter().position(|byte| matches!(byte, b'"' | b'\'' | 0xE2 | 0xC2))
        } else {
            memchr::memchr3(b'"', b'\'', 0xE2, bytes)
        };
        Some(at + found?)
    }

    /// The next mark that can open a quotation.
    fn opening(&self, from: usize, paragraph: Span) -> Option<(usize, char)> {
        let text = self.text;
        let mut at = from;
        while let Some(next) = self.next(at, paragraph.end) {
            at = next;
            let mark = text[at..].chars().next()?;
            let after = &text[at + mark.len_utf8()..paragraph.end];
            let opens = match mark {
                // French sets a space inside its marks: « Non ».
                '«' | '‹' => !after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).is_empty(),
                '“' | '„' | '‚' => after.starts_with(|after: char| !after.is_whitespace()),
                '"' | '”' | '»' => begins_a_word(text, at, paragraph, after),
                '‘' | '\'' => begins_a_word(text, at, paragraph, after) && !is_elision(after),
                _ => false,
            };
            if opens {
                return Some((at, mark));
            }
            at += mark.len_utf8();
        }
        None
    }

    /// One past the mark that closes, in the same paragraph.
    fn closing(&self, from: usize, paragraph: Span, open: char) -> Option<usize> {
        let until = self.text.floor_char_boundary(paragraph.end.min(from + LONGEST));
        if matches!(open, '‘' | '\'') {
            return self.closing_single(from, until, open);
        }
        let text = self.text;
        let mut depth = 0usize;
        let mut first = None;
        // A typist's slip: “opened so" or "opened so” and closed with the other sort.
        let mut slip = None;
        let mut at = from;
        while let Some(next) = self.next(at, until) {
            at = next;
            let mark = text[at..].chars().next()?;
            let end = at + mark.len_utf8();
            let closes = match (open, mark) {
                ('“' | '„' | '”', '”') | ('„', '“') | ('«', '»') | ('»', '«') | ('‚', '‘' | '’') | ('‹', '›') => {
                    true
                }
                ('“', '“') | ('«', '«') => {
                    depth += 1;
                    false
                }
                ('"', '"') => ends_a_word(text, from, at, end, until),
                _ => false,
            };
            if closes && depth == 0 {
                return Some(end);
            }
            // Another quotation opens: the first one was closed by then, or never.
            let opens_another = mark != open
                && matches!(mark, '"' | '“')
                && depth == 0
                && begins_a_word(text, at, Span::new(from, until), &text[end..until]);
            if opens_another || mark == open && slip.is_some() {
                return first.or(slip);
            }
            if matches!((open, mark), ('“', '"') | ('"', '”')) && depth == 0 && slip.is_none() && ends_a_word(text, from, at, end, until)
            {
                slip = Some(end);
            }
            if closes {
                first = first.or(Some(end));
                depth -= 1;
            }
            at = end;
        }
        first.or(slip)
    }

    /// The same mark closes a quotation and stands for an apostrophe: with punctuation before it,
    /// it closes ("‘It’s over,’ said"); with a bare word before it, it closes unless one with
    /// punctuation follows before another quotation opens ("‘the farmers’ land,’ said").
    fn closing_single(&self, from: usize, until: usize, open: char) -> Option<usize> {
        let text = self.text;
        let close = if open == '\'' { '\'' } else { '’' };
        let mut tentative: Option<(usize, bool)> = None;
        let mut at = from;
        while let Some(next) = self.next(at, until) {
            at = next;
            let mark = text[at..].chars().next()?;
            let end = at + mark.len_utf8();
            let place = at;
            at = end;
            let opens_another = mark == open
                && text[from..place].ends_with([' ', '(', '\n'])
                && text.get(end..until).unwrap_or("").starts_with(char::is_alphanumeric)
                && !is_elision(text.get(end..until).unwrap_or(""));
            if opens_another && tentative.is_some() {
                break;
            }
            if mark != close || !ends_a_word(text, from, place, end, until) {
                continue;
            }
            let before = text[from..place].chars().next_back().unwrap_or(' ');
            let after = text.get(end..until).unwrap_or("").chars().next();
            if matches!(before, ',' | '.' | '?' | '!' | '…' | ';' | '—' | '–' | '”' | '"' | ')' | ']') {
                return Some(end);
            }
            let before_punctuation = after.is_none_or(|after| matches!(after, ',' | '.' | ';' | ':' | '?' | '!' | ')'));
            match tentative {
                None => tentative = Some((end, before == 's' && !before_punctuation)),
                Some((_, true)) if before_punctuation => tentative = Some((end, false)),
                Some(_) => {}
            }
        }
        tentative.map(|(end, _)| end)
    }

    /// One past the closing mark in a later paragraph, where each one in between opens anew.
    fn closing_later(&self, doc: &Document, paragraph: usize, mark: char) -> Option<usize> {
        for later in doc.paragraphs.iter().skip(paragraph + 1).take(MOST_PARAGRAPHS) {
            let again = later.of(doc.text).chars().next()?;
            if again != mark && !matches!((mark, again), ('“', '"') | ('"', '“')) {
                return None;
            }
            if let Some(end) = self.closing(later.start + again.len_utf8(), *later, again) {
                return Some(end);
            }
        }
        None
    }
}

fn begins_a_word(text: &str, at: usize, paragraph: Span, after: &str) -> bool {
    let before = text[paragraph.start..at].chars().next_back();
    let free = before.is_none_or(|before| {
        before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | ':' | ',' | '/' | '…' | '“' | '‘' | '«')
    });
    free && after.starts_with(|after: char| !after.is_whitespace() && !matches!(after, ',' | '.' | ';' | ':' | ')' | '?' | '!'))
}

/// An apostrophe for letters left out: "’90s", "’em", "’n’".
fn is_elision(after: &str) -> bool {
    const WORDS: &[&str] = &["em", "til", "tis", "twas", "cause", "n", "bout", "round", "cos", "s"];
    let word_end = after.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(after.len());
    let word = &after[..word_end];
    let is_year = word.starts_with(|first: char| first.is_ascii_digit())
        && word.trim_end_matches('s').len() == 2
        && word.trim_end_matches('s').bytes().all(|byte| byte.is_ascii_digit());
    is_year || WORDS.iter().any(|elided| elided.eq_ignore_ascii_case(word))
}

fn ends_a_word(text: &str, from: usize, at: usize, end: usize, until: usize) -> bool {
    let before = text[from..at].chars().next_back();
    let after = text.get(end..until).unwrap_or("").chars().next();
    before.is_some_and(|before| !before.is_whitespace()) && after.is_none_or(|after| !after.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Article;

    fn check(text: &str, expected: &[&str]) {
        let article = Article {
            text: text.into(),
            ..Article::default()
        };
        let found: Vec<String> = quoted(&Document::new(&article))
            .iter()
            .map(|span| span.of(text).to_owned())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_come_in_pairs_of_their_own_sort() {
        check(
            "„Wir gehen“, “we go”, «on y va» and »gehen«.",
            &["„Wir gehen“", "“we go”", "«on y va»", "»gehen«"],
        );
        check("“He said “no” to me,” she said.", &["“He said “no” to me,”"]);
        check("« On y va », dit-il.", &["« On y va »"]);
        check("\"No,\" he said. (\"Never.\")", &["\"No,\"", "\"Never.\""]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        check("The farmers' land and the States' share of the '90s.", &[]);
        check("A 12\" pipe and a 10\" one, 6' long, rock 'n' roll.", &[]);
        check("‘It’s the farmers’ land,’ said Hale.", &["‘It’s the farmers’ land,’"]);
        check(
            "'We don't know the workers' names,' he said.",
            &["'We don't know the workers' names,'"],
        );
    }

    #[test]
    fn single_marks_close_without_punctuation() {
        check("The ‘shrinking’ space and the ‘unfair’ trial.", &["‘shrinking’", "‘unfair’"]);
        check("It was a 'disaster', she said, and a 'farce'.", &["'disaster'", "'farce'"]);
    }

    #[test]
    fn a_quotation_may_run_over_paragraphs() {
        check("He said: “One.\n\n“Two.”\n\nThree.", &["“One.\n\n“Two.”"]);
        check("An odd “ mark.\n\nAnother “one.", &[]);
    }
}
