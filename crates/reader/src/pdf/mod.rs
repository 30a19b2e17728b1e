//! PDF files: session reports and statements come as such.
//!
//! | part | what |
//! |---|---|
//! | `limits` | whether a file can be unpacked within bounds |
//! | `glyphs` | what a page draws, as lines of letters with their places |
//! | `lines` | lines of all pages to paragraphs, without running heads and page numbers |
//!
//! The file is drawn by `hayro-interpret`, which knows the fonts and their encodings; what it
//! draws is written down here instead of being painted. It works on a thread of its own with a
//! stack of its own: a file that makes it panic costs a page, and gives a note.
//!
//! Left alone on purpose: pictures of text (a scanned page gives a note), forms, annotations.

mod glyphs;
mod limits;
mod lines;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};
use record::{Article, Level, Note};

use crate::metadata::{date_within, is_file_name};
use crate::{decode, notes, text};
use glyphs::{Drawn, Pen};

/// Longer documents are read up to here.
const MAX_PAGES: usize = 3000;
/// Bytes of stack: objects may hold each other 512 deep.
const STACK: usize = 64 << 20;
/// Letters a page: with fewer, the page is a picture with a stamp on it.
const FEW_LETTERS: usize = 15;

/// Whether a body is a PDF file: something else may stand before its mark, but no markup, as on
/// a page about such files.
pub(crate) fn is_pdf(body: &[u8]) -> bool {
    let head = &body[..body.len().min(1024)];
    let mark = memchr::memmem::find(head, b"%PDF-");
    mark.is_some_and(|at| !decode::looks_like_html(&String::from_utf8_lossy(&head[..at])))
}

/// Whether a file has its end: readers look for this mark in the last kilobyte.
fn has_end(body: &[u8]) -> bool {
    memchr::memmem::find(&body[body.len().saturating_sub(1024)..], b"%%EOF").is_some()
}

/// What came of a file.
enum Outcome {
    Read(Document),
    Encrypted,
    Broken,
}

#[derive(Default)]
struct Document {
    pages: Vec<Drawn>,
    title: Option<String>,
    author: Option<String>,
    /// Pages that could not be drawn, by number from 1.
    failed: Vec<usize>,
    /// All pages of the file.
    n_pages: usize,
    /// Whether drawing was cut off.
    is_cut: bool,
}

/// Fills an article from a PDF file.
pub(crate) fn read(body: &[u8], article: &mut Article) {
    article.recipe = Some("pdf".into());
    if let Some(why) = limits::refusal(body) {
        article.notes.push(
            note(Level::Error, "pdf_refused", format!("the PDF file is not read: {why}"))
                .hint("open the archived file in a viewer in a safe place, and import its text"),
        );
        return;
    }
    let document = match drawn_apart(body) {
        Outcome::Read(document) => document,
        Outcome::Encrypted => {
            article.notes.push(
                note(
                    Level::Error,
                    "pdf_encrypted",
                    "the PDF file is encrypted and does not open without a password".into(),
                )
                .hint("import its text, or ask for a copy without a password"),
            );
            return;
        }
        Outcome::Broken => {
            article.notes.push(broken());
            return;
        }
    };
    let is_whole = has_end(body);
    if !is_whole && document.pages.iter().all(|page| page.letters == 0 && page.images == 0) {
        article.notes.push(broken());
        return;
    }
    if !is_whole {
        article.notes.push(
            note(
                Level::Warning,
                "pdf_unfinished",
                format!(
                    "the PDF file has no end after its {} bytes (no `%%EOF`); pages and lines may be missing",
                    body.len()
                ),
            )
            .hint("compare with the archived response; fetch it again"),
        );
    }
    fill(article, document);
}

fn broken() -> Note {
    let message = "the PDF file cannot be read: its structure is broken or it was cut off";
    Note::new("read", Level::Error, "pdf_broken", message).hint("compare with the archived response; fetch it again")
}

fn fill(article: &mut Article, document: Document) {
    article.notes.extend(unread_pages(&document));
    if !is_legible(&document, &mut article.notes) {
        return;
    }
    let paragraphs = lines::paragraphs(&document.pages);
    (article.text, article.paragraphs) = text::join(&paragraphs);
    metadata(article, document);
    notes::tell_language(article, None);
}

fn note(level: Level, code: &str, message: String) -> Note {
    Note::new("read", level, code, message)
}

/// Pages that could not be read, or were not looked at since the file is too large.
fn unread_pages(document: &Document) -> Vec<Note> {
    let (n_pages, failed) = (document.n_pages, &document.failed);
    let mut remarks = Vec::new();
    if !failed.is_empty() {
        let message = format!("{} of {n_pages} pages could not be read: {}", failed.len(), numbers(failed));
        remarks.push(note(Level::Warning, "pdf_pages_broken", message));
    }
    if document.is_cut {
        let message = format!("the PDF file has {n_pages} pages and draws more than any document; it is read in part");
        remarks.push(note(Level::Warning, "page_cut", message).hint("look at the archived file; it may be hostile"));
    }
    remarks
}

/// Whether the file has letters that can be read, with remarks on how it holds them, or why not.
fn is_legible(document: &Document, remarks: &mut Vec<Note>) -> bool {
    const RECOGNISE: &str = "have its text recognised, and import that";
    let n_pages = document.n_pages;
    let pictures: Vec<usize> = (1..)
        .zip(&document.pages)
        .filter(|(number, page)| page.letters < FEW_LETTERS && page.images > 0 && !document.failed.contains(number))
        .map(|(number, _)| number)
        .collect();
    let letters: usize = document.pages.iter().map(|page| page.letters).sum();
    let unknown: usize = document.pages.iter().map(|page| page.unknown).sum();
    let is_wordless = letters + unknown < FEW_LETTERS && document.failed.is_empty() && !document.is_cut;
    if is_wordless || (!pictures.is_empty() && pictures.len() == document.pages.len()) {
        let message = format!("the PDF file has {n_pages} pages and no text: they are pictures, as scanned ones are");
        remarks.push(note(Level::Error, "pdf_scanned", message).hint(RECOGNISE));
        return false;
    }
    if !pictures.is_empty() {
        let message = format!(
            "{} of {n_pages} pages are pictures without text: {}",
            pictures.len(),
            numbers(&pictures)
        );
        remarks.push(note(Level::Warning, "pdf_pages_without_text", message));
    }
    if unknown * 5 > letters + unknown {
        let all = letters + unknown;
        let message = format!("the PDF file's fonts do not say which letters they draw ({unknown} of {all} unknown)");
        remarks.push(note(Level::Error, "pdf_garbled", message).hint(RECOGNISE));
        return false;
    }
    let is_recognised = |page: &Drawn| page.invisible * 2 > page.letters && page.letters > FEW_LETTERS;
    if document.pages.iter().any(is_recognised) {
        let message = "the text lies unseen under a picture, as recognised text does".into();
        remarks.push(note(Level::Info, "pdf_recognised", message).hint("compare figures and names with the picture"));
    }
    true
}

/// Title, day and author: as the file states them, else as its first page shows them.
fn metadata(article: &mut Article, document: Document) {
    let mut set = |field: &str, found: Option<(String, &str)>| {
        let (value, mark) = found?;
        article.provenance.insert(field.into(), mark.into());
        Some(value)
    };
    let stated = document.title.filter(|title| !is_file_name(title));
    let title = match stated {
        Some(title) => Some((title, "pdf:Title")),
        None => lines::title(&document.pages).map(|title| (title, "pdf:largest")),
    };
    let title = set("title", title);
    let dated = |line: &str| Some((date_within(line)?, "dateline"));
    let published = set("published", lines::head(&document.pages).iter().find_map(|line| dated(line)));
    let author = document.author.filter(|author| is_person(author));
    let author = set("authors", author.map(|author| (author, "pdf:Author")));
    (article.title, article.published) = (title, published);
    article.authors.extend(author);
}

/// Whether a file's author is one by name, and not whoever was logged in at the machine.
fn is_person(author: &str) -> bool {
    author.contains(' ') && author.chars().all(|letter| letter.is_alphabetic() || " .,-'’".contains(letter))
}

/// The first pages' numbers in words.
fn numbers(pages: &[usize]) -> String {
    let first: Vec<String> = pages.iter().take(10).map(usize::to_string).collect();
    first.join(", ") + if pages.len() > 10 { ", …" } else { "" }
}

/// Draws a file on a thread of its own.
fn drawn_apart(body: &[u8]) -> Outcome {
    thread::scope(|scope| {
        let thread = thread::Builder::new().name("pdf".into()).stack_size(STACK);
        let Ok(handle) = thread.spawn_scoped(scope, || draw(body)) else {
            return Outcome::Broken;
        };
        handle.join().unwrap_or(Outcome::Broken)
    })
}

fn draw(body: &[u8]) -> Outcome {
    let pdf = match Pdf::new(body.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => return Outcome::Encrypted,
        Err(LoadPdfError::Invalid) => return Outcome::Broken,
    };
    let pages = pdf.pages();
    let mut document = Document {
        n_pages: pages.len(),
        is_cut: pages.len() > MAX_PAGES,
        ..Document::default()
    };
    if pages.is_empty() {
        return Outcome::Broken;
    }
    (document.title, document.author) = described(pdf.metadata());
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let mut work = glyphs::WORK;
    for (number, page) in (1..).zip(pages.iter().take(MAX_PAGES)) {
        let (width, height) = page.render_dimensions();
        let mut pen = Pen::new(height.into(), work);
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            let turned = Affine::new(page.initial_transform(true).as_coeffs());
            let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
            let mut context = Context::new(turned, bounds, &cache, pdf.xref(), settings.clone());
            interpret_page(page, &mut context, &mut pen);
        }));
        work = pen.work;
        if drawn.is_err() {
            if work == 0 {
                document.is_cut = true;
            } else {
                document.failed.push(number);
            }
        }
        document.pages.push(pen.finish());
        if work == 0 {
            break;
        }
    }
    Outcome::Read(document)
}

/// Title and author as the file gives them.
fn described(metadata: &Metadata) -> (Option<String>, Option<String>) {
    let words = |value: &Option<Box<[u8]>>| {
        let value = value.as_deref()?;
        let words = match value {
            [0xfe, 0xff, utf16 @ ..] => encoding_rs::UTF_16BE.decode(utf16).0.into_owned(),
            [0xef, 0xbb, 0xbf, utf8 @ ..] => String::from_utf8_lossy(utf8).into_owned(),
            // PDFDocEncoding is Latin-1 but for quotation marks and the like.
            latin => encoding_rs::WINDOWS_1252.decode(latin).0.into_owned(),
        };
        Some(text::normalised(&words)).filter(|words| (3..300).contains(&words.len()))
    };
    (words(&metadata.title), words(&metadata.author))
}
