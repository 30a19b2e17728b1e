//! The noun phrase that ends at a place, as a speaker: where it begins, and whom it means.

use lexicon::{Classes, Form, WordClass};

use crate::speech::context::Context;
use crate::speech::offices::lower_article;
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::speakable::is_nickname_between;
use crate::speech::subjects::apposed::relative_before;
use crate::speech::utterance::Utterance;

impl Room<'_, '_> {
    /// The noun phrase that ends at `end`, as a speaker with its place.
    pub(crate) fn phrase_before(
        &mut self,
        utterance: &Utterance,
        end: usize,
        context: &Context,
        any_noun: bool,
    ) -> Option<(Speaker, usize, usize)> {
        if end == 0 {
            return None;
        }
        if utterance.is(end - 1, WordClass::PersonPronoun) || utterance.is(end - 1, WordClass::BodyPronoun) {
            let speaker = match self.own_subject(utterance, end - 1, context) {
                Some(speaker) => speaker,
                None if utterance.reads(end - 1, "they") && context.crowd.is_none() => {
                    self.several_before(utterance, end - 1).unwrap_or_default()
                }
                None => context.pronoun(utterance, end - 1, &mut self.people)?,
            };
            return Some((speaker, end - 1, end));
        }
        if let Some(relative) = relative_before(utterance, end) {
            let noun_end = relative - usize::from(utterance.is_mark(relative - 1, ','));
            let (speaker, first, _) = self.antecedent(utterance, noun_end, context)?;
            return Some((speaker, first, end));
        }
        let first = self.phrase_start(utterance, end)?;
        // "The 80-year-old said": the person spoken of.
        if utterance.tokens[end - 1].has_digit()
            && utterance.written(end - 1).ends_with("-year-old")
            && let Some(person) = self.epithet(utterance, (first, end), &Speaker::default(), context)
        {
            return Some((person, first, end));
        }
        let Some(speaker) = self.people.resolve(utterance, first, end, self.mentions, any_noun) else {
            // "Speaking to the press Ana Ruiz said": the name that ends here.
            let naming = *self
                .people
                .namings_in(utterance)
                .iter()
                .find(|naming| naming.end == utterance.first + end && naming.token > utterance.first + first)?;
            let governed = utterance.is(naming.token - utterance.first - 1, WordClass::Preposition);
            let possessive = utterance.tokens[end - 1].is_possessive();
            return (!governed && !possessive).then(|| (self.people.speaker(naming.person), naming.token - utterance.first, end));
        };
        let speaker = self.epithet(utterance, (first, end), &speaker, context).unwrap_or(speaker);
        Some(self.joint(utterance, (first, end), &speaker).unwrap_or((speaker, first, end)))
    }

    /// "residents and aid workers": two who speak as one, where the first phrase begins a clause.
    pub(super) fn joint(&self, utterance: &Utterance, (first, end): (usize, usize), speaker: &Speaker) -> Option<(Speaker, usize, usize)> {
        let and = first.checked_sub(1).filter(|&and| and > 0 && utterance.reads(and, "and"))?;
        let outer = self.phrase_start(utterance, and)?;
        let other = self.people.resolve(utterance, outer, and, self.mentions, false)?;
        other.name.as_ref()?;
        // "director and senior economist Ana Ruiz": two functions of one person.
        let determined = utterance.is(outer, WordClass::Article) || utterance.is(outer, WordClass::Possessive);
        if speaker.person.is_some() && !determined && !other.is_many && other.role.is_some() && other.person.is_none() {
            return None;
        }
        let outer = self.list_start(utterance, outer);
        let begins = outer == 0 || !utterance.is_word(outer - 1) || utterance.is(outer - 1, WordClass::ClauseStart);
        let one_phrase = (outer..end).all(|at| utterance.is_mark(at, ',') || utterance.is_word(at) && !utterance.tokens[at].is_finite());
        (begins && one_phrase).then(|| {
            let speaker = Speaker {
                name: Some(lower_article(utterance.phrase(outer, end))),
                is_body: true,
                is_many: true,
                ..Speaker::default()
            };
            (speaker, outer, end)
        })
    }

    /// "**the United States, Britain** and Ireland": where the names before the last two begin, each
    /// with its comma, where the first of them opens the sentence.
    fn list_start(&self, utterance: &Utterance, last: usize) -> usize {
        const MOST: usize = 12;
        let mut first = last;
        for _ in 0..MOST {
            let Some(comma) = first.checked_sub(1).filter(|&comma| comma > 0 && utterance.is_mark(comma, ',')) else {
                break;
            };
            let named = self.phrase_start(utterance, comma).filter(|&start| {
                let name = start + usize::from(utterance.is(start, WordClass::Article));
                let speaker = || self.people.resolve(utterance, start, comma, self.mentions, false);
                utterance.is_capitalised(name)
                    && utterance.is_capitalised(comma - 1)
                    && speaker().is_some_and(|speaker| speaker.name.is_some())
            });
            let Some(start) = named else { break };
            first = start;
        }
        if first == 0 || first == last || !utterance.is_word(first - 1) && !utterance.is_mark(first - 1, ',') {
            first
        } else {
            last
        }
    }

    /// Where the noun phrase that ends at `end` begins.
    pub(super) fn phrase_start(&self, utterance: &Utterance, end: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let mut first = end;
        while first > 0 && end - first < LONGEST {
            let at = first - 1;
            let is_nickname = first < end && is_nickname_between(utterance, at);
            if !is_nickname && (!utterance.is_word(at) || self.ends_a_phrase(utterance, at, first < end)) {
                break;
            }
            first -= 1;
        }
        if first == end {
            return None;
        }
        // "In Geneva the minister": the last article that no preposition governs.
        let article = (first..end).rev().find(|&at| {
            let begins = utterance.is(at, WordClass::Article) || utterance.is(at, WordClass::Definite);
            begins && !utterance.is_capitalised_name(at, end) && (at == first || !utterance.is(at - 1, WordClass::Preposition))
        });
        if let Some(article) = article {
            return Some(article);
        }
        let fronted = |at: usize| {
            utterance.is(at, WordClass::Preposition)
                || utterance.is(at, WordClass::Day)
                || utterance.is(at, WordClass::Adverb)
                || utterance.tokens[at].ends_in_ly() && (at == 0 || !utterance.is_capitalised(at))
        };
        if fronted(first) && !utterance.is_capitalised_name(first, end) {
            // "On Monday Prime Minister Hun Manet": the capitals and functions at the end.
            let belongs = |at: usize| {
                let word = utterance.word(at);
                (utterance.is_capitalised(at) || word.is_noun() || word.is(WordClass::Particle))
                    && !word.is(WordClass::Day)
                    && !word.is(WordClass::Month)
                    && !word.is(WordClass::Preposition)
            };
            let start = (first + 1..end).rev().take_while(|&at| belongs(at)).last()?;
            let governed = utterance.is(start - 1, WordClass::Preposition);
            return (!governed).then_some(start);
        }
        Some(first)
    }

    /// Whether a word cannot belong to a noun phrase that goes on to its right.
    fn ends_a_phrase(&self, utterance: &Utterance, at: usize, inside: bool) -> bool {
        let word = utterance.word(at);
        if utterance.is_capitalised_name(at, utterance.len()) && at > 0 {
            return false;
        }
        const ENDS: Classes = Classes::of(&[
            WordClass::ClauseStart,
            WordClass::Relative,
            WordClass::Auxiliary,
            WordClass::PersonPronoun,
        ]);
        if word.is_any(ENDS) {
            return !(word.is(WordClass::Preposition) && word.is(WordClass::Of));
        }
        // "a team led by Ana Ruiz": with "by" it is a participle of the noun.
        let is_participle = utterance.reads(at + 1, "by");
        if word.is(WordClass::Finite)
            && inside
            && !is_participle
            && !word.is_noun()
            && !utterance.is_capitalised(at)
            && at > 0
            && !utterance.is(at - 1, WordClass::Article)
        {
            return true;
        }
        let is_verb = utterance.verb(at).is_some() && !word.is_noun() && !word.is(WordClass::Talk) && !utterance.is_capitalised(at);
        let after_article = at > 0 && (utterance.is(at - 1, WordClass::Article) || utterance.is(at - 1, WordClass::Possessive));
        // "the union representing them": its participle.
        let of_noun = at > 1
            && utterance.verb(at).is_some_and(|verb| verb.form == Form::Gerund)
            && (utterance.word(at - 1).is_noun() || utterance.is(at - 2, WordClass::Article));
        is_verb && inside && !after_article && !of_noun
    }
}
