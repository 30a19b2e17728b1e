//! Speakers without a name: crowds ("28 delegations") and officers.

use super::Reader;
use super::Turn;
use crate::interventions::aggregates::{self, Aggregate};
use crate::interventions::format::Format;
use crate::interventions::officers;
use crate::interventions::roles::{explains_its_vote, vote_told};
use crate::interventions::rows::Draft;
use crate::interventions::stretches::Stretches;
use lexicon::{FloorWord, Predicate};
use record::{EntityType, Role, Span};

impl Reader<'_, '_> {
    /// Crowds and officers.
    pub(super) fn unnamed(&mut self, sentence: Span, nouns: &[(usize, usize, FloorWord)], crowd_goes_on: bool, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        if ctx.format == Format::NoMeeting {
            return;
        }
        let mut officers = officers::officers(ctx, sentence, nouns);
        if ctx.format == Format::TreatyBody && !turns.iter().any(|turn| turn.start <= sentence.start + 12) {
            self.delegates.read(self.drafts);
            officers.extend(officers::members(ctx, sentence, &self.delegates.names));
        }
        for officer in officers {
            let row = self.officer(officer.draft);
            let begins_paragraph = ctx
                .doc
                .paragraphs
                .get(self.paragraph)
                .is_some_and(|paragraph| officer.start <= paragraph.start + 12);
            if begins_paragraph && ctx.format.is_of_the_house() && turns.is_empty() {
                self.paragraph_is_one_persons = true;
            }
            if !turns.iter().any(|turn| turn.start < officer.start) {
                turns.push(Turn {
                    start: officer.start,
                    rows: row..row + 1,
                });
            }
        }
        if self.paragraph_is_one_persons {
            return;
        }
        let rows = turns
            .iter()
            .flat_map(|turn| &self.drafts[turn.rows.clone()])
            .map(|draft| &draft.row);
        let named = Stretches::new(rows.map(|row| Span::new(row.start, row.end)));
        let mut reached = 0;
        for aggregate in aggregates::aggregates(ctx, sentence, nouns, crowd_goes_on) {
            // "The representatives of Chad and Togo": the noun of a named subject.
            if named.meet(aggregate.span) || aggregate.span.start < reached {
                continue;
            }
            reached = aggregate.span.end.max(aggregate.predicate.end);
            let row = self.crowd(&aggregate);
            // "Several delegates explained their votes": those who follow do.
            if ctx.format == Format::PressRelease && explains_its_vote(sentence.of(&ctx.lower)) {
                self.explaining = true;
            }
            // The examples stand right behind it.
            self.examples(&aggregate, self.drafts[row].row.role);
            turns.push(Turn {
                start: aggregate.span.start,
                rows: row..self.drafts.len(),
            });
        }
    }

    /// The row of an officer: one for each name and for each office without one.
    pub(super) fn officer(&mut self, draft: Draft) -> usize {
        let place = (draft.rule, draft.surface.of(&self.ctx.lower).to_owned(), draft.row.person.clone());
        if let Some(&row) = self.officers.get(&place) {
            return row;
        }
        let row = self.drafts.len();
        // Whoever is named only by the office is the first that held it.
        self.officers.entry((place.0, place.1.clone(), None)).or_insert(row);
        self.officers.insert(place, row);
        self.drafts.push(draft);
        row
    }

    pub(super) fn crowd(&mut self, aggregate: &Aggregate) -> usize {
        let tail = self.ctx.ahead_lower(aggregate.predicate.start, self.ctx.text.len(), 40);
        let role = match aggregate.predicate.predicate {
            Predicate::Speaker
                if self.ctx.format == Format::News
                    && let Some(vote) = vote_told(tail) =>
            {
                vote
            }
            Predicate::Signatory => Role::Signatory,
            Predicate::DidNotSpeak => Role::DidNotSpeak,
            Predicate::Absent => Role::Absent,
            Predicate::VoterYes => Role::VoterYes,
            Predicate::VoterNo => Role::VoterNo,
            Predicate::VoterAbstain => Role::VoterAbstain,
            _ => Role::Speaker,
        };
        let evidence = Span::new(aggregate.span.start, aggregate.predicate.end.max(aggregate.span.end));
        let mut draft = Draft::unnamed(aggregate.span, evidence, role, "prose.aggregate");
        draft.row.entity = Some(aggregate.code());
        draft.row.entity_type = EntityType::UnnamedAggregate;
        draft.row.count = aggregate.count;
        draft.row.quantifier.clone_from(&aggregate.quantifier);
        draft.stands_alone = true;
        draft.said_from = aggregate.behind_a_relative.then_some(aggregate.predicate.start);
        if aggregate.is_part {
            draft.part_of = self.last_crowd;
            if let Some(whole) = draft.part_of.filter(|_| aggregate.count.is_none()) {
                draft.row.entity.clone_from(&self.drafts[whole].row.entity);
            }
        }
        self.last_crowd = Some(self.drafts.len());
        self.drafts.push(draft);
        self.drafts.len() - 1
    }
}
