//! Lists of voters under a label: "In favour (24): Algeria, ...".

use record::{Level, Note, Role, Span, Tally};

use super::{Votes, label_words, rule};
use crate::interventions::context::{Context, bracket_end, first_word, number};
use crate::interventions::items::{List, read_items};
use crate::interventions::segments::Segments;

/// One labelled list: the label's role, the number stated, the voters.
pub(super) fn labelled_lists(ctx: &Context, segments: &Segments, at: usize, votes: &mut Votes) {
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
                note_missing(ctx, &label, votes);
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
                        format!("`{}` on a list of votes is no name that is known", draft.surface.of(ctx.text)),
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
            note_difference(&label, stated, listed, stop, votes);
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

/// A label that states a number, and no list behind it.
fn note_missing(ctx: &Context, label: &Label, votes: &mut Votes) {
    if let Some(stated) = label.stated.filter(|stated| *stated != 0) {
        note_difference(label, stated, 0, label.list_start.min(ctx.text.len()), votes);
    }
}

fn note_difference(label: &Label, stated: u32, listed: u32, end: usize, votes: &mut Votes) {
    votes.differing.push((label.role, stated));
    let words = format!("the list `{}` says {stated} and holds {listed}", label_words(label.role));
    votes
        .notes
        .push(Note::new("parse", Level::Warning, "vote_checksum", words).at(label.start, end));
}

pub(super) struct Label {
    start: usize,
    role: Role,
    stated: Option<u32>,
    list_start: usize,
}

/// Labels of lists.
pub(in crate::interventions) const LABELS: &[(&str, Role)] = &[
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

/// The next label of a list: at the start of a sentence or after a full stop, semicolon or
/// bracket, and followed by a colon or a number in brackets and a colon.
pub(super) fn next_label(ctx: &Context, from: usize, end: usize) -> Option<Label> {
    let mut labels = ctx.cues.labels(Span::new(from, end));
    labels.find_map(|(start, words, role)| label_at(ctx, from, end, start, words, role))
}

/// The label `words` at `start`, between `from` and `end`.
pub(super) fn label_at(ctx: &Context, from: usize, end: usize, start: usize, words: &str, role: Role) -> Option<Label> {
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
    // "No: 412/25" numbers a document.
    let digits = after.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < after.trim_start().len() && digits.starts_with(['/', '-', '\u{2011}']) {
        return None;
    }
    Some(Label {
        start,
        role,
        stated,
        list_start: end - after.len(),
    })
}

pub(super) fn list_tally(ctx: &Context, segments: &Segments, label: &Label, count: Option<u32>, stop: usize) -> Tally {
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
