//! The role that an introduction, a heading or the words around a predicate give: "in a right of
//! reply", "explaining its vote", "as the country concerned".

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use record::Role;

use super::context::last_word;

/// The role that `lower` (lower case) gives to those it is said of.
pub(super) fn role_of(lower: &str) -> Role {
    static FINDER: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let build = || AhoCorasick::new(ROLES.iter().map(|(phrase, _)| phrase)).ok();
    let Some(finder) = FINDER.get_or_init(build) else {
        return Role::Speaker;
    };
    let found = finder.find_overlapping_iter(lower).map(|found| found.pattern().as_usize());
    match found.min() {
        Some(first) => ROLES[first].1,
        None if explains_its_vote(lower) => Role::ExplanationOfVote,
        None => Role::Speaker,
    }
}

/// "would vote against the draft", "had therefore abstained": the speaker's own vote, in reported speech.
pub(super) fn says_its_vote(lower: &str) -> bool {
    let is_led = |at: usize| {
        let mut before = &lower[..at];
        for _ in 0..3 {
            let Some((word, start)) = last_word(before) else { return false };
            if matches!(word, "had" | "has" | "would" | "will" | "could" | "must" | "to") {
                return word != "to" || before[..start].trim_end().ends_with("decided");
            }
            if !(word.ends_with("ly") || matches!(word, "not" | "therefore" | "thus" | "also" | "nevertheless" | "again" | "hence")) {
                return false;
            }
            before = &before[..start];
        }
        false
    };
    let votes = |at: usize| {
        let after = lower[at..].trim_start_matches("voted").trim_start_matches("vote").trim_start();
        ["in favour", "in favor", "against", "for ", "yes", "no"]
            .iter()
            .any(|side| after.starts_with(side))
            && is_led(at)
    };
    let has_noun = || {
        ["her abstention", "his abstention", "its abstention"]
            .iter()
            .any(|noun| lower.contains(noun))
    };
    // Most sentences hold neither word.
    lower.contains("abst") && (lower.match_indices("abstain").any(|(at, _)| is_led(at)) || has_noun())
        || lower.contains("vote") && lower.match_indices("vote").any(|(at, _)| votes(at))
}

/// "explaining her vote", "explained its abstention".
pub(super) fn explains_its_vote(lower: &str) -> bool {
    lower.contains("explain")
        && ["explained ", "explaining "].iter().any(|verb| {
            lower.match_indices(verb).any(|(at, _)| {
                let of_whom = lower[at + verb.len()..].split_once(' ');
                of_whom.is_some_and(|(whose, noun)| {
                    matches!(whose, "its" | "his" | "her" | "their")
                        && ["vote", "position", "abstention"].iter().any(|what| noun.starts_with(what))
                })
            })
        })
}

/// Phrases that give a role; of several the first counts.
pub(super) const ROLES: &[(&str, Role)] = &[
    ("second right", Role::RightOfReply2),
    ("right of reply", Role::RightOfReply),
    ("rights of reply", Role::RightOfReply),
    ("right to reply", Role::RightOfReply),
    ("explanation of vote", Role::ExplanationOfVote),
    ("explanation of the vote", Role::ExplanationOfVote),
    ("explanations of vote", Role::ExplanationOfVote),
    ("explanation of its vote", Role::ExplanationOfVote),
    ("explanation of position", Role::ExplanationOfVote),
    ("explanation of their vote", Role::ExplanationOfVote),
    ("point of order", Role::PointOfOrder),
    ("points of order", Role::PointOfOrder),
    ("country concerned", Role::CountryConcerned),
    ("countries concerned", Role::CountryConcerned),
    ("concerned country", Role::CountryConcerned),
    ("concerned countries", Role::CountryConcerned),
    ("state concerned", Role::CountryConcerned),
    ("states concerned", Role::CountryConcerned),
    ("concerned state", Role::CountryConcerned),
    ("state under review", Role::CountryConcerned),
    ("country under review", Role::CountryConcerned),
];

/// How a country is said to be the one concerned.
pub(super) const CONCERNED: &[&str] = &[
    "country concerned",
    "countries concerned",
    "concerned country",
    "concerned countries",
    "state concerned",
    "states concerned",
    "concerned state",
    "state under review",
    "country under review",
];
