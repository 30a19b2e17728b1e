//! One meeting with everything that is claimed about it.

use std::collections::BTreeSet;

use record::{Article, EntityType, EventLink, Intervention, Kind, Role, Side, Tally};

use crate::{Document, copies};

/// A meeting and the documents about it, oldest first.
pub(crate) struct Meeting<'a> {
    pub event: &'a str,
    pub documents: Vec<Document<'a>>,
    /// For each document the index of the one it repeats, and how much of it.
    pub originals: Vec<(usize, f64)>,
    links: &'a [EventLink],
}

/// One stated tally of delegations.
#[derive(Clone, Copy)]
pub(crate) struct Claim<'a> {
    /// Index of the document in the meeting.
    pub document: usize,
    pub tally: &'a Tally,
}

impl<'a> Meeting<'a> {
    pub(crate) fn new(event: &'a str, documents: &[Document<'a>], links: &'a [EventLink]) -> Meeting<'a> {
        let mut documents = documents.to_vec();
        documents.sort_by_key(|document| (document.article.published.clone(), document.article.id.clone()));
        let originals = copies::originals(&documents);
        Meeting {
            event,
            documents,
            originals,
            links,
        }
    }

    /// Whether a segment of a document is about this meeting.
    fn holds(&self, document: &Document<'_>, segment: Option<&str>) -> bool {
        let link = |segment: Option<&str>| {
            self.links
                .iter()
                .find(|link| link.doc == document.article.id && link.segment.as_deref() == segment)
        };
        let link = link(segment).filter(|link| link.event.is_some()).or_else(|| link(None));
        link.and_then(|link| link.event.as_deref()) == Some(self.event)
    }

    /// The tallies of delegations that documents state, each claim of a claimant once a document:
    /// the fullest statement of it stands for its repetitions.
    pub(crate) fn claims(&self) -> Vec<Claim<'a>> {
        let mut claims: Vec<Claim<'a>> = Vec::new();
        for (at, document) in self.documents.iter().enumerate() {
            let mut own: Vec<&'a Tally> = document
                .extraction
                .tallies
                .iter()
                .filter(|tally| tally.what == "delegations" && self.holds(document, tally.segment.as_deref()))
                .collect();
            own.sort_by_key(|tally| (std::cmp::Reverse(numbers(tally).iter().flatten().count()), tally.start));
            let mut kept: Vec<&'a Tally> = Vec::new();
            for tally in own {
                let repeats = |fuller: &&'a Tally| {
                    numbers(tally)
                        .iter()
                        .zip(numbers(fuller))
                        .all(|(one, other)| one.is_none() || *one == other)
                };
                if !kept.iter().any(repeats) {
                    kept.push(tally);
                }
            }
            kept.sort_by_key(|tally| tally.start);
            claims.extend(kept.into_iter().map(|tally| Claim { document: at, tally }));
        }
        claims
    }

    /// The rows of a document that a list of speakers gave, for this meeting.
    pub(crate) fn listed(&self, document: &Document<'a>) -> Vec<&'a Intervention> {
        let is_listed = |row: &&Intervention| row.rule.starts_with("list") && matches!(row.role, Role::Speaker | Role::CountryConcerned);
        document
            .extraction
            .interventions
            .iter()
            .filter(is_listed)
            .filter(|row| self.holds(document, row.segment.as_deref()))
            .collect()
    }

    /// The rows of named delegations that took the floor, of all documents.
    pub(crate) fn named(&self) -> Vec<(usize, &'a Intervention)> {
        let is_delegation = |row: &&Intervention| {
            row.role == Role::Speaker
                && row.entity.is_some()
                && matches!(
                    row.entity_type,
                    EntityType::State | EntityType::ObserverState | EntityType::ObserverEntity | EntityType::Group
                )
        };
        self.documents
            .iter()
            .enumerate()
            .flat_map(|(at, document)| {
                document
                    .extraction
                    .interventions
                    .iter()
                    .filter(is_delegation)
                    .filter(|row| self.holds(document, row.segment.as_deref()))
                    .map(move |row| (at, row))
            })
            .collect()
    }

    /// Votes of a document for this meeting, by segment.
    pub(crate) fn vote_segments(&self, document: &Document<'a>) -> Vec<(Option<&'a str>, &'a Tally)> {
        let votes = document
            .extraction
            .tallies
            .iter()
            .filter(|tally| tally.what == "votes" && self.holds(document, tally.segment.as_deref()));
        let mut seen = BTreeSet::new();
        votes
            .map(|tally| (tally.segment.as_deref(), tally))
            .filter(|(segment, _)| seen.insert(*segment))
            .collect()
    }

    pub(crate) fn side(&self, document: usize, start: usize, end: usize, evidence: &str) -> Side {
        Side {
            doc: self.documents[document].article.id.clone(),
            start,
            end,
            evidence: evidence.to_owned(),
        }
    }
}

/// The numbers of a tally, in a fixed order.
pub(crate) fn numbers(tally: &Tally) -> [Option<u32>; 5] {
    [tally.total, tally.supportive, tally.critical, tally.mixed, tally.neutral]
}

/// Names of these numbers.
pub(crate) const NUMBERS: [&str; 5] = ["total", "supportive", "critical", "mixed", "neutral"];

/// Whose voice a claim is: the claimant's organisation, else the claimant, else the document's own.
pub(crate) fn voice(meeting: &Meeting<'_>, claim: &Claim<'_>) -> String {
    let article = meeting.documents[claim.document].article;
    let named = claim.tally.claimant_org.as_deref().or(claim.tally.claimant.as_deref());
    match named.map(str::to_owned).or_else(|| letterhead(article)) {
        Some(name) => significant_words(&name),
        None => format!(
            "the text of {}",
            article.source.as_deref().or(article.url.as_deref()).unwrap_or(&article.id)
        ),
    }
}

/// How many different voices there are. "The mission" is the mission that another one names.
pub(crate) fn count_voices(voices: &BTreeSet<String>) -> usize {
    let bare = voices.contains("mission")
        && voices
            .iter()
            .any(|voice| voice != "mission" && voice.split(' ').any(|word| word == "mission"));
    voices.len() - usize::from(bare)
}

/// The mission whose statement a document is, as its first lines name it.
fn letterhead(article: &Article) -> Option<String> {
    const MISSION: &str = "permanent mission of ";
    /// So many bytes hold a statement's head and its first sentence.
    const HEAD: usize = 600;
    if article.kind != Kind::Statement {
        return None;
    }
    let head: String = article
        .text
        .char_indices()
        .take_while(|(at, _)| *at < HEAD)
        .map(|(_, letter)| letter.to_ascii_lowercase())
        .collect();
    let start = head.find(MISSION)?;
    let name = head[start..].split(['\n', ',', '.', ';', '(']).next()?;
    // Nothing but the country's name stands between the mission and its address or its verb.
    let words: Vec<&str> = name
        .split(' ')
        .take_while(|word| {
            !matches!(
                *word,
                "to" | "in" | "at" | "has" | "wishes" | "takes" | "would" | "presents" | "regrets" | "welcomes"
            )
        })
        .collect();
    Some(words.join(" "))
}

/// A name without articles, style of State and the host's address: "the Permanent Mission of the
/// Kingdom of Cambodia to the UN Office at Geneva", "Cambodia's Permanent Mission" and "the
/// Permanent Mission of Cambodia in Geneva" are one voice.
fn significant_words(name: &str) -> String {
    let lower = name.to_lowercase().replace("’s", "").replace("'s", "");
    let before_address = [" to the ", " in ", " at "]
        .iter()
        .fold(lower.as_str(), |name, address| name.split(address).next().unwrap_or(name));
    let mut words: Vec<&str> = before_address
        .split_whitespace()
        .filter(|word| !matches!(*word, "the" | "of" | "a" | "permanent" | "kingdom" | "republic" | "state"))
        .collect();
    words.sort_unstable();
    words.join(" ")
}
