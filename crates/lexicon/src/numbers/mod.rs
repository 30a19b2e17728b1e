//! The words around a number: numerals, units, currencies, qualifiers, the names that hold a
//! number without counting anything, and the small words that end a counted phrase.
//!
//! "nearly **6,000 trade unions**": `nearly` is a row of `qualifiers.tsv`, `unions` is a plural
//! by rule. "**Article** 443": `article` is a row of `number_names.tsv`, so 443 counts nothing.
//!
//! Every table is indexed by word in one map, so that a text is looked up once a word however
//! many tables there are. Phrases hang on their first word (on their last, where they stand
//! before a number), longest first.

mod kinds;
mod rows;

use std::collections::HashMap;

use crate::{Files, LexiconError};

pub use kinds::{
    CurrencyForm, NameCase, NameForm, NumberName, Numeral, Part, Place, QualifierForm, UnitForm, UnitKind, VerbForm, WordRole,
};

/// Everything the tables know of one word.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NumberWord {
    /// Its part in a number.
    pub numeral: Option<Numeral>,
    /// Units that begin with it, longest first.
    pub units: Vec<UnitForm>,
    /// Currencies after a number that begin with it, longest first.
    pub currencies_after: Vec<CurrencyForm>,
    /// Currencies before a number that end with it, longest first.
    pub currencies_before: Vec<CurrencyForm>,
    /// Qualifiers before a number that end with it, longest first.
    pub qualifiers_before: Vec<QualifierForm>,
    /// Qualifiers after a number that begin with it, longest first.
    pub qualifiers_after: Vec<QualifierForm>,
    /// Names before a number that end with it, longest first.
    pub names: Vec<NameForm>,
    /// Whether it is a small word, and which.
    pub part: Option<Part>,
    /// The verb it is a form of, base form, and the form.
    pub verb: Option<(String, VerbForm)>,
    /// The singular it is an irregular plural of (or the word itself: police).
    pub singular: Option<String>,
    /// Direction of the change it tells of: `up`, `down`.
    pub change: Option<&'static str>,
    /// Its roles, a bit each.
    roles: u32,
}

impl NumberWord {
    /// Whether the word has this role.
    pub fn has(&self, role: WordRole) -> bool {
        self.roles & role.bit() != 0
    }
}

/// A phrase that puts those who say it on a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideForm {
    /// Base forms, in order.
    pub words: Vec<String>,
    /// `supportive`, `critical`, `mixed`, `neutral`.
    pub side: String,
}

/// All tables about numbers, by lower-case word.
#[derive(Debug, Default)]
pub struct Numbers {
    words: HashMap<String, NumberWord>,
    sides: HashMap<String, Vec<SideForm>>,
}

impl Numbers {
    pub(crate) fn from_files(files: &Files) -> Result<Numbers, LexiconError> {
        let mut numbers = Numbers::default();
        numbers.read_numerals(files)?;
        numbers.read_units(files)?;
        numbers.read_currencies(files)?;
        numbers.read_qualifiers(files)?;
        numbers.read_names(files)?;
        numbers.read_words(files)?;
        for word in numbers.words.values_mut() {
            word.units.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
            word.currencies_after.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
            word.currencies_before.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
            word.qualifiers_before.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
            word.qualifiers_after.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
            word.names.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        }
        for forms in numbers.sides.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        }
        Ok(numbers)
    }

    /// What the tables know of a lower-case word or sign.
    pub fn word(&self, word: &str) -> Option<&NumberWord> {
        self.words.get(word)
    }

    /// Phrases that put a subject on a side and begin with this base form, longest first.
    pub fn sides(&self, base: &str) -> &[SideForm] {
        self.sides.get(base).map_or(&[], Vec::as_slice)
    }

    fn entry(&mut self, word: &str) -> &mut NumberWord {
        self.words.entry(word.to_owned()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_hang_on_the_word_next_to_the_number() {
        let numbers = Numbers::from_files(&Files::embedded()).expect("the tables are valid");
        let than = numbers.word("than").expect("a word");
        assert!(than.qualifiers_before.iter().any(|form| form.words == ["no", "fewer", "than"]));
        let degrees = numbers.word("degrees").expect("a word");
        assert_eq!(degrees.units[0].words.len(), 2);
        assert_eq!(numbers.word("million").and_then(|word| word.numeral), Some(Numeral::Scale(1e6)));
        assert_eq!(numbers.word("usd").map(|word| word.currencies_before[0].code.as_str()), Some("USD"));
    }
}
