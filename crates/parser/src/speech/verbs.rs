//! Which words are reporting verbs at their place: "the state said" has one, "Punjab state" none.

use lexicon::{Form, Needs, ReportingVerb, Reports, WordClass};

use crate::speech::clauses::begins_with_its_verb;
use crate::speech::reports::{Room, Verb};
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

impl<'a> Room<'_, 'a> {
    pub(super) fn verb_at(&self, utterance: &Utterance<'a>, at: usize) -> Option<Verb<'a>> {
        let entry = utterance.verb(at)?;
        let token = &utterance.tokens[at];
        if at > 0 && token.is_capitalised() && !matches!(utterance.tokens[at - 1].kind, Kind::Quoted | Kind::Mark(':' | '–' | '—')) {
            return None;
        }
        if token.is_possessive() || is_noun_by_its_neighbours(utterance, at, entry) {
            return None;
        }
        // "shot back that": without "back", no speech.
        if matches!(entry.base.as_str(), "fire" | "hit" | "shoot") && !utterance.reads(at + 1, "back") {
            return None;
        }
        // "an officer who responded said", "the census report indicates": the next verb reports.
        let next = utterance.word(at + 1);
        let next_reports = utterance
            .verb(at + 1)
            .is_some_and(|verb| verb.form == Form::Finite && (verb.needs == Needs::Nothing || utterance.reads(at + 2, "that")));
        if entry.form == Form::Finite && next_reports && !next.is_noun() && !utterance.is_capitalised(at + 1) {
            return None;
        }
        if is_bare(utterance, at, entry) && follows_one(utterance, at) {
            return None;
        }
        if utterance.reads_any(at + 1, &["tank", "tanks"]) {
            return None; // "a think tank"
        }
        // "two critical reports that depicted": a noun with its relative clause.
        if word_could_be_noun(utterance, at) && utterance.reads(at + 1, "that") && begins_with_its_verb(utterance, at + 2) {
            return None;
        }
        let before = at.checked_sub(1).map(|before| utterance.word(before)).unwrap_or_default();
        if entry.form == Form::Finite && at > 0 {
            // "went on to say" reports, "refused to say" does not.
            let goes_on = at >= 3 && utterance.reads(at - 2, "on") && utterance.reads_any(at - 3, &["went", "goes", "gone"])
                || at >= 2 && utterance.reads_any(at - 2, &["sought", "began", "continued", "rushed", "hastened"]);
            let infinitive = utterance.reads(at - 1, "to") && !goes_on;
            let is_noun = before.is(WordClass::Article)
                || before.is(WordClass::Possessive)
                || before.is(WordClass::Preposition) && !utterance.reads(at - 1, "to");
            // "the unnamed report", "a new claim": an article that nothing but modifiers separate.
            let modified = (word_could_be_noun(utterance, at))
                && at >= 2
                && (utterance.is(at - 2, WordClass::Article) || utterance.is(at - 2, WordClass::Possessive))
                && !before.is_noun()
                && !utterance.is_capitalised(at - 1)
                && !before.is_unknown();
            if infinitive || is_noun || modified || is_bare(utterance, at, entry) && follows_a_modifier(utterance, at) {
                return None;
            }
        }
        Some(Verb { at, entry })
    }
}

/// "report", and not "reports" or "reported".
fn is_bare(utterance: &Utterance, at: usize, entry: &ReportingVerb) -> bool {
    entry.form == Form::Finite && word_could_be_noun(utterance, at) && utterance.reads(at, &entry.base)
}

/// "the last slim hope that": behind an article and what modifies it, a bare form is a noun;
/// "the villagers hope that" has several before it.
fn follows_a_modifier(utterance: &Utterance, at: usize) -> bool {
    const NEAR: usize = 3;
    let begins =
        |at: usize| utterance.is(at, WordClass::Article) || utterance.is(at, WordClass::Possessive) || utterance.tokens[at].is_possessive();
    let article = (at.saturating_sub(NEAR)..at).rev().find(|&at| begins(at));
    article.is_some_and(|article| {
        (article + 1..at).all(|at| {
            let written = utterance.written(at);
            !written.is_empty() && !utterance.is_capitalised(at) && !utterance.word(at).is_noun() && !written.ends_with('s')
        })
    })
}

/// "a United Nations report": behind "a" with a name, a bare form is a noun.
fn follows_one(utterance: &Utterance, at: usize) -> bool {
    let name = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&at| utterance.is_capitalised(at))
        .last();
    name.and_then(|first| first.checked_sub(1))
        .is_some_and(|article| utterance.reads_any(article, &["a", "an"]))
}

/// "Punjab state, ...", "six counts of ...", "a reason that": a form that is a noun too, with a
/// neighbour that the verb cannot have. A bare form needs several who do it, or "I" and "you".
pub(super) fn is_noun_by_its_neighbours(utterance: &Utterance, at: usize, entry: &ReportingVerb) -> bool {
    const NOUNS_TOO: &[&str] = &[
        "state", "count", "stress", "estimate", "reason", "object", "order", "post", "offer", "signal", "question", "guess", "bet",
        "charge", "brand", "label", "term", "project", "forecast",
    ];
    if entry.form != Form::Finite || !NOUNS_TOO.contains(&entry.base.as_str()) || utterance.tokens[at].is_past() || at == 0 {
        return false;
    }
    if utterance.reads(at + 1, "that") && !utterance.is(at - 1, WordClass::Adverb) {
        let many = utterance.written(at - 1).ends_with('s') || utterance.is(at - 1, WordClass::BodyPronoun);
        let third = utterance.written(at).len() > entry.base.len();
        return !(many || third);
    }
    let names = entry.reports == Reports::Call && (at + 2..utterance.len().min(at + 9)).any(|at| utterance.is_quoted(at));
    let followed = names
        || utterance.is_quoted(at + 1)
        || utterance.is_mark(at + 1, ':')
        || is_question(utterance, at + 1)
        || utterance.is(at + 1, WordClass::Article)
        || utterance.is(at + 1, WordClass::Possessive)
        || utterance.reads_any(
            at + 1,
            &["him", "her", "it", "them", "us", "me", "itself", "himself", "herself", "themselves"],
        );
    !(followed || utterance.is(at - 1, WordClass::PersonPronoun) || utterance.is(at - 1, WordClass::BodyPronoun))
}

/// "City thought they had won": what somebody thought once is told, not reported; what somebody
/// thinks, or has long thought, is a view that was given.
pub(super) fn is_thought(utterance: &Utterance, verb: &Verb) -> bool {
    let thinks = matches!(
        verb.entry.base.as_str(),
        "think" | "hope" | "fear" | "feel" | "believe" | "suspect" | "doubt" | "expect" | "worry" | "assume" | "wonder"
    );
    let is_past = !utterance.written(verb.at).starts_with(verb.entry.base.as_str()) || utterance.tokens[verb.at].is_past();
    let perfect = (verb.at.saturating_sub(3)..verb.at).any(|at| utterance.reads_any(at, &["has", "have"]));
    thinks && verb.entry.form == Form::Finite && is_past && !perfect
}

pub(super) fn is_question(utterance: &Utterance, at: usize) -> bool {
    utterance.reads_any(at, &["whether", "why", "how", "if", "what", "when", "where", "who", "which"])
}

pub(super) fn word_could_be_noun(utterance: &Utterance, at: usize) -> bool {
    let word = utterance.word(at);
    word.is_noun() || word.is(WordClass::Talk) || word.is(WordClass::Occasion) || word.is(WordClass::Held)
}
