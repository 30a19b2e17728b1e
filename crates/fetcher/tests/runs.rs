//! Runs end to end against a real server: discovery, conditions, pace, budgets, refusals, names.

mod support;

use std::io::Write;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use catalog::{Discovery, Listing, PlanSource, Source};
use fetcher::{Found, Links, Options, Outcome};
use jiff::{SignedDuration, Timestamp};
use support::{Folder, Server, codes, plan, send, send_html, send_raw};

fn source(server: &Server, discovery: Discovery) -> Source {
    let text = "name = 'site'\ntitle = 'Site'\nhosts = ['127.0.0.1']\n[pace]\ndelay_seconds = 0.0";
    let mut source = Source::from_toml("site.toml", text).unwrap();
    let whole = |urls: Vec<String>| urls.into_iter().map(|path| server.url(&path)).collect();
    source.discovery = Discovery {
        feeds: whole(discovery.feeds),
        sitemaps: whole(discovery.sitemaps),
        ..discovery
    };
    source
}

fn paths(folder: &Folder) -> Vec<String> {
    let mut paths: Vec<String> = folder
        .pages()
        .iter()
        .map(|page| format!("/{}", page.url.splitn(4, '/').nth(3).unwrap()))
        .collect();
    paths.sort();
    paths
}

#[test]
fn feeds_sitemaps_and_listings_find_pages_and_each_remembers_who_found_it() {
    let server = Server::start(|path, _, _, stream| match path {
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nDisallow: /private/\n"),
        "/feed" => send(
            stream,
            "200 OK",
            "Content-Type: application/rss+xml\r\n",
            b"<rss version='2.0'><channel><title>x</title>\
            <item><title>From the feed</title><link>/a/feed?utm_source=rss</link><pubDate>Wed, 29 Mar 2023 08:00:00 GMT</pubDate></item>\
            <item><title>Barred</title><link>/private/a/1</link></item>\
            <item><title>Elsewhere</title><link>https://other.example/a/1</link></item>\
            <item><title>Sport</title><link>/sport/1</link></item></channel></rss>",
        ),
        "/index.xml" => send(
            stream,
            "200 OK",
            "",
            b"<sitemapindex><sitemap><loc>/map.xml.gz</loc></sitemap></sitemapindex>",
        ),
        "/map.xml.gz" => {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packed
                .write_all(b"<urlset><url><loc>/a/map</loc></url><url><loc>/a/feed</loc></url></urlset>")
                .unwrap();
            send(stream, "200 OK", "Content-Type: application/gzip\r\n", &packed.finish().unwrap())
        }
        "/list" => send_html(stream, "listing 1"),
        "/list?page=1" => send_html(stream, "listing 2"),
        _ => send_html(stream, &format!("<p>The page {path}")),
    });
    let mut site = source(
        &server,
        Discovery {
            feeds: vec!["/feed".into()],
            sitemaps: vec!["/index.xml".into()],
            url_parts: vec!["/a/".into()],
            ..Discovery::default()
        },
    );
    site.discovery.listings = vec![Listing {
        url: server.url("/list"),
        links: "a".into(),
        next: Some("a.next".into()),
        max_pages: 2,
    }];
    let read_links = |body: &[u8], _: Option<&str>, listing: &Listing| {
        assert_eq!(listing.links, "a");
        let first = body == b"listing 1";
        Links {
            pages: vec![Found {
                url: if first { "/a/list1".into() } else { "/a/list2".into() },
                ..Found::default()
            }],
            next: Some(if first { "/list?page=1".into() } else { "/list?page=2".into() }),
        }
    };
    let folder = Folder::new();
    let run = folder.run(&plan(vec![server.url("/named")], Some("site")), &[site], &Options::new(&read_links));
    assert_eq!(paths(&folder), ["/a/feed", "/a/list1", "/a/list2", "/a/map", "/named"]);
    assert_eq!(codes(&run), ["barred_by_robots"]);
    assert_eq!((run.outcome(), run.seen, run.added), (Outcome::Whole, 6, 5));
    assert_eq!(server.hits("/list?page=2"), 0, "two listing pages and no more");
    let page = folder.pages().into_iter().find(|page| page.url.ends_with("/a/feed")).unwrap();
    assert_eq!(
        (page.title.as_deref(), page.source.as_deref()),
        (Some("From the feed"), Some("site"))
    );
    assert_eq!(page.published.as_deref(), Some("2023-03-29T08:00:00+00:00"));
    let records = support::records(&folder.archive());
    let known = records
        .iter()
        .filter(|record| record.kind() == "metadata")
        .map(|record| String::from_utf8_lossy(&record.block).into_owned());
    let found_by: Vec<String> = known.filter(|known| known.contains("purpose: page")).collect();
    for by in ["/feed", "/map.xml.gz", "/list", "/list?page=1"] {
        assert!(
            found_by
                .iter()
                .any(|known| known.contains(&format!("discovered-by: {}\r\n", server.url(by)))),
            "{by}: {found_by:?}"
        );
    }
    assert!(found_by.iter().any(|known| known.contains("discovered-by: plan:test")));
}

#[test]
fn the_second_visit_asks_on_condition_and_keeps_both_versions_of_what_changed() {
    let server = Server::start(|path, count, head, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        "/same" if head.to_lowercase().contains("if-none-match: \"1\"") => send_raw(stream, b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        "/same" => send(stream, "200 OK", "ETag: \"1\"\r\n", b"<p>as it was"),
        "/unconditional" => send_html(stream, "<p>the same bytes"),
        "/edited" => send_html(stream, &format!("<p>version {}", count.div_ceil(2))),
        _ => send(stream, "200 OK", "Cache-Control: max-age=200000\r\n", b"<p>fresh"),
    });
    let urls = ["/same", "/unconditional", "/edited", "/fresh"].map(|path| server.url(path));
    let (folder, plan) = (Folder::new(), plan(urls.to_vec(), None));
    let clock = AtomicUsize::new(0);
    let now = || Timestamp::now() + SignedDuration::from_hours(clock.load(Ordering::SeqCst) as i64);
    let options = Options {
        clock: &now,
        ..Options::default()
    };
    assert_eq!(folder.run(&plan, &[], &options).added, 4);
    let run = folder.run(&plan, &[], &options);
    assert_eq!((run.seen, server.hits("/same")), (0, 1), "not within revisit_hours");
    clock.store(25, Ordering::SeqCst);
    let run = folder.run(&plan, &[], &options);
    assert_eq!((run.seen, run.added, server.hits("/fresh")), (3, 0, 1));
    assert_eq!(codes(&run), ["not_modified"; 3]);
    clock.store(50, Ordering::SeqCst);
    let run = folder.run(&plan, &[], &options);
    let mut told = codes(&run);
    told.sort_unstable();
    assert_eq!(
        (told, run.added, run.outcome()),
        (vec!["changed", "not_modified", "not_modified"], 1, Outcome::Whole)
    );
    let host = &run.receipt.hosts["127.0.0.1"];
    assert!(host.bytes_saved > 0 && host.not_modified == 2, "{host:?}");
    assert_eq!(paths(&folder), ["/edited", "/edited", "/fresh", "/same", "/unconditional"]);
    assert_eq!(folder.records().iter().filter(|record| record.starts_with("revisit")).count(), 5);
}

#[test]
fn robots_txt_is_kept_between_runs_and_its_delay_is_obeyed() {
    let server = Server::start(|path, _, _, stream| match path {
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nCrawl-delay: 0.4\n"),
        _ => send_html(stream, "<p>a"),
    });
    let folder = Folder::new();
    folder.run(
        &plan(vec![server.url("/a"), server.url("/b"), server.url("/c")], None),
        &[],
        &Options::default(),
    );
    folder.run(&plan(vec![server.url("/d")], None), &[], &Options::default());
    assert_eq!(server.hits("/robots.txt"), 1);
    let at: Vec<_> = server
        .seen()
        .into_iter()
        .filter(|seen| seen.path != "/robots.txt")
        .map(|seen| seen.at)
        .collect();
    assert!((at[1] - at[0]).as_secs_f64() > 0.39 && (at[2] - at[1]).as_secs_f64() > 0.39);
    assert!(
        server
            .seen()
            .iter()
            .all(|seen| seen.head.contains("tourdetable/0.1 (+tests@tourdetable.example)"))
    );
}

#[test]
fn without_robots_txt_for_now_nothing_is_asked_and_later_it_is_tried_again() {
    let server = Server::start(|path, count, _, stream| match path {
        "/robots.txt" if count <= 3 => send(stream, "500 Internal Server Error", "Retry-After: 0\r\n", b""),
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => send_html(stream, "<p>a"),
    });
    let (folder, plan) = (Folder::new(), plan(vec![server.url("/a"), server.url("/b")], None));
    let run = folder.run(&plan, &[], &Options::default());
    assert_eq!(
        (codes(&run), server.hits("/a"), run.outcome()),
        (vec!["host_left_alone"], 0, Outcome::Partial)
    );
    let later = || Timestamp::now() + SignedDuration::from_hours(1);
    let run = folder.run(
        &plan,
        &[],
        &Options {
            clock: &later,
            ..Options::default()
        },
    );
    assert_eq!((run.added, run.outcome()), (2, Outcome::Whole));
}

#[test]
fn a_host_that_refuses_is_left_alone_and_that_is_said_once() {
    let server = Server::start(|path, _, _, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => send(stream, "403 Forbidden", "", b"no"),
    });
    let urls: Vec<String> = (0..20).map(|n| server.url(&format!("/{n}"))).collect();
    let (folder, mut plan) = (Folder::new(), plan(urls, None));
    if let PlanSource::Web { pace: Some(pace), .. } = &mut plan.sources[0] {
        pace.concurrency = 1;
    }
    let run = folder.run(&plan, &[], &Options::default());
    assert_eq!(codes(&run), ["refused", "refused", "host_left_alone"]);
    assert_eq!((server.seen().len(), run.outcome()), (4, Outcome::Partial));
    assert!(
        run.notes[2].1.message.contains("refuses us: 3 requests in a row"),
        "{}",
        run.notes[2].1.message
    );
    let again = folder.run(&plan, &[], &Options::default());
    assert_eq!(
        (codes(&again), server.seen().len()),
        (vec!["host_left_alone"], 4),
        "the next run leaves it alone too"
    );
}

#[test]
fn the_budget_is_kept_and_the_rest_waits_for_the_next_run() {
    let server = Server::start(|path, _, _, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => send_html(stream, &format!("<p>{path}")),
    });
    let urls: Vec<String> = (0..10).map(|n| server.url(&format!("/{n}"))).collect();
    let (folder, mut plan) = (Folder::new(), plan(urls, None));
    plan.fetch.max_requests = 5;
    let run = folder.run(&plan, &[], &Options::default());
    assert_eq!(
        (server.seen().len(), codes(&run), run.outcome()),
        (5, vec!["budget_spent"], Outcome::Whole)
    );
    plan.fetch.max_requests = 100;
    folder.run(&plan, &[], &Options::default());
    assert_eq!((paths(&folder).len(), server.seen().len()), (10, 11));
}

#[test]
fn a_name_that_resolves_into_a_private_network_is_not_connected_to() {
    let server = Server::start(|_, _, _, stream| send_html(stream, "<p>secret"));
    for ip in ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"] {
        let ip: IpAddr = ip.parse().unwrap();
        let resolve: Arc<fetcher::Resolve> = Arc::new(move |_| vec![ip]);
        let url = format!("http://rebound.example:{}/a", server.port);
        let options = Options {
            resolve: Some(resolve),
            ..Options::default()
        };
        let run = Folder::new().run(&plan(vec![url], None), &[], &options);
        assert_eq!(codes(&run), ["private_address"], "{ip}");
    }
    // The second time it is asked for, the name has another address: the one connected to is checked.
    let asked = AtomicUsize::new(0);
    let resolve: Arc<fetcher::Resolve> = Arc::new(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
        0 => vec!["192.0.2.1".parse().unwrap()],
        _ => vec!["127.0.0.1".parse().unwrap()],
    });
    let url = format!("http://rebound.example:{}/a", server.port);
    Folder::new().run(
        &plan(vec![url], None),
        &[],
        &Options {
            resolve: Some(resolve),
            ..Options::default()
        },
    );
    assert!(server.seen().is_empty(), "{:?}", server.seen());
}

#[test]
fn nobody_is_asked_without_a_contact() {
    let mut plan = plan(vec!["https://a.example/".into()], None);
    plan.fetch.contact = None;
    let folder = Folder::new();
    let error = fetcher::run(&plan, &Default::default(), &folder.archive(), &folder.state(), &Options::default()).unwrap_err();
    assert!(error.to_string().contains("contact") && error.hint().is_some());
}

#[test]
fn an_explanation_says_what_would_happen_and_why() {
    let server = Server::start(|path, _, _, stream| match path {
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n"),
        _ => send(stream, "200 OK", "ETag: \"1\"\r\n", b"<p>a"),
    });
    let (folder, plan) = (Folder::new(), plan(vec![server.url("/a")], None));
    let explain = |path: &str| {
        let explanation = fetcher::explain(&server.url(path), &plan, &Default::default(), &folder.state(), &Options::default());
        explanation.unwrap().to_string()
    };
    let told = explain("/private/x");
    assert!(told.contains("bars it (line 2: Disallow: /private/"), "{told}");
    assert!(
        told.contains("Crawl-delay 2.0 s") && told.contains("then       it is not asked for: robots.txt bars it"),
        "{told}"
    );
    assert_eq!(server.hits("/private/x"), 0);
    folder.run(&plan, &[], &Options::default());
    let told = explain("/a");
    assert!(
        told.contains("it is not asked for again before") && told.contains("cached     page "),
        "{told}"
    );
}
