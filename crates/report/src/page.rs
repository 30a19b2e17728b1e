//! The page as a whole.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use record::{Figure, Finding, Verdict};

use crate::meeting::{document, section, shown};
use crate::{Meeting, ReportInput};

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #666; --line: #d8d8d8; --agrees: #2e7d32; --differs: #c62828; --cannot: #8d6e00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #161616; --soft: #a0a0a0; --line: #3a3a3a; --agrees: #81c784; --differs: #ef9a9a; --cannot: #e0c060; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; } h2 { margin-top: 3rem; border-top: 2px solid var(--line); padding-top: 1rem; font-size: 1.35rem; } h3 { margin-top: 1.6rem; font-size: 1.05rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); } td.n { text-align: right; padding-right: 1.2rem; }
.where, .legend, .kind, cite, .sides, footer { color: var(--soft); font-size: .9rem; } code { font-size: .85em; overflow-wrap: anywhere; }
.finding { border-left: 4px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: .9rem 0; } .finding p { margin: .25rem 0; } blockquote { margin: .3rem 0 .3rem 1rem; font-style: italic; font-size: .93rem; }
.agrees { border-color: var(--agrees); } .agrees .verdict { color: var(--agrees); } .differs { border-color: var(--differs); } .differs .verdict { color: var(--differs); } .cannot-tell { border-color: var(--cannot); } .cannot-tell .verdict { color: var(--cannot); }
.legend span::before { content: ''; display: inline-block; width: .8em; height: .8em; margin: 0 .35em 0 .8em; } .legend .supportive::before { background: rgb(46,125,50); } .legend .rest::before { background: rgb(176,176,176); } .legend .critical::before { background: rgb(198,40,40); }
dt { font-weight: 600; margin-top: .5rem; } dd { margin-left: 1rem; }
@media print { body { max-width: none; } .finding, tr { break-inside: avoid; } }
";

/// The page, as HTML text.
pub fn report(input: &ReportInput<'_>) -> String {
    let untied: Vec<&Finding> = input.findings.iter().filter(|finding| finding.event.is_none()).collect();
    let tied: Vec<Markup> = input.events.iter().filter_map(|meeting| section(input, meeting)).collect();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (input.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (input.title) }
                (summary(input))
                @for meeting in &tied { (meeting) }
                @if !untied.is_empty() { section { h2 { "Claims tied to no declared meeting" } @for finding in &untied { (shown(input, finding)) } } }
                (figures(input))
                (notes(input))
                footer { p { "Made by tourdetable. Nothing here decides what is true: a finding shows two claims and whether they agree." } }
            }
        }
    }
    .into_string()
}

fn summary(input: &ReportInput<'_>) -> Markup {
    let of = |verdict: Verdict| input.findings.iter().filter(|finding| finding.verdict == verdict).count();
    let tied = |meeting: &&Meeting| input.links.iter().any(|link| link.event.as_ref() == Some(&meeting.id));
    html! {
        p {
            (input.articles.len()) " documents about " (input.events.iter().filter(tied).count()) " declared meetings. "
            "Of " (input.findings.len()) " comparisons " strong { (of(Verdict::Agrees)) " agree" } ", " strong { (of(Verdict::Differs)) " differ" } ", and for " strong { (of(Verdict::CannotTell)) } " the documents at hand cannot tell."
        }
    }
}

/// Figures that somebody states about other things than the debate itself.
fn figures(input: &ReportInput<'_>) -> Markup {
    let all = input
        .articles
        .iter()
        .zip(input.extractions)
        .flat_map(|(article, extraction)| extraction.figures.iter().map(move |figure| (article, figure)));
    let claimed: Vec<_> = all
        .filter(|(_, figure)| figure.speaker.is_some() && figure.polarity.is_none())
        .collect();
    html! {
        @if !claimed.is_empty() {
            section {
                h2 { "Figures, and who says so" }
                table {
                    tr { th { "figure" } th { "of what" } th { "who says so" } th { "document" } }
                    @for (article, figure) in claimed {
                        tr { td { (qualified(figure)) } td { (figure.counted.as_deref().unwrap_or(&figure.unit)) } td { (figure.speaker.as_deref().unwrap_or_default()) } td { (document(article)) } }
                    }
                }
            }
        }
    }
}

fn qualified(figure: &Figure) -> String {
    let words = [
        figure.focus.as_deref(),
        figure.qualifier_text.as_deref(),
        Some(figure.surface.as_str()),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn notes(input: &ReportInput<'_>) -> Markup {
    html! {
        @if !input.notes.is_empty() {
            section {
                h2 { "Notes" }
                table {
                    tr { th { "document" } th { "stage" } th { "note" } }
                    @for (doc, note) in input.notes { tr { td { code { (doc) } } td { (note.stage) } td { (note.message) @if let Some(hint) = &note.hint { " (" (hint) ")" } } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{Article, EventLink, Extraction, Side, Tally};

    #[test]
    fn what_came_from_a_page_is_escaped_and_links_to_the_web_only() {
        let evil = "<script>alert(1)</script>";
        let article = Article {
            id: "d".into(),
            title: Some(evil.into()),
            url: Some("javascript:alert(1)".into()),
            ..Article::default()
        };
        let tally = Tally {
            total: Some(36),
            supportive: Some(28),
            critical: Some(8),
            claimant: Some(evil.into()),
            evidence: evil.into(),
            ..Tally::default()
        };
        let extraction = Extraction {
            id: "d".into(),
            tallies: vec![tally],
            ..Extraction::default()
        };
        let side = Side {
            doc: "d".into(),
            start: 0,
            end: 1,
            evidence: evil.into(),
        };
        let finding = Finding {
            id: "f".into(),
            event: Some("e".into()),
            kind: "arithmetic".into(),
            verdict: Verdict::Agrees,
            class: "parts_sum".into(),
            basis: None,
            left: None,
            right: None,
            residual: None,
            reason: evil.into(),
            left_side: Some(side),
            right_side: None,
        };
        let page = report(&ReportInput {
            title: evil,
            articles: &[article],
            extractions: &[extraction],
            links: &[EventLink {
                doc: "d".into(),
                segment: None,
                event: Some("e".into()),
                basis: "declared".into(),
            }],
            findings: &[finding],
            notes: &[],
            events: &[Meeting {
                id: "e".into(),
                title: evil.into(),
                date: "2023-03-29".into(),
            }],
        });
        assert!(!page.contains("<script") && !page.contains("href=\"javascript"), "{page}");
        assert!(page.contains("1 agree") && page.contains("&lt;script&gt;"));
    }
}
