//! Finds what each number counts: the noun after it, after "of", or the one it leaves out.
//!
//! "only eight were critical" counts delegations when delegations were counted before; "the
//! toll rose to 32" counts what the subject names; "dozens injured" counts people.

mod ages;
mod antecedents;
mod parts;
mod people;
mod votes;

use super::Draft;
use super::nouns::{self, NounPhrase, noun_phrase, singular};
use super::relations::Memory;
use super::tokens::Tokens;
use ages::{age_in_context, aged};
use antecedents::{antecedent, in_all, subject};
use lexicon::numbers::{VerbForm, WordRole};
use parts::{base, part, rate};
pub(crate) use people::people_named;
use people::{begins_with_verb, fallen, group_of, is_fate, people_or};
use record::{Figure, FigureKind, Qualifier};
use votes::{score, vote};

/// How far back a subject is looked for.
const WINDOW: usize = 14;

/// The figures of a sentence that a later one in it can refer to: so many, however long it is.
pub(crate) fn recent(before: &[Draft]) -> &[Draft] {
    &before[before.len().saturating_sub(WINDOW)..]
}

/// Gives every draft its noun, or the one it leaves out.
pub(crate) fn count(text: &str, tokens: &Tokens, drafts: &mut [Draft], memory: &mut Memory) {
    for at in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let Some(draft) = rest.first_mut() else { break };
        let before = recent(before);
        age_in_context(tokens, draft);
        match draft.figure.kind {
            FigureKind::Count | FigureKind::Number | FigureKind::Vote => {
                counted(text, tokens, draft, before, memory);
                rate(text, tokens, draft);
                // "61 per cent, 4.2 points below": points between percentages.
                let points = matches!(draft.figure.counted.as_deref(), Some("points" | "point"));
                if points && before.iter().any(|other| other.figure.kind == FigureKind::Percent) {
                    draft.figure.kind = FigureKind::Percent;
                    draft.figure.unit = "percentage_point".into();
                    draft.figure.counted = None;
                    draft.figure.counted_head = None;
                }
                if draft.figure.rate.as_deref().is_some_and(|rate| rate.contains(char::is_numeric)) {
                    draft.figure.kind = FigureKind::Rate;
                }
            }
            FigureKind::Ratio => part(text, tokens, draft, before, memory),
            FigureKind::Percent => base(text, tokens, draft),
            FigureKind::Age => aged(text, tokens, draft),
            FigureKind::Money => rate(text, tokens, draft),
            FigureKind::Duration
            | FigureKind::Measure
            | FigureKind::Temperature
            | FigureKind::Rate
            | FigureKind::Rank
            | FigureKind::Score => rate(text, tokens, draft),
        }
    }
}

fn set(text: &str, tokens: &Tokens, draft: &mut Draft, phrase: NounPhrase) {
    let span = tokens.list[phrase.first].start..tokens.list[phrase.end - 1].end;
    draft.figure.counted = Some(text[span].to_owned());
    draft.figure.counted_head = Some(singular(&tokens.list[phrase.head]));
    draft.noun = Some((phrase.first, phrase.end));
    draft.reached = draft.reached.max(phrase.end);
}

fn elide(draft: &mut Draft, phrase: &str, head: &str) {
    draft.figure.counted = Some(phrase.to_owned());
    draft.figure.counted_head = Some(head.to_owned());
    draft.figure.counted_elided = true;
}

const POINTERS: &[&str] = &["them", "those", "these", "us", "you", "whom", "which", "it", "that", "this"];

const REST: &[&str] = &["other", "others", "more"];

/// Past "of", determiners and a number: "28 of the 36 delegations", "half of all complaints".
fn after_of(tokens: &Tokens, at: usize) -> Option<usize> {
    let mut next = at;
    if tokens.match_at(at, &["out", "of"]).is_some() {
        next = at + 2;
    } else if tokens.get(at)?.is("of") {
        next = at + 1;
    }
    (next > at).then_some(next)
}

fn past_determiners(tokens: &Tokens, at: usize) -> usize {
    let mut next = at;
    while next < at + 5 {
        let Some(token) = tokens.get(next) else { break };
        let number = token.is_digits() || token.numeral().is_some() || token.is_hyphen() && token.glued;
        let determiner = token.is_one_of(nouns::DETERMINERS)
            || token.is_one_of(&[
                "his", "her", "our", "my", "your", "such", "some", "other", "any", "both", "every", "each",
            ])
            || token.is_one_of(&[
                "about",
                "more",
                "than",
                "nearly",
                "over",
                "around",
                "almost",
                "approximately",
                "roughly",
                "estimated",
                "at",
                "least",
            ]);
        let possessive = token.is_word() && (token.text.ends_with("’s") || token.text.ends_with("'s"));
        if !(number || determiner || possessive) {
            break;
        }
        next += 1;
    }
    next
}

/// Where the noun of a number is found.
enum Noun {
    /// Right after it.
    After(NounPhrase),
    /// Elsewhere in the sentence, as the subject of its verb or as a group of so many.
    Named(NounPhrase),
    /// Elsewhere in the sentence, left out here.
    LeftOut(NounPhrase),
    /// "a mother of three".
    Children,
    /// "five of those arrested".
    People,
    /// "14 killed": those counted before, or people.
    Victims,
    /// Whatever was counted before.
    Before,
}

fn counted(text: &str, tokens: &Tokens, draft: &mut Draft, before: &[Draft], memory: &Memory) {
    if vote(text, tokens, draft, before) || score(tokens, draft, before) {
        return;
    }
    // "“at most 50” protesters": the mark closes the number.
    let closed = tokens.get(draft.reached).is_some_and(|mark| matches!(mark.text, "”" | "\"" | "’"))
        && tokens
            .get(draft.reached + 1)
            .is_some_and(|noun| noun.is_word() && nouns::is_plural(noun));
    let at = draft.reached + usize::from(closed);
    let noun = hyphened(tokens, at)
        .map(Noun::After)
        .or_else(|| of_a_whole(tokens, draft, before, at))
        .or_else(|| in_all(tokens, draft).map(Noun::LeftOut))
        .or_else(|| right_after(tokens, draft, at))
        .or_else(|| named(tokens, draft))
        .unwrap_or(Noun::Before);
    match noun {
        Noun::After(phrase) => set(text, tokens, draft, phrase),
        Noun::Named(phrase) => {
            let (words, head) = nouns::said(text, tokens, phrase);
            draft.figure.counted = Some(words);
            draft.figure.counted_head = Some(head);
        }
        Noun::LeftOut(phrase) => {
            let (words, head) = nouns::said(text, tokens, phrase);
            elide(draft, &words, &head);
        }
        Noun::Children => elide(draft, "children", "child"),
        Noun::People => elide(draft, "people", "people"),
        Noun::Victims => people_or(draft, before),
        Noun::Before => antecedent(tokens, draft, before, memory),
    }
}

/// "the 47-member Council" counts members, "a 3,400-strong garrison" the garrison.
fn hyphened(tokens: &Tokens, at: usize) -> Option<NounPhrase> {
    let hyphen = |at: usize| {
        tokens.get(at).is_some_and(|token| token.is_hyphen() && token.glued)
            && tokens.get(at + 1).is_some_and(|token| token.glued && token.is_word())
    };
    if !hyphen(at) {
        return None;
    }
    if let Some(phrase) = noun_phrase(tokens, at + 2, true).filter(|_| tokens.list[at + 1].is("strong")) {
        return Some(phrase);
    }
    let mut end = at + 2;
    while hyphen(end) {
        end += 2;
    }
    Some(NounPhrase {
        first: at + 1,
        end,
        head: end - 1,
    })
}

/// "28 of the 36 delegations", "five of those arrested", "three of them".
fn of_a_whole(tokens: &Tokens, draft: &Draft, before: &[Draft], at: usize) -> Option<Noun> {
    let of = after_of(tokens, at)?;
    let those = tokens.get(of).is_some_and(|token| token.is_one_of(&["those", "these"]));
    let whose = tokens
        .get(of + 1)
        .is_some_and(|next| next.is("who") || matches!(next.verb(), Some((_, VerbForm::Past | VerbForm::Participle))));
    if those && whose && before.is_empty() {
        return Some(Noun::People);
    }
    let pointer = tokens.get(of).is_some_and(|token| token.is_one_of(POINTERS))
        && !tokens.get(of + 1).is_some_and(|noun| noun.is_word() && nouns::is_plural(noun));
    let inner = past_determiners(tokens, of);
    let Some(phrase) = noun_phrase(tokens, inner, false).filter(|_| !pointer) else {
        return Some(Noun::Before);
    };
    // "two counts of theft and five of fraud": five counts.
    let content = inner == of
        && !nouns::is_plural(&tokens.list[phrase.head])
        && draft.figure.qualifier != Qualifier::Vague
        && before
            .iter()
            .any(|other| other.figure.kind == FigureKind::Count && other.figure.counted_head.is_some());
    // "five of the 21 injured".
    let injured = phrase.end == phrase.first + 1 && is_fate(tokens, phrase.head) && !fallen(tokens, of + 1);
    Some(match () {
        () if content => Noun::Before,
        () if injured => Noun::People,
        () => Noun::After(phrase),
    })
}

/// The phrase right after the number, where it is a noun.
fn right_after(tokens: &Tokens, draft: &Draft, at: usize) -> Option<Noun> {
    let one = draft.figure.value == Some(1.0);
    let phrase = noun_phrase(tokens, at, one)?;
    let head = tokens.list[phrase.head];
    let single = phrase.end == phrase.first + 1;
    // "four short of a majority", "12 others"; "nine raised concerns": the verb of what is counted.
    let no_noun = single && (head.is_one_of(REST) || head.has(WordRole::Standing)) || begins_with_verb(tokens, phrase, !one);
    Some(match () {
        () if no_noun => Noun::Before,
        () if single && is_fate(tokens, phrase.head) && !fallen(tokens, draft.first) => Noun::Victims,
        () => Noun::After(phrase),
    })
}

/// "a crew of five", "attendance did not exceed 500": what is named before the number.
fn named(tokens: &Tokens, draft: &Draft) -> Option<Noun> {
    if let Some(group) = group_of(tokens, draft.first) {
        let parent = tokens.list[group].is_one_of(&["mother", "father", "parents", "parent"]);
        let phrase = NounPhrase {
            first: group,
            end: group + 1,
            head: group,
        };
        return Some(if parent { Noun::Children } else { Noun::Named(phrase) });
    }
    let measure = ["figure", "number", "total", "tally", "count", "it", "estimate"];
    let phrase = subject(tokens, draft.first).filter(|phrase| !tokens.list[phrase.head].is_one_of(&measure))?;
    Some(Noun::Named(phrase))
}

/// Whether a number is one that a sentence's figures can refer back to.
pub(crate) fn is_referable(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count) && figure.counted_head.is_some()
}
