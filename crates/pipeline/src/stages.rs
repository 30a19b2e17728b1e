//! The stages: each reads what the one before it left in the run folder and leaves its own.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use catalog::{Catalog, Event, Plan};
use clap::ValueEnum;
use lexicon::Lexicon;
use rayon::prelude::*;
use record::{Article, EventLink, Extraction, Finding, Level, Note, Page};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::fetch;
use crate::manifest::{Manifest, digest, digest_path};
use crate::run_folder::{RunFolder, read_lines, write_lines, write_whole};

/// A stage, in the order of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    /// Pages into the archive
    Fetch,
    /// Archived pages to articles
    Read,
    /// Articles to extractions
    Parse,
    /// Extractions to findings
    Reconcile,
    /// Everything to CSV and Parquet tables
    Aggregate,
    /// Everything to a page for people
    Report,
}

impl Stage {
    pub(crate) const ALL: [Stage; 6] = [
        Stage::Fetch,
        Stage::Read,
        Stage::Parse,
        Stage::Reconcile,
        Stage::Aggregate,
        Stage::Report,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Stage::Fetch => "fetch",
            Stage::Read => "read",
            Stage::Parse => "parse",
            Stage::Reconcile => "reconcile",
            Stage::Aggregate => "aggregate",
            Stage::Report => "report",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What every stage is a function of besides its input: the declared and the lexical data.
pub(crate) struct World {
    pub catalog: Catalog,
    pub lexicon: Words,
    pub reader: reader::Reader,
    pub data_digest: String,
}

/// The word lists: those built in, or those of a folder.
pub(crate) enum Words {
    Embedded(&'static Lexicon),
    Loaded(Box<Lexicon>),
}

impl Deref for Words {
    type Target = Lexicon;

    fn deref(&self) -> &Lexicon {
        match self {
            Words::Embedded(lexicon) => lexicon,
            Words::Loaded(lexicon) => lexicon,
        }
    }
}

impl World {
    /// The built-in data, or those of a folder.
    pub(crate) fn load(data: Option<&Path>) -> Result<World, Failure> {
        let (catalog, lexicon, data_digest) = match data {
            None => {
                let files = catalog::embedded_files()
                    .into_iter()
                    .chain(lexicon::embedded_files())
                    .collect::<BTreeMap<_, _>>();
                let parts: Vec<&[u8]> = files.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]).collect();
                (Catalog::embedded()?, Words::Embedded(Lexicon::embedded()), digest(&parts))
            }
            Some(folder) => {
                if !folder.is_dir() {
                    return Err(
                        Failure::new(format!("load data from {}", folder.display()), "there is no such folder")
                            .hint("it is laid out like data/: sources/, events/, lexicon/"),
                    );
                }
                let digests: Vec<String> = ["sources", "events", "lexicon"]
                    .iter()
                    .map(|part| digest_path(&folder.join(part)))
                    .collect();
                let parts: Vec<&[u8]> = digests.iter().map(|digest| digest.as_bytes()).collect();
                (
                    Catalog::load(folder)?,
                    Words::Loaded(Box::new(Lexicon::load(&folder.join("lexicon"))?)),
                    digest(&parts),
                )
            }
        };
        let reader = reader::Reader::new(catalog.sources.values().cloned());
        Ok(World {
            catalog,
            lexicon,
            reader,
            data_digest,
        })
    }

    /// Reads one page. A fault of the program itself becomes a note, so that it stops no run.
    pub(crate) fn read(&self, page: &Page) -> Article {
        catch_unwind(AssertUnwindSafe(|| self.reader.read(page))).unwrap_or_else(|_| Article {
            id: page.id.clone(),
            url: Some(page.url.clone()),
            notes: vec![internal_error("read")],
            ..Article::default()
        })
    }

    /// Parses one article, likewise.
    pub(crate) fn parse(&self, article: &Article) -> Extraction {
        catch_unwind(AssertUnwindSafe(|| parser::parse(article, &self.lexicon))).unwrap_or_else(|_| Extraction {
            id: article.id.clone(),
            notes: vec![internal_error("parse")],
            ..Extraction::default()
        })
    }
}

fn internal_error(stage: &str) -> Note {
    Note::new(
        stage,
        Level::Error,
        "internal_error",
        format!("the stage `{stage}` failed on this document: a fault of tourdetable, not of the page"),
    )
    .hint("please report it with the page")
}

/// A note with the document it is about.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DocumentNote {
    /// Id of the document, or its file or address where it has none.
    pub doc: String,
    pub note: Note,
}

/// What a stage counted.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub documents_in: usize,
    pub rows_out: usize,
    pub notes: usize,
    pub errors: usize,
}

impl Counts {
    pub(crate) fn note<'a>(&mut self, notes: impl IntoIterator<Item = &'a Note>) {
        for note in notes {
            self.notes += 1;
            self.errors += usize::from(note.level == Level::Error);
        }
    }
}

/// Runs one stage.
pub(crate) fn run(
    stage: Stage,
    plan: &Plan,
    doc: Option<&str>,
    folder: &RunFolder,
    world: &World,
    manifest: &Manifest,
) -> Result<Counts, Failure> {
    match stage {
        Stage::Fetch => fetch::stage(plan, folder, world),
        Stage::Read => read(plan, doc, folder, world),
        Stage::Parse => parse(doc, folder, world),
        Stage::Reconcile => reconcile(folder, world),
        Stage::Aggregate => aggregate(folder, world, manifest),
        Stage::Report => report(plan, folder, world),
    }
}

/// Where a stage's input and output stand, for the digests in the manifest.
pub(crate) fn ends(stage: Stage, folder: &RunFolder) -> (std::path::PathBuf, std::path::PathBuf) {
    match stage {
        Stage::Fetch => (folder.root().join("0-input"), folder.archive()),
        Stage::Read => (folder.archive(), folder.articles()),
        Stage::Parse => (folder.articles(), folder.extractions()),
        Stage::Reconcile => (folder.extractions(), folder.findings()),
        Stage::Aggregate => (folder.findings(), folder.tables()),
        Stage::Report => (folder.findings(), folder.report()),
    }
}

/// Pages held in memory while they are read: an archive of years is larger than the machine.
const PAGES_AT_A_TIME: usize = 256;

fn read(plan: &Plan, doc: Option<&str>, folder: &RunFolder, world: &World) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    let mut archived = archive::pages(&folder.archive()).map_err(|error| {
        Failure::new("", error).hint("the stage `fetch` fills the archive: run that one first (tourdetable fetch PLAN)")
    })?;
    let mut articles: Vec<Article> = Vec::new();
    loop {
        let batch: Vec<_> = archived.by_ref().take(PAGES_AT_A_TIME).collect();
        if batch.is_empty() {
            break;
        }
        let mut pages = Vec::new();
        for page in batch {
            match page {
                Ok(page) if doc.is_none_or(|doc| page.id.starts_with(doc)) => pages.push(page),
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "a record of the archive cannot be read");
                    counts.notes += 1;
                    counts.errors += 1;
                }
            }
        }
        counts.documents_in += pages.len();
        articles.par_extend(pages.par_iter().map(|page| world.read(page)));
    }
    for article in &mut articles {
        let foreign = article.language.as_ref().filter(|language| !plan.languages.contains(language));
        if let Some(language) = foreign.filter(|_| !article.notes.iter().any(|note| note.code == "other_language")) {
            let expected = plan.languages.join(", ");
            let note = Note::new(
                "read",
                Level::Warning,
                "other_language",
                format!("the text is in `{language}`, the plan expects {expected}"),
            )
            .hint("add it to `languages` in the plan if it belongs there");
            article.notes.push(note);
        }
        counts.note(&article.notes);
    }
    if doc.is_some() {
        articles = merge(read_lines(&folder.articles(), "read").unwrap_or_default(), articles, |article| {
            &article.id
        });
    }
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    counts.rows_out = articles.len();
    write_lines(&folder.articles(), &articles)?;
    Ok(counts)
}

fn parse(doc: Option<&str>, folder: &RunFolder, world: &World) -> Result<Counts, Failure> {
    let mut articles: Vec<Article> = read_lines(&folder.articles(), "read")?;
    articles.retain(|article| doc.is_none_or(|doc| article.id.starts_with(doc)));
    let mut extractions: Vec<Extraction> = articles.par_iter().map(|article| world.parse(article)).collect();
    let mut counts = Counts {
        documents_in: articles.len(),
        ..Counts::default()
    };
    counts.note(extractions.iter().flat_map(|extraction| &extraction.notes));
    if doc.is_some() {
        extractions = merge(
            read_lines(&folder.extractions(), "parse").unwrap_or_default(),
            extractions,
            |extraction| &extraction.id,
        );
        extractions.sort_by(|a, b| a.id.cmp(&b.id));
    }
    counts.rows_out = extractions
        .iter()
        .map(|e| e.interventions.len() + e.figures.len() + e.quotes.len() + e.tallies.len())
        .sum();
    write_lines(&folder.extractions(), &extractions)?;
    Ok(counts)
}

/// The old rows with the new ones in their places.
fn merge<T>(old: Vec<T>, new: Vec<T>, id: impl Fn(&T) -> &str) -> Vec<T> {
    let replaced: HashSet<String> = new.iter().map(|row| id(row).to_owned()).collect();
    old.into_iter().filter(|row| !replaced.contains(id(row))).chain(new).collect()
}

/// What the later stages read: every article with its extraction.
struct Understood {
    articles: Vec<Article>,
    extractions: Vec<Extraction>,
}

impl Understood {
    fn load(folder: &RunFolder) -> Result<Understood, Failure> {
        let articles: Vec<Article> = read_lines(&folder.articles(), "read")?;
        let extractions: Vec<Extraction> = read_lines(&folder.extractions(), "parse")?;
        if articles
            .iter()
            .map(|article| &article.id)
            .ne(extractions.iter().map(|extraction| &extraction.id))
        {
            return Err(Failure::new(
                format!("join {} with {}", folder.articles().display(), folder.extractions().display()),
                "they hold different documents",
            )
            .hint("articles were read again since: run the stage `parse` again"));
        }
        Ok(Understood { articles, extractions })
    }

    /// Every note of every stage, by document.
    fn notes(&self, folder: &RunFolder) -> Result<Vec<(String, Note)>, Failure> {
        let mut notes: Vec<(String, Note)> = Vec::new();
        for (path, stage) in [(folder.fetch_notes(), "fetch"), (folder.finding_notes(), "reconcile")] {
            let rows: Vec<DocumentNote> = read_lines(&path, stage)?;
            notes.extend(rows.into_iter().map(|row| (row.doc, row.note)));
        }
        notes.extend(
            self.articles
                .iter()
                .flat_map(|article| article.notes.iter().map(|note| (article.id.clone(), note.clone()))),
        );
        notes.extend(
            self.extractions
                .iter()
                .flat_map(|extraction| extraction.notes.iter().map(|note| (extraction.id.clone(), note.clone()))),
        );
        Ok(notes)
    }
}

fn reconcile(folder: &RunFolder, world: &World) -> Result<Counts, Failure> {
    let understood = Understood::load(folder)?;
    let documents: Vec<reconcile::Document<'_>> = understood
        .articles
        .iter()
        .zip(&understood.extractions)
        .map(|(article, extraction)| reconcile::Document { article, extraction })
        .collect();
    let reconciliation = reconcile::reconcile(&world.catalog.events, &documents);
    let notes: Vec<DocumentNote> = reconciliation
        .notes
        .into_iter()
        .map(|(doc, note)| DocumentNote { doc, note })
        .collect();
    let mut counts = Counts {
        documents_in: documents.len(),
        rows_out: reconciliation.findings.len(),
        ..Counts::default()
    };
    counts.note(notes.iter().map(|note| &note.note));
    write_lines(&folder.findings(), &reconciliation.findings)?;
    write_lines(&folder.links(), &reconciliation.links)?;
    write_lines(&folder.finding_notes(), &notes)?;
    Ok(counts)
}

fn aggregate(folder: &RunFolder, world: &World, manifest: &Manifest) -> Result<Counts, Failure> {
    let understood = Understood::load(folder)?;
    let findings: Vec<Finding> = read_lines(&folder.findings(), "reconcile")?;
    let links: Vec<EventLink> = read_lines(&folder.links(), "reconcile")?;
    let notes = understood.notes(folder)?;
    let mut manifests = Manifest::earlier(folder);
    manifests.retain(|earlier| earlier.run_id != manifest.run_id);
    manifests.push(manifest.clone());
    let runs: Vec<aggregator::RunRow> = manifests.iter().flat_map(run_rows).collect();
    let events: Vec<aggregator::EventRow> = world.catalog.events.iter().map(event_row).collect();
    let footer = vec![
        ("tourdetable.binary".to_owned(), manifest.binary.clone()),
        ("tourdetable.data".to_owned(), manifest.data_digest.clone()),
        ("tourdetable.input".to_owned(), digest_path(&folder.articles())),
    ];
    let input = aggregator::Input {
        plan: &manifest.plan,
        articles: &understood.articles,
        extractions: &understood.extractions,
        links: &links,
        findings: &findings,
        events: &events,
        notes: &notes,
        runs: &runs,
        footer: &footer,
    };
    let summary = aggregator::aggregate(&input, &folder.tables()).map_err(|error| Failure::new("", error))?;
    Ok(Counts {
        documents_in: understood.articles.len(),
        rows_out: summary.rows(),
        ..Counts::default()
    })
}

fn event_row(event: &Event) -> aggregator::EventRow {
    aggregator::EventRow {
        id: event.id.clone(),
        body: event.body.clone(),
        session: event.session,
        year: event.year(),
        kind: event.kind.clone(),
        title: event.title.clone(),
        date: event.date.clone(),
        date_end: event.last_day().to_owned(),
        concerned: event.concerned.clone(),
        symbol: event.symbol.clone(),
        source_url: event.source_url.clone(),
    }
}

fn run_rows(manifest: &Manifest) -> Vec<aggregator::RunRow> {
    let row = |(number, stage): (usize, &crate::manifest::StageRecord)| aggregator::RunRow {
        run_id: manifest.run_id.clone(),
        number,
        plan: manifest.plan.clone(),
        stage: stage.stage.to_string(),
        started: stage.started.clone(),
        finished: stage.finished.clone(),
        documents_in: stage.documents_in as u64,
        rows_out: stage.rows_out as u64,
        notes: stage.notes as u64,
        errors: stage.errors as u64,
        exit_code: manifest.exit_code.map(i64::from),
        binary: manifest.binary.clone(),
        data_digest: manifest.data_digest.clone(),
        input_digest: stage.input_digest.clone(),
        output_digest: stage.output_digest.clone(),
    };
    (1..).zip(&manifest.stages).map(row).collect()
}

fn report(plan: &Plan, folder: &RunFolder, world: &World) -> Result<Counts, Failure> {
    let understood = Understood::load(folder)?;
    let findings: Vec<Finding> = read_lines(&folder.findings(), "reconcile")?;
    let links: Vec<EventLink> = read_lines(&folder.links(), "reconcile")?;
    let notes = understood.notes(folder)?;
    let meetings: Vec<report::Meeting> = world
        .catalog
        .events
        .iter()
        .map(|event| report::Meeting {
            id: event.id.clone(),
            title: event.title.clone(),
            date: event.date.clone(),
        })
        .collect();
    let page = report::report(&report::ReportInput {
        title: &plan.title,
        articles: &understood.articles,
        extractions: &understood.extractions,
        links: &links,
        findings: &findings,
        notes: &notes,
        events: &meetings,
    });
    write_whole(&folder.report(), |out| std::io::Write::write_all(out, page.as_bytes()))?;
    Ok(Counts {
        documents_in: understood.articles.len(),
        rows_out: 1,
        ..Counts::default()
    })
}
