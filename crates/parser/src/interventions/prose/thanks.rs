//! Those whom a mission thanks for what they said: "grateful to **Chad**, to **Mali and Togo**, and to
//! **Peru**, for their words".

use record::Span;

use super::obliques::Names;
use crate::interventions::context::{Context, find, first_word};
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, is_speaking, spoken};

/// "We are no less indebted to **Chad and Togo**", "Our thanks go to **Mali** for its kind words":
/// a mission thanks those who spoke.
pub(super) fn thanked(ctx: &Context, names: &Names, start: usize, end: usize, limit: usize, goes_on: bool) -> Option<Found> {
    if ctx.format != Format::Statement {
        return None;
    }
    let thanks = [
        "thank",
        "thanks",
        "thanked",
        "thanks to",
        "are we to",
        "grateful to",
        "indebted to",
        "thankful to",
        "obliged to",
        "appreciation to",
        "thanks go to",
        "gratitude to",
    ];
    // "grateful to Chad, which spoke, and to Togo for its words"
    let goes_on_thanking = names.lead.ends_with(" and to")
        && ["grateful", "indebted", "thankful", "appreciation", "gratitude", "thanks"]
            .iter()
            .any(|word| names.lead.contains(word));
    // "It clarified, in response to Chad and Togo, that"
    let answered = [
        "response to",
        "reply to",
        "replying to",
        "responding to",
        "answer to",
        "questions from",
        "question from",
        "answering",
    ];
    let behind = ctx.ahead(end, limit, 2);
    if answered.iter().any(|words| names.lead.ends_with(words)) && (behind.starts_with([',', '.', ';']) || behind.is_empty()) {
        return Some(spoken(start, start));
    }
    // "We listened with attention to Chad and Togo"
    let listened = names.lead.ends_with(" to") && names.lead.contains("listened ") && !names.lead.contains(" report");
    if listened
        && names
            .lead
            .rsplit("listened ")
            .next()
            .is_some_and(|words| words.split(' ').count() < 5)
    {
        return Some(spoken(start, start));
    }
    if thanked_among_others(ctx, names, end, limit) {
        return Some(spoken(start, start));
    }
    if !goes_on_thanking && !thanks.iter().any(|words| names.lead.ends_with(words)) {
        return None;
    }
    let likewise = ["no less ", "equally ", "likewise ", "also ", "too "];
    let as_before = goes_on && likewise.iter().any(|word| names.lead.contains(word));
    let rest = ctx.ahead_lower(end, limit, 80);
    let spoke = rest.strip_prefix(" for ").is_some_and(|reason| {
        let uttered = [
            "words",
            "statement",
            "remarks",
            "intervention",
            "comments",
            "questions",
            "recommendations",
            "observations",
            "views",
            "position",
            "stance",
            "solidarity",
            "appeal",
        ];
        let deed = first_word(reason).is_some_and(|(word, _)| is_speaking(&ctx.lexicon.floor, word));
        reason.starts_with("taking the floor")
            || reason.starts_with("having spoken")
            || deed
            || ["their ", "its ", "the "].iter().any(|whose| reason.starts_with(whose))
                && reason[..reason.find([',', '.']).unwrap_or(reason.len())]
                    .split([' ', '-'])
                    .any(|word| uttered.contains(&word))
    });
    (as_before || spoke).then(|| spoken(start, start))
}

/// "grateful to Chad, to **Mali and Togo**, and to Peru, for their words": whether between the names and
/// what they are thanked for stand only others.
fn thanked_among_others(ctx: &Context, names: &Names, end: usize, limit: usize) -> bool {
    let lead = names.lead;
    let is_led = lead.ends_with(" to") || lead.ends_with('–') || lead.ends_with('—') || lead.ends_with(" to the");
    let before = ctx.behind_lower(names.lead_start.saturating_sub(240), names.lead_start + lead.len(), 400);
    let Some(thanks) = [
        "grateful to",
        "thankful to",
        "indebted to",
        "gratitude to",
        "thanks to",
        "appreciation to",
    ]
    .iter()
    .filter_map(|words| before.rfind(words))
    .max() else {
        return false;
    };
    if !is_led || before[thanks..].contains(['.', ';']) {
        return false;
    }
    let rest = ctx.ahead_lower(end, limit, 400);
    let Some(at) = [" for their ", " for its ", " for the "]
        .iter()
        .filter_map(|words| find(rest, words))
        .min()
    else {
        return false;
    };
    let uttered = [
        "words",
        "statement",
        "remarks",
        "intervention",
        "solidarity",
        "support",
        "message",
        "position",
    ];
    let is_glue = |word: &str| matches!(word, "to" | "and" | "the" | "in" | "particular" | "also" | "of");
    ctx.words_beside_names(Span::new(end, end + at)).all(is_glue)
        && rest[at..]
            .split([' ', ',', '.'])
            .skip(2)
            .take(4)
            .any(|word| uttered.contains(&word))
}
