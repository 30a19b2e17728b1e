//! Asks one address once and gives the answer as it came over the wire, within the plan's limits.
//!
//! HTTP/1.1 by hyper, one request at a time on a connection, connections kept for the next
//! request to the same host. No redirect is followed here, nothing is unpacked, nothing is asked
//! again (but for a kept connection that the server had closed meanwhile).
//!
//! Left alone on purpose: HTTP/2 (its frames cannot be archived, and nobody is asked fast enough to
//! need it), cookies, proxies (the address check would see the proxy).

use std::collections::HashMap;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use catalog::Manners;
use http::{HeaderMap, HeaderValue, Request, header};
use http_body_util::{BodyExt, Empty};
use hyper::body::{Body, Bytes, Incoming};
use hyper::client::conn::http1::{Builder, SendRequest};
use tokio::net::TcpStream;
use tokio::time::{timeout, timeout_at};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::{Host, Url};

use crate::fault::Fault;
use crate::guard::Guard;
use crate::tls;
use crate::wire::{Log, Wire};

/// A head over this is none that means well.
pub(crate) const LONGEST_HEAD: usize = 128 << 10;
const LONGEST_CONNECTING: Duration = Duration::from_secs(10);
/// No server closes an idle connection sooner: one that ends before this was closed for the request.
const SHORTEST_CLOSED: Duration = Duration::from_secs(2);
/// Servers close idle connections after some seconds; an older one is not tried.
const LONGEST_IDLE: Duration = Duration::from_secs(30);

/// What resolves a host's name; the system's resolver unless a test says otherwise.
pub type Resolve = dyn Fn(&str) -> Vec<IpAddr> + Send + Sync;

/// One request.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub url: Url,
    /// What is known of an earlier answer: the server may say that it still holds.
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Whether only pages are wanted: another type is given up before its body comes.
    pub only_pages: bool,
    /// Bytes of a body, as they come.
    pub longest: u64,
    /// Whether the beginning of a longer one is worth having.
    pub or_its_beginning: bool,
}

/// One whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub fields: HeaderMap,
    /// The request as it went over the wire.
    pub sent: Vec<u8>,
    /// The response as it came over the wire.
    pub received: Vec<u8>,
    pub ip: IpAddr,
    /// Whether the body was longer than what was wanted of it.
    pub is_cut: bool,
}

/// A request that gave no whole answer, and how far it came.
#[derive(Debug)]
pub(crate) struct Failure {
    pub fault: Fault,
    /// The status, where a head came.
    pub status: Option<u16>,
    /// Bytes received.
    pub received: usize,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure {
            fault,
            status: None,
            received: 0,
        }
    }
}

pub(crate) struct Client {
    user_agent: HeaderValue,
    accept_language: Option<HeaderValue>,
    limits: Manners,
    guard: Guard,
    resolve: Option<Arc<Resolve>>,
    tls: TlsConnector,
    idle: Mutex<HashMap<String, Vec<Connection>>>,
}

struct Connection {
    sender: SendRequest<Empty<Bytes>>,
    log: Log,
    ip: IpAddr,
    since: Instant,
}

impl Client {
    pub(crate) fn new(
        user_agent: &str,
        languages: &[String],
        limits: &Manners,
        resolve: Option<Arc<Resolve>>,
        more_roots: &[Vec<u8>],
    ) -> Client {
        let mut roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        // One that is no certificate is one fewer to be trusted.
        roots.add_parsable_certificates(more_roots.iter().map(|root| CertificateDer::from(root.clone())));
        let mut tls = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        Client {
            user_agent: HeaderValue::from_str(user_agent).unwrap_or(HeaderValue::from_static(crate::PRODUCT)),
            accept_language: HeaderValue::from_str(&languages.join(", ")).ok().filter(|value| !value.is_empty()),
            limits: limits.clone(),
            guard: Guard::new(&limits.private_hosts),
            resolve,
            tls: TlsConnector::from(Arc::new(tls)),
            idle: Mutex::default(),
        }
    }

    /// Asks; all of it, from the name to the last byte, within the plan's seconds.
    pub(crate) async fn ask(&self, ask: &Ask) -> Result<Answer, Failure> {
        let seconds = self.limits.timeout_seconds;
        timeout(Duration::from_secs_f64(seconds.clamp(0.001, 86_400.0)), self.ask_unhurried(ask))
            .await
            .unwrap_or(Err(Fault::TimedOut(seconds as u64).into()))
    }

    async fn ask_unhurried(&self, ask: &Ask) -> Result<Answer, Failure> {
        let key = crate::address::origin_of(&ask.url);
        if let Some(kept) = self.kept_connection(&key) {
            let was_idle = kept.since.elapsed() > SHORTEST_CLOSED;
            match self.exchange(kept, ask, &key).await {
                // Closed while it was idle, as servers do: nothing came, so nothing is asked twice.
                Err(Failure {
                    fault: Fault::Reset,
                    received: 0,
                    ..
                }) if was_idle => {}
                other => return other,
            }
        }
        let connection = self.connect(&ask.url).await?;
        self.exchange(connection, ask, &key).await
    }

    fn kept_connection(&self, key: &str) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle.get_mut(key)?;
        kept.retain(|connection| !connection.sender.is_closed() && connection.since.elapsed() < LONGEST_IDLE);
        kept.pop()
    }

    fn keep(&self, key: &str, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.entry(key.to_owned()).or_default().push(connection);
    }

    /// The addresses of a URL's host that may be connected to.
    pub(crate) async fn addresses(&self, url: &Url) -> Result<Vec<SocketAddr>, Fault> {
        let host = url.host_str().unwrap_or_default();
        let port = url.port_or_known_default().unwrap_or(80);
        let found: Vec<IpAddr> = match (url.host(), &self.resolve) {
            (Some(Host::Ipv4(ip)), _) => vec![ip.into()],
            (Some(Host::Ipv6(ip)), _) => vec![ip.into()],
            (_, Some(resolve)) => resolve(host),
            (_, None) => match tokio::net::lookup_host((host, port)).await {
                Ok(found) => found.map(|address| address.ip()).collect(),
                Err(error) => return Err(Fault::Unresolvable(error.to_string())),
            },
        };
        let (open, closed): (Vec<_>, Vec<_>) = found.into_iter().partition(|ip| self.guard.lets_through(host, port, *ip));
        match (open.is_empty(), closed.first()) {
            (false, _) => Ok(open.into_iter().map(|ip| SocketAddr::new(ip, port)).collect()),
            (true, Some(ip)) => Err(Fault::PrivateAddress(*ip)),
            (true, None) => Err(Fault::Unresolvable("it has no address".into())),
        }
    }

    async fn connect(&self, url: &Url) -> Result<Connection, Fault> {
        let addresses = self.addresses(url).await?;
        let mut fault = Fault::Unreachable("no address answers".into());
        // The address that was checked is the address that is connected to: the name is not resolved again.
        for address in addresses.into_iter().take(4) {
            match timeout(LONGEST_CONNECTING, self.connect_to(address, url)).await {
                Ok(Ok(connection)) => return Ok(connection),
                Ok(Err(why)) => fault = why,
                Err(_) => fault = Fault::Unreachable(format!("{address} does not answer")),
            }
        }
        Err(fault)
    }

    async fn connect_to(&self, address: SocketAddr, url: &Url) -> Result<Connection, Fault> {
        let unreachable = |error: std::io::Error| Fault::Unreachable(format!("{}: {error}", address.ip()));
        let stream = TcpStream::connect(address).await.map_err(unreachable)?;
        stream.set_nodelay(true).map_err(unreachable)?;
        let (wire, log) = if url.scheme() == "https" {
            let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
            let name = ServerName::try_from(host.to_owned()).map_err(|error| Fault::Untrusted(error.to_string()))?;
            let stream = self.tls.connect(name, stream).await;
            Wire::new(Box::new(stream.map_err(|error| tls::fault_of(&error, host, address.ip()))?))
        } else {
            Wire::new(Box::new(stream))
        };
        let (sender, connection) = Builder::new()
            .max_buf_size(2 * LONGEST_HEAD)
            .max_header_size(LONGEST_HEAD)
            .max_headers(500)
            .title_case_headers(true)
            .handshake(wire)
            .await
            .map_err(|error| Fault::Unreachable(error.to_string()))?;
        // Its end shows in the sender.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Connection {
            sender,
            log,
            ip: address.ip(),
            since: Instant::now(),
        })
    }

    /// One request and its answer.
    async fn exchange(&self, mut connection: Connection, ask: &Ask, key: &str) -> Result<Answer, Failure> {
        let log = connection.log.clone();
        let failed = |fault: Fault, status: Option<u16>| Failure {
            fault,
            status,
            received: log.received(),
        };
        log.take();
        connection.sender.ready().await.map_err(|_| Fault::Reset)?;
        let response = connection.sender.send_request(self.request(ask)).await;
        let response = response.map_err(|error| failed(fault_of(&error, log.received()), None))?;
        let (head, body) = response.into_parts();
        let status = head.status.as_u16();
        if ask.only_pages && (200..300).contains(&status) {
            wants(&head.headers).map_err(|fault| failed(fault, Some(status)))?;
        }
        let is_whole = self.read_body(body, &log, ask).await.map_err(|fault| failed(fault, Some(status)))?;
        let heard = log.take();
        let answer = Answer {
            status,
            fields: head.headers,
            sent: heard.sent,
            received: without_interim_heads(heard.received),
            ip: connection.ip,
            is_cut: !is_whole,
        };
        connection.since = Instant::now();
        if is_whole {
            self.keep(key, connection);
        }
        Ok(answer)
    }

    /// Reads to the end of the body, or as far as it is wanted; says whether that was its end. The
    /// bytes themselves are in the log.
    async fn read_body(&self, mut body: Incoming, log: &Log, ask: &Ask) -> Result<bool, Fault> {
        let limit = ask.longest;
        let over_limit = || {
            if ask.or_its_beginning {
                Ok(false)
            } else {
                Err(Fault::TooLong(limit))
            }
        };
        if let Some(declared) = body.size_hint().exact() {
            if declared > limit && !ask.or_its_beginning {
                return over_limit();
            }
            log.reserve(declared.min(limit) as usize);
        }
        let window = Duration::from_secs_f64(self.limits.speed_window_seconds.clamp(0.001, 86_400.0));
        let least = (self.limits.min_bytes_per_second as f64 * window.as_secs_f64()) as usize;
        let too_slow = Err(Fault::TooSlow(self.limits.min_bytes_per_second));
        let (mut window_end, mut at_its_start) = (tokio::time::Instant::now() + window, log.received());
        loop {
            match timeout_at(window_end, body.frame()).await {
                Ok(None) => return Ok(true),
                Ok(Some(Ok(_))) if log.received() as u64 > limit + LONGEST_HEAD as u64 => return over_limit(),
                Ok(Some(Ok(_))) => {}
                Ok(Some(Err(error))) => return Err(fault_of_body(&error)),
                Err(_) if log.received() - at_its_start < least => return too_slow,
                Err(_) => (window_end, at_its_start) = (tokio::time::Instant::now() + window, log.received()),
            }
        }
    }

    fn request(&self, ask: &Ask) -> Request<Empty<Bytes>> {
        let url = &ask.url;
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let host = match url.port() {
            Some(port) => format!("{}:{port}", url.host_str().unwrap_or_default()),
            None => url.host_str().unwrap_or_default().to_owned(),
        };
        let mut request = Request::new(Empty::new());
        // `Url` writes nothing that these types refuse; where one of them thinks otherwise, the root is asked for.
        *request.uri_mut() = path.parse().unwrap_or_default();
        let fields = request.headers_mut();
        let mut add = |name, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                fields.insert(name, value);
            }
        };
        add(header::HOST, &host);
        add(header::ACCEPT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
        // What is not asked for need not be unpacked: gzip is what every server knows.
        add(header::ACCEPT_ENCODING, "gzip");
        ask.etag.iter().for_each(|etag| add(header::IF_NONE_MATCH, etag));
        ask.last_modified.iter().for_each(|date| add(header::IF_MODIFIED_SINCE, date));
        fields.insert(header::USER_AGENT, self.user_agent.clone());
        if let Some(languages) = &self.accept_language {
            fields.insert(header::ACCEPT_LANGUAGE, languages.clone());
        }
        request
    }
}

/// Whether the declared type is one that a page may have.
fn wants(fields: &HeaderMap) -> Result<(), Fault> {
    let declared = fields
        .get(header::CONTENT_TYPE)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    match declared {
        Some(declared) if !archive::is_readable(Some(&declared)) => Err(Fault::NoPage(declared)),
        _ => Ok(()),
    }
}

/// What came before the answer proper (`103 Early Hints`) is not part of it.
fn without_interim_heads(mut received: Vec<u8>) -> Vec<u8> {
    let is_interim = |message: &[u8]| message.starts_with(b"HTTP/1.") && message.get(9) == Some(&b'1');
    while is_interim(&received) {
        let head = archive::revisit_head(&received).len();
        received.drain(..head);
    }
    received
}

fn fault_of(error: &hyper::Error, received: usize) -> Fault {
    if error.is_parse() && received >= LONGEST_HEAD {
        Fault::HeadTooLong
    } else if error.is_parse() {
        Fault::Malformed(error.to_string())
    } else {
        Fault::Reset
    }
}

fn fault_of_body(error: &hyper::Error) -> Fault {
    if error.is_parse() {
        Fault::Malformed(error.to_string())
    } else {
        Fault::Truncated(error.to_string())
    }
}

/// A request on its way, with what it was for.
pub(crate) type OnItsWay<T> = Pin<Box<dyn Future<Output = (T, Result<Answer, Failure>)>>>;
