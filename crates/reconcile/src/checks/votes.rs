//! The totals of a vote against the lists of those who voted.

use record::{Intervention, Role, Verdict};

use crate::Draft;
use crate::claims::Meeting;

/// Do the stated totals of a vote hold against the lists of those who voted?
pub(super) fn votes<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (at, document) in meeting.documents.iter().enumerate() {
        for (segment, tally) in meeting.vote_segments(document) {
            let rows: Vec<&Intervention> = document
                .extraction
                .interventions
                .iter()
                .filter(|row| row.segment.as_deref() == segment)
                .collect();
            let count = |role: Role| rows.iter().filter(|row| row.role == role).count();
            let listed = [count(Role::VoterYes), count(Role::VoterNo), count(Role::VoterAbstain)];
            let stated = [tally.yes, tally.no, tally.abstain];
            let (left, right) = (
                stated.map(|n| n.map_or("?".into(), |n| n.to_string())).join("-"),
                listed.map(|n| n.to_string()).join("-"),
            );
            let compared: Vec<(u32, usize)> = stated
                .iter()
                .zip(listed)
                .filter_map(|(stated, listed)| Some(((*stated)?, listed)))
                .collect();
            let (verdict, class, reason) = if listed == [0, 0, 0] {
                (
                    Verdict::CannotTell,
                    "no_list",
                    "the document states the totals and does not list the voters".to_owned(),
                )
            } else if compared.iter().all(|(stated, listed)| *stated as usize == *listed) {
                (
                    Verdict::Agrees,
                    "vote_totals",
                    format!("the lists hold as many States as the totals say: {left}"),
                )
            } else {
                (
                    Verdict::Differs,
                    "vote_totals",
                    format!("the document states {left} (in favour, against, abstentions) and lists {right}"),
                )
            };
            let (first, last) = (rows.iter().map(|row| row.start).min(), rows.iter().map(|row| row.end).max());
            let right_side = first
                .zip(last)
                .map(|(first, last)| meeting.side(at, first, last, document.article.text.get(first..last).unwrap_or_default()));
            // By how many voters in all; two errors that cancel out in the sum are two errors.
            let residual = compared
                .iter()
                .map(|(stated, listed)| (f64::from(*stated) - *listed as f64).abs())
                .sum();
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "vote_list",
                verdict,
                class,
                basis: segment.map(str::to_owned),
                left: Some(left),
                right: Some(right),
                residual: (verdict != Verdict::CannotTell).then_some(residual),
                reason,
                left_side: Some(meeting.side(at, tally.start, tally.end, &tally.evidence)),
                right_side,
            });
        }
    }
    drafts
}
