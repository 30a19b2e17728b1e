//! A claimed total against the list of speakers that the UN gives, under each way of counting it.

use std::collections::BTreeSet;

use record::{EntityType, Intervention, Role, Verdict};

use super::side_of;
use crate::Draft;
use crate::claims::{Claim, Meeting, voice};

/// Ways of counting a list of speakers, narrowest first.
fn definitions(rows: &[&Intervention]) -> Vec<(&'static str, usize)> {
    let speakers = |wanted: &[EntityType]| {
        // A delegation that speaks for itself and for a group is one on the list each time it is listed.
        rows.iter()
            .filter(|row| row.role == Role::Speaker && wanted.contains(&row.entity_type))
            .count()
    };
    use EntityType::{Group, Igo, Ngo, Nhri, ObserverEntity, ObserverState, State, UnBody};
    let all_but_ngos = speakers(&[State, Group, ObserverState, ObserverEntity, UnBody, Igo]);
    let concerned = usize::from(rows.iter().any(|row| row.role == Role::CountryConcerned));
    vec![
        ("states", speakers(&[State])),
        ("states_and_groups", speakers(&[State, Group])),
        ("states_groups_observers", speakers(&[State, Group, ObserverState, ObserverEntity])),
        ("all_but_ngos", all_but_ngos),
        ("all_but_ngos_plus_country", all_but_ngos + concerned),
        ("all", all_but_ngos + speakers(&[Ngo, Nhri])),
    ]
}

/// Does a claimed total hold against the UN's own list, under which way of counting?
pub(super) fn against_list<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let lists: Vec<(usize, Vec<&Intervention>)> = meeting
        .documents
        .iter()
        .enumerate()
        .map(|(at, document)| (at, meeting.listed(document)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for claim in claims {
        let Some(total) = claim.tally.total else { continue };
        if lists.iter().any(|(at, _)| *at == claim.document) || !seen.insert((voice(meeting, claim), total)) {
            continue; // one finding for each voice and number, not for each paper that repeats it
        }
        let draft = |comparison: Comparison| Draft {
            event: Some(meeting.event),
            kind: "against_list",
            verdict: comparison.verdict,
            class: comparison.class,
            basis: comparison.basis,
            left: Some(total.to_string()),
            right: comparison.printed,
            residual: comparison.residual,
            reason: comparison.reason,
            left_side: side_of(meeting, claim),
            right_side: None,
        };
        if lists.is_empty() {
            drafts.push(draft(Comparison::without_a_list()));
        }
        for (at, rows) in &lists {
            let first = rows.iter().map(|row| row.start).min().unwrap_or(0);
            let last = rows.iter().map(|row| row.end).max().unwrap_or(0);
            let text = &meeting.documents[*at].article.text;
            drafts.push(Draft {
                right_side: Some(meeting.side(*at, first, last, text.get(first..last).unwrap_or_default())),
                ..draft(Comparison::of(total, &definitions(rows)))
            });
        }
    }
    drafts
}

/// What came out of holding a total against the counts of one list.
struct Comparison {
    verdict: Verdict,
    class: &'static str,
    /// The definitions that fit, or the one that comes nearest.
    basis: Option<String>,
    /// Every count of the list.
    printed: Option<String>,
    residual: Option<f64>,
    reason: String,
}

impl Comparison {
    fn without_a_list() -> Comparison {
        Comparison {
            verdict: Verdict::CannotTell,
            class: "no_list",
            basis: None,
            printed: None,
            residual: None,
            reason: "no list of speakers of this meeting is at hand".to_owned(),
        }
    }

    fn of(total: u32, counts: &[(&'static str, usize)]) -> Comparison {
        let printed: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let printed = Some(printed.join(", "));
        let is_fitting = |count: &(&'static str, usize)| count.1 == total as usize;
        let fitting: Vec<&str> = counts.iter().copied().filter(is_fitting).map(|(name, _)| name).collect();
        if fitting.is_empty() {
            let nearest = counts.iter().min_by_key(|(_, count)| count.abs_diff(total as usize));
            let (name, count) = nearest.copied().unwrap_or(("states", 0));
            return Comparison {
                verdict: Verdict::Differs,
                class: "matches_no_definition",
                basis: Some(name.into()),
                printed,
                residual: Some(f64::from(total) - count as f64),
                reason: format!("{total} is the count of the list under no definition; the nearest is {name} with {count}"),
            };
        }
        let (class, reason) = if fitting.len() == counts.len() {
            ("matches_list", format!("{total} is the count of the list under every definition"))
        } else {
            let by = fitting.join(", ");
            (
                "matches_under_definition",
                format!("{total} is the count of the list by {by}; the other definitions give other numbers"),
            )
        };
        Comparison {
            verdict: Verdict::Agrees,
            class,
            basis: Some(fitting.join("+")),
            printed,
            residual: Some(0.0),
            reason,
        }
    }
}
