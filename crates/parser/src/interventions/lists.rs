//! Speakers' lists: "Speaking in the discussion on Chad were: Togo on behalf of the African
//! Group, Belarus , Holy See, and Iran."
//!
//! The words that introduce a list changed over the years and name the rule: `list.2006` (the
//! following country delegations addressed the Council), `list.2010` (the following delegations
//! took the floor), `list.2014` (speaking in the discussion were), `list.2017` (speaking were),
//! `list.2021` (a colon before the names). What the introduction says of its items (civil
//! society organizations, national institutions) holds for every one of them.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use record::{EntityType, Role, Span};

use super::context::{Context, find, first_word, strip_word};
use super::cues::Cue;
use super::items::{List, read_items};
use super::rows::Draft;
use super::segments::Segments;

/// A list, read: its rows and the stretch of text it took.
pub(super) struct ReadList {
    pub(super) drafts: Vec<Draft>,
    /// From the introduction to the end of the list.
    pub(super) span: Span,
    pub(super) list: List,
}

/// Every speakers' list of the document, in order.
pub(super) fn lists(ctx: &Context, segments: &Segments) -> Vec<ReadList> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, sentence) in ctx.doc.sentences.iter().enumerate() {
        if sentence.start < from {
            continue;
        }
        let Some(opening) = opening(ctx, at) else { continue };
        let end = sentence.end;
        // The introduction may end its paragraph, and the list be the next one, or a column of names.
        let (start, end) = if opening.start >= end || ctx.text[opening.start..end].trim().is_empty() {
            match ctx.doc.sentences.get(at + 1) {
                Some(next) if is_lettered(next.of(ctx.text)) => continue,
                Some(next) => (next.start, column_end(ctx, at + 1)),
                None => continue,
            }
        } else {
            (opening.start, end)
        };
        let segment = segments.at(opening.start);
        let list = List {
            concerned: opening.topic.clone().or_else(|| segment.concerned.clone()),
            ..opening.list
        };
        let drafts = read_items(ctx, &list, Span::new(start, end));
        if drafts.is_empty() {
            continue;
        }
        from = end;
        found.push(ReadList {
            drafts,
            span: Span::new(sentence.start, end),
            list,
        });
    }
    found
}

struct Opening {
    /// Where the first item starts.
    start: usize,
    topic: Option<String>,
    list: List,
}

/// Where a column of names (one a line) ends that starts with sentence `at`.
fn column_end(ctx: &Context, at: usize) -> usize {
    let sentences = &ctx.doc.sentences;
    let mut end = sentences[at].end;
    if ctx.text[sentences[at].start..end].contains(',') {
        return end;
    }
    for (number, next) in (at + 1..).zip(&sentences[at + 1..]) {
        let line = next.of(ctx.text);
        let is_item =
            line.len() < 120 && ctx.text[end..next.start].contains('\n') && !ctx.mentions_in(*next).is_empty() && !line.contains(". ");
        if !is_item || opening(ctx, number).is_some() || predicate_inside(ctx, *next) {
            break;
        }
        end = next.end;
    }
    end
}

fn predicate_inside(ctx: &Context, sentence: Span) -> bool {
    let first = ctx.mention_from(sentence.start);
    ctx.mentions
        .get(first)
        .is_some_and(|mention| super::predicates::predicate_at(ctx, mention.end, sentence.end, false, false).is_some())
}

/// The introduction of a list, where sentence number `at` has one.
fn opening(ctx: &Context, at: usize) -> Option<Opening> {
    let sentence = ctx.doc.sentences[at];
    let has = |cue: Cue| ctx.cues.has(at, cue);
    let head = ctx.ahead(sentence.start, sentence.end, 360);
    // Most sentences of a text hold none of these.
    let following = || has(Cue::Following).then(|| the_following(ctx, sentence, head)).flatten();
    let were = || has(Cue::Were).then(|| speaking_were(ctx, sentence, head)).flatten();
    let by = || (has(Cue::Were) && has(Cue::By)).then(|| made_by(ctx, sentence, head)).flatten();
    let label = || has(Cue::Colon).then(|| labelled(sentence, head)).flatten();
    following().or_else(were).or_else(by).or_else(label)
}

/// "The following delegations took the floor during the general debate: ..."
fn the_following(ctx: &Context, sentence: Span, head: &str) -> Option<Opening> {
    let at = head.find("he following ")? + "he following ".len();
    let colon = head[at..].find(':').map(|colon| at + colon);
    let (intro_end, start) = match colon {
        Some(colon) => (colon, colon + 1),
        None => {
            // "... by the following non-governmental organizations Foo, Bar": the name follows the noun.
            let noun_end = end_of_kind_noun(&head[at..])? + at;
            let verb = strip_floor_verb(&head[noun_end..])?;
            (noun_end, noun_end + verb)
        }
    };
    // "... made statements: (a) Representatives of States members of the Council: ..."
    let rest = ctx.ahead(sentence.start + start, sentence.end, 300);
    let inner = rest.trim_start();
    if is_lettered(inner) {
        let at = sentence.start + start + (rest.len() - inner.len());
        return labelled(Span::new(at, sentence.end), inner);
    }
    let intro = &head[..intro_end];
    let lower = intro.to_ascii_lowercase();
    let speaks = FLOOR_PHRASES.iter().any(|phrase| lower.contains(phrase));
    let kind = kind_of(&lower[lower.find("following ").unwrap_or(0)..]);
    let is_of_delegations = ["delegation", "countr", "state", "speaker", "representative", "observer"]
        .iter()
        .any(|noun| lower[at.min(lower.len())..].contains(noun));
    if !(speaks && (kind.is_some() || is_of_delegations)) {
        return None;
    }
    let rule = if kind.is_some() {
        "list.organisations"
    } else if lower.contains("addressed the council") || lower.contains("country delegations") {
        "list.2006"
    } else {
        "list.2010"
    };
    Some(Opening {
        start: sentence.start + start,
        topic: topic(ctx, sentence.start, sentence.start + intro_end),
        list: List::new(rule, role_of(&lower), kind),
    })
}

/// "(a) ...": the first of several lists.
fn is_lettered(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 3 && bytes[0] == b'(' && bytes[1].is_ascii_lowercase() && bytes[2] == b')'
}

const FLOOR_PHRASES: &[&str] = &[
    "took the floor",
    "taking the floor",
    "take the floor",
    "spoke",
    "speaking",
    "addressed",
    "participated",
    "made statement",
    "made a statement",
    "statements",
    "intervened",
    "delivered",
    "took part",
    "in the discussion",
    "in the debate",
    "contributed",
    "right of reply",
    "speakers",
];

fn end_of_kind_noun(text: &str) -> Option<usize> {
    [
        "organizations",
        "organisations",
        "institutions",
        "delegations",
        "countries",
        "entities",
        "States",
        "NGOs",
        "speakers",
        "bodies",
    ]
    .iter()
    .filter_map(|noun| find(text, noun).map(|at| at + noun.len()))
    .min()
}

/// After the noun: nothing, or "also took the floor", and then a name. Gives where the name starts.
fn strip_floor_verb(text: &str) -> Option<usize> {
    let mut rest = text;
    for _ in 0..6 {
        let (word, end) = first_word(rest)?;
        if super::context::is_capitalised(word) {
            return Some(text.len() - rest.trim_start().len());
        }
        if !matches!(
            word,
            "also" | "took" | "the" | "floor" | "spoke" | "then" | "in" | "made" | "statements"
        ) {
            return None;
        }
        rest = &rest[end..];
    }
    None
}

/// "Speaking in the discussion were ...", "Also speaking were: ...", "Taking the floor was ...".
fn speaking_were(ctx: &Context, sentence: Span, head: &str) -> Option<Opening> {
    const STARTS: &[&str] = &[
        "Speaking",
        "Also speaking",
        "Taking the floor",
        "Also taking the floor",
        "Taking part",
        "Participating",
        "Also participating",
        "Intervening",
        "Addressing the Council",
        "Addressing the Committee",
        "Making statements",
        "Delivering statements",
        "Delivering a statement",
        "Making a statement",
        "Then speaking",
        "Speakers",
        "The speakers",
        "Exercising",
        "Also taking part",
        "Other speakers",
        "Also making statements",
        "Also delivering statements",
        "Also exercising",
        "Also intervening",
        "Contributing",
        "Those speaking",
        "Those taking the floor",
        "Finally, speaking",
        "Speaking also",
    ];
    // "In the ensuing discussion, speaking were ..." too.
    let begin = STARTS.iter().find(|start| head.starts_with(**start)).map(|_| 0).or_else(|| {
        let comma = head.starts_with("In ").then(|| head.find(", ")).flatten()?;
        let after = &head[comma + 2..];
        (comma < 90 && (after.starts_with("speaking ") || after.starts_with("the speakers"))).then_some(comma + 2)
    })?;
    let verb = [" were", " was", " included"]
        .iter()
        .filter_map(|verb| find(&head[begin..], verb).map(|at| (begin + at, begin + at + verb.len())))
        .min()?;
    let intro = &head[..verb.0];
    let lower = intro.to_ascii_lowercase();
    let after = &head[verb.1..];
    if !after.starts_with([' ', ':']) && !after.is_empty() {
        return None;
    }
    // "Speaking as a concerned country, Chad said that schools were closed" is no list.
    let first = ctx.mention_from(sentence.start);
    let said = ctx.mentions[first..]
        .iter()
        .take_while(|mention| mention.end <= sentence.start + verb.0)
        .any(|mention| super::predicates::predicate_at(ctx, mention.end, sentence.start + verb.0, false, false).is_some());
    if said || lower.contains(" said ") || lower.contains(" that ") {
        return None;
    }
    let mut rest = after.trim_start_matches([':', ' ', '\u{a0}']);
    let colon = after.trim_start().starts_with(':');
    let mut kind = kind_of(&lower);
    let mut lower = lower;
    // "... were the following non-governmental organizations: Foo", "were representatives of Chad".
    if let Some(inner) = strip_word(rest, "the following") {
        let noun_end = inner.find(':').map(|at| at + 1).or_else(|| end_of_kind_noun(inner)).unwrap_or(0);
        let said = inner[..noun_end].to_ascii_lowercase();
        kind = kind_of(&said).or(kind);
        lower.push_str(&said);
        rest = inner[noun_end..].trim_start_matches([':', ' ']);
    }
    let named = strip_leads(ctx, rest);
    let lead = rest[..rest.len() - named.len()].to_ascii_lowercase();
    kind = kind_of(&lead).or(kind);
    if !named.is_empty()
        && !named.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        && !named.starts_with("the ")
        && !named.starts_with('“')
    {
        return None; // "Speakers were divided"
    }
    if (head.starts_with("Speakers") || head.starts_with("The speakers") || head.starts_with("Other speakers"))
        && ctx.mentions_in(sentence).is_empty()
        && !colon
    {
        return None;
    }
    let rule = if colon {
        "list.2021"
    } else if intro.trim_end().len() <= "Also speaking".len() && !head.starts_with("Taking") {
        "list.2017"
    } else {
        "list.2014"
    };
    Some(Opening {
        start: sentence.start + (head.len() - named.len()),
        topic: topic(ctx, sentence.start, sentence.start + verb.0),
        list: List::new(rule, role_of(&lower), kind),
    })
}

/// "Statements were made by the representatives of ...", "(b) ... was delivered by".
fn made_by(ctx: &Context, sentence: Span, head: &str) -> Option<Opening> {
    let (at, length) = [
        "tatements were made by ",
        "tatements were delivered by ",
        "tatement was made by ",
        "tatement was delivered by ",
        "tatements were also made by ",
        "uestions were asked by ",
        "right of reply were made by ",
        "right of reply was made by ",
        "were also made by ",
        "interventions were made by ",
    ]
    .iter()
    .find_map(|phrase| find(head, phrase).map(|at| (at, phrase.len())))?;
    let named = strip_leads(ctx, &head[at + length..]);
    let lead = head[at + length..head.len() - named.len()].to_ascii_lowercase();
    let lower = sentence.of(ctx.text).to_ascii_lowercase();
    Some(Opening {
        start: sentence.start + (head.len() - named.len()),
        topic: topic(ctx, sentence.start, sentence.start + at),
        list: List::new("list.statements", role_of(&lower), kind_of(&lead)),
    })
}

/// "(a) Representatives of States members of the Council: ...", "Observers for non-governmental
/// organizations: ...", "Speakers: ...".
fn labelled(sentence: Span, head: &str) -> Option<Opening> {
    let colon = head.find(':').filter(|colon| *colon <= 260)?;
    let label = &head[..colon];
    // The label of a report may follow the words that introduce the whole paragraph.
    let begin = label.rfind("epresentative").or_else(|| label.rfind("bserver"))?;
    let lower = label[begin..].to_ascii_lowercase();
    let rule = if lower.contains("states members") || lower.contains("member states") || lower.contains("members of the council") {
        "report.members"
    } else if lower.contains("observer states") || lower.contains("states observers") || lower.contains("observers states") {
        "report.observers"
    } else if kind_of(&lower).is_some() || lower.contains("intergovernmental") {
        "report.organisations"
    } else if lower.contains("observer") || lower.contains("states") {
        "report.observers"
    } else {
        return None;
    };
    Some(Opening {
        start: sentence.start + colon + 1,
        topic: None,
        list: List::new(rule, role_of(&label.to_ascii_lowercase()), kind_of(&lower)),
    })
}

/// The rest of a paragraph of a report after one of its lists: "; (b) Representatives of ...".
pub(super) fn further_lists(ctx: &Context, first: &ReadList, segments: &Segments) -> Vec<ReadList> {
    let mut found = Vec::new();
    if !first.list.rule.starts_with("report.") {
        return found;
    }
    let end = first.span.end;
    let mut at = first.span.start;
    while let Some(next) = ctx
        .text
        .get(at..end)
        .and_then(|rest| rest.find("; (").map(|offset| at + offset + 2))
    {
        at = next;
        let part = Span::new(next, end);
        let Some(opening) = labelled(part, ctx.ahead(next, end, 300)) else {
            continue;
        };
        let list = List {
            concerned: segments.at(next).concerned.clone(),
            ..opening.list
        };
        found.push(ReadList {
            drafts: read_items(ctx, &list, Span::new(opening.start, end)),
            span: part,
            list,
        });
    }
    found
}

/// Without "representatives of", "the delegations of", "the observer for" before the first name.
fn strip_leads<'t>(ctx: &Context, text: &'t str) -> &'t str {
    let mut rest = text.trim_start();
    for _ in 0..12 {
        let Some((word, end)) = first_word(rest) else { break };
        let lower = word.to_ascii_lowercase();
        let is_lead = !super::context::is_capitalised(word)
            && (matches!(
                lower.as_str(),
                "the"
                    | "of"
                    | "for"
                    | "following"
                    | "a"
                    | "an"
                    | "and"
                    | "from"
                    | "states"
                    | "members"
                    | "observer"
                    | "also"
                    | "then"
                    | "country"
                    | "civil"
                    | "society"
                    | "non-governmental"
                    | "national"
                    | "human"
                    | "rights"
                    | "two"
                    | "three"
            ) || ctx.lexicon.floor.is(&lower, lexicon::FloorWord::Crowd)
                || ctx.lexicon.floor.is(&lower, lexicon::FloorWord::CrowdOne)
                || ctx.lexicon.floor.is(&lower, lexicon::FloorWord::Civil));
        let after = rest[end..].trim_start();
        if !is_lead || (lower == "the" && after.starts_with(char::is_uppercase)) {
            break;
        }
        rest = after.strip_prefix(':').unwrap_or(after).trim_start();
    }
    rest
}

/// What the introduction says its items are; none for delegations.
fn kind_of(lower: &str) -> Option<EntityType> {
    let has = |word: &str| lower.contains(word);
    // "The following organizations also spoke": in the house's accounts these are non-governmental.
    let has_bare_organisations = || has("organizations") || has("organisations");
    if has("non-governmental") || has("nongovernmental") || has("civil society") || has("ngos") || has("ngo ") {
        Some(EntityType::Ngo)
    } else if has("national human rights") || has("national institution") || has("human rights institution") || has("nhri") {
        Some(EntityType::Nhri)
    } else if has("united nations entit")
        || has("united nations bod")
        || has("united nations agenc")
        || has("specialized agenc")
        || has("funds and programmes")
    {
        Some(EntityType::UnBody)
    } else if has("intergovernmental org") || has("international org") || has("regional org") {
        Some(EntityType::Igo)
    } else {
        has_bare_organisations().then_some(EntityType::Ngo)
    }
}

/// The role that the introduction gives to every item.
pub(super) fn role_of(lower: &str) -> Role {
    static FINDER: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let build = || AhoCorasick::new(ROLES.iter().map(|(phrase, _)| phrase)).ok();
    let Some(finder) = FINDER.get_or_init(build) else {
        return Role::Speaker;
    };
    let found = finder.find_overlapping_iter(lower).map(|found| found.pattern().as_usize());
    found.min().map_or(Role::Speaker, |first| ROLES[first].1)
}

/// Phrases that give a role; of several the first counts.
const ROLES: &[(&str, Role)] = &[
    ("second right", Role::RightOfReply2),
    ("right of reply", Role::RightOfReply),
    ("rights of reply", Role::RightOfReply),
    ("right to reply", Role::RightOfReply),
    ("explanation of vote", Role::ExplanationOfVote),
    ("explanation of the vote", Role::ExplanationOfVote),
    ("explanations of vote", Role::ExplanationOfVote),
    ("explanation of its vote", Role::ExplanationOfVote),
    ("explanation of position", Role::ExplanationOfVote),
    ("explanation of their vote", Role::ExplanationOfVote),
    ("explaining his vote", Role::ExplanationOfVote),
    ("explaining her vote", Role::ExplanationOfVote),
    ("explaining its vote", Role::ExplanationOfVote),
    ("explaining their vote", Role::ExplanationOfVote),
    ("explaining his position", Role::ExplanationOfVote),
    ("explaining her position", Role::ExplanationOfVote),
    ("explaining its position", Role::ExplanationOfVote),
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

/// The country after "on", "in" or "of" in the introduction.
fn topic(ctx: &Context, start: usize, end: usize) -> Option<String> {
    let mention = ctx.mentions_in(Span::new(start, end)).last()?;
    let entity = mention.entity.filter(|entity| entity.entity_type == EntityType::State)?;
    let before = ctx.behind(start, mention.start, 40);
    let before = before.trim_end();
    let before = before.strip_suffix("the").unwrap_or(before).trim_end();
    [" on", " in", " of", " about", " concerning"]
        .iter()
        .any(|word| before.ends_with(word))
        .then(|| entity.code.clone())
}
