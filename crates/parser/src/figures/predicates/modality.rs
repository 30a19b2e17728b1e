//! How a figure is held to be: stated, denied, planned, a target, projected.

use record::Modality;

use super::{Found, WINDOW};
use crate::figures::Draft;
use crate::figures::tokens::{Kind, Tokens};

/// Asserted, denied, planned, a target, projected.
pub(super) fn modality(tokens: &Tokens, draft: &mut Draft, found: Option<&Found>) {
    let start = draft.first.saturating_sub(WINDOW);
    let mut modality = Modality::Asserted;
    for at in (start..draft.first).rev() {
        let token = &tokens.list[at];
        if matches!(token.kind, Kind::Mark(';' | '.')) {
            break;
        }
        if token.text == "May" {
            continue; // the month
        }
        if token.is_one_of(&[
            "denied",
            "denies",
            "deny",
            "denying",
            "rejected",
            "dismissed",
            "refuted",
            "disputed",
        ]) && tokens.list[at + 1..draft.first].iter().any(|token| token.is("that"))
            || token.is_one_of(&["denied", "denies", "denying"])
        {
            modality = Modality::Denied;
            break;
        }
        if token.is_one_of(&[
            "target",
            "goal",
            "aim",
            "aims",
            "aimed",
            "aiming",
            "targets",
            "targeted",
            "targeting",
            "quota",
        ]) {
            modality = Modality::Target;
            break;
        }
        if token.is_one_of(&[
            "expected",
            "expects",
            "expect",
            "forecast",
            "forecasts",
            "projected",
            "projects",
            "predicted",
            "predicts",
            "predict",
            "likely",
            "could",
            "may",
            "might",
            "would",
            "will",
        ]) {
            modality = Modality::Projected;
            break;
        }
        if token.is_one_of(&[
            "plans", "planned", "plan", "planning", "intends", "intend", "pledged", "pledges", "promised", "vowed", "pledge", "proposed",
            "proposes",
        ]) {
            modality = Modality::Planned;
            break;
        }
    }
    if modality == Modality::Asserted && found.is_some_and(|found| found.future && found.start >= draft.number) {
        modality = Modality::Projected;
    }
    draft.figure.modality = modality;
}
