//! Records to rows: a row is the record's own fields and what it needs to stand alone in a
//! table (its id, its document, the meeting, the page, the words).

use std::collections::{BTreeMap, HashMap};

use record::{Article, EventLink, Extraction, Role, Side, Span, Tally};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::Input;

/// One row: cells by column.
pub(crate) type Row = Map<String, Value>;

/// The rows of every table that is not an aggregate of others, sorted by the table's key.
pub(crate) fn all(input: &Input<'_>) -> Vec<(&'static str, Vec<Row>)> {
    let events = Events::new(input.links);
    let mut tables = vec![
        ("documents", documents(input, &events)),
        ("events", events_table(input, &events)),
        ("interventions", Vec::new()),
        ("figures", Vec::new()),
        ("quotes", Vec::new()),
        ("tallies", Vec::new()),
        ("votes", Vec::new()),
        ("findings", findings(input)),
        ("notes", notes(input)),
        ("runs", input.runs.iter().map(fields).collect()),
    ];
    for (article, extraction) in input.articles.iter().zip(input.extractions) {
        let place = Place { article, events: &events };
        for (name, rows) in &mut tables {
            match *name {
                "interventions" => rows.extend(interventions(extraction, &place)),
                "figures" => rows.extend(figures(extraction, &place)),
                "quotes" => rows.extend(quotes(extraction, &place)),
                "tallies" => rows.extend(tallies(extraction, &place)),
                "votes" => rows.extend(votes(extraction, &place)),
                _ => {}
            }
        }
    }
    for (name, rows) in &mut tables {
        let key = schema::table(name).map(|table| table.key).unwrap_or_default();
        rows.sort_by(|a, b| compare(a, b, key));
    }
    tables
}

/// Compares two rows by the cells of the key: numbers by size, text by bytes.
fn compare(a: &Row, b: &Row, key: &[&str]) -> std::cmp::Ordering {
    let cell = |row: &Row, column: &str| -> (Option<i64>, String) {
        let value = row.get(column).unwrap_or(&Value::Null);
        (value.as_i64(), value.as_str().unwrap_or_default().to_owned())
    };
    key.iter()
        .map(|column| cell(a, column).cmp(&cell(b, column)))
        .find(|order| order.is_ne())
        .unwrap_or(std::cmp::Ordering::Equal)
}

/// The fields of a record, by name.
fn fields(record: &impl Serialize) -> Row {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Row::new(),
    }
}

/// Which meeting a document or one of its segments is about.
struct Events<'a> {
    by_segment: HashMap<(&'a str, Option<&'a str>), &'a str>,
}

impl<'a> Events<'a> {
    fn new(links: &'a [EventLink]) -> Events<'a> {
        let by_segment = links
            .iter()
            .filter_map(|link| Some(((link.doc.as_str(), link.segment.as_deref()), link.event.as_deref()?)))
            .collect();
        Events { by_segment }
    }

    fn of(&self, doc: &'a str, segment: Option<&'a str>) -> Option<&'a str> {
        self.by_segment
            .get(&(doc, segment))
            .or_else(|| self.by_segment.get(&(doc, None)))
            .copied()
    }
}

/// The document a row stands in.
struct Place<'a> {
    article: &'a Article,
    events: &'a Events<'a>,
}

impl<'a> Place<'a> {
    /// Adds to a record's fields what it needs to stand alone.
    fn row(&self, record: &impl Serialize, id: String, segment: Option<&'a str>) -> Row {
        let mut row = fields(record);
        row.insert("row_id".into(), format!("{}/{id}", self.article.id).into());
        row.insert("doc".into(), self.article.id.as_str().into());
        row.insert("event".into(), self.events.of(&self.article.id, segment).into());
        row.insert("url".into(), self.article.url.as_deref().into());
        row
    }
}

fn documents(input: &Input<'_>, events: &Events<'_>) -> Vec<Row> {
    let mut notes: BTreeMap<&str, usize> = BTreeMap::new();
    for (doc, _) in input.notes {
        *notes.entry(doc).or_default() += 1;
    }
    let row = |(article, extraction): (&Article, &Extraction)| {
        let mut row = fields(article);
        for left_out in ["id", "text", "provenance", "archived"] {
            row.remove(left_out);
        }
        row.insert("doc".into(), article.id.as_str().into());
        row.insert("event".into(), events.of(&article.id, None).into());
        row.insert("concerned".into(), extraction.concerned.as_deref().into());
        let day = article
            .published
            .as_deref()
            .and_then(|published| published.get(..10))
            .filter(|day| day.split('-').count() == 3);
        row.insert("published_day".into(), day.into());
        row.insert("characters".into(), article.text.chars().count().into());
        for (name, number) in [
            ("paragraphs", article.paragraphs.len()),
            ("interventions", extraction.interventions.len()),
            ("figures", extraction.figures.len()),
            ("quotes", extraction.quotes.len()),
            ("tallies", extraction.tallies.len()),
            ("notes", notes.get(article.id.as_str()).copied().unwrap_or_default()),
        ] {
            row.insert(name.into(), number.into());
        }
        let archived = article.archived.as_ref();
        row.insert("archive_file".into(), archived.map(|place| place.file.as_str()).into());
        row.insert("archive_offset".into(), archived.map(|place| place.offset).into());
        row.insert("archive_record".into(), archived.map(|place| place.record_id.as_str()).into());
        row
    };
    input.articles.iter().zip(input.extractions).map(row).collect()
}

fn events_table(input: &Input<'_>, events: &Events<'_>) -> Vec<Row> {
    let mut documents: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for ((doc, _), event) in &events.by_segment {
        documents.entry(event).or_default().insert(doc);
    }
    let row = |event: &crate::EventRow| {
        let mut row = fields(event);
        row.insert(
            "documents".into(),
            documents.get(event.id.as_str()).map_or(0, std::collections::BTreeSet::len).into(),
        );
        row
    };
    input.events.iter().map(row).collect()
}

fn interventions(extraction: &Extraction, place: &Place<'_>) -> Vec<Row> {
    extraction
        .interventions
        .iter()
        .map(|record| place.row(record, format!("i{}", record.seq), record.segment.as_deref()))
        .collect()
}

fn figures(extraction: &Extraction, place: &Place<'_>) -> Vec<Row> {
    let row = |(seq, record): (usize, &record::Figure)| {
        let mut row = place.row(record, record.id.clone(), None);
        row.insert("seq".into(), seq.into());
        row.insert(
            "sentence".into(),
            Span::new(record.sentence_start, record.sentence_end).of(&place.article.text).into(),
        );
        row
    };
    (1..).zip(&extraction.figures).map(row).collect()
}

fn quotes(extraction: &Extraction, place: &Place<'_>) -> Vec<Row> {
    let row = |record: &record::Quote| {
        let mut row = place.row(record, format!("q{}", record.seq), None);
        let content: Vec<&str> = record.content_spans.iter().map(|span| span.of(&place.article.text)).collect();
        row.insert("content".into(), content.join(" … ").into());
        row
    };
    extraction.quotes.iter().map(row).collect()
}

fn tallies(extraction: &Extraction, place: &Place<'_>) -> Vec<Row> {
    extraction
        .tallies
        .iter()
        .map(|record| place.row(record, format!("t{}", record.seq), record.segment.as_deref()))
        .collect()
}

fn votes(extraction: &Extraction, place: &Place<'_>) -> Vec<Row> {
    let stated = |segment: Option<&str>| -> Option<&Tally> {
        extraction
            .tallies
            .iter()
            .find(|tally| tally.what == "votes" && tally.segment.as_deref() == segment)
    };
    let row = |record: &record::Intervention| {
        let vote = match record.role {
            Role::VoterYes => "yes",
            Role::VoterNo => "no",
            Role::VoterAbstain => "abstain",
            _ => return None,
        };
        let tally = stated(record.segment.as_deref());
        let whole = place.row(&json!({}), format!("i{}", record.seq), record.segment.as_deref());
        let mut row = whole;
        row.insert("seq".into(), record.seq.into());
        row.insert("resolution".into(), record.segment.as_deref().into());
        row.insert("entity".into(), record.entity.as_deref().into());
        row.insert("entity_name".into(), record.entity_name.as_deref().into());
        row.insert("surface".into(), record.surface.as_str().into());
        row.insert("vote".into(), vote.into());
        row.insert("stated_yes".into(), tally.and_then(|tally| tally.yes).into());
        row.insert("stated_no".into(), tally.and_then(|tally| tally.no).into());
        row.insert("stated_abstain".into(), tally.and_then(|tally| tally.abstain).into());
        row.insert("start".into(), record.start.into());
        row.insert("end".into(), record.end.into());
        row.insert("rule".into(), record.rule.as_str().into());
        Some(row)
    };
    extraction.interventions.iter().filter_map(row).collect()
}

fn findings(input: &Input<'_>) -> Vec<Row> {
    let url: HashMap<&str, &str> = input
        .articles
        .iter()
        .filter_map(|article| Some((article.id.as_str(), article.url.as_deref()?)))
        .collect();
    let row = |finding: &record::Finding| {
        let mut row = fields(finding);
        row.insert("finding".into(), finding.id.as_str().into());
        for left_out in ["id", "left_side", "right_side"] {
            row.remove(left_out);
        }
        let mut side = |name: &str, side: Option<&Side>| {
            row.insert(format!("{name}_doc"), side.map(|side| side.doc.as_str()).into());
            row.insert(format!("{name}_start"), side.map(|side| side.start).into());
            row.insert(format!("{name}_end"), side.map(|side| side.end).into());
            row.insert(format!("{name}_evidence"), side.map(|side| side.evidence.as_str()).into());
            row.insert(
                format!("{name}_url"),
                side.and_then(|side| url.get(side.doc.as_str()).copied()).into(),
            );
        };
        side("left", finding.left_side.as_ref());
        side("right", finding.right_side.as_ref());
        row
    };
    input.findings.iter().map(row).collect()
}

fn notes(input: &Input<'_>) -> Vec<Row> {
    let url: HashMap<&str, &str> = input
        .articles
        .iter()
        .filter_map(|article| Some((article.id.as_str(), article.url.as_deref()?)))
        .collect();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let row = |(doc, note): &'_ (String, record::Note), number: usize| {
        let mut row = fields(note);
        row.insert("doc".into(), doc.as_str().into());
        row.insert("number".into(), number.into());
        row.insert("url".into(), url.get(doc.as_str()).copied().into());
        row
    };
    let mut rows = Vec::new();
    for note in input.notes {
        let number = numbers.entry(&note.0).or_default();
        *number += 1;
        rows.push(row(note, *number));
    }
    rows
}
