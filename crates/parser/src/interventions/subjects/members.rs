//! Further members of a subject, and what may stand between it and its predicate: appositions,
//! groups spoken for, brackets, dashes.

use lexicon::{Entity, Floor, FloorWord, NameClass};
use record::Span;

use super::after::{after_name, other_countries};
use super::before::person_before;
use super::behalves::{behalf_in, past_object};
use super::longer_names::is_part_of_a_longer_name;
use super::{Member, Noun, Subject};
use crate::interventions::behalf::{Behalf, behalf};
use crate::interventions::context::{Context, bracket_end, find, first_word, is_capitalised, strip_word};
use crate::interventions::predicates::{predicate_at, spoken};

/// Verbs with which a group that is spoken for stands as their object.
const FINITE: &[&str] = &["spoke", "delivered", "made", "presented", "read", "took", "was"];

impl<'a> Subject<'a> {
    pub(super) fn push(&mut self, entity: &'a Entity, span: Span, evidence: Span, behalf: Option<Behalf>) {
        self.members.push(Member {
            entity,
            span,
            behalf,
            evidence,
            person: None,
        });
    }

    /// Appositions, "on behalf of", and further names. Gives where the predicate may stand.
    pub(super) fn go_on(&mut self, ctx: &Context<'a>, mut end: usize, sentence: Span, noun: &mut Noun, weak: &mut Vec<usize>) -> usize {
        for _ in 0..80 {
            let rest = ctx.ahead(end, sentence.end, 400);
            let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
            let here = end + (rest.len() - trimmed.len());
            if let Some(found) = behalf(
                ctx,
                end,
                sentence.end,
                self.members.last().map(|member| member.entity.code.as_str()),
            ) {
                // "Chad spoke for the African Group" is a sentence by itself.
                let is_finite = FINITE.iter().any(|verb| strip_word(trimmed, verb).is_some());
                let begun = Span::new(end, found.end);
                end = found.end;
                self.speaks_for(found);
                end = past_object(ctx, begun, sentence).unwrap_or(end);
                self.next = self.next.max(ctx.mention_from(end));
                if is_finite {
                    self.predicate = predicate_at(ctx, here, sentence.end, true, false).or(Some(spoken(here, end)));
                    return end;
                }
                continue;
            }
            if trimmed.starts_with('(') {
                let Some(close) = bracket_end(trimmed) else { return end };
                end = here + close;
                self.next = self.next.max(ctx.mention_from(end));
                continue;
            }
            if *noun == Noun::Person
                && let Some(after) = self.person_joined(ctx, end, sentence)
            {
                end = after;
                continue;
            }
            let mut person = None;
            // "Togo and Benin, Ghana's neighbours, praised": a possessor is none of them.
            if let Some(next) = self.joined(ctx, end, sentence)
                && let mention = &ctx.mentions[next]
                && let Some(entity) = mention.entity
                && let Some(after) = after_name(ctx, mention.end, sentence.end, mention.class, noun, &mut person)
            {
                if *noun == Noun::Bare && mention.class != NameClass::Name {
                    weak.push(self.members.len());
                }
                end = after;
                self.push(
                    entity,
                    Span::new(mention.start, mention.end),
                    Span::new(mention.start, mention.end),
                    None,
                );
                self.next = next + 1;
                continue;
            }
            if let Some((count, words)) = other_countries(ctx, end, sentence.end) {
                self.others = Some((count, words));
                end = words.end;
                continue;
            }
            if let Some(rest_of_them) = the_rest(trimmed).filter(|_| self.members.len() > 1) {
                end = here + rest_of_them;
                self.next = self.next.max(ctx.mention_from(end));
                continue;
            }
            if let Some(dashed) = between_dashes(trimmed) {
                end = here + dashed;
                self.next = self.next.max(ctx.mention_from(end));
                continue;
            }
            if trimmed.starts_with(',') {
                let Some(after) = self.apposition(ctx, here + 1, sentence) else {
                    return end;
                };
                end = after;
                if self.predicate.is_some() {
                    return end;
                }
                continue;
            }
            return end;
        }
        end
    }

    /// "Speaking on behalf of the Arab Group, Egypt said": the group stands before its speaker.
    pub(super) fn fronted(&mut self, ctx: &Context<'a>, start: usize, sentence: Span) {
        let [member] = &mut self.members[..] else { return };
        let lead = ctx.behind(sentence.start, start, 200);
        if member.behalf.is_some() || lead.len() < start - sentence.start || !lead.trim_end().ends_with(',') {
            return;
        }
        let found = behalf(ctx, sentence.start, start, Some(&member.entity.code))
            .or_else(|| behalf_in(ctx, Span::new(start - lead.len(), start), &member.entity.code));
        if let Some(found) = found.filter(|found| ctx.text[found.end..start].trim_matches([' ', ',']).is_empty()) {
            member.evidence = Span::new(sentence.start, member.evidence.end);
            member.behalf = Some(found);
        }
    }

    pub(super) fn speaks_for(&mut self, found: Behalf) {
        if let Some(member) = self.members.last_mut() {
            member.evidence.end = member.evidence.end.max(found.end);
            member.behalf = Some(found);
        }
    }

    /// After a comma: a predicate at once, or words up to the next comma.
    fn apposition(&mut self, ctx: &Context<'a>, from: usize, sentence: Span) -> Option<usize> {
        let plural = self.members.len() > 1;
        if let Some(found) = predicate_at(ctx, from, sentence.end, plural, false) {
            self.predicate = Some(found);
            return Some(found.start);
        }
        let rest = ctx.ahead(from, sentence.end, 320);
        // "Washington, he said, was appalled"
        for aside in [
            " he said,",
            " she said,",
            " they said,",
            " he added,",
            " she added,",
            " he argued,",
            " she argued,",
        ] {
            if rest.starts_with(aside) {
                return Some(from + aside.len() - 1);
            }
        }
        let mut depth = 0;
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b',' if depth == 0 && !parts_digits(rest, at) => {
                    let inner = Span::new(from, from + at);
                    let words = inner.of(ctx.text);
                    // ", who, on behalf of ..., said": the relative word alone.
                    if !words.trim().is_empty()
                        && !may_stand_between(&ctx.lexicon.floor, words)
                        && !acts_behind(ctx, inner, sentence, plural)
                    {
                        return None;
                    }
                    if let Some(found) = text_of_a_group(ctx, inner) {
                        self.speaks_for(found);
                    } else if let Some(offset) = words.find("on behalf of").or_else(|| words.find("speaking for"))
                        && let Some(found) = behalf(
                            ctx,
                            from + offset,
                            sentence.end,
                            self.members.last().map(|member| member.entity.code.as_str()),
                        )
                    {
                        let end = found.end.max(from + at);
                        self.speaks_for(found);
                        self.next = self.next.max(ctx.mention_from(end));
                        return Some(end);
                    }
                    self.next = self.next.max(ctx.mention_from(from + at));
                    return Some(from + at);
                }
                b';' | b'.' | b':' if depth == 0 && rest[at + 1..].starts_with(' ') => return None,
                _ => {}
            }
        }
        None
    }

    /// "NAME (Country) and NAME (Country)": the further person, with the country in brackets. Gives
    /// where the bracket closes.
    fn person_joined(&mut self, ctx: &Context<'a>, end: usize, sentence: Span) -> Option<usize> {
        let next = ctx.mention_from(end);
        let mention = ctx.mentions.get(next).filter(|mention| mention.end < sentence.end)?;
        let entity = mention.entity?;
        let open = end + ctx.text.get(end..mention.start)?.trim_end().strip_suffix('(')?.len();
        let (start, person) = person_before(ctx, sentence, open).filter(|(start, _)| *start >= end)?;
        if !matches!(ctx.text[end..start].trim(), "," | "and" | ", and" | ";" | "; and") {
            return None;
        }
        let close = mention.end + ctx.ahead(mention.end, sentence.end, 200).find(')')?;
        let inside = behalf(ctx, mention.end, close, Some(&entity.code));
        self.push(entity, Span::new(mention.start, mention.end), Span::new(start, close + 1), inside);
        if let Some(member) = self.members.last_mut() {
            member.person = Some(person);
        }
        self.next = next + 1;
        Some(close + 1)
    }

    /// Index of a mention that is joined to the subject at `end` ("A, B and C").
    fn joined(&self, ctx: &Context<'a>, end: usize, sentence: Span) -> Option<usize> {
        let next = ctx.mention_from(end);
        let mention = ctx.mentions.get(next).filter(|mention| mention.end <= sentence.end)?;
        mention.entity?;
        // "its envoy, Chad Novak": a person's name.
        if is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence) {
            return None;
        }
        let glue = ctx.lower.get(end..mention.start)?;
        if glue.len() > 60 {
            return None;
        }
        let mut glue = glue.trim();
        for tail in [
            "the",
            "those of",
            "the representatives of",
            "the representative of",
            "representatives of",
            "representative of",
            "the delegation of",
            "an observer for",
            "the observer for",
            "the observer of",
            "the delegate of",
            "the delegates of",
            "the ambassador of",
            "the ambassadors of",
            "the envoy of",
            "the envoys of",
            "her colleague from",
            "his colleague from",
            "her counterpart from",
            "his counterpart from",
            "its counterpart from",
            "their colleagues from",
            "their counterparts from",
            "the",
        ] {
            glue = glue.strip_suffix(tail).unwrap_or(glue).trim_end();
        }
        matches!(
            glue,
            "," | "and"
                | ", and"
                | "as well as"
                | ", as well as"
                | "or"
                | "nor"
                | ", nor"
                | "and also"
                | "along with"
                | ", along with"
                | "together with"
                | ", together with"
                | "&"
                | ";"
                | "; and"
                | "and,"
                | ", and with it"
                | "and with it"
        )
        .then_some(next)
    }
}

/// "Chad, Mali **and the rest of the African bloc** praised it": where those end who are not named.
fn the_rest(text: &str) -> Option<usize> {
    let words = text.trim_start_matches([',', ' ']);
    let leads = [
        "and the rest of the ",
        "and the rest of its ",
        "and the other members of the ",
        "and other members of the ",
        "and the others in the ",
        "and much of the ",
        "and most of the ",
        "and others in the ",
    ];
    // "Chad, Mali and the island itself voted no"
    if let Some(own) = [
        "and the island itself",
        "and the kingdom itself",
        "and the country itself",
        "and the island",
        "and the kingdom",
    ]
    .iter()
    .find(|own| words.starts_with(**own))
    {
        return Some(text.len() - words.len() + own.len());
    }
    let lead = leads.iter().find(|lead| words.starts_with(**lead))?;
    let mut end = lead.len();
    while let Some((word, length)) = first_word(&words[end..]).filter(|_| end < 80) {
        end += length;
        let nouns = [
            "bloc",
            "group",
            "region",
            "family",
            "camp",
            "union",
            "community",
            "alliance",
            "continent",
            "neighbourhood",
        ];
        if nouns.iter().any(|noun| word.eq_ignore_ascii_case(noun)) {
            return Some(text.len() - words.len() + end);
        }
    }
    None
}

/// "– home to many of its workers –": where the words between two dashes end.
fn between_dashes(text: &str) -> Option<usize> {
    let dash = ["–", "—", "- "].into_iter().find(|dash| text.starts_with(dash))?;
    let inner = &text[dash.len()..];
    let close = if dash == "- " { find(inner, " - ")? + 1 } else { inner.find(dash)? };
    let is_one_clause = !inner[..close].contains([';', ':']) && !inner[..close].contains(". ");
    is_one_clause.then_some(dash.len() + close + dash.trim_end().len())
}

/// "600,000 people".
fn parts_digits(text: &str, comma: usize) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    comma > 0 && is_digit(comma - 1) && is_digit(comma + 1)
}

/// "Chad, home to many of them, **appealed**": whatever stands between two commas, where the name
/// acts right behind the second and nobody else speaks between them.
fn acts_behind(ctx: &Context, inner: Span, sentence: Span, plural: bool) -> bool {
    let words = inner.of(&ctx.lower).trim();
    let speaks_itself = [" said", " says", " told", " added", " argued"]
        .iter()
        .any(|verb| words.ends_with(verb));
    let begins_small = inner.of(ctx.text).trim().starts_with(char::is_lowercase);
    let is_joined = ["and ", "or ", "but "].iter().any(|word| words.starts_with(word));
    begins_small
        && words.len() < 120
        && !speaks_itself
        && !is_joined
        && predicate_at(ctx, inner.end + 1, sentence.end, plural, false).is_some_and(|found| found.known)
}

/// ", whose delegate read out **the statement of ASEAN**", "whose envoy delivered **ASEAN's statement**".
fn text_of_a_group(ctx: &Context, inner: Span) -> Option<Behalf> {
    let words = inner.of(&ctx.lower);
    let delegate = words.trim_start().strip_prefix("whose ")?;
    let (noun, length) = first_word(delegate)?;
    let from = inner.end - delegate.len() + length;
    ctx.lexicon
        .floor
        .is(noun, FloorWord::Delegate)
        .then(|| behalf(ctx, from, inner.end, None))?
}

fn may_stand_between(floor: &Floor, words: &str) -> bool {
    let Some((first, _)) = first_word(words) else { return true };
    if strip_word(words.trim_start(), "which").is_some() && words.len() > 160 {
        return false;
    }
    let lower = first.to_ascii_lowercase();
    floor.is(&lower, FloorWord::Apposition)
        || ((lower.ends_with("ing") || lower.ends_with("ed")) && first == lower)
        || lower.ends_with("ly")
        || is_capitalised(first) && words.len() < 80
}
