//! Whom "he", "she", "it" and "they" mean at a place in the text.

use lexicon::{SpeakerKind, WordClass};

use crate::speech::people::{Gender, People, Speaker};
use crate::speech::utterance::Utterance;

/// Who was spoken of last, as the reading goes on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    /// The person who spoke or acted last.
    pub person: Option<Speaker>,
    /// The organisation or text that spoke last.
    pub body: Option<Speaker>,
    /// The last of several people, or of bodies and unnamed people: whom "they" means.
    pub crowd: Option<Speaker>,
    /// Who spoke last.
    pub last_speaker: Option<Speaker>,
    /// Who laughed or nodded in the sentence before, and says what follows it.
    pub beat: Option<Speaker>,
}

impl Context {
    /// Somebody spoke.
    pub(crate) fn spoke(&mut self, speaker: &Speaker) {
        if speaker.name.is_some() {
            if speaker.is_person {
                self.person = Some(speaker.clone());
            }
            self.acted(speaker);
        }
        self.last_speaker = Some(speaker.clone());
    }

    /// A body, several people or somebody without a name did something: the next "it" or "they".
    pub(crate) fn acted(&mut self, speaker: &Speaker) {
        if speaker.is_body && !speaker.is_many {
            self.body = Some(speaker.clone());
        }
        if speaker.person.is_none() {
            self.crowd = Some(speaker.clone());
        }
    }

    /// Somebody is named as the one who acts in an utterance without a report: the next "he".
    pub(crate) fn pass(&mut self, utterance: &Utterance, people: &People) {
        let acts = people.namings_in(utterance).iter().find(|naming| {
            let first = naming.token - utterance.first;
            let titled = usize::from(first > 0 && utterance.is(first - 1, WordClass::Title));
            let before = first.checked_sub(titled + 1);
            let possessive = utterance.tokens[naming.end - utterance.first - 1].is_possessive();
            !possessive && before.is_none_or(|before| !utterance.is(before, WordClass::Preposition))
        });
        if let Some(naming) = acts {
            self.person = Some(people.speaker(naming.person));
        }
    }

    /// "Ivo Kral opened the letter. “…,” it said.": the text that somebody wrote, read or got.
    pub(crate) fn pass_text(&mut self, utterance: &Utterance) {
        if !utterance.occurs.word.is_noun() {
            return;
        }
        let text = (1..utterance.len()).find(|&at| {
            let is_text = utterance.noun(at).is_some_and(|noun| noun.kind == SpeakerKind::Text);
            is_text && utterance.is(at - 1, WordClass::Article) && !utterance.is_word(at + 1)
        });
        if let Some(at) = text {
            let name = format!("the {}", utterance.written(at)).into();
            self.body = Some(Speaker {
                name: Some(name),
                is_body: true,
                ..Speaker::default()
            });
        }
    }

    /// Whom the pronoun at `at` means; a speaker without a name where the text does not show it.
    pub(crate) fn pronoun(&self, utterance: &Utterance, at: usize, people: &mut People) -> Option<Speaker> {
        let word = utterance.word(at);
        // Who writes "I" outside quotation marks is the author, who reports nothing.
        if utterance.reads_any(at, &["i", "we", "you"]) {
            return None;
        }
        if utterance.reads(at, "they") {
            return Some(self.crowd.clone().unwrap_or_default());
        }
        if word.is(WordClass::BodyPronoun) {
            return Some(self.body.clone().unwrap_or_default());
        }
        if !word.is(WordClass::PersonPronoun) {
            return None;
        }
        let gender = match (word.is(WordClass::He), word.is(WordClass::She)) {
            (true, _) => Gender::He,
            (_, true) => Gender::She,
            _ => Gender::Untold,
        };
        let agrees = |known: Gender| known == Gender::Untold || gender == Gender::Untold || known == gender;
        let fits = |people: &People, person: usize| agrees(people.gender(person));
        // "She added": who spoke last, and not who was named since.
        let goes_on = (at.saturating_sub(3)..at + 4).any(|near| utterance.is(near, WordClass::GoesOn));
        let spoke = self
            .last_speaker
            .clone()
            .filter(|speaker| goes_on && speaker.is_person && speaker.name.is_some());
        let last = spoke
            .into_iter()
            .chain(self.person.clone())
            .find(|speaker| speaker.person.map_or(agrees(speaker.gender), |person| fits(people, person)));
        let place = utterance.first + at;
        let speaker = last.or_else(|| {
            let until = people.namings.partition_point(|naming| naming.token < place);
            let earlier = people.namings[..until]
                .iter()
                .rev()
                .take(12)
                .find(|naming| fits(people, naming.person));
            let person = earlier
                .map(|naming| naming.person)
                .or_else(|| people.only_person().filter(|person| fits(people, *person)));
            person.map(|person| people.speaker(person))
        });
        let speaker = speaker.unwrap_or(Speaker {
            is_person: true,
            ..Speaker::default()
        });
        if let Some(person) = speaker.person {
            people.learn_gender(person, gender);
        }
        Some(speaker)
    }
}
