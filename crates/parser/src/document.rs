//! The text with its paragraphs and sentences.

use record::{Article, Kind, Span};

/// An article's text, cut into paragraphs and sentences.
///
/// Contract: paragraphs and sentences are in order, do not overlap, lie on character
/// boundaries, and every byte that is not white space lies in exactly one sentence.
#[derive(Debug)]
pub struct Document<'a> {
    /// The whole text; all offsets are into it.
    pub text: &'a str,
    /// What sort of document it is.
    pub kind: Kind,
    /// Title, where the reader found one.
    pub title: Option<&'a str>,
    /// The country concerned (alpha-3), where the input names it.
    pub concerned: Option<&'a str>,
    /// Date of publication, to the day.
    pub published: Option<jiff::civil::Date>,
    /// Paragraphs, without the white space around them.
    pub paragraphs: Vec<Span>,
    /// Sentences, without the white space around them.
    pub sentences: Vec<Span>,
}

impl<'a> Document<'a> {
    /// Cuts an article's text. Paragraphs come from the article, else from line breaks.
    pub fn new(article: &'a Article) -> Document<'a> {
        let text = article.text.as_str();
        let mut paragraphs: Vec<Span> = Vec::new();
        let given = article.paragraphs.iter().map(|&(start, end)| Span::new(start, end));
        let mut reached = 0;
        for paragraph in given {
            // Ranges from other tools may be off: those that do not fit the text are not used.
            if paragraph.start < reached || paragraph.end > text.len() || text.get(paragraph.start..paragraph.end).is_none() {
                paragraphs.clear();
                break;
            }
            reached = paragraph.end;
            paragraphs.push(paragraph);
        }
        let gaps_are_blank = {
            let mut from = 0;
            paragraphs.iter().all(|p| {
                let blank = text[from..p.start].trim().is_empty();
                from = p.end;
                blank
            }) && text[paragraphs.last().map_or(0, |p| p.end)..].trim().is_empty()
        };
        if !gaps_are_blank {
            paragraphs = lines(text);
        }
        paragraphs = paragraphs.into_iter().map(|p| trim(text, p)).filter(|p| !p.is_empty()).collect();
        let mut sentences = Vec::new();
        for paragraph in &paragraphs {
            split_sentences(text, *paragraph, &mut sentences);
        }
        Document {
            text,
            kind: article.kind,
            title: article.title.as_deref(),
            concerned: article.concerned.as_deref(),
            published: article
                .published
                .as_deref()
                .and_then(|date| date.get(..10))
                .and_then(|date| date.parse().ok()),
            paragraphs,
            sentences,
        }
    }

    /// Index of the sentence that holds `offset`, or of the next one after it.
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= offset)
    }

    /// Index of the paragraph that holds `offset`, or of the next one after it.
    pub fn paragraph_at(&self, offset: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= offset)
    }
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let ends = breaks.chain([text.len()]);
    ends.map(|end| Span::new(std::mem::replace(&mut start, end), end)).collect()
}

fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let begun = words.trim_start();
    let start = span.start + (words.len() - begun.len());
    Span::new(start, start + begun.trim_end().len())
}

/// Words whose full stop does not end a sentence when more text follows.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "h.e", "hon", "gen", "col", "lt", "sgt", "rev", "sr", "jr", "amb", "art", "arts", "para",
    "paras", "no", "nos", "vol", "cf", "e.g", "i.e", "etc", "vs", "approx", "res", "doc", "sen", "rep", "gov", "pres", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "u.s", "u.k", "u.n",
];

/// None of them is longer.
const LONGEST_ABBREVIATION: usize = "approx".len();

/// Abbreviations after which a new sentence may well begin ("in the U.S. The talks ...").
const ENDING_ABBREVIATIONS: &[&str] = &["u.s", "u.k", "u.n", "etc", "a.m", "p.m", "jr", "sr"];

fn split_sentences(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    while let Some(found) = memchr::memchr3(b'.', b'!', b'?', &bytes[at..paragraph.end]) {
        let mark = at + found;
        at = mark + 1;
        let mut end = closing_marks(text, mark + 1, paragraph.end);
        while end < paragraph.end && matches!(bytes[end], b'.' | b'!' | b'?') {
            end = closing_marks(text, end + 1, paragraph.end);
        }
        at = at.max(end);
        let rest = &text[end..paragraph.end];
        let after = rest.trim_start();
        if after.is_empty() || after.len() == rest.len() {
            continue; // the end of the paragraph, or no space: "A/HRC/52/L.1", "3.5"
        }
        if !begins_a_sentence(after) || (bytes[mark] == b'.' && end == mark + 1 && is_abbreviated(&text[start..mark], after)) {
            continue;
        }
        sentences.push(trim(text, Span::new(start, end)));
        start = end;
    }
    let last = trim(text, Span::new(start, paragraph.end));
    if !last.is_empty() {
        sentences.push(last);
    }
}

fn closing_marks(text: &str, mut at: usize, end: usize) -> usize {
    while let Some(mark) = text[at..end].chars().next() {
        if !matches!(mark, '”' | '’' | '"' | '\'' | '»' | ')' | ']') {
            break;
        }
        at += mark.len_utf8();
    }
    at
}

fn begins_a_sentence(after: &str) -> bool {
    let first = after
        .trim_start_matches(['“', '‘', '"', '\'', '«', '(', '[', '—', '–', '-', ' '])
        .chars()
        .next();
    first.is_some_and(|first| !first.is_lowercase())
}

fn is_abbreviated(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let word = word.trim_start_matches(['“', '‘', '"', '\'', '[']);
    // An initial: "J. Smith". "I." may end a sentence, but seldom does in this register.
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        return true;
    }
    if word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let is_one_of = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is_one_of(ENDING_ABBREVIATIONS) {
        // "the U.S. Senate" goes on, "the U.S. The" does not: a function word begins a sentence.
        let next = after.split_whitespace().next().unwrap_or("");
        return !matches!(
            next,
            "The"
                | "A"
                | "An"
                | "In"
                | "On"
                | "At"
                | "It"
                | "He"
                | "She"
                | "They"
                | "This"
                | "That"
                | "But"
                | "And"
                | "We"
                | "However,"
                | "Of"
                | "For"
        );
    }
    is_one_of(ABBREVIATIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let article = Article {
            text: text.into(),
            ..Article::default()
        };
        let doc = Document::new(&article);
        doc.sentences.iter().map(|s| s.of(text).to_owned()).collect()
    }

    #[test]
    fn titles_and_symbols_do_not_end_a_sentence() {
        assert_eq!(
            sentences("Mr. Sok spoke on A/HRC/52/L.1 for the U.S. delegation. H.E. Ms. Tan replied."),
            ["Mr. Sok spoke on A/HRC/52/L.1 for the U.S. delegation.", "H.E. Ms. Tan replied."]
        );
    }

    #[test]
    fn a_closing_mark_belongs_to_its_sentence() {
        assert_eq!(
            sentences("“It is enough.” He left. “Is it?” she asked."),
            ["“It is enough.”", "He left.", "“Is it?” she asked."]
        );
    }

    #[test]
    fn paragraphs_that_do_not_fit_the_text_are_not_used() {
        let article = Article {
            text: "One.\nTwo.".into(),
            paragraphs: vec![(0, 400)],
            ..Article::default()
        };
        assert_eq!(Document::new(&article).paragraphs.len(), 2);
    }
}
