//! The columns of `runs`.

use super::column;
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "runs",
    doc: "One stage of one run in this run folder, up to the stage that made the tables.",
    key: &["run_id", "number"],
    columns: &[
        column("run_id", Kind::Str, false, "Id of the run", "20230401T060000Z-1"),
        column("number", Kind::Int, false, "Number of the stage in the run", "1"),
        column("plan", Kind::Str, false, "Name of the plan", "sample"),
        column(
            "stage",
            Kind::Str,
            false,
            "fetch, read, parse, reconcile, aggregate, report",
            "read",
        ),
        column("started", Kind::Str, false, "When it began (RFC 3339)", ""),
        column("finished", Kind::Str, false, "When it ended", ""),
        column("documents_in", Kind::Int, false, "Documents it took", "9"),
        column("rows_out", Kind::Int, false, "Rows it gave", "9"),
        column("notes", Kind::Int, false, "Notes it made", "1"),
        column("errors", Kind::Int, false, "Documents that gave nothing", "0"),
        column(
            "exit_code",
            Kind::Int,
            true,
            "Exit code of the run; empty for the one that made this table",
            "0",
        ),
        column("binary", Kind::Str, false, "Version and digest of the program", ""),
        column("data_digest", Kind::Str, false, "Digest of sources, meetings and word lists", ""),
        column("input_digest", Kind::Str, false, "Digest of what it took", ""),
        column("output_digest", Kind::Str, false, "Digest of what it left", ""),
    ],
};
