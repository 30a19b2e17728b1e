//! For whom a delegation speaks: "on behalf of the Arab Group", "(for 57 Member States)".
//!
//! A known group gives its code. A number of countries, or countries spelled out, are a group
//! made for the occasion (`G:ADHOC`) with a count, unless they are exactly the members of a
//! group that is known by its members. "In its national capacity" is for nobody else.

mod groups;

pub(super) use groups::group_in_front;

use lexicon::{FloorWord, Mention};
use record::EntityType;

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
const OPENERS: &[&str] = &[
    "on behalf of",
    "on the behalf of",
    "on behalf also of",
    "in the name of",
    "representing",
    "on behalf",
    "in a joint statement with",
    "in a statement with",
];

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
    // "Kuwait (Gulf Cooperation Council)"
    let named = named_group(ctx, at, limit).filter(|group| closing == 1 && group.end == limit);
    let named = named.filter(|group| group.entity.map(|entity| entity.code.as_str()) != speaker);
    let named = named.map(|group| of_group(group, limit));
    let mut found = named.or_else(|| opened(ctx, at, limit, closing == 1, speaker))?;
    if closing == 1 {
        found.end = limit + closing;
    }
    Some(found)
}

/// What is read for others.
pub(in crate::interventions) const TEXTS: &[&str] = &[
    "statement",
    "statements",
    "text",
    "message",
    "position",
    "intervention",
    "declaration",
];

/// "**the African Group**’s joint statement".
pub(in crate::interventions) fn text_owned(ctx: &Context, at: usize, limit: usize) -> Option<Behalf> {
    let group = named_group(ctx, at, limit)?;
    let rest = ctx.ahead(group.end, limit, 60);
    let words = owned(rest)?;
    let words = ["joint ", "common ", "opening ", "closing "]
        .iter()
        .find_map(|adjective| words.strip_prefix(adjective))
        .unwrap_or(words);
    let (noun, length) = first_word(words)?;
    TEXTS
        .contains(&noun)
        .then(|| of_group(group, group.end + (rest.len() - words.len()) + length))
}

/// Whose voice the holder of an office is: "who **chairs** the African Group".
const CHAIRS: &[&str] = &["chairs", "coordinates", "co-ordinates", "heads", "leads", "presides over"];

/// The same of a delegation. "which chairs the bloc" only says what a State is at the time.
const CHAIRING: &[&str] = &["chairing", "coordinating", "co-ordinating", "heading", "leading", "presiding over"];

fn opened(ctx: &Context, from: usize, limit: usize, bracketed: bool, speaker: Option<&str>) -> Option<Behalf> {
    let mut at = from;
    let mut speaking = bracketed;
    let mut has_text = false;
    let mut presents = false;
    let mut is_person = false;
    let mut delivers = false;
    for _ in 0..9 {
        let rest = ctx.ahead(at, limit, 200);
        let words = rest.trim_start_matches([' ', ',', '\u{a0}']);
        let here = at + (rest.len() - words.len());
        let (word, end) = first_word(words)?;
        let lower = &ctx.lower[here + end - word.len()..here + end];
        let kinds = ctx.lexicon.floor.kinds(lower);
        if let Some(found) = on_its_behalf(ctx, here, limit).or_else(|| officer_of(ctx, here, limit)) {
            return Some(found);
        }
        if is_person && let Some(found) = chaired(ctx, here, limit, CHAIRS) {
            return Some(found);
        }
        if let Some(found) = chaired(ctx, here, limit, CHAIRING) {
            return Some(found);
        }
        // "delivering the African Group’s statement"
        if delivers && let Some(found) = text_owned(ctx, here, limit) {
            return Some(found);
        }
        // "reading out a text to which 14 States had put their names", "the statement of the African Group".
        if has_text && let Some(found) = of_a_text(ctx, words, here, limit, speaker) {
            return Some(found);
        }
        let opens = matches!(lower, "on" | "in" | "representing" | "for");
        let opens = opens || presents && lower == "also";
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
        if presents && let Some(after) = strip_word(words, "for").or_else(|| strip_word(words, "also for")) {
            let found = group(ctx, here + (words.len() - after.len()), limit, bracketed, speaker)?;
            return (is_group_of_states(&found) || found.count.is_some()).then_some(found);
        }
        if speaking && let Some(after) = strip_word(words, "for") {
            let own = ["its part", "its own", "the first", "the second", "a second", "a third", "the last"];
            if own.iter().any(|words| strip_word(after.trim_start(), words).is_some()) {
                return None; // "for its part", "for the first time"
            }
            return group(ctx, here + (words.len() - after.len()), limit, bracketed, speaker);
        }
        // "Togo for the African Group": without "speaking", "for" opens the name of a known group only.
        if at == from
            && let Some(after) = strip_word(words, "for")
        {
            let found = group(ctx, here + (words.len() - after.len()), limit, bracketed, speaker)?;
            let named = ctx.lower.get(here..found.end).unwrap_or("");
            let is_made_for_it = named.contains("core group") || named.contains(" group of ") && found.count.is_some();
            return (is_made_for_it || is_group_of_states(&found)).then_some(found);
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
        speaking |= matches!(lower, "speaking" | "spoke" | "intervening" | "acting" | "statement" | "floor");
        is_person = lower == "who";
        presents |= matches!(lower, "presenting" | "introducing" | "tabling");
        delivers |= matches!(
            lower,
            "delivered" | "delivering" | "made" | "presented" | "presenting" | "read" | "reading" | "out"
        );
        has_text |= TEXTS.contains(&lower);
        at = here + end;
    }
    None
}

/// "on **the African Group**’s behalf", "in **ASEAN**’s name".
fn on_its_behalf(ctx: &Context, at: usize, limit: usize) -> Option<Behalf> {
    let rest = ctx.ahead(at, limit, 20);
    let words = ["on", "in"].iter().find_map(|word| strip_word(rest, word))?;
    let group = named_group(ctx, at + (rest.len() - words.len()), limit)?;
    let after = owned(ctx.ahead(group.end, limit, 20))?;
    let after_that = ["behalf", "name"].iter().find_map(|noun| strip_word(after, noun))?;
    Some(of_group(
        group,
        group.end + (ctx.ahead(group.end, limit, 20).len() - after_that.len()),
    ))
}

/// "**the African Group**’s coordinator", "**MIKTA** chair": the office is the group's voice.
fn officer_of(ctx: &Context, at: usize, limit: usize) -> Option<Behalf> {
    let group = named_group(ctx, at, limit)?;
    let rest = ctx.ahead(group.end, limit, 40);
    let words = owned(rest).or_else(|| rest.strip_prefix(' '))?;
    let (office, length) = first_word(words)?;
    let holds = ctx.lexicon.floor.is(&office.to_ascii_lowercase(), FloorWord::GroupOffice);
    holds.then(|| of_group(group, group.end + (rest.len() - words.len()) + length))
}

/// "chairing **the African Group**", and not "leading the Arab Group this year".
fn chaired(ctx: &Context, at: usize, limit: usize, verbs: &[&str]) -> Option<Behalf> {
    let rest = ctx.ahead_lower(at, limit, 40);
    let words = verbs.iter().find_map(|verb| strip_word(rest, verb))?;
    let group = named_group(ctx, at + (rest.len() - words.len()), limit)?;
    let after = ctx.ahead_lower(group.end, limit, 24);
    let end = [" this month", " in geneva", " in new york"]
        .iter()
        .find(|when| after.starts_with(**when))
        .map_or(0, |when| when.len());
    let is_background = [" this year", " until", " since", " for "]
        .iter()
        .any(|when| after.starts_with(when));
    (!is_background).then(|| of_group(group, group.end + end))
}

/// The group whose name stands at `at`, behind an article at most.
pub(in crate::interventions) fn named_group<'c>(ctx: &Context<'c>, at: usize, limit: usize) -> Option<&'c Mention<'c>> {
    let mention = ctx.mentions.get(ctx.mention_from(at)).filter(|mention| mention.end <= limit)?;
    let is_next = matches!(ctx.text.get(at..mention.start)?.trim(), "" | "the" | "its" | "their");
    let is_group = mention.entity.is_some_and(|entity| entity.entity_type == EntityType::Group);
    (is_next && is_group).then_some(mention)
}

/// What a possessive at the start of `rest` owns.
pub(in crate::interventions) fn owned(rest: &str) -> Option<&str> {
    ["’s ", "'s ", "’ ", "' "].iter().find_map(|mark| rest.strip_prefix(mark))
}

/// The expression that names `group` and ends at `end`.
pub(in crate::interventions) fn of_group(group: &Mention, end: usize) -> Behalf {
    Behalf {
        code: group.entity.map(|entity| entity.code.clone()),
        count: None,
        end,
    }
}

/// Whose a text is that was read: behind "the statement", "of" a group that is known, or how many
/// States signed it.
pub(super) fn of_a_text(ctx: &Context, words: &str, here: usize, limit: usize, speaker: Option<&str>) -> Option<Behalf> {
    let place = |after: &str| here + (words.len() - after.len());
    if let Some(after) = ["of", "from", "by"].iter().find_map(|word| strip_word(words, word)) {
        // One name behind "by" is whoever reads it: "in a statement delivered by Chad".
        let is_crowd = |found: &Behalf| is_group_of_states(found) || found.count.is_some_and(|count| count > 2);
        return group(ctx, place(after), limit, false, speaker).filter(is_crowd);
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

#[cfg(test)]
mod tests {
    use record::{Article, Kind};

    /// Who speaks, and for which group, in a newspaper's sentence.
    fn spoken_for(sentence: &str) -> String {
        let article = Article {
            kind: Kind::NewsArticle,
            text: format!("GENEVA - The Human Rights Council debated the report on Sudan on Tuesday.\n\n{sentence}"),
            ..Article::default()
        };
        let rows = crate::parse(&article, lexicon::Lexicon::embedded()).interventions;
        let rows = rows
            .iter()
            .filter(|row| row.role == record::Role::Speaker && row.entity_type == record::EntityType::State);
        let row = |row: &record::Intervention| {
            let group = row.on_behalf_of.as_deref().unwrap_or("-");
            format!("{} {group}", row.entity.as_deref().unwrap_or("?"))
        };
        rows.map(row).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_group_speaks_by_the_one_that_is_named_beside_it() {
        assert_eq!(spoken_for("The Arab Group, represented by Oman, rejected the draft."), "OMN G:ARAB");
        assert_eq!(spoken_for("Through Zambia, the African Group asked for patience."), "ZMB G:AFRICAN");
        assert_eq!(spoken_for("ASEAN’s chair, Vietnam, praised the dialogue."), "VNM G:ASEAN");
        assert_eq!(
            spoken_for("The Caribbean Community, whose statement Belize delivered, asked for aid."),
            "BLZ G:CARICOM"
        );
    }

    #[test]
    fn whose_name_it_is_done_in_may_stand_anywhere() {
        assert_eq!(
            spoken_for("Chile took the floor in GRULAC’s name to welcome the vote."),
            "CHL G:GRULAC"
        );
        assert_eq!(
            spoken_for("The Ethiopian envoy, who coordinates the African Group, pleaded for calm."),
            "ETH G:AFRICAN"
        );
        assert_eq!(spoken_for("Norway spoke for its Nordic and Baltic neighbours."), "NOR G:NB8");
        assert_eq!(
            spoken_for("Cuba read a statement to which 19 States put their names."),
            "CUB G:ADHOC"
        );
    }

    #[test]
    fn a_text_that_is_read_is_its_groups() {
        assert_eq!(
            spoken_for("A statement by 41 countries, read out by Fiji, condemned the arrests."),
            "FJI G:ADHOC"
        );
        assert_eq!(
            spoken_for("Mali’s statement for the African Group said that dialogue came first."),
            "MLI G:AFRICAN"
        );
        assert_eq!(
            spoken_for("Malta demanded an inquiry, with Spain speaking for the European Union."),
            "MLT -; ESP G:EU"
        );
    }

    #[test]
    fn what_is_no_group_of_states_is_not_spoken_for() {
        assert_eq!(
            spoken_for("Kenya, which chairs the African Union this year, praised the talks."),
            "KEN -"
        );
        assert_eq!(
            spoken_for("Peru said on behalf of the victims that truth was owed to them."),
            "PER -"
        );
        assert_eq!(spoken_for("Ghana, speaking for the first time, asked for patience."), "GHA -");
        assert_eq!(spoken_for("Belgium, in the name of humanity, demanded a truce."), "BEL -");
    }
}
