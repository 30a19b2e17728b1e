//! The program `tourdetable`: from a plan to tables, one stage at a time.
//!
//! Three ways in, one implementation behind them: a plan (`run`, and each stage as a verb), a
//! filter (`filter read|parse|read+parse`: JSON Lines in, JSON Lines out) and a person
//! (`inspect`, `why`, `diff`, `names`, `tables`, `check`, `plan`).
//!
//! Data goes to stdout, words to stderr. The exit code tells a whole run (0) from a partial
//! one (1, some document gave nothing: see `notes`) and a failed one (2).

mod arguments;
mod check;
mod colour;
mod diff;
mod failure;
mod fetch;
mod filter;
mod inspect;
mod manifest;
mod names;
mod run;
mod run_folder;
mod stages;
mod why;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use failure::Failure;
use stages::{Stage, World};

/// How a command ended, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Everything went through.
    Whole,
    /// Some document gave nothing; the rest went through.
    Partial,
}

impl Outcome {
    fn code(self) -> u8 {
        match self {
            Outcome::Whole => 0,
            Outcome::Partial => 1,
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_new(&arguments.log).unwrap_or_default())
        .with_writer(std::io::stderr)
        .with_target(false)
        .without_time()
        .init();
    match dispatch(arguments) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: Arguments) -> Result<Outcome, Failure> {
    let data = arguments.data.as_deref();
    match arguments.command {
        Command::Run { plan, range } => run::run(plan, range.first()?, range.last()?, data),
        Command::Fetch(arguments) => fetch::fetch(arguments, data),
        Command::Read(plan) => run::run(plan, Stage::Read, Stage::Read, data),
        Command::Parse(plan) => run::run(plan, Stage::Parse, Stage::Parse, data),
        Command::Reconcile(plan) => run::run(plan, Stage::Reconcile, Stage::Reconcile, data),
        Command::Aggregate(plan) => run::run(plan, Stage::Aggregate, Stage::Aggregate, data),
        Command::Report(plan) => run::run(plan, Stage::Report, Stage::Report, data),
        Command::Filter { what } => filter::filter(what, &World::load(data)?),
        Command::Inspect(inspect) => inspect::inspect(&inspect, &World::load(data)?),
        Command::Names { names, json } => names::names(&names, json, &World::load(data)?),
        Command::Diff { old, new } => diff::diff(&old, &new),
        Command::Why { row, out } => why::why(&row, &out),
        Command::Tables => {
            print!("{}", schema::dictionary());
            Ok(Outcome::Whole)
        }
        Command::Check { plans } => check::check(&plans, data),
        Command::Plan(plan) => check::show_plan(&plan),
    }
}
