//! The rows of the tables into the map of words.

use std::collections::HashMap;

use super::{
    CurrencyForm, NameCase, NameForm, NumberName, Numbers, Numeral, Part, Place, QualifierForm, SideForm, UnitForm, UnitKind, VerbForm,
    WordRole,
};
use crate::{Files, LexiconError};

impl Numbers {
    pub(super) fn read_numerals(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "numerals.tsv";
        for (line, cells) in files.rows(file, &["word", "role", "value"])? {
            let value: f64 = cells[2]
                .parse()
                .map_err(|_| fault(file, line, format!("`{}` is no number", cells[2])))?;
            let numeral = match cells[1].as_str() {
                "unit" => Numeral::Unit(value),
                "teen" => Numeral::Teen(value),
                "tens" => Numeral::Tens(value),
                "hundred" => Numeral::Hundred,
                "scale" => Numeral::Scale(value),
                "dozen" => Numeral::Dozen,
                "vague" => Numeral::Vague(value),
                "suffix" => Numeral::Suffix(value),
                "ordinal" => Numeral::Ordinal(value),
                "parts" => Numeral::Parts(value),
                "part" => Numeral::Part(value),
                "half" => Numeral::Half,
                "none" => Numeral::None,
                "nil" => Numeral::Nil,
                other => return Err(fault(file, line, format!("unknown role `{other}`"))),
            };
            self.entry(&cells[0]).numeral = Some(numeral);
        }
        Ok(())
    }

    pub(super) fn read_units(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "units.tsv";
        for (line, cells) in files.rows(file, &["form", "unit", "kind"])? {
            let kind = match cells[2].as_str() {
                "percent" => UnitKind::Percent,
                "duration" => UnitKind::Duration,
                "measure" => UnitKind::Measure,
                "temperature" => UnitKind::Temperature,
                other => return Err(fault(file, line, format!("unknown kind `{other}`"))),
            };
            let words = split(&cells[0]);
            let first = first(&words, file, line)?;
            let unit = cells[1].clone();
            self.entry(&first).units.push(UnitForm { words, unit, kind });
        }
        Ok(())
    }

    pub(super) fn read_currencies(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "currencies.tsv";
        for (line, cells) in files.rows(file, &["form", "code", "place"])? {
            let place = match cells[2].as_str() {
                "before" => Place::Before,
                "after" => Place::After,
                "glued" => Place::Glued,
                "word" => Place::Word,
                "code" => Place::Code,
                "any_code" => Place::AnyCode,
                "million" => Place::Million,
                other => return Err(fault(file, line, format!("unknown place `{other}`"))),
            };
            let words = split(&cells[0]);
            let (first, last) = (first(&words, file, line)?, words.last().cloned().unwrap_or_default());
            let code = cells[1].clone();
            let form = CurrencyForm { words, code, place };
            if matches!(place, Place::Before | Place::Code | Place::AnyCode) {
                self.entry(&last).currencies_before.push(form.clone());
            }
            if place != Place::Before {
                self.entry(&first).currencies_after.push(form);
            }
        }
        Ok(())
    }

    pub(super) fn read_qualifiers(&mut self, files: &Files) -> Result<(), LexiconError> {
        use record::Qualifier;
        let file = "qualifiers.tsv";
        for (line, cells) in files.rows(file, &["phrase", "place", "qualifier"])? {
            let qualifier = match cells[2].as_str() {
                "approx" => Some(Qualifier::Approx),
                "nearly" => Some(Qualifier::Nearly),
                "gt" => Some(Qualifier::Gt),
                "ge" => Some(Qualifier::Ge),
                "lt" => Some(Qualifier::Lt),
                "le" => Some(Qualifier::Le),
                "focus" => None,
                other => return Err(fault(file, line, format!("unknown qualifier `{other}`"))),
            };
            let words = split(&cells[0]);
            let (first, last) = (first(&words, file, line)?, words.last().cloned().unwrap_or_default());
            let form = QualifierForm { words, qualifier };
            match cells[1].as_str() {
                "before" => self.entry(&last).qualifiers_before.push(form),
                "after" => self.entry(&first).qualifiers_after.push(form),
                other => return Err(fault(file, line, format!("unknown place `{other}`, expected before or after"))),
            }
        }
        Ok(())
    }

    pub(super) fn read_names(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "number_names.tsv";
        for (line, cells) in files.rows(file, &["words", "kind", "case"])? {
            let name = match cells[1].as_str() {
                "item" => NumberName::Item,
                "document" => NumberName::Document,
                "session" => NumberName::Session,
                "name" => NumberName::Name,
                "phone" => NumberName::Phone,
                "age" => NumberName::Age,
                other => return Err(fault(file, line, format!("unknown kind `{other}`"))),
            };
            let case = match cells[2].as_str() {
                "any" => NameCase::Any,
                "capital" => NameCase::Capital,
                "label" => NameCase::Label,
                "weak" => NameCase::Weak,
                other => {
                    return Err(fault(
                        file,
                        line,
                        format!("unknown case `{other}`, expected any, capital, label or weak"),
                    ));
                }
            };
            let words = split(&cells[0]);
            first(&words, file, line)?;
            let last = words.last().cloned().unwrap_or_default();
            self.entry(&last).names.push(NameForm { words, name, case });
        }
        Ok(())
    }

    pub(super) fn read_words(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "function_words.tsv";
        for (line, cells) in files.rows(file, &["word", "part"])? {
            let part = match cells[1].as_str() {
                "preposition" => Part::Preposition,
                "conjunction" => Part::Conjunction,
                "determiner" => Part::Determiner,
                "pronoun" => Part::Pronoun,
                "auxiliary" => Part::Auxiliary,
                "adverb" => Part::Adverb,
                other => return Err(fault(file, line, format!("unknown part `{other}`"))),
            };
            self.entry(&cells[0]).part = Some(part);
        }
        let forms = [
            VerbForm::Base,
            VerbForm::Third,
            VerbForm::Past,
            VerbForm::Participle,
            VerbForm::Gerund,
        ];
        for (_, cells) in files.rows("verbs.tsv", &["base", "third", "past", "participle", "gerund"])? {
            for (form, cell) in forms.into_iter().zip(&cells) {
                let base = cells[0].clone();
                self.entry(cell).verb.get_or_insert((base, form));
            }
        }
        for (word, form) in [("are", VerbForm::Third), ("am", VerbForm::Third), ("were", VerbForm::Past)] {
            self.entry(word).verb = Some(("be".into(), form));
        }
        for (_, cells) in files.rows("plurals.tsv", &["plural", "singular"])? {
            self.entry(&cells[0]).singular = Some(cells[1].clone());
        }
        let file = "changes.tsv";
        for (line, cells) in files.rows(file, &["word", "direction"])? {
            let change = match cells[1].as_str() {
                "up" => "up",
                "down" => "down",
                other => return Err(fault(file, line, format!("unknown direction `{other}`, expected up or down"))),
            };
            self.entry(&cells[0]).change = Some(change);
        }
        self.read_roles(files)?;
        for (_, cells) in files.rows("sides.tsv", &["predicate", "side"])? {
            let words = split(&cells[0]);
            let first = words.first().cloned().unwrap_or_default();
            let side = cells[1].clone();
            self.sides.entry(first).or_default().push(SideForm { words, side });
        }
        Ok(())
    }

    fn read_roles(&mut self, files: &Files) -> Result<(), LexiconError> {
        let file = "figure_words.tsv";
        let mut verbs: HashMap<String, u32> = HashMap::new();
        for (line, cells) in files.rows(file, &["word", "role"])? {
            let role = WordRole::NAMES.iter().find(|(name, _)| *name == cells[1]);
            let Some((_, role)) = role else {
                return Err(fault(file, line, format!("unknown role `{}`", cells[1])));
            };
            self.entry(&cells[0]).roles |= role.bit();
            if role.is_of_verbs() {
                *verbs.entry(cells[0].clone()).or_default() |= role.bit();
            }
        }
        for word in self.words.values_mut() {
            if let Some(roles) = word.verb.as_ref().and_then(|(base, _)| verbs.get(base)) {
                word.roles |= roles;
            }
        }
        Ok(())
    }
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(str::to_owned).collect()
}

fn first(words: &[String], file: &str, line: u64) -> Result<String, LexiconError> {
    words
        .first()
        .cloned()
        .ok_or_else(|| fault(file, line, "the first cell is empty".into()))
}

fn fault(file: &str, line: u64, why: String) -> LexiconError {
    LexiconError::Row {
        file: file.into(),
        line,
        why,
    }
}
