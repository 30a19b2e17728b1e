//! Lists of speakers with a number before each: "12. Chad (on behalf of the African Group), Ms. Ana Ruiz".
//!
//! The lines between the numbers are headings: "Country concerned", "Listed but unable to speak",
//! "National human rights institutions", "Rights of reply". They say in which role those below them are
//! on the list, and what they are.

use record::{EntityType, Role, Span};

use super::context::Context;
use super::format::Format;
use super::items::{List, read_items};
use super::rows::Draft;
use super::segments::Segments;

/// So many lines follow one another at least.
const LINES: usize = 5;

/// Longest line of a list, in bytes.
const LONGEST: usize = 200;

/// One line of the list.
struct Line {
    number: u32,
    /// What stands behind the number.
    item: Span,
    /// The heading above, in lower case.
    heading: Span,
}

/// Rows of a numbered list of speakers, and the stretches it took.
pub(super) fn numbered(ctx: &Context, segments: &Segments) -> (Vec<Draft>, Vec<Span>) {
    let (mut drafts, mut taken) = (Vec::new(), Vec::new());
    if !matches!(
        ctx.format,
        Format::Summary | Format::PressRelease | Format::SessionReport | Format::News
    ) {
        return (drafts, taken);
    }
    // A ranking of States is no list of speakers: the head or a heading says what it is.
    let head = &ctx.lower[..ctx.text.floor_char_boundary(800)];
    if ![
        "speakers",
        "dialogue",
        "general debate",
        "delegations",
        "took the floor",
        "statements",
    ]
    .iter()
    .any(|word| head.contains(word))
    {
        return (drafts, taken);
    }
    let lines = lines(ctx);
    // "3) Lego Star Wars" is another list: on this one, delegations stand.
    let is_delegation = |line: &&Line| {
        let first = ctx.mentions_in(line.item).first();
        first.is_some_and(|mention| mention.entity.is_some() && mention.start <= line.item.start + 4)
    };
    if lines.iter().filter(is_delegation).count() * 2 < lines.len() {
        return (drafts, taken);
    }
    for line in lines {
        let words = line.item.of(&ctx.lower);
        let part = Part::of(line.heading.of(&ctx.lower));
        taken.push(line.item);
        let role = match part.role {
            Role::Presenter => continue,
            Role::CountryConcerned
                if ["not present", "absent", "did not take the floor", "not in the room"]
                    .iter()
                    .any(|away| words.contains(away)) =>
            {
                Role::Absent
            }
            Role::RightOfReply if words.contains("second") => Role::RightOfReply2,
            role => role,
        };
        let list = List {
            concerned: segments.at(line.item.start).concerned.clone(),
            ..List::new("list.numbered", role, part.kind)
        };
        let mut rows = read_items(ctx, &list, named(ctx, line.item));
        rows.truncate(2);
        drafts.append(&mut rows);
    }
    (drafts, taken)
}

/// The lines of the list: none where fewer than [`LINES`] of them count on from one another.
fn lines(ctx: &Context) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    let mut heading = Span::default();
    let mut from = 0;
    for whole in ctx.text.split_inclusive('\n') {
        let line = Span::new(from, from + whole.trim_end().len());
        from += whole.len();
        match number_of(ctx, line) {
            Some((number, item)) => all.push(Line { number, item, heading }),
            None if line.is_empty() => {}
            None if line.end - line.start < 100 => heading = line,
            // A paragraph between two lists.
            None => heading = Span::default(),
        }
    }
    let counts_on = |pair: &&[Line]| pair[1].number == pair[0].number + 1;
    let is_sentence = |line: &&Line| line.item.of(ctx.text).ends_with('.');
    let is_list = all.windows(2).filter(counts_on).count() + 1 >= LINES.max(all.len() * 3 / 4)
        && all.iter().filter(is_sentence).count() * 5 < all.len();
    if is_list && all.len() >= LINES { all } else { Vec::new() }
}

/// "12. Chad": the number, and what stands behind it.
fn number_of(ctx: &Context, line: Span) -> Option<(u32, Span)> {
    let text = line.of(ctx.text);
    let words = text.trim_start();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..].strip_prefix(['.', ')'])?;
    let item = rest.trim_start();
    let is_item = (1..=3).contains(&digits) && rest.starts_with([' ', '\t', '\u{a0}']) && item.starts_with(char::is_uppercase);
    let number = words[..digits].parse().ok()?;
    (is_item && text.len() < LONGEST).then(|| (number, Span::new(line.end - item.len(), line.end)))
}

/// The item without who spoke for it, ", Ms. Ana Ruiz", and without a remark behind a dash.
fn named(ctx: &Context, item: Span) -> Span {
    let text = item.of(ctx.text);
    let titles = [
        ", Mr. ",
        ", Ms. ",
        ", Mrs. ",
        ", Dr. ",
        ", H.E. ",
        ", Mr ",
        ", Ms ",
        ", Ambassador ",
        ", Prof. ",
        " – ",
        " — ",
        " - ",
    ];
    let end = titles.iter().filter_map(|title| text.find(title)).min().unwrap_or(text.len());
    Span::new(item.start, item.start + end)
}

/// What a heading says of those below it.
struct Part {
    role: Role,
    kind: Option<EntityType>,
}

impl Part {
    fn of(heading: &str) -> Part {
        let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        let role = if has(&[
            "unable to",
            "not reached",
            "not heard",
            "not delivered",
            "lack of time",
            "did not speak",
            "not called",
        ]) {
            Role::DidNotSpeak
        } else if has(&["right of reply", "rights of reply"]) {
            Role::RightOfReply
        } else if has(&[
            "country concerned",
            "countries concerned",
            "concerned country",
            "state under review",
            "state concerned",
        ]) {
            Role::CountryConcerned
        } else if has(&[
            "presentation",
            "presenter",
            "concluding",
            "closing remarks",
            "opening remarks",
            "panellist",
            "panelist",
        ]) {
            Role::Presenter
        } else {
            Role::Speaker
        };
        let kind = if has(&["national human rights", "national institution", "nhri"]) {
            Some(EntityType::Nhri)
        } else if has(&["non-governmental", "ngo", "civil society"]) {
            Some(EntityType::Ngo)
        } else {
            None
        };
        Part { role, kind }
    }
}

#[cfg(test)]
mod tests {
    use record::{Article, Kind};

    #[test]
    fn a_ranking_of_states_is_no_list_of_speakers() {
        let article = Article {
            kind: Kind::NewsArticle,
            text: "The Human Rights Council index\n\n1. Norway\n2. Fiji\n3. Chad\n4. Peru\n5. Japan\n6. Togo\n".into(),
            ..Article::default()
        };
        let rows = crate::parse(&article, lexicon::Lexicon::embedded()).interventions;
        assert!(rows.iter().all(|row| row.rule != "list.numbered"), "{rows:?}");
    }

    #[test]
    fn headings_say_in_which_role_the_numbered_are_on_the_list() {
        let text = "Human Rights Council\nInteractive dialogue on the situation of human rights in Chad\n\nCountry concerned\n1. Chad, Mr. Omar \
                    Diallo\n\nDelegations\n2. Ghana (on behalf of the African Group), Ms. Ana Mensah\n3. Fiji, Mr. Jone Tui\n4. Republic of \
                    Korea, Ms. Han Seo\n\nNon-governmental organizations\n5. Lake Region Lawyers, Mr. Ali Saleh\n\nListed but not reached\n6. \
                    Peru\n\nRights of reply\n7. Chad\n";
        let article = Article {
            kind: Kind::MeetingSummary,
            text: text.into(),
            ..Article::default()
        };
        let rows = crate::parse(&article, lexicon::Lexicon::embedded()).interventions;
        let row = |row: &record::Intervention| {
            let behalf = row.on_behalf_of.as_ref().map_or_else(String::new, |group| format!(">{group}"));
            format!("{}{behalf} {:?}", row.entity.as_deref().unwrap_or("?"), row.role)
        };
        let rows: Vec<String> = rows.iter().filter(|row| row.rule == "list.numbered").map(row).collect();
        assert_eq!(
            rows,
            [
                "TCD CountryConcerned",
                "GHA>G:AFRICAN Speaker",
                "FJI Speaker",
                "KOR Speaker",
                "N:Lake Region Lawyers Speaker",
                "PER DidNotSpeak",
                "TCD RightOfReply"
            ]
        );
    }
}
