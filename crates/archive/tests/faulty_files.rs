//! Archives as they are met: torn, damaged, written by other tools. A faulty record costs
//! itself and nothing else.

use std::io::{Cursor, Write};

use archive::{ArchiveError, NewRecord, Packer, WarcRecord, records_in};
use proptest::prelude::*;

const DATE: &str = "2023-03-31T00:00:00Z";

fn resource(n: usize) -> NewRecord {
    let body = format!("<p>Delegation {n} took the floor.</p>").repeat(20);
    NewRecord::resource(&format!("https://example.org/{n}"), DATE, "text/html", body.as_bytes())
}

fn read(bytes: &[u8]) -> Vec<Result<WarcRecord, ArchiveError>> {
    records_in(Cursor::new(bytes), "test.warc").unwrap().collect()
}

/// The last part of each record's URL, and the offset of each fault.
fn check(bytes: &[u8], expected: &[&str]) {
    let seen: Vec<String> = read(bytes)
        .into_iter()
        .map(|record| match record {
            Ok(record) => record.target().unwrap().rsplit('/').next().unwrap().into(),
            Err(ArchiveError::Faulty { offset, why, .. }) => format!("{offset}: {why}"),
            Err(other) => other.to_string(),
        })
        .collect();
    assert_eq!(seen, expected);
}

fn plain(url: &str, block: &str) -> String {
    let length = block.len();
    format!(
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: <https://example.org/{url}>\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
    )
}

fn gzip(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_plain_file_of_another_tool_is_read() {
    check((plain("a", "one") + &plain("b", "two")).as_bytes(), &["a", "b"]);
}

#[test]
fn many_records_may_stand_in_one_gzip_member() {
    check(&gzip(&(plain("a", "one") + &plain("b", "two"))), &["a", "b"]);
}

#[test]
fn a_length_that_is_too_long_costs_one_record() {
    let long = plain("b", "two").replace("Content-Length: 3", "Content-Length: 300");
    let file = plain("a", "one") + &long + &plain("c", "three");
    let fault = format!("{}: it declares 300 bytes and ends 190 bytes before that", plain("a", "one").len());
    check(file.as_bytes(), &["a", &fault, "c"]);
}

#[test]
fn a_length_that_is_too_long_does_not_swallow_the_next_gzip_member() {
    let long = plain("b", "two").replace("Content-Length: 3", "Content-Length: 300");
    let (one, three) = (gzip(&plain("a", "one")), gzip(&plain("c", "three")));
    let fault = format!("{}: it declares 300 bytes and ends 293 bytes before that", one.len());
    check(&[one, gzip(&long), three].concat(), &["a", &fault, "c"]);
}

#[test]
fn a_length_that_is_too_short_costs_one_record() {
    let short = plain("b", "two and more").replace("Content-Length: 12", "Content-Length: 3");
    let file = plain("a", "one") + &short + &plain("c", "three");
    let fault = format!("{}: its block does not end after the 3 bytes it declares", plain("a", "one").len());
    check(file.as_bytes(), &["a", &fault, "c"]);
}

#[test]
fn a_record_without_a_length_costs_itself() {
    let without = plain("b", "two").replace("Content-Length: 3\r\n", "");
    let fault = format!("{}: it has no Content-Length that is a number", plain("a", "one").len());
    check(
        (plain("a", "one") + &without + &plain("c", "three")).as_bytes(),
        &["a", &fault, "c"],
    );
}

#[test]
fn what_is_no_archive_is_one_fault() {
    check(
        b"<!doctype html>\n<p>Hello\n<p>again\n",
        &["0: it begins with `<!doctype html>`, expected `WARC/1.0` or `WARC/1.1`"],
    );
    check(b"", &[]);
}

#[test]
fn a_field_may_go_on_in_the_next_line() {
    let folded = plain("a", "one").replace("WARC-Type: resource", "WARC-Type:\r\n resource");
    assert_eq!(read(folded.as_bytes())[0].as_ref().unwrap().kind(), "resource");
}

#[test]
fn a_block_may_hold_what_looks_like_a_record() {
    check(plain("a", "x\r\n\r\nWARC/1.1\r\nWARC-Type: resource\r\n\r\n").as_bytes(), &["a"]);
}

#[test]
fn a_torn_tail_is_cut_off_before_more_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.warc.gz");
    let whole = [resource(0), resource(1)].map(|record| record.packed(&mut Packer::new(6))).concat();
    for torn in [1, 5, 17, 60] {
        let half = resource(2).packed(&mut Packer::new(6));
        std::fs::write(&path, [whole.as_slice(), &half[..half.len().min(torn)]].concat()).unwrap();
        let mut writer = archive::Writer::open(&path).unwrap();
        assert_eq!(writer.offset(), whole.len() as u64, "{torn} bytes of the third record");
        writer.write(&resource(3)).unwrap();
        writer.finish().unwrap();
        check(&std::fs::read(&path).unwrap(), &["0", "1", "3"]);
    }
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(bytes: Vec<u8>) {
        read(&bytes);
    }

    #[test]
    fn records_that_were_written_are_read(blocks in proptest::collection::vec(any::<Vec<u8>>(), 1..6)) {
        let records: Vec<NewRecord> = blocks.iter().map(|block| NewRecord::resource("urn:x", DATE, "text/plain", block)).collect();
        let file: Vec<u8> = records.iter().flat_map(|record| record.packed(&mut Packer::new(1))).collect();
        let read: Vec<Vec<u8>> = read(&file).into_iter().map(|record| record.unwrap().block).collect();
        prop_assert_eq!(read, blocks);
    }

    #[test]
    fn damage_costs_only_the_record_that_it_hits(hit in 0_usize..3, place: prop::sample::Index, flip in 1_u8..) {
        let members: Vec<Vec<u8>> = (0..3).map(|n| resource(n).packed(&mut Packer::new(6))).collect();
        let mut damaged = members.clone();
        let at = place.index(damaged[hit].len());
        damaged[hit][at] ^= flip;
        let seen: Vec<String> = read(&damaged.concat())
            .into_iter()
            .filter_map(|record| record.ok()?.target().map(str::to_owned))
            .collect();
        for n in (0..3).filter(|n| *n != hit) {
            // A file whose first two bytes are damaged is taken for a plain one.
            if hit != 0 || at > 1 {
                prop_assert!(seen.contains(&format!("https://example.org/{n}")), "record {} is lost: {:?}", n, seen);
            }
        }
    }
}
