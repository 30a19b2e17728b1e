//! Who is the subject of a predicate: names joined to one another, what stands before and after
//! them, and what they do.
//!
//! "The representatives of Norway and, on behalf of the Arab Group, Egypt rejected ..." is one
//! subject with two members and one predicate. A name that is part of a person's or a place's
//! name, stands after a preposition, or has no predicate, is no subject.

use lexicon::{Entity, Floor, FloorWord, FloorWords, NameClass};
use record::{EntityType, Span};

use super::behalf::{Behalf, behalf};
use super::context::{Context, bracket_end, first_word, is_capitalised, last_word, number, strip_word, without_the};
use super::format::Format;
use super::predicates::{Found, predicate_at};

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

enum Left {
    Clause(usize),
    Noun(usize, Noun),
    Person(usize, String),
    Inverted(usize, Noun),
    No,
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
        let lax = begins_paragraph && ctx.format.is_of_the_house() && ctx.text[sentence.start..start].trim().len() < 4 && weak.is_empty();
        subject.predicate = predicate_at(ctx, before, sentence.end, plural, lax);
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
    let upto = subject.predicate.map_or(end, |found| found.start);
    subject.before_predicate = Span::new(sentence.start, upto.max(sentence.start));
    Some(subject)
}

impl<'a> Subject<'a> {
    fn push(&mut self, entity: &'a Entity, span: Span, evidence: Span, behalf: Option<Behalf>) {
        self.members.push(Member {
            entity,
            span,
            behalf,
            evidence,
            person: None,
        });
    }

    /// Appositions, "on behalf of", and further names. Gives where the predicate may stand.
    fn go_on(&mut self, ctx: &Context<'a>, mut end: usize, sentence: Span, noun: &mut Noun, weak: &mut Vec<usize>) -> usize {
        for _ in 0..80 {
            let rest = ctx.ahead(end, sentence.end, 400);
            let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
            let here = end + (rest.len() - trimmed.len());
            if let Some(found) = behalf(
                ctx,
                end,
                sentence.end,
                self.members.last().map(|member| member.entity.code.as_str()),
            ) {
                end = found.end;
                self.speaks_for(found);
                self.next = self.next.max(ctx.mention_from(end));
                continue;
            }
            if trimmed.starts_with('(') {
                let Some(close) = bracket_end(trimmed) else { return end };
                end = here + close;
                self.next = self.next.max(ctx.mention_from(end));
                continue;
            }
            if *noun == Noun::Person
                && let Some(after) = self.person_joined(ctx, end, sentence)
            {
                end = after;
                continue;
            }
            if let Some(next) = self.joined(ctx, end, sentence) {
                let mention = &ctx.mentions[next];
                let Some(entity) = mention.entity else { return end };
                let mut person = None;
                let Some(after) = after_name(ctx, mention.end, sentence.end, mention.class, noun, &mut person) else {
                    return end;
                };
                if *noun == Noun::Bare && mention.class != NameClass::Name {
                    weak.push(self.members.len());
                }
                end = after;
                self.push(
                    entity,
                    Span::new(mention.start, mention.end),
                    Span::new(mention.start, mention.end),
                    None,
                );
                self.next = next + 1;
                continue;
            }
            if let Some((count, words)) = other_countries(ctx, end, sentence.end) {
                self.others = Some((count, words));
                end = words.end;
                continue;
            }
            if let Some(dashed) = between_dashes(trimmed) {
                end = here + dashed;
                self.next = self.next.max(ctx.mention_from(end));
                continue;
            }
            if trimmed.starts_with(',') {
                let Some(after) = self.apposition(ctx, here + 1, sentence) else {
                    return end;
                };
                end = after;
                if self.predicate.is_some() {
                    return end;
                }
                continue;
            }
            return end;
        }
        end
    }

    /// "Speaking on behalf of the Arab Group, Egypt said": the group stands before its speaker.
    fn fronted(&mut self, ctx: &Context<'a>, start: usize, sentence: Span) {
        let [member] = &mut self.members[..] else { return };
        let lead = ctx.behind(sentence.start, start, 200);
        if member.behalf.is_some() || lead.len() < start - sentence.start || !lead.trim_end().ends_with(',') {
            return;
        }
        let found = behalf(ctx, sentence.start, start, Some(&member.entity.code));
        if let Some(found) = found.filter(|found| ctx.text[found.end..start].trim_matches([' ', ',']).is_empty()) {
            member.evidence = Span::new(sentence.start, member.evidence.end);
            member.behalf = Some(found);
        }
    }

    fn speaks_for(&mut self, found: Behalf) {
        if let Some(member) = self.members.last_mut() {
            member.evidence.end = member.evidence.end.max(found.end);
            member.behalf = Some(found);
        }
    }

    /// After a comma: a predicate at once, or words up to the next comma.
    fn apposition(&mut self, ctx: &Context<'a>, from: usize, sentence: Span) -> Option<usize> {
        let plural = self.members.len() > 1;
        if let Some(found) = predicate_at(ctx, from, sentence.end, plural, false) {
            self.predicate = Some(found);
            return Some(found.start);
        }
        let rest = ctx.ahead(from, sentence.end, 320);
        let mut depth = 0;
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b',' if depth == 0 => {
                    let inner = Span::new(from, from + at);
                    let words = inner.of(ctx.text);
                    // ", who, on behalf of ..., said": the relative word alone.
                    if !words.trim().is_empty() && !may_stand_between(&ctx.lexicon.floor, words) {
                        return None;
                    }
                    if let Some(offset) = words.find("on behalf of").or_else(|| words.find("speaking for"))
                        && let Some(found) = behalf(
                            ctx,
                            from + offset,
                            sentence.end,
                            self.members.last().map(|member| member.entity.code.as_str()),
                        )
                    {
                        let end = found.end.max(from + at);
                        self.speaks_for(found);
                        self.next = self.next.max(ctx.mention_from(end));
                        return Some(end);
                    }
                    self.next = self.next.max(ctx.mention_from(from + at));
                    return Some(from + at);
                }
                b';' | b'.' | b':' if depth == 0 && rest[at + 1..].starts_with(' ') => return None,
                _ => {}
            }
        }
        None
    }

    /// "NAME (Country) and NAME (Country)": the further person, with the country in brackets. Gives
    /// where the bracket closes.
    fn person_joined(&mut self, ctx: &Context<'a>, end: usize, sentence: Span) -> Option<usize> {
        let next = ctx.mention_from(end);
        let mention = ctx.mentions.get(next).filter(|mention| mention.end < sentence.end)?;
        let entity = mention.entity?;
        let open = end + ctx.text.get(end..mention.start)?.trim_end().strip_suffix('(')?.len();
        let (start, person) = person_before(ctx, sentence, open).filter(|(start, _)| *start >= end)?;
        if !matches!(ctx.text[end..start].trim(), "," | "and" | ", and" | ";" | "; and") {
            return None;
        }
        let close = mention.end + ctx.ahead(mention.end, sentence.end, 200).find(')')?;
        let inside = behalf(ctx, mention.end, close, Some(&entity.code));
        self.push(entity, Span::new(mention.start, mention.end), Span::new(start, close + 1), inside);
        if let Some(member) = self.members.last_mut() {
            member.person = Some(person);
        }
        self.next = next + 1;
        Some(close + 1)
    }

    /// Index of a mention that is joined to the subject at `end` ("A, B and C").
    fn joined(&self, ctx: &Context<'a>, end: usize, sentence: Span) -> Option<usize> {
        let next = ctx.mention_from(end);
        let mention = ctx.mentions.get(next).filter(|mention| mention.end <= sentence.end)?;
        mention.entity?;
        let glue = ctx.lower.get(end..mention.start)?;
        if glue.len() > 60 {
            return None;
        }
        let mut glue = glue.trim();
        for tail in [
            "the",
            "those of",
            "the representatives of",
            "the representative of",
            "representatives of",
            "representative of",
            "the delegation of",
            "the",
        ] {
            glue = glue.strip_suffix(tail).unwrap_or(glue).trim_end();
        }
        matches!(
            glue,
            "," | "and"
                | ", and"
                | "as well as"
                | ", as well as"
                | "or"
                | "nor"
                | ", nor"
                | "and also"
                | "along with"
                | ", along with"
                | "together with"
                | ", together with"
                | "&"
                | ";"
                | "; and"
                | "and,"
        )
        .then_some(next)
    }
}

/// "– home to many of its workers –": where the words between two dashes end.
fn between_dashes(text: &str) -> Option<usize> {
    let dash = text.chars().next().filter(|&first| matches!(first, '–' | '—'))?;
    let inner = &text[dash.len_utf8()..];
    let close = inner.find(dash)?;
    let is_one_clause = !inner[..close].contains([';', ':']) && !inner[..close].contains(". ");
    is_one_clause.then_some(dash.len_utf8() + close + dash.len_utf8())
}

fn may_stand_between(floor: &Floor, words: &str) -> bool {
    let Some((first, _)) = first_word(words) else { return true };
    if strip_word(words.trim_start(), "which").is_some() && words.len() > 160 {
        return false;
    }
    let lower = first.to_ascii_lowercase();
    floor.is(&lower, FloorWord::Apposition)
        || (lower.ends_with("ing") && first == lower)
        || lower.ends_with("ly")
        || is_capitalised(first) && words.len() < 80
}

/// What stands before a name.
fn left(ctx: &Context, sentence: Span, start: usize, end: usize) -> Left {
    // "..., said Japan." ends there; ", said Japan had agreed" reports about it.
    let ends_there = past_noun(ctx, ctx.ahead(end, sentence.end, 80)).starts_with(['.', ',', ';']) || end >= sentence.end;
    let before = ctx.behind(sentence.start, start, 160);
    let whole = before.len() == start - sentence.start;
    let bare = before.trim_end();
    let bare = last_word(bare)
        .filter(|(word, _)| word.eq_ignore_ascii_case("the"))
        .map_or(bare, |(_, at)| &bare[..at]);
    let name_start = if bare.len() < before.trim_end().len() {
        start - (before.len() - bare.len())
    } else {
        start
    };
    let bare = bare.trim_end();
    if whole && is_numbering(bare) {
        return Left::Clause(name_start);
    }
    if bare.ends_with('(') {
        return person_before(ctx, sentence, start - (before.len() - bare.len()) - 1).map_or(Left::No, |(at, name)| Left::Person(at, name));
    }
    if bare.ends_with([',', ';', ':', '—', '–', '“', '"', '‘', '”', '’']) || bare.ends_with(" -") || bare.ends_with("--") {
        // "Atlanta, Georgia" is a place, "Bern, Paris and Rome said" is not.
        return Left::Clause(name_start);
    }
    let Some((word, at)) = last_word(bare) else { return Left::No };
    let here = start - before.len() + at;
    let lower = &ctx.lower[here..here + word.len()];
    if counts_members(lower) && without_the(&bare[..at]).is_empty() && whole {
        return Left::Clause(name_start);
    }
    if matches!(lower, "of" | "for" | "from") {
        let phrase = &bare[..at];
        let after = ctx.ahead_lower(end, sentence.end, 30);
        // "In the view of Peru, ...", "Ana Ruiz, speaking for Peru as the country concerned, ..."
        let has_a_view = ctx.format.is_of_the_house() && phrase.ends_with("n the view ") && after.starts_with(',');
        let as_concerned = phrase.ends_with("speaking ")
            && [" as the country concerned", " as the concerned country"]
                .iter()
                .any(|words| after.starts_with(words));
        if has_a_view || as_concerned {
            return Left::Inverted(name_start, Noun::Bare);
        }
        return noun_before(ctx, phrase).map_or(Left::No, |(offset, noun)| {
            let begins = start - before.len() + offset;
            let led = before[..offset].trim_end();
            if ends_there && is_reporting(ctx, led) {
                Left::Inverted(begins, noun)
            } else {
                Left::Noun(begins, noun)
            }
        });
    }
    // "ASEAN members Laos and Thailand", "the Baltic States Estonia and Latvia".
    let in_apposition = matches!(
        lower,
        "members" | "member" | "states" | "countries" | "nations" | "neighbours" | "neighbors" | "allies"
    );
    if in_apposition || ctx.lexicon.floor.is(lower, FloorWord::OpensClause) {
        return Left::Clause(name_start);
    }
    // "“It is late”, said Japan."
    if ends_there && is_reporting(ctx, bare) && bare[..at].trim_end().ends_with([',', '”', '"']) {
        return Left::Inverted(name_start, Noun::Bare);
    }
    Left::No
}

/// Without "’s delegate" or "’s foreign ministry".
fn past_noun<'t>(ctx: &Context, after: &'t str) -> &'t str {
    let mut rest = after.trim_start_matches(['’', '\'', 's']);
    while rest.starts_with(' ')
        && let Some((word, end)) = first_word(rest)
    {
        let kinds = ctx.lexicon.floor.kinds(word);
        if noun_of(kinds).is_none() && !kinds.has(FloorWord::Qualifier) {
            break;
        }
        rest = &rest[end..];
    }
    rest
}

/// "The 27-nation European Union": whether the word before a name counts its members.
fn counts_members(word: &str) -> bool {
    ["-nation", "-member", "-country", "-state", "-strong"]
        .iter()
        .any(|noun| word.ends_with(noun))
}

fn is_reporting(ctx: &Context, before: &str) -> bool {
    last_word(before).is_some_and(|(word, at)| {
        let lower = word.to_ascii_lowercase();
        matches!(
            lower.as_str(),
            "said" | "added" | "warned" | "asked" | "argued" | "noted" | "stated" | "told" | "says" | "insisted" | "observed"
        ) && before[..at].trim_end().ends_with([',', '”', '"', '’'])
            && ctx.lexicon.floor.predicate(&lower).is_some()
    })
}

/// "13.", "(a)", "140.7", "4 ": list numbers before the first word.
fn is_numbering(text: &str) -> bool {
    text.len() <= 8
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | ' ' | '•' | '-' | '*'))
        || text == "(a)"
        || text == "(b)"
}

/// A delegate's or office's noun phrase at the end of `phrase`: where it starts.
fn noun_before(ctx: &Context, phrase: &str) -> Option<(usize, Noun)> {
    let floor = &ctx.lexicon.floor;
    let mut at = phrase.trim_end().len();
    let mut noun = None;
    let mut first = at;
    for step in 0..7 {
        let Some((word, start)) = last_word(&phrase[..at]) else { break };
        let lower = word.to_ascii_lowercase();
        if phrase[start + word.len()..at].trim().len() > usize::from(phrase[start + word.len()..at].contains(',')) {
            break;
        }
        if matches!(lower.as_str(), "the" | "a" | "an" | "another" | "its" | "both") {
            if noun.is_some() {
                first = start;
            }
            break;
        }
        let kind = noun_of(floor.kinds(&lower));
        if noun.is_none() {
            noun = kind.or(noun);
            if kind.is_none() && (step >= 4 || matches!(lower.as_str(), "behalf" | "government" | "people" | "situation" | "rights")) {
                return None;
            }
        } else if kind.is_none()
            && !is_capitalised(word)
            && !matches!(lower.as_str(), "permanent" | "deputy" | "chief" | "foreign" | "prime" | "vice")
        {
            break;
        }
        first = start;
        at = start;
    }
    noun.map(|noun| (first, noun))
}

/// What kind of noun a word is, by its kinds.
fn noun_of(kinds: FloorWords) -> Option<Noun> {
    if kinds.has(FloorWord::Delegate) || kinds.has(FloorWord::Delegates) {
        Some(Noun::Delegate)
    } else {
        kinds.has(FloorWord::Office).then_some(Noun::Office)
    }
}

/// The person's name that ends before the bracket at `bracket`.
fn person_before(ctx: &Context, sentence: Span, bracket: usize) -> Option<(usize, String)> {
    let before = ctx.behind(sentence.start, bracket, 90);
    let mut at = before.trim_end().len();
    let mut first = at;
    let mut words = 0;
    while let Some((word, start)) = last_word(&before[..at]) {
        let gap = &before[start + word.len()..at];
        if !gap.chars().all(|c| c == ' ' || c == '.') {
            break;
        }
        let particle = matches!(
            word,
            "de" | "del"
                | "der"
                | "van"
                | "von"
                | "la"
                | "al"
                | "el"
                | "bin"
                | "ben"
                | "da"
                | "dos"
                | "e"
                | "y"
                | "ibn"
                | "ul"
                | "di"
                | "du"
                | "le"
        );
        if !is_capitalised(word) && !particle {
            break;
        }
        if matches!(word, "The" | "And" | "But") {
            break;
        }
        first = start;
        words += usize::from(!particle);
        at = start;
    }
    if words == 0 {
        return None;
    }
    let mut name = before[first..].trim();
    while let Some((word, end)) = first_word(name) {
        if !ctx.lexicon.floor.is(&word.to_ascii_lowercase(), FloorWord::Title) {
            break;
        }
        name = name[end..].trim_start_matches(['.', ' ']);
    }
    (!name.is_empty()).then(|| (bracket - before.len() + first, name.to_owned()))
}

/// Reads what belongs to a name after it: "’s permanent representative", "envoy Ana Ruiz".
/// None where the name is only a possessor or an attribute.
fn after_name(ctx: &Context, end: usize, limit: usize, class: NameClass, noun: &mut Noun, person: &mut Option<String>) -> Option<usize> {
    let rest = ctx.ahead(end, limit, 160);
    let possessive = ["’s", "'s", "’", "'"]
        .iter()
        .find(|mark| rest.starts_with(**mark))
        .map(|mark| mark.len());
    let from = possessive.unwrap_or(0);
    let mut at = from;
    let mut found = None;
    for _ in 0..6 {
        let Some((word, length)) = first_word(&rest[at..]) else { break };
        if !rest[at..at + length - word.len()].chars().all(|c| c == ' ' || c == '\u{a0}') {
            break;
        }
        let here = end + at + length - word.len();
        let kinds = ctx.lexicon.floor.kinds(&ctx.lower[here..here + word.len()]);
        let kind = noun_of(kinds);
        at += length;
        if let Some(kind) = kind {
            // "foreign ministry spokesman", "mission spokesperson": an office wins.
            found = Some((
                if matches!(found, Some((Noun::Office, _))) {
                    Noun::Office
                } else {
                    kind
                },
                at,
            ));
        } else if found.is_some() || !kinds.has(FloorWord::Qualifier) {
            break;
        }
    }
    let Some((kind, noun_end)) = found else {
        return if possessive.is_some() || (class == NameClass::Demonym && !followed_by_and(rest)) {
            None
        } else {
            Some(end)
        };
    };
    *noun = kind;
    let (after, name) = past_person(ctx, past_posting(ctx, end + noun_end, limit), limit);
    *person = person.take().or(name);
    Some(after)
}

fn followed_by_and(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(',') || strip_word(rest, "and").is_some() || strip_word(rest, "or").is_some()
}

/// "to the United Nations Office at Geneva", "in Geneva", "at the Council".
fn past_posting(ctx: &Context, mut end: usize, limit: usize) -> usize {
    for _ in 0..4 {
        let rest = ctx.ahead(end, limit, 120);
        let words = rest.trim_start();
        let Some(after) = ["to", "in", "at", "for"].iter().find_map(|word| strip_word(words, word)) else {
            return end;
        };
        let phrase = strip_word(after.trim_start(), "the").unwrap_or(after).trim_start();
        let length = phrase
            .split(' ')
            .take_while(|word| is_capitalised(word) || matches!(*word, "of" | "and" | "other" | "international"))
            .map(|word| word.len() + 1)
            .sum::<usize>();
        if length == 0 || !is_capitalised(phrase) {
            return end;
        }
        let taken = phrase.get(..length.saturating_sub(1).min(phrase.len())).unwrap_or("");
        let cut = taken.find([',', ';', '.', '(', '\n', '—']).unwrap_or(taken.len());
        end += rest.len() - phrase.len() + cut;
        if cut < taken.len() {
            return end;
        }
    }
    end
}

/// "ambassador Maria Lund": the name, and where it ends.
fn past_person(ctx: &Context, end: usize, limit: usize) -> (usize, Option<String>) {
    let rest = ctx.ahead(end, limit, 80);
    let mut at = 0;
    while let Some((word, length)) = first_word(&rest[at..]) {
        let gap = &rest[at..at + length - word.len()];
        if !is_capitalised(word) || !(gap == " " || gap == ". ") {
            break;
        }
        at += length;
    }
    let name = rest[..at].trim();
    if at == 0 || name.is_empty() {
        return (end, None);
    }
    (end + at, Some(name.to_owned()))
}

/// "and eight other countries", "and several others".
fn other_countries(ctx: &Context, from: usize, limit: usize) -> Option<(Option<u32>, Span)> {
    let rest = ctx.ahead(from, limit, 80);
    let words = rest.trim_start_matches([',', ' ']);
    let words = strip_word(words, "and").or_else(|| strip_word(words, "with"))?.trim_start();
    let start = from + (rest.len() - words.len());
    let (count, after) = match number(words) {
        Some((value, end)) => (Some(value), &words[end..]),
        None => (
            None,
            ["several", "some", "many", "a few", "a number of", "a dozen", "numerous", "various"]
                .iter()
                .find_map(|word| strip_word(words, word))?,
        ),
    };
    let after = after.trim_start();
    let (noun, end) = match strip_word(after, "other") {
        Some(rest) => first_word(rest).map(|(word, end)| (word, words.len() - rest.len() + end))?,
        None => first_word(after).map(|(word, end)| (word, words.len() - after.len() + end))?,
    };
    let lower = noun.to_ascii_lowercase();
    (lower == "others" || ctx.lexicon.floor.is(&lower, FloorWord::Crowd)).then(|| (count, Span::new(start, start + end)))
}

/// Whether capitalised words beside the name make it part of a person's, place's or
/// organisation's name ("Georgia Miller", "Michael Jordan", "Lake Chad").
pub(super) fn is_part_of_a_longer_name(ctx: &Context, start: usize, end: usize, sentence: Span) -> bool {
    let after = ctx.ahead(end, sentence.end, 60);
    if after.starts_with('-') || after.starts_with('–') && after[3..].starts_with(char::is_alphanumeric) {
        return true; // "China-backed", "Japan–Korea"
    }
    if let Some(words) = after.strip_prefix(' ')
        && let Some((word, _)) = first_word(words)
        && words.starts_with(word)
        && is_capitalised(word)
    {
        let kinds = ctx.lexicon.floor.kinds(&ctx.lower[end + 1..end + 1 + word.len()]);
        let titled = noun_of(kinds).is_some() || kinds.has(FloorWord::Qualifier);
        let next = ctx
            .mentions
            .get(ctx.mention_from(end))
            .is_some_and(|next| next.start == end + 1 && next.entity.is_some());
        if !titled && !next {
            return true;
        }
    }
    let before = ctx.behind(sentence.start, start, 60);
    if before.ends_with('-') {
        return true;
    }
    if let Some(words) = before.strip_suffix(' ')
        && let Some((word, at)) = last_word(words)
        && words.ends_with(word)
        && is_capitalised(word)
    {
        let begins = at == 0 && start - sentence.start <= before.len();
        let here = start - before.len() + at;
        let lower = &ctx.lower[here..here + word.len()];
        let kinds = ctx.lexicon.floor.kinds(lower);
        let leads = kinds.has(FloorWord::OpensClause) || lower.ends_with("ing") || lower.ends_with("ly");
        let known = kinds.has(FloorWord::BeforeName) || begins && leads;
        let mentioned = ctx.mentions[..ctx.mention_from(start)]
            .last()
            .is_some_and(|last| last.end + 1 == start && last.entity.is_some());
        if !known && !mentioned {
            return true;
        }
    }
    false
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
