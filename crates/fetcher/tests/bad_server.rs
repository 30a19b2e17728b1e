//! Every way in which a server can misbehave that we know of, and what comes of it. The table in
//! `crates/fetcher/README.md` says the same for people.

mod support;

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;
use support::{Folder, Server, Then, codes, plan, send, send_html, send_raw, wait};

const ROBOTS: &[u8] = b"User-agent: *\nDisallow: /private/\n";

fn good_page() -> String {
    format!("<!doctype html><title>Meeting</title><p>{}</p>", "The Council met. ".repeat(100))
}

fn misbehave(path: &str, count: usize, head: &str, stream: &mut TcpStream) -> Then {
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    match path {
        "/robots.txt" => send(stream, "200 OK", "Content-Type: text/plain\r\n", ROBOTS),
        "/ok" if head.to_lowercase().contains("if-none-match: \"v1\"") => send_raw(stream, b"HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"),
        "/ok" => send(stream, "200 OK", &format!("{html}ETag: \"v1\"\r\n"), good_page().as_bytes()),
        "/rate" if count <= 2 => send(stream, "429 Too Many Requests", "Retry-After: 1\r\n", b"slow"),
        "/rate-date" if count == 1 => {
            let later = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(2);
            let date = later.strftime("%a, %d %b %Y %H:%M:%S GMT");
            send(stream, "503 Service Unavailable", &format!("Retry-After: {date}\r\n"), b"later")
        }
        "/rate-long" => send(stream, "429 Too Many Requests", "Retry-After: 86400\r\n", b"tomorrow"),
        "/flaky" if count <= 2 => send(stream, "500 Internal Server Error", html, b"oops"),
        "/always-500" => send(stream, "500 Internal Server Error", html, b"oops"),
        "/loop" => send(stream, "302 Found", "Location: /loop\r\n", b""),
        "/circle" => send(stream, "302 Found", "Location: /circle/2\r\n", b""),
        "/circle/2" => send(stream, "302 Found", "Location: /circle\r\n", b""),
        "/to-private" => send(stream, "302 Found", "Location: http://127.0.0.2:1/secret\r\n", b""),
        "/to-mapped" => send(stream, "302 Found", "Location: http://[::ffff:127.0.0.1]:1/secret\r\n", b""),
        "/to-metadata" => send(stream, "302 Found", "Location: http://169.254.169.254/latest/meta-data/\r\n", b""),
        "/to-file" => send(stream, "302 Found", "Location: file:///etc/hostname\r\n", b""),
        "/to-barred" => send(stream, "302 Found", "Location: /private/x\r\n", b""),
        "/bomb" => send(stream, "200 OK", &format!("{html}Content-Encoding: gzip\r\n"), &bomb(16 << 20)),
        "/bomb-small" => send(stream, "200 OK", &format!("{html}Content-Encoding: gzip\r\n"), &bomb(4 << 20)),
        "/gzip-lie" => send(stream, "200 OK", &format!("{html}Content-Encoding: gzip\r\n"), good_page().as_bytes()),
        "/gzip" => {
            let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
            packed.write_all(good_page().as_bytes()).unwrap();
            send(stream, "200 OK", &format!("{html}Content-Encoding: gzip\r\n"), &packed.finish().unwrap())
        }
        "/brotli" => send(stream, "200 OK", &format!("{html}Content-Encoding: br\r\n"), b"\x0b\x02\x80abc\x03"),
        "/endless" => {
            send_raw(stream, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
            let block = [b'x'; 64 << 10];
            while let Then::Keep = send_raw(stream, &block) {}
            Then::Close
        }
        "/endless-head" => {
            send_raw(stream, b"HTTP/1.1 200 OK\r\n");
            let line = [b"X-More: ".as_slice(), &[b'x'; 1000], b"\r\n"].concat();
            while let Then::Keep = send_raw(stream, &line) {}
            Then::Close
        }
        "/huge-header" => {
            let field = format!("{html}X-Big: {}\r\n", "h".repeat(256 << 10));
            send(stream, "200 OK", &field, good_page().as_bytes())
        }
        "/drip" | "/stall" => {
            send_raw(stream, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 60\r\n\r\n");
            for _ in 0..60 {
                wait(300);
                if path == "/drip" && matches!(send_raw(stream, b"x"), Then::Close) {
                    break;
                }
            }
            Then::Close
        }
        "/silent" => {
            wait(8_000);
            Then::Close
        }
        "/truncated" => {
            let body = [b'y'; 5000];
            send_raw(stream, &[b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000\r\n\r\n".as_slice(), &body].concat());
            Then::Close
        }
        "/truncated-chunks" => {
            send_raw(stream, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n<p>The Council");
            Then::Close
        }
        "/bad-chunks" => {
            send_raw(stream, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>The Council");
            Then::Close
        }
        "/reset" => Then::Close,
        "/no-http" => {
            send_raw(stream, b"220 mail.example ESMTP\r\n\r\n");
            Then::Close
        }
        "/no-type" => send(stream, "200 OK", "", good_page().as_bytes()),
        "/chunks" => send_raw(
            stream,
            b"HTTP/1.1 200 Fine\r\ncontent-TYPE: text/html\r\nTransfer-Encoding: chunked\r\n\r\n6;note=1\r\n<p>The\r\n8\r\n Council\r\n0\r\nX-Trailer: 1\r\n\r\n",
        ),
        "/early-hints" => send_raw(
            stream,
            b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\n\r\n<p>Here",
        ),
        "/latin1-header" => send(stream, "200 OK", "Content-Type: text/html; charset=ISO-8859-1\r\n", b"<p>C\xf4te d'Ivoire, T\xfcrkiye"),
        "/cp1252-meta" => send(stream, "200 OK", "Content-Type: text/html\r\n", b"<meta charset=windows-1252><p>\x93C\xf4te d\x92Ivoire\x94"),
        "/utf8-lie" => {
            let body = "<meta charset=utf-8><p>Côte d’Ivoire";
            send(stream, "200 OK", "Content-Type: text/html; charset=iso-8859-1\r\n", body.as_bytes())
        }
        "/sjis-none" => {
            // "Cambodia's human rights council report", again and again, in Shift_JIS.
            let word = b"\x83J\x83\x93\x83{\x83W\x83A\x90l\x8c\xa0\x97\x9d\x8e\x96\x89\xef\x82\xcc\x95\xf1\x8d\x90 ";
            send(stream, "200 OK", "Content-Type: text/html\r\n", &[b"<p>".as_slice(), &word.repeat(20)].concat())
        }
        "/pdf" => send(stream, "200 OK", "Content-Type: application/pdf\r\n", b"%PDF-1.4\n0000"),
        "/image" => send(stream, "200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        "/challenge" => send(stream, "403 Forbidden", "cf-mitigated: challenge\r\n", b"<title>Just a moment...</title>"),
        "/missing" => send(stream, "404 Not Found", html, b"no"),
        "/gone" => send(stream, "410 Gone", html, b"no"),
        "/unasked-304" => send_raw(stream, b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        "/slow" => {
            wait(1_500);
            send_html(stream, &good_page())
        }
        _ if path.starts_with("/hop/") => match path[5..].parse::<usize>() {
            Ok(0) | Err(_) => send_html(stream, &good_page()),
            Ok(n) => send(stream, "302 Found", &format!("Location: /hop/{}\r\n", n - 1), b""),
        },
        _ => send_html(stream, &good_page()),
    }
}

fn bomb(length: usize) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(6));
    packed.write_all(&vec![b' '; length]).unwrap();
    packed.finish().unwrap()
}

/// Fetches one path; gives `outcome, hits` and the folder.
fn fetch(path: &str) -> (String, usize, Folder, Server) {
    let server = Server::start_at("127.0.0.1:0", Arc::new(misbehave));
    let folder = Folder::new();
    let mut plan = plan(vec![server.url(path)], None);
    plan.fetch.timeout_seconds = 5.0;
    let run = folder.run(&plan, &[], &fetcher::Options::default());
    let code = codes(&run).first().map_or("page".to_owned(), |code| (*code).to_owned());
    (code, server.hits(path), folder, server)
}

fn check(path: &str, outcome: &str, hits: usize) {
    let (code, seen, folder, _) = fetch(path);
    assert_eq!((code.as_str(), seen), (outcome, hits), "{path}");
    assert_eq!(folder.pages().len(), usize::from(outcome == "page"), "{path}: pages in the archive");
}

#[test]
fn what_lies_in_the_page_is_said_once_and_not_asked_for_again() {
    check("/private/x", "barred_by_robots", 0);
    check("/bomb", "bomb", 1);
    check("/bomb-small", "bomb", 1);
    check("/endless", "too_long", 1);
    check("/endless-head", "head_too_long", 1);
    check("/huge-header", "head_too_long", 1);
    check("/brotli", "unknown_coding", 1);
    check("/image", "no_page", 1);
    check("/missing", "http_404", 1);
    check("/gone", "http_410", 1);
    check("/unasked-304", "unasked_304", 1);
    check("/challenge", "refused", 1);
}

#[test]
fn what_is_too_slow_is_given_up() {
    check("/drip", "too_slow", 1);
    check("/stall", "too_slow", 1);
    check("/silent", "timed_out", 1);
    check("/slow", "page", 1);
}

#[test]
fn what_may_pass_is_asked_for_again_and_then_given_up() {
    check("/flaky", "page", 3);
    check("/always-500", "http_500", 3);
    check("/truncated", "truncated", 3);
    check("/truncated-chunks", "truncated", 3);
    check("/reset", "reset", 3);
}

#[test]
fn what_is_no_http_is_no_page() {
    check("/no-http", "malformed_response", 3);
    let (code, _, folder, _) = fetch("/bad-chunks");
    assert!(["malformed_response", "truncated"].contains(&code.as_str()), "{code}");
    assert!(folder.pages().is_empty());
}

#[test]
fn redirects_are_walked_hop_by_hop_and_not_for_ever() {
    check("/hop/3", "page", 1);
    check("/hop/10", "page", 1);
    check("/hop/11", "too_many_redirects", 1);
    check("/loop", "redirect_loop", 1);
    check("/circle", "redirect_loop", 1);
    check("/to-file", "redirect_elsewhere", 1);
    check("/to-barred", "barred_by_robots", 1);
    for path in ["/to-private", "/to-mapped", "/to-metadata"] {
        check(path, "private_address", 1);
    }
    let (_, _, folder, _) = fetch("/hop/2");
    let hops: Vec<String> = folder
        .records()
        .into_iter()
        .filter(|record| record.starts_with("response"))
        .collect();
    assert_eq!(
        hops,
        [
            "response 200 /robots.txt",
            "response 302 /hop/2",
            "response 302 /hop/1",
            "response 200 /hop/0"
        ]
    );
}

#[test]
fn a_server_that_asks_to_wait_is_waited_for() {
    let (code, hits, _, server) = fetch("/rate");
    assert_eq!((code.as_str(), hits), ("page", 3));
    assert!(
        server.gaps("/rate").iter().all(|gap| (0.95..3.0).contains(gap)),
        "{:?}",
        server.gaps("/rate")
    );
    let (code, hits, _, server) = fetch("/rate-date");
    assert_eq!((code.as_str(), hits), ("page", 2));
    assert!(server.gaps("/rate-date")[0] >= 0.9, "{:?}", server.gaps("/rate-date"));
    check("/rate-long", "host_left_alone", 1);
}

#[test]
fn what_is_odd_but_whole_is_a_page() {
    for path in ["/ok", "/no-type", "/pdf", "/gzip", "/chunks", "/early-hints"] {
        check(path, "page", 1);
    }
    let (_, _, folder, _) = fetch("/gzip-lie");
    assert_eq!(folder.pages()[0].notes[0].code, "body_doubtful");
    assert_eq!(folder.pages()[0].body, good_page().as_bytes());
}

#[test]
fn the_archive_has_the_bytes_as_they_came() {
    let (_, _, folder, server) = fetch("/chunks");
    let records = support::records(&folder.archive());
    let of = |kind: &str| records.iter().rfind(|record| record.kind() == kind).unwrap().block.clone();
    let expected = b"HTTP/1.1 200 Fine\r\ncontent-TYPE: text/html\r\nTransfer-Encoding: chunked\r\n\r\n6;note=1\r\n<p>The\r\n8\r\n Council\r\n0\r\nX-Trailer: 1\r\n\r\n";
    assert_eq!(String::from_utf8(of("response")).unwrap(), String::from_utf8_lossy(expected));
    assert_eq!(String::from_utf8(of("request")).unwrap(), server.seen().last().unwrap().head);
    assert_eq!(folder.pages()[0].body, b"<p>The Council");
    let (_, _, folder, _) = fetch("/early-hints");
    assert!(
        support::records(&folder.archive())
            .last()
            .unwrap()
            .block
            .starts_with(b"HTTP/1.1 200 OK")
    );
}

#[test]
fn characters_are_read_in_the_order_of_the_standard() {
    for (path, expected) in [
        ("/latin1-header", "Côte d'Ivoire, Türkiye"),
        ("/cp1252-meta", "“Côte d’Ivoire”"),
        ("/sjis-none", "カンボジア人権理事会の報告"),
    ] {
        let (_, _, folder, _) = fetch(path);
        let article = reader::Reader::new(std::iter::empty()).read(&folder.pages()[0]);
        assert!(article.text.contains(expected), "{path}: {}", article.text);
    }
    // The header wins, and the bytes stay in the archive for whoever knows better.
    let (_, _, folder, _) = fetch("/utf8-lie");
    assert!(String::from_utf8_lossy(&folder.pages()[0].body).contains("Côte d’Ivoire"));
}
