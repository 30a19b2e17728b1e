//! Numbers that are a part of a name, or label the thing before them.

use super::Place;
use super::telephone::money_before;
use crate::figures::nouns::{is_plural, starts_noun_phrase};
use crate::figures::numerals::{Form, Numeral};
use crate::figures::tokens::{Kind, Token, Tokens};
use lexicon::numbers::{NameCase, NumberName, Numeral as Role, Part, WordRole};

/// A name before the number: "Article 443", "Boeing 737", "item 10", "Group of 20", "No. 1".
pub(super) fn named(tokens: &Tokens, number: &Numeral, place: Place) -> bool {
    let symbol = is_slashed(tokens, number);
    if number.is_fraction() && !symbol
        || number.form == Form::Vague
        || money_before(tokens, number.first)
        || number.value.fract() != 0.0 && number.scale > 1.0
    {
        return false;
    }
    let mut at = number.first;
    // "Article (3)", "item no. 4", "chapter number 6".
    if tokens.before(at, 1).is_some_and(|token| token.is_mark('(')) && tokens.get(number.end).is_some_and(|token| token.is_mark(')')) {
        at -= 1;
    }
    if tokens.before(at, 1).is_some_and(|token| token.is_hyphen() && token.glued) {
        at -= 1;
    }
    let Some(before) = tokens.before(at, 1) else { return false };
    let last = before.known.map(|known| known.names.as_slice()).unwrap_or_default();
    let dotted = if before.is_mark('.') {
        tokens.before(at, 2).and_then(|token| token.known)
    } else {
        None
    };
    let unit_follows = tokens.get(number.end).is_some_and(|next| {
        next.is_mark('%')
            || next.known.is_some_and(|known| {
                known
                    .units
                    .iter()
                    .any(|form| form.words[0].len() > 1 && tokens.match_at(number.end, &form.words).is_some())
                    || known
                        .currencies_after
                        .iter()
                        .any(|form| form.words[0].len() > 2 && tokens.match_at(number.end, &form.words).is_some())
            })
    });
    let noun_follows = tokens.get(number.end).is_some_and(|next| {
        next.is_word()
            && (is_plural(next)
                || starts_noun_phrase(next) && tokens.get(number.end + 1).is_some_and(|noun| noun.is_word() && is_plural(noun)))
    });
    let mut forms = last.iter().chain(dotted.into_iter().flat_map(|known| known.names.iter()));
    forms.any(|form| {
        if form.name == NumberName::Age || form.name == NumberName::Phone {
            return false;
        }
        let end = if before.is_mark('.') && form.words.last().is_some_and(|word| word != ".") {
            at - 1
        } else {
            at
        };
        let Some(first) = tokens.match_before(end, &form.words) else {
            return false;
        };
        let begins_sentence = first == 0 && !place.alone;
        let capital = has_capital(&tokens.list[first]);
        let ok = match form.case {
            _ if symbol => form.name != NumberName::Name,
            NameCase::Any => !unit_follows && (matches!(form.name, NumberName::Item | NumberName::Name) || !noun_follows),
            NameCase::Label if !capital => !unit_follows && is_label(tokens, number, first),
            NameCase::Capital | NameCase::Label => capital && !(begins_sentence && noun_follows) && !unit_follows,
            NameCase::Weak => !unit_follows && !noun_follows,
        };
        // "no 30 people": the word "no" must be written as an abbreviation or stand before a bare number.
        let plain_no = form.words.len() == 1 && form.words[0] == "no" && !before.is_mark('.') && !capital;
        ok && !plain_no
    })
}

/// "type 2 diabetes", "the phase three trial": a small number says which one. "At that stage 14
/// firms had left": where the noun is pointed at, the number is another's.
fn is_label(tokens: &Tokens, number: &Numeral, label: usize) -> bool {
    let small = number.end == number.first + 1 && number.value <= 20.0;
    let pointed_at = tokens.before(label, 1).is_some_and(|before| {
        before.is_one_of(&[
            "this", "that", "each", "every", "any", "one", "same", "which", "next", "last", "final",
        ]) || matches!(before.numeral(), Some(Role::Ordinal(_)))
    });
    small && !pointed_at
}

/// "77/6", "3/4": digits around a slash.
pub(super) fn is_slashed(tokens: &Tokens, number: &Numeral) -> bool {
    tokens.get(number.first + 1).is_some_and(|mark| mark.is_mark('/')) && number.end > number.first + 2
}

pub(super) fn has_capital(token: &Token) -> bool {
    token.text.chars().any(char::is_uppercase)
}

/// "peptide 1", "iPhone 11 Pro", "Version 9.0": a bare number right after a noun labels it.
pub(super) fn labelled(tokens: &Tokens, number: &Numeral, place: Place) -> bool {
    // "a 3-pointer" is a shot, "a 4-wheeler" a car.
    if tokens.get(number.end).is_some_and(|mark| mark.is_hyphen() && mark.glued)
        && tokens
            .get(number.end + 1)
            .is_some_and(|word| word.is_one_of(&["pointer", "pointers", "wheeler", "wheelers", "seater", "d"]))
    {
        return true;
    }
    let Some(before) = tokens.before(number.first, 1).filter(|before| before.is_word()) else {
        return false;
    };
    if place.alone && tokens.list.len() < 8 || number.scale > 1.0 || number.is_fraction() || number.end != number.first + 1 {
        return false;
    }
    let Some(digits) = tokens.get(number.first).and_then(|token| token.digits()) else {
        return false;
    };
    if digits.grouped || digits.count > 4 {
        return false;
    }
    let known = before.known;
    let other = known.is_some_and(|known| {
        known.part.is_some()
            || known.verb.is_some()
            || known.numeral.is_some()
            || known.change.is_some()
            || known.names.iter().any(|form| form.name == NumberName::Age)
            || !known.currencies_before.is_empty()
            || !known.qualifiers_before.is_empty()
    });
    let verbal = before.text.ends_with("ed") || before.text.ends_with("ing") || before.text.ends_with("ly");
    if other && !has_capital(before) || verbal && !has_capital(before) || number.first == 1 && other {
        return false;
    }
    // "31 Leopard 2 tanks": what is counted has its count before its name.
    let counted_before = tokens
        .before(number.first, 2)
        .is_some_and(|count| count.is_digits() || count.numeral().is_some());
    if has_capital(before) && counted_before && counts_plural(tokens, number.end) {
        return true;
    }
    let next = tokens.get(number.end);
    if next.is_some_and(|next| {
        next.is_mark('%')
            || next.known.is_some_and(|known| {
                !known.units.is_empty()
                    || !known.currencies_after.is_empty()
                    || matches!(known.numeral, Some(Role::Scale(_) | Role::Hundred))
            })
    }) {
        return false;
    }
    if next.is_some_and(|next| next.is_hyphen()) {
        return false;
    }
    // "the LC 500 coupe": letters and a number are a model, unless things are counted after them.
    let letters = before.text.len() <= 3 && before.text.chars().all(char::is_uppercase) && digits.count >= 2;
    if letters
        && !money_before(tokens, number.first)
        && !before.is_one_of(&["us", "un", "eu", "uk", "uae", "a", "i"])
        && before.part().is_none()
    {
        return !counts_plural(tokens, number.end);
    }
    if has_capital(before) && number.first >= 2 {
        // "gave Cambodia 28 recommendations" counts; "iPhone 11 Pro Max" does not.
        return !next.is_some_and(|next| {
            next.is_word() && !next.is_capitalised() && starts_noun_phrase(next) && !verb_with_object(tokens, number.end)
        }) && !counts_plural(tokens, number.end)
            && !other;
    }
    !next.is_some_and(|next| next.is_word() && starts_noun_phrase(next))
}

pub(super) fn counts_plural(tokens: &Tokens, at: usize) -> bool {
    (at..at + 4)
        .map_while(|at| {
            let word = tokens.get(at).filter(|token| token.is_word() && token.part().is_none())?;
            (!verb_with_object(tokens, at)).then_some(word)
        })
        .any(is_plural)
}

/// "the LC 500 looks largely alike", "the Pass 15 uses 650 grams": the verb of what is named.
pub(super) fn verb_with_object(tokens: &Tokens, at: usize) -> bool {
    let third = tokens
        .get(at)
        .is_some_and(|verb| matches!(verb.verb(), Some((_, lexicon::numbers::VerbForm::Third))));
    third
        && tokens.get(at + 1).is_some_and(|object| {
            object.is_digits()
                || object.numeral().is_some()
                || object.text.ends_with("ly")
                || matches!(object.part(), Some(Part::Determiner | Part::Pronoun))
        })
}

/// "123 Random Street", "10 Downing Street", "3170 W. County Road".
pub(super) fn address(tokens: &Tokens, number: &Numeral) -> bool {
    if number.scale > 1.0 || number.value.fract() != 0.0 {
        return false;
    }
    // "W." of "3170 W. County Road".
    let point = usize::from(
        tokens
            .get(number.end)
            .is_some_and(|token| token.is_capitalised() && token.text.len() == 1),
    ) + usize::from(tokens.get(number.end + 1).is_some_and(|mark| mark.is_mark('.') && mark.glued));
    let mut at = number.end + if point == 2 { 2 } else { 0 };
    while at < number.end + 6 && tokens.get(at).is_some_and(|token| token.is_capitalised()) {
        if at > number.end && tokens.list[at].has(WordRole::Street) {
            return true;
        }
        at += 1;
    }
    tokens.get(number.end).is_some_and(|token| {
        token.is_capitalised() && token.is_one_of(&["rue", "avenue", "boulevard", "quai", "chemin", "via", "calle", "place"])
    })
}

/// A number word with a capital inside a sentence of small letters is a name: "Three Gorges".
pub(super) fn capital_name(tokens: &Tokens, number: &Numeral) -> bool {
    let word = &tokens.list[number.first];
    if !word.is_capitalised() || number.first == 0 {
        return false;
    }
    let begins = tokens.before(number.first, 1).is_some_and(|before| {
        matches!(
            before.kind,
            Kind::Mark('“' | '"' | '‘' | '\'' | ':' | '(' | '[' | '—' | '–' | '-' | '.' | '•')
        )
    });
    if begins {
        return quoted_name(tokens, number);
    }
    // "the Three-Day Event": capitals on both sides of the hyphen, and after it.
    if tokens.get(number.end).is_some_and(|mark| mark.is_hyphen() && mark.glued)
        && (1..=2).all(|next| tokens.get(number.end + next).is_some_and(Token::is_capitalised))
    {
        return !tokens.is_headline();
    }
    !tokens.is_headline()
        && (tokens.get(number.end).is_some_and(|next| next.is_capitalised())
            || tokens
                .before(number.first, 1)
                .is_some_and(|before| before.is_capitalised() && before.part() != Some(Part::Preposition)))
}

/// "the “Three Amigos.”": capitals to the closing mark, in marks of their own, are a name.
pub(super) fn quoted_name(tokens: &Tokens, number: &Numeral) -> bool {
    let quote = |token: &Token| matches!(token.kind, Kind::Mark('“' | '"' | '”' | '‘'));
    if tokens.is_headline() || !tokens.before(number.first, 1).is_some_and(quote) || number.first < 2 {
        return false;
    }
    let mut end = number.end;
    while end < number.end + 4 && tokens.get(end).is_some_and(Token::is_capitalised) {
        end += 1;
    }
    let named = end > number.end;
    let stop = usize::from(tokens.get(end).is_some_and(|mark| matches!(mark.kind, Kind::Mark('.' | ','))));
    named && tokens.get(end + stop).is_some_and(quote)
}
