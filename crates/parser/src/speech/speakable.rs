//! Which noun phrases can name a speaker: a person, an office, a body, a document or people.
//!
//! "Ford's unexecuted" is no phrase yet, "the eviction" and "South Dakota Gov." name nobody, and
//! "Malta on Monday" is Malta.

use lexicon::{SpeakerKind, WordClass};

use crate::speech::utterance::Utterance;

/// Texts that need no article: "according to data".
const MASS: &[&str] = &[
    "data",
    "documentation",
    "evidence",
    "footage",
    "legislation",
    "research",
    "testimony",
];

/// What a phrase can be to a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is cut off before its noun: no subject at all.
    Cut,
    /// It is a subject that names nobody who speaks.
    Thing,
    /// Nothing speaks against it.
    MaySpeak,
}

/// What `first..end`, with its head at `head`, can be.
pub(super) fn standing(utterance: &Utterance, (first, head, end): (usize, usize, usize)) -> Standing {
    if wants_a_noun(utterance, end - 1) {
        return Standing::Cut;
    }
    let bare = head == first && end == first + 1 && !utterance.is_capitalised(first);
    let text = utterance.noun(head).is_some_and(|noun| noun.kind == SpeakerKind::Text);
    let titles = head > first && utterance.is_capitalised(head) && utterance.is(head, WordClass::Title) && utterance.noun(head).is_none();
    let year = utterance.written(first);
    let dated = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit()) && utterance.noun(head).is_none();
    let lacks_article = bare && text && is_singular(utterance.written(head)) && !utterance.reads_any(head, MASS);
    if lacks_article || titles || dated {
        return Standing::Thing;
    }
    Standing::MaySpeak
}

/// One past the phrase's last word, without the time and the occasion of what was said: "Malta on
/// Monday", "the army in a statement", "the court last week".
pub(super) fn without_occasion(utterance: &Utterance, head: usize, end: usize) -> usize {
    let is_time = |at: usize| utterance.is(at, WordClass::Day) || utterance.is(at, WordClass::Month);
    let begins = |at: usize| {
        let occasion = utterance.reads(at, "in")
            && utterance.is(at + 1, WordClass::Article)
            && utterance.noun(end - 1).is_some_and(|noun| noun.kind == SpeakerKind::Text);
        let time = utterance.reads_any(at, &["on", "in", "last", "this"]) && is_time(at + 1);
        occasion || time
    };
    (head + 1..end).find(|&at| begins(at)).unwrap_or(end)
}

/// "John “Jack” Smith": quoted words between two parts of a name, a name themselves.
pub(super) fn is_nickname_between(utterance: &Utterance, at: usize) -> bool {
    if !(at > 0 && utterance.is_quoted(at) && utterance.is_capitalised(at - 1) && utterance.is_capitalised(at + 1)) {
        return false;
    }
    let quoted = utterance.tokens[at].span().of(utterance.text);
    let name = quoted.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, ',' | '.' | '?' | '!'));
    name.starts_with(char::is_uppercase) && !name.contains([',', '.', '?', '!']) && name.split_whitespace().count() <= 3
}

/// "the perilous", "a statement about the": an adjective by its ending, or a small word, that a
/// noun must follow.
fn wants_a_noun(utterance: &Utterance, last: usize) -> bool {
    const ADJECTIVES: &[&str] = &["ous", "ful", "less", "ical", "tial"];
    let word = utterance.word(last);
    let written = utterance.written(last);
    let is_adjective = word.is_unknown() && ADJECTIVES.iter().any(|ending| written.ends_with(ending));
    // "Ford's unexecuted": a participle behind what determines its noun.
    let is_participle = last > 0
        && word.is_unknown()
        && utterance.tokens[last].is_past()
        && (utterance.tokens[last - 1].is_possessive() || utterance.is(last - 1, WordClass::Possessive));
    let is_small = word.is(WordClass::Article) && last > 0;
    !utterance.is_capitalised(last) && (is_adjective || is_participle || is_small)
}

/// "the eviction", "their kindness": what is done or felt, by the ending;
/// not "the delegation".
pub(super) fn is_abstract(utterance: &Utterance, at: usize) -> bool {
    const ENDINGS: &[&str] = &["tion", "sion", "ness", "ism", "ship"];
    let written = utterance.written(at);
    let singular = written.strip_suffix('s').filter(|_| !is_singular(written)).unwrap_or(written);
    let known = utterance.noun(at).is_some() || utterance.is(at, WordClass::Organisation);
    !known && !utterance.is_capitalised(at) && ENDINGS.iter().any(|ending| singular.ends_with(ending))
}

fn is_singular(word: &str) -> bool {
    !word.ends_with('s') || word.ends_with("ss")
}
