//! A run that is killed (`kill -9`) at any moment loses no finished page and repeats at most what was on its way.

mod support;

use std::process::{Command, Stdio};
use std::time::Duration;

use support::{Folder, Server, plan, send, send_html, wait};

const PAGES: usize = 200;
const AT_A_TIME: usize = 4;
/// Set in the child: the port of the parent's server and the run folder.
const CHILD: &str = "TOURDETABLE_TEST_KILLED";

fn the_plan(port: &str) -> catalog::Plan {
    plan((0..PAGES).map(|n| format!("http://127.0.0.1:{port}/page/{n}")).collect(), None)
}

/// Run by itself this does nothing; as a child of the test below it fetches until it is killed.
#[test]
fn child() {
    let Ok(told) = std::env::var(CHILD) else { return };
    let (port, folder) = told.split_once(' ').unwrap();
    let folder = std::path::Path::new(folder);
    let (archive, state) = (folder.join("1-archive"), folder.join("fetch.sqlite"));
    fetcher::run(&the_plan(port), &Default::default(), &archive, &state, &fetcher::Options::default()).unwrap();
}

#[test]
fn a_killed_run_loses_nothing_and_repeats_only_what_was_on_its_way() {
    let server = Server::start(|path, _, _, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => {
            wait(5);
            send_html(stream, &format!("<title>{path}</title>{}", "<p>The Council met. ".repeat(500)))
        }
    });
    let undisturbed = Folder::new();
    undisturbed.run(&the_plan(&server.port.to_string()), &[], &fetcher::Options::default());
    let before = server.seen().len();

    let disturbed = Folder::new();
    let mut kills = 0;
    loop {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child"])
            .env(CHILD, format!("{} {}", server.port, disturbed.0.path().display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Another moment each time: now while the archive is opened, now in the middle of a page.
        std::thread::sleep(Duration::from_millis(35 + (kills * 23) % 61));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success());
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        if kills == 40 {
            disturbed.run(&the_plan(&server.port.to_string()), &[], &fetcher::Options::default());
            break;
        }
    }
    let told = |folder: &Folder| {
        let mut pages: Vec<String> = folder
            .pages()
            .into_iter()
            .map(|page| format!("{} {}", page.url, page.digest))
            .collect();
        pages.sort();
        pages
    };
    assert!(kills >= 3, "only {kills} kills");
    assert_eq!(told(&disturbed), told(&undisturbed));
    let asked = server.seen()[before..]
        .iter()
        .filter(|seen| seen.path.starts_with("/page/"))
        .count();
    let most = PAGES + kills as usize * AT_A_TIME;
    assert!(asked <= most, "{asked} requests for {PAGES} pages and {kills} kills");
}
