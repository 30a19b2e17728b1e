use expect_test::{Expect, expect};
use record::Article;

use super::*;

fn lines(published: &str, text: &str) -> String {
    let article = Article {
        text: text.into(),
        published: (!published.is_empty()).then(|| published.into()),
        ..Article::default()
    };
    let doc = Document::new(&article);
    let unknown = || "?".to_owned();
    let line = |time: Time| {
        format!(
            "{} | {} {} {} {:?}\n",
            time.surface,
            time.time_start.unwrap_or_else(unknown),
            time.time_end.unwrap_or_else(unknown),
            time.granularity,
            time.basis
        )
    };
    times(&doc, Lexicon::embedded()).into_iter().map(line).collect()
}

fn check(published: &str, text: &str, expected: Expect) {
    expected.assert_eq(&lines(published, text));
}

#[test]
fn a_day_is_read_in_every_order() {
    check(
        "2023-04-20",
        "It met on 29 March 2023, again on March 30th, 2023, then on 2023-03-31, and on the 3rd of April.",
        expect![[r#"
            29 March 2023 | 2023-03-29 2023-03-29 day Absolute
            March 30th, 2023 | 2023-03-30 2023-03-30 day Absolute
            2023-03-31 | 2023-03-31 2023-03-31 day Absolute
            the 3rd of April | 2023-04-03 2023-04-03 day RelativeToPublished
        "#]],
    );
}

#[test]
fn what_is_unsaid_is_completed_from_publication() {
    check(
        "2023-03-31",
        "After dialogues last May and two votes this year, the envoy left on Friday. He returns in July. \
         The hearing will be held on 3 April, the minister said on March 29.",
        expect![[r#"
            last May | 2022-05-01 2022-05-31 month RelativeToPublished
            this year | 2023-01-01 2023-12-31 year RelativeToPublished
            Friday | 2023-03-31 2023-03-31 day RelativeToPublished
            July | 2022-07-01 2022-07-31 month RelativeToPublished
            3 April | 2023-04-03 2023-04-03 day RelativeToPublished
            March 29 | 2023-03-29 2023-03-29 day RelativeToPublished
        "#]],
    );
}

#[test]
fn ranges_and_bounds() {
    check(
        "2023-03-31",
        "It sat from 27 February to 4 April 2023, between 2019 and 2021, on 3-5 March, since July, until June 2024 and by 2030.",
        expect![[r#"
            from 27 February to 4 April 2023 | 2023-02-27 2023-04-04 period Absolute
            between 2019 and 2021 | 2019-01-01 2021-12-31 period Absolute
            3-5 March | 2023-03-03 2023-03-05 period RelativeToPublished
            since July | 2022-07-01 2023-03-31 period RelativeToPublished
            until June 2024 | ? 2024-06-30 period Absolute
            by 2030 | ? 2030-12-31 period Absolute
        "#]],
    );
}

#[test]
fn parts_of_periods() {
    check(
        "2024-02-01",
        "In the first eight months of 2023, in Q3 2022, the second half of last year, early 2021, mid-November and the 1990s.",
        expect![[r#"
            the first eight months of 2023 | 2023-01-01 2023-08-31 period Absolute
            Q3 2022 | 2022-07-01 2022-09-30 quarter Absolute
            the second half of last year | 2023-07-01 2023-12-31 period RelativeToPublished
            early 2021 | 2021-01-01 2021-06-30 period Absolute
            mid-November | 2023-11-10 2023-11-20 period RelativeToPublished
            the 1990s | 1990-01-01 1999-12-31 decade Absolute
        "#]],
    );
}

#[test]
fn what_the_text_named_before_is_an_anchor() {
    check(
        "2024-02-01",
        "He was held on 3 May 2019. The next day he was freed; two weeks later he fled. Trade fell that year, from a year earlier.",
        expect![[r#"
            3 May 2019 | 2019-05-03 2019-05-03 day Absolute
            The next day | 2019-05-04 2019-05-04 day Anaphoric
            two weeks later | 2019-05-18 2019-05-18 day Anaphoric
            that year | 2019-01-01 2019-12-31 year Anaphoric
            a year earlier | 2018-01-01 2018-12-31 year Anaphoric
        "#]],
    );
}

#[test]
fn names_verbs_and_amounts_are_no_dates() {
    check(
        "2023-03-31",
        "You may march on. Agenda 2030, resolution 2334 (2016), A/HRC/52/2, Covid-19: 2000 people, 1914 delegates, 2,000 seats, \
         3-2, 24/7, a second time, $204 a month, for three months, every Monday.",
        expect![""],
    );
}

#[test]
fn without_a_day_of_publication_the_unknown_stays_unknown() {
    check(
        "",
        "It met last year, and on 3 May 2019.",
        expect![[r#"
        last year | ? ? year RelativeToPublished
        3 May 2019 | 2019-05-03 2019-05-03 day Absolute
    "#]],
    );
}

#[test]
fn where_nothing_tells_the_tense_what_is_soon_is_ahead() {
    check(
        "2024-09-18",
        "Polls open on October 6 after a delay that began in May. He left on October 6. She has until 30 October to reply.",
        expect![[r#"
            October 6 | 2024-10-06 2024-10-06 day RelativeToPublished
            May | 2024-05-01 2024-05-31 month RelativeToPublished
            October 6 | 2023-10-06 2023-10-06 day RelativeToPublished
            until 30 October | ? 2024-10-30 period RelativeToPublished
        "#]],
    );
}

#[test]
fn the_same_period_of_another_year() {
    check(
        "2024-09-18",
        "In the year to June, remittances rose 4 per cent from the same period a year earlier. From January to March this year 30 fled, \
         against 12 in the same period of 2022.",
        expect![[r#"
            the year to June | 2023-07-01 2024-06-30 period RelativeToPublished
            the same period a year earlier | 2022-07-01 2023-06-30 period Anaphoric
            From January to March this year | 2024-01-01 2024-03-31 period RelativeToPublished
            the same period of 2022 | 2022-01-01 2022-03-31 period Anaphoric
        "#]],
    );
}

#[test]
fn a_story_goes_on_in_its_year() {
    check(
        "2023-10-20",
        "In January 2020 the first case was found. In March schools closed. It sat from 6 to 17 November 2022 and reported on 10 November.",
        expect![[r#"
            January 2020 | 2020-01-01 2020-01-31 month Absolute
            March | 2020-03-01 2020-03-31 month Anaphoric
            6 to 17 November 2022 | 2022-11-06 2022-11-17 period Absolute
            10 November | 2022-11-10 2022-11-10 day Anaphoric
        "#]],
    );
}

#[test]
fn lists_share_their_month_and_year() {
    check(
        "2023-06-14",
        "They met on 7 and 8 March 2022, on June 12, 13 and 14, and on Feb. 3, Sept. 4 and Dec. 12, 2021.",
        expect![[r#"
            7 | 2022-03-07 2022-03-07 day Absolute
            8 March 2022 | 2022-03-08 2022-03-08 day Absolute
            June 12 | 2023-06-12 2023-06-12 day RelativeToPublished
            13 | 2023-06-13 2023-06-13 day RelativeToPublished
            14 | 2023-06-14 2023-06-14 day RelativeToPublished
            Feb. 3 | 2021-02-03 2021-02-03 day Absolute
            Sept. 4 | 2021-09-04 2021-09-04 day Absolute
            Dec. 12, 2021 | 2021-12-12 2021-12-12 day Absolute
        "#]],
    );
}

#[test]
fn digits_put_the_month_first_unless_the_text_shows_otherwise() {
    check(
        "2023-06-14",
        "It was signed on 3/4/2022.",
        expect![[r#"
        3/4/2022 | 2022-03-04 2022-03-04 day Absolute
    "#]],
    );
    check(
        "2023-06-14",
        "It was signed on 3/4/2022 and amended on 29/05/2022.",
        expect![[r#"
            3/4/2022 | 2022-04-03 2022-04-03 day Absolute
            29/05/2022 | 2022-05-29 2022-05-29 day Absolute
        "#]],
    );
}

#[test]
fn a_time_of_day_belongs_to_its_day() {
    check(
        "2023-03-29",
        "It was fined on March 3 at 9:30am. Doors open at 8 p.m. on Friday, 31 March. On Monday night it rained.",
        expect![[r#"
            March 3 at 9:30am | 2023-03-03 2023-03-03 day RelativeToPublished
            8 p.m. on Friday, 31 March | 2023-03-31 2023-03-31 day RelativeToPublished
            Monday night | 2023-03-27 2023-03-27 day RelativeToPublished
        "#]],
    );
    let article = Article {
        text: "At 9:30am, 10 p.m., 1430 GMT and 8h30; not 24/7, 3:0 or 48 hours.".into(),
        ..Article::default()
    };
    let clocks: Vec<_> = clock_times(&Document::new(&article))
        .iter()
        .map(|span| span.of(&article.text))
        .collect();
    assert_eq!(clocks, ["9:30am", "10 p.m.", "1430 GMT", "8h30"]);
}

#[test]
fn a_name_of_a_person_or_a_paper_is_no_date() {
    check(
        "2023-06-14",
        "Mr. May, Ms. June Carter, Jan Egeland and Sun Suon told the Sunday Times so. Law No. 2008 cost $12 and $2023.",
        expect![[""]],
    );
}

proptest::proptest! {
    #[test]
    fn times_are_in_order_and_apart_whatever_the_text(text in "\\PC*", published in proptest::option::of("[0-9]{4}-0[1-9]-1[0-9]")) {
        whole(&text, published);
    }

    #[test]
    fn times_are_in_order_and_apart_in_dense_text(
        words in proptest::collection::vec(proptest::sample::select(DENSE), 0..40),
        published in proptest::option::of("[0-9]{4}-0[1-9]-1[0-9]"),
    ) {
        whole(&words.concat(), published);
    }
}

const DENSE: &[&str] = &[
    " ",
    " ",
    " ",
    "-",
    "–",
    ", ",
    "/",
    ".",
    "March",
    "May",
    "Monday",
    "29",
    "3rd",
    "2023",
    "9999",
    "0",
    "1990s",
    "last ",
    "next ",
    "the ",
    "of ",
    "from ",
    " to ",
    "between ",
    " and ",
    "since ",
    "by ",
    "year",
    "weeks",
    "quarter",
    "first ",
    "ago",
    "earlier",
    "999 ",
    "before ",
    "after ",
    "yesterday",
    "early ",
    "end of ",
    "century",
    "Q3",
    "FY",
    "’",
    "é",
    "\n",
    "9:30",
    " a.m.",
    "Easter",
    "in ",
    "will ",
    "a ",
];

fn whole(text: &str, published: Option<String>) {
    let article = Article {
        text: text.into(),
        published,
        ..Article::default()
    };
    let doc = Document::new(&article);
    let mut reached = 0;
    for time in times(&doc, Lexicon::embedded()) {
        assert!(reached <= time.start && time.start < time.end, "{time:?} in {text:?}");
        assert_eq!(text.get(time.start..time.end), Some(time.surface.as_str()));
        assert!(
            time.time_start.is_none() || time.time_end.is_none() || time.time_start <= time.time_end || time.surface.contains("9999"),
            "{time:?}"
        );
        reached = time.end;
    }
}
