//! Any file: no panic, reading ends, and each record's response can be taken apart within limits.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let Ok(records) = archive::records_in(Cursor::new(file), "fuzz") else { return };
    for record in records.flatten() {
        if let Some(response) = archive::HttpResponse::parse(&record.block) {
            let _ = response.decoded_within(1 << 20, 100);
        }
    }
});
