//! Reads the tables of names into one automaton, strictly: an unknown code, a name given twice
//! or a faulty date is an error with its file and line.

use std::collections::HashMap;

use record::EntityType;

use super::automaton::{Automaton, State, WordId};
use super::groups::Membership;
use super::typography::{Word, Words};
use super::{Entity, NameClass, Names, Other};
use crate::{Files, LexiconError};

/// What a state of the automaton means.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) meaning: Meaning,
    /// How it must be written to be taken for a name in running text.
    pub(crate) case: Case,
    /// Looked up by itself, never found in running text.
    pub(crate) alone: bool,
    /// Also an ordinary word: by itself it needs a capital letter.
    pub(crate) plain: bool,
}

/// What a name means.
#[derive(Debug, Clone)]
pub(crate) enum Meaning {
    /// The entity with this number.
    Entity(usize, NameClass),
    /// Any of these codes.
    Ambiguous(Vec<String>),
    /// Something that is no State, though it may hold a State's name.
    Other(Other),
    /// Part of a frame, such as "on behalf of".
    Frame,
}

/// How a name must be written in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Case {
    /// It begins with a capital letter.
    Proper,
    /// All its letters are capitals: "US", not "us".
    Capitals,
    /// As in the table: "BiH".
    Exact(String),
}

impl Names {
    pub(crate) fn from_files(files: &Files) -> Result<Names, LexiconError> {
        let mut reader = Reader::default();
        reader.entities(files)?;
        reader.words(files)?;
        reader.names(files)?;
        reader.frames(files)?;
        let membership = Membership::from_files(files, &reader.by_code)?;
        reader.automaton.finish();
        Ok(Names {
            entities: reader.entities,
            by_code: reader.by_code,
            automaton: reader.automaton,
            entries: reader.entries,
            membership,
            phrases: super::phrases::Phrases::from_files(files)?,
        })
    }
}

#[derive(Default)]
struct Reader {
    entities: Vec<Entity>,
    by_code: HashMap<String, usize>,
    automaton: Automaton,
    entries: Vec<Entry>,
    plain: Vec<WordId>,
}

impl Reader {
    fn entities(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "entities.tsv";
        for (line, row) in files.rows(file, &["code", "name", "type", "from", "until"])? {
            let entity_type = match row[2].as_str() {
                "state" | "territory" | "former" => EntityType::State,
                "observer_state" => EntityType::ObserverState,
                "observer_entity" => EntityType::ObserverEntity,
                "group" => EntityType::Group,
                "un_body" | "organ" => EntityType::UnBody,
                "igo" => EntityType::Igo,
                "nhri" => EntityType::Nhri,
                other => return Err(fault(file, line, format!("unknown type `{other}`"))),
            };
            let entity = Entity {
                code: row[0].clone(),
                name: row[1].clone(),
                entity_type,
                from: date(file, line, &row[3])?,
                until: date(file, line, &row[4])?,
                is_organ: row[2] == "organ",
            };
            if self.by_code.insert(row[0].clone(), self.entities.len()).is_some() {
                return Err(fault(file, line, format!("`{}` is given twice", row[0])));
            }
            self.entities.push(entity);
        }
        Ok(())
    }

    fn words(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "name_words.tsv";
        let mut plain = Vec::new();
        for (line, row) in files.rows(file, &["kind", "form", "stands_for"])? {
            let form = one_word(file, line, &row[1])?;
            match row[0].as_str() {
                "same" => self.automaton.same(form, one_word(file, line, &row[2])?),
                "plain" => plain.push(form),
                other => return Err(fault(file, line, format!("unknown kind `{other}`, expected same or plain"))),
            }
        }
        self.plain = plain.into_iter().map(|word| self.automaton.intern(word)).collect();
        Ok(())
    }

    fn names(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "names.tsv";
        for (line, row) in files.rows(file, &["code", "name", "kind", "where"])? {
            let index = self.index(file, line, &row[0])?;
            let meaning = || Meaning::Entity(index, NameClass::Name);
            self.name(file, line, &row[1], meaning(), alone(file, line, &row[3])?)?;
            if !matches!(row[2].as_str(), "un" | "official" | "common" | "former" | "misspelt") {
                return Err(fault(file, line, format!("unknown kind `{}`", row[2])));
            }
        }
        let file = "demonyms.tsv";
        for (line, row) in files.rows(file, &["code", "form"])? {
            let index = self.index(file, line, &row[0])?;
            self.name(file, line, &row[1], Meaning::Entity(index, NameClass::Demonym), false)?;
        }
        let file = "capitals.tsv";
        for (line, row) in files.rows(file, &["code", "name", "where"])? {
            let index = self.index(file, line, &row[0])?;
            let is_alone = alone(file, line, &row[2])?;
            self.name(file, line, &row[1], Meaning::Entity(index, NameClass::Capital), is_alone)?;
        }
        let file = "ambiguous.tsv";
        for (line, row) in files.rows(file, &["name", "candidates", "where", "why"])? {
            let candidates: Vec<String> = row[1].split(' ').map(str::to_owned).collect();
            for code in candidates.iter().filter(|code| *code != CONTEXT) {
                self.index(file, line, code)?;
            }
            let is_alone = alone(file, line, &row[2])?;
            self.name(file, line, &row[0], Meaning::Ambiguous(candidates), is_alone)?;
        }
        let file = "not_states.tsv";
        for (line, row) in files.rows(file, &["phrase", "kind"])? {
            let other = Other::named(&row[1]).ok_or_else(|| fault(file, line, format!("unknown kind `{}`", row[1])))?;
            self.name(file, line, &row[0], Meaning::Other(other), false)?;
        }
        self.inverted(files)
    }

    /// "Islamic Republic of Iran" is also written "Iran (Islamic Republic of)" and "Iran, Islamic Republic of".
    fn inverted(&mut self, files: &Files) -> Result<(), LexiconError> {
        for (line, row) in files.rows("names.tsv", &["code", "name", "kind", "where"])? {
            let Some((form, country)) = row[1].rsplit_once(" of ") else {
                continue;
            };
            if row[0].len() != 3 || row[1].contains(['(', ',']) {
                continue;
            }
            let country = country.strip_prefix("the ").unwrap_or(country);
            let index = self.index("names.tsv", line, &row[0])?;
            for (name, alone) in [(format!("{country} ({form} of)"), false), (format!("{country}, {form} of"), true)] {
                let entry = Entry {
                    meaning: Meaning::Entity(index, NameClass::Name),
                    case: Case::Proper,
                    alone,
                    plain: false,
                };
                let words = self.word_ids("names.tsv", line, &name)?;
                let state = self.automaton.add(State::NAMES, &words);
                if self.automaton.meaning(state).is_none() {
                    self.mean(state, entry);
                }
            }
        }
        Ok(())
    }

    fn frames(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "name_frames.tsv";
        for (line, row) in files.rows(file, &["kind", "form"])? {
            let root = match row[0].as_str() {
                "prefix" => State::PREFIXES,
                "suffix" => State::SUFFIXES,
                "remark" => State::REMARKS,
                "clause" => State::CLAUSES,
                other => return Err(fault(file, line, format!("unknown kind `{other}`"))),
            };
            let words = self.word_ids(file, line, &row[1])?;
            let state = self.automaton.add(root, &words);
            let entry = Entry {
                meaning: Meaning::Frame,
                case: Case::Proper,
                alone: true,
                plain: false,
            };
            self.mean(state, entry);
        }
        Ok(())
    }

    fn name(&mut self, file: &str, line: u64, name: &str, meaning: Meaning, alone: bool) -> Result<(), LexiconError> {
        let words = self.word_ids(file, line, name)?;
        let state = self.automaton.add(State::NAMES, &words);
        let entry = Entry {
            meaning,
            case: case(name),
            alone,
            plain: matches!(&words[..], [word] if self.plain.contains(word)),
        };
        if self.mean(state, entry) {
            return Err(fault(file, line, format!("`{name}` is given twice")));
        }
        Ok(())
    }

    fn mean(&mut self, state: State, entry: Entry) -> bool {
        self.entries.push(entry);
        self.automaton.mean(state, self.entries.len() as u32 - 1).is_some()
    }

    fn word_ids(&mut self, file: &str, line: u64, name: &str) -> Result<Vec<WordId>, LexiconError> {
        let mut ids = Vec::new();
        for token in Words::new(name, 0) {
            if token.word == Word::TOO_LONG {
                return Err(fault(file, line, format!("`{name}` has a word that is too long")));
            }
            ids.push(self.automaton.intern(token.word));
        }
        ids.retain(|id| *id != WordId::THE);
        if ids.is_empty() {
            return Err(fault(file, line, format!("`{name}` has no word")));
        }
        Ok(ids)
    }

    fn index(&self, file: &str, line: u64, code: &str) -> Result<usize, LexiconError> {
        let index = self.by_code.get(code).copied();
        index.ok_or_else(|| fault(file, line, format!("`{code}` is not in entities.tsv")))
    }
}

/// A candidate that only the text can tell.
pub(crate) const CONTEXT: &str = "CONTEXT";

fn case(name: &str) -> Case {
    let letters: String = name.chars().filter(|c| c.is_alphabetic()).collect();
    let is_one_word = !name.contains(' ');
    let begins_small = name.starts_with(char::is_lowercase);
    let grows = letters
        .chars()
        .zip(letters.chars().skip(1))
        .any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    if is_one_word && letters.chars().count() <= 4 && letters.chars().all(char::is_uppercase) {
        Case::Capitals
    } else if begins_small || (is_one_word && grows && !name.contains(['-', '/', '\'', '.'])) {
        Case::Exact(name.to_owned())
    } else {
        Case::Proper
    }
}

fn alone(file: &str, line: u64, cell: &str) -> Result<bool, LexiconError> {
    match cell {
        "alone" => Ok(true),
        "text" => Ok(false),
        other => Err(fault(file, line, format!("unknown place `{other}`, expected alone or text"))),
    }
}

fn one_word(file: &str, line: u64, cell: &str) -> Result<Word, LexiconError> {
    let mut words = Words::new(cell, 0);
    match (words.next(), words.next()) {
        (Some(token), None) => Ok(token.word),
        _ => Err(fault(file, line, format!("`{cell}` is not one word"))),
    }
}

/// An ISO date or nothing.
pub(crate) fn date(file: &str, line: u64, cell: &str) -> Result<Option<String>, LexiconError> {
    let bytes = cell.as_bytes();
    let is_date = bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
        && ("01"..="12").contains(&&cell[5..7])
        && ("01"..="31").contains(&&cell[8..]);
    match cell {
        "" => Ok(None),
        _ if is_date => Ok(Some(cell.to_owned())),
        _ => Err(fault(file, line, format!("`{cell}` is no date such as 2020-02-01"))),
    }
}

/// A faulty row.
pub(crate) fn fault(file: &str, line: u64, why: String) -> LexiconError {
    LexiconError::Row {
        file: file.into(),
        line,
        why,
    }
}
