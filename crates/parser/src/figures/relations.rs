//! How figures hang together: parts of a whole, the same amount in another form, the same
//! claim again.
//!
//! "Of the 36 delegations, only eight were critical while the 28 spoke in favour": eight and
//! 28 are parts of 36. "1.2 trillion riel ($293 million)": the second restates the first.

use std::collections::VecDeque;

use lexicon::Numbers;
use record::{FigureKind, Qualifier, Span};

use super::Draft;
use super::counted::people_named;
use super::nouns::DETERMINERS;
use super::tokens::{Kind, Tokens};

/// How many earlier figures can be referred to.
const KEPT: usize = 16;

/// How many sentences back a noun can be that a number leaves out.
const NEAR: usize = 2;

/// What later sentences can refer to.
#[derive(Debug)]
pub(crate) struct Memory<'a> {
    figures: VecDeque<Kept>,
    sentence: usize,
    text: &'a str,
    numbers: &'a Numbers,
    /// The sentences that a noun can be taken from, the nearest last.
    passed: [Span; NEAR],
}

#[derive(Debug)]
struct Kept {
    sentence: usize,
    id: String,
    value: Option<f64>,
    counted: String,
    head: String,
    kind: FigureKind,
    polarity: Option<String>,
    part_of: Option<String>,
    place: bool,
}

impl<'a> Memory<'a> {
    pub(crate) fn new(text: &'a str, numbers: &'a Numbers) -> Memory<'a> {
        Memory {
            figures: VecDeque::new(),
            sentence: 0,
            text,
            numbers,
            passed: [Span::new(0, 0); NEAR],
        }
    }

    /// The people named last in the sentences before, as written and in the singular: "The raid
    /// was aimed at militants. Eight were killed". Those who did something there are no victims
    /// of it. The words are read only where a number asks for them.
    pub(crate) fn last_people(&self, victims: bool) -> Option<(String, String)> {
        let mut tokens = Tokens::default();
        self.passed.iter().rev().find_map(|sentence| {
            tokens.read(self.text, *sentence, self.numbers);
            people_named(&tokens, tokens.list.len(), victims)
        })
    }

    /// The phrase and head counted last.
    pub(crate) fn last_noun(&self) -> Option<(&str, &str)> {
        let near = || {
            let near = self.figures.iter().rev().take_while(|kept| self.sentence - kept.sentence <= NEAR);
            near.filter(|kept| kept.kind == FigureKind::Count && kept.value != Some(1.0))
        };
        let kept = near().find(|kept| !kept.place).or_else(|| near().next())?;
        Some((&kept.counted, &kept.head))
    }

    /// Goes past a sentence.
    pub(crate) fn pass(&mut self, sentence: Span) {
        self.passed.rotate_left(1);
        self.passed[NEAR - 1] = sentence;
        self.sentence += 1;
    }

    fn keep(&mut self, draft: &Draft) {
        let figure = &draft.figure;
        if self.figures.len() == KEPT {
            self.figures.pop_front();
        }
        self.figures.push_back(Kept {
            sentence: self.sentence,
            id: figure.id.clone(),
            value: figure.value,
            counted: figure.counted.clone().unwrap_or_default(),
            head: figure.counted_head.clone().unwrap_or_default(),
            kind: figure.kind,
            polarity: figure.polarity.clone(),
            part_of: figure.part_of.clone(),
            place: draft.place,
        });
    }

    /// The figure that a part of `head` with `value` is a part of.
    fn whole(&self, head: &str, value: f64) -> Option<&Kept> {
        self.figures.iter().rev().take(6).find(|kept| {
            kept.kind == FigureKind::Count && kept.head == head && kept.value.is_some_and(|whole| whole > value) && kept.part_of.is_none()
        })
    }
}

/// Ties the drafts of a sentence to one another and to earlier figures.
pub(crate) fn relate(tokens: &Tokens, drafts: &mut [Draft], memory: &mut Memory) {
    for at in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let Some((draft, after)) = rest.split_first_mut() else { break };
        let before = super::counted::recent(before);
        draft.figure.part_of = whole_after(tokens, draft, after)
            .or_else(|| whole_before(tokens, draft, before))
            .or_else(|| whole_of_whom(tokens, draft, before))
            .or_else(|| whole_in_memory(tokens, draft, before, memory));
        draft.figure.equivalent_of = restated(tokens, draft, before);
    }
    parts_after_a_colon(tokens, drafts);
    // "Twelve of the 20 speakers expressed concern": the 20 did not.
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let whole = &mut rest[0].figure;
        if before.last().is_some_and(|part| part.figure.part_of.as_ref() == Some(&whole.id)) {
            whole.polarity = None;
            whole.predicate = None;
            whole.negated = false;
        }
    }
    for draft in drafts.iter_mut() {
        if draft.figure.definite
            && let Some(same) = memory.figures.iter().rev().find(|kept| {
                kept.value.is_some() && kept.value == draft.figure.value && Some(kept.head.as_str()) == draft.figure.counted_head.as_deref()
            })
        {
            draft.figure.same_as = Some(same.id.clone());
            if draft.figure.polarity.is_none() {
                draft.figure.polarity = same.polarity.clone();
            }
        }
    }
    inherit_time(drafts);
    for draft in drafts.iter().filter(|draft| super::counted::is_referable(&draft.figure)) {
        memory.keep(draft);
    }
}

/// "28 of the 36 delegations", "two-thirds of the 47 members", "163 out of 205".
fn whole_after(tokens: &Tokens, draft: &Draft, after: &[Draft]) -> Option<String> {
    let next = after.first()?;
    if !matches!(draft.figure.kind, FigureKind::Count | FigureKind::Ratio | FigureKind::Vote) || next.figure.kind != FigureKind::Count {
        return None;
    }
    let between = tokens.list.get(draft.end..next.first)?;
    let of = between.iter().position(|token| token.is("of"))?;
    let determiners = between[of + 1..].iter().all(|token| {
        token.is_one_of(DETERMINERS) || token.is_one_of(&["total", "some"]) || token.text.ends_with("’s") || token.text.ends_with("'s")
    });
    // "One review of 14 studies" is no part of them.
    let own_noun = of == 0
        || between[..of]
            .iter()
            .all(|token| token.is_one_of(&["out", "seats", "members", "votes", "more"]))
        || draft.figure.counted_head == next.figure.counted_head;
    let lead = own_noun && between[..of].iter().all(|token| token.is_word()) && of <= 2;
    let smaller =
        draft.figure.kind == FigureKind::Ratio || draft.figure.value.or(draft.figure.upper)? <= next.figure.value.or(next.figure.upper)?;
    (determiners && lead && smaller && between.len() <= of + 4).then(|| next.figure.id.clone())
}

/// "Of the 36 delegations ..., only eight were critical", "among the 28 were nine ...".
fn whole_before(tokens: &Tokens, draft: &Draft, before: &[Draft]) -> Option<String> {
    if draft.figure.kind != FigureKind::Count && draft.figure.kind != FigureKind::Ratio {
        return None;
    }
    let whole = before.iter().find(|other| {
        let lead = tokens
            .before(other.first, 1)
            .is_some_and(|token| token.is_one_of(&["the", "these", "those", "its", "all", "their"]));
        let of = if lead {
            tokens.before(other.first, 2)
        } else {
            tokens.before(other.first, 1)
        };
        let place = other.first - usize::from(lead);
        of.is_some_and(|token| token.is_one_of(&["of", "among", "amongst"]))
            && (place <= 1
                || tokens
                    .before(place, 2)
                    .is_some_and(|token| !token.is_word() || token.is_one_of(&["that", "and", "but", "out"])))
    })?;
    let same_noun =
        draft.figure.counted_elided || draft.figure.counted_head == whole.figure.counted_head || draft.figure.kind == FigureKind::Ratio;
    let smaller = draft.figure.kind == FigureKind::Ratio || draft.figure.value.or(draft.figure.upper)? < whole.figure.value?;
    let same_clause = !tokens.list[whole.end..draft.first]
        .iter()
        .any(|token| token.is_mark(';') || token.is_mark('.'));
    (same_noun && smaller && same_clause && whole.figure.kind == FigureKind::Count).then(|| whole.figure.id.clone())
}

/// "29 speakers took the floor, of whom 21 were critical and eight supportive".
fn whole_of_whom(tokens: &Tokens, draft: &Draft, before: &[Draft]) -> Option<String> {
    if draft.figure.kind != FigureKind::Count || !draft.figure.counted_elided {
        return None;
    }
    let of_whom = tokens
        .match_before(draft.first, &["of", "whom"])
        .or_else(|| tokens.match_before(draft.first, &["of", "which"]))
        .is_some();
    let last = before.iter().rev().find(|other| other.figure.kind == FigureKind::Count)?;
    if of_whom {
        return (last.figure.value.or(last.figure.upper) > draft.figure.value).then(|| last.figure.id.clone());
    }
    // The part after it, joined by "and": the rest of the same whole. "Nine of 31 delegations
    // voiced criticism while 22 spoke in favour": the last part stands before the whole.
    let last = before
        .iter()
        .rev()
        .find(|other| other.figure.part_of.as_deref() == Some(last.figure.id.as_str()))
        .unwrap_or(last);
    let whole = last.figure.part_of.as_ref()?;
    let whole = before.iter().find(|other| other.figure.id == *whole)?;
    let joined = tokens.list[last.end..draft.first]
        .iter()
        .any(|token| token.is_one_of(&["and", "while", "whereas", "but"]));
    let fits = last.figure.value? + draft.figure.value? <= whole.figure.value?;
    (joined && fits && whole.figure.counted_head == draft.figure.counted_head).then(|| whole.figure.id.clone())
}

/// "It accepted 173 of them and noted the remaining 25": parts of a figure of before.
fn whole_in_memory(tokens: &Tokens, draft: &Draft, before: &[Draft], memory: &Memory) -> Option<String> {
    if draft.figure.kind != FigureKind::Count {
        return None;
    }
    let head = draft.figure.counted_head.as_deref()?;
    let value = draft.figure.value.or(draft.figure.upper)?;
    // "Among them, 30 delegations spoke in favour": of those counted before.
    let comma = usize::from(tokens.before(draft.first, 1).is_some_and(|token| token.is_mark(',')));
    let pointer = tokens
        .before(draft.first, 1 + comma)
        .is_some_and(|token| token.is_one_of(&["them", "these", "those"]));
    let among = tokens
        .before(draft.first, 2 + comma)
        .is_some_and(|token| token.is_one_of(&["of", "among", "amongst"]));
    if pointer && among && before.is_empty() {
        return memory.whole(head, value).map(|kept| kept.id.clone());
    }
    let of_them = draft.figure.counted_elided
        && tokens.get(draft.end).is_some_and(|token| token.is("of"))
        && tokens
            .get(draft.end + 1)
            .is_some_and(|token| token.is_one_of(&["them", "those", "these", "which", "whom"]));
    // "The other nine were critical", "the other nine delegations were": the noun may be said again.
    let rest = draft
        .figure
        .focus
        .as_deref()
        .is_some_and(|focus| focus.contains("remaining") || focus == "the other")
        || draft.figure.counted_elided
            && (1..=2).any(|back| {
                tokens
                    .before(draft.first, back)
                    .is_some_and(|token| token.is_one_of(&["leaving", "remaining"]))
            });
    if rest
        && let Some(sibling) = before
            .iter()
            .rev()
            .find(|other| other.figure.part_of.is_some() && other.figure.counted_head.as_deref() == Some(head))
    {
        return sibling.figure.part_of.clone();
    }
    if !of_them && !rest {
        return None;
    }
    let here = before.iter().rev().find(|other| {
        other.figure.kind == FigureKind::Count
            && other.figure.counted_head.as_deref() == Some(head)
            && other.figure.value.is_some_and(|whole| whole > value)
    });
    here.map(|other| other.figure.id.clone())
        .or_else(|| memory.whole(head, value).map(|kept| kept.id.clone()))
}

/// "1.2 trillion riel ($293 million)", "a third of the pupils, or 412 children".
fn restated(tokens: &Tokens, draft: &Draft, before: &[Draft]) -> Option<String> {
    let last = before.last()?;
    let between = tokens.list.get(last.end..draft.first)?;
    let bracket = between.last().is_some_and(|token| token.is_mark('('))
        && between.len() <= 6
        && last.figure.unit != draft.figure.unit
        && between.iter().filter(|token| token.is_mark('(')).count() == 1;
    let or = between.len() >= 2
        && between[between.len() - 1].is("or")
        && between[between.len() - 2].is_mark(',')
        && between.len() <= 9
        && !between[..between.len() - 2]
            .iter()
            .any(|token| matches!(token.kind, Kind::Mark(';' | '.')))
        && last.figure.unit != draft.figure.unit;
    let equivalent = bracket && (draft.figure.kind == FigureKind::Money) == (last.figure.kind == FigureKind::Money) || or;
    if !equivalent {
        return None;
    }
    // "163 out of 205, or 80 per cent" restates the part, not the whole.
    let part = before
        .iter()
        .rev()
        .find(|other| other.figure.part_of.as_deref() == Some(last.figure.id.as_str()));
    Some(part.unwrap_or(last).figure.id.clone())
}

/// "41 speakers: 30 States, two institutions and nine organizations": parts that add up.
fn parts_after_a_colon(tokens: &Tokens, drafts: &mut [Draft]) {
    let Some(colon) = tokens
        .list
        .iter()
        .position(|token| token.is_mark(':') || token.is_mark('—') || token.is_mark('–'))
    else {
        return;
    };
    let Some(whole) = drafts
        .iter()
        .rposition(|draft| draft.end <= colon && draft.figure.kind == FigureKind::Count)
    else {
        return;
    };
    let (value, id) = (drafts[whole].figure.value, drafts[whole].figure.id.clone());
    let counts =
        |draft: &Draft| draft.number > colon && draft.figure.kind == FigureKind::Count && draft.figure.qualifier == Qualifier::Exact;
    let sum: f64 = drafts
        .iter()
        .filter(|draft| counts(draft))
        .filter_map(|draft| draft.figure.value)
        .sum();
    if value != Some(sum) || drafts.iter().filter(|draft| counts(draft)).count() < 2 {
        return;
    }
    for draft in drafts
        .iter_mut()
        .filter(|draft| draft.number > colon && draft.figure.kind == FigureKind::Count)
    {
        draft.figure.part_of = Some(id.clone());
    }
}

/// A part holds for the time of its whole.
fn inherit_time(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(whole) = drafts[at].figure.part_of.clone() else { continue };
        let around = at.saturating_sub(KEPT)..(at + KEPT).min(drafts.len());
        let Some(found) = drafts[around]
            .iter()
            .find(|other| other.figure.id == whole && other.figure.time_text.is_some())
        else {
            continue;
        };
        let from = found.figure.clone();
        let figure = &mut drafts[at].figure;
        if figure.time_text.is_none() {
            figure.time_text = from.time_text;
            figure.time_start = from.time_start;
            figure.time_end = from.time_end;
            figure.time_granularity = from.time_granularity;
            figure.time_basis = from.time_basis;
        }
    }
}
