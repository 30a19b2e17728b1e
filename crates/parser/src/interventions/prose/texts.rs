//! Texts that one reads for others: "a statement by 34 States, read out by **Chad**", "a text delivered
//! by **Chad** for the African Group", "with **Mali** speaking for the Arab Group".

use record::Span;

use super::clauses::RELATIVES;
use super::obliques::Names;
use crate::interventions::behalf::{AD_HOC, Behalf, TEXTS, behalf, of_a_text, text_owned};
use crate::interventions::context::{Context, find, number, words};
use crate::interventions::predicates::{Found, spoken};
use crate::interventions::subjects::Subject;

/// What is done with a text in the room.
const READ: &[&str] = &["delivered", "read", "read out", "read aloud", "presented", "made"];

/// ", in a statement **read out by** Chad": without a copula.
pub(super) fn delivered(names: &Names) -> Option<Found> {
    let words = names.lead.strip_suffix(" by")?;
    let verb = READ.iter().filter(|verb| words.ends_with(**verb)).max_by_key(|verb| verb.len())?;
    let start = names.lead_start + words.len() - verb.len();
    let clause = &words[..words.len() - verb.len()];
    // "came a demand, read out by the ambassador of the Union"
    let said = clause.trim_end().strip_suffix(',').and_then(|words| words.rsplit(' ').next());
    let is_said = said.is_some_and(|noun| ["demand", "plea", "appeal", "call", "warning", "message", "request"].contains(&noun));
    (is_said || text_before(clause).is_some()).then(|| spoken(start, start + verb.len()))
}

/// ", in a joint statement **that Chad read out**": the names are the subject of a relative clause.
pub(super) fn delivers_it(ctx: &Context, names: &Names, end: usize, limit: usize) -> Option<Found> {
    let words = [" that", " which"].iter().find_map(|word| names.lead.strip_suffix(word))?;
    let noun = words.rsplit(' ').next()?;
    let rest = ctx.ahead_lower(end, limit, 24).trim_start();
    let verb = READ.iter().filter(|verb| rest.starts_with(**verb)).max_by_key(|verb| verb.len())?;
    TEXTS.contains(&noun).then(|| spoken(end + 1, end + 1 + verb.len()))
}

/// "The Core Group, **for which Chad spoke**, said": a group without a name of its own.
pub(super) fn speaks_for_those(ctx: &Context, names: &Names, end: usize, limit: usize) -> Option<Found> {
    for_those(names.lead)?;
    let rest = ctx.ahead_lower(end, limit, 24);
    let verbs = [
        " spoke",
        " was speaking",
        " took the floor",
        " read a statement",
        " delivered the statement",
    ];
    let verb = verbs.iter().find(|verb| rest.starts_with(**verb))?;
    Some(spoken(end + 1, end + verb.len()))
}

/// The words before ", for which" and its like.
fn for_those(lead: &str) -> Option<&str> {
    [", for which", ", for whom", ", on whose behalf", ", in whose name"]
        .iter()
        .find_map(|words| lead.strip_suffix(words))
}

/// Where the text that is read ends, in the clause before the verb: "a **statement** by 34 States, ".
fn text_before(clause: &str) -> Option<usize> {
    let near = &clause[clause.ceil_char_boundary(clause.len().saturating_sub(90))..];
    let (at, noun) = words(near).filter(|(_, word)| TEXTS.contains(word)).last()?;
    let end = clause.len() - near.len() + at + noun.len();
    let ended = clause[end..].contains([';', '.', ':']) || clause[end..].matches(',').count() > 1;
    (!ended).then_some(end)
}

/// Puts down for whom the one that is named reads.
pub(super) fn read_for_others(ctx: &Context, read: &mut Subject, names: &Names, sentence: Span) {
    let [member] = &mut read.members[..] else { return };
    let code = member.entity.code.as_str();
    let end = ctx.mentions[names.last].end;
    let rest = ctx.ahead(end, sentence.end, 20);
    let relative = RELATIVES
        .iter()
        .find(|words| rest.starts_with(**words))
        .map_or(0, |words| words.len());
    let beside = || behind_the_verb(ctx, end, sentence.end);
    let found = behalf(ctx, end + relative, sentence.end, Some(code)).or_else(|| behalf(ctx, beside()?, sentence.end, Some(code)));
    if let Some(found) = found {
        member.evidence = Span::new(member.evidence.start, found.end);
        member.behalf = Some(found);
        return;
    }
    let of_those = || {
        let words = for_those(names.lead)?;
        let noun = words.rsplit(' ').next()?;
        let is_crowd = [
            "group",
            "states",
            "countries",
            "nations",
            "bloc",
            "coalition",
            "delegations",
            "sponsors",
        ]
        .contains(&noun);
        let group = Behalf {
            code: Some(AD_HOC.to_owned()),
            count: None,
            end,
        };
        is_crowd.then_some(group)
    };
    member.behalf = whose_text(ctx, names, code).or_else(of_those);
}

/// "with Chad speaking against it **on behalf of** the group": where that stands in the same clause.
fn behind_the_verb(ctx: &Context, from: usize, limit: usize) -> Option<usize> {
    let rest = ctx.ahead_lower(from, limit, 80);
    let clause = &rest[..rest.find([',', ';', '.']).unwrap_or(rest.len())];
    find(clause, " on behalf of ").map(|at| from + at)
}

/// "The **Arab Group**’s statement was read by Chad", "**31 countries**, in a statement read out by Chad".
fn whose_text(ctx: &Context, names: &Names, speaker: &str) -> Option<Behalf> {
    let clause = match names.lead.strip_suffix(" by") {
        Some(lead) => {
            let verb = READ.iter().filter(|verb| lead.ends_with(**verb)).max_by_key(|verb| verb.len())?;
            &lead[..lead.len() - verb.len()]
        }
        None => [" that", " which"].iter().find_map(|word| names.lead.strip_suffix(word))?,
    };
    let clause = clause.trim_end_matches([' ', ',']);
    let text = text_before(clause)?;
    let (start, limit) = (names.lead_start, names.lead_start + clause.len());
    let rest = ctx.ahead(start + text, limit, 120);
    let behind = rest.trim_start();
    let here = start + text + (rest.len() - behind.len());
    if let Some(found) = of_a_text(ctx, behind, here, limit, Some(speaker)).or_else(|| behalf(ctx, here, limit, Some(speaker))) {
        return Some(found);
    }
    let mut owners = ctx.mentions_in(Span::new(start, start + text)).iter();
    if let Some(found) = owners.find_map(|owner| text_owned(ctx, owner.start, start + text)) {
        return Some(found);
    }
    // "Thirty-one countries, in a statement read out by Chad"
    let before = clause[..text].rfind(", in a ").map(|at| &clause[..at])?;
    let crowd = &before[before.rfind([',', ';']).map_or(0, |at| at + 1)..];
    let is_crowd = ["countries", "states", "nations", "delegations"]
        .iter()
        .any(|noun| crowd.ends_with(noun));
    let count = number(crowd).map(|(count, _)| count);
    is_crowd.then(|| Behalf {
        code: Some(AD_HOC.to_owned()),
        count,
        end: start + before.len(),
    })
}
