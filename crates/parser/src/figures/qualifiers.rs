//! What stands before or after a number and says how exactly it is meant: "nearly", "more
//! than", "or so", "did not exceed"; and what puts it in focus: "only", "another".

use lexicon::numbers::Part;
use record::Qualifier;

use super::tokens::Tokens;

/// Qualifier and focus of a number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Qualified {
    pub qualifier: Option<Qualifier>,
    /// Tokens of the qualifying words.
    pub words: Option<(usize, usize)>,
    /// Tokens of the focusing words.
    pub focus: Option<(usize, usize)>,
    /// First token of all of it, or the number's.
    pub first: usize,
    /// One past the last token of what follows the number, or the number's end.
    pub end: usize,
}

/// Reads what stands around the tokens `first..end` of a number.
pub(crate) fn qualified(tokens: &Tokens, first: usize, end: usize, is_duration: bool) -> Qualified {
    let mut found = Qualified {
        first,
        end,
        ..Qualified::default()
    };
    // "only about 30", "at least another 20": several phrases may stand before one number.
    for _ in 0..4 {
        let mut at = found.first;
        // A mark that opens a bracket or quotation, and an article ("a mere 30", "the nearly 30").
        if tokens
            .before(at, 1)
            .is_some_and(|token| token.is_one_of(&["the", "its", "their", "these", "those", "his", "a", "an"]))
            && at == first
        {
            at -= 1;
        }
        let Some((start, words, qualifier)) = phrase_before(tokens, at).or_else(|| phrase_before(tokens, found.first)) else {
            break;
        };
        // "deliberated over two days" is during them; "for over two days" is longer.
        let a_day = tokens.get(end).is_some_and(|token| token.is_one_of(&["a", "per", "each", "every"]));
        if is_duration && words.1 == words.0 + 1 && tokens.list[words.0].is("over") && !lasts(tokens, words.0) && !a_day {
            break;
        }
        // "short of the 218 needed": a known number is compared with, and is what it is.
        let known = words.1 < found.first && tokens.list[words.1].is_one_of(&["the", "its", "their", "these", "those"]);
        match qualifier {
            Some(_) if known => break,
            Some(qualifier) if found.qualifier.is_none() => {
                found.qualifier = Some(if denied(tokens, words.0) { reversed(qualifier) } else { qualifier });
                found.words = Some(words);
            }
            None if found.focus.is_none() => found.focus = Some(words),
            _ => break,
        }
        found.first = start;
    }
    if let Some((next, qualifier)) = phrase_after(tokens, end) {
        match qualifier {
            Some(qualifier) if found.qualifier.is_none() => {
                found.qualifier = Some(qualifier);
                found.words = Some((end, next));
                found.end = next;
            }
            None if found.focus.is_none() => {
                found.focus = Some((end, next));
                found.end = next;
            }
            // "about five hundred or more": the bound says more than the approximation.
            Some(qualifier) if found.qualifier == Some(Qualifier::Approx) && qualifier != Qualifier::Approx => {
                found.qualifier = Some(qualifier);
                found.words = Some((end, next));
                found.end = next;
            }
            _ => {}
        }
    }
    found
}

/// Whether what stands before "over" measures a length of time.
fn lasts(tokens: &Tokens, at: usize) -> bool {
    tokens.before(at, 1).is_some_and(|before| {
        before.part() == Some(lexicon::numbers::Part::Preposition)
            || before.part() == Some(lexicon::numbers::Part::Auxiliary)
            || before.is_one_of(&[
                "lasted", "took", "takes", "take", "spent", "spend", "lasting", "lasts", "just", "well", "waited", "serve", "served", "is",
                "was", "aged", "now",
            ])
    })
}

/// "no other party got more than 19", "nobody paid less than 5": a subject that is nobody.
fn denied(tokens: &Tokens, at: usize) -> bool {
    let verb = tokens
        .before(at, 1)
        .is_some_and(|verb| verb.verb().is_some() && verb.part().is_none());
    verb && (2..=7)
        .map_while(|back| {
            tokens
                .before(at, back)
                .filter(|token| token.is_word() && token.part() != Some(Part::Conjunction))
        })
        .any(|token| token.is_one_of(&["no", "nobody", "none", "neither"]))
}

/// What a bound says when it is denied.
fn reversed(qualifier: Qualifier) -> Qualifier {
    match qualifier {
        Qualifier::Gt => Qualifier::Le,
        Qualifier::Lt => Qualifier::Ge,
        Qualifier::Ge => Qualifier::Lt,
        Qualifier::Le => Qualifier::Gt,
        other => other,
    }
}

type Found = (usize, (usize, usize), Option<Qualifier>);

fn phrase_before(tokens: &Tokens, at: usize) -> Option<Found> {
    let last = tokens.before(at, 1)?;
    for form in &last.known?.qualifiers_before {
        let Some(start) = tokens.match_before(at, &form.words) else {
            continue;
        };
        if !fits(tokens, start, at) {
            continue;
        }
        return Some((start, (start, at), form.qualifier));
    }
    None
}

/// Words that qualify only in some places: "around" after a verb of motion, "the top 10".
fn fits(tokens: &Tokens, start: usize, at: usize) -> bool {
    if at != start + 1 {
        return true;
    }
    let word = &tokens.list[start];
    let before = tokens.before(start, 1);
    let follows = |words: &[&str]| before.is_some_and(|before| before.is_one_of(words));
    // "past two years", "its estimate 40": what the article points at.
    let pointed_at = || follows(&["the", "this", "these", "its", "their", "his", "her"]);
    match () {
        () if word.is("around") => !follows(&["turn", "turned"]),
        () if word.is("top") => follows(&["to", "will", "could", "may", "would"]),
        () if word.is_one_of(&["past", "estimate", "estimates"]) => !pointed_at(),
        () => true,
    }
}

fn phrase_after(tokens: &Tokens, at: usize) -> Option<(usize, Option<Qualifier>)> {
    let first = tokens.get(at)?;
    // "30-plus", "30+", "sixty-odd"; "three odd socks" are three.
    let at = if first.is_hyphen() && first.glued && tokens.get(at + 1).is_some_and(|token| token.is("plus") || token.is("odd")) {
        at + 1
    } else {
        at
    };
    let first = tokens.get(at)?;
    for form in &first.known?.qualifiers_after {
        let Some(end) = tokens.match_at(at, &form.words) else {
            continue;
        };
        // "200 or greater than 190", "5000 or more than 4500": the phrase belongs to the next number.
        let then_than = tokens.get(end).is_some_and(|token| token.is("than"));
        let number_follows = |at: usize| tokens.get(at).is_some_and(|token| token.is_digits() || token.numeral().is_some());
        if then_than && number_follows(end + 1)
            || form.words.len() > 1 && number_follows(end)
            || form.words == ["and", "up"] && number_follows(end + 1)
        {
            continue;
        }
        // "50 plus points"; "50 plus 20 more" is a sum.
        let plural_follows = tokens
            .get(end)
            .is_some_and(|noun| noun.is_word() && super::nouns::is_plural(noun) && noun.part().is_none());
        let tied = first.glued || tokens.before(at, 1).is_some_and(|token| token.is_hyphen());
        if !tied && (form.words == ["plus"] && !plural_follows || form.words == ["odd"]) {
            continue;
        }
        if form.words == ["+"] && !first.glued {
            continue;
        }
        return Some((end, form.qualifier));
    }
    None
}
