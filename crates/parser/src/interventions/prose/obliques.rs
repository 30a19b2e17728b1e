//! Those who take the floor without being the subject of a main clause: agents of a passive,
//! heads of a relative clause, subjects of an absolute or of an infinitive, whoever feels what is
//! told ("the raids appalled Chad").
//!
//! "The same line came from **Chad**, which spoke for the African Group, and from **Mali and
//! Togo**, who recalled ...", "with **Peru and Fiji** lining up to praise the clinics", "Rights of
//! reply were exercised by **Ghana**", "a view that **Malta** shared".
//!
//! Each becomes a subject with its predicate, and goes the way of all subjects. Left alone: the
//! state of things outside the room ("Chad, which has long denied it", "rebels backed by Mali").

use lexicon::{Mention, NameClass};
use record::Span;

use super::agents::{also_put, felt, is_gapped, passive, tabled};
use super::apposed::{apposed, called_so, is_apposed};
use super::clauses::{WHOSE, absolute, may_lead_a_relative, overheard, relative};
use super::origins::{OF_WHOM, came_next, comes_from, from_whom};
use super::texts::{delivered, delivers_it, read_for_others, speaks_for_those};
use super::thanks::thanked;
use super::{Reader, Turn};
use crate::interventions::ballots::company;
use crate::interventions::context::Context;
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, spoken};
use crate::interventions::subjects::{Member, Noun, Subject, is_delegation, is_part_of_a_longer_name};

/// Names joined to one another, by the indices of the first and the last, and the words before them.
pub(super) struct Names<'t> {
    first: usize,
    pub(super) last: usize,
    /// In lower case, without the article.
    pub(super) lead: &'t str,
    /// Where those begin.
    pub(super) lead_start: usize,
}

/// What such names are said to do, and from where their role is told.
struct Doing {
    found: Found,
    told_from: usize,
}

impl<'a> Reader<'_, 'a> {
    /// Rows of those in a sentence that no main clause has for its subject.
    pub(super) fn obliques(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        if matches!(ctx.format, Format::TreatyBody | Format::Record | Format::NoMeeting | Format::Review) || self.paragraph_is_one_persons {
            return;
        }
        turns.sort_by_key(|turn| turn.start);
        let n_subjects = turns.len();
        let mut at = ctx.mention_from(sentence.start);
        let mut agent_end = None;
        while let Some(names) = names_at(ctx, at, sentence) {
            at = names.last + 1;
            let (subjects, obliques) = turns.split_at(n_subjects);
            let free: Vec<&Mention> = ctx.mentions[names.first..=names.last]
                .iter()
                .filter(|mention| ![subjects, obliques].iter().any(|turns| self.has_a_row(turns, mention)))
                .collect();
            let start = ctx.mentions[names.first].start;
            let turn_before = [subjects, obliques].iter().filter_map(|turns| last_before(turns, start)).max();
            if free.is_empty() || is_content(ctx, turn_before, agent_end, &names, sentence) {
                continue;
            }
            let Some(doing) = self.doing(&names, sentence, agent_end) else {
                continue;
            };
            if names.lead.ends_with(" by") || names.lead.ends_with(" from") {
                agent_end = Some(ctx.mentions[names.last].end);
            }
            let Some(mut read) = subject_of(ctx, &free, &doing) else { continue };
            read.next = at;
            read_for_others(ctx, &mut read, &names, sentence);
            // "Chad joined Togo in praising it": both said so.
            let together = names.lead.ends_with(" joined") && ctx.ahead(ctx.mentions[names.last].end, sentence.end, 4).starts_with(" in");
            let begins = if together { turn_before.unwrap_or(read.start) } else { read.start };
            if let Some(rows) = self.take(&read, sentence).filter(|rows| !rows.is_empty()) {
                turns.push(Turn { start: begins, rows });
            }
        }
    }

    /// Whether the name stands in a row of its own: in the evidence of one of the `turns`, which are
    /// in the order of the text, that is about nobody else.
    fn has_a_row(&self, turns: &[Turn], mention: &Mention) -> bool {
        let begun = turns.partition_point(|turn| turn.start <= mention.start);
        let near = turns[..begun].iter().rev().take_while(|turn| turn.start + EVIDENCE > mention.start);
        let mut rows = near.flat_map(|turn| &self.drafts[turn.rows.clone()]).map(|draft| &draft.row);
        rows.any(|row| {
            row.entity.as_ref() == mention.entity.map(|entity| &entity.code) && row.start <= mention.start && mention.start < row.end
        })
    }

    /// What the words around the names say that they do.
    fn doing(&self, names: &Names, sentence: Span, agent_end: Option<usize>) -> Option<Doing> {
        let ctx = self.ctx;
        let (first, last) = (ctx.mentions[names.first].start, ctx.mentions[names.last].end);
        let plural = names.last > names.first;
        // "read out by the ambassador of Chad"
        let of_whom = OF_WHOM
            .iter()
            .find_map(|of| names.lead.strip_suffix(of))
            .filter(|lead| lead.ends_with(" by"));
        let of_an_envoy = of_whom.map(|lead| Names { lead, ..*names });
        let names = of_an_envoy.as_ref().unwrap_or(names);
        let agent = if names.lead.ends_with(" by") {
            passive(ctx, names)
                .or_else(|| delivered(names))
                .or_else(|| tabled(names))
                .or_else(|| also_put(names))
        } else {
            None
        };
        let goes_on =
            agent_end.is_some_and(|end| names.lead.ends_with("and by") || names.lead.ends_with("and from") || is_gapped(ctx, end, names));
        if let Some(found) = agent.or_else(|| goes_on.then(|| spoken(first, first))) {
            let told_from = sentence.start;
            return Some(Doing { found, told_from });
        }
        let found = if may_lead_a_relative(ctx.format, names.lead) || ctx.ahead(last, sentence.end, WHOSE.len()) == WHOSE {
            relative(ctx, last, sentence.end, plural)
        } else {
            None
        };
        let limit = sentence.end;
        let found = found
            .or_else(|| names.lead.ends_with("with").then(|| absolute(ctx, last, limit)).flatten())
            .or_else(|| overheard(ctx, names.lead, last, limit))
            .or_else(|| company(ctx, names.lead, last, limit))
            .or_else(|| apposed(ctx, names.lead, last, limit))
            .or_else(|| comes_from(ctx, names, first))
            .or_else(|| from_whom(ctx, names, last, limit))
            .or_else(|| came_next(ctx, names, first, last, limit))
            .or_else(|| delivers_it(ctx, names, last, limit))
            .or_else(|| called_so(ctx, names.lead, last, limit))
            .or_else(|| speaks_for_those(ctx, names, last, limit))
            .or_else(|| felt(ctx, names.lead, first, last, limit))
            .or_else(|| thanked(ctx, names, first, last, limit, !self.current.is_empty()));
        found.map(|found| Doing { found, told_from: first })
    }
}

/// The names that begin with mention `at` or after it in the sentence, as far as they are joined.
fn names_at<'t>(ctx: &'t Context, at: usize, sentence: Span) -> Option<Names<'t>> {
    let mut first = at;
    loop {
        let mention = ctx.mentions.get(first).filter(|mention| mention.end <= sentence.end)?;
        if is_one(ctx, mention, sentence) {
            break;
        }
        first += 1;
    }
    let mut last = first;
    while let Some(next) = ctx.mentions.get(last + 1).filter(|next| next.end <= sentence.end) {
        let glue = ctx.text.get(ctx.mentions[last].end..next.start).unwrap_or("").trim_end();
        let glue = glue.strip_suffix("the").unwrap_or(glue).trim();
        if !matches!(glue, "," | "and" | ", and" | "as well as" | "or") || !is_one(ctx, next, sentence) {
            break;
        }
        last += 1;
    }
    let before = ctx.behind_lower(sentence.start, ctx.mentions[first].start, 160);
    let lead_start = ctx.mentions[first].start - before.len();
    let lead = before.trim_end();
    let lead = lead.strip_suffix(" the").unwrap_or(lead).trim_end();
    Some(Names {
        first,
        last,
        lead,
        lead_start,
    })
}

/// Whether a name is one of a government that may speak.
fn is_one(ctx: &Context, mention: &Mention, sentence: Span) -> bool {
    let is_name = match mention.class {
        NameClass::Name => true,
        NameClass::Capital => ctx.format == Format::News,
        _ => false,
    };
    let ends_there = !ctx.text[mention.end..].starts_with(['’', '\'']);
    is_name
        && ends_there
        && mention.entity.is_some_and(|entity| is_delegation(entity.entity_type))
        && !is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence)
}

/// No evidence of a subject is longer.
const EVIDENCE: usize = 1000;

/// Where the last of the `turns`, which are in the order of the text, begins before `start`.
fn last_before(turns: &[Turn], start: usize) -> Option<usize> {
    let n = turns.partition_point(|turn| turn.start < start);
    Some(turns[..n].last()?.start)
}

/// Whether the names stand in what another speaker of the sentence is reported to say, whose turn
/// begins before them.
fn is_content(ctx: &Context, turn_before: Option<usize>, agent_end: Option<usize>, names: &Names, sentence: Span) -> bool {
    let start = ctx.mentions[names.first].start;
    if agent_end.is_some_and(|end| is_gapped(ctx, end, names)) {
        return false;
    }
    if ctx.format.is_of_the_house()
        && (names.lead.contains(" that ") || names.lead.matches('“').count() > names.lead.matches('”').count())
        && !is_apposed(names.lead)
    {
        return true;
    }
    let Some(before) = turn_before else { return false };
    let between = ctx.text.get(before.max(sentence.start)..start).unwrap_or("");
    let own_clause = [
        "; ",
        ", a ",
        ", an ",
        ", with ",
        ", and from ",
        ", and to ",
        ", and by ",
        ", as did ",
    ]
    .iter()
    .any(|cut| between.contains(cut));
    ctx.format.is_of_the_house() && !own_clause
}

/// A subject of the names with what they do.
fn subject_of<'a>(ctx: &Context<'a>, names: &[&Mention<'a>], doing: &Doing) -> Option<Subject<'a>> {
    let first = names.first()?;
    let members: Vec<Member> = names
        .iter()
        .filter_map(|mention| {
            let span = Span::new(mention.start, mention.end);
            Some(Member {
                entity: mention.entity?,
                span,
                behalf: None,
                evidence: span,
                person: None,
            })
        })
        .collect();
    Some(Subject {
        members,
        start: first.start,
        noun: Noun::Bare,
        person: None,
        predicate: Some(doing.found),
        before_predicate: Span::new(doing.told_from, doing.found.start.max(doing.told_from)),
        neither: false,
        others: None,
        inverted: false,
        by_capital: first.class == NameClass::Capital && ctx.format == Format::News,
        next: 0,
    })
}
