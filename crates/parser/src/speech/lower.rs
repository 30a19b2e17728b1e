//! A word in lower case without its possessive ending, as the tables have it.

use lexicon::Letters;

/// A lower-case word on the stack. Words that are longer than any in the tables lose their end.
#[derive(Default)]
pub(super) struct Lower {
    bytes: [u8; Letters::MOST],
    len: usize,
}

/// The ASCII letters and digits that a word begins with: mostly the whole word.
pub(super) struct Plain {
    pub lower: Lower,
    /// How many there are.
    pub count: usize,
    pub has_small_letter: bool,
    pub has_digit: bool,
}

impl Plain {
    #[inline]
    pub(super) fn of(bytes: &[u8]) -> Plain {
        let mut plain = Plain {
            lower: Lower::default(),
            count: 0,
            has_small_letter: false,
            has_digit: false,
        };
        loop {
            let eight = Eight::of(&bytes[plain.count..]);
            let place = plain.lower.bytes.get_mut(plain.count..plain.count + 8);
            if let Some(place) = place {
                place.copy_from_slice(&eight.lower.to_le_bytes());
            }
            plain.count += eight.count;
            plain.has_small_letter |= eight.small_letters != 0;
            plain.has_digit |= eight.digits != 0;
            if eight.count < 8 {
                break;
            }
        }
        plain.lower.len = plain.count.min(Letters::MOST);
        plain
    }
}

/// Eight bytes at once, the first one lowest.
#[derive(Default)]
pub(super) struct Eight {
    /// The letters and digits before the first other byte in lower case, then zeros.
    pub lower: u64,
    pub count: usize,
    /// The highest bit of each byte that is one, of those counted.
    pub small_letters: u64,
    pub digits: u64,
}

impl Eight {
    #[inline]
    pub(super) fn of(bytes: &[u8]) -> Eight {
        const HIGHEST: u64 = each(0x80);
        let eight = match bytes.first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => {
                let mut chunk = [0; 8];
                chunk[..bytes.len()].copy_from_slice(bytes);
                u64::from_le_bytes(chunk)
            }
        };
        let ascii = !eight & HIGHEST;
        let low = eight & !HIGHEST;
        // Sets the bit that lies between a small and a capital letter; digits have it.
        let small = low | each(0x20);
        let letters = between(small, b'a', b'z') & ascii;
        let digits = between(low, b'0', b'9') & ascii;
        let others = !(letters | digits) & HIGHEST;
        let count = others.trailing_zeros() as usize / 8;
        // Without others, the shift by 64 bits leaves nothing to cut off.
        let counted = 1u64.checked_shl(8 * count as u32).map_or(u64::MAX, |bit| bit - 1);
        Eight {
            lower: small & counted,
            count,
            small_letters: letters & (low << 2) & counted,
            digits: digits & counted,
        }
    }
}

/// The same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte that lies from `first` to `last`; no byte has its own highest bit.
#[inline]
fn between(bytes: u64, first: u8, last: u8) -> u64 {
    (bytes + each(0x80 - first)) & !(bytes + each(0x7f - last)) & each(0x80)
}

impl Lower {
    pub(super) fn of(word: &str) -> Lower {
        let mut lower = Lower::default();
        word.chars().for_each(|letter| lower.push_letter(letter));
        lower
    }

    pub(super) fn push(&mut self, byte: u8) {
        if self.len < self.bytes.len() {
            self.bytes[self.len] = byte;
            self.len += 1;
        }
    }

    pub(super) fn push_letter(&mut self, letter: char) {
        if letter.is_ascii() {
            return self.push(letter.to_ascii_lowercase() as u8);
        }
        for lower in letter.to_lowercase() {
            let mut buffer = [0; 4];
            lower.encode_utf8(&mut buffer).bytes().for_each(|byte| self.push(byte));
        }
    }

    pub(super) fn strip_possessive(&mut self) -> bool {
        let is_possessive = self.letters().ends_with(b"'s")
            && !matches!(
                self.letters(),
                b"it's" | b"he's" | b"she's" | b"that's" | b"what's" | b"let's" | b"there's" | b"who's"
            );
        if is_possessive {
            self.len -= 2;
            self.bytes[self.len..self.len + 2].fill(0);
        }
        is_possessive
    }

    pub(super) fn letters(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// The word as the tables are asked for it.
    #[inline]
    pub(super) fn padded(&self) -> Letters {
        Letters::padded(&self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_and_digits_are_lowered_up_to_the_first_other_byte() {
        let plain = Plain::of("Zürich".as_bytes());
        assert_eq!((plain.lower.letters(), plain.count), (&b"z"[..], 1));
        let plain = Plain::of(b"G20 said");
        assert_eq!(
            (plain.lower.letters(), plain.has_digit, plain.has_small_letter),
            (&b"g20"[..], true, false)
        );
        let plain = Plain::of(b"Recommendations, they");
        assert_eq!((plain.lower.letters(), plain.has_digit), (&b"recommendations"[..], false));
    }

    proptest! {
        #[test]
        fn eight_bytes_at_once_read_as_one_by_one(bytes in proptest::collection::vec(any::<u8>(), 0..80), word in "[A-Za-z0-9@\\[`{/:é]{0,40}") {
            for bytes in [&bytes[..], word.as_bytes()] {
                let plain = Plain::of(bytes);
                let run: Vec<u8> = bytes.iter().copied().take_while(u8::is_ascii_alphanumeric).collect();
                prop_assert_eq!(plain.count, run.len());
                prop_assert_eq!(plain.has_small_letter, run.iter().any(u8::is_ascii_lowercase));
                prop_assert_eq!(plain.has_digit, run.iter().any(u8::is_ascii_digit));
                let lower = run.to_ascii_lowercase();
                prop_assert_eq!(plain.lower.letters(), &lower[..lower.len().min(Letters::MOST)]);
                prop_assert!(plain.lower.padded() == Letters::from(&lower[..]));
            }
        }
    }
}
