//! What side each line of standard input takes, with the words that show it.
//!
//! ```sh
//! printf 'Chile condemned the sanctions.\n' | cargo run -p parser --example sides
//! ```

use std::io::{self, BufRead};

use lexicon::Lexicon;

fn main() -> io::Result<()> {
    let concerned = std::env::args().nth(1);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let judgement = parser::judge_statement(&line, concerned.as_deref(), Lexicon::embedded());
        println!(
            "{:?} (mandate {:?}, strength {:?})  {line}",
            judgement.stance, judgement.mandate, judgement.strength
        );
        for cue in judgement.cues {
            println!("    {:?} {:?} {}", cue.polarity, &line[cue.start..cue.end], cue.rule);
        }
    }
    Ok(())
}
