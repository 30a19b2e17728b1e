//! Folders and WARC files become an archive, once.

use std::fs;
use std::path::{Path, PathBuf};

use catalog::{FolderPage, PlanSource};
use fetcher::{Summary, import};
use record::Page;

struct Desk {
    work: tempfile::TempDir,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Desk {
        let work = tempfile::tempdir().unwrap();
        let desk = Desk { work };
        fs::create_dir(desk.folder()).unwrap();
        for (name, text) in files {
            desk.put(name, text);
        }
        desk
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn folder(&self) -> PathBuf {
        self.work.path().join("pages")
    }

    fn archive(&self) -> PathBuf {
        self.work.path().join("1-archive")
    }

    fn import(&self) -> Summary {
        self.import_with(&[], &[])
    }

    fn import_with(&self, endings: &[&str], pages: &[FolderPage]) -> Summary {
        let source = PlanSource::Folder {
            path: self.folder(),
            endings: endings.iter().map(|ending| (*ending).into()).collect(),
            pages: pages.to_vec(),
        };
        import(&[source], &self.archive()).unwrap()
    }

    fn pages(&self) -> Vec<Page> {
        archive::pages(&self.archive()).unwrap().map(Result::unwrap).collect()
    }
}

fn codes(summary: &Summary) -> Vec<String> {
    summary.notes.iter().map(|(doc, note)| format!("{doc} {}", note.code)).collect()
}

const SIDECAR: &str = "url = 'https://example.org/a'\nfetched_at = '2023-04-01T09:00:00Z'\npublished = '2023-03-31'\n";

#[test]
fn a_description_says_where_a_page_is_from() {
    let desk = Desk::new(&[
        ("a.html", "<p>Hello"),
        ("a.toml", &format!("{SIDECAR}source = 'ungeneva'\ntitle = 'A'")),
    ]);
    assert_eq!(
        desk.import(),
        Summary {
            seen: 1,
            added: 1,
            notes: vec![]
        }
    );
    let page = desk.pages().remove(0);
    assert_eq!(page.url, "https://example.org/a");
    assert_eq!(page.fetched_at.as_deref(), Some("2023-04-01T09:00:00Z"));
    assert_eq!(page.published.as_deref(), Some("2023-03-31"));
    assert_eq!(page.source.as_deref(), Some("ungeneva"));
    assert_eq!(page.title.as_deref(), Some("A"));
    assert_eq!(page.content_type.as_deref(), Some("text/html"));
    assert_eq!(page.body, b"<p>Hello");
    assert_eq!(page.id, archive::page_id(&page.url, &archive::digest(b"<p>Hello")));
}

#[test]
fn importing_again_adds_nothing() {
    let desk = Desk::new(&[("a.html", "<p>Hello"), ("a.toml", SIDECAR), ("b.txt", "Hello")]);
    desk.import();
    let before = fs::read(desk.archive().join("import.warc.gz")).unwrap();
    let again = desk.import();
    assert_eq!((again.seen, again.added), (2, 0));
    assert_eq!(before, fs::read(desk.archive().join("import.warc.gz")).unwrap());
    assert!(!desk.archive().join(archive::CORRECTIONS).exists());
}

#[test]
fn importing_into_an_empty_folder_gives_the_same_bytes() {
    let desk = Desk::new(&[("a.html", "<p>Hello"), ("a.toml", SIDECAR), ("b.txt", "Hello")]);
    desk.import();
    let before = fs::read(desk.archive().join("import.warc.gz")).unwrap();
    fs::remove_dir_all(desk.archive()).unwrap();
    desk.import();
    assert_eq!(before, fs::read(desk.archive().join("import.warc.gz")).unwrap());
}

#[test]
fn a_changed_page_is_a_new_version_and_the_old_one_stays() {
    let desk = Desk::new(&[("a.html", "<p>Hello"), ("a.toml", SIDECAR)]);
    desk.import();
    desk.put("a.html", "<p>Hello, edited");
    assert_eq!(desk.import().added, 1);
    let pages = desk.pages();
    assert_eq!((pages.len(), &pages[0].url), (2, &pages[1].url));
    assert_ne!(pages[0].id, pages[1].id);
}

#[test]
fn a_corrected_description_holds_and_adds_no_page() {
    let desk = Desk::new(&[("a.html", "<p>Hello"), ("a.toml", SIDECAR)]);
    desk.import();
    for day in ["2023-03-30", "2023-03-29"] {
        desk.put("a.toml", &SIDECAR.replace("2023-03-31", day));
        assert_eq!(desk.import().added, 0);
        assert_eq!(desk.pages()[0].published.as_deref(), Some(day));
    }
}

#[test]
fn a_page_without_a_description_is_imported_with_a_note() {
    let desk = Desk::new(&[("2023/a.html", "<p>Hello")]);
    let summary = desk.import();
    let page = desk.pages().remove(0);
    assert_eq!(page.url, "file:2023/a.html");
    assert_eq!(codes(&summary), [format!("{} no_sidecar", page.id)]);
}

#[test]
fn one_bad_file_is_a_note_and_the_rest_goes_on() {
    let desk = Desk::new(&[
        ("a.html", "<p>Hello"),
        ("a.toml", SIDECAR),
        ("broken.html.gz", "no gzip"),
        ("broken.toml", SIDECAR),
        ("empty.html", " \n"),
        ("empty.toml", SIDECAR),
        ("photo.png", "x"),
        ("typo.html", "<p>Hello"),
        ("typo.toml", "urll = 'https://example.org/'\n"),
        ("when.html", "<p>Hello"),
        ("when.toml", "fetched_at = 'yesterday'\n"),
        ("zz.toml", SIDECAR),
    ]);
    let summary = desk.import();
    assert_eq!(summary.added, 1);
    assert_eq!(
        codes(&summary),
        [
            "file:broken.html.gz unreadable_file",
            "file:empty.html empty_page",
            "file:photo.png unknown_file",
            "file:typo.html faulty_sidecar",
            "file:when.html faulty_sidecar",
            "file:zz.toml lone_sidecar",
        ]
    );
    let typo = &summary.notes[3].1.message;
    assert!(
        typo.starts_with("cannot use typo.toml: line 1: unknown field `urll`, expected one of"),
        "{typo}"
    );
}

#[test]
fn the_plan_may_describe_files_that_cannot_have_a_sidecar() {
    let desk = Desk::new(&[("a.html", "<p>Hello"), ("b.html", "<p>Bonjour")]);
    let described = |file: &str| FolderPage {
        file: file.into(),
        url: Some(format!("https://example.org/{file}")),
        ..FolderPage::default()
    };
    let summary = desk.import_with(&[".html"], &[described("a.html"), described("c.html")]);
    assert_eq!((summary.added, summary.notes.len()), (2, 2));
    assert_eq!(desk.pages()[0].url, "https://example.org/a.html");
    assert_eq!(codes(&summary)[0], "file:c.html missing_file");
}

#[test]
fn a_gzip_file_is_archived_unpacked() {
    use std::io::Write;
    let desk = Desk::new(&[("a.toml", SIDECAR)]);
    let file = fs::File::create(desk.folder().join("a.html.gz")).unwrap();
    let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::default());
    packed.write_all(b"<p>Hello").unwrap();
    packed.finish().unwrap();
    desk.import();
    assert_eq!(
        (desk.pages()[0].body.as_slice(), desk.pages()[0].url.as_str()),
        (b"<p>Hello".as_slice(), "https://example.org/a")
    );
}

fn import_warc(file: &Path, archive: &Path) -> Summary {
    import(&[PlanSource::Warc { path: file.to_owned() }], archive).unwrap()
}

#[test]
fn pages_of_another_tools_archive_are_taken_over_as_they_stand() {
    let work = tempfile::tempdir().unwrap();
    let (file, archive) = (work.path().join("news.warc"), work.path().join("1-archive"));
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n0\r\n\r\n";
    let record = |kind: &str, url: &str, block: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Date: 2023-03-31T01:02:03Z\r\n\
             WARC-Target-URI: https://example.org/{url}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let coded = http.replace("Transfer-Encoding: chunked", "Content-Encoding: br");
    let text = record("warcinfo", "i", "software: another")
        + &record("request", "a", "GET /a HTTP/1.1\r\n\r\n")
        + &record("response", "a", http)
        + &record("response", "b", &coded)
        + "no record\r\n\r\n"
        + &record("response", "c", http);
    fs::write(&file, text).unwrap();

    let summary = import_warc(&file, &archive);
    assert_eq!((summary.seen, summary.added), (2, 2));
    assert_eq!(summary.notes.len(), 2, "{:?}", summary.notes);
    let pages: Vec<Page> = archive::pages(&archive).unwrap().map(Result::unwrap).collect();
    assert_eq!(pages[0].url, "https://example.org/a");
    assert_eq!(pages[0].fetched_at.as_deref(), Some("2023-03-31T01:02:03Z"));
    assert_eq!(pages[0].body, b"Hello");
    assert_eq!(pages[0].archived.as_ref().unwrap().record_id, "<urn:uuid:a>");
    assert_eq!(import_warc(&file, &archive).added, 0);
}

#[test]
fn a_missing_folder_is_an_error_with_a_hint() {
    let work = tempfile::tempdir().unwrap();
    let source = PlanSource::Folder {
        path: "no/such/folder".into(),
        endings: vec![],
        pages: vec![],
    };
    let error = import(&[source], work.path()).unwrap_err();
    assert!(error.to_string().starts_with("cannot import from no/such/folder: "), "{error}");
    assert!(error.hint().is_some());
    let error = import(&[PlanSource::Warc { path: "no.warc".into() }], work.path()).unwrap_err();
    assert!(error.to_string().starts_with("cannot import from no.warc: "), "{error}");
}
