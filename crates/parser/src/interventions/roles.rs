//! The role that an introduction, a heading or the words around a predicate give: "in a right of
//! reply", "explaining its vote", "as the country concerned".

use record::Role;

use super::context::last_word;

/// "would vote against the draft", "had therefore abstained": the speaker's own vote, in reported speech.
/// Only what has [`Cue::TellsVote`](super::cues::Cue) can.
pub(super) fn says_its_vote(lower: &str) -> bool {
    let is_led = |at: usize| {
        let mut before = &lower[..at];
        for _ in 0..3 {
            let Some((word, start)) = last_word(before) else { return false };
            if matches!(word, "had" | "has" | "having" | "would" | "will" | "could" | "must" | "to") {
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
    lower.match_indices("abstain").any(|(at, _)| is_led(at)) || has_noun() || lower.match_indices("vote").any(|(at, _)| votes(at))
}

/// "explaining her vote", "explained its country’s abstention", "explaining their negative vote". Only what has [`Cue::Explains`](super::cues::Cue) can.
pub(super) fn explains_its_vote(lower: &str) -> bool {
    ["explained ", "explaining "].iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            let of_whom = lower[at + verb.len()..].split_once(' ');
            of_whom.is_some_and(|(whose, rest)| {
                let is_vote = |word: &str| {
                    ["vote", "position", "abstention"].iter().any(|what| word.starts_with(what))
                        || matches!(word.trim_end_matches([',', '.']), "no" | "yes" | "ballot")
                };
                matches!(whose, "its" | "his" | "her" | "their") && rest.split(' ').take(3).any(is_vote)
            })
        })
    })
}

/// ", which voted in favour, ", ", who had abstained, ".
pub(super) fn tells_its_vote(clause: &str) -> bool {
    [", which ", ", who "].iter().any(|relative| {
        clause.rfind(relative).is_some_and(|at| {
            let verb = &clause[at + relative.len()..];
            let verb = ["had ", "also ", "itself "]
                .iter()
                .find_map(|word| verb.strip_prefix(word))
                .unwrap_or(verb);
            ["voted in favo", "voted against", "voted for ", "voted no", "voted yes", "abstained"]
                .iter()
                .any(|vote| verb.starts_with(vote))
        })
    })
}

/// "said no", "said yes, with a heavy heart", "opposed.": the vote that a newspaper tells so.
pub(super) fn vote_told(tail: &str) -> Option<Role> {
    let told = [("said no", Role::VoterNo), ("said yes", Role::VoterYes), ("opposed", Role::VoterNo)];
    let (words, role) = told.iter().find(|(words, _)| tail.starts_with(words))?;
    let rest = &tail[words.len()..];
    let ends =
        rest.is_empty() || rest.starts_with(['.', ',', ';']) || [" and ", " with ", " while "].iter().any(|word| rest.starts_with(word));
    ends.then_some(*role)
}

/// "before the vote", "following the adoption": when votes are explained.
pub(super) fn opens_a_vote(words: &str) -> bool {
    let whens = ["before ", "after ", "following ", "prior to ", "ahead of "];
    let Some(rest) = whens.iter().find_map(|when| words.trim_start().strip_prefix(when)) else {
        return false;
    };
    ["the vote", "the voting", "the ballot", "the adoption", "voting"]
        .iter()
        .any(|what| {
            rest.strip_prefix(what)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '.']))
        })
}

/// Phrases that give a role; of several the first counts.
pub(super) const ROLES: &[(&str, Role)] = &[
    ("second right", Role::RightOfReply2),
    ("second reply", Role::RightOfReply2),
    ("second replies", Role::RightOfReply2),
    ("right of reply", Role::RightOfReply),
    ("rights of reply", Role::RightOfReply),
    ("right to reply", Role::RightOfReply),
    ("explanation of vote", Role::ExplanationOfVote),
    ("explanation of the vote", Role::ExplanationOfVote),
    ("explanations of vote", Role::ExplanationOfVote),
    ("explanation of its vote", Role::ExplanationOfVote),
    ("explanation of position", Role::ExplanationOfVote),
    ("explanation of their vote", Role::ExplanationOfVote),
    ("speaking before the vote", Role::ExplanationOfVote),
    ("speaking after the vote", Role::ExplanationOfVote),
    ("spoke before the vote", Role::ExplanationOfVote),
    ("spoke after the vote", Role::ExplanationOfVote),
    ("speaking ahead of the vote", Role::ExplanationOfVote),
    ("spoke ahead of the vote", Role::ExplanationOfVote),
    ("speaking prior to the vote", Role::ExplanationOfVote),
    ("speaking ahead of the ballot", Role::ExplanationOfVote),
    ("spoke ahead of the ballot", Role::ExplanationOfVote),
    ("speaking before the ballot", Role::ExplanationOfVote),
    ("spoke before the ballot", Role::ExplanationOfVote),
    ("speaking after the ballot", Role::ExplanationOfVote),
    ("spoke after the ballot", Role::ExplanationOfVote),
    ("statements before the vote", Role::ExplanationOfVote),
    ("statements after the vote", Role::ExplanationOfVote),
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
