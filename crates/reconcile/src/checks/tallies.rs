//! A tally against itself: "36 = 28 + 8".

use record::Verdict;

use super::side_of;
use crate::Draft;
use crate::claims::{Claim, Meeting};

/// Do the parts of a tally make its total?
pub(super) fn arithmetic<'a>(meeting: &Meeting<'a>, claim: &Claim<'_>) -> Vec<Draft<'a>> {
    let tally = claim.tally;
    let Some(total) = tally.total else { return Vec::new() };
    let total = u64::from(total);
    let parts: Vec<u64> = [tally.supportive, tally.critical, tally.mixed, tally.neutral]
        .into_iter()
        .flatten()
        .map(u64::from)
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let sum: u64 = parts.iter().sum();
    let equation = parts.iter().map(u64::to_string).collect::<Vec<_>>().join(" + ");
    let residual = total as f64 - sum as f64;
    let (verdict, class, reason) = if sum == total {
        (Verdict::Agrees, "parts_sum", format!("{total} = {equation}"))
    } else if sum > total {
        let over = sum - total;
        (
            Verdict::Differs,
            "parts_exceed_total",
            format!(
                "{equation} = {sum}, which is more than {total}: either a number is wrong, or up to {over} delegations were counted on both sides"
            ),
        )
    } else {
        let rest = total - sum;
        (
            Verdict::CannotTell,
            "parts_below_total",
            format!("{equation} leaves {rest} of {total} on no stated side"),
        )
    };
    let draft = |kind: &'a str, verdict, class: &'a str, residual, reason| Draft {
        event: Some(meeting.event),
        kind,
        verdict,
        class,
        basis: None,
        left: Some(total.to_string()),
        right: Some(equation.clone()),
        residual,
        reason,
        left_side: side_of(meeting, claim),
        right_side: side_of(meeting, claim),
    };
    let mut drafts = vec![draft("arithmetic", verdict, class, Some(residual), reason)];
    if tally.complement == Some(true) {
        let reason = format!(
            "two parts make {total} exactly: one of them may be only the rest, since neutral and mixed statements have no place in such a tally"
        );
        drafts.push(draft("method", Verdict::CannotTell, "complement_suspected", None, reason));
    }
    drafts
}
