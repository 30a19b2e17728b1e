//! Looks names up, from the command line or from stdin.

use std::io::{self, BufReader, Write};

use lexicon::names::{Layout, answer_lines, write_answer};

use crate::Outcome;
use crate::failure::Failure;
use crate::stages::World;

/// Bytes read from stdin at once.
const CHUNK: usize = 1 << 20;

/// Answers each name with a code, or with why it was refused.
pub(crate) fn names(names: &[String], as_json: bool, world: &World) -> Result<Outcome, Failure> {
    let failed = |error: io::Error| Failure::new("look names up", error);
    let layout = if as_json { Layout::Json } else { Layout::Text };
    let mut output = io::stdout().lock();
    if names.is_empty() {
        let input = BufReader::with_capacity(CHUNK, io::stdin().lock());
        answer_lines(&world.lexicon.names, input, output, layout).map_err(failed)?;
        return Ok(Outcome::Whole);
    }
    let mut answers = Vec::new();
    for name in names {
        write_answer(&world.lexicon.names, name, layout, &mut answers);
    }
    output.write_all(&answers).and_then(|()| output.flush()).map_err(failed)?;
    Ok(Outcome::Whole)
}
