//! Shows where one row of a table comes from: the sentence, the rule, the page, the archived response.

use std::path::Path;

use record::{Article, Extraction, Finding};
use serde_json::Value;

use crate::Outcome;
use crate::failure::Failure;
use crate::run_folder::{RunFolder, read_lines};

/// Prints the chain from a row back to the archive.
pub(crate) fn why(row_id: &str, out: &Path) -> Result<Outcome, Failure> {
    let folder = RunFolder::open(out);
    let articles: Vec<Article> = read_lines(&folder.articles(), "read")?;
    let doing = || format!("explain the row {row_id}");
    if let Some((doc, row)) = row_id
        .rsplit_once('/')
        .filter(|(doc, _)| articles.iter().any(|article| article.id == *doc))
    {
        let extractions: Vec<Extraction> = read_lines(&folder.extractions(), "parse")?;
        let (Some(article), Some(extraction)) = (
            articles.iter().find(|article| article.id == doc),
            extractions.iter().find(|extraction| extraction.id == doc),
        ) else {
            return Err(Failure::new(doing(), "the document was not parsed").hint("run the stage `parse` again"));
        };
        let found = find_row(extraction, row).ok_or_else(|| {
            Failure::new(doing(), format!("the document {doc} has no row `{row}`")).hint("the tables' column row_id holds the ids")
        })?;
        let number = |key: &str| found.get(key).and_then(Value::as_u64).map(|n| n as usize);
        println!(
            "{}",
            serde_json::to_string_pretty(&found).map_err(|error| Failure::new(doing(), error))?
        );
        if let (Some(start), Some(end)) = (number("start"), number("end")) {
            println!("\nbytes      {start}..{end} of the article's text");
            println!("sentence   {}", sentence(article, start, end));
        }
        page(article);
        return Ok(Outcome::Whole);
    }
    let findings: Vec<Finding> = read_lines(&folder.findings(), "reconcile")?;
    let finding = findings.iter().find(|finding| finding.id == row_id).ok_or_else(|| {
        Failure::new(doing(), format!("no row has this id in {}", out.display()))
            .hint("name the run folder with --out DIR; the tables' column row_id holds the ids")
    })?;
    println!(
        "{}",
        serde_json::to_string_pretty(finding).map_err(|error| Failure::new(doing(), error))?
    );
    for side in [&finding.left_side, &finding.right_side].into_iter().flatten() {
        println!("\nevidence   {}", side.evidence);
        if let Some(article) = articles.iter().find(|article| article.id == side.doc) {
            page(article);
        }
    }
    Ok(Outcome::Whole)
}

/// The row that an id such as `i3`, `f2`, `q1`, `t1` or `n1` names.
fn find_row(extraction: &Extraction, row: &str) -> Option<Value> {
    let number: u32 = row.get(1..)?.parse().ok()?;
    let value = |row: Option<serde_json::Result<Value>>| row?.ok();
    match row.get(..1)? {
        "i" => value(
            extraction
                .interventions
                .iter()
                .find(|row| row.seq == number)
                .map(serde_json::to_value),
        ),
        "q" => value(extraction.quotes.iter().find(|row| row.seq == number).map(serde_json::to_value)),
        "t" => value(extraction.tallies.iter().find(|row| row.seq == number).map(serde_json::to_value)),
        "f" => value(extraction.figures.iter().find(|figure| figure.id == row).map(serde_json::to_value)),
        _ => None,
    }
}

fn sentence(article: &Article, start: usize, end: usize) -> String {
    let doc = parser::Document::new(article);
    let first = doc.sentence_at(start);
    let last = doc.sentence_at(end.saturating_sub(1)).max(first);
    doc.sentences
        .get(first..=last)
        .unwrap_or_default()
        .iter()
        .map(|sentence| sentence.of(&article.text))
        .collect::<Vec<_>>()
        .join(" ")
}

fn page(article: &Article) {
    println!("document   {}  {}", article.id, article.title.as_deref().unwrap_or(""));
    println!("page       {}", article.url.as_deref().unwrap_or("unknown"));
    println!("fetched    {}", article.fetched_at.as_deref().unwrap_or("unknown"));
    println!("digest     {}", article.digest.as_deref().unwrap_or("unknown"));
    if let Some(archived) = &article.archived {
        println!(
            "archived   {} at byte {}, record {}",
            archived.file, archived.offset, archived.record_id
        );
    }
}
