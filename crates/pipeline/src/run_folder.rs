//! The run folder: where each stage leaves what the next one reads.

use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

/// A run folder, locked while a run writes to it.
#[derive(Debug)]
pub(crate) struct RunFolder {
    root: PathBuf,
    _lock: Option<fs::File>,
}

impl RunFolder {
    /// Opens a run folder to read from it.
    pub(crate) fn open(root: &Path) -> RunFolder {
        RunFolder {
            root: root.to_owned(),
            _lock: None,
        }
    }

    /// Makes the folder if it is new, and locks it against another run.
    pub(crate) fn lock(root: &Path) -> Result<RunFolder, Failure> {
        let doing = || format!("write to the run folder {}", root.display());
        fs::create_dir_all(root).map_err(|error| Failure::new(doing(), error).hint("name another one with --out DIR"))?;
        let lock =
            fs::File::create(root.join("lock")).map_err(|error| Failure::new(doing(), error).hint("name another one with --out DIR"))?;
        lock.try_lock().map_err(|_| {
            Failure::new(doing(), "another run is writing to it").hint("wait for it to end, or name another folder with --out DIR")
        })?;
        Ok(RunFolder {
            root: root.to_owned(),
            _lock: Some(lock),
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn archive(&self) -> PathBuf {
        self.root.join("1-archive")
    }

    pub(crate) fn fetch_notes(&self) -> PathBuf {
        self.root.join("1-archive").join("notes.jsonl")
    }

    pub(crate) fn articles(&self) -> PathBuf {
        self.root.join("2-articles").join("articles.jsonl")
    }

    pub(crate) fn extractions(&self) -> PathBuf {
        self.root.join("3-extractions").join("extractions.jsonl")
    }

    pub(crate) fn findings(&self) -> PathBuf {
        self.root.join("3-findings").join("findings.jsonl")
    }

    pub(crate) fn links(&self) -> PathBuf {
        self.root.join("3-findings").join("links.jsonl")
    }

    pub(crate) fn finding_notes(&self) -> PathBuf {
        self.root.join("3-findings").join("notes.jsonl")
    }

    pub(crate) fn tables(&self) -> PathBuf {
        self.root.join("4-tables")
    }

    pub(crate) fn report(&self) -> PathBuf {
        self.root.join("report.html")
    }

    pub(crate) fn manifests(&self) -> PathBuf {
        self.root.join("manifests")
    }
}

/// Reads a JSON Lines file that stage `left_by` wrote.
pub(crate) fn read_lines<T: DeserializeOwned>(path: &Path, left_by: &str) -> Result<Vec<T>, Failure> {
    let doing = || format!("read {}", path.display());
    let file = fs::File::open(path).map_err(|error| {
        Failure::new(doing(), error).hint(format!(
            "the stage `{left_by}` writes it: run that one first (tourdetable {left_by} PLAN)"
        ))
    })?;
    let mut rows = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|error| Failure::new(doing(), error))?;
        let row = serde_json::from_str(&line).map_err(|error| {
            Failure::new(doing(), format!("line {}: {error}", number + 1))
                .hint(format!("the stage `{left_by}` writes it: run that one again"))
        })?;
        rows.push(row);
    }
    Ok(rows)
}

/// Writes a JSON Lines file whole or not at all: to a neighbour first, then renamed.
pub(crate) fn write_lines<T: Serialize>(path: &Path, rows: &[T]) -> Result<(), Failure> {
    write_whole(path, |out| {
        for row in rows {
            serde_json::to_writer(&mut *out, row)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })
}

/// Writes a file whole or not at all.
pub(crate) fn write_whole(path: &Path, write: impl FnOnce(&mut BufWriter<fs::File>) -> std::io::Result<()>) -> Result<(), Failure> {
    let attempt = || -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let neighbour = path.with_extension("part");
        let mut out = BufWriter::new(fs::File::create(&neighbour)?);
        write(&mut out)?;
        out.into_inner().map_err(|error| error.into_error())?.sync_all()?;
        fs::rename(&neighbour, path)
    };
    attempt().map_err(|error| Failure::new(format!("write {}", path.display()), error))
}
