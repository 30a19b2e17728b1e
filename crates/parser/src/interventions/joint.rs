//! Statements as they were delivered, that one delegation reads for several.
//!
//! "Joint statement delivered by Peru on behalf of: Chad, Fiji, Togo and my own country" gives Peru
//! as the speaker, for `G:ADHOC`, and three signatories. The list may follow "on behalf of", stand in
//! brackets, or be a paragraph or a column by itself, most often at the end. How many the text says
//! they are is held against the list. Countries that only are spoken of are no rows here.

use lexicon::{Mention, NameClass};
use record::{Level, Note, Role, Span};

use super::behalf::{AD_HOC, behalf};
use super::context::{Context, find, first_word, is_capitalised};
use super::format::{head_lines, is_title};
use super::rows::Draft;
use super::subjects::is_delegation;

/// Fewer names in a row are no list.
const LEAST: usize = 3;

/// What may stand before the one who reads the statement.
const READ_BY: &[&str] = &["delivered by", "read by", "presented by", "made by", "statement by", "statement of"];

/// Words that say that the names which follow are those the statement is made for.
const FOR_WHOM: &[&str] = &[
    "on behalf of",
    "in the name of",
    "signator",
    "signed by",
    "issued by",
    "released by",
    "joining",
    "joined by",
    "have joined",
    "supported by",
    "support this",
    "supporting",
    "endorsed by",
    "endorse",
    "sponsor",
    "associat",
    "align",
];

/// The rows of a joint statement.
pub(super) fn joint(ctx: &Context, notes: &mut Vec<Note>) -> Vec<Draft> {
    let stated = find(&ctx.lower, "on behalf of").and_then(|at| behalf(ctx, at, ctx.text.len(), None));
    let list = signatories(ctx);
    let mut drafts = Vec::new();
    let reader = reader(ctx).or_else(|| own_country(ctx, &list));
    if let Some((mention, line)) = reader
        && let Some(entity) = mention.entity
    {
        let name = Span::new(mention.start, mention.end);
        let mut draft = Draft::of(entity, name, name, Role::Speaker, "joint.reader");
        let said_there = behalf(ctx, mention.end, line.end, Some(&entity.code)).or_else(|| stated.clone());
        let is_joint = said_there.is_some() || !list.is_empty() || ctx.lower.contains("joint statement");
        draft.row.on_behalf_of = said_there
            .as_ref()
            .and_then(|found| found.code.clone())
            .or_else(|| is_joint.then(|| AD_HOC.to_owned()));
        draft.row.behalf_count = said_there.and_then(|found| found.count);
        draft.statement = ctx
            .doc
            .sentences
            .iter()
            .copied()
            .filter(|sentence| says_we(sentence.of(ctx.text)))
            .collect();
        drafts.push(draft);
    }
    let reader = drafts.first().and_then(|draft| draft.row.entity.clone());
    let mut codes: Vec<&str> = Vec::new();
    for mention in list {
        let Some(entity) = mention.entity.filter(|entity| !codes.contains(&entity.code.as_str())) else {
            continue;
        };
        codes.push(&entity.code);
        if reader.as_deref() != Some(&entity.code) {
            let name = Span::new(mention.start, mention.end);
            let mut draft = Draft::of(entity, name, name, Role::Signatory, "joint.list");
            draft.row.on_behalf_of = Some(AD_HOC.to_owned());
            drafts.push(draft);
        }
    }
    checksum(
        stated.and_then(|found| Some((found.count?, found.end))),
        &codes,
        reader.as_deref(),
        notes,
    );
    drafts
}

/// The number that the text states counts the reader or leaves it out.
fn checksum(stated: Option<(u32, usize)>, listed: &[&str], reader: Option<&str>, notes: &mut Vec<Note>) {
    let Some((count, at)) = stated.filter(|_| !listed.is_empty()) else {
        return;
    };
    let others = listed.iter().filter(|code| Some(**code) != reader).count();
    if count as usize != others && count as usize != others + 1 {
        let words = format!("the text says that {count} are spoken for, and lists {}", listed.len());
        notes.push(Note::new("parse", Level::Warning, "joint_checksum", words).at(at, at));
    }
}

/// The delegation that the head of the page says reads the statement, and the line it says it in.
fn reader<'a>(ctx: &Context<'a>) -> Option<(&'a Mention<'a>, Span)> {
    head_lines(ctx.text).filter(|line| is_title(line.of(ctx.text))).find_map(|line| {
        let lower = line.of(&ctx.lower);
        let at = READ_BY.iter().find_map(|words| find(lower, words).map(|at| at + words.len()))?;
        let after = Span::new(line.start + at, line.end);
        let named = ctx.mentions_in(after).iter().find(|mention| is_name(mention))?;
        Some((named, line))
    })
}

/// "... and my own country, Peru": the reader by its own words.
fn own_country<'a>(ctx: &Context<'a>, list: &[&'a Mention<'a>]) -> Option<(&'a Mention<'a>, Span)> {
    let own = list.iter().find(|mention| {
        let before = ctx.behind_lower(0, mention.start, 40).trim_end_matches([' ', ',', '–', '-']);
        before.ends_with("my country") || before.ends_with("my own country") || before.ends_with("my own")
    })?;
    Some((own, Span::new(own.start, own.end)))
}

fn is_name(mention: &Mention) -> bool {
    mention.class == NameClass::Name && mention.entity.is_some_and(|entity| is_delegation(entity.entity_type))
}

/// The names of every list: runs of names that follow words of [`FOR_WHOM`], or that are paragraphs
/// of their own.
fn signatories<'a>(ctx: &Context<'a>) -> Vec<&'a Mention<'a>> {
    let is_listed = |mention: &&Mention| is_name(mention) && !begins_a_sentence(ctx, mention.end);
    let names: Vec<&Mention> = ctx.mentions.iter().filter(is_listed).collect();
    let runs = names.chunk_by(|before, after| ctx.text.get(before.end..after.start).is_some_and(is_glue));
    let lists = runs.filter(|run| run.len() >= LEAST && (is_announced(ctx, run[0].start) || stands_alone(ctx, run)));
    lists.flatten().copied().collect()
}

/// "Brazil will speak later": what follows a name on a list is no word.
fn begins_a_sentence(ctx: &Context, end: usize) -> bool {
    first_word(ctx.ahead(end, ctx.text.len(), 24)).is_some_and(|(word, _)| !is_capitalised(word) && !matches!(word, "and" | "as"))
        && ctx.text[end..].starts_with(' ')
}

/// Commas, line breaks, bullets, "and the", "and my own country,".
fn is_glue(between: &str) -> bool {
    between.len() < 60
        && between
            .split(|c: char| !c.is_alphabetic())
            .all(|word| matches!(word, "" | "and" | "the" | "The" | "as" | "well" | "my" | "own" | "country"))
        && !between.contains(['.', ':', '('])
}

/// Whether the words just before, in the same paragraph or in the one above, announce a list.
fn is_announced(ctx: &Context, start: usize) -> bool {
    let paragraph = ctx.doc.paragraph_at(start);
    let from = |at: usize| ctx.doc.paragraphs.get(at).map_or(start, |paragraph| paragraph.start);
    let before = ctx.behind_lower(from(paragraph), start, 160);
    let own_words = before.rsplit(". ").next().unwrap_or(before);
    if own_words.chars().any(char::is_alphabetic) {
        return FOR_WHOM.iter().any(|words| own_words.contains(words));
    }
    let above = ctx.behind_lower(from(paragraph.saturating_sub(1)), start, 160);
    FOR_WHOM.iter().any(|words| above.contains(words))
}

/// Whether nothing but names stands in the paragraphs of the run, but for a mark of a footnote.
fn stands_alone(ctx: &Context, run: &[&Mention]) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return false;
    };
    let place = |at: usize| ctx.doc.paragraphs.get(ctx.doc.paragraph_at(at)).copied().unwrap_or_default();
    let before = ctx.text.get(place(first.start).start..first.start).unwrap_or("");
    let after = ctx.text.get(last.end..place(last.start).end).unwrap_or("");
    [before, after].iter().all(|rest| {
        rest.split(|c: char| !c.is_alphabetic())
            .all(|word| matches!(word, "" | "the" | "The"))
    })
}

fn says_we(sentence: &str) -> bool {
    sentence.starts_with("We ") || sentence.contains(" we ")
}
