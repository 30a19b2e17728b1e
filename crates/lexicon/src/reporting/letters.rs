//! Words as the tables are asked for them.

use std::hash::{Hash, Hasher};

/// A lower-case word with straight apostrophes, as the tables have it: its bytes, then zeros.
/// What is longer than every word of the tables has no end, and is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters(pub(super) [u64; Letters::MOST / 8]);

impl Letters {
    /// Most bytes. The words of the tables are shorter.
    pub const MOST: usize = 32;

    /// From the first eight bytes, the first one lowest, and the next eight, with zeros behind the word.
    #[inline]
    pub fn of_two(first: u64, second: u64) -> Letters {
        Letters([first, second, 0, 0])
    }

    /// From bytes with zeros behind the word.
    #[inline]
    pub fn padded(bytes: &[u8; Letters::MOST]) -> Letters {
        let mut letters = Letters::default();
        for (eight, chunk) in letters.0.iter_mut().zip(bytes.as_chunks().0) {
            *eight = u64::from_le_bytes(*chunk);
        }
        letters
    }
}

impl From<&[u8]> for Letters {
    fn from(word: &[u8]) -> Letters {
        let mut bytes = [0; Letters::MOST];
        let kept = word.len().min(bytes.len());
        bytes[..kept].copy_from_slice(&word[..kept]);
        Letters::padded(&bytes)
    }
}

impl Hash for Letters {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [first, second, third, fourth] = self.0;
        state.write_u64(first ^ second.rotate_left(21) ^ third.rotate_left(42) ^ fourth.rotate_left(11));
    }
}

/// Spreads the bytes of a word: each word of a text is looked up once, and the tables are ours,
/// so nobody can choose keys that collide.
#[derive(Debug, Default)]
pub(super) struct LettersHasher(u64);

impl Hasher for LettersHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    #[inline]
    fn write_u64(&mut self, value: u64) {
        let product = u128::from(self.0 ^ value) * 0x9E37_79B9_7F4A_7C15;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
