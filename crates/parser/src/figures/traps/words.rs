//! Number words that count nothing: ordinals, "one another", "the two of us".

use super::calendar::{done_by, time_of_day};
use super::names::counts_plural;
use crate::figures::nouns::{is_plural, starts_noun_phrase};
use crate::figures::numerals::{Form, Numeral};
use crate::figures::tokens::{Kind, Token, Tokens};
use lexicon::numbers::{Numeral as Role, Part, UnitKind, VerbForm, WordRole};

/// "its forty-fifth session", "the one hundred and fifth meeting": the number words before an
/// ordinal are a part of it. "A thirty-second silence" is how long it was.
pub(super) fn ordinal(tokens: &Tokens, number: &Numeral) -> bool {
    let Some((_, end)) = ordinal_tail(tokens, number) else {
        return false;
    };
    let seconds = tokens.list[end - 1].is("second")
        && tokens
            .before(number.first, 1)
            .is_some_and(|before| before.is_one_of(&["a", "every", "each", "another", "for"]))
        && tokens.get(end).is_some_and(|next| next.is_word());
    !seconds
}

/// The ordinal that goes on where a number in words ends: its whole value, and one past its last token.
pub(crate) fn ordinal_tail(tokens: &Tokens, number: &Numeral) -> Option<(f64, usize)> {
    if number.form != Form::Words || number.value < 1.0 {
        return None;
    }
    let link = tokens.get(number.end)?;
    let hyphen = link.is_hyphen() && link.glued;
    // "the one-hundred-and-fortieth session".
    let and = hyphen
        && tokens.get(number.end + 1).is_some_and(|word| word.is("and"))
        && tokens.get(number.end + 2).is_some_and(|link| link.is_hyphen());
    let at = number.end + if and { 3 } else { usize::from(hyphen || link.is("and")) };
    let Some(Role::Ordinal(last)) = tokens.get(at)?.numeral() else {
        return None;
    };
    let tens = number.value % 100.0;
    let after_tens = last < 10.0 && tens >= 20.0 && tens % 10.0 == 0.0 && !link.is("and");
    let after_hundred = last < 100.0 && tens == 0.0 && number.value >= 100.0;
    // "the two millionth visitor"; a bare "two millionth" may be a part.
    let the = tokens
        .before(number.first, 1)
        .is_some_and(|before| before.is_one_of(&["the", "its", "their", "his", "her", "our"]));
    let scale = the && last >= 100.0 && last > number.value && !link.is("and");
    match () {
        () if after_tens || after_hundred => Some((number.value + last, at + 1)),
        () if scale => Some((number.value * last, at + 1)),
        () => None,
    }
}

/// "one another", "no one", "one of the", "at one point", "two-way": words that count nothing.
pub(super) fn idiom(tokens: &Tokens, number: &Numeral) -> bool {
    if number.form == Form::Zero {
        let vote = tokens
            .get(number.end)
            .is_some_and(|next| next.is_one_of(&["against", "opposed", "abstaining", "abstained", "opposing"]));
        let of_some = tokens.get(number.end).is_some_and(|next| next.is("of"))
            && !tokens
                .get(number.end + 1)
                .is_some_and(|next| next.is_one_of(&["this", "that", "it", "which", "what", "us", "you"]));
        // "none has been heard": a subject that takes its noun from before.
        let subject =
            tokens.list[number.first].is("none") && tokens.get(number.end).is_some_and(|next| next.part() == Some(Part::Auxiliary));
        let not_one = number.end > number.first + 1
            && tokens
                .get(number.end)
                .is_some_and(|next| next.is_word() && starts_noun_phrase(next));
        return !(vote || of_some || not_one || subject);
    }
    if time_of_day(tokens, number) {
        return true;
    }
    let next = tokens.get(number.end);
    let before = tokens.before(number.first, 1);
    let glued_hyphen = next.is_some_and(|next| next.is_hyphen() && next.glued);
    if before.is_some_and(|before| before.is_hyphen() && before.glued && tokens.list[number.first].glued) {
        return true; // "forty-odd" is not split so; "nine-to-five", "ex-two"
    }
    if glued_hyphen && number.form == Form::Words {
        let compound = tokens.get(number.end + 1);
        if compound.is_some_and(|word| word.has(WordRole::Compound)) {
            return true;
        }
    }
    if number.value == 0.5 && tokens.list[number.first].is("half") {
        // "first half", "in half", "half-hearted", "the other half", "half past six".
        return glued_hyphen
            || before.is_some_and(|before| {
                before.is_one_of(&[
                    "first", "second", "third", "the", "other", "in", "better", "latter", "later", "last", "time", "opening", "this",
                    "each", "every",
                ]) || before.numeral().is_some_and(|role| matches!(role, Role::Ordinal(_)))
            })
            || next.is_some_and(|next| next.is_one_of(&["past", "way", "empty", "full", "dead", "baked", "asleep", "naked", "expecting"]))
            || next.is_some_and(|next| next.is_mark(',') || next.is_mark(';')) && before.is_some_and(|before| before.is("and"));
    }
    if number.is_fraction() {
        // "the third quarter", "last quarter", "a quarter-final".
        let quarter = tokens.list[number.end - 1].is("quarter") || tokens.list[number.end - 1].is("quarters");
        return quarter
            && (glued_hyphen
                || next.is_some_and(|next| next.is_one_of(&["final", "finals", "century"]))
                || before.is_some_and(|before| before.is_one_of(&["each", "every", "last", "first", "second"])));
    }
    if done_by(tokens, number) || definite_pronoun(tokens, number) {
        return true;
    }
    // "a day or two", "an hour or so and two".
    if before.is_some_and(|before| before.is("or"))
        && tokens.before(number.first, 2).is_some_and(|noun| noun.is_word())
        && tokens
            .before(number.first, 3)
            .is_some_and(|article| article.is_one_of(&["a", "an"]))
    {
        return true;
    }
    let single = number.end == number.first + 1;
    if single && number.value == 1.0 && tokens.list[number.first].is("one") {
        return one(tokens, number);
    }
    if single && tokens.list[number.first].is_one_of(&["zero", "nought", "naught", "nil"]) {
        let counted = next.is_some_and(|next| next.is_word() && is_plural(next))
            || next.is_some_and(|next| {
                next.known
                    .is_some_and(|known| known.units.iter().any(|form| form.kind == UnitKind::Percent))
            });
        let alone = tokens.list.len() <= 3 || next.is_none_or(|next| next.is_one_of(&["is"]) || matches!(next.kind, Kind::Mark('.')));
        return !(counted || alone)
            || before.is_some_and(|before| before.is_one_of(&["net", "ground", "absolute", "carbon", "patient", "near"]));
    }
    // "the two of them", "in two", "on all fours": only "in two" and such stand without a noun.
    single && before.is_some_and(|before| before.is_one_of(&["in"])) && number.value == 2.0 && next.is_none_or(|next| !next.is_word())
}

/// "the two of us", "a deal between the two": those named before, who are not counted again.
pub(super) fn definite_pronoun(tokens: &Tokens, number: &Numeral) -> bool {
    let two = number.form == Form::Words && number.value == 2.0 && number.end == number.first + 1;
    let the = tokens.before(number.first, 1).is_some_and(|before| before.is("the"));
    let next = tokens.get(number.end);
    let of_us = next.is_some_and(|next| next.is("of"))
        && tokens
            .get(number.end + 1)
            .is_some_and(|next| next.is_one_of(&["us", "them", "you"]));
    let between = tokens
        .before(number.first, 2)
        .is_some_and(|before| before.is_one_of(&["between", "of"]));
    two && the && (of_us || between && next.is_none_or(|next| matches!(next.kind, Kind::Mark('.' | ',' | ';' | '”' | '"'))))
}

/// "lost 20 councils and gained one", "51 of the 113 seats, one behind": one of what the sentence
/// has counted, as an object, a subject or a distance.
fn is_one_of_counted(tokens: &Tokens, number: &Numeral) -> bool {
    let counted = (0..number.first).rev().take(20).any(|at| {
        let token = &tokens.list[at];
        let plural = token
            .numeral()
            .is_some_and(|role| !matches!(role, Role::Ordinal(_) | Role::Unit(1.0)))
            || token.is_digits();
        plural && counts_plural(tokens, at + 1)
    });
    let Some(before) = tokens.before(number.first, 1).filter(|_| counted) else {
        return false;
    };
    let done = |token: &Token| token.part().is_none() && matches!(token.verb(), Some((_, VerbForm::Past | VerbForm::Participle)));
    // "cleared of one"; "in need of one" has none yet.
    let of = before.is("of") && tokens.before(number.first, 2).is_some_and(done);
    let taken = of || before.is_one_of(&["in", "on", "at", "from", "to"]) || done(before);
    let opens = before.is_mark(',') || before.is_one_of(&["and", "but", "while"]);
    let Some(next) = tokens.get(number.end) else { return taken };
    let stops = matches!(next.kind, Kind::Mark('.' | ',' | ';' | ')'));
    let apart = next.is_one_of(&["short", "ahead", "behind", "clear", "adrift"]);
    let acts = done(next) || next.is_one_of(&["was", "has"]);
    taken && stops || opens && (apart || acts)
}

/// Whether "one" stands for something else than a count of one.
pub(super) fn one(tokens: &Tokens, number: &Numeral) -> bool {
    let next = tokens.get(number.end);
    let before = tokens.before(number.first, 1);
    if tokens.list.len() == 1 {
        return false;
    }
    if let Some(before) = before
        && before.is_one_of(&[
            "the", "this", "that", "no", "any", "every", "which", "each", "another", "some", "only", "such", "first", "last", "next",
            "new", "old", "latest", "biggest", "day", "number", "square", "same", "good", "bad", "big", "little", "previous", "second",
            "third", "other", "as", "phase", "chapter", "part", "tier", "formula", "world", "air", "force", "premier", "right", "wrong",
            "these", "those", "your", "loved", "young", "little",
        ])
    {
        // "that one mile": a measure.
        let measure = |token: &Token| {
            token.known.is_some_and(|known| {
                known
                    .units
                    .iter()
                    .any(|form| form.kind == UnitKind::Measure && form.words.len() == 1)
            })
        };
        if next.is_some_and(|next| measure(next) && next.text.len() > 2) {
            return false;
        }
        // "the only one", "this one"; but "only one delegation" counts.
        let counts = before.is_one_of(&["only", "as", "another", "the", "last", "first"])
            && next.is_some_and(|next| next.is_word() && starts_noun_phrase(next))
            && !before.is_one_of(&["the", "as"]);
        return !counts;
    }
    // "three goals to one": the other side's.
    if before.is_some_and(|before| before.is("to"))
        && tokens.before(number.first, 2).is_some_and(is_plural)
        && tokens
            .before(number.first, 3)
            .is_some_and(|count| count.is_digits() || count.numeral().is_some())
    {
        return false;
    }
    if is_one_of_counted(tokens, number) {
        return false;
    }
    let Some(next) = next else { return true };
    // "one fewer than last year".
    if next.is_one_of(&["fewer", "more", "less"]) && tokens.get(number.end + 1).is_some_and(|than| than.is("than")) {
        return false;
    }
    // "by one measure", "on one account": a way of counting.
    if before.is_some_and(|before| before.is_one_of(&["by", "on", "in"]))
        && next.is_one_of(&["measure", "account", "estimate", "count", "reckoning", "instance"])
    {
        return true;
    }
    if next.is_hyphen() && next.glued {
        return !tokens
            .get(number.end + 1)
            .is_some_and(|unit| unit.known.is_some_and(|known| !known.units.is_empty()) || unit.numeral().is_some());
    }
    if next.is_one_of(&["in", "out"]) {
        return true; // a ratio has been read by now
    }
    if !next.is_word()
        || !starts_noun_phrase(next)
            && next
                .known
                .is_none_or(|known| known.units.is_empty() && known.currencies_after.is_empty())
    {
        return true; // "one of the", "one can", "one, two"
    }
    if next.verb().is_some_and(|(_, form)| form == VerbForm::Third)
        && tokens.get(number.end + 1).is_some_and(|after| after.part().is_some())
    {
        return true; // "one wonders"
    }
    next.has(WordRole::Idiom)
        && !tokens
            .get(number.end + 1)
            .is_some_and(|after| after.is_one_of(&["killed", "injured"]))
        && before.is_none_or(|before| before.known.is_none_or(|known| known.qualifiers_before.is_empty()))
}
