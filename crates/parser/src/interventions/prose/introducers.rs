//! Who introduces what is decided: "introducing the request for the debate", "presenting the text",
//! "as co-sponsor of the draft".

/// What one does with a text that is to be decided on.
pub(in crate::interventions) const INTRODUCING: &[&str] = &[
    "introducing",
    "presenting",
    "tabling",
    "submitting",
    "putting forward",
    "moving the",
];

/// What is so introduced.
const DECIDED: &[&str] = &[
    "draft",
    "resolution",
    "text",
    "amendment",
    "request for",
    "motion",
    "initiative",
    "proposal",
    "“l.",
    "l.",
];

/// Those who introduce by what they are.
const AUTHORS: &[&str] = &[
    "initiator",
    "sponsor",
    "cosponsor",
    "co-sponsor",
    "co-initiator",
    "author",
    "co-author",
    "penholder",
    "pen-holder",
    "mover",
];

/// Whether the words (lower case) before what somebody says make him the one who introduces.
pub(super) fn introduces(before: &str) -> bool {
    let begins = |verb: &str| {
        let mut places = before.match_indices(verb);
        places.any(|(at, _)| {
            let object = &before[at + verb.len()..];
            let object = &object[..object.floor_char_boundary(160)];
            DECIDED.iter().any(|noun| object.contains(noun))
        })
    };
    INTRODUCING.iter().any(|verb| begins(verb)) || is_an_author(before)
}

/// "as co-initiator", "as one of the main sponsors".
fn is_an_author(before: &str) -> bool {
    before.match_indices(" as ").any(|(at, lead)| {
        let words = before[at + lead.len()..].split([' ', ',']).take(6);
        let mut words = words.skip_while(|word| {
            matches!(
                *word,
                "a" | "an" | "the" | "one" | "of" | "main" | "lead" | "principal" | "chief" | "first"
            )
        });
        words.next().is_some_and(|noun| AUTHORS.contains(&noun.trim_end_matches('s')))
    })
}
