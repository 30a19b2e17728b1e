//! Recommendations of the Universal Periodic Review, and who made them.
//!
//! "140.7 Ratify the Convention (Maldives) (Portugal);" gives two recommenders; "(Venezuela
//! (Bolivarian Republic of))" one. A bracket that holds anything but names and what may stand
//! beside a name is no recommender.

use lexicon::Entity;
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
            some_of_them(ctx, *paragraph, &mut drafts, &mut taken);
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

/// So far a sentence tells whose a recommendation is.
const REACH: usize = 600;

/// "Abolition was **recommended** once more **by Chad and Togo**, and a moratorium **by Mali**": the
/// agents of the passive, as far as its sentence goes.
fn recommended_by(ctx: &Context, paragraph: Span, drafts: &mut Vec<Draft>, taken: &mut Vec<Span>) {
    let mut read = paragraph.start;
    for (at, verb) in paragraph.of(ctx.text).match_indices("ecommended") {
        let from = paragraph.start + at + verb.len();
        if from < read {
            continue;
        }
        let rest = ctx.ahead(from, paragraph.end, REACH);
        let rest = &rest[..find(rest, ". ").unwrap_or(rest.len())];
        // "recommended that the law passed by Chad be repealed": a clause of its own.
        let is_passive = find(rest, " by ").is_some_and(|by| by < 40 && !rest[..by].contains([',', ';', ':']));
        if !is_passive || rest.contains(" that ") {
            continue;
        }
        read = from + rest.len();
        for (by, word) in rest.match_indices(" by ") {
            let start = from + by + word.len();
            let agents = ctx.joined(start, read).map_while(|mention| {
                let entity = mention.entity.filter(|entity| is_delegation(entity.entity_type))?;
                Some(recommender(entity, Span::new(mention.start, mention.end)))
            });
            let agents: Vec<Draft> = agents.collect();
            if let Some(last) = agents.last() {
                taken.push(Span::new(start, last.row.end));
            }
            drafts.extend(agents);
        }
    }
}

fn recommender(entity: &Entity, name: Span) -> Draft {
    let mut draft = Draft::of(entity, name, name, Role::Recommender, "upr.recommendation");
    draft.stands_alone = true;
    draft
}

/// "Peru’s **recommendation**": whose it is.
fn whose_recommendation(ctx: &Context, paragraph: Span, at: usize, drafts: &mut Vec<Draft>, taken: &mut Vec<Span>) {
    let before = ctx.behind(paragraph.start, at, 40);
    let name = ["’s ", "'s ", "’ ", "' "].iter().find_map(|mark| before.strip_suffix(*mark));
    let Some(end) = name.map(|name| at - (before.len() - name.len())) else {
        return;
    };
    let mention = ctx.mentions_in(Span::new(paragraph.start, end)).last();
    let Some(mention) = mention.filter(|mention| mention.end == end) else {
        return;
    };
    if let Some(entity) = mention.entity.filter(|entity| is_delegation(entity.entity_type)) {
        let name = Span::new(mention.start, mention.end);
        drafts.push(recommender(entity, name));
        taken.push(name);
    }
}

/// "Recommendations from Chad and Togo": whose they are, told in a sentence.
fn recommendations_of(ctx: &Context, paragraph: Span, drafts: &mut Vec<Draft>, taken: &mut Vec<Span>) {
    let text = paragraph.of(ctx.text);
    for (at, noun) in text.match_indices("ecommendation") {
        if text[..at].ends_with(['r', 'R']) {
            whose_recommendation(ctx, paragraph, paragraph.start + at - 1, drafts, taken);
        }
        let begin = paragraph.start + at + noun.len();
        let window = ctx.ahead(begin, paragraph.end, REACH);
        let after = window.trim_start_matches('s');
        let from = [" from ", " by ", " made by ", " of "]
            .iter()
            .find_map(|lead| after.strip_prefix(lead));
        let Some(rest) = from else { continue };
        let end = [" to ", " that ", " on ", ".", ";", " were ", " was "]
            .iter()
            .filter_map(|stop| find(rest, stop))
            .min();
        let start = begin + (window.len() - rest.len());
        let inner = Span::new(start, start + end.unwrap_or(rest.len()));
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

/// "It accepted 170 recommendations, including **one from Chad**", "those of Mali and Togo": whose they are
/// of which a sentence with recommendations goes on to tell.
fn some_of_them(ctx: &Context, paragraph: Span, drafts: &mut Vec<Draft>, taken: &mut Vec<Span>) {
    let text = paragraph.of(ctx.text);
    for lead in [" one from ", " ones from ", " those from ", " those of ", " one by ", " those by "] {
        for (at, _) in text.match_indices(lead) {
            let before = &text[text.ceil_char_boundary(at.saturating_sub(160))..at];
            let sentence = before.rfind(". ").map_or(before, |stop| &before[stop..]);
            if !sentence.contains("ecommendation") {
                continue;
            }
            let start = paragraph.start + at + lead.len();
            let named = ctx.joined(start, paragraph.end).map_while(|mention| {
                let entity = mention.entity.filter(|entity| is_delegation(entity.entity_type))?;
                Some(recommender(entity, Span::new(mention.start, mention.end)))
            });
            let named: Vec<Draft> = named.collect();
            if let (Some(first), Some(last)) = (named.first(), named.last())
                && first.row.start <= start + 4
            {
                taken.push(Span::new(start, last.row.end));
                drafts.extend(named);
            }
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

#[cfg(test)]
mod tests {
    use record::{Article, Kind};

    /// Entity and role of each row of a newspaper's sentence about a review.
    fn rows(sentence: &str) -> Vec<String> {
        let article = Article {
            kind: Kind::NewsArticle,
            text: format!("{sentence} The Human Rights Council held its Universal Periodic Review."),
            ..Article::default()
        };
        let rows = crate::parse(&article, lexicon::Lexicon::embedded()).interventions;
        let row = |row: &record::Intervention| format!("{} {:?}", row.entity.as_deref().unwrap_or("?"), row.role);
        rows.iter().map(row).collect()
    }

    #[test]
    fn whose_a_recommendation_is_stands_before_or_behind_it() {
        let text = "Peru’s recommendation fell. A ban was recommended by Fiji and Mali, and a truce by Togo.";
        assert_eq!(
            rows(text),
            ["PER Recommender", "FJI Recommender", "MLI Recommender", "TGO Recommender"]
        );
    }

    #[test]
    fn a_word_that_lost_its_first_letter_is_read_as_any_other() {
        assert_eq!(rows("ecommendation from Peru."), ["PER Recommender"]);
        assert_eq!(rows("’éecommendation from Peru."), ["PER Recommender"]);
    }
}
