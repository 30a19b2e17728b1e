//! How many texts and voices stand behind what several documents say.

use std::collections::{BTreeMap, BTreeSet};

use record::Verdict;

use super::side_of;
use crate::Draft;
use crate::claims::{Claim, Meeting, NUMBERS, count_voices, numbers, voice};

/// Which documents are copies of one text?
pub(super) fn copies<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (at, (original, alike)) in meeting.originals.iter().enumerate().filter(|(at, (original, _))| at != original) {
        let head = |at: usize| {
            let article = meeting.documents[at].article;
            let (start, end) = article.paragraphs.first().copied().unwrap_or((0, article.text.len()));
            Some(meeting.side(at, start, end, article.text.get(start..end).unwrap_or_default()))
        };
        drafts.push(Draft {
            event: Some(meeting.event),
            kind: "copies",
            verdict: Verdict::Agrees,
            class: "syndicated_copy",
            basis: Some("shared_word_sequences".into()),
            left: meeting.documents[*original].article.source.clone(),
            right: meeting.documents[at].article.source.clone(),
            residual: None,
            reason: format!("{:.0} % of their word sequences are the same: one text, one voice", alike * 100.0),
            left_side: head(*original),
            right_side: head(at),
        });
    }
    drafts
}

/// How many documents, texts and voices stand behind a number?
pub(super) fn sources<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (number, name) in NUMBERS.iter().enumerate() {
        let mut by_value: BTreeMap<u32, Vec<&Claim<'_>>> = BTreeMap::new();
        for claim in claims {
            if let Some(value) = numbers(claim.tally)[number] {
                by_value.entry(value).or_default().push(claim);
            }
        }
        for (value, claims) in by_value {
            let documents: BTreeSet<usize> = claims.iter().map(|claim| claim.document).collect();
            if documents.len() < 2 {
                continue;
            }
            let texts: BTreeSet<usize> = documents.iter().map(|at| meeting.originals[*at].0).collect();
            let voices: BTreeSet<String> = claims
                .iter()
                .filter(|claim| texts.contains(&claim.document))
                .map(|claim| voice(meeting, claim))
                .collect();
            let independent = count_voices(&voices).min(texts.len());
            let counts = format!(
                "{} documents, {} distinct texts, {independent} independent sources",
                documents.len(),
                texts.len()
            );
            let (verdict, class, reason) = if independent < 2 {
                (
                    Verdict::CannotTell,
                    "single_origin",
                    format!("every document has {value} from one source: {counts}"),
                )
            } else {
                (Verdict::Agrees, "independent_sources", counts.clone())
            };
            let (first, last) = (claims[0], claims[claims.len() - 1]);
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "sources",
                verdict,
                class,
                basis: Some((*name).into()),
                left: Some(value.to_string()),
                right: Some(counts),
                residual: None,
                reason,
                left_side: side_of(meeting, first),
                right_side: side_of(meeting, last),
            });
        }
    }
    drafts
}
