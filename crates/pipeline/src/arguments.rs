//! What can be asked on the command line.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::failure::Failure;
use crate::stages::Stage;

/// Turns pages about diplomatic meetings into tables that can be trusted.
///
/// Exit codes: 0 everything went through, 1 some document gave nothing (see the notes table), 2 the run failed.
#[derive(Debug, Parser)]
#[command(name = "tourdetable", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// Load sources, meetings and word lists from this folder (laid out like data/) instead of the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// What to log to stderr: error, warn, info, debug, or a tracing filter
    #[arg(long, global = true, default_value = "warn", value_name = "LEVEL", value_parser = log_filter)]
    pub log: String,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a plan's stages: fetch, read, parse, reconcile, aggregate, report
    Run {
        #[command(flatten)]
        plan: PlanArguments,
        #[command(flatten)]
        range: StageRange,
    },
    /// Bring the plan's pages into the archive (1-archive)
    Fetch(FetchArguments),
    /// Read articles from the archived pages (2-articles)
    Read(PlanArguments),
    /// Extract delegations, figures, quotations and tallies from the articles (3-extractions)
    Parse(PlanArguments),
    /// Hold the claims about each meeting side by side (3-findings)
    Reconcile(PlanArguments),
    /// Write the CSV and Parquet tables (4-tables)
    Aggregate(PlanArguments),
    /// Write the page for people (report.html)
    Report(PlanArguments),
    /// JSON Lines in, JSON Lines out, in order; a bad line gives a line with "error"
    Filter {
        /// read: pages to articles; parse: articles to extractions; read+parse: pages to extractions
        what: Filter,
    },
    /// Show what comes out of one page or text, with the evidence in colour
    Inspect(InspectArguments),
    /// Look names up: a code, or why it was refused
    Names {
        /// The names; one a line on stdin where none is given
        names: Vec<String>,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Show where one row of a table comes from
    Why {
        /// A row_id as it stands in the tables, such as 3f9c21ab77e01d52/f3
        row: String,
        /// The run folder
        #[arg(long, default_value = "out/sample", value_name = "DIR")]
        out: PathBuf,
    },
    /// Show what differs between the tables of two runs: rows gone (-), new (+), changed (~); exit code 1 where any does
    Diff {
        /// A run folder
        old: PathBuf,
        /// Another one
        new: PathBuf,
    },
    /// Print the data dictionary: every table and column
    Tables,
    /// Check plans, sources, meetings and word lists without running anything
    Check {
        /// Plans to check besides the data
        plans: Vec<PathBuf>,
    },
    /// Print a plan as it is understood, every default filled in
    Plan(PlanArguments),
}

#[derive(Debug, Args)]
pub(crate) struct PlanArguments {
    /// The plan, such as pipelines/sample.toml; the built-in sample where none is given
    pub plan: Option<PathBuf>,
    /// The run folder [default: out/NAME, NAME being the plan's]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Only this document, by its id or the beginning of it (stages read and parse; the others always take all)
    #[arg(long, value_name = "ID")]
    pub doc: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct FetchArguments {
    #[command(flatten)]
    pub plan: PlanArguments,
    /// Fetch this address instead of the plan's sources (may be given again); without a plan the run folder is out/addresses
    #[arg(long = "url", value_name = "URL")]
    pub urls: Vec<String>,
    /// Fetch the addresses of this file, one a line, # before comments
    #[arg(long = "urls", value_name = "FILE")]
    pub url_list: Option<PathBuf>,
    /// Who can be reached about this run, an e-mail address or a web page; goes into the User-Agent
    #[arg(long, value_name = "WHO")]
    pub contact: Option<String>,
    /// Seconds between requests to one domain; a longer Crawl-delay of the site still holds
    #[arg(long, value_name = "SECONDS")]
    pub delay: Option<f64>,
    /// Requests at a time, to one domain and to all together
    #[arg(long, value_name = "N")]
    pub concurrency: Option<usize>,
    /// A host that may be asked although its address is private, such as 127.0.0.1:8080 (may be given again)
    #[arg(long = "private", value_name = "HOST")]
    pub private_hosts: Vec<String>,
    /// Say what would happen to this address, and why; nothing but its robots.txt is asked for
    #[arg(long, value_name = "URL", conflicts_with_all = ["urls", "url_list", "doc"])]
    pub explain: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct StageRange {
    /// Run only this stage
    #[arg(long, conflicts_with_all = ["from", "until"])]
    only: Option<Stage>,
    /// Begin with this stage, from what the one before it left
    #[arg(long)]
    from: Option<Stage>,
    /// End with this stage
    #[arg(long)]
    until: Option<Stage>,
}

impl StageRange {
    pub(crate) fn first(&self) -> Result<Stage, Failure> {
        let (first, last) = (self.only.or(self.from).unwrap_or(Stage::Fetch), self.last()?);
        if first > last {
            return Err(Failure::new("run the stages", format!("--from {first} comes after --until {last}")));
        }
        Ok(first)
    }

    pub(crate) fn last(&self) -> Result<Stage, Failure> {
        Ok(self.only.or(self.until).unwrap_or(Stage::Report))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Filter {
    /// Pages in, articles out
    Read,
    /// Articles in, extractions out
    Parse,
    /// Pages in, extractions out
    #[value(name = "read+parse")]
    ReadParse,
}

/// A level, or a filter with its targets: `loud` would pass for a target of that name and show nothing.
///
/// html5ever warns of markup that it repairs, which is most of the web's: shown where it is asked for.
fn log_filter(given: &str) -> Result<String, String> {
    let level = given.parse::<tracing_subscriber::filter::LevelFilter>().is_ok();
    if !level && !given.contains('=') {
        return Err("neither a level (error, warn, info, debug, trace, off) nor a filter such as fetcher=debug".into());
    }
    let filter = format!("html5ever=error,{given}");
    match tracing_subscriber::EnvFilter::try_new(&filter) {
        Ok(_) => Ok(filter),
        Err(error) => Err(error.to_string()),
    }
}

#[derive(Debug, Args)]
pub(crate) struct InspectArguments {
    /// A page or a text; - for stdin
    pub file: PathBuf,
    /// Name the rule behind each row
    #[arg(long)]
    pub explain: bool,
    /// The article and the extraction as JSON
    #[arg(long)]
    pub json: bool,
    /// Address of the page, so that its source's recipe is used
    #[arg(long)]
    pub url: Option<String>,
    /// Date of publication, where the page does not tell it
    #[arg(long)]
    pub published: Option<String>,
    /// Whether the text is shown in colour
    #[arg(long, alias = "color", default_value = "auto", value_name = "WHEN")]
    pub colour: Colour,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Also into a pipe, for `less -R`
    Always,
    /// Nowhere
    Never,
}

impl Colour {
    pub(crate) fn wanted(self) -> bool {
        match self {
            Colour::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()),
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}
