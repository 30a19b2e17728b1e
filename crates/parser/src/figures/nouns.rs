//! What a number counts: the noun phrase after it and its head.
//!
//! "40 small and middling fishing boats – among them ..." gives the phrase and the head `boat`. Without a tagger: the phrase ends at a small word, a mark, or a verb after a noun,
//! and the plural that ends it is its head.

use lexicon::numbers::{Part, VerbForm};

use super::tokens::{Kind, Token, Tokens};

/// Words before a noun that point at it, and say no number.
pub(crate) const DETERMINERS: &[&str] = &["the", "a", "an", "all", "its", "their", "these", "those"];

/// A counted phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// The head noun.
    pub head: usize,
}

/// The phrase that begins at `at`, right after a number.
pub(crate) fn noun_phrase(tokens: &Tokens, at: usize, singular: bool) -> Option<NounPhrase> {
    // "doubled to 640 last year": when, not what.
    let last = tokens.get(at).is_some_and(|word| word.is_one_of(&["last", "next", "this"]));
    if last
        && tokens
            .get(at + 1)
            .is_some_and(|unit| unit.known.is_some_and(|known| !known.units.is_empty()))
    {
        return None;
    }
    let mut next = at;
    // "28 of the delegations" and "47-member council" are entered by the caller.
    let mut head: Option<usize> = None;
    let first = at;
    while let Some(token) = tokens.get(next) {
        if next - at > 9 {
            break;
        }
        if !token.is_word() {
            // A hyphen inside a compound, or an opening quotation mark.
            let inside = token.is_hyphen() && token.glued && tokens.get(next + 1).is_some_and(|after| after.glued && after.is_word());
            let quote = matches!(token.text, "“" | "‘" | "\"") && next == at;
            // "30 women, children and men" stops; "a 30-year, hard-fought war" is rare.
            if inside || quote {
                next += 1;
                continue;
            }
            break;
        }
        if token.is("and")
            && head.is_none()
            && !singular
            && next > at
            && tokens.get(next + 1).is_some_and(starts_noun_phrase)
            && leads_to_plural(tokens, next + 1)
        {
            next += 1;
            continue;
        }
        if let Some(past) = numbered_name(tokens, next) {
            next = past;
            continue;
        }
        if token.part().is_some()
            && !(token.is_one_of(&[
                "more", "other", "few", "such", "online", "overseas", "very", "most", "like", "pending",
            ]) && next == at)
        {
            break;
        }
        if head.is_some_and(|_| ends_before_verb(token)) {
            break;
        }
        if next > at
            && is_finite(token)
            && !is_plural(token)
            && head_so_far(tokens, first, next).is_some()
            && !is_adjectival(tokens, next, singular)
        {
            break;
        }
        if token.numeral().is_some_and(|role| {
            !matches!(
                role,
                lexicon::numbers::Numeral::Suffix(_) | lexicon::numbers::Numeral::Ordinal(_) | lexicon::numbers::Numeral::Part(_)
            )
        }) {
            break;
        }
        if matches!(token.verb(), Some((_, VerbForm::Gerund)))
            && tokens.get(next + 1).is_some_and(|after| after.part() == Some(Part::Preposition))
            && head_so_far(tokens, first, next).is_some()
        {
            break;
        }
        if is_plural(token) && !is_modifier_plural(tokens, next) {
            let last = second_noun(tokens, at, next).unwrap_or(next);
            head = Some(last);
            next = last + 1;
            break;
        }
        next += 1;
    }
    let end = next;
    let head = head.or_else(|| head_so_far(tokens, first, end))?;
    // "16 found fault": a verb and its object, since what 16 count would be a plural.
    let acts = |at: usize| matches!(tokens.list[at].verb(), Some((_, VerbForm::Past | VerbForm::Participle)));
    if !singular && head == first + 1 && acts(first) && !is_plural(&tokens.list[head]) && !tokens.list[first].is_capitalised() {
        return None;
    }
    let last = if tokens.get(head).is_some() { head + 1 } else { end };
    let end = if last > first { last } else { end };
    // The quotation mark is no part of the phrase.
    let first = if tokens.get(first).is_some_and(|token| matches!(token.text, "“" | "‘" | "\"")) {
        first + 1
    } else {
        first
    };
    let first = if tokens.get(first).is_some_and(|token| token.is_one_of(&["more", "other"])) && first + 1 < end {
        first + 1
    } else {
        first
    };
    (first < end).then_some(NounPhrase { first, end, head })
}

/// "21 states and territories": two bare plurals that share one count. Where a verb stands before
/// the count and another after the second noun, that noun is a subject of its own: "jailed 12
/// students and teachers walked out".
fn second_noun(tokens: &Tokens, number_end: usize, first: usize) -> Option<usize> {
    let noun = first + 2;
    let plural = |at: usize| tokens.get(at).is_some_and(|noun| noun.is_word() && is_plural(noun));
    if first != number_end || !tokens.get(first + 1)?.is("and") || !plural(first) || !plural(noun) || tokens.list[noun].verb().is_some() {
        return None;
    }
    let after = tokens.get(noun + 1);
    let modifies = after.is_some_and(|after| after.is_word() && after.part().is_none() && after.verb().is_none());
    let predicate = after.is_some_and(|after| after.verb().is_some() || after.part() == Some(Part::Auxiliary));
    let object = (1..=6)
        .map_while(|back| tokens.before(number_end, back).filter(|token| !matches!(token.kind, Kind::Mark(_))))
        .any(|token| token.verb().is_some());
    (!(modifies || predicate && object)).then_some(noun)
}

/// "31 Leopard 2 tanks", "41 Grade 6 pupils", "four Mi-24 helicopters": a name with its number
/// before the noun. Gives the place of the noun.
fn numbered_name(tokens: &Tokens, at: usize) -> Option<usize> {
    if !tokens.get(at)?.is_capitalised() {
        return None;
    }
    let hyphen = usize::from(tokens.get(at + 1)?.is_hyphen() && tokens.get(at + 1)?.glued);
    let digits = tokens.get(at + 1 + hyphen)?.digits()?;
    let label = !digits.grouped && !digits.decimal && digits.count <= 4;
    let noun = at + 2 + hyphen;
    (label && tokens.get(noun).is_some_and(|noun| noun.is_word() && !noun.glued) && leads_to_plural(tokens, noun)).then_some(noun)
}

/// The last word before `end` that can be a noun.
fn head_so_far(tokens: &Tokens, first: usize, end: usize) -> Option<usize> {
    (first..end).rev().find(|&at| {
        let token = &tokens.list[at];
        token.is_word()
            && token.part().is_none()
            && !token.text.ends_with("ly")
            && !matches!(token.verb(), Some((_, VerbForm::Past | VerbForm::Participle | VerbForm::Third)))
            || token.is_word() && token.known.is_some_and(|known| known.singular.is_some())
    })
}

fn leads_to_plural(tokens: &Tokens, at: usize) -> bool {
    (at..at + 5)
        .map_while(|at| {
            tokens
                .get(at)
                .filter(|token| token.is_word() && token.part().is_none() && token.numeral().is_none())
        })
        .any(is_plural)
}

/// "were", "said", "spoke": a verb that is no noun.
fn is_finite(token: &Token) -> bool {
    matches!(token.verb(), Some((_, VerbForm::Past | VerbForm::Participle | VerbForm::Third)))
}

fn ends_before_verb(token: &Token) -> bool {
    token.verb().is_some()
}

/// "six newly registered parties": a participle before its noun.
fn is_adjectival(tokens: &Tokens, at: usize, singular: bool) -> bool {
    !singular && leads_to_plural(tokens, at + 1)
}

/// Plurals that modify: "human rights institutions", "sports clubs".
fn is_modifier_plural(tokens: &Tokens, at: usize) -> bool {
    let Some(next) = tokens
        .get(at + 1)
        .filter(|next| next.is_word() && next.part().is_none() && next.numeral().is_none())
    else {
        return false;
    };
    let word = tokens.list[at];
    if word.text.ends_with("’") || word.text.ends_with("'") {
        return true;
    }
    is_plural(next)
        && next.verb().is_none_or(|(_, form)| {
            // "seven nurses plans to quit" is a slip; "sports clubs in" is none.
            let object = |after: &Token| matches!(after.part(), Some(Part::Determiner | Part::Pronoun)) || after.is("to");
            form != VerbForm::Third || !tokens.get(at + 2).is_some_and(object)
        })
        && next.text.len() > 3
        || word.is_one_of(&[
            "rights",
            "sports",
            "arms",
            "goods",
            "women",
            "news",
            "savings",
            "customs",
            "communications",
            "systems",
            "affairs",
            "operations",
            "police",
            "staff",
            "youth",
            "crew",
            "media",
            "data",
        ]) && tokens.get(at + 2).is_some_and(|after| after.is_word() && is_plural(after))
        || word.is_one_of(&[
            "police",
            "staff",
            "youth",
            "media",
            "troop",
            "data",
            "fish",
            "livestock",
            "personnel",
            "army",
        ]) && is_plural(next)
}

/// Whether the word is a plural by form.
pub(crate) fn is_plural(token: &Token) -> bool {
    if let Some(known) = token.known {
        if known.singular.is_some() {
            return true;
        }
        if known.part.is_some() {
            return false;
        }
    }
    let text = token.text;
    // "NGOs", "EVs".
    let capitals = text.len() == 3 && text.as_bytes()[..2].iter().all(u8::is_ascii_uppercase);
    (text.len() > 3 || capitals)
        && text.ends_with('s')
        && !text.ends_with("ss")
        && !text.ends_with("us")
        && !text.ends_with("is")
        && !text.ends_with("’s")
        && !text.ends_with("'s")
}

/// Whether a noun phrase can begin with this word: no small word, no plain verb.
pub(crate) fn starts_noun_phrase(token: &Token) -> bool {
    token.is_word()
        && token.part().is_none()
        && !token.text.ends_with("ly")
        && !matches!(token.verb(), Some((_, VerbForm::Past | VerbForm::Third)) if !is_plural(token) && !token.text.ends_with("ed"))
}

/// A phrase as written, and its head in the singular.
pub(crate) fn said(text: &str, tokens: &Tokens, phrase: NounPhrase) -> (String, String) {
    let words = &text[tokens.list[phrase.first].start..tokens.list[phrase.end - 1].end];
    (words.to_owned(), singular(&tokens.list[phrase.head]))
}

/// The singular of a noun, lower case.
pub(crate) fn singular(token: &Token) -> String {
    let lower = token.text.to_lowercase().replace('’', "'");
    let lower = lower.trim_end_matches("'s").trim_end_matches('\'').to_owned();
    if let Some(singular) = token.known.and_then(|known| known.singular.as_ref()) {
        return singular.clone();
    }
    if !is_plural(token) {
        return lower;
    }
    if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["xes", "ches", "shes", "sses"] {
        if lower.ends_with(ending) {
            return lower[..lower.len() - 2].to_owned();
        }
    }
    lower.strip_suffix('s').map_or(lower.clone(), str::to_owned)
}

/// The side that a list of votes gives a number to: "In favour (17): ...", "Against: 19". What
/// is counted, its head and its polarity.
pub(crate) fn vote_label(tokens: &Tokens, first: usize, end: usize) -> Option<(&'static str, &'static str, Option<&'static str>)> {
    let mark = tokens.before(first, 1)?;
    let label = first - 1;
    let bracket = mark.is_mark('(') && tokens.get(end)?.is_mark(')');
    let colon = mark.is_mark(':') && tokens.get(end).is_none_or(|next| !next.is_word() && !next.is_mark('%'));
    if !bracket && !colon {
        return None;
    }
    let favour = ("votes in favour", "vote", Some("supportive"));
    let against = ("votes against", "vote", Some("critical"));
    let abstentions = ("abstentions", "abstention", None);
    let labels: [(&[&str], _); 9] = [
        (&["in", "favour"], favour),
        (&["in", "favor"], favour),
        (&["for"], favour),
        (&["against"], against),
        (&["abstentions"], abstentions),
        (&["abstention"], abstentions),
        (&["abstaining"], abstentions),
        (&["abstained"], abstentions),
        (&["abstain"], abstentions),
    ];
    let (words, found) = labels
        .iter()
        .find_map(|(words, found)| tokens.match_before(label, words).map(|_| (*words, *found)))?;
    // A label begins a list or a line of one; "those against (19)" in running text is none.
    let word = label - words.len();
    let lists = bracket && tokens.get(end + 1).is_some_and(|next| next.is_mark(':'));
    let begins = tokens.before(word, 1).is_none_or(|before| !before.is_word());
    (lists || begins).then_some(found)
}
