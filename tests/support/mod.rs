//! Running the program on a folder of its own, and reading what came out.
#![allow(dead_code, unreachable_pub)] // Each test file uses a part of it.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the repository is two folders up")
}

/// Where the real pages stand, if they do; a test that needs them says when they do not.
pub fn shared() -> Option<PathBuf> {
    let shared = root().join("../shared");
    if shared.join("gold").is_dir() && shared.join("input").is_dir() {
        return Some(shared);
    }
    eprintln!("skipped: there is no ../shared beside the repository");
    None
}

/// Runs `tourdetable` in the repository.
pub fn tourdetable(arguments: &[&str]) -> Ran {
    tourdetable_with(arguments, &[], "")
}

/// Runs it with environment variables and with `input` on stdin.
pub fn tourdetable_with(arguments: &[&str], environment: &[(&str, &str)], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tourdetable"))
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || {
        // A program that ends before it read everything closes the pipe: no fault of the test.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("the program ends");
    feeder.join().expect("stdin is fed");
    Ran {
        code: output.status.code().expect("the program was not killed"),
        stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
    }
}

/// One row of a table, by column.
pub type Row = BTreeMap<String, String>;

/// The rows of a CSV table of a run folder.
pub fn table(run: &Path, name: &str) -> Vec<Row> {
    let path = run.join("4-tables").join(format!("{name}.csv"));
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let header = reader.headers().expect("a header").clone();
    reader
        .records()
        .map(|record| {
            let record = record.expect("a whole row");
            header
                .iter()
                .zip(record.iter())
                .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
                .collect()
        })
        .collect()
}

/// The named cells of each row, joined by spaces, a line a row.
pub fn cells(rows: &[Row], columns: &[&str]) -> String {
    let line = |row: &Row| {
        let cells: Vec<&str> = columns
            .iter()
            .map(|column| row.get(*column).unwrap_or_else(|| panic!("no column {column} in {row:?}")))
            .map(|cell| if cell.is_empty() { "-" } else { cell })
            .collect();
        cells.join(" | ") + "\n"
    };
    rows.iter().map(line).collect()
}

/// A folder with pages, a plan for it, and a place for the run.
pub struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    pub fn new() -> Bench {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("pages")).expect("a folder for pages");
        Bench { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn run_folder(&self) -> PathBuf {
        self.path().join("run")
    }

    pub fn page(&self, name: &str, body: impl AsRef<[u8]>) -> &Bench {
        std::fs::write(self.path().join("pages").join(name), body).expect("the page is written");
        self
    }

    /// Writes a plan that reads the pages; gives its path.
    pub fn plan(&self) -> String {
        self.plan_of("name = \"bench\"\ntitle = \"Bench\"\n[[source]]\nkind = \"folder\"\npath = \"pages\"\n")
    }

    pub fn plan_of(&self, toml: &str) -> String {
        let path = self.path().join("plan.toml");
        std::fs::write(&path, toml).expect("the plan is written");
        path.display().to_string()
    }

    /// Runs the whole plan.
    pub fn run(&self) -> Ran {
        let (plan, out) = (self.plan(), self.run_folder().display().to_string());
        tourdetable(&["run", &plan, "--out", &out])
    }
}

/// A plain English article in HTML, long enough to be taken for one.
pub fn article(title: &str, paragraphs: &[&str]) -> String {
    let body: String = paragraphs.iter().map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta property=\"article:published_time\" content=\"2023-03-31T08:00:00+07:00\"></head>\
         <body><article><h1>{title}</h1>\n{body}</article></body></html>\n"
    )
}
