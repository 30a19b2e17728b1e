//! The checks, each a function of one meeting.

mod documents;
mod lists;
mod origins;
mod stances;
mod tallies;
mod votes;

use record::{Finding, Side};

use crate::Draft;
use crate::claims::{Claim, Meeting};

/// Every finding about one meeting.
pub(crate) fn all(meeting: &Meeting<'_>) -> Vec<Finding> {
    let claims = meeting.claims();
    let mut drafts = Vec::new();
    drafts.extend(claims.iter().flat_map(|claim| tallies::arithmetic(meeting, claim)));
    drafts.extend(lists::against_list(meeting, &claims));
    drafts.extend(votes::votes(meeting));
    drafts.extend(documents::between_documents(meeting, &claims));
    drafts.extend(documents::between_figures(meeting));
    drafts.extend(documents::quantifiers(meeting));
    drafts.extend(stances::stances(meeting, &claims));
    drafts.extend(origins::copies(meeting));
    drafts.extend(origins::sources(meeting, &claims));
    drafts.into_iter().map(Draft::finish).collect()
}

fn side_of(meeting: &Meeting<'_>, claim: &Claim<'_>) -> Option<Side> {
    Some(meeting.side(claim.document, claim.tally.start, claim.tally.end, &claim.tally.evidence))
}
