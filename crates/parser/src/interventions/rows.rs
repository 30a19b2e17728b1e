//! Rows in the making: what the rules hand over, and putting together what is one intervention.

use lexicon::{Entity, FoldingMap};
use record::{EntityType, Intervention, Role, Span};

/// A row, with the stretches of text that report what was said.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// What is known of it; `surface`, `evidence` and `rule` are written when it is final.
    pub(super) row: Intervention,
    /// The name as written.
    pub(super) surface: Span,
    /// Id of the rule that made it.
    pub(super) rule: &'static str,
    /// What the speaker is reported to have said; empty where only the name is listed.
    pub(super) statement: Vec<Span>,
    /// Where what was said begins, when it is not where the speaker is named: behind "delegations that spoke".
    pub(super) said_from: Option<usize>,
    /// Words within it that describe the speaker: ", the former colonial power,".
    pub(super) described: Option<Span>,
    /// Index (among the drafts) of the row this one is a part of.
    pub(super) part_of: Option<usize>,
    /// Whether each occurrence is a row of its own (votes, recommendations, aggregates).
    pub(super) stands_alone: bool,
}

impl Draft {
    /// A row for a known entity.
    pub(super) fn of(entity: &Entity, surface: Span, evidence: Span, role: Role, rule: &'static str) -> Draft {
        let mut draft = Draft::unnamed(surface, evidence, role, rule);
        draft.row.entity = Some(entity.code.clone());
        draft.row.entity_name = Some(entity.name.clone());
        draft.row.entity_type = entity.entity_type;
        draft
    }

    /// "and eight other countries", "and several others": a row for those whom a list leaves unnamed.
    pub(super) fn of_others(count: Option<u32>, words: Span, role: Role) -> Draft {
        let mut draft = Draft::unnamed(words, words, role, "prose.aggregate");
        draft.row.entity_type = EntityType::UnnamedAggregate;
        draft.row.entity = Some(count.map_or_else(|| "G:UNNAMED".to_owned(), |count| format!("G:UNNAMED_{count}")));
        draft.row.count = count;
        draft.stands_alone = true;
        draft
    }

    /// A row for an organisation: its name is its code.
    pub(super) fn organisation(text: &str, name: Span, kind: EntityType, role: Role, rule: &'static str) -> Draft {
        let mut draft = Draft::unnamed(name, name, role, rule);
        draft.row.entity = Some(format!("N:{}", super::context::without_the(name.of(text))));
        draft.row.entity_name = Some(super::context::without_the(name.of(text)).to_owned());
        draft.row.entity_type = kind;
        draft
    }

    /// A row without a code.
    pub(super) fn unnamed(surface: Span, evidence: Span, role: Role, rule: &'static str) -> Draft {
        Draft {
            row: Intervention {
                role,
                start: evidence.start,
                end: evidence.end,
                ..Intervention::default()
            },
            surface,
            rule,
            ..Draft::default()
        }
    }

    /// The row as it is given, with its number and that of the row it is a part of.
    pub(super) fn finish(self, text: &str, seq: u32, part_of: Option<u32>) -> Intervention {
        Intervention {
            seq,
            part_of,
            surface: self.surface.of(text).to_owned(),
            evidence: Span::new(self.row.start, self.row.end).of(text).to_owned(),
            rule: self.rule.to_owned(),
            ..self.row
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
    let first = firsts(&drafts);
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut place_of: Vec<usize> = Vec::with_capacity(drafts.len());
    for (at, mut draft) in drafts.into_iter().enumerate() {
        draft.part_of = draft.part_of.and_then(|at| place_of.get(at).copied());
        if first[at] < at {
            let place = place_of[first[at]];
            let earlier = &mut kept[place];
            earlier.statement.append(&mut draft.statement);
            earlier.row.person = earlier.row.person.take().or(draft.row.person);
            earlier.row.behalf_count = earlier.row.behalf_count.or(draft.row.behalf_count);
            place_of.push(place);
            continue;
        }
        place_of.push(kept.len());
        kept.push(draft);
    }
    kept
}

/// What makes two rows one: entity, role, segment, and group spoken for.
type Identity<'d> = (&'d str, Role, Option<&'d str>, Option<&'d str>);

/// For each draft the first that is the same intervention: itself, or an earlier one.
fn firsts(drafts: &[Draft]) -> Vec<usize> {
    let mut known: FoldingMap<Identity, usize> = FoldingMap::with_capacity_and_hasher(drafts.len(), Default::default());
    let mut first: Vec<usize> = (0..drafts.len()).collect();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.stands_alone) {
        let row = &draft.row;
        if let Some(entity) = row.entity.as_deref() {
            let key = (entity, row.role, row.segment.as_deref(), row.on_behalf_of.as_deref());
            first[at] = *known.entry(key).or_insert(at);
        }
    }
    first
}
