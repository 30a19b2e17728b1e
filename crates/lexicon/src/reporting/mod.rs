//! Verbs that report speech, and nouns that name those who speak.
//!
//! `reporting_verbs.tsv`: base form, third person, past, participle, gerund. `kind` is `say`,
//! `ask`, `call` ("called the claim “baseless”" reports the quoted name of a thing) or `act`
//! ("accused him of “treason”" reports the quoted words of an act of speech). `needs` tells when
//! words without marks count as reported: `any` ("said it rained"), `verb` where they must hold
//! a verb of their own ("noted it rained", not "noted the rain"), `clause` where they must follow
//! "that" ("held that it rained", not "held a vote").
//!
//! `speaker_nouns.tsv`: head nouns of those who speak: a `person` by function, `people`, a
//! `body`, or a `text` that "says" something. Functions of one `class` can name one office: the
//! head of a permanent mission is its permanent representative and an ambassador.
//!
//! `speaker_sorts.tsv`: what else one may be called who was introduced by a noun: a captain is an
//! officer, a novelist an author, a fund an agency. A row holds all of them: nothing is inferred.
//!
//! `speech_words.tsv`: the small words around a report, with their classes; see [`WordClass`].

mod classes;
mod letters;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::{Files, LexiconError};
use classes::WORD_CLASSES;
pub use classes::{Classes, Word, WordClass};
pub use letters::Letters;
use letters::LettersHasher;

/// How a verb reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reports {
    /// A clause or a quotation.
    Say,
    /// A question.
    Ask,
    /// A quoted name for something.
    Call,
    /// An act of speech, in quoted words.
    Act,
}

/// What words without marks need to count as reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A verb of their own.
    Verb,
    /// To follow "that".
    That,
}

/// Form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "say", "says", "said".
    Finite,
    /// "saying".
    Gerund,
}

/// A form of a reporting verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportingVerb {
    /// Base form.
    pub base: String,
    /// How it reports.
    pub reports: Reports,
    /// Which form this is.
    pub form: Form,
    /// What words without marks need to count as reported.
    pub needs: Needs,
}

/// What a speaker noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerKind {
    /// One person by function.
    Person,
    /// Several people.
    People,
    /// An organisation.
    Body,
    /// A text.
    Text,
}

/// A noun that names a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerNoun {
    /// What it names.
    pub kind: SpeakerKind,
    /// Functions that can name the same office share a class.
    pub class: String,
}

/// Both tables and the small words, by word.
#[derive(Debug, Default)]
pub struct Reporting {
    /// Number 0 is no verb.
    verbs: Vec<ReportingVerb>,
    /// Number 0 is no noun.
    nouns: Vec<SpeakerNoun>,
    /// Words of up to eight bytes, which most are.
    short: HashMap<u64, Word, BuildHasherDefault<LettersHasher>>,
    long: HashMap<Letters, Word, BuildHasherDefault<LettersHasher>>,
    /// By the noun that introduces.
    sorts: HashMap<String, Vec<String>>,
}

impl Reporting {
    pub(crate) fn from_files(files: &Files) -> Result<Reporting, LexiconError> {
        let mut tables = Reporting::default();
        tables.read_verbs(files)?;
        tables.read_nouns(files)?;
        for (_, cells) in files.rows("speaker_sorts.tsv", &["noun", "called"])? {
            let called = cells[1].split(' ').map(str::to_owned).collect();
            tables.sorts.insert(cells[0].clone(), called);
        }
        let file = "speech_words.tsv";
        for (line, cells) in files.rows(file, &["word", "classes"])? {
            for name in cells[1].split_whitespace() {
                let class = WORD_CLASSES.iter().find(|(text, _)| *text == name);
                let (_, class) = class.ok_or_else(|| fault(file, line, format!("unknown class `{name}`")))?;
                tables.entry(&cells[0], file, line)?.0 |= 1 << *class as u32;
            }
        }
        Ok(tables)
    }

    fn read_verbs(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "reporting_verbs.tsv";
        for (line, cells) in files.rows(file, &["base", "third", "past", "participle", "gerund", "kind", "needs"])? {
            let reports = match cells[5].as_str() {
                "say" => Reports::Say,
                "ask" => Reports::Ask,
                "call" => Reports::Call,
                "act" => Reports::Act,
                other => return Err(fault(file, line, format!("unknown kind `{other}`, expected say, ask, call or act"))),
            };
            let needs = match cells[6].as_str() {
                "any" => Needs::Nothing,
                "verb" => Needs::Verb,
                "clause" => Needs::That,
                other => return Err(fault(file, line, format!("unknown need `{other}`, expected any, verb or clause"))),
            };
            for form in [Form::Finite, Form::Gerund] {
                self.verbs.push(ReportingVerb {
                    base: cells[0].clone(),
                    reports,
                    form,
                    needs,
                });
                let number = number(self.verbs.len(), file, line)?;
                let forms = if form == Form::Finite { &cells[..4] } else { &cells[4..5] };
                for word in forms {
                    let entry = self.entry(word, file, line)?;
                    if !entry.is_verb() {
                        entry.0 |= number << Word::VERB;
                    }
                }
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "speaker_nouns.tsv";
        for (line, cells) in files.rows(file, &["noun", "kind", "class"])? {
            let kind = match cells[1].as_str() {
                "person" => SpeakerKind::Person,
                "people" => SpeakerKind::People,
                "body" => SpeakerKind::Body,
                "text" => SpeakerKind::Text,
                other => {
                    return Err(fault(
                        file,
                        line,
                        format!("unknown kind `{other}`, expected person, people, body or text"),
                    ));
                }
            };
            self.nouns.push(SpeakerNoun {
                kind,
                class: cells[2].clone(),
            });
            let number = number(self.nouns.len(), file, line)?;
            let entry = self.entry(&cells[0].replace('’', "'"), file, line)?;
            if !entry.is_noun() {
                entry.0 |= number << Word::NOUN;
            }
            if let Some((_, last)) = cells[0].rsplit_once(' ') {
                self.entry(&last.replace('’', "'"), file, line)?.0 |= 1 << WordClass::PairEnd as u32;
            }
        }
        Ok(())
    }

    fn entry(&mut self, word: &str, file: &str, line: u64) -> Result<&mut Word, LexiconError> {
        if word.len() >= Letters::MOST {
            return Err(fault(file, line, format!("`{word}` is longer than {} bytes", Letters::MOST - 1)));
        }
        let letters = Letters::from(word.as_bytes());
        Ok(match letters.0 {
            [short, 0, 0, 0] => self.short.entry(short).or_default(),
            _ => self.long.entry(letters).or_default(),
        })
    }

    /// What the tables tell of a word.
    #[inline]
    pub fn word(&self, letters: Letters) -> Word {
        let found = match letters.0 {
            [short, 0, ..] => self.short.get(&short),
            _ => self.long.get(&letters),
        };
        found.copied().unwrap_or_default()
    }

    /// What the tables tell of a word of up to eight bytes, the first one lowest, then zeros.
    #[inline]
    pub fn short_word(&self, eight: u64) -> Word {
        self.short.get(&eight).copied().unwrap_or_default()
    }

    /// The verb that a lower-case word is a form of.
    pub fn verb(&self, lower: &str) -> Option<&ReportingVerb> {
        self.verb_of(self.word(lower.as_bytes().into()))
    }

    /// The verb that a word is a form of.
    pub fn verb_of(&self, word: Word) -> Option<&ReportingVerb> {
        self.verbs.get(word.verb().checked_sub(1)?)
    }

    /// Whether one who was introduced by a noun may be called by another one, both in lower case.
    pub fn may_be_called(&self, introduced: &str, noun: &str) -> bool {
        introduced == noun
            || self
                .sorts
                .get(introduced)
                .is_some_and(|called| called.iter().any(|called| called == noun))
    }

    /// Whether a lower-case word tells what somebody may be called, without being a speaker noun:
    /// "dr", "col".
    pub fn has_sorts(&self, word: &str) -> bool {
        self.sorts.contains_key(word)
    }

    /// The speaker noun that a word, or a pair of words, is.
    pub fn noun_of(&self, word: Word) -> Option<&SpeakerNoun> {
        self.nouns.get(word.noun().checked_sub(1)?)
    }
}

fn number(count: usize, file: &str, line: u64) -> Result<u64, LexiconError> {
    let most = 1 << Word::NUMBER_BITS;
    if count >= most {
        return Err(fault(file, line, format!("more than {} entries", most - 1)));
    }
    Ok(count as u64)
}

fn fault(file: &str, line: u64, why: String) -> LexiconError {
    LexiconError::Row {
        file: file.into(),
        line,
        why,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Form, Lexicon, Needs, Reports, SpeakerKind, WordClass};

    #[test]
    fn a_word_tells_its_verb_its_noun_and_its_classes() {
        let reporting = &Lexicon::embedded().reporting;
        let verb = |word: &str| {
            let verb = reporting.verb(word)?;
            Some((verb.base.as_str(), verb.reports, verb.form, verb.needs))
        };
        assert_eq!(verb("said"), Some(("say", Reports::Say, Form::Finite, Needs::Nothing)));
        assert_eq!(verb("noting"), Some(("note", Reports::Say, Form::Gerund, Needs::Verb)));
        assert_eq!(verb("cat"), None);
        let report = reporting.word(b"report"[..].into());
        assert!(report.is_verb() && report.is_noun());
        let pair = reporting.noun_of(reporting.word(b"prime minister"[..].into())).unwrap();
        assert_eq!((pair.kind, pair.class.as_str()), (SpeakerKind::Person, "minister"));
        assert!(reporting.may_be_called("captain", "officer") && !reporting.may_be_called("officer", "captain"));
        let he = reporting.word(b"he"[..].into());
        assert!(he.is(WordClass::PersonPronoun) && he.is(WordClass::He) && !he.is(WordClass::Article));
    }
}
