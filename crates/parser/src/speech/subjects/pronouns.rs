//! Pronouns that hold their verb ("he's said"), or mean the subject of their own sentence.

use lexicon::WordClass;

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

    /// "Cole was jailed for a letter in which he said", "the minister condemns what he calls": a
    /// pronoun in a relative clause, or behind a colon and its quotation, means the subject of its
    /// sentence, where that one fits.
    pub(super) fn own_subject(&mut self, utterance: &Utterance, pronoun: usize, context: &Context) -> Option<Speaker> {
        let before = pronoun.checked_sub(1)?;
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
