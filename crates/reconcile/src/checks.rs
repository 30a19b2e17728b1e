//! The checks, each a function of one meeting.

use std::collections::{BTreeMap, BTreeSet};

use record::{EntityType, Figure, FigureKind, Finding, Intervention, Kind, Modality, Role, Side, Stance, Verdict};

use crate::Draft;
use crate::claims::{Claim, Meeting, NUMBERS, count_voices, numbers, voice};
use crate::interval::Interval;

/// Every finding about one meeting.
pub(crate) fn all(meeting: &Meeting<'_>) -> Vec<Finding> {
    let claims = meeting.claims();
    let mut drafts = Vec::new();
    drafts.extend(claims.iter().flat_map(|claim| arithmetic(meeting, claim)));
    drafts.extend(against_list(meeting, &claims));
    drafts.extend(votes(meeting));
    drafts.extend(between_documents(meeting, &claims));
    drafts.extend(between_figures(meeting));
    drafts.extend(quantifiers(meeting));
    drafts.extend(stances(meeting, &claims));
    drafts.extend(copies(meeting));
    drafts.extend(sources(meeting, &claims));
    drafts.into_iter().map(Draft::finish).collect()
}

fn side_of(meeting: &Meeting<'_>, claim: &Claim<'_>) -> Option<Side> {
    Some(meeting.side(claim.document, claim.tally.start, claim.tally.end, &claim.tally.evidence))
}

/// Do the parts of a tally make its total?
fn arithmetic<'a>(meeting: &Meeting<'a>, claim: &Claim<'_>) -> Vec<Draft<'a>> {
    let tally = claim.tally;
    let Some(total) = tally.total else { return Vec::new() };
    let total = u64::from(total);
    let parts: Vec<u64> = [tally.supportive, tally.critical, tally.mixed, tally.neutral]
        .into_iter()
        .flatten()
        .map(u64::from)
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let sum: u64 = parts.iter().sum();
    let equation = parts.iter().map(u64::to_string).collect::<Vec<_>>().join(" + ");
    let residual = total as f64 - sum as f64;
    let (verdict, class, reason) = if sum == total {
        (Verdict::Agrees, "parts_sum", format!("{total} = {equation}"))
    } else if sum > total {
        let over = sum - total;
        (
            Verdict::Differs,
            "parts_exceed_total",
            format!(
                "{equation} = {sum}, which is more than {total}: either a number is wrong, or up to {over} delegations were counted on both sides"
            ),
        )
    } else {
        let rest = total - sum;
        (
            Verdict::CannotTell,
            "parts_below_total",
            format!("{equation} leaves {rest} of {total} on no stated side"),
        )
    };
    let draft = |kind: &'a str, verdict, class: &'a str, residual, reason| Draft {
        event: Some(meeting.event),
        kind,
        verdict,
        class,
        basis: None,
        left: Some(total.to_string()),
        right: Some(equation.clone()),
        residual,
        reason,
        left_side: side_of(meeting, claim),
        right_side: side_of(meeting, claim),
    };
    let mut drafts = vec![draft("arithmetic", verdict, class, Some(residual), reason)];
    if tally.complement == Some(true) {
        let reason = format!(
            "two parts make {total} exactly: one of them may be only the rest, since neutral and mixed statements have no place in such a tally"
        );
        drafts.push(draft("method", Verdict::CannotTell, "complement_suspected", None, reason));
    }
    drafts
}

/// Ways of counting a list of speakers, narrowest first.
fn definitions(rows: &[&Intervention]) -> Vec<(&'static str, usize)> {
    let speakers = |wanted: &[EntityType]| {
        // A delegation that speaks for itself and for a group is one on the list each time it is listed.
        rows.iter()
            .filter(|row| row.role == Role::Speaker && wanted.contains(&row.entity_type))
            .count()
    };
    use EntityType::{Group, Igo, Ngo, Nhri, ObserverEntity, ObserverState, State, UnBody};
    let all_but_ngos = speakers(&[State, Group, ObserverState, ObserverEntity, UnBody, Igo]);
    let concerned = usize::from(rows.iter().any(|row| row.role == Role::CountryConcerned));
    vec![
        ("states", speakers(&[State])),
        ("states_and_groups", speakers(&[State, Group])),
        ("states_groups_observers", speakers(&[State, Group, ObserverState, ObserverEntity])),
        ("all_but_ngos", all_but_ngos),
        ("all_but_ngos_plus_country", all_but_ngos + concerned),
        ("all", all_but_ngos + speakers(&[Ngo, Nhri])),
    ]
}

/// Does a claimed total hold against the UN's own list, under which way of counting?
fn against_list<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let lists: Vec<(usize, Vec<&Intervention>)> = meeting
        .documents
        .iter()
        .enumerate()
        .map(|(at, document)| (at, meeting.listed(document)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for claim in claims {
        let Some(total) = claim.tally.total else { continue };
        if lists.iter().any(|(at, _)| *at == claim.document) || !seen.insert((voice(meeting, claim), total)) {
            continue; // one finding for each voice and number, not for each paper that repeats it
        }
        let draft = |verdict, class: &'a str, basis, right: Option<String>, residual, reason, right_side| Draft {
            event: Some(meeting.event),
            kind: "against_list",
            verdict,
            class,
            basis,
            left: Some(total.to_string()),
            right,
            residual,
            reason,
            left_side: side_of(meeting, claim),
            right_side,
        };
        if lists.is_empty() {
            let reason = "no list of speakers of this meeting is at hand".to_owned();
            drafts.push(draft(Verdict::CannotTell, "no_list", None, None, None, reason, None));
        }
        for (at, rows) in &lists {
            let counts = definitions(rows);
            let printed = counts
                .iter()
                .map(|(name, count)| format!("{name} {count}"))
                .collect::<Vec<_>>()
                .join(", ");
            let fitting: Vec<&str> = counts
                .iter()
                .filter(|(_, count)| *count == total as usize)
                .map(|(name, _)| *name)
                .collect();
            let (first, last) = (
                rows.iter().map(|row| row.start).min().unwrap_or(0),
                rows.iter().map(|row| row.end).max().unwrap_or(0),
            );
            let text = &meeting.documents[*at].article.text;
            let right_side = Some(meeting.side(*at, first, last, text.get(first..last).unwrap_or_default()));
            if fitting.is_empty() {
                let nearest = counts
                    .iter()
                    .min_by_key(|(_, count)| count.abs_diff(total as usize))
                    .copied()
                    .unwrap_or(("states", 0));
                let residual = f64::from(total) - nearest.1 as f64;
                let reason = format!(
                    "{total} is the count of the list under no definition; the nearest is {} with {}",
                    nearest.0, nearest.1
                );
                drafts.push(draft(
                    Verdict::Differs,
                    "matches_no_definition",
                    Some(nearest.0.into()),
                    Some(printed),
                    Some(residual),
                    reason,
                    right_side,
                ));
            } else {
                let (class, reason) = if fitting.len() == counts.len() {
                    ("matches_list", format!("{total} is the count of the list under every definition"))
                } else {
                    let reason = format!(
                        "{total} is the count of the list by {}; the other definitions give other numbers",
                        fitting.join(", ")
                    );
                    ("matches_under_definition", reason)
                };
                drafts.push(draft(
                    Verdict::Agrees,
                    class,
                    Some(fitting.join("+")),
                    Some(printed),
                    Some(0.0),
                    reason,
                    right_side,
                ));
            }
        }
    }
    drafts
}

/// Do the stated totals of a vote hold against the lists of those who voted?
fn votes<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (at, document) in meeting.documents.iter().enumerate() {
        for (segment, tally) in meeting.vote_segments(document) {
            let rows: Vec<&Intervention> = document
                .extraction
                .interventions
                .iter()
                .filter(|row| row.segment.as_deref() == segment)
                .collect();
            let count = |role: Role| rows.iter().filter(|row| row.role == role).count();
            let listed = [count(Role::VoterYes), count(Role::VoterNo), count(Role::VoterAbstain)];
            let stated = [tally.yes, tally.no, tally.abstain];
            let (left, right) = (
                stated.map(|n| n.map_or("?".into(), |n| n.to_string())).join("-"),
                listed.map(|n| n.to_string()).join("-"),
            );
            let compared: Vec<(u32, usize)> = stated
                .iter()
                .zip(listed)
                .filter_map(|(stated, listed)| Some(((*stated)?, listed)))
                .collect();
            let (verdict, class, reason) = if listed == [0, 0, 0] {
                (
                    Verdict::CannotTell,
                    "no_list",
                    "the document states the totals and does not list the voters".to_owned(),
                )
            } else if compared.iter().all(|(stated, listed)| *stated as usize == *listed) {
                (
                    Verdict::Agrees,
                    "vote_totals",
                    format!("the lists hold as many States as the totals say: {left}"),
                )
            } else {
                (
                    Verdict::Differs,
                    "vote_totals",
                    format!("the document states {left} (in favour, against, abstentions) and lists {right}"),
                )
            };
            let (first, last) = (rows.iter().map(|row| row.start).min(), rows.iter().map(|row| row.end).max());
            let right_side = first
                .zip(last)
                .map(|(first, last)| meeting.side(at, first, last, document.article.text.get(first..last).unwrap_or_default()));
            // By how many voters in all; two errors that cancel out in the sum are two errors.
            let residual = compared
                .iter()
                .map(|(stated, listed)| (f64::from(*stated) - *listed as f64).abs())
                .sum();
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "vote_list",
                verdict,
                class,
                basis: segment.map(str::to_owned),
                left: Some(left),
                right: Some(right),
                residual: (verdict != Verdict::CannotTell).then_some(residual),
                reason,
                left_side: Some(meeting.side(at, tally.start, tally.end, &tally.evidence)),
                right_side,
            });
        }
    }
    drafts
}

/// Do documents give the same number for the same thing? Each is held against the first that gives it:
/// a statement where there is one, else the oldest document.
fn between_documents<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (number, name) in NUMBERS.iter().enumerate() {
        let mut giving: Vec<(&Claim<'_>, u32)> = claims
            .iter()
            .filter_map(|claim| Some((claim, numbers(claim.tally)[number]?)))
            .collect();
        giving.sort_by_key(|(claim, _)| (meeting.documents[claim.document].article.kind != Kind::Statement, claim.document));
        let Some(&(reference, expected)) = giving.first() else { continue };
        for &(claim, value) in giving.iter().skip(1).filter(|(claim, _)| claim.document != reference.document) {
            let is_copy = meeting.originals[claim.document].0 == meeting.originals[reference.document].0;
            if is_copy && value == expected {
                continue; // a copy that says the same says nothing new
            }
            let (verdict, class, reason) = if value == expected {
                (
                    Verdict::Agrees,
                    "same_value",
                    format!("both give {value} as the {name} number of delegations"),
                )
            } else {
                (
                    Verdict::Differs,
                    "value_conflict",
                    format!("one gives {expected} as the {name} number of delegations, the other {value}"),
                )
            };
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "cross_document",
                verdict,
                class,
                basis: Some((*name).into()),
                left: Some(expected.to_string()),
                right: Some(value.to_string()),
                residual: Some(f64::from(expected) - f64::from(value)),
                reason,
                left_side: side_of(meeting, reference),
                right_side: side_of(meeting, claim),
            });
        }
    }
    drafts
}

/// Do documents give compatible numbers of other things ("nearly 6,000 trade unions")?
fn between_figures<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut by_thing: BTreeMap<String, Vec<(usize, &Figure, Interval)>> = BTreeMap::new();
    for (at, document) in meeting.documents.iter().enumerate() {
        for figure in document
            .extraction
            .figures
            .iter()
            .filter(|figure| figure.kind == FigureKind::Count && figure.polarity.is_none())
        {
            // Parts of a debate's tally are compared as claims; here it is about other things.
            let Some((counted, interval)) = figure.counted.as_deref().zip(Interval::of(figure)) else {
                continue;
            };
            let head = figure.counted_head.as_deref().unwrap_or_default();
            if counted.split_whitespace().count() < 2 || matches!(head, "delegation" | "delegate" | "state" | "country" | "speaker") {
                continue;
            }
            by_thing.entry(counted.to_lowercase()).or_default().push((at, figure, interval));
        }
    }
    let mut drafts = Vec::new();
    for (thing, claims) in &by_thing {
        let mut held = BTreeSet::new();
        for (number, &(at, figure, interval)) in claims.iter().enumerate() {
            let earlier = claims[..number].iter().enumerate();
            let Some((against, &(first_at, first, reference))) = earlier
                .into_iter()
                .find(|(_, (other, first, _))| *other != at && are_comparable(first, figure))
            else {
                continue;
            };
            let is_copy = meeting.originals[at].0 == meeting.originals[first_at].0 && interval == reference;
            if !held.insert((at, against)) || is_copy {
                continue; // a document says a thing once, and a copy that says the same says nothing new
            }
            let (verdict, class) = match (reference.meets(interval), reference.gap(interval) == 0.0) {
                (true, _) if reference == interval => (Verdict::Agrees, "same_value"),
                (true, _) => (Verdict::Agrees, "within_qualifier"),
                (false, true) => (Verdict::Differs, "boundary"),
                (false, false) => (Verdict::Differs, "outside_qualifier"),
            };
            let side = |at: usize, figure: &Figure| {
                let text = meeting.documents[at]
                    .article
                    .text
                    .get(figure.sentence_start..figure.sentence_end)
                    .unwrap_or_default();
                Some(meeting.side(at, figure.sentence_start, figure.sentence_end, text))
            };
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "cross_document",
                verdict,
                class,
                basis: Some(thing.clone()),
                left: Some(reference.to_string()),
                right: Some(interval.to_string()),
                residual: Some(reference.gap(interval)),
                reason: format!("{thing}: {reference} and {interval}, by what the qualifying words allow"),
                left_side: side(first_at, first),
                right_side: side(at, figure),
            });
        }
    }
    drafts
}

/// Whether two figures of one thing can be the same claim: both asserted as levels, and of times that
/// do not exclude each other. Days are ISO 8601, so their order is that of their text.
fn are_comparable(one: &Figure, other: &Figure) -> bool {
    let is_level =
        |figure: &Figure| figure.modality == Modality::Asserted && !figure.negated && matches!(figure.change.as_deref(), None | Some("to"));
    let ends_before = |one: &Figure, other: &Figure| matches!((&one.time_end, &other.time_start), (Some(end), Some(start)) if end < start);
    is_level(one) && is_level(other) && !ends_before(one, other) && !ends_before(other, one)
}

/// Does a quantifier harden from one document to the next ("almost all of them", "all of them")?
fn quantifiers<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut of_part: BTreeMap<Option<u32>, Vec<(usize, &Intervention, &str)>> = BTreeMap::new();
    for (at, document) in meeting.documents.iter().enumerate() {
        let rows = &document.extraction.interventions;
        for row in rows {
            let whole = row.part_of.and_then(|seq| rows.iter().find(|other| other.seq == seq));
            if let Some((quantifier, whole)) = row.quantifier.as_deref().zip(whole) {
                of_part.entry(whole.count).or_default().push((at, row, quantifier));
            }
        }
    }
    let mut drafts = Vec::new();
    for (count, rows) in of_part.iter().filter(|(count, _)| count.is_some()) {
        let Some(&(first_at, first, reference)) = rows.first() else {
            continue;
        };
        for &(at, row, quantifier) in rows
            .iter()
            .skip(1)
            .filter(|(at, _, quantifier)| *at != first_at && *quantifier != reference)
        {
            let count = count.unwrap_or_default();
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "cross_document",
                verdict: Verdict::Differs,
                class: "qualifier_drift",
                basis: Some(format!("part of the {count}")),
                left: Some(reference.to_owned()),
                right: Some(quantifier.to_owned()),
                residual: None,
                reason: format!("of the {count}, one document says “{reference}”, another “{quantifier}”"),
                left_side: Some(meeting.side(first_at, first.start, first.end, &first.evidence)),
                right_side: Some(meeting.side(at, row.start, row.end, &row.evidence)),
            });
        }
    }
    drafts
}

/// Do the sides that sentences show agree with a two-way tally? Most summaries show few sides,
/// so that a smaller number of named critics settles nothing; a greater one does.
fn stances<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let mut sides: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut first: Option<(usize, &Intervention)> = None;
    for (at, row) in meeting.named() {
        let side = match row.stance {
            Stance::Supportive => "supportive",
            Stance::Critical => "critical",
            Stance::Mixed => "mixed",
            Stance::Neutral => "neutral",
            Stance::Unknown => continue,
        };
        first.get_or_insert((at, row));
        sides.entry(row.entity.as_deref().unwrap_or_default()).or_default().insert(side);
    }
    let Some((at, row)) = first else { return Vec::new() };
    let is_mixed = |sides: &BTreeSet<&str>| sides.contains("mixed") || (sides.contains("supportive") && sides.contains("critical"));
    let mixed = sides.values().filter(|sides| is_mixed(sides)).count();
    let critical = sides
        .values()
        .filter(|sides| !is_mixed(sides) && sides.contains("critical"))
        .count();
    let supportive = sides
        .values()
        .filter(|sides| !is_mixed(sides) && sides.contains("supportive"))
        .count();
    let shown = format!("critical {critical}, mixed {mixed}, supportive {supportive}");
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for claim in claims {
        let Some(claimed) = claim.tally.critical else { continue };
        if !seen.insert((voice(meeting, claim), claimed)) {
            continue;
        }
        let claimed_count = claimed as usize;
        let (verdict, class, reason) = if claimed_count == critical {
            (
                Verdict::Agrees,
                "same_value",
                format!("{claimed} delegations are named as critical"),
            )
        } else if claimed_count == critical + mixed {
            (
                Verdict::Agrees,
                "classification_difference",
                format!("{claimed} is the number of delegations named as critical or mixed; mixed statements are counted as critical"),
            )
        } else if critical > claimed_count {
            (
                Verdict::Differs,
                "more_named_than_claimed",
                format!("{critical} delegations are named as critical, more than the {claimed} claimed"),
            )
        } else {
            (
                Verdict::CannotTell,
                "sides_not_shown",
                format!("sentences show the side of some delegations only ({shown}); a list of speakers shows none"),
            )
        };
        drafts.push(Draft {
            event: Some(meeting.event),
            kind: "stance_tally",
            verdict,
            class,
            basis: Some("named_stances".into()),
            left: Some(claimed.to_string()),
            right: Some(shown.clone()),
            residual: (verdict != Verdict::CannotTell).then(|| f64::from(claimed) - critical as f64),
            reason,
            left_side: side_of(meeting, claim),
            right_side: Some(meeting.side(at, row.start, row.end, &row.evidence)),
        });
    }
    drafts
}

/// Which documents are copies of one text?
fn copies<'a>(meeting: &Meeting<'a>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (at, (original, alike)) in meeting.originals.iter().enumerate().filter(|(at, (original, _))| at != original) {
        let head = |at: usize| {
            let article = meeting.documents[at].article;
            let (start, end) = article.paragraphs.first().copied().unwrap_or((0, article.text.len()));
            Some(meeting.side(at, start, end, article.text.get(start..end).unwrap_or_default()))
        };
        drafts.push(Draft {
            event: Some(meeting.event),
            kind: "copies",
            verdict: Verdict::Agrees,
            class: "syndicated_copy",
            basis: Some("shared_word_sequences".into()),
            left: meeting.documents[*original].article.source.clone(),
            right: meeting.documents[at].article.source.clone(),
            residual: None,
            reason: format!("{:.0} % of their word sequences are the same: one text, one voice", alike * 100.0),
            left_side: head(*original),
            right_side: head(at),
        });
    }
    drafts
}

/// How many documents, texts and voices stand behind a number?
fn sources<'a>(meeting: &Meeting<'a>, claims: &[Claim<'_>]) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for (number, name) in NUMBERS.iter().enumerate() {
        let mut by_value: BTreeMap<u32, Vec<&Claim<'_>>> = BTreeMap::new();
        for claim in claims {
            if let Some(value) = numbers(claim.tally)[number] {
                by_value.entry(value).or_default().push(claim);
            }
        }
        for (value, claims) in by_value {
            let documents: BTreeSet<usize> = claims.iter().map(|claim| claim.document).collect();
            if documents.len() < 2 {
                continue;
            }
            let texts: BTreeSet<usize> = documents.iter().map(|at| meeting.originals[*at].0).collect();
            let voices: BTreeSet<String> = claims
                .iter()
                .filter(|claim| texts.contains(&claim.document))
                .map(|claim| voice(meeting, claim))
                .collect();
            let independent = count_voices(&voices).min(texts.len());
            let counts = format!(
                "{} documents, {} distinct texts, {independent} independent sources",
                documents.len(),
                texts.len()
            );
            let (verdict, class, reason) = if independent < 2 {
                (
                    Verdict::CannotTell,
                    "single_origin",
                    format!("every document has {value} from one source: {counts}"),
                )
            } else {
                (Verdict::Agrees, "independent_sources", counts.clone())
            };
            let (first, last) = (claims[0], claims[claims.len() - 1]);
            drafts.push(Draft {
                event: Some(meeting.event),
                kind: "sources",
                verdict,
                class,
                basis: Some((*name).into()),
                left: Some(value.to_string()),
                right: Some(counts),
                residual: None,
                reason,
                left_side: side_of(meeting, first),
                right_side: side_of(meeting, last),
            });
        }
    }
    drafts
}
