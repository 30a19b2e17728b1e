//! What stands between a verb and what it reports: when, where, to whom, in which text.

use lexicon::WordClass;

use crate::speech::marked::is_title;
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

/// "on Tuesday", "in a statement released on March 30", "at a news conference": one past it.
pub(super) fn adjunct_end(utterance: &Utterance, from: usize) -> Option<usize> {
    const LONGEST: usize = 18;
    if utterance.reads(from, "of") || utterance.reads(from, "about") {
        return subject_matter_end(utterance, from);
    }
    if utterance.is(from, WordClass::Day) && !utterance.is_capitalised(from + 1) {
        return Some(from + 1);
    }
    if !opens(utterance, from) || is_infinitive(utterance, from) {
        return None;
    }
    let limit = utterance.len().min(from + LONGEST);
    up_to_content(utterance, from, limit).or_else(|| up_to_time(utterance, from, limit))
}

/// "engineers said Monday, but", "she said on Friday, would": one past the day, where one is told.
pub(in crate::speech) fn time_end(utterance: &Utterance, from: usize) -> usize {
    let on = usize::from(utterance.reads(from, "on") || utterance.reads(from, "late"));
    if utterance.is(from + on, WordClass::Day) {
        from + on + 1
    } else {
        from
    }
}

/// "said of the incident, “…”": one past the comma.
fn subject_matter_end(utterance: &Utterance, from: usize) -> Option<usize> {
    let limit = utterance.len().min(from + 16);
    let stop = (from + 1..limit).find(|&at| !utterance.is_word(at) && !utterance.is_mark(at, '-'))?;
    let introduces = utterance.is_mark(stop, ',') || utterance.is_mark(stop, ':');
    (introduces && utterance.is_quoted(stop + 1)).then_some(stop + 1)
}

fn opens(utterance: &Utterance, from: usize) -> bool {
    const ADVERBS: &[&str] = &[
        "late",
        "early",
        "earlier",
        "last",
        "this",
        "afterwards",
        "later",
        "when",
        "as",
        "via",
    ];
    let preposition = utterance.is(from, WordClass::Preposition) && !utterance.reads_any(from, &["like", "unlike"]);
    (preposition || utterance.reads_any(from, ADVERBS)) && utterance.is_word(from) && !utterance.is_capitalised(from)
}

/// "decided to mend things that": an infinitive is what was decided.
fn is_infinitive(utterance: &Utterance, from: usize) -> bool {
    utterance.reads(from, "to")
        && !utterance.is(from + 1, WordClass::Audience)
        && !utterance.is(from + 1, WordClass::Article)
        && !utterance.is(from + 1, WordClass::Possessive)
        && !utterance.word(from + 1).is_noun()
        && !utterance.is_capitalised(from + 1)
}

/// Whether a word tells when, where or to whom.
fn tells(utterance: &Utterance, at: usize) -> bool {
    let word = utterance.word(at);
    word.is(WordClass::Occasion) || word.is(WordClass::Day) || word.is(WordClass::Month)
}

/// Up to "that", a colon or a quotation, where nothing before it is a clause of its own.
fn up_to_content(utterance: &Utterance, from: usize, limit: usize) -> Option<usize> {
    let mut telling = None;
    for at in from..limit {
        let token = &utterance.tokens[at];
        if utterance.reads(at, "that") && at > from + 1 && (telling.is_some() || at <= from + 6) {
            return Some(at);
        }
        match token.kind {
            Kind::Mark(':') => return Some(at),
            Kind::Mark(',') if telling.is_some() && (utterance.is_quoted(at + 1) || utterance.reads(at + 1, "that")) => {
                return Some(at + 1);
            }
            Kind::Quoted if telling.is_some_and(|telling| at <= telling + 2) => return Some(at),
            Kind::Mark('-' | '/' | '’' | '\'') => {}
            // "in an article titled ‘The Long Road’ that …"
            Kind::Quoted if is_title(token.span().of(utterance.text)) => continue,
            Kind::Mark(_) | Kind::Quoted => return None,
            Kind::Word => {}
        }
        if token.word.is(WordClass::Auxiliary) || token.is_past() && telling.is_none() && at > from {
            return None;
        }
        if tells(utterance, at) || token.word.is(WordClass::Audience) || token.has_digit() {
            telling = Some(at);
        }
    }
    None
}

/// Up to the end of the date or occasion, which follows soon.
fn up_to_time(utterance: &Utterance, from: usize, limit: usize) -> Option<usize> {
    let telling = (from..limit.min(from + 7)).find(|&at| {
        let told = tells(utterance, at) || utterance.is(at, WordClass::Audience) && at <= from + 2;
        told && !utterance.tokens[at].is_possessive()
    })?;
    if !(from..telling).all(|at| utterance.is_word(at) && !utterance.is(at, WordClass::Auxiliary)) {
        return None;
    }
    // "on March 30": the day belongs to the date; "on Monday 30 people" is left as it is.
    let belongs = |at: usize| {
        let is_number = utterance.is_word(at) && utterance.tokens[at].has_digit();
        let of_date = is_number && utterance.is(at - 1, WordClass::Month);
        of_date || tells(utterance, at) && !is_number
    };
    (telling + 1..=utterance.len()).find(|&at| !belongs(at))
}

/// "(released in Arabic)": one past the closing bracket.
pub(super) fn bracket_end(utterance: &Utterance, open: usize) -> Option<usize> {
    let limit = utterance.len().min(open + 14);
    Some((open + 1..limit).find(|&at| utterance.is_mark(at, ')'))? + 1)
}

/// ", in a rare interview,": one past the second comma.
pub(super) fn parenthesis_end(utterance: &Utterance, comma: usize) -> Option<usize> {
    let limit = utterance.len().min(comma + 14);
    let close = (comma + 1..limit).find(|&at| utterance.is_mark(at, ','))?;
    Some(close + 1)
}

/// "reiterated his belief that": up to the "that".
pub(super) fn held_noun_end(utterance: &Utterance, from: usize) -> Option<usize> {
    let determined = utterance.is(from, WordClass::Possessive) || utterance.is(from, WordClass::Article);
    // "expressed concern that", "voiced grave fears that"
    let nearest = from + if determined { 2 } else { 1 };
    let that = (nearest..utterance.len().min(from + 5)).find(|&at| utterance.reads(at, "that"))?;
    let noun = that - 1;
    (utterance.is(noun, WordClass::Talk) || utterance.is(noun, WordClass::Held)).then_some(that)
}
