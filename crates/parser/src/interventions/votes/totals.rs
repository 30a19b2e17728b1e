//! Totals in a sentence: "a vote of 20 in favour, 7 against and 20 abstentions".

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use record::{Role, Span, Tally};

use super::{Votes, rule};
use crate::interventions::context::{Context, bracket_end, find, first_word, last_word, number};
use crate::interventions::items::{List, read_items};
use crate::interventions::segments::{Segments, amendment_in};

/// "a vote of 20 in favour, 7 against and 20 abstentions", "24 votes to 7, with 16 abstentions".
pub(super) fn totals(ctx: &Context, segments: &Segments, sentence: Span, votes: &mut Votes) {
    let text = sentence.of(ctx.text);
    if let Some(at) = ["without a vote", "without vote", "by consensus"]
        .iter()
        .find_map(|phrase| find(text, phrase).map(|at| at + phrase.len()))
        && let Some(adopted) = text[..at].rfind("dopted")
        && !text.contains(" would ")
    {
        let start = sentence.start + adopted - 1;
        votes.tallies.push(Tally {
            what: "votes".into(),
            segment: segments.name_at(start).map(str::to_owned),
            evidence: ctx.text[start..sentence.start + at].to_owned(),
            start,
            end: sentence.start + at,
            rule: "vote.without".into(),
            ..Tally::default()
        });
        return;
    }
    // The totals of an amendment are not those of the draft under which it is debated.
    let amendment = amendment_in(ctx, sentence);
    let mut from = 0;
    while let Some(read) = read_totals(&text[from..]) {
        let (start, end) = (sentence.start + from + read.start, sentence.start + from + read.end);
        let begin = sentence.start + lead(&text[..from + read.start]);
        votes.tallies.push(Tally {
            what: "votes".into(),
            segment: amendment.or_else(|| segments.name_at(start)).map(str::to_owned),
            yes: Some(read.yes),
            no: Some(read.no),
            abstain: read.abstain,
            evidence: ctx.text[begin..end].to_owned(),
            start: begin,
            end,
            rule: "vote.totals".into(),
            ..Tally::default()
        });
        for (role, bracket) in read.brackets {
            let inner = Span::new(sentence.start + from + bracket.start, sentence.start + from + bracket.end);
            let mut drafts = read_items(ctx, &List::new(rule(role), role, None), inner);
            drafts.retain(|draft| draft.row.entity.as_deref().is_some_and(|code| !code.starts_with("N:")));
            drafts.iter_mut().for_each(|draft| draft.stands_alone = true);
            if !drafts.is_empty() {
                votes.taken.push(inner);
            }
            votes.drafts.append(&mut drafts);
        }
        from += read.end;
    }
    if from == 0
        && let Some(told) = told_totals(text)
    {
        let (start, end) = (sentence.start + told.start, sentence.start + told.end);
        votes.tallies.push(Tally {
            what: "votes".into(),
            segment: amendment.or_else(|| segments.name_at(start)).map(str::to_owned),
            yes: Some(told.yes),
            no: Some(told.no),
            abstain: told.abstain,
            evidence: ctx.text[start..end].to_owned(),
            start,
            end,
            rule: "vote.told".into(),
            ..Tally::default()
        });
    }
}

/// How a newspaper tells a side behind the number of those on it.
const TOLD: &[(Role, &[&str])] = &[
    (
        Role::VoterYes,
        &[
            "for",
            "in favour",
            "in favor",
            "said yes",
            "yes",
            "voted yes",
            "voted for",
            "voted in favour",
            "voted in favor",
            "voting in favour",
            "backed it",
        ],
    ),
    (
        Role::VoterNo,
        &[
            "against",
            "said no",
            "no",
            "voted no",
            "voted against",
            "voting against",
            "opposed",
            "opposed it",
        ],
    ),
    (
        Role::VoterAbstain,
        &["abstained", "abstaining", "abstentions", "abstention", "abstain", "sat it out"],
    ),
];

/// "21 members for, 19 against, seven abstaining", "18 said yes and 21 no; seven abstained": the sides of a
/// vote that are told one by one. None where nobody abstained and nobody is said to vote: so those who
/// speak are counted too.
fn told_totals(text: &str) -> Option<Totals> {
    let (mut yes, mut no, mut abstain) = (None, None, None);
    let (mut start, mut end, mut said) = (None, 0, false);
    let mut from = 0;
    while let Some((word, length)) = first_word(&text[from..]) {
        let at = from + length - word.len();
        from += length;
        if let Some((value, number_length)) = number(&text[at..])
            && let Some((role, words, side_end)) = side_behind(text, at + number_length)
        {
            let side = match role {
                Role::VoterYes => &mut yes,
                Role::VoterNo => &mut no,
                _ => &mut abstain,
            };
            if side.is_none() {
                *side = Some(value);
                start.get_or_insert(at);
                end = side_end;
                said |= words.starts_with("said") || words.starts_with("vot") || role == Role::VoterAbstain;
                from = side_end;
            }
        }
        let rest = &text[from..];
        from += rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    }
    let (yes, no) = (yes?, no?);
    said.then_some(Totals {
        start: start?,
        end,
        yes,
        no,
        abstain,
        brackets: Vec::new(),
    })
}

/// The side told at `at`, behind a number and a noun: its words, and where they end.
fn side_behind(text: &str, at: usize) -> Option<(Role, &'static str, usize)> {
    let rest = text.get(at..)?.strip_prefix(' ')?;
    let nouns = [
        "members ",
        "countries ",
        "states ",
        "States ",
        "delegations ",
        "votes ",
        "nations ",
        "members of the Council ",
    ];
    let behind = nouns.iter().find_map(|noun| rest.strip_prefix(noun)).unwrap_or(rest);
    let ends = |words: &str| {
        let after = behind.strip_prefix(words)?;
        let closes = after.is_empty()
            || after.starts_with([',', ';', '.', ':', ')'])
            || [" and ", " with ", " while ", " but ", " to "]
                .iter()
                .any(|word| after.starts_with(word));
        // "21 for the text, 19 against it"
        let names_it = [" it", " the text", " the draft", " the resolution", " the renewal", " the motion"]
            .iter()
            .any(|it| after.starts_with(it));
        (closes || names_it).then_some(text.len() - after.len())
    };
    TOLD.iter()
        .flat_map(|(role, phrases)| phrases.iter().map(move |phrase| (*role, *phrase)))
        .filter_map(|(role, phrase)| Some((role, phrase, ends(phrase)?)))
        .max_by_key(|(_, phrase, _)| phrase.len())
}

/// Where "adopted by a recorded vote of" begins before the numbers.
pub(super) fn lead(before: &str) -> usize {
    let near = before.floor_char_boundary(before.len().saturating_sub(60));
    ["adopted", "approved", "rejected", "a recorded vote", "a vote", "carried"]
        .iter()
        .filter_map(|phrase| before[near..].find(phrase).map(|at| near + at))
        .min()
        .unwrap_or(before.len())
}

pub(super) struct Totals {
    start: usize,
    end: usize,
    yes: u32,
    no: u32,
    abstain: Option<u32>,
    brackets: Vec<(Role, Span)>,
}

/// Words behind the number of those in favour.
const TOTALS: &[&str] = &["in favour", "in favor", "votes to", "votes in favour", "votes for"];

/// Finds the first of them, the longest where several begin there.
fn totals_finder() -> Option<&'static AhoCorasick> {
    static FINDER: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let build = || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(TOTALS).ok();
    FINDER.get_or_init(build).as_ref()
}

pub(super) fn read_totals(text: &str) -> Option<Totals> {
    let mut from = 0;
    loop {
        let of_phrases = totals_finder()?.find(&text[from..]);
        let of_phrases = of_phrases.map(|found| (from + found.start(), TOTALS[found.pattern().as_usize()]));
        let (at, phrase) = of_phrases
            .into_iter()
            .chain(bare_totals(text, from))
            .min_by_key(|(at, phrase)| (*at, usize::MAX - phrase.len()))?;
        from = at + phrase.len();
        let Some((yes, start)) = number_before(&text[..at]) else { continue };
        let mut brackets = Vec::new();
        let mut end = from;
        let mut no = None;
        let mut abstain = None;
        let mut start = start;
        // "94 against to 11 in favour": so a rejected amendment is told.
        if let Some((value, first)) = against_before(&text[..start]) {
            (no, start) = (Some(value), first);
        }
        if phrase == "votes to" || phrase == " to" {
            let (value, length) = none_or_number(&text[from..])?;
            no = Some(value);
            end = from + length;
        } else {
            bracket(text, &mut end, Role::VoterYes, &mut brackets);
        }
        for _ in 0..2 {
            let rest = &text[end..];
            let words = rest.trim_start_matches([',', ' ', ';', '—', '–', '-']);
            let mut at = end + (rest.len() - words.len());
            for lead in ["and ", "with ", "to ", "and with ", "while "] {
                if text[at..].starts_with(lead) {
                    at += lead.len();
                    break;
                }
            }
            let Some((value, length)) = none_or_number(&text[at..]) else {
                break;
            };
            let after = text[at + length..].trim_start();
            let offset = at + length + (text[at + length..].len() - after.len());
            let kind = [
                ("votes against", true),
                ("against", true),
                ("opposed", true),
                ("abstentions", false),
                ("abstention", false),
                ("abstaining", false),
                ("abstained", false),
            ]
            .iter()
            .find(|(word, _)| after.starts_with(word));
            let Some((word, is_no)) = kind else { break };
            end = offset + word.len();
            if *is_no {
                no = Some(value);
                bracket(text, &mut end, Role::VoterNo, &mut brackets);
            } else {
                abstain = Some(value);
                bracket(text, &mut end, Role::VoterAbstain, &mut brackets);
            }
        }
        let Some(no) = no else { continue };
        return Some(Totals {
            start,
            end,
            yes,
            no,
            abstain,
            brackets,
        });
    }
}

/// The number against that stands before the number in favour, and where it starts.
fn against_before(before: &str) -> Option<(u32, usize)> {
    let words = before.trim_end();
    let words = ["to", "and", ","]
        .iter()
        .find_map(|joint| words.strip_suffix(joint))
        .unwrap_or(words)
        .trim_end();
    let words = ["votes against", "against", "opposed"]
        .iter()
        .find_map(|side| words.strip_suffix(side))?;
    number_before(words)
}

/// "a recorded vote of 27 to 1": where " to" stands.
pub(super) fn bare_totals(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let of = ["vote of ", "votes of "]
        .iter()
        .find_map(|phrase| find(&text[from..], phrase).map(|at| from + at + phrase.len()))?;
    let (_, length) = number(&text[of..])?;
    text[of + length..].starts_with(" to ").then_some((of + length, " to"))
}

/// The number that ends `before` ("by 24 ", "a vote of twenty "), and where it starts.
pub(super) fn number_before(before: &str) -> Option<(u32, usize)> {
    let (word, at) = last_word(before)?;
    let (word, at) = if matches!(word, "votes" | "members" | "States" | "countries" | "delegations" | "nations") {
        last_word(&before[..at])?
    } else {
        (word, at)
    };
    let (value, _) = number(word)?;
    Some((value, at))
}

pub(super) fn none_or_number(text: &str) -> Option<(u32, usize)> {
    let (word, end) = first_word(text)?;
    if matches!(word.to_ascii_lowercase().as_str(), "none" | "no" | "nil") {
        return Some((0, end));
    }
    number(text)
}

pub(super) fn bracket(text: &str, end: &mut usize, role: Role, brackets: &mut Vec<(Role, Span)>) {
    let rest = &text[*end..];
    let trimmed = rest.trim_start();
    if trimmed.starts_with('(')
        && let Some(close) = bracket_end(trimmed)
    {
        let open = *end + (rest.len() - trimmed.len());
        brackets.push((role, Span::new(open + 1, open + close - 1)));
        *end = open + close;
    }
}
