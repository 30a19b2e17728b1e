//! What sort of organisation a name is, by its words.

use lexicon::{Answer, Floor, FloorWord, Lexicon, NameClass};
use record::EntityType;

/// National institution, UN body, intergovernmental or non-governmental organisation; none
/// where no word of the name tells. `expected` is what the list says its items are.
pub(super) fn kind(lexicon: &Lexicon, name: &str, expected: Option<EntityType>) -> Option<EntityType> {
    let floor = &lexicon.floor;
    let kinds = if name.is_ascii() && !name.contains('\'') {
        floor.kinds_in(name)
    } else {
        floor.kinds_in(&name.to_lowercase().replace('\'', "’"))
    };
    let holds = |kind: FloorWord| kinds.has(kind);
    let is_list_of_ngos = expected == Some(EntityType::Ngo);
    if !is_list_of_ngos && holds(FloorWord::Body) {
        return Some(EntityType::UnBody);
    }
    if !is_list_of_ngos && holds(FloorWord::Igo) {
        return Some(EntityType::Igo);
    }
    if expected != Some(EntityType::Igo)
        && expected != Some(EntityType::UnBody)
        && holds(FloorWord::Nhri)
        && !is_international(&name.to_lowercase())
        && (!is_list_of_ngos || names_a_state(lexicon, name))
    {
        return Some(EntityType::Nhri);
    }
    if expected.is_some() {
        return expected;
    }
    holds(FloorWord::Organisation).then_some(EntityType::Ngo)
}

/// Whether a word or two of the name are a State's name or its adjective: a national
/// institution on a list of other organisations says whose it is.
fn names_a_state(lexicon: &Lexicon, name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().map(|word| word.trim_matches([',', '(', ')'])).collect();
    let is_state = |words: &str| {
        let words = words.trim_end_matches("’s").trim_end_matches("'s");
        matches!(lexicon.names.resolve(words), Answer::Resolved { entity, class } if entity.entity_type == EntityType::State && class != NameClass::Capital)
    };
    (1..=3).any(|n| {
        words
            .windows(n)
            .any(|window| super::context::is_capitalised(window[0]) && is_state(&window.join(" ")))
    })
}

fn is_international(lower: &str) -> bool {
    ["international ", "asian ", "world ", "federation"]
        .iter()
        .any(|word| lower.contains(word))
}

/// Whether `name` holds a word that names a kind of organisation by itself.
pub(super) fn is_named_as_one(floor: &Floor, name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = || {
        lower
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|word| !word.is_empty())
    };
    // "Amnesty International" is one, "International Law" is not.
    let is_kind = |word: &str| {
        let kinds = floor.kinds(word);
        kinds.has(FloorWord::Organisation) && !kinds.has(FloorWord::Topic)
    };
    words().any(|word| word != "international" && is_kind(word)) || words().next_back() == Some("international")
}
