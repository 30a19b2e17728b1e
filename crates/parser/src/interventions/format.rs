//! Which of the formats of meeting documents a text is in.

use std::collections::HashSet;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use record::Kind;

use crate::Document;

/// The format, which prefers one reading over another; no rule depends on it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// The UN's own account of a meeting of the Human Rights Council.
    Summary,
    /// press.un.org: committees of the General Assembly, the Security Council.
    PressRelease,
    /// A report on a session, or a note verbale of who spoke.
    SessionReport,
    /// A report of the Universal Periodic Review's working group.
    Review,
    /// A summary record of a treaty body.
    TreatyBody,
    /// A summary or verbatim record of another body.
    Record,
    /// A statement by a mission or a government.
    Statement,
    /// A newspaper or agency article about a meeting.
    News,
    /// A text that is about no meeting.
    NoMeeting,
}

impl Format {
    /// Read off the document's kind and the words of its format.
    pub(super) fn of(doc: &Document) -> Format {
        let text = doc.text;
        if doc.kind == Kind::MeetingSummary {
            return Format::Summary;
        }
        let seen = marks(text);
        let has = |words: &str| seen.contains(words);
        let has_any = |list: &[&str]| list.iter().any(|words| has(words));
        if has("State under review") || has("Working Group on the Universal Periodic Review") && has("recommendations") {
            return Format::Review;
        }
        let treaty_body = has_any(TREATY_BODY) || has("State party") && has_any(&["Committee", "periodic report"]);
        if treaty_body && has_any(RECORD_WORDS) && doc.kind != Kind::NewsArticle {
            return Format::TreatyBody;
        }
        if has_any(REPORT_WORDS) {
            return Format::SessionReport;
        }
        if has_any(VERBATIM_WORDS) {
            return Format::Record;
        }
        match doc.kind {
            Kind::PressRelease => return Format::PressRelease,
            Kind::Statement => return Format::Statement,
            Kind::SessionReport => return Format::SessionReport,
            Kind::VoteRecord => return Format::Summary,
            Kind::NewsArticle => return if has_any(MEETING_WORDS) { Format::News } else { Format::NoMeeting },
            _ => {}
        }
        let head = text[..text.floor_char_boundary(140)].to_uppercase();
        if head.contains("PERMANENT MISSION OF") && !head.contains(" SAID") || head.starts_with("MINISTRY OF FOREIGN AFFAIRS") {
            return Format::Statement;
        }
        if has_any(PRESS_WORDS) {
            return Format::PressRelease;
        }
        if has_any(SUMMARY_WORDS) {
            return Format::Summary;
        }
        if has_any(MEETING_WORDS) { Format::News } else { Format::NoMeeting }
    }

    /// Whether the text reports a debate in the house's own words, so that a State that begins a
    /// sentence has the floor.
    pub(super) fn is_of_the_house(self) -> bool {
        !matches!(self, Format::News | Format::NoMeeting | Format::Statement)
    }
}

/// Which of the words below stand in the text: found in one pass.
fn marks(text: &str) -> HashSet<&'static str> {
    static FINDER: OnceLock<Option<(AhoCorasick, Vec<&'static str>)>> = OnceLock::new();
    let build = || {
        let lists = [
            REVIEW_WORDS,
            PERIODIC,
            RECORD_WORDS,
            TREATY_BODY,
            REPORT_WORDS,
            VERBATIM_WORDS,
            PRESS_WORDS,
            SUMMARY_WORDS,
            MEETING_WORDS,
        ];
        let words: Vec<&str> = lists.concat();
        let finder = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(&words).ok()?;
        Some((finder, words))
    };
    let Some((finder, words)) = FINDER.get_or_init(build) else {
        return HashSet::new();
    };
    finder
        .find_overlapping_iter(text)
        .map(|found| words[found.pattern().as_usize()])
        .collect()
}

const REVIEW_WORDS: &[&str] = &[
    "State under review",
    "Working Group on the Universal Periodic Review",
    "recommendations",
];

const PERIODIC: &[&str] = &["State party", "Committee", "periodic report"];

const RECORD_WORDS: &[&str] = &["\n1. ", "\n2. ", "\n3. ", "Mr. ", "Ms. "];

const REPORT_WORDS: &[&str] = &[
    "epresentatives of States members",
    "epresentatives of observer States",
    "States Members of the Council:",
];

const VERBATIM_WORDS: &[&str] = &["(spoke in ", "S/PV.", "A/PV."];

const TREATY_BODY: &[&str] = &[
    "Country Rapporteur",
    "Co-Rapporteur",
    "country rapporteur",
    "List of issues",
    "list of issues",
];

const PRESS_WORDS: &[&str] = &[
    "GA/SHC/",
    "GA/DIS/",
    "GA/SPD/",
    "GA/EF/",
    "GA/L/",
    "GA/AB/",
    "GA/1",
    "SC/1",
    "ECOSOC/",
    "Meeting (AM",
    "Meeting (PM",
    "Meetings (AM",
    "Meetings (PM",
    "th Meeting*",
    "The representative of",
    "the representative of",
    "The representatives of",
];

const SUMMARY_WORDS: &[&str] = &[
    "country concerned",
    "concerned country",
    "countries concerned",
    "The following delegations",
    "the following delegations",
    "following country delegations",
    "Speaking in the ",
    "Speaking were",
    "Speaking during ",
    "Taking the floor were",
    "took the floor:",
    "addressed the Council",
    "right of reply",
    "In favour (",
    "In favour:",
    "n the interactive dialogue",
    "n the ensuing discussion",
    "n the ensuing interactive",
];

const MEETING_WORDS: &[&str] = &[
    "Human Rights Council",
    "human rights council",
    "UN Rights Council",
    "rights council",
    "Rights Council",
    "Third Committee",
    "Security Council",
    "General Assembly",
    "pecial rapporteur",
    "pecial Rapporteur",
    "delegation",
    "ral update",
    "ral Update",
    "nteractive dialogue",
    "nteractive Dialogue",
    "Universal Periodic Review",
    "envoy",
    "took the floor",
    "session in Geneva",
    "resolution",
];
