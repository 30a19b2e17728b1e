//! The stage that asks the web, and what a person can ask it for: single addresses, and why.

use std::path::{Path, PathBuf};

use catalog::{Pace, Plan, PlanSource};

use crate::Outcome;
use crate::arguments::FetchArguments;
use crate::failure::Failure;
use crate::run;
use crate::run_folder::{RunFolder, write_lines};
use crate::stages::{Counts, DocumentNote, Stage, World};

/// Fetches for a plan, or the addresses named; or says what would happen to one.
pub(crate) fn fetch(arguments: FetchArguments, data: Option<&Path>) -> Result<Outcome, Failure> {
    let named = !arguments.urls.is_empty() || arguments.url_list.is_some();
    let mut plan = match &arguments.plan.plan {
        None if named || arguments.explain.is_some() => of_addresses(),
        None => return run::run(arguments.plan, Stage::Fetch, Stage::Fetch, data),
        Some(path) => run::load_plan(Some(path))?,
    };
    let world = World::load(data)?;
    if named {
        plan.sources = vec![web(None, arguments.urls.clone(), arguments.url_list.clone())];
        // Whoever names an address wants it now, not a day after it was last asked for.
        plan.fetch.revisit_hours = 0.0;
    }
    if arguments.plan.plan.is_none() && arguments.explain.is_some() {
        // Without a plan every source that is declared is asked whether the address is its own.
        let declared = world.catalog.sources.keys().map(|name| web(Some(name.clone()), Vec::new(), None));
        plan.sources.extend(declared);
    }
    refine(&mut plan, &arguments, &world);
    if let Some(url) = &arguments.explain {
        return explain(url, &plan, arguments.plan.out, &world);
    }
    let folder = run::run_folder(arguments.plan.out, &plan)?;
    run::run_plan(&plan, arguments.plan.doc.as_deref(), &folder, &world, Stage::Fetch, Stage::Fetch)
}

/// The plan where none is named: all addresses are asked for, whatever their number.
fn of_addresses() -> Plan {
    let mut plan = Plan {
        name: "addresses".into(),
        title: "Addresses named on the command line".into(),
        languages: vec!["en".into()],
        fetch: catalog::Manners::default(),
        sources: vec![web(None, Vec::new(), None)],
    };
    plan.fetch.max_requests = usize::MAX;
    plan.fetch.max_minutes = 7.0 * 24.0 * 60.0;
    plan
}

fn web(source: Option<String>, urls: Vec<String>, url_list: Option<PathBuf>) -> PlanSource {
    PlanSource::Web {
        source,
        urls,
        url_list,
        since: None,
        max_pages: usize::MAX,
        pace: None,
    }
}

/// What the command line says holds instead of what the plan and its sources say.
fn refine(plan: &mut Plan, arguments: &FetchArguments, world: &World) {
    plan.fetch.contact = arguments.contact.clone().or(plan.fetch.contact.take());
    plan.fetch.private_hosts.extend(arguments.private_hosts.iter().cloned());
    plan.fetch.concurrency = arguments.concurrency.unwrap_or(plan.fetch.concurrency);
    if arguments.delay.is_none() && arguments.concurrency.is_none() {
        return;
    }
    for plan_source in &mut plan.sources {
        if let PlanSource::Web { source, pace, .. } = plan_source {
            let declared = source.as_ref().and_then(|name| world.catalog.sources.get(name));
            let mut refined: Pace = pace.clone().or(declared.map(|source| source.pace.clone())).unwrap_or_default();
            refined.delay_seconds = arguments.delay.unwrap_or(refined.delay_seconds);
            refined.concurrency = arguments.concurrency.unwrap_or(refined.concurrency);
            *pace = Some(refined);
        }
    }
}

fn explain(url: &str, plan: &Plan, out: Option<PathBuf>, world: &World) -> Result<Outcome, Failure> {
    let folder = run::run_folder(out, plan)?;
    let options = fetcher::Options::default();
    let explanation = fetcher::explain(url, plan, &world.catalog.sources, &state(&folder), &options)?;
    print!("{explanation}");
    Ok(Outcome::Whole)
}

fn state(folder: &RunFolder) -> PathBuf {
    folder.root().join("fetch.sqlite")
}

/// Brings the pages of the plan's folders, WARC files and web sources into the archive.
pub(crate) fn stage(plan: &Plan, folder: &RunFolder, world: &World) -> Result<Counts, Failure> {
    let mut summary = fetcher::import(&plan.sources, &folder.archive())?;
    let read_links = |body: &[u8], content_type: Option<&str>, listing: &catalog::Listing| {
        let listed = reader::links(body, content_type, &listing.links, listing.next.as_deref());
        fetcher::Links {
            pages: listed
                .pages
                .into_iter()
                .map(|(url, title)| fetcher::Found {
                    url,
                    title: Some(title),
                    ..Default::default()
                })
                .collect(),
            next: listed.next,
        }
    };
    let options = fetcher::Options::new(&read_links);
    let run = fetcher::run(plan, &world.catalog.sources, &folder.archive(), &state(folder), &options)?;
    if run.receipt.requests() > 0 {
        eprint!("{}", run.receipt);
    } else if plan.sources.iter().any(|source| matches!(source, PlanSource::Web { .. })) {
        eprintln!("nothing was asked for: no address is due (tourdetable fetch --explain URL says why)");
    }
    summary.seen += run.seen;
    summary.added += run.added;
    summary.notes.extend(run.notes);
    let notes: Vec<DocumentNote> = summary.notes.into_iter().map(|(doc, note)| DocumentNote { doc, note }).collect();
    let mut counts = Counts {
        documents_in: summary.seen,
        rows_out: summary.added,
        ..Counts::default()
    };
    counts.note(notes.iter().map(|note| &note.note));
    say(&notes);
    write_lines(&folder.fetch_notes(), &notes)?;
    Ok(counts)
}

/// Errors that are said while they happen; the rest stand in the notes.
const ERRORS_SAID: usize = 10;

fn say(notes: &[DocumentNote]) {
    let mut errors = notes.iter().filter(|row| row.note.level == record::Level::Error);
    for DocumentNote { doc, note } in errors.by_ref().take(ERRORS_SAID) {
        match note.message.contains(doc) {
            true => eprintln!("{} ({})", note.message, note.code),
            false => eprintln!("{doc}: {} ({})", note.message, note.code),
        }
    }
    match errors.count() {
        0 => {}
        more => eprintln!("and {more} more of the kind: see 1-archive/notes.jsonl"),
    }
}
