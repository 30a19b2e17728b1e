//! The sides that sentences show against a tally of two sides.

use std::collections::{BTreeMap, BTreeSet};

use record::{Intervention, Stance, Verdict};

use super::side_of;
use crate::Draft;
use crate::claims::{Claim, Meeting, voice};

/// Do the sides that sentences show agree with a two-way tally? Most summaries show few sides,
/// so that a smaller number of named critics settles nothing; a greater one does.
pub(super) fn stances<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let mut sides: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut first: Option<(usize, &Intervention)> = None;
    for (at, row) in meeting.named() {
        let side = match row.stance {
            Stance::Supportive => "supportive",
            Stance::Critical => "critical",
            Stance::Mixed => "mixed",
            Stance::Neutral => "neutral",
            Stance::Unknown => continue,
        };
        first.get_or_insert((at, row));
        sides.entry(row.entity.as_deref().unwrap_or_default()).or_default().insert(side);
    }
    let Some((at, row)) = first else { return Vec::new() };
    let is_mixed = |sides: &BTreeSet<&str>| sides.contains("mixed") || (sides.contains("supportive") && sides.contains("critical"));
    let mixed = sides.values().filter(|sides| is_mixed(sides)).count();
    let critical = sides
        .values()
        .filter(|sides| !is_mixed(sides) && sides.contains("critical"))
        .count();
    let supportive = sides
        .values()
        .filter(|sides| !is_mixed(sides) && sides.contains("supportive"))
        .count();
    let shown = format!("critical {critical}, mixed {mixed}, supportive {supportive}");
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for claim in claims {
        let Some(claimed) = claim.tally.critical else { continue };
        if !seen.insert((voice(meeting, claim), claimed)) {
            continue;
        }
        let claimed_count = claimed as usize;
        let (verdict, class, reason) = if claimed_count == critical {
            (
                Verdict::Agrees,
                "same_value",
                format!("{claimed} delegations are named as critical"),
            )
        } else if claimed_count == critical + mixed {
            (
                Verdict::Agrees,
                "classification_difference",
                format!("{claimed} is the number of delegations named as critical or mixed; mixed statements are counted as critical"),
            )
        } else if critical > claimed_count {
            (
                Verdict::Differs,
                "more_named_than_claimed",
                format!("{critical} delegations are named as critical, more than the {claimed} claimed"),
            )
        } else {
            (
                Verdict::CannotTell,
                "sides_not_shown",
                format!("sentences show the side of some delegations only ({shown}); a list of speakers shows none"),
            )
        };
        drafts.push(Draft {
            event: Some(meeting.event),
            kind: "stance_tally",
            verdict,
            class,
            basis: Some("named_stances".into()),
            left: Some(claimed.to_string()),
            right: Some(shown.clone()),
            residual: (verdict != Verdict::CannotTell).then(|| f64::from(claimed) - critical as f64),
            reason,
            left_side: side_of(meeting, claim),
            right_side: Some(meeting.side(at, row.start, row.end, &row.evidence)),
        });
    }
    drafts
}
