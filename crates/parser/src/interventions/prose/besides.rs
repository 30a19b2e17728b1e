//! Those whom a sentence shows on the floor, or in an office there, without making them its
//! subjects: the examples of a crowd, authors of comments, the troika of a review.
//!
//! "Five delegations, **Chad** and **Togo** among them, objected" gives two speakers beside the
//! five; "takes note of the comments made by **Chad**" gives one.

use lexicon::{FloorWord, NameClass};
use record::{Role, Span, Stance};

use super::{Reader, Turn};
use crate::interventions::aggregates::Aggregate;
use crate::interventions::behalf::AD_HOC;
use crate::interventions::context::{find, first_word, last_word};
use crate::interventions::format::Format;
use crate::interventions::items::{List, read_delegations, read_items};
use crate::interventions::rows::Draft;
use crate::interventions::subjects::{is_delegation, other_countries};

/// Between a crowd and the examples of it.
const EXAMPLES: &[&str] = &[
    ", including ",
    ", among them ",
    ", such as ",
    ", notably ",
    ", led by ",
    " including ",
    " such as ",
    ", ",
];

/// What is said by somebody who has the floor, before "made by".
const SAID: &[&str] = &[
    "comments",
    "remarks",
    "statement",
    "statements",
    "intervention",
    "words",
    "solidarity",
    "position",
    "positions",
    "observations",
    "interventions",
    "criticism",
    "criticisms",
    "concerns",
    "questions",
    "points",
    "reservations",
    "allegations",
    "accusations",
    "insinuations",
    "assertions",
    "attacks",
    "lies",
];

/// What is done with it.
const MADE_BY: &[&str] = &[
    " made by ",
    " voiced by ",
    " raised by ",
    " expressed by ",
    " put by ",
    " levelled by ",
    " aired by ",
    " formulated by ",
];

/// Whose it is, in a mission's own text: "takes note of the remarks **of** Chad".
const OF_WHOM: &[&str] = &[" of ", " from "];

/// What a mission does with such remarks. "The statements of Chad could not be heard" is no case of it.
const TAKEN_UP: &[&str] = &[
    "note",
    "reject",
    "regret",
    "thank",
    "welcome",
    "appreciat",
    "deplore",
    "dismiss",
    "refute",
    "value",
    "grateful",
    "listened",
    "salute",
    "applaud",
    "hail",
    "commend",
    "accept",
];

/// The side of those whose words a mission salutes or rejects.
fn side_of_thanks(lead: &str) -> Stance {
    let has = |verbs: &[&str]| verbs.iter().any(|verb| lead.contains(verb));
    match (
        has(&[
            "salute",
            "thank",
            "grateful",
            "appreciat",
            "applaud",
            "hail",
            "solidarity",
            "support",
            "kind words",
        ]),
        has(&[
            "reject",
            "regret",
            "deplore",
            "refute",
            "dismiss",
            "condemn",
            "cannot accept",
            "insinuation",
            "lies",
        ]),
    ) {
        (true, false) => Stance::Supportive,
        (false, true) => Stance::Critical,
        _ => Stance::Unknown,
    }
}

/// Right before what was said: a reply to it.
const ANSWERED: &[&str] = &["after the", "following the", "response to the", "reply to the", "answer to the"];

/// What makes those behind it the signatories of a text.
const SIGNED_BY: &[&str] = &[" signed by ", " co-signed by ", " cosigned by ", " endorsed by "];

impl Reader<'_, '_> {
    /// The delegations that are named as examples of a crowd do what it does.
    pub(super) fn examples(&mut self, aggregate: &Aggregate, role: Role) {
        let ctx = self.ctx;
        let between = Span::new(aggregate.span.end, aggregate.predicate.start.max(aggregate.span.end));
        let words = between.of(ctx.text);
        let Some(lead) = EXAMPLES.iter().find(|lead| words.starts_with(**lead)) else {
            return;
        };
        let last = find(words, " among them,");
        // A comma alone begins examples only before "among them".
        if *lead == ", " && last.is_none() {
            return;
        }
        let end = last.unwrap_or_else(|| words.trim_end_matches([',', ' ']).len());
        let list = List::new("prose.example", role, None);
        let names = Span::new(between.start + lead.len(), between.start + end.max(lead.len()));
        let rows = read_items(ctx, &list, names);
        let are_names = rows
            .iter()
            .all(|draft| draft.row.entity.is_some() && is_delegation(draft.row.entity_type));
        if are_names {
            self.drafts.extend(rows);
            return;
        }
        // "Chad, Togo and the members of a bloc": as far as they are named.
        let named = ctx.joined(names.start, names.end).map_while(|mention| {
            let entity = mention.entity.filter(|entity| is_delegation(entity.entity_type))?;
            let name = Span::new(mention.start, mention.end);
            (mention.class == NameClass::Name).then(|| Draft::of(entity, name, name, role, "prose.example"))
        });
        self.drafts.extend(named);
    }

    /// "takes note of the comments made by Chad, Mali and Togo": they made them there.
    /// What else the sentence says is not theirs.
    pub(super) fn comments_by(&mut self, sentence: Span) {
        let ctx = self.ctx;
        let text = sentence.of(ctx.text);
        let of_whom = if ctx.format == Format::Statement { OF_WHOM } else { &[] };
        let lower = sentence.of(&ctx.lower);
        let mut places: Vec<(usize, usize)> = Vec::new();
        for verb in MADE_BY.iter().chain(of_whom) {
            for (at, _) in text.match_indices(verb) {
                let Some((noun, before)) = last_word(&text[..at]) else { continue };
                let is_taken_up = !of_whom.contains(verb)
                    || TAKEN_UP.iter().any(|taken| lower[..before].contains(taken))
                    || ANSWERED.iter().any(|lead| text[..before].trim_end().ends_with(lead));
                if SAID.contains(&noun) && is_taken_up {
                    places.push((at + verb.len(), before));
                }
            }
        }
        places.sort_unstable();
        for (at, &(from, noun)) in places.iter().enumerate() {
            let limit = places.get(at + 1).map_or(text.len(), |next| next.1);
            let Some(rest) = text.get(from..limit) else { continue };
            let end = [
                ", who",
                ", which",
                ", but",
                ", while",
                " and that ",
                ", and the ",
                " during ",
                " in ",
            ]
            .iter()
            .filter_map(|stop| find(rest, stop))
            .min()
            .unwrap_or(rest.len());
            let list = List::new("prose.comment", Role::Speaker, None);
            let names = Span::new(sentence.start + from, sentence.start + from + end);
            let mut rows = read_delegations(ctx, &list, names);
            // "the insinuations of the Chadian delegation"
            if rows.is_empty()
                && let Some(mention) = ctx.mentions_in(names).first()
                && mention.start <= names.start + 4
                && mention.class == NameClass::Demonym
                && let Some(entity) = mention.entity
                && let Some((noun, length)) = first_word(ctx.ahead_lower(mention.end, sentence.end, 40))
                && ctx.lexicon.floor.is(noun, FloorWord::Delegate)
            {
                let name = Span::new(mention.start, mention.end);
                let evidence = Span::new(mention.start, mention.end + length);
                rows.push(Draft::of(entity, name, evidence, Role::Speaker, "prose.comment"));
            }
            let side = side_of_thanks(&lower[..noun]);
            rows.iter_mut().for_each(|draft| draft.row.stance = side);
            self.drafts.extend(rows);
        }
    }

    /// "A joint statement on prisons, **signed by Chad, Togo and nine others**, was read": they stand
    /// behind it and take no floor.
    pub(super) fn signed_by(&mut self, sentence: Span) {
        let ctx = self.ctx;
        let lower = sentence.of(&ctx.lower);
        let Some((at, from)) = SIGNED_BY.iter().find_map(|words| {
            let at = find(lower, words)?;
            Some((at, sentence.start + at + words.len()))
        }) else {
            return;
        };
        // Of treaties and truces signatures are another matter.
        let is_said = ["statement", "declaration", "appeal", "letter", "text"]
            .iter()
            .any(|noun| lower[..at].contains(noun));
        if !is_said {
            return;
        }
        let named = ctx.joined(from, sentence.end).map_while(|mention| {
            let entity = mention.entity.filter(|entity| is_delegation(entity.entity_type))?;
            let name = Span::new(mention.start, mention.end);
            let mut draft = Draft::of(entity, name, name, Role::Signatory, "prose.signatory");
            draft.row.on_behalf_of = Some(AD_HOC.to_owned());
            Some(draft)
        });
        let mut rows: Vec<Draft> = named.collect();
        let Some(last) = rows.last() else { return };
        if let Some((count, words)) = other_countries(ctx, last.surface.end, sentence.end) {
            rows.push(Draft::of_others(count, words, Role::Signatory));
        }
        let said = Span::new(sentence.start, sentence.start + at);
        rows.iter_mut().for_each(|draft| draft.statement.push(said));
        self.drafts.extend(rows);
    }

    /// "The review was chaired by Chad's ambassador", "presided over by Mali": who presides takes no floor.
    pub(super) fn chaired_by(&mut self, sentence: Span) {
        let ctx = self.ctx;
        let lower = sentence.of(&ctx.lower);
        let Some(from) = ["chaired by ", "presided over by "]
            .iter()
            .find_map(|words| Some(sentence.start + find(lower, words)? + words.len()))
        else {
            return;
        };
        let Some(mention) = ctx.mentions_in(Span::new(from, sentence.end)).first() else {
            return;
        };
        let lead = ctx.lower.get(from..mention.start).unwrap_or("").trim_end();
        let lead = lead.strip_suffix(" the").unwrap_or(lead);
        let is_near = matches!(lead, "" | "the") || lead.len() < 60 && !lead.contains(',') && lead.ends_with(" of");
        if let Some(entity) = mention.entity.filter(|entity| is_near && is_delegation(entity.entity_type)) {
            let name = Span::new(mention.start, mention.end);
            self.drafts.push(Draft::of(entity, name, name, Role::Procedural, "prose.chair"));
        }
    }

    /// "The troika of Chad, Mali and Togo", "Chad, Mali and Togo, the members of the troika": they
    /// report on a review and take no floor as States.
    pub(super) fn troika(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        /// No more rows are looked at for those that a sentence made of them.
        const TROIKA: usize = 8;
        let ctx = self.ctx;
        let lower = sentence.of(&ctx.lower);
        let Some(at) = find(lower, "troika").map(|at| sentence.start + at) else {
            return;
        };
        let is_state = |mention: &lexicon::Mention| {
            mention.class == NameClass::Name && mention.entity.is_some_and(|entity| is_delegation(entity.entity_type))
        };
        let joins = |glue: &str| glue.split([' ', ',']).all(|word| matches!(word, "" | "and" | "the"));
        let mut found = Vec::new();
        let mut end = at + "troika".len();
        for mention in ctx
            .mentions_in(Span::new(end, sentence.end))
            .iter()
            .filter(|mention| is_state(mention))
        {
            let glue = ctx.text.get(end..mention.start).unwrap_or("");
            let leads = found.is_empty()
                && glue.len() < 40
                && [
                    " of ",
                    " (",
                    " was composed of ",
                    " composed of ",
                    " was made up of ",
                    " made up of ",
                    " consisted of ",
                    " consisting of ",
                    " comprised ",
                    " comprising ",
                    " was ",
                    " were ",
                    " members ",
                    ": ",
                    ", ",
                    " - ",
                    " – ",
                    " — ",
                ]
                .iter()
                .any(|lead| glue.starts_with(lead));
            if !(leads || !found.is_empty() && joins(glue)) {
                break;
            }
            found.push(mention);
            end = mention.end;
        }
        if found.is_empty() {
            let mut begin = at;
            for mention in ctx
                .mentions_in(Span::new(sentence.start, at))
                .iter()
                .rev()
                .filter(|mention| is_state(mention))
            {
                let glue = ctx.text.get(mention.end..begin).unwrap_or("");
                let leads = found.is_empty() && glue.len() < 40 && glue.starts_with(", ");
                if !(leads || !found.is_empty() && joins(glue)) {
                    break;
                }
                found.push(mention);
                begin = mention.start;
            }
        }
        for mention in found {
            let Some(entity) = mention.entity else { continue };
            let name = Span::new(mention.start, mention.end);
            // "Chad, Mali and Togo, the troika, presented the report": not as delegations.
            let is_of_them = |draft: &Draft| draft.surface == name;
            turns.retain(|turn| !self.drafts[turn.rows.clone()].iter().any(is_of_them));
            match self.drafts.iter_mut().rev().take(TROIKA).find(|draft| is_of_them(draft)) {
                Some(draft) => (draft.row.role, draft.rule) = (Role::Procedural, "prose.troika"),
                None => self.drafts.push(Draft::of(entity, name, name, Role::Procedural, "prose.troika")),
            }
        }
    }
}
