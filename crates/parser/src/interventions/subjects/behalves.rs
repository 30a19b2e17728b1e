//! For whom a subject speaks, where its own words do not stand beside its name: "Taking the floor
//! again, now for ASEAN, **Laos** said", "**Ghana** tabled the text on behalf of a group of ten".

use lexicon::Predicate;
use record::Span;

use super::Subject;
use crate::interventions::behalf::{Behalf, behalf, named_group, of_group, owned, text_owned};
use crate::interventions::context::{Context, first_word, last_word};

/// Words that open it within a clause, and how many of their bytes come before the expression.
const WITHIN: &[(&str, usize)] = &[
    (" on behalf of ", 0),
    (" in the name of ", 0),
    (" speaking for ", 0),
    (" now for ", 4),
    (" this time for ", 10),
    (" then for ", 5),
    (" again for ", 6),
];

/// What is delivered for somebody, behind the verb.
const TEXTS: &[&str] = &[
    "text",
    "draft",
    "resolution",
    "statement",
    "motion",
    "amendment",
    "document",
    "proposal",
    "message",
    "request",
    "appeal",
    "plea",
    "floor",
    "declaration",
    "initiative",
    "question",
];

/// Verbs of speaking, behind which no text needs to be named.
const VERBS: &[&str] = &[
    "spoke",
    "speaking",
    "intervened",
    "called",
    "appealed",
    "said",
    "told",
    "took",
    "introduced",
    "presented",
    "replied",
    "responded",
];

/// The group in the words before a subject, where "on behalf of" does not begin them.
pub(super) fn behalf_in(ctx: &Context, lead: Span, speaker: &str) -> Option<Behalf> {
    let words = lead.of(&ctx.lower);
    WITHIN.iter().find_map(|(opener, skip)| {
        let at = words.rfind(opener)?;
        behalf(ctx, lead.start + at + skip, lead.end, Some(speaker))
    })
}

/// ", introducing on behalf of the Arab Group **the draft resolution on Chad**, said": where what is
/// introduced ends, which stands behind the group. `begun` is the expression from the name on.
pub(super) fn past_object(ctx: &Context, begun: Span, sentence: Span) -> Option<usize> {
    let lead = begun.of(&ctx.lower).trim_start_matches([',', ' ']);
    let opens = first_word(lead).is_some_and(|(word, _)| word.ends_with("ing") && word != "speaking");
    let rest = ctx.ahead(begun.end, sentence.end, 360);
    if !opens || !rest.starts_with(' ') {
        return None;
    }
    let (mut depth, mut quoted) = (0, false);
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '“' => quoted = true,
            '”' => quoted = false,
            ';' | ':' => return None,
            ',' if depth == 0 && !quoted => return Some(begun.end + at),
            _ => {}
        }
    }
    None
}

/// "took the floor in **ASEAN**’s name", "delivered **the Arab Group**’s statement", "made the point for
/// **ASEAN**": the group is an object of the clause.
fn in_its_name(ctx: &Context, clause: Span) -> Option<Behalf> {
    let delivers = ["deliver", "read", "present", "made", "gave", "voiced"]
        .iter()
        .any(|verb| clause.of(&ctx.lower).starts_with(verb));
    ctx.mentions_in(clause).iter().find_map(|mention| {
        let group = named_group(ctx, mention.start, clause.end)?;
        let rest = ctx.ahead(group.end, clause.end, 20);
        let noun = owned(rest).and_then(first_word).map(|(noun, _)| noun);
        let before = ctx.behind_lower(clause.start, group.start, 60);
        let before = before.trim_end().trim_end_matches(" the");
        let in_name = matches!(noun, Some("behalf" | "name")) && (before.ends_with(" on") || before.ends_with(" in"));
        if in_name || delivers && text_owned(ctx, group.start, clause.end).is_some() {
            return Some(of_group(group, group.end + rest.len().min(2)));
        }
        let spoken_for = before
            .strip_suffix(" for")
            .and_then(last_word)
            .is_some_and(|(noun, _)| matches!(noun, "statement" | "point" | "case" | "argument" | "floor" | "word"));
        (spoken_for && noun.is_none()).then(|| of_group(group, group.end))
    })
}

impl Subject<'_> {
    /// "tabled the text on behalf of the European Union": what stands behind the verb.
    pub(super) fn behind_the_verb(&mut self, ctx: &Context, sentence: Span) {
        let Some(found) = self.predicate else { return };
        let [member] = &mut self.members[..] else { return };
        if member.behalf.is_some() || !matches!(found.predicate, Predicate::Speaker | Predicate::Introducer | Predicate::Occasion) {
            return;
        }
        let clause = ctx.ahead_lower(found.start, sentence.end, 160);
        let ends = ["; ", ": ", " that ", " but ", " who ", " which ", " while ", "“", "”"];
        let end = ends.iter().filter_map(|end| clause.find(end)).min().unwrap_or(clause.len());
        let clause = &clause[..end];
        if let Some(found) = in_its_name(ctx, Span::new(found.start, found.start + end)) {
            member.behalf = Some(found);
            return;
        }
        let Some((at, skip)) = WITHIN.iter().find_map(|(opener, skip)| Some((clause.find(opener)?, skip))) else {
            return;
        };
        let between = clause[..at].trim_end_matches(" also").trim_end_matches(',');
        let verb = first_word(between).map_or("", |(word, _)| word);
        let one_clause = between.trim_end_matches(',').find(',').is_none() && !between.contains(" for ");
        let has_text = TEXTS.iter().any(|noun| between.contains(noun)) || VERBS.contains(&verb);
        if !one_clause || !has_text {
            return;
        }
        member.behalf = behalf(ctx, found.start + at + skip, sentence.end, Some(&member.entity.code));
    }
}
