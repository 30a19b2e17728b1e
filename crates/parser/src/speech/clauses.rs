//! Whether a stretch of words is a clause, holds a verb, or only tells when and where.

use lexicon::{Form, WordClass};

use crate::speech::tokens::Token;
use crate::speech::utterance::Utterance;
use crate::speech::verbs::is_noun_by_its_neighbours;

/// Whether a clause has no subject before its verb: "that struck down", "that has been".
pub(super) fn begins_with_its_verb(utterance: &Utterance, at: usize) -> bool {
    utterance.tokens.get(at).is_some_and(|token| {
        // "a loophole that says union leaders can"
        let reports = utterance.verb(at).is_some_and(|verb| verb.form == Form::Finite) && !token.word.is_noun();
        token.word.is(WordClass::Auxiliary)
            || reports && !token.is_capitalised()
            || token.is_finite()
                && !token.is_capitalised()
                && !token.word.is_noun()
                && (utterance.is(at + 1, WordClass::Article)
                    || utterance.is(at + 1, WordClass::Preposition)
                    || utterance.is(at + 1, WordClass::Possessive)
                    || utterance.is_quoted(at + 1))
    })
}

/// Whether a stretch has a finite verb of its own behind its first word.
pub(crate) fn has_verb(utterance: &Utterance, first: usize, end: usize) -> bool {
    (first + 1..end).any(|at| {
        let token = &utterance.tokens[at];
        let reporting = utterance.verb(at).is_some_and(|verb| verb.form == Form::Finite) && !token.word.is_noun();
        let after_determiner = utterance.is(at - 1, WordClass::Article)
            || utterance.is(at - 1, WordClass::Possessive)
            || utterance.is(at - 1, WordClass::Preposition);
        !token.is_capitalised() && (token.is_finite() || reporting) && (!after_determiner || token.word.is(WordClass::Auxiliary))
    })
}

/// What begins a dependent clause within a stretch.
const DEPENDENT: &[&str] = &["that", "when", "where", "as", "while", "because", "although", "though", "once"];

/// Whether a stretch is a clause: a subject first, then a verb of that subject. "A fund that will
/// pay" and "a fine of using" are no clauses, though both hold a verb.
pub(crate) fn is_clause(utterance: &Utterance, first: usize, end: usize) -> bool {
    // "there’s no proof", "it’s over": the subject holds its verb.
    if utterance.is(first, WordClass::Auxiliary) && utterance.written(first).contains(['\'', '’']) && first + 1 < end {
        return true;
    }
    let mut relative = false;
    for at in first + 1..end {
        let token = &utterance.tokens[at];
        let word = token.word;
        // "victory as the count ended", "a fund that pays": the next verb is the dependent clause's own.
        if token.is_word() && word.is(WordClass::Relative) || word.is(WordClass::ClauseStart) && utterance.reads_any(at, DEPENDENT) {
            relative = true;
            continue;
        }
        let commas = utterance.tokens[first..at].iter().filter(|token| token.is_mark(',')).count();
        if token.is_word() && word.is(WordClass::Auxiliary) && !token.is_capitalised() {
            // Behind "who", the first verb is the relative clause's own.
            if relative {
                relative = false;
                continue;
            }
            return !utterance.reads(at - 1, "to") && !utterance.is(at - 1, WordClass::Coordinator);
        }
        let finite = !token.is_capitalised()
            && token.is_word()
            && (token.is_finite()
                || utterance
                    .verb(at)
                    .is_some_and(|verb| verb.form == Form::Finite && !word.is_noun() && !is_noun_by_its_neighbours(utterance, at, verb)));
        let governed = utterance.is(at - 1, WordClass::Article)
            || utterance.is(at - 1, WordClass::Possessive)
            || utterance.is(at - 1, WordClass::Preposition)
            || utterance.is(at - 1, WordClass::Coordinator)
            || utterance.tokens[at - 1].is_possessive()
            || utterance.tokens[at - 1].ends_in_ly() && commas > 0;
        if finite && !governed {
            if relative {
                relative = false;
                continue;
            }
            return true;
        }
    }
    false
}

/// What begins a subordinate clause before the main one.
const SUBORDINATE: &[&str] = &[
    "as", "when", "while", "after", "before", "until", "since", "although", "though", "whenever", "once",
];

/// "Asked whether he was worried", "Speaking in Rome": a participle before the main clause.
const PARTICIPLES: &[&str] = &[
    "asked",
    "pressed",
    "questioned",
    "quizzed",
    "speaking",
    "talking",
    "writing",
    "addressing",
    "testifying",
    "appearing",
];

/// Where a sentence's main clause begins.
pub(crate) struct MainClause {
    /// Its first element: behind the comma of a fronted clause or participle.
    pub first: usize,
    /// Whether a participle is fronted.
    pub participle: bool,
}

pub(crate) fn main_clause(utterance: &Utterance) -> MainClause {
    const LONGEST: usize = 25;
    // Most sentences begin with neither: a look at the first word's class and ending is enough.
    let may_be_participle = utterance.tokens.first().is_some_and(Token::is_past) || utterance.written(0).ends_with("ing");
    let participle = may_be_participle && utterance.reads_any(0, PARTICIPLES);
    let fronted = participle || utterance.is(0, WordClass::ClauseStart) && utterance.reads_any(0, SUBORDINATE);
    let comma = |from: usize| (from..utterance.len().min(LONGEST)).find(|&at| utterance.is_mark(at, ','));
    let behind_comma = || comma(1).map_or(0, |comma| comma + 1);
    let first = if fronted {
        behind_comma()
    } else if utterance.is(0, WordClass::Preposition) && utterance.reads_any(behind_comma(), &["where", "who", "which", "whose"]) {
        // "Outside the morgue, where relatives wait, Roya Amiri held up a photograph."
        comma(behind_comma()).map_or(0, |comma| comma + 1)
    } else {
        0
    };
    MainClause { first, participle }
}

/// Whether the words are a subordinate clause or a phrase, and nothing that could be claimed:
/// "As the charges were unsealed", "In the cases when it has not".
pub(crate) fn only_tells_when(utterance: &Utterance, first: usize, end: usize) -> bool {
    // "In the cases when it has not" has no verb before "when"; "At least 14 died when" has one.
    let phrase_with_clause = utterance.is(first, WordClass::Preposition)
        && (first + 1..end)
            .find(|&at| utterance.reads_any(at, &["when", "who", "which", "that", "where"]))
            .is_some_and(|relative| !has_verb(utterance, first, relative));
    let opens = utterance.reads_any(first, SUBORDINATE) || phrase_with_clause || utterance.reads_any(first, PARTICIPLES);
    opens && !(first..end).any(|at| utterance.is_mark(at, ',') && has_verb(utterance, at, end))
}

/// Whether the words only tell when, where and to whom.
pub(crate) fn is_adjunct(utterance: &Utterance, first: usize, end: usize) -> bool {
    let word = utterance.word(first);
    // "said about 1,400 people had come"
    let nearly = utterance.reads_any(first, &["about", "around", "over", "under", "above", "below"])
        && utterance.tokens.get(first + 1).is_some_and(Token::has_digit);
    let begins = word.is(WordClass::Preposition) && !nearly
        || word.is(WordClass::ClauseStart)
        || word.is(WordClass::Day)
        || utterance.reads_any(first, &["late", "earlier", "last", "this", "again", "when"]);
    begins && !utterance.has_quoted(first, end)
}
