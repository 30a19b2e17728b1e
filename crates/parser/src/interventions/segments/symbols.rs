//! Stretches about one draft, named by its symbol.

use record::Span;

use super::Segment;
use super::dialogues::about;
use crate::interventions::context::Context;

/// Stretches that are about one draft resolution: from the sentence that names its symbol.
pub(super) fn symbols(ctx: &Context) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let long = memchr::memmem::find_iter(ctx.text.as_bytes(), "A/");
    // "amendment L.37": in the account of one session the short form will do.
    let short = memchr::memmem::find_iter(ctx.text.as_bytes(), "mendment L.").map(|at| at + "mendment ".len());
    let mut starts: Vec<usize> = long.chain(short).collect();
    starts.sort_unstable();
    for start in starts {
        let symbol = symbol_at(ctx, start);
        if !(symbol.contains("/L.") || symbol.contains("/RES/") || symbol.starts_with("L.")) {
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
        let is_heading = words.len() < 60 && !words.ends_with(['.', ':']) && words.ends_with(symbol);
        if (before.ends_with("amendment") || before.ends_with("amendments")) && !is_heading && !has_votes_below(ctx, start) {
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

/// The symbol that begins at `start`.
fn symbol_at<'a>(ctx: &Context<'a>, start: usize) -> &'a str {
    let symbol = ctx.ahead(start, ctx.text.len(), 40);
    let length = symbol
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-')))
        .unwrap_or(symbol.len());
    symbol[..length].trim_end_matches(['.', '-'])
}

/// The one amendment that a sentence names: "rejected amendment L.37 by a vote of ...".
pub(in crate::interventions) fn amendment_in<'a>(ctx: &Context<'a>, sentence: Span) -> Option<&'a str> {
    let lower = sentence.of(&ctx.lower);
    let mut named = lower.match_indices("amendment").filter_map(|(at, noun)| {
        let after = &lower[at + noun.len()..];
        let words = after.trim_start_matches(" contained in document").trim_start_matches([' ', '(']);
        let start = sentence.start + at + noun.len() + (after.len() - words.len());
        let symbol = symbol_at(ctx, start);
        (symbol.starts_with("L.") || symbol.contains("/L.")).then_some(symbol)
    });
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
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
