//! Who is the subject of a predicate: names joined to one another, what stands before and after
//! them, and what they do.
//!
//! "The representatives of Norway and, on behalf of the Arab Group, Egypt rejected ..." is one
//! subject with two members and one predicate. A name that is part of a person's or a place's
//! name, stands after a preposition, or has no predicate, is no subject.

mod after;
mod before;
mod behalves;
mod coordinated;
mod longer_names;
mod members;
mod spokesmen;

use lexicon::{Entity, FloorWord, FloorWords, NameClass};
use record::{EntityType, Span};

use super::behalf::{Behalf, behalf};
use super::context::{Context, last_word, without_the};
use super::format::Format;
use super::predicates::{Found, predicate_at, speech_act_at, spoken};
use after::after_name;
pub(super) use after::other_countries;
use before::{Left, left, outdoes};
use coordinated::coordinated;
pub(super) use longer_names::is_part_of_a_longer_name;

/// What kind of noun stands with the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// The name alone.
    Bare,
    /// A delegate, a representative, a delegation.
    Delegate,
    /// A ministry, a spokesman, a government.
    Office,
    /// "NAME (Country)".
    Person,
}

/// One name of a subject.
#[derive(Debug, Clone)]
pub(super) struct Member<'a> {
    pub(super) entity: &'a Entity,
    pub(super) span: Span,
    pub(super) behalf: Option<Behalf>,
    pub(super) evidence: Span,
    /// Who spoke, where each of several is named.
    pub(super) person: Option<String>,
}

/// A subject and its predicate.
#[derive(Debug, Clone)]
pub(super) struct Subject<'a> {
    pub(super) members: Vec<Member<'a>>,
    /// First byte of the noun phrase.
    pub(super) start: usize,
    pub(super) noun: Noun,
    pub(super) person: Option<String>,
    pub(super) predicate: Option<Found>,
    /// What stands between the sentence's start and the predicate: where roles are said.
    pub(super) before_predicate: Span,
    /// "Neither A nor B".
    pub(super) neither: bool,
    /// "and eight other countries": the count, and the words.
    pub(super) others: Option<(Option<u32>, Span)>,
    /// Whether the report stands before the subject ("..., said the representative of Japan").
    pub(super) inverted: bool,
    /// Whether it is named by its capital.
    pub(super) by_capital: bool,
    /// Index of the first mention after the subject.
    pub(super) next: usize,
}

/// The subject that begins with mention `at`, if it begins one.
pub(super) fn subject<'a>(ctx: &Context<'a>, at: usize, sentence: Span) -> Option<Subject<'a>> {
    let mention = &ctx.mentions[at];
    let entity = mention.entity?;
    let (start, mut noun, person, inverted) = match left(ctx, sentence, mention.start, mention.end) {
        Left::Clause(start) => (start, Noun::Bare, None, false),
        Left::Noun(start, noun) => (start, noun, None, false),
        Left::Person(start, name) => (start, Noun::Person, Some(name), false),
        Left::Inverted(start, noun) => (start, noun, None, true),
        Left::No => return None,
    };
    if noun != Noun::Person && is_part_of_a_longer_name(ctx, mention.start, mention.end, sentence) {
        return None;
    }
    let neither = last_word(ctx.behind(sentence.start, start, 20)).is_some_and(|(word, _)| word.eq_ignore_ascii_case("neither"));
    let mut subject = Subject {
        members: Vec::new(),
        start,
        noun,
        person,
        predicate: None,
        before_predicate: Span::new(sentence.start, mention.end),
        neither,
        others: None,
        inverted,
        by_capital: mention.class == NameClass::Capital,
        next: at + 1,
    };
    let mut weak = Vec::new(); // demonyms and capitals, which a noun after them may yet make a government
    let mut end = mention.end;
    if noun == Noun::Person {
        let after = ctx.ahead(end, sentence.end, 200);
        let close = after.find(')')?;
        let inside = behalf(ctx, end, end + close, Some(&entity.code));
        end += close + 1;
        subject.push(entity, Span::new(mention.start, mention.end), Span::new(start, end), inside);
    } else {
        let member_start = if noun == Noun::Bare { mention.start } else { start };
        end = after_name(ctx, end, sentence.end, mention.class, &mut noun, &mut subject.person)?;
        if noun == Noun::Bare && mention.class != NameClass::Name {
            weak.push(0);
        }
        subject.push(entity, Span::new(mention.start, mention.end), Span::new(member_start, end), None);
    }
    // "Chad itself, represented by a minister, told"
    for word in [" itself", " herself", " himself"] {
        if ctx
            .ahead(end, sentence.end, 12)
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with([' ', ',']))
        {
            end += word.len();
        }
    }
    if let Some(after) = subject.spoken_through(ctx, end, sentence) {
        (end, noun) = (after, Noun::Bare);
    }
    end = subject.go_on(ctx, end, sentence, &mut noun, &mut weak);
    subject.noun = noun;
    subject.fronted(ctx, start, sentence);
    if noun != Noun::Bare {
        weak.clear();
    }
    let before = end;
    if subject.predicate.is_none() && !inverted {
        let plural = subject.members.len() > 1 || subject.others.is_some();
        let begins_paragraph = ctx
            .doc
            .paragraphs
            .get(ctx.doc.paragraph_at(start))
            .is_some_and(|paragraph| paragraph.start == sentence.start);
        // So do three or more, or one that speaks for a group: only a debate names States like that.
        let of_a_debate = subject.members.len() > 2 || subject.members.iter().any(|member| member.behalf.is_some());
        let lax = (begins_paragraph || of_a_debate)
            && ctx.format.is_of_the_house()
            && (of_a_debate || ctx.text[sentence.start..start].trim().len() < 4)
            && weak.is_empty()
            // "The statement of Chad ignored the facts": whatever a text does, it was delivered.
            || ctx.format == Format::Statement && begins_with_a_text(ctx, start);
        subject.predicate = predicate_at(ctx, before, sentence.end, plural, lax);
        if subject.predicate.is_none() && matches!(ctx.format, Format::News | Format::Statement) {
            subject.predicate = speech_act_at(ctx, before, sentence.end);
        }
        subject.predicate = subject
            .predicate
            .or_else(|| coordinated(ctx, before, sentence.end))
            .or_else(|| resumed(ctx, sentence.start, start, before, sentence.end));
        // "Delegations of Chad, Togo ... also spoke": a collective noun takes a plural verb too.
        if subject.predicate.is_none() && subject.noun == Noun::Delegate {
            subject.predicate = predicate_at(ctx, before, sentence.end, true, false);
        }
    }
    if weak.len() == subject.members.len() && subject.members.iter().enumerate().any(|(at, _)| weak.contains(&at)) {
        // A capital by itself needs the predicate; a demonym by itself is no government.
        let capital = ctx.mentions[at].class == NameClass::Capital;
        if !capital || subject.predicate.is_none_or(|found| !found.known) {
            return None;
        }
    }
    subject.behind_the_verb(ctx, sentence);
    let upto = subject.predicate.map_or(end, |found| found.start);
    subject.before_predicate = Span::new(sentence.start, upto.max(sentence.start));
    Some(subject)
}

/// "As for Chad, **it asked**", "Nobody was blunter than **Chad**": the predicate where the words before
/// the subject, which begins at `start`, make another than its own the verb.
fn resumed(ctx: &Context, sentence_start: usize, start: usize, end: usize, limit: usize) -> Option<Found> {
    let lead = ctx.behind_lower(sentence_start, start, 80).trim_end();
    if outdoes(lead) {
        return Some(spoken(start, end));
    }
    // "It was Chad that put the question"
    if matches!(lead, "it was" | "it is") {
        let rest = ctx.ahead(end, limit, 8);
        let relative = [" that ", " who ", " which "].iter().find(|word| rest.starts_with(**word))?;
        return predicate_at(ctx, end + relative.len() - 1, limit, true, false);
    }
    let rest = ctx.ahead(end, limit, 8);
    let pronoun = [", it ", ", they ", ", he ", ", she "]
        .iter()
        .find(|words| rest.starts_with(**words))?;
    (lead == "as for").then(|| predicate_at(ctx, end + pronoun.len() - 1, limit, true, false))?
}

/// What kind of noun a word is, by its kinds.
fn noun_of(kinds: FloorWords) -> Option<Noun> {
    if kinds.has(FloorWord::Delegate) || kinds.has(FloorWord::Delegates) {
        Some(Noun::Delegate)
    } else {
        kinds.has(FloorWord::Office).then_some(Noun::Office)
    }
}

/// "The **statement** of Chad", where a noun phrase begins at `start`.
fn begins_with_a_text(ctx: &Context, start: usize) -> bool {
    let words = without_the(ctx.ahead_lower(start, ctx.text.len(), 24));
    [
        "statement of",
        "statements of",
        "statement by",
        "intervention of",
        "intervention by",
        "remarks of",
        "comments of",
    ]
    .iter()
    .any(|text| words.starts_with(text))
}

/// The kinds of a word, or of the last part of a compound ("lawyer-diplomat").
fn kinds_of(ctx: &Context, word: &str) -> FloorWords {
    let kinds = ctx.lexicon.floor.kinds(word);
    match word.rsplit_once('-') {
        Some((_, last)) if noun_of(kinds).is_none() => ctx.lexicon.floor.kinds(last),
        _ => kinds,
    }
}

/// Whether an entity is one that can take the floor as a delegation.
pub(super) fn is_delegation(kind: EntityType) -> bool {
    matches!(
        kind,
        EntityType::State
            | EntityType::ObserverState
            | EntityType::ObserverEntity
            | EntityType::Group
            | EntityType::UnBody
            | EntityType::Igo
    )
}

/// The words of the name without "the", for comparing.
pub(super) fn plain(text: &str, span: Span) -> &str {
    without_the(span.of(text))
}

/// Whether a format has speakers as "NAME (Country)".
pub(super) fn has_person_heads(format: Format) -> bool {
    format != Format::NoMeeting && format != Format::News
}
