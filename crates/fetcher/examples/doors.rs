//! The fetcher alone, without the program around it: what benchmarks and the bad server's judge call.
//!
//! ```text
//! doors --urls FILE|--url URL --out DIR [--delay SECONDS] [--concurrency N] [--private HOST]... [--explain URL]
//! ```
//! Exit codes as the program's: 0 whole, 1 partial, 2 failed.

use std::path::PathBuf;
use std::process::ExitCode;

use catalog::{Manners, Pace, Plan, PlanSource};

fn main() -> ExitCode {
    let mut out = PathBuf::from("out");
    let (mut urls, mut url_list, mut explained) = (Vec::new(), None, None);
    let mut pace = Pace::default();
    let mut fetch = Manners {
        contact: Some("doors@tourdetable.example".into()),
        max_requests: usize::MAX,
        ..Manners::default()
    };
    let mut arguments = std::env::args().skip(1);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        match name.as_str() {
            "--urls" => url_list = Some(PathBuf::from(value)),
            "--url" => urls.push(value),
            "--out" => out = value.into(),
            "--delay" => pace.delay_seconds = value.parse().expect("seconds"),
            "--concurrency" => {
                pace.concurrency = value.parse().expect("a number");
                fetch.concurrency = pace.concurrency;
            }
            "--private" => fetch.private_hosts.push(value),
            "--explain" => explained = Some(value),
            other => panic!("no such argument: {other}"),
        }
    }
    let web = PlanSource::Web {
        source: None,
        urls,
        url_list,
        since: None,
        max_pages: usize::MAX,
        pace: Some(pace),
    };
    let plan = Plan {
        name: "doors".into(),
        title: "The fetcher alone".into(),
        languages: vec!["en".into()],
        fetch,
        sources: vec![web],
    };
    let (archive, state) = (out.join("1-archive"), out.join("fetch.sqlite"));
    let options = fetcher::Options::default();
    let sources = std::collections::BTreeMap::new();
    if let Some(url) = explained {
        return match fetcher::explain(&url, &plan, &sources, &state, &options) {
            Ok(explanation) => {
                print!("{explanation}");
                ExitCode::SUCCESS
            }
            Err(error) => failed(&error),
        };
    }
    match fetcher::run(&plan, &sources, &archive, &state, &options) {
        Ok(run) => {
            for (doc, note) in &run.notes {
                eprintln!("{:?} {} {doc}: {}", note.level, note.code, note.message);
            }
            eprint!("{}", run.receipt);
            println!("{} asked for, {} new or changed", run.seen, run.added);
            match run.outcome() {
                fetcher::Outcome::Whole => ExitCode::SUCCESS,
                fetcher::Outcome::Partial => ExitCode::from(1),
            }
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &fetcher::FetchError) -> ExitCode {
    eprintln!("error: {error}");
    error.hint().into_iter().for_each(|hint| eprintln!("  hint: {hint}"));
    ExitCode::from(2)
}
