//! Nouns that need their complement: whom or what it is done to decides what they say.
//!
//! "the campaign **against the country**" defends it, "the campaign **against lawyers**" is a
//! wrong, "the campaign **against drugs**" is neither; "the politicisation **of the Council**" is
//! said against the Council, "**of the courts**" against the authorities.

use lexicon::stance::{ObjectKind, Shifter};
use record::Span;

use super::segments::{Mark, Sense, Statement};
use super::words::{Kind, Words};

/// Nouns of doing something to others by words or by means that are not meant for it.
const DEEDS: &[&str] = &[
    "campaign",
    "campaigns",
    "demonisation",
    "demonization",
    "instrumentalisation",
    "instrumentalization",
    "manipulation",
    "misuse",
    "politicisation",
    "politicization",
    "propaganda",
    "slander",
    "smear",
    "smears",
    "stigmatisation",
    "stigmatization",
    "vilification",
    "weaponisation",
    "weaponization",
];

/// Evils that a campaign may be waged against.
const EVILS: &[&str] = &[
    "corruption",
    "crime",
    "disease",
    "drug",
    "drugs",
    "extremism",
    "gangs",
    "hunger",
    "illiteracy",
    "malaria",
    "narcotics",
    "poverty",
    "terrorism",
    "trafficking",
    "violence",
];

/// How many words may stand between the preposition and what names the complement.
const REACH: usize = 3;

/// Gives each of these nouns the sense that its complement leaves it.
pub(super) fn settle(statement: &mut Statement, text: &str, words: &Words) {
    for at in 0..statement.marks.len() {
        let mark = statement.marks[at];
        let is_topic = matches!(
            mark.sense,
            Sense::Object(ObjectKind::Defence | ObjectKind::MechanismFault | ObjectKind::Allegation)
        );
        let complement = Complement { text, words };
        if complement.is_in_a_longer_phrase(&mark) {
            statement.marks[at].sense = Sense::Shifter(Shifter::Against);
            continue;
        }
        if is_topic && let Some(sense) = complement.sense(&mark, &statement.marks[at + 1..]) {
            statement.marks[at].sense = sense;
        }
    }
}

struct Complement<'a> {
    text: &'a str,
    words: &'a Words,
}

/// Bodies and texts that deal with a wrong, and are none.
const DEALING_WITH_IT: &[&str] = &[
    "chamber",
    "chambers",
    "commission",
    "court",
    "courts",
    "law",
    "memorial",
    "museum",
    "office",
    "prevention",
    "prosecutor",
    "tribunal",
    "tribunals",
    "unit",
    "units",
];

impl Complement<'_> {
    /// "**the West** Bank" is a place, "a **war crimes** court" no crime.
    fn is_in_a_longer_phrase(&self, mark: &Mark) -> bool {
        let next = self.words.words.get(mark.end).filter(|word| word.kind == Kind::Word);
        let is_the_west = matches!(mark.sense, Sense::Object(ObjectKind::Defence))
            && self.word(mark.end - 1).eq_ignore_ascii_case("west")
            && next.is_some_and(|word| word.capital);
        let dealt_with = matches!(mark.sense, Sense::Object(ObjectKind::Wrong)) && DEALING_WITH_IT.contains(&self.word(mark.end));
        // "women made up a third of the candidates": nothing was invented.
        let makes_a_share = matches!(mark.sense, Sense::Object(ObjectKind::MechanismFault))
            && mark.end == mark.first + 2
            && self.word(mark.first) == "made"
            && self.word(mark.end - 1) == "up"
            && !matches!(
                self.word(mark.first.wrapping_sub(1)),
                "was" | "were" | "is" | "are" | "been" | "being" | "largely" | "entirely"
            );
        is_the_west || dealt_with || makes_a_share
    }

    /// What a noun means with its complement; none where it keeps its own sense.
    fn sense(&self, mark: &Mark, after: &[Mark]) -> Option<Sense> {
        if !(mark.first..mark.end).any(|at| DEEDS.contains(&self.word(at))) {
            return None;
        }
        let last = mark.end - 1;
        let preposition = [last, mark.end].into_iter().find(|&at| matches!(self.word(at), "of" | "against"))?;
        let from = preposition + 1;
        let named = after.iter().find(|mark| mark.first >= from);
        let kind = named
            .filter(|named| named.first <= from + REACH)
            .and_then(|named| match named.sense {
                Sense::Object(kind) => Some(kind),
                _ => None,
            });
        let against = self.word(preposition) == "against";
        if against && (from..from + 2).any(|at| EVILS.contains(&self.word(at))) {
            return Some(Sense::Shifter(Shifter::Against));
        }
        match kind {
            Some(ObjectKind::People | ObjectKind::Defender) => Some(Sense::Object(ObjectKind::Wrong)),
            Some(ObjectKind::Authorities | ObjectKind::Justice) if !against => Some(Sense::Object(ObjectKind::Wrong)),
            Some(_) => None,
            None => self.is_of_people(from).then_some(Sense::Object(ObjectKind::Wrong)),
        }
    }

    /// Whether a plural in small letters follows: "nuns", "independent judges"; not "States".
    fn is_of_people(&self, from: usize) -> bool {
        let plural = |word: &str| {
            word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !word.ends_with("ous")
                && !matches!(
                    word,
                    "issues"
                        | "rights"
                        | "values"
                        | "norms"
                        | "principles"
                        | "reports"
                        | "countries"
                        | "states"
                        | "nations"
                        | "governments"
                )
        };
        let phrase = (from..from + 2).map(|at| self.word(at));
        phrase
            .take_while(|word| !matches!(*word, "" | "of" | "in" | "by" | "and" | "for") && word.starts_with(char::is_lowercase))
            .any(plural)
    }

    /// The word at a place; empty for a mark.
    fn word(&self, at: usize) -> &str {
        let word = self.words.words.get(at).filter(|word| word.kind == Kind::Word);
        word.map_or("", |word| Span::of(word.span, self.text))
    }
}
