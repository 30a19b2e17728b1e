//! What is said, told from its side: by whom a charge was made, from whom a line came, who shared
//! a view, whom the raids appalled.

use lexicon::{FloorWord, Predicate};

use super::obliques::Names;
use record::Span;

use crate::interventions::context::{Context, find, first_word, last_word};
use crate::interventions::format::Format;
use crate::interventions::predicates::{Found, predicate_at, spoken};

/// Nouns of what is said, which a relative clause behind them takes up.
const SAID: &[&str] = &[
    "view",
    "request",
    "demand",
    "call",
    "concern",
    "worry",
    "fear",
    "point",
    "position",
    "line",
    "sentiment",
    "argument",
    "charge",
    "appeal",
    "plea",
    "opinion",
    "criticism",
    "complaint",
    "reading",
    "verdict",
    "stance",
    "conviction",
    "hope",
    "question",
    "tribute",
    "assessment",
    "conclusion",
    "message",
    "theme",
    "proposal",
    "recommendation",
    "suggestion",
    "accusation",
    "claim",
    "note",
    "regret",
    "wish",
    "doubt",
    "reproach",
    "warning",
    "refrain",
    "stand",
    "course",
    "tack",
    "path",
    "approach",
    "tone",
    "thought",
    "reminder",
    "subject",
    "matter",
    "topic",
    "issue",
    "formula",
    "phrase",
    "expression",
    "wording",
    "term",
];

/// Whether the words before the names end in ", a view that" or go on with "and that" from there.
pub(super) fn is_apposed(lead: &str) -> bool {
    let Some(before) = [
        "that",
        "with which",
        "to which",
        "in which",
        "on which",
        "about which",
        "over which",
        "which",
    ]
    .iter()
    .find_map(|word| lead.strip_suffix(word)) else {
        return false;
    };
    let starts = [", a ", ", an ", ", the same ", ", the very "];
    let Some(words) = starts
        .iter()
        .filter_map(|start| Some(&before[before.rfind(start)? + 2..]))
        .min_by_key(|words| words.len())
    else {
        return false;
    };
    let noun = words.split(' ').take(5).any(|word| SAID.contains(&word));
    let nearest = words.trim_end();
    noun && (words.split_whitespace().count() <= 5 || nearest.ends_with(" and"))
}

/// ", a request that **Malta and Fiji repeated**": a verb whose object is the noun before.
pub(super) fn apposed(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    if !is_apposed(lead) {
        return None;
    }
    let takes_up = [
        "shared",
        "repeated",
        "echoed",
        "endorsed",
        "seconded",
        "backed",
        "supported",
        "reiterated",
        "voiced",
        "made",
        "took",
        "adopted",
        "followed",
        "chose",
        "struck",
        "joined",
        "concurred",
        "agreed",
    ];
    let rest = ctx.ahead_lower(end, limit, 120);
    let mut at = 0;
    while let Some((word, length)) = first_word(&rest[at..]).filter(|_| rest[at..].starts_with(' ')) {
        if takes_up.contains(&word) {
            return Some(spoken(end + at + length - word.len(), end + at + length));
        }
        if !(matches!(word, "also" | "both" | "all" | "later" | "then" | "had" | "in" | "turn" | "too") || word.ends_with("ly")) {
            break;
        }
        at += length;
    }
    if let Some(found) = as_others_are(lead, rest, end) {
        return Some(found);
    }
    let found = predicate_at(ctx, end, limit, false, false).filter(|found| found.predicate == Predicate::Speaker)?;
    let verb = ctx.lower.get(found.start..found.end)?;
    let rest = ctx.ahead_lower(found.end, limit, 60);
    // "that Chad branded a threat", "that Mali warned would fail"
    let names_it = [
        "branded",
        "called",
        "termed",
        "dubbed",
        "labelled",
        "described",
        "dismissed",
        "denounced",
    ];
    let has_a_gap = rest.trim_start().starts_with([',', '.', ';', ':'])
        || names_it.contains(&verb)
        || [
            " too",
            " as well",
            " in ",
            " outright",
            " also",
            " would ",
            " was ",
            " were ",
            " could ",
            " might ",
        ]
        .iter()
        .any(|words| rest.starts_with(words));
    has_a_gap.then_some(found)
}

/// "the state of exception, **which Chad too called** excessive": what is named so is the object.
pub(super) fn called_so(ctx: &Context, lead: &str, end: usize, limit: usize) -> Option<Found> {
    lead.strip_suffix(", which")?;
    let rest = ctx.ahead_lower(end, limit, 60);
    let words = [" too ", " also ", " likewise ", " in turn ", " "]
        .iter()
        .find_map(|word| rest.strip_prefix(*word))?;
    let verbs = [
        "called",
        "branded",
        "termed",
        "dubbed",
        "labelled",
        "labeled",
        "described as",
        "dismissed as",
        "denounced as",
        "deemed",
        "considered",
    ];
    let verb = verbs.iter().find(|verb| words.starts_with(**verb))?;
    let start = end + rest.len() - words.len();
    let goes_on = words[verb.len()..].starts_with(' ');
    (goes_on && ctx.format == Format::News).then(|| spoken(start, start + verb.len()))
}

/// "grateful to Chad, to **Mali and Togo**, and to Peru, for their words": whether between the names and
/// what they are thanked for stand only others.
fn thanked_among_others(ctx: &Context, names: &Names, end: usize, limit: usize) -> bool {
    let lead = names.lead;
    let is_led = lead.ends_with(" to") || lead.ends_with('–') || lead.ends_with('—') || lead.ends_with(" to the");
    let before = ctx.behind_lower(names.lead_start.saturating_sub(240), names.lead_start + lead.len(), 400);
    let Some(thanks) = [
        "grateful to",
        "thankful to",
        "indebted to",
        "gratitude to",
        "thanks to",
        "appreciation to",
    ]
    .iter()
    .filter_map(|words| before.rfind(words))
    .max() else {
        return false;
    };
    if !is_led || before[thanks..].contains(['.', ';']) {
        return false;
    }
    let rest = ctx.ahead_lower(end, limit, 400);
    let Some(at) = [" for their ", " for its ", " for the "]
        .iter()
        .filter_map(|words| find(rest, words))
        .min()
    else {
        return false;
    };
    let uttered = [
        "words",
        "statement",
        "remarks",
        "intervention",
        "solidarity",
        "support",
        "message",
        "position",
    ];
    let mut between = end;
    let mut only_names = true;
    for mention in ctx.mentions_in(Span::new(end, end + at)) {
        only_names &= is_glue(ctx.lower.get(between..mention.start).unwrap_or(""));
        between = mention.end;
    }
    only_names
        && is_glue(ctx.lower.get(between..end + at).unwrap_or(""))
        && rest[at..]
            .split([' ', ',', '.'])
            .skip(2)
            .take(4)
            .any(|word| uttered.contains(&word))
}

fn is_glue(words: &str) -> bool {
    words
        .split([' ', ',', '–', '—'])
        .all(|word| matches!(word, "" | "to" | "and" | "the" | "in" | "particular" | "also" | "of"))
}

/// "a subject on which **Chad was no less warm**", "about which Mali was just as blunt": the speaker
/// before is the measure, so both spoke.
fn as_others_are(lead: &str, rest: &str, end: usize) -> Option<Found> {
    let of_a_subject = ["on which", "about which", "over which"].iter().any(|words| lead.ends_with(words));
    let measure = [
        " was no less ",
        " were no less ",
        " was just as ",
        " were just as ",
        " was equally ",
        " were equally ",
        " was even ",
        " were even ",
        " was as ",
        " were as ",
    ]
    .iter()
    .find(|words| rest.starts_with(**words))?;
    let (_, length) = first_word(&rest[measure.len()..])?;
    of_a_subject.then(|| spoken(end + 1, end + measure.len() + length))
}

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

/// "Next **came Chad**, with a plea": who follows whom on the floor.
pub(super) fn came_next(ctx: &Context, names: &Names, start: usize, end: usize, limit: usize) -> Option<Found> {
    // "For the Africans there was Chad, whose words were kind"
    let there = names
        .lead
        .strip_suffix("there was")
        .is_some_and(|lead| lead.is_empty() || lead.ends_with([' ', ',', ';']));
    if there
        && ctx.format == Format::News
        && [", whose ", ", which "]
            .iter()
            .any(|words| ctx.ahead(end, limit, 8).starts_with(words))
    {
        return Some(spoken(start.saturating_sub("was ".len()), start));
    }
    let turn = names.lead.strip_suffix(" came")?;
    let begins = turn.rfind([';', ',', '.']).map_or(turn, |at| &turn[at + 1..]).trim();
    let begins = begins.strip_prefix("and ").unwrap_or(begins);
    let is_a_turn = matches!(
        begins,
        "next" | "then" | "first" | "last" | "second" | "third" | "after it" | "after them" | "after that"
    );
    let goes_on = ctx.ahead(end, limit, 2);
    let ends = goes_on.is_empty() || goes_on.starts_with([',', '.', ';']) || goes_on == " w";
    (is_a_turn && ends).then(|| spoken(start.saturating_sub("came ".len()), start))
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
const UTTERANCES: &[&str] = &[
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

/// What comes from somebody, beside utterances.
const HEARD: &[&str] = &[
    "word",
    "remark",
    "rebuke",
    "voice",
    "applause",
    "line",
    "tone",
    "note",
    "tribute",
    "question",
    "plea",
    "charge",
    "attack",
    "misgiving",
    "unease",
    "scepticism",
    "opposition",
    "dissent",
    "encouragement",
    "comment",
];

/// Between "from" and the names.
pub(super) const OF_WHOM: &[&str] = &[
    " the ambassador of",
    " the envoy of",
    " the delegate of",
    " the delegations of",
    " the delegation of",
    " the representatives of",
    " the representative of",
    " the delegates of",
    " the envoys of",
    " the ambassadors of",
];

/// "The sharpest words **came from** Chad", "The plan drew praise from Mali and Togo".
pub(super) fn comes_from(ctx: &Context, names: &Names, end: usize) -> Option<Found> {
    let lead = OF_WHOM.iter().find_map(|of| names.lead.strip_suffix(of)).unwrap_or(names.lead);
    let words = lead.strip_suffix(" from")?;
    let verbs = [
        " came",
        " come",
        " was heard",
        " were heard",
        " was also heard",
        " drew",
        " earned",
        " won",
        " met with",
        " there was",
        " there were",
        "there was",
        "there were",
    ];
    let clause = words.rfind(['.', ';']).map_or(words, |at| &words[at + 1..]);
    let has = |part: &str| SAID.iter().chain(HEARD).chain(UTTERANCES).any(|noun| part.contains(noun));
    let (verb, at) = verbs
        .iter()
        .filter_map(|verb| Some((verb, clause.rfind(verb)?)))
        .max_by_key(|(_, at)| *at)?;
    let behind = past_an_aside(&clause[at + verb.len()..]);
    let is_told = if behind.is_empty() {
        has(&clause[..at])
    } else {
        has(behind) && behind.len() < 40
    };
    // "Support came from Chad" may have been money.
    let is_help = clause.trim_start().starts_with("support") && !ctx.format.is_of_the_house();
    let start = names.lead_start + words.len() - (clause.len() - at) + 1;
    (is_told && !is_help).then(|| spoken(start, end))
}

/// "From **Tokyo came a plea** for dialogue": the same with the speaker in front.
pub(super) fn from_whom(ctx: &Context, names: &Names, end: usize, limit: usize) -> Option<Found> {
    let before = names.lead.strip_suffix("from")?.trim_end();
    let begins = before.is_empty() || before.ends_with([';', ',', ':']) || before.ends_with(" and") || before.ends_with(" while");
    let rest = ctx.ahead_lower(end, limit, 80);
    let came = [" came ", " there came ", " we heard ", " there was ", " also came ", " and came "]
        .iter()
        .find(|verb| rest.starts_with(**verb));
    // "From Tokyo came a plea; from Seoul, a question": the verb is said once.
    let told = match came {
        Some(verb) => &rest[verb.len()..],
        None => rest.strip_prefix(", ").filter(|_| before.ends_with([';', ',']))?,
    };
    let phrase = &told[..told.find([',', ';', '.', ':']).unwrap_or(told.len())];
    let is_said = phrase
        .split(' ')
        .take(5)
        .any(|word| SAID.iter().chain(HEARD).chain(UTTERANCES).any(|noun| word.starts_with(noun)));
    let verb_end = end + came.map_or(0, |verb| verb.trim_end().len());
    // "word that the minister had resigned" is news.
    (begins && is_said && !phrase.starts_with("word")).then(|| spoken(end + 1, verb_end.max(end + 1)))
}

/// "came **, as in other years,** from", "came **mainly** from": without what says when and how much.
fn past_an_aside(words: &str) -> &str {
    let trimmed = words.trim();
    let is_aside = trimmed.len() < 70 && trimmed.len() > 1 && trimmed.starts_with(',') && trimmed.ends_with(',');
    let is_adverb = trimmed.ends_with("ly")
        || matches!(
            trimmed,
            "above all" | "again" | "once again" | "once more" | "not least" | "most of all" | "only" | "first" | "next" | "also" | "too"
        );
    if is_aside || is_adverb && !trimmed.contains(',') {
        ""
    } else {
        words
    }
}

/// "We are no less indebted to **Chad and Togo**", "Our thanks go to **Mali** for its kind words":
/// a mission thanks those who spoke.
pub(super) fn thanked(ctx: &Context, names: &Names, start: usize, end: usize, limit: usize, goes_on: bool) -> Option<Found> {
    if ctx.format != Format::Statement {
        return None;
    }
    let thanks = [
        "thank",
        "thanks",
        "thanked",
        "thanks to",
        "are we to",
        "grateful to",
        "indebted to",
        "thankful to",
        "obliged to",
        "appreciation to",
        "thanks go to",
        "gratitude to",
    ];
    // "grateful to Chad, which spoke, and to Togo for its words"
    let goes_on_thanking = names.lead.ends_with(" and to")
        && ["grateful", "indebted", "thankful", "appreciation", "gratitude", "thanks"]
            .iter()
            .any(|word| names.lead.contains(word));
    // "It clarified, in response to Chad and Togo, that"
    let answered = [
        "response to",
        "reply to",
        "replying to",
        "responding to",
        "answer to",
        "questions from",
        "question from",
        "answering",
    ];
    let behind = ctx.ahead(end, limit, 2);
    if answered.iter().any(|words| names.lead.ends_with(words)) && (behind.starts_with([',', '.', ';']) || behind.is_empty()) {
        return Some(spoken(start, start));
    }
    // "We listened with attention to Chad and Togo"
    let listened = names.lead.ends_with(" to") && names.lead.contains("listened ") && !names.lead.contains(" report");
    if listened
        && names
            .lead
            .rsplit("listened ")
            .next()
            .is_some_and(|words| words.split(' ').count() < 5)
    {
        return Some(spoken(start, start));
    }
    if thanked_among_others(ctx, names, end, limit) {
        return Some(spoken(start, start));
    }
    if !goes_on_thanking && !thanks.iter().any(|words| names.lead.ends_with(words)) {
        return None;
    }
    let likewise = ["no less ", "equally ", "likewise ", "also ", "too "];
    let as_before = goes_on && likewise.iter().any(|word| names.lead.contains(word));
    let rest = ctx.ahead_lower(end, limit, 80);
    let spoke = rest.strip_prefix(" for ").is_some_and(|reason| {
        let uttered = [
            "words",
            "statement",
            "remarks",
            "intervention",
            "comments",
            "questions",
            "recommendations",
            "observations",
            "views",
            "position",
            "stance",
            "solidarity",
            "appeal",
        ];
        let deed = first_word(reason).and_then(|(word, _)| word.strip_suffix("ing"));
        let floor = &ctx.lexicon.floor;
        let speaks = |base: &str| floor.base(base).is_some_and(|found| found.predicate == Predicate::Speaker);
        reason.starts_with("taking the floor")
            || reason.starts_with("having spoken")
            || deed.is_some_and(|stem| speaks(stem) || speaks(&format!("{stem}e")))
            || ["their ", "its ", "the "].iter().any(|whose| reason.starts_with(whose))
                && reason[..reason.find([',', '.']).unwrap_or(reason.len())]
                    .split([' ', '-'])
                    .any(|word| uttered.contains(&word))
    });
    (as_before || spoke).then(|| spoken(start, start))
}
