//! The names in a running text: leftmost, longest, on word boundaries, in order.
//!
//! "Iran (Islamic Republic of) thanked Guinea-Bissau, not the Bank of China" gives Iran, Guinea-Bissau,
//! and a mention without an entity that covers "Bank of China".
//!
//! Only words that begin with a capital letter are looked up, so that the cost is that of finding
//! them; short abbreviations must be in capitals throughout ("US", never "us").

use super::automaton::State;
use super::phrases::{Kind, Site};
use super::tables::{Case, Meaning};
use super::typography::{Gap, Token, Word, Words};
use super::{Entity, Mention, NameClass, Names, Other};

/// "St.", "Rep.", "Dem.": a full stop behind so few letters does not end a name.
const LONGEST_ABBREVIATION: usize = 4;
/// A dateline's dash stands within so many bytes of the city.
const DATELINE: usize = 72;

/// A name of the tables, found.
#[derive(Debug, Clone, Copy)]
struct Hit<'a> {
    start: usize,
    end: usize,
    meaning: &'a Meaning,
}

impl Names {
    /// Every name in `text`: leftmost, longest, on word boundaries, in order.
    pub fn find(&self, text: &str) -> Vec<Mention<'_>> {
        let mut hits = Vec::with_capacity(text.len() / 128);
        let mut at = 0;
        while let Some(start) = next_capital(text, at) {
            let mut words = Words::new(text, start);
            let Some(token) = words.next() else { break };
            match self.longest(text, &token, words) {
                Some(hit) => {
                    at = hit.end.max(start + 1);
                    hits.push(hit);
                }
                None => at = token.end.max(start + 1),
            }
        }
        let mut mentions: Vec<Mention> = Vec::with_capacity(hits.len());
        for (index, hit) in hits.iter().enumerate() {
            // A phrase may have reached over this name.
            if mentions.last().is_some_and(|last| hit.start < last.end) {
                continue;
            }
            if let Some(last) = mentions.last_mut()
                && is_branch(text, last, &hits, index)
            {
                last.end = hit.end;
                continue;
            }
            let floor = mentions.last().map_or(0, |last| last.end);
            mentions.extend(self.mention(text, floor, &hits, index));
        }
        mentions
    }

    /// What a hit is in its surroundings; none where it does not even hold a State's name.
    fn mention(&self, text: &str, floor: usize, hits: &[Hit], index: usize) -> Option<Mention<'_>> {
        let hit = &hits[index];
        let nothing = |start, end| Mention {
            start,
            end,
            entity: None,
            class: NameClass::Name,
        };
        let (entity, class) = match *hit.meaning {
            Meaning::Entity(index, class) => (&self.entities[index], class),
            Meaning::Ambiguous(_) => return Some(nothing(hit.start, hit.end)),
            Meaning::Other(Other::UsState) | Meaning::Frame => return None,
            Meaning::Other(_) => return Some(nothing(hit.start, hit.end)),
        };
        if entity.is_organ || (class == NameClass::Capital && is_dateline(text, hit)) {
            return Some(nothing(hit.start, hit.end));
        }
        let mention = Mention {
            start: hit.start,
            end: hit.end,
            entity: Some(entity),
            class,
        };
        if !is_country(entity) {
            return Some(mention);
        }
        if self.is_listed_with_us_states(text, hits, index) {
            return Some(nothing(hit.start, hit.end));
        }
        let site = Site {
            text,
            floor,
            start: hit.start,
            end: hit.end,
            is_demonym: class == NameClass::Demonym,
        };
        let begins_name = |token: &Token| self.longest(text, token, Words::new(text, token.end)).is_some();
        match self.phrases.around(&site, &begins_name) {
            Some((start, end)) => Some(nothing(start, end)),
            None => Some(mention),
        }
    }

    /// The longest name that begins with `first`; `words` are those behind it.
    fn longest(&self, text: &str, first: &Token, words: Words) -> Option<Hit<'_>> {
        // "Sudan’s", not "Sudans".
        let stem = first
            .stem
            .and_then(|(stem, end)| Some((self.automaton.step(State::NAMES, stem)?, end)));
        if let Some(hit) = stem.and_then(|(state, end)| self.hit(text, state, first.start, end)) {
            return Some(hit);
        }
        let mut state = self.automaton.step(State::NAMES, first.word)?;
        let mut longest = self.hit(text, state, first.start, first.end);
        let mut last = *first;
        for token in words {
            let joins = match token.gap {
                Gap::Joint => true,
                Gap::Stop => last.end - last.start <= LONGEST_ABBREVIATION,
                Gap::Break => false,
            };
            if !joins {
                break;
            }
            last = token;
            // "the Republic of Korea’s delegate": the name ends before the apostrophe.
            let stem = token.stem.and_then(|(stem, end)| Some((self.automaton.step(state, stem)?, end)));
            if let Some(hit) = stem.and_then(|(state, end)| self.hit(text, state, first.start, end)) {
                longest = Some(hit);
                break;
            }
            if let Some(next) = self.automaton.step(state, token.word) {
                state = next;
                longest = self.hit(text, state, first.start, token.end).or(longest);
            } else if token.word != Word::THE {
                break;
            }
        }
        longest
    }

    /// What a state means here, if the name is written as its entry wants it.
    fn hit(&self, text: &str, state: State, start: usize, end: usize) -> Option<Hit<'_>> {
        let entry = &self.entries[self.automaton.meaning(state)? as usize];
        let written = &text[start..end];
        let fits = match &entry.case {
            // Or like "eSwatini".
            Case::Proper => written.chars().take(2).any(char::is_uppercase),
            Case::Capitals => !written.contains(char::is_lowercase),
            Case::Exact(form) => written == form,
        };
        (fits && !entry.alone && !(entry.plain && is_shouted(text, start, end))).then_some(Hit {
            start,
            end,
            meaning: &entry.meaning,
        })
    }

    /// "Alabama, Georgia and Texas"; "Lebanon, Pennsylvania".
    fn is_listed_with_us_states(&self, text: &str, hits: &[Hit], index: usize) -> bool {
        let is_us_state = |hit: &Hit| matches!(hit.meaning, Meaning::Other(Other::UsState));
        let hit = &hits[index];
        let between = |left: &Hit, right: &Hit| text[left.end..right.start].trim_matches([' ', '\u{a0}']).to_owned();
        if let Some(next) = hits.get(index + 1).filter(|next| is_us_state(next))
            && between(hit, next) == ","
            && !hits
                .get(index + 2)
                .is_some_and(|third| matches!(between(next, third).as_str(), "," | "and" | ", and"))
        {
            return true;
        }
        let before = index.checked_sub(1).map(|index| &hits[index]).filter(|left| is_us_state(left));
        let after = hits.get(index + 1).filter(|right| is_us_state(right));
        if before.is_none() && after.is_none() {
            return false;
        }
        let word = Words::new(text, hit.start).next();
        if !word.is_some_and(|token| token.end >= hit.end && self.phrases.is(&token, Kind::StateToo)) {
            return false;
        }
        let joins = |left: &Hit, right: &Hit| matches!(between(left, right).as_str(), "," | "and" | ", and" | "or" | ", or" | "&");
        before.is_some_and(|left| joins(left, hit)) || after.is_some_and(|right| joins(hit, right))
    }
}

/// "Human Rights Watch Cambodia": a name right behind an organisation's is its branch.
fn is_branch(text: &str, last: &Mention, hits: &[Hit], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|index| &hits[index]) else {
        return false;
    };
    matches!(before.meaning, Meaning::Other(Other::Organisation)) && before.end == last.end && &text[last.end..hits[index].start] == " "
}

/// Whether the words on both sides are in capitals, so that capitals tell nothing: "TELL US MORE".
fn is_shouted(text: &str, start: usize, end: usize) -> bool {
    let is_loud = |word: Option<&str>| {
        let letters = || word.unwrap_or_default().chars().filter(|c| c.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    };
    let before = text[..start].trim_end().rsplit(char::is_whitespace).next();
    let after = text[end..].split_whitespace().find(|word| word.contains(char::is_alphanumeric));
    is_loud(before) && (is_loud(after) || after.is_none())
}

fn is_country(entity: &Entity) -> bool {
    !entity.code.contains(':') || entity.code.starts_with("H:")
}

/// Whether a byte is a capital letter of ASCII or begins a letter beyond it.
static MAY_BE_CAPITAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte >= 0xc0 || (byte as u8).is_ascii_uppercase();
        byte += 1;
    }
    table
};

/// The next word at or behind `at` that begins with a capital letter, or like "eSwatini".
fn next_capital(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    let may_be_one = |byte: &u8| MAY_BE_CAPITAL[usize::from(*byte)];
    while let Some(gap) = bytes.get(at..)?.iter().position(may_be_one) {
        at += gap;
        if bytes[at] >= 0xc0 {
            let character = text[at..].chars().next()?;
            if character.is_uppercase() && !is_letter_before(text, at) {
                return Some(at);
            }
            at += character.len_utf8();
            continue;
        }
        let previous = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let inside = previous.is_ascii_alphanumeric() || (previous >= 0x80 && is_letter_before(text, at));
        if !inside {
            return Some(at);
        }
        let second = at.checked_sub(2).map_or(b' ', |before| bytes[before]);
        if previous.is_ascii_lowercase() && !is_word(second) {
            return Some(at - 1);
        }
        at += 1;
    }
    None
}

fn is_letter_before(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// "PHNOM PENH, March 29 (AKP) —": a capital that only tells where the news was written.
fn is_dateline(text: &str, hit: &Hit) -> bool {
    let begins_line = text[..hit.start]
        .trim_end_matches([' ', '\t', '\u{a0}'])
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n');
    if !begins_line {
        return false;
    }
    let mut end = text.len().min(hit.end + DATELINE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = text[hit.end..end].split('\n').next().unwrap_or_default();
    let Some(dash) = ["—", "–", " - ", "--", "(AFP)", "(AP)", "(Reuters)", "(Xinhua)", "(AKP)"]
        .iter()
        .filter_map(|sign| line.find(sign))
        .min()
    else {
        return false;
    };
    line[..dash]
        .split(|c: char| !c.is_alphanumeric())
        .all(|word| word.is_empty() || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}
