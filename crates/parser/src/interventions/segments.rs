//! The dialogues of a document, and the country that each is about.
//!
//! One page of the Human Rights Council holds several dialogues: a heading, or a sentence that
//! says which one was held, begins the next. A vote is named by its resolution's symbol. A
//! document about one country has one segment without a name.

use std::collections::{BTreeSet, HashMap};

use lexicon::NameClass;
use record::{EntityType, Span};

use super::context::{Context, last_word, strip_word};
use super::cues::Cue;
use super::format::Format;
use super::lists::CONCERNED;

/// A stretch of the document about one dialogue or one vote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) start: usize,
    /// Code of the country concerned, symbol of the resolution, or the item's title.
    pub(super) name: Option<String>,
    /// The country concerned.
    pub(super) concerned: Option<String>,
}

/// All segments, in order; there is always at least one.
#[derive(Debug)]
pub(super) struct Segments {
    all: Vec<Segment>,
    are_several: bool,
    concerned: BTreeSet<String>,
}

impl Segments {
    /// The segment that `offset` lies in.
    pub(super) fn at(&self, offset: usize) -> &Segment {
        let after = self.all.partition_point(|segment| segment.start <= offset);
        &self.all[after.saturating_sub(1)]
    }

    /// Whether the document holds more than one dialogue or vote.
    pub(super) fn are_several(&self) -> bool {
        self.are_several
    }

    /// The name to give to rows at `offset`.
    pub(super) fn name_at(&self, offset: usize) -> Option<&str> {
        let name = self.at(offset).name.as_deref()?;
        let is_vote = || name.contains('/');
        (self.are_several || is_vote()).then_some(name)
    }

    /// The one country the whole document is about.
    pub(super) fn concerned(&self) -> Option<&str> {
        let mut codes = self.concerned.iter();
        codes.next().filter(|_| codes.next().is_none()).map(String::as_str)
    }

    /// Whether any segment is about this country.
    pub(super) fn is_concerned(&self, code: &str) -> bool {
        self.concerned.contains(code)
    }

    fn new(all: Vec<Segment>) -> Segments {
        let mut names: Vec<&str> = all.iter().filter_map(|segment| segment.name.as_deref()).collect();
        names.dedup();
        Segments {
            are_several: names.len() > 1,
            concerned: all.iter().filter_map(|segment| segment.concerned.clone()).collect(),
            all,
        }
    }

    /// Cuts the document.
    pub(super) fn read(ctx: &Context) -> Segments {
        if let Some(given) = ctx.doc.concerned {
            let mut all = symbols(ctx);
            for segment in &mut all {
                segment.concerned = Some(given.to_owned());
            }
            all.insert(
                0,
                Segment {
                    concerned: Some(given.to_owned()),
                    ..Segment::default()
                },
            );
            return Segments::new(all);
        }
        let mut all = vec![Segment::default()];
        if matches!(ctx.format, Format::Summary | Format::SessionReport | Format::PressRelease) {
            all.extend(dialogues(ctx));
            all.extend(symbols(ctx));
            let further = countries_speaking(ctx, &all);
            all.extend(further);
            all.sort_by_key(|segment| segment.start);
        }
        keep_country_within_vote(&mut all);
        let countries: Vec<&str> = all.iter().filter_map(|segment| segment.concerned.as_deref()).collect();
        let one = countries
            .first()
            .filter(|first| countries.iter().all(|code| code == *first))
            .map(|code| (*code).to_owned());
        let overall = if countries.is_empty() { concerned_of(ctx) } else { one };
        if let Some(code) = overall {
            for segment in &mut all {
                segment.concerned.get_or_insert_with(|| code.clone());
            }
        }
        // What stands before the first heading belongs to the first dialogue.
        let first = all.iter().find(|segment| segment.name.is_some()).cloned();
        if let Some(first) = first.filter(|first| first.name.as_deref().is_some_and(|name| !name.contains('/'))) {
            all[0].name = first.name;
            let concerned = first.concerned;
            if all[0].concerned.is_none() {
                all[0].concerned = concerned;
            }
        }
        Segments::new(all)
    }
}

/// A vote's segment without a country of its own keeps the one of the stretch it stands in.
fn keep_country_within_vote(all: &mut [Segment]) {
    let mut symbol: Option<String> = None;
    let mut country: HashMap<String, String> = HashMap::new();
    for segment in all.iter_mut() {
        if segment.name.as_deref().is_some_and(|name| name.contains('/')) {
            symbol.clone_from(&segment.name);
        }
        if let (Some(symbol), Some(code)) = (&symbol, &segment.concerned) {
            country.entry(symbol.clone()).or_insert_with(|| code.clone());
        }
        if let Some(known) = segment.name.as_ref().and_then(|name| country.get(name)) {
            segment.concerned.get_or_insert_with(|| known.clone());
        }
    }
}

/// Nouns that name what is held about a country.
pub(super) const DIALOGUES: &[&str] = &[
    "nteractive dialogue",
    "nteractive Dialogue",
    "INTERACTIVE DIALOGUE",
    "iscussion on",
    "iscussion with",
    "ituation of human rights in",
    "ral update",
    "ral Update",
    "eneral debate",
    "eneral Debate",
    "uman rights situation in",
    "uman Rights in",
    "uman rights in",
    "ituation in",
    "iscussion of",
    "HUMAN RIGHTS IN",
    "SITUATION IN",
    "uman Rights Situation in",
    "ituation of Human Rights in",
    "echnical assistance",
    "eriodic Review of",
];

/// Sentences that only say what comes another time.
const OTHER_TIMES: &[&str] = &[
    "will meet",
    "will next",
    "will hear",
    "will hold",
    "will resume",
    "will continue",
    "will then",
    "meets next",
    "is scheduled",
    "earlier in",
    "can be found",
    "At the end of",
];

/// Headings and sentences that begin a dialogue about one country or item.
fn dialogues(ctx: &Context) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    for (at, paragraph) in ctx.doc.paragraphs.iter().enumerate() {
        let text = paragraph.of(ctx.text);
        let is_heading = text.len() < 200 && !text.ends_with(['.', ':', ';', '”', '"', ',']);
        if is_heading && at > 0 {
            let code = about(ctx, *paragraph);
            let item = paragraph.of(&ctx.lower);
            let begins = code.is_some()
                || (item.contains("general debate")
                    || item.contains("interactive dialogue") && (item.contains(" with ") || item.contains(" on ")))
                    && ctx.mentions_in(*paragraph).is_empty();
            if begins {
                push(
                    &mut found,
                    paragraph.start,
                    code.clone().unwrap_or_else(|| text.trim().to_owned()),
                    code,
                );
            }
            continue;
        }
        let first = ctx.doc.sentences.partition_point(|sentence| sentence.start < paragraph.start);
        for sentence in ctx.doc.sentences[first..]
            .iter()
            .take_while(|sentence| sentence.end <= paragraph.end)
        {
            let words = sentence.of(ctx.text);
            let begins = words.starts_with("The Council")
                || words.starts_with("The Human Rights Council")
                || words.starts_with("In the discussion")
                || words.starts_with("Speaking in the ")
                || words.starts_with("In the interactive")
                || words.starts_with("At the same meeting")
                || words.starts_with("It then")
                || words.starts_with("The Committee");
            if begins
                && at + 1 < ctx.doc.paragraphs.len()
                && !OTHER_TIMES.iter().any(|phrase| words.contains(phrase))
                && let Some(code) = about(ctx, *sentence)
            {
                push(&mut found, sentence.start, code.clone(), Some(code));
            }
        }
    }
    found
}

fn push(found: &mut Vec<Segment>, start: usize, name: String, concerned: Option<String>) {
    if found.last().is_none_or(|last| last.name.as_deref() != Some(&name)) {
        found.push(Segment {
            start,
            name: Some(name),
            concerned,
        });
    }
}

/// The one State that a heading or sentence is about.
fn about(ctx: &Context, span: Span) -> Option<String> {
    if !ctx.has_cue(span, Cue::Dialogue) {
        return None;
    }
    let mut codes: Vec<&str> = Vec::new();
    for mention in ctx.mentions_in(span) {
        let Some(entity) = mention.entity.filter(|entity| entity.entity_type == EntityType::State) else {
            continue;
        };
        if follows_topic_word(ctx.behind(span.start, mention.start, 60))
            && DIALOGUES
                .iter()
                .any(|noun| ctx.behind(span.start, mention.start, 200).contains(noun))
        {
            codes.push(&entity.code);
        } else if !codes.is_empty()
            && ctx.behind(span.start, mention.start, 12).trim_end().ends_with("and")
            && mention.start - span.start < 400
        {
            codes.push(&entity.code); // "on Sudan and South Sudan": two, so neither
        }
    }
    codes.dedup();
    match codes.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}

fn follows_topic_word(before: &str) -> bool {
    let before = before.trim_end();
    let before = before
        .strip_suffix("the")
        .or_else(|| before.strip_suffix("THE"))
        .unwrap_or(before)
        .trim_end();
    last_word(before).is_some_and(|(word, _)| {
        ["in", "on", "of", "for", "towards", "concerning", "with", "about"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    })
}

/// "Chad, speaking as the country concerned", "ANA RUIZ, Independent Expert on ... in Chad,
/// said": the dialogue on Chad goes on from there, where the document has one.
fn countries_speaking(ctx: &Context, dialogues: &[Segment]) -> Vec<Segment> {
    let known = |code: &str| dialogues.iter().find(|segment| segment.concerned.as_deref() == Some(code));
    if dialogues.len() < 2 {
        return Vec::new();
    }
    let begins = |sentence: &Span| {
        let head = ctx.ahead(sentence.start, sentence.end, 220);
        let concerned = CONCERNED.iter().any(|phrase| head.contains(phrase));
        if !concerned
            && !["Special Rapporteur on", "Independent Expert on", "Commission of Inquiry on"]
                .iter()
                .any(|office| head.contains(office))
        {
            return None;
        }
        let mention = ctx
            .mentions_in(Span::new(sentence.start, sentence.start + head.len()))
            .iter()
            .find(|mention| {
                mention.entity.is_some_and(|entity| known(&entity.code).is_some()) && (!concerned || mention.start < sentence.start + 60)
            })?;
        let dialogue = known(&mention.entity?.code)?;
        Some(Segment {
            start: sentence.start,
            ..dialogue.clone()
        })
    };
    let first_of_paragraph = |sentence: &&Span| {
        ctx.doc
            .paragraphs
            .get(ctx.doc.paragraph_at(sentence.start))
            .is_some_and(|paragraph| paragraph.start == sentence.start)
    };
    ctx.doc.sentences.iter().filter(first_of_paragraph).filter_map(begins).collect()
}

/// Stretches that are about one draft resolution: from the sentence that names its symbol.
fn symbols(ctx: &Context) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let finder = memchr::memmem::Finder::new("A/");
    let mut from = 0;
    while let Some(offset) = finder.find(&ctx.text.as_bytes()[from..]) {
        let start = from + offset;
        from = start + 2;
        let symbol = ctx.ahead(start, ctx.text.len(), 40);
        let length = symbol
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-')))
            .unwrap_or(symbol.len());
        let symbol = symbol[..length].trim_end_matches(['.', '-']);
        if !(symbol.contains("/L.") || symbol.contains("/RES/")) {
            continue;
        }
        let paragraph = ctx.doc.paragraphs.get(ctx.doc.paragraph_at(start)).copied().unwrap_or_default();
        let sentence = ctx.doc.sentences.get(ctx.doc.sentence_at(start)).copied().unwrap_or(paragraph);
        let words = sentence.of(ctx.text);
        if !(words.contains("esolution")
            || words.contains("draft")
            || words.contains("adopted")
            || words.contains("ecision")
            || words.len() < 160)
        {
            continue;
        }
        // The title stands in the paragraph before ("Action on Resolution on ...").
        let before = ctx.doc.paragraph_at(start).checked_sub(1).and_then(|at| ctx.doc.paragraphs.get(at));
        let heading = before.filter(|title| title.len() < 220 && !title.of(ctx.text).ends_with('.'));
        let begin = heading.map_or(sentence.start, |title| title.start);
        let concerned = about(ctx, sentence).or_else(|| heading.and_then(|title| about(ctx, *title)));
        if found.last().is_none_or(|last| last.name.as_deref() != Some(symbol)) {
            found.push(Segment {
                start: begin.max(found.last().map_or(0, |last| last.start + 1)),
                name: Some(symbol.to_owned()),
                concerned,
            });
        }
    }
    found
}

/// The country that a document about one meeting is about.
pub(super) fn concerned_of(ctx: &Context) -> Option<String> {
    if matches!(ctx.format, Format::NoMeeting | Format::Record) {
        return None;
    }
    let mut weight: HashMap<&str, (u32, usize)> = HashMap::new();
    for (at, mention) in ctx.mentions.iter().enumerate() {
        let Some(entity) = mention.entity.filter(|entity| entity.entity_type == EntityType::State) else {
            continue;
        };
        let points = points(ctx, at);
        if points > 0 {
            let entry = weight.entry(&entity.code).or_insert((0, at));
            entry.0 += points;
        }
    }
    let mut ranked: Vec<(&str, (u32, usize))> = weight.into_iter().collect();
    ranked.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.1.1.cmp(&b.1.1)));
    match ranked.as_slice() {
        [] => None,
        [one] => Some(one.0.to_owned()),
        [first, second, ..] => (first.1.0 > second.1.0).then(|| first.0.to_owned()),
    }
}

/// How much a mention says that its State is the one the meeting is about.
fn points(ctx: &Context, at: usize) -> u32 {
    let mention = &ctx.mentions[at];
    let after = ctx.ahead(mention.end, ctx.text.len(), 60);
    let lower_after = ctx.ahead_lower(mention.end, ctx.text.len(), 60);
    if after.starts_with(',') {
        let near = lower_after.get(..50.min(lower_after.len())).unwrap_or(lower_after);
        if CONCERNED.iter().any(|phrase| near.contains(phrase)) {
            return 40;
        }
    }
    let sentence = ctx
        .doc
        .sentences
        .get(ctx.doc.sentence_at(mention.start))
        .copied()
        .unwrap_or_default();
    let before = ctx.behind(sentence.start, mention.start, 70);
    if before.starts_with("Speaking as ") && CONCERNED.iter().any(|phrase| before.contains(phrase)) {
        return 40;
    }
    let trimmed = before.trim_end();
    let trimmed = trimmed.strip_suffix("the").unwrap_or(trimmed).trim_end();
    let begin = mention.start - before.len();
    let lower = &ctx.lower[begin..begin + trimmed.len()];
    if [
        "human rights in",
        "rights situation in",
        "situation in",
        "situation of human rights in",
        "dialogue on",
        "discussion on",
        "update on",
        "mission of",
        "mission of the kingdom of",
        "periodic report of",
        "periodic reports of",
        "initial report of",
        "review of",
    ]
    .iter()
    .any(|phrase| lower.ends_with(phrase))
    {
        return 12;
    }
    if ctx.format == Format::TreatyBody && lower.ends_with('(') && after.starts_with(')') {
        return 6;
    }
    let in_title = sentence.start < 160;
    if strip_word(after.trim_start_matches(['’', '\'', 's', ' ']), "permanent").is_some() && ctx.format == Format::News {
        return 4;
    }
    if mention.class == NameClass::Demonym {
        return 0; // "spoke in French"
    }
    let object = [
        "criticised",
        "criticized",
        "critical of",
        "praised",
        "commended",
        "congratulated",
        "urged",
        "supported",
        "called on",
        "pressed",
        "press",
        "towards",
        "toward",
        "in",
        "about",
        "inside",
    ];
    let of_news = [
        "over",
        "on",
        "against",
        "with",
        "defended",
        "debate",
        "debated",
        "discuss",
        "discussed",
        "backed",
        "condemned",
        "targeting",
    ];
    let of_news: &[&str] = if matches!(ctx.format, Format::News | Format::Statement) {
        &of_news
    } else {
        &[]
    };
    let is_object = object
        .iter()
        .chain(of_news)
        .any(|word| lower.ends_with(word) && (lower.len() == word.len() || lower[..lower.len() - word.len()].ends_with([' ', '“'])));
    let possessive = after.starts_with("’s ") || after.starts_with("'s ");
    match (is_object, possessive, in_title) {
        (true, _, true) => 4,
        (true, _, false) | (_, true, true) => 2,
        (_, true, false) if ctx.format == Format::News || ctx.format == Format::Statement => 1,
        _ => 0,
    }
}
