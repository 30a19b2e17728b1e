//! Who took the floor, for whom, in what role: lists, votes, paragraphs a speaker, prose.
//!
//! "Speaking in the discussion on Chad were Togo on behalf of the African Group, and Iran"
//! gives two rows: `TGO` for `G:AFRICAN`, and `IRN`, both by the rule `list.2014`.
//!
//! Takes the document and the names in it; gives rows in the order of the text, each with the
//! bytes that show it and the rule that made it. The text is cut into [`segments`] (a dialogue,
//! a vote). What the house writes in a fixed form is read first: [`votes`], [`lists`] of
//! speakers, [`notes`] by speaker, [`recommendations`]; then [`prose`], sentence by sentence: [`subjects`] that are
//! named, [`aggregates`] that are not, [`officers`]. What only was [`mentioned`] comes last.
//! A statement read for several ([`joint`]) has one voice and is no debate.
//! Left alone on purpose: who a "speaker" without a name was, and what a name on a list said.

mod adverbials;
mod aggregates;
mod ballots;
mod behalf;
mod checksums;
mod context;
mod cues;
mod format;
mod items;
mod joint;
mod lists;
mod mentioned;
mod missions;
mod notes;
mod numbered;
mod officers;
mod organisations;
mod predicates;
mod prose;
mod recommendations;
mod roles;
mod rows;
mod segments;
mod stances;
mod stretches;
mod subjects;
mod votes;

use lexicon::{Lexicon, Mention};
use record::{Intervention, Note, Tally};

use crate::Document;
use context::Context;
use format::Format;
use rows::Draft;
use segments::Segments;
pub(crate) use stretches::Stretches;

/// What was read of the speakers.
#[derive(Debug, Default)]
pub(crate) struct Interventions {
    /// Rows in the order of the text.
    pub rows: Vec<Intervention>,
    /// The country the document is about: given with the article, else read off it.
    pub concerned: Option<String>,
    /// Totals of votes, as stated or as listed.
    pub votes: Vec<Tally>,
}

/// Reads every delegation, group, body and organisation in its role.
pub(crate) fn interventions(doc: &Document, mentions: &[Mention], lexicon: &Lexicon, remarks: &mut Vec<Note>) -> Interventions {
    let ctx = Context::new(doc, mentions, lexicon);
    let settled = settled_names(&ctx);
    let ctx = match &settled {
        Some(mentions) => Context { mentions, ..ctx },
        None => ctx,
    };
    let segments = Segments::read(&ctx);
    let (mut drafts, votes) = if ctx.format == Format::JointStatement {
        let mut drafts = joint::joint(&ctx, remarks);
        mentioned::mentioned(&ctx, &segments, &Stretches::new([]), &mut drafts);
        (drafts, Vec::new())
    } else {
        debate(&ctx, &segments, remarks)
    };
    for draft in &mut drafts {
        draft.row.segment = segments.name_at(draft.row.start).map(str::to_owned);
    }
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&at| (drafts[at].row.start, drafts[at].row.end, at));
    let mut place = vec![0; drafts.len()];
    order.iter().enumerate().for_each(|(new, &old)| place[old] = new);
    let mut sorted: Vec<Draft> = order.iter().map(|&at| std::mem::take(&mut drafts[at])).collect();
    for draft in &mut sorted {
        draft.part_of = draft.part_of.and_then(|old| place.get(old).copied());
    }
    let mut drafts = rows::put_together(sorted);
    stances::stances(&ctx, &segments, &mut drafts);
    checksums::speakers(&ctx, &drafts, remarks);
    let seq = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
    let rows = drafts.into_iter().enumerate().map(|(at, draft)| {
        let part_of = draft.part_of.map(seq);
        draft.finish(doc.text, seq(at), part_of)
    });
    let rows = rows.collect();
    let concerned = doc.concerned.map(str::to_owned).or_else(|| segments.concerned().map(str::to_owned));
    Interventions { rows, concerned, votes }
}

/// The names of a document of the house that writes "Democratic Republic of the Congo" too: beside it
/// "Congo" by itself is the Republic of the Congo, the UN's own short name of it (UNTERM). None where
/// it does not stand there, or stands alone and might be either.
fn settled_names<'a>(ctx: &Context<'a>) -> Option<Vec<Mention<'a>>> {
    let is_alone = |mention: &Mention| {
        let before = ctx.behind_lower(0, mention.start, 24);
        // "eastern Congo", "the war in Congo"
        let lead = before.trim_end_matches([' ', '\u{a0}']);
        let begins = lead.is_empty() || lead.ends_with([',', ';', ':', '(', '\n', '.']) || before.ends_with('\n');
        let word = context::last_word(lead).map_or("", |(word, _)| word);
        mention.entity.is_none()
            && ctx.text.get(mention.start..mention.end) == Some("Congo")
            && (begins
                || matches!(
                    word,
                    "and" | "were" | "was" | "of" | "for" | "from" | "by" | "with" | "but" | "while"
                ))
    };
    let names_the_other = || {
        ctx.mentions
            .iter()
            .any(|mention| mention.entity.is_some_and(|entity| entity.code == "COD"))
    };
    if !ctx.format.is_of_the_house() || !ctx.mentions.iter().any(is_alone) || !names_the_other() {
        return None;
    }
    let congo = ctx.lexicon.names.entity("COG");
    let settle = |mention: &Mention<'a>| Mention {
        entity: if is_alone(mention) { congo } else { mention.entity },
        ..*mention
    };
    Some(ctx.mentions.iter().map(settle).collect())
}

/// The rows of an account of a meeting, and the totals of its votes.
fn debate(ctx: &Context, segments: &Segments, remarks: &mut Vec<Note>) -> (Vec<Draft>, Vec<Tally>) {
    let votes = votes::votes(ctx, segments);
    remarks.extend(votes.notes);
    let mut drafts = votes.drafts;
    let mut taken = votes.taken;
    let (counted, lines) = numbered::numbered(ctx, segments);
    drafts.extend(counted);
    taken.extend(lines);
    taken.sort_unstable_by_key(|span| (span.start, span.end));
    let of_votes = Stretches::new(taken.iter().copied());
    for list in lists::lists(ctx, segments) {
        // The lists themselves follow one another.
        if of_votes.meet(list.span) {
            continue;
        }
        taken.push(list.span);
        let further = lists::further_lists(ctx, &list, segments);
        drafts.extend(list.drafts);
        drafts.extend(further.into_iter().flat_map(|list| list.drafts));
    }
    let (noted, stretches) = notes::notes(ctx, segments);
    drafts.extend(noted);
    taken.extend(stretches);
    let (recommenders, brackets) = recommendations::recommendations(ctx);
    drafts.extend(recommenders);
    taken.extend(brackets);
    let taken = Stretches::new(taken);
    prose::prose(ctx, segments, &taken, &mut drafts);
    prose::one_statement(ctx, &mut drafts);
    mentioned::mentioned(ctx, segments, &taken, &mut drafts);
    mentioned::organisations_named(ctx, segments, &mut drafts);
    (drafts, votes.tallies)
}
