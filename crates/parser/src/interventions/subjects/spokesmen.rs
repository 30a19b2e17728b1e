//! A group whose spokesman is named beside it: "the Arab Group, represented by **Egypt**, said",
//! "Through **Angola**, the African Group asked". The State speaks, for the group.

use lexicon::{FloorWord, Mention};
use record::{EntityType, Span};

use super::{Member, Subject};
use crate::interventions::behalf::{of_group, owned};
use crate::interventions::context::{Context, first_word, strip_word};
use crate::interventions::predicates::spoken;

/// What leads from a group to who speaks for it.
const LEADS: &[&str] = &[
    "(",
    "by the voice of ",
    "chaired by ",
    "coordinated by ",
    "for which ",
    "for whom ",
    "headed by ",
    "in whose name ",
    "led by ",
    "on whose behalf ",
    "represented by ",
    "represented today by ",
    "speaking through ",
    "spoke through ",
    "through ",
    "via ",
    "with ",
];

/// The same before the group, as they begin a sentence.
const FRONTED: &[&str] = &[
    "Through ",
    "Via ",
    "Represented by ",
    "Led by ",
    "Speaking through ",
    "By the voice of ",
];

/// Verbs of who reads another's text.
const READ: &[&str] = &[
    "delivered",
    "gave",
    "made",
    "presented",
    "read",
    "read out",
    "spoke",
    "took the floor",
    "voiced",
];

impl<'a> Subject<'a> {
    /// Puts the State in the place of its group. Gives where what names it ends.
    pub(super) fn spoken_through(&mut self, ctx: &Context<'a>, end: usize, sentence: Span) -> Option<usize> {
        let [member] = &mut self.members[..] else { return None };
        if member.entity.entity_type != EntityType::Group {
            return None;
        }
        let group = member.span;
        let behind = behind(ctx, group.end, sentence.end);
        let (mention, after) = behind.or_else(|| Some((fronted(ctx, sentence.start, self.start)?, end)))?;
        let entity = mention.entity?;
        let code = member.entity.code.clone();
        let evidence = Span::new(group.start.min(mention.start), mention.end.max(group.end));
        let mut behalf = of_group(mention, evidence.end);
        behalf.code = Some(code);
        *member = Member {
            entity,
            span: Span::new(mention.start, mention.end),
            behalf: Some(behalf),
            evidence,
            person: None,
        };
        let said = ctx.ahead(group.end, sentence.end, 20);
        if said.starts_with(" spoke through ") {
            self.predicate = Some(spoken(group.end + 1, group.end + " spoke".len()));
        }
        self.next = self.next.max(ctx.mention_from(after));
        Some(after)
    }
}

/// ", represented by **Egypt**,", " (**Egypt**)", "’s coordinator, **Egypt**,": the State, and where
/// the predicate may stand.
fn behind<'a>(ctx: &Context<'a>, from: usize, limit: usize) -> Option<(&'a Mention<'a>, usize)> {
    let rest = ctx.ahead(from, limit, 160);
    let words = rest.trim_start_matches([',', ' ', '–', '—']);
    let mut at = from + (rest.len() - words.len());
    let mut verb_follows = false;
    let mut office = false;
    if let Some(lead) = LEADS.iter().find(|lead| words.starts_with(**lead)) {
        verb_follows = lead.starts_with("for wh") || lead.starts_with("in wh") || lead.starts_with("on wh") || *lead == "with ";
        at += lead.len();
    } else if let Some(text) = words.strip_prefix("whose ") {
        let (noun, length) = first_word(text).filter(|(noun, _)| matches!(*noun, "statement" | "text" | "position" | "message"))?;
        at += "whose ".len() + length;
        let passive = text[noun.len()..].find(" by ").filter(|by| *by < 30);
        verb_follows = passive.is_none();
        at += passive.map_or(0, |by| by + " by".len());
    } else {
        let owner = owned(rest)?;
        let (noun, length) = first_word(owner)?;
        office = ctx.lexicon.floor.is(&noun.to_ascii_lowercase(), FloorWord::GroupOffice) || matches!(noun, "spokesman" | "spokesperson");
        at = from + (rest.len() - owner.len()) + length;
        at += owner[length..].strip_prefix(", ").filter(|_| office).map(|_| 2)?;
    }
    let mention = state_at(ctx, at, limit)?;
    let after = past_delegate(ctx, mention.end, limit);
    let tail = ctx.ahead_lower(after, limit, 60);
    let bracketed = words.starts_with('(');
    if bracketed {
        return tail.starts_with(')').then_some((mention, after + 1));
    }
    if verb_follows {
        let verb = tail.trim_start();
        let verb = verb
            .strip_prefix("was speaking")
            .or_else(|| READ.iter().find_map(|read| strip_word(verb, read)));
        let verb = verb
            .or_else(|| tail.trim_start().strip_prefix("speaking"))
            .map(|rest| rest.trim_start_matches(" out"))?;
        return verb.starts_with(',').then_some((mention, after + (tail.len() - verb.len())));
    }
    let closing = ["–", "—", " –", " —"]
        .iter()
        .find(|dash| tail.starts_with(**dash))
        .map_or(0, |dash| dash.len());
    let after = after + closing;
    (closing > 0 || tail.starts_with(',') || !rest.starts_with([',', '’', '\'']) && !office).then_some((mention, after))
}

/// "Through **Angola**, the African Group asked".
fn fronted<'a>(ctx: &Context<'a>, from: usize, start: usize) -> Option<&'a Mention<'a>> {
    let lead = ctx.text.get(from..start)?;
    let words = FRONTED.iter().find_map(|word| lead.strip_prefix(word))?;
    let mention = state_at(ctx, from + (lead.len() - words.len()), start)?;
    let glue = ctx.text.get(past_delegate(ctx, mention.end, start)..start)?;
    (glue.trim() == ",").then_some(mention)
}

/// The State that is named at `at`, with an article or its envoy before it at most.
fn state_at<'a>(ctx: &Context<'a>, at: usize, limit: usize) -> Option<&'a Mention<'a>> {
    let mention = ctx.mentions.get(ctx.mention_from(at)).filter(|mention| mention.end <= limit)?;
    let before = ctx.text.get(at..mention.start)?;
    let is_near = before.len() < 40
        && !before.contains([',', '.', ';', '('])
        && (before.trim().is_empty() || before.contains("the ") || before.ends_with("of "));
    mention
        .entity
        .is_some_and(|entity| is_near && entity.entity_type == EntityType::State)
        .then_some(mention)
}

/// "Angola**’s ambassador**".
fn past_delegate(ctx: &Context, end: usize, limit: usize) -> usize {
    let rest = ctx.ahead(end, limit, 60);
    let Some(words) = owned(rest) else { return end };
    let mut at = 0;
    while let Some((word, length)) = first_word(&words[at..]).filter(|_| at == 0 || words[at..].starts_with(' ')) {
        let kinds = ctx.lexicon.floor.kinds(&word.to_ascii_lowercase());
        at += length;
        if kinds.has(FloorWord::Delegate) {
            return end + (rest.len() - words.len()) + at;
        }
        if !kinds.has(FloorWord::Qualifier) {
            break;
        }
    }
    end
}
