//! Those whom a sentence keeps from the floor without making them its subjects: "**Chad** alone keeping
//! silent", "time ran out before **Mali** could speak", "a word for **Togo**, which did not speak".

use lexicon::{Mention, NameClass, Predicate};
use record::{Role, Span};

use super::Reader;
use crate::interventions::context::{Context, first_word};
use crate::interventions::predicates::predicate_at;
use crate::interventions::rows::Draft;
use crate::interventions::subjects::{Subject, is_delegation};

/// Behind the name of one who said nothing.
const SILENT: &[&str] = &[
    " alone keeping silent",
    " alone staying silent",
    " alone remaining silent",
    " alone saying nothing",
    " keeping silent",
    " staying silent",
];

/// Behind "before" and the name of one whose turn never came.
const TOO_LATE: &[&str] = &[
    " could speak",
    " could take the floor",
    " could be heard",
    " was reached",
    " was called",
    " had its turn",
];

impl<'a> Reader<'_, 'a> {
    /// "a word for Chad and Togo, which did not speak": rows of those whom a relative clause keeps
    /// from the floor, though they are no subjects.
    pub(super) fn stays_away(&mut self, at: usize, sentence: Span) {
        let ctx = self.ctx;
        let is_state = |mention: &lexicon::Mention<'a>| {
            mention.class == NameClass::Name && mention.entity.is_some_and(|entity| is_delegation(entity.entity_type))
        };
        let mention = &ctx.mentions[at];
        let owns = is_state(mention) || mention.class == NameClass::Demonym;
        let empty = owns.then(|| empty_seat(ctx, mention.end, sentence.end)).flatten();
        let silent = || {
            let end = is_state(mention).then(|| kept_silent(ctx, mention, sentence)).flatten();
            end.map(|end| (Role::DidNotSpeak, end))
        };
        if let Some(entity) = mention.entity
            && let Some((role, end)) = empty.map(|end| (Role::Absent, end)).or_else(silent)
        {
            let name = Span::new(mention.start, mention.end);
            let evidence = Span::new(mention.start, end);
            self.drafts.push(Draft::of(entity, name, evidence, role, "prose.stays_away"));
            return;
        }
        let rest = ctx.ahead(mention.end, sentence.end, 10);
        let Some(relative) = [", which ", ", who ", ", both of which "]
            .iter()
            .find(|words| rest.starts_with(**words))
        else {
            return;
        };
        let role = match predicate_at(ctx, mention.end + relative.len(), sentence.end, true, false).map(|found| found.predicate) {
            Some(Predicate::DidNotSpeak) => Role::DidNotSpeak,
            Some(Predicate::Absent) => Role::Absent,
            _ => return,
        };
        let mut first = at;
        while let Some(before) = first.checked_sub(1).map(|before| &ctx.mentions[before])
            && matches!(
                ctx.text
                    .get(before.end..ctx.mentions[first].start)
                    .unwrap_or("")
                    .trim_end_matches("the ")
                    .trim(),
                "and" | ","
            )
            && is_state(before)
        {
            first -= 1;
        }
        for mention in ctx.mentions[first..=at].iter().filter(|mention| is_state(mention)) {
            let Some(entity) = mention.entity else { continue };
            let span = Span::new(mention.start, mention.end);
            self.drafts.push(Draft::of(entity, span, span, role, "prose.stays_away"));
        }
    }

    /// "The President regretted that Chad could not be heard": said by another, and a row all the same.
    pub(super) fn did_not_speak(&mut self, read: &Subject<'a>) {
        for member in &read.members {
            let draft = Draft::of(member.entity, member.span, member.evidence, Role::DidNotSpeak, self.rule(read.noun));
            self.drafts.push(draft);
        }
    }
}

/// Where the words end that say that the one named kept silent, or came too late to speak.
fn kept_silent(ctx: &Context, mention: &Mention, sentence: Span) -> Option<usize> {
    let rest = ctx.ahead(mention.end, sentence.end, 32);
    let lead = ctx
        .behind_lower(sentence.start, mention.start, 16)
        .trim_end()
        .trim_end_matches(" the");
    let too_late: &[&str] = if lead.ends_with("before") { TOO_LATE } else { &[] };
    let words = SILENT.iter().chain(too_late).find(|words| rest.starts_with(**words))?;
    Some(mention.end + words.len())
}

/// "Chad’s chair stayed empty": where that is said of what the name before `end` possesses.
fn empty_seat(ctx: &Context, end: usize, limit: usize) -> Option<usize> {
    let rest = ctx.ahead_lower(end, limit, 80);
    // "The American seat was empty"
    let words = ["’s ", "'s ", "’ ", "' ", " "].iter().find_map(|mark| rest.strip_prefix(mark))?;
    let (noun, length) = first_word(words)?;
    let (verb, further) = first_word(&words[length..])?;
    let (state, last) = first_word(&words[length + further..])?;
    let is_empty = matches!(noun, "chair" | "seat" | "place" | "bench" | "desk")
        && matches!(verb, "was" | "stayed" | "remained" | "stood" | "sat" | "lay")
        && matches!(state, "empty" | "vacant" | "unoccupied" | "bare");
    is_empty.then_some(end + (rest.len() - words.len()) + length + further + last)
}
