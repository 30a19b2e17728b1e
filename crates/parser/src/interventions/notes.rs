//! Notes by speaker, as observers take them: "• Malta, for the European Union: worried by arrests."
//!
//! A paragraph that is a name, a colon and words is a note of what that delegation said where at
//! least three such paragraphs follow one another; one alone may be a label of any sort.

use record::{Role, Span};

use super::context::Context;
use super::format::Format;
use super::items::{List, read_items};
use super::rows::Draft;
use super::segments::Segments;
use super::subjects::is_delegation;

/// So many in a row are notes.
const RUN: usize = 3;

/// A colon farther from the paragraph's start ends no name.
const HEAD: usize = 160;

/// Reads every run of notes; gives the stretches they took too.
pub(super) fn notes(ctx: &Context, segments: &Segments) -> (Vec<Draft>, Vec<Span>) {
    let (mut drafts, mut taken) = (Vec::new(), Vec::new());
    if ctx.format == Format::NoMeeting {
        return (drafts, taken);
    }
    let mut run: Vec<(Span, Vec<Draft>)> = Vec::new();
    let mut end_run = |run: &mut Vec<(Span, Vec<Draft>)>| {
        if run.len() >= RUN {
            for (paragraph, rows) in run.drain(..) {
                taken.push(paragraph);
                drafts.extend(rows);
            }
        }
        run.clear();
    };
    for paragraph in &ctx.doc.paragraphs {
        match note(ctx, segments, *paragraph) {
            Some(rows) => run.push((*paragraph, rows)),
            None => end_run(&mut run),
        }
    }
    end_run(&mut run);
    (drafts, taken)
}

/// The speakers of a paragraph that is a note, each with its words.
fn note(ctx: &Context, segments: &Segments, paragraph: Span) -> Option<Vec<Draft>> {
    let text = paragraph.of(ctx.text);
    let head = &text[..text.floor_char_boundary(HEAD)];
    let colon = head.find(':').filter(|colon| !head[..*colon].contains(". "))?;
    let words = text[colon + 1..].trim_start();
    let start = text.find(|c: char| c.is_alphabetic()).filter(|start| *start < colon)?;
    if words.is_empty() {
        return None;
    }
    let names = Span::new(paragraph.start + start, paragraph.start + colon);
    let said = Span::new(paragraph.end - words.len(), paragraph.end);
    // Most labels name nobody.
    let first = ctx.mentions.get(ctx.mention_from(names.start));
    first.filter(|mention| mention.start < names.end)?;
    let concerned = segments.at(names.start).concerned.clone();
    let mut rows = read_items(ctx, &List::new("notes.speaker", Role::Speaker, None), names);
    let are_delegations = rows
        .iter()
        .all(|row| row.row.entity.is_some() && is_delegation(row.row.entity_type));
    if rows.is_empty() || !are_delegations {
        return None;
    }
    for row in &mut rows {
        if row.row.entity == concerned {
            row.row.role = Role::CountryConcerned;
        }
        row.statement.push(said);
    }
    Some(rows)
}
