//! What a verb reports: where it begins and ends, to its left or to its right.

use lexicon::{Form, Needs, WordClass};

use crate::speech::clauses::{begins_with_its_verb, has_verb, is_clause};
use crate::speech::marked::is_title;
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

/// Words and quotations `first..end` of an utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub first: usize,
    pub end: usize,
    /// Whether "that" introduces it.
    pub that: bool,
    /// Whether a colon introduces it.
    pub colon: bool,
}

/// What stands to the right of a report, from its content's first word on. `hearer` where the
/// verb names one first ("told reporters").
pub(crate) fn to_the_right(utterance: &Utterance, from: usize, hearer: bool) -> Option<Stretch> {
    let mut first = from;
    if hearer {
        first = skip_hearer(utterance, first);
    }
    // "Twelve States replied; ten others asked for more time."
    if utterance.is_mark(first, ';') {
        return None;
    }
    let mut that = false;
    let mut colon = false;
    loop {
        if utterance.is_mark(first, ':') {
            colon = true;
            first += 1;
        } else if utterance.is_mark(first, ',') && (first > from || utterance.is_quoted(first + 1)) {
            first += 1;
        } else if utterance.is_mark(first, ',') && parenthesis_end(utterance, first).is_some_and(|end| utterance.reads(end, "that")) {
            // "said, in a rare interview, that"
            first = parenthesis_end(utterance, first)?;
        } else if utterance.is_mark(first, '(') && bracket_end(utterance, first).is_some_and(|end| begins_content(utterance, end)) {
            // "said in a statement (released in Arabic) that"
            first = bracket_end(utterance, first)?;
        } else if utterance.reads(first, "that") {
            // "ruled on the appeal of an order that struck down": a relative clause, no content.
            if first > from && begins_with_its_verb(utterance, first + 1) {
                return None;
            }
            that = true;
            first += 1;
            break;
        } else if utterance.reads_any(first, &["only", "simply", "merely", "just"]) && begins_content(utterance, first + 1) {
            first += 1; // "said only: “…”"
        } else if let Some(beyond) = adjunct_end(utterance, first) {
            first = beyond;
        } else if let Some(beyond) = held_noun_end(utterance, first) {
            first = beyond;
        } else {
            break;
        }
    }
    let end = trim_end(utterance, first, content_end(utterance, first));
    // "found that, beneath the ice, ...": the content begins with a word.
    first += usize::from(that && utterance.is_mark(first, ','));
    (first < end).then_some(Stretch { first, end, that, colon })
}

/// "told reporters", "told the council", "told her": one past whom it was told.
pub(crate) fn skip_hearer(utterance: &Utterance, from: usize) -> usize {
    let word = utterance.word(from);
    if !utterance.is_word(from) || word.is(WordClass::ClauseStart) || word.is(WordClass::Relative) {
        return from;
    }
    if word.is(WordClass::BodyPronoun)
        || word.is(WordClass::PersonPronoun)
        || utterance.reads_any(from, &["me", "her", "us", "you", "everyone"])
    {
        return from + 1;
    }
    let limit = utterance.len().min(from + 9);
    let stop = (from..limit).find(|&at| utterance.reads(at, "that") || !utterance.is_word(at));
    let clause =
        |stop: usize| (from + 1..stop).any(|at| utterance.is(at, WordClass::Auxiliary) || utterance.is(at, WordClass::PersonPronoun));
    let ends = |stop: usize| utterance.is_word(stop) || utterance.is_mark(stop, ':') || utterance.is_quoted(stop) && !clause(stop);
    if let Some(stop) = stop.filter(|&stop| ends(stop)) {
        return stop;
    }
    let determined = word.is(WordClass::Article) || word.is(WordClass::Possessive);
    let mut at = from + usize::from(determined);
    // Up to where a new noun phrase or an adverbial begins.
    while at < limit && utterance.is_word(at) {
        let word = utterance.word(at);
        let begins_another = word.is(WordClass::Article) && !utterance.is_capitalised(at)
            || word.is(WordClass::Possessive)
            || word.is(WordClass::PersonPronoun)
            || word.is(WordClass::BodyPronoun)
            || word.is(WordClass::ClauseStart)
            || word.is(WordClass::Preposition)
            || word.is(WordClass::Day);
        let was_audience =
            at > from && (utterance.is(at - 1, WordClass::Audience) || utterance.word(at - 1).is_noun()) && !word.is(WordClass::Audience);
        let of = utterance.reads(at, "of") && at > from;
        // "warned vaccine stocks would run out": nobody is told.
        if word.is(WordClass::Auxiliary) && at > from + 1 {
            return from;
        }
        if (begins_another || was_audience) && !of && at > from {
            break;
        }
        at += 1 + usize::from(of && utterance.is(at + 1, WordClass::Article));
    }
    at
}

/// A mark, a quotation or "that": what follows is what was said.
fn begins_content(utterance: &Utterance, at: usize) -> bool {
    utterance.is_mark(at, ':') || utterance.is_mark(at, ',') || utterance.is_quoted(at) || utterance.reads(at, "that")
}

/// "(released in Arabic)": one past the closing bracket.
fn bracket_end(utterance: &Utterance, open: usize) -> Option<usize> {
    let limit = utterance.len().min(open + 14);
    Some((open + 1..limit).find(|&at| utterance.is_mark(at, ')'))? + 1)
}

/// ", in a rare interview,": one past the second comma.
fn parenthesis_end(utterance: &Utterance, comma: usize) -> Option<usize> {
    let limit = utterance.len().min(comma + 14);
    let close = (comma + 1..limit).find(|&at| utterance.is_mark(at, ','))?;
    Some(close + 1)
}

/// "on Tuesday", "in a statement released on March 30", "at a news conference": one past it.
fn adjunct_end(utterance: &Utterance, from: usize) -> Option<usize> {
    const LONGEST: usize = 18;
    let word = utterance.word(from);
    // "said of the incident, “…”"
    if utterance.reads(from, "of") || utterance.reads(from, "about") {
        let limit = utterance.len().min(from + 16);
        let stop = (from + 1..limit).find(|&at| !utterance.is_word(at) && !utterance.is_mark(at, '-'))?;
        let introduces = utterance.is_mark(stop, ',') || utterance.is_mark(stop, ':');
        return (introduces && utterance.is_quoted(stop + 1)).then_some(stop + 1);
    }
    if word.is(WordClass::Day) && !utterance.is_capitalised(from + 1) {
        return Some(from + 1);
    }
    let opens = word.is(WordClass::Preposition) && !utterance.reads_any(from, &["of", "like", "unlike", "about"])
        || utterance.reads_any(
            from,
            &[
                "late",
                "early",
                "earlier",
                "last",
                "this",
                "afterwards",
                "later",
                "when",
                "as",
                "via",
            ],
        );
    if !opens || !utterance.is_word(from) || utterance.is_capitalised(from) {
        return None;
    }
    // "decided to mend things that": an infinitive is what was decided.
    let infinitive = utterance.reads(from, "to")
        && !utterance.is(from + 1, WordClass::Audience)
        && !utterance.is(from + 1, WordClass::Article)
        && !utterance.is(from + 1, WordClass::Possessive)
        && !utterance.is_capitalised(from + 1);
    if infinitive {
        return None;
    }
    let limit = utterance.len().min(from + LONGEST);
    // Up to "that", a colon or a quotation, where nothing before it is a clause of its own.
    let mut telling = None;
    for at in from..limit {
        let token = &utterance.tokens[at];
        if utterance.reads(at, "that") && at > from + 1 && (telling.is_some() || at <= from + 6) {
            return Some(at);
        }
        match token.kind {
            Kind::Mark(':') => return Some(at),
            Kind::Mark(',') if telling.is_some() && (utterance.is_quoted(at + 1) || utterance.reads(at + 1, "that")) => {
                return Some(at + 1);
            }
            Kind::Quoted if telling.is_some() && at <= telling? + 2 => return Some(at),
            Kind::Mark('-' | '/' | '’' | '\'') => {}
            // "in an article titled ‘The Long Road’ that …"
            Kind::Quoted if is_title(token.span().of(utterance.text)) => continue,
            Kind::Mark(_) | Kind::Quoted => break,
            Kind::Word => {}
        }
        if token.word.is(WordClass::Auxiliary) || token.is_past() && telling.is_none() && at > from {
            break;
        }
        let tells = token.word.is(WordClass::Occasion)
            || token.word.is(WordClass::Day)
            || token.word.is(WordClass::Month)
            || token.word.is(WordClass::Audience)
            || token.has_digit();
        if tells {
            telling = Some(at);
        }
    }
    let telling = (from..limit.min(from + 7)).find(|&at| {
        let word = utterance.word(at);
        let tells = word.is(WordClass::Occasion)
            || word.is(WordClass::Day)
            || word.is(WordClass::Month)
            || word.is(WordClass::Audience) && at <= from + 2;
        tells && !utterance.tokens[at].is_possessive()
    })?;
    let clean = (from..telling).all(|at| utterance.is_word(at) && !utterance.is(at, WordClass::Auxiliary));
    let mut end = telling + 1;
    while end < utterance.len()
        && (utterance.is(end, WordClass::Month)
            || utterance.is(end, WordClass::Day)
            || utterance.is(end, WordClass::Occasion)
            || utterance.tokens[end].has_digit() && utterance.words_in(end, end + 1) == 1)
    {
        // "on March 30": the day belongs to the date; "on Monday 30 people" is left as it is.
        if utterance.tokens[end].has_digit() && !utterance.is(end - 1, WordClass::Month) {
            break;
        }
        end += 1;
    }
    clean.then_some(end)
}

/// "reiterated his belief that": up to the "that".
fn held_noun_end(utterance: &Utterance, from: usize) -> Option<usize> {
    let determined = utterance.is(from, WordClass::Possessive) || utterance.is(from, WordClass::Article);
    // "expressed concern that", "voiced grave fears that"
    let nearest = from + if determined { 2 } else { 1 };
    let that = (nearest..utterance.len().min(from + 5)).find(|&at| utterance.reads(at, "that"))?;
    const HELD: &[&str] = &[
        "concern",
        "hope",
        "conviction",
        "fear",
        "opinion",
        "position",
        "suspicion",
        "concerns",
        "fears",
        "fact",
        "point",
    ];
    let noun = that - 1;
    (utterance.is(noun, WordClass::Talk) || utterance.reads_any(noun, HELD)).then_some(that)
}

/// Where the reported words end: at another clause of the reporter's own.
fn content_end(utterance: &Utterance, first: usize) -> usize {
    let len = utterance.len();
    for at in first + 1..len {
        if utterance.is_mark(at, ';') {
            return at;
        }
        if utterance.reads(at, "according") && utterance.reads(at + 1, "to") {
            return at;
        }
        if utterance.is_mark(at, ',') && (another_speaks(utterance, at + 1) || is_disputed(utterance, at + 1)) {
            return at;
        }
        if utterance.reads(at, "and") && turns_to_urge(utterance, first, at) {
            return at;
        }
        // "… saying “they were cold”" ends what was said before, with or without a comma.
        if utterance.is_quoted(at + 1)
            && utterance.reads_any(at, &["saying", "adding"])
            && !utterance.is(at - 1, WordClass::Being)
            && !utterance.is(at - 1, WordClass::Preposition)
            && !utterance.is(at - 1, WordClass::Coordinator)
        {
            return at;
        }
        let after_comma = utterance.is_mark(at, ',') || ends_in_comma(utterance, at);
        let joined = at + usize::from(after_comma);
        if !after_comma && !utterance.is(at, WordClass::Coordinator) {
            continue;
        }
        // ", adding that", "and added that", ", and later told"
        let mut verb = joined;
        while verb < len.min(joined + 4)
            && utterance.is_word(verb)
            && (utterance.is(verb, WordClass::Coordinator)
                || utterance.is(verb, WordClass::Adverb)
                || utterance.tokens[verb].ends_in_ly()
                || utterance.reads_any(verb, &["before", "while"]))
        {
            verb += 1;
        }
        let Some(found) = utterance.verb(verb).filter(|_| !utterance.is_capitalised(verb)) else {
            continue;
        };
        let gerund = found.form == Form::Gerund && (after_comma || utterance.reads_any(verb - 1, &["before", "while"]));
        let joins = found.form == Form::Finite && verb > joined && !utterance.word(verb).is_noun();
        let next = utterance.word(verb + 1);
        // "conceded the surplus had vanished but insisted there was no recession"
        let turns = utterance.reads(verb - 1, "but") && found.needs != Needs::That && is_clause(utterance, verb + 1, len);
        let goes_on = turns
            || utterance.reads(verb + 1, "that")
            || utterance.is_quoted(verb + 1)
            || utterance.is_mark(verb + 1, ':')
            || found.base == "tell"
            || found.base == "say"
                && (next.is(WordClass::PersonPronoun)
                    || next.is(WordClass::BodyPronoun)
                    || next.is(WordClass::Article)
                    || next.is(WordClass::Possessive));
        if gerund && found.base != "count" || joins && goes_on {
            return at + usize::from(utterance.is_quoted(at));
        }
    }
    len
}

/// "“… a talk at dinner,” adding": a quotation that ends with a comma.
fn ends_in_comma(utterance: &Utterance, at: usize) -> bool {
    utterance.is_quoted(at) && {
        let words = utterance.tokens[at].span().of(utterance.text);
        words.trim_end_matches(['”', '"', '’', '\'', '»']).ends_with(',')
    }
}

/// "While Lund said the roof was safe, the tenants left": a report in a clause that begins the
/// sentence ends with that clause, at the comma before the main one.
pub(super) fn within_fronted_clause(utterance: &Utterance, subject: usize, right: Stretch) -> Stretch {
    const FRONTED: &[&str] = &[
        "while", "although", "though", "whereas", "once", "when", "after", "if", "because", "since", "until", "as", "before", "whilst",
    ];
    let mut begins = 0;
    while begins < subject && (!utterance.is_word(begins) || utterance.reads_any(begins, &["and", "but", "even", "yet", "so"])) {
        begins += 1;
    }
    let fronted = begins < subject && utterance.reads_any(begins, FRONTED);
    let own_clause = fronted
        && (begins + 1..subject)
            .all(|at| utterance.is_word(at) && !utterance.is(at, WordClass::Auxiliary) && !utterance.is(at, WordClass::ClauseStart));
    if !own_clause || utterance.is_mark(right.first, ',') {
        return right;
    }
    let comma = (right.first + 2..right.end).find(|&at| {
        let next = utterance.word(at + 1);
        utterance.is_mark(at, ',')
            && !next.is(WordClass::Relative)
            && !next.is(WordClass::Coordinator)
            && utterance.verb(at + 1).is_none_or(|verb| verb.form != Form::Gerund)
            && has_verb(utterance, right.first, at)
            && is_clause(utterance, at + 1, right.end)
    });
    Stretch {
        end: comma.unwrap_or(right.end),
        ..right
    }
}

/// ", while a lawyer for the family said": a conjunction, a speaker and a reporting verb.
fn another_speaks(utterance: &Utterance, at: usize) -> bool {
    const NEAR: usize = 16;
    if !utterance.reads_any(at, &["while", "whereas", "but", "and", "though", "although"]) {
        return false;
    }
    let limit = utterance.len().min(at + NEAR);
    // ", but she later acknowledged that", ", but it did not say when"
    if utterance.is(at + 1, WordClass::PersonPronoun) || utterance.is(at + 1, WordClass::BodyPronoun) {
        let between = |at: usize| utterance.is(at, WordClass::Adverb) || utterance.tokens[at].ends_in_ly() || utterance.reads(at, "had");
        let verb = (at + 2..limit).find(|&at| !between(at)).unwrap_or(limit);
        let finite = utterance.verb(verb).is_some_and(|verb| verb.form == Form::Finite);
        let said = finite && (utterance.reads(verb + 1, "that") || utterance.is_quoted(verb + 1));
        let kept_silent = utterance.reads_any(
            verb,
            &[
                "did",
                "didn't",
                "didn’t",
                "does",
                "doesn't",
                "doesn’t",
                "would",
                "declined",
                "refused",
            ],
        ) && (verb + 1..limit.min(verb + 3))
            .any(|at| utterance.reads_any(at, &["say", "elaborate", "comment", "give", "name", "specify"]));
        if said || kept_silent {
            return true;
        }
    }
    let verb = (at + 2..limit).find(|&at| {
        let reports = utterance
            .verb(at)
            .is_some_and(|verb| verb.form == Form::Finite && verb.needs == Needs::Nothing);
        reports && !utterance.word(at).is_noun() && !utterance.is_capitalised(at) && !utterance.is(at - 1, WordClass::Article)
    });
    let Some(verb) = verb else { return false };
    let clause = (at + 1..verb).any(|at| utterance.is(at, WordClass::Auxiliary) && at + 2 < verb || utterance.reads(at, "that"));
    !clause
        && (at + 1..verb)
            .any(|at| utterance.word(at).is_noun() || utterance.is_capitalised(at) || utterance.is(at, WordClass::PersonPronoun))
}

/// ", a charge the government denies", ", which he disputes": what the text says of the claim.
fn is_disputed(utterance: &Utterance, at: usize) -> bool {
    let relative = utterance.reads(at, "which") || utterance.is(at, WordClass::Article) && utterance.is(at + 1, WordClass::Talk);
    let end = trim_end(utterance, at, utterance.len());
    let last = end.saturating_sub(1);
    relative
        && (at + 3..at + 12).contains(&end)
        && utterance.verb(last).is_some_and(|verb| {
            verb.form == Form::Finite && matches!(verb.base.as_str(), "deny" | "dispute" | "reject" | "contest" | "refute")
        })
}

/// "said more money was needed and urged donors to give": the second verb is the reporter's own,
/// since a past does not go on after a form of "be" or after "would".
fn turns_to_urge(utterance: &Utterance, first: usize, and: usize) -> bool {
    let asks = utterance.verb(and + 1).is_some_and(|verb| {
        verb.form == Form::Finite
            && matches!(
                verb.base.as_str(),
                "urge" | "thank" | "appeal" | "condemn" | "welcome" | "encourage" | "reiterate" | "implore" | "exhort" | "praise"
            )
    });
    let demands = utterance
        .verb(and + 1)
        .is_some_and(|verb| verb.form == Form::Finite && verb.base == "demand");
    if (asks || demands) && and > first && utterance.is_mark(and - 1, ',') && utterance.tokens[and + 1].is_past() {
        return true; // "said that the pay was late, and demanded more time"
    }
    let calls_on = utterance.reads(and + 1, "called") && utterance.reads_any(and + 2, &["on", "upon", "for"]);
    let mut auxiliaries = (first..and).rev().filter(|&at| utterance.is(at, WordClass::Auxiliary));
    (asks && utterance.tokens[and + 1].is_past() || calls_on)
        && auxiliaries
            .next()
            .is_some_and(|at| !utterance.reads_any(at, &["had", "has", "have", "having", "did"]))
}

/// Without the stop at the end.
pub(crate) fn trim_end(utterance: &Utterance, first: usize, end: usize) -> usize {
    let mut end = end;
    while end > first
        && matches!(
            utterance.tokens[end - 1].kind,
            Kind::Mark('.' | '!' | '?' | ',' | ';' | ':' | '–' | '—' | '…')
        )
    {
        end -= 1;
    }
    end
}

/// "VIENNA — ", "GENEVA (Reuters) - ": where and by whom a report was filed is not said by anybody.
fn dateline_end(utterance: &Utterance, end: usize) -> usize {
    const LONGEST: usize = 10;
    if !utterance
        .tokens
        .first()
        .is_some_and(|token| token.is_all_capitals() || token.is_mark('('))
    {
        return 0;
    }
    let limit = end.min(LONGEST);
    let dash = (1..limit).find(|&at| matches!(utterance.tokens[at].kind, Kind::Mark('—' | '–' | '-')));
    dash.filter(|&dash| {
        (0..dash).all(|at| {
            let token = &utterance.tokens[at];
            token.is_capitalised() || token.has_digit() || matches!(token.kind, Kind::Mark(',' | '(' | ')' | '.' | '/'))
        })
    })
    .map_or(0, |dash| dash + 1)
}

/// What stands to the left of a report: from `bound` to the comma before `end`.
pub(crate) fn to_the_left(utterance: &Utterance, bound: usize, end: usize) -> Option<Stretch> {
    let mut to = end;
    if to > bound && matches!(utterance.tokens.get(to - 1)?.kind, Kind::Mark(',' | '–' | '—' | '-')) {
        to -= 1;
    } else if !(to > bound && utterance.is_quoted(to - 1)) {
        return None;
    }
    let mut first = if bound == 0 { dateline_end(utterance, to) } else { bound };
    while first < to
        && matches!(
            utterance.tokens[first].kind,
            Kind::Mark(',' | ';' | '.' | '–' | '—' | '-' | '•' | '*')
        )
    {
        first += 1;
    }
    (first < to).then_some(Stretch {
        first,
        end: to,
        that: false,
        colon: false,
    })
}
