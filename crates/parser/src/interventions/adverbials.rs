//! Adverbials that stand where a subject or a predicate is looked for: "**during the debate** nine
//! countries", "Chad **in the end** did not speak".

use super::context::{first_word, last_word};

/// What an adverbial of time, place or manner may begin with.
const LEADS: &[&str] = &[
    "after",
    "at",
    "before",
    "by",
    "during",
    "for",
    "from",
    "in",
    "on",
    "over",
    "throughout",
    "under",
    "within",
];

/// With what it may end: the occasion, the time, the place.
const NOUNS: &[&str] = &[
    "adoption",
    "afternoon",
    "april",
    "assembly",
    "august",
    "chamber",
    "committee",
    "contrast",
    "council",
    "day",
    "debate",
    "december",
    "dialogue",
    "discussion",
    "discussions",
    "evening",
    "exchange",
    "february",
    "friday",
    "geneva",
    "hall",
    "hand",
    "hour",
    "hours",
    "january",
    "july",
    "june",
    "march",
    "may",
    "meeting",
    "minutes",
    "monday",
    "morning",
    "november",
    "october",
    "outset",
    "part",
    "review",
    "room",
    "saturday",
    "september",
    "session",
    "sitting",
    "sunday",
    "thursday",
    "time",
    "total",
    "tuesday",
    "turn",
    "vote",
    "voting",
    "wednesday",
    "week",
];

/// Adverbials of one word, and those that end in no noun of the list.
const WHOLE: &[&str] = &[
    "afterwards",
    "altogether",
    "by contrast",
    "earlier",
    "for once",
    "in all",
    "in the end",
    "in the event",
    "later",
    "meanwhile",
    "overall",
    "this time",
    "today",
    "yesterday",
];

/// Those that may stand between a subject and its predicate.
const BETWEEN: &[&str] = &[
    "after all",
    "at first",
    "at last",
    "at length",
    "at the end",
    "at the last minute",
    "at the last moment",
    "at the same time",
    "by contrast",
    "for its part",
    "for their part",
    "in effect",
    "in general",
    "in particular",
    "in the end",
    "in the event",
    "in turn",
    "of course",
    "on the contrary",
    "on the other hand",
    "on the whole",
    "once again",
    "once more",
];

/// Whether the words (lower case) from the start of a sentence are one adverbial, or an adverbial and a
/// conjunction: "on Tuesday", "but during the two-hour debate".
pub(super) fn opens_a_sentence(words: &str) -> bool {
    let words = words.trim();
    let words = ["and ", "but ", "yet "]
        .iter()
        .find_map(|word| words.strip_prefix(word))
        .unwrap_or(words);
    if WHOLE.contains(&words) {
        return true;
    }
    let Some((lead, length)) = first_word(words) else { return false };
    let is_led = LEADS.contains(&lead) && words.len() < 60 && !words[length..].contains([',', ';', ':', '.', '(']);
    let is_day = words.ends_with("day") && !words.contains(' ');
    // "during the discussion of the report of the experts"
    let is_an_occasion = || {
        ["debate", "dialogue", "discussion", "exchange", "meeting", "review", "session"]
            .iter()
            .any(|noun| words.contains(&format!("the {noun} of ")) || words.contains(&format!("the {noun} on ")))
    };
    if matches!(lead, "during" | "in" | "at") && words.len() < 120 && !words.contains([',', ';', ':', '.', '(']) && is_an_occasion() {
        return last_word(words).is_some_and(|(word, _)| word.len() > 3);
    }
    is_day || is_led && last_word(words).is_some_and(|(noun, at)| at > 0 && NOUNS.contains(&noun))
}

/// The length of the adverbial that `words` (lower case) begins with, between a subject and its predicate.
pub(super) fn between(words: &str) -> Option<usize> {
    if !matches!(words.as_bytes().first(), Some(b'a' | b'b' | b'f' | b'i' | b'o')) {
        return None;
    }
    let found = BETWEEN.iter().find(|phrase| words.starts_with(**phrase))?;
    words[found.len()..].starts_with(' ').then_some(found.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adverbial_ends_in_a_time_a_place_or_an_occasion() {
        for words in [
            "on tuesday ",
            "but during the two-hour debate ",
            "at the same time ",
            "yesterday ",
            "tuesday",
        ] {
            assert!(opens_a_sentence(words), "{words}");
        }
        for words in [
            "in support of",
            "on",
            "the friends of",
            "in the view of the",
            "during the debate, of",
        ] {
            assert!(!opens_a_sentence(words), "{words}");
        }
    }
}
