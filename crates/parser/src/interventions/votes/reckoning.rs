//! Lists and totals of one vote held together: what the lists add up to, and where they differ.

use lexicon::{FoldingMap, FoldingSet};
use record::{Level, Note, Role, Tally};

use super::{Votes, label_words};
use crate::interventions::context::Context;
use crate::interventions::segments::Segments;

/// Where the document lists the voters and states no totals, the lists' numbers are the tally.
pub(super) fn tallies_of_lists(ctx: &Context, votes: &mut Votes) {
    let (stated, lists): (Vec<Tally>, Vec<Tally>) = std::mem::take(&mut votes.tallies)
        .into_iter()
        .partition(|tally| tally.rule == "vote.totals" || tally.rule == "vote.without");
    let mut made: Vec<Tally> = Vec::new();
    let mut first_stated: FoldingMap<Option<&str>, usize> = FoldingMap::default();
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
pub(super) fn checksums(segments: &Segments, votes: &mut Votes) {
    // The voters of each side and segment, by where they stand.
    let mut voters: FoldingMap<(Option<&str>, Role), Vec<usize>> = FoldingMap::default();
    for draft in &votes.drafts {
        let place = (segments.name_at(draft.row.start), draft.row.role);
        voters.entry(place).or_default().push(draft.row.start);
    }
    voters.values_mut().for_each(|starts| starts.sort_unstable());
    let known: FoldingSet<(Role, u32)> = votes.differing.iter().copied().collect();
    // A paragraph voted on by itself has totals of its own: the list is of the vote whose totals it holds.
    let sides = |tally: &Tally| {
        [
            (Role::VoterYes, tally.yes),
            (Role::VoterNo, tally.no),
            (Role::VoterAbstain, tally.abstain),
        ]
    };
    let stated_somewhere: FoldingSet<(Option<&str>, Role, u32)> = votes
        .tallies
        .iter()
        .flat_map(|tally| sides(tally).map(|(role, count)| Some((tally.segment.as_deref(), role, count?))))
        .flatten()
        .collect();
    let mut next_of: FoldingMap<Option<&str>, usize> = FoldingMap::default();
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
