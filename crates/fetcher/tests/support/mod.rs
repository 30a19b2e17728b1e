//! A web server on loopback whose answers are written out byte by byte, so that it can misframe
//! where a server library would not; and runs of the fetcher against it.

#![allow(dead_code, unreachable_pub)] // Each test file uses its own part.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use catalog::{Manners, Pace, Plan, PlanSource, Source};
use fetcher::{Options, Run};
use record::Page;

/// One request as the server saw it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub at: Instant,
    pub path: String,
    pub head: String,
}

/// What the server does with a request: its path, how often that was asked for (from 1), its head, the connection.
pub type Answer = dyn Fn(&str, usize, &str, &mut TcpStream) -> Then + Send + Sync;

/// Whether the connection goes on.
pub enum Then {
    Keep,
    Close,
}

/// A server; it lives until the process ends.
pub struct Server {
    pub port: u16,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    pub fn start(answer: impl Fn(&str, usize, &str, &mut TcpStream) -> Then + Send + Sync + 'static) -> Server {
        Server::start_at("127.0.0.1:0", Arc::new(answer))
    }

    pub fn start_at(address: &str, answer: Arc<Answer>) -> Server {
        let listener = TcpListener::bind(address).unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                std::thread::spawn(move || serve(stream, &*answer, &log));
            }
        });
        Server { port, seen }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// How often this path was asked for.
    pub fn hits(&self, path: &str) -> usize {
        self.seen().iter().filter(|seen| seen.path == path).count()
    }

    /// Seconds between the requests for this path.
    pub fn gaps(&self, path: &str) -> Vec<f64> {
        let at: Vec<Instant> = self.seen().iter().filter(|seen| seen.path == path).map(|seen| seen.at).collect();
        at.windows(2).map(|pair| (pair[1] - pair[0]).as_secs_f64()).collect()
    }
}

fn serve(stream: TcpStream, answer: &Answer, log: &Mutex<Vec<Seen>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            match reader.read_line(&mut head) {
                Ok(0) | Err(_) => return,
                Ok(_) => {}
            }
        }
        let path = head.split(' ').nth(1).unwrap_or("/").to_owned();
        let count = {
            let mut log = log.lock().unwrap();
            log.push(Seen {
                at: Instant::now(),
                path: path.clone(),
                head: head.clone(),
            });
            log.iter().filter(|seen| seen.path == path).count()
        };
        if let Then::Close = answer(&path, count, &head, &mut stream) {
            return;
        }
    }
}

/// Sends an answer with its length.
pub fn send(stream: &mut TcpStream, status: &str, fields: &str, body: &[u8]) -> Then {
    let head = format!("HTTP/1.1 {status}\r\n{fields}Content-Length: {}\r\n\r\n", body.len());
    send_raw(stream, &[head.as_bytes(), body].concat())
}

pub fn send_html(stream: &mut TcpStream, body: &str) -> Then {
    send(stream, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", body.as_bytes())
}

pub fn send_raw(stream: &mut TcpStream, bytes: &[u8]) -> Then {
    match stream.write_all(bytes).and_then(|()| stream.flush()) {
        Ok(()) => Then::Keep,
        Err(_) => Then::Close,
    }
}

/// A plan's pieces, gentle enough for a test to end soon.
pub fn manners() -> Manners {
    Manners {
        contact: Some("tests@tourdetable.example".into()),
        private_hosts: vec!["127.0.0.1".into()],
        speed_window_seconds: 1.0,
        // A machine that compiles beside the tests is slow; what is silent on purpose has its own limit.
        timeout_seconds: 60.0,
        ..Manners::default()
    }
}

pub fn quick() -> Pace {
    Pace {
        delay_seconds: 0.0,
        concurrency: 4,
        max_crawl_delay_seconds: 60.0,
    }
}

pub fn plan(urls: Vec<String>, source: Option<&str>) -> Plan {
    Plan {
        name: "test".into(),
        title: "A test".into(),
        languages: vec!["en".into()],
        fetch: manners(),
        sources: vec![PlanSource::Web {
            source: source.map(str::to_owned),
            urls,
            url_list: None,
            since: None,
            max_pages: 1000,
            pace: Some(quick()),
        }],
    }
}

/// A run folder.
pub struct Folder(pub tempfile::TempDir);

impl Folder {
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    pub fn archive(&self) -> PathBuf {
        self.0.path().join("1-archive")
    }

    pub fn state(&self) -> PathBuf {
        self.0.path().join("fetch.sqlite")
    }

    pub fn run(&self, plan: &Plan, sources: &[Source], options: &Options<'_>) -> Run {
        let sources: BTreeMap<String, Source> = sources.iter().map(|source| (source.name.clone(), source.clone())).collect();
        fetcher::run(plan, &sources, &self.archive(), &self.state(), options).unwrap()
    }

    pub fn pages(&self) -> Vec<Page> {
        archive::pages(&self.archive()).unwrap().map(Result::unwrap).collect()
    }

    /// The archive's records as `type status-or-nothing path`.
    pub fn records(&self) -> Vec<String> {
        records(&self.archive()).iter().map(told).collect()
    }
}

pub fn records(archive: &Path) -> Vec<archive::WarcRecord> {
    let files = archive::files(archive).unwrap();
    files
        .iter()
        .flat_map(|file| archive::records(file).unwrap())
        .map(Result::unwrap)
        .collect()
}

fn told(record: &archive::WarcRecord) -> String {
    let path = record.target().and_then(|url| url.splitn(4, '/').nth(3)).unwrap_or_default();
    let status = match record.kind() {
        "response" | "revisit" => archive::HttpResponse::parse(&record.block)
            .map(|response| response.status.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    };
    format!("{} {status} /{path}", record.kind()).replace("  ", " ")
}

/// The codes of a run's notes, in order.
pub fn codes(run: &Run) -> Vec<&str> {
    run.notes.iter().map(|(_, note)| note.code.as_str()).collect()
}

pub fn wait(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}
