//! The words that a finite verb reports: marked or not, before it, behind it or around it.

use lexicon::{Form, Needs, Reports, WordClass};
use record::{QuoteType, Span};

use crate::speech::clauses::{has_verb, is_adjunct, is_clause, only_tells_when};
use crate::speech::contents::{Stretch, trim_end, within_fronted_clause};
use crate::speech::marked::{is_a_sentence, is_title};
use crate::speech::reports::{Report, Room, Verb};
use crate::speech::subjects::Subject;
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;
use crate::speech::verbs::{is_question, is_thought};

impl<'a> Room<'_, 'a> {
    /// "“We were ready,” she said, “but nobody came.”"
    pub(super) fn quoted_before(
        &self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        subject: &Subject,
        left: Stretch,
        behind: usize,
    ) -> Report<'a> {
        let mut first = left.end;
        // Quotations in a row, with no more than "and" between them.
        while first > left.first
            && (utterance.is_quoted(first - 1) && !utterance.is_quoted(first)
                || utterance.is_mark(first - 1, ',')
                || utterance.reads_any(first - 1, &["and", "but"]))
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
        let mut content = marked_words(utterance, first, left.end);
        if let Some(rest) = resumed(utterance, behind) {
            content.extend(marked_words(utterance, rest, utterance.len()));
        }
        self.report(utterance, QuoteType::Direct, subject, verb, content, "quote.before_verb")
    }

    /// "Thirty attended, the ministry said"; "the talks, he said, were over".
    pub(super) fn reported_before(
        &self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        subject: &Subject,
        left: Option<Stretch>,
        rest: Option<Stretch>,
    ) -> Option<Report<'a>> {
        if verb.entry.reports == Reports::Ask {
            return None;
        }
        // "According to Ana Ruiz, the roof leaked, she said": the phrase reports it.
        let mut left = left.filter(|left| !utterance.reads(left.first, "according"))?;
        // "Nevertheless, she said": no content yet; "But the talks, she said": the content begins behind "but".
        if utterance.is(left.first, WordClass::Coordinator) && left.end > left.first + 1 {
            left.first += 1;
        }
        // "The answer came soon: the inquiry, it said, was closed": the content begins behind the colon.
        if rest.is_some()
            && !utterance.has_quoted(left.first, left.end)
            && let Some(colon) = (left.first..left.end).rev().find(|&at| utterance.is_mark(at, ':'))
            && colon + 1 < left.end
        {
            left.first = colon + 1;
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
            let mark = matches!(utterance.tokens[rest.first].kind, Kind::Mark(',' | '–' | '—'));
            let first = rest.first + usize::from(mark);
            // ", as it emerged that …", ", after years of debate"
            let circumstance = utterance.is(first, WordClass::ClauseStart)
                && !utterance.is(first, WordClass::Coordinator)
                && utterance.reads_any(first, &["as", "after", "before", "when", "while", "though", "although", "since"]);
            // "They had walked, he explained, because no bus would stop": the reason is his.
            let reason = utterance.reads(first, "because") && has_verb(utterance, first, rest.end);
            let by_doing = utterance.reads(first, "by") && utterance.written(first + 1).ends_with("ing");
            let said_too = by_doing || reason || utterance.is(first, WordClass::Coordinator) && has_verb(utterance, first, rest.end);
            let aside = circumstance
                || utterance.verb(first).is_some_and(|verb| verb.form == Form::Gerund)
                || utterance.tokens[first].is_past()
                || utterance.written(first).ends_with("ing")
                || is_adjunct(utterance, first, rest.end) && !said_too;
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
    pub(super) fn reported_behind(
        &self,
        utterance: &Utterance<'a>,
        verb: &Verb<'a>,
        subject: &Subject,
        right: Stretch,
    ) -> Option<Report<'a>> {
        let entry = verb.entry;
        let mut right = within_fronted_clause(utterance, subject.first, right);
        right.first += usize::from(utterance.is_mark(right.first, ',') && right.first + 1 < right.end);
        // "kept thinking of a picture", "spoke of the past": the words of a thing, not of a claim.
        if utterance.reads_any(right.first, &["of", "out", "off", "down"]) && !right.that {
            return None;
        }
        // "asked that her surname be withheld": a source's wish, and no question to anybody.
        let withheld = || {
            (right.first..right.end).any(|at| {
                utterance.reads(at, "be")
                    && utterance.reads_any(at + 1, &["withheld", "changed", "disclosed", "published", "used"])
                    && utterance.reads_any(at - 1, &["name", "names", "surname", "surnames", "identity", "not"])
            })
        };
        if matches!(entry.base.as_str(), "ask" | "request" | "insist") && right.that && right.end < right.first + 12 && withheld() {
            return None;
        }
        // "the man who reported the call recalled that": the object of the relative clause.
        let in_relative = subject.end > 0 && verb.at > 0 && utterance.is(verb.at - 1, WordClass::Relative);
        if in_relative && entry.needs != Needs::Nothing && !right.that && !right.colon && !utterance.is_quoted(right.first) {
            return None;
        }
        let quoted = utterance.has_quoted(right.first, right.end);
        let words = utterance.words_in(right.first, right.end);
        // "insists it will", "said they had": what it means was said before.
        let elliptic = words == 2
            && !right.colon
            && (utterance.is(right.first, WordClass::PersonPronoun) || utterance.is(right.first, WordClass::BodyPronoun))
            && utterance.is(right.first + 1, WordClass::Auxiliary);
        if elliptic {
            return None;
        }
        // "declared the dialogue closed": what is so made is no claim.
        let performs = entry.base == "declare"
            && !right.that
            && !right.colon
            && utterance.reads_any(
                right.end - 1,
                &[
                    "closed",
                    "open",
                    "opened",
                    "adopted",
                    "over",
                    "void",
                    "inadmissible",
                    "unconstitutional",
                ],
            )
            && !(right.first..right.end).any(|at| utterance.is(at, WordClass::Auxiliary));
        if performs {
            return None;
        }
        // "said goodbye on the steps and left"
        if utterance.reads_any(right.first, &["goodbye", "farewell", "hello", "prayers", "mass", "grace"]) {
            return None;
        }
        if !right.that && !right.colon && !(utterance.is_quoted(right.first)) {
            let fits = match entry.needs {
                Needs::Nothing if matches!(entry.base.as_str(), "say" | "tell" | "add") => {
                    quoted || has_verb(utterance, right.first, right.end)
                }
                Needs::Nothing => entry.reports != Reports::Ask && (quoted || is_clause(utterance, right.first, right.end)),
                Needs::Verb => is_clause(utterance, right.first, right.end),
                Needs::That => false,
            };
            if !fits && quoted && entry.needs != Needs::That && self.is_complement(utterance, right) {
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
        let span = utterance.tokens[right.first].span();
        if utterance.is_quoted(right.first)
            && is_title(span.of(utterance.text))
            && matches!(entry.base.as_str(), "write" | "read" | "post" | "sing" | "quote" | "recite")
            && !right.colon
        {
            return None;
        }
        if let Some(report) = self.marked_first(utterance, verb, subject, right) {
            return Some(report);
        }
        if right.colon {
            let content = marked_words(utterance, right.first, right.end);
            return Some(self.report(utterance, QuoteType::Mixed, subject, verb, content, "quote.after_colon"));
        }
        let content = vec![utterance.span(right.first, right.end)?];
        Some(self.report(utterance, QuoteType::Mixed, subject, verb, content, "report.mixed"))
    }

    /// "she said: “No.”": words in marks come first, and what follows them is not reported.
    fn marked_first(&self, utterance: &Utterance<'a>, verb: &Verb<'a>, subject: &Subject, right: Stretch) -> Option<Report<'a>> {
        if !utterance.is_quoted(right.first) {
            return None;
        }
        let mut end = right.first + 1;
        while end < right.end && (utterance.is_quoted(end) || utterance.is_mark(end, ',') || utterance.reads_any(end, &["and", "but"])) {
            end += 1;
        }
        let is_sentence = is_a_sentence(utterance.tokens[right.first].span().of(utterance.text));
        let only = end >= right.end;
        // "said that “Rule 1” of the project is that": the quoted words are part of the subject.
        let is_subject = right.that && !is_sentence && is_clause(utterance, right.first, right.end);
        let rest_is_aside =
            !only && (utterance.is_mark(end - 1, ',') || is_adjunct(utterance, end, right.end) && !is_subject || right.colon);
        if !(only || rest_is_aside || is_sentence) {
            return None;
        }
        let end = if only { right.end } else { trim_end(utterance, right.first, end) };
        let content = marked_words(utterance, right.first, end);
        let quote_type = if right.that && !is_sentence {
            QuoteType::Mixed
        } else {
            QuoteType::Direct
        };
        Some(self.report(utterance, quote_type, subject, verb, content, "quote.after_verb"))
    }

    /// "asked whether the vote was fair"
    pub(super) fn asked(&self, utterance: &Utterance<'a>, verb: &Verb<'a>, subject: &Subject, right: Stretch) -> Option<Report<'a>> {
        let right = question_of(utterance, verb, right)?;
        let quoted = utterance.has_quoted(right.first, right.end);
        let quote_type = if quoted { QuoteType::Mixed } else { QuoteType::Indirect };
        let content = vec![utterance.span(right.first, right.end)?];
        Some(self.report(utterance, quote_type, subject, verb, content, "report.question"))
    }
}

/// The quotations of a stretch, each by itself.
fn marked_words(utterance: &Utterance, first: usize, end: usize) -> Vec<Span> {
    let quoted = utterance.tokens[first..end].iter().filter(|token| token.is_quoted());
    quoted.map(|token| token.span()).collect()
}

/// The question that a verb asks: "whether it was fair", "(to know) who had signed".
pub(super) fn question_of(utterance: &Utterance, verb: &Verb, right: Stretch) -> Option<Stretch> {
    let to_know = utterance.reads(right.first, "to") && utterance.reads(right.first + 1, "know");
    let first = right.first + if to_know { 2 } else { 0 };
    let may_ask = verb.entry.reports == Reports::Ask && (to_know || verb.entry.base != "want");
    (may_ask && first < right.end && is_question(utterance, first)).then_some(Stretch { first, ..right })
}

/// Where a quotation goes on behind its report: behind a comma, with nothing after it.
pub(super) fn resumed(utterance: &Utterance, behind: usize) -> Option<usize> {
    let first = (behind..utterance.len()).find(|&at| utterance.is_quoted(at))?;
    let by_mark = matches!(
        utterance.tokens.get(first.checked_sub(1)?)?.kind,
        Kind::Mark(',' | ':' | '–' | '—' | '-' | ';' | '.')
    );
    // "holding up a shoe" tells what else the speaker did; "adding" reports anew.
    let no_report_between = (behind..first).all(|at| {
        // "said with a smile": behind an article it is a noun.
        let is_noun =
            utterance.word(at).is_noun() || utterance.is(at - 1, WordClass::Article) || utterance.is(at - 1, WordClass::Possessive);
        let verb = utterance.verb(at).filter(|_| !is_noun);
        verb.is_none_or(|verb| verb.form == Form::Gerund && !(verb.needs == Needs::Nothing && at + 2 >= first))
    });
    // "he said, “if he had saved” and left": in the middle of a sentence that its first part left open.
    let words = utterance.tokens[first].span().of(utterance.text);
    let in_mid_sentence = words.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_lowercase);
    let nothing_after = in_mid_sentence && utterance.is_mark(first - 1, ',') || (first..utterance.len()).all(|at| !utterance.is_word(at));
    (by_mark && no_report_between && nothing_after).then_some(first)
}
