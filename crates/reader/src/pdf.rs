//! PDF files.

use record::{Article, Level, Note};

/// Whether a body is a PDF file.
pub(crate) fn is_pdf(body: &[u8]) -> bool {
    body[..body.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// Notes that the file is not read.
pub(crate) fn read(_body: &[u8], article: &mut Article) {
    article.notes.push(
        Note::new("read", Level::Error, "not_html", "the page is a PDF file, which is not read")
            .hint("import it as text, or leave it out of the plan"),
    );
}
