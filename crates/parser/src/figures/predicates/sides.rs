//! On which side the counted are: "28 spoke in favour", "criticised by eight delegations".

use lexicon::Lexicon;
use lexicon::numbers::Part;
use record::FigureKind;

use super::{Found, WINDOW};
use crate::figures::Draft;
use crate::figures::tokens::{Token, Tokens};
use crate::tallies::DELEGATION_NOUNS;

/// Nouns that stand for those who take a side, beside those who take the floor.
const OTHER_SIDES: &[&str] = &[
    "organization",
    "organisation",
    "ngo",
    "group",
    "lawmaker",
    "party",
    "senator",
    "mp",
    "expert",
];

/// On which side the predicate puts those who are counted.
pub(super) fn side(tokens: &Tokens, draft: &mut Draft, found: Option<&Found>, next: usize, lexicon: &Lexicon) {
    let figure = &mut draft.figure;
    if figure.polarity.is_some()
        || !matches!(figure.kind, FigureKind::Count | FigureKind::Ratio)
        || !figure
            .counted_head
            .as_deref()
            .is_some_and(|head| DELEGATION_NOUNS.contains(&head) || OTHER_SIDES.contains(&head))
    {
        return;
    }
    // "all but three voiced support": the three are those who did not.
    if tokens.match_before(draft.first, &["all", "but"]).is_some() {
        figure.negated = true;
        return;
    }
    // "criticised by eight delegations", "support from 28 countries".
    let before = tokens.before(draft.first, 1);
    let before = if before.is_some_and(|token| token.is_one_of(&["the", "these", "all"])) {
        tokens.before(draft.first, 2)
    } else {
        before
    };
    if before.is_some_and(|token| token.is_one_of(&["by", "from", "of"])) {
        let start = draft.first.saturating_sub(6);
        let side = (start..draft.first).rev().find_map(|at| side_at(tokens, at, lexicon));
        if let Some(side) = side.filter(|_| !before.is_some_and(|token| token.is("of")) || found.is_none()) {
            figure.polarity = Some(side.to_owned());
            return;
        }
    }
    // "19 speakers against the government and 14 behind it"
    let pointed = |at: usize| {
        let object = tokens.get(at + 1);
        object.is_some_and(|object| object.is_one_of(&["the", "it", "us", "him", "her", "them"]) || object.is_capitalised())
    };
    let stance = ["against", "behind"]
        .into_iter()
        .find(|word| tokens.get(draft.reached).is_some_and(|token| token.is(word)) && pointed(draft.reached));
    if let Some(word) = stance {
        figure.polarity = Some(if word == "against" { "critical" } else { "supportive" }.to_owned());
        return;
    }
    // "24 states for the Philippines, 19 against"
    if stands_for(tokens, draft.reached) {
        figure.polarity = Some("supportive".to_owned());
        return;
    }
    // "21 were critical and eight supportive".
    if let Some(side) = side_at(tokens, draft.reached, lexicon)
        .filter(|_| figure.counted_elided && tokens.get(draft.reached).is_some_and(|token| token.verb().is_none()))
    {
        figure.polarity = Some(side.to_owned());
        return;
    }
    let Some(found) = found else { return };
    if found.start < draft.number {
        return; // the counted are the object: "Japan praised 28 delegations"
    }
    if figure.negated || found.negated {
        return;
    }
    // "18 gave it low marks and eleven rallied to it": each has its own side.
    let of_the_next = if next > found.start { next } else { usize::MAX };
    let end = found.end.min(found.start + WINDOW).min(of_the_next);
    // "criticised it and an almost equal number praised it": others, of whom no number is given.
    let joins = |at: usize| tokens.get(at).is_some_and(|token| token.is_one_of(&["and", "while", "but"]));
    let of_others = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|token| token.is_one_of(&["number", "others", "rest", "remainder", "most"]))
    };
    let end = (found.start..end)
        .find(|&at| joins(at) && (at + 1..at + 6).any(of_others))
        .unwrap_or(end);
    let side = (found.start..end.min(found.start + 8)).find_map(|at| side_at(tokens, at, lexicon));
    figure.polarity = side.map(str::to_owned);
}

/// "for the Philippines, 19 **against**": whether "for" at `at` is the one side, and the other follows.
fn stands_for(tokens: &Tokens, at: usize) -> bool {
    /// As far as the other side may be.
    const REACH: usize = 8;
    let is_for = tokens.get(at).is_some_and(|token| token.is("for"));
    is_for
        && (at + 1..at + REACH).any(|number| {
            let counts = tokens
                .get(number)
                .is_some_and(|token| token.digits().is_some() || token.numeral().is_some());
            counts && tokens.get(number + 1).is_some_and(|token| token.is("against"))
        })
}

/// The side of a phrase that begins at `at`.
fn side_at<'a>(tokens: &Tokens, at: usize, lexicon: &'a Lexicon) -> Option<&'a str> {
    let token = tokens.get(at).filter(|token| token.is_word())?;
    // "went back to the charges": there it is no verb.
    if token.is("back")
        && tokens
            .before(at, 1)
            .is_some_and(|before| before.verb().is_some() && before.part() != Some(Part::Auxiliary))
    {
        return None;
    }
    // "dwelt on violence against women": of a noun.
    if token.is("against")
        && tokens.before(at, 1).is_some_and(|before| {
            before.is_one_of(&[
                "violence",
                "crimes",
                "crime",
                "discrimination",
                "abuses",
                "attacks",
                "charges",
                "allegations",
                "threats",
                "sanctions",
                "war",
                "acts",
                "fight",
                "offences",
            ])
        })
    {
        return None;
    }
    let base = base(token);
    lexicon.numbers.sides(&base).iter().find_map(|form| {
        let is = |nth: usize, word: &str| {
            tokens
                .get(nth)
                .is_some_and(|token| token.is_word() && (token.is(word) || self::base(token) == word))
        };
        let mut nth = at;
        let fits = form.words.iter().enumerate().all(|(number, word)| {
            if word != "…" {
                nth += 1;
                return is(nth - 1, word);
            }
            // One to three words are left open: "take it to task".
            let next = form.words.get(number + 1).map_or("", String::as_str);
            let found = (nth + 1..=nth + 3).find(|&further| is(further, next));
            nth = found.unwrap_or(nth);
            found.is_some()
        });
        fits.then_some(form.side.as_str())
    })
}

fn base(token: &Token) -> String {
    match token.verb() {
        Some((base, _)) => base.to_owned(),
        None => token.text.to_lowercase(),
    }
}
