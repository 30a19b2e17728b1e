//! On which side each row's statement stands, as far as the account of a debate tells.
//!
//! A name on a list has no statement and so no stance. In the account of a debate the country
//! concerned and those who report to it are not counted on a side, and a statement that shows
//! none stays unknown: the account may have left out what was said. A text that is nothing but
//! one statement about a given country is judged as it stands.

use record::{EntityType, Intervention, Polarity, Role, Span, Stance};

use super::context::Context;
use super::cues::{Cue, CueSet};
use super::format::Format;
use super::missions::{is_thanked, side_of_who_takes_it_up};
use super::rows::{Draft, takes_the_floor};
use super::segments::Segments;
use crate::stance::{Judgement, judge};

/// Words by which a text itself says that no side was taken.
pub(super) const NO_SIDE: &[&str] = &[
    "without taking sides",
    "took no side",
    "taking no side",
    "took no position",
    "remained neutral",
    "stayed neutral",
    "took a neutral",
    "without taking a position",
    "struck a neutral",
];

/// Words by which a speaker takes the side of the one before.
pub(super) const SAME_SIDE: &[&str] = &[
    "the same note",
    "the same view",
    "the same line",
    "the same position",
    "the same tone",
    "followed suit",
    "echoed",
    "the same point",
    "a similar note",
    "a similar line",
    "did likewise",
    "said so in",
    "said the same",
    "did the same",
    "did so too",
];

/// Words by which a newspaper says that a statement had two sides, where it then gives both
/// ("Japan was more guarded: it praised the schools but said that ...").
pub(super) const BOTH_SIDES: &[&str] = &[
    "more guarded",
    "more balanced",
    "a balanced",
    "more nuanced",
    "a nuanced",
    "struck a balance",
    "more measured",
    "more cautious",
];

/// Words that turn from one side to the other.
const TURNS: &[&str] = &[" but ", " while ", " yet ", " though ", " although "];

/// Adjectives that say the side of a text or a speaker.
pub(super) const SIDED: &[(&str, Stance)] = &[
    ("critical of ", Stance::Critical),
    ("supportive of ", Stance::Supportive),
    ("hostile to ", Stance::Critical),
];

/// A statement: the stretches of the text that report it, and the cues of their sentences.
struct Said<'s> {
    ctx: &'s Context<'s>,
    spans: &'s [Span],
    cues: CueSet,
}

impl<'s> Said<'s> {
    fn new(ctx: &'s Context<'s>, spans: &'s [Span]) -> Said<'s> {
        let cues = spans.iter().map(|span| ctx.cues_of(*span)).fold(CueSet::default(), CueSet::and);
        Said { ctx, spans, cues }
    }

    fn holds_any(&self, phrases: &[&str]) -> bool {
        let holds = |span: &Span| phrases.iter().any(|phrase| span.of(self.ctx.text).contains(phrase));
        self.spans.iter().any(holds)
    }

    /// [`Said::holds_any`] for phrases that are the words of `cue`: most statements hold none.
    fn says(&self, cue: Cue, phrases: &[&str]) -> bool {
        self.cues.has(cue) && self.holds_any(phrases)
    }

    /// "Chad and Togo agreed.": nothing else is said.
    fn only_agrees(&self) -> bool {
        let [span] = self.spans else { return false };
        let words = span.of(self.ctx.text).trim_end_matches('.');
        [" agreed", " concurred", " followed", " wanted the same", " said the same"]
            .iter()
            .any(|verb| words.ends_with(verb))
            && words.len() < 80
    }

    /// "signed a text critical of the verdict": the side that an adjective says, unless it is denied
    /// or both are said.
    fn side_of_adjectives(&self) -> Option<Stance> {
        if !self.cues.has(Cue::Sided) {
            return None;
        }
        let mut said = SIDED.iter().filter_map(|(adjective, side)| {
            let before = self.spans.iter().find_map(|span| {
                let words = span.of(self.ctx.text);
                Some(words[..words.find(adjective)?].trim_end())
            })?;
            let denied = ["not", "less", "never", "hardly"].iter().any(|word| before.ends_with(word));
            (!denied).then_some(*side)
        });
        let first = said.next()?;
        said.all(|other| other == first).then_some(first)
    }

    /// The side that the lead of a list gives to all on it ("The critics included ...").
    fn side_of_the_list(&self) -> Stance {
        let lead_has = |words: &[&str]| {
            let has = |span: &Span| words.iter().any(|word| span.of(&self.ctx.lower).contains(word));
            self.spans.iter().any(has)
        };
        let critical = lead_has(&["critic", "opponents", "detractors", "against"]);
        let supportive = lead_has(&["supporters", "praised", "defended", "backers", "in favour", "commended", "backed"]);
        match (critical, supportive) {
            (true, false) => Stance::Critical,
            (false, true) => Stance::Supportive,
            _ => Stance::Unknown,
        }
    }
}

/// What a statement is about when it is about the debate: the country, or what reports on it.
const AT_ISSUE: &[&str] = &[
    "mandate",
    "apporteur",
    "esolution",
    "report",
    "text",
    "draft",
    "Council",
    "Committee",
    "overnment",
    "uthorities",
    "country",
    "Kingdom",
    "xpert",
    "inquiry",
    "mechanism",
];

/// Whether the words on a side are the statement's own, and not those of a name ("Sovereign Order
/// of Malta"), and no general remark ("double standards harmed all").
fn says_it_of_the_country(row: &Intervention, concerned: Option<&str>, said: &Said) -> bool {
    let ctx = said.ctx;
    let in_a_name = |start: usize| {
        let next = ctx.mentions.partition_point(|mention| mention.end <= start);
        ctx.mentions.get(next).is_some_and(|mention| mention.start <= start)
    };
    let mut sided = row
        .cues
        .iter()
        .filter(|cue| cue.polarity != Polarity::Neutral && !in_a_name(cue.start))
        .peekable();
    if sided.peek().is_none() {
        return false;
    }
    let general = sided.all(|cue| cue.rule.starts_with("defence."));
    let names_it = || {
        let of = concerned.and_then(|code| ctx.lexicon.names.entity(code));
        let names = |span: &Span| {
            ctx.mentions_in(*span)
                .iter()
                .any(|mention| mention.entity.is_some() && mention.entity.map(|entity| &entity.code) == of.map(|entity| &entity.code))
        };
        row.cues.first().is_some_and(|cue| names(&ctx.sentence_around(cue.start)))
    };
    !general || said.holds_any(AT_ISSUE) || names_it()
}

/// Gives every row with a statement its stance.
pub(super) fn stances(ctx: &Context, segments: &Segments, drafts: &mut [Draft]) {
    let spoken = drafts.iter().filter(|draft| !draft.statement.is_empty()).count();
    let is_one_statement = ctx.doc.concerned.is_some()
        && ctx.doc.sentences.len() <= 6
        && spoken <= 3
        && drafts.iter().all(|draft| !draft.rule.starts_with("list."));
    let mut before = Stance::Unknown;
    let mut shared: Option<Judgement> = None;
    for at in 0..drafts.len() {
        let segment = segments.at(drafts[at].row.start);
        // Those who spoke as one ("Norway and Togo welcomed") have one statement.
        let goes_on = drafts
            .get(at + 1)
            .is_some_and(|next| next.statement == drafts[at].statement && segments.at(next.row.start).concerned == segment.concerned);
        let judged_before = shared.take();
        let (earlier, rest) = drafts.split_at_mut(at);
        let draft = &mut rest[0];
        if segment.concerned.is_some() && (takes_the_floor(draft.row.role) || !draft.statement.is_empty()) {
            draft.row.stance_toward.clone_from(&segment.concerned);
        }
        let party = matches!(
            draft.row.role,
            Role::CountryConcerned
                | Role::StateParty
                | Role::Presenter
                | Role::Expert
                | Role::Procedural
                | Role::Source
                | Role::DidNotSpeak
                | Role::Absent
                | Role::Mentioned
                | Role::PointOfOrder
                | Role::RightOfReply
                | Role::RightOfReply2
                // A vote is told by its own role, and so is who stays away from a text.
                | Role::DidNotAlign
                | Role::VoterYes
                | Role::VoterNo
                | Role::VoterAbstain
        );
        // A side is a side towards a country; a debate on a theme has none.
        let on_a_country = segment.concerned.is_some() || ctx.doc.concerned.is_some();
        // Whatever it says of a text about itself, the country takes no side towards itself.
        let is_itself = segment.concerned.is_some() && draft.row.entity == segment.concerned;
        if draft.statement.is_empty() || !on_a_country || ((party || is_itself) && !is_one_statement) {
            continue;
        }
        let judged =
            judged_before.unwrap_or_else(|| judge(ctx.text, &ctx.lower, &draft.statement, segment.concerned.as_deref(), ctx.lexicon));
        shared = goes_on.then(|| judged.clone());
        let said = Said::new(ctx, &draft.statement);
        let row = &mut draft.row;
        row.stance = judged.stance;
        row.stance_mandate = judged.mandate;
        row.strength = judged.strength;
        row.cues = judged.cues;
        if !is_one_statement && !says_it_of_the_country(row, segment.concerned.as_deref(), &said) {
            row.stance = Stance::Unknown;
        }
        if !is_one_statement && matches!(row.stance, Stance::Neutral | Stance::Unknown) {
            row.stance = if said.says(Cue::NoSide, NO_SIDE) {
                Stance::Neutral
            } else if said.says(Cue::SameSide, SAME_SIDE) || said.only_agrees() {
                before
            } else {
                Stance::Unknown
            };
        }
        if !is_one_statement && !ctx.format.is_of_the_house() {
            let has_a_side = matches!(row.stance, Stance::Supportive | Stance::Critical);
            if has_a_side && said.says(Cue::BothSides, BOTH_SIDES) && said.holds_any(TURNS) {
                row.stance = Stance::Mixed;
            } else if row.stance == Stance::Unknown {
                row.stance = said.side_of_adjectives().unwrap_or(Stance::Unknown);
            }
        }
        if ctx.format == Format::Statement
            && let Some(side) = side_of_who_takes_it_up(ctx, row.start)
        {
            row.stance = match (side, row.stance) {
                // Thanks for what somebody said do not outweigh what it was.
                (Stance::Supportive, Stance::Critical | Stance::Mixed) => row.stance,
                _ => side,
            };
        }
        if ctx.format == Format::Statement && row.stance == Stance::Unknown && is_thanked(ctx, row.start) {
            row.stance = Stance::Supportive;
        }
        if row.role == Role::Alignment && row.on_behalf_of.is_some() {
            // Whoever joins a statement says what it says.
            let group = row.on_behalf_of.clone();
            row.stance = earlier
                .iter()
                .rev()
                .find(|draft| draft.row.entity == group || draft.row.role != Role::Alignment && draft.row.on_behalf_of == group)
                .map_or(Stance::Unknown, |draft| draft.row.stance);
        }
        if row.role == Role::Alignment && row.on_behalf_of.is_none() && row.stance == Stance::Unknown {
            // "aligned itself with the statement read by Chad"
            let sentence = ctx.sentence_around(row.start);
            let behind = Span::new(row.end.min(sentence.end), sentence.end);
            let with = ctx.mentions_in(behind).iter().filter_map(|mention| mention.entity);
            let theirs = with
                .filter(|entity| row.entity.as_ref() != Some(&entity.code))
                .find_map(|entity| earlier.iter().rev().find(|draft| draft.row.entity.as_ref() == Some(&entity.code)));
            row.stance = theirs.map_or(Stance::Unknown, |draft| draft.row.stance);
        }
        if draft.rule == "prose.list" && row.stance == Stance::Unknown {
            row.stance = said.side_of_the_list();
        }
        if draft.rule == "prose.speaker" || draft.rule == "prose.list" {
            match row.stance {
                Stance::Critical => draft.rule = "prose.critic",
                Stance::Supportive => draft.rule = "prose.supporter",
                _ => {}
            }
        }
        if row.entity_type != EntityType::MandateHolder {
            before = row.stance;
        }
    }
}
