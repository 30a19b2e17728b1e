//! How much of what is taken: sitemaps, `robots.txt`, and what is remembered of an answer that was too much.

mod support;

use std::fmt::Write;

use catalog::{Discovery, Source};
use fetcher::Options;
use rusqlite::Connection;
use support::{Folder, Server, Then, codes, plan, send, send_html, send_raw};

/// A sitemap as long as the protocol lets one be in number: 11 MB, one address of ours among its 50,000.
fn long_sitemap() -> String {
    let mut file = String::from("<?xml version='1.0'?><urlset>");
    for n in 0..49_999 {
        write!(
            file,
            "<url><loc>/sport/{n}-{}</loc><lastmod>2023-03-29</lastmod></url>",
            "x".repeat(170)
        )
        .unwrap();
    }
    file.push_str("<url><loc>/council/1</loc></url></urlset>");
    file
}

fn source(server: &Server) -> Source {
    let text = "name = 'site'\ntitle = 'Site'\nhosts = ['127.0.0.1']\n[pace]\ndelay_seconds = 0.0";
    let mut source = Source::from_toml("site.toml", text).unwrap();
    source.discovery = Discovery {
        sitemaps: vec![server.url("/map.xml"), server.url("/map.xml.gz"), server.url("/coded.xml")],
        url_parts: vec!["/council/".into()],
        ..Discovery::default()
    };
    source
}

fn gzip(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

/// What is remembered of each request: its path, status and outcome.
fn attempts(folder: &Folder) -> Vec<(String, Option<u16>, String)> {
    let state = Connection::open(folder.state()).unwrap();
    let mut rows = state.prepare("SELECT url, status, outcome FROM attempts ORDER BY rowid").unwrap();
    let rows = rows
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)))
        .unwrap();
    rows.map(Result::unwrap)
        .map(|(url, status, outcome)| (format!("/{}", url.splitn(4, '/').nth(3).unwrap()), status, outcome))
        .collect()
}

#[test]
fn a_sitemap_of_the_protocols_length_is_read_whole_packed_or_not() {
    let (plain, other) = (long_sitemap(), long_sitemap().replace("/council/1", "/council/2"));
    let coded = long_sitemap().replace("/council/1", "/council/3");
    assert!(plain.len() > 8 << 20, "{} bytes: longer than a page may be", plain.len());
    let (packed, coded) = (gzip(&other), gzip(&coded));
    let server = Server::start(move |path, _, _, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        "/map.xml" => send(stream, "200 OK", "Cache-Control: max-age=9999\r\n", plain.as_bytes()),
        "/map.xml.gz" => send(stream, "200 OK", "Content-Type: application/gzip\r\n", &packed),
        "/coded.xml" => send(stream, "200 OK", "Content-Encoding: gzip\r\n", &coded),
        _ => send_html(stream, "<p>The Council met"),
    });
    let (folder, source) = (Folder::new(), source(&server));
    let run = folder.run(&plan(vec![], Some("site")), std::slice::from_ref(&source), &Options::default());
    assert_eq!((codes(&run), run.added), (vec![], 3));
    // Fresh by its own word: the next run reads it from the archive.
    let run = folder.run(&plan(vec![], Some("site")), &[source], &Options::default());
    assert_eq!((codes(&run), server.hits("/map.xml")), (vec![], 1));
}

#[test]
fn a_sitemap_longer_than_the_protocols_is_read_so_far_and_that_is_said() {
    let bomb = gzip(&format!("<urlset><url><loc>/council/1</loc></url><!--{}", " ".repeat(60 << 20)));
    let server = Server::start(move |path, _, _, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        "/map.xml" => send(stream, "200 OK", "Content-Encoding: gzip\r\n", &bomb),
        "/map.xml.gz" | "/coded.xml" => send(stream, "200 OK", "", b"<urlset/>"),
        _ => send_html(stream, "<p>The Council met"),
    });
    let folder = Folder::new();
    let run = folder.run(&plan(vec![], Some("site")), &[source(&server)], &Options::default());
    assert_eq!((codes(&run), run.added), (vec!["faulty_sitemap"], 1));
    let message = &run.notes[0].1.message;
    assert!(message.ends_with("it is longer than 50 MiB; the rest was not read"), "{message}");
}

#[test]
fn a_sitemap_that_is_a_challenge_page_is_a_refusal() {
    let server = Server::start(|path, _, _, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => send(stream, "200 OK", "", b"<html><title>Just a moment...</title><p>Are you human?"),
    });
    let run = Folder::new().run(&plan(vec![], Some("site")), &[source(&server)], &Options::default());
    assert_eq!(codes(&run).last(), Some(&"host_left_alone"));
}

#[test]
fn of_a_robots_txt_without_an_end_the_beginning_holds() {
    for coded in [false, true] {
        let server = Server::start(move |path, _, _, stream| match path {
            "/robots.txt" if coded => {
                let text = format!("User-agent: *\nDisallow: /early/\n{}Disallow: /late/\n", "# more\n".repeat(100_000));
                send(stream, "200 OK", "Content-Encoding: gzip\r\n", &gzip(&text))
            }
            "/robots.txt" => {
                send_raw(
                    stream,
                    b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nUser-agent: *\nDisallow: /early/\n",
                );
                let block = "# more\n".repeat(1000);
                while let Then::Keep = send_raw(stream, block.as_bytes()) {}
                Then::Close
            }
            _ => send_html(stream, "<p>The Council met"),
        });
        let folder = Folder::new();
        let urls = vec![server.url("/early/a"), server.url("/late/a")];
        let run = folder.run(&plan(urls, None), &[], &Options::default());
        assert_eq!((codes(&run), run.added), (vec!["barred_by_robots"], 1), "{:?}", run.notes);
        let records = support::records(&folder.archive());
        let robots = records.iter().find(|record| record.kind() == "response").unwrap();
        assert_eq!(robots.field("WARC-Truncated"), (!coded).then_some("length"));
        assert!(robots.block.len() < 1 << 20, "{} bytes of it are kept", robots.block.len());
    }
}

#[test]
fn an_attempt_remembers_the_status_of_what_could_not_be_used() {
    let server = Server::start(|path, _, _, stream| {
        let html = "Content-Type: text/html\r\n";
        match path {
            "/robots.txt" => send(stream, "404 Not Found", "", b""),
            "/unpacked" => send(
                stream,
                "200 OK",
                &format!("{html}Content-Encoding: gzip\r\n"),
                &gzip(&" ".repeat(16 << 20)),
            ),
            "/coding" => send(stream, "203 Other", &format!("{html}Content-Encoding: br\r\n"), b"x"),
            "/image" => send(stream, "200 OK", "Content-Type: image/png\r\n", b"x"),
            "/long" => send_raw(
                stream,
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\n",
            ),
            _ => send_raw(stream, b"what?\r\n\r\n"),
        }
    });
    let urls = ["/unpacked", "/coding", "/image", "/long", "/no-http"].map(|path| server.url(path));
    let (folder, mut plan) = (Folder::new(), plan(urls.to_vec(), None));
    plan.fetch.attempts = 1;
    folder.run(&plan, &[], &Options::default());
    let mut seen = attempts(&folder);
    seen.sort();
    let expected = [
        ("/coding", Some(203), "unknown_coding"),
        ("/image", Some(200), "no_page"),
        ("/long", Some(200), "too_long"),
        ("/no-http", None, "malformed_response"),
        ("/robots.txt", Some(404), "robots"),
        ("/unpacked", Some(200), "too_long"),
    ];
    assert_eq!(
        seen,
        expected.map(|(path, status, outcome)| (path.to_owned(), status, outcome.to_owned()))
    );
}
