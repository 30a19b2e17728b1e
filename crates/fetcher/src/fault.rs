//! Why a request gave nothing that can be kept.

use std::fmt;
use std::net::IpAddr;

/// A request that ended without a whole response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The name does not resolve.
    Unresolvable(String),
    /// It resolves to an address that is not the public network's.
    PrivateAddress(IpAddr),
    /// No connection.
    Unreachable(String),
    /// The certificate does not show that the server is the one asked for.
    Untrusted(String),
    /// It does not speak TLS, or none that is spoken here.
    NoTls(String),
    /// The connection was closed before a response.
    Reset,
    /// What came is no HTTP.
    Malformed(String),
    /// The head is longer than any that means well.
    HeadTooLong,
    /// The body ended before its declared length.
    Truncated(String),
    /// More bytes than the plan allows.
    TooLong(u64),
    /// Unpacks to more than so many times what was sent.
    Bomb(u64),
    /// A content coding that was not asked for.
    Coding(String),
    /// Fewer bytes a second than the plan allows.
    TooSlow(u64),
    /// Longer than the plan allows.
    TimedOut(u64),
    /// A type that no page has.
    NoPage(String),
}

impl Fault {
    /// Whether it may pass by itself, so that asking again in this run makes sense. A server that
    /// is slow or sends too much is not asked to do it again.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(
            self,
            Fault::Unresolvable(_) | Fault::Unreachable(_) | Fault::Reset | Fault::Malformed(_) | Fault::Truncated(_)
        )
    }

    /// Whether the next run tries again: everything but what lies in the page itself.
    pub(crate) fn is_for_now(&self) -> bool {
        !matches!(
            self,
            Fault::PrivateAddress(_) | Fault::TooLong(_) | Fault::Bomb(_) | Fault::Coding(_) | Fault::NoPage(_) | Fault::HeadTooLong
        )
    }

    /// Whether it is about the host, whatever page is asked for: then it is said once.
    pub(crate) fn is_of_the_host(&self) -> bool {
        matches!(self, Fault::PrivateAddress(_) | Fault::Untrusted(_) | Fault::NoTls(_))
    }

    /// A stable name for counting.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Fault::Unresolvable(_) => "unresolvable",
            Fault::PrivateAddress(_) => "private_address",
            Fault::Unreachable(_) => "unreachable",
            Fault::Untrusted(_) => "untrusted_connection",
            Fault::NoTls(_) => "no_tls",
            Fault::Reset => "reset",
            Fault::Malformed(_) => "malformed_response",
            Fault::HeadTooLong => "head_too_long",
            Fault::Truncated(_) => "truncated",
            Fault::TooLong(_) => "too_long",
            Fault::Bomb(_) => "bomb",
            Fault::Coding(_) => "unknown_coding",
            Fault::TooSlow(_) => "too_slow",
            Fault::TimedOut(_) => "timed_out",
            Fault::NoPage(_) => "no_page",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Unresolvable(why) => write!(f, "the host's name cannot be resolved: {why}"),
            Fault::PrivateAddress(ip) => write!(f, "{ip} is no address of the public network"),
            Fault::Unreachable(why) => write!(f, "no connection: {why}"),
            Fault::Untrusted(why) => write!(f, "its certificate is not to be trusted: {why}"),
            Fault::NoTls(why) => write!(f, "it does not speak https: {why}"),
            Fault::Reset => write!(f, "the server closed the connection before it answered"),
            Fault::Malformed(why) => write!(f, "what came is no HTTP response: {why}"),
            Fault::HeadTooLong => write!(f, "the head of the response is over {} KiB", crate::client::LONGEST_HEAD >> 10),
            Fault::Truncated(why) => write!(f, "the body ended before its end: {why}"),
            Fault::TooLong(limit) => write!(f, "the body is over {limit} bytes"),
            Fault::Bomb(ratio) => write!(f, "the body unpacks to more than {ratio} times what was sent"),
            Fault::Coding(coding) => write!(f, "the body has a content coding that was not asked for: {coding}"),
            Fault::TooSlow(minimum) => write!(f, "the body came slower than {minimum} bytes a second"),
            Fault::TimedOut(seconds) => write!(f, "no whole response within {seconds} seconds"),
            Fault::NoPage(content_type) => write!(f, "`{content_type}` is no type of a page"),
        }
    }
}
