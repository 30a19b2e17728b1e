//! Prints each line of stdin with the names found in it: `[Japan=JPN]`, `[Bank of China=-]`.

use std::io::{self, BufRead};

use lexicon::Lexicon;

fn main() -> io::Result<()> {
    let names = &Lexicon::embedded().names;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut at = 0;
        let mut out = String::new();
        for mention in names.find(&line) {
            out.push_str(&line[at..mention.start]);
            let code = mention.entity.map_or("-", |entity| &entity.code);
            out.push_str(&format!("[{}={code}]", &line[mention.start..mention.end]));
            at = mention.end;
        }
        println!("{out}{}", &line[at..]);
    }
    Ok(())
}
