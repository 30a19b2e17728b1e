//! What the tables tell of a word: its classes, and the numbers of its verb and its noun.

macro_rules! word_classes {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// What a small word does around a report. A word may have several classes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum WordClass { $($(#[$doc])* $name,)* }

        pub(super) const WORD_CLASSES: &[(&str, WordClass)] = &[$(($text, WordClass::$name),)*];
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
pub struct Word(pub(super) u64);

/// Several classes, as one mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// The mask of these classes, made when the program is compiled.
    pub const fn of(classes: &[WordClass]) -> Classes {
        let mut mask = 0;
        let mut at = 0;
        while at < classes.len() {
            mask |= 1 << classes[at] as u32;
            at += 1;
        }
        Classes(mask)
    }

    /// These and the other ones.
    pub const fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl Word {
    pub(super) const NUMBER_BITS: u32 = 12;
    pub(super) const VERB: u32 = 64 - 2 * Word::NUMBER_BITS;
    pub(super) const NOUN: u32 = 64 - Word::NUMBER_BITS;

    /// Whether the word has this class.
    #[inline]
    pub fn is(self, class: WordClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether the word has any of these classes.
    #[inline]
    pub fn is_any(self, classes: Classes) -> bool {
        self.0 & classes.0 != 0
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

    pub(super) fn verb(self) -> usize {
        (self.0 >> Word::VERB) as usize & ((1 << Word::NUMBER_BITS) - 1)
    }

    pub(super) fn noun(self) -> usize {
        (self.0 >> Word::NOUN) as usize
    }
}

const _: () = assert!(WORD_CLASSES.len() <= Word::VERB as usize, "a class for each bit below the numbers");
