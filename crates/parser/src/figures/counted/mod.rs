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
    let singular_count = draft.figure.value == Some(1.0);
    // "the 47-member Council".
    if tokens.get(at).is_some_and(|token| token.is_hyphen() && token.glued)
        && tokens.get(at + 1).is_some_and(|token| token.glued && token.is_word())
    {
        // "a 3,400-strong garrison": the garrison is counted.
        if tokens.list[at + 1].is("strong")
            && let Some(phrase) = noun_phrase(tokens, at + 2, true)
        {
            set(text, tokens, draft, phrase);
            return;
        }
        let mut end = at + 2;
        while tokens.get(end).is_some_and(|token| token.is_hyphen() && token.glued)
            && tokens.get(end + 1).is_some_and(|token| token.glued && token.is_word())
        {
            end += 2;
        }
        set(
            text,
            tokens,
            draft,
            NounPhrase {
                first: at + 1,
                end,
                head: end - 1,
            },
        );
        return;
    }
    if let Some(of) = after_of(tokens, at) {
        // "five of those arrested", "two of those who fled".
        let those = tokens.get(of).is_some_and(|token| token.is_one_of(&["those", "these"]));
        if those
            && tokens.get(of + 1).is_some_and(|next| {
                next.is("who")
                    || matches!(
                        next.verb(),
                        Some((_, lexicon::numbers::VerbForm::Past | lexicon::numbers::VerbForm::Participle))
                    )
            })
            && before.is_empty()
        {
            elide(draft, "people", "people");
            return;
        }
        if tokens.get(of).is_some_and(|token| token.is_one_of(POINTERS))
            && !tokens.get(of + 1).is_some_and(|noun| noun.is_word() && nouns::is_plural(noun))
        {
            antecedent(tokens, draft, before, memory);
            return;
        }
        let inner = past_determiners(tokens, of);
        if let Some(phrase) = noun_phrase(tokens, inner, false) {
            // "two counts of theft and five of fraud": five counts.
            let bare = inner == of && !nouns::is_plural(&tokens.list[phrase.head]);
            if bare
                && draft.figure.qualifier != Qualifier::Vague
                && before
                    .iter()
                    .any(|other| other.figure.kind == FigureKind::Count && other.figure.counted_head.is_some())
            {
                antecedent(tokens, draft, before, memory);
                return;
            }
            // "five of the 21 injured".
            if phrase.end == phrase.first + 1 && is_fate(tokens, phrase.head) && !fallen(tokens, of + 1) {
                elide(draft, "people", "people");
                return;
            }
            set(text, tokens, draft, phrase);
            return;
        }
        antecedent(tokens, draft, before, memory);
        return;
    }
    if let Some(phrase) = in_all(tokens, draft) {
        let (words, head) = nouns::said(text, tokens, phrase);
        elide(draft, &words, &head);
        return;
    }
    if let Some(phrase) = noun_phrase(tokens, at, singular_count) {
        let head = tokens.list[phrase.head];
        if head.is_one_of(REST) && phrase.end == phrase.first + 1 {
            antecedent(tokens, draft, before, memory);
            return;
        }
        // "only two sent ministers", "nine raised concerns": the verb of what is counted.
        if begins_with_verb(tokens, phrase, !singular_count) {
            antecedent(tokens, draft, before, memory);
            return;
        }
        // "four short of a majority", "three apiece".
        if phrase.end == phrase.first + 1
            && head.is_one_of(&[
                "short",
                "clear",
                "ahead",
                "behind",
                "absent",
                "present",
                "strong",
                "overall",
                "altogether",
                "so",
                "supportive",
                "critical",
                "neutral",
                "undecided",
                "favourable",
                "favorable",
            ])
        {
            antecedent(tokens, draft, before, memory);
            return;
        }
        // "14 killed", "eight injured": those are people, however the word is written.
        if phrase.end == phrase.first + 1 && is_fate(tokens, phrase.head) && !fallen(tokens, draft.first) {
            people_or(draft, before);
            return;
        }
        set(text, tokens, draft, phrase);
        return;
    }
    if let Some(group) = group_of(tokens, draft.first) {
        if tokens.list[group].is_one_of(&["mother", "father", "parents", "parent"]) {
            elide(draft, "children", "child");
        } else {
            set(
                text,
                tokens,
                draft,
                NounPhrase {
                    first: group,
                    end: group + 1,
                    head: group,
                },
            );
            draft.noun = None;
            draft.reached = draft.end;
        }
        return;
    }
    if let Some(phrase) = subject(tokens, draft.first)
        .filter(|phrase| !tokens.list[phrase.head].is_one_of(&["figure", "number", "total", "tally", "count", "it", "estimate"]))
    {
        set(text, tokens, draft, phrase);
        draft.figure.counted_elided = false;
        draft.noun = None;
        return;
    }
    antecedent(tokens, draft, before, memory);
}

/// Whether a number is one that a sentence's figures can refer back to.
pub(crate) fn is_referable(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count) && figure.counted_head.is_some()
}
