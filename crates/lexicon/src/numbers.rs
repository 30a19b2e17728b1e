//! The words around a number: numerals, units, currencies, qualifiers, the names that hold a
//! number without counting anything, and the small words that end a counted phrase.
//!
//! "nearly **6,000 trade unions**": `nearly` is a row of `qualifiers.tsv`, `unions` is a plural
//! by rule. "**Article** 443": `article` is a row of `number_names.tsv`, so 443 counts nothing.
//!
//! Every table is indexed by word in one map, so that a text is looked up once a word however
//! many tables there are. Phrases hang on their first word (on their last, where they stand
//! before a number), longest first.

use std::collections::HashMap;

use crate::{Files, LexiconError};

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Numeral {
    /// zero to nine.
    Unit(f64),
    /// ten to nineteen.
    Teen(f64),
    /// twenty to ninety.
    Tens(f64),
    /// hundred.
    Hundred,
    /// thousand, million, lakh.
    Scale(f64),
    /// dozen.
    Dozen,
    /// dozens, hundreds, thousands: how much one of them is.
    Vague(f64),
    /// k, m, bn: a scale only next to digits.
    Suffix(f64),
    /// first, third: a place in an order, or a part after a number.
    Ordinal(f64),
    /// thirds, fifths.
    Parts(f64),
    /// quarter.
    Part(f64),
    /// half.
    Half,
    /// none.
    None,
    /// nil.
    Nil,
}

/// What sort of quantity a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// Per cent, percentage points, basis points.
    Percent,
    /// Days, years.
    Duration,
    /// Lengths, weights, speeds.
    Measure,
    /// Degrees.
    Temperature,
}

/// A unit as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitForm {
    /// Its words, lower case.
    pub words: Vec<String>,
    /// Name of the unit: `kilometre`.
    pub unit: String,
    /// What it measures.
    pub kind: UnitKind,
}

/// Where a currency's sign or name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// "$5".
    Before,
    /// "5 riel".
    After,
    /// "11c": only without a space.
    Glued,
    /// "5 won": after, by a name that is an everyday word too.
    Word,
    /// "USD 5" and "5 USD": an ISO 4217 code, in capitals.
    Code,
    /// "5 usd": a code that is written in small letters too.
    AnyCode,
    /// "30 MUSD": after, in millions.
    Million,
}

/// A currency as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrencyForm {
    /// Its words or signs, lower case.
    pub words: Vec<String>,
    /// ISO 4217 code, or the name of a part: `cent`.
    pub code: String,
    /// Where it stands.
    pub place: Place,
}

/// A phrase that qualifies a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QualifierForm {
    /// Its words, lower case.
    pub words: Vec<String>,
    /// The qualifier; none for a focusing word ("only").
    pub qualifier: Option<record::Qualifier>,
}

/// Why a number after a word or phrase counts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberName {
    /// Item, paragraph, article.
    Item,
    /// Resolution, document.
    Document,
    /// Session.
    Session,
    /// Boeing, Agenda, Group of.
    Name,
    /// Telephone.
    Phone,
    /// "aged": the number is an age.
    Age,
}

/// How a name of [`NumberName`] must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameCase {
    /// However it is written.
    Any,
    /// With a capital.
    Capital,
    /// With a capital, or before a small number without one: "type 2 diabetes".
    Label,
    /// However, but not where a counted noun follows the number.
    Weak,
}

/// A phrase before a number that makes it a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameForm {
    /// Its words, lower case.
    pub words: Vec<String>,
    /// What it makes of the number.
    pub name: NumberName,
    /// How it must be written.
    pub case: NameCase,
}

/// What part a small word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// of, in.
    Preposition,
    /// and, while.
    Conjunction,
    /// the, these.
    Determiner,
    /// they, who.
    Pronoun,
    /// were, have.
    Auxiliary,
    /// not, ago.
    Adverb,
}

/// Form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbForm {
    /// say.
    Base,
    /// says.
    Third,
    /// said.
    Past,
    /// said, shown.
    Participle,
    /// saying.
    Gerund,
}

/// What a word tells of the numbers around it, beyond its part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordRole {
    /// voice, adopt: what counted delegations do; no participle before a noun.
    Act,
    /// begin, land: "at 11.00" behind it is an hour.
    Beginning,
    /// two-"way", one-"sided": compounds that count nothing.
    Compound,
    /// court, senate: "6-3" beside it is a vote and no game.
    Deciding,
    /// dead, injured: what befalls people.
    Fate,
    /// a crew of, a family of.
    Group,
    /// kill, arrest: the object is people.
    Harm,
    /// one day, one thing: no count of one.
    Idiom,
    /// die, marry: "at 83" behind it is an age.
    Lifetime,
    /// reach, total: its subject is what a bare number counts.
    Measuring,
    /// rise, cut: from a number to another.
    Moving,
    /// shares, comments: what a page numbers.
    Page,
    /// children, voters: an age can be theirs.
    Person,
    /// "a" month, "each" household.
    Rate,
    /// a 4-7 start.
    Result,
    /// "four" short of a majority, "eight" supportive: how those who are counted stand.
    Standing,
    /// street, avenue.
    Street,
    /// say, announce: a date with it dates the telling.
    Telling,
    /// bury, treat: "61 dead" as its object is a noun.
    Tending,
    /// 5 "things" to know: what a title promises.
    Title,
    /// raise, cut: an amount right after it is what is moved, and no movement of the subject.
    Transitive,
    /// ballot, abstained.
    Voting,
    /// heavy, beef: pounds with it are no money.
    Weight,
}

impl WordRole {
    const NAMES: [(&str, WordRole); 23] = [
        ("act", WordRole::Act),
        ("beginning", WordRole::Beginning),
        ("compound", WordRole::Compound),
        ("deciding", WordRole::Deciding),
        ("fate", WordRole::Fate),
        ("group", WordRole::Group),
        ("harm", WordRole::Harm),
        ("idiom", WordRole::Idiom),
        ("lifetime", WordRole::Lifetime),
        ("measuring", WordRole::Measuring),
        ("moving", WordRole::Moving),
        ("page", WordRole::Page),
        ("person", WordRole::Person),
        ("rate", WordRole::Rate),
        ("result", WordRole::Result),
        ("standing", WordRole::Standing),
        ("street", WordRole::Street),
        ("telling", WordRole::Telling),
        ("tending", WordRole::Tending),
        ("title", WordRole::Title),
        ("transitive", WordRole::Transitive),
        ("voting", WordRole::Voting),
        ("weight", WordRole::Weight),
    ];

    fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether the rows of the role are verbs in their base form, and hold for every form.
    fn is_of_verbs(self) -> bool {
        use WordRole::{Act, Beginning, Harm, Lifetime, Measuring, Moving, Telling, Tending, Transitive};
        matches!(
            self,
            Act | Beginning | Harm | Lifetime | Measuring | Moving | Telling | Tending | Transitive
        )
    }
}

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

    fn read_numerals(&mut self, files: &Files) -> Result<(), LexiconError> {
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

    fn read_units(&mut self, files: &Files) -> Result<(), LexiconError> {
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

    fn read_currencies(&mut self, files: &Files) -> Result<(), LexiconError> {
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

    fn read_qualifiers(&mut self, files: &Files) -> Result<(), LexiconError> {
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

    fn read_names(&mut self, files: &Files) -> Result<(), LexiconError> {
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

    fn read_words(&mut self, files: &Files) -> Result<(), LexiconError> {
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
}

impl Numbers {
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
