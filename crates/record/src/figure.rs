use serde::{Deserialize, Serialize};

use crate::QuoteType;

/// A number that the text claims about the world, with its qualifier, its noun, its time
/// and its speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Id in the document: `f1`, `f2`, in the order of the text.
    pub id: String,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// The point value; none for ranges and vague numbers.
    pub value: Option<f64>,
    /// Lower bound of what the text asserts; none where it is open.
    pub lower: Option<f64>,
    /// Upper bound; none where it is open.
    pub upper: Option<f64>,
    /// Whether the lower bound itself is excluded ("more than").
    pub lower_open: bool,
    /// Whether the upper bound itself is excluded ("fewer than", "nearly").
    pub upper_open: bool,
    /// Stated margin of error ("plus or minus 3 points"), in the figure's unit.
    pub margin: Option<f64>,
    /// Numerator of a fraction as written ("two-thirds").
    pub numerator: Option<f64>,
    /// Denominator of a fraction as written.
    pub denominator: Option<f64>,
    /// Denominator of a rate ("per 100,000", "a year").
    pub rate: Option<String>,
    /// How the text qualifies the value.
    pub qualifier: Qualifier,
    /// The qualifying words as written.
    pub qualifier_text: Option<String>,
    /// Focusing word: `only`, `just`, `barely`, `as many as`.
    pub focus: Option<String>,
    /// Unit: `count`, `percent`, `percentage_point`, an ISO 4217 code, `year`, `kilometre`, ...
    pub unit: String,
    /// The phrase that says what is counted, as written (or taken from its antecedent).
    pub counted: Option<String>,
    /// Its head noun, singular, lower case.
    pub counted_head: Option<String>,
    /// Whether the noun was left out in the text and is taken from before.
    pub counted_elided: bool,
    /// Whether the number is introduced as known ("the 28 delegations").
    pub definite: bool,
    /// What a percentage is a percentage of, as written.
    pub percent_base: Option<String>,
    /// What is said of the counted things, base form first: `be critical of ...`.
    pub predicate: Option<String>,
    /// Side that the predicate puts the counted delegations on: `supportive`, `critical`.
    pub polarity: Option<String>,
    /// Whether the predicate is denied of them.
    pub negated: bool,
    /// `from`, `to`, `up`, `down` where the figure is an end or the size of a change.
    pub change: Option<String>,
    /// Whether it is asserted, denied, planned, ...
    pub modality: Modality,
    /// Id of the figure this one is a part of ("28 of the 36").
    pub part_of: Option<String>,
    /// Id of the figure this one restates in another unit or form.
    pub equivalent_of: Option<String>,
    /// Id of the earlier figure that makes the same claim.
    pub same_as: Option<String>,
    /// The time expression that dates the figure, as written.
    pub time_text: Option<String>,
    /// First day it holds for.
    pub time_start: Option<String>,
    /// Last day it holds for.
    pub time_end: Option<String>,
    /// Granularity of the time expression.
    pub time_granularity: Option<String>,
    /// What the time was resolved against.
    pub time_basis: Option<crate::TimeBasis>,
    /// Who says so: the name, or the role where no name is given.
    pub speaker: Option<String>,
    /// The speaker's role as written.
    pub speaker_role: Option<String>,
    /// The speaker's organisation.
    pub speaker_org: Option<String>,
    /// The verb or phrase that attributes it: `say`, `according to`.
    pub reporting_verb: Option<String>,
    /// Form of the quotation the figure stands in.
    pub quote: QuoteType,
    /// First byte of the numeric expression.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The expression as written.
    pub surface: String,
    /// First byte of the sentence.
    pub sentence_start: usize,
    /// One past the last byte of the sentence.
    pub sentence_end: usize,
    /// From 0 to 1: how unambiguous the reading is, by the rule that made it.
    pub confidence: f64,
    /// Id of the rule.
    pub rule: String,
}

/// How a text qualifies a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// Stated as it is.
    #[default]
    Exact,
    /// About, around, some.
    Approx,
    /// Nearly, almost: just under.
    Nearly,
    /// More than, over.
    Gt,
    /// At least, no fewer than.
    Ge,
    /// Fewer than, under.
    Lt,
    /// At most, up to.
    Le,
    /// From one to another.
    Range,
    /// Dozens, hundreds, several.
    Vague,
}

/// What sort of number a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// So many of something.
    #[default]
    Count,
    /// So many votes.
    Vote,
    /// A percentage.
    Percent,
    /// A fraction in words, or one number out of another as one expression.
    Ratio,
    /// An amount of money.
    Money,
    /// A length of time.
    Duration,
    /// Somebody's age.
    Age,
    /// A length, area, weight, volume, speed or other measure.
    Measure,
    /// A temperature.
    Temperature,
    /// So much per something.
    Rate,
    /// A place in an order ("ranked 142nd").
    Rank,
    /// A score or an index value.
    Score,
    /// A bare number with no noun.
    Number,
}

/// Whether the figure is asserted, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Said to be so.
    #[default]
    Asserted,
    /// Said not to be so.
    Denied,
    /// Intended.
    Planned,
    /// Set as a goal.
    Target,
    /// Forecast or conditional.
    Projected,
}

impl Default for Figure {
    fn default() -> Figure {
        Figure {
            id: String::new(),
            kind: FigureKind::Count,
            value: None,
            lower: None,
            upper: None,
            lower_open: false,
            upper_open: false,
            margin: None,
            numerator: None,
            denominator: None,
            rate: None,
            qualifier: Qualifier::Exact,
            qualifier_text: None,
            focus: None,
            unit: "count".into(),
            counted: None,
            counted_head: None,
            counted_elided: false,
            definite: false,
            percent_base: None,
            predicate: None,
            polarity: None,
            negated: false,
            change: None,
            modality: Modality::Asserted,
            part_of: None,
            equivalent_of: None,
            same_as: None,
            time_text: None,
            time_start: None,
            time_end: None,
            time_granularity: None,
            time_basis: None,
            speaker: None,
            speaker_role: None,
            speaker_org: None,
            reporting_verb: None,
            quote: QuoteType::None,
            start: 0,
            end: 0,
            surface: String::new(),
            sentence_start: 0,
            sentence_end: 0,
            confidence: 1.0,
            rule: String::new(),
        }
    }
}
