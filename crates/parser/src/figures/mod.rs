//! Reads figures: every number that a text claims about the world.
//!
//! "nearly 6,000 trade unions" gives one [`Figure`]: value 6000, qualifier `nearly`, counted
//! "trade unions", with the bytes it was read from as evidence.
//!
//! Takes the document, its dates and its talk; gives figures in the order of the text. Nothing
//! is converted or believed here: comparing two figures is `reconcile`'s work. Left alone on
//! purpose: everything in [`traps`], and words that count nothing ("many", "twice", "one of").
//!
//! One pass: a sentence becomes tokens, each looked up once; a number is read where one can
//! begin; what stands around it is read from there. State that lasts over sentences is small:
//! the last figures that a later one can refer to.

mod amounts;
mod attribution;
mod counted;
mod dating;
mod language;
mod nouns;
mod numerals;
mod predicates;
mod qualifiers;
mod ranges;
mod relations;
#[cfg(test)]
mod tests;
mod tokens;
mod traps;

use lexicon::Lexicon;
use record::{Figure, FigureKind, Qualifier, Span, Time};

use crate::Document;
use crate::speech::Speech;
use numerals::Form;
use ranges::Amount;
use tokens::Tokens;
use traps::Place;

/// A figure that is being read, with its place among the tokens.
#[derive(Debug)]
pub(crate) struct Draft {
    pub figure: Figure,
    /// First token, qualifiers included.
    pub first: usize,
    /// First token of the numeric expression.
    pub number: usize,
    /// One past the last token of it.
    pub end: usize,
    /// Tokens of the counted phrase, where it stands in this sentence.
    pub noun: Option<(usize, usize)>,
    /// One past the last token read for it.
    pub reached: usize,
    /// Whether it counts places that something happened in ("in 21 cities").
    pub place: bool,
}

/// Every figure, in the order of the text.
pub(crate) fn figures(doc: &Document, times: &[Time], speech: &Speech, lexicon: &Lexicon) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    if !language::is_english(doc.text) {
        return figures;
    }
    let mut tokens = Tokens::default();
    let mut calendar = dating::Calendar::new(times, doc.published);
    let mut talk = attribution::Talk::new(speech);
    let mut memory = relations::Memory::new(doc.text, &lexicon.numbers);
    let mut paragraph = 0;
    for sentence in &doc.sentences {
        while doc.paragraphs.get(paragraph).is_some_and(|span| span.end <= sentence.start) {
            paragraph += 1;
        }
        let around = doc.paragraphs.get(paragraph).copied().unwrap_or(*sentence);
        tokens.read(doc.text, *sentence, &lexicon.numbers);
        if !tokens.has_numbers {
            memory.pass(*sentence);
            continue;
        }
        let place = Place {
            alone: doc.sentences.len() == 1,
            begins_paragraph: sentence.start == around.start,
            whole_paragraph: *sentence == around,
        };
        calendar.enter(*sentence);
        let mut drafts = drafts(doc.text, &tokens, *sentence, place, &calendar);
        counted::count(doc.text, &tokens, &mut drafts, &mut memory);
        predicates::predicate(doc.text, &tokens, &mut drafts, lexicon);
        calendar.date(&tokens, &mut drafts);
        talk.attribute(&mut drafts);
        let first = figures.len();
        for (nth, draft) in drafts.iter_mut().enumerate() {
            draft.figure.id = format!("f{}", first + nth + 1);
        }
        relations::relate(&tokens, &mut drafts, &mut memory);
        figures.extend(drafts.into_iter().map(|draft| draft.figure));
        memory.pass(*sentence);
    }
    figures
}

/// The numbers of a sentence that are no traps, with value, bounds, unit and qualifier.
fn drafts(text: &str, tokens: &Tokens, sentence: Span, place: Place, calendar: &dating::Calendar) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut trapped: Option<usize> = None;
    let mut at = 0;
    while at < tokens.list.len() {
        if let Some(draft) = traps_rank(text, tokens, at, sentence) {
            at = draft.end;
            drafts.push(draft);
            continue;
        }
        if !may_begin(tokens, at) {
            at += 1;
            continue;
        }
        let Some(amount) = ranges::amount(tokens, at) else {
            at += 1;
            continue;
        };
        // What the figure before it has taken ("half$half") belongs to no second one.
        if drafts.last().is_some_and(|last| amount.first < last.end) {
            at += 1;
            continue;
        }
        let span = Span::new(tokens.list[amount.first].start, tokens.list[amount.end - 1].end);
        let number = Span::new(tokens.list[amount.number.first].start, tokens.list[amount.number.end - 1].end);
        let ago = amount.unit.as_ref().is_some_and(|unit| unit.kind == FigureKind::Duration)
            && tokens.get(amount.end).is_some_and(|token| token.is("ago"));
        let named = amount
            .unit
            .as_ref()
            .is_some_and(|unit| unit.name == amounts::MAGNITUDE && unit.before);
        let score = amount.upper.is_none() && amount.unit.is_none() && traps::score(tokens, &amount.number);
        if ago || score || calendar.covers(number) || !named && traps::is_trap(tokens, &amount.number, place, trapped) {
            trapped = Some(amount.number.end);
            at = amount.number.end;
            continue;
        }
        at = amount.end;
        drafts.push(draft(text, tokens, &amount, span, sentence));
    }
    merge_bounds(text, tokens, &mut drafts);
    drafts
}

/// "ranked 142nd", "came third": a place in an order.
fn traps_rank(text: &str, tokens: &Tokens, at: usize, sentence: Span) -> Option<Draft> {
    let token = tokens.get(at)?;
    let ranks = |back: usize| {
        tokens.before(at, back).is_some_and(|word| {
            word.is_one_of(&["ranked", "ranks", "ranking", "rank", "placed"])
                || back == 1 && word.is_one_of(&["finished"])
                || back == 2 && word.is_one_of(&["ranked", "ranks", "ranking"])
        })
    };
    let between = tokens
        .before(at, 1)
        .is_some_and(|word| word.is_one_of(&["at", "only", "just", "in"]));
    let far = token.is_digits()
        && (2..=6).any(|back| {
            tokens
                .before(at, back)
                .is_some_and(|word| word.is_one_of(&["ranked", "ranks", "ranking", "placed", "places"]))
        });
    let ranked = far || ranks(1) || ranks(2) && between;
    if !ranked {
        return None;
    }
    let (value, end) = if let Some(digits) = token.digits() {
        let suffix = tokens
            .get(at + 1)
            .filter(|next| next.glued && next.is_one_of(&["st", "nd", "rd", "th"]));
        suffix?;
        (digits.value, at + 2)
    } else if let Some(lexicon::numbers::Numeral::Ordinal(value)) = token.numeral() {
        (value, at + 1)
    } else {
        numerals::numeral(tokens, at).and_then(|number| traps::ordinal_tail(tokens, &number))?
    };
    let span = Span::new(token.start, tokens.list[end - 1].end);
    Some(Draft {
        figure: Figure {
            kind: FigureKind::Rank,
            value: Some(value),
            lower: Some(value),
            upper: Some(value),
            unit: "rank".into(),
            start: span.start,
            end: span.end,
            surface: span.of(text).to_owned(),
            sentence_start: sentence.start,
            sentence_end: sentence.end,
            confidence: 0.9,
            rule: "figure.rank".into(),
            ..Figure::default()
        },
        first: at,
        number: at,
        end,
        noun: None,
        reached: end,
        place: false,
    })
}

/// Whether a number can begin here: digits, a number word, "a" before one, a sign.
fn may_begin(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    match token.kind {
        tokens::Kind::Digits(_) | tokens::Kind::Glyph(_) => true,
        tokens::Kind::Mark('-' | '−') => tokens.get(at + 1).is_some_and(|next| next.is_digits()),
        tokens::Kind::Mark(_) => false,
        tokens::Kind::Word => {
            token
                .numeral()
                .is_some_and(|role| !matches!(role, lexicon::numbers::Numeral::Suffix(_)))
                || token.is_one_of(&[
                    "a", "an", "not", "several", "many", "some", "multiple", "minus", "negative", "untold",
                ])
        }
    }
}

fn draft(text: &str, tokens: &Tokens, amount: &Amount, span: Span, sentence: Span) -> Draft {
    let number = &amount.number;
    let mut figure = Figure {
        start: span.start,
        end: span.end,
        surface: span.of(text).to_owned(),
        sentence_start: sentence.start,
        sentence_end: sentence.end,
        change: amount.change.map(str::to_owned),
        margin: amount.margin,
        ..Figure::default()
    };
    let (factor, added) = amount.unit.as_ref().map_or((1.0, 0.0), |unit| (unit.factor, unit.added));
    let value = number.value * factor + added;
    if let Form::Fraction { numerator, denominator } = number.form {
        figure.numerator = Some(numerator);
        figure.denominator = Some(denominator);
    }
    match &amount.unit {
        Some(unit) => {
            figure.kind = unit.kind;
            figure.unit = unit.name.to_owned();
        }
        None if number.is_fraction() => {
            figure.kind = FigureKind::Ratio;
            figure.unit = "ratio".into();
        }
        None => {}
    }
    let around = qualifiers::qualified(
        tokens,
        amount.opener.unwrap_or(amount.first),
        amount.end,
        figure.kind == FigureKind::Duration,
    );
    let words = |(first, end): (usize, usize)| text[tokens.list[first].start..tokens.list[end - 1].end].to_owned();
    figure.qualifier_text = around.words.map(words);
    figure.focus = around.focus.map(words).map(|focus| focus.to_lowercase());
    figure.definite = tokens
        .before(around.first, 1)
        .is_some_and(|token| token.is_one_of(&["the", "these", "those", "its", "their", "his", "her", "our", "all"]));
    let rule;
    if let Some(upper) = &amount.upper {
        figure.qualifier = Qualifier::Range;
        figure.lower = Some(number.value * factor);
        figure.upper = Some(upper.value * factor);
        rule = "range";
        if figure.qualifier_text.is_none()
            && let Some(opener) = amount.opener
        {
            figure.qualifier_text = Some(tokens.list[opener].text.to_owned());
        }
    } else if number.form == Form::Vague {
        figure.qualifier = Qualifier::Vague;
        figure.lower = Some(value);
        rule = "vague";
    } else {
        figure.value = Some(value);
        figure.qualifier = around.qualifier.unwrap_or_default();
        bound(&mut figure, value);
        rule = match number.form {
            Form::Digits => "digits",
            Form::Words => "words",
            Form::Fraction { .. } => "fraction",
            Form::Vague => "vague",
            Form::Zero => "zero",
        };
        figure.negated = number.form == Form::Zero;
    }
    figure.rule = format!("figure.{rule}");
    figure.confidence = if amount.unit.is_some() { 0.98 } else { 0.95 };
    Draft {
        figure,
        first: around.first,
        number: amount.first,
        end: amount.end,
        noun: None,
        reached: around.end.max(amount.end),
        place: tokens
            .before(around.first, 1)
            .is_some_and(|before| before.is_one_of(&["in", "at", "across", "throughout"])),
    }
}

/// The bounds that a qualifier gives to a value.
fn bound(figure: &mut Figure, value: f64) {
    let (lower, upper) = match figure.qualifier {
        Qualifier::Exact => (Some(value), Some(value)),
        Qualifier::Approx | Qualifier::Range | Qualifier::Vague => (None, None),
        Qualifier::Gt | Qualifier::Ge => (Some(value), None),
        Qualifier::Lt | Qualifier::Le | Qualifier::Nearly => (None, Some(value)),
    };
    figure.lower = lower;
    figure.upper = upper;
    figure.lower_open = figure.qualifier == Qualifier::Gt;
    figure.upper_open = matches!(figure.qualifier, Qualifier::Lt | Qualifier::Nearly);
}

/// "more than 20 but fewer than 35 seats": two bounds of one number.
fn merge_bounds(text: &str, tokens: &Tokens, drafts: &mut Vec<Draft>) {
    let mut at = 1;
    while at < drafts.len() {
        let (one, other) = (&drafts[at - 1], &drafts[at]);
        let link = &tokens.list[one.reached.min(other.first)..other.first];
        let linked = (1..=2).contains(&link.len()) && link.iter().all(|token| token.is_one_of(&["and", "but"]) || token.is_mark(','));
        let lower_first = matches!(one.figure.qualifier, Qualifier::Gt | Qualifier::Ge)
            && matches!(other.figure.qualifier, Qualifier::Lt | Qualifier::Le);
        let upper_first = matches!(one.figure.qualifier, Qualifier::Lt | Qualifier::Le)
            && matches!(other.figure.qualifier, Qualifier::Gt | Qualifier::Ge);
        let (low, high) = if lower_first { (one, other) } else { (other, one) };
        let fits = low.figure.lower < high.figure.upper && (one.figure.unit == other.figure.unit || one.figure.unit == "count");
        if !(linked && (lower_first || upper_first) && fits) {
            at += 1;
            continue;
        }
        let mut merged = other.figure.clone();
        merged.value = None;
        merged.qualifier = Qualifier::Range;
        merged.lower = low.figure.lower;
        merged.lower_open = low.figure.lower_open;
        merged.upper = high.figure.upper;
        merged.upper_open = high.figure.upper_open;
        merged.start = one.figure.start;
        merged.surface = text[merged.start..merged.end].to_owned();
        merged.qualifier_text = Some(text[tokens.list[one.first].start..merged.end].to_owned());
        merged.rule = "figure.two_bounds".into();
        let (first, number) = (one.first, one.number);
        let kept = &mut drafts[at];
        kept.figure = merged;
        kept.first = first;
        kept.number = number;
        drafts.remove(at - 1);
    }
}
