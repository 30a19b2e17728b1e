//! Which words of a sentence report what whom of its speakers said.

use record::{EntityType, Role, Span};

use super::{Reader, Turn};
use crate::interventions::context::{Context, find, first_word};
use crate::interventions::cues::Cue;
use crate::interventions::format::Format;
use crate::interventions::rows::Draft;
use crate::interventions::subjects::Subject;

/// A short text that is one statement about a given country has a speaker, named or not.
pub(in crate::interventions) fn one_statement(ctx: &Context, drafts: &mut Vec<Draft>) {
    let has_one = drafts.iter().any(|draft| !draft.statement.is_empty());
    if has_one && ctx.format == Format::Summary && ctx.doc.concerned.is_some() && ctx.doc.sentences.len() <= 6 {
        begin_with_we(ctx, drafts);
    }
    if has_one
        || ctx.format != Format::Summary
        || ctx.doc.concerned.is_none()
        || ctx.doc.sentences.len() > 6
        || drafts.iter().any(|draft| draft.rule.starts_with("list."))
    {
        return;
    }
    let (Some(first), Some(last)) = (ctx.doc.sentences.first(), ctx.doc.sentences.last()) else {
        return;
    };
    let whole = Span::new(first.start, last.end);
    let mut draft = Draft::unnamed(Span::new(first.start, first.start), *first, Role::Speaker, "summary.unnamed");
    if let Some((word, end)) = first_word(first.of(ctx.text)) {
        draft.surface = Span::new(first.start + end - word.len(), first.start + end);
    }
    draft.statement.push(whole);
    drafts.push(draft);
}

/// "**We congratulate the authorities.** That said, Chad remains troubled": in a text that is one
/// statement, what "we" say before the speaker is named is the speaker's.
fn begin_with_we(ctx: &Context, drafts: &mut [Draft]) {
    let mut speakers = drafts.iter_mut().filter(|draft| !draft.statement.is_empty());
    let (Some(speaker), None) = (speakers.next(), speakers.next()) else {
        return;
    };
    let begins = speaker.statement.iter().map(|span| span.start).min().unwrap_or(0);
    let before = ctx.doc.sentences.iter().take_while(|sentence| sentence.end <= begins);
    let ours: Vec<Span> = before
        .filter(|sentence| ["We ", "Our ", "I "].iter().any(|we| sentence.of(ctx.text).starts_with(we)))
        .copied()
        .collect();
    speaker.statement.splice(0..0, ours);
}

impl Reader<'_, '_> {
    /// Gives each turn of a sentence, which are in the order of the text, the words from its speaker to the next.
    pub(super) fn give_statements(&mut self, sentence: Span, turns: &[Turn]) {
        let ctx = self.ctx;
        for (at, turn) in turns.iter().enumerate() {
            let start = if at == 0 { sentence.start } else { turn.start };
            let said_from = self.drafts[turn.rows.clone()].first().and_then(|draft| draft.said_from);
            let start = said_from.unwrap_or(start);
            let end = turns[at + 1..]
                .iter()
                .map(|next| next.start)
                .find(|next| *next > turn.start)
                .unwrap_or(sentence.end);
            let end = self.before_the_others(turn.start, self.before_its_parts(turn, end));
            let words = trimmed(ctx.text, Span::new(start, end));
            let described = self.drafts[turn.rows.clone()].first().and_then(|draft| draft.described);
            let described = described.filter(|described| words.start < described.start && described.end < words.end);
            let words = match described {
                Some(aside) => vec![Span::new(words.start, aside.start), Span::new(aside.end, words.end)],
                None => vec![words],
            };
            for row in turn.rows.clone() {
                self.drafts[row].statement.extend(&words);
            }
        }
    }

    /// A sentence that goes on with the statements of those who spoke last.
    pub(super) fn go_on(&mut self, sentence: Span) {
        let ctx = self.ctx;
        for row in self.current.clone() {
            let draft = &mut self.drafts[row];
            draft.statement.push(sentence);
            // "Chad aligns itself with the statement. The arrests must stop.": it has the floor.
            if draft.row.role == Role::Alignment && ctx.format == Format::Summary {
                draft.row.role = Role::Speaker;
            }
        }
    }

    /// "38 delegations took the floor, of which 29 spoke in favour": the 38 said nothing of it.
    fn before_its_parts(&self, turn: &Turn, end: usize) -> usize {
        let is_crowd = |row: usize| self.drafts[row].row.entity_type == EntityType::UnnamedAggregate;
        if !self.sentence_cues.has(Cue::OfWhich) || !turn.rows.clone().all(is_crowd) {
            return end;
        }
        let rest = self.ctx.lower.get(turn.start..end).unwrap_or("");
        let parts = [", of which", ", of whom", ", of these", "; of these"]
            .iter()
            .filter_map(|words| find(rest, words));
        parts.min().map_or(end, |at| turn.start + at)
    }

    /// "Chad criticised the arrests, **Togo and Mali did not**": what is said stops where others are named
    /// who did not say it.
    fn before_the_others(&self, start: usize, end: usize) -> usize {
        let ctx = self.ctx;
        let words = ctx.text.get(start..end).unwrap_or("").trim_end_matches(['.', ' ']);
        let Some(others) = [" did not", " were not", " would not", " had not"]
            .iter()
            .find_map(|verb| words.strip_suffix(verb))
        else {
            return end;
        };
        let mut from = start + others.len();
        for mention in ctx.mentions_in(Span::new(start, from)).iter().rev() {
            let glue = ctx.text.get(mention.end..from).unwrap_or("").trim();
            if !matches!(glue, "" | "," | "and" | "or" | "and the" | "the") {
                break;
            }
            from = mention.start;
        }
        let is_named = from < start + others.len();
        let lead = ctx.text.get(start..from).unwrap_or("").trim_end().trim_end_matches(" the");
        let joins = [",", ";", " but", " while", " and"].iter().find_map(|word| lead.strip_suffix(word));
        joins
            .filter(|lead| is_named && !lead.is_empty())
            .map_or(end, |lead| start + lead.len())
    }
}

/// "Belgium, **the former colonial power,** asked": what describes a speaker it did not say.
pub(super) fn description(ctx: &Context, read: &Subject) -> Option<Span> {
    let tail = read.members.last().map(|member| member.evidence.end)?;
    let found = read.predicate.filter(|found| found.start > tail)?;
    let words = ctx.lower.get(tail..found.start)?;
    let leads = [
        ", the ",
        ", a ",
        ", an ",
        ", home ",
        ", itself ",
        ", once ",
        ", long ",
        ", still ",
        ", usually ",
        ", at odds ",
        ", its ",
    ];
    let describes = leads.iter().any(|lead| words.starts_with(lead)) && words.trim_end().ends_with(',');
    describes.then(|| Span::new(tail, found.start))
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.trim_start();
    let start = span.start + (words.len() - left.len());
    let mut right = left.trim_end_matches([' ', ',', ';', '\u{a0}']);
    // The conjunction belongs to the next statement.
    for word in [" while", " and", " but", " whereas"] {
        right = right.strip_suffix(word).unwrap_or(right).trim_end_matches([' ', ',']);
    }
    Span::new(start, start + right.len())
}
