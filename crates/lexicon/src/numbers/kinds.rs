//! What the tables call a word or phrase around a number.

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
    pub(super) const NAMES: [(&str, WordRole); 23] = [
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

    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether the rows of the role are verbs in their base form, and hold for every form.
    pub(super) fn is_of_verbs(self) -> bool {
        use WordRole::{Act, Beginning, Harm, Lifetime, Measuring, Moving, Telling, Tending, Transitive};
        matches!(
            self,
            Act | Beginning | Harm | Lifetime | Measuring | Moving | Telling | Tending | Transitive
        )
    }
}
