//! The group that is spoken for: a name, a number of countries, countries spelled out.
//!
//! "the **eight Nordic-Baltic States**", "**57 Member States**", "**Chad, Mali and Togo**".

use lexicon::NameClass;
use record::{EntityType, Span};

use super::{AD_HOC, Behalf};
use crate::interventions::context::{Context, bracket_end, find, first_word, is_word_char, number, strip_word, without_the};

/// Groups known by their members, in alphabetic order of the codes.
const SPELLED_OUT: &[(&str, &[&str])] = &[
    ("G:BALTIC", &["EST", "LTU", "LVA"]),
    ("G:BENELUX", &["BEL", "LUX", "NLD"]),
    ("G:CANZ", &["AUS", "CAN", "NZL"]),
    ("G:MIKTA", &["AUS", "IDN", "KOR", "MEX", "TUR"]),
    ("G:NB8", &["DNK", "EST", "FIN", "ISL", "LTU", "LVA", "NOR", "SWE"]),
    ("G:NORDIC", &["DNK", "FIN", "ISL", "NOR", "SWE"]),
    ("G:V4", &["CZE", "HUN", "POL", "SVK"]),
];

/// What States are called that are described and not named.
const NOUNS: &[&str] = &[
    "alliance",
    "authors",
    "bloc",
    "coalition",
    "countr",
    "delegation",
    "govern",
    "group",
    "members",
    "mission",
    "nations",
    "neighbour",
    "neighbor",
    "others",
    "partners",
    "proponents",
    "quartet",
    "quintet",
    "signatories",
    "sponsors",
    "state",
    "trio",
];

/// Groups known by where their members lie.
const REGIONS: &[(&str, &str)] = &[
    ("african", "G:AFRICAN"),
    ("arab", "G:ARAB"),
    ("baltic", "G:BALTIC"),
    ("caribbean", "G:CARICOM"),
    ("gulf", "G:GCC"),
    ("latin american and caribbean", "G:GRULAC"),
    ("nordic", "G:NORDIC"),
    ("nordic and baltic", "G:NB8"),
    ("baltic and nordic", "G:NB8"),
    ("portuguese-speaking", "G:CPLP"),
    ("small island developing", "G:SIDS"),
];

/// "**its Nordic and Baltic neighbours**", "**African States**".
fn by_region(words: &str, at: usize) -> Option<Behalf> {
    let skip = ["its", "their", "all", "fellow"]
        .iter()
        .find_map(|word| strip_word(words, word))
        .map_or(0, |after| words.len() - after.trim_start().len());
    // "the other Nordics"
    let skip = skip + strip_word(&words[skip..], "other").map_or(0, |after| words.len() - skip - after.trim_start().len());
    let plural = [("nordics", "G:NORDIC"), ("baltics", "G:BALTIC")];
    if let Some((name, code)) = plural
        .iter()
        .find(|(name, _)| first_word(&words[skip..]).is_some_and(|(word, _)| word.eq_ignore_ascii_case(name)))
    {
        return Some(Behalf {
            code: Some((*code).to_owned()),
            count: None,
            end: at + skip + name.len(),
        });
    }
    let (code, after) = REGIONS.iter().rev().find_map(|(region, code)| {
        let after = strip_word(&words[skip..], region)?.trim_start();
        Some((code, after))
    })?;
    let (noun, length) = first_word(after)?;
    let is_noun = [
        "countries",
        "states",
        "nations",
        "neighbours",
        "neighbors",
        "members",
        "delegations",
        "partners",
    ]
    .iter()
    .any(|of| noun.eq_ignore_ascii_case(of));
    is_noun.then(|| Behalf {
        code: Some((*code).to_owned()),
        count: None,
        end: at + (words.len() - after.len()) + length,
    })
}

/// "the EU **members of the Council**", "the African Group **Member States**": where those words end.
fn past_membership(ctx: &Context, end: usize, limit: usize) -> usize {
    let rest = ctx.ahead_lower(end, limit, 80);
    let memberships = [
        " member states members of the council",
        " states members of the council",
        " members of the human rights council",
        " members of the council",
        " members on the council",
        " member states",
        " members",
        " states",
        " countries",
    ];
    let words = memberships
        .iter()
        .find(|words| rest.strip_prefix(**words).is_some_and(|rest| !rest.starts_with(is_word_char)));
    end + words.map_or(0, |words| words.len())
}

/// Reads the group itself.
pub(super) fn group(ctx: &Context, from: usize, limit: usize, bracketed: bool, speaker: Option<&str>) -> Option<Behalf> {
    let rest = ctx.ahead(from, limit, 600);
    let words = rest.trim_start();
    let from = from + (rest.len() - words.len());
    let skip = strip_word(words, "the").map_or(0, |after| words.len() - after.trim_start().len());
    let skip = skip + count_before_a_name(ctx, &words[skip..], from + skip);
    // "for itself and Chad"
    let itself = ["itself and ", "itself, ", "themselves and "]
        .iter()
        .find(|word| words[skip..].starts_with(**word));
    let skip = skip + itself.map_or(0, |word| word.len());
    let (at, words) = (from + skip, &words[skip..]);
    if let Some(found) = by_region(words, at) {
        return Some(found);
    }
    let first = ctx
        .mentions
        .get(ctx.mention_from(from))
        .filter(|mention| mention.start <= at && mention.end <= limit);
    let member_states = strip_word(words, "Member States of").or_else(|| strip_word(words, "members of"));
    if let Some(after) = member_states {
        return group(ctx, at + (words.len() - after.len()), limit, bracketed, speaker);
    }
    if let Some((mention, entity)) = first.and_then(|mention| Some((mention, mention.entity?))) {
        if entity.entity_type != EntityType::State {
            let end = past_membership(ctx, past_short_form(ctx, mention.end, limit), limit);
            return Some(Behalf {
                code: Some(entity.code.clone()),
                count: None,
                end,
            });
        }
        if mention.class == NameClass::Name {
            return Some(spelled_out(ctx, mention.start, limit, bracketed, speaker));
        }
    }
    if let Some(start) = described_countries(ctx, at, limit) {
        return Some(spelled_out(ctx, start, limit, bracketed, speaker));
    }
    let end = expression_end(ctx, at, limit, bracketed);
    let expression = ctx.ahead(at, end, 300);
    let end = past_its_members(ctx, at, end, limit);
    let count = counted(expression);
    let lower = expression.to_ascii_lowercase();
    let is_number = expression.split(' ').count() == 1 && count.is_some();
    if !is_number && !expression.starts_with(char::is_uppercase) && !NOUNS.iter().any(|noun| lower.contains(noun)) {
        return None; // "on behalf of the victims", "in the name of sovereignty"
    }
    let is_organisation = !lower.contains("countr") && !lower.contains("state") && !lower.contains("group") && count.is_none();
    // "the 27", "the Twenty-Seven": the Union, where the text names it.
    let is_union = is_number && count == Some(27) && ctx.names_the_union;
    let code = if is_union {
        "G:EU".to_owned()
    } else if is_organisation && expression.starts_with(char::is_uppercase) {
        format!("N:{}", expression.trim())
    } else {
        AD_HOC.to_owned()
    };
    (!expression.trim().is_empty()).then_some(Behalf {
        code: Some(code),
        count,
        end,
    })
}

/// "a core group to which Chad, Mali and Togo belong", "consisting of Chad, Mali and Togo": where the
/// members' names end, which part no speakers.
fn past_its_members(ctx: &Context, from: usize, end: usize, limit: usize) -> usize {
    let said = ctx.lower.get(from..end).unwrap_or("");
    let Some(at) = members_end(ctx, from, said, limit).filter(|at| *at > end) else {
        return end;
    };
    let rest = ctx.ahead(at, limit, 20);
    strip_word(rest.trim_start(), "belong").map_or(at, |after| at + (rest.len() - after.len()))
}

/// What leads the members of a group that has no name.
const MEMBERS_FOLLOW: &[&str] = &[
    " to which ",
    " comprising ",
    " consisting of ",
    " composed of ",
    " made up of ",
    " including ",
    " that includes ",
    " that also includes ",
    " which includes ",
    " which also includes ",
    " that comprises ",
    " that takes in ",
    " that also takes in ",
    " that counts ",
    " that brings together ",
];

/// Where the names end that one of [`MEMBERS_FOLLOW`] leads in the words `said`, which begin at `from`:
/// at the one that "and" joins.
fn members_end(ctx: &Context, from: usize, said: &str, limit: usize) -> Option<usize> {
    let lead = MEMBERS_FOLLOW.iter().find_map(|lead| find(said, lead))?;
    let first = ctx.mentions_in(Span::new(from + lead, limit)).first()?;
    let mut end = None;
    for mention in ctx.joined(first.start, limit) {
        let closes = end.is_some_and(|end| ctx.text[end..mention.start].contains("and"));
        end = Some(mention.end);
        if closes {
            break;
        }
    }
    end
}

/// "**For a core group comprising Chad, Mali and Togo**, Peru said": where the group ends that the sentence
/// begins with, whose members do not speak themselves.
pub(in crate::interventions) fn group_in_front(ctx: &Context, sentence: Span) -> Option<usize> {
    let opens = [
        "For ",
        "Speaking for ",
        "Speaking on behalf of ",
        "On behalf of ",
        "In the name of ",
    ];
    let text = sentence.of(ctx.text);
    opens.iter().find(|words| text.starts_with(**words))?;
    let first = ctx.mentions_in(sentence).first()?;
    let said = ctx.lower.get(sentence.start..first.start).filter(|said| said.len() < 120)?;
    let end = members_end(ctx, sentence.start, said, sentence.end)?;
    ctx.text[end..].starts_with(',').then_some(end)
}

/// "the **eight** Nordic-Baltic States", "the **54-member** African Group": how many bytes count the
/// members of a group that is named right behind.
fn count_before_a_name(ctx: &Context, words: &str, at: usize) -> usize {
    let Some((word, end)) = first_word(words) else { return 0 };
    let counts =
        number(words).is_some_and(|(_, length)| length == end) || word.split_once('-').is_some_and(|(count, _)| number(count).is_some());
    let name = at + end + (words[end..].len() - words[end..].trim_start().len());
    let is_named = ctx
        .mentions
        .get(ctx.mention_from(at))
        .is_some_and(|mention| mention.start == name && mention.entity.is_some_and(|entity| entity.entity_type == EntityType::Group));
    if counts && is_named { name - at } else { 0 }
}

/// "the candidate countries Chad and Togo": where the first name stands behind what they are.
fn described_countries(ctx: &Context, at: usize, limit: usize) -> Option<usize> {
    let mention = ctx.mentions.get(ctx.mention_from(at)).filter(|mention| mention.end <= limit)?;
    let words = ctx.text.get(at..mention.start).filter(|words| words.len() < 60)?.trim_end();
    let is_noun = [
        "countries",
        "States",
        "states",
        "candidates",
        "partners",
        "neighbours",
        "sponsors",
        "authors",
        "members",
        "group",
    ]
    .iter()
    .any(|noun| words.ends_with(noun));
    let is_state = mention.entity.is_some_and(|entity| entity.entity_type == EntityType::State);
    (is_noun && is_state && mention.class == NameClass::Name && words.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-'))
        .then_some(mention.start)
}

/// "… (CARICOM)", "… and its Member States": they belong to the group before them.
fn past_short_form(ctx: &Context, end: usize, limit: usize) -> usize {
    let after = ctx.ahead(end, limit, 60);
    let trimmed = after.trim_start();
    if trimmed.starts_with('(')
        && let Some(close) = bracket_end(trimmed)
        && close <= 20
    {
        return end + (after.len() - trimmed.len()) + close;
    }
    for tail in [
        "and its member states",
        "and its members",
        "and its 27 member states",
        "member states",
        "member countries",
    ] {
        if let Some(rest) = strip_word(trimmed, tail) {
            return end + (after.len() - rest.len());
        }
    }
    end
}

/// Countries spelled out. Outside brackets a list of speakers goes on with the same commas, so
/// there only "Estonia and Latvia", or a group known by its members, is read.
fn spelled_out(ctx: &Context, from: usize, limit: usize, bracketed: bool, speaker: Option<&str>) -> Behalf {
    let mut members: Vec<(&str, usize)> = Vec::new();
    let mut at = from;
    let mut joined_by_and = None;
    for mention in ctx.mentions_in(Span::new(from, limit)) {
        let glue = ctx.text.get(at..mention.start).unwrap_or("");
        let glue = without_the(glue.trim_start_matches(',')).trim_end();
        let glue = glue.strip_suffix("the").unwrap_or(glue).trim();
        if mention.start > from && !matches!(glue, "" | "and" | "," | "as well as") {
            break;
        }
        let Some(entity) = mention.entity else { break };
        members.push((entity.code.as_str(), mention.end));
        if glue == "and" && joined_by_and.is_none() {
            joined_by_and = Some(members.len());
        }
        at = mention.end;
    }
    let own = |n: usize| {
        let mut codes: Vec<&str> = members[..n].iter().map(|(code, _)| *code).chain(speaker).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    };
    let known = (2..=members.len())
        .rev()
        .find_map(|n| Some((SPELLED_OUT.iter().find(|(_, of)| *of == own(n).as_slice())?.0, n)));
    if let Some((code, n)) = known {
        return Behalf {
            code: Some(code.to_owned()),
            count: None,
            end: members[n - 1].1,
        };
    }
    // "Egypt, on behalf of Chad, Mali and Togo, said": the comma closes what the comma before opened.
    let closes = joined_by_and == Some(members.len()) && ctx.text.get(at..limit).is_some_and(|rest| rest.starts_with(','));
    let n = if bracketed || closes {
        members.len()
    } else {
        joined_by_and.filter(|n| *n <= 2).unwrap_or(1)
    };
    Behalf {
        code: Some(AD_HOC.to_owned()),
        count: u32::try_from(own(n).len()).ok(),
        end: members.get(n.saturating_sub(1)).map_or(limit, |(_, end)| *end),
    }
}

/// "57 Member States and Observers", "a group of 30 countries".
pub(super) fn counted(expression: &str) -> Option<u32> {
    let mut at = 0;
    for _ in 0..8 {
        let rest = &expression[at..];
        let (word, end) = first_word(rest)?;
        if !matches!(word, "a" | "an" | "one" | "One")
            && let Some((value, _)) = number(rest)
        {
            return Some(value);
        }
        at += end;
    }
    None
}

/// Where a description of countries ends: at a comma, a bracket, a colon or a verb of saying.
fn expression_end(ctx: &Context, from: usize, limit: usize, bracketed: bool) -> usize {
    if bracketed {
        return limit;
    }
    let rest = ctx.ahead(from, limit, 300);
    let stop = rest.find([',', ';', ':', '.', ')', '\n', '(']).unwrap_or(rest.len());
    let head = &rest[..stop];
    let mut at = 0;
    while let Some((word, end)) = first_word(&head[at..]) {
        let start = at + end - word.len();
        let is_verb = word.ends_with("ed") || matches!(word, "said" | "spoke" | "took" | "drew" | "made" | "were" | "was" | "told");
        if is_verb && start > 0 && ctx.lexicon.floor.predicate(&ctx.lower[from + start..from + stop]).is_some() {
            return from + head[..start].trim_end().len();
        }
        at += end;
        at += head[at..].len() - head[at..].trim_start_matches(|c: char| !is_word_char(c)).len();
    }
    from + head.trim_end().len()
}
