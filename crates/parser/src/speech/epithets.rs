//! "Captain Lwin Oo denied it. The officer said …", "the World Food Programme … the agency said":
//! a function or a sort of body behind a name, where exactly one that was named can be meant.
//!
//! Left alone on purpose: a function that tells of whom ("the officer who made the arrest", "the
//! victim's mother"), one that was spoken of apart ("a nurse … the nurse"), one that two may have,
//! and who deals with somebody named ("the judge") or holds an office ("the mayor") where nothing
//! tells that the one named is it.

use lexicon::{SpeakerKind, WordClass};
use record::Span;

use crate::speech::context::Context;
use crate::speech::hull;
use crate::speech::offices::noun_at;
use crate::speech::people::{Speaker, Told};
use crate::speech::reports::Room;
use crate::speech::tokens::Token;
use crate::speech::utterance::Utterance;

/// How far back a name is looked for of which nothing else is told, in words and marks; one that
/// is told; and the noun itself, in bytes.
pub(super) const NEAR: usize = 120;
pub(super) const FAR: usize = 400;
pub(super) const NEAR_BYTES: usize = 2_000;

/// Functions that a newspaper varies a name with. Others are held by one in the place spoken of
/// ("the mayor"), or deal with the one named ("the prosecutor").
const VARIED: &[&str] = &[
    "adviser",
    "ambassador",
    "brigadier",
    "captain",
    "colonel",
    "commander",
    "consul",
    "councillor",
    "curator",
    "delegate",
    "diplomat",
    "envoy",
    "executive",
    "general",
    "lieutenant",
    "negotiator",
    "rapporteur",
    "sergeant",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Who answers or deals with the one who spoke, and is seldom he: "“It leaks,” said Rosa Amado. “We have
/// no money,” the mayor told her."
const DEALS_WITH: &[&str] = &[
    "attorney",
    "chair",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "commissioner",
    "defendant",
    "director",
    "governor",
    "head",
    "headmaster",
    "headmistress",
    "host",
    "interviewer",
    "journalist",
    "judge",
    "king",
    "lawyer",
    "magistrate",
    "mayor",
    "minister",
    "moderator",
    "opponent",
    "premier",
    "president",
    "principal",
    "prosecutor",
    "queen",
    "reporter",
    "rival",
    "suspect",
    "victim",
    "witness",
];

/// What tells nothing of which one is meant.
const DESCRIBING: &[&str] = &[
    "aging",
    "ageing",
    "burly",
    "elderly",
    "exiled",
    "old",
    "outgoing",
    "outspoken",
    "popular",
    "retired",
    "seasoned",
    "senior",
    "soft-spoken",
    "top",
    "veteran",
    "young",
];

/// Whose officers have posts: "the army spokesman" can be Colonel Traoré.
const FORCES: &[&str] = &["air-force", "army", "military", "navy", "police"];

impl Room<'_, '_> {
    /// Whom the noun phrase `first..end` means, where the offices in the article do not tell.
    pub(super) fn epithet(
        &self,
        utterance: &Utterance,
        (first, end): (usize, usize),
        spoken: &Speaker,
        context: &Context,
    ) -> Option<Speaker> {
        let head = end.checked_sub(1).filter(|&head| head > first && head <= first + 3)?;
        if !utterance.reads(first, "the") || spoken.person.is_some() {
            return None;
        }
        let tells_of_whom = utterance.is(end, WordClass::Relative) || utterance.tokens[first..end].iter().any(Token::is_possessive);
        if tells_of_whom {
            return None;
        }
        if let Some(years) = utterance.written(head).strip_suffix("-year-old") {
            return self.aged(utterance, first, years, context);
        }
        if let Some(code) = self.nation(utterance, head) {
            return self.of_a_nation(utterance, first, code, context);
        }
        match noun_at(utterance, head, first)? {
            (SpeakerKind::Person, class) => self
                .person_told(utterance, (first, head))
                .or_else(|| self.person_named_last(utterance, (first, head), class, context)),
            (SpeakerKind::Body, _) => self.body(utterance, (first, head), context),
            _ => None,
        }
    }

    /// "said the 61-year-old": who has that age; else who acted last, where no age is told.
    fn aged(&self, utterance: &Utterance, first: usize, years: &str, context: &Context) -> Option<Speaker> {
        let place = utterance.first + first;
        let mut of_that_age = self
            .named_before(place, FAR)
            .filter(|person| self.people.persons[*person].age == Some(years));
        let found = of_that_age.next();
        if let Some(person) = found {
            return of_that_age.all(|other| other == person).then(|| self.people.speaker(person));
        }
        let last = context.person.clone()?;
        last.person
            .is_none_or(|person| self.people.persons[person].age.is_none())
            .then_some(last)
    }

    /// The only one who was introduced as that, or as something that may be called that.
    fn person_told(&self, utterance: &Utterance, (first, head): (usize, usize)) -> Option<Speaker> {
        let noun = utterance.written(head).to_lowercase();
        // "the ex-minister" is a former minister.
        let former = noun.strip_prefix("ex-");
        let noun = former.unwrap_or(&noun);
        let place = utterance.first + first;
        let in_post = utterance.reads_any(head - 1, FORCES);
        let told = |person: &usize| {
            let yes = |noun: &str| self.people.told(*person, noun, utterance.word(head), utterance.reporting) == Told::Yes;
            let held = former.is_none() || self.people.persons[*person].has_left_office();
            held && (yes(noun) || in_post && yes("officer")) && self.is_modified_so(utterance, (first, head), *person)
        };
        let mut found = self.named_before(place, FAR).filter(told);
        let person = found.next()?;
        let only = found.all(|other| other == person);
        (only && !self.is_spoken_of_apart(utterance, head, self.introduction(person))).then(|| self.people.speaker(person))
    }

    /// Whether what stands between the article and the noun is true of the person: "the former
    /// director", "the young officer", "the finance minister".
    fn is_modified_so(&self, utterance: &Utterance, (first, head): (usize, usize), number: usize) -> bool {
        let person = &self.people.persons[number];
        let office = person.office().to_lowercase();
        (first + 1..head).all(|at| {
            let modifier = utterance.written(at).to_lowercase();
            let in_office = || office.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == modifier);
            let over = matches!(modifier.as_str(), "former" | "ex") && person.has_left_office();
            if let Some(code) = self.nation(utterance, at) {
                return self.nation_told(number).is_none_or(|told| told == code);
            }
            let free = utterance.reads_any(at, DESCRIBING) || utterance.reads_any(at, FORCES) || utterance.tokens[at].has_digit();
            over || free || in_office()
        })
    }

    /// The person who acted or spoke last and of whom nothing is told, where nobody else is named near.
    fn person_named_last(&self, utterance: &Utterance, (first, head): (usize, usize), class: &str, context: &Context) -> Option<Speaker> {
        let last = context.person.as_ref()?;
        let person = last.person?;
        let place = utterance.first + first;
        let spoke = context.last_speaker.as_ref().is_some_and(|speaker| speaker.person == Some(person));
        // "Chea Sophorn said … The airport chief added"
        let goes_on = || (head + 1..head + 4).any(|at| utterance.is(at, WordClass::GoesOn));
        let noun = utterance.written(head).to_lowercase();
        let told = |person: usize| self.people.told(person, &noun, utterance.word(head), utterance.reporting);
        // Whoever else is named near was introduced as something else.
        let alone = |near: usize| self.only(place, near, person, |other| told(other) == Told::No);
        // "the 62-year-old mayor", "the retired teacher": a name is varied so.
        let described = (first + 1..head).any(|at| utterance.reads_any(at, DESCRIBING) || utterance.written(at).ends_with("-year-old"));
        // "the Latvian lawyer": a nation describes, where nobody else was named.
        let of_a_nation = (first + 1..head).any(|at| self.nation(utterance, at).is_some());
        let may_vary = match class {
            "expert" => head <= first + 2,
            _ if described && alone(FAR) => true,
            "party" if of_a_nation && alone(FAR) => true,
            // "the minister" is mostly nobody that was named, unless nobody else was and nothing else
            // tells what the one who just spoke is.
            _ if utterance.reads_any(head, DEALS_WITH) => spoke && goes_on(),
            "party" => spoke && alone(FAR),
            _ => spoke && (utterance.reads_any(head, VARIED) || utterance.is(head - 1, WordClass::Rank) || goes_on() || alone(FAR)),
        };
        let named = (first + 1..head).any(|at| {
            let of_its_nation = || {
                let code = self.nation(utterance, at);
                // "the Iranian delegate" is named by that, "the Latvian lawyer" may be who spoke last.
                code.is_some_and(|code| {
                    self.nation_told(person)
                        .map_or(matches!(class, "expert" | "party"), |told| told == code)
                })
            };
            utterance.is_capitalised(at) && !of_its_nation()
        });
        (may_vary
            && !named
            && told(person) == Told::Nothing
            && alone(NEAR)
            && !self.is_spoken_of_apart(utterance, head, self.introduction(person)))
        .then(|| self.people.speaker(person))
    }

    /// Who is named in the last words and marks before a place, the last one first.
    pub(super) fn named_before(&self, place: usize, near: usize) -> impl Iterator<Item = usize> {
        let until = self.people.namings.partition_point(|naming| naming.token < place);
        let namings = self.people.namings[..until].iter().rev();
        namings
            .take_while(move |naming| place - naming.token < near)
            .map(|naming| naming.person)
    }

    /// Whether a person is named near, and nobody else is but those `apart` who cannot be meant.
    pub(super) fn only(&self, place: usize, near: usize, person: usize, apart: impl Fn(usize) -> bool) -> bool {
        let mut near = self.named_before(place, near).peekable();
        near.peek().is_some() && near.all(|other| other == person || apart(other))
    }

    /// Where a person is named first, with the function that stands beside the name.
    pub(super) fn introduction(&self, person: usize) -> Span {
        let found = &self.people.persons[person];
        let name = Span::new(found.first, found.first + found.name.len());
        found.function_span.map_or(name, |function| hull([&name, &function]))
    }

    /// Whether the noun at `head` stands in the text before, and means another one there: "a
    /// nurse", "police officers". Behind the words that introduce the one meant, "the officer"
    /// means the same one again.
    pub(super) fn is_spoken_of_apart(&self, utterance: &Utterance, head: usize, introduced: Span) -> bool {
        let start = utterance.tokens[head].span().start;
        let noun = utterance.written(head);
        let from = utterance.text.floor_char_boundary(start.saturating_sub(NEAR_BYTES));
        // Before the introduction "its coach" and a headline's "Herder sues railway" point forward.
        let before = Span::new(from, introduced.start.clamp(from, start));
        let after = Span::new(introduced.end.clamp(from, start), start);
        occurrences(utterance.text, before, noun).any(|at| is_another(utterance.text, at, noun.len()))
            || occurrences(utterance.text, after, noun).any(|at| !follows_the(utterance.text, at))
    }
}

/// Where a noun of plain letters, or its plural in -s, stands as a word within a place, in any case.
pub(super) fn occurrences<'t>(text: &'t str, place: Span, noun: &'t str) -> impl Iterator<Item = usize> + 't {
    let first = noun.bytes().next().unwrap_or(b' ');
    let starts = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), place.of(text).as_bytes());
    starts.map(move |at| place.start + at).filter(move |&at| {
        let end = at + noun.len();
        let same = |written: &[u8]| end <= place.end && written.eq_ignore_ascii_case(noun.as_bytes());
        text.as_bytes().get(at..end).is_some_and(same) && text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()) && {
            let behind = text[end..].strip_prefix('s').unwrap_or(&text[end..]);
            behind.chars().next().is_none_or(|after| !after.is_alphanumeric())
        }
    })
}

/// Whether the noun at a place is one that is brought in there, or several: "a nurse", "the young
/// nurse", "nurses".
fn is_another(text: &str, at: usize, length: usize) -> bool {
    let many = text[at + length..].starts_with('s');
    let words = text[text.floor_char_boundary(at.saturating_sub(40))..at].rsplit(|letter: char| !letter.is_alphanumeric());
    let articles = ["a", "an", "the", "one", "another", "some", "two"];
    let mut near = words.filter(|word| !word.is_empty()).take(3);
    many || near.any(|word| articles.iter().any(|article| word.eq_ignore_ascii_case(article)))
}

/// Whether the word before a place is "the".
fn follows_the(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().as_bytes();
    let ends_word = |bytes: &[u8]| bytes.last().is_none_or(|byte| !byte.is_ascii_alphanumeric());
    before
        .split_last_chunk::<3>()
        .is_some_and(|(rest, the)| the.eq_ignore_ascii_case(b"the") && ends_word(rest))
}
