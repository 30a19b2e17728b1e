//! What every rule of this room reads from: the text, the names in it, the words of the field.

use lexicon::{Lexicon, Mention};
use record::{EntityType, Role, Span};

use super::cues::{Cue, CueSet, Cues};
use super::format::Format;
use super::roles::explains_its_vote;
use crate::Document;

/// The text with its names and its format.
pub(super) struct Context<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) text: &'a str,
    /// The text with its ASCII letters in lower case: the same offsets.
    pub(super) lower: String,
    pub(super) cues: Cues,
    pub(super) mentions: &'a [Mention<'a>],
    pub(super) lexicon: &'a Lexicon,
    pub(super) format: Format,
}

impl<'a> Context<'a> {
    pub(super) fn new(doc: &'a Document<'a>, mentions: &'a [Mention<'a>], lexicon: &'a Lexicon) -> Context<'a> {
        let cues = Cues::of(doc);
        let format = Format::of(doc, cues.marks);
        Context {
            doc,
            text: doc.text,
            lower: doc.text.to_ascii_lowercase(),
            cues,
            mentions,
            lexicon,
            format,
        }
    }

    /// Index of the first mention that starts at `offset` or after it.
    pub(super) fn mention_from(&self, offset: usize) -> usize {
        self.mentions.partition_point(|mention| mention.start < offset)
    }

    /// The mentions that lie in `span`.
    pub(super) fn mentions_in(&self, span: Span) -> &'a [Mention<'a>] {
        let first = self.mention_from(span.start);
        let rest = &self.mentions[first..];
        &rest[..rest.partition_point(|mention| mention.end <= span.end)]
    }

    /// The sentence that holds `offset`, or the next one after it; empty behind the last.
    pub(super) fn sentence_around(&self, offset: usize) -> Span {
        self.doc.sentences.get(self.doc.sentence_at(offset)).copied().unwrap_or_default()
    }

    /// Whether a name covers the byte at `offset`.
    pub(super) fn is_named(&self, offset: usize) -> bool {
        let next = self.mentions.partition_point(|mention| mention.end <= offset);
        self.mentions.get(next).is_some_and(|mention| mention.start <= offset)
    }

    /// The cues of the sentences that meet `span`.
    pub(super) fn cues_of(&self, span: Span) -> CueSet {
        let first = self.doc.sentence_at(span.start);
        let sentences = self.doc.sentences[first..].iter().take_while(|sentence| sentence.start < span.end);
        let cues = (first..).zip(sentences).map(|(at, _)| self.cues.of_sentence(at));
        cues.fold(CueSet::default(), CueSet::and)
    }

    /// Whether a sentence of the document that meets `span` holds the cue.
    pub(super) fn has_cue(&self, span: Span, cue: Cue) -> bool {
        self.cues_of(span).has(cue)
    }

    /// The role that the words in `span` give to those they are said of.
    pub(super) fn role_in(&self, span: Span) -> Role {
        let explains = || self.has_cue(span, Cue::Explains) && explains_its_vote(span.of(&self.lower));
        self.cues
            .role_in(span)
            .unwrap_or_else(|| if explains() { Role::ExplanationOfVote } else { Role::Speaker })
    }

    /// [`Context::ahead`] in lower case.
    pub(super) fn ahead_lower(&self, start: usize, end: usize, most: usize) -> &str {
        let end = self.text.floor_char_boundary(end.min(start.saturating_add(most)));
        self.lower.get(start..end).unwrap_or("")
    }

    /// [`Context::behind`] in lower case.
    pub(super) fn behind_lower(&self, start: usize, end: usize, most: usize) -> &str {
        let start = self.text.ceil_char_boundary(start.max(end.saturating_sub(most)));
        self.lower.get(start..end).unwrap_or("")
    }

    /// What the words in `span` say that the items of a list are; none for delegations.
    pub(super) fn kind_in(&self, span: Span) -> Option<EntityType> {
        self.cues.kind_in(span)
    }

    /// `text[start..end]`, at most `most` bytes of it from the start, on character boundaries.
    pub(super) fn ahead(&self, start: usize, end: usize, most: usize) -> &'a str {
        let end = self.text.floor_char_boundary(end.min(start.saturating_add(most)));
        self.text.get(start..end).unwrap_or("")
    }

    /// `text[start..end]`, at most `most` bytes of it before the end.
    pub(super) fn behind(&self, start: usize, end: usize, most: usize) -> &'a str {
        let start = self.text.ceil_char_boundary(start.max(end.saturating_sub(most)));
        self.text.get(start..end).unwrap_or("")
    }
}

/// The first word (letters, digits, hyphens, apostrophes) of `text` after white space, and where
/// it ends in `text`.
pub(super) fn first_word(text: &str) -> Option<(&str, usize)> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'');
    let mut length = rest.bytes().take_while(plain).count();
    if rest.as_bytes().get(length).is_some_and(|byte| !byte.is_ascii()) {
        length = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
    }
    (length > 0).then(|| (&rest[..length], start + length))
}

/// The last word of `text` before white space, and where it starts in `text`.
pub(super) fn last_word(text: &str) -> Option<(&str, usize)> {
    let trimmed = text.trim_end();
    let start = trimmed
        .char_indices()
        .rev()
        .take_while(|&(_, c)| is_word_char(c))
        .last()
        .map(|(at, _)| at)?;
    Some((&trimmed[start..], start))
}

pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '’' | '\'')
}

pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// `text` without leading or trailing words "the", and the white space around them.
pub(super) fn without_the(text: &str) -> &str {
    let trimmed = text.trim();
    strip_word(trimmed, "the").map_or(trimmed, str::trim_start)
}

/// `text` without the word `word` (any case) at its start.
pub(super) fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    if !text.as_bytes().first()?.eq_ignore_ascii_case(word.as_bytes().first()?) {
        return None; // So most often.
    }
    let head = text.get(..word.len())?;
    let rest = &text[word.len()..];
    (head.eq_ignore_ascii_case(word) && !rest.starts_with(is_word_char)).then_some(rest)
}

/// Where the bracket that opens at the start of `text` closes: one past it.
pub(super) fn bracket_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'\n' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// A whole number in figures or in words, and where it ends in `text`. "Thirty (30)" and "09" count.
pub(super) fn number(text: &str) -> Option<(u32, usize)> {
    let (word, end) = first_word(text)?;
    // Most words are no number: no number in words begins with another letter.
    if !matches!(
        word.as_bytes()[0] | 0x20,
        b'0'..=b'9' | b'z' | b'o' | b't' | b'f' | b's' | b'e' | b'n'
    ) {
        return None;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 4 {
        return Some((word.parse().ok()?, end));
    }
    let mut letters = [0; "seventy-seven".len()];
    let letters = letters.get_mut(..word.len())?;
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    let lower = std::str::from_utf8(letters).ok()?;
    let value = match lower.split_once('-') {
        Some((tens, ones)) => small_number(tens).filter(|tens| *tens >= 20)? + small_number(ones).filter(|ones| (1..10).contains(ones))?,
        None => small_number(lower)?,
    };
    let rest = &text[end..];
    let repeated = format!(" ({value})");
    Some((value, if rest.starts_with(&repeated) { end + repeated.len() } else { end }))
}

fn small_number(word: &str) -> Option<u32> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// Where `words` stand first in `text`. Most often nowhere, which is found out cheaply.
pub(super) fn find(text: &str, words: &str) -> Option<usize> {
    text.contains(words).then(|| text.find(words)).flatten()
}
