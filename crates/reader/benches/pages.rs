//! What a byte of a page costs, over layouts and sizes.
//!
//! ```sh
//! cargo bench -p reader --bench pages                    # time
//! cargo bench -p reader --bench pages -- instructions    # instructions, with valgrind
//! ```
//!
//! A layout is a page whose middle is repeated 1, 10 and 100 times: where the cost of a byte
//! stays the same, the cost of a page grows with its size and no faster. Instructions are
//! those of the second reading in one process: two readings less one, so that what is built
//! once a process (tables, automata) is not counted.

use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::Instant;

use reader::Reader;
use record::Page;

const SIZES: [usize; 3] = [1, 10, 100];

/// A page: what stands before its middle, the middle, and what stands behind it.
struct Layout {
    name: &'static str,
    content_type: &'static str,
    before: &'static str,
    middle: &'static str,
    after: &'static str,
}

const HEAD: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Council ends debate | The Lake Courier</title>
<meta property="og:title" content="Council ends debate"><meta property="article:published_time" content="2023-03-29T16:30:00+02:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council ends debate","datePublished":"2023-03-29T16:30:00+02:00","author":{"@type":"Person","name":"Ada Brandt"}}</script>
</head><body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Council ends debate</h1><div class="byline">By Ada Brandt, 29 March 2023</div><div class="article-body">"#;
const FOOT: &str = r#"</div><div class="related"><h3>Related stories</h3><ul><li><a href="/1">Harbour closes for three weeks</a></li><li><a href="/2">A bridge for the valley</a></li></ul></div></article></main><footer>The Lake Courier, 12 offices</footer></body></html>"#;

const LAYOUTS: [Layout; 8] = [
    Layout {
        name: "article",
        content_type: "text/html",
        before: HEAD,
        middle: r#"<p>Thirty-six delegations took the floor on Wednesday, and <a href="/chad">28 of them</a> welcomed the reforms, the mission said.</p>
<figure class="wp-block-image"><img src="hall.jpg" alt="The hall"><figcaption>The hall before the vote. Photo: Lena Ost</figcaption></figure>
<p>“We hear the criticism,” the ambassador told the Council, “and we ask for time.” Others regretted that the visit had been put off.</p>
<h2>What comes next</h2><ul><li>The bill goes back to the house in May.</li><li>The expert reports again in September.</li></ul>
"#,
        after: FOOT,
    },
    Layout {
        name: "list of links",
        content_type: "text/html",
        before: HEAD,
        middle: r#"<div class="card"><h3><a href="/story/7">The harbour will close for three weeks in June</a></h3><p class="teaser">About 40 ships a week will be sent north.</p><span class="date">3 May 2023</span></div>
"#,
        after: FOOT,
    },
    Layout {
        name: "table",
        content_type: "text/html",
        before: concat!(
            "<!doctype html><title>Votes</title><body><main><h1>Votes of the session</h1>",
            "<p>The votes of the session follow, with what each was about.</p><table>"
        ),
        middle: "<tr><td>A/HRC/52/L.3</td><td>Rights of the child</td><td>28</td><td>8</td><td>11</td></tr>\n",
        after: "</table><p>The session ended on Tuesday, after six weeks and forty-three votes.</p></main></body>",
    },
    Layout {
        name: "line breaks",
        content_type: "text/html",
        before: r#"<html><body bgcolor="white"><table width="760"><tr><td width="140"><a href="index.html">Home</a></td><td><font size="5">Debate ends</font><br><br>"#,
        middle: "The debate ended on Wednesday, after thirty-six delegations had taken the floor.<br><br>\nThe mission thanked those who spoke in favour, <b>and said so</b> twice.<br>\n",
        after: "</td></tr></table></body></html>",
    },
    Layout {
        name: "nested",
        content_type: "text/html",
        before: HEAD,
        middle: r#"<div class="row"><div class="col-8 content"><div class="inner"><section id="part"><div><span><span>The roads to the north had been closed for months, and aid reached fewer than half of the villages.</span></span></div></section></div></div></div>
"#,
        after: FOOT,
    },
    Layout {
        name: "one paragraph",
        content_type: "text/html",
        before: "<!doctype html><title>Statement</title><body><article><h1>Statement</h1><p>",
        middle: "Norway regretted that the visit of the expert had been put off, and urged the authorities to name a date for it; ",
        after: "</p></article></body>",
    },
    Layout {
        name: "script",
        content_type: "text/html",
        before: "<!doctype html><title>Statement</title><body><article><h1>Statement</h1><p>The debate ended on Wednesday, after thirty-six delegations had taken the floor.</p></article><script>window.state = [",
        middle: r#"{"id": 7, "kind": "story", "address": "/story/7", "image": "https://img.example/7.jpg?w=600&amp;h=400"}, "#,
        after: "]</script></body>",
    },
    Layout {
        name: "plain text",
        content_type: "text/plain",
        before: "Report of the session\n\n",
        middle: "The debate ended on Wednesday, after thirty-six delegations\nhad taken the floor.\n\nThe mission thanked those who spoke in favour.\n\n",
        after: "",
    },
];

impl Layout {
    fn page(&self, size: usize) -> Page {
        // A page's middle is a few thousand bytes long.
        let times = size * (1 + 4000 / self.middle.len());
        Page {
            id: "p".into(),
            url: "https://courier.example/debate".into(),
            content_type: Some(self.content_type.into()),
            body: format!("{}{}{}", self.before, self.middle.repeat(times), self.after).into_bytes(),
            ..Page::default()
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    match &arguments[..] {
        [layout, size, rounds] => read_only(layout, size, rounds),
        [word] if word == "instructions" => print_costs("instructions", 1.0, instructions),
        _ => print_costs("ns", 1e9, |layout, size| Some(seconds(layout, size))),
    }
}

/// A line a layout: the cost of a byte at each size.
fn print_costs(unit: &str, scale: f64, cost: impl Fn(&Layout, usize) -> Option<f64>) {
    println!("{:15} {}", "", SIZES.map(|size| format!("{:>24}", format!("x{size}"))).join(""));
    for layout in &LAYOUTS {
        let cells = SIZES.map(|size| {
            let bytes = layout.page(size).body.len();
            let cost = cost(layout, size).map_or("-".into(), |cost| format!("{:.0}", cost * scale / bytes as f64));
            format!("{:>24}", format!("{cost} ({bytes} bytes)"))
        });
        println!("{:15} {}", layout.name, cells.join(""));
    }
    println!("{unit} a byte");
}

fn seconds(layout: &Layout, size: usize) -> f64 {
    let page = layout.page(size);
    let reader = Reader::default();
    let timed = |_| {
        let started = Instant::now();
        black_box(reader.read(black_box(&page)));
        started.elapsed().as_secs_f64()
    };
    (0..5 + 400 / size).map(timed).fold(f64::MAX, f64::min)
}

/// Reads one page so many times and prints nothing: what is run under valgrind.
fn read_only(layout: &str, size: &str, rounds: &str) {
    let number = |word: &str| word.parse().unwrap_or_else(|_| panic!("{word} is no number"));
    let layout = LAYOUTS.iter().find(|known| known.name == layout).expect("a layout of this bench");
    let (page, reader) = (layout.page(number(size)), Reader::default());
    for _ in 0..number(rounds) {
        black_box(reader.read(black_box(&page)));
    }
}

/// Instructions of one reading; nothing where there is no valgrind.
fn instructions(layout: &Layout, size: usize) -> Option<f64> {
    let counted = |rounds: &str| {
        let program = std::env::current_exe().ok()?;
        let run = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(program)
            .args([layout.name, &size.to_string(), rounds])
            .stdout(Stdio::null())
            .output()
            .ok()?;
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        let count = told.lines().find_map(|line| line.split_once("Collected :"))?.1.trim().to_owned();
        count.parse::<f64>().ok()
    };
    Some(counted("2")? - counted("1")?)
}
