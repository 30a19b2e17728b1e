//! The country that a document is about, by the weight of its mentions.

use lexicon::{FoldingMap, NameClass};
use record::{EntityType, Span};

use crate::interventions::context::{Context, strip_word};
use crate::interventions::format::Format;
use crate::interventions::roles::CONCERNED;

/// The country that a document about one meeting is about.
pub(in crate::interventions) fn concerned_of(ctx: &Context) -> Option<String> {
    if matches!(ctx.format, Format::NoMeeting | Format::Record) {
        return None;
    }
    let mut weight: FoldingMap<&str, (u32, usize)> = FoldingMap::default();
    let mut named: FoldingMap<&str, u32> = FoldingMap::default();
    for (at, mention) in ctx.mentions.iter().enumerate() {
        let Some(entity) = mention.entity.filter(|entity| entity.entity_type == EntityType::State) else {
            continue;
        };
        *named.entry(&entity.code).or_insert(0) += 1;
        let points = points(ctx, at);
        if points > 0 {
            let entry = weight.entry(&entity.code).or_insert((0, at));
            entry.0 += points;
        }
    }
    // A newspaper names the country that it writes about more often than any other.
    if ctx.format == Format::News {
        for (code, entry) in &mut weight {
            entry.0 += named.get(code).map_or(0, |n| n.saturating_sub(2));
        }
    }
    // A newspaper's own country, where no words say what the meeting is on: named first, and most.
    if ctx.format == Format::News
        && weight.is_empty()
        && let Some((first, mention)) = ctx.mentions.iter().find_map(|mention| Some((&mention.entity?.code, mention)))
        && let Some(n) = named.get(first.as_str()).copied().filter(|n| *n >= 3)
        && mention.start < 160
        && named.iter().all(|(code, other)| *code == first.as_str() || *other < n)
    {
        return Some(first.clone());
    }
    let mut ranked: Vec<(&str, (u32, usize))> = weight.into_iter().collect();
    ranked.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.1.1.cmp(&b.1.1)));
    match ranked.as_slice() {
        [] => None,
        [one] => Some(one.0.to_owned()),
        [first, second, ..] => (first.1.0 > second.1.0).then(|| first.0.to_owned()),
    }
}

/// How much a mention says that its State is the one the meeting is about.
pub(super) fn points(ctx: &Context, at: usize) -> u32 {
    let mention = &ctx.mentions[at];
    let after = ctx.ahead(mention.end, ctx.text.len(), 60);
    if after.starts_with(',')
        && ctx
            .cues
            .names_the_concerned(Span::new(mention.end, mention.end + after.len().min(50)))
    {
        return 40;
    }
    let sentence = ctx.sentence_around(mention.start);
    let before = ctx.behind(sentence.start, mention.start, 70);
    if before.starts_with("Speaking as ") && CONCERNED.iter().any(|phrase| before.contains(phrase)) {
        return 40;
    }
    let trimmed = before.trim_end();
    let trimmed = ["the", "THE"]
        .iter()
        .find_map(|the| trimmed.strip_suffix(the))
        .unwrap_or(trimmed)
        .trim_end();
    let begin = mention.start - before.len();
    let lower = &ctx.lower[begin..begin + trimmed.len()];
    let last = lower.rsplit([' ', '“']).next().unwrap_or(lower);
    if matches!(last, "in" | "on" | "of") && TOPICS.iter().any(|phrase| lower.ends_with(phrase)) {
        return 12;
    }
    if ctx.format == Format::TreatyBody && lower.ends_with('(') && after.starts_with(')') {
        return 6;
    }
    let clause = &after[..after.find(['.', ';', ',']).unwrap_or(after.len())];
    let is_reviewed = clause.contains(" its ") && (clause.contains("eriodic Review") || clause.contains("eriodic review"));
    if is_reviewed || EXAMINED.iter().any(|words| after.starts_with(words)) {
        return 6;
    }
    let of_news = matches!(ctx.format, Format::News | Format::Statement);
    if ctx.format == Format::News && strip_word(after.trim_start_matches(['’', '\'', 's', ' ']), "permanent").is_some() {
        return 4;
    }
    // "spoke in French", "a seminar in Ljubljana"
    let is_a_place = mention.class == NameClass::Capital && ctx.format == Format::Summary;
    if mention.class == NameClass::Demonym || is_a_place {
        return 0;
    }
    let is_object = takes_an_object(lower, last) || of_news && takes_an_object_in_news(last);
    let possessive = after.starts_with("’s ") || after.starts_with("'s ");
    let in_title = sentence.start < 160;
    match (is_object, possessive, in_title) {
        (true, _, true) => 4,
        (true, _, false) | (_, true, true) => 2,
        (_, true, false) if of_news => 1,
        _ => 0,
    }
}

/// What stands behind the country that is under review.
const EXAMINED: &[&str] = &[
    " faces its peers",
    " faced its peers",
    " went before its peers",
    " goes before its peers",
    " appeared before its peers",
    " came before its peers",
    " defended its record before",
    " was examined by its peers",
    " was reviewed by its peers",
    " came up for review",
    " came under review",
];

/// What stands before the country that a meeting is about; each ends in "in", "on" or "of".
const TOPICS: &[&str] = &[
    "human rights in",
    "rights situation in",
    "situation in",
    "situation of human rights in",
    "dialogue on",
    "discussion on",
    "update on",
    "mission of",
    "mission of the kingdom of",
    "periodic report of",
    "periodic reports of",
    "initial report of",
    "review of",
];

/// Whether `before`, whose last word is `last`, ends in what is done to a country.
fn takes_an_object(before: &str, last: &str) -> bool {
    let follows = |lead: &str| {
        let rest = before.strip_suffix(last).unwrap_or(before);
        let lead = rest.strip_suffix(' ').and_then(|rest| rest.strip_suffix(lead));
        lead.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '“']))
    };
    match last {
        "criticised" | "criticized" | "praised" | "commended" | "congratulated" | "urged" | "supported" | "pressed" | "press"
        | "towards" | "toward" | "in" | "about" | "inside" => true,
        "of" => follows("critical"),
        "on" => follows("called"),
        _ => false,
    }
}

/// The same where only a newspaper says so.
fn takes_an_object_in_news(last: &str) -> bool {
    matches!(
        last,
        "over"
            | "on"
            | "against"
            | "with"
            | "defended"
            | "debate"
            | "debated"
            | "discuss"
            | "discussed"
            | "backed"
            | "condemned"
            | "targeting"
    )
}
