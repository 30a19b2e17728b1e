//! Sentences as words, punctuation and whole quotations, each word looked up once.

mod words;

use lexicon::{Reporting, Word, WordClass};
use record::Span;

use crate::Document;
use crate::speech::utterance::Utterance;

/// Longest utterance in words and marks: what is longer is no sentence, and is cut.
const LONGEST: usize = 300;

/// One element of an utterance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// A word, with its apostrophes and hyphens.
    Word,
    /// One mark of punctuation.
    Mark(char),
    /// A whole quotation.
    Quoted,
}

/// An element, where it stands, and what the tables tell of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub kind: Kind,
    pub word: Word,
    pub shape: Shape,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Shape(u8);

impl Shape {
    const CAPITAL: u8 = 1;
    const POSSESSIVE: u8 = 2;
    const DIGIT: u8 = 4;
    const ALL_CAPITALS: u8 = 8;
    const LY: u8 = 16;
    const ED: u8 = 32;

    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
}

impl Token {
    fn new(kind: Kind, start: usize, end: usize) -> Token {
        Token {
            start: start as u32,
            end: end as u32,
            kind,
            word: Word::default(),
            shape: Shape::default(),
        }
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(crate) fn is_quoted(&self) -> bool {
        self.kind == Kind::Quoted
    }

    pub(crate) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is a word that begins with a capital.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.shape.has(Shape::CAPITAL)
    }

    /// "UN", "U.S.": a word of capitals only, longer than one letter.
    pub(crate) fn is_all_capitals(&self) -> bool {
        self.shape.has(Shape::ALL_CAPITALS)
    }

    /// "Lund’s", "workers’".
    pub(crate) fn is_possessive(&self) -> bool {
        self.shape.has(Shape::POSSESSIVE)
    }

    pub(crate) fn has_digit(&self) -> bool {
        self.shape.has(Shape::DIGIT)
    }

    /// "repeatedly": an adverb by its ending.
    pub(crate) fn ends_in_ly(&self) -> bool {
        self.shape.has(Shape::LY)
    }

    /// "published": a participle or a past by its ending.
    pub(crate) fn is_past(&self) -> bool {
        self.shape.has(Shape::ED)
    }

    /// A form of the past by its ending, or a finite verb by the tables.
    pub(crate) fn is_finite(&self) -> bool {
        self.shape.has(Shape::ED) || self.word.is(WordClass::Finite) || self.word.is(WordClass::Auxiliary)
    }
}

/// The document's elements, and where each utterance ends.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    tokens: Vec<Token>,
    utterances: Vec<Place>,
    /// What occurs in the utterance that is being read.
    occurs: Occurs,
}

/// Where an utterance stands, and what occurs in it.
#[derive(Debug, Clone, Copy)]
struct Place {
    first: usize,
    end: usize,
    paragraph: usize,
    occurs: Occurs,
}

/// What occurs in an utterance: rules for what does not occur need not look.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Occurs {
    /// What any of its words is.
    pub word: Word,
    pub quotation: bool,
    pub bracket: bool,
}

impl Occurs {
    fn of(tokens: &[Token]) -> Occurs {
        let mut occurs = Occurs::default();
        tokens.iter().for_each(|token| occurs.note(token));
        occurs
    }

    #[inline]
    fn note(&mut self, token: &Token) {
        match token.kind {
            Kind::Word => self.word = self.word.or(token.word),
            Kind::Mark(mark) => self.bracket |= mark == '(',
            Kind::Quoted => self.quotation = true,
        }
    }
}

impl Tokens {
    pub(crate) fn read(doc: &Document, quoted: &[Span], reporting: &Reporting) -> Tokens {
        let mut read = Tokens {
            tokens: Vec::with_capacity(doc.text.len() / 5),
            utterances: Vec::with_capacity(doc.sentences.len()),
            occurs: Occurs::default(),
        };
        let mut quoted = quoted.iter().peekable();
        let mut reached = 0;
        let mut paragraph = 0;
        for sentence in &doc.sentences {
            let mut at = sentence.start.max(reached);
            // A quotation that ends with this sentence ended the utterance too.
            while at < sentence.end {
                while quoted.next_if(|quoted| quoted.end <= at).is_some() {}
                let next = quoted.next_if(|quoted| quoted.start < sentence.end);
                let until = next.map_or(sentence.end, |quoted| quoted.start);
                read.words(doc.text, at, until, reporting);
                at = until;
                if let Some(quotation) = next {
                    read.push(Token::new(Kind::Quoted, quotation.start, quotation.end));
                    at = quotation.end;
                }
            }
            reached = reached.max(at);
            while doc.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.end < reached) {
                paragraph += 1;
            }
            // Sentences within a quotation do not end the utterance around it.
            if reached <= sentence.end {
                read.close(paragraph);
            } else {
                let last = doc.sentences.get(doc.sentence_at(reached.saturating_sub(1)));
                let ends_here = last.is_none_or(|last| last.end <= reached);
                if ends_here {
                    read.close(paragraph);
                }
            }
        }
        read.close(paragraph);
        read
    }

    #[inline]
    fn push(&mut self, token: Token) {
        self.occurs.note(&token);
        self.tokens.push(token);
    }

    fn close(&mut self, paragraph: usize) {
        let occurs = std::mem::take(&mut self.occurs);
        let mut first = self.utterances.last().map_or(0, |last| last.end);
        let is_whole = self.tokens.len() <= first + LONGEST;
        while first < self.tokens.len() {
            let end = self.tokens.len().min(first + LONGEST);
            self.utterances.push(Place {
                first,
                end,
                paragraph,
                occurs: if is_whole { occurs } else { Occurs::of(&self.tokens[first..end]) },
            });
            first = end;
        }
    }

    /// Whether the text is English, or too short to tell: by its share of the small words of the
    /// tables. One in seven parts the pages of newspapers in 19 languages that it was tried on.
    pub(crate) fn are_english(&self) -> bool {
        const SAMPLE: usize = 1_000;
        const FEWEST: usize = 25;
        let small = |token: &&Token| {
            let word = token.word;
            word.is(WordClass::Article)
                || word.is(WordClass::Preposition)
                || word.is(WordClass::Auxiliary)
                || word.is(WordClass::ClauseStart)
                || word.is(WordClass::Possessive)
        };
        let words = || self.tokens.iter().filter(|token| token.is_word()).take(SAMPLE);
        let (all, small) = (words().count(), words().filter(small).count());
        all < FEWEST || small * 7 >= all
    }

    /// Where a token of the document begins.
    pub(crate) fn start_of(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(0, |token| token.span().start)
    }

    /// Up to `most` elements before the one with this number, and the number of their first.
    pub(crate) fn before(&self, token: usize, most: usize) -> (usize, &[Token]) {
        let first = token.saturating_sub(most);
        (first, &self.tokens[first..token])
    }

    pub(crate) fn count(&self) -> usize {
        self.utterances.len()
    }

    /// The utterance with this number.
    pub(crate) fn utterance<'a>(&'a self, number: usize, doc: &Document<'a>, reporting: &'a Reporting) -> Option<Utterance<'a>> {
        Some(self.stretch(*self.utterances.get(number)?, doc, reporting))
    }

    /// The utterance with this number and the next one, as one.
    pub(crate) fn pair<'a>(&'a self, number: usize, doc: &Document<'a>, reporting: &'a Reporting) -> Option<Utterance<'a>> {
        let (left, right) = (self.utterances.get(number)?, self.utterances.get(number + 1)?);
        let both = Place {
            first: left.first,
            occurs: Occurs::of(&self.tokens[left.first..right.end]),
            ..*right
        };
        Some(self.stretch(both, doc, reporting))
    }

    fn stretch<'a>(&'a self, place: Place, doc: &Document<'a>, reporting: &'a Reporting) -> Utterance<'a> {
        Utterance {
            text: doc.text,
            tokens: &self.tokens[place.first..place.end],
            reporting,
            occurs: place.occurs,
            paragraph: place.paragraph,
            first: place.first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lexicon::Lexicon;
    use record::Article;

    fn utterances(text: &str) -> Vec<String> {
        let article = Article {
            text: text.into(),
            ..Article::default()
        };
        let doc = Document::new(&article);
        let reporting = &Lexicon::embedded().reporting;
        let quoted = crate::speech::marks::quoted(&doc);
        let tokens = Tokens::read(&doc, &quoted, reporting);
        (0..tokens.count())
            .filter_map(|number| tokens.utterance(number, &doc, reporting))
            .map(|utterance| utterance.phrase(0, utterance.len()).to_owned())
            .collect()
    }

    #[test]
    fn sentences_within_a_quotation_do_not_end_the_utterance_around_it() {
        assert_eq!(
            utterances("“We came. We saw. We left,” he said. Nobody asked."),
            ["“We came. We saw. We left,” he said.", "Nobody asked."]
        );
        assert_eq!(
            utterances("“We came. We left.” They had gone."),
            ["“We came. We left.”", "They had gone."]
        );
    }
}
