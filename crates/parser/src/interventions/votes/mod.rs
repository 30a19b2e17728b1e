//! Recorded votes: the totals as stated, and the lists of who voted how.
//!
//! "adopted by a vote of 24 in favour, 7 against and 16 abstentions" is a tally; "In favour
//! (24): Algeria, ..." a list, whose number in brackets is a checksum. "96 in favour to 2
//! against (Chad, Togo), with 66 abstentions" is both. "Against: None." is a list of nobody.

mod labelled;
mod reckoning;
mod totals;

use record::{Note, Role, Span, Tally};

use super::context::Context;
use super::cues::Cue;
use super::rows::Draft;
use super::segments::Segments;
pub(super) use labelled::LABELS;
use labelled::labelled_lists;
use reckoning::{checksums, tallies_of_lists};
use totals::totals;

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
        if ctx.cues.has(at, Cue::Vote) || ctx.cues.has(at, Cue::TellsVote) {
            totals(ctx, segments, sentence, &mut votes);
        }
        labelled_lists(ctx, segments, at, &mut votes);
    }
    tallies_of_lists(ctx, &mut votes);
    checksums(segments, &mut votes);
    votes
}

fn label_words(role: Role) -> &'static str {
    match role {
        Role::VoterYes => "in favour",
        Role::VoterNo => "against",
        Role::VoterAbstain => "abstentions",
        _ => "absent",
    }
}
