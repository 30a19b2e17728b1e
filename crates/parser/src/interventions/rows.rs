//! Rows in the making: what the rules hand over, and putting together what is one intervention.

use std::collections::HashMap;

use lexicon::Entity;
use record::{EntityType, Intervention, Role, Span};

/// A row, with the stretches of text that report what was said.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) row: Intervention,
    /// What the speaker is reported to have said; empty where only the name is listed.
    pub(super) statement: Vec<Span>,
    /// Index (among the drafts) of the row this one is a part of.
    pub(super) part_of: Option<usize>,
    /// Whether each occurrence is a row of its own (votes, recommendations, aggregates).
    pub(super) stands_alone: bool,
}

impl Draft {
    /// A row for a known entity.
    pub(super) fn of(text: &str, entity: &Entity, surface: Span, evidence: Span, role: Role, rule: &str) -> Draft {
        let mut draft = Draft::unnamed(text, surface, evidence, role, rule);
        draft.row.entity = Some(entity.code.clone());
        draft.row.entity_name = Some(entity.name.clone());
        draft.row.entity_type = entity.entity_type;
        draft
    }

    /// A row for an organisation: its name is its code.
    pub(super) fn organisation(text: &str, name: Span, kind: EntityType, role: Role, rule: &str) -> Draft {
        let mut draft = Draft::unnamed(text, name, name, role, rule);
        draft.row.entity = Some(format!("N:{}", super::context::without_the(name.of(text))));
        draft.row.entity_name = Some(super::context::without_the(name.of(text)).to_owned());
        draft.row.entity_type = kind;
        draft
    }

    /// A row without a code.
    pub(super) fn unnamed(text: &str, surface: Span, evidence: Span, role: Role, rule: &str) -> Draft {
        Draft {
            row: Intervention {
                surface: surface.of(text).to_owned(),
                role,
                evidence: evidence.of(text).to_owned(),
                start: evidence.start,
                end: evidence.end,
                rule: rule.to_owned(),
                ..Intervention::default()
            },
            ..Draft::default()
        }
    }
}

/// Whether the role is one of those that take the floor.
pub(super) fn takes_the_floor(role: Role) -> bool {
    matches!(
        role,
        Role::Speaker
            | Role::CountryConcerned
            | Role::RightOfReply
            | Role::RightOfReply2
            | Role::Introducer
            | Role::ExplanationOfVote
            | Role::PointOfOrder
            | Role::StateParty
    )
}

/// One row for each (segment, entity, group spoken for, role): a State that is named in the
/// summary, in its paragraph and on the list spoke once. The first place is the evidence.
pub(super) fn put_together(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut place_of: Vec<usize> = Vec::with_capacity(drafts.len());
    let mut seen: HashMap<(Option<String>, String, Option<String>, Role), usize> = HashMap::new();
    for mut draft in drafts {
        draft.part_of = draft.part_of.and_then(|at| place_of.get(at).copied());
        let key = draft
            .row
            .entity
            .clone()
            .filter(|_| !draft.stands_alone)
            .map(|entity| (draft.row.segment.clone(), entity, draft.row.on_behalf_of.clone(), draft.row.role));
        let known = key.as_ref().and_then(|key| seen.get(key)).copied();
        if let Some(at) = known {
            let earlier = &mut kept[at];
            earlier.statement.append(&mut draft.statement);
            earlier.row.person = earlier.row.person.take().or(draft.row.person);
            earlier.row.behalf_count = earlier.row.behalf_count.or(draft.row.behalf_count);
            place_of.push(at);
            continue;
        }
        if let Some(key) = key {
            seen.insert(key, kept.len());
        }
        place_of.push(kept.len());
        kept.push(draft);
    }
    kept
}
