//! Reads bytes as characters, piece by piece: what is no UTF-8 becomes U+FFFD.

use std::io::{self, BufRead, Read};

/// See the module.
pub(crate) struct Characters<R> {
    inner: R,
    /// Bytes at the end of a piece that may begin a character of the next one.
    begun: Vec<u8>,
    ready: String,
    taken: usize,
}

impl<R: BufRead> Characters<R> {
    pub(crate) fn new(inner: R) -> Characters<R> {
        Characters {
            inner,
            begun: Vec::new(),
            ready: String::new(),
            taken: 0,
        }
    }

    pub(crate) fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: BufRead> BufRead for Characters<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.ready.len() {
            let piece = self.inner.fill_buf()?;
            let (length, is_end) = (piece.len(), piece.is_empty());
            self.begun.extend_from_slice(piece);
            self.inner.consume(length);
            let last = self.begun.utf8_chunks().last();
            let open = last.map_or(0, |last| last.invalid().len());
            let closed = self.begun.len() - if is_end { 0 } else { open };
            self.ready.clear();
            self.taken = 0;
            self.ready.push_str(&String::from_utf8_lossy(&self.begun[..closed]));
            self.begun.drain(..closed);
            if is_end {
                break;
            }
        }
        Ok(&self.ready.as_bytes()[self.taken..])
    }

    fn consume(&mut self, n: usize) {
        self.taken += n;
    }
}

impl<R: BufRead> Read for Characters<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pieces_of_any_size_read_as_the_whole(bytes in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,50}", size in 1_usize..9) {
            let bytes = [bytes.as_slice(), text.as_bytes(), &bytes].concat();
            let mut read = String::new();
            Characters::new(BufReader::with_capacity(size, bytes.as_slice())).read_to_string(&mut read).unwrap();
            prop_assert_eq!(read, String::from_utf8_lossy(&bytes));
        }
    }
}
