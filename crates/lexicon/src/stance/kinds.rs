//! The closed choices of the stance tables.

/// Gives an enum the names by which its values stand in a table.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$value_doc])* $value,)+
        }

        impl $name {
            /// The value that stands as `name` in the tables.
            pub fn of(name: &str) -> Option<$name> {
                Some(match name {
                    $($text => $name::$value,)+
                    _ => return None,
                })
            }

            /// Its name in the tables.
            pub fn name(self) -> &'static str {
                match self {
                    $($name::$value => $text,)+
                }
            }
        }
    };
}

named! {
    /// What a speaker does with words.
    FrameClass {
        /// Commends, lauds, congratulates.
        Praise = "praise",
        /// Welcomes, is encouraged by: praise that is also a courtesy.
        Welcome = "welcome",
        /// Notes, recognises: no side by itself.
        Acknowledge = "acknowledge",
        /// Thanks: a courtesy by itself.
        Thanks = "thanks",
        /// Stands with, supports.
        Solidarity = "solidarity",
        /// Speaks up for the country, whatever the object: "defended the record of".
        Defence = "defence",
        /// Opposes, rejects, does not support.
        Oppose = "oppose",
        /// Disputes a claim: what it says is turned around.
        Denial = "denial",
        /// Condemns, denounces, criticises.
        Condemn = "condemn",
        /// Is concerned, alarmed, worried.
        Concern = "concern",
        /// Regrets, is disappointed.
        Regret = "regret",
        /// Urges, calls on, demands.
        Demand = "demand",
        /// Recommends, encourages, invites.
        Recommend = "recommend",
        /// Must, should: who is to act stands before it.
        Modal = "modal",
        /// Hopes, trusts, looks forward.
        Hope = "hope",
        /// Asks for an answer.
        Question = "question",
        /// Says, informs, presents.
        Inform = "inform",
        /// Finds, considers, calls: the quality that follows is the judgement.
        Deem = "deem",
        /// Speaks, and nothing of what was said is told: "took the floor".
        Floor = "floor",
        /// States that something is wrong: "impunity persisted".
        Fault = "fault",
        /// States that something is well: "had made great strides".
        Merit = "merit",
        /// To end, to stop: what is asked for presupposes a wrong that goes on.
        Cease = "demand_to_cease",
        /// To release, to repeal: presupposes a wrong that can be undone.
        Remedy = "demand_to_remedy",
        /// To continue: presupposes that the course is right.
        Continue = "to_continue",
        /// To step up: presupposes that the course is right and slow.
        StepUp = "to_step_up",
        /// To ratify, to adopt: presupposes nothing.
        Act = "neutral_act",
        /// To put under pressure or scrutiny, asked of others: "to impose an arms embargo".
        Pressure = "to_pressure",
    }
}

named! {
    /// What a frame may be about.
    ObjectKind {
        /// The government concerned, its organs, the country.
        Authorities = "authorities",
        /// What does a government credit: progress, reforms, cooperation.
        Achievement = "achievement",
        /// The same, where it may be another's credit: "the efforts of the Office".
        Deed = "deed",
        /// A law or a bill: good or bad by what is said of it.
        Law = "law",
        /// What ought not to be: repression, arrests, restrictions.
        Wrong = "wrong",
        /// An adjective that faults what it stands with: arbitrary, shrinking.
        WrongQuality = "wrong_quality",
        /// An adjective that praises what it stands with: exemplary, promising.
        MeritQuality = "merit_quality",
        /// Freedoms, the rule of law.
        Rights = "rights",
        /// Accountability, investigations, redress.
        Justice = "justice",
        /// Reports, rapporteurs, mandates, resolutions.
        Mechanism = "mechanism",
        /// What is said against a mechanism: biased, one-sided.
        MechanismFault = "mechanism_fault",
        /// Allegations and accusations.
        Allegation = "allegation",
        /// Sanctions, embargoes, coercive measures.
        Sanctions = "sanctions",
        /// Topics by which a country is defended: interference, double standards.
        Defence = "defence",
        /// The same where a State is its bearer: sovereignty, territorial integrity.
        Sovereignty = "sovereignty",
        /// Armed groups, terrorists, gangs.
        ThirdParty = "third_party",
        /// Another State than the one concerned. Not in the table: names are resolved.
        ThirdState = "third_state",
        /// All sides of a conflict.
        AllParties = "all_parties",
        /// The international community, donors, organisations.
        Outsider = "outsider",
        /// The population and its groups.
        People = "people",
        /// Victims, defenders, journalists, the opposition.
        Defender = "defender",
        /// What befalls a country: disasters, poverty, lack of funds.
        Hardship = "hardship",
        /// Technical assistance and aid.
        Assistance = "assistance",
        /// A delegation, its statement, its report: greeted in politeness.
        Courtesy = "courtesy",
        /// Promises and appeals: after "despite", what was not kept.
        Pledge = "pledge",
    }
}

named! {
    /// What changes the force of what it stands with.
    Shifter {
        /// But, however, yet.
        Contrast = "contrast",
        /// Despite, although.
        Concession = "concession",
        /// Not, never.
        Negation = "negation",
        /// Lack of, absence of, failure to: makes a wrong of what is good.
        Lack = "lack",
        /// Fight against, prevention of: takes the wrong out of what follows.
        Against = "against",
        /// End of, decrease in: makes a relief of a wrong.
        Relief = "relief",
        /// In view of, owing to: what follows is stated as the reason.
        Reason = "reason",
        /// Ongoing, increasing: makes more of a wrong.
        Persistence = "persistence",
        /// Deeply, strongly.
        Stronger = "stronger",
        /// Some, slightly.
        Weaker = "weaker",
        /// Speakers other than those before: "while others".
        Others = "others",
        /// Part of a name or of a turn of phrase, whatever its words mean elsewhere: "Democratic
        /// Republic", "cannot be ignored".
        Name = "name",
        /// Words that a noun follows: the, its, of.
        BeforeNoun = "before_noun",
    }
}
