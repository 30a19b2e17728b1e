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
    /// Whether the European Union is among them.
    pub(super) names_the_union: bool,
    pub(super) lexicon: &'a Lexicon,
    pub(super) format: Format,
}

impl<'a> Context<'a> {
    pub(super) fn new(doc: &'a Document<'a>, mentions: &'a [Mention<'a>], lexicon: &'a Lexicon) -> Context<'a> {
        let cues = Cues::of(doc, &lexicon.floor);
        let format = Format::of(doc, cues.marks);
        Context {
            doc,
            text: doc.text,
            lower: doc.text.to_ascii_lowercase(),
            cues,
            mentions,
            names_the_union: mentions
                .iter()
                .any(|mention| mention.entity.is_some_and(|entity| entity.code == "G:EU")),
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

    /// The mentions from `from` on, as far as commas and "and" join them.
    pub(super) fn joined(&self, from: usize, limit: usize) -> impl Iterator<Item = &'a Mention<'a>> {
        let text = self.text;
        let mut end = from;
        self.mentions_in(Span::new(from, limit)).iter().take_while(move |mention| {
            let glue = text.get(end..mention.start).unwrap_or("");
            end = mention.end;
            glue.split([' ', ',']).all(|word| matches!(word, "" | "and" | "the"))
        })
    }

    /// The words of `span` in lower case that belong to no name.
    pub(super) fn words_beside_names(&self, span: Span) -> impl Iterator<Item = &str> {
        let mut end = span.start;
        let names = self.mentions_in(span).iter().map(|mention| (mention.start, mention.end));
        let gaps = names
            .chain([(span.end, span.end)])
            .map(move |(start, next)| (std::mem::replace(&mut end, next), start));
        let gaps = gaps.map(|(start, end)| self.lower.get(start..end).unwrap_or(""));
        gaps.flat_map(|gap| gap.split([' ', ',', '–', '—']).filter(|word| !word.is_empty()))
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

    /// Whether a name begins before `offset` and goes on behind it.
    pub(super) fn is_within_a_name(&self, offset: usize) -> bool {
        let next = self.mentions.partition_point(|mention| mention.end <= offset);
        self.mentions.get(next).is_some_and(|mention| mention.start < offset)
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
    let length = word_length(rest);
    (length > 0).then(|| (&rest[..length], start + length))
}

/// The words of `text` as [`first_word`] reads them, each with where it starts.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let gap = rest.bytes().position(|byte| is_plain(byte) || !byte.is_ascii())?;
        // Beyond ASCII it takes the character to tell.
        let gap = if rest.as_bytes()[gap].is_ascii() {
            gap
        } else {
            rest.find(is_word_char)?
        };
        let start = at + gap;
        let length = word_length(&text[start..]);
        at = start + length;
        Some((start, &text[start..at]))
    })
}

/// The bytes of the word that `text` begins with.
fn word_length(text: &str) -> usize {
    let length = text.bytes().position(|byte| !is_plain(byte)).unwrap_or(text.len());
    if text.as_bytes().get(length).is_some_and(|byte| !byte.is_ascii()) {
        return text.find(|c: char| !is_word_char(c)).unwrap_or(text.len());
    }
    length
}

/// Whether a byte is a character of a word by itself.
fn is_plain(byte: u8) -> bool {
    static PLAIN: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            table[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'-' | b'\'');
            byte += 1;
        }
        table
    };
    PLAIN[usize::from(byte)]
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
    let value = number_of(word)?;
    // "(30)" behind it says the same again.
    let again = text[end..].strip_prefix(" (").and_then(|rest| {
        let digits = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
        let says_it = is_figure(digits) && digits.parse() == Ok(value) && (digits.len() == 1 || !digits.starts_with('0'));
        (says_it && rest[digits.len()..].starts_with(')')).then_some(" ()".len() + digits.len())
    });
    Some((value, end + again.unwrap_or(0)))
}

/// The whole number that a word is, in figures or in letters.
pub(super) fn number_of(word: &str) -> Option<u32> {
    // Most words are no number: no number in words begins with another letter.
    let first = *word.as_bytes().first()?;
    if !matches!(first | 0x20, b'0'..=b'9' | b'z' | b'o' | b't' | b'f' | b's' | b'e' | b'n') {
        return None;
    }
    if is_figure(word) {
        return word.parse().ok();
    }
    let mut letters = [0; "seventy-seven".len()];
    let letters = letters.get_mut(..word.len())?;
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    match letters.iter().position(|byte| *byte == b'-') {
        Some(hyphen) => {
            let tens = small_number(&letters[..hyphen]).filter(|tens| *tens >= 20)?;
            let ones = small_number(&letters[hyphen + 1..]).filter(|ones| (1..10).contains(ones))?;
            Some(tens + ones)
        }
        None => small_number(letters),
    }
}

fn is_figure(word: &str) -> bool {
    word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn small_number(word: &[u8]) -> Option<u32> {
    Some(match word {
        b"zero" => 0,
        b"one" => 1,
        b"two" => 2,
        b"three" => 3,
        b"four" => 4,
        b"five" => 5,
        b"six" => 6,
        b"seven" => 7,
        b"eight" => 8,
        b"nine" => 9,
        b"ten" => 10,
        b"eleven" => 11,
        b"twelve" => 12,
        b"thirteen" => 13,
        b"fourteen" => 14,
        b"fifteen" => 15,
        b"sixteen" => 16,
        b"seventeen" => 17,
        b"eighteen" => 18,
        b"nineteen" => 19,
        b"twenty" => 20,
        b"thirty" => 30,
        b"forty" => 40,
        b"fifty" => 50,
        b"sixty" => 60,
        b"seventy" => 70,
        b"eighty" => 80,
        b"ninety" => 90,
        _ => return None,
    })
}

/// Where `words` stand first in `text`. Most often nowhere, which is found out cheaply.
pub(super) fn find(text: &str, words: &str) -> Option<usize> {
    text.contains(words).then(|| text.find(words)).flatten()
}
