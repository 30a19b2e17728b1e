//! What is said of the counted things: predicate, side, negation, change, modality.
//!
//! "only eight were critical of the plan" gives `be critical of the plan`, critical. The verb
//! is given in its base form; the rest as written, up to the end of the clause.

mod changes;
mod modality;
mod sides;

use lexicon::Lexicon;
use lexicon::numbers::{Part, VerbForm};
use record::FigureKind;

use super::Draft;
use super::tokens::{Kind, Token, Tokens};
use changes::change;
use modality::modality;
use sides::side;

/// Words of a clause that are looked at, so that a long sentence costs no more than its length.
const WINDOW: usize = 14;

/// Gives every draft of a sentence what is said of it.
pub(crate) fn predicate(text: &str, tokens: &Tokens, drafts: &mut [Draft], lexicon: &Lexicon) {
    for at in 0..drafts.len() {
        let next = drafts.get(at + 1).map_or(tokens.list.len(), |next| next.first);
        let draft = &mut drafts[at];
        let after = subject_predicate(tokens, draft, next);
        // "Abstaining (11):" is a heading of a list, and nothing is said of it.
        let heading = super::nouns::vote_label(tokens, draft.number, draft.end).is_some()
            || draft.figure.kind == FigureKind::Score && tokens.before(draft.number, 1).is_some_and(Token::is_hyphen);
        let found = after.or_else(|| object_predicate(tokens, draft)).filter(|_| !heading);
        if let Some(found) = &found {
            draft.figure.predicate = Some(phrase(text, tokens, found));
            draft.figure.negated |= found.negated;
        }
        side(tokens, draft, found.as_ref(), next, lexicon);
        change(tokens, draft);
        modality(tokens, draft, found.as_ref());
    }
}

/// A verb group and what follows it.
#[derive(Debug, Clone, Copy)]
struct Found<'a> {
    /// Base form of the head verb.
    base: &'a str,
    /// First token of the group.
    start: usize,
    /// First token after the head verb.
    rest: usize,
    /// One past the last token of the clause that is taken.
    end: usize,
    negated: bool,
    future: bool,
}

/// The predicate whose subject is the draft: the verb group right after its noun.
fn subject_predicate<'a>(tokens: &Tokens<'a>, draft: &Draft, limit: usize) -> Option<Found<'a>> {
    if matches!(
        draft.figure.kind,
        FigureKind::Score | FigureKind::Money | FigureKind::Duration | FigureKind::Age | FigureKind::Measure | FigureKind::Temperature
    ) {
        return None;
    }
    let from = draft.reached;
    let mut at = from;
    while at < from + WINDOW {
        let token = tokens.get(at)?;
        if token.is_one_of(&["present", "absent"]) && at == from {
            return Some(Found {
                base: "be",
                start: at,
                rest: at,
                end: at + 1,
                negated: false,
                future: false,
            });
        }
        // A new number, a conjunction or a mark other than a comma ends the search.
        if at >= limit && limit > from
            || matches!(token.kind, Kind::Mark(';' | ':' | '.' | '(' | '—' | '–'))
            || at > from && token.part() == Some(Part::Conjunction) && !token.is("that")
        {
            return None;
        }
        if token.is_word() && is_verb_start(tokens, at) {
            return verb_group(tokens, at);
        }
        // "eight supportive, the mission said": another subject.
        let new_subject = token.is_mark(',')
            && tokens.get(at + 1).is_some_and(|next| {
                matches!(next.part(), Some(Part::Determiner | Part::Pronoun | Part::Conjunction))
                    && !next.is_one_of(&["who", "which", "most", "many", "all", "both", "some"])
                    || next.is_capitalised()
            });
        if new_subject || token.is_mark(',') && at > from + 8 {
            return None;
        }
        at += 1;
    }
    None
}

fn is_verb_start(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    if token.part() == Some(Part::Auxiliary) {
        return true;
    }
    match token.verb() {
        Some((_, VerbForm::Past | VerbForm::Participle)) => true,
        Some((_, VerbForm::Third)) => !super::nouns::is_plural(token),
        Some((_, VerbForm::Base)) => {
            // "workers say", not "of trade", "the support".
            let before = tokens.before(at, 1);
            before.is_some_and(|before| {
                before.is_word() && super::nouns::is_plural(before)
                    || before.is_one_of(&["still", "never", "also", "now", "already", "often", "not", "who", "that"])
            })
        }
        _ => false,
    }
}

/// Reads the verb group that begins at `start`: auxiliaries, "not", adverbs, the head verb.
fn verb_group<'a>(tokens: &Tokens<'a>, start: usize) -> Option<Found<'a>> {
    let mut at = start;
    let mut base: Option<&'a str> = None;
    let mut be = false;
    let mut negated = false;
    let mut future = false;
    while let Some(token) = tokens.get(at) {
        if !token.is_word() || at > start + 6 {
            break;
        }
        if token.part() == Some(Part::Auxiliary) {
            negated |= token.text.ends_with("n’t") || token.text.ends_with("n't") || token.is("cannot");
            future |= token.is_one_of(&["will", "would", "could", "may", "might", "should", "shall", "must"]);
            be |= token.verb().is_some_and(|(base, _)| base == "be") || token.is_one_of(&["being", "been"]);
            at += 1;
        } else if token.is_one_of(&["not", "never"]) {
            negated = true;
            at += 1;
        } else if token.part() == Some(Part::Adverb) || token.text.ends_with("ly") {
            at += 1;
        } else if base.is_none()
            && let Some((verb, _)) = token.verb()
        {
            base = Some(verb);
            at += 1;
            break;
        } else {
            break;
        }
    }
    // "were critical", "was home to": the copula is the head.
    let (base, rest) = match base {
        Some(_) if be => ("be", at - 1),
        Some(base) => (base, at),
        None if be => ("be", at),
        None => {
            // "nine did not": the auxiliary stands for the verb.
            let last = tokens.list[start..at]
                .iter()
                .rev()
                .find(|token| !token.is_one_of(&["not", "never"]))?;
            (last.verb()?.0, at)
        }
    };
    Some(Found {
        base,
        start,
        rest,
        end: clause_end(tokens, rest),
        negated,
        future,
    })
}

fn clause_end(tokens: &Tokens, from: usize) -> usize {
    let mut at = from;
    while at < from + WINDOW {
        let Some(token) = tokens.get(at) else { break };
        if matches!(token.kind, Kind::Mark(_)) && !token.is_hyphen() && !matches!(token.text, "’" | "'" | "/" | "$" | "%")
            || token.is_one_of(&[
                "while",
                "when",
                "after",
                "before",
                "but",
                "according",
                "because",
                "although",
                "since",
                "whereas",
                "who",
                "which",
                "as",
            ])
        {
            break;
        }
        at += 1;
    }
    at
}

/// The predicate whose object is the draft: the nearest verb before it in the clause.
fn object_predicate<'a>(tokens: &Tokens<'a>, draft: &Draft) -> Option<Found<'a>> {
    let first = draft.first;
    for back in 1..=WINDOW {
        let at = first.checked_sub(back)?;
        let token = &tokens.list[at];
        if matches!(token.kind, Kind::Mark(';' | '.' | ':')) {
            return None;
        }
        let Some((base, form)) = token.verb() else { continue };
        let verb = match form {
            VerbForm::Past | VerbForm::Participle | VerbForm::Gerund => true,
            VerbForm::Third => !super::nouns::is_plural(token) || tokens.before(at, 1).is_some_and(|before| before.is_capitalised()),
            VerbForm::Base => tokens.before(at, 1).is_some_and(|before| {
                before.is("to")
                    || before.part() == Some(Part::Auxiliary)
                    || super::nouns::is_plural(before)
                    || before.part() == Some(Part::Pronoun)
            }),
        };
        if !verb {
            continue;
        }
        // "have accepted", "did not accept": the whole group.
        let mut start = at;
        while start > 0
            && (tokens.list[start - 1].part() == Some(Part::Auxiliary) || tokens.list[start - 1].is_one_of(&["not", "never", "to", "also"]))
            && at - start < 5
        {
            start -= 1;
        }
        let group = &tokens.list[start..at];
        let negated = group
            .iter()
            .any(|token| token.is_one_of(&["not", "never", "cannot"]) || token.text.ends_with("n’t") || token.text.ends_with("n't"));
        let future = group
            .iter()
            .any(|token| token.is_one_of(&["will", "would", "could", "may", "might", "should", "shall", "to"]));
        return Some(Found {
            base,
            start,
            rest: at + 1,
            end: first.max(at + 1),
            negated,
            future,
        });
    }
    None
}

fn phrase(text: &str, tokens: &Tokens, found: &Found) -> String {
    let mut end = found.end;
    while end > found.rest
        && tokens.list[end - 1].is_word()
        && matches!(
            tokens.list[end - 1].part(),
            Some(Part::Preposition | Part::Determiner | Part::Conjunction)
        )
        && tokens.list[end - 1].text.len() < 5
        && end - 1 > found.rest
    {
        end -= 1;
    }
    if end <= found.rest {
        return found.base.to_owned();
    }
    format!("{} {}", found.base, &text[tokens.list[found.rest].start..tokens.list[end - 1].end])
}
