//! Recorded votes: the totals as stated, and the lists of who voted how.
//!
//! "adopted by a vote of 24 in favour, 7 against and 16 abstentions" is a tally; "In favour
//! (24): Algeria, ..." a list, whose number in brackets is a checksum. "96 in favour to 2
//! against (Chad, Togo), with 66 abstentions" is both. "Against: None." is a list of nobody.

use std::collections::{HashMap, HashSet};

use record::{Level, Note, Role, Span, Tally};

use super::context::{Context, bracket_end, find, first_word, number};
use super::cues::Cue;
use super::items::{List, read_items};
use super::rows::Draft;
use super::segments::Segments;

/// What was read of votes.
#[derive(Debug, Default)]
pub(super) struct Votes {
    pub(super) drafts: Vec<Draft>,
    pub(super) tallies: Vec<Tally>,
    /// Stretches taken by lists.
    pub(super) taken: Vec<Span>,
    pub(super) notes: Vec<Note>,
    /// Sides and stated numbers whose list holds another number.
    differing: Vec<(Role, u32)>,
}

/// Labels of lists.
pub(super) const LABELS: &[(&str, Role)] = &[
    ("In favour", Role::VoterYes),
    ("In favor", Role::VoterYes),
    ("IN FAVOUR", Role::VoterYes),
    ("Voting in favour", Role::VoterYes),
    ("Voted in favour", Role::VoterYes),
    ("Votes in favour", Role::VoterYes),
    ("Yes", Role::VoterYes),
    ("Against", Role::VoterNo),
    ("AGAINST", Role::VoterNo),
    ("Voting against", Role::VoterNo),
    ("Voted against", Role::VoterNo),
    ("Votes against", Role::VoterNo),
    ("No", Role::VoterNo),
    ("Abstentions", Role::VoterAbstain),
    ("Abstention", Role::VoterAbstain),
    ("Abstaining", Role::VoterAbstain),
    ("Abstained", Role::VoterAbstain),
    ("Abstain", Role::VoterAbstain),
    ("ABSTAINING", Role::VoterAbstain),
    ("Absent", Role::Absent),
    ("ABSENT", Role::Absent),
    ("Not voting", Role::Absent),
    ("Non-voting", Role::Absent),
    ("Did not vote", Role::Absent),
    ("Not present", Role::Absent),
];

fn rule(role: Role) -> &'static str {
    match role {
        Role::VoterYes => "vote.for",
        Role::VoterNo => "vote.against",
        Role::VoterAbstain => "vote.abstain",
        _ => "vote.absent",
    }
}

/// Reads every vote of the document.
pub(super) fn votes(ctx: &Context, segments: &Segments) -> Votes {
    let mut votes = Votes::default();
    for at in 0..ctx.doc.sentences.len() {
        let sentence = ctx.doc.sentences[at];
        if ctx.cues.has(at, Cue::Vote) {
            totals(ctx, segments, sentence, &mut votes);
        }
        labelled_lists(ctx, segments, at, &mut votes);
    }
    tallies_of_lists(ctx, &mut votes);
    checksums(segments, &mut votes);
    votes
}

/// One labelled list: the label's role, the number stated, the voters.
fn labelled_lists(ctx: &Context, segments: &Segments, at: usize, votes: &mut Votes) {
    let sentence = ctx.doc.sentences[at];
    let end = sentence.end;
    if votes.taken.last().is_some_and(|taken| taken.end > sentence.start) {
        return;
    }
    let mut from = sentence.start;
    while let Some(label) = next_label(ctx, from, end) {
        let (mut start, mut stop) = (
            label.list_start,
            next_label(ctx, label.list_start, end).map_or(end, |next| next.start),
        );
        let mut taken_end = stop;
        if ctx.text[start..stop].trim_matches([' ', '.', ':', '\n', ';']).is_empty() {
            // The list is the next paragraph.
            let Some(next) = ctx.doc.sentences.get(at + 1) else { return };
            if next_label(ctx, next.start, next.end).is_some_and(|label| label.start == next.start) {
                from = stop;
                note_stated(ctx, &label, 0, votes);
                continue;
            }
            (start, stop) = (next.start, next.end);
            taken_end = next.end;
        }
        let mut stated = label.stated;
        let words = ctx.text[start..stop].trim_start();
        // "In favour: 29 (Argentina, ...)"
        if let Some((value, length)) = number(words)
            && stated.is_none()
        {
            stated = Some(value);
            start += ctx.text[start..stop].len() - words.len() + length;
            let rest = ctx.text[start..stop].trim_start();
            if rest.starts_with('(')
                && let Some(close) = bracket_end(rest)
            {
                let open = start + (ctx.text[start..stop].len() - rest.len());
                (start, stop) = (open + 1, open + close - 1);
            }
        } else if words.starts_with('(')
            && let Some(close) = bracket_end(words)
            && ctx.text[stop - (stop - start - (ctx.text[start..stop].len() - words.len())) + close..stop]
                .trim_matches([' ', '.', ';', ','])
                .is_empty()
        {
            let open = start + (ctx.text[start..stop].len() - words.len());
            (start, stop) = (open + 1, open + close - 1);
        }
        let nobody = first_word(&ctx.text[start..stop])
            .is_some_and(|(word, _)| matches!(word.to_ascii_lowercase().as_str(), "none" | "nil" | "nobody"));
        let list = List::new(rule(label.role), label.role, None);
        let mut drafts = if nobody || start >= stop {
            Vec::new()
        } else {
            read_items(ctx, &list, Span::new(start, stop))
        };
        drafts.retain(|draft| draft.row.entity.as_deref().is_none_or(|code| !code.starts_with("N:")));
        if drafts.is_empty() && stated.is_none() && !nobody {
            from = label.list_start;
            continue;
        }
        for draft in &mut drafts {
            draft.stands_alone = true;
            if draft.row.entity.is_none() {
                votes.notes.push(
                    Note::new(
                        "parse",
                        Level::Warning,
                        "unknown_voter",
                        format!("`{}` on a list of votes is no name that is known", draft.row.surface),
                    )
                    .at(draft.row.start, draft.row.end),
                );
            }
        }
        let listed = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
        if let Some(stated) = stated
            && stated != listed
            && (listed > 0 || stated > 0)
        {
            votes.differing.push((label.role, stated));
            votes.notes.push(
                Note::new(
                    "parse",
                    Level::Warning,
                    "vote_checksum",
                    format!("the list `{}` says {stated} and holds {listed}", label_words(label.role)),
                )
                .at(label.start, stop),
            );
        }
        votes.tallies.push(list_tally(ctx, segments, &label, stated.or(Some(listed)), stop));
        votes.drafts.append(&mut drafts);
        votes.taken.push(Span::new(label.start, taken_end.max(stop)));
        from = stop.max(label.list_start);
        if taken_end > end {
            return;
        }
    }
}

fn note_stated(ctx: &Context, label: &Label, listed: u32, votes: &mut Votes) {
    if let Some(stated) = label.stated.filter(|stated| *stated != listed) {
        votes.differing.push((label.role, stated));
        votes.notes.push(
            Note::new(
                "parse",
                Level::Warning,
                "vote_checksum",
                format!("the list `{}` says {stated} and holds {listed}", label_words(label.role)),
            )
            .at(label.start, label.list_start.min(ctx.text.len())),
        );
    }
}

fn label_words(role: Role) -> &'static str {
    match role {
        Role::VoterYes => "in favour",
        Role::VoterNo => "against",
        Role::VoterAbstain => "abstentions",
        _ => "absent",
    }
}

struct Label {
    start: usize,
    role: Role,
    stated: Option<u32>,
    list_start: usize,
}

/// The next label of a list: at the start of a sentence or after a full stop, semicolon or
/// bracket, and followed by a colon or a number in brackets and a colon.
fn next_label(ctx: &Context, from: usize, end: usize) -> Option<Label> {
    let mut labels = ctx.cues.labels(Span::new(from, end));
    labels.find_map(|(start, words, role)| label_at(ctx, from, end, start, words, role))
}

/// The label `words` at `start`, between `from` and `end`.
fn label_at(ctx: &Context, from: usize, end: usize, start: usize, words: &str, role: Role) -> Option<Label> {
    let here = ctx.text.get(start + words.len()..end)?;
    if here.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let before = ctx.text[from..start].trim_end();
    if !(before.is_empty() || before.ends_with(['.', ';', ':', ',', '(', ')', '\n', '—', '–', '•', '-'])) {
        return None;
    }
    let mut rest = here;
    let mut stated = None;
    if let Some(inner) = rest.trim_start().strip_prefix('(')
        && let Some((value, length)) = number(inner)
        && let Some(close) = inner[length..].find(')').filter(|close| *close < 20)
    {
        stated = Some(value);
        rest = &inner[length + close + 1..];
    }
    let colon = rest.trim_start().strip_prefix([':', '—', '–']);
    let column = stated.is_some() || (rest.starts_with('\n') || rest.trim_matches([' ', '.']).is_empty()) && before.is_empty();
    let after = colon.or_else(|| column.then_some(rest))?;
    Some(Label {
        start,
        role,
        stated,
        list_start: end - after.len(),
    })
}

fn list_tally(ctx: &Context, segments: &Segments, label: &Label, count: Option<u32>, stop: usize) -> Tally {
    let end = ctx.text[label.start..stop].find('\n').map_or(stop, |at| label.start + at);
    let mut tally = Tally {
        what: "votes".into(),
        segment: segments.name_at(label.start).map(str::to_owned),
        evidence: ctx.text[label.start..end].to_owned(),
        start: label.start,
        end,
        rule: rule(label.role).into(),
        ..Tally::default()
    };
    match label.role {
        Role::VoterYes => tally.yes = count,
        Role::VoterNo => tally.no = count,
        Role::VoterAbstain => tally.abstain = count,
        _ => {}
    }
    tally
}

/// Where the document lists the voters and states no totals, the lists' numbers are the tally.
fn tallies_of_lists(ctx: &Context, votes: &mut Votes) {
    let (stated, lists): (Vec<Tally>, Vec<Tally>) = std::mem::take(&mut votes.tallies)
        .into_iter()
        .partition(|tally| tally.rule == "vote.totals" || tally.rule == "vote.without");
    let mut made: Vec<Tally> = Vec::new();
    let mut first_stated: HashMap<Option<&str>, usize> = HashMap::new();
    for tally in stated.iter().filter(|tally| tally.yes.is_some()) {
        let first = first_stated.entry(tally.segment.as_deref()).or_insert(tally.start);
        *first = tally.start.min(*first);
    }
    for list in lists {
        if first_stated.get(&list.segment.as_deref()).is_some_and(|first| *first < list.start) {
            continue;
        }
        let last = made.last_mut().filter(|tally| {
            tally.segment == list.segment
                && !(tally.yes.is_some() && list.yes.is_some()
                    || tally.no.is_some() && list.no.is_some()
                    || tally.abstain.is_some() && list.abstain.is_some())
        });
        match last {
            Some(tally) => {
                tally.yes = tally.yes.or(list.yes);
                tally.no = tally.no.or(list.no);
                tally.abstain = tally.abstain.or(list.abstain);
                tally.end = list.end;
                tally.evidence = ctx.text[tally.start..tally.end].to_owned();
            }
            None => made.push(Tally {
                rule: "vote.lists".into(),
                ..list
            }),
        }
    }
    votes.tallies = stated;
    votes
        .tallies
        .extend(made.into_iter().filter(|tally| tally.yes.is_some() || tally.no.is_some()));
    votes.tallies.sort_by_key(|tally| tally.start);
    for tally in &mut votes.tallies {
        let parts: Vec<u32> = [tally.yes, tally.no, tally.abstain].into_iter().flatten().collect();
        tally.total = (!parts.is_empty()).then(|| parts.iter().sum());
    }
}

/// The totals that a sentence states are held against the lists of the same vote.
fn checksums(segments: &Segments, votes: &mut Votes) {
    // The voters of each side and segment, by where they stand.
    let mut voters: HashMap<(Option<&str>, Role), Vec<usize>> = HashMap::new();
    for draft in &votes.drafts {
        let place = (segments.name_at(draft.row.start), draft.row.role);
        voters.entry(place).or_default().push(draft.row.start);
    }
    voters.values_mut().for_each(|starts| starts.sort_unstable());
    let known: HashSet<(Role, u32)> = votes.differing.iter().copied().collect();
    // A paragraph voted on by itself has totals of its own: the list is of the vote whose totals it holds.
    let sides = |tally: &Tally| {
        [
            (Role::VoterYes, tally.yes),
            (Role::VoterNo, tally.no),
            (Role::VoterAbstain, tally.abstain),
        ]
    };
    let stated_somewhere: HashSet<(Option<&str>, Role, u32)> = votes
        .tallies
        .iter()
        .flat_map(|tally| sides(tally).map(|(role, count)| Some((tally.segment.as_deref(), role, count?))))
        .flatten()
        .collect();
    let mut next_of: HashMap<Option<&str>, usize> = HashMap::new();
    let mut notes = Vec::new();
    for tally in votes.tallies.iter().rev() {
        let segment = tally.segment.as_deref();
        let next = next_of.insert(segment, tally.start).unwrap_or(usize::MAX);
        for (stated, role) in [
            (tally.abstain, Role::VoterAbstain),
            (tally.no, Role::VoterNo),
            (tally.yes, Role::VoterYes),
        ] {
            let (Some(stated), Some(starts)) = (stated, voters.get(&(segment, role))) else {
                continue;
            };
            let listed = starts
                .partition_point(|&start| start < next)
                .saturating_sub(starts.partition_point(|&start| start <= tally.start));
            let is_of_another_vote = u32::try_from(listed).is_ok_and(|listed| stated_somewhere.contains(&(segment, role, listed)));
            if listed > 0 && stated as usize != listed && !is_of_another_vote && !known.contains(&(role, stated)) {
                notes.push(
                    Note::new(
                        "parse",
                        Level::Warning,
                        "vote_checksum",
                        format!("the totals say {stated} {}, and the list holds {listed}", label_words(role)),
                    )
                    .at(tally.start, tally.end),
                );
            }
        }
    }
    notes.reverse();
    votes.notes.append(&mut notes);
}

/// "a vote of 20 in favour, 7 against and 20 abstentions", "24 votes to 7, with 16 abstentions".
fn totals(ctx: &Context, segments: &Segments, sentence: Span, votes: &mut Votes) {
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
    let mut from = 0;
    while let Some(read) = read_totals(&text[from..]) {
        let (start, end) = (sentence.start + from + read.start, sentence.start + from + read.end);
        let begin = sentence.start + lead(&text[..from + read.start]);
        votes.tallies.push(Tally {
            what: "votes".into(),
            segment: segments.name_at(start).map(str::to_owned),
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
}

/// Where "adopted by a recorded vote of" begins before the numbers.
fn lead(before: &str) -> usize {
    let near = before.floor_char_boundary(before.len().saturating_sub(60));
    ["adopted", "approved", "rejected", "a recorded vote", "a vote", "carried"]
        .iter()
        .filter_map(|phrase| before[near..].find(phrase).map(|at| near + at))
        .min()
        .unwrap_or(before.len())
}

struct Totals {
    start: usize,
    end: usize,
    yes: u32,
    no: u32,
    abstain: Option<u32>,
    brackets: Vec<(Role, Span)>,
}

fn read_totals(text: &str) -> Option<Totals> {
    let mut from = 0;
    loop {
        let (at, phrase) = ["in favour", "in favor", "votes to", "votes in favour", "votes for"]
            .iter()
            .filter_map(|phrase| find(&text[from..], phrase).map(|at| (from + at, *phrase)))
            .chain(bare_totals(text, from))
            .min_by_key(|(at, phrase)| (*at, usize::MAX - phrase.len()))?;
        from = at + phrase.len();
        let Some((yes, start)) = number_before(&text[..at]) else { continue };
        let mut brackets = Vec::new();
        let mut end = from;
        let mut no = None;
        let mut abstain = None;
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

/// "a recorded vote of 27 to 1": where " to" stands.
fn bare_totals(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let of = ["vote of ", "votes of "]
        .iter()
        .find_map(|phrase| find(&text[from..], phrase).map(|at| from + at + phrase.len()))?;
    let (_, length) = number(&text[of..])?;
    text[of + length..].starts_with(" to ").then_some((of + length, " to"))
}

/// The number that ends `before` ("by 24 ", "a vote of twenty "), and where it starts.
fn number_before(before: &str) -> Option<(u32, usize)> {
    let (word, at) = super::context::last_word(before)?;
    let (word, at) = if matches!(word, "votes" | "members" | "States" | "countries") {
        super::context::last_word(&before[..at])?
    } else {
        (word, at)
    };
    let (value, _) = number(word)?;
    Some((value, at))
}

fn none_or_number(text: &str) -> Option<(u32, usize)> {
    let (word, end) = first_word(text)?;
    if matches!(word.to_ascii_lowercase().as_str(), "none" | "no" | "nil") {
        return Some((0, end));
    }
    number(text)
}

fn bracket(text: &str, end: &mut usize, role: Role, brackets: &mut Vec<(Role, Span)>) {
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
