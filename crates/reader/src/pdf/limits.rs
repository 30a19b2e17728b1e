//! Whether a PDF file can be unpacked within bounds: a few kilobytes can be made to unpack to
//! gigabytes, and the drawing crate unpacks whole streams.
//!
//! Streams are found by their keyword, whatever the file's tables say, and those that could
//! unpack to too much are unpacked here piece by piece and counted.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;

/// Longer files are not read. The longest session report measured has 9 MB.
const LONGEST_FILE: usize = 64 << 20;
/// Bytes that a stream may unpack to; a scanned page in colour has a hundred million.
const LARGEST_STREAM: u64 = 128 << 20;
/// Bytes that all large streams may unpack to.
const LARGEST_FILE: u64 = 1 << 30;
/// zlib packs 1,032 bytes into one at most.
const ZLIB_RATIO: usize = 1032;
/// LZW packs some 1,400 into one; streams in it are from old files, and short.
const LONGEST_LZW: usize = 256 << 10;
/// Filters that unpack to more than they take.
const UNPACKING: [&[u8]; 4] = [b"FlateDecode", b"LZWDecode", b"RunLengthDecode", b"/Fl "];
/// How far before a stream its dictionary begins.
const DICTIONARY: usize = 4 << 10;

/// Why a file is not to be read.
pub(super) fn refusal(body: &[u8]) -> Option<String> {
    if body.len() > LONGEST_FILE {
        return Some(format!("it has {} bytes, more than {LONGEST_FILE}", body.len()));
    }
    let mut unpacked = 0;
    let mut scratch = vec![0; 64 << 10];
    for at in memmem::find_iter(body, b"stream") {
        if body[..at].ends_with(b"end") {
            continue;
        }
        let dictionary = &body[at.saturating_sub(DICTIONARY)..at];
        let dictionary = &dictionary[memmem::rfind(dictionary, b"obj").unwrap_or(0)..];
        let start = at + b"stream".len();
        let start = start
            + body[start..]
                .iter()
                .take(2)
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        let data = &body[start..];
        let length = memmem::find(data, b"endstream").unwrap_or(data.len());
        let filters: usize = UNPACKING.iter().map(|filter| memmem::find_iter(dictionary, filter).count()).sum();
        if filters > 1 {
            return Some(format!("the stream at byte {start} is packed more than once"));
        }
        if memmem::find(dictionary, b"LZWDecode").is_some() && length > LONGEST_LZW {
            return Some(format!("the stream at byte {start} is packed in a way whose size cannot be told"));
        }
        let is_zlib = matches!(data, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0);
        // All that follows counts, whatever length the file gives: "endstream" may stand in the data.
        if !is_zlib || data.len() * ZLIB_RATIO < LARGEST_STREAM as usize {
            continue;
        }
        unpacked += unpacked_size(data, &mut scratch);
        if unpacked > LARGEST_FILE {
            return Some(format!("its streams unpack to more than {LARGEST_FILE} bytes"));
        }
    }
    None
}

/// How many bytes packed data unpack to; counting stops soon behind the largest stream.
fn unpacked_size(data: &[u8], scratch: &mut [u8]) -> u64 {
    let mut inflate = Decompress::new(true);
    loop {
        let (taken, given) = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(&data[taken as usize..], scratch, FlushDecompress::None);
        if inflate.total_out() > LARGEST_STREAM {
            return LARGEST_FILE + 1;
        }
        match status {
            Ok(Status::StreamEnd) | Err(_) => return inflate.total_out(),
            Ok(_) if inflate.total_in() == taken && inflate.total_out() == given => return given,
            Ok(_) => {}
        }
    }
}
