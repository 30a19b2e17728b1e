//! Reports without a verb of saying: "according to NAME", "NAME's comments on the “regression”",
//! "in NAME's words", "as NAME put it", "was described by NAME as “…”".

use lexicon::{Classes, Reports, SpeakerKind, WordClass};
use record::{QuoteType, Span};

use crate::speech::clauses::has_verb;
use crate::speech::contents::trim_end;
use crate::speech::context::Context;
use crate::speech::people::Speaker;
use crate::speech::reports::{Report, Room};
use crate::speech::subjects::{Left, Subject};
use crate::speech::tokens::Token;
use crate::speech::utterance::Utterance;

/// Words that such phrases turn on.
const HEADS: Classes = Classes::of(&[
    WordClass::Source,
    WordClass::Talk,
    WordClass::Finite,
    WordClass::Preposition,
    WordClass::Being,
]);

impl<'a> Room<'_, 'a> {
    /// Adds the reports that stand in such phrases.
    pub(crate) fn phrases(&mut self, utterance: &Utterance<'a>, found: &mut Vec<Report<'a>>, context: &mut Context) {
        let quoted = utterance.occurs.quotation;
        if !quoted && !utterance.occurs.word.is(WordClass::Source) {
            return;
        }
        let is_put = |at: usize| utterance.reads_any(at, &["put", "puts"]) && utterance.reads(at + 1, "it");
        if quoted
            && found.is_empty()
            && !(0..utterance.len()).any(is_put)
            && let Some(report) = self.for_whom(utterance)
        {
            context.spoke(&report.speaker);
            found.push(report);
        }
        for at in 0..utterance.len() {
            let word = utterance.word(at);
            if !word.is_any(HEADS) {
                continue;
            }
            let report = if word.is(WordClass::Source)
                && let Some((from, name)) = source_phrase(utterance, at)
            {
                self.according_to(utterance, from, name, context)
            } else if !quoted {
                None
            } else if word.is(WordClass::Being) && at > 0 && utterance.is_quoted(at - 1) && utterance.reads_any(at, &["was", "is"]) {
                self.was_all(utterance, at, context)
            } else if word.is(WordClass::Talk) {
                self.possessive(utterance, at, found, context)
                    .or_else(|| self.in_the_words(utterance, at, context))
            } else if word.is(WordClass::Finite) && utterance.reads_any(at, &["put", "puts"]) && utterance.reads(at + 1, "it") {
                self.as_put(utterance, at, context)
            } else if word.is(WordClass::Preposition) && utterance.reads(at, "by") {
                self.passive(utterance, at, context)
            } else {
                None
            };
            if let Some(report) = report {
                let known = found.iter().any(|other| other.content == report.content);
                let covered = report.rule != "quote.possessive" && found.iter().any(|other| other.is_quotation && other.covers(&report));
                if !known && !covered {
                    context.spoke(&report.speaker);
                    let report = nested(report, found);
                    found.push(report);
                }
            }
        }
    }

    /// "According to NAME, …", "…, according to NAME", "in the view of NAME, …": the name begins at `first`.
    fn according_to(&mut self, utterance: &Utterance<'a>, at: usize, first: usize, context: &Context) -> Option<Report<'a>> {
        let verb_end = first;
        let stop = |at: usize| {
            !utterance.is_word(at)
                // "a document Ruiz wrote": a clause without its pronoun.
                || at > first && utterance.is_capitalised(at) && utterance.noun(at - 1).is_some_and(|noun| noun.kind == SpeakerKind::Text) && !utterance.is_capitalised(at - 1)
                || at > first && utterance.tokens[at].is_past() && utterance.word(at - 1).is_noun()
                || utterance.is(at, WordClass::Relative)
                || utterance.is(at, WordClass::ClauseStart) && !utterance.is(at, WordClass::Coordinator) && !utterance.is(at, WordClass::Of)
        };
        let end = (first..utterance.len()).find(|&at| stop(at)).unwrap_or(utterance.len());
        let (speaker, first, end) = self.named_phrase(utterance, first, end, context)?;
        let before = at - usize::from(at > 0 && utterance.is_mark(at - 1, ','));
        let sentence_first = (0..before).rev().find(|&at| utterance.is_mark(at, ';')).map_or(0, |at| at + 1);
        let (mut from, to) = if utterance.words_in(sentence_first, before) >= 2 || utterance.has_quoted(sentence_first, before) {
            (sentence_first, before)
        } else {
            // Behind the name's insertions: "According to Lund, who heads the clinic, …".
            let from = match utterance.tokens.get(end) {
                Some(token)
                    if token.is_mark(',')
                        && (insertion(utterance, end + 1)
                            // "According to Ana Ruiz, 34, …"
                            || utterance.tokens.get(end + 1).is_some_and(Token::has_digit) && utterance.is_mark(end + 2, ',')) =>
                {
                    (end + 1..utterance.len()).find(|&at| utterance.is_mark(at, ','))? + 1
                }
                Some(token) if token.is_mark(',') => end + 1,
                // "three people briefed on the plan, …"
                Some(token) if token.is_past() || token.is_capitalised() => {
                    (end..utterance.len()).find(|&at| utterance.is_mark(at, ','))? + 1
                }
                _ => end,
            };
            (from, trim_end(utterance, from, utterance.len()))
        };
        if utterance.is(from, WordClass::Coordinator) {
            from += 1;
        }
        let mut content = vec![utterance.span(from, to)?];
        let mut quoted = utterance.has_quoted(from, to);
        let only = quoted && utterance.words_in(from, to) == 0;
        // "The plan, according to Lund, is dead": it goes on behind the name.
        if to <= at && utterance.is_mark(end, ',') && at > 0 && utterance.is_mark(at - 1, ',') {
            let rest = (end + 1, trim_end(utterance, end + 1, utterance.len()));
            let another =
                utterance.is(rest.0, WordClass::ClauseStart) || utterance.is(rest.0, WordClass::Relative) || insertion(utterance, rest.0);
            if !another && rest.0 < rest.1 && !utterance.word(rest.0).is_verb() {
                content.extend(utterance.span(rest.0, rest.1));
                quoted |= utterance.has_quoted(rest.0, rest.1);
            }
        }
        Some(Report {
            quote_type: match (only, quoted) {
                (true, _) => QuoteType::Direct,
                (_, true) => QuoteType::Mixed,
                _ => QuoteType::Indirect,
            },
            speaker,
            speaker_spans: utterance.span(first, end).into_iter().collect(),
            verb: Some("according to"),
            verb_spans: utterance.span(at, verb_end).into_iter().collect(),
            content,
            is_quotation: true,
            rule: "report.according_to",
        })
    }

    /// "For Professor Brandt, the vote was “a warning”": whose view a sentence gives, where it has
    /// words in marks and nobody else reports them.
    fn for_whom(&self, utterance: &Utterance<'a>) -> Option<Report<'a>> {
        const LONGEST: usize = 12;
        let comma = (1..utterance.len().min(LONGEST)).find(|&at| !utterance.is_word(at))?;
        if !utterance.reads(0, "for") || !utterance.is_mark(comma, ',') {
            return None;
        }
        let speaker = self.people.resolve(utterance, 1, comma, self.mentions, false)?;
        let (first, end) = (comma + 1, trim_end(utterance, comma + 1, utterance.len()));
        let content = utterance.span(first, end)?;
        let views = (speaker.is_person || speaker.is_many) && speaker.is_somebody() && utterance.has_quoted(first, end);
        let mut report = fragment(utterance, speaker, (1, comma), (0, 1), vec![content], "report.for_whom");
        report.quote_type = if utterance.words_in(first, end) == 0 {
            QuoteType::Direct
        } else {
            QuoteType::Mixed
        };
        views.then_some(report)
    }

    /// The speaker that `first..end` names, shortened from the right until it does.
    pub(super) fn named_phrase(
        &mut self,
        utterance: &Utterance<'a>,
        first: usize,
        end: usize,
        context: &Context,
    ) -> Option<(Speaker, usize, usize)> {
        if utterance.is(first, WordClass::PersonPronoun)
            || utterance.is(first, WordClass::BodyPronoun)
            || utterance.reads_any(first, &["him", "her", "them"])
        {
            let speaker = if utterance.reads(first, "them") {
                context.body.clone()
            } else {
                context.person.clone()
            };
            return Some((speaker.unwrap_or_default(), first, first + 1));
        }
        // "the agency's director, Ivo Petrov": the name behind its function.
        let apposed = self
            .people
            .namings_in(utterance)
            .iter()
            .find(|naming| naming.token == utterance.first + end + 1);
        if let Some(naming) = apposed.filter(|naming| utterance.is_mark(end, ',') && !utterance.is_word(naming.end - utterance.first)) {
            let function = crate::speech::names::head_of(utterance, first, end).and_then(|head| utterance.noun(head));
            if function.is_some_and(|noun| noun.kind == SpeakerKind::Person) {
                return Some((self.people.speaker(naming.person), first, naming.end - utterance.first));
            }
        }
        let mut speaker = self
            .people
            .resolve(utterance, first, end, self.mentions, true)
            .or_else(|| plain_source(utterance, first, end))?;
        // "according to study conducted by Teri Allery": its article is missing.
        if speaker.name.is_none() && utterance.reads_any(first, &["study", "report", "survey", "article"]) {
            speaker.name = Some(utterance.phrase(first, end).into());
        }
        let speaker = self.epithet(utterance, (first, end), &speaker, context).unwrap_or(speaker);
        Some((speaker, first, end))
    }

    /// "NAME's comments on the “regression” of …": a quoted word that belongs to the one whose
    /// comments they are, whoever reports the rest.
    fn possessive(&mut self, utterance: &Utterance<'a>, at: usize, found: &[Report<'a>], context: &Context) -> Option<Report<'a>> {
        const NEAR: usize = 6;
        let before = at.checked_sub(1)?;
        let quotation = (at + 1..utterance.len().min(at + NEAR)).find(|&at| utterance.is_quoted(at))?;
        let (speaker, first) = if utterance.tokens[before].is_possessive() {
            let namings = self.people.namings_in(utterance);
            let naming = namings.iter().find(|naming| naming.end == utterance.first + at)?;
            (self.people.speaker(naming.person), naming.token - utterance.first)
        } else if utterance.is(before, WordClass::Possessive) && found.is_empty() {
            (context.person.clone()?, before)
        } else {
            return None;
        };
        // "his statement that the “…” …" is a report of its own; a title is no comment.
        let gap_is_small = (at + 1..quotation)
            .all(|at| utterance.is_word(at) && !utterance.word(at).is_verb() || utterance.is_mark(at, ':') || utterance.is_mark(at, ','));
        gap_is_small.then(|| {
            fragment(
                utterance,
                speaker,
                (first, at),
                (at, at + 1),
                vec![utterance.tokens[quotation].span()],
                "quote.possessive",
            )
        })
    }

    /// "in Lund's words, “…”", "in the words of Lund, “…”".
    fn in_the_words(&mut self, utterance: &Utterance<'a>, at: usize, context: &Context) -> Option<Report<'a>> {
        if !utterance.reads(at, "words") {
            return None;
        }
        let (speaker, first, end) = if utterance.reads(at + 1, "of") {
            let end = (at + 2..utterance.len())
                .find(|&at| !utterance.is_word(at))
                .unwrap_or(utterance.len());
            self.named_phrase(utterance, at + 2, end, context)?
        } else {
            let possessor = at.checked_sub(1).filter(|&before| utterance.tokens[before].is_possessive())?;
            let namings = self.people.namings_in(utterance);
            let naming = namings.iter().find(|naming| naming.end == utterance.first + possessor + 1)?;
            (self.people.speaker(naming.person), naming.token - utterance.first, at)
        };
        let content = nearest_quoted(utterance, at)?;
        Some(fragment(
            utterance,
            speaker,
            (first, end),
            (at, at + 1),
            vec![content],
            "quote.in_words",
        ))
    }

    /// "“No comment,” was all she would say": the quotation is the subject, and its speaker stands
    /// behind "all".
    fn was_all(&mut self, utterance: &Utterance<'a>, was: usize, context: &Context) -> Option<Report<'a>> {
        const NEAR: usize = 8;
        if !utterance.reads(was + 1, "all") {
            return None;
        }
        let first = was + 2 + usize::from(utterance.reads(was + 2, "that"));
        let end = (first..utterance.len().min(first + NEAR)).find(|&at| {
            let word = utterance.word(at);
            !utterance.is_word(at) || word.is(WordClass::Auxiliary) || utterance.tokens[at].is_finite() || word.is_verb() && !word.is_noun()
        })?;
        let (speaker, first, end) = self.named_phrase(utterance, first, end, context)?;
        let content = vec![utterance.tokens[was - 1].span()];
        Some(fragment(utterance, speaker, (first, end), (was, was + 2), content, "quote.was_all"))
    }

    /// "“…”, as the mayor put it".
    fn as_put(&mut self, utterance: &Utterance<'a>, at: usize, context: &Context) -> Option<Report<'a>> {
        // "as Beatriz Sosa, whose husband disappeared, puts it"
        let Left::Subject(Subject { speaker, first, end, .. }) = self.subject_left(utterance, at, context) else {
            return None;
        };
        let content = nearest_quoted(utterance, at)?;
        Some(fragment(
            utterance,
            speaker,
            (first, end),
            (at, at + 1),
            vec![content],
            "quote.as_put",
        ))
    }

    /// "was described by the envoy as “absurd”", "was dismissed as “absurd” by the envoy".
    fn passive(&mut self, utterance: &Utterance<'a>, by: usize, context: &Context) -> Option<Report<'a>> {
        let verb = (by.saturating_sub(10)..by).rev().find(|&at| {
            let names = utterance
                .verb(at)
                .is_some_and(|verb| matches!(verb.reports, Reports::Call | Reports::Act));
            names && (at.saturating_sub(4)..at).any(|before| utterance.is(before, WordClass::Being))
                || names && at > 0 && utterance.is_mark(at - 1, ',')
        })?;
        // "The bill, nicknamed “the muzzle law”, passed by 61 votes": another verb's agent.
        let of_another = (verb + 1..by).any(|at| utterance.is_quoted(at)) && by > verb + 1 && utterance.tokens[by - 1].is_past();
        if of_another {
            return None;
        }
        let limit = utterance.len().min(by + 12);
        let end = (by + 1..limit)
            .find(|&at| {
                !utterance.is_word(at)
                    || utterance.reads(at, "as")
                    || utterance.is(at, WordClass::ClauseStart)
                    || utterance.is(at, WordClass::Day)
            })
            .unwrap_or(limit);
        let (speaker, first, end) = self.named_phrase(utterance, by + 1, end, context)?;
        let behind = (end..utterance.len().min(end + 12))
            .find(|&at| utterance.is_quoted(at))
            .filter(|_| utterance.reads(end, "as") || utterance.is_mark(end, ','));
        let between = (verb..by).find(|&at| utterance.is_quoted(at));
        let content = utterance.tokens[between.or(behind)?].span();
        let mut report = fragment(utterance, speaker, (first, end), (verb, verb + 1), vec![content], "quote.passive");
        report.verb = utterance.verb(verb).map(|verb| verb.base.as_str());
        Some(report)
    }
}

/// What stands inside the words of a source is part of what that one says: "according to the
/// agency, residents said they had seen it". Words in marks are whose they are, and a source behind
/// a whole report only passes it on: "wages rose, the minister said, according to the agency".
fn nested<'a>(mut report: Report<'a>, found: &mut [Report<'a>]) -> Report<'a> {
    let passes_on = found.iter().any(|inner| {
        let whole = inner.quote_type != QuoteType::Indirect || inner.rule == "report.after";
        whole && inner.is_quotation && report.covers(inner)
    });
    if passes_on {
        report.is_quotation = false;
        return report;
    }
    for inner in found.iter_mut() {
        inner.is_quotation &= !report.covers(inner);
    }
    report
}

/// "according to", "in the view of": where the phrase begins, and where the name behind it does.
fn source_phrase(utterance: &Utterance, at: usize) -> Option<(usize, usize)> {
    if utterance.reads(at, "according") {
        return utterance.reads(at + 1, "to").then_some((at, at + 2));
    }
    let in_the = at >= 2 && utterance.reads(at - 1, "the") && utterance.reads(at - 2, "in");
    (in_the && utterance.reads(at + 1, "of")).then(|| (at - 2, at + 2))
}

/// Whether what begins behind a comma tells of the name before it, and not what was said.
fn insertion(utterance: &Utterance, at: usize) -> bool {
    // Without a comma that closes it before its verb, "soldiers fired first" is what was said.
    let close = (at..utterance.len().min(at + 10)).find(|&at| utterance.is_mark(at, ','));
    let closed = close.is_some_and(|close| !has_verb(utterance, at, close));
    utterance.is(at, WordClass::Relative)
        || utterance.tokens.get(at).is_some_and(|token| token.is_past())
        || closed && utterance.word(at).is_noun() && !utterance.is(at, WordClass::Article)
        || closed && utterance.is(at, WordClass::Article) && (at + 1..at + 4).any(|at| utterance.noun(at).is_some())
}

/// "according to eyewitness accounts": several of anything can be a source, where words before
/// them tell which ("according to plan" has none).
fn plain_source(utterance: &Utterance, first: usize, end: usize) -> Option<Speaker> {
    let head = crate::speech::names::head_of(utterance, first, end)?;
    let begins = utterance.word(first);
    let many = head > first
        && !utterance.is(head, WordClass::Measure)
        && utterance.written(head).ends_with('s')
        && !begins.is(WordClass::Possessive)
        && !begins.is(WordClass::ClauseStart);
    many.then(|| Speaker {
        name: Some(crate::speech::offices::lower_article(utterance.phrase(first, end))),
        is_body: true,
        ..Speaker::default()
    })
}

fn nearest_quoted(utterance: &Utterance, at: usize) -> Option<Span> {
    let quoted = (0..utterance.len())
        .filter(|&at| utterance.is_quoted(at))
        .min_by_key(|quoted| quoted.abs_diff(at))?;
    Some(utterance.tokens[quoted].span())
}

pub(crate) fn fragment<'a>(
    utterance: &Utterance,
    speaker: Speaker,
    subject: (usize, usize),
    verb: (usize, usize),
    content: Vec<Span>,
    rule: &'static str,
) -> Report<'a> {
    let alone = content
        .iter()
        .all(|span| crate::speech::marked::is_a_sentence(span.of(utterance.text)));
    Report {
        quote_type: if alone { QuoteType::Direct } else { QuoteType::Mixed },
        speaker,
        speaker_spans: utterance.span(subject.0, subject.1).into_iter().collect(),
        verb: None,
        verb_spans: utterance.span(verb.0, verb.1).into_iter().collect(),
        content,
        is_quotation: true,
        rule,
    }
}
