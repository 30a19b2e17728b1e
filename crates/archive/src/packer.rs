//! Packs bytes as gzip members, one after the other, with one compressor for all of them.
//!
//! A compressor is some hundred kilobytes of tables; three records a page with a new one each
//! cost more than packing the page.

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

/// Makes gzip members (RFC 1952).
#[derive(Debug)]
pub struct Packer {
    compress: Compress,
    level: u32,
}

impl Packer {
    /// A packer of this level: 1 is fast, 9 is tight.
    pub fn new(level: u32) -> Packer {
        Packer {
            compress: Compress::new(Compression::new(level), false),
            level,
        }
    }

    /// Appends one member that holds `parts`, joined.
    pub fn pack(&mut self, parts: &[&[u8]], member: &mut Vec<u8>) {
        let (quickest, tightest) = (self.level == 1, self.level == 9);
        // No name and no time: the same bytes give the same member. 255 is "unknown system".
        member.extend([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, u8::from(quickest) * 4 + u8::from(tightest) * 2, 255]);
        self.compress.reset();
        let mut sum = Crc::new();
        for (number, part) in parts.iter().enumerate() {
            sum.update(part);
            let last = number + 1 == parts.len();
            self.compress_part(part, if last { FlushCompress::Finish } else { FlushCompress::None }, member);
        }
        member.extend(sum.sum().to_le_bytes());
        member.extend(sum.amount().to_le_bytes());
    }

    fn compress_part(&mut self, part: &[u8], flush: FlushCompress, member: &mut Vec<u8>) {
        let mut rest = part;
        loop {
            member.reserve(1024.max(rest.len() / 2));
            let before = self.compress.total_in();
            let status = self.compress.compress_vec(rest, member, flush);
            rest = &rest[(self.compress.total_in() - before) as usize..];
            match status {
                Ok(Status::StreamEnd) => return,
                Ok(Status::Ok | Status::BufError) if rest.is_empty() && flush == FlushCompress::None => return,
                Ok(_) => {}
                // Only a stream that was already ended errs, and it was reset above.
                Err(error) => unreachable!("packing into memory failed: {error}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::MultiGzDecoder;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn members_unpack_to_what_was_packed(texts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..5000), 1..5), level in 0..10_u32) {
            let mut packer = Packer::new(level);
            let mut members = Vec::new();
            for text in &texts {
                let (a, b) = text.split_at(text.len() / 3);
                packer.pack(&[a, b, b"end"], &mut members);
            }
            let mut unpacked = Vec::new();
            MultiGzDecoder::new(members.as_slice()).read_to_end(&mut unpacked).unwrap();
            let expected: Vec<u8> = texts.iter().flat_map(|text| [text.as_slice(), b"end"].concat()).collect();
            prop_assert_eq!(unpacked, expected);
        }
    }
}
