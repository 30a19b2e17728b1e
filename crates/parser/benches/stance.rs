//! How many statements a second are judged on one core.
//!
//! ```sh
//! cargo bench -p parser --bench stance
//! ```
//!
//! The best of several rounds; the statements name the country concerned and others, as real
//! ones do, and stand alone, so that the cost of each call is in the figure.

use std::hint::black_box;
use std::time::Instant;

use lexicon::Lexicon;

const ROUNDS: usize = 9;
const CALLS: usize = 100_000;

const STATEMENTS: &[&str] = &[
    "Chad welcomed the report and asked what support the Council could give.",
    "Norway was alarmed by the arrest of journalists and urged the authorities to release them.",
    "Cuba rejected the politicisation of the item and condemned the unilateral sanctions.",
    "Nepal commended Cambodia for its efforts to reduce poverty and encouraged it to continue.",
    "Chile welcomed the reforms, but regretted that those responsible had not been brought to justice.",
    "Some speakers noted with appreciation the cooperation of the Government with the mandate holder.",
    "Fiji recommended that the country consider ratifying the Convention.",
    "Despite the difficulties caused by the floods, the Government had made remarkable progress, said Laos.",
    "Ukraine said that Russia's aggression against its cities was a grave breach of international law.",
    "The United Nations Population Fund said that it had trained eighty midwives in two provinces.",
];

fn main() {
    let lexicon = Lexicon::embedded();
    let bytes: usize = STATEMENTS.iter().map(|statement| statement.len()).sum::<usize>() / STATEMENTS.len();
    let best = (0..ROUNDS)
        .map(|_| {
            let started = Instant::now();
            for statement in STATEMENTS.iter().cycle().take(CALLS) {
                black_box(parser::judge_statement(black_box(statement), Some("KHM"), lexicon));
            }
            started.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    let a_second = CALLS as f64 / best;
    println!("{a_second:.0} statements/s, {:.1} MB/s", a_second * bytes as f64 / 1e6);
}
