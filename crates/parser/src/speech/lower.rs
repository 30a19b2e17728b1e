//! A word in lower case without its possessive ending, as the tables have it.

/// A lower-case word on the stack. Words that are longer than any in the tables lose their end.
#[derive(Default)]
pub(super) struct Lower {
    bytes: [u8; 32],
    len: usize,
}

/// A small letter was among the bytes.
pub(super) const LETTER: u8 = 1;

/// A digit was among the bytes.
pub(super) const DIGIT: u8 = 2;

/// Of each byte: what it is in lower case (0 for what is no ASCII letter or digit), and its sort.
const PLAIN: [(u8, u8); 256] = {
    let mut table = [(0, 0); 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'a'..=b'z' => (byte, LETTER),
            b'A'..=b'Z' => (byte.to_ascii_lowercase(), 0),
            b'0'..=b'9' => (byte, DIGIT),
            _ => (0, 0),
        };
        byte += 1;
    }
    table
};

impl Lower {
    /// The ASCII letters and digits that the bytes begin with, how many they are, and their sorts.
    #[inline]
    pub(super) fn of(bytes: &[u8]) -> (Lower, usize, u8) {
        let mut lower = Lower::default();
        let (mut count, mut sorts) = (0, 0);
        for byte in bytes {
            let (small, sort) = PLAIN[usize::from(*byte)];
            if small == 0 {
                break;
            }
            if let Some(place) = lower.bytes.get_mut(count) {
                *place = small;
            }
            sorts |= sort;
            count += 1;
        }
        lower.len = count.min(lower.bytes.len());
        (lower, count, sorts)
    }

    pub(super) fn push(&mut self, byte: u8) {
        if self.len < self.bytes.len() {
            self.bytes[self.len] = byte;
            self.len += 1;
        }
    }

    pub(super) fn push_letter(&mut self, letter: char) {
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
        }
        is_possessive
    }

    pub(super) fn letters(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}
