//! Quoted words within somebody's sentence: "called the claim “baseless”", "accused them of “treason”".

use lexicon::{Form, WordClass};
use record::{QuoteType, Span};

use crate::speech::contents::Stretch;
use crate::speech::marked::{is_nickname, is_title};
use crate::speech::reports::{Report, Room, Verb};
use crate::speech::subjects::Subject;
use crate::speech::utterance::Utterance;

impl<'a> Room<'_, 'a> {
    /// The quoted words of a stretch, each by itself.
    pub(super) fn fragments(&self, utterance: &Utterance<'a>, verb: &Verb<'a>, subject: &Subject, right: Stretch) -> Option<Report<'a>> {
        let content: Vec<Span> = self.quoted_words(utterance, right.first, right.end);
        (!content.is_empty()).then(|| self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.fragment"))
    }

    pub(super) fn quoted_words(&self, utterance: &Utterance<'a>, first: usize, end: usize) -> Vec<Span> {
        let quoted = |at: &usize| {
            let token = utterance.tokens[*at];
            let nickname = *at > 0 && utterance.is_capitalised(at - 1) && utterance.is_capitalised(at + 1);
            token.is_quoted() && !nickname && !is_title(token.span().of(utterance.text))
        };
        (first..end).filter(quoted).map(|at| utterance.tokens[at].span()).collect()
    }

    /// "called the claim “baseless”", "described it as “a farce”".
    pub(super) fn called(&self, utterance: &Utterance<'a>, verb: &Verb<'a>, subject: &Subject) -> Option<Report<'a>> {
        let end = clause_end(utterance, verb.at + 1);
        let first = (verb.at + 1..end).find(|&at| utterance.is_quoted(at))?;
        let relative = subject.first > 0 && utterance.is(subject.first - 1, WordClass::Relative)
            || subject.first > 1 && utterance.is(subject.first - 1, WordClass::Auxiliary);
        let has_object = first > verb.at + 1 && !utterance.is_mark(verb.at + 1, ',');
        // "a drug called “krokodil”" names a thing; "what she called “a farce”" quotes her.
        if utterance.reads_any(verb.at + 1, &["himself", "herself", "itself", "themselves", "myself"]) {
            return None; // a name one goes by
        }
        // "described “a night of glass”"
        let depicts = verb.entry.base == "describe" && first == verb.at + 1;
        if !has_object && !depicts && !relative && !self.follows_gap(utterance, subject) {
            return None;
        }
        if verb.entry.base == "call" && utterance.reads_any(verb.at + 1, &["for", "on", "upon"]) && utterance.words_in(verb.at, first) > 12
        {
            return None;
        }
        let mut content = self.quoted_words(utterance, first, end);
        // "They call him “Tank”": a nickname.
        content.retain(|span| !is_nickname(span.of(utterance.text)));
        (!content.is_empty()).then(|| self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.called"))
    }

    /// "a verdict the envoy called “absurd”": the subject of a relative clause without its pronoun.
    pub(super) fn follows_gap(&self, utterance: &Utterance<'a>, subject: &Subject) -> bool {
        subject.first > 0 && utterance.is_word(subject.first - 1) && !utterance.is(subject.first - 1, WordClass::ClauseStart)
    }

    /// "accused them of “treason”": the quoted words of the clause, or a clause with "that".
    pub(super) fn acted(
        &self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        subject: &Subject,
        right: Option<Stretch>,
    ) -> Option<Report<'a>> {
        // "rejected that as alarmist": no clause.
        let right = right.filter(|right| !(right.that && utterance.reads(right.first, "as")));
        if let Some(right) = right.filter(|right| right.that) {
            let quoted = utterance.has_quoted(right.first, right.end);
            let quote_type = if quoted { QuoteType::Mixed } else { QuoteType::Indirect };
            let content = vec![utterance.span(right.first, right.end)?];
            return Some(self.report(utterance, quote_type, subject, verb, content, "report.clause"));
        }
        let content = self.quoted_words(utterance, verb.at + 1, clause_end(utterance, verb.at + 1));
        let content: Vec<Span> = content.into_iter().collect();
        (!content.is_empty()).then(|| self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.act"))
    }

    /// "warned of “dire consequences”", "promised “a new dawn”": words that depend on the verb.
    pub(super) fn is_complement(&self, utterance: &Utterance<'a>, right: Stretch) -> bool {
        let first_quoted = (right.first..right.end).find(|&at| utterance.is_quoted(at));
        // "vowed to keep “…”": the infinitive and its object.
        let infinitive = 2 * usize::from(utterance.reads(right.first, "to"));
        first_quoted.is_some_and(|at| {
            at <= right.first + 3 + infinitive / 2
                && (right.first + infinitive..at).all(|at| {
                    utterance.is(at, WordClass::Preposition)
                        || utterance.is(at, WordClass::Article)
                        || utterance.is(at, WordClass::Possessive)
                })
        })
    }
}

/// Up to the end of the clause: the next semicolon, or a comma before a clause of its own.
pub(super) fn clause_end(utterance: &Utterance, first: usize) -> usize {
    for at in first..utterance.len() {
        let comma = utterance.is_mark(at, ',');
        let next = utterance.word(at + 1);
        if utterance.is_mark(at, ';')
            || comma && (next.is(WordClass::Relative) || utterance.verb(at + 1).is_some_and(|verb| verb.form == Form::Gerund))
        {
            return at;
        }
        // "… and said it was": another verb takes over; ", but the minister": another subject.
        let joined = utterance.is(at, WordClass::Coordinator) || utterance.reads_any(at, &["while", "whereas", "although", "though"]);
        if joined
            && (comma_before(utterance, at) && utterance.words_in(at, utterance.len()) > 3 && !utterance.is_quoted(at + 1)
                || utterance.verb(at + 1).is_some() && !utterance.word(at + 1).is_noun())
        {
            return at;
        }
    }
    utterance.len()
}

pub(super) fn comma_before(utterance: &Utterance, at: usize) -> bool {
    at > 0 && utterance.is_mark(at - 1, ',')
}
