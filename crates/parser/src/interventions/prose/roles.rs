//! In which role a subject speaks: by the words around its predicate, the heading above, and who it is.

use super::Reader;
use super::introducers::introduces;
use super::room::{addresses_the_meeting, has_the_floor, is_outside, sends_it_in_writing};
use crate::interventions::context::{Context, find, first_word, is_capitalised, last_word, strip_word, without_the};
use crate::interventions::cues::Cue;
use crate::interventions::format::Format;
use crate::interventions::predicates::Found;
use crate::interventions::roles::{CONCERNED, explains_its_vote, opens_a_vote, says_its_vote, tells_its_vote, vote_told};
use crate::interventions::subjects::{self, Noun, Subject};
use lexicon::{Entity, FloorWord, NameClass, Predicate};
use record::{EntityType, Role, Span};
use std::collections::HashSet;

impl Reader<'_, '_> {
    pub(super) fn rule(&self, noun: Noun) -> &'static str {
        match (self.ctx.format, noun) {
            (Format::TreatyBody, _) => "sr.record",
            (Format::Record, _) => "record.speaker",
            (Format::Review, _) => "upr.statement",
            (Format::PressRelease, Noun::Person) => "press.section",
            (Format::PressRelease, _) => "press.representative",
            (_, Noun::Person) => "paragraph.2006",
            (Format::SessionReport, _) => "report.statement",
            (Format::Summary, _) => "summary.statement",
            (_, Noun::Delegate) => "prose.delegate",
            (_, Noun::Office) => "prose.office",
            _ => "prose.speaker",
        }
    }

    /// The role that the words around the predicate give.
    pub(super) fn role(&mut self, read: &Subject, sentence: Span, is_concerned: bool, opens_speech: bool, according: bool) -> Option<Role> {
        let ctx = self.ctx;
        let house = ctx.format.is_of_the_house();
        if according {
            return Some(match read.noun {
                Noun::Delegate if is_concerned && ctx.format == Format::News => Role::CountryConcerned,
                Noun::Delegate if ctx.format == Format::News && names_a_delegate(ctx, read) => Role::Speaker,
                Noun::Bare if house && !is_concerned => Role::Speaker,
                _ => Role::Source,
            });
        }
        if matches!(ctx.format, Format::TreatyBody | Format::Record) && read.noun == Noun::Bare {
            return None;
        }
        // "The Committee today concluded its review": what a body does with its agenda it does not say.
        let is_business = |found: Found| {
            let verb = ctx.lower.get(found.start..found.end).unwrap_or("");
            [
                "concluded",
                "began",
                "opened",
                "closed",
                "considered",
                "examined",
                "adopted",
                "heard",
                "continued",
                "held",
                "resumed",
            ]
            .contains(&verb)
        };
        if read.members.iter().all(|member| member.entity.entity_type == EntityType::UnBody) && read.predicate.is_some_and(is_business) {
            return None;
        }
        let before = read.before_predicate;
        let before = Span::new(
            ctx.text.ceil_char_boundary(before.start.max(before.end.saturating_sub(ROLE_REACH))),
            before.end,
        );
        if read.neither && is_presence(ctx.ahead_lower(read.before_predicate.end, sentence.end, 40)) {
            return Some(Role::Absent);
        }
        let Some(found) = read.predicate else {
            return (read.inverted || opens_speech).then(|| self.spoken(read, is_concerned, before, Span::new(sentence.end, sentence.end)));
        };
        let said_in = Span::new(found.start, ctx.text.floor_char_boundary(sentence.end.min(found.start + 200)));
        let tail = said_in.of(&ctx.lower);
        if read.noun == Noun::Office {
            let says = ctx.format == Format::News && found.predicate == Predicate::Speaker;
            if says && addresses_the_meeting(tail) {
                return Some(if is_concerned { Role::CountryConcerned } else { Role::Speaker });
            }
            // "Responding, deputy justice minister Omar Diallo of Chad said"
            let lead = ctx.lower.get(sentence.start..read.start).unwrap_or("");
            if says && is_concerned && has_the_floor(lead, "") {
                return Some(Role::CountryConcerned);
            }
            // Outside the room; in the house's accounts a minister has the floor.
            if !house || found.predicate == Predicate::Mentioned {
                return (found.known && ctx.format != Format::NoMeeting).then_some(Role::Source);
            }
        }
        if ctx.format == Format::NoMeeting {
            return None;
        }
        if ctx.format == Format::News && read.noun == Noun::Bare && is_outside(ctx, read, found, sentence) {
            return Some(Role::Source);
        }
        let may_be_a_person = match &read.members[..] {
            [member] => self.persons_homonyms.contains(subjects::plain(ctx.text, member.span)),
            _ => false,
        };
        if !house && read.noun == Noun::Bare && (self.is_of_another_time(read, sentence) || may_be_a_person) {
            return None;
        }
        let says = matches!(found.predicate, Predicate::Speaker | Predicate::Occasion | Predicate::Introducer);
        if says && ctx.format == Format::News && read.noun == Noun::Bare && came_before(ctx, read, found.start, sentence) {
            return None;
        }
        let role = match found.predicate {
            Predicate::Speaker if !house && let Some(vote) = vote_told(tail) => vote,
            // "China was among the noes, while India sat it out": the vote.
            Predicate::DidNotSpeak
                if tail.starts_with("sat it out") && self.drafts.last().is_some_and(|draft| is_of_a_ballot(draft.row.role)) =>
            {
                Role::VoterAbstain
            }
            Predicate::DidNotSpeak => Role::DidNotSpeak,
            Predicate::Absent => Role::Absent,
            Predicate::Signatory => Role::Signatory,
            // "Chad, in an explanation of vote, dissociated itself": it had the floor for that.
            Predicate::Alignment | Predicate::DidNotAlign | Predicate::VoterYes | Predicate::VoterNo | Predicate::VoterAbstain
                if is_of_a_vote(ctx.role_in(before)) =>
            {
                ctx.role_in(before)
            }
            // "The representative of Chad, who had abstained, said", "Chad, speaking after the adoption,
            // dissociated itself": those have the floor, whoever else only is said to vote or to dissent.
            Predicate::DidNotAlign | Predicate::VoterYes | Predicate::VoterNo | Predicate::VoterAbstain
                if house && speaks_of_it(ctx, read, found, sentence) =>
            {
                Role::ExplanationOfVote
            }
            // "ANA RUIZ (Chad) aligned herself with the African Group and said": a person has the floor.
            Predicate::Alignment if read.noun == Noun::Person || goes_on_to_speak(ctx, found, sentence) => Role::Speaker,
            Predicate::Alignment => Role::Alignment,
            Predicate::DidNotAlign => Role::DidNotAlign,
            Predicate::VoterYes => Role::VoterYes,
            Predicate::VoterNo => Role::VoterNo,
            Predicate::VoterAbstain => Role::VoterAbstain,
            Predicate::Speaker if !house && sends_it_in_writing(tail) => Role::DidNotSpeak,
            // "Neither Chad nor Togo, which had both been expected to speak, appeared."
            Predicate::Enrolled if read.neither => Role::DidNotSpeak,
            Predicate::Mentioned | Predicate::Enrolled => return None,
            Predicate::PointOfOrder => Role::PointOfOrder,
            Predicate::Introducer
                if ctx.format == Format::PressRelease
                    && [
                        "introduced it",
                        "introduced them",
                        "introduced “l.",
                        "introduced “a/",
                        "introduced document",
                        "introduced \"l.",
                        "presented it",
                        "presented them",
                    ]
                    .iter()
                    .any(|it| tail.starts_with(it))
                    || ["draft", "resolution", "text", "amendment", "decision"]
                        .iter()
                        .any(|noun| tail.contains(noun) || before.of(&ctx.lower).contains(noun)) =>
            {
                Role::Introducer
            }
            Predicate::Introducer | Predicate::Speaker | Predicate::Occasion if read.neither => Role::DidNotSpeak,
            Predicate::Introducer | Predicate::Speaker | Predicate::Occasion => {
                if is_concerned
                    && read.noun == Noun::Bare
                    && house
                    && !matches!(
                        ctx.role_in(before),
                        Role::CountryConcerned | Role::RightOfReply | Role::RightOfReply2
                    )
                    && !is_manner(tail, ctx.role_in(near(ctx, said_in)))
                    && !self.may_be_the_country(read, found.known, sentence)
                {
                    return None;
                }
                self.spoken(read, is_concerned, before, said_in)
            }
        };
        Some(role)
    }

    /// Whether the sentence tells of another time, outside what stands between subject and verb
    /// ("Japan, which spoke last year, said").
    fn is_of_another_time(&self, read: &Subject, sentence: Span) -> bool {
        let tail = read.members.last().map_or(read.start, |member| member.evidence.end);
        let verb = read.predicate.map_or(tail, |found| found.start).max(tail);
        self.sentence_cues.has(Cue::AnotherTime)
            && (is_of_another_time(self.ctx, Span::new(sentence.start.max(tail.saturating_sub(REACH)), tail))
                || is_of_another_time(self.ctx, Span::new(verb, sentence.end.min(verb + REACH))))
    }

    /// Whether the bare name of the country concerned begins a statement of its own, and is not
    /// what another speaker said about it.
    pub(super) fn may_be_the_country(&self, read: &Subject, known: bool, sentence: Span) -> bool {
        let lead = self.ctx.lower.get(sentence.start..read.start).unwrap_or("");
        known && self.current.is_empty() && (lead.len() <= 8 || lead.len() < 60 && has_the_floor(lead, ""))
    }

    /// The role of one who spoke: by the words `before` the predicate and by those of the `tail`.
    pub(super) fn spoken(&self, read: &Subject, is_concerned: bool, before: Span, tail: Span) -> Role {
        let ctx = self.ctx;
        let (said, lead) = (ctx.role_in(before), before.of(&ctx.lower));
        if self.sentence_cues.has(Cue::Introducing) && introduces(lead) {
            return Role::Introducer;
        }
        if said != Role::Speaker && (said != Role::CountryConcerned || is_said_of_itself(lead)) {
            return if ctx.format == Format::TreatyBody { Role::StateParty } else { said };
        }
        let mut near = near(ctx, tail);
        // "regrets that Chad repeated it, and exercised its right": the mission did.
        if ctx.format == Format::Statement
            && let Some(at) = find(near.of(&ctx.lower), ", and ")
        {
            near.end = near.start + at;
        }
        let after = ctx.role_in(near);
        let near = near.of(&ctx.lower);
        if is_manner(near, after) {
            return after;
        }
        // "Before the vote, Chad said", "Chad said, before the vote, that"
        let of_the_vote = opens_a_vote(ctx.lower.get(before.start..read.start).unwrap_or(""))
            || near
                .find([',', ' '])
                .filter(|at| *at < 16)
                .is_some_and(|at| opens_a_vote(&near[at + 1..]));
        if of_the_vote && !is_concerned && read.members.iter().all(|member| may_vote(member.entity)) {
            return Role::ExplanationOfVote;
        }
        if after == Role::CountryConcerned
            && CONCERNED.iter().any(|phrase| {
                ["as the ", "as a ", "as "]
                    .iter()
                    .any(|lead| near.contains(&format!("{lead}{phrase}")))
            })
        {
            return Role::CountryConcerned;
        }
        let tail = tail.of(&ctx.lower);
        let told_before = || read.noun != Noun::Bare && says_its_vote(last_clause(lead)) || tells_its_vote(last_clause(lead));
        let explains = self.sentence_cues.has(Cue::Explains) && explains_its_vote(tail)
            || self.sentence_cues.has(Cue::TellsVote) && (says_its_vote(tail) || told_before());
        if explains && !is_concerned && read.members.iter().all(|member| may_vote(member.entity)) {
            return Role::ExplanationOfVote;
        }
        if ctx.format == Format::TreatyBody {
            return Role::StateParty;
        }
        if self.heading == Role::RightOfReply && lead.contains("second time") {
            return Role::RightOfReply2;
        }
        if self.heading != Role::Speaker {
            let of_another_kind = self.heading == Role::ExplanationOfVote && lead.contains("general comment");
            return if of_another_kind { Role::Speaker } else { self.heading };
        }
        if is_concerned {
            // A capital is the government outside the room; a mission's own text is its claim.
            let outside = ctx.format == Format::Statement && !(read.noun == Noun::Delegate && has_the_floor(lead, tail))
                || read.noun == Noun::Bare && read.by_capital && ctx.format == Format::News;
            return if outside { Role::Source } else { Role::CountryConcerned };
        }
        Role::Speaker
    }
}

/// "Chad’s **ambassador**", and not "Chad’s mission".
fn names_a_delegate(ctx: &Context, read: &Subject) -> bool {
    let end = read.members.last().map_or(read.start, |member| member.evidence.end);
    let words = ctx.ahead_lower(read.start, ctx.text.len(), end.saturating_sub(read.start) + 40);
    ["ambassador", "delegate", "envoy", "representative"]
        .iter()
        .any(|noun| words.contains(noun))
}

/// What stands behind the last name or bracket before a predicate: "having abstained,".
fn last_clause(before: &str) -> &str {
    let near = before.floor_char_boundary(before.len().saturating_sub(60));
    &before[near..]
}

/// Whether one who votes or dissents has the floor too.
fn speaks_of_it(ctx: &Context, read: &Subject, found: Found, sentence: Span) -> bool {
    let tail = read.members.last().map_or(read.start, |member| member.evidence.end);
    let between = ctx.lower.get(tail..found.start).unwrap_or("");
    let rest = ctx.ahead_lower(found.end, sentence.end, 160);
    let says_so = |at: usize| {
        let verb = ctx.lexicon.floor.predicate(rest[at + 1..].trim_start());
        verb.is_some_and(|verb| verb.predicate == Predicate::Speaker)
    };
    let is_speaking = between.contains("speaking");
    let in_relative_clause = [" who ", " which "].iter().any(|word| between.contains(word));
    is_speaking
        || in_relative_clause && rest.match_indices(',').any(|(at, _)| says_so(at))
        || found.predicate == Predicate::DidNotAlign && read.noun == Noun::Delegate
}

/// "aligned itself with the European Union **and, in its national capacity, regretted** the arrests": who
/// goes on from there has the floor.
fn goes_on_to_speak(ctx: &Context, found: Found, sentence: Span) -> bool {
    let rest = ctx.ahead_lower(found.end, sentence.end, 200);
    let clause = &rest[..rest.find([';', ':', '.']).unwrap_or(rest.len())];
    ["in its national capacity", "in their national capacit", "in a national capacity"]
        .iter()
        .any(|words| clause.contains(words))
        || clause.match_indices(" and ").any(|(at, lead)| {
            let mut next = &clause[at + lead.len()..];
            while let Some((word, length)) = first_word(next) {
                if !(word.ends_with("ly") || matches!(word, "also" | "then" | "further" | "in" | "addition")) {
                    break;
                }
                next = next[length..].trim_start();
            }
            let verb = ctx.lexicon.floor.predicate(next);
            verb.is_some_and(|verb| verb.predicate == Predicate::Speaker && !verb.is_base)
        })
}

/// "Russia had vowed to oppose it": what a newspaper's own words put before the meeting. In the
/// words of somebody else ("the ministry said that Russia had ...") it may be the meeting itself.
fn came_before(ctx: &Context, read: &Subject, verb: usize, sentence: Span) -> bool {
    let tail = read.members.last().map_or(read.start, |member| member.evidence.end);
    let between = ctx.lower.get(tail..verb).unwrap_or("").trim_start();
    if strip_word(between, "had").is_none() {
        return false;
    }
    let begins = ctx
        .text
        .get(sentence.start..read.start)
        .is_some_and(|lead| lead.len() < 40 && !lead.contains("that"));
    let is_reported = [" said", " told", " according to"]
        .iter()
        .any(|words| ctx.ahead_lower(verb, sentence.end, REACH).contains(words));
    begins && !is_reported
}

/// The beginning of the words behind a predicate, where its manner is said.
fn near(ctx: &Context, tail: Span) -> Span {
    Span::new(tail.start, ctx.text.floor_char_boundary(tail.end.min(tail.start + 100)))
}

/// How far from a subject its time is told.
const REACH: usize = 400;

pub(super) fn may_vote(entity: &Entity) -> bool {
    entity.entity_type == EntityType::State
}

/// How far before a predicate the words that give its role may stand.
pub(super) const ROLE_REACH: usize = 1000;

/// "Neither Brazil nor Peru was in the room": what is denied is presence.
fn is_presence(words: &str) -> bool {
    let words = words.trim_start_matches([',', ' ']);
    let after = ["was ", "were ", "is ", "are "]
        .iter()
        .find_map(|copula| words.strip_prefix(copula));
    let there = [
        "in the room",
        "present",
        "represented",
        "there",
        "in attendance",
        "in the chamber",
        "in the hall",
    ];
    ["attended", "appeared", "turned up", "showed up", "came"]
        .iter()
        .any(|verb| words.starts_with(verb))
        || words.starts_with("showed up")
        || after.is_some_and(|rest| there.iter().any(|place| rest.starts_with(place)))
}

fn is_of_a_vote(role: Role) -> bool {
    matches!(role, Role::ExplanationOfVote | Role::PointOfOrder)
}

/// "as the country concerned" of the speaker, and not "the talks with the country concerned".
pub(super) fn is_said_of_itself(before: &str) -> bool {
    CONCERNED.iter().any(|phrase| {
        before.match_indices(phrase).any(|(at, _)| {
            let lead = before[..at].trim_end();
            lead.is_empty()
                || lead.ends_with("as the")
                || lead.ends_with("as a")
                || lead.ends_with("as")
                || lead.ends_with(", the")
                || lead.ends_with(", a")
                || lead.ends_with("as one of the")
                || lead.ends_with(',')
        })
    })
}

fn is_of_a_ballot(role: Role) -> bool {
    matches!(role, Role::VoterYes | Role::VoterNo | Role::VoterAbstain)
}

/// "spoke in a right of reply", and not "said the right of reply had been abused".
pub(super) fn is_manner(near: &str, role: Role) -> bool {
    let phrase = match role {
        Role::RightOfReply | Role::RightOfReply2 => "right",
        Role::ExplanationOfVote => "explanation",
        Role::PointOfOrder => "point",
        _ => return false,
    };
    let Some(at) = near.find(phrase) else { return false };
    let lead = near[..at].trim_end();
    let lead = lead
        .trim_end_matches(" second")
        .trim_end_matches(" a")
        .trim_end_matches(" the")
        .trim_end_matches(" its")
        .trim_end_matches(" their");
    at < 70
        && (lead.ends_with(" in")
            || role == Role::PointOfOrder && lead.ends_with(" on")
            || lead.ends_with(" of")
            || lead.ends_with("exercised")
            || lead.ends_with("exercise")
            || lead.ends_with("under"))
}

/// Words behind which a time is no longer that of the sentence's own verb.
const OF_ANOTHER_VERB: &[&str] = &[
    " that ",
    " which ",
    " who ",
    " whose ",
    " where ",
    " when ",
    " made ",
    " passed ",
    " adopted ",
    " signed ",
    " held ",
    " launched ",
    " reached ",
    " struck ",
    " taken ",
    " promised ",
    " begun ",
    " after ",
];

/// In a newspaper, what a State did in another year or month is no statement at this meeting.
fn is_of_another_time(ctx: &Context, span: Span) -> bool {
    let start = ctx.text.ceil_char_boundary(span.start);
    let lower = ctx.ahead_lower(start, span.end, REACH);
    let said = [
        "last year",
        "last month",
        "last week",
        "years ago",
        "earlier this year",
        "in the past",
        "previously",
        "a decade ago",
        "months ago",
        "next year",
        "next month",
    ];
    // "the units that passed out last year", "laws adopted in 2015": the time is of another verb.
    let lower = &lower[..OF_ANOTHER_VERB
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .unwrap_or(lower.len())];
    let is_adverb = |at: usize, length: usize| {
        let is_owner = lower[at + length..].starts_with(['’', '\'']);
        let before = lower[..at].trim_end();
        !is_owner && ![" of", " since", " from", " after"].iter().any(|word| before.ends_with(word))
    };
    if said
        .iter()
        .any(|words| lower.match_indices(words).any(|(at, _)| is_adverb(at, words.len())))
    {
        return true;
    }
    let year = ctx.doc.published.map(|date| date.year());
    lower.match_indices("in ").any(|(at, _)| {
        let digits = lower.get(at + 3..at + 7).unwrap_or("");
        let boundary = at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric();
        boundary
            && (digits.starts_with("19") || digits.starts_with("20"))
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && year.is_none_or(|year| digits.parse() != Ok(year))
    })
}

/// Names that are somebody's first name or surname in this document ("Georgia Miller"): alone
/// they may be that person again.
pub(super) fn homonyms<'a>(ctx: &Context<'a>) -> HashSet<&'a str> {
    if ctx.format != Format::News {
        return HashSet::new();
    }
    let persons: HashSet<&str> = ctx
        .mentions
        .iter()
        .filter(|mention| mention.entity.is_none())
        .flat_map(|mention| ctx.text[mention.start..mention.end].split(' '))
        .filter(|word| GIVEN_NAMES.contains(word))
        .collect();
    ctx.mentions
        .iter()
        .filter(|mention| mention.class == NameClass::Name && mention.entity.is_some())
        .filter(|mention| GIVEN_NAMES.contains(&without_the(&ctx.text[mention.start..mention.end])) || is_titled(ctx, mention.start))
        .filter(|mention| {
            let sentence = ctx.sentence_around(mention.start);
            subjects::is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence)
        })
        .map(|mention| without_the(&ctx.text[mention.start..mention.end]))
        .chain(persons)
        .collect()
}

/// "Sen. Rommel Austria": whether a title and a given name stand before the name at `start`.
fn is_titled(ctx: &Context, start: usize) -> bool {
    let before = ctx.behind(0, start, 48);
    let Some((given, at)) = last_word(before).filter(|(word, _)| is_capitalised(word)) else {
        return false;
    };
    let title = before[..at].trim_end().trim_end_matches('.');
    before[at + given.len()..] == *" "
        && last_word(title).is_some_and(|(word, _)| ctx.lexicon.floor.is(&word.to_lowercase(), FloorWord::Title))
}

/// Names of States that people bear too.
pub(super) const GIVEN_NAMES: &[&str] = &[
    "Chad", "China", "Cuba", "England", "France", "Georgia", "Holland", "India", "Ireland", "Israel", "Jordan", "Kenya", "Mali", "Wales",
    "Britain",
];
