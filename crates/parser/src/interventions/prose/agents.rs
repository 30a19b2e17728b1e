//! What is said, told from its side: by whom a charge was made, who put a question too, whom the raids
//! appalled.

use lexicon::{FloorWord, Predicate};

use super::apposed::SAID;
use super::obliques::Names;
use crate::interventions::context::{Context, first_word, last_word};
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, spoken};

/// Verbs of what is felt, whose object speaks of it.
const FELT: &[&str] = &[
    "alarmed",
    "angered",
    "appalled",
    "concerned",
    "disappointed",
    "dismayed",
    "distressed",
    "disturbed",
    "encouraged",
    "gratified",
    "heartened",
    "impressed",
    "outraged",
    "perplexed",
    "pleased",
    "puzzled",
    "reassured",
    "revolted",
    "saddened",
    "satisfied",
    "shocked",
    "surprised",
    "troubled",
    "worried",
];

/// "The fate of the miners **appalled Chad and Togo**." In an account of a debate they said so.
pub(super) fn felt(ctx: &Context, lead: &str, start: usize, end: usize, limit: usize) -> Option<Found> {
    let (verb, at) = last_word(lead)?;
    if ctx.format != Format::Summary || !FELT.contains(&verb) {
        return None;
    }
    let subject = lead[..at].trim();
    let is_a_verb = !subject.is_empty() && !subject.ends_with(" the") && subject != "the" && !subject.contains([',', ';']);
    let rest = ctx.ahead(end, limit, 2);
    (is_a_verb && (rest.is_empty() || rest.starts_with(['.', ';', ',']))).then(|| spoken(start - verb.len() - 1, start))
}

/// ", tabled **by Chad** for a group": who puts a text before a meeting, without a copula.
pub(super) fn tabled(names: &Names) -> Option<Found> {
    let words = names.lead.strip_suffix(" by")?;
    let verb = ["tabled", "moved", "introduced", "presented", "submitted", "put forward"]
        .iter()
        .find(|verb| words.ends_with(**verb))?;
    let before = words[..words.len() - verb.len()].trim_end_matches([' ', ',']);
    let (noun, _) = last_word(before)?;
    let is_text = matches!(
        noun,
        "text" | "draft" | "resolution" | "amendment" | "amendments" | "decision" | "motion" | "drafts"
    );
    let start = names.lead_start + words.len() - verb.len();
    is_text.then(|| Found {
        predicate: Predicate::Introducer,
        start,
        end: start + verb.len(),
        known: true,
    })
}

/// ", a question **also put by Chad**": what the speaker before said is said by others too.
pub(super) fn also_put(names: &Names) -> Option<Found> {
    let words = names.lead.strip_suffix(" by")?;
    let verb = DONE
        .iter()
        .chain(&["endorsed", "backed"])
        .filter(|verb| words.ends_with(**verb) && !matches!(**verb, "repeated" | "taken up"))
        .max_by_key(|verb| verb.len())?;
    let before = words[..words.len() - verb.len()].trim_end();
    let before = [" also", " later", " then", " likewise", " too"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    let phrase = [", a ", ", an ", ", the same "]
        .iter()
        .filter_map(|lead| Some(&before[before.rfind(lead)? + lead.len()..]))
        .min_by_key(|phrase| phrase.len())?;
    let is_said = phrase.split(' ').count() <= 3 && last_word(phrase).is_some_and(|(noun, _)| SAID.contains(&noun));
    let start = names.lead_start + words.len() - verb.len();
    is_said.then(|| spoken(start, start + verb.len()))
}

/// Participles of what is done with a statement or a right.
const DONE: &[&str] = &[
    "asked",
    "delivered",
    "entered",
    "exercised",
    "expressed",
    "given",
    "heard",
    "introduced",
    "invoked",
    "issued",
    "lodged",
    "made",
    "moved",
    "offered",
    "posed",
    "presented",
    "put",
    "put forward",
    "raised",
    "read out",
    "repeated",
    "requested",
    "sounded",
    "struck",
    "submitted",
    "tabled",
    "taken up",
    "used",
    "uttered",
    "voiced",
];

/// What is done so, and is said.
pub(super) const UTTERANCES: &[&str] = &[
    "alarm",
    "amendment",
    "appeal",
    "call",
    "concern",
    "criticism",
    "disappointment",
    "doubt",
    "draft",
    "fears",
    "motion",
    "note",
    "objection",
    "point",
    "praise",
    "protest",
    "question",
    "regret",
    "repl",
    "request",
    "reservation",
    "resolution",
    "statement",
    "support",
    "text",
    "thanks",
    "tribute",
    "view",
    "warning",
    "welcome",
    "words",
    "worr",
];

/// What a debate is about, beside that.
const DEBATED: &[&str] = &[
    "report",
    "finding",
    "mandate",
    "rapporteur",
    "commission",
    "inquiry",
    "council",
    "decision",
    "resolution",
    "initiative",
    "side",
    "government",
    "authorities",
    "measure",
    "reform",
    "law",
    "arrest",
    "verdict",
    "progress",
    "sanction",
    "visit",
    "vote",
];

/// Those who say the same, and what they say.
const CHORUS: &[&str] = &[
    "attack",
    "charge",
    "choir",
    "chorus",
    "critic",
    "objection",
    "opposition",
    "praise",
    "supporters",
    "defence",
    "defenders",
    "debate",
];

/// Participles of a verdict that is spoken.
const JUDGED: &[&str] = &[
    "acclaimed",
    "applauded",
    "commended",
    "criticised",
    "criticized",
    "decried",
    "denounced",
    "deplored",
    "faulted",
    "hailed",
    "highlighted",
    "lamented",
    "lauded",
    "mentioned",
    "noted",
    "praised",
    "queried",
    "questioned",
    "regretted",
    "saluted",
    "singled out",
    "welcomed",
];

/// "The clinics were praised by Chad, **and the new schools by Togo**", "..., the land audit by Mali": a
/// noun phrase without a verb of its own, between the agent before, which ends at `end`, and "by".
pub(super) fn is_gapped(ctx: &Context, end: usize, names: &Names) -> bool {
    /// The longest noun phrase that is looked at, in bytes.
    const LONGEST: usize = 90;
    if !names.lead.ends_with(" by") {
        return false;
    }
    let by = names.lead_start + names.lead.len() - " by".len();
    let Some(gap) = ctx.lower.get(end..by).filter(|gap| gap.len() < LONGEST) else {
        return false;
    };
    let phrase = gap.trim_start_matches([',', ';', ' ']);
    let phrase = ["and ", "but "].iter().find_map(|word| phrase.strip_prefix(word)).unwrap_or(phrase);
    let is_led = [
        "the ", "its ", "their ", "his ", "her ", "a ", "an ", "that ", "those ", "this ", "these ",
    ]
    .iter()
    .any(|word| phrase.starts_with(word));
    let is_verb = |word: &str| {
        let kinds = ctx.lexicon.floor.kinds(word);
        kinds.has(FloorWord::Copula) || kinds.has(FloorWord::Auxiliary) || kinds.has(FloorWord::Past)
    };
    let ends_in_a_participle = last_word(phrase).is_none_or(|(word, _)| word.ends_with("ed") || is_verb(word));
    gap.len() > phrase.len() && is_led && !ends_in_a_participle && !phrase.contains([',', ';', '.', ':']) && !phrase.split(' ').any(is_verb)
}

/// "Neither side was **blamed by** India", "Rights of reply were **exercised by** Chad": the
/// participle before "by", where a copula stands before it.
pub(super) fn passive(ctx: &Context, names: &Names) -> Option<Found> {
    let words = names.lead.strip_suffix(" by")?;
    let words = [" only", " also", " alone", " later"]
        .iter()
        .find_map(|word| words.strip_suffix(word))
        .unwrap_or(words);
    let copula = [" was ", " were ", " been ", " being ", " is ", " are "]
        .iter()
        .filter_map(|copula| Some(words.rfind(copula)? + copula.len()))
        .max()?;
    let subject = &words[..copula];
    let mut verb = &words[copula..];
    while let Some((adverb, length)) = first_word(verb) {
        if !(adverb.ends_with("ly") || matches!(adverb, "also" | "then" | "again" | "likewise" | "later" | "both")) {
            break;
        }
        verb = verb[length..].trim_start();
    }
    let start = names.lead_start + words.len() - verb.len();
    // "The critics were led by Chad"
    let leads = matches!(verb, "led" | "headed" | "opened" | "spearheaded");
    if leads && CHORUS.iter().any(|noun| subject.contains(noun)) {
        return Some(spoken(start, start + verb.len()));
    }
    let has = |nouns: &[&str]| nouns.iter().any(|noun| subject.contains(noun));
    if DONE.contains(&verb) && has(UTTERANCES) {
        let introduces = matches!(verb, "introduced" | "tabled" | "presented" | "moved" | "put forward" | "submitted")
            && ["draft", "resolution", "text", "amendment"]
                .iter()
                .any(|noun| subject.contains(noun));
        let predicate = if introduces { Predicate::Introducer } else { Predicate::Speaker };
        return Some(Found {
            predicate,
            start,
            end: start + verb.len(),
            known: true,
        });
    }
    // "He was supported by Mali": the speaker before.
    let of_a_pronoun = ["he was", "she was", "it was", "they were"].contains(&subject.trim_end());
    let of_an_envoy = [
        " representative was",
        " ambassador was",
        " envoy was",
        " delegate was",
        " delegation was",
    ]
    .iter()
    .any(|delegate| subject.trim_end().ends_with(delegate));
    let of_a_speaker = ctx.format == Format::News && (of_a_pronoun || of_an_envoy);
    let with = [
        "joined",
        "followed",
        "seconded",
        "supported",
        "backed",
        "echoed",
        "contradicted",
        "answered",
        "applauded",
    ];
    if of_a_speaker && with.contains(&verb) {
        return Some(spoken(start, start + verb.len()));
    }
    let found = ctx.lexicon.floor.predicate(verb)?;
    let is_all = found.length == verb.len() && !found.is_base && found.predicate == Predicate::Speaker;
    // "Rebels were supported by Mali": outside the room, unless what the debate is about was. A verdict is
    // spoken, whatever it is on.
    let of_the_debate = has(DEBATED) || has(UTTERANCES) || JUDGED.contains(&verb) || of_a_speaker;
    (is_all && of_the_debate).then(|| spoken(start, start + verb.len()))
}
