//! Numbers that the source states of its own lists, held against the lists.
//!
//! "During the interactive dialogue, 94 delegations made statements." A mismatch is a note;
//! nothing is corrected.

use record::{EntityType, Level, Note, Role, Span};

use super::context::Context;
use super::format::Format;
use super::rows::{Draft, takes_the_floor};

/// Notes for every count that does not hold.
pub(super) fn speakers(ctx: &Context, drafts: &[Draft], notes: &mut Vec<Note>) {
    if !ctx.format.is_of_the_house() {
        return;
    }
    let stated = drafts.iter().filter(|draft| {
        let row = &draft.row;
        row.entity_type == EntityType::UnnamedAggregate
            && row.role == Role::Speaker
            && row.count.is_some_and(|count| count > 1)
            && draft.surface.of(&ctx.lower).contains("delegation")
            && STATES_A_TOTAL.iter().any(|words| {
                Span::new(row.start, row.end).of(ctx.text).ends_with(words) || ctx.ahead(row.start, ctx.text.len(), 90).contains(words)
            })
    });
    for draft in stated {
        let row = &draft.row;
        let mut names: Vec<(&str, Option<&str>)> = drafts
            .iter()
            .filter(|other| other.row.segment == row.segment && other.row.role == Role::Speaker && takes_the_floor(other.row.role))
            .filter(|other| {
                matches!(
                    other.row.entity_type,
                    EntityType::State | EntityType::ObserverState | EntityType::ObserverEntity | EntityType::Group
                )
            })
            .filter_map(|other| Some((other.row.entity.as_deref()?, other.row.on_behalf_of.as_deref())))
            .collect();
        names.sort_unstable();
        names.dedup();
        let (count, found) = (row.count.unwrap_or(0) as usize, names.len());
        if found > 0 && count != found {
            let span = Span::new(row.start, row.end);
            notes.push(
                Note::new(
                    "parse",
                    Level::Warning,
                    "speakers_checksum",
                    format!("the text says that {count} delegations spoke, and names {found}"),
                )
                .at(span.start, span.end),
            );
        }
    }
    if ctx.format == Format::Summary {
        for draft in drafts
            .iter()
            .filter(|draft| draft.row.entity.is_none() && draft.rule.starts_with("list."))
        {
            notes.push(
                Note::new(
                    "parse",
                    Level::Info,
                    "unknown_speaker",
                    format!("`{}` on a list of speakers is no name that is known", draft.surface.of(ctx.text)),
                )
                .at(draft.row.start, draft.row.end),
            );
        }
    }
}

/// Predicates that make a count the whole of a debate.
const STATES_A_TOTAL: &[&str] = &[
    "made statements",
    "made a statement",
    "took the floor",
    "delivered statements",
    "participated in the",
];
