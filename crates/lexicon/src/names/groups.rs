//! Who belonged to a group, and who sat on the Human Rights Council, on a day.
//!
//! On 2020-01-31 the United Kingdom is one of 28 in the European Union, on 2020-02-01 it is none of 27.
//!
//! Dates are ISO dates, both inclusive; a row without a first day was true before 2006, one without
//! a last day is true still. How far a membership is known stands in `groups.tsv`.

use std::collections::HashMap;

use super::tables::{date, fault};
use super::{Entity, Names};
use crate::{Files, LexiconError};

/// How far a group's membership is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// All members, with dates where they changed.
    Whole,
    /// Members as the note in the table says; some dates are missing.
    Partly,
    /// Not at all: informal, changing, or not kept here.
    Not,
}

/// The two tables.
#[derive(Debug, Default)]
pub(crate) struct Membership {
    known: HashMap<usize, (Known, String)>,
    /// By group, in the order of the table.
    members: HashMap<usize, Vec<Term>>,
    council: Vec<Term>,
}

/// A member for a while.
#[derive(Debug)]
struct Term {
    member: usize,
    from: Option<String>,
    until: Option<String>,
}

impl Term {
    /// Whether it holds on some day from `first` to `last`.
    fn meets(&self, first: &str, last: &str) -> bool {
        self.from.as_deref().is_none_or(|from| from <= last) && self.until.as_deref().is_none_or(|until| first <= until)
    }
}

impl Membership {
    pub(crate) fn from_files(files: &Files, by_code: &HashMap<String, usize>) -> Result<Membership, LexiconError> {
        let mut membership = Membership::default();
        let index = |file: &str, line: u64, code: &str| {
            let index = by_code.get(code).copied();
            index.ok_or_else(|| fault(file, line, format!("`{code}` is not in entities.tsv")))
        };
        let term = |file: &str, line: u64, cells: &[String]| -> Result<Term, LexiconError> {
            let term = Term {
                member: index(file, line, &cells[0])?,
                from: date(file, line, &cells[1])?,
                until: date(file, line, &cells[2])?,
            };
            match (&term.from, &term.until) {
                (Some(from), Some(until)) if from > until => Err(fault(file, line, format!("{from} is after {until}"))),
                _ => Ok(term),
            }
        };
        let file = "groups.tsv";
        for (line, row) in files.rows(file, &["code", "membership", "note"])? {
            let known = match row[1].as_str() {
                "known" => Known::Whole,
                "partial" => Known::Partly,
                "not_known" => Known::Not,
                other => return Err(fault(file, line, format!("unknown membership `{other}`"))),
            };
            membership.known.insert(index(file, line, &row[0])?, (known, row[2].clone()));
        }
        let file = "group_members.tsv";
        for (line, row) in files.rows(file, &["group", "member", "from", "until"])? {
            let group = index(file, line, &row[0])?;
            if membership.known.get(&group).is_none_or(|(known, _)| *known == Known::Not) {
                return Err(fault(file, line, format!("groups.tsv does not know the members of `{}`", row[0])));
            }
            membership.members.entry(group).or_default().push(term(file, line, &row[1..])?);
        }
        let file = "council_members.tsv";
        for (line, row) in files.rows(file, &["member", "from", "until"])? {
            membership.council.push(term(file, line, &row)?);
        }
        Ok(membership)
    }
}

impl Names {
    /// The members of a group on an ISO date, by code; none where the membership is not known.
    pub fn members(&self, group: &str, date: &str) -> Option<Vec<&Entity>> {
        let terms = self.membership.members.get(self.by_code.get(group)?)?;
        Some(self.sitting(terms, date, date))
    }

    /// How far the membership of a group is known, and a note on it.
    pub fn membership(&self, group: &str) -> Option<(Known, &str)> {
        let (known, note) = self.membership.known.get(self.by_code.get(group)?)?;
        Some((*known, note))
    }

    /// Who sat on the Human Rights Council on an ISO date, by code.
    pub fn council_members_on(&self, date: &str) -> Vec<&Entity> {
        self.sitting(&self.membership.council, date, date)
    }

    /// Who sat on the Human Rights Council for some part of a year, by code.
    pub fn council_members(&self, year: u16) -> Vec<&Entity> {
        self.sitting(&self.membership.council, &format!("{year:04}-01-01"), &format!("{year:04}-12-31"))
    }

    fn sitting(&self, terms: &[Term], first: &str, last: &str) -> Vec<&Entity> {
        let mut members: Vec<&Entity> = terms
            .iter()
            .filter(|term| term.meets(first, last))
            .map(|term| &self.entities[term.member])
            .collect();
        members.sort_by(|a, b| a.code.cmp(&b.code));
        members.dedup_by(|a, b| a.code == b.code);
        members
    }
}
