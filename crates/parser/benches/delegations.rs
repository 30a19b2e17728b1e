//! How many bytes of prose a second the delegation rules read on one core.
//!
//! ```sh
//! cargo bench -p parser --bench delegations
//! ```
//! Three texts written here, each repeated as many documents: an account of a debate, a
//! newspaper's report of one, and general news without a meeting.

use std::hint::black_box;
use std::time::Instant;

use lexicon::Lexicon;
use record::{Article, Kind};

const SUMMARY: &str = "The Human Rights Council this morning held an interactive dialogue on the situation of human rights in Chad.\n\n\
Chad, speaking as the country concerned, said that the Government had opened its prisons to visitors and had trained four hundred judges since the last session.\n\n\
In the discussion, some speakers welcomed the steps taken towards the elections and commended the release of detained journalists. A number of speakers deplored the violence that followed the protests in the capital and called for an independent inquiry. Norway regretted that the visit of the expert had been put off. It urged the authorities to name a date. The roads to the north had been closed for months, and aid reached fewer than half of the villages.\n\n\
Speaking in the discussion were European Union, Togo on behalf of the African Group, Iceland (on behalf of the Nordic countries), France, Senegal, Republic of Korea, Viet Nam, Kenya, and Sudan.\n\n\
The following civil society organizations also took the floor: Lake Region Lawyers Association, and Sahel Women’s Network.";

const NEWSPAPER: &str = "Envoys clash over Nepal at rights council\n\n\
The United Kingdom and Canada used Tuesday’s session in Geneva to voice concern over a bill that would curb the work of charities, while Beijing and Islamabad sided with the government. “We hear the criticism,” the Nepali ambassador told the Human Rights Council. Farmers in the plains have waited since spring for a decision on the price of sugar, and the buses of the capital stood still for a day.\n\n\
Of the 24 delegations that spoke, only seven were critical, the mission said. Several delegations called for a new law. Bhutan did not take the floor. The bill goes back to the house in May, after a committee has heard the unions, the press and the owners of the mills.";

const NEWS: &str = "The harbour will close for three weeks in June so that the old crane can be taken down, the port said on Monday. About 40 ships a week will be sent to the yards further north. Owners of the fish market fear for their trade, although the council has promised to pay a part of the losses. The crane was built in 1931 and lifted the first locomotives for the line to the hills. A museum wanted it, yet nobody could say who would pay for the move. The mayor told reporters that a model of it would stand in the hall. Schools may visit the site until the end of May, and the last lift will be shown on local television.";

fn main() {
    let lexicon = Lexicon::embedded();
    for (name, kind, text) in [
        ("summary", Kind::MeetingSummary, SUMMARY),
        ("newspaper", Kind::NewsArticle, NEWSPAPER),
        ("news", Kind::NewsArticle, NEWS),
    ] {
        // A page is a few thousand bytes long.
        let page: String = vec![text; 1 + 4000 / text.len()].join("\n\n");
        let article = Article {
            kind,
            text: page,
            ..Article::default()
        };
        let rounds = 400;
        let started = Instant::now();
        let mut rows = 0;
        for _ in 0..rounds {
            rows += parser::delegations(black_box(&article), lexicon).0.len();
        }
        let seconds = started.elapsed().as_secs_f64();
        let bytes = article.text.len() * rounds;
        println!(
            "{name:10} {:7.1} MB/s  ({bytes} bytes, {rows} rows, {seconds:.2} s)",
            bytes as f64 / seconds / 1e6
        );
    }
}
