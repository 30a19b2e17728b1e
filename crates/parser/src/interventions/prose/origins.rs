//! From whom words come: "The sharpest words came from **Chad**", "From **Tokyo** came a plea", "Next came
//! **Mali**".

use super::agents::UTTERANCES;
use super::apposed::SAID;
use super::obliques::Names;
use crate::interventions::context::Context;
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, spoken};

/// What comes from somebody, beside utterances.
const HEARD: &[&str] = &[
    "word",
    "remark",
    "rebuke",
    "voice",
    "applause",
    "line",
    "tone",
    "note",
    "tribute",
    "question",
    "plea",
    "charge",
    "attack",
    "misgiving",
    "unease",
    "scepticism",
    "opposition",
    "dissent",
    "encouragement",
    "comment",
];

/// Between "from" and the names.
pub(super) const OF_WHOM: &[&str] = &[
    " the ambassador of",
    " the envoy of",
    " the delegate of",
    " the delegations of",
    " the delegation of",
    " the representatives of",
    " the representative of",
    " the delegates of",
    " the envoys of",
    " the ambassadors of",
];

/// "The sharpest words **came from** Chad", "The plan drew praise from Mali and Togo".
pub(super) fn comes_from(ctx: &Context, names: &Names, end: usize) -> Option<Found> {
    let lead = OF_WHOM.iter().find_map(|of| names.lead.strip_suffix(of)).unwrap_or(names.lead);
    let words = lead.strip_suffix(" from")?;
    let verbs = [
        " came",
        " come",
        " was heard",
        " were heard",
        " was also heard",
        " drew",
        " earned",
        " won",
        " met with",
        " there was",
        " there were",
        "there was",
        "there were",
    ];
    let clause = words.rfind(['.', ';']).map_or(words, |at| &words[at + 1..]);
    let has = |part: &str| SAID.iter().chain(HEARD).chain(UTTERANCES).any(|noun| part.contains(noun));
    let (verb, at) = verbs
        .iter()
        .filter_map(|verb| Some((verb, clause.rfind(verb)?)))
        .max_by_key(|(_, at)| *at)?;
    let behind = past_an_aside(&clause[at + verb.len()..]);
    let is_told = if behind.is_empty() {
        has(&clause[..at])
    } else {
        has(behind) && behind.len() < 40
    };
    // "Support came from Chad" may have been money.
    let is_help = clause.trim_start().starts_with("support") && !ctx.format.is_of_the_house();
    let start = names.lead_start + words.len() - (clause.len() - at) + 1;
    (is_told && !is_help).then(|| spoken(start, end))
}

/// "From **Tokyo came a plea** for dialogue": the same with the speaker in front.
pub(super) fn from_whom(ctx: &Context, names: &Names, end: usize, limit: usize) -> Option<Found> {
    let before = names.lead.strip_suffix("from")?.trim_end();
    let begins = before.is_empty() || before.ends_with([';', ',', ':']) || before.ends_with(" and") || before.ends_with(" while");
    let rest = ctx.ahead_lower(end, limit, 80);
    let came = [" came ", " there came ", " we heard ", " there was ", " also came ", " and came "]
        .iter()
        .find(|verb| rest.starts_with(**verb));
    // "From Tokyo came a plea; from Seoul, a question": the verb is said once.
    let told = match came {
        Some(verb) => &rest[verb.len()..],
        None => rest.strip_prefix(", ").filter(|_| before.ends_with([';', ',']))?,
    };
    let phrase = &told[..told.find([',', ';', '.', ':']).unwrap_or(told.len())];
    let is_said = phrase
        .split(' ')
        .take(5)
        .any(|word| SAID.iter().chain(HEARD).chain(UTTERANCES).any(|noun| word.starts_with(noun)));
    let verb_end = end + came.map_or(0, |verb| verb.trim_end().len());
    // "word that the minister had resigned" is news.
    (begins && is_said && !phrase.starts_with("word")).then(|| spoken(end + 1, verb_end.max(end + 1)))
}

/// "Next **came Chad**, with a plea": who follows whom on the floor.
pub(super) fn came_next(ctx: &Context, names: &Names, start: usize, end: usize, limit: usize) -> Option<Found> {
    // "For the Africans there was Chad, whose words were kind"
    let there = names
        .lead
        .strip_suffix("there was")
        .is_some_and(|lead| lead.is_empty() || lead.ends_with([' ', ',', ';']));
    if there
        && ctx.format == Format::News
        && [", whose ", ", which "]
            .iter()
            .any(|words| ctx.ahead(end, limit, 8).starts_with(words))
    {
        return Some(spoken(start.saturating_sub("was ".len()), start));
    }
    let turn = names.lead.strip_suffix(" came")?;
    let begins = turn.rfind([';', ',', '.']).map_or(turn, |at| &turn[at + 1..]).trim();
    let begins = begins.strip_prefix("and ").unwrap_or(begins);
    let is_a_turn = matches!(
        begins,
        "next" | "then" | "first" | "last" | "second" | "third" | "after it" | "after them" | "after that"
    );
    let goes_on = ctx.ahead(end, limit, 2);
    let ends = goes_on.is_empty() || goes_on.starts_with([',', '.', ';']) || goes_on == " w";
    (is_a_turn && ends).then(|| spoken(start.saturating_sub("came ".len()), start))
}

/// "came **, as in other years,** from", "came **mainly** from": without what says when and how much.
fn past_an_aside(words: &str) -> &str {
    let trimmed = words.trim();
    let is_aside = trimmed.len() < 70 && trimmed.len() > 1 && trimmed.starts_with(',') && trimmed.ends_with(',');
    let is_adverb = trimmed.ends_with("ly")
        || matches!(
            trimmed,
            "above all" | "again" | "once again" | "once more" | "not least" | "most of all" | "only" | "first" | "next" | "also" | "too"
        );
    if is_aside || is_adverb && !trimmed.contains(',') {
        ""
    } else {
        words
    }
}
