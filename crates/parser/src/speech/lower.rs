//! A word in lower case without its possessive ending, as the tables have it.

/// A lower-case word on the stack. Words that are longer than any in the tables lose their end.
#[derive(Default)]
pub(super) struct Lower {
    bytes: [u8; 32],
    len: usize,
}

impl Lower {
    pub(super) fn of(letters: &[u8]) -> Lower {
        let mut lower = Lower::default();
        lower.len = letters.len().min(lower.bytes.len());
        lower.bytes[..lower.len].copy_from_slice(&letters[..lower.len]);
        lower.bytes.make_ascii_lowercase();
        lower
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
