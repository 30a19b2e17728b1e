//! States and groups that are named and do nothing: one row each, so that a table of mentions
//! can be told from a table of speakers.
//!
//! Left alone: demonyms, capitals, names inside other names, places ("Atlanta, Georgia").

use std::collections::HashSet;

use lexicon::NameClass;
use record::{EntityType, Role, Span};

use super::context::{Context, first_word, is_capitalised, last_word};
use super::format::Format;
use super::rows::Draft;
use super::segments::Segments;
use super::subjects::is_part_of_a_longer_name;

/// Adds a row for every State and group that has none in its segment.
pub(super) fn mentioned(ctx: &Context, segments: &Segments, taken: &[Span], drafts: &mut Vec<Draft>) {
    if ctx.format == Format::NoMeeting {
        return;
    }
    let mut seen: HashSet<(Option<String>, String)> = drafts
        .iter()
        .filter_map(|draft| Some((segments.name_at(draft.row.start), draft.row.entity.clone()?)))
        .collect();
    let spoken_for: HashSet<String> = drafts.iter().filter_map(|draft| draft.row.on_behalf_of.clone()).collect();
    // Inside another row's evidence: an organisation's name, those who are spoken for.
    let organisations: Vec<Span> = drafts.iter().map(|draft| Span::new(draft.row.start, draft.row.end)).collect();
    for mention in ctx.mentions {
        let Some(entity) = mention.entity.filter(|entity| {
            matches!(
                entity.entity_type,
                EntityType::State | EntityType::ObserverState | EntityType::Group
            )
        }) else {
            continue;
        };
        let here = Span::new(mention.start, mention.end);
        if mention.class != NameClass::Name
            || spoken_for.contains(&entity.code)
            || taken.iter().chain(&organisations).any(|span| span.contains(here))
        {
            continue;
        }
        let sentence = ctx
            .doc
            .sentences
            .get(ctx.doc.sentence_at(mention.start))
            .copied()
            .unwrap_or_default();
        if is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence) || is_a_place(ctx, sentence, here) {
            continue;
        }
        if segments.is_concerned(&entity.code)
            && (segments.are_several() || drafts.iter().any(|draft| draft.row.entity.as_ref() == Some(&entity.code)))
        {
            continue;
        }
        let key = (segments.name_at(mention.start), entity.code.clone());
        if !seen.insert(key) {
            continue;
        }
        let lower = sentence.of(ctx.text).to_ascii_lowercase();
        let in_tally = ["among the", "including", "included", "such as"]
            .iter()
            .any(|words| lower.contains(words))
            && ["delegations", "speakers", "countries", "states", "supporters", "critics"]
                .iter()
                .any(|words| lower.contains(words));
        let (role, rule) = if in_tally && (entity.entity_type == EntityType::Group || lower.contains("delegations")) {
            (Role::MentionedInTally, "prose.in_tally")
        } else {
            (Role::Mentioned, "prose.mentioned")
        };
        drafts.push(Draft::of(ctx.text, entity, here, here, role, rule));
    }
}

/// "Atlanta, Georgia", "Holland, Michigan".
fn is_a_place(ctx: &Context, sentence: Span, here: Span) -> bool {
    let before = ctx.behind(sentence.start, here.start, 40);
    let unknown =
        |word: &str, at: usize| is_capitalised(word) && !ctx.mentions.iter().any(|mention| mention.start <= at && at < mention.end);
    if let Some(lead) = before.strip_suffix(", ")
        && let Some((word, at)) = last_word(lead)
        && lead.ends_with(word)
        && at > 0
        && unknown(word, here.start - before.len() + at)
    {
        return true;
    }
    let after = ctx.ahead(here.end, sentence.end, 40);
    let led = last_word(before).is_some_and(|(word, _)| matches!(word, "in" | "from" | "near" | "at" | "outside" | "of"));
    led && after.strip_prefix(", ").is_some_and(|rest| {
        first_word(rest).is_some_and(|(word, end)| {
            unknown(word, here.end + 2) && rest[end..].starts_with([',', '.', ' ']) && word.len() > 2 && !rest[end..].starts_with(" said")
        })
    })
}
