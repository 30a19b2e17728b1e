//! Stretches about one draft, named by its symbol.

use record::Span;

use super::Segment;
use super::dialogues::about;
use crate::interventions::context::Context;

/// Stretches that are about one draft resolution: from the sentence that names its symbol.
pub(super) fn symbols(ctx: &Context) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let finder = memchr::memmem::Finder::new("A/");
    let mut from = 0;
    while let Some(offset) = finder.find(&ctx.text.as_bytes()[from..]) {
        let start = from + offset;
        from = start + 2;
        let symbol = ctx.ahead(start, ctx.text.len(), 40);
        let length = symbol
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-')))
            .unwrap_or(symbol.len());
        let symbol = symbol[..length].trim_end_matches(['.', '-']);
        if !(symbol.contains("/L.") || symbol.contains("/RES/")) {
            continue;
        }
        let paragraph = ctx.doc.paragraphs.get(ctx.doc.paragraph_at(start)).copied().unwrap_or_default();
        let sentence = ctx.doc.sentences.get(ctx.doc.sentence_at(start)).copied().unwrap_or(paragraph);
        let words = sentence.of(ctx.text);
        if !(words.contains("esolution")
            || words.contains("draft")
            || words.contains("adopted")
            || words.contains("ecision")
            || words.len() < 160)
        {
            continue;
        }
        // An amendment is moved and debated under the draft that it would change, unless a list of its own votes follows.
        let before = ctx.behind_lower(sentence.start, start, 24).trim_end_matches([' ', '(']);
        if (before.ends_with("amendment") || before.ends_with("amendments")) && !has_votes_below(ctx, start) {
            continue;
        }
        // The title stands in the paragraph before ("Action on Resolution on ...").
        let before = ctx.doc.paragraph_at(start).checked_sub(1).and_then(|at| ctx.doc.paragraphs.get(at));
        let heading = before.filter(|title| title.len() < 220 && !title.of(ctx.text).ends_with('.'));
        let begin = heading.map_or(sentence.start, |title| title.start);
        let concerned = about(ctx, sentence).or_else(|| heading.and_then(|title| about(ctx, *title)));
        if found.last().is_none_or(|last| last.name.as_deref() != Some(symbol)) {
            found.push(Segment {
                start: begin.max(found.last().map_or(0, |last| last.start + 1)),
                name: Some(symbol.to_owned()),
                concerned,
            });
        }
    }
    found
}

/// Whether the next two paragraphs hold a label of a list of votes.
fn has_votes_below(ctx: &Context, at: usize) -> bool {
    let paragraph = ctx.doc.paragraph_at(at);
    let below = |number: usize| ctx.doc.paragraphs.get(paragraph + number);
    below(1).is_some_and(|next| {
        let end = below(2).map_or(next.end, |last| last.end);
        ctx.cues.labels(Span::new(next.start, end)).next().is_some()
    })
}
