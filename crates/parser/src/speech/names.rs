//! Names of persons as they stand in an utterance, and the functions that stand beside them.
//!
//! "the mission's head, Tan Vuthy," has the name Tan Vuthy and the function "mission's head";
//! "Human Rights Watch" and "Third Committee" are no persons.

use lexicon::{Classes, Form, Mention, SpeakerKind, Word, WordClass};

use crate::speech::speakable::is_nickname_between;
use crate::speech::utterance::Utterance;

/// A run of words that can be a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameRun {
    /// First word.
    pub first: usize,
    /// One past the last word.
    pub end: usize,
    /// Whether a title stands before it ("Ms").
    pub has_title: bool,
}

/// Every run in the utterance, in order.
pub(crate) fn name_runs(utterance: &Utterance, mentions: &[Mention]) -> impl Iterator<Item = NameRun> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < utterance.len() {
            let first = at;
            if !utterance.tokens[first].is_capitalised() {
                at += 1;
                continue;
            }
            let end = run_end(utterance, first, mentions);
            at = end.max(first + 1);
            // "her novel entitled The Quiet Room"
            let is_title = first > 0 && utterance.reads_any(first - 1, &["entitled", "titled"]);
            // Behind the title's small first word, the run is still the title's.
            let is_title = is_title || first > 1 && end > first && utterance.reads_any(first - 2, &["entitled", "titled"]);
            if end > first && !is_title && !stands_as_a_thing(utterance, first) && is_a_person(utterance, first, end) {
                return Some(NameRun {
                    first,
                    end,
                    has_title: first > 0 && utterance.is(first - 1, WordClass::Title),
                });
            }
        }
        None
    })
}

fn run_end(utterance: &Utterance, first: usize, mentions: &[Mention]) -> usize {
    const LONGEST: usize = 6;
    let mut end = first;
    while end < utterance.len() && end - first < LONGEST {
        if is_part(utterance, end, first, mentions) || end > first && holds_particle(utterance, end) {
            end += 1;
            if utterance.tokens[end - 1].is_possessive() {
                break;
            }
            continue;
        }
        // "Maria de la Cruz", "John “Jack” Smith".
        let mut beyond = end;
        while beyond < end + 2 && utterance.is(beyond, WordClass::Particle) && !utterance.is_capitalised(beyond) {
            beyond += 1;
        }
        let nickname = end > first && is_nickname_between(utterance, end);
        beyond += usize::from(nickname && beyond == end);
        if end > first && beyond > end && is_part(utterance, beyond, first, mentions) {
            end = beyond;
        } else {
            break;
        }
    }
    end
}

/// "Omar al-Jundi": a small word and a name, joined.
fn holds_particle(utterance: &Utterance, at: usize) -> bool {
    let parts = utterance.written(at).split_once('-');
    parts.is_some_and(|(small, name)| {
        name.starts_with(char::is_uppercase) && utterance.reporting.word(small.as_bytes().into()).is(WordClass::Particle)
    })
}

/// Words that are no part of any name, a person's or a body's.
pub(super) const SMALL: Classes = Classes::of(&[
    WordClass::Article,
    WordClass::Definite,
    WordClass::PersonPronoun,
    WordClass::BodyPronoun,
    WordClass::Preposition,
    WordClass::ClauseStart,
    WordClass::Relative,
    WordClass::Auxiliary,
    WordClass::Day,
]);

/// Words that are no part of a person's name, with or without a capital.
const CLOSED: Classes = SMALL.and(Classes::of(&[
    WordClass::Adverb,
    WordClass::Negation,
    WordClass::Title,
    WordClass::NotName,
]));

/// Names of States that are given names too.
const GIVEN_TOO: &[&str] = &["Chad", "Georgia", "India", "Israel", "Jordan", "Kenya"];

/// Whether a word can be a part of a person's name that began at `first`.
fn is_part(utterance: &Utterance, at: usize, first: usize, mentions: &[Mention]) -> bool {
    let Some(token) = utterance.tokens.get(at) else { return false };
    if !token.is_capitalised() || token.has_digit() {
        return false;
    }
    let letters = token.span().len();
    if token.is_all_capitals() && letters > 2 && !token.span().of(utterance.text).contains('-') {
        return false;
    }
    let word = token.word;
    if let Some(mention) = mention_at(mentions, token.span()) {
        // "Pedro Lima", "Ana Jordan": a given name makes a surname of a place.
        let given =
            |word: Word| (word.is(WordClass::Masculine) || word.is(WordClass::Feminine)) && !word.is_noun() && !word.is(WordClass::Title);
        let begins = at == first && mention.entity.is_none() && mention.end > token.span().end;
        // "Jordan Moyo", "Georgia Miller": names of places that people bear, before a surname.
        let bears_it = GIVEN_TOO.contains(&utterance.written(first))
            && utterance.is_capitalised(first + 1)
            && utterance.tokens.get(first + 1).is_some_and(|next| next.word.is_unknown());
        let begins = begins || at == first && bears_it && mention.end == token.span().end;
        return (begins || at == first + 1) && (bears_it || given(utterance.word(first)));
    }
    if word.is_unknown() {
        return true;
    }
    if word.is(WordClass::Particle) {
        return true;
    }
    let next_is_capital = || utterance.is_capitalised(at + 1) && !utterance.word(at + 1).is_noun();
    if word.is(WordClass::NameToo) {
        // "An Sokkhoeurn", "Kanye West", but "An idea", "King of Spain".
        let function = utterance.noun(at).is_some_and(|noun| noun.kind != SpeakerKind::Text);
        let as_first = at == first && at > 0 && next_is_capital() && !function;
        return as_first || at > first;
    }
    if word.is(WordClass::Month) {
        return at > first || (at > 0 && next_is_capital());
    }
    if word.is_noun() {
        return false;
    }
    if word.is_any(CLOSED) {
        return false;
    }
    // A reporting verb or an adverb begins a headline or a sentence, not a name.
    !(word.is_verb() && at == 0)
}

/// "the Silver Harbour", "our Pixel Quest", "in Cedar Hollow": what has an article or a place's
/// preposition before it is no person, unless a given name says so ("faith in Ana Ruiz").
fn stands_as_a_thing(utterance: &Utterance, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let given = utterance.is(first, WordClass::Masculine) || utterance.is(first, WordClass::Feminine);
    let determined = utterance.is(before, WordClass::Article) || utterance.is(before, WordClass::Possessive);
    !given && (determined || utterance.reads_any(before, &["in", "near"]))
}

fn is_a_person(utterance: &Utterance, first: usize, end: usize) -> bool {
    if (first..end).any(|at| utterance.is(at, WordClass::Organisation) && !(utterance.is(at, WordClass::NameToo) && at + 1 == end)) {
        return false;
    }
    if (first..end).all(|at| utterance.tokens[at].is_all_capitals() && end - first == 1) {
        return false;
    }
    // "Third Committee", "Riverside Hospital": the noun behind it makes it an organisation's.
    let noun = utterance.noun(end).filter(|_| utterance.is_capitalised(end));
    let is_before_organisation = utterance.is_capitalised(end) && utterance.is(end, WordClass::Organisation)
        || noun.is_some_and(|noun| noun.kind != SpeakerKind::People) && !utterance.tokens[end - 1].is_possessive();
    !is_before_organisation
}

pub(crate) fn is_mention(mentions: &[Mention], span: record::Span) -> bool {
    mention_at(mentions, span).is_some()
}

/// The country, group or body that is named where a span stands.
pub(crate) fn mention_at<'m, 'a>(mentions: &'m [Mention<'a>], span: record::Span) -> Option<&'m Mention<'a>> {
    let at = mentions.partition_point(|mention| mention.end <= span.start);
    mentions.get(at).filter(|mention| mention.start < span.end)
}

/// A function as written, with the place of its head noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Function {
    /// First word, without the article.
    pub first: usize,
    /// One past the last word.
    pub end: usize,
}

/// The function that stands beside a name: before it ("government spokesman Phay", "the
/// mission's head, An"), or behind it ("Phil Dunn, deputy director of", "Lena Falk, who heads").
pub(crate) fn function_beside(utterance: &Utterance, run: NameRun) -> Option<Function> {
    if let Some(function) = becoming(utterance, run.end).and_then(|first| function_behind(utterance, first)) {
        let ends = |at: usize| utterance.is(at, WordClass::Preposition) && !utterance.is(at, WordClass::Of);
        let end = (function.first + 1..function.end).find(|&at| ends(at)).unwrap_or(function.end);
        return Some(Function { end, ..function });
    }
    let first = run.first - usize::from(run.has_title);
    if first > 0 {
        if utterance.is_word(first - 1)
            && let Some(found) = function_before(utterance, first)
        {
            return Some(found);
        }
        // "The mission's head, An Sokkhoeurn, said": closed by a comma as well.
        let closed = !utterance.is_word(run.end);
        if utterance.is_mark(first - 1, ',')
            && closed
            && let Some(found) = function_before(utterance, first - 1)
            && (found.first <= 1 || !utterance.is(found.first - 1, WordClass::Preposition) && !utterance.is_capitalised(first - 2))
        {
            return Some(found);
        }
    }
    // "In the tents at Atmeh, the only doctor, Omar al-Jundi": a place, and whom the next name means.
    let places = &["at", "around", "outside", "near", "in", "across", "to"];
    if run.end - run.first == 1 && !run.has_title && first > 0 && utterance.reads_any(first - 1, places) {
        return None;
    }
    let behind = match utterance.tokens.get(run.end) {
        Some(token) if token.is_mark(',') || token.is_mark('(') || token.is_mark('–') || token.is_mark('—') => run.end + 1,
        Some(token) if token.word.is(WordClass::Being) => run.end + 1,
        _ => return None,
    };
    function_behind(utterance, behind)
}

/// "became ambassador", "was elected mayor", "was sworn in on Monday as head": where the function
/// begins that the name before `at` came into.
fn becoming(utterance: &Utterance, at: usize) -> Option<usize> {
    const NEAR: usize = 7;
    // Mostly a mark stands behind a name.
    if !utterance.is_word(at) || utterance.is_capitalised(at) {
        return None;
    }
    let verb =
        (at..utterance.len().min(at + 4)).find(|&at| !utterance.is(at, WordClass::Auxiliary) && !utterance.tokens[at].ends_in_ly())?;
    if utterance.reads_any(verb, &["became", "becomes"])
        || verb > at && utterance.reads_any(verb, &["elected", "appointed", "named", "chosen"])
    {
        return Some(verb + 1);
    }
    let by_as = utterance.reads_any(
        verb,
        &[
            "sworn",
            "inaugurated",
            "serves",
            "served",
            "works",
            "worked",
            "took",
            "takes",
            "began",
            "started",
            "returned",
            "returns",
            "acts",
            "acted",
        ],
    );
    let role = (verb + 1..utterance.len().min(verb + NEAR)).find(|&at| utterance.reads(at, "as"))?;
    by_as.then_some(role + 1)
}

/// The phrase that ends at `end` where its last word is a function: walks left to its article.
fn function_before(utterance: &Utterance, end: usize) -> Option<Function> {
    if utterance.is(end.checked_sub(1)?, WordClass::Preposition) {
        return None; // "rapporteur on human rights in Cambodia"
    }
    let mut first = end;
    while first > 0 && end - first < 9 && utterance.is_word(first - 1) {
        let word = utterance.word(first - 1);
        if word.is(WordClass::Article) || word.is(WordClass::Possessive) {
            break;
        }
        let breaks = word.is(WordClass::ClauseStart)
            || word.is(WordClass::Auxiliary)
            || word.is(WordClass::Relative)
            || (word.is_verb() && !word.is_noun())
            || (word.is(WordClass::Preposition) && !word.is(WordClass::Of));
        if breaks {
            break;
        }
        first -= 1;
    }
    // "in Geneva ambassador An": only "of the" and the like belong inside, behind the noun.
    while first < end && utterance.is(first, WordClass::Preposition) {
        first += 1;
    }
    // "dined with poet Rosa Lund", "aide to President Rosa Lund": the office stands behind the
    // preposition, and behind the name of what is served: "Ministry of Finance spokesman Teo Lim".
    let of = (first..end - 1)
        .rev()
        .find(|&at| utterance.is(at, WordClass::Preposition) && !utterance.is_capitalised(at));
    if let Some(of) = of
        && utterance.noun(end - 1).is_some_and(|noun| noun.kind == SpeakerKind::Person)
    {
        let serves = of + 2 < end && utterance.is_capitalised(of + 1);
        return Some(Function {
            first: if serves { end - 1 } else { of + 1 },
            end,
        });
    }
    let head = head_of(utterance, first, end)?;
    let noun = utterance.noun(head)?;
    let direct = head + 1 == end || utterance.is(head + 1, WordClass::Of);
    (noun.kind == SpeakerKind::Person && direct).then_some(Function { first, end })
}

/// The phrase that begins at `at` where it is a function: up to the comma or bracket.
fn function_behind(utterance: &Utterance, at: usize) -> Option<Function> {
    let mut first = at;
    let leads = utterance.is(at, WordClass::Relative) && utterance.is(at + 1, WordClass::Leads);
    if utterance.is(first, WordClass::Article) || utterance.is(first, WordClass::Possessive) {
        first += 1;
    }
    let mut end = first;
    while end < utterance.len() && end - first < 12 && utterance.is_word(end) && !utterance.is(end, WordClass::ClauseStart) {
        end += 1;
    }
    if leads {
        return (end > at + 2).then_some(Function { first: at + 1, end });
    }
    // "In a reply to Lim, Minister Devi Raja said": another one, and what she does.
    let acts = |at: usize| utterance.verb(at).is_some_and(|verb| verb.form == Form::Finite) && !utterance.is_capitalised(at);
    let named = |at: usize| utterance.is_capitalised(at) && utterance.word(at).is_unknown();
    if (first + 2..end).any(|at| acts(at) && named(at - 1) && named(at - 2)) {
        return None;
    }
    let head = head_of(utterance, first, end)?;
    (utterance.noun(head)?.kind == SpeakerKind::Person && utterance.is_word(head)).then_some(Function { first, end })
}

/// The head noun of a phrase: the last word before "of", "to", "for", else the last one.
pub(crate) fn head_of(utterance: &Utterance, first: usize, end: usize) -> Option<usize> {
    const QUANTITIES: &[&str] = &[
        "hundreds",
        "thousands",
        "dozens",
        "scores",
        "tens",
        "millions",
        "crowds",
        "handful",
        "majority",
    ];
    // "hundreds of protesters": the noun is behind the quantity.
    let of = (first + 1..end).find(|&at| utterance.reads(at, "of"));
    if let Some(of) = of.filter(|&of| of + 1 < end && utterance.reads_any(of - 1, QUANTITIES)) {
        return head_of(utterance, of + 1, end);
    }
    let preposition = (first..end).find(|&at| at > first && utterance.is(at, WordClass::Preposition) && !utterance.is_capitalised(at));
    // "the union representing them", "the lawyer defending Ana Ruiz": the noun before its participle.
    let participle = (first + 1..preposition.unwrap_or(end).saturating_sub(1)).find(|&at| {
        let written = utterance.written(at);
        written.len() > 5
            && written.ends_with("ing")
            && !utterance.is_capitalised(at)
            && (utterance.word(at - 1).is_noun() || at - 1 == first + 1 && utterance.is(first, WordClass::Article))
            && !utterance.word(at).is_noun()
    });
    if let Some(participle) = participle {
        return Some(participle - 1);
    }
    let mut head = preposition.unwrap_or(end).checked_sub(1)?;
    // "two people briefed on the talks", "officials familiar with the plan"
    let modifies = |at: usize| {
        let led_by = utterance.is(at, WordClass::Finite) && utterance.reads(at + 1, "by");
        led_by
            || utterance.tokens[at].is_past()
            || utterance.reads_any(at, &["familiar", "close", "present", "involved", "aware", "opposed", "able"])
    };
    while preposition.is_some() && head > first && modifies(head) && !utterance.is_capitalised(head) && !utterance.word(head).is_noun() {
        head -= 1;
    }
    // "Diplomats present said"
    let trails = |at: usize| utterance.reads_any(at, &["present", "involved", "concerned", "alike"]);
    if head > first && trails(head) && utterance.word(head - 1).is_noun() {
        head -= 1;
    }
    (head >= first && utterance.is_word(head)).then_some(head)
}
