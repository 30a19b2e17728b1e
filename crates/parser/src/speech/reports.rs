//! Reports of speech: a verb or "according to", who speaks, and what.

use lexicon::{Form, Lexicon, Reports};
use record::{QuoteType, Span};

use crate::Document;
use crate::speech::marks::Quoted;
use crate::speech::people::{Context, People, Speaker, head_noun};
use crate::speech::tokens::Utterance;

/// One report.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub quote_type: QuoteType,
    pub speaker: Speaker,
    pub speaker_spans: Vec<Span>,
    /// Base form, or "according to".
    pub verb: Option<String>,
    pub verb_spans: Vec<Span>,
    /// What is reported; several spans where the report interrupts a quotation.
    pub content: Vec<Span>,
    /// Whether it is a quotation of its own, and not only part of one.
    pub is_quotation: bool,
    pub rule: &'static str,
}

/// Words that end a subject to the left of its verb.
const SUBJECT_ENDS: &[&str] = &[
    "but", "and", "or", "while", "that", "because", "as", "when", "if", "though", "although", "where", "whether", "than", "which", "what",
    "since", "after", "before", "until", "so", "saying",
];

/// Words between a subject and its verb.
const BETWEEN: &[&str] = &[
    "also",
    "has",
    "have",
    "had",
    "further",
    "then",
    "later",
    "again",
    "earlier",
    "once",
    "still",
    "even",
    "now",
    "never",
    "always",
    "repeatedly",
    "did",
    "would",
    "separately",
    "meanwhile",
    "reportedly",
    "publicly",
    "immediately",
    "all",
    "both",
    "not",
];

/// Every report of the document, in order.
pub(crate) fn reports(doc: &Document, utterances: &[Utterance], quoted: &[Quoted], people: &People, lexicon: &Lexicon) -> Vec<Report> {
    let mut found: Vec<Report> = Vec::new();
    let mut context = Context::default();
    let mut attributed = vec![false; quoted.len()];
    let mut at = 0;
    while let Some(utterance) = utterances.get(at) {
        at += 1;
        let only_quoted = utterance.tokens.iter().all(|token| !token.is_word());
        let next = utterances.get(at).filter(|next| next.paragraph == utterance.paragraph);
        // "“Who counted?” she asked.": the marks ended a sentence, and its report follows.
        let joined = next.filter(|_| only_quoted && ends_a_sentence(doc, utterance)).and_then(|next| {
            let mut tokens = utterance.tokens.clone();
            tokens.extend(&next.tokens);
            let joined = Utterance {
                tokens,
                paragraph: utterance.paragraph,
            };
            let reader = Reader {
                doc,
                utterance: &joined,
                people,
                lexicon,
            };
            let report = reader.trailing(&context)?;
            Some((joined, report))
        });
        if let Some((_, report)) = joined {
            at += 1;
            mark(&report, quoted, &mut attributed);
            context.spoke(&report.speaker);
            found.push(report);
            continue;
        }
        let reader = Reader {
            doc,
            utterance,
            people,
            lexicon,
        };
        let here = reader.all(&mut context);
        if here.is_empty() && only_quoted && utterance.tokens.iter().any(|token| token.is_quoted()) {
            // A quotation alone goes on with the words of the last speaker in its paragraph.
            let previous = found.last().filter(|last| {
                let end = last
                    .content
                    .iter()
                    .chain(&last.verb_spans)
                    .chain(&last.speaker_spans)
                    .map(|span| span.end)
                    .max()
                    .unwrap_or(0);
                doc.paragraph_at(end.saturating_sub(1)) == utterance.paragraph && last.quote_type == QuoteType::Direct
            });
            if let Some(speaker) = previous.map(|last| last.speaker.clone()) {
                let content: Vec<Span> = utterance
                    .tokens
                    .iter()
                    .filter(|token| token.is_quoted())
                    .map(|token| token.span)
                    .collect();
                let report = Report {
                    quote_type: QuoteType::Direct,
                    speaker,
                    speaker_spans: Vec::new(),
                    verb: None,
                    verb_spans: Vec::new(),
                    content,
                    is_quotation: true,
                    rule: "quote.continued",
                };
                mark(&report, quoted, &mut attributed);
                found.push(report);
            }
        }
        for report in here {
            mark(&report, quoted, &mut attributed);
            found.push(report);
        }
    }
    found
}

fn mark(report: &Report, quoted: &[Quoted], attributed: &mut [bool]) {
    for (quotation, attributed) in quoted.iter().zip(attributed) {
        *attributed |= report.content.iter().any(|span| span.contains(quotation.span));
    }
}

fn ends_a_sentence(doc: &Document, utterance: &Utterance) -> bool {
    let Some(span) = utterance.span(0, utterance.tokens.len()) else {
        return false;
    };
    let words = span.of(doc.text).trim_end_matches(['”', '"', '’', '»', '\'']);
    words.ends_with(['?', '!', '.', '…'])
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    utterance: &'a Utterance,
    people: &'a People,
    lexicon: &'a Lexicon,
}

/// A verb that reports, at its place.
struct Verb {
    at: usize,
    base: String,
    reports: Reports,
    form: Form,
    needs_clause: bool,
}

impl Reader<'_> {
    fn text(&self) -> &str {
        self.doc.text
    }

    fn lower(&self, at: usize) -> String {
        self.utterance.lower(self.doc.text, at)
    }

    /// Every report in the utterance; those inside another one come after it.
    fn all(&self, context: &mut Context) -> Vec<Report> {
        let mut found: Vec<Report> = Vec::new();
        let mut subject: Option<Speaker> = None;
        for verb in self.verbs() {
            let report = if verb.form == Form::Gerund {
                subject.clone().and_then(|speaker| self.gerund(&verb, speaker))
            } else {
                self.finite(&verb, context)
            };
            if let Some(mut report) = report {
                subject = Some(report.speaker.clone());
                context.spoke(&report.speaker);
                // A parenthesis ("who, he noted, had welcomed") inside a report is not another one.
                report.is_quotation &= !found.iter().any(|outer| outer.content == report.content);
                found.push(report);
            } else if verb.form == Form::Finite && subject.is_none() {
                subject = self.subject(verb.at, context).map(|(speaker, _)| speaker);
            }
        }
        if subject.is_none() {
            // "But Sokkhoeurn hit back, saying that ...": the subject of the main verb speaks.
            if let Some(verb) = self.verbs().into_iter().find(|verb| verb.form == Form::Gerund)
                && let Some((speaker, span)) = self.main_subject(context)
                && let Some(mut report) = self.gerund(&verb, speaker)
            {
                report.speaker_spans = vec![span];
                context.spoke(&report.speaker);
                found.push(report);
            }
        }
        found.extend(self.according_to(context));
        let inside: Vec<Report> = self.possessives();
        let inside: Vec<Report> = inside.into_iter().filter(|report| !found_exactly(&found, report)).collect();
        found.extend(inside);
        found
    }

    /// A quotation with its report in the next sentence.
    fn trailing(&self, context: &Context) -> Option<Report> {
        let verb = self.verbs().into_iter().next()?;
        let report = self.finite(&verb, context)?;
        (report.quote_type == QuoteType::Direct && report.content.first() == self.utterance.tokens.first().map(|token| &token.span))
            .then_some(report)
    }

    fn verbs(&self) -> Vec<Verb> {
        let mut verbs = Vec::new();
        for at in 0..self.utterance.tokens.len() {
            let word = self.lower(at);
            let Some(verb) = self.lexicon.reporting.verb(&word) else { continue };
            let before = at.checked_sub(1).map(|at| self.lower(at)).unwrap_or_default();
            // "to say", "a report", "the state": no finite verb.
            let is_noun_or_infinitive = matches!(
                before.as_str(),
                "to" | "a"
                    | "an"
                    | "the"
                    | "this"
                    | "that"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
                    | "our"
                    | "no"
                    | "of"
                    | "in"
                    | "by"
                    | "for"
                    | "be"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "been"
                    | "being"
                    | "on"
                    | "press"
            );
            if is_noun_or_infinitive && verb.form == Form::Finite {
                continue;
            }
            verbs.push(Verb {
                at,
                base: verb.base.clone(),
                reports: verb.reports,
                form: verb.form,
                needs_clause: verb.needs_clause,
            });
        }
        verbs
    }

    /// A finite verb with its subject and what it reports.
    fn finite(&self, verb: &Verb, context: &Context) -> Option<Report> {
        let tokens = &self.utterance.tokens;
        let (speaker, (first, end), inverted) = match self.subject(verb.at, context) {
            Some((speaker, place)) => (speaker, place, false),
            None => {
                let (speaker, place) = self.inverted_subject(verb.at, context)?;
                (speaker, place, true)
            }
        };
        let behind = if inverted { end } else { verb.at + 1 };
        let mut right = self.content_right(behind, verb);
        let left_end = if inverted { verb.at } else { first };
        let left = self.content_left(left_end);
        let left_is_quoted = left.is_some_and(|(first, end)| tokens[first..end].iter().any(|token| token.is_quoted()));
        if inverted && !left_is_quoted && left.is_none() {
            return None;
        }
        if verb.reports == Reports::Call {
            let (from, to) = right?;
            let content: Vec<Span> = tokens[from..to]
                .iter()
                .filter(|token| token.is_quoted())
                .map(|token| token.span)
                .take(1)
                .collect();
            return (!content.is_empty()).then(|| self.report(QuoteType::Mixed, speaker, (first, end), verb, content, "quote.called"));
        }
        if left_is_quoted {
            // “We were ready,” she said, “but nobody came.”
            let (from, to) = left?;
            let mut content: Vec<Span> = Vec::new();
            let rest_is_words = tokens[from..to].iter().any(|token| token.is_word());
            if rest_is_words {
                content.extend(self.utterance.span(from, to));
                return Some(self.report(QuoteType::Mixed, speaker, (first, end), verb, content, "quote.mixed_before"));
            }
            content.extend(tokens[from..to].iter().filter(|token| token.is_quoted()).map(|token| token.span));
            if let Some((from, to)) = right {
                content.extend(
                    tokens[from..to]
                        .iter()
                        .filter(|token| token.is_quoted())
                        .map(|token| token.span)
                        .filter(|_| !tokens[from..to].iter().any(|token| token.is_word())),
                );
            }
            return Some(self.report(QuoteType::Direct, speaker, (first, end), verb, content, "quote.before_verb"));
        }
        if inverted || right.is_none_or(|(from, to)| self.is_adjunct(from, to)) {
            // "Thirty attended, the ministry said on Monday."
            let (from, to) = left.filter(|(_, to)| tokens.get(*to).is_some_and(|token| token.is_mark(',')))?;
            let content = vec![self.utterance.span(from, to)?];
            return Some(self.report(QuoteType::Indirect, speaker, (first, end), verb, content, "report.after"));
        }
        let (mut from, to) = right.take()?;
        let has_that = (from..to.min(from + 6)).find(|&at| self.lower(at) == "that");
        if let Some(that) = has_that.filter(|&that| that == from || that - from <= 5) {
            from = that + 1;
        } else if verb.needs_clause && !tokens[from..to].iter().any(|token| token.is_quoted()) {
            return None;
        }
        let words = tokens.get(from..to)?;
        let quotations = words.iter().filter(|token| token.is_quoted()).count();
        let plain = words.iter().filter(|token| token.is_word()).count();
        let (quote_type, content, rule) = match (quotations, plain) {
            (0, 0) => return None,
            (0, _) if verb.reports == Reports::Ask && has_that.is_none() => return None,
            (0, _) => (QuoteType::Indirect, vec![self.utterance.span(from, to)?], "report.clause"),
            (_, 0) => (
                QuoteType::Direct,
                words.iter().filter(|token| token.is_quoted()).map(|token| token.span).collect(),
                "quote.after_verb",
            ),
            _ if words.first().is_some_and(|token| token.is_quoted()) && quotations == 1 && self.ends_itself(words[0].span) => {
                (QuoteType::Direct, vec![words[0].span], "quote.after_verb")
            }
            _ => (QuoteType::Mixed, vec![self.utterance.span(from, to)?], "report.mixed"),
        };
        Some(self.report(quote_type, speaker, (first, end), verb, content, rule))
    }

    /// Whether a quotation is a sentence of its own.
    fn ends_itself(&self, span: Span) -> bool {
        span.of(self.text())
            .trim_end_matches(['”', '"', '’', '»'])
            .ends_with(['.', '?', '!', ','])
            && span.len() > 40
    }

    fn report(
        &self,
        quote_type: QuoteType,
        speaker: Speaker,
        subject: (usize, usize),
        verb: &Verb,
        content: Vec<Span>,
        rule: &'static str,
    ) -> Report {
        Report {
            quote_type,
            speaker,
            speaker_spans: self.utterance.span(subject.0, subject.1).into_iter().collect(),
            verb: Some(verb.base.clone()),
            verb_spans: vec![self.utterance.tokens[verb.at].span],
            content,
            is_quotation: true,
            rule,
        }
    }

    /// "…, saying (that) …": what a gerund reports.
    fn gerund(&self, verb: &Verb, speaker: Speaker) -> Option<Report> {
        if verb.reports == Reports::Call {
            return None;
        }
        let (mut from, to) = self.content_right(verb.at + 1, verb)?;
        let that = self.lower(from) == "that";
        from += usize::from(that);
        let words = self.utterance.tokens.get(from..to)?;
        if words.is_empty() || (verb.needs_clause && !that && !words.iter().any(|token| token.is_quoted())) {
            return None;
        }
        let quotations = words.iter().any(|token| token.is_quoted());
        let only = words.iter().all(|token| !token.is_word());
        let quote_type = if only {
            QuoteType::Direct
        } else if quotations {
            QuoteType::Mixed
        } else {
            QuoteType::Indirect
        };
        let content = if only {
            words.iter().filter(|token| token.is_quoted()).map(|token| token.span).collect()
        } else {
            vec![self.utterance.span(from, to)?]
        };
        Some(Report {
            quote_type,
            speaker,
            speaker_spans: Vec::new(),
            verb: Some(verb.base.clone()),
            verb_spans: vec![self.utterance.tokens[verb.at].span],
            content,
            is_quotation: true,
            rule: "report.gerund",
        })
    }

    /// The subject to the left of a verb.
    fn subject(&self, verb: usize, context: &Context) -> Option<(Speaker, (usize, usize))> {
        let tokens = &self.utterance.tokens;
        let mut end = verb;
        while end > 0 && (BETWEEN.contains(&self.lower(end - 1).as_str()) || self.lower(end - 1).ends_with("ly")) {
            end -= 1;
        }
        // "the special rapporteur, who reiterated": the noun before the comma.
        if end > 0 && self.lower(end - 1) == "who" {
            let noun_end = if end >= 2 && tokens[end - 2].is_mark(',') {
                end - 2
            } else {
                end - 1
            };
            end = noun_end;
        }
        let start = self.phrase_start(end);
        if start < end
            && let Some(found) = self.speaks(start, end, context)
        {
            return Some(found);
        }
        // "the mission's head, An Sokkhoeurn, said"; "Phil Robertson, deputy director, said".
        let comma = end.checked_sub(1).filter(|&at| tokens[at].is_mark(','))?;
        let inner = self.phrase_start(comma);
        let outer_end = inner.checked_sub(1).filter(|&at| tokens[at].is_mark(','))?;
        let outer = self.phrase_start(outer_end);
        for (first, last) in [(inner, comma), (outer, outer_end)] {
            if first < last
                && let Some((speaker, _)) = self.speaks(first, last, context)
                && speaker.is_person
            {
                return Some((speaker, (outer.min(first), comma)));
            }
        }
        None
    }

    /// Where the noun phrase that ends at `end` begins.
    fn phrase_start(&self, end: usize) -> usize {
        let mut start = end;
        while start > 0 && end - start < 14 && self.utterance.tokens[start - 1].is_word() {
            let word = self.lower(start - 1);
            if SUBJECT_ENDS.contains(&word.as_str())
                || (self.lexicon.reporting.verb(&word).is_some_and(|verb| !verb.needs_clause)
                    && self.lexicon.reporting.noun(&word).is_none())
            {
                break;
            }
            start -= 1;
        }
        start
    }

    /// The speaker a phrase names, if it names one: the shortest tail that does not begin
    /// within a preposition's phrase.
    fn speaks(&self, start: usize, end: usize, context: &Context) -> Option<(Speaker, (usize, usize))> {
        let last = self.lower(end - 1);
        // A pronoun is a subject by itself: "the 28 delegations, he".
        if matches!(last.as_str(), "he" | "she" | "it" | "they" | "i" | "we") {
            let speaker = self
                .people
                .resolve(self.text(), self.utterance, end - 1, end, context, self.lexicon)?;
            return Some((speaker, (end - 1, end)));
        }
        let span = self.utterance.span(start, end)?;
        let phrase = span.of(self.text());
        let ends_in_a_name = self.utterance.tokens[end - 1].is_capitalised(self.text());
        if !ends_in_a_name && head_noun(phrase, self.lexicon).is_none() {
            return None;
        }
        let starts_with_preposition = matches!(
            self.lower(start).as_str(),
            "in" | "on" | "at" | "by" | "for" | "from" | "with" | "of" | "to" | "during" | "under" | "among"
        );
        let start = if starts_with_preposition {
            (start + 1..end).find(|&at| self.utterance.tokens[at].is_capitalised(self.text()) && at + 3 >= end)?
        } else {
            start
        };
        let speaker = self
            .people
            .resolve(self.text(), self.utterance, start, end, context, self.lexicon)?;
        Some((speaker, (start, end)))
    }

    /// "said Ly Sopheak": the subject behind its verb.
    fn inverted_subject(&self, verb: usize, context: &Context) -> Option<(Speaker, (usize, usize))> {
        let tokens = &self.utterance.tokens;
        let left_fits = verb > 0 && (tokens[verb - 1].is_quoted() || tokens[verb - 1].is_mark(','));
        if !left_fits {
            return None;
        }
        let mut end = verb + 1;
        while tokens.get(end).is_some_and(|token| token.is_word())
            && end - verb < 12
            && !matches!(
                self.lower(end).as_str(),
                "on" | "in" | "at" | "who" | "as" | "during" | "after" | "and" | "while"
            )
        {
            end += 1;
        }
        if end == verb + 1 {
            return None;
        }
        let named = self.speaks(verb + 1, end, context)?;
        Some(named)
    }

    /// The subject of the utterance's first clause.
    fn main_subject(&self, context: &Context) -> Option<(Speaker, Span)> {
        let tokens = &self.utterance.tokens;
        let first = usize::from(matches!(self.lower(0).as_str(), "but" | "and" | "yet" | "however" | "so"));
        for end in (first + 1..tokens.len().min(first + 9)).take_while(|&end| tokens[end - 1].is_word()) {
            let named = self.speaks(first, end, context).filter(|(speaker, _)| {
                speaker.is_person
                    && self
                        .utterance
                        .tokens
                        .get(end)
                        .is_some_and(|token| token.is_word() && !token.is_capitalised(self.text()))
            });
            if let Some((speaker, (from, to))) = named {
                return Some((speaker, self.utterance.span(from, to)?));
            }
        }
        None
    }

    /// What stands to the right of a verb: from its content's first token to the sentence's last.
    fn content_right(&self, from: usize, verb: &Verb) -> Option<(usize, usize)> {
        let tokens = &self.utterance.tokens;
        let mut from = from;
        let mut to = tokens.len();
        while to > from && matches!(tokens[to - 1].kind, super::tokens::Kind::Mark('.' | '!' | '?' | ',' | ';' | ':')) {
            to -= 1;
        }
        // "told reporters on Wednesday": whom it was told, and when.
        if verb.base == "tell" || verb.base == "inform" {
            let that = (from..to.min(from + 8)).find(|&at| self.lower(at) == "that");
            let quotation = (from..to.min(from + 8)).find(|&at| tokens[at].is_quoted() || tokens[at].is_mark(':'));
            from = that
                .or(quotation)
                .unwrap_or_else(|| from + usize::from(tokens.get(from).is_some_and(|token| token.is_word())));
        }
        while from < to && matches!(tokens[from].kind, super::tokens::Kind::Mark(':' | ',')) {
            from += 1;
        }
        // "; its director counted at least 26": another clause.
        if let Some(cut) = (from..to).find(|&at| tokens[at].is_mark(';')) {
            to = cut;
        }
        if let Some(cut) = (from..to).find(|&at| self.lower(at) == "according" && self.lower(at + 1) == "to" && at > from) {
            to = if tokens[cut - 1].is_mark(',') { cut - 1 } else { cut };
        }
        (from < to).then_some((from, to))
    }

    /// What stands to the left: from the sentence's first token to the comma before the report.
    fn content_left(&self, end: usize) -> Option<(usize, usize)> {
        let tokens = &self.utterance.tokens;
        let mut to = end;
        if to == 0 {
            return None;
        }
        if tokens[to - 1].is_mark(',') {
            to -= 1;
        } else if !tokens[to - 1].is_quoted() {
            return None;
        }
        let quoted_tail = (0..to).rev().take_while(|&at| tokens[at].is_quoted()).last();
        if let Some(first) = quoted_tail.filter(|_| to > 0 && tokens[to - 1].is_quoted()) {
            return Some((first, to));
        }
        let substantial = tokens[..to].iter().filter(|token| token.is_word() || token.is_quoted()).count() >= 2;
        substantial.then_some((0, to))
    }

    /// Whether the words behind a verb only tell when, where and to whom.
    fn is_adjunct(&self, from: usize, to: usize) -> bool {
        let first = self.lower(from);
        let short = to - from <= 12;
        let begins = matches!(
            first.as_str(),
            "on" | "in"
                | "at"
                | "during"
                | "after"
                | "yesterday"
                | "today"
                | "late"
                | "earlier"
                | "last"
                | "this"
                | "to"
                | "by"
                | "from"
                | "while"
                | "as"
                | "when"
        );
        let that = (from..to).any(|at| self.lower(at) == "that");
        let quotation = self.utterance.tokens[from..to].iter().any(|token| token.is_quoted());
        begins && short && !that && !quotation && !self.utterance.tokens[from..to].iter().any(|token| token.is_mark(','))
    }

    /// "According to NAME, …" and "…, according to NAME".
    fn according_to(&self, context: &mut Context) -> Option<Report> {
        let tokens = &self.utterance.tokens;
        let at = (0..tokens.len()).find(|&at| self.lower(at) == "according" && self.lower(at + 1) == "to")?;
        let first = at + 2;
        let stop = |at: usize| !tokens[at].is_word() || matches!(self.lower(at).as_str(), "who" | "which" | "that" | "while" | "but");
        let end = (first..tokens.len()).find(|&at| stop(at)).unwrap_or(tokens.len());
        if first >= end {
            return None;
        }
        let speaker = self
            .people
            .resolve(self.text(), self.utterance, first, end, context, self.lexicon)?;
        let before = if at > 0 && tokens[at - 1].is_mark(',') { at - 1 } else { at };
        let (from, to) = if tokens[..before].iter().filter(|token| token.is_word()).count() >= 2 {
            (0, before)
        } else {
            let from = end + usize::from(tokens.get(end).is_some_and(|token| token.is_mark(',')));
            let mut to = tokens.len();
            while to > from && matches!(tokens[to - 1].kind, super::tokens::Kind::Mark('.' | '!' | '?')) {
                to -= 1;
            }
            (from, to)
        };
        let content = vec![self.utterance.span(from, to)?];
        let quoted = tokens[from..to].iter().any(|token| token.is_quoted());
        context.spoke(&speaker);
        Some(Report {
            quote_type: if quoted { QuoteType::Mixed } else { QuoteType::Indirect },
            speaker,
            speaker_spans: self.utterance.span(first, end).into_iter().collect(),
            verb: Some("according to".into()),
            verb_spans: self.utterance.span(at, at + 2).into_iter().collect(),
            content,
            is_quotation: true,
            rule: "report.according_to",
        })
    }

    /// "NAME's comments on the “regression” of ...": a quoted word that belongs to the one whose
    /// comments they are, whoever reports the rest.
    fn possessives(&self) -> Vec<Report> {
        const TALK: &[&str] = &[
            "comment",
            "comments",
            "remark",
            "remarks",
            "statement",
            "claim",
            "claims",
            "assertion",
            "allegation",
            "allegations",
            "view",
            "views",
            "criticism",
            "description",
            "words",
            "warning",
            "speech",
            "accusation",
            "accusations",
        ];
        let tokens = &self.utterance.tokens;
        let mut found = Vec::new();
        for at in 1..tokens.len() {
            let possessor = self.lower(at - 1);
            if !TALK.contains(&self.lower(at).as_str()) || !possessor.ends_with("'s") {
                continue;
            }
            let Some(quotation) = (at + 1..tokens.len().min(at + 6)).find(|&at| tokens[at].is_quoted()) else {
                continue;
            };
            let start = self.phrase_start(at).max(at.saturating_sub(4));
            let named = (start..at).find_map(|first| {
                self.people
                    .resolve(self.text(), self.utterance, first, at, &Context::default(), self.lexicon)
                    .filter(|speaker| speaker.is_person)
                    .map(|speaker| (first, speaker))
            });
            if let Some((first, speaker)) = named {
                found.push(Report {
                    quote_type: QuoteType::Mixed,
                    speaker,
                    speaker_spans: self.utterance.span(first, at).into_iter().collect(),
                    verb: None,
                    verb_spans: vec![tokens[at].span],
                    content: vec![tokens[quotation].span],
                    is_quotation: true,
                    rule: "quote.possessive",
                });
            }
        }
        found
    }
}

fn found_exactly(found: &[Report], report: &Report) -> bool {
    found.iter().any(|other| other.content == report.content)
}
