//! Where a dialogue about one country or item begins.

use lexicon::NameClass;
use record::{EntityType, Span};

use super::Segment;
use crate::interventions::context::{Context, find, last_word, without_the};
use crate::interventions::cues::Cue;
use crate::interventions::roles::CONCERNED;

/// Nouns that name what is held about a country.
pub(in crate::interventions) const DIALOGUES: &[&str] = &[
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
pub(in crate::interventions) const OTHER_TIMES: &[&str] = &[
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
pub(super) fn dialogues(ctx: &Context) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let of_reviews = memchr::memmem::find(ctx.text.as_bytes(), b"eriodic Review").is_some();
    for (at, paragraph) in ctx.doc.paragraphs.iter().enumerate() {
        let text = paragraph.of(ctx.text);
        let is_heading = text.len() < 200 && !text.ends_with(['.', ':', ';', '”', '"', ',']);
        if is_heading && at > 0 {
            let code = about(ctx, *paragraph).or_else(|| state_alone(ctx, at).filter(|_| of_reviews));
            let item = paragraph.of(&ctx.lower);
            let begins = code.is_some()
                || (is_general(item) || item.contains("interactive dialogue") && (item.contains(" with ") || item.contains(" on ")))
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
        let sentences = ctx.doc.sentences[first..].iter();
        for (number, sentence) in (first..).zip(sentences.take_while(|sentence| sentence.end <= paragraph.end)) {
            let cues = ctx.cues.of_sentence(number);
            if cues.has(Cue::OtherTimes) {
                continue;
            }
            let words = sentence.of(ctx.text);
            let begins = || BEGINNINGS.iter().any(|start| words.starts_with(start)) && at + 1 < ctx.doc.paragraphs.len();
            let code = if cues.has(Cue::Dialogue) && begins() {
                about(ctx, *sentence)
            } else {
                turned_to(ctx, *sentence)
            };
            if let Some(code) = code {
                push(&mut found, sentence.start, code.clone(), Some(code));
            }
        }
    }
    found
}

/// How the sentence starts with which an account turns to a dialogue.
const BEGINNINGS: &[&str] = &[
    "The Council",
    "The Human Rights Council",
    "In the discussion",
    "Speaking in the ",
    "In the interactive",
    "At the same meeting",
    "It then",
    "The Committee",
];

/// "Turning to “L.41” on Chad, the Committee ...": the one State that the draft is on.
fn turned_to(ctx: &Context, sentence: Span) -> Option<String> {
    let words = sentence.of(ctx.text);
    let turns = [
        "Turning to ",
        "Turning next to ",
        "Moving on to ",
        "Moving to ",
        "Taking up ",
        "Next taking up ",
    ];
    if !turns.iter().any(|turn| words.starts_with(turn)) {
        return None;
    }
    let head = Span::new(sentence.start, sentence.start + find(words, ", ").or_else(|| find(words, "."))?);
    let [mention] = ctx.mentions_in(head) else { return None };
    let entity = mention.entity.filter(|entity| entity.entity_type == EntityType::State)?;
    let lead = without_the(ctx.text.get(head.start..mention.start)?);
    let is_its_topic = [" on", " in"].iter().any(|word| lead.trim_end().ends_with(word));
    let is_a_text = ["L.", "draft", "text", "resolution"].iter().any(|noun| lead.contains(noun));
    (is_its_topic && is_a_text).then(|| entity.code.clone())
}

/// The State whose name alone is paragraph number `at`, as the accounts of several reviews are
/// headed. A column of names is no heading.
fn state_alone(ctx: &Context, at: usize) -> Option<String> {
    let names = |at: usize| {
        let paragraph = ctx.doc.paragraphs.get(at)?;
        let [mention] = ctx.mentions_in(*paragraph) else { return None };
        let is_all = mention.class == NameClass::Name && without_the(paragraph.of(ctx.text)).trim().len() == mention.end - mention.start;
        mention.entity.filter(|entity| is_all && entity.entity_type == EntityType::State)
    };
    let in_a_column = names(at + 1).is_some() || at.checked_sub(1).and_then(names).is_some();
    names(at).filter(|_| !in_a_column).map(|entity| entity.code.clone())
}

/// Whether a title is of a debate on whatever its speakers choose.
pub(super) fn is_general(lower: &str) -> bool {
    lower.contains("general debate") || lower.contains("general discussion")
}

pub(super) fn push(found: &mut Vec<Segment>, start: usize, name: String, concerned: Option<String>) {
    if found.last().is_none_or(|last| last.name.as_deref() != Some(&name)) {
        found.push(Segment {
            start,
            name: Some(name),
            concerned,
        });
    }
}

/// The one State that a heading or sentence is about.
pub(super) fn about(ctx: &Context, span: Span) -> Option<String> {
    if !ctx.has_cue(span, Cue::Dialogue) {
        return None;
    }
    let mut codes: Vec<&str> = Vec::new();
    let mut named_until = span.start;
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
            named_until = mention.end;
        } else if !codes.is_empty() && ctx.text.get(named_until..mention.start).is_some_and(is_and) {
            codes.push(&entity.code); // "on Sudan and South Sudan": two, so neither
            named_until = mention.end;
        } else if !codes.is_empty() && ctx.text.get(named_until..mention.start).is_some_and(|glue| glue.trim() == ",") {
            named_until = mention.end; // "of Chad, Togo and Mali": the "and" tells
        }
    }
    codes.dedup();
    match codes.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}

/// What joins two names to one topic: "and", "and the", "and in".
fn is_and(glue: &str) -> bool {
    glue.len() < 16 && glue.split_whitespace().next() == Some("and") && !glue.contains(',')
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
pub(super) fn countries_speaking(ctx: &Context, dialogues: &[Segment]) -> Vec<Segment> {
    let known = |code: &str| dialogues.iter().find(|segment| segment.concerned.as_deref() == Some(code));
    if dialogues.iter().any(|segment| segment.concerned.is_some())
        && let Some(further) = country_without_a_dialogue(ctx, dialogues)
    {
        return vec![further];
    }
    if dialogues.len() < 2 {
        return mandates_speaking(ctx);
    }
    let begins = |(number, sentence): (usize, &Span)| {
        let cues = ctx.cues.of_sentence(number);
        if !cues.has(Cue::Concerned) && !cues.has(Cue::Mandate) {
            return None;
        }
        let head = ctx.ahead(sentence.start, sentence.end, 220);
        let concerned = CONCERNED.iter().any(|phrase| head.contains(phrase));
        if !concerned && !MANDATES.iter().any(|office| head.contains(office)) {
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
    first_sentences(ctx).filter_map(begins).collect()
}

/// "Burundi, speaking as the country concerned": where the headings name dialogues on other
/// countries only, and one country more speaks so before them, theirs is a dialogue too.
fn country_without_a_dialogue(ctx: &Context, dialogues: &[Segment]) -> Option<Segment> {
    let headed = dialogues.iter().find(|segment| segment.name.is_some())?.start;
    let mut speaking = first_sentences(ctx)
        .map(|(_, sentence)| sentence)
        .filter(|sentence| sentence.start < headed)
        .filter_map(|sentence| {
            let mention = ctx
                .mentions_in(*sentence)
                .first()
                .filter(|mention| mention.start < sentence.start + 8)?;
            let after = ctx.ahead_lower(mention.end, sentence.end, 60);
            let is_concerned = after.starts_with(',') && CONCERNED.iter().any(|phrase| after.contains(phrase));
            let code = &mention.entity.filter(|_| is_concerned)?.code;
            Some((sentence.start, code))
        });
    let (start, code) = speaking.next()?;
    let is_known = dialogues.iter().any(|segment| segment.concerned.as_ref() == Some(code));
    (!is_known && speaking.all(|(_, other)| other == code)).then(|| Segment {
        start,
        name: Some(code.clone()),
        concerned: Some(code.clone()),
    })
}

/// Offices that report on one country.
pub(in crate::interventions) const MANDATES: &[&str] = &["Special Rapporteur on", "Independent Expert on", "Commission of Inquiry on"];

/// "ANA RUIZ, Independent Expert on the situation of human rights in Chad, said": where the page
/// names no dialogue, but mandate holders on several countries speak in turn, each begins one. In a
/// clustered dialogue they speak first and the debate is on all of them.
fn mandates_speaking(ctx: &Context) -> Vec<Segment> {
    let mut found = Vec::new();
    for (number, sentence) in first_sentences(ctx) {
        if !ctx.cues.has(number, Cue::Mandate) {
            continue;
        }
        let head = ctx.ahead(sentence.start, sentence.end, 220);
        let Some(office) = MANDATES.iter().find_map(|office| find(head, office)) else {
            continue;
        };
        let named = ctx.mentions_in(Span::new(sentence.start + office, sentence.start + head.len()));
        let Some(mention) = named.iter().find(|mention| mention.entity.is_some()) else {
            continue;
        };
        let before = ctx.behind_lower(sentence.start, mention.start, 40).trim_end();
        let before = before.strip_suffix(" the").unwrap_or(before);
        let is_on_a_country = before.ends_with("human rights in") || before.ends_with("situation in");
        let code = mention
            .entity
            .filter(|entity| is_on_a_country && entity.entity_type == EntityType::State);
        if let Some(entity) = code {
            push(&mut found, sentence.start, entity.code.clone(), Some(entity.code.clone()));
        }
    }
    if found.len() < 2 || ctx.lower.contains("clustered") {
        found.clear();
    }
    found
}

/// The sentences that begin a paragraph, with their numbers.
fn first_sentences<'c>(ctx: &'c Context) -> impl Iterator<Item = (usize, &'c Span)> {
    let begins = |(_, sentence): &(usize, &Span)| {
        let paragraph = ctx.doc.paragraphs.get(ctx.doc.paragraph_at(sentence.start));
        paragraph.is_some_and(|paragraph| paragraph.start == sentence.start)
    };
    ctx.doc.sentences.iter().enumerate().filter(begins)
}
