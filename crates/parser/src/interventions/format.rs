//! Which of the formats of meeting documents a text is in.

use record::{Kind, Span};

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
    /// A statement as it was delivered, for several delegations.
    JointStatement,
    /// A newspaper or agency article about a meeting.
    News,
    /// A text that is about no meeting.
    NoMeeting,
}

impl Format {
    /// Read off the document's kind and the words of its format, whose bits are in `marks`.
    pub(super) fn of(doc: &Document, marks: u128) -> Format {
        let text = doc.text;
        if doc.kind == Kind::MeetingSummary {
            return Format::Summary;
        }
        let has_any = |list: usize| marks & bits(list) != 0;
        // A newspaper that tells of a review is a newspaper, a ministry that does a ministry.
        let of_a_review = has_any(UNDER_REVIEW) || has_any(REVIEW_GROUP) && has_any(RECOMMENDATIONS);
        let is_somebodys = matches!(doc.kind, Kind::NewsArticle | Kind::Statement);
        if of_a_review && !is_somebodys && !is_of_a_newspaper(text) {
            return Format::Review;
        }
        let treaty_body = has_any(TREATY_BODY) || has_any(STATE_PARTY) && has_any(PERIODIC);
        if treaty_body && has_any(RECORD) && doc.kind != Kind::NewsArticle {
            return Format::TreatyBody;
        }
        if has_any(REPORT) {
            return Format::SessionReport;
        }
        if has_any(VERBATIM) {
            return Format::Record;
        }
        if matches!(doc.kind, Kind::Statement | Kind::Other) && is_a_joint_statement(doc) {
            return Format::JointStatement;
        }
        match doc.kind {
            Kind::PressRelease => return Format::PressRelease,
            Kind::Statement => return Format::Statement,
            Kind::SessionReport => return Format::SessionReport,
            Kind::VoteRecord => return Format::Summary,
            Kind::NewsArticle => return if has_any(MEETING) { Format::News } else { Format::NoMeeting },
            _ => {}
        }
        let head = text[..text.floor_char_boundary(140)].to_uppercase();
        if head.contains("PERMANENT MISSION OF") && !head.contains(" SAID") || head.starts_with("MINISTRY OF FOREIGN AFFAIRS") {
            return Format::Statement;
        }
        if is_of_a_newspaper(text) && has_any(MEETING) {
            return Format::News;
        }
        if has_any(PRESS) {
            return Format::PressRelease;
        }
        if has_any(SUMMARY) {
            return Format::Summary;
        }
        if has_any(MEETING) { Format::News } else { Format::NoMeeting }
    }

    /// Whether the text reports a debate in the house's own words, so that a State that begins a
    /// sentence has the floor.
    pub(super) fn is_of_the_house(self) -> bool {
        !matches!(self, Format::News | Format::NoMeeting | Format::Statement | Format::JointStatement)
    }
}

/// The lines at the head of a page: titles, the day, who speaks.
pub(super) fn head_lines(text: &str) -> impl Iterator<Item = Span> {
    /// So many lines may be titles.
    const LINES: usize = 14;
    let mut from = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = from;
        from += line.len();
        Span::new(start, start + line.trim_end().len())
    });
    lines.filter(|line| !line.is_empty()).take(LINES)
}

/// Whether a line is no sentence of a text.
pub(super) fn is_title(line: &str) -> bool {
    line.len() < 300 && !line.ends_with('.')
}

/// Whether a title says that a statement is read by or for somebody, and the text says "we".
fn is_a_joint_statement(doc: &Document) -> bool {
    let is_said = head_lines(doc.text)
        .map(|line| line.of(doc.text))
        .filter(|line| is_title(line))
        .any(|line| {
            let lower = line.to_lowercase();
            let names_it = lower.starts_with("delivered by") || lower.contains("statement");
            names_it
                && ["delivered by", "read by", "on behalf of", "joint statement"]
                    .iter()
                    .any(|words| lower.contains(words))
        });
    let says_we = |sentence: &&Span| sentence.of(doc.text).starts_with("We ");
    is_said && (doc.text.contains("n behalf of") || doc.text.contains("oint ")) && doc.sentences.iter().filter(says_we).count() >= 2
}

/// Whether somebody signed the text, or it begins with the place it was sent from.
fn is_of_a_newspaper(text: &str) -> bool {
    has_byline(text) || has_dateline(text)
}

/// Whether one of the first lines begins as a newspaper's or an agency's does: the place in capitals
/// and a dash, "MANILA, Philippines – ", "GENEVA, Oct 9 - ". The house's own has the whole date in it,
/// "GENEVA (29 March 2023) - ", or is the part of the day, "MIDDAY - ".
fn has_dateline(text: &str) -> bool {
    /// So many lines may stand above: the title, the author, the day.
    const LINES: usize = 10;
    /// Where the UN has a seat of its own.
    const SEATS: &[&str] = &["GENEVA", "NEW YORK", "VIENNA", "NAIROBI"];
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(LINES);
    lines.map(str::trim_start).any(|line| {
        let head = &line[..line.floor_char_boundary(60)];
        let Some(dash) = [" – ", " — ", " -- ", " - "].iter().find_map(|dash| head.find(dash)) else {
            return false;
        };
        let (place, day) = head[..dash].split_once([',', '(', '/']).unwrap_or((&head[..dash], ""));
        let has_digit = |words: &str| words.contains(|c: char| c.is_ascii_digit());
        // "HARARE, 28 January 2022 – ": the house writes from its seats, or the day in brackets.
        let from_abroad = head[place.len()..].starts_with(',') && !SEATS.contains(&place.trim());
        if has_digit(place) || has_digit(day) && !from_abroad && !is_an_agencys_day(day) {
            return false;
        }
        let place = place.trim();
        let is_part_of_day = matches!(
            place,
            "MORNING" | "MIDDAY" | "NOON" | "AFTERNOON" | "EVENING" | "ROUNDUP" | "AM" | "PM"
        );
        place.len() > 2 && !is_part_of_day && place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
    })
}

/// "GENEVA, Oct 9 - ", "GENEVA, 9 October (Agency) - ": a month and a day without a year.
fn is_an_agencys_day(words: &str) -> bool {
    const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut words = words.split([' ', '.', ',', '(', ')']).filter(|word| !word.is_empty());
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    let is_month = |word: &str| MONTHS.iter().any(|month| word.starts_with(month));
    let is_day = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let has_year = words.any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    !has_year && (is_month(first) && is_day(second) || is_day(first) && is_month(second))
}

/// "By Ana Ruiz in Geneva" on a line of its own near the head: the house signs nothing.
fn has_byline(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(600)];
    head.lines().skip(1).any(|line| {
        line.strip_prefix("By ").is_some_and(|name| {
            name.len() < 90 && name.starts_with(char::is_uppercase) && name.contains(' ') && !name.ends_with(['.', ':', ',', ';'])
        })
    })
}

/// The words of all formats, in the order of their bits.
pub(super) fn marks() -> impl Iterator<Item = &'static str> {
    WORDS.iter().flat_map(|list| list.iter().copied())
}

/// The bits of a list of [`WORDS`].
fn bits(list: usize) -> u128 {
    let before: usize = WORDS[..list].iter().map(|list| list.len()).sum();
    ((1 << WORDS[list].len()) - 1) << before
}

const UNDER_REVIEW: usize = 0;
const REVIEW_GROUP: usize = 1;
const RECOMMENDATIONS: usize = 2;
const STATE_PARTY: usize = 3;
const PERIODIC: usize = 4;
const TREATY_BODY: usize = 5;
const RECORD: usize = 6;
const REPORT: usize = 7;
const VERBATIM: usize = 8;
const PRESS: usize = 9;
const SUMMARY: usize = 10;
const MEETING: usize = 11;

/// Words that tell a format, by the lists above.
const WORDS: &[&[&str]] = &[
    &["State under review"],
    &["Working Group on the Universal Periodic Review"],
    &["recommendations"],
    &["State party"],
    &["Committee", "periodic report"],
    &[
        "Country Rapporteur",
        "Co-Rapporteur",
        "country rapporteur",
        "List of issues",
        "list of issues",
    ],
    &["\n1. ", "\n2. ", "\n3. ", "Mr. ", "Ms. "],
    &[
        "epresentatives of States members",
        "epresentatives of observer States",
        "States Members of the Council:",
    ],
    &["(spoke in ", "S/PV.", "A/PV."],
    &[
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
    ],
    &[
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
        "Human Rights Council this morning",
        "Human Rights Council this afternoon",
        "Human Rights Council in a midday meeting",
        "Human Rights Council today",
        "Council then adopted",
        "right of reply",
        "In favour (",
        "In favour:",
        "n the interactive dialogue",
        "n the ensuing discussion",
        "n the ensuing interactive",
    ],
    &[
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
    ],
];
