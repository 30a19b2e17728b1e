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
//! `speech_words.tsv`: the small words around a report, with their classes; see [`WordClass`].

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

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

macro_rules! word_classes {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// What a small word does around a report. A word may have several classes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum WordClass { $($(#[$doc])* $name,)* }

        const WORD_CLASSES: &[(&str, WordClass)] = &[$(($text, WordClass::$name),)*];
    };
}

word_classes! {
    /// "the", "a".
    Article "article",
    /// "the", "this", "his": what follows is known.
    Definite "definite",
    /// "his", "their".
    Possessive "possessive",
    /// Forms of "he".
    He "he",
    /// Forms of "she".
    She "she",
    /// A pronoun for one person.
    PersonPronoun "person_pronoun",
    /// A pronoun for a body or several people.
    BodyPronoun "body_pronoun",
    /// "in", "during".
    Preposition "preposition",
    /// Prepositions between a function and what it serves: "of", "for", "to".
    Of "of",
    /// Begins a clause: "but", "that", "when".
    ClauseStart "clause_start",
    /// Joins a second verb to a subject: "and", "but", "then".
    Coordinator "coordinator",
    /// "who", "which".
    Relative "relative",
    /// "has", "would".
    Auxiliary "auxiliary",
    /// Forms of "be".
    Being "being",
    /// "not", "never".
    Negation "negation",
    /// Stands between a subject and its verb: "also", "later".
    Adverb "adverb",
    /// "Monday", "yesterday".
    Day "day",
    /// "March".
    Month "month",
    /// "Mr", "Dr".
    Title "title",
    /// Tells that a man is named.
    Masculine "masculine",
    /// Tells that a woman is named.
    Feminine "feminine",
    /// Small words inside names: "de", "bin".
    Particle "particle",
    /// Makes a capitalised phrase an organisation or a place: "Foundation", "Street".
    Organisation "organisation",
    /// "comments", "remarks": NAME's comments on something.
    Talk "talk",
    /// Who is told: "reporters".
    Audience "audience",
    /// Where something is said: "statement", "interview".
    Occasion "occasion",
    /// A finite verb form that ends in neither -ed nor is an auxiliary.
    Finite "finite",
    /// May be capitalised at the beginning of a sentence and is no name.
    NotName "not_name",
    /// Is a name as well where it is capitalised within a sentence: "King", "An".
    NameToo "name_too",
    /// Who does this to a sitting has the chair: "opened".
    Presides "presides",
    /// What is opened and closed: "session".
    Sitting "sitting",
    /// Who does this has the leading function: "heads".
    Leads "leads",
    /// Whoever is this holds a view: "adamant that the vote was fair".
    View "view",
    /// A view that one has and need not have given: "sure", "worried".
    Feeling "feeling",
    /// Tells that the last speaker goes on: "added", "also".
    GoesOn "goes_on",
    /// Names a source without a verb: "according to", "in the view of".
    Source "source",
    /// Ends a noun of two words: "minister", "house". Set by the nouns, in no table.
    PairEnd "pair_end",
    /// What one holds or voices: "concern", "hope".
    Held "held",
    /// Makes another office of an office: "former", "deputy".
    Rank "rank",
    /// What things are shared out or sorted by, and nobody's word: "size", "rank".
    Measure "measure",
}

/// All that the tables tell of one word. Small enough to be kept with each word of a text: a bit
/// for each class, and above them the numbers of its verb and of its noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word(u64);

impl Word {
    const NUMBER_BITS: u32 = 12;
    const VERB: u32 = 64 - 2 * Word::NUMBER_BITS;
    const NOUN: u32 = 64 - Word::NUMBER_BITS;

    /// Whether the word has this class.
    #[inline]
    pub fn is(self, class: WordClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether it is a form of a reporting verb.
    #[inline]
    pub fn is_verb(self) -> bool {
        self.verb() != 0
    }

    /// Whether it is a speaker noun.
    #[inline]
    pub fn is_noun(self) -> bool {
        self.noun() != 0
    }

    /// What either word is: of a stretch, whether any word of it is a verb, or has a class.
    #[must_use]
    #[inline]
    pub fn or(self, other: Word) -> Word {
        Word(self.0 | other.0)
    }

    /// Whether no table has it.
    #[inline]
    pub fn is_unknown(self) -> bool {
        self.0 == 0
    }

    fn verb(self) -> usize {
        (self.0 >> Word::VERB) as usize & ((1 << Word::NUMBER_BITS) - 1)
    }

    fn noun(self) -> usize {
        (self.0 >> Word::NOUN) as usize
    }
}

const _: () = assert!(WORD_CLASSES.len() <= Word::VERB as usize, "a class for each bit below the numbers");

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
}

/// A lower-case word with straight apostrophes, as the tables have it: its bytes, then zeros.
/// What is longer than every word of the tables has no end, and is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters([u64; Letters::MOST / 8]);

impl Letters {
    /// Most bytes. The words of the tables are shorter.
    pub const MOST: usize = 32;

    /// From bytes with zeros behind the word.
    #[inline]
    pub fn padded(bytes: &[u8; Letters::MOST]) -> Letters {
        let mut letters = Letters::default();
        for (eight, chunk) in letters.0.iter_mut().zip(bytes.as_chunks().0) {
            *eight = u64::from_le_bytes(*chunk);
        }
        letters
    }
}

impl From<&[u8]> for Letters {
    fn from(word: &[u8]) -> Letters {
        let mut bytes = [0; Letters::MOST];
        let kept = word.len().min(bytes.len());
        bytes[..kept].copy_from_slice(&word[..kept]);
        Letters::padded(&bytes)
    }
}

impl Hash for Letters {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [first, second, third, fourth] = self.0;
        state.write_u64(first ^ second.rotate_left(21) ^ third.rotate_left(42) ^ fourth.rotate_left(11));
    }
}

impl Reporting {
    pub(crate) fn from_files(files: &Files) -> Result<Reporting, LexiconError> {
        let mut tables = Reporting::default();
        tables.read_verbs(files)?;
        tables.read_nouns(files)?;
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

    /// The verb that a lower-case word is a form of.
    pub fn verb(&self, lower: &str) -> Option<&ReportingVerb> {
        self.verb_of(self.word(lower.as_bytes().into()))
    }

    /// The verb that a word is a form of.
    pub fn verb_of(&self, word: Word) -> Option<&ReportingVerb> {
        self.verbs.get(word.verb().checked_sub(1)?)
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

/// Spreads the bytes of a word: each word of a text is looked up once, and the tables are ours,
/// so nobody can choose keys that collide.
#[derive(Debug, Default)]
struct LettersHasher(u64);

impl Hasher for LettersHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    #[inline]
    fn write_u64(&mut self, value: u64) {
        let product = u128::from(self.0 ^ value) * 0x9E37_79B9_7F4A_7C15;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
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
        let he = reporting.word(b"he"[..].into());
        assert!(he.is(WordClass::PersonPronoun) && he.is(WordClass::He) && !he.is(WordClass::Article));
    }
}
