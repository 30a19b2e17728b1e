//! Who is named in an article, by what names and in what functions.

use std::collections::HashMap;

use lexicon::{Lexicon, Mention, NameClass, SpeakerKind};

use crate::Document;
use crate::speech::tokens::Utterance;

/// Somebody who speaks, as far as the article tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Speaker {
    /// The fullest name, else the function or organisation as written.
    pub name: Option<String>,
    /// Function as written.
    pub role: Option<String>,
    /// Organisation.
    pub org: Option<String>,
    /// Whether it is one person, which "he" can stand for.
    pub is_person: bool,
}

/// A person named in full somewhere in the article.
#[derive(Debug, Clone, Default)]
struct Person {
    name: String,
    role: Option<String>,
    org: Option<String>,
    class: Option<String>,
    /// Where the full name stands first.
    first: usize,
}

/// Everybody named, and the offices that have no name yet.
#[derive(Debug, Default)]
pub(crate) struct People {
    persons: Vec<Person>,
    /// Full and partial names to persons.
    by_name: HashMap<String, usize>,
    /// "Cambodian Permanent Representative to ...": the office's words and its organisation.
    mission: Option<(String, String)>,
}

/// Words between a function and the organisation it serves.
const PREPOSITIONS: &[&str] = &["of", "for", "to", "at", "in", "on", "from"];

/// Words that never belong to a name although they may be capitalised.
const NEVER_NAMES: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "this",
    "that",
    "these",
    "those",
    "but",
    "and",
    "or",
    "nor",
    "so",
    "yet",
    "if",
    "when",
    "while",
    "as",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "of",
    "to",
    "with",
    "after",
    "before",
    "since",
    "during",
    "among",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "mr",
    "mrs",
    "ms",
    "dr",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "many",
    "most",
    "some",
    "several",
    "all",
    "no",
    "not",
    "yes",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "nevertheless",
    "however",
    "moreover",
    "also",
    "according",
    "more",
    "other",
    "others",
    "neither",
    "both",
    "there",
    "here",
    "what",
    "who",
    "why",
    "how",
    "where",
    "which",
];

impl People {
    /// Reads the names, each with the function that stands beside it.
    pub(crate) fn read(doc: &Document, utterances: &[Utterance], mentions: &[Mention], lexicon: &Lexicon) -> People {
        let mut people = People::default();
        for utterance in utterances {
            let mut at = 0;
            while at < utterance.tokens.len() {
                let Some(end) = name_end(doc.text, utterance, at, mentions, lexicon) else {
                    at += 1;
                    continue;
                };
                let span = utterance.span(at, end).unwrap_or_default();
                let name = span.of(doc.text).to_owned();
                let (role, org) =
                    function_beside(doc.text, utterance, at, end, lexicon).map_or((None, None), |(role, org)| (Some(role), org));
                if end - at >= 2 || role.is_some() {
                    people.add(&name, role, org, span.start, lexicon);
                }
                at = end;
            }
        }
        people.mission = mission(doc, utterances, mentions);
        if let Some((role, org)) = people.mission.clone() {
            for person in people
                .persons
                .iter_mut()
                .filter(|person| person.class.as_deref() == Some("mission_head"))
            {
                person.org = Some(org.clone());
                person.role.get_or_insert(role.clone());
            }
        }
        people
    }

    fn add(&mut self, name: &str, role: Option<String>, org: Option<String>, first: usize, lexicon: &Lexicon) {
        let class = role.as_deref().and_then(|role| head_noun(role, lexicon)).map(|(_, class)| class);
        let known = self.by_name.get(name).copied().unwrap_or_else(|| {
            self.persons.push(Person {
                name: name.to_owned(),
                first,
                ..Person::default()
            });
            let number = self.persons.len() - 1;
            self.by_name.insert(name.to_owned(), number);
            for part in name.split_whitespace().filter(|part| part.chars().count() >= 3) {
                // The first bearer keeps a name that two share, as a newspaper would.
                self.by_name.entry(part.to_owned()).or_insert(number);
            }
            number
        });
        let person = &mut self.persons[known];
        if person.role.is_none() {
            (person.role, person.org, person.class) = (role, org, class);
        }
    }

    /// The person whose full or partial name this is.
    fn named(&self, name: &str) -> Option<&Person> {
        self.by_name
            .get(name.trim_end_matches("'s").trim_end_matches("’s"))
            .map(|number| &self.persons[*number])
    }

    /// The speaker that a noun phrase stands for: `first..end` of the utterance's tokens.
    /// `last` is whom "he" means, `last_body` whom "it" and "they" mean.
    pub(crate) fn resolve(
        &self,
        text: &str,
        utterance: &Utterance,
        first: usize,
        end: usize,
        context: &Context,
        lexicon: &Lexicon,
    ) -> Option<Speaker> {
        let span = utterance.span(first, end)?;
        let words: Vec<String> = (first..end).map(|at| utterance.lower(text, at)).collect();
        match words.as_slice() {
            [only] if matches!(only.as_str(), "he" | "she" | "i" | "him" | "her") => {
                return context.person.clone().or_else(|| self.nearest(span.start));
            }
            [only] if matches!(only.as_str(), "it" | "they" | "we" | "them") => {
                return context.body.clone().or_else(|| context.person.clone());
            }
            _ => {}
        }
        // The longest run of capitalised words that is a known name.
        let mut best: Option<&Person> = None;
        for at in first..end {
            for to in (at + 1..=end).rev() {
                if let Some(person) = utterance.span(at, to).and_then(|span| self.named(span.of(text)))
                    && utterance.tokens[at].is_capitalised(text)
                    && best.is_none()
                {
                    best = Some(person);
                }
            }
        }
        if let Some(person) = best {
            return Some(person.speaker());
        }
        let phrase = without_article(span.of(text));
        if let Some((kind, class)) = head_noun(&phrase.to_lowercase(), lexicon) {
            if kind == SpeakerKind::Person
                && let Some(person) = self.in_office(&class, span.start, is_definite(&words))
            {
                let mut speaker = person.speaker();
                speaker.role = Some(phrase.to_owned());
                if class == "mission_head"
                    && let Some((_, org)) = &self.mission
                {
                    speaker.org = Some(org.clone());
                }
                return Some(speaker);
            }
            let article_kept = span.of(text);
            let name = if article_kept.starts_with("The ") {
                format!("the {phrase}")
            } else {
                article_kept.to_owned()
            };
            return Some(Speaker {
                name: Some(name),
                role: (kind == SpeakerKind::Person).then(|| phrase.to_owned()),
                org: None,
                is_person: kind == SpeakerKind::Person,
            });
        }
        // An organisation, a State or a person that is known by this name only.
        let is_name =
            (first..end).any(|at| utterance.tokens[at].is_capitalised(text) && !NEVER_NAMES.contains(&words[at - first].as_str()));
        is_name.then(|| Speaker {
            name: Some(phrase.to_owned()),
            ..Speaker::default()
        })
    }

    /// Who holds an office of this class: the one person who does. A definite function that
    /// nobody is said to hold is the one person named before who has none.
    fn in_office(&self, class: &str, before: usize, definite: bool) -> Option<&Person> {
        let mut holders = self.persons.iter().filter(|person| person.class.as_deref() == Some(class));
        match (holders.next(), holders.next()) {
            (Some(holder), None) => return Some(holder),
            (Some(_), Some(_)) => {
                return self
                    .persons
                    .iter()
                    .filter(|person| person.class.as_deref() == Some(class) && person.first < before)
                    .max_by_key(|person| person.first);
            }
            (None, _) => {}
        }
        let mut others = self.persons.iter().filter(|person| person.role.is_none() && person.first < before);
        let only = others.next().filter(|_| definite && self.persons.len() == 1);
        only.filter(|_| others.next().is_none())
    }

    /// The person named last before a place, else the first one after it.
    fn nearest(&self, before: usize) -> Option<Speaker> {
        let earlier = self
            .persons
            .iter()
            .filter(|person| person.first < before)
            .max_by_key(|person| person.first);
        earlier
            .or_else(|| self.persons.iter().min_by_key(|person| person.first))
            .map(Person::speaker)
    }
}

/// Whom pronouns mean at a place in the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    /// The last person who spoke.
    pub person: Option<Speaker>,
    /// The last organisation, group or text that spoke.
    pub body: Option<Speaker>,
}

impl Context {
    pub(crate) fn spoke(&mut self, speaker: &Speaker) {
        if speaker.is_person {
            self.person = Some(speaker.clone())
        } else {
            self.body = Some(speaker.clone())
        }
    }
}

impl Person {
    fn speaker(&self) -> Speaker {
        Speaker {
            name: Some(self.name.clone()),
            role: self.role.clone(),
            org: self.org.clone(),
            is_person: true,
        }
    }
}

fn is_definite(words: &[String]) -> bool {
    words.first().is_some_and(|word| matches!(word.as_str(), "the" | "this" | "that"))
}

pub(crate) fn without_article(phrase: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An ", "its ", "Its ", "his ", "her "]
        .iter()
        .find_map(|article| phrase.strip_prefix(article))
        .unwrap_or(phrase)
}

/// The noun that heads a phrase and names a speaker, with its kind and class: the last one
/// before "of", "to", "for", else the last one at all. "Permanent Representative to the UN"
/// is headed by "permanent representative".
pub(crate) fn head_noun(phrase: &str, lexicon: &Lexicon) -> Option<(SpeakerKind, String)> {
    let lower = phrase.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let before = words
        .iter()
        .position(|word| PREPOSITIONS.contains(word))
        .filter(|at| *at > 0)
        .unwrap_or(words.len());
    let head = words.get(..before)?;
    for end in [head.len()] {
        for start in (end.saturating_sub(3)..end).rev().collect::<Vec<_>>().into_iter().rev() {
            if let Some(noun) = lexicon.reporting.noun(&head[start..end].join(" ")) {
                return Some((noun.kind, noun.class.clone()));
            }
        }
    }
    None
}

/// The end of a person's name that begins at a token: two to four capitalised words, or one
/// where a function stands before it; no State, no organisation, no month.
fn name_end(text: &str, utterance: &Utterance, at: usize, mentions: &[Mention], lexicon: &Lexicon) -> Option<usize> {
    let tokens = &utterance.tokens;
    let fits = |at: usize| {
        let token = tokens.get(at)?;
        let word = utterance.lower(text, at);
        let is_part = token.is_capitalised(text)
            && !NEVER_NAMES.contains(&word.as_str())
            && lexicon.reporting.noun(&word).is_none()
            && !word.ends_with("'s")
            && !word.contains(|letter: char| letter.is_ascii_digit())
            && !(word.len() > 1
                && token
                    .span
                    .of(text)
                    .chars()
                    .all(|letter| letter.is_uppercase() || !letter.is_alphabetic()))
            && !is_mention(mentions, token.span);
        is_part.then_some(())
    };
    let begins_elsewhere = at > 0 && fits(at - 1).is_some();
    fits(at)?;
    if begins_elsewhere {
        return None;
    }
    let mut end = at;
    while end < at + 4 && fits(end).is_some() {
        end += 1;
    }
    // "Vitit Muntarbhorn’s comments": the possessive belongs to the name.
    if end < tokens.len()
        && end > at
        && tokens[end].is_capitalised(text)
        && utterance.lower(text, end).ends_with("'s")
        && !is_mention(mentions, tokens[end].span)
    {
        end += 1;
    }
    // A name before a noun of an organisation is that organisation's: "Amnesty International", "Third Committee".
    let is_organisation = tokens.get(end).is_some_and(|token| token.is_capitalised(text))
        || (at..end).any(|at| {
            matches!(
                utterance.lower(text, at).as_str(),
                "international"
                    | "rights"
                    | "human"
                    | "watch"
                    | "nations"
                    | "united"
                    | "foundation"
                    | "press"
                    | "news"
                    | "world"
                    | "national"
                    | "amnesty"
                    | "oral"
                    | "update"
            )
        });
    (!is_organisation).then_some(end)
}

fn is_mention(mentions: &[Mention], span: record::Span) -> bool {
    let at = mentions.partition_point(|mention| mention.end <= span.start);
    mentions.get(at).is_some_and(|mention| mention.start < span.end)
}

/// The function that stands beside a name: before it ("government spokesman Phay ...", "the
/// mission's head, An ..."), or behind it ("Phil ..., deputy director of ...,").
fn function_beside(text: &str, utterance: &Utterance, at: usize, end: usize, lexicon: &Lexicon) -> Option<(String, Option<String>)> {
    let phrase_before = |end: usize| -> Option<(String, Option<String>)> {
        let mut start = end;
        while start > 0 && end - start < 8 && utterance.tokens[start - 1].is_word() {
            let word = utterance.lower(text, start - 1);
            start -= 1;
            if matches!(word.as_str(), "the" | "a" | "an" | "its" | "his" | "their") {
                break;
            }
            if lexicon.reporting.verb(&word).is_some() || matches!(word.as_str(), "and" | "but" | "that" | "with" | "by" | "while") {
                start += 1;
                break;
            }
        }
        let phrase = without_article(utterance.span(start, end)?.of(text)).to_owned();
        // Before a name the function's noun stands last, or before "of the ...".
        let (kind, _) = head_noun(&phrase, lexicon)?;
        (kind == SpeakerKind::Person).then(|| (phrase.clone(), organisation_in(&phrase, lexicon)))
    };
    if at > 0 && utterance.tokens[at - 1].is_word() {
        // Only the words up to the function's noun: "reference to the appointee NAME".
        if let Some(found) = phrase_before(at) {
            return Some(found);
        }
    }
    if at > 1
        && utterance.tokens[at - 1].is_mark(',')
        && let Some(found) = phrase_before(at - 1)
    {
        return Some(found);
    }
    if utterance.tokens.get(end).is_some_and(|token| token.is_mark(',')) {
        let until = (end + 1..utterance.tokens.len()).find(|&at| !utterance.tokens[at].is_word())?;
        let phrase = without_article(utterance.span(end + 1, until)?.of(text)).to_owned();
        let (kind, _) = head_noun(&phrase, lexicon)?;
        if kind == SpeakerKind::Person && until - end < 14 {
            return Some((phrase.clone(), organisation_in(&phrase, lexicon)));
        }
    }
    None
}

/// The organisation that a function's words name: "government spokesman", "the mission's head",
/// "director of the institute".
fn organisation_in(phrase: &str, lexicon: &Lexicon) -> Option<String> {
    if let Some((_, org)) = phrase.split_once(" of the ").or_else(|| phrase.split_once(" for the ")) {
        return Some(org.to_owned());
    }
    let body: Vec<&str> = phrase.split_whitespace().take_while(|word| !PREPOSITIONS.contains(word)).collect();
    let is_body = |word: &str| {
        let word = word.to_lowercase().replace('’', "'");
        lexicon
            .reporting
            .noun(word.trim_end_matches("'s"))
            .is_some_and(|noun| noun.kind == SpeakerKind::Body)
    };
    let last = body.iter().rposition(|word| is_body(word))?;
    let words = body[..=last].join(" ");
    Some(words.trim_end_matches("’s").trim_end_matches("'s").to_owned())
}

/// A permanent representative's office and mission: the "Cambodian Permanent Representative to
/// the UN Office in Geneva" heads the Permanent Mission of Cambodia to the UN Office in Geneva.
fn mission(doc: &Document, utterances: &[Utterance], mentions: &[Mention]) -> Option<(String, String)> {
    for utterance in utterances {
        for at in 0..utterance.tokens.len() {
            let pair = (utterance.lower(doc.text, at), utterance.lower(doc.text, at + 1));
            if pair.0 != "permanent" || !matches!(pair.1.as_str(), "representative" | "mission") {
                continue;
            }
            let here = utterance.tokens[at].span.start;
            // "Cambodian Permanent Representative", "Permanent Representative of Cambodia", "Cambodia's Permanent Mission".
            let beside = mentions.iter().filter(|mention| {
                let before = mention.end <= here
                    && doc
                        .text
                        .get(mention.end..here)
                        .is_some_and(|gap| matches!(gap.trim(), "" | "’s" | "'s"));
                let after = mention.start > here
                    && doc
                        .text
                        .get(utterance.tokens[at + 1].span.end..mention.start)
                        .is_some_and(|gap| matches!(gap.trim(), "of" | "of the" | "of the Kingdom of"));
                (before || after) && matches!(mention.class, NameClass::Name | NameClass::Demonym)
            });
            let Some((mention, country)) = beside.filter_map(|mention| Some((mention, mention.entity?.name.clone()))).next() else {
                continue;
            };
            let end_of_name = if mention.start > here {
                mention.end
            } else {
                utterance.tokens[at + 1].span.end
            };
            let rest = doc.text.get(end_of_name..).unwrap_or("");
            let address: String = if rest.starts_with(" to the ") {
                let end = rest.find([',', '.', ';', '\n', ':', ')']).unwrap_or(rest.len());
                let words: Vec<&str> = rest[..end].split_whitespace().take(8).collect();
                // The address goes on as long as its words are names: "to the UN Office in Geneva said" ends before "said".
                let upto = words
                    .iter()
                    .rposition(|word| word.chars().next().is_some_and(char::is_uppercase))
                    .map_or(0, |last| last + 1);
                words[..upto].join(" ")
            } else {
                String::new()
            };
            let start = if mention.end <= here { mention.start } else { here };
            let office = doc.text.get(start..end_of_name).unwrap_or("").trim().to_owned();
            let with_address = |words: String| if address.is_empty() { words } else { format!("{words} {address}") };
            return Some((with_address(office), with_address(format!("Permanent Mission of {country}"))));
        }
    }
    None
}
