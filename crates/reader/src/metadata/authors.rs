//! Names of the persons who wrote a story.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::claims::{Claims, MANY};
use crate::datelines::is_dateline;
use crate::story::squeezed;

/// Words before the names.
const OPENINGS: &[&str] = &[
    "by",
    "by:",
    "von",
    "von:",
    "par",
    "por",
    "di",
    "av",
    "af",
    "door",
    "oleh",
    "autor:",
    "autoren:",
    "author:",
    "authors:",
    "written by",
    "text:",
    "words by",
    "reported by",
    "story by",
    "from",
    "de",
    "przez",
    "tekst:",
    "text von",
    "yazan:",
    "texte :",
];
/// Openings of what stands in bylines and is no name.
const NO_PERSON: &[&str] = &[
    "image:",
    "photo:",
    "photos:",
    "foto:",
    "quelle:",
    "source:",
    "bild:",
    "picture:",
    "getty images",
    "themen ",
    "follow ",
    "share",
    "via ",
];
/// Words between two names.
const CONJUNCTIONS: &[&str] = &[" and ", " und ", " et ", " y ", " og ", " och ", " & ", " with ", " i "];

/// The authors that are persons; an organisation only where no person is named.
pub(super) fn choose(claims: &Claims) -> Option<(Vec<String>, String)> {
    let organisations: Vec<String> = claims.organisations.iter().map(|name| squeezed(name)).collect();
    let is_organisation = |name: &String| {
        let name = squeezed(name);
        organisations.contains(&name)
    };
    let cleaned = |(names, mark): &(Vec<String>, String)| {
        let mut people: Vec<String> = Vec::new();
        for name in names.iter().flat_map(|names| split(names)).take(MANY) {
            if !people.iter().any(|other| squeezed(other) == squeezed(&name)) {
                people.push(name);
            }
        }
        (people, mark.clone())
    };
    let rank = |mark: &str| match mark {
        "json-ld:author" => 0,
        "byline" => 8,
        "article:author" => 9,
        mark if mark.starts_with("itemprop") || mark.starts_with("rel") => 5,
        _ => 3,
    };
    let mut lists: Vec<(Vec<String>, String)> = claims.authors.iter().map(cleaned).filter(|(names, _)| !names.is_empty()).collect();
    lists.sort_by_key(|(_, mark)| rank(mark));
    let persons = |(names, mark): &(Vec<String>, String)| {
        let names: Vec<String> = names.iter().filter(|name| !is_organisation(name)).cloned().collect();
        (!names.is_empty()).then(|| (names, mark.clone()))
    };
    lists
        .iter()
        .find_map(persons)
        .or_else(|| claims.organisation_authors.iter().map(cleaned).find(|(names, _)| !names.is_empty()))
        .or_else(|| lists.first().cloned())
}

/// Whether a line opens as a byline: "By Sok Dara", with a name behind it.
pub(crate) fn opens_byline(line: &str) -> bool {
    let Some((first, rest)) = line.split_once(' ') else { return false };
    matches!(first, "By" | "BY" | "Von" | "Par" | "Por" | "by" | "von")
        && rest.starts_with(char::is_uppercase)
        && rest.split(' ').count() <= 8
        && !rest.ends_with('.')
}

/// "By A, B and C, Reporter" as three names.
pub(super) fn split(names: &str) -> Vec<String> {
    if names.contains("://") || names.starts_with("www.") {
        return Vec::new();
    }
    let mut names = names.trim().to_owned();
    for conjunction in CONJUNCTIONS {
        names = names.replace(conjunction, ", ");
    }
    names
        .split([',', ';', '|', '/', '•', '·', '\n'])
        .map(bare)
        .filter(|name| is_name(name) && !OPENINGS.contains(&name.to_lowercase().as_str()))
        .collect()
}

fn bare(name: &str) -> String {
    let mut name = name
        .trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '.' && letter != ')')
        .trim();
    // Opening words may stand twice: "Text: von ...".
    for _ in 0..2 {
        for opening in OPENINGS {
            let fits = name.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening));
            if let Some(rest) = name.get(opening.len()..).filter(|rest| fits && rest.starts_with([' ', '\u{a0}'])) {
                name = rest.trim();
                break;
            }
        }
    }
    name.split(" (").next().unwrap_or(name).trim().to_owned()
}

/// Whether words say what an author is: "Senior Reporter", "corresponsal en Ginebra".
fn is_role(words: &str) -> bool {
    let mut words = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    roles().contains(first.to_lowercase().as_str())
        && (first.starts_with(char::is_lowercase) || words.all(|word| roles().contains(word.to_lowercase().as_str())))
}

fn roles() -> &'static HashSet<&'static str> {
    static ROLES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    ROLES.get_or_init(|| {
        include_str!("../../words/roles.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect()
    })
}

fn is_name(name: &str) -> bool {
    name.chars().count() > 1
        && name.len() < 80
        && !name.contains("://")
        && !name.contains('@')
        && !name.contains("www.")
        && name.chars().any(char::is_alphabetic)
        && name.chars().filter(char::is_ascii_digit).count() < 3
        && name.split_whitespace().count() <= 6
        && !name.starts_with(|letter: char| letter.is_ascii_digit())
        && (name.contains(' ') || name.len() <= 4 || !name.starts_with(char::is_lowercase))
        && !NO_PERSON.iter().any(|opening| name.to_lowercase().starts_with(opening))
        && !is_role(name)
        && !is_dateline(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_and_freed_of_what_stands_around_them() {
        assert_eq!(
            split("By Sok Dara, Chan Lina and Ros Vuthy"),
            ["Sok Dara", "Chan Lina", "Ros Vuthy"]
        );
        assert_eq!(split("Von Anna Weber, Redakteurin"), ["Anna Weber"]);
        assert_eq!(split("https://news.example/author/12"), Vec::<String>::new());
        assert_eq!(split("Byron Lee"), ["Byron Lee"]);
    }

    #[test]
    fn what_an_author_is_is_no_name() {
        assert_eq!(split("Mark Osei | Political Correspondent"), ["Mark Osei"]);
        assert_eq!(split("Por Lucía Paz, corresponsal en Ginebra"), ["Lucía Paz"]);
        assert_eq!(split("Staff Reporter"), Vec::<String>::new());
        assert_eq!(split("Marta Lind, AFP"), ["Marta Lind", "AFP"]);
    }
}
