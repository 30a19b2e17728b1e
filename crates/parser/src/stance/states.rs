//! Who is named: the State concerned or another, and who acted.
//!
//! "**Russia’s** war", "strikes **by Israel**": another State acted. "attacks **on Ukraine**": the
//! country concerned was hit.

use lexicon::Names;
use lexicon::stance::ObjectKind;

use super::about::{About, is};
use super::segments::Mark;
use super::words::{Kind, Words};

/// What a State does by itself: behind "of", its name is that of who acts.
const CONDUCT: &[&str] = &[
    "action",
    "actions",
    "aggression",
    "attitude",
    "behaviour",
    "conduct",
    "crimes",
    "decision",
    "decisions",
    "hand",
    "hands",
    "interference",
    "meddling",
    "part",
    "policies",
    "policy",
    "practices",
    "provocations",
    "role",
    "stance",
    "threats",
    "tricks",
];

/// People whom a State's name may only describe.
const PEOPLE: &[&str] = &[
    "adults",
    "boys",
    "captives",
    "children",
    "citizens",
    "civilians",
    "communities",
    "deportees",
    "detainees",
    "families",
    "fishermen",
    "girls",
    "hostages",
    "internees",
    "journalists",
    "labourers",
    "men",
    "migrants",
    "minority",
    "minorities",
    "nationals",
    "orphans",
    "people",
    "population",
    "prisoners",
    "pupils",
    "refugees",
    "residents",
    "students",
    "teachers",
    "victims",
    "villagers",
    "women",
    "workers",
    "youths",
];

/// How many words the name of a State may have.
const NAME: usize = 6;

/// What it takes to tell another State from the one concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct States<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    pub names: &'a Names,
    pub concerned: Option<&'a str>,
}

/// What names in a stretch name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Concerned,
    Other,
}

impl States<'_> {
    /// Whether the first State named among the words is the one concerned or another; none
    /// where no State is named, or where it is not known which one is concerned.
    pub(super) fn other_in(&self, first: usize, end: usize) -> Option<Named> {
        let concerned = self.concerned?;
        let capital = (first..end.min(self.words.words.len())).find(|&at| self.words.words[at].capital)?;
        let stretch = self.words.span(capital, end);
        let mentions = self.names.find(stretch.of(self.text));
        let mut codes = mentions
            .iter()
            .filter_map(|mention| mention.entity)
            .map(|entity| entity.code.as_str());
        let any = codes.next()?;
        let named = any == concerned || codes.any(|code| code == concerned);
        let group = any.contains(':');
        match (named, group) {
            (true, _) => Some(Named::Concerned),
            (false, false) => Some(Named::Other),
            (false, true) => None,
        }
    }

    /// The State that acted: "Russia’s war", "strikes by Israel", not "attacks against Ukraine".
    pub(super) fn acted(&self, first: usize, end: usize) -> Option<Named> {
        self.by_whom(first, end).or_else(|| self.whose(first, end))
    }

    /// "the expulsion of Haitians by" another: who stands behind "by" acted, whoever is named
    /// before, or behind as the one reached: "by Thailand on Cambodia".
    pub(super) fn by_whom(&self, first: usize, end: usize) -> Option<Named> {
        (first..end).filter(|&at| self.word(at) == "by").find_map(|at| {
            let end = end.min(at + 4);
            self.other_in(at, (at..end).find(|&at| self.leads_on(at)).unwrap_or(end))
        })
    }

    /// "Russia’s war", "accused Washington of strangling Cuba": who is named first, unless only
    /// as where or whom it was done to.
    pub(super) fn whose(&self, first: usize, end: usize) -> Option<Named> {
        let capital = (first..end).find(|&at| self.words.words[at].capital)?;
        let named = self.other_in(capital, (capital..end).find(|&at| self.leads_on(at)).unwrap_or(end))?;
        // "the decision to designate Palestinian charities": who is named is reached.
        if (first..capital).any(|at| self.word(at) == "to") {
            return None;
        }
        let before = (first..capital).rev().find(|&at| self.word(at) != "the");
        match before.map(|before| self.word(before)) {
            Some("against" | "on" | "in" | "to" | "towards" | "into" | "at" | "from" | "inside" | "within") => None,
            Some("of") if named == Named::Concerned => None,
            // "the invasion of Ukraine" reaches who is named, "the policies of Greece" are its own.
            Some("of")
                if !before
                    .and_then(|of| of.checked_sub(1))
                    .is_some_and(|noun| CONDUCT.contains(&self.word(noun))) =>
            {
                None
            }
            _ if self.names_people(capital) => None,
            _ => Some(named),
        }
    }

    /// Whether a word leads from who is named to another.
    fn leads_on(&self, at: usize) -> bool {
        matches!(self.word(at), "on" | "against" | "in" | "into" | "for" | "from" | "of")
    }

    /// Whether a name at a place is only that of people: "Haitian migrants", "the Kenyans".
    fn names_people(&self, at: usize) -> bool {
        let is_plural_of_people = |word: &str| word.ends_with("ans") && word.starts_with(char::is_uppercase);
        (at..at + 3).any(|at| is_plural_of_people(self.word(at)) || PEOPLE.contains(&self.word(at)))
    }

    /// Whether the name of the country concerned stands at a place and is blamed or praised for
    /// something: "reproached **Greece for**", "faulted **the Sudan over**".
    pub(super) fn is_named_for(&self, at: usize, end: usize) -> bool {
        let at = at + usize::from(self.word(at) == "the");
        let name = (at..end.min(at + NAME)).find(|&at| matches!(self.word(at), "for" | "over" | "about"));
        self.words.words.get(at).is_some_and(|word| word.capital)
            && name.is_some_and(|end| {
                (at..end).all(|at| !self.words.words[at].possessive && !self.is_pause(at))
                    && self.other_in(at, end) == Some(Named::Concerned)
            })
    }

    /// Whether what befalls "its" land or people befalls the speaker: the country concerned was
    /// not named before, so "its" can only be who speaks.
    pub(super) fn is_of_speaker(&self, mark: &Mark) -> bool {
        self.word(mark.end.wrapping_sub(1)) == "its" && self.other_in(0, mark.first) != Some(Named::Concerned)
    }

    /// Whether the country concerned is the one attacked: "attacks on its army", "strikes
    /// against Ukraine", not "attacks on its critics", "repression against its own people".
    pub(super) fn is_victim(&self, first: usize, end: usize, marks: &[Mark]) -> bool {
        let Some(at) = (first..end).find(|&at| matches!(self.word(at), "against" | "on" | "targeting" | "suffered")) else {
            return false;
        };
        let own = (at + 1..end.min(at + 4)).any(|at| self.word(at) == "own");
        let near = |kind| marks.iter().any(|mark| is(mark, kind) && mark.first > at && mark.first <= at + 4);
        if own
            || self.names_people(at + 1)
            || [ObjectKind::People, ObjectKind::Defender, ObjectKind::Rights, ObjectKind::Law]
                .into_iter()
                .any(near)
        {
            return false;
        }
        let its_own = self.word(at + 1) == "its" && near(ObjectKind::Authorities);
        // "attacks on Ukraine" hit it, "a report on Ukraine" and "raids on villages in" it do not.
        let reach = match (self.word(at), self.word(at.wrapping_sub(1))) {
            ("on", "attack" | "attacks" | "strike" | "strikes" | "raid" | "raids" | "war") => 3,
            ("on", _) => 0,
            _ => 10,
        };
        its_own || self.other_in(at, end.min(at + reach)) == Some(Named::Concerned)
    }

    /// Whether what a mark says is done to who stands before it: "the rapporteur **was denied**
    /// entry", "had been **ignored**".
    pub(super) fn is_done_to(&self, mark: &Mark) -> bool {
        let is_participle = |word: &str| {
            word.ends_with("ed")
                || word.ends_with("en")
                || matches!(word, "held" | "kept" | "left" | "put" | "sent" | "shut" | "struck" | "torn")
        };
        let is_passive = |at: usize| {
            let adverb = self.word(at + 1).ends_with("ly");
            let done = self.word(at + 1 + usize::from(adverb));
            matches!(self.word(at), "was" | "were" | "been" | "being" | "is" | "are") && is_participle(done)
        };
        (mark.first.saturating_sub(1)..mark.end).any(is_passive)
    }

    /// Whether the country concerned is called on, before a thing is named: "called on China to
    /// grant the Office", not "called on China’s partners".
    pub(super) fn is_called(&self, first: usize, before: &Mark) -> bool {
        let owned = before.first.checked_sub(1).is_some_and(|at| self.words.words[at].possessive);
        let called = (first..before.first).any(|at| self.word(at) == "to");
        called && !owned && self.other_in(first, before.first) == Some(Named::Concerned)
    }

    /// Whether authorities are whom others are against: "with the students against the junta".
    pub(super) fn is_opposed(&self, mark: &Mark) -> bool {
        let before = (0..mark.first).rev().find(|&at| !matches!(self.word(at), "the" | "its" | "their"));
        before.is_some_and(|before| self.word(before) == "against")
    }

    /// Whether a thing is said to be that of the country concerned: "Iran’s support".
    pub(super) fn is_of_concerned(&self, mark: &Mark) -> bool {
        let owner = mark.first.checked_sub(1);
        owner.is_some_and(|owner| self.words.words[owner].possessive && self.other_in(owner, mark.first) == Some(Named::Concerned))
    }

    /// Whether what is blamed is somebody's doing: "the outlawing of unions", "the shutting down
    /// of a station".
    pub(super) fn is_act(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| {
            self.word(at).len() > 5
                && self.word(at).ends_with("ing")
                && matches!(self.word(at + 1), "of" | "down" | "up" | "away" | "off" | "out")
        })
    }

    /// The authorities, where it is said that they acted: "by the army".
    pub(super) fn agent(&self, marks: &[Mark]) -> Option<About> {
        let acts = |mark: &Mark| {
            let before = (0..mark.first).rev().take(4).map(|at| self.word(at));
            is(mark, ObjectKind::Authorities) && before.take_while(|word| !word.is_empty()).any(|word| word == "by")
        };
        let mark = marks.iter().position(acts)?;
        Some(About {
            kind: ObjectKind::Authorities,
            mark: Some(mark),
        })
    }

    /// Who other than the authorities did it: "children abducted by armed groups", "villages
    /// burnt by" another State.
    pub(super) fn done_by_another(&self, marks: &[Mark], at: usize) -> Option<ObjectKind> {
        let end = marks[at].end;
        let by = (end - 1..end + 2).find(|&word| self.word(word) == "by")?;
        let third = marks[at + 1..]
            .iter()
            .any(|mark| is(mark, ObjectKind::ThirdParty) && mark.first <= by + 4);
        let other = || self.other_in(by, by + 5) == Some(Named::Other);
        if third {
            Some(ObjectKind::ThirdParty)
        } else {
            other().then_some(ObjectKind::ThirdState)
        }
    }

    /// Whether a thing is only supposed: "would bring peace", "could not be credible".
    pub(super) fn is_supposed(&self, mark: &Mark) -> bool {
        let before = (mark.first.saturating_sub(2)..mark.first).map(|at| self.word(at));
        before
            .into_iter()
            .any(|word| matches!(word, "would" | "could" | "might" | "may" | "should" | "must"))
    }

    /// Whether what others do is borne: "had **withstood** years of the embargo", "in the face of".
    pub(super) fn is_withstood(&self, mark: &Mark) -> bool {
        let before = (mark.first.saturating_sub(6)..mark.first).map(|at| self.word(at));
        before.into_iter().any(|word| {
            matches!(
                word,
                "withstood"
                    | "withstand"
                    | "withstanding"
                    | "endured"
                    | "enduring"
                    | "weathered"
                    | "weathering"
                    | "braved"
                    | "braving"
                    | "defied"
                    | "defying"
                    | "resisted"
                    | "resisting"
                    | "face"
                    | "despite"
                    | "under"
                    | "against"
            )
        })
    }

    /// The words of the sentence around a place, as far as they can belong to it.
    pub(super) fn sentence(&self, at: usize) -> (usize, usize) {
        /// So many words and marks on either side, so that a sentence without end costs no more.
        const REACH: usize = 120;
        let ends = |at: &usize| self.words.words[*at].kind == Kind::SentenceEnd;
        let (from, until) = (at.saturating_sub(REACH), self.words.words.len().min(at + REACH));
        let first = (from..at).rev().find(ends).map_or(from, |end| end + 1);
        (first, (at..until).find(ends).unwrap_or(until))
    }

    /// Whether those who find fault with the country are who is faulted: "its **critics** had not
    /// bothered to look".
    pub(super) fn is_of_critics(&self, mark: &Mark) -> bool {
        let subject = (0..mark.first)
            .rev()
            .map(|at| self.word(at))
            .find(|word| !matches!(*word, "had" | "has" | "have" | "did" | "do" | "not" | "never") && !word.ends_with("ly"));
        matches!(subject, Some("critics" | "detractors" | "accusers")) && !self.is_done_to(mark)
    }

    /// Whether a quality is that of something the country concerned has made: "**Mexico had built**
    /// an impressive register".
    pub(super) fn is_made_by_country(&self, quality: &Mark, first: usize) -> bool {
        let Some(had) = (first..quality.first).find(|&at| matches!(self.word(at), "had" | "has" | "have")) else {
            return false;
        };
        let made = self.word(had + 1);
        let subject = had.saturating_sub(NAME).max(first);
        (made.ends_with("ed")
            || matches!(
                made,
                "built" | "made" | "set" | "put" | "taken" | "held" | "given" | "led" | "kept" | "drawn"
            ))
            && !matches!(made, "needed" | "lacked" | "received" | "promised" | "agreed")
            && self.other_in(subject, had) == Some(Named::Concerned)
    }

    /// Whether a thing is what there should not be: "and **not** a resolution".
    pub(super) fn is_denied_object(&self, mark: &Mark) -> bool {
        let before = (0..mark.first)
            .rev()
            .map(|at| self.word(at))
            .find(|word| !matches!(*word, "a" | "an" | "the" | "yet" | "another"));
        before == Some("not")
    }

    /// Whether the country concerned is named right before what is said: "**Ankara** ignored".
    pub(super) fn is_by_country(&self, mark: &Mark) -> bool {
        let name = mark
            .first
            .checked_sub(1)
            .filter(|&at| self.words.words[at].capital && !self.words.words[at].possessive);
        name.is_some_and(|at| self.other_in(at, mark.first) == Some(Named::Concerned))
    }

    /// Whether the country concerned, or its delegation, is said to have been unable to be where it
    /// was spoken of: "that Myanmar **was not able to take part**".
    pub(super) fn is_kept_away(&self, (first, end): (usize, usize)) -> bool {
        const NEAR: usize = 12;
        let until = end.min(first + NEAR);
        let unable = (first..until).find(|&at| match self.word(at) {
            "able" | "position" => (at.saturating_sub(3)..at).any(|at| self.word(at) == "not"),
            "unable" | "cannot" => true,
            "not" => self.word(at.wrapping_sub(1)) == "could",
            _ => false,
        });
        let Some(unable) = unable else { return false };
        let present = (unable + 1..end.min(unable + 5)).any(|at| match self.word(at) {
            "participate" | "attend" | "join" | "speak" => true,
            "take" => matches!(self.word(at + 1), "part" | "the" | "its"),
            "be" => matches!(self.word(at + 1), "present" | "represented" | "here" | "heard" | "in"),
            _ => false,
        });
        let delegation = || (first..unable).any(|at| matches!(self.word(at), "delegation" | "Mission" | "mission" | "ambassador"));
        present && (self.other_in(first, unable) == Some(Named::Concerned) || delegation())
    }

    /// Whether what a mark names is what an occupying Power does, where the country concerned is the
    /// one it occupies.
    pub(super) fn is_of_occupier(&self, mark: &Mark) -> bool {
        /// Countries of which no part of the land is held by their own authorities alone.
        const OCCUPIED: &[&str] = &["PSE"];
        self.concerned.is_some_and(|code| OCCUPIED.contains(&code))
            && (mark.first..mark.end).any(|at| {
                matches!(
                    self.word(at),
                    "occupation"
                        | "settlement"
                        | "settlements"
                        | "annexation"
                        | "blockade"
                        | "siege"
                        | "apartheid"
                        | "demolitions"
                        | "settler"
                        | "settlers"
                )
            })
    }

    /// Whether officers are said to have acted: "manoeuvres **by prosecutors**".
    pub(super) fn is_by_officers(&self, mark: &Mark) -> bool {
        self.word(mark.end) == "by"
            && matches!(
                self.word(mark.end + 1),
                "prosecutors"
                    | "judges"
                    | "police"
                    | "officers"
                    | "officials"
                    | "soldiers"
                    | "generals"
                    | "ministers"
                    | "lawmakers"
                    | "troops"
            )
    }

    /// Whether what is denied is that it may be done: "could **not** hide behind its veto".
    pub(super) fn is_forbidden(&self, mark: &Mark) -> bool {
        let before = (mark.first.saturating_sub(3)..mark.first).map(|at| self.word(at));
        before
            .into_iter()
            .any(|word| matches!(word, "could" | "can" | "cannot" | "may" | "must"))
    }

    /// Whether people are taken to another State, which took them: "the deportation of children
    /// **to** Russia".
    pub(super) fn is_carried_off(&self, first: usize, end: usize) -> bool {
        let taken = (first..end).find(|&at| matches!(self.word(at), "deportation" | "abduction" | "kidnapping" | "removal" | "transfer"));
        let to = taken.and_then(|taken| (taken..end).find(|&at| matches!(self.word(at), "to" | "into")));
        to.is_some_and(|to| self.other_in(to, end.min(to + NAME)) == Some(Named::Other))
    }

    /// Whether a mark only tells what a law is about: "the law **on foreign agents**".
    pub(super) fn is_topic_of_law(&self, mark: &Mark) -> bool {
        let law = mark.first.checked_sub(2).map_or("", |at| self.word(at));
        self.word(mark.first.wrapping_sub(1)) == "on" && matches!(law, "law" | "laws" | "bill" | "act" | "decree" | "legislation")
    }

    /// Whether authorities are only whom something is aimed at: "sanctions on the Government".
    pub(super) fn is_aimed_at(&self, mark: &Mark) -> bool {
        let before = (0..mark.first).rev().find(|&at| !matches!(self.word(at), "the" | "its" | "their"));
        before.is_some_and(|before| matches!(self.word(before), "on" | "upon" | "against" | "to" | "of"))
    }

    pub(super) fn says_what_for(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| matches!(self.word(at), "for" | "on" | "upon"))
    }

    pub(super) fn says_for(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| self.word(at) == "for")
    }

    /// Whether no word stands at a place, but a mark or the end.
    pub(super) fn is_pause(&self, at: usize) -> bool {
        self.words.words.get(at).is_none_or(|word| word.kind != Kind::Word)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.words.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// Whose sovereignty: that of another State is no defence of the one concerned.
    pub(super) fn sovereign(&self, mark: &Mark, end: usize) -> ObjectKind {
        match self.other_in(mark.end, end) {
            Some(Named::Other) => ObjectKind::Wrong,
            _ => ObjectKind::Sovereignty,
        }
    }
}
