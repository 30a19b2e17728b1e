//! Items that are no delegation: organisations, and names that are not known.

use record::{EntityType, Role, Span};

use super::List;
use super::cuts::{items, trim};
use crate::interventions::behalf::behalf;
use crate::interventions::context::{Context, find, without_the};
use crate::interventions::cues::Cue;
use crate::interventions::organisations;
use crate::interventions::rows::Draft;

/// Words behind which stand those who join an organisation's statement.
pub(in crate::interventions) const JOINTLY: &[&str] = &[
    "in a joint statement with",
    "(in a joint statement with",
    "(joint statement with",
    "joint statement with",
    "jointly with",
    "together with",
    "also in the name of",
];

/// Words with which an organisation's name is over.
pub(in crate::interventions) const NAME_ENDS: &[&str] = &[
    " (on behalf",
    " (also on behalf",
    " on behalf of",
    " (in a joint statement",
    " (by video",
    " (video",
];

/// Reads an item that is an organisation, or a name that is not known.
pub(super) fn organisation(ctx: &Context, list: &List, item: Span, drafts: &mut Vec<Draft>) {
    let words = item.of(ctx.text);
    // "on behalf of several organizations" after a comma belongs to the item before it.
    let speaker = drafts.last().and_then(|draft| draft.row.entity.clone());
    if let Some(found) = behalf(ctx, item.start, item.end, speaker.as_deref())
        && let Some(last) = drafts.last_mut()
        && found.end >= item.end.saturating_sub(1)
    {
        last.row.on_behalf_of = found.code;
        last.row.behalf_count = found.count;
        last.row.end = found.end.min(item.end);
        return;
    }
    let joint = || JOINTLY.iter().find_map(|phrase| Some((find(words, phrase)?, phrase.len())));
    if let Some(at) = ctx.has_cue(item, Cue::Jointly).then(joint).flatten() {
        let (at, length) = at;
        let first = trim(
            ctx.text,
            Span::new(item.start, item.start + words[..at].trim_end_matches(['(', ' ']).len()),
        );
        if !first.is_empty() {
            one_organisation(ctx, list, first, list.role, drafts);
        }
        let partners = Span::new(item.start + at + length, item.end);
        for partner in items(
            ctx,
            &List {
                kind: Some(EntityType::Ngo),
                ..list.clone()
            },
            partners,
        ) {
            let partner = trim(
                ctx.text,
                Span::new(partner.start, partner.end - usize::from(partner.of(ctx.text).ends_with(')'))),
            );
            if partner.of(ctx.text).starts_with(char::is_uppercase) {
                one_organisation(ctx, list, partner, Role::JointStatementPartner, drafts);
            }
        }
        return;
    }
    one_organisation(ctx, list, item, list.role, drafts);
}

pub(super) fn one_organisation(ctx: &Context, list: &List, item: Span, role: Role, drafts: &mut Vec<Draft>) {
    let words = item.of(ctx.text);
    let mut name = item;
    let mut for_whom = None;
    // "Name (on behalf of ...)", "Name on behalf of ...": the name ends there. Short forms in brackets stay.
    let place = || NAME_ENDS.iter().find_map(|end| find(words, end));
    let place = ctx.has_cue(item, Cue::NameEnds).then(place).flatten();
    if let Some(at) = place {
        name = trim(ctx.text, Span::new(item.start, item.start + at));
        for_whom = behalf(ctx, item.start + at, item.end, None);
    }
    let name_words = name.of(ctx.text);
    let stripped = without_the(name_words);
    name = Span::new(name.end - stripped.len().min(name.len()), name.end);
    if stripped.is_empty()
        || !stripped.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '“' || c == '"')
        || stripped.len() > 200
    {
        return;
    }
    // A body or group that is known by its whole name.
    let known = ctx
        .mentions_in(name)
        .first()
        .filter(|mention| mention.start <= name.start + 4 && mention.end + 1 >= end_without_short_form(name_words, name));
    if let Some(entity) = known.and_then(|mention| mention.entity)
        && (list.kind.is_none() || entity.entity_type != EntityType::State)
    {
        let mut draft = Draft::of(entity, name, name, role, list.rule);
        draft.row.on_behalf_of = for_whom.and_then(|found| found.code);
        drafts.push(draft);
        return;
    }
    let kind = organisations::kind(ctx.lexicon, stripped, list.kind);
    let mut draft = match kind {
        Some(kind) => Draft::organisation(ctx.text, name, kind, role, list.rule),
        None if looks_like_a_name(stripped) => Draft::unnamed(name, name, role, list.rule),
        None => return,
    };
    draft.row.on_behalf_of = for_whom.and_then(|found| found.code);
    drafts.push(draft);
}

pub(super) fn end_without_short_form(words: &str, name: Span) -> usize {
    words
        .rfind(" (")
        .filter(|_| words.ends_with(')'))
        .map_or(name.end, |at| name.start + at)
}

/// A few words that begin with a capital, and no clause.
pub(super) fn looks_like_a_name(words: &str) -> bool {
    words.split_whitespace().count() <= 8
        && words.split_whitespace().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '(')
                || matches!(
                    word,
                    "of" | "and" | "the" | "for" | "de" | "des" | "la" | "&" | "in" | "et" | "pour" | "du" | "les" | "le"
                )
        })
}
