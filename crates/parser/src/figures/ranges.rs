//! Two numbers that are the ends of one range: "between 40 and 50", "20-30 minutes", "four to
//! five thousand", "two or three". "from 3 to 5" is a change where something rose or fell.

use lexicon::numbers::WordRole;
use record::FigureKind;

use super::amounts::{Unit, unit};
use super::numerals::{Form, Numeral, numeral};
use super::tokens::Tokens;

/// An amount: a number, or the two ends of a range, with a unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amount<'a> {
    pub number: Numeral,
    /// The upper end of a range.
    pub upper: Option<Numeral>,
    pub unit: Option<Unit<'a>>,
    /// First token, signs included.
    pub first: usize,
    /// One past the last token, unit included.
    pub end: usize,
    /// Token of "between" or "from" before a range.
    pub opener: Option<usize>,
    /// `from` or `to` where the two numbers are ends of a change; the second is read next.
    pub change: Option<&'static str>,
    /// Stated margin of error.
    pub margin: Option<f64>,
}

/// The amount whose number begins at `at`.
pub(crate) fn amount<'a>(tokens: &Tokens<'a>, at: usize) -> Option<Amount<'a>> {
    let mut number = numeral(tokens, at)?;
    if let Some(end) = repeated(tokens, &number) {
        number.end = end;
    }
    let unit = unit(tokens, &number);
    let first = unit.as_ref().map_or(number.first, |unit| unit.first.min(number.first));
    let end = unit.as_ref().map_or(number.end, |unit| unit.end.max(number.end));
    let mut amount = Amount {
        number,
        upper: None,
        unit,
        first,
        end,
        opener: None,
        change: None,
        margin: None,
    };
    if amount.number.form != Form::Zero && amount.number.form != Form::Vague {
        read_upper(tokens, &mut amount);
    }
    read_margin(tokens, &mut amount);
    if let Some(end) = repeated_amount(tokens, &amount).filter(|_| amount.upper.is_none()) {
        amount.end = end;
    }
    Some(amount)
}

/// "thirty (30)", "30 (thirty)": a number said twice, once in words and once in digits, is one.
/// Gives the place after the bracket.
fn repeated(tokens: &Tokens, number: &Numeral) -> Option<usize> {
    if !tokens.get(number.end)?.is_mark('(') {
        return None;
    }
    let again = numeral(tokens, number.end + 1).filter(|again| again.value == number.value)?;
    let two_ways = matches!((number.form, again.form), (Form::Words, Form::Digits) | (Form::Digits, Form::Words));
    (two_ways && tokens.get(again.end)?.is_mark(')')).then_some(again.end + 1)
}

/// "ten per cent (10%)": an amount said again in a bracket, unit and all.
fn repeated_amount(tokens: &Tokens, amount: &Amount) -> Option<usize> {
    let said = amount.unit.as_ref()?;
    if !tokens.get(amount.end)?.is_mark('(') {
        return None;
    }
    let mut at = amount.end + 1;
    while at < amount.end + 4 && !tokens.get(at)?.is_digits() && tokens.get(at)?.numeral().is_none() {
        at += 1;
    }
    let again = numeral(tokens, at).filter(|again| again.value == amount.number.value && again.form != amount.number.form)?;
    let unit = unit(tokens, &again).filter(|unit| unit.name == said.name)?;
    let end = unit.end.max(again.end);
    (unit.first.min(again.first) == amount.end + 1 && tokens.get(end)?.is_mark(')')).then_some(end + 1)
}

fn read_upper<'a>(tokens: &Tokens<'a>, amount: &mut Amount<'a>) {
    let Some(link) = tokens.get(amount.end) else { return };
    let opener = opener(tokens, amount.first);
    let opens_with = |word: &str| opener.is_some_and(|at| tokens.list[at].is(word));
    let mut next = amount.end + 1;
    // "16- to 24-year-olds".
    let link = match tokens.get(next) {
        Some(to) if link.is_hyphen() && link.glued && !to.glued && to.is("to") => {
            next += 1;
            to
        }
        _ => link,
    };
    let dash = link.is_hyphen() || link.is_mark('~');
    if dash {
        let tight = link.glued && tokens.get(next).is_some_and(|token| token.glued);
        let loose = !link.glued && tokens.get(next).is_some_and(|token| !token.glued);
        if !(tight || loose) {
            return;
        }
    }
    let joins =
        dash || link.is("to") || (link.is("and") && opens_with("between")) || link.is("or") || (link.is("until") && opens_with("from"));
    if !joins {
        return;
    }
    // "$1,500 to $2,000", "3 to about 5": signs and qualifiers before the second number.
    while tokens.get(next).is_some_and(|token| {
        token.is_one_of(&[
            "about", "around", "nearly", "almost", "even", "perhaps", "possibly", "as", "many", "much",
        ])
    }) && next < amount.end + 4
        && !dash
    {
        next += 1;
    }
    let mut sign = next;
    while tokens.get(sign).is_some_and(|token| {
        !token.is_digits()
            && token
                .known
                .is_some_and(|known| !known.currencies_before.is_empty() || !known.currencies_after.is_empty() && known.numeral.is_none())
    }) && sign < next + 3
    {
        sign += 1;
    }
    let Some(upper) = numeral(tokens, sign).filter(|upper| upper.form != Form::Zero && upper.form != Form::Vague) else {
        return;
    };
    let mut upper = upper;
    let upper_unit = unit(tokens, &upper);
    if sign != next && upper_unit.as_ref().is_none_or(|unit| !unit.before) {
        return;
    }
    let lower_unit = amount.unit.clone();
    let joined = match (&lower_unit, &upper_unit) {
        (Some(one), Some(other)) => one.name == other.name,
        // "$20 to 30 million" shares the sign; "20 minutes to 3" does not share the unit.
        (Some(one), None) => one.before,
        (None, Some(other)) => !other.before || amount.number.form == Form::Digits && dash,
        (None, None) => true,
    };
    let one_kind = upper.is_fraction() == amount.number.is_fraction() || upper.form == Form::Digits && amount.number.form == Form::Digits;
    if !joined
        || !one_kind
        || upper.is_fraction() != amount.number.is_fraction() && upper.value.fract() != 0.0 && upper.form != Form::Digits
    {
        return;
    }
    let mut lower = amount.number.value;
    let mantissa = upper.value / upper.scale;
    if amount.number.scale == 1.0 && upper.scale > 1.0 && lower < mantissa {
        lower *= upper.scale;
    }
    if lower >= upper.value {
        return; // "25 to 4": a vote; "3-1": a score
    }
    if link.is("or") {
        // "two or three", "10 or 12"; not "one or 500".
        let near = upper.value / lower.max(1.0) <= 1.7 || upper.value - lower == 1.0;
        let qualified = tokens.get(upper.end).is_some_and(|token| token.is("more"));
        if !near || qualified || lower_unit.is_some() {
            return;
        }
    }
    if dash && (is_result(tokens, amount.first) || link.glued && is_record(tokens, amount.first, &amount.number, &upper)) {
        return;
    }
    if dash && !link.glued && (upper.form != Form::Digits || amount.number.form != Form::Digits) {
        return;
    }
    if link.is("to")
        && (votes(tokens, amount.first)
            || is_change(
                tokens,
                amount.first,
                opens_with("from"),
                lower_unit.is_some() && upper_unit.is_some(),
            ))
    {
        if opens_with("from") {
            amount.change = Some("from");
        }
        // "up from 3 to 5 million": the second scale is shared.
        if amount.change.is_some()
            && lower_unit.is_none()
            && amount.number.scale == 1.0
            && upper.scale > 1.0
            && amount.number.value < mantissa
        {
            amount.number.value *= upper.scale;
            amount.number.scale = upper.scale;
        }
        if amount.change.is_some()
            && lower_unit.is_none()
            && let Some(unit) = upper_unit.filter(|unit| unit.kind == FigureKind::Percent || !unit.before)
        {
            // "from 3 to 5 per cent".
            amount.unit = Some(Unit {
                first: amount.first,
                end: amount.end,
                ..unit
            });
        }
        return;
    }
    amount.number.value = lower;
    amount.number.scale = upper.scale;
    amount.end = upper_unit.as_ref().map_or(upper.end, |unit| unit.end.max(upper.end));
    upper.first = sign;
    amount.upper = Some(upper);
    amount.unit = upper_unit.or(lower_unit);
    if opens_with("between") || opens_with("from") {
        amount.opener = opener;
    }
}

/// "lost 1-3", "a 2-3 defeat": a result, not a range.
fn is_result(tokens: &Tokens, first: usize) -> bool {
    (1..=5)
        .map_while(|back| tokens.before(first, back))
        .take_while(|token| token.is_word())
        .any(|token| {
            token
                .verb()
                .is_some_and(|(base, _)| matches!(base, "beat" | "lose" | "win" | "defeat" | "draw" | "thrash" | "edge"))
                || token.is_one_of(&["victory", "defeat", "draw", "score", "scoreline", "thrashing"])
        })
}

/// "are 4-7 in the AFC", "a 2-5 start", "(3-2)": games won and lost, not a range.
fn is_record(tokens: &Tokens, first: usize, won: &Numeral, lost: &Numeral) -> bool {
    let games = |number: &Numeral| number.form == Form::Digits && number.value.fract() == 0.0 && number.value <= 162.0;
    if !games(won) || !games(lost) {
        return false;
    }
    let next = tokens.get(lost.end);
    let before = tokens.before(first, 1);
    let bracketed = before.is_some_and(|mark| mark.is_mark('('))
        && next.is_some_and(|mark| mark.is_mark(')'))
        && tokens.before(first, 2).is_some_and(|name| name.is_capitalised());
    let of_games = next.is_some_and(|next| next.has(WordRole::Result));
    let league = [&["in", "the"][..], &["on", "the"], &["in"], &["at"], &["this"], &["against"]]
        .iter()
        .find_map(|words| tokens.match_at(lost.end, words))
        .and_then(|at| tokens.get(at))
        .is_some_and(|word| {
            word.is_one_of(&["road", "season", "home", "league", "conference", "division"])
                || word.text.len() >= 3 && word.text.chars().all(char::is_uppercase)
        });
    let went = before.is_some_and(|before| before.is_one_of(&["went", "go", "going", "gone"]))
        || tokens.match_before(first, &["improved", "to"]).is_some()
        || tokens.match_before(first, &["record", "of"]).is_some();
    bracketed || of_games || league || went
}

/// "between" or "from" before the number, over qualifiers: "between about 40 and 50".
fn opener(tokens: &Tokens, first: usize) -> Option<usize> {
    (1..=3).find_map(|back| {
        let at = first.checked_sub(back)?;
        let token = &tokens.list[at];
        let between = (at + 1..first).all(|at| {
            tokens.list[at].is_one_of(&[
                "about",
                "around",
                "roughly",
                "some",
                "approximately",
                "an",
                "estimated",
                "nearly",
                "the",
                "only",
                "just",
            ])
        });
        (between && token.is_one_of(&["between", "from"])).then_some(at)
    })
}

/// Whether what comes before makes "A to B" a movement from one value to another.
fn is_change(tokens: &Tokens, first: usize, from: bool, both_have_units: bool) -> bool {
    let before = |back: usize| tokens.before(first, back);
    if from {
        let ranging = before(2).is_some_and(|token| {
            token.is_one_of(&[
                "range",
                "ranged",
                "ranges",
                "ranging",
                "anywhere",
                "vary",
                "varied",
                "varies",
                "varying",
                "aged",
                "ages",
                "stretching",
                "spanning",
                "anything",
            ])
        });
        if ranging {
            return false;
        }
        return (2..=12)
            .map_while(before)
            .take_while(|token| !token.is_mark(';'))
            .any(|token| token.known.is_some_and(|known| known.change.is_some()) || token.has(WordRole::Moving));
    }
    // "rose 2 per cent to 50 per cent": each end has its own unit. "raise £1m to £2m" has an object.
    both_have_units && before(1).is_some_and(|token| token.has(WordRole::Moving) && !token.has(WordRole::Transitive))
}

/// "adopted by 25 to 4", "voted 25 to 4".
fn votes(tokens: &Tokens, first: usize) -> bool {
    (1..=3).any(|back| {
        tokens
            .before(first, back)
            .is_some_and(|token| token.is_one_of(&["vote", "votes", "voted"]))
    })
}

/// "plus or minus 3 points", "±3", "give or take 3" after an amount.
fn read_margin(tokens: &Tokens, amount: &mut Amount) {
    let at = if tokens.get(amount.end).is_some_and(|token| token.is_mark(',') || token.is_mark('(')) {
        amount.end + 1
    } else {
        amount.end
    };
    let Some(number) = [&["plus", "or", "minus"][..], &["±"], &["give", "or", "take"], &["+", "/", "-"]]
        .iter()
        .find_map(|words| numeral(tokens, tokens.match_at(at, words)?))
    else {
        return;
    };
    if number.form == Form::Vague || number.form == Form::Zero {
        return;
    }
    amount.margin = Some(number.value);
    amount.end = unit(tokens, &number).map_or(number.end, |unit| unit.end.max(number.end));
}
