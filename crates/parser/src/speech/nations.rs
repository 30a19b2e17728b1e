//! "the Uruguayan said", "the Latvian lawyer": whom a nation's noun means, by the State that is told
//! beside somebody's name.

use lexicon::NameClass;

use crate::speech::context::Context;
use crate::speech::epithets::{FAR, NEAR};
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::utterance::Utterance;

impl Room<'_, '_> {
    /// The State whose people a word names: "the Uruguayan", "the Frenchman".
    pub(super) fn nation(&self, utterance: &Utterance, at: usize) -> Option<&str> {
        if !utterance.is_capitalised(at) {
            return None;
        }
        let start = utterance.tokens[at].span().start;
        let number = self.mentions.partition_point(|mention| mention.start < start);
        let mention = self.mentions.get(number)?;
        let is_one = mention.start == start && mention.class == NameClass::Demonym;
        mention.entity.filter(|_| is_one).map(|entity| entity.code.as_str())
    }

    /// The State that the words beside a person's first name tell: "France’s ambassador, Ana Ruiz",
    /// "Kenya’s Omar Diallo".
    pub(super) fn nation_told(&self, person: usize) -> Option<&str> {
        /// "Turkish counsellor ", "Kenya’s " before a name.
        const BESIDE: usize = 24;
        let introduced = self.introduction(person);
        let from = introduced.start.saturating_sub(BESIDE);
        let first = self.mentions.partition_point(|mention| mention.start < from);
        let beside = self.mentions[first..].iter().take_while(|mention| mention.end <= introduced.end);
        beside.filter_map(|mention| Some(mention.entity?.code.as_str())).next()
    }

    /// "the Uruguayan": the only one of that State; else who spoke last, where no State is told.
    pub(super) fn of_a_nation(&self, utterance: &Utterance, first: usize, code: &str, context: &Context) -> Option<Speaker> {
        let place = utterance.first + first;
        let mut of_it = self
            .named_before(place, FAR)
            .filter(|person| self.nation_told(*person) == Some(code));
        if let Some(person) = of_it.next() {
            return of_it.all(|other| other == person).then(|| self.people.speaker(person));
        }
        let person = context.last_speaker.as_ref()?.person?;
        let alone = self.only(place, NEAR, person, |other| self.nation_told(other).is_some());
        (alone && self.nation_told(person).is_none()).then(|| self.people.speaker(person))
    }
}
