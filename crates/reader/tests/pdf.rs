//! PDF files, written here by a small writer: what comes out of a document, and what out of
//! files that are no documents.

use std::fmt::Write as _;

use flate2::{Compress, Compression, FlushCompress};
use proptest::prelude::*;
use record::{Article, Page};

/// A line of Helvetica: where it begins, its size, its words.
type Set<'a> = (f64, f64, f64, &'a str);

/// A file of numbered objects; the first is the catalogue.
fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        _ = writeln!(table, "{place:010} 00000 n ");
    }
    _ = write!(
        table,
        "trailer\n<</Size {} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    out.extend(table.bytes());
    out
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dictionary} /Length {}>>\nstream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// A document with a stream of drawing a page.
fn drawn(pages: &[Vec<u8>], resources: &str, more: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let first = 4 + more.len();
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", first + 2 * page)).collect();
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        format!("<</Type /Pages /Count {} /Kids [{kids}]>>", pages.len()).into_bytes(),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_vec(),
    ];
    objects.extend(more.iter().cloned());
    for (page, contents) in pages.iter().enumerate() {
        let number = first + 2 * page + 1;
        objects.push(
            format!(
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>> {resources}>> /Contents {number} 0 R>>"
            )
            .into_bytes(),
        );
        objects.push(stream("", contents));
    }
    file(&objects, trailer)
}

fn set(lines: &[Set<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    for (x, y, size, words) in lines {
        out.extend(format!("BT /F {size} Tf {x} {y} Td (").bytes());
        // WinAnsi is Latin-1 for the letters used here.
        out.extend(words.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a Latin letter")));
        out.extend(b") Tj ET\n");
    }
    out
}

fn document(pages: &[Vec<Set<'_>>], trailer: &str) -> Vec<u8> {
    let pages: Vec<Vec<u8>> = pages.iter().map(|lines| set(lines)).collect();
    drawn(&pages, "", &[], trailer)
}

fn read(body: Vec<u8>) -> Article {
    reader::Reader::default().read(&Page {
        id: "p".into(),
        url: "https://docs.example/a.pdf".into(),
        content_type: Some("application/pdf".into()),
        body,
        ..Page::default()
    })
}

fn paragraphs(article: &Article) -> Vec<&str> {
    article.paragraphs.iter().map(|&(start, end)| &article.text[start..end]).collect()
}

fn codes(article: &Article) -> Vec<&str> {
    article.notes.iter().map(|note| note.code.as_str()).collect()
}

/// Lines of full width in 12 points, beginning at a height.
fn lines<'a>(top: f64, words: &[&'a str]) -> Vec<Set<'a>> {
    (0..)
        .zip(words)
        .map(|(at, words)| (72.0, top - 14.0 * f64::from(at), 12.0, *words))
        .collect()
}

const REPORT: [&[&str]; 2] = [
    &[
        "1. At its 4th meeting, on 29 March, the Council held a dialogue on the harbour towns,",
        "in which 36 delegations took the floor. The expert thanked them for the support that",
        "they had shown, and asked for more time. Follow-up was promised by several, and the",
        "2. The representative of the country concerned said that the re-",
        "port was fair. In the report a whole chapter dealt with the ports of the south, and the",
        "representatives of eleven States asked for a copy of it in good time before the next",
    ],
    &[
        "session of the Council, which opens in June.",
        "3. At the same meeting, the Council heard closing remarks by the expert, who said that",
        "she would come back to all of the questions in a paper of her own before the summer.",
    ],
];

fn report() -> Vec<Vec<Set<'static>>> {
    let mut first = lines(700.0, &REPORT[0][..3]);
    // The end of a paragraph is a short line.
    first[2].3 = "they had shown, and asked for more time.";
    first.extend(lines(640.0, &REPORT[0][3..]));
    let second = lines(700.0, REPORT[1]);
    let mut pages = vec![first, second];
    for (number, page) in pages.iter_mut().enumerate() {
        page.insert(0, (72.0, 800.0, 9.0, "A/HRC/99/2"));
        page.push((290.0, 40.0, 9.0, if number == 0 { "2" } else { "3" }));
        page.push((430.0, 40.0, 9.0, "GE.23-01234"));
    }
    pages
}

#[test]
fn paragraphs_know_nothing_of_lines_and_pages() {
    let article = read(document(&report(), ""));
    assert_eq!(
        paragraphs(&article),
        [
            "1. At its 4th meeting, on 29 March, the Council held a dialogue on the harbour towns, in which 36 delegations took the floor. The expert thanked them for the support that they had shown, and asked for more time.",
            "2. The representative of the country concerned said that the report was fair. In the report a whole chapter dealt with the ports of the south, and the representatives of eleven States asked for a copy of it in good time before the next session of the Council, which opens in June.",
            "3. At the same meeting, the Council heard closing remarks by the expert, who said that she would come back to all of the questions in a paper of her own before the summer.",
        ]
    );
    assert_eq!(codes(&article), Vec::<&str>::new());
    assert_eq!(article.recipe.as_deref(), Some("pdf"));
}

#[test]
fn a_hyphen_that_the_document_writes_elsewhere_stays() {
    let page = lines(
        700.0,
        &[
            "The Council asked the Office for a paper on decision-making in the towns of the south, and",
            "took note of what the mayors had said. They spoke of budgets, of ports and of decision-",
            "making by the people who live there, and they asked for help with it.",
        ],
    );
    let text = read(document(&[page], "")).text;
    assert!(
        text.ends_with("of ports and of decision-making by the people who live there, and they asked for help with it."),
        "{text}"
    );
}

#[test]
fn a_footnote_stands_behind_the_paragraph_it_interrupts_and_its_mark_is_no_digit() {
    // The mark is drawn smaller and raised, within the line.
    let marked =
        "Of all who had asked for the floor since the morning, the Council heard 47) Tj /F 7 Tf 5 Ts (1) Tj 0 Ts /F 12 Tf ( of the";
    let mut first = lines(
        700.0,
        &[
            marked,
            "statements by civil society, and decided to return to the question of the ports at the next",
        ],
    );
    first.push((72.0, 90.0, 8.0, "1 The list of speakers is on the Extranet."));
    let second = lines(700.0, &["session, which opens in June."]);
    let article = read(document(&[first, second], ""));
    assert_eq!(
        paragraphs(&article),
        [
            "Of all who had asked for the floor since the morning, the Council heard 47¹ of the statements by civil society, and decided to return to the question of the ports at the next session, which opens in June.",
            "1 The list of speakers is on the Extranet.",
        ]
    );
}

#[test]
fn headings_lists_and_metadata() {
    let mut page = vec![
        (72.0, 780.0, 12.0, "Geneva, 29 March 2023"),
        (72.0, 740.0, 18.0, "Statement on the harbour towns of the south"),
        (72.0, 700.0, 14.0, "Summary"),
    ];
    page.extend(lines(
        680.0,
        &["The mission welcomes the report, and thanks all those who took part in the dialogue on it."],
    ));
    page.extend(lines(650.0, &["(a) Ports are open to all;", "(b) Fees are the same for everyone."]));
    let article = read(document(&[page], "/Info <</Title (Microsoft Word - final2.docx) /Author (kb)>>"));
    assert_eq!(article.title.as_deref(), Some("Statement on the harbour towns of the south"));
    assert_eq!(article.provenance["title"], "pdf:largest");
    assert_eq!(article.published.as_deref(), Some("2023-03-29"));
    assert!(article.authors.is_empty(), "whoever is logged in at the machine is no author");
    assert_eq!(
        paragraphs(&article)[2..],
        [
            "Summary",
            "The mission welcomes the report, and thanks all those who took part in the dialogue on it.",
            "(a) Ports are open to all;",
            "(b) Fees are the same for everyone.",
        ]
    );
}

#[test]
fn what_is_called_a_pdf_and_is_none_is_read_with_a_note() {
    let article = reader::Reader::new([]).read(&Page {
        content_type: Some("application/pdf".into()),
        body: b"<title>Gone</title><p>The report that you asked for has moved to another place.</p>".to_vec(),
        ..Page::default()
    });
    assert_eq!(codes(&article).first(), Some(&"pdf_none"));
    assert_eq!(article.text, "The report that you asked for has moved to another place.");
}

#[test]
fn a_scanned_file_gives_a_note() {
    let picture = stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
        &[0, 255, 255, 0],
    );
    let page = b"q 595 0 0 842 0 0 cm /I Do Q".to_vec();
    let article = read(drawn(
        &[page.clone(), page.clone()],
        "/XObject <</I 4 0 R>>",
        std::slice::from_ref(&picture),
        "",
    ));
    assert_eq!((article.text.as_str(), codes(&article)), ("", vec!["pdf_scanned"]));
    let words = set(&lines(
        700.0,
        &["The mission thanked those who spoke, and closed the meeting at noon."],
    ));
    let article = read(drawn(&[page, words], "/XObject <</I 4 0 R>>", &[picture], ""));
    assert_eq!(codes(&article), ["pdf_pages_without_text"]);
    assert_eq!(article.text, "The mission thanked those who spoke, and closed the meeting at noon.");
}

#[test]
fn an_encrypted_file_gives_a_note() {
    let key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    let locked = format!("/Encrypt <</Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4>> /ID [<00> <00>]");
    let article = read(document(&report(), &locked));
    assert_eq!((article.text.as_str(), codes(&article)), ("", vec!["pdf_encrypted"]));
}

#[test]
fn fonts_that_do_not_say_which_letters_they_draw_give_a_note() {
    let font = b"<</Type /Font /Subtype /Type0 /BaseFont /Other /Encoding /Identity-H /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /BaseFont /Other /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 600 /FontDescriptor <</Type /FontDescriptor /FontName /Other /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 0 1000 1000]>>>>]>>".to_vec();
    let page = b"BT /G 12 Tf 72 700 Td <00010002000300040005000600070008000900100011001200130014001500160017> Tj ET".to_vec();
    let body = drawn(&[page], "", &[font], "");
    let body = String::from_utf8_lossy(&body).replace("/F 3 0 R", "/G 4 0 R").into_bytes();
    let article = read(body);
    assert_eq!((article.text.as_str(), codes(&article)), ("", vec!["pdf_garbled"]));
}

#[test]
fn a_file_cut_off_gives_what_it_has_or_a_note() {
    let whole = document(&report(), "");
    for length in [12, 60, 300, whole.len() / 2, whole.len() - 40] {
        let article = read(whole[..length].to_vec());
        assert!(
            article.text.contains("delegations") || codes(&article).iter().any(|code| code.starts_with("pdf_")),
            "{length}: {:?} {:?}",
            codes(&article),
            article.text
        );
        assert!(!article.text.contains("endobj"), "{}", article.text);
    }
    assert_eq!(codes(&read(b"%PDF-1.7\nand nothing more".to_vec())), ["pdf_broken"]);
}

#[test]
fn a_file_without_its_end_is_not_taken_for_a_scan_nor_for_a_whole() {
    let whole = document(&report(), "");
    let at = |mark: &[u8]| memchr::memmem::find(&whole, mark).expect("it is written above");
    assert_eq!(codes(&read(whole[..at(b"BT /F") + 3].to_vec())), ["pdf_broken"]);
    let article = read(whole[..at(b"xref")].to_vec());
    assert!(article.text.contains("delegations"));
    assert_eq!(codes(&article), ["pdf_unfinished"]);
}

#[test]
fn a_page_about_pdf_files_is_none() {
    let page = "<html><title>How %PDF-1.7 files begin</title><p>Each of the files in the archive begins with its version.";
    assert_eq!(read(page.into()).text, "Each of the files in the archive begins with its version.");
}

#[test]
fn a_page_tree_of_any_depth_is_read() {
    let depth = 20_000;
    let mut objects = vec![b"<</Type /Catalog /Pages 4 0 R>>".to_vec()];
    objects.push(stream(
        "",
        &set(&lines(700.0, &["The mission thanked those who spoke, and closed the meeting."])),
    ));
    objects.push(b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>".to_vec());
    for level in 0..depth {
        objects.push(format!("<</Type /Pages /Count 1 /Kids [{} 0 R]>>", 5 + level).into_bytes());
    }
    objects.push(b"<</Type /Page /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>>>> /Contents 2 0 R>>".to_vec());
    assert_eq!(
        read(file(&objects, "")).text,
        "The mission thanked those who spoke, and closed the meeting."
    );
}

#[test]
fn objects_nested_in_one_another_end_in_a_note() {
    let deep = [b"[".repeat(200_000), b"]".repeat(200_000)].concat();
    let catalogue = [b"<</Type /Catalog /Pages 2 0 R /Deep ".as_slice(), &deep, b">>"].concat();
    let article = read(file(&[catalogue, b"<</Type /Pages /Count 0 /Kids []>>".to_vec()], ""));
    assert_eq!(codes(&article), ["pdf_broken"]);
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    // A megabyte of zeros, flushed so that it can be repeated.
    let zeros = vec![0; 1 << 20];
    let mut packed = Vec::with_capacity(1 << 16);
    let mut deflate = Compress::new(Compression::best(), false);
    deflate.compress_vec(&zeros, &mut packed, FlushCompress::Full).expect("it fits");
    let bomb = [vec![0x78, 0xda], packed.repeat(200)].concat();
    assert!(bomb.len() < 400_000, "{}", bomb.len());
    let objects = [
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>".to_vec(),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>".to_vec(),
        stream("/Filter /FlateDecode", &bomb),
    ];
    assert_eq!(codes(&read(file(&objects, ""))), ["pdf_refused"]);
    let twice = [&objects[..3], &[stream("/Filter [/FlateDecode /FlateDecode]", &bomb[..100])]].concat();
    assert_eq!(codes(&read(file(&twice, ""))), ["pdf_refused"]);
}

#[test]
fn drawings_that_draw_one_another_are_cut() {
    // Forty levels of ten calls each.
    let forms: Vec<Vec<u8>> = (0..40)
        .map(|level| {
            let next = 5 + level;
            let resources = format!("/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources <</XObject <</N {next} 0 R>>>>");
            stream(
                &resources,
                if level < 39 {
                    b"/N Do /N Do /N Do /N Do /N Do /N Do /N Do /N Do /N Do /N Do".as_slice()
                } else {
                    b""
                },
            )
        })
        .collect();
    let article = read(drawn(&[b"/N Do".to_vec()], "/XObject <</N 4 0 R>>", &forms, ""));
    assert_eq!(codes(&article), ["page_cut", "empty_page"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_damaged_file_gives_paragraphs_on_character_boundaries(damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30)) {
        let mut body = document(&report(), "");
        for (place, byte) in damage {
            let place = place.index(body.len() - 8) + 8;
            body[place] = byte;
        }
        let article = read(body.clone());
        for &(start, end) in &article.paragraphs {
            prop_assert!(article.text.get(start..end).is_some_and(|paragraph| !paragraph.trim().is_empty()));
        }
        prop_assert_eq!(read(body).text, article.text);
    }
}
