//! A run: a plan's stages, one after the other, written down in a manifest.

use std::path::{Path, PathBuf};

use catalog::Plan;

use crate::Outcome;
use crate::arguments::PlanArguments;
use crate::failure::Failure;
use crate::manifest::{Manifest, StageRecord, digest_path};
use crate::run_folder::RunFolder;
use crate::stages::{self, Stage, World};

/// Runs the stages from `first` to `last`.
pub(crate) fn run(arguments: PlanArguments, first: Stage, last: Stage, data: Option<&Path>) -> Result<Outcome, Failure> {
    let world = World::load(data)?;
    let plan = load_plan(arguments.plan.as_deref())?;
    let folder = run_folder(arguments.out, &plan)?;
    let plan = if arguments.plan.is_none() {
        with_embedded_sample(plan, &folder)?
    } else {
        plan
    };
    run_plan(&plan, arguments.doc.as_deref(), &folder, &world, first, last)
}

/// The folder that was named, or the plan's own, locked.
pub(crate) fn run_folder(named: Option<PathBuf>, plan: &Plan) -> Result<RunFolder, Failure> {
    RunFolder::lock(&named.unwrap_or_else(|| PathBuf::from("out").join(&plan.name)))
}

/// Runs the stages of a plan in a folder; `doc` as [`PlanArguments::doc`].
pub(crate) fn run_plan(
    plan: &Plan,
    doc: Option<&str>,
    folder: &RunFolder,
    world: &World,
    first: Stage,
    last: Stage,
) -> Result<Outcome, Failure> {
    let mut manifest = Manifest::begin(&plan.name, world.data_digest.clone(), folder);
    let mut outcome = Outcome::Whole;
    for stage in Stage::ALL.into_iter().filter(|stage| (first..=last).contains(stage)) {
        let started = jiff::Timestamp::now().to_string();
        let (input, output) = stages::ends(stage, folder);
        let input_digest = digest_path(&input);
        let result = stages::run(stage, plan, doc, folder, world, &manifest);
        let counts = result.inspect_err(|_| {
            manifest.exit_code = Some(2);
            // The failure itself is what the caller must see; that it was not written down comes second.
            let _ = manifest.write(folder);
        })?;
        eprintln!(
            "{stage:<10} {:>6} documents  {:>7} rows  {:>5} notes{}",
            counts.documents_in,
            counts.rows_out,
            counts.notes,
            if counts.errors > 0 {
                format!("  {} gave nothing", counts.errors)
            } else {
                String::new()
            }
        );
        if counts.errors > 0 {
            outcome = Outcome::Partial;
        }
        manifest.stages.push(StageRecord {
            stage,
            started,
            finished: jiff::Timestamp::now().to_string(),
            documents_in: counts.documents_in,
            rows_out: counts.rows_out,
            notes: counts.notes,
            errors: counts.errors,
            input_digest,
            output_digest: digest_path(&output),
        });
    }
    manifest.exit_code = Some(outcome.code());
    manifest.write(folder)?;
    if last >= Stage::Aggregate && first <= Stage::Aggregate {
        eprintln!("tables     {}", folder.tables().display());
    }
    if last == Stage::Report {
        eprintln!("report     {}", folder.report().display());
    }
    if outcome == Outcome::Partial {
        match last >= Stage::Aggregate {
            true => eprintln!("partial: some documents gave nothing; table `notes` says which and why"),
            false => eprintln!("partial: some documents gave nothing; their notes come into the table `notes`"),
        }
    }
    Ok(outcome)
}

/// The plan of that file; the built-in sample where none is named.
pub(crate) fn load_plan(path: Option<&Path>) -> Result<Plan, Failure> {
    match path {
        Some(path) if !path.exists() => Err(Failure::new(format!("read the plan {}", path.display()), "there is no such file")
            .hint("pipelines/ holds plans; without a plan the built-in sample runs")),
        Some(path) => Ok(Plan::read(path)?),
        None => Ok(Plan::embedded("sample")?),
    }
}

static SAMPLE: include_dir::Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/../../data/sample");

/// Lays the built-in sample pages out in the run folder, so that the sample runs from the program alone.
fn with_embedded_sample(mut plan: Plan, folder: &RunFolder) -> Result<Plan, Failure> {
    let input = folder.root().join("0-input");
    let pages = input.join("data").join("sample");
    std::fs::create_dir_all(&pages)
        .and_then(|()| SAMPLE.extract(&pages))
        .map_err(|error| Failure::new(format!("lay out the sample in {}", pages.display()), error))?;
    plan.seen_from(&input.join("pipelines"));
    std::fs::create_dir_all(input.join("pipelines"))
        .map_err(|error| Failure::new(format!("lay out the sample in {}", input.display()), error))?;
    Ok(plan)
}
