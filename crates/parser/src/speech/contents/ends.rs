//! Where reported words end: where the reporter, or the text, begins to speak again.

use lexicon::{Classes, Form, Needs, ReportingVerb, Reports, WordClass};

use super::{Stretch, trim_end};
use crate::speech::clauses::{has_verb, is_clause};
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

/// Words at which what was said may end; at others it ends only before a quotation.
const MAY_END: Classes = Classes::of(&[WordClass::Source, WordClass::Coordinator]);

/// Where the reported words end: at another clause of the reporter's own.
pub(super) fn content_end(utterance: &Utterance, first: usize) -> usize {
    let len = utterance.len();
    for at in first + 1..len {
        let token = &utterance.tokens[at];
        // Most words end nothing.
        if token.is_word() && !token.word.is_any(MAY_END) && !utterance.is_quoted(at + 1) {
            continue;
        }
        match token.kind {
            Kind::Mark(';') if !goes_on_behind(utterance, at + 1) => return at,
            Kind::Mark(',') if another_speaks(utterance, at + 1) || is_disputed(utterance, at + 1) => return at,
            Kind::Word if token.word.is(WordClass::Source) && utterance.reads(at, "according") && utterance.reads(at + 1, "to") => {
                return at;
            }
            Kind::Word if token.word.is(WordClass::Coordinator) && utterance.reads(at, "and") && turns_to_urge(utterance, first, at) => {
                return at;
            }
            _ => {}
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
        if let Some(end) = another_verb(utterance, at) {
            return end;
        }
    }
    len
}

/// "said the plan had not failed; it had not been tried": a pronoun and a verb that is set back in
/// time as after "said".
fn goes_on_behind(utterance: &Utterance, at: usize) -> bool {
    let at = at + usize::from(utterance.is(at, WordClass::Coordinator));
    let pronoun = utterance.is(at, WordClass::PersonPronoun) || utterance.is(at, WordClass::BodyPronoun);
    let set_back = utterance.reads_any(at + 1, &["had", "would", "could", "was", "were", "should", "might"]);
    pronoun && set_back && !(at + 2..utterance.len()).any(|at| utterance.verb(at).is_some_and(|verb| verb.needs == Needs::Nothing))
}

/// ", adding that", "and added that", ", and later told": another verb of the reporter's own.
fn another_verb(utterance: &Utterance, at: usize) -> Option<usize> {
    let len = utterance.len();
    let after_comma = match utterance.tokens[at].kind {
        Kind::Word => false,
        Kind::Quoted => ends_in_comma(utterance, at),
        Kind::Mark(mark) => mark == ',',
    };
    let joined = at + usize::from(after_comma);
    if !after_comma && !utterance.is(at, WordClass::Coordinator) {
        return None;
    }
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
    let found = utterance.verb(verb).filter(|_| !utterance.is_capitalised(verb))?;
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
    let ends = gerund && found.base != "count" || joins && goes_on;
    ends.then(|| at + usize::from(utterance.is_quoted(at)))
}

/// "Residents disagreed: “Come and smell it,” said Rosa Amado": whether the words in marks behind a
/// colon have a report of their own behind them.
pub(in crate::speech) fn is_reported_behind(utterance: &Utterance, quoted: usize) -> bool {
    const NEAR: usize = 8;
    let behind = quoted + 1 + usize::from(utterance.is_mark(quoted + 1, ','));
    let closed = behind > quoted + 1 || ends_in_comma(utterance, quoted);
    let limit = utterance.len().min(behind + NEAR);
    let verb = (behind..limit).find(|&at| {
        let says = |verb: &ReportingVerb| verb.form == Form::Finite && verb.needs == Needs::Nothing;
        utterance.verb(at).is_some_and(says) && !utterance.is_capitalised(at)
    });
    closed && verb.is_some_and(|verb| (behind..verb).all(|at| utterance.is_word(at) && !utterance.is(at, WordClass::Coordinator)))
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
pub(in crate::speech) fn within_fronted_clause(utterance: &Utterance, subject: usize, right: Stretch) -> Stretch {
    const FRONTED: &[&str] = &[
        "while", "although", "though", "whereas", "once", "when", "after", "if", "because", "since", "until", "as", "before", "whilst",
    ];
    let mut begins = 0;
    while begins < subject
        && (!utterance.is_word(begins)
            || utterance.reads_any(
                begins,
                &["and", "but", "even", "yet", "so", "shortly", "soon", "just", "only", "long"],
            ))
    {
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
            .is_some_and(|verb| verb.form == Form::Finite && (verb.needs == Needs::Nothing || utterance.reads(at + 1, "that")));
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
    // ", an accusation he calls “grotesque”"
    let called = relative
        && utterance.is_quoted(last)
        && (at + 2..last).any(|at| {
            let pronoun = utterance.is(at - 1, WordClass::PersonPronoun) || utterance.is(at - 1, WordClass::BodyPronoun);
            pronoun
                && utterance
                    .verb(at)
                    .is_some_and(|verb| matches!(verb.reports, Reports::Call | Reports::Act))
        });
    if called && last < at + 12 {
        return true;
    }
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
                "urge"
                    | "thank"
                    | "appeal"
                    | "condemn"
                    | "welcome"
                    | "encourage"
                    | "reiterate"
                    | "implore"
                    | "exhort"
                    | "praise"
                    | "describe"
                    | "accuse"
                    | "denounce"
                    | "dismiss"
                    | "brand"
                    | "blame"
                    | "criticise"
                    | "criticize"
                    | "reject"
                    | "deplore"
                    | "regret"
                    | "commend"
                    | "congratulate"
                    | "applaud"
            )
    });
    let demands = utterance
        .verb(and + 1)
        .is_some_and(|verb| verb.form == Form::Finite && verb.base == "demand");
    // "said that the pay was late, and called it “a joke”"
    let names =
        utterance.reads_any(and + 1, &["called", "branded", "labelled", "labeled", "described"]) && utterance.verb(and + 1).is_some();
    if (asks || demands || names) && and > first && utterance.is_mark(and - 1, ',') && utterance.tokens[and + 1].is_past() {
        return true; // "said that the pay was late, and demanded more time"
    }
    // "said it was early and declined to go on": what the speaker did besides.
    let acts =
        utterance.reads_any(and + 1, &["declined", "refused", "offered", "promised", "vowed", "pledged"]) && utterance.reads(and + 2, "to");
    let asks = asks || acts;
    let calls_on = utterance.reads(and + 1, "called") && utterance.reads_any(and + 2, &["on", "upon", "for"]);
    let mut auxiliaries = (first..and).rev().filter(|&at| utterance.is(at, WordClass::Auxiliary));
    (asks && utterance.tokens[and + 1].is_past() || calls_on)
        && auxiliaries
            .next()
            .is_some_and(|at| !utterance.reads_any(at, &["had", "has", "have", "having", "did"]))
}
