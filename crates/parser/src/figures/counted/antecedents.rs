//! The noun that a number leaves out: what was counted before, or the subject of its verb.

use super::people::{befell, people_named, suffers};
use super::{REST, WINDOW, elide, past_determiners};
use crate::figures::Draft;
use crate::figures::nouns::{self, NounPhrase, noun_phrase};
use crate::figures::relations::Memory;
use crate::figures::tokens::{Kind, Tokens};
use lexicon::numbers::{Part, VerbForm, WordRole};
use record::{FigureKind, Qualifier};

/// The noun counted before, in this sentence or an earlier one.
pub(super) fn antecedent(tokens: &Tokens, draft: &mut Draft, before: &[Draft], memory: &Memory) {
    let next = tokens.get(draft.reached);
    // "ranked 158th of 180": nobody says of what.
    if before
        .last()
        .is_some_and(|other| other.figure.kind == FigureKind::Rank && draft.first - other.end <= 3)
    {
        draft.figure.kind = FigureKind::Number;
        return;
    }
    // "ratings of 999", "a majority of 20": the measure is named, and what was counted before is another thing.
    let measured = tokens.before(draft.first, 1).is_some_and(|token| token.is("of"))
        && tokens.before(draft.first, 2).is_some_and(|noun| {
            noun.is_word()
                && noun.part().is_none()
                && noun.numeral().is_none()
                && noun.verb().is_none_or(|(_, form)| matches!(form, VerbForm::Base | VerbForm::Third))
                && !noun.is_one_of(&["total", "number", "average", "maximum", "minimum", "sum", "out"])
        });
    if measured {
        draft.figure.kind = FigureKind::Number;
        return;
    }
    // "killed eight", "after arresting nine": those are people.
    if suffers(tokens, draft.first) {
        let person = before
            .iter()
            .rev()
            .find(|other| suffers(tokens, other.first) || other.noun.is_some_and(|(_, end)| tokens.list[end - 1].has(WordRole::Person)));
        let noun = person.and_then(|other| Some((other.figure.counted.clone()?, other.figure.counted_head.clone()?)));
        let (phrase, head) = noun.unwrap_or_else(|| ("people".into(), "people".into()));
        elide(draft, &phrase, &head);
        return;
    }
    // "the number of judges from nine to seven".
    if let Some(phrase) = draft.figure.change.as_ref().and_then(|_| number_of(tokens, draft.first)) {
        let span = tokens.list[phrase.first..phrase.end]
            .iter()
            .map(|token| token.text)
            .collect::<Vec<_>>()
            .join(" ");
        elide(draft, &span, &nouns::singular(&tokens.list[phrase.head]));
        return;
    }
    if draft.figure.qualifier == Qualifier::Vague {
        let pointer = next.is_some_and(|token| token.is("of") || token.is_one_of(REST));
        if !pointer {
            elide(draft, "people", "people");
            return;
        }
    }
    let counts = |other: &&Draft| {
        let head = other.figure.counted_head.as_deref();
        matches!(other.figure.kind, FigureKind::Count | FigureKind::Ratio) && head.is_some_and(|head| head != "time")
    };
    // "106 protesters in 21 cities ... as many as 200": not so many cities.
    let same = before
        .iter()
        .rev()
        .filter(counts)
        .find(|other| !other.place)
        .or_else(|| before.iter().rev().find(counts));
    if let Some(other) = same {
        let (phrase, head) = (
            other.figure.counted.clone().unwrap_or_default(),
            other.figure.counted_head.clone().unwrap_or_default(),
        );
        elide(draft, &phrase, &head);
        return;
    }
    if befell(tokens, draft.reached) {
        let counted = memory.last_noun().map(|(phrase, head)| (phrase.to_owned(), head.to_owned()));
        let (phrase, head) = people_named(tokens, draft.first, true)
            .or(counted)
            .or_else(|| memory.last_people(true))
            .unwrap_or_else(|| ("people".into(), "people".into()));
        elide(draft, &phrase, &head);
        return;
    }
    // A bare number needs something that shows a count: a verb, "of", "more", a bound.
    let shows =
        next.is_none_or(|token| token.is_word() || matches!(token.kind, Kind::Mark('.' | ',' | ';' | ')' | '”' | '"' | ':' | '–' | '—')));
    if let Some((phrase, head)) = memory.last_noun().filter(|_| shows) {
        let (phrase, head) = (phrase.to_owned(), head.to_owned());
        elide(draft, &phrase, &head);
        draft.figure.confidence = 0.8;
        return;
    }
    // "The jurors were sent home because only ten turned up": who does what a verb after it says.
    let does = next.is_some_and(|next| next.part() == Some(Part::Auxiliary) || next.verb().is_some());
    if does && let Some((phrase, head)) = people_named(tokens, draft.first, false).or_else(|| memory.last_people(false)) {
        elide(draft, &phrase, &head);
        draft.figure.confidence = 0.8;
        return;
    }
    draft.figure.kind = FigureKind::Number;
    draft.figure.confidence = 0.7;
}

/// "Nurses from four hospitals, 2,300 in all, walked out": the noun that begins the clause.
pub(super) fn in_all(tokens: &Tokens, draft: &Draft) -> Option<NounPhrase> {
    let sums = [
        &["in", "all"][..],
        &["in", "total"],
        &["all", "told"],
        &["altogether"],
        &["in", "number"],
        &["strong"],
    ];
    sums.iter().find_map(|words| tokens.match_at(draft.end, words))?;
    let comma = draft.first.checked_sub(1).filter(|&at| tokens.list[at].is_mark(','))?;
    let clause = (0..comma)
        .rev()
        .take(WINDOW)
        .take_while(|&at| !matches!(tokens.list[at].kind, Kind::Mark(_)))
        .last()?;
    noun_phrase(tokens, past_determiners(tokens, clause), false).filter(|phrase| phrase.end <= comma)
}

/// The subject of a bare number: "Attendance did not exceed 500", "Arrests in the capital rose
/// sharply to 3,100", "the number of open berths at somewhere between 60 and 70".
pub(super) fn subject(tokens: &Tokens, first: usize) -> Option<NounPhrase> {
    let Some(verb) = measured_next_to(tokens, first).or_else(|| measured_before(tokens, first)) else {
        // "would cut the number of judges from nine to seven".
        let end = tokens.before(first, 1).is_some_and(|before| before.is_one_of(&["from", "to"]));
        return if end { number_of(tokens, first) } else { None };
    };
    if verb == 0 {
        return None;
    }
    number_of(tokens, verb).or_else(|| subject_of(tokens, verb))
}

/// The first token of the small words and verbs right before the number, where one of them
/// measures: "did not exceed 500", "had already reached 12".
fn measured_next_to(tokens: &Tokens, first: usize) -> Option<usize> {
    // The qualifier may hold the verb: "did not exceed".
    let mut at = first;
    let mut verb = tokens.list[first].verb().is_some() && !tokens.list[first].is_one_of(&["estimated", "reported"])
        || tokens.list[first].is_one_of(&["did", "does", "not", "do", "cannot"]);
    while at > 0 && first - at < WINDOW {
        let token = &tokens.list[at - 1];
        if token.has(WordRole::Measuring) && !nouns::is_plural(token) {
            verb = true;
        } else if token.is_one_of(&[
            "at",
            "to",
            "by",
            "not",
            "now",
            "had",
            "has",
            "have",
            "did",
            "will",
            "would",
            "could",
            "anywhere",
            "from",
            "already",
            "since",
            "currently",
            "about",
        ]) {
            verb |= token.is("at");
        } else {
            break;
        }
        at -= 1;
    }
    verb.then_some(at)
}

/// The verb of a movement that ends at the number, over what says how far and since when: "rose
/// sharply to 3,100", "dropped from 70 in May to 22".
fn measured_before(tokens: &Tokens, first: usize) -> Option<usize> {
    if !tokens.before(first, 1)?.is_one_of(&["to", "from", "at"]) {
        return None;
    }
    let verb = (2..=WINDOW)
        .map_while(|back| Some((first.checked_sub(back)?, tokens.before(first, back)?)))
        .take_while(|(_, token)| !matches!(token.kind, Kind::Mark(';' | ':' | '.' | '(' | '”')) && token.part() != Some(Part::Conjunction))
        .find(|(at, token)| {
            let be = tokens.before(*at, 1).is_some_and(|before| before.part() == Some(Part::Auxiliary));
            token.verb().is_some() && token.part().is_none() || token.change().is_some() && be
        })?;
    let (at, token) = verb;
    let moves = token.has(WordRole::Measuring) || token.has(WordRole::Moving) || token.change().is_some() && token.verb().is_none();
    (moves && !token.has(WordRole::Transitive) && !nouns::is_plural(token)).then_some(at)
}

/// The subject of the verb at `verb`: "The toll from that strike had risen" gives the toll.
fn subject_of(tokens: &Tokens, verb: usize) -> Option<NounPhrase> {
    let mut at = verb;
    while tokens.before(at, 1).is_some_and(|before| {
        before.part() == Some(Part::Auxiliary) || before.is_one_of(&["not", "now", "also", "more", "than", "nearly", "almost", "already"])
    }) {
        at -= 1;
    }
    let mut phrase = noun_before(tokens, at)?;
    while let Some(outer) = noun_of_place(tokens, phrase.first) {
        phrase = outer;
    }
    Some(phrase)
}

/// The nouns that end before `at`.
fn noun_before(tokens: &Tokens, at: usize) -> Option<NounPhrase> {
    let head = at.checked_sub(1)?;
    let token = tokens.list[head];
    let rate = tokens.before(head, 1).is_some_and(|before| before.is_one_of(&["a", "an", "per"]))
        && token.known.is_some_and(|known| !known.units.is_empty());
    let verb = token.verb().is_some()
        && tokens
            .before(head, 1)
            .is_some_and(|before| before.is("to") || before.part() == Some(Part::Auxiliary));
    let past = matches!(token.verb(), Some((_, VerbForm::Past | VerbForm::Participle))) && !nouns::is_plural(&token);
    if rate || verb || past || !token.is_word() || token.part().is_some() || token.is_digits() {
        return None;
    }
    let mut first = head;
    while first > 0 && head - first < WINDOW {
        let before = &tokens.list[first - 1];
        if !before.is_word() || before.part().is_some() || before.verb().is_some_and(|(_, form)| form != VerbForm::Base) {
            break;
        }
        first -= 1;
    }
    Some(NounPhrase { first, end: at, head })
}

/// "The toll from that strike": the noun whose place, object or content the phrase at `first` is.
fn noun_of_place(tokens: &Tokens, first: usize) -> Option<NounPhrase> {
    let determiner = usize::from(tokens.before(first, 1)?.part() == Some(Part::Determiner));
    let preposition = first.checked_sub(1 + determiner)?;
    let noun = preposition.checked_sub(1)?;
    let token = &tokens.list[noun];
    let common = !token.is_capitalised() || noun == 0 || nouns::is_plural(token);
    let is_noun = token.is_word() && token.part().is_none() && (token.verb().is_none() || nouns::is_plural(token));
    let links = tokens.list[preposition].is_one_of(&[
        "from", "in", "at", "after", "across", "for", "on", "of", "to", "by", "against", "among",
    ]);
    if !links || !common || !is_noun {
        return None;
    }
    let compound = noun > 0 && {
        let before = &tokens.list[noun - 1];
        before.is_word() && before.part().is_none() && before.verb().is_none() && before.numeral().is_none()
    };
    Some(NounPhrase {
        first: noun - usize::from(compound),
        end: noun + 1,
        head: noun,
    })
}

/// "the number of people living on less than $2 a day fell by 1.1 billion": what is numbered.
fn number_of(tokens: &Tokens, at: usize) -> Option<NounPhrase> {
    let after = (2..=WINDOW).find_map(|back| {
        let of = at.checked_sub(back)?;
        (tokens.list[of].is("number") && tokens.list[of + 1].is("of")).then_some(of + 2)
    })?;
    noun_phrase(tokens, past_determiners(tokens, after), false).filter(|phrase| phrase.end <= at)
}
