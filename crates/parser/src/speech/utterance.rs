//! A sentence in which each quotation is one element, and what stands at its places.

use lexicon::{Reporting, ReportingVerb, SpeakerNoun, Word, WordClass};
use record::Span;

use crate::speech::lower::Lower;
use crate::speech::tokens::{Occurs, Token};

/// A sentence in which each quotation is one element, however many sentences it holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Utterance<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub reporting: &'a Reporting,
    pub occurs: Occurs,
    /// Number of the paragraph it ends in.
    pub paragraph: usize,
    /// Number of its first token in the document.
    pub first: usize,
}

impl<'a> Utterance<'a> {
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What the tables tell of the word at a place; nothing for what is no word.
    pub(crate) fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map(|token| token.word).unwrap_or_default()
    }

    pub(crate) fn is(&self, at: usize, class: WordClass) -> bool {
        self.word(at).is(class)
    }

    pub(crate) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_quoted)
    }

    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capitalised)
    }

    /// Whether the words from here on are a name that begins like a small word: "An Sokkhoeurn".
    pub(crate) fn is_capitalised_name(&self, at: usize, end: usize) -> bool {
        at > 0 && at + 1 < end && self.is_capitalised(at) && self.is(at, WordClass::NameToo) && self.is_capitalised(at + 1)
    }

    pub(crate) fn has_quoted(&self, first: usize, end: usize) -> bool {
        self.tokens
            .get(first..end)
            .is_some_and(|tokens| tokens.iter().any(Token::is_quoted))
    }

    pub(crate) fn words_in(&self, first: usize, end: usize) -> usize {
        self.tokens
            .get(first..end)
            .map_or(0, |tokens| tokens.iter().filter(|token| token.is_word()).count())
    }

    pub(crate) fn verb(&self, at: usize) -> Option<&'a ReportingVerb> {
        self.reporting.verb_of(self.word(at))
    }

    pub(crate) fn noun(&self, at: usize) -> Option<&'a SpeakerNoun> {
        self.reporting.noun_of(self.word(at))
    }

    /// The noun of two words that ends at a place: "prime minister".
    pub(crate) fn pair_noun(&self, at: usize) -> Option<&'a SpeakerNoun> {
        let mut pair = Lower::default();
        let letters = self.written(at - 1).chars().chain([' ']).chain(self.written(at).chars());
        letters.for_each(|letter| pair.push_letter(letter));
        self.reporting.noun_of(self.reporting.word(pair.padded()))
    }

    /// The word at a place as written; empty for what is no word.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .filter(|token| token.is_word())
            .map_or("", |token| token.span().of(self.text))
    }

    /// Whether the word at a place is this one, in any case.
    #[inline]
    pub(crate) fn reads(&self, at: usize, word: &str) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let (start, end) = (token.start as usize, token.end as usize);
        // Bytes need no look for the boundaries of characters.
        let same = |bytes: &[u8]| bytes.eq_ignore_ascii_case(word.as_bytes());
        end - start == word.len() && token.is_word() && self.text.as_bytes().get(start..end).is_some_and(same)
    }

    pub(crate) fn reads_any(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.is_word()) else {
            return false;
        };
        let written = &self.text.as_bytes()[token.start as usize..token.end as usize];
        let same = |word: &&str| word.len() == written.len() && word.as_bytes().eq_ignore_ascii_case(written);
        words.iter().any(same)
    }

    /// The elements from `first` up to, not with, `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Option<Span> {
        let tokens = self.tokens.get(first..end)?;
        Some(Span::new(tokens.first()?.span().start, tokens.last()?.span().end))
    }

    pub(crate) fn phrase(&self, first: usize, end: usize) -> &'a str {
        self.span(first, end).unwrap_or_default().of(self.text)
    }
}
