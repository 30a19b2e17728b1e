//! Who is the subject of a verb: the noun phrase before it, or behind it ("said Ly Sopheak").

mod apposed;
mod noun_phrases;
mod pronouns;

use lexicon::{Classes, Form, SpeakerKind, WordClass};

use crate::speech::clauses::main_clause;
use crate::speech::context::Context;
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::speakable::is_nickname_between;
use crate::speech::utterance::Utterance;

/// A subject and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub speaker: Speaker,
    pub first: usize,
    pub end: usize,
    /// Whether it stands behind its verb.
    pub inverted: bool,
    /// Whether the verb is denied of it ("did not say").
    pub negated: bool,
}

/// What was found to the left of a verb.
pub(crate) enum Left {
    Subject(Subject),
    /// "…, and added": the subject of the verb before.
    Shared,
    Nothing,
}

impl Room<'_, '_> {
    /// The subject to the left of the verb at `verb`.
    pub(crate) fn subject_left(&mut self, utterance: &Utterance, verb: usize, context: &Context) -> Left {
        let mut end = verb;
        let mut negated = false;
        // "went on to say", "sought to assure"
        if end >= 3 && utterance.reads(end - 1, "to") {
            end -= if utterance.reads(end - 2, "on") { 3 } else { 2 };
        }
        // "is said to have said", "appears to have told"
        if let Some(raised) = raised(utterance, end) {
            end = raised;
        }
        while end > 0 && utterance.is_word(end - 1) && (is_between(utterance, end - 1) || is_day_between(utterance, end - 1)) {
            if utterance.is(end - 1, WordClass::Being) && utterance.verb(verb).is_some_and(|verb| verb.form == Form::Finite) {
                return Left::Nothing; // "was told": somebody else speaks
            }
            negated |= utterance.is(end - 1, WordClass::Negation);
            end -= 1;
        }
        // "have, however, recognised"
        if end >= 4
            && utterance.is_mark(end - 1, ',')
            && utterance.is(end - 2, WordClass::Adverb)
            && utterance.is_mark(end - 3, ',')
            && utterance.is(end - 4, WordClass::Auxiliary)
            && utterance.verb(verb).is_some_and(|verb| verb.form == Form::Finite)
        {
            end -= 4;
        }
        // "he's said", "they've warned" hold their subject.
        let found = if end < verb
            && utterance.is(end, WordClass::Auxiliary)
            && utterance.written(end).contains(['\'', '’'])
            && self.pronoun_in(utterance, end)
        {
            self.people_pronoun(utterance, end, context).map(|speaker| (speaker, end, end + 1))
        } else if end == 0 {
            None
        } else if utterance.is(
            end - 1 - usize::from(end >= 2 && utterance.is_mark(end - 1, ',')),
            WordClass::Coordinator,
        ) {
            return Left::Shared;
        } else if utterance.is(end - 1, WordClass::Relative)
            && !utterance.reads(end - 1, "what")
            // "one of the shops that said it would close"
            && (!utterance.reads(end - 1, "that") || end >= 2 && utterance.noun(end - 2).is_some() && utterance.reads_any(verb, &["said", "say", "says"]))
        {
            let noun_end = end - 1 - usize::from(end >= 2 && utterance.is_mark(end - 2, ','));
            self.antecedent(utterance, noun_end, context)
        } else if utterance.is_word(end - 1) || utterance.is_quoted(end - 1) {
            self.phrase_before(utterance, end, context, true)
        } else {
            self.apposed(utterance, end, context)
        };
        // "Nobody will say", "None of them said"
        negated |= found
            .as_ref()
            .is_some_and(|(_, first, _)| utterance.reads_any(*first, &["nobody", "none", "neither", "no"]));
        match found {
            Some((speaker, first, end)) => Left::Subject(Subject {
                speaker,
                first,
                end,
                inverted: false,
                negated,
            }),
            None => Left::Nothing,
        }
    }

    /// "said Ly Sopheak": the subject behind its verb.
    pub(crate) fn subject_right(&mut self, utterance: &Utterance, verb: usize, context: &Context) -> Option<Subject> {
        let first = verb + 1;
        let mut end = first;
        while end < utterance.len() && end - first < 14 {
            let nickname = is_nickname_between(utterance, end);
            let word = utterance.word(end);
            let ends = word.is(WordClass::ClauseStart) && !word.is(WordClass::Of)
                || word.is(WordClass::Relative)
                || word.is(WordClass::Day)
                || word.is(WordClass::Auxiliary)
                || word.is(WordClass::Preposition)
                    && (!word.is(WordClass::Of)
                        || self.is_named_before(utterance, first, end)
                        || utterance.is(end + 1, WordClass::Day)
                        || utterance.is(end + 1, WordClass::Month));
            let is_name = utterance.is_capitalised_name(end, utterance.len());
            if (!utterance.is_word(end) || ends) && !nickname && !is_name {
                break;
            }
            end += 1;
        }
        if end == first || utterance.is(first, WordClass::Preposition) && !utterance.is_capitalised(first) {
            return None;
        }
        let (speaker, first) = if utterance.is(first, WordClass::PersonPronoun) || utterance.is(first, WordClass::BodyPronoun) {
            end = first + 1;
            (context.pronoun(utterance, first, &mut self.people)?, first)
        } else {
            // "sighed the curator, Olga Ferrari, ...": the name behind its function.
            let apposed = self
                .people
                .namings_in(utterance)
                .iter()
                .find(|naming| naming.token == utterance.first + end + 1);
            let apposed = apposed
                .filter(|naming| utterance.is_mark(end, ',') && !utterance.is_word(naming.end - utterance.first))
                .copied();
            let speaker = self.people.resolve(utterance, first, end, self.mentions, true)?;
            let epithet = || self.epithet(utterance, (first, end), &speaker, context);
            let speaker = if apposed.is_none() { epithet().unwrap_or(speaker) } else { speaker };
            match apposed.filter(|_| speaker.role.is_some()) {
                Some(naming) => {
                    end = naming.end - utterance.first;
                    (self.people.speaker(naming.person), first)
                }
                None => (speaker, first),
            }
        };
        Some(Subject {
            speaker,
            first,
            end,
            inverted: true,
            negated: false,
        })
    }

    fn is_named_before(&self, utterance: &Utterance, first: usize, end: usize) -> bool {
        let naming = self.people.naming_that_ends(utterance, end);
        naming.is_some_and(|naming| naming.token >= utterance.first + first)
    }

    /// The subject of the verb nearest before a gerund: "Lund denied it, calling it “absurd”".
    pub(crate) fn nearest_subject(&mut self, utterance: &Utterance, before: usize, context: &Context) -> Option<Subject> {
        const NEAR: usize = 40;
        for at in (before.saturating_sub(NEAR).max(1)..before).rev() {
            let token = utterance.tokens[at];
            if (token.is_finite() || token.word.is_verb())
                && !token.is_capitalised()
                && !is_participle_of_a_text(utterance, at)
                && let Left::Subject(subject) = self.subject_left(utterance, at, context)
                && (subject.speaker.is_person || subject.speaker.is_body)
            {
                return Some(subject);
            }
        }
        self.main_subject(utterance, before, context)
    }

    /// The subject of the utterance's main verb, whatever that verb is.
    pub(crate) fn main_subject(&mut self, utterance: &Utterance, before: usize, context: &Context) -> Option<Subject> {
        // "Asked whether he was tired, the keeper laughed": the fronted words have a subject of
        // their own, which stands for the sentence's where it is named ("Although Ford had gone, he").
        let main = main_clause(utterance);
        let clauses = if main.participle {
            [main.first, main.first]
        } else {
            [0, main.first]
        };
        for from in clauses {
            let finite = (from + 1..before.min(40)).find(|&at| utterance.tokens[at].is_finite() && !utterance.tokens[at].is_capitalised());
            if let Some(verb) = finite
                && let Left::Subject(subject) = self.subject_left(utterance, verb, context)
                && (from == main.first || subject.speaker.person.is_some())
            {
                return Some(subject);
            }
        }
        let naming = *self.people.namings_in(utterance).first()?;
        let (first, end) = (naming.token - utterance.first, naming.end - utterance.first);
        let free =
            first < 6 && !utterance.tokens[end - 1].is_possessive() && !(first > 0 && utterance.is(first - 1, WordClass::Preposition));
        free.then(|| Subject {
            speaker: self.people.speaker(naming.person),
            first,
            end,
            inverted: false,
            negated: false,
        })
    }
}

/// Words between a subject and its verb: "has", "also", "repeatedly", "never".
fn is_between(utterance: &Utterance, at: usize) -> bool {
    let word = utterance.word(at);
    let pronoun = word.is(WordClass::PersonPronoun) || word.is(WordClass::BodyPronoun);
    !pronoun
        && !utterance.is_capitalised(at)
        && (word.is(WordClass::Auxiliary)
            || word.is(WordClass::Adverb)
            || word.is(WordClass::Negation)
            || utterance.tokens[at].ends_in_ly()
            // "Mothers there had told her"
            || at > 0 && utterance.reads_any(at, &["there", "here", "elsewhere", "nearby"]))
}

/// "the delegation **yesterday** added", "the ministry **Tuesday** said": the day stands bare between
/// a noun phrase and its verb.
fn is_day_between(utterance: &Utterance, at: usize) -> bool {
    const NO_PHRASE: Classes = Classes::of(&[
        WordClass::Preposition,
        WordClass::Day,
        WordClass::Adverb,
        WordClass::ClauseStart,
        WordClass::Article,
        WordClass::Possessive,
    ]);
    let before = at.checked_sub(1).filter(|&before| utterance.is_word(before));
    utterance.is(at, WordClass::Day)
        && !utterance.tokens[at].is_possessive()
        && before.is_some_and(|before| !utterance.word(before).is_any(NO_PHRASE) && !utterance.reads_any(before, &["last", "this", "next"]))
}

/// "a letter posted on Tuesday": what is done to a text, not what it does.
fn is_participle_of_a_text(utterance: &Utterance, at: usize) -> bool {
    let text = utterance.noun(at - 1).is_some_and(|noun| noun.kind == SpeakerKind::Text);
    text && utterance.tokens[at].is_past() && utterance.verb(at).is_none()
}

/// "He is said to have warned": one past the subject of the verb at `verb`, which a raising verb
/// separates from it.
fn raised(utterance: &Utterance, verb: usize) -> Option<usize> {
    let to = verb
        .checked_sub(2)
        .filter(|&to| utterance.reads(to, "to") && utterance.reads(to + 1, "have"))?;
    let mut end = to.checked_sub(1)?;
    let passive = end > 0 && (utterance.is(end - 1, WordClass::Being) || utterance.is(end - 1, WordClass::Adverb));
    if passive {
        while end > 0 && (utterance.is(end - 1, WordClass::Auxiliary) || utterance.is(end - 1, WordClass::Adverb)) {
            end -= 1;
        }
        return Some(end);
    }
    utterance
        .reads_any(end, &["appears", "appeared", "seems", "seemed", "claims", "claimed"])
        .then_some(end)
}
