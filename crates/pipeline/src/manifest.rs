//! What a run did: one JSON file a run under `manifests/`, from which the `runs` table is made.

use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::run_folder::{RunFolder, write_whole};
use crate::stages::Stage;

/// One run: which stages, on what, with what outcome.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// `20230331T060000Z-1`: when it began, and a number where two began in one second.
    pub run_id: String,
    pub plan: String,
    /// Version and digest of the program.
    pub binary: String,
    /// Digest over the sources, meetings and word lists used.
    pub data_digest: String,
    pub stages: Vec<StageRecord>,
    pub exit_code: Option<u8>,
}

/// One stage of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StageRecord {
    pub stage: Stage,
    pub started: String,
    pub finished: String,
    pub documents_in: usize,
    pub rows_out: usize,
    pub notes: usize,
    pub errors: usize,
    pub input_digest: String,
    pub output_digest: String,
}

impl Manifest {
    pub(crate) fn begin(plan: &str, data_digest: String, folder: &RunFolder) -> Manifest {
        let began = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let taken = |id: &str| folder.manifests().join(format!("{id}.json")).exists();
        let run_id = (1..).map(|n| format!("{began}-{n}")).find(|id| !taken(id)).unwrap_or(began);
        Manifest {
            run_id,
            plan: plan.into(),
            binary: binary(),
            data_digest,
            stages: Vec::new(),
            exit_code: None,
        }
    }

    pub(crate) fn write(&self, folder: &RunFolder) -> Result<(), Failure> {
        write_whole(&folder.manifests().join(format!("{}.json", self.run_id)), |out| {
            serde_json::to_writer_pretty(&mut *out, self)?;
            std::io::Write::write_all(out, b"\n")
        })
    }

    /// The manifests of earlier runs in this folder, oldest first. One that cannot be read is left out with a warning.
    pub(crate) fn earlier(folder: &RunFolder) -> Vec<Manifest> {
        let mut paths: Vec<_> = std::fs::read_dir(folder.manifests())
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        paths.sort();
        let read = |path: &Path| -> Result<Manifest, String> {
            serde_json::from_slice(&std::fs::read(path).map_err(|error| error.to_string())?).map_err(|error| error.to_string())
        };
        paths
            .iter()
            .filter_map(|path| {
                read(path)
                    .map_err(|why| tracing::warn!(path = %path.display(), why, "a manifest cannot be read and is left out"))
                    .ok()
            })
            .collect()
    }
}

/// Version of the program and digest of its file, so that a table tells which build made it.
fn binary() -> String {
    let version = env!("CARGO_PKG_VERSION");
    match std::env::current_exe().and_then(std::fs::read) {
        Ok(bytes) => format!("{version} {}", digest(&[&bytes])),
        Err(_) => version.to_owned(),
    }
}

/// `sha256:` and the digest over the parts, each with its length before it.
pub(crate) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(hash)
}

fn hex(hash: Sha256) -> String {
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// Digest over the files below a path (or of the file), by name: what [`digest`] gives over their
/// names and contents, read piece by piece. Empty where there is none.
pub(crate) fn digest_path(path: &Path) -> String {
    let mut files = Vec::new();
    gather(path, &mut files);
    files.sort();
    let mut hash = Sha256::new();
    let mut any = false;
    for file in files {
        let Ok(name) = file.strip_prefix(path) else { continue };
        let Ok(mut content) = std::fs::File::open(&file) else { continue };
        let name = name.display().to_string();
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(&name);
        hash.update(content.metadata().map_or(0, |about| about.len()).to_be_bytes());
        let mut piece = vec![0; 64 << 10];
        // What cannot be read to its end gives a digest that matches nothing, as it should.
        while let Ok(read @ 1..) = content.read(&mut piece) {
            hash.update(&piece[..read]);
        }
        any = true;
    }
    if any { hex(hash) } else { String::new() }
}

fn gather(path: &Path, files: &mut Vec<std::path::PathBuf>) {
    if path.is_file() {
        files.push(path.to_owned());
    }
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        gather(&entry.path(), files);
    }
}
