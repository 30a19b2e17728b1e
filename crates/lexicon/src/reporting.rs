//! Verbs that report speech, and nouns that name those who speak.
//!
//! `reporting_verbs.tsv`: base form, third person, past, participle, gerund; `kind` is `say`,
//! `ask` or `call` ("called the claim “baseless”" reports the quoted word only); `needs` is
//! `clause` where the verb reports only with "that" or a quotation ("held that", not "held a vote").
//!
//! `speaker_nouns.tsv`: head nouns of those who speak: a `person` by function, `people`, a
//! `body`, or a `text` that "says" something. Functions of one `class` can name one office: the
//! head of a permanent mission is its permanent representative and an ambassador.

use std::collections::HashMap;

use crate::{Files, LexiconError};

/// How a verb reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reports {
    /// A clause or a quotation.
    Say,
    /// A question.
    Ask,
    /// A quoted name for something.
    Call,
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
    /// Which form it is.
    pub form: Form,
    /// Whether it reports only with "that" or a quotation.
    pub needs_clause: bool,
}

/// What sort of speaker a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerKind {
    /// One person, by function.
    Person,
    /// Several persons.
    People,
    /// An organisation or authority.
    Body,
    /// A text.
    Text,
}

/// A noun that names a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerNoun {
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// Functions of one class can be the same office.
    pub class: String,
}

/// The two tables, by lower-case word.
#[derive(Debug, Default)]
pub struct Reporting {
    verbs: HashMap<String, ReportingVerb>,
    nouns: HashMap<String, SpeakerNoun>,
}

impl Reporting {
    pub(crate) fn from_files(files: &Files) -> Result<Reporting, LexiconError> {
        let mut tables = Reporting::default();
        let file = "reporting_verbs.tsv";
        let fault = |file: &str, line: u64, why: String| LexiconError::Row {
            file: file.into(),
            line,
            why,
        };
        for (line, cells) in files.rows(file, &["base", "third", "past", "participle", "gerund", "kind", "needs"])? {
            let reports = match cells[5].as_str() {
                "say" => Reports::Say,
                "ask" => Reports::Ask,
                "call" => Reports::Call,
                other => return Err(fault(file, line, format!("unknown kind `{other}`, expected say, ask or call"))),
            };
            let needs_clause = match cells[6].as_str() {
                "clause" => true,
                "any" => false,
                other => return Err(fault(file, line, format!("unknown need `{other}`, expected clause or any"))),
            };
            for (form, cell) in [
                (Form::Finite, 0),
                (Form::Finite, 1),
                (Form::Finite, 2),
                (Form::Finite, 3),
                (Form::Gerund, 4),
            ] {
                let verb = ReportingVerb {
                    base: cells[0].clone(),
                    reports,
                    form,
                    needs_clause,
                };
                tables.verbs.entry(cells[cell].clone()).or_insert(verb);
            }
        }
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
            tables.nouns.insert(
                cells[0].clone(),
                SpeakerNoun {
                    kind,
                    class: cells[2].clone(),
                },
            );
        }
        Ok(tables)
    }

    /// The verb that a lower-case word is a form of.
    pub fn verb(&self, word: &str) -> Option<&ReportingVerb> {
        self.verbs.get(word)
    }

    /// The speaker noun that a lower-case word or pair of words is.
    pub fn noun(&self, word: &str) -> Option<&SpeakerNoun> {
        self.nouns.get(word)
    }
}
