//! Which records are pages, and what is known of them.

use archive::{Metadata, NewRecord, Purpose, Writer, record_id};

const DATE: &str = "2023-03-31T00:00:00Z";

fn response(url: &str, message: &str) -> NewRecord {
    NewRecord::new("response", &record_id(&[url]), DATE, message.as_bytes().to_vec())
        .with("WARC-Target-URI", url)
        .with("Content-Type", "application/http; msgtype=response")
}

fn written(file: &str, records: &[NewRecord]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(&folder.path().join(file)).unwrap();
    for record in records {
        writer.write(record).unwrap();
    }
    writer.finish().unwrap();
    folder
}

fn urls(folder: &tempfile::TempDir) -> Vec<String> {
    archive::pages(folder.path()).unwrap().map(|page| page.unwrap().url).collect()
}

#[test]
fn of_responses_only_readable_ones_that_succeeded_are_pages() {
    let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>";
    let folder = written(
        "x.warc.gz",
        &[
            response(
                "https://example.org/robots.txt",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n",
            ),
            response(
                "https://example.org/image",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{1}",
            ),
            response("https://example.org/moved", "HTTP/1.1 301 Moved\r\nLocation: /page\r\n\r\n"),
            response("https://example.org/missing", "HTTP/1.1 404 Not Found\r\n\r\n"),
            response("https://example.org/page", html),
            response("https://example.org/untyped", "HTTP/1.1 200 OK\r\n\r\n<p>"),
        ],
    );
    assert_eq!(urls(&folder), ["https://example.org/page", "https://example.org/untyped"]);
}

#[test]
fn what_is_known_of_a_page_travels_with_it() {
    let known = Metadata {
        source: Some("ungeneva".into()),
        discovered_by: Some("https://example.org/rss.xml".into()),
        published: Some("2023-03-30".into()),
        title: Some("Council holds\r\na dialogue".into()),
        ..Metadata::default()
    };
    let page = NewRecord::resource("https://example.org/a", DATE, "text/html", b"<p>");
    let about = NewRecord::metadata(page.id(), "https://example.org/a", DATE, &known);
    let other = NewRecord::resource("https://example.org/b", DATE, "text/html", b"<p>");
    let folder = written("x.warc.gz", &[about, page, other]);
    let pages: Vec<_> = archive::pages(folder.path()).unwrap().map(Result::unwrap).collect();
    assert_eq!(pages[0].source.as_deref(), Some("ungeneva"));
    assert_eq!(pages[0].published.as_deref(), Some("2023-03-30"));
    assert_eq!(pages[0].title.as_deref(), Some("Council holds  a dialogue"));
    assert_eq!(pages[0].fetched_at.as_deref(), Some(DATE));
    assert_eq!(pages[1].source, None);
}

#[test]
fn what_was_fetched_to_find_pages_is_no_page() {
    let feed = response("https://example.org/list", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>");
    let known = Metadata {
        purpose: Purpose::Discovery,
        ..Metadata::default()
    };
    let about = NewRecord::metadata(feed.id(), "https://example.org/list", DATE, &known);
    assert!(urls(&written("x.warc.gz", &[about, feed])).is_empty());
}

#[test]
fn a_page_can_be_read_by_its_offset_alone() {
    let records = ["a", "b"].map(|name| NewRecord::resource(&format!("https://example.org/{name}"), DATE, "text/html", name.as_bytes()));
    let folder = written("x.warc.gz", &records);
    let second = archive::pages(folder.path()).unwrap().nth(1).unwrap().unwrap();
    let archived = second.archived.unwrap();
    let bytes = std::fs::read(folder.path().join(&archived.file)).unwrap();
    let from_there = std::io::Cursor::new(&bytes[archived.offset as usize..]);
    let record = archive::records_in(from_there, "x").unwrap().next().unwrap().unwrap();
    assert_eq!(
        (record.id(), record.block.as_slice()),
        (archived.record_id.as_str(), b"b".as_slice())
    );
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let page = || NewRecord::resource("https://example.org/a", DATE, "text/html", b"<p>");
    let read = |folder: &tempfile::TempDir| std::fs::read(folder.path().join("x.warc.gz")).unwrap();
    assert_eq!(read(&written("x.warc.gz", &[page()])), read(&written("x.warc.gz", &[page()])));
}

#[test]
fn a_missing_archive_is_an_error_that_names_it() {
    let error = archive::pages(std::path::Path::new("no/such/folder")).err().unwrap().to_string();
    assert!(error.starts_with("cannot read the archive no/such/folder: "), "{error}");
}
