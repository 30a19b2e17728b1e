//! What is said of the counted things: predicate, side, negation, change, modality.
//!
//! "only eight were critical of the plan" gives `be critical of the plan`, critical. The verb
//! is given in its base form; the rest as written, up to the end of the clause.

use lexicon::Lexicon;
use lexicon::numbers::{Part, VerbForm, WordRole};
use record::{FigureKind, Modality};

use super::Draft;
use super::tokens::{Kind, Token, Tokens};
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

/// Words of a clause that are looked at, so that a long sentence costs no more than its length.
const WINDOW: usize = 14;

/// Gives every draft of a sentence what is said of it.
pub(crate) fn predicate(text: &str, tokens: &Tokens, drafts: &mut [Draft], lexicon: &Lexicon) {
    for at in 0..drafts.len() {
        let next = drafts.get(at + 1).map_or(tokens.list.len(), |next| next.first);
        let draft = &mut drafts[at];
        let after = subject_predicate(tokens, draft, next);
        // "Abstaining (11):" is a heading of a list, and nothing is said of it.
        let heading = super::nouns::vote_label(tokens, draft.number, draft.end).is_some()
            || draft.figure.kind == FigureKind::Score && tokens.before(draft.number, 1).is_some_and(Token::is_hyphen);
        let found = after.or_else(|| object_predicate(tokens, draft)).filter(|_| !heading);
        if let Some(found) = &found {
            draft.figure.predicate = Some(phrase(text, tokens, found));
            draft.figure.negated |= found.negated;
        }
        side(tokens, draft, found.as_ref(), next, lexicon);
        change(tokens, draft);
        modality(tokens, draft, found.as_ref());
    }
}

/// A verb group and what follows it.
#[derive(Debug, Clone, Copy)]
struct Found<'a> {
    /// Base form of the head verb.
    base: &'a str,
    /// First token of the group.
    start: usize,
    /// First token after the head verb.
    rest: usize,
    /// One past the last token of the clause that is taken.
    end: usize,
    negated: bool,
    future: bool,
}

/// The predicate whose subject is the draft: the verb group right after its noun.
fn subject_predicate<'a>(tokens: &Tokens<'a>, draft: &Draft, limit: usize) -> Option<Found<'a>> {
    if matches!(
        draft.figure.kind,
        FigureKind::Score | FigureKind::Money | FigureKind::Duration | FigureKind::Age | FigureKind::Measure | FigureKind::Temperature
    ) {
        return None;
    }
    let from = draft.reached;
    let mut at = from;
    while at < from + WINDOW {
        let token = tokens.get(at)?;
        if token.is_one_of(&["present", "absent"]) && at == from {
            return Some(Found {
                base: "be",
                start: at,
                rest: at,
                end: at + 1,
                negated: false,
                future: false,
            });
        }
        // A new number, a conjunction or a mark other than a comma ends the search.
        if at >= limit && limit > from
            || matches!(token.kind, Kind::Mark(';' | ':' | '.' | '(' | '—' | '–'))
            || at > from && token.part() == Some(Part::Conjunction) && !token.is("that")
        {
            return None;
        }
        if token.is_word() && is_verb_start(tokens, at) {
            return verb_group(tokens, at);
        }
        // "eight supportive, the mission said": another subject.
        let new_subject = token.is_mark(',')
            && tokens.get(at + 1).is_some_and(|next| {
                matches!(next.part(), Some(Part::Determiner | Part::Pronoun | Part::Conjunction))
                    && !next.is_one_of(&["who", "which", "most", "many", "all", "both", "some"])
                    || next.is_capitalised()
            });
        if new_subject || token.is_mark(',') && at > from + 8 {
            return None;
        }
        at += 1;
    }
    None
}

fn is_verb_start(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    if token.part() == Some(Part::Auxiliary) {
        return true;
    }
    match token.verb() {
        Some((_, VerbForm::Past | VerbForm::Participle)) => true,
        Some((_, VerbForm::Third)) => !super::nouns::is_plural(token),
        Some((_, VerbForm::Base)) => {
            // "workers say", not "of trade", "the support".
            let before = tokens.before(at, 1);
            before.is_some_and(|before| {
                before.is_word() && super::nouns::is_plural(before)
                    || before.is_one_of(&["still", "never", "also", "now", "already", "often", "not", "who", "that"])
            })
        }
        _ => false,
    }
}

/// Reads the verb group that begins at `start`: auxiliaries, "not", adverbs, the head verb.
fn verb_group<'a>(tokens: &Tokens<'a>, start: usize) -> Option<Found<'a>> {
    let mut at = start;
    let mut base: Option<&'a str> = None;
    let mut be = false;
    let mut negated = false;
    let mut future = false;
    while let Some(token) = tokens.get(at) {
        if !token.is_word() || at > start + 6 {
            break;
        }
        if token.part() == Some(Part::Auxiliary) {
            negated |= token.text.ends_with("n’t") || token.text.ends_with("n't") || token.is("cannot");
            future |= token.is_one_of(&["will", "would", "could", "may", "might", "should", "shall", "must"]);
            be |= token.verb().is_some_and(|(base, _)| base == "be") || token.is_one_of(&["being", "been"]);
            at += 1;
        } else if token.is_one_of(&["not", "never"]) {
            negated = true;
            at += 1;
        } else if token.part() == Some(Part::Adverb) || token.text.ends_with("ly") {
            at += 1;
        } else if base.is_none()
            && let Some((verb, _)) = token.verb()
        {
            base = Some(verb);
            at += 1;
            break;
        } else {
            break;
        }
    }
    // "were critical", "was home to": the copula is the head.
    let (base, rest) = match base {
        Some(_) if be => ("be", at - 1),
        Some(base) => (base, at),
        None if be => ("be", at),
        None => {
            // "nine did not": the auxiliary stands for the verb.
            let last = tokens.list[start..at]
                .iter()
                .rev()
                .find(|token| !token.is_one_of(&["not", "never"]))?;
            (last.verb()?.0, at)
        }
    };
    Some(Found {
        base,
        start,
        rest,
        end: clause_end(tokens, rest),
        negated,
        future,
    })
}

fn clause_end(tokens: &Tokens, from: usize) -> usize {
    let mut at = from;
    while at < from + WINDOW {
        let Some(token) = tokens.get(at) else { break };
        if matches!(token.kind, Kind::Mark(_)) && !token.is_hyphen() && !matches!(token.text, "’" | "'" | "/" | "$" | "%")
            || token.is_one_of(&[
                "while",
                "when",
                "after",
                "before",
                "but",
                "according",
                "because",
                "although",
                "since",
                "whereas",
                "who",
                "which",
                "as",
            ])
        {
            break;
        }
        at += 1;
    }
    at
}

/// The predicate whose object is the draft: the nearest verb before it in the clause.
fn object_predicate<'a>(tokens: &Tokens<'a>, draft: &Draft) -> Option<Found<'a>> {
    let first = draft.first;
    for back in 1..=WINDOW {
        let at = first.checked_sub(back)?;
        let token = &tokens.list[at];
        if matches!(token.kind, Kind::Mark(';' | '.' | ':')) {
            return None;
        }
        let Some((base, form)) = token.verb() else { continue };
        let verb = match form {
            VerbForm::Past | VerbForm::Participle | VerbForm::Gerund => true,
            VerbForm::Third => !super::nouns::is_plural(token) || tokens.before(at, 1).is_some_and(|before| before.is_capitalised()),
            VerbForm::Base => tokens.before(at, 1).is_some_and(|before| {
                before.is("to")
                    || before.part() == Some(Part::Auxiliary)
                    || super::nouns::is_plural(before)
                    || before.part() == Some(Part::Pronoun)
            }),
        };
        if !verb {
            continue;
        }
        // "have accepted", "did not accept": the whole group.
        let mut start = at;
        while start > 0
            && (tokens.list[start - 1].part() == Some(Part::Auxiliary) || tokens.list[start - 1].is_one_of(&["not", "never", "to", "also"]))
            && at - start < 5
        {
            start -= 1;
        }
        let group = &tokens.list[start..at];
        let negated = group
            .iter()
            .any(|token| token.is_one_of(&["not", "never", "cannot"]) || token.text.ends_with("n’t") || token.text.ends_with("n't"));
        let future = group
            .iter()
            .any(|token| token.is_one_of(&["will", "would", "could", "may", "might", "should", "shall", "to"]));
        return Some(Found {
            base,
            start,
            rest: at + 1,
            end: first.max(at + 1),
            negated,
            future,
        });
    }
    None
}

fn phrase(text: &str, tokens: &Tokens, found: &Found) -> String {
    let mut end = found.end;
    while end > found.rest
        && tokens.list[end - 1].is_word()
        && matches!(
            tokens.list[end - 1].part(),
            Some(Part::Preposition | Part::Determiner | Part::Conjunction)
        )
        && tokens.list[end - 1].text.len() < 5
        && end - 1 > found.rest
    {
        end -= 1;
    }
    if end <= found.rest {
        return found.base.to_owned();
    }
    format!("{} {}", found.base, &text[tokens.list[found.rest].start..tokens.list[end - 1].end])
}

/// On which side the predicate puts those who are counted.
fn side(tokens: &Tokens, draft: &mut Draft, found: Option<&Found>, next: usize, lexicon: &Lexicon) {
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
    let side = (found.start..end.min(found.start + 8)).find_map(|at| side_at(tokens, at, lexicon));
    figure.polarity = side.map(str::to_owned);
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

/// Whether the figure is an end or the size of a change.
fn change(tokens: &Tokens, draft: &mut Draft) {
    if draft.figure.change.is_some() {
        return;
    }
    let before = |back: usize| tokens.before(draft.first, back);
    let direction = |token: &Token| {
        token.known.and_then(|known| known.change).or_else(|| {
            let (base, form) = token.verb()?;
            match form {
                VerbForm::Base => None,
                _ => direction_of(base),
            }
        })
    };
    let change = match before(1) {
        Some(token) if token.is("from") && (2..=8).filter_map(before).any(|token| direction(token).is_some()) => Some("from"),
        Some(token)
            if token.is("to")
                && (2..=8)
                    .filter_map(before)
                    .take_while(|token| !token.is_mark(';'))
                    .any(|token| direction(token).is_some() || token.is_one_of(&["ease", "rise", "fall", "increase", "decrease"])) =>
        {
            Some("to")
        }
        Some(token) if token.is("by") => (2..=6).filter_map(before).find_map(direction),
        Some(token) if token.is("of") => (2..=3).filter_map(before).find_map(direction),
        Some(token) if token.is_one_of(&["up", "down"]) => direction(token),
        Some(token) if draft.figure.kind != FigureKind::Count && token.verb().is_some() && !token.has(WordRole::Transitive) => {
            direction(token)
        }
        _ => None,
    };
    // "1.6 points more", "3 per cent lower".
    let after = tokens
        .get(draft.reached)
        .filter(|token| token.is_one_of(&["more", "less", "fewer", "higher", "lower", "up", "down"]))
        .and_then(direction)
        .filter(|_| draft.figure.kind == FigureKind::Percent);
    draft.figure.change = change.or(after).map(str::to_owned);
}

fn direction_of(base: &str) -> Option<&'static str> {
    match base {
        "rise" | "increase" | "grow" | "climb" | "jump" | "surge" | "soar" | "gain" | "expand" | "swell" | "raise" | "boost" | "lift"
        | "double" | "triple" | "improve" | "widen" | "advance" => Some("up"),
        "fall" | "decrease" | "decline" | "drop" | "shrink" | "slump" | "plunge" | "plummet" | "tumble" | "slip" | "slide" | "ease"
        | "reduce" | "cut" | "narrow" | "lose" | "slash" | "dip" | "halve" | "weaken" | "shed" | "trim" | "slow" => Some("down"),
        _ => None,
    }
}

/// Asserted, denied, planned, a target, projected.
fn modality(tokens: &Tokens, draft: &mut Draft, found: Option<&Found>) {
    let start = draft.first.saturating_sub(WINDOW);
    let mut modality = Modality::Asserted;
    for at in (start..draft.first).rev() {
        let token = &tokens.list[at];
        if matches!(token.kind, Kind::Mark(';' | '.')) {
            break;
        }
        if token.text == "May" {
            continue; // the month
        }
        if token.is_one_of(&[
            "denied",
            "denies",
            "deny",
            "denying",
            "rejected",
            "dismissed",
            "refuted",
            "disputed",
        ]) && tokens.list[at + 1..draft.first].iter().any(|token| token.is("that"))
            || token.is_one_of(&["denied", "denies", "denying"])
        {
            modality = Modality::Denied;
            break;
        }
        if token.is_one_of(&[
            "target",
            "goal",
            "aim",
            "aims",
            "aimed",
            "aiming",
            "targets",
            "targeted",
            "targeting",
            "quota",
        ]) {
            modality = Modality::Target;
            break;
        }
        if token.is_one_of(&[
            "expected",
            "expects",
            "expect",
            "forecast",
            "forecasts",
            "projected",
            "projects",
            "predicted",
            "predicts",
            "predict",
            "likely",
            "set",
            "estimated",
            "could",
            "may",
            "might",
            "would",
        ]) && !token.is_one_of(&["estimated", "set"])
            || token.is("will")
        {
            modality = Modality::Projected;
            break;
        }
        if token.is_one_of(&[
            "plans", "planned", "plan", "planning", "intends", "intend", "pledged", "pledges", "promised", "vowed", "pledge", "proposed",
            "proposes",
        ]) {
            modality = Modality::Planned;
            break;
        }
    }
    if modality == Modality::Asserted && found.is_some_and(|found| found.future && found.start >= draft.number) {
        modality = Modality::Projected;
    }
    draft.figure.modality = modality;
}
