//! Who suffers: what a passive says was done, and to whom.
//!
//! "students **were punished**" faults the country, "**Mali was being punished**" defends it: the
//! State itself is no wrongdoer where something is done to it.

use super::segments::{Mark, is_form_of_be};
use super::states::{Named, States};

/// What others do to a State, as participles.
const BY_OTHERS: &[&str] = &[
    "abandoned",
    "accused",
    "attacked",
    "besieged",
    "blamed",
    "bombed",
    "bullied",
    "condemned",
    "criticised",
    "crucified",
    "denied",
    "demonised",
    "demonized",
    "deprived",
    "destabilised",
    "encircled",
    "excluded",
    "forgotten",
    "hanged",
    "harassed",
    "ignored",
    "invaded",
    "isolated",
    "judged",
    "lectured",
    "maligned",
    "occupied",
    "ostracised",
    "penalised",
    "penalized",
    "pilloried",
    "punished",
    "sanctioned",
    "scapegoated",
    "shunned",
    "singled",
    "slandered",
    "smeared",
    "starved",
    "stigmatised",
    "strangled",
    "strangulated",
    "targeted",
    "threatened",
    "treated",
    "vilified",
];

impl States<'_> {
    /// Whether what is told befalls the country concerned by the hand of others: "Mali was being
    /// punished", "the country had been unfairly targeted".
    pub(super) fn befalls_the_country(&self, mark: &Mark) -> bool {
        let suffers = (mark.first..mark.end + 1).any(|at| BY_OTHERS.contains(&self.word(at)));
        if !suffers || !self.is_done_to(mark) && !self.is_apposed(mark) {
            return false;
        }
        let auxiliary =
            |at: &usize| is_form_of_be(self.word(*at)) || matches!(self.word(*at), "had" | "has" | "have" | "not" | "once" | "again");
        let apposed = usize::from(self.is_apposed(mark));
        let Some(subject) = (0..mark.first)
            .rev()
            .filter(|at| !auxiliary(at) && !self.word(*at).ends_with("ly"))
            .nth(apposed)
        else {
            return false;
        };
        match self.word(subject) {
            "country" | "nation" | "island" | "kingdom" | "republic" => true,
            // "journalists in Mali were punished"
            _ if self.words.words[subject].capital => {
                let starts = (0..=subject)
                    .rev()
                    .take_while(|&at| self.words.words[at].capital)
                    .last()
                    .unwrap_or(subject);
                let before = (0..starts).rev().map(|at| self.word(at)).find(|word| *word != "the");
                let is_place = matches!(before, Some("in" | "of" | "from" | "across" | "throughout" | "inside" | "within"));
                !is_place && self.other_in(starts, subject + 1) == Some(Named::Concerned)
            }
            _ => false,
        }
    }

    /// Whether a participle stands behind a comma: "the people of Mali, unjustly **punished**".
    fn is_apposed(&self, mark: &Mark) -> bool {
        let before = (0..mark.first).rev().find(|at| !self.word(*at).ends_with("ly"));
        self.word(mark.first).ends_with("ed") && before.is_some_and(|before| self.word(before) == ",")
    }

    /// Whether a mark tells something of the noun before it: "articles, **which** muzzled critics".
    pub(super) fn is_relative(&self, mark: &Mark) -> bool {
        let before = (mark.first.saturating_sub(2)..mark.first + 1).map(|at| self.word(at));
        before.into_iter().any(|word| word == "which")
    }

    /// Whether those whom a mark names act: "by armed groups", "of the M23", "gangs’".
    pub(super) fn is_doer(&self, mark: &Mark) -> bool {
        let before = (mark.first.saturating_sub(2)..mark.first).map(|at| self.word(at));
        before.into_iter().any(|word| matches!(word, "by" | "of")) || self.words.words.get(mark.end - 1).is_some_and(|word| word.possessive)
    }

    /// Whether a wrong is said not to be: "political prisoners **did not exist**".
    pub(super) fn is_said_not_to_be(&self, mark: &Mark) -> bool {
        let is_negated = matches!(self.word(mark.end), "did" | "do" | "does") && self.word(mark.end + 1) == "not";
        is_negated && matches!(self.word(mark.end + 2), "exist" | "occur" | "happen")
    }

    /// Whether a wrong is what people are held to answer for: "tried officers **suspected of**
    /// abuses".
    pub(super) fn is_laid_to_suspects(&self, mark: &Mark) -> bool {
        let of = mark.first.saturating_sub(1);
        let suspected = of.checked_sub(1).map_or("", |at| self.word(at));
        let tried = (0..of).rev().take(6).any(|at| {
            matches!(
                self.word(at),
                "arrested" | "charged" | "convicted" | "dismissed" | "jailed" | "prosecuted" | "punished" | "sentenced" | "tried"
            )
        });
        let bears = matches!(
            (suspected, self.word(of)),
            ("suspected" | "guilty", "of") | ("responsible", "for") | ("implicated", "in")
        );
        let denied = (0..of)
            .rev()
            .take(9)
            .any(|at| matches!(self.word(at), "not" | "never" | "no" | "nobody"));
        bears && tried && !denied
    }

    /// Whether an attack is what is judged: "called the raid on the port a crime".
    pub(super) fn is_deemed_attack(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| {
            matches!(
                self.word(at),
                "attack" | "attacks" | "raid" | "raids" | "strike" | "strikes" | "shelling" | "invasion"
            ) && matches!(self.word(at + 1), "on" | "against" | "of")
        })
    }
}
