//! Encrypted connections: what is trusted, and what comes of the ones that are not.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use fetcher::{Options, Outcome, Run};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use support::{Folder, plan, send_raw};
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

const PAGE: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<p>In the clear";
const NO_ROBOTS: &[u8] = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

/// Somebody who issues certificates.
fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut named = CertificateParams::new(vec![]).unwrap();
    named.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(named, KeyPair::generate().unwrap()).unwrap()
}

/// What a server shows for itself.
struct Shown(Arc<ServerConfig>);

impl Shown {
    fn new(name: &str, until: i32, issuer: Option<&CertifiedIssuer<'_, KeyPair>>) -> Shown {
        let key = KeyPair::generate().unwrap();
        let mut named = CertificateParams::new(vec![name.to_owned()]).unwrap();
        named.not_after = date_time_ymd(until, 6, 30);
        let certificate = match issuer {
            Some(issuer) => named.signed_by(&key, issuer).unwrap(),
            None => named.self_signed(&key).unwrap(),
        };
        let chain = vec![certificate.der().clone()];
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key);
        Shown(Arc::new(config.unwrap()))
    }
}

/// A server; `connections` counts those that were made to it.
struct Site {
    port: u16,
    connections: Arc<AtomicUsize>,
}

impl Site {
    fn start(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let connections = Arc::new(AtomicUsize::new(0));
        let (count, serve) = (Arc::clone(&connections), Arc::new(serve));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                count.fetch_add(1, Ordering::SeqCst);
                let serve = Arc::clone(&serve);
                std::thread::spawn(move || serve(stream));
            }
        });
        Site { port, connections }
    }

    /// One that answers every page with `page`, then closes without a word.
    fn showing(shown: &Shown, page: &'static [u8]) -> Site {
        let config = Arc::clone(&shown.0);
        Site::start(move |stream| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut reader = BufReader::new(StreamOwned::new(connection, stream));
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") {
                if !matches!(reader.read_line(&mut head), Ok(1..)) {
                    return;
                }
            }
            let answer = if head.starts_with("GET /robots.txt ") { NO_ROBOTS } else { page };
            let _ = reader.get_mut().write_all(answer);
            let _ = reader.get_mut().flush();
        })
    }

    /// Asks for one page under this name, which is the server's.
    fn fetch(&self, name: &str, trusted: Option<&CertifiedIssuer<'_, KeyPair>>, folder: &Folder) -> Run {
        let mut plan = plan(vec![format!("https://{name}:{}/a", self.port)], None);
        plan.fetch.private_hosts = vec![name.into()];
        let resolve: Arc<fetcher::Resolve> = Arc::new(|_| vec![IpAddr::from([127, 0, 0, 1])]);
        let options = Options {
            resolve: Some(resolve),
            more_roots: trusted.iter().map(|issuer| issuer.der().to_vec()).collect(),
            ..Options::default()
        };
        folder.run(&plan, &[], &options)
    }
}

/// The only note of a run that gave nothing: its code, message and hint, the port left out.
fn check(site: &Site, trusted: Option<&CertifiedIssuer<'_, KeyPair>>, expected: (&str, &str), connections: usize) {
    let folder = Folder::new();
    let run = site.fetch("site.example", trusted, &folder);
    let [(_, note)] = run.notes.as_slice() else {
        panic!("one note: {:?}", run.notes)
    };
    let message = note.message.replace(&format!(":{}", site.port), "");
    assert_eq!((note.code.as_str(), message.as_str()), expected);
    assert!(note.hint.is_some(), "{}: what to try", note.code);
    assert_eq!((run.outcome(), run.added), (Outcome::Partial, 0));
    assert_eq!(site.connections.load(Ordering::SeqCst), connections, "connections");
    assert!(folder.pages().is_empty());
}

#[test]
fn a_certificate_of_somebody_trusted_for_this_name_is_good() {
    let issuer = authority();
    for name in ["site.example", "127.0.0.1"] {
        let site = Site::showing(&Shown::new(name, 2100, Some(&issuer)), PAGE);
        let folder = Folder::new();
        let run = site.fetch(name, Some(&issuer), &folder);
        assert_eq!((run.outcome(), run.added), (Outcome::Whole, 1), "{name}: {:?}", run.notes);
        // The archive has what was said, not how it was encrypted.
        let records = support::records(&folder.archive());
        assert_eq!(records.last().unwrap().block, PAGE);
        assert_eq!(folder.pages()[0].body, b"<p>In the clear");
    }
}

#[test]
fn an_issuer_that_nobody_knows_is_not_trusted() {
    let stranger = authority();
    for issuer in [None, Some(&stranger)] {
        check(
            &Site::showing(&Shown::new("site.example", 2100, issuer), PAGE),
            None,
            (
                "untrusted_connection",
                "https://site.example is not asked: its certificate is not to be trusted: nobody who is trusted has issued it; \
                 https://site.example/a is left to a later run",
            ),
            1,
        );
    }
}

#[test]
fn an_issuer_who_takes_the_name_of_a_trusted_one_is_not_trusted() {
    check(
        &Site::showing(&Shown::new("site.example", 2100, Some(&authority())), PAGE),
        Some(&authority()),
        (
            "untrusted_connection",
            "https://site.example is not asked: its certificate is not to be trusted: its signature is not its issuer's; \
             https://site.example/a is left to a later run",
        ),
        1,
    );
}

#[test]
fn a_certificate_for_another_name_is_not_trusted() {
    let issuer = authority();
    check(
        &Site::showing(&Shown::new("other.example", 2100, Some(&issuer)), PAGE),
        Some(&issuer),
        (
            "untrusted_connection",
            "https://site.example is not asked: its certificate is not to be trusted: it is not for site.example but for other.example; \
             https://site.example/a is left to a later run",
        ),
        1,
    );
}

#[test]
fn a_certificate_that_has_expired_is_not_trusted() {
    let issuer = authority();
    check(
        &Site::showing(&Shown::new("site.example", 2020, Some(&issuer)), PAGE),
        Some(&issuer),
        (
            "untrusted_connection",
            "https://site.example is not asked: its certificate is not to be trusted: it expired on 2020-06-30; \
             https://site.example/a is left to a later run",
        ),
        1,
    );
}

#[test]
fn plain_text_where_encryption_is_due_is_said_and_not_believed() {
    let site = Site::start(|mut stream| {
        let _ = stream.read(&mut [0; 4096]);
        send_raw(&mut stream, PAGE);
    });
    check(
        &site,
        None,
        (
            "no_tls",
            "https://site.example is not asked: it does not speak https: what it answers is not encrypted; \
             https://site.example/a is left to a later run",
        ),
        1,
    );
}

#[test]
fn a_handshake_that_breaks_off_is_tried_again_and_then_given_up() {
    let site = Site::start(|mut stream| {
        let _ = stream.read(&mut [0; 4096]);
        // The head of a record of 74 bytes, and none of them.
        send_raw(&mut stream, &[22, 3, 3, 0, 74]);
    });
    check(
        &site,
        None,
        (
            "host_left_alone",
            "site.example is not asked: its robots.txt cannot be had (no connection: 127.0.0.1: it ended while the encryption was \
             being agreed on (tls handshake eof) (3 times)); https://site.example/a is left to a later run",
        ),
        3,
    );
}

#[test]
fn an_encrypted_body_that_ends_without_saying_so_is_not_whole() {
    // Neither a length nor the end of encryption: somebody between may have cut it.
    let issuer = authority();
    let page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>The Council";
    let site = Site::showing(&Shown::new("site.example", 2100, Some(&issuer)), page);
    let folder = Folder::new();
    let run = site.fetch("site.example", Some(&issuer), &folder);
    assert_eq!(support::codes(&run), ["truncated"]);
    assert!(folder.pages().is_empty());
}

#[test]
fn a_server_that_knows_only_versions_which_are_broken_is_said() {
    let site = Site::start(|mut stream| {
        let _ = stream.read(&mut [0; 4096]);
        // An alert of TLS 1.0: fatal, protocol version.
        send_raw(&mut stream, &[21, 3, 1, 0, 2, 2, 70]);
    });
    check(
        &site,
        None,
        (
            "no_tls",
            "https://site.example is not asked: it does not speak https: received fatal alert: ProtocolVersion; \
             https://site.example/a is left to a later run",
        ),
        1,
    );
}
