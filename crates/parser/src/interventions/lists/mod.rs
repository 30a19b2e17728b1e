//! Speakers' lists: "Speaking in the discussion on Chad were: Togo on behalf of the African
//! Group, Belarus , Holy See, and Iran."
//!
//! The words that introduce a list changed over the years and name the rule: `list.2006` (the
//! following country delegations addressed the Council), `list.2010` (the following delegations
//! took the floor), `list.2014` (speaking in the discussion were), `list.2017` (speaking were),
//! `list.2021` (a colon before the names). What the introduction says of its items (civil
//! society organizations, national institutions) holds for every one of them.

mod openings;

use record::{EntityType, Role, Span};

use super::behalf::{Behalf, behalf, named_group, of_group, text_owned};
use super::context::{Context, find};
use super::cues::Cue;
use super::items::{List, read_items};
use super::predicates::predicate_at;
use super::prose::also_spoke;
use super::rows::Draft;
use super::segments::Segments;
pub(super) use openings::KINDS;
use openings::{is_lettered, labelled, made_by, speaking_were, the_following};

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
        let mut drafts = read_items(ctx, &list, Span::new(start, end));
        if drafts.is_empty() {
            continue;
        }
        // "Speaking for the African Group was Chad."
        if let [draft] = &mut drafts[..]
            && draft.row.on_behalf_of.is_none()
            && let Some(found) =
                behalf(ctx, sentence.start, start, draft.row.entity.as_deref()).or_else(|| whose_statement(ctx, sentence.start, start))
        {
            draft.row.on_behalf_of = found.code;
            draft.row.behalf_count = found.count;
        }
        drafts.splice(0..0, who_spoke_before_them(ctx, sentence.start, opening.start));
        from = end;
        found.push(ReadList {
            drafts,
            span: Span::new(sentence.start, end),
            list,
        });
    }
    found
}

/// "**The Commission for Human Rights** also took the floor, as did the following organizations": who is
/// named before a list is introduced.
fn who_spoke_before_them(ctx: &Context, from: usize, to: usize) -> Vec<Draft> {
    let head = ctx.text.get(from..to).unwrap_or("");
    // "Also speaking were UNICEF and the Commission of Chad, as well as the following organizations"
    let joins = [
        ", as well as the following",
        ", and the following",
        " and the following",
        " as well as the following",
        ", together with the following",
    ];
    if let Some(end) = joins.iter().filter_map(|join| find(head, join)).min()
        && let Some(start) = [" were ", " were: ", " was "]
            .iter()
            .filter_map(|verb| Some(find(head, verb)? + verb.len()))
            .min()
        && start < end
    {
        let list = List::new("summary.organisation", ctx.role_in(Span::new(from, from + start)), None);
        let mut rows = read_items(ctx, &list, Span::new(from + start, from + end));
        rows.retain(|draft| draft.row.entity.is_some());
        return rows;
    }
    let Some(lead) = find(head, ", as did the following") else {
        return Vec::new();
    };
    let Some(names) = also_spoke(&ctx.text[from..from + lead]) else {
        return Vec::new();
    };
    let mut span = Span::new(from, from + names);
    for lead in [
        "The representative of ",
        "The Representative of ",
        "A representative of ",
        "the ",
        "The ",
    ] {
        if span.of(ctx.text).starts_with(lead) {
            span.start += lead.len();
        }
    }
    let list = List::new("summary.organisation", Role::Speaker, None);
    let mut rows = read_items(ctx, &list, span);
    rows.retain(|draft| draft.row.entity.is_some());
    rows
}

/// "**The Arab Group**, whose statement was delivered by Chad", "**the Arab Group**’s statement was".
fn whose_statement(ctx: &Context, from: usize, to: usize) -> Option<Behalf> {
    let group = named_group(ctx, from, to)?;
    let is_whose = ctx.ahead(group.end, to, 20).starts_with(", whose statement ");
    text_owned(ctx, from, to).or_else(|| is_whose.then(|| of_group(group, group.end)))
}

struct Opening {
    /// Where the first item starts.
    pub(super) start: usize,
    pub(super) topic: Option<String>,
    pub(super) list: List,
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
        .is_some_and(|mention| predicate_at(ctx, mention.end, sentence.end, false, false).is_some())
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
    let label = || has(Cue::Colon).then(|| labelled(ctx, sentence, head)).flatten();
    following().or_else(were).or_else(by).or_else(label)
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
        let Some(opening) = labelled(ctx, part, ctx.ahead(next, end, 300)) else {
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
