//! For whom a delegation speaks: "on behalf of the Arab Group", "(for 57 Member States)".
//!
//! A known group gives its code. A number of countries, or countries spelled out, are a group
//! made for the occasion (`G:ADHOC`) with a count, unless they are exactly the members of a
//! group that is known by its members. "In its national capacity" is for nobody else.

mod groups;

use lexicon::FloorWord;

use super::context::{Context, bracket_end, first_word, strip_word};
use groups::{counted, group};

/// The code of a group without a name of its own.
pub(super) const AD_HOC: &str = "G:ADHOC";

/// Whom one speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Behalf {
    /// Code of the group; none for "in its national capacity".
    pub(super) code: Option<String>,
    /// How many, where only that is stated or they are spelled out.
    pub(super) count: Option<u32>,
    /// One past the last byte of the expression.
    pub(super) end: usize,
}

/// Openers after which the group follows. "for" counts only after "speaking" or in brackets.
const OPENERS: &[&str] = &["on behalf of", "on the behalf of", "in the name of", "representing", "on behalf"];

/// Reads an expression at `from` (white space, a comma or a bracket may come first). `speaker`
/// is the code of who speaks.
pub(super) fn behalf(ctx: &Context, from: usize, limit: usize, speaker: Option<&str>) -> Option<Behalf> {
    let rest = ctx.ahead(from, limit, 600);
    let trimmed = rest.trim_start_matches([' ', '\u{a0}', ',', ';']);
    let mut at = from + (rest.len() - trimmed.len());
    let (mut limit, mut closing) = (limit.min(from + rest.len()), 0);
    if trimmed.starts_with('(') {
        let close = at + bracket_end(trimmed)?;
        (limit, closing) = (close - 1, 1);
        at += 1;
    }
    let mut found = opened(ctx, at, limit, closing == 1, speaker)?;
    if closing == 1 {
        found.end = limit + closing;
    }
    Some(found)
}

fn opened(ctx: &Context, from: usize, limit: usize, bracketed: bool, speaker: Option<&str>) -> Option<Behalf> {
    let mut at = from;
    let mut speaking = bracketed;
    let mut has_text = false;
    let mut presents = false;
    for _ in 0..9 {
        let rest = ctx.ahead(at, limit, 200);
        let words = rest.trim_start_matches([' ', ',', '\u{a0}']);
        let here = at + (rest.len() - words.len());
        let (word, end) = first_word(words)?;
        let lower = &ctx.lower[here + end - word.len()..here + end];
        let kinds = ctx.lexicon.floor.kinds(lower);
        // "reading out a text to which 14 States had put their names", "the statement of the African Group".
        if has_text && let Some(found) = of_a_text(ctx, words, here, limit, speaker) {
            return Some(found);
        }
        let opens = matches!(lower, "on" | "in" | "representing" | "for");
        if !(opens || kinds.has(FloorWord::BehalfLead) || kinds.has(FloorWord::GroupOffice)) {
            return None;
        }
        if let Some(after) = strip_word(words, "in its national capacity").or_else(|| strip_word(words, "in their national capacity")) {
            let end = here + (words.len() - after.len());
            return Some(Behalf {
                code: None,
                count: None,
                end,
            });
        }
        if let Some(after) = OPENERS.iter().find_map(|opener| strip_word(words, opener)) {
            return group(ctx, here + (words.len() - after.len()), limit, bracketed, speaker);
        }
        // "Presenting the draft for a core group of 40 countries", and not "for the protection of children".
        if presents && let Some(after) = strip_word(words, "for") {
            let found = group(ctx, here + (words.len() - after.len()), limit, bracketed, speaker)?;
            return (is_group_of_states(&found) || found.count.is_some()).then_some(found);
        }
        if speaking && let Some(after) = strip_word(words, "for") {
            if strip_word(after.trim_start(), "its").is_some() {
                return None; // "for its part"
            }
            return group(ctx, here + (words.len() - after.len()), limit, bracketed, speaker);
        }
        // "Togo for the African Group": without "speaking", "for" opens the name of a known group only.
        if at == from
            && let Some(after) = strip_word(words, "for")
        {
            return group(ctx, here + (words.len() - after.len()), limit, bracketed, speaker).filter(is_group_of_states);
        }
        if kinds.has(FloorWord::GroupOffice) {
            let after = ctx.ahead(here + end, limit, 40).trim_start();
            let of = strip_word(after, "of").or_else(|| strip_word(after, "for"))?;
            let start = here + end + (ctx.ahead(here + end, limit, 40).len() - of.len());
            return group(ctx, start, limit, bracketed, speaker).filter(|found| found.code.as_deref().is_some_and(|code| code != AD_HOC));
        }
        if !kinds.has(FloorWord::BehalfLead) {
            return None;
        }
        speaking |= matches!(lower, "speaking" | "spoke" | "intervening" | "acting" | "statement");
        presents |= matches!(lower, "presenting" | "introducing" | "tabling");
        has_text |= matches!(lower, "statement" | "statements" | "text" | "message" | "position" | "intervention");
        at = here + end;
    }
    None
}

/// Whose a text is that was read: behind "the statement", "of" a group that is known, or how many
/// States signed it.
fn of_a_text(ctx: &Context, words: &str, here: usize, limit: usize, speaker: Option<&str>) -> Option<Behalf> {
    let place = |after: &str| here + (words.len() - after.len());
    if let Some(after) = strip_word(words, "of") {
        return group(ctx, place(after), limit, false, speaker).filter(|found| is_group_of_states(found) || found.count.is_some());
    }
    let signed = [
        "to which",
        "signed by",
        "supported by",
        "endorsed by",
        "co-signed by",
        "backed by",
        "shared by",
    ];
    let after = signed.iter().find_map(|lead| strip_word(words, lead))?;
    let from = place(after);
    let rest = ctx.ahead(from, limit, 300);
    let end = from + rest.find([',', ';', ':', '.', ')']).unwrap_or(rest.len());
    let expression = ctx.ahead_lower(from, end, 300);
    let count = counted(expression)?;
    let nouns = ["countries", "states", "delegations", "nations", "members", "others"];
    nouns.iter().any(|noun| expression.contains(noun)).then(|| Behalf {
        code: Some(AD_HOC.to_owned()),
        count: Some(count),
        end,
    })
}

fn is_group_of_states(found: &Behalf) -> bool {
    found.code.as_deref().is_some_and(|code| code.starts_with("G:") && code != AD_HOC)
}
