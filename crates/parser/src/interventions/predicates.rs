//! What a subject does: the predicate that follows it.

use lexicon::{FloorWord, Predicate};

use super::context::{Context, first_word};

/// A predicate, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) predicate: Predicate,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is a verb of the tables; in the house's accounts any verb will do.
    pub(super) known: bool,
}

/// Words between a subject and its verb.
const BETWEEN: &[&str] = &[
    "also",
    "again",
    "then",
    "further",
    "both",
    "all",
    "each",
    "too",
    "first",
    "once",
    "more",
    "in",
    "turn",
    "however",
    "likewise",
    "even",
    "still",
    "only",
    "just",
    "meanwhile",
    "instead",
    "nevertheless",
    "nonetheless",
    "moreover",
    "therefore",
    "thus",
    "later",
    "earlier",
    "soon",
    "today",
    "yesterday",
    "alone",
    "together",
    "jointly",
    "himself",
    "herself",
    "itself",
    "themselves",
    "on",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "who",
    "as",
    "well",
];

const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "did", "does", "do", "could", "can", "cannot", "should", "must", "would", "will", "may", "might", "not", "never",
];

const COPULAS: &[&str] = &[
    "was", "were", "is", "are", "been", "remained", "remains", "remain", "seemed", "appeared", "felt", "sounded", "became", "stood",
    "grew", "proved",
];

/// Words between a copula and its adjective.
const DEGREES: &[&str] = &[
    "more",
    "most",
    "less",
    "very",
    "also",
    "so",
    "rather",
    "quite",
    "even",
    "still",
    "not",
    "too",
    "all",
    "both",
    "far",
    "much",
    "more",
    "and",
    "especially",
    "among",
];

/// Words that are no verb, whatever the register.
const NO_VERBS: &[&str] = &[
    "in",
    "of",
    "and",
    "to",
    "for",
    "on",
    "with",
    "by",
    "from",
    "at",
    "as",
    "which",
    "that",
    "whose",
    "where",
    "or",
    "nor",
    "but",
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "her",
    "into",
    "over",
    "under",
    "after",
    "before",
    "during",
    "since",
    "while",
    "when",
    "than",
    "through",
    "towards",
    "toward",
    "via",
    "between",
    "among",
    "against",
    "about",
    "without",
    "within",
    "is",
    "was",
    "were",
    "are",
    "including",
    "following",
    "concerning",
    "regarding",
    "because",
    "if",
    "s",
    "region",
    "border",
    "side",
    "report",
    "who",
    "be",
    "being",
];

/// Past forms that are spelled like the base.
const SAME_IN_THE_PAST: &[&str] = &["hit", "put", "cast", "set", "let"];

/// The predicate at `from`, after adverbs and auxiliaries. `plural` subjects may have a verb in
/// its base form ("envoys press"); `lax` takes any verb.
pub(super) fn predicate_at(ctx: &Context, from: usize, limit: usize, plural: bool, lax: bool) -> Option<Found> {
    let window = ctx.ahead(from, limit, 160).to_ascii_lowercase();
    let floor = &ctx.lexicon.floor;
    let mut at = 0;
    let mut base_fits = plural;
    let mut first_verb = None;
    for _ in 0..7 {
        let rest = &window[at..];
        let words = rest.trim_start_matches([' ', '\u{a0}']);
        let here = at + (rest.len() - words.len());
        let (word, end) = first_word(words)?;
        if end != word.len() {
            return None;
        }
        if let Some((predicate, length)) = floor.predicate(words) {
            let is_base = floor.base(words).is_some_and(|(_, of)| of == length) && !SAME_IN_THE_PAST.contains(&word);
            if !is_base || base_fits {
                let (predicate, end) = match predicate {
                    Predicate::Occasion => occasion(ctx, &words[length..]).map(|(of, end)| (of, here + length + end))?,
                    _ => (predicate, here + length),
                };
                let found = Found {
                    predicate,
                    start: from + here,
                    end: from + end,
                    known: true,
                };
                return Some(found);
            }
        }
        first_verb.get_or_insert(here);
        if COPULAS.contains(&word) {
            if let Some(end) = says_how_it_is(ctx, &words[end..]) {
                return Some(Found {
                    predicate: Predicate::Speaker,
                    start: from + here,
                    end: from + here + word.len() + end,
                    known: true,
                });
            }
            break;
        }
        if AUXILIARIES.contains(&word) {
            base_fits = true;
        } else if word.ends_with("ly") || BETWEEN.contains(&word) {
            first_verb = None;
        } else {
            break;
        }
        at = here + end;
    }
    let verb = first_verb.filter(|_| lax)?;
    let (word, end) = first_word(&window[verb..])?;
    let looks_like_one = word.chars().all(char::is_alphabetic) && ctx.ahead(from + verb, limit, 4).starts_with(char::is_lowercase);
    let is_copula = COPULAS.contains(&word) || AUXILIARIES.contains(&word);
    let past = word.ends_with("ed") || is_copula || IRREGULAR_PASTS.contains(&word);
    (looks_like_one && past && (is_copula || !NO_VERBS.contains(&word))).then_some(Found {
        predicate: Predicate::Speaker,
        start: from + verb,
        end: from + verb + end,
        known: false,
    })
}

/// Past forms that do not end in -ed.
const IRREGULAR_PASTS: &[&str] = &[
    "began",
    "built",
    "came",
    "chose",
    "felt",
    "found",
    "gave",
    "held",
    "kept",
    "knew",
    "led",
    "left",
    "looked",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "saw",
    "sent",
    "set",
    "showed",
    "sought",
    "stood",
    "took",
    "thought",
    "understood",
    "went",
];

/// "used the session to voice alarm": what the occasion was used for.
fn occasion(ctx: &Context, rest: &str) -> Option<(Predicate, usize)> {
    let mut from = 0;
    while let Some(found) = rest.get(from..)?.find(" to ") {
        let verb = from + found + 4;
        if let Some((predicate, length)) = ctx.lexicon.floor.base(&rest[verb..]) {
            return Some((predicate, verb + length));
        }
        from = verb;
    }
    None
}

/// After a copula: "deeply concerned", "more guarded", "calling for". Where the adjective ends.
fn says_how_it_is(ctx: &Context, rest: &str) -> Option<usize> {
    let mut at = 0;
    for _ in 0..6 {
        let (word, end) = first_word(&rest[at..])?;
        let floor = &ctx.lexicon.floor;
        if floor.is(word, FloorWord::Adjective) {
            return Some(at + end);
        }
        if let Some(stem) = word.strip_suffix("ing")
            && (floor.base(stem).is_some() || floor.base(&format!("{stem}e")).is_some())
        {
            return Some(at + end);
        }
        if !(word.ends_with("ly") || DEGREES.contains(&word)) {
            return None;
        }
        at += end;
    }
    None
}
