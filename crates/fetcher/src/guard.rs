//! Keeps requests on the public network.
//!
//! Addresses are looked at where the connection is made, after the name was resolved and for the
//! very address that is connected to, so that a name which resolves to another address the second
//! time (rebinding), a redirect and an address written in the URL all pass here. A test server is
//! let through by naming its host in the plan (`private_hosts`), and no other host is.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The hosts that a plan excepts: `127.0.0.1` with any port, or `127.0.0.1:18080`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Guard {
    private_hosts: Vec<String>,
}

impl Guard {
    pub(crate) fn new(private_hosts: &[String]) -> Guard {
        Guard {
            private_hosts: private_hosts.iter().map(|host| host.to_ascii_lowercase()).collect(),
        }
    }

    /// Whether a connection for this host may be made to this address.
    pub(crate) fn lets_through(&self, host: &str, port: u16, ip: IpAddr) -> bool {
        is_public(ip) || self.excepts(host, port)
    }

    fn excepts(&self, host: &str, port: u16) -> bool {
        let with_port = format!("{host}:{port}");
        self.private_hosts.iter().any(|own| own == host || *own == with_port)
    }
}

/// Whether an address is one of the public internet's, by the registries of special-purpose
/// addresses (RFC 6890 and its successors) and the clouds' metadata services.
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, d] = ip.octets();
    !matches!(
        (a, b, c, d),
        (0 | 10 | 127, ..)             // this network, private, loopback
        | (100, 64..=127, ..)          // carriers' own, 100.100.100.200 among them
        | (169, 254, ..)               // link-local, 169.254.169.254 among them
        | (172, 16..=31, ..)           // private
        | (192, 0, 0 | 2, _)           // protocol assignments, examples
        | (192, 31, 196, _)            // AS112
        | (192, 52, 193, _)            // AMT
        | (192, 88, 99, _)             // 6to4 relays
        | (192, 168, ..)               // private
        | (192, 175, 48, _)            // AS112
        | (198, 18 | 19, ..)           // benchmarks
        | (198, 51, 100, _)            // examples
        | (203, 0, 113, _)             // examples
        | (168, 63, 129, 16)           // a cloud's metadata service on a public address
        | (224.., ..) // multicast, reserved, broadcast
    )
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let segments = ip.segments();
    let [.., high, low] = segments;
    let [a, b] = high.to_be_bytes();
    let [c, d] = low.to_be_bytes();
    let last = Ipv4Addr::new(a, b, c, d);
    match segments {
        // Addresses that carry one of the old kind are judged by that one.
        [0, 0, 0, 0, 0, 0xffff, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => is_public_v4(last),
        [0x2002, high, low, ..] => {
            let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
            is_public_v4(Ipv4Addr::new(a, b, c, d))
        }
        // 2001::/23 is Teredo and protocol assignments, 2001:db8::/32 and 3fff::/20 are examples.
        [0x2001, 0..=0x01ff | 0xdb8, ..] => false,
        [0x3fff, 0..=0x0fff, ..] => false,
        // All that is given out to the public today lies in 2000::/3.
        [0x2000..=0x3fff, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_internet_is_let_through() {
        for ip in [
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "192.0.1.1",
            "223.255.255.1",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "2002:808:808::1",
        ] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for ip in [
            "0.0.0.0",
            "10.1.2.3",
            "127.0.0.1",
            "127.255.0.1",
            "100.64.0.1",
            "100.100.100.200",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.168.1.1",
            "198.18.0.1",
            "168.63.129.16",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b:1::1",
            "2002:7f00:1::1",
            "2002:a9fe:a9fe::",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn an_exception_is_for_one_host_and_for_no_other_spelling() {
        let guard = Guard::new(&["127.0.0.1:18080".into(), "test.local".into()]);
        let loopback = "127.0.0.1".parse().unwrap();
        assert!(guard.lets_through("127.0.0.1", 18080, loopback));
        assert!(!guard.lets_through("127.0.0.1", 80, loopback));
        assert!(!guard.lets_through("127.0.0.2", 18080, "127.0.0.2".parse().unwrap()));
        assert!(!guard.lets_through("rebound.example", 18080, loopback));
        assert!(guard.lets_through("test.local", 80, loopback));
    }
}
