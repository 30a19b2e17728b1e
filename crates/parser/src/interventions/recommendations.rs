//! Recommendations of the Universal Periodic Review, and who made them.
//!
//! "140.7 Ratify the Convention (Maldives) (Portugal);" gives two recommenders; "(Venezuela
//! (Bolivarian Republic of))" one. A bracket that holds anything but names and what may stand
//! beside a name is no recommender.

use record::{Role, Span};

use super::context::{Context, bracket_end};
use super::format::Format;
use super::items::{List, read_items};
use super::rows::Draft;

/// Reads every recommendation's States; gives the stretches they took too.
pub(super) fn recommendations(ctx: &Context) -> (Vec<Draft>, Vec<Span>) {
    let (mut drafts, mut taken) = (Vec::new(), Vec::new());
    if ctx.format != Format::Review && memchr::memmem::find(ctx.text.as_bytes(), b"ecommendation").is_none() {
        return (drafts, taken);
    }
    for paragraph in &ctx.doc.paragraphs {
        let text = paragraph.of(ctx.text);
        if !(is_numbered(text) || text.starts_with(['•', '▪', '◦'])) {
            continue;
        }
        let mut from = 0;
        while let Some(open) = text[from..].find('(').map(|at| from + at) {
            let Some(close) = bracket_end(&text[open..]) else { break };
            let inner = Span::new(paragraph.start + open + 1, paragraph.start + open + close - 1);
            from = open + close;
            let mut rows = read_items(ctx, &List::new("upr.recommendation", Role::Recommender, None), inner);
            let only_names = !rows.is_empty()
                && rows
                    .iter()
                    .all(|draft| draft.row.entity.as_deref().is_some_and(|code| !code.starts_with("N:")));
            if only_names && closes_a_recommendation(&text[from..]) {
                rows.iter_mut().for_each(|draft| draft.stands_alone = true);
                drafts.append(&mut rows);
                taken.push(inner);
            }
        }
    }
    (drafts, taken)
}

/// "140.7", "6.12." or "(a)" before the words of a recommendation.
fn is_numbered(text: &str) -> bool {
    let number = text.split_whitespace().next().unwrap_or("");
    let number = number.trim_end_matches('.');
    number.split('.').count() == 2
        && number
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// After the bracket: another one, a semicolon, a full stop or the end.
fn closes_a_recommendation(after: &str) -> bool {
    after.trim_start().starts_with(['(', ';', '.', ',', '/']) || after.trim().is_empty()
}
