//! Phrases that hold a country's name and are not the country.
//!
//! "Iraqi **Development Organization**", "**Bank of** China", "**Michael** Jordan", "Jordan **Smith**",
//! "Atlanta, Georgia": the capitalised words beside a name tell, by the kinds of `phrase_words.tsv`.
//!
//! Left alone on purpose: what speaks for a State ("Cambodian Foreign Ministry", "Embassy of Japan")
//! and what reports on one ("Commission of Inquiry on Burundi"): there the country stays a mention.

use super::typography::{FoldingMap, Gap, Token, Word, Words};
use crate::names::tables::fault;
use crate::{Files, LexiconError};

/// The kinds of `phrase_words.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Kind {
    /// Makes a name before it an organisation's: "Iraqi Development *Organization*".
    After = 1,
    /// Makes a name behind "of" an organisation's: "*Bank* of China".
    Before = 1 << 1,
    /// The same where more capitalised words follow: "*Mothers* for Peace in X".
    People = 1 << 2,
    /// Makes the name right behind it its branch: "Amnesty *International* USA".
    Joined = 1 << 3,
    /// Speaks for a State or reports on one.
    Stop = 1 << 4,
    /// Makes what follows a person.
    Title = 1 << 5,
    /// A name that persons have too.
    Homonym = 1 << 6,
    /// A name that a state of the United States has too.
    StateToo = 1 << 7,
    /// A word that begins a sentence, or stands before a country, and is no first name.
    Function = 1 << 8,
    /// A small word inside a name.
    Connector = 1 << 9,
    /// "large", "cross-regional", "more than".
    Size = 1 << 10,
    /// "group".
    Gathering = 1 << 11,
    /// "countries".
    Crowd = 1 << 12,
    /// "fifty".
    Number = 1 << 13,
}

impl Kind {
    fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "after" => Kind::After,
            "before" => Kind::Before,
            "people" => Kind::People,
            "joined" => Kind::Joined,
            "stop" => Kind::Stop,
            "title" => Kind::Title,
            "homonym" => Kind::Homonym,
            "state_too" => Kind::StateToo,
            "function" => Kind::Function,
            "connector" => Kind::Connector,
            "size" => Kind::Size,
            "gathering" => Kind::Gathering,
            "crowd" => Kind::Crowd,
            "number" => Kind::Number,
            _ => return None,
        })
    }
}

/// A name in its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'t> {
    pub(crate) text: &'t str,
    /// Where what came before ends.
    pub(crate) floor: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) is_demonym: bool,
}

/// The words, by kind.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    kinds: FoldingMap<Word, u16>,
}

/// How far a phrase reaches to either side of a name, in words.
const REACH: usize = 8;
/// And to the left in bytes.
const REACH_BYTES: usize = 120;

impl Phrases {
    pub(crate) fn from_files(files: &Files) -> Result<Phrases, LexiconError> {
        let file = "phrase_words.tsv";
        let mut phrases = Phrases::default();
        for (line, row) in files.rows(file, &["kind", "form"])? {
            let kind = Kind::named(&row[0]).ok_or_else(|| fault(file, line, format!("unknown kind `{}`", row[0])))?;
            let mut words = Words::new(&row[1], 0);
            let (Some(token), None) = (words.next(), words.next()) else {
                return Err(fault(file, line, format!("`{}` is not one word", row[1])));
            };
            *phrases.kinds.entry(token.word).or_default() |= kind as u16;
        }
        Ok(phrases)
    }

    pub(crate) fn is(&self, token: &Token, kind: Kind) -> bool {
        self.kinds.get(&token.word).is_some_and(|kinds| kinds & kind as u16 != 0)
    }

    /// The bytes of the phrase around a name that make it something else, if they do.
    /// `begins_name` tells whether a name of the tables begins at a token.
    pub(crate) fn around(&self, site: &Site, begins_name: &dyn Fn(&Token) -> bool) -> Option<(usize, usize)> {
        let (before, after) = self.neighbours(site);
        if before.is_empty() && after.is_empty() {
            return None;
        }
        let organised = self.organised_behind(site, &after, begins_name);
        let covered = organised.or_else(|| self.organised_before(site, &before));
        covered.or_else(|| self.person(site, &before, &after, begins_name).filter(|_| !is_headline(site)))
    }

    /// The words on the same line before the name, nearest first, and behind it.
    fn neighbours(&self, site: &Site) -> (Vec<Token>, Vec<Token>) {
        let mut from = site.floor.max(site.start.saturating_sub(REACH_BYTES));
        while !site.text.is_char_boundary(from) {
            from += 1;
        }
        let line = site.text[from..site.start].rfind('\n').map_or(from, |at| from + at + 1);
        let mut before: Vec<Token> = Vec::new();
        // Most names follow a small word that is no part of a phrase: then nothing is read.
        if may_belong(&site.text[line..site.start]) {
            for token in Words::new(site.text, line).take_while(|token| token.end <= site.start) {
                if token.gap > Gap::Stop || (token.gap == Gap::Stop && !before.last().is_some_and(|last| self.is(last, Kind::Title))) {
                    before.clear();
                }
                if is_sign(site.text, &token) {
                    before.clear();
                } else {
                    before.push(token);
                }
            }
            // What stands between the last word and the name counts too.
            let is_title = before.last().is_some_and(|last| self.is(last, Kind::Title));
            let between = &site.text[before.last().map_or(line, |token| token.end)..site.start];
            if !between.chars().all(|c| c.is_whitespace() || c == '-' || (c == '.' && is_title)) {
                before.clear();
            }
            before.reverse();
        }
        let mut after = Vec::new();
        let mut end = site.end;
        let n_behind = if may_go_on(site) { REACH } else { 0 };
        for token in Words::new(site.text, site.end).take(n_behind) {
            let between = &site.text[end..token.start];
            let is_possessive = between.is_empty() && !is_sign(site.text, &token);
            if token.gap > Gap::Joint || between.contains('\n') || is_possessive || is_sign(site.text, &token) {
                break;
            }
            if !is_capitalised(site.text, &token) && !self.is(&token, Kind::Connector) {
                break;
            }
            end = token.end;
            after.push(token);
        }
        (before, after)
    }

    /// "Iraqi Development Organization": a word of an organisation behind the name.
    fn organised_behind(&self, site: &Site, after: &[Token], begins_name: &dyn Fn(&Token) -> bool) -> Option<(usize, usize)> {
        let first = after.first()?;
        let is_cause = site.is_demonym
            && &site.text[first.start..first.end] == "for"
            && after.get(1).is_some_and(|next| is_capitalised(site.text, next));
        if !is_cause && !is_capitalised(site.text, first) {
            return None;
        }
        let mut is_organised = is_cause;
        let mut end = None;
        let mut is_added = false;
        for token in after {
            let capitalised = is_capitalised(site.text, token);
            if !is_organised && (self.is(token, Kind::Stop) || (capitalised && begins_name(token))) {
                return None;
            }
            // "the Cambodian Center for Human Rights and the Cambodian delegation"
            if is_organised && is_added && capitalised && begins_name(token) {
                break;
            }
            is_added = &site.text[token.start..token.end] == "and" || (is_added && !capitalised);
            is_organised |= capitalised && self.is(token, Kind::After);
            if is_organised && capitalised {
                end = Some(token.end);
            }
        }
        Some((site.start, end?))
    }

    /// "Bank of China", "Public Defender's Office of Georgia", "Amnesty International USA".
    fn organised_before(&self, site: &Site, before: &[Token]) -> Option<(usize, usize)> {
        let nearest = before.first()?;
        if is_capitalised(site.text, nearest) {
            let start = before.iter().take_while(|token| is_capitalised(site.text, token)).last()?.start;
            return self.is(nearest, Kind::Joined).then_some((start, site.end));
        }
        let n_small = before
            .iter()
            .take_while(|token| !is_capitalised(site.text, token) && self.is(token, Kind::Connector))
            .count();
        let small = &before[..n_small];
        let links = small
            .iter()
            .any(|token| matches!(&site.text[token.start..token.end], "of" | "for" | "in" | "de" | "du" | "des"));
        let is_of = small.iter().any(|token| &site.text[token.start..token.end] == "of");
        let run: Vec<&Token> = before[n_small..]
            .iter()
            .take_while(|token| is_capitalised(site.text, token) || self.is(token, Kind::Connector))
            .collect();
        let start = run
            .iter()
            .rev()
            .find(|token| is_capitalised(site.text, token) && !self.is(token, Kind::Function))?
            .start;
        let n_capitals = run
            .iter()
            .filter(|token| is_capitalised(site.text, token) && token.start >= start)
            .count();
        if !links || run.iter().any(|token| self.is(token, Kind::Stop)) {
            return None;
        }
        let is_organisation = run
            .iter()
            .any(|token| is_capitalised(site.text, token) && self.is(token, Kind::Before))
            && (is_of || n_capitals > 1);
        let is_people = run
            .iter()
            .any(|token| is_capitalised(site.text, token) && self.is(token, Kind::People))
            && n_capitals > 1;
        (is_organisation || is_people).then_some((start, site.end))
    }

    /// "Mr. Jordan", "Michael Jordan", "Jordan Smith".
    fn person(&self, site: &Site, before: &[Token], after: &[Token], begins_name: &dyn Fn(&Token) -> bool) -> Option<(usize, usize)> {
        if site.is_demonym {
            return None;
        }
        let nearest = before.first().filter(|token| is_capitalised(site.text, token));
        let named_after = || {
            let run: Vec<&Token> = after.iter().take_while(|token| is_capitalised(site.text, token)).collect();
            let first = run.first()?;
            let is_name = run.len() < 3
                && run
                    .iter()
                    .all(|token| !self.is(token, Kind::Stop) && !self.is(token, Kind::Function) && !begins_name(token));
            is_name.then_some(run.last().unwrap_or(first).end)
        };
        if nearest.is_some_and(|token| self.is(token, Kind::Title)) {
            let start = nearest.map_or(site.start, |token| token.start);
            return Some((start, named_after().unwrap_or(site.end)));
        }
        let name = Words::new(site.text, site.start).next()?;
        let is_one_word = name.end >= site.end;
        if !is_one_word || !self.is(&name, Kind::Homonym) {
            return None;
        }
        if let Some(end) = named_after() {
            return Some((site.start, end));
        }
        let first_name = nearest.filter(|token| {
            let word = &site.text[token.start..token.end];
            token.stem.is_none()
                && word.chars().skip(1).all(|c| c.is_lowercase() || c == '\'' || c == '’')
                && [Kind::Function, Kind::Stop, Kind::Joined, Kind::After, Kind::Before]
                    .iter()
                    .all(|kind| !self.is(token, *kind))
                && !begins_name(token)
        })?;
        Some((first_name.start, site.end))
    }

    /// Whether the words name a group that exists for one statement: "57 Member States and observers",
    /// "the core group on Sri Lanka". "Several delegations" is no group, nor is "28 delegations".
    pub(crate) fn is_formed_for_one_statement(&self, name: &str) -> bool {
        let may_begin = |token: Token| {
            [Kind::Size, Kind::Gathering, Kind::Number]
                .iter()
                .any(|kind| self.is(&token, *kind))
        };
        if !Words::new(name, 0)
            .next()
            .is_some_and(|token| may_begin(token) || is_digits(&name[token.start..token.end]))
        {
            return false;
        }
        let words: Vec<Token> = Words::new(name, 0).filter(|token| !is_sign(name, token)).collect();
        let is_word = |token: &Token, word: &str| name[token.start..token.end].eq_ignore_ascii_case(word);
        let is_number = |token: &Token| self.is(token, Kind::Number) || is_digits(&name[token.start..token.end]);
        let skip_sizes = |words: &mut &[Token]| {
            let n_sizes = words.iter().take_while(|token| self.is(token, Kind::Size)).count();
            let sizes = &words[..n_sizes];
            *words = &words[n_sizes..];
            sizes.iter().any(|token| is_word(token, "core"))
        };
        let mut rest = &words[..];
        let is_core = skip_sizes(&mut rest);
        if let [group, tail @ ..] = rest
            && self.is(group, Kind::Gathering)
        {
            rest = tail;
            let links = rest
                .first()
                .is_some_and(|token| ["of", "on", "for"].iter().any(|word| is_word(token, word)));
            if is_core {
                return rest.is_empty() || links;
            }
            if links && rest.get(1).is_some_and(|token| is_word(token, "friends")) {
                return rest.len() > 2;
            }
            if !links {
                return false;
            }
            rest = &rest[1..];
            skip_sizes(&mut rest);
            // "a group of 35 States", "a group of Latin American countries"
            let describes = |token: &&Token| is_number(token) || self.is(token, Kind::Connector) || is_capitalised(name, token);
            let n_describing = rest
                .iter()
                .take_while(|token| !self.is(token, Kind::Crowd))
                .take_while(describes)
                .count();
            rest = &rest[n_describing..];
        } else {
            let n_numbers = rest.iter().take_while(|token| is_number(token)).count();
            if n_numbers == 0 {
                return false;
            }
            rest = &rest[n_numbers..];
        }
        skip_sizes(&mut rest);
        let n_crowd = rest
            .iter()
            .take_while(|token| self.is(token, Kind::Crowd) || is_word(token, "and") || is_word(token, "other"))
            .count();
        let tail = rest.get(n_crowd);
        n_crowd > 0
            && tail.is_none_or(|token| {
                ["from", "of", "across", "in", "representing", "including", "on"]
                    .iter()
                    .any(|word| is_word(token, word))
            })
    }
}

/// Whether what stands before a name can belong to a phrase with it: a capitalised word, with or
/// without small words between.
fn may_belong(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '.', '-']);
    let is_small = |word: &&str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let word = before.rsplit([' ', '\u{a0}']).find(|word| !is_small(word));
    word.is_some_and(|word| word.starts_with(char::is_uppercase) && !word.ends_with([',', ';', ':']))
}

/// Whether what stands behind a name can belong to a phrase with it.
fn may_go_on(site: &Site) -> bool {
    let behind = site.text[site.end..].trim_start_matches([' ', '\u{a0}', '-']);
    behind.starts_with(|c: char| c.is_uppercase() || c == '&') || (site.is_demonym && behind.starts_with("for "))
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_sign(text: &str, token: &Token) -> bool {
    matches!(text.as_bytes()[token.start], b',' | b'(' | b')' | b'/' | b'+')
}

/// Whether a token begins with a capital letter.
pub(crate) fn is_capitalised(text: &str, token: &Token) -> bool {
    text[token.start..].chars().next().is_some_and(|c| c.is_uppercase() || c == '&')
}

/// Whether the line is a heading in which every longer word is capitalised, so that capitals tell nothing.
fn is_headline(site: &Site) -> bool {
    let start = site.text[..site.start].rfind('\n').map_or(0, |at| at + 1);
    let end = site.text[site.end..].find('\n').map_or(site.text.len(), |at| site.end + at);
    if end - start > 200 {
        return false;
    }
    let line = site.text[start..end].trim_end();
    let words: Vec<&str> = line.split_whitespace().filter(|word| word.len() > 4).collect();
    words.len() > 5 && !line.ends_with(['.', ',', ';']) && words.iter().all(|word| !word.starts_with(char::is_lowercase))
}
