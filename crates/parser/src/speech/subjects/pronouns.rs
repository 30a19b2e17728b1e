//! Pronouns that hold their verb ("he's said"), or mean the subject of their own sentence.

use lexicon::{SpeakerKind, WordClass};

use crate::speech::context::Context;
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::subjects::Left;
use crate::speech::utterance::Utterance;

impl Room<'_, '_> {
    pub(super) fn pronoun_in(&self, utterance: &Utterance, at: usize) -> bool {
        let written = utterance.written(at);
        let pronoun = written.split(['\'', '’']).next().unwrap_or("");
        ["he", "she", "they", "we", "it", "i"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(pronoun))
    }

    pub(super) fn people_pronoun(&mut self, utterance: &Utterance, at: usize, context: &Context) -> Option<Speaker> {
        let written = utterance.written(at).to_lowercase();
        match written.split(['\'', '’']).next() {
            Some("he" | "she") => context.person.clone(),
            Some("they") => context.crowd.clone(),
            Some("it") => context.body.clone(),
            _ => None,
        }
    }

    /// "**Families** doubt it", "**Lawyers' groups** disagree": several, named by the noun that opens
    /// the sentence, whatever its verb.
    pub(crate) fn several_at_head(&self, utterance: &Utterance) -> Option<Speaker> {
        let is_many = |at: &usize| {
            let people = utterance.noun(*at).is_some_and(|noun| noun.kind == SpeakerKind::People);
            people && !utterance.tokens[*at].is_possessive() && !utterance.noun(at + 1).is_some_and(|noun| noun.kind == SpeakerKind::People)
        };
        let head = (0..utterance.len().min(4)).find(is_many)?;
        let bare = (0..head).all(|at| utterance.is_word(at) && !utterance.is(at, WordClass::Preposition) && !utterance.word(at).is_verb());
        let verb = utterance.is_word(head + 1)
            && !utterance.is(head + 1, WordClass::Preposition)
            && !utterance.is(head + 1, WordClass::Coordinator);
        let speaker = (bare && verb).then(|| self.people.resolve(utterance, 0, head + 1, self.mentions, true))??;
        speaker.is_many.then_some(speaker)
    }

    /// "What the **inspectors** found, they wrote": the several named before in the sentence, where
    /// nobody was spoken of before it.
    pub(super) fn several_before(&self, utterance: &Utterance, pronoun: usize) -> Option<Speaker> {
        let head = (0..pronoun).find(|&at| {
            let people = utterance.noun(at).is_some_and(|noun| noun.kind == SpeakerKind::People);
            people && !utterance.tokens[at].is_possessive()
        })?;
        let first = self.phrase_start(utterance, head + 1)?;
        let speaker = self.people.resolve(utterance, first, head + 1, self.mentions, true)?;
        speaker.is_many.then_some(speaker)
    }

    /// "Cole was jailed for a letter in which he said", "the minister condemns what he calls": a
    /// pronoun in a relative clause, or behind a colon and its quotation, means the subject of its
    /// sentence, where that one fits.
    pub(super) fn own_subject(&mut self, utterance: &Utterance, pronoun: usize, context: &Context) -> Option<Speaker> {
        let before = pronoun.checked_sub(1)?;
        // "Families doubt it: they say": several, named by the noun that opens the sentence.
        if utterance.is_mark(before, ':') && utterance.reads(pronoun, "they") {
            return self.several_at_head(utterance);
        }
        // "The minister was blunt: “We have no money,” he told the house."
        let quoted = before - usize::from(before > 0 && utterance.is_mark(before, ','));
        let colon = quoted
            .checked_sub(1)
            .filter(|&colon| utterance.is_mark(colon, ':') && utterance.is_quoted(quoted));
        let relative = colon.or(Some(before).filter(|&at| at > 0 && utterance.reads_any(at, &["what", "which"])))?;
        let verb = (1..relative).find(|&at| {
            let token = utterance.tokens[at];
            (token.is_finite() || token.word.is_verb() && !token.word.is_noun()) && !token.is_capitalised()
        })?;
        let Left::Subject(subject) = self.subject_left(utterance, verb, context) else {
            return None;
        };
        let word = utterance.word(pronoun);
        let speaker = subject.speaker;
        let fits = if word.is(WordClass::PersonPronoun) {
            speaker.is_person && speaker.is_somebody() && speaker.person.is_none_or(|person| self.people.can_be(person, word))
        } else {
            speaker.is_body && speaker.is_many == utterance.reads(pronoun, "they")
        };
        fits.then_some(speaker)
    }
}
