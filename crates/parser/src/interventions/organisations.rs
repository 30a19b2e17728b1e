//! What sort of organisation a name is, by its words.

use lexicon::{Floor, FloorWord};
use record::EntityType;

/// National institution, UN body, intergovernmental or non-governmental organisation; none
/// where no word of the name tells. `expected` is what the list says its items are.
pub(super) fn kind(floor: &Floor, name: &str, expected: Option<EntityType>) -> Option<EntityType> {
    let lower = name.to_lowercase().replace('\'', "’");
    let holds = |kind: FloorWord| floor.forms(kind).any(|form| holds_words(&lower, form));
    let is_list_of_ngos = expected == Some(EntityType::Ngo);
    if !is_list_of_ngos && holds(FloorWord::Body) {
        return Some(EntityType::UnBody);
    }
    if !is_list_of_ngos && holds(FloorWord::Igo) {
        return Some(EntityType::Igo);
    }
    if expected != Some(EntityType::Igo) && expected != Some(EntityType::UnBody) && holds(FloorWord::Nhri) && !is_international(&lower) {
        return Some(EntityType::Nhri);
    }
    if expected.is_some() {
        return expected;
    }
    holds(FloorWord::Organisation).then_some(EntityType::Ngo)
}

fn is_international(lower: &str) -> bool {
    ["international ", "asian ", "world ", "federation"]
        .iter()
        .any(|word| lower.contains(word))
}

/// Whether the words stand in the name as whole words; a form may be the beginning of a word
/// only where it is long ("ombud": ombudsman, ombudsperson).
fn holds_words(lower: &str, form: &str) -> bool {
    let stem = matches!(form, "ombud" | "defensor");
    lower.match_indices(form).any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + form.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && (stem || !after.is_some_and(char::is_alphanumeric))
    })
}

/// Words that name what an organisation works on, and so may follow "and" in its name.
const TOPICS: &[&str] = &[
    "rights",
    "development",
    "women",
    "peoples",
    "workers",
    "press",
    "action",
    "empowerment",
    "solidarity",
    "services",
    "line",
    "front",
    "voice",
    "mission",
    "vision",
    "liberation",
    "save",
    "without",
    "article",
    "community",
    "bar",
    "church",
    "corps",
    "academy",
];

/// Whether `name` holds a word that names a kind of organisation by itself.
pub(super) fn is_named_as_one(floor: &Floor, name: &str) -> bool {
    let lower = name.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|word| !TOPICS.contains(&word) && floor.is(word, FloorWord::Organisation))
}
