//! Two numbers that are the ends of one range: "between 40 and 50", "20-30 minutes", "four to
//! five thousand", "two or three". "from 3 to 5" is a change where something rose or fell.

use lexicon::numbers::WordRole;
use record::FigureKind;

use super::amounts::{Unit, unit};
use super::numerals::{Form, Numeral, numeral};
use super::tokens::{Token, Tokens};

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

/// What stands between the two numbers of a range.
struct Link<'t, 'a> {
    token: &'t Token<'a>,
    dash: bool,
    /// First token after it.
    next: usize,
    opener: Option<usize>,
}

impl Link<'_, '_> {
    fn opens_with(&self, tokens: &Tokens, word: &str) -> bool {
        self.opener.is_some_and(|at| tokens.list[at].is(word))
    }
}

/// Adds the upper end of a range, or says which end of a change the number is.
fn read_upper<'a>(tokens: &Tokens<'a>, amount: &mut Amount<'a>) {
    let Some(link) = link(tokens, amount) else { return };
    let next = past_qualifiers(tokens, amount, &link);
    let sign = past_signs(tokens, next);
    let Some(mut upper) = numeral(tokens, sign).filter(|upper| upper.form != Form::Zero && upper.form != Form::Vague) else {
        return;
    };
    let upper_unit = unit(tokens, &upper);
    if sign != next && upper_unit.as_ref().is_none_or(|unit| !unit.before) {
        return;
    }
    let mut lower = amount.number.value;
    if amount.number.scale == 1.0 && upper.scale > 1.0 && lower < upper.value / upper.scale {
        lower *= upper.scale;
    }
    // "25 to 4" is a vote, "3-1" a score.
    let ends = lower < upper.value && same_sort(amount, &upper, upper_unit.as_ref(), link.dash);
    if !ends || is_no_alternative(tokens, amount, &link, lower, &upper) || is_no_dash_range(tokens, amount, &link, &upper) {
        return;
    }
    if link.token.is("to") {
        let both_have_units = amount.unit.is_some() && upper_unit.is_some();
        let from = link.opens_with(tokens, "from");
        if votes(tokens, amount.first) || is_change(tokens, amount.first, from, both_have_units) {
            amount.change = from.then_some("from");
            share_with_change(amount, &upper, upper_unit);
            return;
        }
    }
    amount.number.value = lower;
    amount.number.scale = upper.scale;
    amount.end = upper_unit.as_ref().map_or(upper.end, |unit| unit.end.max(upper.end));
    upper.first = sign;
    amount.upper = Some(upper);
    amount.unit = upper_unit.or(amount.unit.take());
    if link.opens_with(tokens, "between") || link.opens_with(tokens, "from") {
        amount.opener = link.opener;
    }
}

/// The dash or word that joins two ends: "20-30", "16- to 24-year-olds", "between 40 and 50".
fn link<'t, 'a>(tokens: &'t Tokens<'a>, amount: &Amount) -> Option<Link<'t, 'a>> {
    let mut token = tokens.get(amount.end)?;
    let mut next = amount.end + 1;
    // "16- to 24-year-olds".
    if let Some(to) = tokens
        .get(next)
        .filter(|to| token.is_hyphen() && token.glued && !to.glued && to.is("to"))
    {
        next += 1;
        token = to;
    }
    let opener = opener(tokens, amount.first);
    let dash = token.is_hyphen() || token.is_mark('~');
    let link = Link { token, dash, next, opener };
    let joins = if dash {
        // Spaces on both sides, or on none.
        tokens.get(next).is_some_and(|after| after.glued == token.glued)
    } else {
        token.is("to")
            || token.is("or")
            || token.is("and") && link.opens_with(tokens, "between")
            || token.is("until") && link.opens_with(tokens, "from")
    };
    joins.then_some(link)
}

/// "3 to about 5": past what qualifies the second number.
fn past_qualifiers(tokens: &Tokens, amount: &Amount, link: &Link) -> usize {
    let mut next = link.next;
    while !link.dash
        && next < amount.end + 4
        && tokens.get(next).is_some_and(|token| {
            token.is_one_of(&[
                "about", "around", "nearly", "almost", "even", "perhaps", "possibly", "as", "many", "much",
            ])
        })
    {
        next += 1;
    }
    next
}

/// "$1,500 to $2,000": past the sign or code of a currency before the second number.
fn past_signs(tokens: &Tokens, next: usize) -> usize {
    let sign = |token: &Token| {
        !token.is_digits()
            && token
                .known
                .is_some_and(|known| !known.currencies_before.is_empty() || !known.currencies_after.is_empty() && known.numeral.is_none())
    };
    let mut at = next;
    while at < next + 3 && tokens.get(at).is_some_and(sign) {
        at += 1;
    }
    at
}

/// Whether both ends can have one unit and are of one form.
fn same_sort(amount: &Amount, upper: &Numeral, upper_unit: Option<&Unit>, dash: bool) -> bool {
    let digits = amount.number.form == Form::Digits;
    let joined = match (&amount.unit, upper_unit) {
        (Some(one), Some(other)) => one.name == other.name,
        // "$20 to 30 million" shares the sign; "20 minutes to 3" does not share the unit.
        (Some(one), None) => one.before,
        (None, Some(other)) => !other.before || digits && dash,
        (None, None) => true,
    };
    joined && upper.is_fraction() == amount.number.is_fraction()
}

/// "two or three", "10 or 12" are a range; "one or 500" is none.
fn is_no_alternative(tokens: &Tokens, amount: &Amount, link: &Link, lower: f64, upper: &Numeral) -> bool {
    let near = upper.value / lower.max(1.0) <= 1.7 || upper.value - lower == 1.0;
    let qualified = tokens.get(upper.end).is_some_and(|token| token.is("more"));
    link.token.is("or") && (!near || qualified || amount.unit.is_some())
}

/// Results and records with a dash, and words around a spaced dash.
fn is_no_dash_range(tokens: &Tokens, amount: &Amount, link: &Link, upper: &Numeral) -> bool {
    let digits = upper.form == Form::Digits && amount.number.form == Form::Digits;
    let record = link.token.glued && is_record(tokens, amount.first, &amount.number, upper);
    link.dash && (is_result(tokens, amount.first) || record || !link.token.glued && !digits)
}

/// What the lower end of a change has from the upper one: "up from 3 to 5 million", "from 3 to 5
/// per cent".
fn share_with_change<'a>(amount: &mut Amount<'a>, upper: &Numeral, upper_unit: Option<Unit<'a>>) {
    if amount.change.is_none() || amount.unit.is_some() {
        return;
    }
    if amount.number.scale == 1.0 && upper.scale > 1.0 && amount.number.value < upper.value / upper.scale {
        amount.number.value *= upper.scale;
        amount.number.scale = upper.scale;
    }
    if let Some(unit) = upper_unit.filter(|unit| unit.kind == FigureKind::Percent || !unit.before) {
        amount.unit = Some(Unit {
            first: amount.first,
            end: amount.end,
            ..unit
        });
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
