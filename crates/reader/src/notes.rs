//! What a person should know about a page: it is not free, it is cut short, it is in
//! another language than it says.

use record::{Article, Level, Note};

use crate::language;
use crate::metadata::Claims;

/// Shorter texts are too short to tell their language by their letters.
const MIN_CHARS_FOR_LANGUAGE: usize = 120;
/// A page that is not free and has less text than this was cut at the paywall.
const SHORT: usize = 1500;

/// Notes about what the page says of itself.
pub(crate) fn of_claims(claims: &Claims, article: &Article) -> Vec<Note> {
    let mut notes = Vec::new();
    let letters = article.text.chars().count();
    let ending = article.text.trim_end_matches([']', ')', '"', '”']);
    if claims.is_paid {
        let (level, message) = if letters < SHORT {
            (
                Level::Warning,
                format!("the page is not free to read and has {letters} characters; the rest may stand behind the paywall"),
            )
        } else {
            (
                Level::Info,
                "the page is not free to read; what was served has been read".to_owned(),
            )
        };
        notes.push(
            Note::new("read", level, "paywall", message).hint("look for the story on the source's other pages, or for a copy elsewhere"),
        );
    } else if ending.ends_with("...") || ending.ends_with('…') || ending.ends_with("[&hellip;") {
        notes.push(
            Note::new(
                "read",
                Level::Warning,
                "truncated",
                "the text ends in an ellipsis, as texts do that were cut off",
            )
            .hint("see whether the page has a next page, or whether the whole text stands elsewhere"),
        );
    }
    if claims.unread > 0 {
        notes.push(Note::new(
            "read",
            Level::Info,
            "metadata_unread",
            format!(
                "a script of metadata has {} bytes, more than any page's, and was not read",
                claims.unread
            ),
        ));
    }
    notes
}

/// Fills in the article's language, and notes where the page says another one.
pub(crate) fn tell_language(article: &mut Article, claimed: Option<&str>) {
    if article.text.chars().count() < MIN_CHARS_FOR_LANGUAGE {
        return;
    }
    article.language = language::detect(&article.text);
    let claimed = claimed
        .and_then(|claimed| claimed.split(['-', '_']).next())
        .map(str::to_ascii_lowercase)
        .unwrap_or_default();
    if let Some(detected) = &article.language
        && claimed.len() == 2
        && claimed != *detected
        && !(matches!(claimed.as_str(), "no" | "nb" | "nn") && matches!(detected.as_str(), "no" | "nb" | "da"))
    {
        article.notes.push(Note::new(
            "read",
            Level::Info,
            "language_differs",
            format!("the page says it is in `{claimed}`, and its text reads as `{detected}`"),
        ));
    }
}
