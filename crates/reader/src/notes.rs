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

/// Longer texts are stories, whatever words they have.
const LONGEST_REFUSAL: usize = 600;

/// Where a short page reads like what a site answers in the place of a page; the words are in
/// `words/refusals.tsv`.
pub(crate) fn of_refusal(article: &Article) -> Option<Note> {
    if article.text.chars().count() > LONGEST_REFUSAL {
        return None;
    }
    let words = format!("{}\n{}", article.title.as_deref().unwrap_or(""), article.text)
        .to_lowercase()
        .replace('’', "'");
    let rows = include_str!("../words/refusals.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1);
    let (phrase, what) = rows
        .filter_map(|row| row.split_once('\t'))
        .find(|(phrase, _)| words.contains(phrase))?;
    let (meaning, hint) = match what {
        "missing" => ("the site has no such page", "check the address, or look for an archived copy"),
        "refused" => (
            "the site refuses to show it",
            "open the address in a browser, save the page and import it",
        ),
        "consent" => (
            "it asks for consent before the story",
            "open the address in a browser, save the page and import it",
        ),
        "login" => (
            "it asks for a subscription",
            "look for the story on the source's other pages, or for a copy elsewhere",
        ),
        _ => (
            "it asks for a browser or a human",
            "open the address in a browser, save the page and import it",
        ),
    };
    let message = format!("the page is short and says \"{phrase}\": {meaning}, so its title and text may not be a story's");
    Some(Note::new("read", Level::Warning, "refusal", message).hint(hint))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_site_answers_in_the_place_of_a_page_gets_a_note() {
        let refusal = |title: &str, text: &str| {
            let article = Article {
                title: Some(title.into()),
                text: text.into(),
                ..Article::default()
            };
            of_refusal(&article).map(|note| note.message)
        };
        for (title, text, meaning) in [
            ("Page not found | Post", "Go back to the start.", "no such page"),
            ("Cette page n’existe pas", "", "no such page"),
            ("Post", "You don't have permission to access this server.", "refuses"),
            (
                "Post",
                "We and our 12 partners store and access information on a device.",
                "consent",
            ),
            ("Post", "Verify you are human to go on.", "a human"),
        ] {
            assert!(refusal(title, text).is_some_and(|message| message.contains(meaning)), "{title}");
        }
        let story = "Thirty delegations spoke of the harbour, and the mission thanked them. ".repeat(12);
        assert_eq!(refusal("Page not found: how archives lose the law", &story), None);
        assert_eq!(refusal("Envoy denied access to prison", "The envoy was turned away."), None);
    }
}
