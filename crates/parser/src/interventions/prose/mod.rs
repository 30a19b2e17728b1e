//! Sentences in which somebody takes the floor, and what each is reported to have said.
//!
//! A statement runs from its speaker to the next speaker. Sentences that follow without a
//! speaker of their own belong to it: in a paragraph that is one speaker's, all of them; in a
//! newspaper, those that go on with a pronoun.

mod absences;
mod agents;
mod apposed;
mod asides;
mod besides;
mod bodies;
mod clauses;
mod crowds;
mod gaps;
mod implied;
mod introducers;
mod obliques;
mod origins;
mod roles;
mod room;
mod shares;
mod statements;
mod texts;
mod thanks;

use super::behalf::{AD_HOC, group_in_front};
use super::context::{self, Context, first_word, last_word};
use super::cues::{Cue, CueSet};
use super::format::Format;
use super::predicates::predicate_at;
use super::rows::Draft;
use super::segments::Segments;
use super::stretches::Stretches;
use super::subjects::{self, Noun, Subject, is_delegation, subject};
pub(super) use bodies::also_spoke;
pub(super) use clauses::absolute;
pub(super) use introducers::INTRODUCING;
use lexicon::{FloorWord, Predicate};
use record::{EntityType, Role, Span};
use roles::homonyms;
use statements::description;
pub(super) use statements::one_statement;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Reads every sentence that no list has taken.
pub(super) fn prose(ctx: &Context, segments: &Segments, taken: &Stretches, drafts: &mut Vec<Draft>) {
    let mut reader = Reader {
        ctx,
        segments,
        drafts,
        current: 0..0,
        paragraph: usize::MAX,
        paragraph_is_one_persons: false,
        explaining: false,
        explaining_paragraph: None,
        heading: Role::Speaker,
        persons_homonyms: homonyms(ctx),
        sentence_cues: CueSet::default(),
        officers: HashMap::new(),
        delegates: Delegates::default(),
        last_crowd: None,
    };
    let nouns = &ctx.cues.nouns;
    let mut noun_at = 0;
    for (number, sentence) in ctx.doc.sentences.iter().enumerate() {
        while nouns.get(noun_at).is_some_and(|noun| noun.0 < sentence.start) {
            noun_at += 1;
        }
        let mut noun_end = noun_at;
        while nouns.get(noun_end).is_some_and(|noun| noun.1 <= sentence.end) {
            noun_end += 1;
        }
        reader.enter(*sentence);
        if taken.hold_byte(sentence.start) {
            reader.current = 0..0;
            continue;
        }
        reader.sentence(number, *sentence, &nouns[noun_at..noun_end], taken);
    }
}

struct Reader<'r, 'a> {
    ctx: &'r Context<'a>,
    segments: &'r Segments,
    drafts: &'r mut Vec<Draft>,
    /// Rows whose statement goes on.
    current: Range<usize>,
    paragraph: usize,
    paragraph_is_one_persons: bool,
    /// Whether explanations of vote are being given.
    explaining: bool,
    /// The paragraph in which States, named without their delegates, explain their votes.
    explaining_paragraph: Option<usize>,
    /// The role that a heading gives ("Right of Reply").
    heading: Role,
    persons_homonyms: HashSet<&'a str>,
    /// The cues of the sentence that is read.
    sentence_cues: CueSet,
    /// Rows of officers by rule, surface in lower case and person.
    officers: HashMap<(&'static str, String, Option<String>), usize>,
    delegates: Delegates,
    /// The row of the crowd that was named last.
    last_crowd: Option<usize>,
}

/// The persons who spoke for the State party so far.
#[derive(Default)]
struct Delegates {
    names: Vec<String>,
    /// How many drafts were looked at.
    read: usize,
}

impl Delegates {
    fn read(&mut self, drafts: &[Draft]) {
        for draft in &drafts[self.read..] {
            if draft.row.role == Role::StateParty
                && let Some(person) = &draft.row.person
                && !self.names.contains(person)
            {
                self.names.push(person.clone());
            }
        }
        self.read = drafts.len();
    }
}

/// One that takes the floor in a sentence: where its words begin, and its rows.
struct Turn {
    start: usize,
    rows: Range<usize>,
}

impl<'a> Reader<'_, 'a> {
    /// Keeps track of paragraphs and headings.
    fn enter(&mut self, sentence: Span) {
        let at = self.ctx.doc.paragraph_at(sentence.start);
        if at == self.paragraph {
            return;
        }
        self.paragraph = at;
        let paragraph = self.ctx.doc.paragraphs.get(at).copied().unwrap_or_default();
        let text = paragraph.of(self.ctx.text);
        let first = sentence.of(self.ctx.text);
        let goes_on = begins_with_pronoun(first) && self.ctx.format != Format::News;
        if !goes_on {
            self.current = 0..0;
            self.paragraph_is_one_persons = false;
        }
        if text.len() < 90 && !text.ends_with(['.', ':', '”', '"', ',', ';']) {
            self.explaining = false;
            self.heading = self.ctx.role_in(paragraph);
            if self.heading == Role::CountryConcerned {
                self.heading = Role::Speaker;
            }
        }
    }

    fn sentence(&mut self, number: usize, sentence: Span, nouns: &[(usize, usize, FloorWord)], taken: &Stretches) {
        let ctx = self.ctx;
        let mut turns: Vec<Turn> = Vec::new();
        let cues = ctx.cues.of_sentence(number);
        self.sentence_cues = cues;
        self.explaining &= !["The Committee", "The Council", "The Assembly", "Turning to", "It then"]
            .iter()
            .any(|start| sentence.of(ctx.text).starts_with(start));
        self.named(sentence, nouns, taken, &mut turns);
        self.obliques(sentence, &mut turns);
        self.our_delegation(sentence, &mut turns);
        if cues.has(Cue::Were) {
            self.among_the_count(number, sentence);
        }
        if turns.is_empty() && cues.has(Cue::Inverted) {
            self.inverted_list(sentence, &mut turns);
        }
        if turns.is_empty() && matches!(ctx.format, Format::News | Format::Statement) {
            self.by_its_envoy(sentence, &mut turns);
            if turns.is_empty() {
                self.its_delegate(number, sentence, &mut turns);
            }
            if turns.is_empty() {
                self.by_its_minister(sentence, &mut turns);
            }
            if turns.is_empty() && ctx.format == Format::News {
                self.the_delegation(sentence, &mut turns);
                self.did(sentence, &mut turns);
                self.its_team(sentence, &mut turns);
            }
            if turns.is_empty() {
                self.did_not(sentence);
            }
        }
        let text = sentence.of(ctx.text);
        let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        let crowd_goes_on = begins(&["Others ", "Some ", "Many ", "Several ", "Most ", "A few ", "Still others "])
            && self
                .current
                .clone()
                .any(|row| self.drafts[row].row.entity_type == EntityType::UnnamedAggregate)
            || ["Only ", "Just ", "Barely "]
                .iter()
                .any(|word| text.strip_prefix(word).is_some_and(|rest| context::number(rest).is_some()))
            || self.last_crowd.is_some()
                && begins(&[
                    "The rest ",
                    "The others ",
                    "Most of the others ",
                    "Most of the rest ",
                    "Another ",
                    "A further ",
                ]);
        if !nouns.is_empty() || crowd_goes_on || ctx.format == Format::TreatyBody || cues.has(Cue::OfThem) {
            self.unnamed(sentence, nouns, crowd_goes_on, &mut turns);
        }
        if turns.is_empty() && (ctx.format.is_of_the_house() || matches!(ctx.format, Format::News | Format::Statement)) {
            self.organisation(sentence, &mut turns);
        }
        if turns.is_empty() {
            self.country_concerned(sentence, &mut turns);
        }
        if cues.has(Cue::SoDid) {
            self.so_did(sentence, &mut turns);
        }
        if ctx.format == Format::Statement || ctx.format == Format::News && ctx.cues.has(number, Cue::By) {
            self.comments_by(sentence);
        }
        if ctx.cues.has(number, Cue::By) && matches!(ctx.format, Format::News | Format::Statement) {
            self.chaired_by(sentence);
            self.signed_by(sentence);
        }
        if ctx.cues.has(number, Cue::Troika) {
            self.troika(sentence, &mut turns);
        }
        turns.sort_by_key(|turn| turn.start);
        if turns.is_empty() {
            if self.current.is_empty() {
                return;
            }
            let of_the_writers = ctx.format == Format::Statement
                && ["The delegation ", "The Delegation ", "The mission ", "The Mission "]
                    .iter()
                    .any(|noun| sentence.of(ctx.text).starts_with(noun));
            if of_the_writers {
                self.current = 0..0;
                return;
            }
            let one_speakers = self.paragraph_is_one_persons || ctx.format == Format::Summary;
            if one_speakers || begins_with_pronoun(sentence.of(ctx.text)) {
                self.explained(sentence);
                if self.in_its_own_name(sentence) {
                    return;
                }
                self.go_on(sentence);
            } else {
                self.current = 0..0;
            }
            return;
        }
        self.give_statements(sentence, &turns);
        self.current = turns.pop().map(|turn| turn.rows).unwrap_or_default();
    }

    /// Subjects that are named.
    fn named(&mut self, sentence: Span, nouns: &[(usize, usize, FloorWord)], taken: &Stretches, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let mut at = ctx.mention_from(group_in_front(ctx, sentence).unwrap_or(sentence.start));
        let mut no_subject: Option<(usize, bool)> = None;
        let mut content_from = usize::MAX; // after "said that": what follows "and" may be content
        while at < ctx.mentions.len() && ctx.mentions[at].start < sentence.end {
            let mention = &ctx.mentions[at];
            // "including Chad and Togo": what is joined to a name that is no subject is none either.
            let joined_to_no_subject = no_subject.is_some_and(|(end, listed)| {
                let glue = ctx
                    .text
                    .get(end..mention.start)
                    .unwrap_or("")
                    .trim()
                    .trim_end_matches("the")
                    .trim_end();
                matches!(glue, "and" | "or" | "as well as" | ", and") || listed && glue == ","
            });
            // "the truce signed in Chad, and Togo agreed": a clause of its own.
            let begins_a_clause = |end: usize| {
                ctx.text[end..mention.start].trim_start().starts_with(", and")
                    && subject(ctx, at, sentence).is_some_and(|read| read.predicate.is_some_and(|found| found.known))
            };
            if joined_to_no_subject && !no_subject.is_some_and(|(end, _)| begins_a_clause(end)) {
                self.stays_away(at, sentence);
                no_subject = Some((mention.end, true));
                at += 1;
                continue;
            }
            let in_list = taken.hold(Span::new(mention.start, mention.end));
            // "ANA RUIZ, United Nations High Commissioner for Human Rights, said": the office is hers.
            let met = &nouns[nouns.partition_point(|noun| noun.1 <= mention.start)..];
            let mut met = met.iter().take_while(|noun| noun.0 < mention.end);
            let is_an_office = met.any(|noun| noun.2 == FloorWord::Mandate);
            let read = if in_list || is_an_office {
                None
            } else {
                subject(ctx, at, sentence)
            };
            let Some(read) = read.filter(|read| read.members.iter().all(|member| is_delegation(member.entity.entity_type))) else {
                if !in_list && self.a_people(at, sentence, turns) {
                    at += 1;
                    continue;
                }
                self.stays_away(at, sentence);
                let lead = last_word(ctx.behind(sentence.start, mention.start, 24)).map(|(word, _)| word);
                no_subject = mention.entity.map(|_| {
                    (
                        mention.end,
                        matches!(
                            lead,
                            Some("including" | "as" | "like" | "notably" | "include" | "included" | "between" | "among" | "them")
                        ),
                    )
                });
                at += 1;
                continue;
            };
            let mut read = read;
            // "Norway regretted it. Togo prayed for peace.": in a run of statements any verb in the past will do.
            let begins = read.noun == Noun::Bare
                && ctx
                    .text
                    .get(sentence.start..read.start)
                    .is_some_and(|lead| matches!(lead.trim(), "" | "The"));
            let of_states = |row: usize| self.drafts[row].row.role == Role::Speaker && is_delegation(self.drafts[row].row.entity_type);
            if read.predicate.is_none()
                && begins
                && ctx.format == Format::Summary
                && !read.inverted
                && !self.current.is_empty()
                && self.current.clone().all(of_states)
            {
                let end = read.members.last().map_or(read.start, |member| member.span.end);
                read.predicate = predicate_at(ctx, end, sentence.end, false, true);
            }
            let next = read.next.max(at + 1);
            let joined_content = read.start > content_from
                && !read
                    .predicate
                    .is_some_and(|found| DOES_THE_SAME.contains(&&ctx.lower[found.start..found.end]))
                && last_word(ctx.behind(sentence.start, read.start, 12))
                    .is_some_and(|(word, _)| word == "and" || word == "as" || word == "because");
            if !joined_content && let Some(rows) = self.take(&read, sentence) {
                if !rows.is_empty() {
                    turns.push(Turn { start: read.start, rows });
                    content_from = usize::MAX;
                }
                if let Some(found) = read.predicate
                    && ctx.ahead(found.end, sentence.end, 6).starts_with(" that")
                {
                    content_from = found.end;
                }
                at = next;
            } else {
                // "The United States seat remained vacant"
                if read.predicate.is_none() && !self.gapped(&read, sentence, turns) {
                    self.stays_away(at, sentence);
                }
                at += 1;
            }
        }
    }

    /// One row that has the floor from where its sentence begins.
    fn take_turn(&mut self, turns: &mut Vec<Turn>, sentence: Span, draft: Draft) {
        let first = self.drafts.len();
        turns.push(Turn {
            start: sentence.start,
            rows: first..first + 1,
        });
        self.drafts.push(draft);
    }

    /// Makes rows of a subject; none where it does not take the floor.
    fn take(&mut self, read: &Subject<'a>, sentence: Span) -> Option<Range<usize>> {
        let ctx = self.ctx;
        let head_of_paragraph = read.noun == Noun::Person;
        let keeps_away = read
            .predicate
            .is_some_and(|found| matches!(found.predicate, Predicate::DidNotSpeak | Predicate::Absent));
        // "His counterpart from Chad backed the text": another delegate begins the sentence.
        let is_another_delegate = ctx.format == Format::PressRelease
            && read.noun == Noun::Delegate
            && read.start <= sentence.start + 4
            && read.predicate.is_some_and(|found| found.known);
        if self.paragraph_is_one_persons && !head_of_paragraph && !is_another_delegate {
            if keeps_away && ctx.format.is_of_the_house() {
                self.did_not_speak(read);
            }
            return None;
        }
        let segment = self.segments.at(read.start);
        let concerned = segment.concerned.as_deref();
        let is_concerned = concerned.is_some() && read.members.len() == 1 && concerned == Some(read.members[0].entity.code.as_str());
        let tail_start = read.members.last().map_or(read.start, |member| member.evidence.end);
        if head_of_paragraph && !subjects::has_person_heads(ctx.format) {
            return None;
        }
        let opens_speech = head_of_paragraph && {
            let rest = ctx.ahead(tail_start, sentence.end, 40).trim_start();
            rest.starts_with(':') || rest.starts_with("(spoke in") || rest.starts_with("(interpretation")
        };
        let according = last_word_pair(ctx.behind(sentence.start, read.start, 16), "according", "to");
        let role = self.role(read, sentence, is_concerned, opens_speech, according)?;
        let role = self.while_explaining(read, sentence, role);
        // A group that the speaker before speaks for goes on with its statement; so does the speaker's own name.
        if read.noun == Noun::Bare && read.members.len() == 1 && !self.current.is_empty() {
            let code = &read.members[0].entity.code;
            let goes_on = self.current.clone().any(|row| {
                let row = &self.drafts[row].row;
                row.on_behalf_of.as_ref() == Some(code) || row.entity.as_ref() == Some(code) && row.on_behalf_of.is_some()
            });
            if goes_on && read.members[0].behalf.is_none() {
                for row in self.current.clone() {
                    self.drafts[row].statement.push(sentence);
                }
                return Some(0..0);
            }
        }
        if head_of_paragraph {
            self.paragraph_is_one_persons = true;
        }
        let rule = self.rule(read.noun);
        let first = self.drafts.len();
        let together = read.others.is_some() && role == Role::Signatory;
        let group_aligned_with = (role == Role::Alignment).then(|| self.aligned_with(read, sentence)).flatten();
        for member in &read.members {
            let own = member.behalf.clone();
            let mut draft = Draft::of(member.entity, member.span, member.evidence, role, rule);
            draft.described = description(ctx, read);
            // "The statement of Chad ignored the facts": what a mission says of it, they did not say.
            if ctx.format == Format::Statement && read.predicate.is_some_and(|found| !found.known) {
                draft.said_from = Some(sentence.end);
            }
            if let Some(behalf) = own {
                draft.row.on_behalf_of = behalf.code;
                draft.row.behalf_count = behalf.count;
            } else if together {
                draft.row.on_behalf_of = Some(AD_HOC.to_owned());
            } else if role == Role::Alignment {
                draft.row.on_behalf_of.clone_from(&group_aligned_with);
            }
            draft.row.person = member.person.clone().or_else(|| read.person.clone());
            if let Some(found) = read.predicate
                && read.members.len() == 1
                && found.end > draft.row.end
                && found.end - draft.row.start < 200
                && (read.noun == Noun::Bare || read.noun == Noun::Person && draft.row.on_behalf_of.is_none())
                && draft.row.on_behalf_of.is_none()
            {
                draft.row.end = found.end;
            }
            self.drafts.push(draft);
        }
        if let Some((count, words)) = &read.others {
            let mut draft = Draft::of_others(*count, *words, role);
            draft.row.quantifier = count.is_none().then(|| "several".to_owned());
            self.last_crowd = Some(self.drafts.len());
            self.drafts.push(draft);
        }
        Some(first..self.drafts.len())
    }
}

fn last_word_pair(text: &str, first: &str, second: &str) -> bool {
    let text = text.trim_end();
    let text = text.strip_suffix("the").unwrap_or(text).trim_end();
    last_word(text).is_some_and(|(word, at)| {
        word.eq_ignore_ascii_case(second) && last_word(&text[..at]).is_some_and(|(word, _)| word.eq_ignore_ascii_case(first))
    })
}

fn begins_with_pronoun(sentence: &str) -> bool {
    let sentence = sentence.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '“' | '"'));
    let Some((word, end)) = first_word(sentence) else {
        return false;
    };
    let pronoun = |word: &str| matches!(word, "he" | "she" | "it" | "they");
    match word {
        "He" | "She" | "It" | "They" | "His" | "Her" | "Its" | "Their" => true,
        // "The delegation regretted", and not "The delegation of Chad regretted".
        "The" => first_word(&sentence[end..]).is_some_and(|(noun, length)| {
            let next = first_word(&sentence[end + length..]).map_or("", |(word, _)| word);
            GO_ON.contains(&noun) && !matches!(next, "of" | "for" | "from")
        }),
        "In" | "However" | "Moreover" | "Furthermore" | "Finally" | "On" | "While" | "Nevertheless" | "At" => {
            let head = &sentence[..sentence.floor_char_boundary(120)];
            head.match_indices(", ")
                .any(|(at, _)| first_word(&head[at + 2..]).is_some_and(|(word, _)| pronoun(word)))
        }
        _ => false,
    }
}

/// What one does who does what the speaker before did: never a part of what was said.
const DOES_THE_SAME: &[&str] = &["did likewise", "did the same", "did so too", "followed suit"];

/// Nouns that stand for the speaker before.
const GO_ON: &[&str] = &[
    "delegation",
    "speaker",
    "representative",
    "delegate",
    "Group",
    "group",
    "bloc",
    "Union",
    "Association",
    "envoy",
    "ambassador",
    "observer",
];
