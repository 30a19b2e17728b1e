//! Checks what people declared, and shows a plan as it is understood.

use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::arguments::PlanArguments;
use crate::failure::Failure;
use crate::run::load_plan;
use crate::stages::World;

/// Checks the data and every plan named; gathers every fault before it stops.
pub(crate) fn check(plans: &[PathBuf], data: Option<&Path>) -> Result<Outcome, Failure> {
    let mut faults = Vec::new();
    match World::load(data) {
        Ok(world) => eprintln!(
            "data: {} sources, {} events",
            world.catalog.sources.len(),
            world.catalog.events.len()
        ),
        Err(fault) => faults.push(fault.to_string()),
    }
    for path in plans {
        match load_plan(Some(path)) {
            Ok(plan) => eprintln!("{}: {} sources", path.display(), plan.sources.len()),
            Err(fault) => faults.push(fault.to_string()),
        }
    }
    if faults.is_empty() {
        Ok(Outcome::Whole)
    } else {
        Err(Failure::new("", faults.join("\nerror: ")))
    }
}

/// Prints a plan with every default filled in.
pub(crate) fn show_plan(arguments: &PlanArguments) -> Result<Outcome, Failure> {
    let plan = load_plan(arguments.plan.as_deref())?;
    print!(
        "{}",
        toml::to_string_pretty(&plan).map_err(|error| Failure::new("print the plan", error))?
    );
    Ok(Outcome::Whole)
}
