//! Names made of bytes: the same bytes have the same name on every machine and in every run.

use sha2::{Digest, Sha256};

/// The digest of a body: `sha256:` and 64 hexadecimal digits.
///
/// ```
/// assert!(archive::digest(b"").starts_with("sha256:e3b0c44298fc1c14"));
/// ```
pub fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", hexadecimal(&Sha256::digest(bytes)))
}

/// The digest of what can be read, which is held nowhere.
///
/// ```
/// assert_eq!(archive::digest_of(b"a".as_slice()).unwrap(), archive::digest(b"a"));
/// ```
///
/// # Errors
/// It cannot be read to its end.
pub fn digest_of(mut body: impl std::io::BufRead) -> std::io::Result<String> {
    let mut hasher = Sha256::new();
    loop {
        let piece = body.fill_buf()?;
        if piece.is_empty() {
            return Ok(format!("sha256:{}", hexadecimal(&hasher.finalize())));
        }
        hasher.update(piece);
        let length = piece.len();
        body.consume(length);
    }
}

/// The id of a page: the first 16 hexadecimal digits of the SHA-256 of its URL, a line feed
/// and the digest of its body. The same bytes at the same address keep it for ever.
pub fn page_id(url: &str, digest: &str) -> String {
    hexadecimal(&hash(&[url, "\n", digest])[..8])
}

/// A record's id made of what identifies it, so that importing again gives the same bytes:
/// a version 8 UUID (RFC 9562) from the SHA-256 of the parts.
///
/// ```
/// let id = archive::record_id(&["resource", "https://example.org/", "sha256:00"]);
/// assert_eq!(id, archive::record_id(&["resource", "https://example.org/", "sha256:00"]));
/// assert!(id.starts_with("<urn:uuid:") && id.len() == 47, "{id}");
/// ```
pub fn record_id(parts: &[&str]) -> String {
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&hash(&[&parts.join("\n")])[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let digits = hexadecimal(&bytes);
    format!(
        "<urn:uuid:{}-{}-{}-{}-{}>",
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..]
    )
}

fn hash(parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        digits.push(char::from(DIGITS[usize::from(byte >> 4)]));
        digits.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    digits
}
