//! Sentences as words, punctuation and whole quotations.

use record::Span;

use crate::Document;
use crate::speech::marks::Quoted;

/// One element of an utterance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// A word, with its apostrophes and hyphens.
    Word,
    /// One mark of punctuation.
    Mark(char),
    /// A whole quotation: its number.
    Quoted(usize),
}

/// An element and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub span: Span,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(crate) fn is_quoted(&self) -> bool {
        matches!(self.kind, Kind::Quoted(_))
    }

    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is a word that begins with a capital.
    pub(crate) fn is_capitalised(&self, text: &str) -> bool {
        self.is_word() && self.span.of(text).chars().next().is_some_and(char::is_uppercase)
    }
}

/// A sentence in which each quotation is one element, however many sentences it holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Utterance {
    pub tokens: Vec<Token>,
    /// Number of its paragraph.
    pub paragraph: usize,
}

impl Utterance {
    /// The lower-case word at a place; empty for anything else.
    pub(crate) fn lower(&self, text: &str, at: usize) -> String {
        self.tokens
            .get(at)
            .filter(|token| token.is_word())
            .map(|token| token.span.of(text).to_lowercase().replace('’', "'"))
            .unwrap_or_default()
    }

    /// The words from `first` up to, not with, `last`.
    pub(crate) fn span(&self, first: usize, last: usize) -> Option<Span> {
        let tokens = self.tokens.get(first..last)?;
        Some(Span::new(tokens.first()?.span.start, tokens.last()?.span.end))
    }
}

/// The document's utterances, in order.
pub(crate) fn utterances(doc: &Document, quoted: &[Quoted]) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = Vec::new();
    let mut next_quoted = 0;
    let mut reached = 0;
    let mut current = Utterance::default();
    for (number, paragraph) in doc.paragraphs.iter().enumerate() {
        let first = doc.sentence_at(paragraph.start);
        for sentence in doc.sentences[first..].iter().take_while(|sentence| sentence.end <= paragraph.end) {
            let mut at = sentence.start.max(reached);
            while at < sentence.end {
                while quoted.get(next_quoted).is_some_and(|quoted| quoted.span.end <= at) {
                    next_quoted += 1;
                }
                let until = quoted
                    .get(next_quoted)
                    .map_or(sentence.end, |quoted| quoted.span.start.min(sentence.end));
                words(doc.text, Span::new(at, until), &mut current.tokens);
                at = until.max(at);
                if let Some(quotation) = quoted.get(next_quoted).filter(|quoted| quoted.span.start < sentence.end) {
                    current.tokens.push(Token {
                        kind: Kind::Quoted(next_quoted),
                        span: quotation.span,
                    });
                    at = quotation.span.end;
                    next_quoted += 1;
                }
            }
            reached = at;
            if current.tokens.is_empty() {
                continue;
            }
            // A quotation alone is followed by its report where that begins a new sentence: "“Who?” she asked."
            current.paragraph = number;
            utterances.push(std::mem::take(&mut current));
        }
    }
    utterances
}

fn words(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let mut letters = text.get(span.start..span.end).unwrap_or("").char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let start = span.start + at;
        if letter.is_whitespace() {
            continue;
        }
        if !letter.is_alphanumeric() {
            tokens.push(Token {
                kind: Kind::Mark(letter),
                span: Span::new(start, start + letter.len_utf8()),
            });
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some(&(at, letter)) = letters.peek() {
            let position = span.start + at;
            let next_is_letter = || {
                text[position + letter.len_utf8()..span.end]
                    .chars()
                    .next()
                    .is_some_and(char::is_alphanumeric)
            };
            let inside = letter.is_alphanumeric()
                || (matches!(letter, '’' | '\'' | '-' | '‑' | '.' | ',')
                    && next_is_letter()
                    && (letter != ',' || text[..position].ends_with(|c: char| c.is_ascii_digit())));
            if !inside {
                break;
            }
            end = position + letter.len_utf8();
            letters.next();
        }
        tokens.push(Token {
            kind: Kind::Word,
            span: Span::new(start, end),
        });
    }
}
