//! The words that introduce a list.

use lexicon::FloorWord;
use record::{EntityType, Span};

use super::{Opening, topic};
use crate::interventions::context::{Context, find, first_word, is_capitalised, last_word, strip_word};
use crate::interventions::items::List;
use crate::interventions::predicates::predicate_at;

/// "The following delegations took the floor during the general debate: ..."
pub(super) fn the_following(ctx: &Context, sentence: Span, head: &str) -> Option<Opening> {
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
        return labelled(ctx, Span::new(at, sentence.end), inner);
    }
    let intro = &head[..intro_end];
    let lower = intro.to_ascii_lowercase();
    let speaks = ctx
        .lexicon
        .floor
        .longest_first(FloorWord::FloorPhrase)
        .iter()
        .any(|phrase| lower.contains(phrase.as_str()));
    let noun = sentence.start + lower.find("following ").unwrap_or(0);
    let kind = ctx.kind_in(Span::new(noun, sentence.start + intro_end));
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
        list: List::new(rule, ctx.role_in(Span::new(sentence.start, sentence.start + intro_end)), kind),
    })
}

/// "(a) ...": the first of several lists.
pub(super) fn is_lettered(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 3 && bytes[0] == b'(' && bytes[1].is_ascii_lowercase() && bytes[2] == b')'
}

pub(super) fn end_of_kind_noun(text: &str) -> Option<usize> {
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
pub(super) fn strip_floor_verb(text: &str) -> Option<usize> {
    let mut rest = text;
    for _ in 0..6 {
        let (word, end) = first_word(rest)?;
        if is_capitalised(word) {
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
pub(super) fn speaking_were(ctx: &Context, sentence: Span, head: &str) -> Option<Opening> {
    // "In the ensuing discussion, speaking were ..." too.
    let begin = announces_speakers(head).then_some(0).or_else(|| {
        let is_led = head.starts_with("In ") || head.starts_with("During ");
        let comma = is_led.then(|| head.find(", ").filter(|comma| *comma < 90)).flatten();
        let announced = comma.map(|comma| comma + 2).filter(|start| {
            let after = &head[*start..];
            ["speaking ", "the speakers ", "speakers "]
                .iter()
                .any(|words| after.starts_with(words))
        });
        // "In the discussion speakers were": without a comma.
        announced.or_else(|| {
            let before = head[..comma.unwrap_or(head.len())]
                .find(" speakers ")
                .filter(|at| is_led && *at < 90)?;
            Some(before + 1)
        })
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
        .any(|mention| predicate_at(ctx, mention.end, sentence.start + verb.0, false, false).is_some());
    if said || lower.contains(" said ") || says_that(&lower) {
        return None;
    }
    let mut rest = after.trim_start_matches([':', ' ', '\u{a0}']);
    let colon = after.trim_start().starts_with(':');
    let at = |rest: &str| sentence.start + (head.len() - rest.len());
    let mut kind = ctx.kind_in(Span::new(sentence.start, sentence.start + verb.0));
    let mut said_until = sentence.start + verb.0;
    // "... were the following non-governmental organizations: Foo", "were representatives of Chad".
    if let Some(inner) = strip_word(rest, "the following") {
        let noun_end = inner.find(':').map(|at| at + 1).or_else(|| end_of_kind_noun(inner)).unwrap_or(0);
        said_until = at(inner) + noun_end;
        kind = ctx.kind_in(Span::new(at(inner), said_until)).or(kind);
        rest = inner[noun_end..].trim_start_matches([':', ' ']);
    }
    let named = strip_leads(ctx, rest);
    kind = ctx.kind_in(Span::new(at(rest), at(named))).or(kind);
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
        start: at(named),
        topic: topic(ctx, sentence.start, sentence.start + verb.0),
        list: List::new(rule, ctx.role_in(Span::new(sentence.start, said_until)), kind),
    })
}

/// "Speaking", "Also delivering a statement", "Then taking the floor", "Other speakers".
fn announces_speakers(head: &str) -> bool {
    const LEADS: &[&str] = &["Also ", "Then ", "Finally, ", "Later ", "Next ", "Those ", "The ", "Other "];
    const STARTS: &[&str] = &[
        "speaking",
        "speakers",
        "taking the floor",
        "taking part",
        "participating",
        "intervening",
        "addressing the council",
        "addressing the committee",
        "making a statement",
        "making statements",
        "making remarks",
        "delivering a statement",
        "delivering statements",
        "delivering remarks",
        "offering remarks",
        "giving a statement",
        "giving statements",
        "exercising",
        "contributing",
    ];
    let words = LEADS.iter().find_map(|lead| head.strip_prefix(lead)).unwrap_or(head);
    let starts = |start: &&&str| words.get(..start.len()).is_some_and(|word| word.eq_ignore_ascii_case(start));
    STARTS.iter().find(starts).is_some()
}

/// "stressed that", and not "at the end of that dialogue".
fn says_that(lower: &str) -> bool {
    lower
        .match_indices(" that ")
        .any(|(at, _)| !last_word(&lower[..at]).is_some_and(|(word, _)| matches!(word, "of" | "in" | "on" | "during" | "at" | "after")))
}

/// "Statements were made by the representatives of ...", "(b) ... was delivered by".
pub(super) fn made_by(ctx: &Context, sentence: Span, head: &str) -> Option<Opening> {
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
    let start = sentence.start + (head.len() - named.len());
    let kind = ctx.kind_in(Span::new(sentence.start + at + length, start));
    Some(Opening {
        start,
        topic: topic(ctx, sentence.start, sentence.start + at),
        list: List::new("list.statements", ctx.role_in(sentence), kind),
    })
}

/// "(a) Representatives of States members of the Council: ...", "Observers for non-governmental
/// organizations: ...", "Speakers: ...".
pub(super) fn labelled(ctx: &Context, sentence: Span, head: &str) -> Option<Opening> {
    let colon = head.find(':').filter(|colon| *colon <= 260)?;
    let label = &head[..colon];
    // The label of a report may follow the words that introduce the whole paragraph.
    let begin = label.rfind("epresentative").or_else(|| label.rfind("bserver"))?;
    let end = sentence.start + colon;
    let lower = &ctx.lower[sentence.start + begin..end];
    let kind = ctx.kind_in(Span::new(sentence.start + begin, end));
    let rule = if lower.contains("states members") || lower.contains("member states") || lower.contains("members of the council") {
        "report.members"
    } else if lower.contains("observer states") || lower.contains("states observers") || lower.contains("observers states") {
        "report.observers"
    } else if kind.is_some() || lower.contains("intergovernmental") {
        "report.organisations"
    } else if lower.contains("observer") || lower.contains("states") {
        "report.observers"
    } else {
        return None;
    };
    Some(Opening {
        start: sentence.start + colon + 1,
        topic: None,
        list: List::new(rule, ctx.role_in(Span::new(sentence.start, end)), kind),
    })
}

/// Without "representatives of", "the delegations of", "the observer for" before the first name.
pub(super) fn strip_leads<'t>(ctx: &Context, text: &'t str) -> &'t str {
    let mut rest = text.trim_start();
    for _ in 0..12 {
        let Some((word, end)) = first_word(rest) else { break };
        let lower = word.to_ascii_lowercase();
        let is_lead = !is_capitalised(word)
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

/// What an introduction says its items are; of several the first counts, and none are delegations.
pub(in crate::interventions) const KINDS: &[(&str, EntityType)] = &[
    ("non-governmental", EntityType::Ngo),
    ("nongovernmental", EntityType::Ngo),
    ("civil society", EntityType::Ngo),
    ("ngos", EntityType::Ngo),
    ("ngo ", EntityType::Ngo),
    ("national human rights", EntityType::Nhri),
    ("national institution", EntityType::Nhri),
    ("human rights institution", EntityType::Nhri),
    ("nhri", EntityType::Nhri),
    ("united nations entit", EntityType::UnBody),
    ("united nations bod", EntityType::UnBody),
    ("united nations agenc", EntityType::UnBody),
    ("specialized agenc", EntityType::UnBody),
    ("funds and programmes", EntityType::UnBody),
    ("intergovernmental org", EntityType::Igo),
    ("international org", EntityType::Igo),
    ("regional org", EntityType::Igo),
    // "The following organizations also spoke": in the house's accounts these are non-governmental.
    ("organizations", EntityType::Ngo),
    ("organisations", EntityType::Ngo),
];
