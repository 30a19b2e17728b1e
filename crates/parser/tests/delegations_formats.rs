//! One text in each format of meeting documents, with the rows that come of it.
//!
//! `tests/delegations/NAME.txt` is the text, `NAME.rows` what is read of it. The States are real,
//! every person, sentence and position is invented. Stances are the stance room's to test. After a rule was changed, read the difference
//! and accept it with `UPDATE_EXPECT=1 cargo test -p parser --test delegations_formats`.

use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;
use lexicon::Lexicon;
use record::{Article, Role};

fn check(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/delegations");
    let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).expect("the text is there");
    let article = Article {
        id: name.into(),
        text,
        ..Article::default()
    };
    let (rows, notes) = parser::delegations(&article, Lexicon::embedded());
    let mut table = String::new();
    for row in &rows {
        let behalf = row.on_behalf_of.as_deref().map_or(String::new(), |code| format!(" for {code}"));
        let count = row.behalf_count.or(row.count).map_or(String::new(), |count| format!(" ×{count}"));
        writeln!(
            table,
            "{} {} {} {}{behalf}{count} | {}",
            row.segment.as_deref().unwrap_or("-"),
            row.rule,
            row.entity.as_deref().unwrap_or("?"),
            role_word(row.role),
            row.evidence.replace('\n', " ")
        )
        .expect("writing to a string");
    }
    for note in &notes {
        writeln!(table, "note {}: {}", note.code, note.message).expect("writing to a string");
    }
    expect_file![folder.join(format!("{name}.rows"))].assert_eq(&table);
}

/// The word a role is written as.
fn role_word(role: Role) -> String {
    serde_json::to_value(role).map_or(String::new(), |word| word.as_str().unwrap_or("").to_owned())
}

#[test]
fn news_critics_and_supporters() {
    check("news-critics-and-supporters");
}

#[test]
fn news_homonyms() {
    check("news-homonyms");
}

#[test]
fn news_surnames() {
    check("news-surnames");
}

#[test]
fn news_verbs_of_judgement() {
    check("news-verbs-of-judgement");
}

#[test]
fn notes_2024_by_speaker() {
    check("notes-2024-by-speaker");
}

#[test]
fn news_no_meeting() {
    check("news-no-meeting");
}

#[test]
fn press_2023_security_council() {
    check("press-2023-security-council");
}

#[test]
fn press_2023_third_committee_votes() {
    check("press-2023-third-committee-votes");
}

#[test]
fn record_treaty_body_2010() {
    check("record-treaty-body-2010");
}

#[test]
fn record_treaty_body_2012() {
    check("record-treaty-body-2012");
}

#[test]
fn record_verbatim() {
    check("record-verbatim");
}

#[test]
fn report_2012_inline_lists() {
    check("report-2012-inline-lists");
}

#[test]
fn report_2014_lettered_lists() {
    check("report-2014-lettered-lists");
}

#[test]
fn review_2013_report() {
    check("review-2013-report");
}

#[test]
fn review_2014_report() {
    check("review-2014-report");
}

#[test]
fn statement_2022_joint() {
    check("statement-2022-joint");
}

#[test]
fn statement_2023_joint_footnote() {
    check("statement-2023-joint-footnote");
}

#[test]
fn statement_2022_mission() {
    check("statement-2022-mission");
}

#[test]
fn summary_2006_list_and_paragraphs() {
    check("summary-2006-list-and-paragraphs");
}

#[test]
fn summary_2007_paragraphs() {
    check("summary-2007-paragraphs");
}

#[test]
fn summary_2011_general_debate() {
    check("summary-2011-general-debate");
}

#[test]
fn summary_2013_clustered() {
    check("summary-2013-clustered");
}

#[test]
fn summary_2015_general_debate() {
    check("summary-2015-general-debate");
}

#[test]
fn summary_2015_two_dialogues() {
    check("summary-2015-two-dialogues");
}

#[test]
fn summary_2018_dialogue() {
    check("summary-2018-dialogue");
}

#[test]
fn summary_2019_two_dialogues() {
    check("summary-2019-two-dialogues");
}

#[test]
fn summary_2022_two_dialogues() {
    check("summary-2022-two-dialogues");
}

#[test]
fn summary_2023_two_dialogues() {
    check("summary-2023-two-dialogues");
}

#[test]
fn votes_2023_three_drafts() {
    check("votes-2023-three-drafts");
}

#[test]
fn summary_2008_organizations() {
    check("summary-2008-organizations");
}

#[test]
fn news_split_council() {
    check("news-split-council");
}

#[test]
fn statement_2021_mission() {
    check("statement-2021-mission");
}

#[test]
fn summary_2024_interactive_dialogue() {
    check("summary-2024-interactive-dialogue");
}

#[test]
fn summary_2019_review_outcome() {
    check("summary-2019-review-outcome");
}

#[test]
fn press_2017_security_council_vote() {
    check("press-2017-security-council-vote");
}

#[test]
fn press_2012_rights_of_reply() {
    check("press-2012-rights-of-reply");
}

#[test]
fn news_2021_belarus_debate() {
    check("news-2021-belarus-debate");
}

#[test]
fn votes_2021_special_session() {
    check("votes-2021-special-session");
}

#[test]
fn statement_2021_eritrea_mission() {
    check("statement-2021-eritrea-mission");
}

#[test]
fn news_2023_ethiopia_debate() {
    check("news-2023-ethiopia-debate");
}

#[test]
fn news_2022_venezuela_debate() {
    check("news-2022-venezuela-debate");
}

#[test]
fn news_2019_eritrea_debate() {
    check("news-2019-eritrea-debate");
}

#[test]
fn summary_2020_three_reviews() {
    check("summary-2020-three-reviews");
}

#[test]
fn votes_2021_amendments() {
    check("votes-2021-amendments");
}

#[test]
fn press_2023_emergency_session() {
    check("press-2023-emergency-session");
}

#[test]
fn statement_2023_nicaragua_mission() {
    check("statement-2023-nicaragua-mission");
}

#[test]
fn statement_2025_review_outcome() {
    check("statement-2025-review-outcome");
}
