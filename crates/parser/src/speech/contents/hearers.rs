//! Whom a verb tells: "told reporters", "warned the council".

use lexicon::WordClass;

use crate::speech::utterance::Utterance;

/// "told reporters", "told the council", "told her": one past whom it was told.
pub(crate) fn skip_hearer(utterance: &Utterance, from: usize) -> usize {
    let word = utterance.word(from);
    if !utterance.is_word(from) || word.is(WordClass::ClauseStart) || word.is(WordClass::Relative) {
        return from;
    }
    if word.is(WordClass::BodyPronoun)
        || word.is(WordClass::PersonPronoun)
        || utterance.reads_any(from, &["me", "her", "us", "you", "everyone"])
    {
        return from + 1;
    }
    let limit = utterance.len().min(from + 9);
    let stop = (from..limit).find(|&at| utterance.reads(at, "that") || !utterance.is_word(at));
    let clause =
        |stop: usize| (from + 1..stop).any(|at| utterance.is(at, WordClass::Auxiliary) || utterance.is(at, WordClass::PersonPronoun));
    let ends = |stop: usize| utterance.is_word(stop) || utterance.is_mark(stop, ':') || utterance.is_quoted(stop) && !clause(stop);
    if let Some(stop) = stop.filter(|&stop| ends(stop)) {
        return stop;
    }
    let determined = word.is(WordClass::Article) || word.is(WordClass::Possessive);
    let mut at = from + usize::from(determined);
    // Up to where a new noun phrase or an adverbial begins.
    while at < limit && utterance.is_word(at) {
        let word = utterance.word(at);
        let begins_another = word.is(WordClass::Article) && !utterance.is_capitalised(at)
            || word.is(WordClass::Possessive)
            || word.is(WordClass::PersonPronoun)
            || word.is(WordClass::BodyPronoun)
            || word.is(WordClass::ClauseStart)
            || word.is(WordClass::Preposition)
            || word.is(WordClass::Day);
        let was_audience =
            at > from && (utterance.is(at - 1, WordClass::Audience) || utterance.word(at - 1).is_noun()) && !word.is(WordClass::Audience);
        let of = utterance.reads(at, "of") && at > from;
        // "warned vaccine stocks would run out": nobody is told.
        if word.is(WordClass::Auxiliary) && at > from + 1 {
            return from;
        }
        if (begins_another || was_audience) && !of && at > from {
            break;
        }
        at += 1 + usize::from(of && utterance.is(at + 1, WordClass::Article));
    }
    at
}
