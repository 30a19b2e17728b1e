//! Any bytes under any declared type: no panic, paragraphs that lie in the text on character
//! boundaries and in order, and the same article the second time.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use record::Page;

/// With the recipes of the sources that are built in: the address chooses one.
static READER: LazyLock<reader::Reader> = LazyLock::new(|| {
    let catalog = catalog::Catalog::embedded().unwrap();
    reader::Reader::new(catalog.sources.into_values())
});

const ADDRESSES: [&str; 4] = [
    "https://news.example/2023/03/a",
    "https://www.ungeneva.org/en/news-media/meeting-summary/2023/03/a",
    "https://press.un.org/en/2023/a.doc.htm",
    "https://www.khmertimeskh.com/1/a/",
];
const TYPES: [Option<&str>; 5] = [
    None,
    Some("text/html; charset=utf-8"),
    Some("text/html; charset=shift_jis"),
    Some("text/plain"),
    Some("application/pdf"),
];

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (address, declared, body) = input;
    let page = Page {
        id: "fuzz".into(),
        url: ADDRESSES[usize::from(address) % ADDRESSES.len()].into(),
        content_type: TYPES[usize::from(declared) % TYPES.len()].map(str::to_owned),
        body: body.to_vec(),
        ..Page::default()
    };
    let article = READER.read(&page);
    let mut before = 0;
    for &(start, end) in &article.paragraphs {
        assert!(before <= start && start <= end, "paragraphs stand in order");
        assert!(article.text.get(start..end).is_some(), "a paragraph lies in the text: {start}..{end}");
        before = end;
    }
    assert_eq!(article, READER.read(&page));
});
