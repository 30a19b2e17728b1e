//! What a subject does: the predicate that follows it.

use lexicon::{Floor, FloorWord, Predicate};

use super::adverbials;
use super::ballots::{among, by_voting, in_doing, in_voting};
use super::context::{Context, find, first_word};

/// A predicate, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) predicate: Predicate,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is a verb of the tables; in the house's accounts any verb will do.
    pub(super) known: bool,
}

/// What only says that somebody spoke.
pub(super) fn spoken(start: usize, end: usize) -> Found {
    Found {
        predicate: Predicate::Speaker,
        start,
        end,
        known: true,
    }
}

/// The predicate at `from`, after adverbs and auxiliaries. `plural` subjects may have a verb in
/// its base form ("envoys press"); `lax` takes any verb.
pub(super) fn predicate_at(ctx: &Context, from: usize, limit: usize, plural: bool, lax: bool) -> Option<Found> {
    let window = ctx.ahead_lower(from, limit, 160);
    let floor = &ctx.lexicon.floor;
    let mut at = 0;
    let mut base_fits = plural;
    let mut first_verb = None;
    let mut denied = false;
    for _ in 0..7 {
        let rest = &window[at..];
        let words = rest.trim_start_matches([' ', '\u{a0}']);
        let here = at + (rest.len() - words.len());
        let (word, end) = first_word(words)?;
        if end != word.len() {
            return None;
        }
        if let Some(length) = adverbials::between(words) {
            first_verb = None;
            at = here + length;
            continue;
        }
        // "three States": no verb.
        if word == "states" && ctx.text[from + here..].starts_with("Sta") {
            return None;
        }
        let kinds = floor.kinds(word);
        if let Some((predicate, end)) = in_voting(words) {
            return Some(Found {
                predicate,
                start: from + here,
                end: from + here + end,
                known: true,
            });
        }
        if let Some(end) = in_doing(floor, words) {
            return Some(spoken(from + here, from + here + end));
        }
        if let Some(found) = floor.predicate(words)
            && (base_fits || !found.is_base || kinds.has(FloorWord::PastAsBase))
        {
            let length = found.length;
            let (predicate, end) = match found.predicate {
                Predicate::Occasion => occasion(ctx, &words[length..]).map(|(of, end)| (of, here + length + end))?,
                // "had not signed up"
                Predicate::Enrolled if denied => (Predicate::DidNotSpeak, here + length),
                Predicate::Enrolled => {
                    enrolled(word, &words[length..], kinds.has(FloorWord::Copula)).map(|(of, end)| (of, here + length + end))?
                }
                // "did not then take the floor"
                Predicate::Speaker if denied && floor.is(&words[..length], FloorWord::FloorAct) => (Predicate::DidNotSpeak, here + length),
                predicate => (predicate, here + length),
            };
            return Some(Found {
                predicate,
                start: from + here,
                end: from + end,
                known: true,
            });
        }
        first_verb.get_or_insert(here);
        if kinds.has(FloorWord::Copula) {
            if let Some((predicate, end)) = among(ctx, &words[end..]) {
                return Some(Found {
                    predicate,
                    start: from + here,
                    end: from + here + word.len() + end,
                    known: true,
                });
            }
            if let Some(end) = says_how_it_is(ctx, &words[end..])
                .or_else(|| is_next_to_speak(floor, &words[end..]))
                .or_else(|| is_of_a_side(word, &words[end..]))
            {
                return Some(Found {
                    predicate: Predicate::Speaker,
                    start: from + here,
                    end: from + here + word.len() + end,
                    known: true,
                });
            }
            break;
        }
        denied |= matches!(word, "not" | "never");
        if kinds.has(FloorWord::Auxiliary) {
            base_fits = true;
        } else if word.ends_with("ly") || kinds.has(FloorWord::Between) {
            first_verb = None;
        } else {
            break;
        }
        at = here + end;
    }
    let verb = first_verb.filter(|_| lax)?;
    let (word, end) = first_word(&window[verb..])?;
    let kinds = floor.kinds(word);
    let looks_like_one = word.chars().all(char::is_alphabetic) && ctx.ahead(from + verb, limit, 4).starts_with(char::is_lowercase);
    let is_copula = kinds.has(FloorWord::Copula) || kinds.has(FloorWord::Auxiliary);
    // "was cited several times": by others.
    let suffers = kinds.has(FloorWord::Copula) && first_word(&window[verb + end..]).is_some_and(|(next, _)| BY_OTHERS.contains(&next));
    if suffers {
        return None;
    }
    let past = word.ends_with("ed") || is_copula || kinds.has(FloorWord::Past);
    (looks_like_one && past && (is_copula || !kinds.has(FloorWord::NoVerb))).then_some(Found {
        predicate: Predicate::Speaker,
        start: from + verb,
        end: from + verb + end,
        known: false,
    })
}

/// What others do to a State: behind a copula it says nothing itself.
const BY_OTHERS: &[&str] = &[
    "accused",
    "asked",
    "blamed",
    "called",
    "cited",
    "commended",
    "congratulated",
    "criticised",
    "criticized",
    "described",
    "elected",
    "encouraged",
    "invited",
    "mentioned",
    "named",
    "praised",
    "quoted",
    "thanked",
    "urged",
];

/// "extended their solidarity", "made much the same point": any verb in the past, with what is said
/// for its object. For those accounts that do not keep to the verbs of the house.
pub(super) fn speech_act_at(ctx: &Context, from: usize, limit: usize) -> Option<Found> {
    let from = from + ctx.ahead(from, limit, 4).len() - ctx.ahead(from, limit, 4).trim_start_matches([',', ' ']).len();
    let window = ctx.ahead_lower(from, limit, 160);
    let floor = &ctx.lexicon.floor;
    if let Some((predicate, start, end)) = by_voting(window) {
        return Some(Found {
            predicate,
            start: from + start,
            end: from + end,
            known: true,
        });
    }
    if let Some((start, end)) = posture_at(floor, window) {
        return Some(spoken(from + start, from + end));
    }
    let clause = &window[..window.find([',', ';', ':', '.', '(', '“', '"']).unwrap_or(window.len())];
    let mut at = 0;
    let mut verb = None;
    for _ in 0..9 {
        let (word, end) = first_word(&clause[at..])?;
        let start = at + end - word.len();
        let kinds = floor.kinds(word);
        at += end;
        if verb.is_some() {
            if kinds.has(FloorWord::Spoken) {
                return verb;
            }
            // "broke with its allies and said": two verbs of one subject.
            if says_after_and(floor, &clause[at - end..]) {
                return verb;
            }
            // "followed with praise for the clinics"
            let answers = |found: &Found| {
                matches!(
                    &ctx.lower[found.start..found.end],
                    "followed" | "responded" | "replied" | "began" | "opened" | "closed" | "ended"
                )
            };
            if word == "with" && verb.as_ref().is_some_and(answers) {
                continue;
            }
            // "invaded after warnings": what is said is not the object.
            let ends_object = kinds.has(FloorWord::BeforeName) || kinds.has(FloorWord::NoVerb);
            if matches!(word, "that" | "not") || kinds.has(FloorWord::Copula) || ends_object && !MAY_LEAD_AN_OBJECT.contains(&word) {
                return None;
            }
            continue;
        }
        let between = word.ends_with("ly") || kinds.has(FloorWord::Between);
        let is_verb = word.ends_with("ed") || word == "had" || kinds.has(FloorWord::Past);
        if kinds.has(FloorWord::Receives) || !between && !is_verb {
            return None;
        }
        verb = is_verb.then_some(Found {
            predicate: Predicate::Speaker,
            start: from + start,
            end: from + at,
            known: true,
        });
    }
    None
}

/// "with its allies and said": whether a verb of saying follows the first "and".
fn says_after_and(floor: &Floor, rest: &str) -> bool {
    let Some(at) = find(rest, " and ") else { return false };
    let next = floor.predicate(&rest[at + " and ".len()..]);
    next.is_some_and(|next| next.predicate == Predicate::Speaker && !next.is_base)
}

/// What may stand between a verb and the noun of its object, of those words that are no verbs.
const MAY_LEAD_AN_OBJECT: &[&str] = &["a", "an", "the", "its", "their", "his", "her"];

/// "was on the list but ran out of time" did not speak; who "asked for the floor" and no more did.
fn enrolled(verb: &str, rest: &str, is_copula: bool) -> Option<(Predicate, usize)> {
    let clause = &rest[..rest.find(['.', ';']).unwrap_or(rest.len())];
    let behind = &rest[clause.len()..];
    if ["; time ran out", "; its turn", "; it was not called", "; the list was closed"]
        .iter()
        .any(|words| behind.starts_with(words))
    {
        return Some((Predicate::DidNotSpeak, clause.len()));
    }
    let turns = [" but ", " then withdrew", " then dropped", " before withdrawing", " only to "];
    if let Some(at) = turns
        .iter()
        .find_map(|turn| find(clause, turn).map(|at| at + turn.trim_end().len()))
    {
        let predicate = if leaves_a_seat_empty(&clause[at..]) {
            Predicate::Absent
        } else {
            Predicate::DidNotSpeak
        };
        return Some((predicate, at));
    }
    (!is_copula && verb != "been").then_some((Predicate::Speaker, 0))
}

/// "its chair remained empty", "left its seat vacant", "were absent when called".
fn leaves_a_seat_empty(clause: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let is_away = has(&[" absent", " not in the room", " not present", " not there", " nowhere to be seen"]);
    is_away || has(&["chair", "seat", "place", "desk", "bench"]) && has(&["empty", "vacant", "unoccupied", "unfilled"])
}

/// "used the session to voice alarm": what the occasion was used for.
fn occasion(ctx: &Context, rest: &str) -> Option<(Predicate, usize)> {
    let mut from = 0;
    while let Some(found) = rest.get(from..)?.find(" to ") {
        let verb = from + found + 4;
        if let Some(found) = ctx.lexicon.floor.base(&rest[verb..]) {
            return Some((found.predicate, verb + found.length));
        }
        from = verb;
    }
    None
}

/// After a copula: "the first to speak", "the only neighbour to deplore". Where the verb ends.
fn is_next_to_speak(floor: &Floor, rest: &str) -> Option<usize> {
    let clause = &rest[..rest.find([',', ';', '.']).unwrap_or(rest.len())];
    let to = find(clause, " to ")?;
    let mut before = clause[..to].split_whitespace();
    let ranked = |word: &str| matches!(word, "first" | "last" | "only" | "next" | "second" | "third" | "among");
    let is_ranked = before.clone().count() <= 9 && before.any(ranked);
    let verb = to + " to ".len();
    let found = floor
        .base(&clause[verb..])
        .filter(|found| is_ranked && found.predicate == Predicate::Speaker)?;
    Some(verb + found.length)
}

/// After "was" or "were": "the loudest defender", "among its sternest critics". Where the noun ends.
fn is_of_a_side(copula: &str, rest: &str) -> Option<usize> {
    const SIDES: &[&str] = &[
        "critic",
        "critics",
        "defender",
        "defenders",
        "detractor",
        "detractors",
        "champion",
        "champions",
        "backer",
        "backers",
    ];
    let mut at = 0;
    for _ in 0..6 {
        let (word, end) = first_word(&rest[at..])?;
        at += end;
        if SIDES.contains(&word) {
            return matches!(copula, "was" | "were").then_some(at);
        }
    }
    None
}

/// How one stands in a debate, before a participle tells what one said.
const POSTURES: &[&str] = &[
    "was", "were", "took", "kept", "held", "stayed", "remained", "struck", "stood", "began", "opened", "closed", "ended", "followed",
    "hedged", "went", "sat", "trod", "walked", "steered", "hung", "came",
];

/// "was in two minds, **applauding** the audit", "took no position, **asking** only": what one said is
/// told by a participle behind how one stood.
fn posture_at(floor: &Floor, window: &str) -> Option<(usize, usize)> {
    let words = window.trim_start();
    let start = window.len() - words.len();
    let (verb, end) = first_word(words)?;
    let comma = words.find([',', ';', ':', '.', '(', '“']).filter(|at| *at < 60)?;
    // "sat somewhere in between: it urged restraint"
    let told = [": it ", ": he ", ": she ", ": they "]
        .iter()
        .find_map(|lead| words[comma..].strip_prefix(lead));
    if let Some(told) = told {
        let found = floor.predicate(told)?;
        let speaks = found.predicate == Predicate::Speaker && !found.is_base;
        return (POSTURES.contains(&verb) && speaks).then_some((start, start + end));
    }
    let mut rest = words[comma..].strip_prefix(", ")?;
    while let Some((word, length)) = first_word(rest) {
        if !(word.ends_with("ly") || matches!(word, "but" | "and" | "while" | "even" | "first" | "just" | "both")) {
            break;
        }
        rest = rest[length..].trim_start();
    }
    let (participle, length) = first_word(rest)?;
    // "calling in more tanks"
    if matches!(first_word(&rest[length..])?.0, "in" | "up" | "off" | "out" | "down" | "back") {
        return None;
    }
    (POSTURES.contains(&verb) && is_speaking(floor, participle)).then_some((start, start + end))
}

/// Whether a word is the participle of a verb of speech: "praising", "calling".
pub(super) fn is_speaking(floor: &Floor, word: &str) -> bool {
    let Some(stem) = word.strip_suffix("ing") else { return false };
    let speaks = |base: &str| {
        let found = floor.base(base);
        found.is_some_and(|found| found.predicate == Predicate::Speaker && found.length == base.len())
    };
    speaks(stem) || speaks(&format!("{stem}e"))
}

/// After a copula: "deeply concerned", "more guarded", "calling for". Where the adjective ends.
fn says_how_it_is(ctx: &Context, rest: &str) -> Option<usize> {
    let mut at = 0;
    for _ in 0..6 {
        let (word, end) = first_word(&rest[at..])?;
        let floor = &ctx.lexicon.floor;
        let kinds = floor.kinds(word);
        if kinds.has(FloorWord::Adjective) {
            // "was kind to me": what somebody remembers of a person.
            let of_a_person = [" to me", " to us", " with me", " with us", " towards me"]
                .iter()
                .any(|words| rest[at + end..].starts_with(words));
            return (!of_a_person).then_some(at + end);
        }
        if let Some(stem) = word.strip_suffix("ing")
            && (floor.base(stem).is_some() || floor.base(&format!("{stem}e")).is_some())
        {
            return Some(at + end);
        }
        if !(word.ends_with("ly") || kinds.has(FloorWord::Degree)) {
            return None;
        }
        at += end;
    }
    None
}
