//! What sort of document a page is: by what it says in its title, its first words and its
//! address; where these say nothing, by its source.

use catalog::Source;
use record::{Article, Kind};

use crate::outline::Outline;

/// How far into a text its own name may stand.
const HEAD: usize = 700;

/// The kind of an article.
pub(crate) fn of(article: &Article, source: Option<&Source>, says_article: bool) -> Kind {
    let declared = source.and_then(|source| source.kind);
    if let Some(kind) = by_its_own_words(article, declared) {
        return kind;
    }
    match declared {
        Some(kind) => kind,
        None if says_article => Kind::NewsArticle,
        None => Kind::Other,
    }
}

fn by_its_own_words(article: &Article, declared: Option<Kind>) -> Option<Kind> {
    let title = article.title.as_deref().unwrap_or("").to_lowercase();
    let address = article.url.as_deref().unwrap_or("").to_lowercase();
    let head: String = article.text.chars().take(HEAD).collect::<String>().to_lowercase();
    if address.contains("/meeting-summary/") {
        return Some(Kind::MeetingSummary);
    }
    // A newspaper writes about reports, votes and statements; it does not print them.
    if declared == Some(Kind::NewsArticle) {
        return None;
    }
    let is_report = |text: &str| {
        text.contains("report of the human rights council on its")
            || text.contains("report of the working group on the universal periodic review")
            || text.contains("session report")
    };
    if is_report(&title) || (declared.is_none() && is_report(&head)) {
        return Some(Kind::SessionReport);
    }
    if title.starts_with("recorded vote")
        || title.starts_with("voting record")
        || title.contains("results of the vote")
        || (article.text.len() < 8000 && has_vote_lists(&article.text))
    {
        return Some(Kind::VoteRecord);
    }
    if title.starts_with("statement by")
        || title.starts_with("statement of")
        || title.starts_with("opening statement")
        || title.starts_with("joint statement")
        || address.contains("/statements/")
    {
        return Some(Kind::Statement);
    }
    if declared.is_none() && (head.contains("permanent mission") && (title.contains("statement") || head.starts_with("statement"))) {
        return Some(Kind::Statement);
    }
    if declared.is_none() && (title.starts_with("press release") || head.starts_with("press release") || address.contains("/press-release"))
    {
        return Some(Kind::PressRelease);
    }
    None
}

/// "In favour (20): ..." and "Against (7): ..." as paragraphs, and hardly more.
fn has_vote_lists(text: &str) -> bool {
    let opens = |words: &str| {
        text.lines().any(|line| {
            let line = line.trim_start().to_lowercase();
            line.strip_prefix(words)
                .is_some_and(|rest| rest.trim_start().starts_with(['(', ':']))
        })
    };
    opens("in favour") && opens("against")
}

/// Whether a page lists others rather than telling a story: many links with words, hardly a
/// paragraph without.
pub(crate) fn is_listing(outline: &Outline<'_>, article: &Article) -> bool {
    let headlines = outline
        .passages
        .iter()
        .filter(|passage| passage.letters >= 20 && passage.linked * 10 >= passage.letters * 8)
        .count();
    headlines >= 12 && article.text.len() < 600
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(title: &str, text: &str) -> Kind {
        let article = Article {
            title: Some(title.into()),
            text: text.into(),
            ..Article::default()
        };
        of(&article, None, false)
    }

    #[test]
    fn a_document_says_what_it_is() {
        assert_eq!(
            kind("Statement by the Permanent Mission of Cambodia", "Geneva, 30 March"),
            Kind::Statement
        );
        assert_eq!(
            kind("Vote on item 4", "In favour (2): Benin, Cuba\n\nAgainst (1): Peru"),
            Kind::VoteRecord
        );
        assert_eq!(
            kind("Report of the Human Rights Council on its fifty-second session", "I."),
            Kind::SessionReport
        );
        assert_eq!(kind("A walk in the park", "It rained."), Kind::Other);
    }
}
