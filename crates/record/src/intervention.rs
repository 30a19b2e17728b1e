use serde::{Deserialize, Serialize};

/// One delegation (or body, organisation, expert, unnamed group) in one role at one meeting.
///
/// "Pakistan, on behalf of the OIC" is one row: entity `PAK`, on_behalf_of `G:OIC`.
/// "several delegations" is one row too, of type `unnamed_aggregate`, and is never expanded.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Intervention {
    /// Number in the document, from 1, in the order of the text.
    pub seq: u32,
    /// The dialogue or vote within the document, named by the country concerned, the
    /// resolution's symbol or the item's title as printed; none where the document holds one.
    pub segment: Option<String>,
    /// The name as written.
    pub surface: String,
    /// Code: ISO 3166-1 alpha-3, or with a prefix `G:` group, `U:` UN body, `O:` observer
    /// entity, `H:` former State, `N:` organisation (then its name), `P:` person, `G:UNNAMED_28` an
    /// unnamed aggregate; none where the name was refused.
    pub entity: Option<String>,
    /// The short English name that goes with the code.
    pub entity_name: Option<String>,
    /// What sort of speaker it is.
    pub entity_type: EntityType,
    /// In what role it appears.
    pub role: Role,
    /// Code of the group spoken for.
    pub on_behalf_of: Option<String>,
    /// How many are spoken for, where only the number is stated ("on behalf of 57 States").
    pub behalf_count: Option<u32>,
    /// Name of the person who spoke.
    pub person: Option<String>,
    /// Side taken towards the country concerned; `unknown` where the text does not say.
    pub stance: Stance,
    /// Code of the country the stance is towards.
    pub stance_toward: Option<String>,
    /// Side taken towards the mandate (rapporteur, report, resolution).
    pub stance_mandate: Stance,
    /// How strongly, from 1 (courtesy) to 5 (condemnation, full support).
    pub strength: Option<u8>,
    /// The words the stance was read from.
    pub cues: Vec<Cue>,
    /// How many delegations, for an unnamed aggregate that is counted.
    pub count: Option<u32>,
    /// Quantifier of an aggregate that is not counted: `several`, `many`, `almost all`.
    #[serde(default)]
    pub quantifier: Option<String>,
    /// `seq` of the row this one is a part of ("almost all of them").
    #[serde(default)]
    pub part_of: Option<u32>,
    /// The words that show it: `text[start..end]`.
    pub evidence: String,
    /// First byte of the evidence.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Id of the rule that made the row, by format and era: `list.2017`.
    pub rule: String,
}

/// Words from which a stance was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which way it points.
    pub polarity: Polarity,
    /// Id of the stance frame.
    pub rule: String,
}

/// Which way a cue points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// In favour.
    Supportive,
    /// Against.
    Critical,
    /// Neither.
    Neutral,
}

/// The side a speaker takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Praises or defends.
    Supportive,
    /// Faults, or demands what presupposes a wrong.
    Critical,
    /// Does both in substance.
    Mixed,
    /// Spoke, and evaluated nothing.
    Neutral,
    /// The text does not say what was said. Not the same as neutral.
    #[default]
    Unknown,
}

/// What sort of speaker a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityType {
    /// A State, member or not of the body.
    State,
    /// A State with observer status only (Holy See, State of Palestine).
    ObserverState,
    /// An observer that is no State (Sovereign Order of Malta).
    ObserverEntity,
    /// A regional or political group of States.
    Group,
    /// A body, fund, programme or agency of the UN system.
    UnBody,
    /// Another intergovernmental organisation.
    Igo,
    /// A non-governmental organisation.
    Ngo,
    /// A national human rights institution.
    Nhri,
    /// A special rapporteur, independent expert or working group.
    MandateHolder,
    /// A member of a treaty body.
    CommitteeExpert,
    /// "28 delegations", "several speakers".
    UnnamedAggregate,
    /// Not decided.
    #[default]
    Unknown,
}

/// In what role a name appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Took the floor in the debate.
    Speaker,
    /// Spoke as the country concerned.
    CountryConcerned,
    /// Spoke in exercise of the right of reply.
    RightOfReply,
    /// Spoke in a second right of reply.
    #[serde(rename = "right_of_reply_2")]
    RightOfReply2,
    /// Introduced a draft resolution.
    Introducer,
    /// Explained its vote.
    ExplanationOfVote,
    /// Raised a point of order.
    PointOfOrder,
    /// The State whose report a treaty body considers.
    StateParty,
    /// Presented the report under discussion.
    Presenter,
    /// Spoke as an expert or panellist.
    Expert,
    /// Is given as the source of a claim.
    Source,
    /// Signed a joint text.
    Signatory,
    /// Shared another's statement.
    JointStatementPartner,
    /// Made a recommendation (Universal Periodic Review).
    Recommender,
    /// Aligned itself with another's statement.
    Alignment,
    /// Is said not to align itself.
    DidNotAlign,
    /// Is merely mentioned.
    #[default]
    Mentioned,
    /// Is mentioned as a part of a tally.
    MentionedInTally,
    /// Chairs, opens, closes.
    Procedural,
    /// Is said not to have spoken.
    DidNotSpeak,
    /// Is said to have been absent.
    Absent,
    /// Voted in favour.
    VoterYes,
    /// Voted against.
    VoterNo,
    /// Abstained.
    VoterAbstain,
}
