//! Reports of speech: a verb with who speaks and what is said, in the order of the text.

use lexicon::{Form, Lexicon, Mention, Needs, ReportingVerb, Reports, SpeakerKind, WordClass};
use record::{QuoteType, Span};

use crate::Document;
use crate::speech::contents::{
    Stretch, has_verb, is_adjunct, is_clause, only_tells_when, skip_hearer, to_the_left, to_the_right, trim_end,
};
use crate::speech::context::Context;
use crate::speech::names::head_of;
use crate::speech::people::{People, Speaker};
use crate::speech::subjects::{Left, Subject};
use crate::speech::tokens::{Kind, Tokens, Utterance};

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

/// What the rules read from.
pub(crate) struct Room<'r, 'a> {
    pub doc: &'r Document<'a>,
    pub people: People<'a>,
    pub mentions: &'r [Mention<'a>],
    pub lexicon: &'a Lexicon,
}

/// A verb that reports, at its place.
pub(crate) struct Verb<'a> {
    pub at: usize,
    pub entry: &'a ReportingVerb,
}

/// Every report of the document, in order.
pub(crate) fn reports<'a>(room: &mut Room<'_, 'a>, tokens: &'a Tokens) -> Vec<Report> {
    let reporting = &room.lexicon.reporting;
    let mut found: Vec<Report> = Vec::new();
    let mut context = Context::default();
    let mut number = 0;
    while let Some(utterance) = tokens.utterance(number, room.doc, reporting) {
        number += 1;
        let only_quoted = utterance.tokens.iter().all(|token| !token.is_word());
        // "“Who counted?” Rosa asked.": the marks ended a sentence, and its report follows.
        if only_quoted
            && utterance.has_quoted(0, utterance.len())
            && let Some(next) = tokens.utterance(number, room.doc, reporting)
            && next.paragraph == utterance.paragraph
            && let Some(pair) = tokens.pair(number - 1, room.doc, reporting)
            && let Some(reports) = room.trailing(&pair, &mut context)
        {
            number += 1;
            found.extend(reports);
            continue;
        }
        let before = found.len();
        let mut here = room.all(&utterance, &mut context);
        if utterance.has_quoted(0, utterance.len()) {
            let next = tokens.utterance(number, room.doc, reporting);
            room.loose(&utterance, next.as_ref(), &mut here, &found, &mut context);
        }
        found.extend(here);
        if found.len() == before {
            match room.main_subject(&utterance, utterance.len(), &context) {
                Some(subject) if subject.speaker.is_person && subject.speaker.name.is_some() => context.person = Some(subject.speaker),
                // "The agency is based in Nairobi. It said …"
                Some(subject) if context.body.is_none() && names_a_body(&utterance, &subject) => context.body = Some(subject.speaker),
                _ => context.pass(&utterance, &room.people),
            }
        }
    }
    found
}

impl<'a> Room<'_, 'a> {
    /// Every report in the utterance; those inside another one come after it.
    pub(crate) fn all(&mut self, utterance: &Utterance<'a>, context: &mut Context) -> Vec<Report> {
        let mut found: Vec<Report> = Vec::new();
        let mut subject: Option<Subject> = None;
        for at in 0..utterance.len() {
            let word = utterance.word(at);
            if !word.is_verb() {
                continue;
            }
            let Some(verb) = self.verb_at(utterance, at) else { continue };
            let bound = found
                .iter()
                .filter(|report| report.is_quotation)
                .map(|report| reached(report, utterance, at))
                .max()
                .unwrap_or(0);
            let reports = if verb.entry.form == Form::Gerund && !utterance.is(at.wrapping_sub(1), WordClass::Being) {
                self.gerund(utterance, &verb, subject.as_ref(), context)
            } else {
                self.finite(utterance, &verb, subject.as_ref(), bound, context)
            };
            let Some((mut report, by)) = reports else { continue };
            // What stands inside an earlier report is part of what that one says.
            let inside = found.iter().any(|outer| {
                outer.is_quotation
                    && report
                        .content
                        .iter()
                        .all(|span| outer.content.iter().any(|around| around.contains(*span)))
            });
            report.is_quotation &= !inside;
            if !inside {
                context.spoke(&report.speaker);
                subject = Some(by);
            }
            found.push(report);
        }
        self.phrases(utterance, &mut found, context);
        found
    }

    fn verb_at(&self, utterance: &Utterance<'a>, at: usize) -> Option<Verb<'a>> {
        let entry = utterance.verb(at)?;
        let token = &utterance.tokens[at];
        if at > 0 && token.is_capitalised() && !matches!(utterance.tokens[at - 1].kind, Kind::Quoted | Kind::Mark(':' | '–' | '—')) {
            return None;
        }
        if token.is_possessive() || is_noun_by_its_neighbours(utterance, at, entry) {
            return None;
        }
        let before = at.checked_sub(1).map(|before| utterance.word(before)).unwrap_or_default();
        if entry.form == Form::Finite && at > 0 {
            // "went on to say" reports, "refused to say" does not.
            let goes_on = at >= 3 && utterance.reads(at - 2, "on") && utterance.reads_any(at - 3, &["went", "goes", "gone"])
                || at >= 2 && utterance.reads_any(at - 2, &["sought", "began", "continued", "rushed", "hastened"]);
            let infinitive = utterance.reads(at - 1, "to") && !goes_on;
            let is_noun = before.is(WordClass::Article)
                || before.is(WordClass::Possessive)
                || before.is(WordClass::Preposition) && !utterance.reads(at - 1, "to");
            // "the unnamed report", "a new claim": an article that nothing but modifiers separate.
            let modified = (word_could_be_noun(utterance, at))
                && at >= 2
                && (utterance.is(at - 2, WordClass::Article) || utterance.is(at - 2, WordClass::Possessive))
                && !before.is_noun()
                && !utterance.is_capitalised(at - 1)
                && !before.is_unknown();
            if infinitive || is_noun || modified {
                return None;
            }
        }
        Some(Verb { at, entry })
    }

    /// A quotation whose report is the next sentence: "“Who counted?” Rosa Vidal asked."
    fn trailing(&mut self, pair: &Utterance<'a>, context: &mut Context) -> Option<Vec<Report>> {
        let quotation = pair.tokens.first()?.span();
        let verb = (1..pair.len().min(30)).find(|&at| {
            self.verb_at(pair, at)
                .is_some_and(|verb| matches!(verb.entry.reports, Reports::Say | Reports::Ask))
        })?;
        // A verb with words of its own to report does not report the sentence before.
        let own = to_the_right(pair, verb + 1, false).is_some_and(|right| {
            right.that
                || right.colon
                || pair.is_quoted(right.first)
                || has_verb(pair, right.first, right.end) && !is_adjunct(pair, right.first, right.end)
        });
        if own
            && self
                .subject_right(pair, verb, context)
                .is_none_or(|subject| !closes(pair, subject.end))
        {
            return None;
        }
        let mut trial = context.clone();
        let reports = self.all(pair, &mut trial);
        let first = reports.first()?;
        let fits = first.quote_type == QuoteType::Direct
            && first.content.first() == Some(&quotation)
            && first.verb_spans.first() == Some(&pair.tokens[verb].span());
        if !fits {
            return None;
        }
        *context = trial;
        Some(reports)
    }

    /// A finite verb with its subject and what it reports.
    fn finite(
        &mut self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        shared: Option<&Subject>,
        bound: usize,
        context: &Context,
    ) -> Option<(Report, Subject)> {
        let at = verb.at;
        let entry = verb.entry;
        let titled = at >= 3
            && utterance.is_quoted(at - 1)
            && utterance.is(at - 2, WordClass::Preposition)
            && is_title(utterance.tokens[at - 1].span().of(utterance.text));
        let follows_quoted =
            !titled && at > 0 && (utterance.is_quoted(at - 1) || utterance.is_mark(at - 1, ',') && at > 1 && utterance.is_quoted(at - 2));
        let inverts = at == 0 || follows_quoted || matches!(utterance.tokens[at - 1].kind, Kind::Mark(',' | '–' | '—' | '-'));
        let before_comma = at > 0 && !follows_quoted && utterance.is_mark(at - 1, ',');
        let apposed = if before_comma {
            self.subject_left(utterance, at, context)
        } else {
            Left::Nothing
        };
        let inverted = match apposed {
            Left::Nothing if inverts && !titled => self.subject_right(utterance, at, context),
            _ => None,
        };
        let inverted = inverted
            .filter(|subject| follows_quoted || closes(utterance, subject.end) && !holds_clause(utterance, subject.first, subject.end));
        let subject = match (inverted, apposed) {
            (Some(subject), _) | (None, Left::Subject(subject)) => subject,
            // "the author of “A Short History” said"
            _ => match self.subject_left(utterance, if titled { at - 2 } else { at }, context) {
                Left::Subject(subject) => subject,
                Left::Shared => match shared {
                    Some(subject) => subject.clone(),
                    None => self.main_subject(utterance, at, context)?,
                },
                Left::Nothing => return None,
            },
        };
        if subject.negated && entry.reports != Reports::Act && !follows_quoted {
            return None; // "did not say"
        }
        let behind = if subject.inverted { subject.end } else { at + 1 };
        let group = if subject.inverted || subject.end > at || shared_subject(&subject, bound, at) {
            at
        } else {
            subject.first
        };
        let hearer = matches!(
            entry.base.as_str(),
            "tell" | "inform" | "remind" | "assure" | "reassure" | "ask" | "warn" | "advise" | "notify" | "urge"
        );
        // "promised her a house": only a pronoun tells whom; "promised the road would open" tells what.
        let hearer = hearer || entry.base == "promise" && utterance.reads_any(behind, &["him", "her", "them", "us", "me"]);
        let right = to_the_right(utterance, behind, hearer && !subject.inverted && !follows_quoted);
        let group = behind_quoted(utterance, bound, group);
        let left = to_the_left(utterance, bound, group);
        // "In her book, “The Salt Road”, she writes that": a title before the report is no content.
        let is_title_before =
            |left: &Stretch| right.is_some_and(|right| right.that) && is_title(utterance.tokens[left.end - 1].span().of(utterance.text));
        if let Some(left) = left.filter(|left| utterance.is_quoted(left.end - 1) && !is_title_before(left)) {
            return Some((self.quoted_before(utterance, verb, &subject, left, behind), subject));
        }
        let named = match entry.reports {
            Reports::Call => return self.called(utterance, verb, &subject).map(|report| (report, subject)),
            Reports::Act => return self.acted(utterance, verb, &subject, right).map(|report| (report, subject)),
            Reports::Say | Reports::Ask => right,
        };
        let asks = |right: &Stretch| entry.reports == Reports::Ask && is_question(utterance, right.first);
        let adjunct =
            named.is_none_or(|right| !right.that && !right.colon && !asks(&right) && is_adjunct(utterance, right.first, right.end));
        let told = if hearer { skip_hearer(utterance, behind) } else { behind };
        let parenthetical = !subject.inverted
            && utterance.is_mark(told, ',')
            && utterance.is_mark(group.wrapping_sub(1), ',')
            && !utterance.is_quoted(told + 1);
        if subject.inverted || adjunct || parenthetical {
            if let Some(report) = self.reported_before(utterance, verb, &subject, left, right.filter(|_| parenthetical)) {
                return Some((report, subject));
            }
            if subject.inverted
                && at == 0
                && let Some(right) = right.filter(|right| utterance.is_quoted(right.first))
            {
                return self
                    .reported_behind(utterance, verb, &subject, right)
                    .map(|report| (report, subject));
            }
            if !parenthetical {
                return None;
            }
        }
        self.reported_behind(utterance, verb, &subject, named?)
            .map(|report| (report, subject))
    }

    /// "“We were ready,” she said, “but nobody came.”"
    fn quoted_before(&self, utterance: &Utterance<'a>, verb: &Verb, subject: &Subject, left: Stretch, behind: usize) -> Report {
        let quoted = |first: usize, end: usize| {
            utterance.tokens[first..end]
                .iter()
                .filter(|token| token.is_quoted())
                .map(|token| token.span())
        };
        let mut first = left.end;
        // Quotations in a row, with no more than "and" between them.
        while first > left.first
            && (utterance.is_quoted(first - 1) || utterance.is_mark(first - 1, ',') || utterance.reads_any(first - 1, &["and", "but"]))
        {
            first -= 1;
        }
        while first < left.end && !utterance.is_quoted(first) {
            first += 1;
        }
        let begins = utterance.tokens[first].span();
        let starts_itself = begins
            .of(utterance.text)
            .trim_start_matches(|letter: char| !letter.is_alphanumeric())
            .starts_with(char::is_uppercase);
        let after_mark = first == left.first || matches!(utterance.tokens[first - 1].kind, Kind::Mark(_));
        // "the village – “my whole world”, as she says": the marked words alone are hers.
        let as_said = subject.first > 0 && utterance.reads(subject.first - 1, "as");
        if first > left.first && !(starts_itself && after_mark) && !as_said {
            // "It was “a farce”, she said."
            let content = utterance.span(left.first, left.end).into_iter().collect();
            return self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.mixed_before");
        }
        let mut content: Vec<Span> = quoted(first, left.end).collect();
        if let Some(rest) = resumed(utterance, behind) {
            content.extend(quoted(rest, utterance.len()));
        }
        self.report(utterance, QuoteType::Direct, subject, verb, content, "quote.before_verb")
    }

    /// "Thirty attended, the ministry said"; "the talks, he said, were over".
    fn reported_before(
        &self,
        utterance: &Utterance<'a>,
        verb: &Verb,
        subject: &Subject,
        left: Option<Stretch>,
        rest: Option<Stretch>,
    ) -> Option<Report> {
        if verb.entry.reports == Reports::Ask {
            return None;
        }
        let mut left = left?;
        // "Nevertheless, she said": no content yet; "But the talks, she said": the content begins behind "but".
        if utterance.is(left.first, WordClass::Coordinator) && left.end > left.first + 1 {
            left.first += 1;
        }
        let words = utterance.words_in(left.first, left.end);
        let fronted = is_adjunct(utterance, left.first, left.end)
            || utterance.is(left.first, WordClass::Adverb)
            || utterance.is(left.first, WordClass::NotName) && words < 3;
        if let Some(rest) = rest {
            // "Unemployment, the office said, stands at five per cent": the subject, then its verb.
            let goes_on = utterance.tokens.get(rest.first + usize::from(utterance.is_mark(rest.first, ',')));
            let goes_on = goes_on.is_some_and(|token| token.is_finite() && !token.is_capitalised());
            if words < 2 && !goes_on || fronted && !has_verb(utterance, left.first, left.end) {
                return None;
            }
            let mut content = vec![utterance.span(left.first, left.end)?];
            let first = rest.first + usize::from(utterance.is_mark(rest.first, ','));
            let aside = utterance.verb(first).is_some_and(|verb| verb.form == Form::Gerund)
                || utterance.tokens[first].is_past()
                || utterance.written(first).ends_with("ing")
                || is_adjunct(utterance, first, rest.end)
                    && !(utterance.is(first, WordClass::Coordinator) && has_verb(utterance, first, rest.end));
            content.extend(utterance.span(first, rest.end).filter(|_| !aside));
            let quoted = utterance.has_quoted(left.first, left.end) || utterance.has_quoted(rest.first, rest.end);
            let quote_type = if quoted { QuoteType::Mixed } else { QuoteType::Indirect };
            return Some(self.report(utterance, quote_type, subject, verb, content, "report.around"));
        }
        let quoted = utterance.has_quoted(left.first, left.end);
        let unfit = verb.entry.needs == Needs::That && !subject.inverted && fronted;
        // A verb that no table has may stand in a sentence that ends with its report.
        let closes_sentence =
            words >= 3 && !fronted && !subject.inverted && trim_end(utterance, verb.at + 1, utterance.len()) == verb.at + 1;
        let claims = has_verb(utterance, left.first, left.end) || quoted || closes_sentence;
        let only_when = !subject.inverted && !quoted && only_tells_when(utterance, left.first, left.end);
        if words < 2 || unfit || !claims || only_when {
            return None;
        }
        let quote_type = if quoted { QuoteType::Mixed } else { QuoteType::Indirect };
        let content = vec![utterance.span(left.first, left.end)?];
        Some(self.report(utterance, quote_type, subject, verb, content, "report.after"))
    }

    /// "The ministry said (that) thirty attended"; "she said: “No.”"
    fn reported_behind(&self, utterance: &Utterance<'a>, verb: &Verb, subject: &Subject, right: Stretch) -> Option<Report> {
        let entry = verb.entry;
        let quoted = utterance.has_quoted(right.first, right.end);
        let words = utterance.words_in(right.first, right.end);
        if !right.that && !right.colon && !(utterance.is_quoted(right.first)) {
            let fits = match entry.needs {
                Needs::Nothing if matches!(entry.base.as_str(), "say" | "tell" | "add") => {
                    quoted || has_verb(utterance, right.first, right.end)
                }
                Needs::Nothing => entry.reports != Reports::Ask && (quoted || is_clause(utterance, right.first, right.end)),
                Needs::Verb => is_clause(utterance, right.first, right.end),
                Needs::That => false,
            };
            if !fits && quoted && self.is_complement(utterance, right) {
                return self.fragments(utterance, verb, subject, right);
            }
            if !fits {
                return self.asked(utterance, verb, subject, right);
            }
        }
        if !quoted {
            if is_thought(utterance, verb) {
                return None;
            }
            let content = utterance.span(right.first, right.end)?;
            return (words > 0 && (right.that || !right.colon))
                .then(|| self.report(utterance, QuoteType::Indirect, subject, verb, vec![content], "report.clause"));
        }
        if utterance.is_quoted(right.first) {
            let mut end = right.first + 1;
            while end < right.end && (utterance.is_quoted(end) || utterance.is_mark(end, ',') || utterance.reads_any(end, &["and", "but"]))
            {
                end += 1;
            }
            let trailing = trim_end(utterance, right.first, end);
            let span = utterance.tokens[right.first].span();
            let is_sentence = is_a_sentence(span.of(utterance.text));
            let only = end >= right.end;
            let rest_is_aside = !only && (utterance.is_mark(end - 1, ',') || is_adjunct(utterance, end, right.end) || right.colon);
            if is_title(span.of(utterance.text))
                && matches!(entry.base.as_str(), "write" | "read" | "post" | "sing" | "quote" | "recite")
                && !right.colon
            {
                return None;
            }
            if only || rest_is_aside || is_sentence {
                let end = if only { right.end } else { trailing };
                let content: Vec<Span> = utterance.tokens[right.first..end]
                    .iter()
                    .filter(|token| token.is_quoted())
                    .map(|token| token.span())
                    .collect();
                let quote_type = if right.that && !is_sentence {
                    QuoteType::Mixed
                } else {
                    QuoteType::Direct
                };
                return Some(self.report(utterance, quote_type, subject, verb, content, "quote.after_verb"));
            }
        }
        if right.colon {
            let content: Vec<Span> = utterance.tokens[right.first..right.end]
                .iter()
                .filter(|token| token.is_quoted())
                .map(|token| token.span())
                .collect();
            return Some(self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.after_colon"));
        }
        let content = vec![utterance.span(right.first, right.end)?];
        Some(self.report(utterance, QuoteType::Mixed, subject, verb, content, "report.mixed"))
    }

    /// "asked whether the vote was fair"
    fn asked(&self, utterance: &Utterance<'a>, verb: &Verb, subject: &Subject, right: Stretch) -> Option<Report> {
        let question = verb.entry.reports == Reports::Ask && is_question(utterance, right.first);
        if !question {
            return None;
        }
        let quoted = utterance.has_quoted(right.first, right.end);
        let quote_type = if quoted { QuoteType::Mixed } else { QuoteType::Indirect };
        let content = vec![utterance.span(right.first, right.end)?];
        Some(self.report(utterance, quote_type, subject, verb, content, "report.question"))
    }

    /// "warned of “dire consequences”", "promised “a new dawn”": words that depend on the verb.
    fn is_complement(&self, utterance: &Utterance<'a>, right: Stretch) -> bool {
        let first_quoted = (right.first..right.end).find(|&at| utterance.is_quoted(at));
        first_quoted.is_some_and(|at| {
            at <= right.first + 3
                && (right.first..at).all(|at| {
                    utterance.is(at, WordClass::Preposition)
                        || utterance.is(at, WordClass::Article)
                        || utterance.is(at, WordClass::Possessive)
                })
        })
    }

    /// The quoted words of a stretch, each by itself.
    fn fragments(&self, utterance: &Utterance<'a>, verb: &Verb, subject: &Subject, right: Stretch) -> Option<Report> {
        let content: Vec<Span> = self.quoted_words(utterance, right.first, right.end);
        (!content.is_empty()).then(|| self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.fragment"))
    }

    fn quoted_words(&self, utterance: &Utterance<'a>, first: usize, end: usize) -> Vec<Span> {
        let quoted = |at: &usize| {
            let token = utterance.tokens[*at];
            let nickname = *at > 0 && utterance.is_capitalised(at - 1) && utterance.is_capitalised(at + 1);
            token.is_quoted() && !nickname && !is_title(token.span().of(utterance.text))
        };
        (first..end).filter(quoted).map(|at| utterance.tokens[at].span()).collect()
    }

    /// "called the claim “baseless”", "described it as “a farce”".
    fn called(&self, utterance: &Utterance<'a>, verb: &Verb, subject: &Subject) -> Option<Report> {
        let end = clause_end(utterance, verb.at + 1);
        let first = (verb.at + 1..end).find(|&at| utterance.is_quoted(at))?;
        let relative = subject.first > 0 && utterance.is(subject.first - 1, WordClass::Relative)
            || subject.first > 1 && utterance.is(subject.first - 1, WordClass::Auxiliary);
        let has_object = first > verb.at + 1;
        // "a drug called “krokodil”" names a thing; "what she called “a farce”" quotes her.
        if utterance.reads_any(verb.at + 1, &["himself", "herself", "itself", "themselves", "myself"]) {
            return None; // a name one goes by
        }
        if !has_object && !relative && !self.follows_gap(utterance, subject) {
            return None;
        }
        if verb.entry.base == "call" && utterance.reads_any(verb.at + 1, &["for", "on", "upon"]) && utterance.words_in(verb.at, first) > 12
        {
            return None;
        }
        let mut content = self.quoted_words(utterance, first, end);
        // "They call him “Tank”": a nickname.
        content.retain(|span| !is_nickname(span.of(utterance.text)));
        (!content.is_empty()).then(|| self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.called"))
    }

    /// "a verdict the envoy called “absurd”": the subject of a relative clause without its pronoun.
    fn follows_gap(&self, utterance: &Utterance<'a>, subject: &Subject) -> bool {
        subject.first > 0 && utterance.is_word(subject.first - 1) && !utterance.is(subject.first - 1, WordClass::ClauseStart)
    }

    /// "accused them of “treason”": the quoted words of the clause, or a clause with "that".
    fn acted(&self, utterance: &Utterance<'a>, verb: &Verb, subject: &Subject, right: Option<Stretch>) -> Option<Report> {
        if let Some(right) = right.filter(|right| right.that) {
            let quoted = utterance.has_quoted(right.first, right.end);
            let quote_type = if quoted { QuoteType::Mixed } else { QuoteType::Indirect };
            let content = vec![utterance.span(right.first, right.end)?];
            return Some(self.report(utterance, quote_type, subject, verb, content, "report.clause"));
        }
        let content = self.quoted_words(utterance, verb.at + 1, clause_end(utterance, verb.at + 1));
        let content: Vec<Span> = content.into_iter().collect();
        (!content.is_empty()).then(|| self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.act"))
    }

    /// "…, saying (that) …": what a gerund reports.
    fn gerund(
        &mut self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        shared: Option<&Subject>,
        context: &Context,
    ) -> Option<(Report, Subject)> {
        let before = verb.at.checked_sub(1)?;
        let free = matches!(utterance.tokens[before].kind, Kind::Mark(',' | '–' | '—' | '-'))
            || utterance.reads_any(
                before,
                &["while", "before", "after", "as", "by", "back", "out", "and", "of", "also"],
            )
            || before > 0 && utterance.tokens[before].is_finite()
            || utterance.is_capitalised(verb.at);
        let noun = utterance.is(before, WordClass::Article)
            || utterance.is(before, WordClass::Possessive)
            || utterance.is(before, WordClass::Preposition) && !utterance.reads_any(before, &["before", "after", "as", "by", "while"]);
        if !free || noun {
            return None;
        }
        // "Lund was quoted as saying", "the agency quoted Lund as saying".
        if utterance.reads(before, "as") && before > 0 {
            let subject = self.quoted_as_saying(utterance, before, context)?;
            let right = to_the_right(utterance, verb.at + 1, false)?;
            let report = self.reported_behind(utterance, verb, &subject, right)?;
            return Some((report, subject));
        }
        let mut subject = match shared {
            Some(subject) => {
                let mut subject = subject.clone();
                subject.end = subject.first;
                subject
            }
            None => self.nearest_subject(utterance, verb.at, context)?,
        };
        subject.inverted = false;
        let right = to_the_right(utterance, verb.at + 1, verb.entry.base == "tell");
        let report = match verb.entry.reports {
            Reports::Call => self.called(utterance, verb, &subject),
            Reports::Act => self.acted(utterance, verb, &subject, right),
            Reports::Say | Reports::Ask => self.reported_behind(utterance, verb, &subject, right?),
        };
        let mut report = report?;
        if matches!(report.rule, "report.clause" | "report.mixed" | "quote.after_verb") {
            report.rule = "report.gerund";
        }
        Some((report, subject))
    }

    /// The person quoted: before "was quoted as saying", or between "quoted" and "as saying".
    fn quoted_as_saying(&mut self, utterance: &Utterance<'a>, as_at: usize, context: &Context) -> Option<Subject> {
        let quoted = (as_at.saturating_sub(12)..as_at)
            .rev()
            .find(|&at| utterance.reads_any(at, &["quoted", "cited", "reported", "quoting", "citing"]))?;
        let (speaker, first, end) = if quoted + 1 == as_at || utterance.reads(quoted + 1, "by") {
            let mut end = quoted;
            while end > 0 && utterance.is(end - 1, WordClass::Auxiliary) {
                end -= 1;
            }
            match self.phrase_before(utterance, end, context, true) {
                Some(found) => found,
                None => self.apposed(utterance, end, context)?,
            }
        } else {
            let comma = (quoted + 1..as_at).find(|&at| utterance.is_mark(at, ',')).unwrap_or(as_at);
            self.phrase_before(utterance, comma, context, true)?
        };
        Some(Subject {
            speaker,
            first,
            end,
            inverted: false,
            negated: false,
        })
    }

    pub(crate) fn report(
        &self,
        utterance: &Utterance<'a>,
        quote_type: QuoteType,
        subject: &Subject,
        verb: &Verb,
        content: Vec<Span>,
        rule: &'static str,
    ) -> Report {
        Report {
            quote_type,
            speaker: subject.speaker.clone(),
            speaker_spans: utterance.span(subject.first, subject.end).into_iter().collect(),
            verb: Some(verb.entry.base.clone()),
            verb_spans: vec![utterance.tokens[verb.at].span()],
            content,
            is_quotation: true,
            rule,
        }
    }
}

fn is_question(utterance: &Utterance, at: usize) -> bool {
    utterance.reads_any(at, &["whether", "why", "how", "if", "what", "when", "where", "who", "which"])
}

/// "Punjab state, ...", "six counts of ...", "a reason that": a form that is a noun too, with a
/// neighbour that the verb cannot have. A bare form needs several who do it, or "I" and "you".
fn is_noun_by_its_neighbours(utterance: &Utterance, at: usize, entry: &ReportingVerb) -> bool {
    const NOUNS_TOO: &[&str] = &[
        "state", "count", "stress", "estimate", "reason", "object", "order", "post", "offer", "signal", "question", "guess", "bet",
        "charge", "brand", "label", "term",
    ];
    if entry.form != Form::Finite || !NOUNS_TOO.contains(&entry.base.as_str()) || utterance.tokens[at].is_past() || at == 0 {
        return false;
    }
    if utterance.reads(at + 1, "that") && !utterance.is(at - 1, WordClass::Adverb) {
        let many = utterance.written(at - 1).ends_with('s') || utterance.is(at - 1, WordClass::BodyPronoun);
        let third = utterance.written(at).len() > entry.base.len();
        return !(many || third);
    }
    let followed = utterance.is_quoted(at + 1)
        || utterance.is_mark(at + 1, ':')
        || is_question(utterance, at + 1)
        || utterance.is(at + 1, WordClass::Article)
        || utterance.is(at + 1, WordClass::Possessive)
        || utterance.reads_any(
            at + 1,
            &["him", "her", "it", "them", "us", "me", "itself", "himself", "herself", "themselves"],
        );
    !(followed || utterance.is(at - 1, WordClass::PersonPronoun) || utterance.is(at - 1, WordClass::BodyPronoun))
}

/// "City thought they had won": what somebody thought once is told, not reported; what somebody
/// thinks, or has long thought, is a view that was given.
fn is_thought(utterance: &Utterance, verb: &Verb) -> bool {
    let thinks = matches!(
        verb.entry.base.as_str(),
        "think" | "hope" | "fear" | "feel" | "believe" | "suspect" | "doubt" | "expect" | "worry" | "assume" | "wonder"
    );
    let is_past = !utterance.written(verb.at).starts_with(verb.entry.base.as_str()) || utterance.tokens[verb.at].is_past();
    let perfect = (verb.at.saturating_sub(3)..verb.at).any(|at| utterance.reads_any(at, &["has", "have"]));
    thinks && verb.entry.form == Form::Finite && is_past && !perfect
}

/// "The organisation, which …, is based in Nairobi": a body or a text by its noun.
fn names_a_body(utterance: &Utterance, subject: &Subject) -> bool {
    let head = head_of(utterance, subject.first, subject.end);
    let noun = head.and_then(|head| utterance.noun(head));
    subject.speaker.name.is_some() && noun.is_some_and(|noun| matches!(noun.kind, SpeakerKind::Body | SpeakerKind::Text))
}

/// "says the predator treated his victims": a subject with a verb and its object is a clause.
fn holds_clause(utterance: &Utterance, first: usize, end: usize) -> bool {
    (first + 2..end).any(|at| {
        utterance.tokens[at].is_finite()
            && !utterance.is_capitalised(at)
            && (utterance.is(at + 1, WordClass::Article) || utterance.is(at + 1, WordClass::Possessive))
    })
}

fn word_could_be_noun(utterance: &Utterance, at: usize) -> bool {
    let word = utterance.word(at);
    word.is_noun() || word.is(WordClass::Talk) || word.is(WordClass::Occasion)
}

/// Whether nothing but an adverbial follows an inverted subject.
fn closes(utterance: &Utterance, at: usize) -> bool {
    match utterance.tokens.get(at) {
        None => true,
        Some(token) if token.is_word() => {
            token.word.is(WordClass::Preposition)
                || token.word.is(WordClass::Day)
                || token.word.is(WordClass::ClauseStart)
                || token.word.is(WordClass::Relative)
        }
        Some(_) => true,
    }
}

/// Whether a shared subject stands before the words that the verb could report.
fn shared_subject(subject: &Subject, bound: usize, at: usize) -> bool {
    bound > subject.first && at > subject.end
}

/// "“Terrific guy,” his neighbour in Florida and New York, Don Hart, said": the words between a
/// quotation and a subject belong to the subject.
fn behind_quoted(utterance: &Utterance, bound: usize, group: usize) -> usize {
    let belongs = |at: usize| {
        utterance.is_word(at)
            && !utterance.tokens[at].is_finite()
            && !utterance.word(at).is_verb()
            && !utterance.is(at, WordClass::Relative)
    };
    let first = (bound..group).rev().take_while(|&at| belongs(at)).last();
    match first {
        Some(first) if first > bound && utterance.is_quoted(first - 1) => first,
        Some(first) if first > bound + 1 && utterance.is_mark(first - 1, ',') && utterance.is_quoted(first - 2) => first,
        _ => group,
    }
}

/// The number of the first element behind an earlier report.
fn reached(report: &Report, utterance: &Utterance, verb: usize) -> usize {
    let spans = report.content.iter().chain(&report.verb_spans).chain(&report.speaker_spans);
    let end = spans.map(|span| span.end).max().unwrap_or(0);
    utterance.tokens[..verb].partition_point(|token| token.span().start < end)
}

/// Where a quotation goes on behind its report: behind a comma, with nothing after it.
fn resumed(utterance: &Utterance, behind: usize) -> Option<usize> {
    let first = (behind..utterance.len()).find(|&at| utterance.is_quoted(at))?;
    let by_mark = matches!(
        utterance.tokens.get(first.checked_sub(1)?)?.kind,
        Kind::Mark(',' | ':' | '–' | '—' | '-' | ';' | '.')
    );
    let no_report_between = (behind..first).all(|at| !utterance.word(at).is_verb() || utterance.word(at).is_noun());
    let nothing_after = (first..utterance.len()).all(|at| !utterance.is_word(at));
    (by_mark && no_report_between && nothing_after).then_some(first)
}

/// Up to the end of the clause: the next semicolon, or a comma before a clause of its own.
fn clause_end(utterance: &Utterance, first: usize) -> usize {
    for at in first..utterance.len() {
        let comma = utterance.is_mark(at, ',');
        let next = utterance.word(at + 1);
        if utterance.is_mark(at, ';')
            || comma && (next.is(WordClass::Relative) || utterance.verb(at + 1).is_some_and(|verb| verb.form == Form::Gerund))
        {
            return at;
        }
        // "… and said it was": another verb takes over; ", but the minister": another subject.
        let joined = utterance.is(at, WordClass::Coordinator) || utterance.reads_any(at, &["while", "whereas", "although", "though"]);
        if joined
            && (comma_before(utterance, at) && utterance.words_in(at, utterance.len()) > 3 && !utterance.is_quoted(at + 1)
                || utterance.verb(at + 1).is_some() && !utterance.word(at + 1).is_noun())
        {
            return at;
        }
    }
    utterance.len()
}

fn comma_before(utterance: &Utterance, at: usize) -> bool {
    at > 0 && utterance.is_mark(at - 1, ',')
}

/// Whether quoted words are a sentence by themselves: a capital first and a stop last.
pub(crate) fn is_a_sentence(quotation: &str) -> bool {
    let words = quotation.trim_matches(|letter: char| {
        matches!(
            letter,
            '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„' | '[' | ']' | '(' | ')' | ' ' | '\u{a0}'
        )
    });
    words.starts_with(char::is_uppercase) && words.ends_with(['.', ',', '?', '!', '…']) && words.split_whitespace().count() >= 3
}

/// One capitalised word and no stop.
fn is_nickname(quotation: &str) -> bool {
    let mut letters = quotation.chars().filter(|letter| letter.is_alphanumeric());
    letters.next().is_some_and(char::is_uppercase) && !quotation.contains(' ') && !quotation.contains(['.', '!', '?'])
}

/// "The Long Road": capitals on every word that is not small, and no stop.
pub(crate) fn is_title(quotation: &str) -> bool {
    let words = quotation.trim_matches(|letter: char| matches!(letter, '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„' | ',' | ' '));
    let mut count = 0;
    for word in words.split_whitespace() {
        count += 1;
        let small = word.len() <= 3 || matches!(word, "with" | "from" | "into" | "over");
        if !word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()) && !small {
            return false;
        }
    }
    count >= 2
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count() >= 2
        && !words.ends_with(['.', '!', '?'])
}
