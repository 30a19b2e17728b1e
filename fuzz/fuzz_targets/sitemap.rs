//! Any file, gzip or not: no panic, no address that is empty.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let sitemap = fetcher::Sitemap::parse(file);
    assert!(sitemap.pages.iter().chain(&sitemap.sitemaps).all(|found| !found.url.is_empty()));
});
