//! Counts of delegations by side, as somebody states them.
//!
//! "Of the 36 delegations present, only eight were critical while the 28 spoke in favour, the
//! mission said" gives one [`Tally`]: total 36, supportive 28, critical 8, claimed by the mission.
//! "Eight delegations had criticised the bill" gives another: critical 8.
//!
//! Votes come with the interventions, which read their lists.
//!
//! Takes figures that already know what they count, on which side it stands and what they are
//! a part of; adds nothing up and corrects nothing: whether 36 = 28 + 8 is `reconcile`'s work.
//! Left alone on purpose: counts of other things, and quantifiers without a number.

use std::collections::{BTreeMap, BTreeSet};

use lexicon::{Floor, FloorWord};
use record::{Figure, FigureKind, Span, Tally};

use crate::Document;
use crate::interventions::{Interventions, Stretches};

/// Nouns that stand for those who take the floor.
pub(crate) const DELEGATION_NOUNS: &[&str] = &[
    "delegation",
    "delegate",
    "country",
    "state",
    "nation",
    "speaker",
    "representative",
    "member",
    "government",
    "mission",
    "intervention",
    "diplomat",
    "envoy",
];

/// Verbs that say so with one of these objects: "made statements" does, "made progress" does not.
const TOOK_PART_WITH: &[(&str, &[&str])] = &[
    ("make", SPOKEN),
    ("deliver", SPOKEN),
    ("give", &["statement", "statements", "speech", "speeches"]),
    ("join", &["debate", "discussion", "discussions", "dialogue"]),
    ("contribute", &["debate", "discussion", "discussions", "dialogue"]),
    (
        "address",
        &[
            "council",
            "chamber",
            "assembly",
            "committee",
            "conference",
            "plenary",
            "session",
            "meeting",
            "debate",
            "dialogue",
            "panel",
        ],
    ),
];

/// What is said from the floor.
const SPOKEN: &[&str] = &[
    "statement",
    "statements",
    "comment",
    "comments",
    "remark",
    "remarks",
    "intervention",
    "interventions",
    "speech",
    "speeches",
    "recommendation",
    "recommendations",
];

/// How many words after the verb its object is looked for in: "make short critical comments".
const OBJECT_WITHIN: usize = 5;

/// Every tally, in the order of the text.
pub(crate) fn tallies(doc: &Document, figures: &[Figure], interventions: &Interventions, floor: &Floor) -> Vec<Tally> {
    // "21 members for, 19 against, seven abstaining" is a vote.
    let votes = Stretches::new(interventions.votes.iter().map(|vote| Span::new(vote.start, vote.end)));
    let of_a_vote = |figure: &&Figure| votes.hold(Span::new(figure.start, figure.end));
    let groups = groups(doc, figures).into_iter().filter(|group| !group.iter().any(of_a_vote));
    let mut rows: Vec<Tally> = groups.filter_map(|group| tally(doc, &group, floor)).collect();
    for row in &mut rows {
        row.overlap = overlap(row, interventions);
    }
    rows.extend(interventions.votes.iter().cloned());
    rows.sort_by_key(|row| (row.start, row.end));
    for (seq, row) in (1..).zip(&mut rows) {
        row.seq = seq;
    }
    rows
}

/// Figures that belong to one statement: those that are parts of one total, wherever they
/// stand, and those that share a sentence.
fn groups<'f>(doc: &Document, figures: &'f [Figure]) -> Vec<Vec<&'f Figure>> {
    let counts: Vec<&Figure> = figures.iter().filter(|figure| counts_delegations(doc, figure)).collect();
    let place: BTreeMap<&str, usize> = counts.iter().enumerate().map(|(at, figure)| (figure.id.as_str(), at)).collect();
    let whole_of = |figure: &Figure| figure.part_of.as_deref().and_then(|id| place.get(id)).copied();
    let wholes: BTreeSet<usize> = counts.iter().filter_map(|figure| whole_of(figure)).collect();
    let mut group_of: Vec<usize> = Vec::with_capacity(counts.len());
    for (at, figure) in counts.iter().enumerate() {
        // "21 of the 35": the whole may stand behind its first part, and gives the group its number.
        let whole = whole_of(figure)
            .map(|whole| group_of.get(whole).copied().unwrap_or(whole))
            .or_else(|| wholes.contains(&at).then_some(at));
        // A part without a stated whole belongs to the statement of its sentence, unless that one has its side already.
        let neighbour = || {
            let before = at.checked_sub(1)?;
            let same_sentence = counts[before].sentence_start == figure.sentence_start;
            let side_is_free = !counts
                .iter()
                .zip(&group_of)
                .any(|(other, &group)| group == group_of[before] && same_side(other, figure));
            (same_sentence && side_is_free).then(|| group_of[before])
        };
        group_of.push(whole.or_else(neighbour).unwrap_or(at));
    }
    let mut groups: BTreeMap<usize, Vec<&Figure>> = BTreeMap::new();
    for (figure, group) in counts.iter().zip(group_of) {
        groups.entry(group).or_default().push(figure);
    }
    parts_that_add_up(groups.into_values().collect())
}

/// "29 countries spoke. Eighteen were critical and eleven supportive": in the sentence after a total
/// alone, sides that add up to it are its parts.
fn parts_that_add_up(groups: Vec<Vec<&Figure>>) -> Vec<Vec<&Figure>> {
    let mut joined: Vec<Vec<&Figure>> = Vec::with_capacity(groups.len());
    for group in groups {
        let sum: f64 = group.iter().filter_map(|figure| figure.value).sum();
        let all_have_sides = group.len() > 1 && group.iter().all(|figure| figure.polarity.is_some());
        let whole = joined.last_mut().filter(|last| {
            last.len() == 1
                && last[0].polarity.is_none()
                && last[0].value == Some(sum)
                && group
                    .first()
                    .is_some_and(|part| (1..4).contains(&part.sentence_start.saturating_sub(last[0].sentence_end)))
        });
        match whole {
            Some(whole) if all_have_sides => whole.extend(group),
            _ => joined.push(group),
        }
    }
    joined
}

/// "The 27-nation European Union" describes a bloc, and counts nobody who spoke.
fn counts_delegations(doc: &Document, figure: &Figure) -> bool {
    let head = figure.counted_head.as_deref().unwrap_or("");
    let describes = doc
        .text
        .get(figure.end..)
        .is_some_and(|after| after.starts_with(['-', '\u{2010}', '\u{2011}']));
    // "Speaking for the 27": a bloc.
    let before = doc.text.get(..figure.start).unwrap_or("");
    let is_spoken_for = [
        "peaking for the ",
        "behalf of the ",
        "spoke for the ",
        "tatement of ",
        "tatement by ",
        "behalf of ",
        "group of ",
    ]
    .iter()
    .any(|lead| before.ends_with(lead));
    figure.kind == FigureKind::Count && figure.value.is_some() && DELEGATION_NOUNS.contains(&head) && !describes && !is_spoken_for
}

fn same_side(one: &Figure, other: &Figure) -> bool {
    one.polarity == other.polarity
}

fn tally(doc: &Document, group: &[&Figure], floor: &Floor) -> Option<Tally> {
    let mut row = Tally {
        what: "delegations".into(),
        rule: "tally.figures".into(),
        ..Tally::default()
    };
    for figure in group {
        let value = whole_number(figure)?;
        let side = match figure.polarity.as_deref() {
            _ if some_of_them_did(doc, figure) => &mut row.total,
            Some("supportive") => &mut row.supportive,
            Some("critical") => &mut row.critical,
            Some("mixed") => &mut row.mixed,
            Some("neutral") => &mut row.neutral,
            // A part whose side is not told is not the whole.
            _ if is_a_part(figure, group) => continue,
            _ => &mut row.total,
        };
        side.get_or_insert(value);
    }
    those_who_did_not(group, &mut row);
    let parts: Vec<u32> = [row.supportive, row.critical, row.mixed, row.neutral]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() && !group.iter().any(|figure| says_took_part(figure, floor)) {
        return None; // "the 193 member states": a number of States, no tally of a debate
    }
    row.complement = row
        .total
        .filter(|_| parts.len() >= 2)
        .map(|total| parts.len() == 2 && parts.iter().sum::<u32>() == total);
    let part = group
        .iter()
        .find(|figure| figure.focus.is_some() || figure.qualifier_text.is_some());
    row.qualifier = part.and_then(|figure| figure.focus.clone().or_else(|| figure.qualifier_text.clone()));
    if let Some(claimed) = group.iter().find(|figure| figure.speaker.is_some() || figure.speaker_org.is_some()) {
        row.claimant = claimed.speaker.clone().or_else(|| claimed.speaker_org.clone());
        row.claimant_role = claimed.speaker_role.clone();
        row.claimant_org = claimed.speaker_org.clone();
    }
    let start = group.iter().map(|figure| figure.sentence_start).min()?;
    let end = group.iter().map(|figure| figure.sentence_end).max()?;
    row.evidence = Span::new(start, end).of(doc.text).to_owned();
    (row.start, row.end) = (start, end);
    Some(row)
}

/// "**the vast majority of** the 61 delegations welcomed it": how many did is not told, and the 61 are all.
fn some_of_them_did(doc: &Document, figure: &Figure) -> bool {
    let start = doc.text.floor_char_boundary(figure.start.saturating_sub(24));
    let before = doc.text.get(start..figure.start).unwrap_or("").trim_end();
    let before = ["the", "these", "those", "its", "their"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before)
        .trim_end();
    let Some(share) = before.strip_suffix("of").filter(|share| share.ends_with(' ')) else {
        return false;
    };
    let share = share.trim_end().rsplit(' ').next().unwrap_or("").to_lowercase();
    [
        "majority", "most", "many", "some", "several", "few", "half", "bulk", "none", "number", "third", "quarter", "minority", "handful",
    ]
    .contains(&share.as_str())
}

/// Whether the figure is a part of another one of the group.
fn is_a_part(figure: &Figure, group: &[&Figure]) -> bool {
    figure.part_of.is_some() && group.iter().any(|whole| figure.part_of.as_deref() == Some(whole.id.as_str()))
}

/// "24 of the 33 stood by the government and nine did not": where the two make up the whole, those
/// of whom the same verb is denied stand on the other side.
fn those_who_did_not(group: &[&Figure], row: &mut Tally) {
    let denied = group
        .iter()
        .find(|figure| figure.negated && figure.polarity.is_none() && figure.predicate.as_deref() == Some("do"));
    let Some(value) = denied.and_then(|figure| whole_number(figure)) else {
        return;
    };
    let makes_it_up = |side: Option<u32>| side.is_some_and(|side| row.total == Some(side + value));
    match (row.supportive, row.critical) {
        (supportive, None) if makes_it_up(supportive) => row.critical = Some(value),
        (None, critical) if makes_it_up(critical) => row.supportive = Some(value),
        _ => {}
    }
}

fn whole_number(figure: &Figure) -> Option<u32> {
    let value = figure.value?;
    (value.fract() == 0.0 && (0.0..=10_000.0).contains(&value)).then_some(value as u32)
}

fn says_took_part(figure: &Figure, floor: &Floor) -> bool {
    let Some(predicate) = figure.predicate.as_deref() else {
        return false;
    };
    let begins_with = |verb: &str| {
        predicate
            .strip_prefix(verb)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let has_object = |objects: &[&str]| {
        predicate.split_whitespace().skip(1).take(OBJECT_WITHIN).any(|word| {
            objects
                .iter()
                .any(|object| word.trim_end_matches([',', '.']).eq_ignore_ascii_case(object))
        })
    };
    floor.longest_first(FloorWord::TookPart).iter().any(|verb| begins_with(verb))
        || TOOK_PART_WITH
            .iter()
            .any(|(verb, objects)| begins_with(verb) && has_object(objects))
}

/// A second statement about one of the tally's parts ("almost all of them welcomed ..."): a
/// row of unnamed delegations that is a part of a row with the tally's number.
fn overlap(tally: &Tally, interventions: &Interventions) -> Option<String> {
    let of_the_tally = |count: u32| tally.critical == Some(count) || tally.supportive == Some(count);
    let part = interventions.rows.iter().find(|row| {
        let whole = row.part_of.and_then(|seq| interventions.rows.iter().find(|other| other.seq == seq));
        row.quantifier.is_some() && whole.and_then(|whole| whole.count).is_some_and(of_the_tally)
    })?;
    Some(part.evidence.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::Article;

    fn figure(id: &str, value: f64, polarity: Option<&str>, part_of: Option<&str>, sentence: (usize, usize)) -> Figure {
        Figure {
            id: id.into(),
            value: Some(value),
            counted_head: Some("delegation".into()),
            polarity: polarity.map(str::to_owned),
            part_of: part_of.map(str::to_owned),
            predicate: polarity.is_none().then(|| "take the floor".into()),
            sentence_start: sentence.0,
            sentence_end: sentence.1,
            ..Figure::default()
        }
    }

    /// Total, supportive, critical, complement.
    type Row = (Option<u32>, Option<u32>, Option<u32>, Option<bool>);

    fn read(figures: &[Figure]) -> Vec<Row> {
        let article = Article {
            text: "x".repeat(300),
            ..Article::default()
        };
        let doc = Document::new(&article);
        tallies(&doc, figures, &Interventions::default(), &lexicon::Lexicon::embedded().floor)
            .iter()
            .map(|t| (t.total, t.supportive, t.critical, t.complement))
            .collect()
    }

    #[test]
    fn parts_in_later_sentences_belong_to_their_total() {
        let figures = [
            figure("f1", 39.0, None, None, (0, 40)),
            figure("f2", 30.0, Some("supportive"), Some("f1"), (41, 80)),
            figure("f3", 9.0, Some("critical"), Some("f1"), (81, 120)),
        ];
        assert_eq!(read(&figures), [(Some(39), Some(30), Some(9), Some(true))]);
    }

    #[test]
    fn a_second_mention_of_a_side_is_a_tally_of_its_own() {
        let figures = [
            figure("f1", 8.0, Some("critical"), None, (0, 40)),
            figure("f2", 11.0, Some("critical"), None, (0, 40)),
        ];
        assert_eq!(read(&figures), [(None, None, Some(8), None), (None, None, Some(11), None)]);
    }

    #[test]
    fn parts_that_leave_a_rest_are_no_complement() {
        let figures = [
            figure("f1", 40.0, None, None, (0, 40)),
            figure("f2", 20.0, Some("supportive"), Some("f1"), (0, 40)),
            figure("f3", 9.0, Some("critical"), Some("f1"), (0, 40)),
        ];
        assert_eq!(read(&figures), [(Some(40), Some(20), Some(9), Some(false))]);
    }

    #[test]
    fn joining_a_text_or_making_progress_is_no_part_in_a_debate() {
        let says = |predicate: &str| {
            let mut states = figure("f1", 52.0, None, None, (0, 40));
            states.predicate = Some(predicate.into());
            read(&[states]).len()
        };
        assert_eq!(
            [says("join as co-sponsors"), says("make progress on the goals"), says("deliver aid")],
            [0, 0, 0]
        );
        assert_eq!([says("join the debate"), says("make oral statements"), says("speak")], [1, 1, 1]);
    }

    #[test]
    fn a_number_that_describes_a_bloc_counts_nobody() {
        let article = Article {
            text: "The 10-nation bloc was critical. Six delegations were critical.".into(),
            ..Article::default()
        };
        let extraction = crate::parse(&article, lexicon::Lexicon::embedded());
        let critical: Vec<_> = extraction.tallies.iter().map(|tally| tally.critical).collect();
        assert_eq!(critical, [Some(6)]);
    }

    #[test]
    fn a_number_of_states_without_a_debate_is_no_tally() {
        let mut states = figure("f1", 193.0, None, None, (0, 40));
        states.predicate = Some("belong to the Organization".into());
        assert_eq!(read(&[states]), []);
    }
}
