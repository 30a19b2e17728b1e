//! Organisations that take the floor in a sentence.

use super::Reader;
use super::Turn;
use super::room::addresses_the_meeting;
use crate::interventions::context::{find, first_word};
use crate::interventions::cues::Cue;
use crate::interventions::format::Format;
use crate::interventions::items::{List, read_items};
use crate::interventions::officers;
use crate::interventions::organisations;
use crate::interventions::predicates::predicate_at;
use crate::interventions::rows::Draft;
use lexicon::FloorWord;
use record::{EntityType, Role, Span};

impl Reader<'_, '_> {
    /// "ANA RUIZ, of Amnesty International, said".
    pub(super) fn of_organisation(&mut self, sentence: Span, turns: &mut Vec<Turn>) -> bool {
        let ctx = self.ctx;
        let text = sentence.of(ctx.text);
        let head = &text[..text.floor_char_boundary(220)];
        let Some(at) = find(head, ", of ").filter(|at| (4..60).contains(at)) else {
            return false;
        };
        let start = sentence.start + at + 5;
        let Some((_, person)) = officers::name_before(ctx, sentence.start, sentence.start + at) else {
            return false;
        };
        let Some(comma) = head[at + 5..].find(", ") else { return false };
        let name = Span::new(start, start + comma);
        if predicate_at(ctx, name.end + 1, sentence.end, false, false).is_none() && !head[at + 5 + comma..].contains(" said") {
            return false;
        }
        let list = List::new("paragraph.2006", Role::Speaker, None);
        let mut rows = read_items(ctx, &list, name);
        rows.truncate(1);
        let Some(mut draft) = rows.pop().filter(|draft| draft.row.entity.is_some()) else {
            return false;
        };
        draft.row.person = Some(person);
        self.paragraph_is_one_persons = true;
        turns.push(Turn {
            start: sentence.start,
            rows: self.drafts.len()..self.drafts.len() + 1,
        });
        self.drafts.push(draft);
        true
    }

    /// "Amnesty International said", "The Maat Foundation welcomed": an organisation begins the sentence.
    pub(super) fn organisation(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        if self.paragraph_is_one_persons || ctx.format == Format::TreatyBody {
            return;
        }
        let text = sentence.of(ctx.text);
        if self.sentence_cues.has(Cue::AlsoSpoke)
            && let Some(end) = also_spoke(text)
        {
            let names = Span::new(sentence.start, sentence.start + end);
            let list = List::new("summary.organisation", ctx.role_in(sentence), None);
            let rows = read_items(ctx, &list, names);
            if rows.iter().all(|draft| draft.row.entity.is_some()) && !rows.is_empty() {
                let first = self.drafts.len();
                self.drafts.extend(rows);
                turns.push(Turn {
                    start: sentence.start,
                    rows: first..self.drafts.len(),
                });
            }
            return;
        }
        if self.of_organisation(sentence, turns) {
            return;
        }
        let head = &text[..text.floor_char_boundary(140)];
        let words = crate::interventions::context::without_the(head);
        let skip = head.len() - words.len() - (head.len() - head.trim_end().len());
        let mut end = 0;
        let mut capitals = 0;
        while let Some((word, length)) = first_word(&words[end..]) {
            let gap = &words[end..end + length - word.len()];
            let capital = crate::interventions::context::is_capitalised(word);
            let linking = matches!(
                word,
                "of" | "for" | "and" | "the" | "on" | "in" | "de" | "des" | "du" | "la" | "against"
            );
            if !(gap.is_empty() || gap == " " || gap == "\u{a0}") || !(capital || linking) {
                break;
            }
            capitals += usize::from(capital);
            end += length;
        }
        if capitals < 2 || end == 0 {
            return;
        }
        let name = Span::new(sentence.start + skip, sentence.start + skip + end);
        let words = name.of(ctx.text);
        // "A Committee Expert said": a person.
        // "During the discussion of the report of the Group of Experts 38 States took the floor"
        if first_word(words).is_some_and(|(word, _)| {
            matches!(
                word,
                "During"
                    | "In"
                    | "At"
                    | "On"
                    | "After"
                    | "Before"
                    | "For"
                    | "From"
                    | "Of"
                    | "Under"
                    | "Among"
                    | "By"
                    | "With"
                    | "According"
            )
        }) {
            return;
        }
        let is_a_person = words.ends_with("Expert") || words.ends_with("Experts") || words.ends_with("Member");
        // In a run of organisations a name that tells nothing is one too.
        let in_a_run = ctx.format == Format::Summary
            && !self.current.is_empty()
            && ctx.mentions_in(name).is_empty()
            && self.current.clone().all(|row| self.drafts[row].row.entity_type == EntityType::Ngo);
        let kind = organisations::kind(ctx.lexicon, words, None).or_else(|| in_a_run.then_some(EntityType::Ngo));
        let Some(kind) = kind.filter(|_| !is_a_person) else {
            return;
        };
        let whole_mention = ctx
            .mentions_in(name)
            .iter()
            .any(|mention| mention.end + 1 >= name.end && mention.start <= name.start + 4);
        let of_the_house = [
            "Human Rights Council",
            "Council",
            "Committee",
            "Security Council",
            "General Assembly",
            "Third Committee",
            "Working Group",
        ];
        let chair_or_council = !text.ends_with('.')
            || of_the_house
                .iter()
                .any(|body| crate::interventions::context::strip_word(crate::interventions::context::without_the(text), body).is_some());
        if chair_or_council
            || whole_mention
                && ctx
                    .mentions_in(name)
                    .iter()
                    .any(|mention| mention.entity.is_some_and(|entity| entity.entity_type == EntityType::State))
        {
            return;
        }
        let Some(found) = predicate_at(ctx, name.end, sentence.end, false, false) else {
            return;
        };
        // Elsewhere it speaks to the press too.
        let verb = ctx.ahead_lower(found.start, sentence.end, 120);
        let in_the_room = addresses_the_meeting(verb) || ctx.lexicon.floor.is(&ctx.lower[found.start..found.end], FloorWord::FloorAct);
        if !ctx.format.is_of_the_house() && !in_the_room {
            return;
        }
        let mut draft = Draft::organisation(ctx.text, name, kind, Role::Speaker, "summary.organisation");
        draft.row.end = found.end;
        turns.push(Turn {
            start: sentence.start,
            rows: self.drafts.len()..self.drafts.len() + 1,
        });
        self.drafts.push(draft);
    }
}

/// "A, B and C also took the floor.": where the names end.
pub(in crate::interventions) fn also_spoke(text: &str) -> Option<usize> {
    let end = [
        " also spoke",
        " also took the floor",
        " took the floor",
        " also made statements",
        " also made a statement",
        " also addressed the Council",
    ]
    .iter()
    .find_map(|phrase| find(text, phrase))?;
    (text[end..].len() < 60 && text[..end].contains([',', 'a']) && text.starts_with(char::is_uppercase)).then_some(end)
}
