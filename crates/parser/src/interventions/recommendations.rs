//! Recommendations of the Universal Periodic Review, and who made them.
//!
//! "140.7 Ratify the Convention (Maldives) (Portugal);" gives two recommenders; "(Venezuela
//! (Bolivarian Republic of))" one. A bracket that holds anything but names and what may stand
//! beside a name is no recommender.

use record::{Role, Span};

use super::context::{Context, bracket_end, find, is_capitalised, last_word};
use super::format::Format;
use super::items::{List, read_items};
use super::rows::Draft;
use super::subjects::is_delegation;

/// Reads every recommendation's States; gives the stretches they took too.
pub(super) fn recommendations(ctx: &Context) -> (Vec<Draft>, Vec<Span>) {
    let (mut drafts, mut taken) = (Vec::new(), Vec::new());
    if ctx.format != Format::Review && memchr::memmem::find(ctx.text.as_bytes(), b"ecommend").is_none() {
        return (drafts, taken);
    }
    for paragraph in &ctx.doc.paragraphs {
        let text = paragraph.of(ctx.text);
        let in_prose = !(is_numbered(text) || text.starts_with(['•', '▪', '◦']));
        if in_prose && (ctx.format != Format::News || !text.contains("ecommend")) {
            continue;
        }
        if in_prose {
            recommended_by(ctx, *paragraph, &mut drafts, &mut taken);
            recommendations_of(ctx, *paragraph, &mut drafts, &mut taken);
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
            // "Ana Ruiz (Chad)" is a person, "calls to ratify the treaty (Chad) (Togo)" are theirs.
            let of_a_person =
                in_prose && last_word(&text[..open]).is_some_and(|(word, at)| is_capitalised(word) && !text[at..open].contains(')'));
            let closes = closes_a_recommendation(&text[from..]) || in_prose && text[from..].starts_with(" and ");
            if only_names && !of_a_person && closes {
                rows.iter_mut().for_each(|draft| draft.stands_alone = true);
                drafts.append(&mut rows);
                taken.push(inner);
            }
        }
    }
    (drafts, taken)
}

/// "Abolition was **recommended** once more **by Chad and Togo**, and a moratorium **by Mali**": the
/// agents of the passive, as far as its sentence goes.
fn recommended_by(ctx: &Context, paragraph: Span, drafts: &mut Vec<Draft>, taken: &mut Vec<Span>) {
    let text = paragraph.of(ctx.text);
    for (at, verb) in text.match_indices("ecommended") {
        let rest = &text[at + verb.len()..];
        let rest = &rest[..find(rest, ". ").unwrap_or(rest.len())];
        let mut agents = rest.match_indices(" by ").map(|(at, by)| (at, at + by.len())).peekable();
        // "recommended that the law passed by Chad be repealed": a clause of its own.
        let is_passive = agents
            .peek()
            .is_some_and(|(at, _)| *at < 40 && !rest[..*at].contains([',', ';', ':']) && !rest.contains(" that "));
        if !is_passive {
            continue;
        }
        for (_, from) in agents {
            let start = paragraph.start + at + verb.len() + from;
            let inner = Span::new(start, paragraph.start + at + verb.len() + rest.len());
            let mut rows = read_items(ctx, &List::new("upr.recommendation", Role::Recommender, None), inner);
            let is_named = |draft: &&Draft| draft.row.entity.as_deref().is_some_and(|code| !code.starts_with("N:"));
            rows.truncate(rows.iter().take_while(is_named).count());
            let Some(end) = rows.last().map(|draft| draft.row.end) else {
                continue;
            };
            taken.push(Span::new(start, end));
            rows.iter_mut().for_each(|draft| draft.stands_alone = true);
            drafts.append(&mut rows);
        }
    }
}

/// "Peru’s **recommendation**": whose it is.
fn recommendation_of_a_possessor(ctx: &Context, paragraph: Span, at: usize, drafts: &mut Vec<Draft>, taken: &mut Vec<Span>) {
    let before = ctx.behind(paragraph.start, paragraph.start + at, 40);
    let Some(name_end) = ["’s ", "'s ", "’ ", "' "].iter().find_map(|mark| before.strip_suffix(*mark)) else {
        return;
    };
    let end = paragraph.start + at - (before.len() - name_end.len());
    let mention = ctx
        .mentions_in(Span::new(paragraph.start, end))
        .last()
        .filter(|mention| mention.end == end);
    if let Some((mention, entity)) = mention.and_then(|mention| Some((mention, mention.entity?)))
        && is_delegation(entity.entity_type)
    {
        let name = Span::new(mention.start, mention.end);
        let mut draft = Draft::of(entity, name, name, Role::Recommender, "upr.recommendation");
        draft.stands_alone = true;
        drafts.push(draft);
        taken.push(name);
    }
}

/// "Recommendations from Chad and Togo": whose they are, told in a sentence.
fn recommendations_of(ctx: &Context, paragraph: Span, drafts: &mut Vec<Draft>, taken: &mut Vec<Span>) {
    let text = paragraph.of(ctx.text);
    for (at, noun) in text.match_indices("ecommendation") {
        recommendation_of_a_possessor(ctx, paragraph, at - 1, drafts, taken);
        let after = text[at + noun.len()..].trim_start_matches('s');
        let from = [" from ", " by ", " made by ", " of "]
            .iter()
            .find_map(|lead| after.strip_prefix(lead));
        let Some(rest) = from else { continue };
        let end = [" to ", " that ", " on ", ".", ";", " were ", " was "]
            .iter()
            .filter_map(|stop| find(rest, stop))
            .min();
        let start = paragraph.end - rest.len();
        let inner = Span::new(start, end.map_or(paragraph.end, |end| start + end));
        let mut rows = read_items(ctx, &List::new("upr.recommendation", Role::Recommender, None), inner);
        if !rows.is_empty()
            && rows
                .iter()
                .all(|draft| draft.row.entity.as_deref().is_some_and(|code| !code.starts_with("N:")))
        {
            rows.iter_mut().for_each(|draft| draft.stands_alone = true);
            drafts.append(&mut rows);
            taken.push(inner);
        }
    }
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
