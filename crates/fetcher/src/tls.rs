//! Why an encrypted connection did not come about, in words that help.

use std::io;
use std::net::IpAddr;

use jiff::Timestamp;
use tokio_rustls::rustls::pki_types::UnixTime;
use tokio_rustls::rustls::{CertificateError, Error, InvalidMessage};

use crate::fault::Fault;

/// The fault that an error of the handshake with `host` is.
pub(crate) fn fault_of(error: &io::Error, host: &str, ip: IpAddr) -> Fault {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        Some(Error::InvalidCertificate(why)) => Fault::Untrusted(untrusted(why, host)),
        // The first bytes of an answer in plain text are no record of TLS.
        Some(Error::InvalidMessage(InvalidMessage::InvalidContentType | InvalidMessage::UnknownProtocolVersion)) => {
            Fault::NoTls("what it answers is not encrypted".into())
        }
        Some(other) => Fault::NoTls(other.to_string()),
        None => Fault::Unreachable(format!("{ip}: it ended while the encryption was being agreed on ({error})")),
    }
}

fn untrusted(why: &CertificateError, host: &str) -> String {
    match why {
        CertificateError::UnknownIssuer => "nobody who is trusted has issued it".into(),
        CertificateError::BadSignature => "its signature is not its issuer's".into(),
        CertificateError::Expired => "it has expired".into(),
        CertificateError::ExpiredContext { not_after, .. } => format!("it expired on {}", day(not_after)),
        CertificateError::NotValidYet => "it does not hold yet".into(),
        CertificateError::NotValidYetContext { not_before, .. } => format!("it does not hold before {}", day(not_before)),
        CertificateError::NotValidForName => format!("it is not for {host}"),
        CertificateError::NotValidForNameContext { presented, .. } => format!("it is not for {host} but for {}", names(presented)),
        other => other.to_string(),
    }
}

/// `DnsName("a.example")` is how the names come.
fn names(presented: &[String]) -> String {
    let bare = |name: &String| match name.split('"').nth(1) {
        Some(bare) => bare.to_owned(),
        None => name.clone(),
    };
    match presented {
        [] => "no name at all".into(),
        [.., last] if presented.len() > 5 => format!("{} names, among them {}", presented.len(), bare(last)),
        few => few.iter().map(bare).collect::<Vec<_>>().join(", "),
    }
}

fn day(time: &UnixTime) -> String {
    let time = i64::try_from(time.as_secs())
        .ok()
        .and_then(|second| Timestamp::from_second(second).ok());
    time.map(|time| time.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}
