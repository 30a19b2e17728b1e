//! Ages: of whom, and numbers that are ages though no unit says so.

use super::people::begins_with_verb;
use super::set;
use crate::figures::Draft;
use crate::figures::nouns::{self, NounPhrase, noun_phrase};
use crate::figures::tokens::{Kind, Tokens};
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
        && before.is_some_and(|token| token.has(WordRole::Person))
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
    if announced || under || between_commas || bracketed || is_so_old(tokens, draft) {
        let figure = &mut draft.figure;
        figure.kind = FigureKind::Age;
        figure.unit = "year".into();
        figure.rule = "figure.age".into();
    }
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

/// Whose age it is.
pub(super) fn aged(text: &str, tokens: &Tokens, draft: &mut Draft) {
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
