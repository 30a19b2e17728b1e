//! Who says what: quotations, reports and attributions, with their speakers.
//!
//! "“We will appeal,” Ian Cole said" is a direct quotation; "the envoy said the space was
//! “shrinking”" a mixed one; "thirty attended, according to the ministry" an indirect one.
//! Speakers are resolved within the article: "he", "Cole" and "the mission's head" become the
//! fullest name that it gives, and never a name that it does not give.
//!
//! Takes the document and the names in it; gives [`Speech`]. Left alone on purpose: scare
//! quotes, titles, inches, and quotations whose speaker the text does not show.

mod marked;
mod marks;

mod lower;
mod tokens;
mod utterance;

mod names;
mod nations;
mod offices;
mod people;
mod short_names;
mod speakable;

mod bodies;
mod clauses;
mod contents;
mod context;
mod epithets;
mod finite;
mod subjects;
mod verbs;

mod abroad;
mod fragments;
mod gerunds;
mod headlines;
mod loose;
mod phrases;
mod reported;
mod reports;
mod views;

use std::cmp::Reverse;
use std::rc::Rc;

use lexicon::{Lexicon, Mention};
use record::{Quote, QuoteType, Span};

use crate::Document;
use people::{People, Speaker};
use reports::Room;
use tokens::Tokens;

/// All the talk in a document.
#[derive(Debug, Default)]
pub(crate) struct Speech {
    /// Quotations, direct, indirect and mixed, in the order of the text.
    pub quotes: Vec<Quote>,
    /// Stretches of text that are somebody's claim, quotation or not, sorted by start. The
    /// innermost one that covers a place tells whose claim it is.
    pub attributions: Vec<Attribution>,
}

/// A stretch of text that is somebody's claim.
#[derive(Debug)]
pub(crate) struct Attribution {
    /// The claimed words.
    pub span: Span,
    /// How it is reported.
    pub quote: QuoteType,
    /// Who claims it.
    pub speaker: Speaker,
    /// Head verb, base form, or "according to".
    pub reporting_verb: Option<String>,
}

/// Reads quotations and attributions.
pub(crate) fn speech<'a>(doc: &Document<'a>, mentions: &[Mention<'a>], lexicon: &'a Lexicon) -> Speech {
    let quoted = marks::quoted(doc);
    let tokens = Tokens::read(doc, &quoted, &lexicon.reporting);
    let mut room = Room {
        doc,
        tokens: &tokens,
        people: People::read(doc, &tokens, mentions, lexicon),
        mentions,
        lexicon,
    };
    let reports = reports::reports(&mut room);
    let mut speech = Speech {
        quotes: Vec::with_capacity(reports.len()),
        attributions: Vec::with_capacity(reports.len()),
    };
    for report in reports {
        let span = hull(&report.content);
        if report.is_quotation {
            let whole = hull(report.content.iter().chain(&report.speaker_spans).chain(&report.verb_spans));
            let owned = |name: &Option<Rc<str>>| name.as_deref().map(str::to_owned);
            speech.quotes.push(Quote {
                seq: 0,
                quote_type: report.quote_type,
                speaker: owned(&report.speaker.name),
                speaker_role: owned(&report.speaker.role),
                speaker_org: owned(&report.speaker.org),
                reporting_verb: report.verb.map(str::to_owned),
                content_spans: report.content,
                speaker_spans: report.speaker_spans,
                verb_spans: report.verb_spans,
                start: whole.start,
                end: whole.end,
                rule: report.rule.into(),
            });
        }
        speech.attributions.push(Attribution {
            span,
            quote: report.quote_type,
            speaker: report.speaker,
            reporting_verb: report.verb.map(str::to_owned),
        });
    }
    speech.quotes.sort_by_key(|quote| (quote.content_spans.first().copied(), quote.end));
    for (seq, quote) in (1..).zip(&mut speech.quotes) {
        quote.seq = seq;
    }
    // Of two that begin together, the inner one comes last.
    speech
        .attributions
        .sort_by_key(|attribution| (attribution.span.start, Reverse(attribution.span.end)));
    speech
}

/// From the first byte of all spans to the last.
fn hull<'s>(spans: impl IntoIterator<Item = &'s Span>) -> Span {
    let both = |hull: Span, span: Span| Span::new(hull.start.min(span.start), hull.end.max(span.end));
    spans.into_iter().copied().reduce(both).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;
    use record::Article;

    fn read(text: &str) -> Vec<Quote> {
        let article = Article {
            id: "a".into(),
            text: text.into(),
            ..Article::default()
        };
        let lexicon = Lexicon::embedded();
        let doc = Document::new(&article);
        speech(&doc, &lexicon.names.find(text), lexicon).quotes
    }

    fn check(text: &str, expected: Expect) {
        let line = |quote: &Quote| {
            let content: Vec<&str> = quote.content_spans.iter().map(|span| span.of(text)).collect();
            format!(
                "{:?} {} ({}): {}\n",
                quote.quote_type,
                quote.speaker.as_deref().unwrap_or("-"),
                quote.reporting_verb.as_deref().unwrap_or("-"),
                content.join(" … ")
            )
        };
        expected.assert_eq(&read(text).iter().map(line).collect::<String>());
    }

    #[test]
    fn a_speaker_stands_before_after_or_inside() {
        check(
            "“The door is open,” said Maria Lund. Maria Lund added: “It stays open.”",
            expect![[r#"
            Direct Maria Lund (say): “The door is open,”
            Direct Maria Lund (add): “It stays open.”
        "#]],
        );
        check(
            "“We waited,” Omar Haddad recalled, “and the rain came.”",
            expect![[r#"
            Direct Omar Haddad (recall): “We waited,” … “and the rain came.”
        "#]],
        );
    }

    #[test]
    fn pronouns_and_surnames_are_the_person_named_before() {
        check(
            "The mission's head, Tan Vuthy, said 30 delegations had spoken. He added that nine were critical. Vuthy noted that most of them welcomed the talks.",
            expect![[r#"
            Indirect Tan Vuthy (say): 30 delegations had spoken
            Indirect Tan Vuthy (add): nine were critical
            Indirect Tan Vuthy (note): most of them welcomed the talks
        "#]],
        );
    }

    #[test]
    fn a_surname_is_whole_and_may_be_a_place() {
        check(
            "Ines De La Peña opened the ward. De La Peña said it was full. Paulo Lima swept the yard. “It is clean,” Mr Lima said.",
            expect![[r#"
                Indirect Ines De La Peña (say): it was full
                Direct Paulo Lima (say): “It is clean,”
            "#]],
        );
    }

    #[test]
    fn a_part_of_a_name_is_whoever_was_named_last_with_it() {
        check(
            "Ana Ruiz chairs the board. Leo Ruiz, her brother, sells fish. Ruiz said it was cold. Ana Ruiz left. “I am tired,” Ruiz said. \
             Her son brought tea. “It helps,” she said.",
            expect![[r#"
                Indirect Leo Ruiz (say): it was cold
                Direct Ana Ruiz (say): “I am tired,”
                Direct Ana Ruiz (say): “It helps,”
            "#]],
        );
    }

    #[test]
    fn two_functions_are_one_person_and_a_noun_with_its_article_reports_nothing() {
        check(
            "“Wells are low,” curator and senior chemist Ivo Lund said. The last faint hope that rain would come is gone. \
             Omar Kane admitted a single charge of theft. A crew led by Ana Ruiz says the dam is safe.",
            expect![[r#"
                Direct Ivo Lund (say): “Wells are low,”
                Indirect a crew led by Ana Ruiz (say): the dam is safe
            "#]],
        );
    }

    #[test]
    fn who_is_called_by_a_nation_or_a_trade_is_the_one_named() {
        check(
            "Norway’s ambassador, Kari Lie, said the camps were full. Peru’s envoy, Luis Paz, disagreed. “Count again,” the Norwegian said.\n\n\
             “We are late,” said Marc Petit. The Belgian said that the train had left.\n\n\
             Geologist Ines Prado has mapped the valley. “It will slide,” the professor said.\n\n\
             “They came at night,” said Omar Haj. The judge said the case would go on.",
            expect![[r#"
                Indirect Kari Lie (say): the camps were full
                Direct Kari Lie (say): “Count again,”
                Direct Marc Petit (say): “We are late,”
                Indirect Marc Petit (say): the train had left
                Direct Ines Prado (say): “It will slide,”
                Direct Omar Haj (say): “They came at night,”
                Indirect the judge (say): the case would go on
            "#]],
        );
    }

    #[test]
    fn a_function_without_a_name_is_whoever_spoke_last() {
        check(
            "Nomsa Dube told the paper the pump was broken. “We wrote in May,” the engineer said. A clerk, the minister said, lost the letter. \
             The Dry Land Institute (DLI) said wells were low. The institute said it would dig. DLI noted that rain may come.",
            expect![[r#"
                Indirect Nomsa Dube (tell): the pump was broken
                Direct Nomsa Dube (say): “We wrote in May,”
                Indirect the minister (say): A clerk … lost the letter
                Indirect the Dry Land Institute (say): wells were low
                Indirect the Dry Land Institute (say): it would dig
                Indirect Dry Land Institute (note): rain may come
            "#]],
        );
    }

    #[test]
    fn a_noun_means_the_only_one_who_may_be_called_that() {
        check(
            "Brigadier Ruth Achieng took over the base. The officer said no recruit had died. Shabnam Gul, 43, walked for days. \
             “We hid,” said the 43-year-old. Kwabena Osei paints walls. “Colour is free,” says the painter.",
            expect![[r#"
                Indirect Ruth Achieng (say): no recruit had died
                Direct Shabnam Gul (say): “We hid,”
                Direct Kwabena Osei (say): “Colour is free,”
            "#]],
        );
        check(
            "Colonel Adam Reyes met Sergeant Neil Moyo. The soldier said he was late. Police stopped Joel Banda. The officer said he was drunk.",
            expect![[r#"
                Indirect the soldier (say): he was late
                Indirect the officer (say): he was drunk
            "#]],
        );
        check(
            "Lawyer Grace Otieno filed the suit. The lawyer said it was late. A lawyer for the firm rose. The lawyer said it was lost.",
            expect![[r#"
                Indirect Grace Otieno (say): it was late
                Indirect the lawyer (say): it was lost
            "#]],
        );
    }

    #[test]
    fn a_sort_of_body_means_the_only_one_whose_name_tells_it() {
        check(
            "The Asian Development Bank approved two loans. The lender said both were safe.",
            expect![[r#"
                Indirect the Asian Development Bank (say): both were safe
            "#]],
        );
        check(
            "The Ministry of Health wrote to the Ministry of Finance. The ministry said money was short.",
            expect![[r#"
                Indirect the ministry (say): money was short
            "#]],
        );
    }

    #[test]
    fn a_speaker_goes_on_or_stands_behind_a_fronted_phrase() {
        check(
            "“We will vote,” Nuria Camps went on, “even in the rain.” She pointed out that the hall was dry. \
             Behind the school, where the pupils had waited, Musa Danladi dug a well. “Ten metres,” he said.",
            expect![[r#"
                Direct Nuria Camps (-): “We will vote,” … “even in the rain.”
                Indirect Nuria Camps (point): the hall was dry
                Direct Musa Danladi (say): “Ten metres,”
            "#]],
        );
    }

    #[test]
    fn a_headline_names_who_says_it() {
        check(
            "WHO: Measles cases double in a year\n\nHalf of the bridges are closed: report\n\nNorway: ships leave the port\n\nSee it now: Harbour Lamp",
            expect![[r#"
                Indirect WHO (-): Measles cases double in a year
                Indirect report (-): Half of the bridges are closed
            "#]],
        );
    }

    #[test]
    fn a_source_reports_once() {
        check(
            "According to the coroner, neighbours said they had heard shots. Wages rose, the minister said, according to a newspaper. \
             For Doctor Ilse Brandt, the vote was “a warning”.",
            expect![[r#"
                Indirect the coroner (according to): neighbours said they had heard shots
                Indirect the minister (say): Wages rose
                Mixed Ilse Brandt (-): the vote was “a warning”
            "#]],
        );
    }

    #[test]
    fn words_behind_a_colon_may_have_their_own_report() {
        check(
            "Tenants disagree: “It leaks,” said Rosa Amado. The mayor was blunt: “We have no money,” she told the council. \
             The road is open, engineers said Monday, but it will need new kerbs.",
            expect![[r#"
                Direct Rosa Amado (say): “It leaks,”
                Direct the mayor (tell): “We have no money,”
                Indirect engineers (say): The road is open … but it will need new kerbs
            "#]],
        );
    }

    #[test]
    fn in_another_language_nobody_is_the_speaker() {
        check(
            "Die Gemeinde hat lange darauf gewartet, und nun ist es so weit. Das Wort „Heimat“ kommt in dem Text neun Mal vor. \
             Die Bauernregeln sind alt: „Vor Bonifaz kein Sommer, nach der Sophie kein Frost.“ „Wir haben keine Zeit mehr“, sagte die Ministerin Eva Kurz.",
            expect![[r#"
            Direct - (-): „Vor Bonifaz kein Sommer, nach der Sophie kein Frost.“
            Direct - (-): „Wir haben keine Zeit mehr“
        "#]],
        );
    }

    #[test]
    fn a_speaker_is_who_can_speak() {
        check(
            "The eviction read: “You have until Friday to leave.” Montana Gov (R) said the road would open. \
             Norway on Tuesday said the ships were safe. The league in a statement said the match was off.",
            expect![[r#"
                Direct - (read): “You have until Friday to leave.”
                Indirect - (say): the road would open
                Indirect Norway (say): the ships were safe
                Indirect the league (say): the match was off
            "#]],
        );
        check("The seats are shared according to the size of each party.", expect![[""]]);
        check(
            "It rained in Cedar Hollow. He said the roof held.",
            expect![[r#"
                Indirect - (say): the roof held
            "#]],
        );
        check(
            "Ana Ruiz told a friend. Hosting the fair at Porto \"is our dream,\" Ruiz said. \
             Ken Mori issued a statement about the charges, saying, “I will stay.” They eased the perilous attacks with a push.",
            expect![[r#"
                Mixed Ana Ruiz (say): Hosting the fair at Porto "is our dream,"
                Direct Ken Mori (say): “I will stay.”
            "#]],
        );
    }

    #[test]
    fn according_to_stands_at_either_end() {
        check(
            "According to the labour ministry, wages rose by a tenth.",
            expect![[r#"
            Indirect the labour ministry (according to): wages rose by a tenth
        "#]],
        );
        check(
            "Wages rose by a tenth, according to the labour ministry.",
            expect![[r#"
            Indirect the labour ministry (according to): Wages rose by a tenth
        "#]],
        );
    }

    #[test]
    fn words_in_marks_that_nobody_says_are_no_quotation() {
        check(
            "The “stability” of the past decade ended in May. Her book, \"The Quiet Room\", sold well. He bought a 12\" pipe.",
            expect![[""]],
        );
    }

    #[test]
    fn a_report_with_quoted_words_is_mixed() {
        check(
            "The rapporteur said the trial had been “far from fair”. The minister called the finding “absurd”.",
            expect![[r#"
            Mixed the rapporteur (say): the trial had been “far from fair”
            Mixed the minister (call): “absurd”
        "#]],
        );
    }

    #[test]
    fn a_quotation_may_run_over_paragraphs() {
        check(
            "Lena Brandt said: “First, we count.\n\n“Then we compare.”",
            expect![[r#"
            Direct Lena Brandt (say): “First, we count.

            “Then we compare.”
        "#]],
        );
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text_on_character_boundaries(text in "([A-Za-z’“”\"'‘ ,.:?\\n]|said|he|according to|The minister|Ana Ruiz|é|ច){0,60}") {
            for quote in read(&text) {
                for span in quote.content_spans.iter().chain(&quote.speaker_spans).chain(&quote.verb_spans) {
                    prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }
}
