//! Ages: of whom, and numbers that are ages though no unit says so.

use super::people::begins_with_verb;
use super::set;
use crate::figures::Draft;
use crate::figures::nouns::{self, NounPhrase, noun_phrase};
use crate::figures::tokens::{Kind, Token, Tokens};
use lexicon::numbers::WordRole;
use record::FigureKind;

/// "Kem Vuth, 69, was", "aged 12", "at the age of 30": a number without a unit that is an age.
pub(super) fn age_in_context(tokens: &Tokens, draft: &mut Draft) {
    let figure = &draft.figure;
    let plausible = figure
        .value
        .or(figure.upper)
        .is_some_and(|value| (0.0..=120.0).contains(&value) && value.fract() == 0.0);
    if figure.kind != FigureKind::Count || !plausible {
        return;
    }
    let before = tokens.before(draft.first, 1);
    let announced = before.is_some_and(|token| token.is_one_of(&["aged", "age"]))
        || before.is_some_and(|token| token.is("of"))
            && tokens.before(draft.first, 2).is_some_and(|token| token.is_one_of(&["age", "ages"]))
        || before.is_some_and(|token| token.is_one_of(&["between", "from"]))
            && tokens
                .before(draft.first, 2)
                .is_some_and(|token| token.is_one_of(&["aged", "ages"]));
    let announced = announced
        || tokens.match_before(draft.number, &["age", "of"]).is_some()
        || tokens.match_before(draft.number, &["ages", "of"]).is_some();
    // "their retirement age to 70", "the age from 62 to 64".
    let announced = announced
        || (1..=4)
            .map_while(|back| tokens.before(draft.number, back))
            .take_while(|token| token.is_digits() || token.is_one_of(&["to", "from", "at", "is", "was", "ages", "age"]))
            .any(|token| token.is_one_of(&["age", "ages"]));
    let under = tokens.list[draft.first].is_one_of(&["under", "over", "above", "below"])
        && before.is_some_and(|token| token.has(WordRole::Person) || are_people(tokens, draft.first))
        && tokens
            .get(draft.end)
            .is_none_or(|after| after.part().is_some() || after.verb().is_some() || matches!(after.kind, Kind::Mark(_)));
    // "Jon Ek Jr., 55, could": the stop belongs to the name.
    let name = |back: usize| {
        let stop = usize::from(tokens.before(draft.number, back).is_some_and(|mark| mark.is_mark('.')));
        tokens.before(draft.number, back + stop).is_some_and(|name| name.is_capitalised())
    };
    let also =
        before.is_some_and(|token| token.is("also")) && tokens.before(draft.number, 2).is_some_and(|mark| mark.is_mark(',')) && name(3);
    let between_commas = (also || before.is_some_and(|token| token.is_mark(',')) && name(2))
        && tokens
            .get(draft.end)
            .is_some_and(|after| matches!(after.kind, Kind::Mark(',' | ')' | '.' | ';')))
        && figure.value.is_some_and(|value| value >= 1.0)
        && !tokens.before(draft.number, 3).is_some_and(|token| token.is_digits())
        && (tokens.get(draft.number).is_some_and(|token| token.is_digits()) || full_name(tokens, draft));
    let bracketed = before.is_some_and(|token| token.is_mark('('))
        && tokens.before(draft.number, 2).is_some_and(|name| name.is_capitalised())
        && tokens.before(draft.number, 3).is_some_and(|name| name.is_capitalised())
        && tokens.get(draft.end).is_some_and(|after| matches!(after.kind, Kind::Mark(')')))
        && figure.value.is_some_and(|value| value >= 10.0);
    if announced
        || under
        || between_commas
        || bracketed
        || is_so_old(tokens, draft)
        || is_of_the_oldest(tokens, draft)
        || at_an_age(tokens, draft)
    {
        let figure = &mut draft.figure;
        figure.kind = FigureKind::Age;
        figure.unit = "year".into();
        figure.rule = "figure.age".into();
    }
}

/// "Most of the voters are" under 35.
fn are_people(tokens: &Tokens, first: usize) -> bool {
    let copula = tokens
        .before(first, 1)
        .is_some_and(|be| be.is_one_of(&["are", "were", "was", "is"]));
    copula && tokens.before(first, 2).is_some_and(|who| who.has(WordRole::Person))
}

/// "The youngest of them was nine", "the eldest 91", "the average age of the deputies is 57": the
/// subject of the number is an age, or those who have the highest.
fn is_of_the_oldest(tokens: &Tokens, draft: &Draft) -> bool {
    let told = |token: &Token| token.is_one_of(&["eldest", "oldest", "youngest", "age"]);
    let Some(before) = tokens.before(draft.first, 1) else {
        return false;
    };
    let counts = tokens.get(draft.end).is_some_and(nouns::starts_noun_phrase);
    let copula = before.is_one_of(&["was", "is", "were", "are", "be", "at"]);
    let clause = (1..=10)
        .map_while(|back| tokens.before(draft.first, back))
        .take_while(|token| !matches!(token.kind, Kind::Mark(_)));
    !counts && (told(before) && !before.is("age") || copula && clause.into_iter().any(told))
}

/// "Married at 13,", "he died in prison at 83": the end of what happens once in a life, or of what
/// "she" did. The hour that somebody came at is no age, so that a small number needs the first.
fn at_an_age(tokens: &Tokens, draft: &Draft) -> bool {
    let ends = tokens
        .get(draft.end)
        .is_none_or(|next| matches!(next.kind, Kind::Mark(',' | '.' | ';' | ')')) || next.is_one_of(&["and", "but", "after", "while"]));
    if !ends || draft.first != draft.number || !tokens.before(draft.first, 1).is_some_and(|at| at.is("at")) {
        return false;
    }
    let clause: Vec<_> = (2..=9)
        .map_while(|back| tokens.before(draft.first, back))
        .take_while(|token| !matches!(token.kind, Kind::Mark(_)))
        .collect();
    let once = clause.iter().any(|verb| verb.has(WordRole::Lifetime));
    let grown = draft.figure.value >= Some(13.0);
    let level = clause
        .iter()
        .any(|verb| verb.has(WordRole::Measuring) || verb.has(WordRole::Moving));
    let person = clause.iter().any(|subject| subject.is_one_of(&["he", "she", "who", "i"]));
    once || grown && person && !level
}

/// "Ada King, six, and": a number in words is an age behind a name of two words.
fn full_name(tokens: &Tokens, draft: &Draft) -> bool {
    (2..=3).all(|back| {
        tokens
            .before(draft.number, back)
            .is_some_and(|name| name.is_capitalised() && name.part().is_none())
    })
}

/// "She was 15 and", "who turned 40", "as young as 12": a person's years.
pub(super) fn is_so_old(tokens: &Tokens, draft: &Draft) -> bool {
    let young = (1..=3).any(|back| {
        tokens
            .before(draft.number, back)
            .is_some_and(|word| word.is_one_of(&["young", "old"]))
    }) && tokens.before(draft.number, 1).is_some_and(|word| word.is("as"));
    let ends = tokens.get(draft.end).is_none_or(|next| {
        matches!(next.kind, Kind::Mark('.' | ',' | ';' | ')' | '”' | '"' | '—' | '–'))
            || next.is_one_of(&["and", "when", "at", "but", "in", "on", "this", "last", "next"])
    });
    let verb = tokens
        .before(draft.first, 1)
        .is_some_and(|verb| verb.is_one_of(&["was", "is", "turned", "turns", "be", "am"]));
    let subject = tokens.before(draft.first, 2).is_some_and(|subject| {
        subject.is_one_of(&["he", "she", "who", "i"])
            || subject.is_one_of(&["would", "will"])
                && tokens
                    .before(draft.first, 3)
                    .is_some_and(|who| who.is_one_of(&["he", "she", "who", "i"]))
    });
    let contracted = tokens
        .before(draft.first, 1)
        .is_some_and(|word| word.is_one_of(&["she’s", "he’s", "i’m", "she's", "he's", "i'm"]));
    young || ends && (verb && subject || contracted)
}

/// "children under 12", "adults aged 18 to 59": those whom the age sets apart.
fn grouped_by_age(tokens: &Tokens, draft: &Draft) -> Option<NounPhrase> {
    let word = tokens.list[draft.first];
    let limit = draft.first < draft.number && word.is_one_of(&["under", "over", "above", "below", "younger", "older"]);
    let aged = tokens.before(draft.first, 1)?.is_one_of(&["aged", "between"]);
    let mut end = draft.first - usize::from(aged && !limit);
    if tokens.before(end, 1).is_some_and(|word| word.is("aged")) {
        end -= 1;
    }
    let head = end.checked_sub(1).filter(|_| limit || aged)?;
    let token = &tokens.list[head];
    (token.is_word() && token.part().is_none() && nouns::is_plural(token)).then_some(NounPhrase { first: head, end, head })
}

/// Whose age it is.
pub(super) fn aged(text: &str, tokens: &Tokens, draft: &mut Draft) {
    if let Some(phrase) = grouped_by_age(tokens, draft) {
        let (words, head) = nouns::said(text, tokens, phrase);
        draft.figure.counted = Some(words);
        draft.figure.counted_head = Some(head);
        return;
    }
    // "The 19-year-old’s death": the death is no nineteen.
    if tokens.list[draft.end - 1].text.ends_with(['s', 'S']) && tokens.list[draft.end - 1].text.contains(['’', '\'']) {
        return;
    }
    // "the 68-year-old Ana Ruiz": the name, without the verb after it.
    let mut end = draft.reached;
    while tokens.get(end).is_some_and(|token| token.is_capitalised()) {
        end += 1;
    }
    // "the 8-year-old Fort Worth girl": the noun after the names.
    let girl = tokens
        .get(end)
        .filter(|noun| end > draft.reached && nouns::starts_noun_phrase(noun) && noun.verb().is_none())
        .map(|_| NounPhrase {
            first: draft.reached,
            end: end + 1,
            head: end,
        });
    if let Some(phrase) = girl {
        set(text, tokens, draft, phrase);
        return;
    }
    if end > draft.reached {
        set(
            text,
            tokens,
            draft,
            NounPhrase {
                first: draft.reached,
                end,
                head: end - 1,
            },
        );
        return;
    }
    let gerund = |phrase: &NounPhrase| {
        matches!(tokens.list[phrase.head].verb(), Some((_, lexicon::numbers::VerbForm::Gerund)))
            || tokens.list[phrase.head].text.ends_with("ing")
    };
    if let Some(phrase) =
        noun_phrase(tokens, draft.reached, true).filter(|phrase| !gerund(phrase) && !begins_with_verb(tokens, *phrase, true))
    {
        set(text, tokens, draft, phrase);
        return;
    }
    // "Kem Vuth, 69,": the name before.
    let mut end = draft.number;
    while end > 0 && !tokens.list[end - 1].is_word() {
        end -= 1;
    }
    let mut first = end;
    while first > 0 && tokens.list[first - 1].is_capitalised() && tokens.list[first - 1].part().is_none() {
        first -= 1;
    }
    if first < end && draft.number - end <= 1 {
        set(text, tokens, draft, NounPhrase { first, end, head: end - 1 });
    }
}
