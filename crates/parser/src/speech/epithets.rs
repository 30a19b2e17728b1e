//! "Halima Yusuf has not been paid … the nurse said", "the World Food Programme … the agency said":
//! a function or a sort of body that comes behind a name, and of which nothing was said before,
//! means the one named.
//!
//! Left alone on purpose: a function that somebody was introduced with, one that tells of whom
//! ("the officer who made the arrest", "the victim's mother"), who deals with somebody named ("the
//! judge"), an office ("the minister"), and a function behind several names.

use lexicon::{SpeakerKind, WordClass};
use record::Span;

use crate::speech::context::Context;
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::tokens::Token;
use crate::speech::utterance::Utterance;

/// How far back a name is looked for, in words and marks, and its function, in bytes.
const NEAR: usize = 120;
const NEAR_BYTES: usize = 2_000;

/// Sorts of bodies that stand for one with a name. A government, a court or the police is itself.
const SORTS: &[&str] = &[
    "agency",
    "airline",
    "association",
    "bank",
    "body",
    "broadcaster",
    "carrier",
    "charity",
    "club",
    "company",
    "federation",
    "firm",
    "foundation",
    "fund",
    "group",
    "hospital",
    "institute",
    "league",
    "magazine",
    "maker",
    "manufacturer",
    "network",
    "newspaper",
    "operator",
    "organisation",
    "organization",
    "party",
    "publisher",
    "retailer",
    "union",
    "university",
    "watchdog",
];

impl Room<'_, '_> {
    /// Whom the noun phrase `first..end` means, where the offices in the article do not tell.
    pub(super) fn epithet(
        &self,
        utterance: &Utterance,
        (first, end): (usize, usize),
        spoken: &Speaker,
        context: &Context,
    ) -> Option<Speaker> {
        let head = end.checked_sub(1).filter(|&head| head > first && head <= first + 2)?;
        let noun = utterance
            .noun(head)
            .filter(|_| utterance.reads(first, "the") && spoken.person.is_none())?;
        let tells_of_whom = utterance.is(end, WordClass::Relative)
            || utterance.tokens[first..end].iter().any(Token::is_possessive)
            || utterance.tokens[first + 1..end].iter().any(Token::is_capitalised);
        if tells_of_whom {
            return None;
        }
        match noun.kind {
            SpeakerKind::Person if noun.class == "expert" => self.person_named_last(utterance, first, head, context),
            // "Chea Sophorn said … The airport chief added"
            SpeakerKind::Person
                if noun.class == "official" && goes_on(utterance, end) && context.last_speaker.as_ref()?.person.is_some() =>
            {
                self.person_named_last(utterance, first, head, context)
            }
            SpeakerKind::Body if utterance.reads_any(head, SORTS) => self.body_that_spoke(utterance, head, context),
            _ => None,
        }
    }

    /// The person who acted or spoke last, where nobody else is named near.
    fn person_named_last(&self, utterance: &Utterance, first: usize, head: usize, context: &Context) -> Option<Speaker> {
        let last = context.person.as_ref()?;
        let person = last.person.filter(|_| last.role.is_none())?;
        let word = utterance.word(head);
        let place = utterance.first + first;
        let until = self.people.namings.partition_point(|naming| naming.token < place);
        let near = || {
            self.people.namings[..until]
                .iter()
                .rev()
                .take_while(|naming| place - naming.token < NEAR)
        };
        let alone = near().next().is_some() && near().all(|naming| naming.person == person);
        let fits = !word.is(WordClass::Masculine) && !word.is(WordClass::Feminine) || self.people.can_be_called(person, word);
        (alone && fits && !self.is_spoken_of(utterance, head)).then(|| last.clone())
    }

    /// The body with a name that spoke last.
    fn body_that_spoke(&self, utterance: &Utterance, head: usize, context: &Context) -> Option<Speaker> {
        let last = context.last_speaker.as_ref()?;
        let name = last.name.as_deref()?;
        let noun = utterance.written(head);
        let named = last.person.is_none() && last.is_body && !last.is_many && has_capital(name);
        let tells_its_sort = name.split(' ').any(|word| word.eq_ignore_ascii_case(noun));
        (named && (tells_its_sort || !self.is_spoken_of(utterance, head))).then(|| last.clone())
    }

    /// Whether the noun at `head` stands in the text before.
    fn is_spoken_of(&self, utterance: &Utterance, head: usize) -> bool {
        let start = utterance.tokens[head].span().start;
        let noun = utterance.written(head);
        let from = utterance.text.floor_char_boundary(start.saturating_sub(NEAR_BYTES));
        let words = Span::new(from, start).of(utterance.text).as_bytes();
        words
            .split(|byte| !byte.is_ascii_alphanumeric())
            .any(|word| word.eq_ignore_ascii_case(noun.as_bytes()))
    }
}

/// "The airport chief added": the verb behind a subject tells that the last speaker goes on.
fn goes_on(utterance: &Utterance, end: usize) -> bool {
    (end..end + 3).any(|at| utterance.is(at, WordClass::GoesOn))
}

/// "the World Food Programme", and not "the agency".
fn has_capital(name: &str) -> bool {
    name.trim_start_matches("The ").chars().any(char::is_uppercase)
}
