//! Whether something is said in the room where a meeting is held, or outside it.
//!
//! A minister who "told the Council" had the floor, one who "told reporters" had not; a mission whose
//! support came "in writing" was not heard.

use lexicon::NameClass;
use record::{EntityType, Span};

use crate::interventions::context::Context;
use crate::interventions::predicates::Found;
use crate::interventions::subjects::Subject;

/// "told the Council that", "addressed the session": whose words are said to those who met.
pub(super) fn addresses_the_meeting(tail: &str) -> bool {
    let mut words = tail
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty());
    let verb = words.next().unwrap_or("");
    if !matches!(
        verb,
        "told" | "tells" | "assured" | "assures" | "informed" | "informs" | "addressed" | "addresses" | "reminded" | "briefed"
    ) {
        return false;
    }
    let object = tail.strip_prefix(verb).unwrap_or("").trim_start();
    if object.starts_with("the working group") {
        return true;
    }
    let mut to_whom = words.skip_while(|word| MAY_STAND_BEFORE.contains(word));
    to_whom.next().is_some_and(|noun| THOSE_WHO_MEET.contains(&noun))
}

/// What may stand before the noun for those who meet, as in "the UN Human Rights Council".
const MAY_STAND_BEFORE: &[&str] = &[
    "the",
    "fellow",
    "other",
    "un",
    "u",
    "n",
    "united",
    "nations",
    "human",
    "rights",
    "general",
    "security",
    "third",
    "universal",
    "periodic",
    "working",
    "group",
    "geneva",
    "47-member",
    "47-nation",
    "193-member",
    "15-member",
    "world",
    "member",
];

/// Those who meet, and where they do.
const THOSE_WHO_MEET: &[&str] = &[
    "council",
    "assembly",
    "committee",
    "session",
    "meeting",
    "room",
    "chamber",
    "plenary",
    "peers",
    "delegates",
    "delegations",
    "diplomats",
    "review",
    "members",
    "states",
    "body",
    "forum",
];

/// "In its reply the delegation said", "the delegation took the floor": in a mission's own text, what
/// was said in the room.
pub(super) fn has_the_floor(before: &str, tail: &str) -> bool {
    let leads = [
        "in its reply",
        "in reply",
        "in response",
        "replying",
        "responding",
        "taking the floor",
        "closing remarks",
        "concluding remarks",
        "opening remarks",
        "opening statement",
        "closing statement",
        "final remarks",
    ];
    leads.iter().any(|lead| before.contains(lead))
        || [
            "replied",
            "responded",
            "took the floor",
            "answered",
            "took part",
            "presented the national report",
            "presented its report",
            "presented its national report",
            "introduced the national report",
        ]
        .iter()
        .any(|verb| tail.starts_with(verb))
        || addresses_the_meeting(tail)
}

/// "have conveyed their support in writing": those were not heard.
pub(super) fn sends_it_in_writing(tail: &str) -> bool {
    let clause = &tail[..tail.find(['.', ';']).unwrap_or(tail.len())];
    ["conveyed", "submitted", "sent", "transmitted"]
        .iter()
        .any(|verb| clause.starts_with(verb))
        && ["in writing", "by letter", "written statement"]
            .iter()
            .any(|words| clause.contains(words))
}

/// "The UN Refugee Agency says", "Chad welcomed it from N’Djamena in a note": said elsewhere than in the
/// room.
pub(super) fn is_outside(ctx: &Context, read: &Subject, found: Found, sentence: Span) -> bool {
    let verb = ctx.lower.get(found.start..found.end).unwrap_or("");
    let is_body = read.members.iter().all(|member| member.entity.entity_type == EntityType::UnBody);
    if is_body && matches!(verb, "says" | "estimates" | "reports" | "warns" | "puts") {
        return true;
    }
    let clause = ctx.ahead_lower(found.end, sentence.end, 160);
    let clause = &clause[..clause.find([';', '“']).unwrap_or(clause.len())];
    let media = [
        " in a tweet",
        " on twitter",
        " on social media",
        " on facebook",
        " in a press release",
        " in a state department note",
        " in a radio interview",
        " told reporters",
        " told journalists",
    ];
    let from_home = ctx
        .mentions_in(Span::new(found.end, (found.end + clause.len()).min(sentence.end)))
        .iter()
        .any(|mention| {
            mention.class == NameClass::Capital
                && ctx.behind(found.end, mention.start, 8).ends_with(" from ")
                && read
                    .members
                    .iter()
                    .any(|member| mention.entity.is_some_and(|entity| entity.code == member.entity.code))
        });
    from_home || media.iter().any(|words| clause.contains(words))
}
