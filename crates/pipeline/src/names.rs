//! Looks names up, from the command line or from stdin.

use std::io::{self, BufRead, Write};

use lexicon::{Answer, NameClass};
use serde_json::{Value, json};

use crate::Outcome;
use crate::failure::Failure;
use crate::stages::World;

/// Answers each name with a code, or with why it was refused.
pub(crate) fn names(names: &[String], as_json: bool, world: &World) -> Result<Outcome, Failure> {
    let failed = |error: io::Error| Failure::new("look names up", error);
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut answer = |name: &str| -> io::Result<()> {
        let answer = world.lexicon.names.resolve(name);
        if as_json {
            serde_json::to_writer(&mut output, &row(name, &answer))?;
            return output.write_all(b"\n");
        }
        match answer {
            Answer::Resolved { entity, .. } => writeln!(output, "{name}\t{}\t{}", entity.code, entity.name),
            Answer::Ambiguous { candidates } => writeln!(output, "{name}\trefused, because it may be {}", candidates.join(" or ")),
            Answer::Refused { reason } => writeln!(output, "{name}\trefused, because {reason}"),
        }
    };
    if names.is_empty() {
        for line in io::stdin().lock().lines() {
            answer(&line.map_err(failed)?).map_err(failed)?;
        }
    }
    names.iter().try_for_each(|name| answer(name)).map_err(failed)?;
    output.flush().map_err(failed)?;
    Ok(Outcome::Whole)
}

fn row(name: &str, answer: &Answer<'_>) -> Value {
    match answer {
        Answer::Resolved { entity, class } => {
            json!({"name": name, "code": entity.code, "class": class_name(*class), "entity_name": entity.name})
        }
        Answer::Ambiguous { candidates } => json!({"name": name, "code": null, "class": "ambiguous", "candidates": candidates}),
        Answer::Refused { reason } => json!({"name": name, "code": null, "class": "refused", "reason": reason}),
    }
}

fn class_name(class: NameClass) -> &'static str {
    match class {
        NameClass::Name => "name",
        NameClass::Demonym => "demonym",
        NameClass::Capital => "capital",
    }
}
