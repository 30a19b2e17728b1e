//! Who belonged to a count of votes told before: "approved by 79 votes to 28 ... Among the 28 were
//! **Chad** and **Togo**"; and whoever spoke for the State whose own text this is: "**our
//! delegation** replied".

use lexicon::{FloorWord, Predicate};
use record::{Role, Span};

use super::room::has_the_floor;
use super::{Reader, Turn};
use crate::interventions::context::{Context, find, first_word, is_capitalised, number};
use crate::interventions::format::Format;
use crate::interventions::items::{List, read_items};
use crate::interventions::predicates::predicate_at;
use crate::interventions::rows::Draft;
use crate::interventions::subjects::is_delegation;

/// What stands behind the number of votes on a side.
const SIDES: &[(Role, &[&str])] = &[
    (
        Role::VoterNo,
        &[
            "against",
            "votes against",
            "opposed",
            "no votes",
            "noes",
            "voted no",
            "voting no",
            "voted against",
        ],
    ),
    (
        Role::VoterYes,
        &[
            "in favour",
            "in favor",
            "votes in favour",
            "yes votes",
            "ayes",
            "votes for",
            "voted yes",
            "voted for",
        ],
    ),
    (Role::VoterAbstain, &["abst", "members abst", "countries abst", "states abst"]),
];

impl Reader<'_, '_> {
    /// "Among the 28 were Chad and Togo": they voted as the 28 of the vote told before.
    pub(super) fn among_the_count(&mut self, sentence_number: usize, sentence: Span) {
        let ctx = self.ctx;
        let lower = sentence.of(&ctx.lower);
        let Some(count) = ["among the ", "among those "]
            .iter()
            .find_map(|lead| Some(find(lower, lead)? + lead.len()))
        else {
            return;
        };
        let Some((value, length)) = number(&lower[count..]) else { return };
        let rest = &lower[count + length..];
        let Some(verb) = [" were ", " was "].iter().find(|verb| rest.starts_with(**verb)) else {
            return;
        };
        let before = ctx.doc.sentences[sentence_number.saturating_sub(2)..sentence_number].iter().rev();
        let Some(role) = before.into_iter().find_map(|sentence| side_of(sentence.of(&ctx.lower), value)) else {
            return;
        };
        let names = Span::new(sentence.start + count + length + verb.len(), sentence.end);
        let mut rows = read_items(ctx, &List::new("vote.among", role, None), names);
        let named = rows
            .iter()
            .take_while(|draft| draft.row.entity.is_some() && is_delegation(draft.row.entity_type))
            .count();
        rows.truncate(named);
        self.drafts.extend(rows);
    }

    /// "Our delegation replied to every point": in a mission's own text, the country concerned.
    pub(super) fn our_delegation(&mut self, sentence: Span, turns: &mut Vec<Turn>) {
        let ctx = self.ctx;
        let lower = sentence.of(&ctx.lower);
        if ctx.format != Format::Statement {
            return;
        }
        // "The Permanent Representative replied to the questions"
        let replies = || {
            let rest = lower.strip_prefix("the ")?;
            let is_ours = ["permanent representative", "ambassador", "head of delegation", "delegation"]
                .iter()
                .find(|noun| rest.starts_with(**noun))?;
            let verb = rest[is_ours.len()..].trim_start();
            has_the_floor("", verb).then_some(rest)
        };
        let Some(from) = lower.strip_prefix("our ").or_else(|| past_the_occasion(lower)).or_else(replies) else {
            return;
        };
        let from = lower.len() - from.len();
        let concerned = self.segments.at(sentence.start).concerned.as_deref().or(ctx.doc.concerned);
        let Some(entity) = concerned.and_then(|code| ctx.lexicon.names.entity(code)) else {
            return;
        };
        let Some(end) = past_delegate(ctx, lower, from) else {
            return;
        };
        let article = ["our ", "the "].iter().find(|article| lower[..from].ends_with(**article));
        let begin = from - article.map_or(0, |article| article.len());
        let subject = Span::new(sentence.start + begin, sentence.start + end);
        let verb_from = past_an_apposition(ctx, subject.end, sentence.end);
        let has_spoken = predicate_at(ctx, verb_from, sentence.end, false, false)
            .is_some_and(|found| found.known && found.predicate == Predicate::Speaker);
        let role = match ctx.role_in(Span::new(subject.end, sentence.end.min(subject.end + 80))) {
            role @ (Role::RightOfReply | Role::RightOfReply2 | Role::PointOfOrder) => role,
            _ => Role::CountryConcerned,
        };
        if has_spoken && issued_by(ctx, &entity.code) {
            turns.push(Turn {
                start: sentence.start,
                rows: self.drafts.len()..self.drafts.len() + 1,
            });
            self.drafts.push(Draft::of(entity, subject, subject, role, "prose.concerned"));
        }
    }
}

/// "In his closing remarks, **the permanent representative**": what follows the part of the meeting in
/// which somebody spoke, without an article.
fn past_the_occasion(lower: &str) -> Option<&str> {
    let speaks_then = [
        "replying to the debate",
        "responding to the debate",
        "taking the floor",
        "addressing the council",
        "addressing the human rights council",
        "addressing the session",
        "addressing the dialogue",
        "addressing the working group",
        "in reply",
        "in response",
    ];
    let rest = speaks_then.iter().find_map(|words| lower.strip_prefix(words)).or_else(|| {
        let rest = lower.strip_prefix("in ")?;
        let rest = ["his ", "her ", "its ", "their ", "the "]
            .iter()
            .find_map(|whose| rest.strip_prefix(whose))?;
        let rest = ["closing ", "concluding ", "opening ", "final ", "introductory ", "oral "]
            .iter()
            .find_map(|kind| rest.strip_prefix(kind))
            .unwrap_or(rest);
        ["remarks", "statement", "intervention", "reply", "response", "comments"]
            .iter()
            .find_map(|noun| rest.strip_prefix(noun))
    })?;
    let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
    let rest = ["the ", "our "].iter().find_map(|article| rest.strip_prefix(article))?;
    Some(
        ["hon. ", "honourable ", "honorable "]
            .iter()
            .find_map(|title| rest.strip_prefix(title))
            .unwrap_or(rest),
    )
}

/// ", Ambassador Omar Diallo,": where a name between two commas ends.
fn past_an_apposition(ctx: &Context, end: usize, limit: usize) -> usize {
    let rest = ctx.ahead(end, limit, 120);
    let name = rest.strip_prefix(", ").and_then(|name| Some(&name[..name.find(", ")?]));
    name.filter(|name| name.split(' ').all(is_capitalised))
        .map_or(end, |name| end + ", ".len() + name.len() + 1)
}

/// Where a delegate's noun phrase ends that begins at `from`, with the words that qualify it.
fn past_delegate(ctx: &Context, words: &str, from: usize) -> Option<usize> {
    let mut at = from;
    let mut is_delegate = false;
    while let Some((word, length)) = first_word(&words[at..]) {
        let kinds = ctx.lexicon.floor.kinds(word);
        let speaks = kinds.has(FloorWord::Delegate) || kinds.has(FloorWord::Office);
        if !speaks && (is_delegate || !kinds.has(FloorWord::Qualifier)) {
            break;
        }
        is_delegate |= speaks;
        at += length;
    }
    // "the Minister of Foreign Affairs"
    for office in [
        " of foreign affairs",
        " for foreign affairs",
        " of justice",
        " of the interior",
        " of external affairs",
    ] {
        at += if words[at..].starts_with(office) { office.len() } else { 0 };
    }
    is_delegate.then_some(at)
}

/// Whether the head of the document names the State as the one whose mission writes.
fn issued_by(ctx: &Context, code: &str) -> bool {
    let head = Span::new(0, ctx.text.floor_char_boundary(160));
    let mut named = ctx.mentions_in(head).iter().filter_map(|mention| mention.entity);
    named.next().is_some_and(|entity| entity.code == code)
}

/// On which side a sentence counts `value` votes.
fn side_of(lower: &str, value: u32) -> Option<Role> {
    let mut from = 0;
    while let Some(offset) = lower[from..].find(|c: char| c.is_alphanumeric()) {
        let at = from + offset;
        let (_, length) = first_word(&lower[at..])?;
        if number(&lower[at..]).is_some_and(|(found, _)| found == value) {
            let behind = lower[at + length..].trim_start();
            let side = SIDES.iter().find(|(_, words)| words.iter().any(|word| behind.starts_with(word)));
            if let Some((role, _)) = side {
                return Some(*role);
            }
        }
        from = at + length;
    }
    None
}
