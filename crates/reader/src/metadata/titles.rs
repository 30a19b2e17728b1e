//! Which of a page's titles is the story's, and without the site's name.

use super::Claimed;
use super::claims::Claims;
use crate::outline::Outline;
use crate::story::squeezed;

/// Signs that part a title from the site's name.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " • ", "｜", "ㅣ", "|"];

/// The title as it was given to machines, which is without the site's name and its puns; then as it is shown.
pub(super) fn choose(claims: &Claims) -> Option<Claimed> {
    let rank = |mark: &str| match mark {
        "json-ld:headline" => 0,
        "og:title" => 1,
        "h1" | "headline" => 2,
        "twitter:title" => 3,
        "title" => 9,
        _ => 5,
    };
    claims
        .titles
        .iter()
        .enumerate()
        .filter(|(_, (title, _))| {
            let plain = squeezed(title);
            !plain.is_empty() && !claims.organisations.iter().any(|name| squeezed(name) == plain)
        })
        .min_by_key(|(at, (_, mark))| (rank(mark), *at))
        .map(|(_, title)| title.clone())
}

/// The part of a page's `title` that the page shows as a line of its own, while it shows the
/// whole of it nowhere: "The Gazette: Vote put off" over a line "Vote put off".
pub(super) fn shown_part(title: &str, outline: &Outline<'_>) -> Option<String> {
    let parts: Vec<(&str, String)> = SEPARATORS
        .iter()
        .chain(&[": "])
        .filter_map(|separator| title.split_once(separator))
        .chain(SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator)))
        .flat_map(|(before, behind)| [before, behind])
        .map(|part| (part.trim(), squeezed(part)))
        .filter(|(part, _)| part.contains(' '))
        .collect();
    if parts.is_empty() {
        return None;
    }
    let whole = squeezed(title);
    let lines: Vec<String> = outline
        .passages
        .iter()
        .filter(|passage| passage.linked == 0 && passage.bytes.len() <= title.len() * 2)
        .map(|passage| squeezed(outline.words(passage)))
        .collect();
    if lines.contains(&whole) {
        return None;
    }
    parts
        .into_iter()
        .filter(|(_, part)| lines.contains(part))
        .max_by_key(|(part, _)| part.len())
        .map(|(part, _)| part.to_owned())
}

/// The title without the site's name at its end or beginning.
pub(super) fn without_site(title: &str, claims: &Claims, suffixes: &[String]) -> String {
    if let Some(short) = suffixes.iter().find_map(|suffix| title.strip_suffix(suffix.as_str())) {
        return short.trim().to_owned();
    }
    let mut title = title.trim();
    let names: Vec<String> = claims
        .organisations
        .iter()
        .map(|name| squeezed(name))
        .filter(|name| !name.is_empty())
        .collect();
    // A second time, for "Title - Section | Site".
    for _ in 0..2 {
        let parted = SEPARATORS
            .iter()
            .filter_map(|separator| title.rsplit_once(separator))
            .max_by_key(|(short, _)| short.len());
        let Some((short, site)) = parted else { break };
        let (short, site) = (short.trim(), squeezed(site));
        let is_site = names
            .iter()
            .any(|name| *name == site || (site.len() > 4 && name.contains(&site)) || (name.len() > 4 && site.contains(name.as_str())));
        // Another mark with the shorter title settles it where the site does not name itself.
        let is_confirmed = claims.titles.iter().any(|(other, _)| squeezed(other) == squeezed(short));
        if short.is_empty() || !(is_site || is_confirmed) {
            break;
        }
        title = short;
    }
    title.to_owned()
}

/// Whether a file's title is its name, as word processors leave it: "Microsoft Word - Report_v2.docx".
pub(crate) fn is_file_name(title: &str) -> bool {
    let lower = title.to_lowercase();
    let has_ending = [
        ".doc", ".docx", ".pdf", ".rtf", ".odt", ".indd", ".wpd", ".tmp", ".qxd", ".ppt", ".pptx",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let is_none = ["untitled", "document", "title", "sans titre", "presentation"];
    has_ending
        || lower.starts_with("microsoft word - ")
        || is_none
            .iter()
            .any(|none| lower.trim_end_matches(|letter: char| !letter.is_alphabetic()) == *none)
        || !title.contains(' ') && title.is_ascii()
}
