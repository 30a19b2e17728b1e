//! Speakers whose verb, noun or name a sentence says only once: "Chad wanted a date; **Togo**, a new law",
//! "and **the Swiss** proposed a moratorium", "speaking in his national capacity, **he** added".

use lexicon::{NameClass, Predicate};
use record::{Role, Span};

use super::{Reader, Turn};
use crate::interventions::behalf::behalf;
use crate::interventions::context::find;
use crate::interventions::format::Format;
use crate::interventions::predicates::predicate_at;
use crate::interventions::rows::Draft;
use crate::interventions::subjects::{Noun, Subject};

impl<'a> Reader<'_, 'a> {
    /// "Speaking in his national capacity, he added": the delegation that spoke for a group speaks once more.
    pub(super) fn in_its_own_name(&mut self, sentence: Span) -> bool {
        let ctx = self.ctx;
        let lower = sentence.of(&ctx.lower);
        let Some(at) = find(lower, " national capacity") else {
            return false;
        };
        let [row] = &self.drafts[self.current.clone()] else { return false };
        let spoke_for_others = row.row.on_behalf_of.is_some() && row.row.role == Role::Speaker;
        let Some(entity) = row
            .row
            .entity
            .as_deref()
            .and_then(|code| ctx.lexicon.names.entity(code))
            .filter(|_| spoke_for_others)
        else {
            return false;
        };
        let words = Span::new(sentence.start, sentence.start + at + " national capacity".len());
        let mut draft = Draft::of(entity, words, words, Role::Speaker, row.rule);
        draft.row.person.clone_from(&row.row.person);
        draft.statement.push(sentence);
        let first = self.drafts.len();
        self.drafts.push(draft);
        self.current = first..first + 1;
        true
    }

    /// "Chad asked for a date, **and the Swiss proposed** a moratorium": a people beside a delegation that
    /// speaks in the same sentence of a newspaper.
    pub(super) fn a_people(&mut self, at: usize, sentence: Span, turns: &mut Vec<Turn>) -> bool {
        let ctx = self.ctx;
        let mention = &ctx.mentions[at];
        let lead = ctx.behind_lower(sentence.start, mention.start, 24).trim_end();
        let joins = [", the", " and the", "; the", " while the", " but the"]
            .iter()
            .any(|lead_in| lead.ends_with(lead_in));
        let may = ctx.format == Format::News && mention.class == NameClass::Demonym && joins && !turns.is_empty();
        let concerned = self.segments.at(mention.start).concerned.as_deref();
        let Some(entity) = mention.entity.filter(|entity| may && concerned != Some(entity.code.as_str())) else {
            return false;
        };
        let Some(found) = predicate_at(ctx, mention.end, sentence.end, true, false) else {
            return false;
        };
        let directly = ctx.text.get(mention.end..found.start).unwrap_or("").len() < 12;
        if !(found.known && found.predicate == Predicate::Speaker && directly) {
            return false;
        }
        let name = Span::new(mention.start, mention.end);
        let first = self.drafts.len();
        turns.push(Turn {
            start: mention.start,
            rows: first..first + 1,
        });
        self.drafts
            .push(Draft::of(entity, name, name, Role::Speaker, self.rule(Noun::Bare)));
        true
    }

    /// "Chad wanted a date; **Togo**, a new law", "Chad was silent on it; **Togo**, too": the verb of the
    /// speaker before is said once.
    pub(super) fn gapped(&mut self, read: &Subject<'a>, sentence: Span, turns: &mut Vec<Turn>) -> bool {
        const OBJECTS: &[&str] = &[
            ", a ",
            ", an ",
            ", the ",
            ", its ",
            ", for ",
            ", on ",
            ", to ",
            ", that ",
            ", more ",
            ", too",
            ", likewise",
            ", another ",
            ", with ",
            ", about ",
        ];
        let ctx = self.ctx;
        let [member] = &read.members[..] else { return false };
        let lead = ctx.behind_lower(sentence.start, read.start, 24).trim_end();
        let before_and = lead.len();
        let lead = lead.strip_suffix(" and").unwrap_or(lead);
        let rest = ctx.ahead(member.span.end, sentence.end, 12);
        let is_concerned = self.segments.at(read.start).concerned.as_deref() == Some(member.entity.code.as_str());
        let verb_before = turns.last().is_some_and(|turn| {
            let mut rows = self.drafts[turn.rows.clone()].iter();
            turn.start < read.start && rows.all(|draft| draft.row.role == Role::Speaker && draft.row.count.is_none())
        });
        // "Chad spoke for the Arab Group **and Togo for the African Group**"
        let of_a_group = || {
            let before = turns.last().map_or(0..0, |turn| turn.rows.clone());
            let found = member
                .behalf
                .clone()
                .or_else(|| behalf(ctx, member.span.end, sentence.end, Some(&member.entity.code)));
            let joins = ctx.behind_lower(sentence.start, read.start, 24).trim_end().ends_with([',', ';']) || lead.len() < before_and;
            found.filter(|_| joins && self.drafts[before].iter().any(|draft| draft.row.on_behalf_of.is_some()))
        };
        let has_the_turn = read.noun == Noun::Bare && !read.inverted && verb_before && !is_concerned && !self.paragraph_is_one_persons;
        let group = has_the_turn.then(of_a_group).flatten();
        let is_gapped = lead.ends_with(';') && OBJECTS.iter().any(|object| rest.starts_with(object));
        // "Chad praised the clinics, and Togo followed."
        let follows = ctx.behind_lower(sentence.start, read.start, 24).trim_end().ends_with("and") && rest.starts_with(" followed");
        let ends = ctx.text[member.span.end..sentence.end].trim_start_matches(" followed");
        let is_gapped = is_gapped || follows && matches!(ends, "." | " suit." | "");
        // "Chad spoke of a theft and Togo of mothers who flee"
        let verbs = [
            "spoke of",
            "complained of",
            "warned of",
            "talked of",
            "accused",
            "asked about",
            "spoke about",
        ];
        let before = ctx.behind_lower(sentence.start, read.start, 200).trim_end();
        let same_verb = before.ends_with("and") && verbs.iter().any(|verb| before.contains(verb));
        let is_gapped = is_gapped || same_verb && [" of ", " about "].iter().any(|of| rest.starts_with(of));
        if !has_the_turn || !is_gapped && group.is_none() {
            return false;
        }
        let first = self.drafts.len();
        turns.push(Turn {
            start: read.start,
            rows: first..first + 1,
        });
        let mut draft = Draft::of(member.entity, member.span, member.span, Role::Speaker, self.rule(Noun::Bare));
        if let Some(group) = group {
            draft.row.end = group.end;
            draft.row.behalf_count = group.count;
            draft.row.on_behalf_of = group.code;
        }
        self.drafts.push(draft);
        true
    }
}
