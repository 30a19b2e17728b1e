//! One meeting's part of the page.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};
use record::{Article, Finding, Intervention, Role, Side, Stance, Tally, Verdict};

use crate::plot::{Bar, bars};
use crate::{Meeting, ReportInput};

/// The section of one meeting; none where no document is about it.
pub(crate) fn section(input: &ReportInput<'_>, meeting: &Meeting) -> Option<Markup> {
    let documents: Vec<usize> = (0..input.articles.len())
        .filter(|&at| {
            input
                .links
                .iter()
                .any(|link| link.doc == input.articles[at].id && link.event.as_ref() == Some(&meeting.id))
        })
        .collect();
    if documents.is_empty() {
        return None;
    }
    let findings: Vec<&Finding> = input
        .findings
        .iter()
        .filter(|finding| finding.event.as_ref() == Some(&meeting.id))
        .collect();
    let tallies: Vec<(&Article, &Tally)> = documents
        .iter()
        .flat_map(|&at| input.extractions[at].tallies.iter().map(move |tally| (&input.articles[at], tally)))
        .collect();
    Some(html! {
        section {
            h2 { (meeting.title) }
            p.where { (meeting.date) " · " code { (meeting.id) } " · " (documents.len()) @if documents.len() == 1 { " document" } @else { " documents" } }
            (claims(&tallies))
            @if !findings.is_empty() {
                h3 { "What comparing the claims gave" }
                @for finding in &findings { (shown(input, finding)) }
            }
            (floor(input, &documents))
            h3 { "Documents" }
            ul { @for &at in &documents { li { (document(&input.articles[at])) } } }
        }
    })
}

fn claims(tallies: &[(&Article, &Tally)]) -> Markup {
    let claimant = |tally: &Tally| tally.claimant.clone().unwrap_or_else(|| "the text".into());
    let bar = |(_, tally): &(&Article, &Tally)| -> Option<Bar> {
        let (supportive, critical) = (tally.supportive.or(tally.yes), tally.critical.or(tally.no));
        let stated = supportive.unwrap_or(0) + critical.unwrap_or(0);
        let rest = tally.total.map_or(tally.abstain.unwrap_or(0), |total| total.saturating_sub(stated));
        Some(Bar {
            label: claimant(tally),
            parts: [supportive.unwrap_or(0), rest, critical.unwrap_or(0)],
        })
        .filter(|bar| bar.parts.iter().sum::<u32>() > 0)
    };
    let drawn: Vec<Bar> = tallies
        .iter()
        .filter(|(_, tally)| tally.total.is_some() || (tally.yes.is_some() && tally.no.is_some()))
        .filter_map(bar)
        .collect();
    html! {
        @if !tallies.is_empty() {
            h3 { "What is claimed" }
            div.plot { (PreEscaped(bars(&drawn))) }
            @if !drawn.is_empty() { p.legend { span.supportive { "in favour" } " " span.rest { "on no stated side, or abstaining" } " " span.critical { "critical, or against" } } }
            table {
                tr { th { "claimed by" } th { "total" } th { "in favour" } th { "critical" } th { "abstained" } th { "the words" } }
                @for (article, tally) in tallies {
                    tr {
                        td { (claimant(tally)) }
                        td.n { (number(tally.total)) }
                        td.n { (number(tally.supportive.or(tally.yes))) }
                        td.n { (number(tally.critical.or(tally.no))) }
                        td.n { (number(tally.abstain)) }
                        td { q { (tally.evidence) } " " (source(article)) }
                    }
                }
            }
        }
    }
}

fn number(value: Option<u32>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// One finding, with the words of both sides.
pub(crate) fn shown(input: &ReportInput<'_>, finding: &Finding) -> Markup {
    let (class, word) = match finding.verdict {
        Verdict::Agrees => ("agrees", "agrees"),
        Verdict::Differs => ("differs", "differs"),
        Verdict::CannotTell => ("cannot-tell", "cannot tell"),
    };
    let side = |side: &Option<Side>| -> Option<Markup> {
        let side = side.as_ref()?;
        let article = input.articles.iter().find(|article| article.id == side.doc);
        Some(html! { blockquote { (cut(&side.evidence)) @if let Some(article) = article { " " (source(article)) } } })
    };
    let same = finding.left_side == finding.right_side;
    html! {
        div.finding.(class) {
            p { strong.verdict { (word) } " " span.kind { (finding.kind.replace('_', " ")) ", " (finding.class.replace('_', " ")) } }
            p { (finding.reason) }
            @if let (Some(left), Some(right)) = (&finding.left, &finding.right) { p.sides { (left) " | " (right) } }
            @if let Some(left) = side(&finding.left_side) { (left) }
            @if !same { @if let Some(right) = side(&finding.right_side) { (right) } }
        }
    }
}

/// Who took the floor or voted, by side where a sentence shows one.
fn floor(input: &ReportInput<'_>, documents: &[usize]) -> Markup {
    let mut names: BTreeMap<&str, BTreeMap<String, &Intervention>> = BTreeMap::new();
    for row in documents.iter().flat_map(|&at| &input.extractions[at].interventions) {
        let side = match row.role {
            Role::VoterYes => "voted in favour",
            Role::VoterNo => "voted against",
            Role::VoterAbstain => "abstained",
            Role::CountryConcerned => "country concerned",
            Role::RightOfReply | Role::RightOfReply2 => "right of reply",
            Role::Speaker => match row.stance {
                Stance::Supportive => "spoke in favour",
                Stance::Critical => "spoke critically",
                Stance::Mixed => "did both",
                Stance::Neutral => "took no side",
                Stance::Unknown => "took the floor, side not shown",
            },
            _ => continue,
        };
        let name = row.entity_name.clone().unwrap_or_else(|| row.surface.clone());
        let name = row
            .on_behalf_of
            .as_ref()
            .map(|group| format!("{name} (for {})", group.trim_start_matches("G:")))
            .unwrap_or(name);
        names.entry(side).or_default().entry(name).or_insert(row);
    }
    html! {
        @if !names.is_empty() {
            h3 { "Who took the floor" }
            dl { @for (side, names) in &names { dt { (side) " (" (names.len()) ")" } dd { (names.keys().cloned().collect::<Vec<_>>().join(", ")) } } }
        }
    }
}

/// A document's title, with its page.
pub(crate) fn document(article: &Article) -> Markup {
    let title = article.title.clone().unwrap_or_else(|| article.id.clone());
    let when = article
        .published
        .as_deref()
        .and_then(|published| published.get(..10))
        .unwrap_or("date unknown");
    html! { (link(article, &title)) " (" (article.source.as_deref().unwrap_or("source unknown")) ", " (when) ") " code { (article.id) } }
}

fn source(article: &Article) -> Markup {
    html! { cite { (link(article, article.source.as_deref().unwrap_or("page"))) } }
}

/// A link for addresses of the web only: a page cannot make the report run anything.
fn link(article: &Article, words: &str) -> Markup {
    let url = article
        .url
        .as_deref()
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    html! { @if let Some(url) = url { a href=(url) { (words) } } @else { (words) } }
}

fn cut(words: &str) -> String {
    const LONGEST: usize = 400;
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}
