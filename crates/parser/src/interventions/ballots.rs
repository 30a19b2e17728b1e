//! Votes told in a clause: "sided with Chad **in voting no**", "was **among those that abstained**".

use lexicon::{Floor, Predicate};

use super::context::{Context, find, first_word, last_word, number, strip_word};
use super::cues::Cue;
use super::predicates::{Found, is_speaking};

/// How one votes, in the words behind what one does ("in voting against").
const IN_VOTING: &[(&str, Predicate)] = &[
    (" in voting against", Predicate::VoterNo),
    (" in voting no", Predicate::VoterNo),
    (" in opposing the draft", Predicate::VoterNo),
    (" in opposing the resolution", Predicate::VoterNo),
    (" in opposing the text", Predicate::VoterNo),
    (" in rejecting the draft", Predicate::VoterNo),
    (" in rejecting the resolution", Predicate::VoterNo),
    (" in rejecting the text", Predicate::VoterNo),
    (" in voting for", Predicate::VoterYes),
    (" in voting in favour", Predicate::VoterYes),
    (" in voting in favor", Predicate::VoterYes),
    (" in voting yes", Predicate::VoterYes),
    (" in abstaining", Predicate::VoterAbstain),
    (" in the no camp", Predicate::VoterNo),
    (" in the yes camp", Predicate::VoterYes),
    (" by pressing the green button", Predicate::VoterYes),
    (" by pressing the red button", Predicate::VoterNo),
    (" by pressing the yellow button", Predicate::VoterAbstain),
    (" by voting against", Predicate::VoterNo),
    (" by voting no", Predicate::VoterNo),
    (" by voting for", Predicate::VoterYes),
    (" by voting in favour", Predicate::VoterYes),
    (" by voting yes", Predicate::VoterYes),
    (" by abstaining", Predicate::VoterAbstain),
];

/// Verbs of doing the same as somebody else.
const TOGETHER: &[&str] = &[
    "sided with",
    "joined",
    "followed",
    "sided",
    "stood with",
    "went with",
    "broke with",
    "broke ranks with",
    "lined up with",
];

/// Behind such a verb, those whose vote is known by what they are.
const SIDES: &[(&str, Predicate)] = &[
    (" the sponsors", Predicate::VoterYes),
    (" the co-sponsors", Predicate::VoterYes),
    (" the authors of the text", Predicate::VoterYes),
    (" the opponents of the text", Predicate::VoterNo),
    (" the noes", Predicate::VoterNo),
    (" the ayes", Predicate::VoterYes),
];

/// The vote that the rest of a clause tells, and where it ends: "joined Chad **in voting no**".
pub(super) fn in_voting(clause: &str) -> Option<(Predicate, usize)> {
    let verb = TOGETHER.iter().find(|verb| clause.starts_with(**verb))?;
    let side = SIDES.iter().find(|(words, _)| clause[verb.len()..].starts_with(words));
    // "joined the sponsors" of a draft: no vote yet.
    if let Some((words, vote)) = side.filter(|_| verb.ends_with(" with") && !verb.starts_with("broke")) {
        return Some((*vote, verb.len() + words.len()));
    }
    if !clause.contains("ing") && !clause.contains(" camp") {
        return None;
    }
    let end = clause.find([';', '.']).unwrap_or(clause.len());
    let clause = &clause[..end];
    IN_VOTING
        .iter()
        .find_map(|(words, vote)| Some((*vote, find(clause, words)? + words.len())))
}

/// "joined Togo **in praising** the roads": where the gerund ends of what two do together.
pub(super) fn in_doing(floor: &Floor, clause: &str) -> Option<usize> {
    ["joined ", "followed ", "joined with "]
        .iter()
        .find(|verb| clause.starts_with(**verb))?;
    let clause = &clause[..clause.find([',', ';', '.', ':']).unwrap_or(clause.len())];
    let at = find(clause, " in ").filter(|at| *at < 60)? + " in ".len();
    gerund(floor, &clause[at..]).map(|length| at + length)
}

/// The length of the gerund of a verb of speech that `words` begin with: "praising".
fn gerund(floor: &Floor, words: &str) -> Option<usize> {
    let (word, length) = first_word(words)?;
    is_speaking(floor, word).then_some(length)
}

/// "surprised everyone **by abstaining**": the vote, and where the clause's verb and it stand.
pub(super) fn by_voting(window: &str) -> Option<(Predicate, usize, usize)> {
    let clause = &window[..window.find([',', ';', '.', ':']).unwrap_or(window.len())];
    if !clause.contains(" by ") {
        return None;
    }
    let start = clause.len() - clause.trim_start().len();
    let (verb, _) = first_word(clause)?;
    let is_past = verb.ends_with("ed") || matches!(verb, "broke" | "stunned" | "showed");
    let (words, vote) = IN_VOTING
        .iter()
        .find(|(words, _)| words.starts_with(" by ") && clause.contains(words))?;
    is_past.then_some((*vote, start, find(clause, words)? + words.len()))
}

/// What those do "among" whom one was: "among the 11 that **abstained**", by the words behind the
/// copula.
pub(super) fn among(ctx: &Context, words: &str) -> Option<(Predicate, usize)> {
    let start = words.trim_start();
    let start = ["also", "both", "all"]
        .iter()
        .find_map(|word| strip_word(start, word))
        .unwrap_or(start)
        .trim_start();
    let rest = strip_word(start, "among").or_else(|| strip_word(start, "one of"))?;
    let mut at = words.len() - rest.len();
    for _ in 0..5 {
        let (word, end) = first_word(&words[at..])?;
        at += end;
        if matches!(word, "that" | "who" | "which" | "to") {
            let verb = words[at..].trim_start();
            let skipped = words.len() - verb.len();
            let found = if word == "to" {
                ctx.lexicon.floor.base(verb)?
            } else {
                ctx.lexicon.floor.predicate(verb)?
            };
            return Some((found.predicate, skipped + found.length));
        }
        // "among the noes": as the votes are called when they are counted.
        // "among those against": of a vote, where one is told.
        let stands = words[at..].trim_start();
        let stands_against = word == "those" && ctx.cues.somewhere(Cue::TellsVote);
        let vote = match first_word(stands).map(|(stand, _)| stand) {
            Some("against" | "opposed") => Some(Predicate::VoterNo),
            Some("abstaining") => Some(Predicate::VoterAbstain),
            Some("in") if stands.starts_with("in favo") => Some(Predicate::VoterYes),
            _ => None,
        };
        if let Some(vote) = vote.filter(|_| stands_against) {
            return Some((
                vote,
                words.len() - stands.len() + stands.find([' ', '.', ',']).unwrap_or(stands.len()),
            ));
        }
        let vote = match word {
            "noes" | "nays" => Some(Predicate::VoterNo),
            "ayes" | "yeas" => Some(Predicate::VoterYes),
            "abstainers" | "abstentions" => Some(Predicate::VoterAbstain),
            _ => None,
        };
        if let Some(vote) = vote {
            return Some((vote, at));
        }
        let is_of_the_crowd = ctx.lexicon.floor.is(word, lexicon::FloorWord::Crowd)
            || matches!(
                word,
                "the" | "those" | "few" | "many" | "several" | "only" | "first" | "last" | "other"
            )
            || number(word).is_some();
        if !is_of_the_crowd {
            return None;
        }
    }
    None
}

/// "India sided with **China** in voting no": whom one votes with votes the same way, unless one
/// breaks with them.
pub(super) fn company(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    let (word, at) = last_word(lead)?;
    let before = lead[..at].trim_end();
    let together = matches!(word, "joined" | "followed" | "joining" | "following")
        || word == "with"
            && ["sided", "siding", "stood", "went", "lined up", "voted", "voting"]
                .iter()
                .any(|verb| before.ends_with(verb));
    if !together {
        return None;
    }
    let rest = ctx.ahead_lower(end, limit, 60);
    if let Some(length) = rest.strip_prefix(" in ").and_then(|rest| gerund(&ctx.lexicon.floor, rest)) {
        return Some(Found {
            predicate: Predicate::Speaker,
            start: end + 1,
            end: end + " in ".len() + length,
            known: true,
        });
    }
    let (words, predicate) = IN_VOTING.iter().find(|(words, _)| rest.starts_with(words))?;
    Some(Found {
        predicate: *predicate,
        start: end + 1,
        end: end + words.len(),
        known: true,
    })
}
