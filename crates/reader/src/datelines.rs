//! Lines that are a date and nothing else: "Published 29 March 2023, 4:30 pm", "3 min read".

use std::collections::HashSet;
use std::sync::OnceLock;

/// Longer passages are sentences.
const LONGEST: usize = 120;

/// Whether a passage has figures and, besides them, words of dates only.
pub(crate) fn is_dateline(words: &str) -> bool {
    if words.len() > LONGEST || !words.contains(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let mut figures = 0;
    let mut dates = 0;
    for word in words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            figures += 1;
            // "10am", "4th", "18h30"
            let rest = word.trim_matches(|letter: char| letter.is_ascii_digit());
            if !matches!(
                rest,
                "" | "am" | "pm" | "AM" | "PM" | "st" | "nd" | "rd" | "th" | "h" | "min" | "m" | "Uhr"
            ) && !rest.contains(['年', '月', '日', '時', '分', '년', '월', '일', 'T'])
            {
                return false;
            }
        } else if date_words().contains(word.to_lowercase().as_str()) {
            dates += 1;
        } else {
            return false;
        }
    }
    dates + usize::from(figures > 2) > 0
}

/// Whether a passage ends in how long a recording runs, as captions of films do:
/// "The hall, an hour before the vote. 29.03.2023 | 3:18 min".
pub(crate) fn is_running_time(words: &str) -> bool {
    let mut ending = words.trim_end().rsplit(|letter: char| letter.is_whitespace() || letter == '|');
    ending.next() == Some("min")
        && ending.find(|part| !part.is_empty()).is_some_and(|time| {
            time.split_once(':').is_some_and(|(minutes, seconds)| {
                seconds.len() == 2 && [minutes, seconds].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            })
        })
}

fn date_words() -> &'static HashSet<&'static str> {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        include_str!("../words/dates.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_alone_are_datelines() {
        for line in [
            "Published 29 March 2023, 4:30 pm",
            "29.03.2023 | 15:54",
            "Stand: 29.03.2023, 10:15 Uhr",
            "3 min read",
            "10am GMT, Wed 29 Mar",
        ] {
            assert!(is_dateline(line), "{line}");
        }
        for line in ["10 p.m.: the hall empties", "March", "36 delegations", "28 in favour, 8 against"] {
            assert!(!is_dateline(line), "{line}");
        }
    }
}
