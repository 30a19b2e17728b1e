//! States and groups that are named and do nothing: one row each, so that a table of mentions
//! can be told from a table of speakers.
//!
//! Left alone: demonyms, capitals, names inside other names, places ("Atlanta, Georgia").

use lexicon::{FoldingSet, Mention, NameClass};
use record::{EntityType, Role, Span};

use super::context::{Context, first_word, is_capitalised, last_word};
use super::format::Format;
use super::rows::Draft;
use super::segments::Segments;
use super::stretches::Stretches;
use super::subjects::is_part_of_a_longer_name;

/// Adds a row for every State and group that has none in its segment.
pub(super) fn mentioned(ctx: &Context, segments: &Segments, taken: &Stretches, drafts: &mut Vec<Draft>) {
    if ctx.format == Format::NoMeeting {
        return;
    }
    // Inside another row's evidence: an organisation's name, those who are spoken for.
    let evidence = Stretches::new(drafts.iter().map(|draft| Span::new(draft.row.start, draft.row.end)));
    let outside = |mention: &&Mention| {
        let here = Span::new(mention.start, mention.end);
        mention.class == NameClass::Name && mention.entity.is_some() && !taken.hold(here) && !evidence.hold(here)
    };
    let mut mentions = ctx.mentions.iter().filter(outside).peekable();
    if mentions.peek().is_none() {
        return;
    }
    let mut seen: FoldingSet<(Option<&str>, &str)> = FoldingSet::with_capacity_and_hasher(drafts.len(), Default::default());
    let mut have_rows: FoldingSet<&str> = FoldingSet::with_capacity_and_hasher(drafts.len(), Default::default());
    let with_entity = drafts
        .iter()
        .filter_map(|draft| Some((draft.row.start, draft.row.entity.as_deref()?)));
    for (start, entity) in with_entity {
        seen.insert((segments.name_at(start), entity));
        have_rows.insert(entity);
    }
    let spoken_for: FoldingSet<&str> = drafts.iter().filter_map(|draft| draft.row.on_behalf_of.as_deref()).collect();
    let mut found = Vec::new();
    for mention in mentions {
        let Some(entity) = mention.entity.filter(|entity| {
            matches!(
                entity.entity_type,
                EntityType::State | EntityType::ObserverState | EntityType::Group
            )
        }) else {
            continue;
        };
        let here = Span::new(mention.start, mention.end);
        let key = (segments.name_at(mention.start), entity.code.as_str());
        if seen.contains(&key)
            || spoken_for.contains(key.1)
            || segments.is_concerned(key.1) && (segments.are_several() || have_rows.contains(key.1))
        {
            continue;
        }
        let sentence = ctx.sentence_around(mention.start);
        if is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence) || is_a_place(ctx, sentence, here) {
            continue;
        }
        seen.insert(key);
        have_rows.insert(key.1);
        let lower = sentence.of(&ctx.lower);
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
        found.push(Draft::of(entity, here, here, role, rule));
    }
    drafts.append(&mut found);
}

/// "Atlanta, Georgia", "Holland, Michigan".
fn is_a_place(ctx: &Context, sentence: Span, here: Span) -> bool {
    let before = ctx.behind(sentence.start, here.start, 40);
    let unknown = |word: &str, at: usize| is_capitalised(word) && !ctx.is_named(at);
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
