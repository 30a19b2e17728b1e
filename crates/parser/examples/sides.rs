//! What side each line of standard input takes, with the words that show it. A line may begin
//! with the code of the country concerned and a tab.
//!
//! ```sh
//! printf 'CUB\tChile condemned the sanctions.\n' | cargo run -p parser --example sides
//! ```

use std::io::{self, BufRead};

use lexicon::Lexicon;

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (concerned, text) = line
            .split_once('\t')
            .map_or((None, line.as_str()), |(code, text)| (Some(code), text));
        let judgement = parser::judge_statement(text, concerned, Lexicon::embedded());
        println!(
            "{:?} (mandate {:?}, strength {:?})  {text}",
            judgement.stance, judgement.mandate, judgement.strength
        );
        for cue in judgement.cues {
            println!("    {:?} {:?} {}", cue.polarity, &text[cue.start..cue.end], cue.rule);
        }
    }
    Ok(())
}
