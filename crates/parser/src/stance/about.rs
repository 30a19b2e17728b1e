//! What a frame is about: the object that decides where it points.
//!
//! "welcomed the **report** and the **progress**" is about two things, one after the other.
//! "condemned the **attacks** by **armed groups**" is about the groups: blame goes to who acted.

use lexicon::Names;
use lexicon::stance::{ObjectKind, Shifter};
use record::Span;

use super::segments::{Mark, Sense};
use super::words::Words;

/// The kind that decides, and the mark that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct About {
    pub kind: ObjectKind,
    /// Place of the mark among those given; none where a name decides.
    pub mark: Option<usize>,
}

/// What it takes to tell another State from the one concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct States<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    pub names: &'a Names,
    pub concerned: Option<&'a str>,
}

/// What somebody who praises or asks praises: the first thing named.
pub(super) fn credited(marks: &[Mark], words: (usize, usize), states: States<'_>) -> Option<About> {
    let decisive = first_decisive(marks, states);
    let until = decisive.and_then(|about| about.mark).map_or(words.1, |mark| marks[mark].first);
    let named = states.other_in(words.0, until);
    let authorities = marks.iter().position(|mark| is(mark, ObjectKind::Authorities));
    // "sided with the students against the junta"
    if let Some(opposed) = authorities.filter(|&authorities| states.is_opposed(&marks[authorities])) {
        return Some(About {
            kind: ObjectKind::Wrong,
            mark: Some(opposed),
        });
    }
    if named == Some(Named::Other) && authorities.is_none() {
        return Some(About {
            kind: ObjectKind::ThirdState,
            mark: None,
        });
    }
    // "applauded the Government for opening its prisons to the mission": the Government is praised.
    let first = authorities.filter(|&authorities| marks[authorities].first < until);
    let reached = decisive.is_some_and(|about| matches!(about.kind, ObjectKind::Defender | ObjectKind::Outsider | ObjectKind::Assistance));
    let reason = states.says_for(words.0, until) || reached && states.says_what_for(words.0, until);
    if (first.is_some() || named == Some(Named::Concerned)) && reason {
        let kind = match decisive.map(|about| about.kind) {
            None => ObjectKind::Achievement,
            Some(ObjectKind::Mechanism | ObjectKind::Defender | ObjectKind::Outsider | ObjectKind::Courtesy | ObjectKind::Assistance) => {
                ObjectKind::Authorities
            }
            Some(_) => return decisive,
        };
        return Some(About { kind, mark: first });
    }
    // "complimented the delegation on the abolition of fees": the abolition is praised.
    let greeted = decisive.filter(|about| about.kind == ObjectKind::Courtesy).and_then(|about| {
        let from = about.mark? + 1;
        let then = first_decisive(&marks[from..], states)?;
        let reason = states.says_what_for(words.0, marks[from + then.mark?].first);
        (reason && then.kind == ObjectKind::Achievement).then_some(About {
            mark: Some(from + then.mark?),
            ..then
        })
    });
    if greeted.is_some() {
        return greeted;
    }
    // "the resettlement of the victims by the authorities": the authorities acted.
    let whose = decisive
        .filter(|about| is_only_reached(about.kind))
        .and_then(|_| states.agent(marks));
    // "appreciated Iran’s support for refugees", "threw its weight behind Phnom Penh"
    let lent = decisive
        .filter(|about| about.kind == ObjectKind::Assistance && about.mark.is_some_and(|mark| states.is_of_concerned(&marks[mark])));
    let lent = lent.map(|about| About {
        kind: ObjectKind::Achievement,
        ..about
    });
    let country = || {
        (named == Some(Named::Concerned) && states.words.words[words.0].capital).then_some(About {
            kind: ObjectKind::Authorities,
            mark: None,
        })
    };
    whose.or(lent).or(decisive).or_else(|| fallback(marks)).or_else(country)
}

/// What somebody regrets. An attack on the country touches its sovereignty, whoever made it; what
/// others do beside takes no side.
pub(super) fn regretted(marks: &[Mark], words: (usize, usize), states: States<'_>) -> Option<About> {
    let about = blamed(marks, words, states)?;
    let by_others = matches!(about.kind, ObjectKind::ThirdParty | ObjectKind::ThirdState);
    let is_attack =
        |mark: &Mark| is(mark, ObjectKind::Wrong) || matches!(mark.sense, Sense::Content(lexicon::stance::FrameClass::Fault, _));
    let attacked = by_others && (marks.iter().any(is_attack) || states.is_victim(words.0, words.1, marks));
    let kind = if attacked { ObjectKind::Sovereignty } else { about.kind };
    Some(About { kind, ..about })
}

/// Whom somebody who blames blames: whoever acted, wherever in the phrase he stands.
pub(super) fn blamed(marks: &[Mark], words: (usize, usize), states: States<'_>) -> Option<About> {
    let mut wrong: Option<About> = None;
    let mut first: Option<About> = None;
    let mut third: Option<About> = None;
    let (mut lack, mut against, mut relief) = (None, false, false);
    for (at, mark) in marks.iter().enumerate() {
        let about = |kind| Some(About { kind, mark: Some(at) });
        match mark.sense {
            Sense::Boundary => (lack, against, relief) = (None, false, false),
            Sense::Shifter(Shifter::Lack | Shifter::Negation) => lack = Some(at),
            Sense::Shifter(Shifter::Against) => {
                against = true;
                // "took issue with the law on transparency"
                if lack.is_none() && matches!(states.word(mark.first), "law" | "bill") {
                    first = first.or_else(|| about(ObjectKind::Law));
                }
            }
            Sense::Shifter(Shifter::Relief) => relief = true,
            // "saw no need for the mandate, as the country was coping well"
            Sense::Content(lexicon::stance::FrameClass::Merit, _) if lack.is_none() => {}
            // "for how much longer the Council would squander"
            Sense::Content(..) if lack.is_none() && follows(marks, at, ObjectKind::Mechanism) => {
                first = first.or_else(|| about(ObjectKind::MechanismFault));
            }
            Sense::Content(..) => wrong = wrong.or_else(|| about(ObjectKind::Wrong)),
            Sense::Object(kind) => match kind {
                // "deplored the end of the mandate", "the failure of the authorities"
                ObjectKind::Mechanism | ObjectKind::Sanctions if relief => wrong = wrong.or_else(|| about(ObjectKind::Wrong)),
                ObjectKind::Authorities if lack.is_some_and(|lack| marks[lack].sense == Sense::Shifter(Shifter::Lack)) => {
                    wrong = wrong.or_else(|| about(ObjectKind::Wrong));
                }
                ObjectKind::Defence if lack.is_some_and(|lack| marks[lack].end == mark.first) => {
                    wrong = wrong.or_else(|| about(ObjectKind::Wrong));
                }
                ObjectKind::Sanctions | ObjectKind::Defence if !against => return about(kind),
                ObjectKind::Sovereignty => return about(states.sovereign(mark, words.1)),
                ObjectKind::ThirdParty if !against => third = third.or_else(|| about(kind)),
                ObjectKind::Wrong | ObjectKind::WrongQuality => wrong = wrong.or_else(|| about(kind)),
                ObjectKind::Authorities | ObjectKind::MeritQuality => {}
                _ if lack.is_some() => wrong = wrong.or_else(|| about(ObjectKind::Wrong)),
                _ => first = first.or_else(|| about(kind)),
            },
            Sense::Shifter(_) => {}
        }
    }
    let faulted = first.filter(|about| about.kind == ObjectKind::Mechanism).and_then(|_| {
        let fault = marks.iter().position(|mark| is(mark, ObjectKind::MechanismFault))?;
        Some(About {
            kind: ObjectKind::MechanismFault,
            mark: Some(fault),
        })
    });
    let authorities = marks.iter().any(|mark| is(mark, ObjectKind::Authorities));
    let by_third = Some(About {
        kind: ObjectKind::ThirdState,
        mark: None,
    });
    if (wrong.is_some() || lack_of_safety(marks)) && states.is_victim(words.0, words.1, marks) {
        return by_third;
    }
    if !authorities {
        if third.is_some() {
            // "the invasion by Russia", where Russia is the one concerned.
            let acted = states.acted(words.0, words.1) == Some(Named::Concerned);
            return third.map(|about| About {
                kind: if acted { ObjectKind::Wrong } else { about.kind },
                ..about
            });
        }
        if states.acted(words.0, words.1) == Some(Named::Other) {
            return by_third;
        }
    }
    // "criticism of Cambodia in the dialogue of the Council": the dialogue is only where it was said.
    let until = first.and_then(|about| about.mark).map_or(words.1, |mark| marks[mark].first);
    let is_named_first =
        first.is_some_and(|about| about.kind == ObjectKind::Mechanism) && states.other_in(words.0, until) == Some(Named::Concerned);
    let named = is_named_first.then_some(About {
        kind: ObjectKind::Authorities,
        mark: None,
    });
    let act = || {
        states.is_act(words.0, words.1).then_some(About {
            kind: ObjectKind::Wrong,
            mark: None,
        })
    };
    // "the use of hunger as a weapon by the army": the army acted.
    let agent = first.filter(|about| is_only_reached(about.kind)).and_then(|_| {
        let agent = states.agent(marks)?;
        Some(About {
            kind: ObjectKind::Wrong,
            ..agent
        })
    });
    wrong
        .or(faulted)
        .or(named)
        .or(agent)
        .or(first)
        .or_else(act)
        .or_else(|| fallback(marks))
}

fn first_decisive(marks: &[Mark], states: States<'_>) -> Option<About> {
    let mut lack = false;
    for (at, mark) in marks.iter().enumerate() {
        let about = |kind| Some(About { kind, mark: Some(at) });
        match mark.sense {
            Sense::Boundary => lack = false,
            Sense::Shifter(Shifter::Lack) => lack = true,
            Sense::Shifter(Shifter::Against | Shifter::Relief) => return about(ObjectKind::Achievement),
            Sense::Object(kind) => match kind {
                ObjectKind::Authorities | ObjectKind::People | ObjectKind::Hardship | ObjectKind::WrongQuality | ObjectKind::Pledge => {}
                ObjectKind::Achievement | ObjectKind::Deed | ObjectKind::Rights | ObjectKind::Justice if lack => {
                    return about(ObjectKind::Wrong);
                }
                // "the call for the sanctions to be lifted"
                ObjectKind::Sanctions if marks[at..].iter().any(|mark| mark.sense == Sense::Shifter(Shifter::Relief)) => {
                    return about(ObjectKind::Achievement);
                }
                ObjectKind::Deed => return Some(owner(marks, at, states)),
                _ => return about(kind),
            },
            Sense::Content(lexicon::stance::FrameClass::Fault, _) => return about(ObjectKind::Wrong),
            Sense::Content(..) => return about(ObjectKind::Achievement),
            Sense::Shifter(_) => {}
        }
    }
    None
}

/// Whether a thing of the kind does nothing by itself: something befalls it, or is done to it.
fn is_only_reached(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Defender | ObjectKind::People | ObjectKind::Hardship | ObjectKind::Assistance | ObjectKind::Courtesy
    )
}

/// "the efforts of the Office": the Office's; "the efforts to": the government's.
fn owner(marks: &[Mark], deed: usize, states: States<'_>) -> About {
    let next = marks[deed + 1..]
        .iter()
        .position(|mark| matches!(mark.sense, Sense::Object(_)))
        .map(|next| deed + 1 + next);
    let end = marks[deed].end;
    let owned = matches!(states.word(end), "of" | "by") || states.word(end - 1) == "of";
    if let Some(next) = next.filter(|&next| owned && marks[next].first <= end + 2)
        && let Sense::Object(
            kind @ (ObjectKind::Mechanism | ObjectKind::Outsider | ObjectKind::Defender | ObjectKind::ThirdParty | ObjectKind::People),
        ) = marks[next].sense
    {
        let kind = if kind == ObjectKind::People { ObjectKind::Defender } else { kind };
        return About { kind, mark: Some(next) };
    }
    About {
        kind: ObjectKind::Achievement,
        mark: Some(deed),
    }
}

/// "attacks on": a lack, unless it is the country that is attacked.
fn lack_of_safety(marks: &[Mark]) -> bool {
    marks
        .iter()
        .any(|mark| mark.sense == Sense::Shifter(Shifter::Lack) || is(mark, ObjectKind::ThirdParty))
}

/// Where nothing decides: the authorities, else the people, else what befell them.
fn fallback(marks: &[Mark]) -> Option<About> {
    [
        ObjectKind::Authorities,
        ObjectKind::People,
        ObjectKind::Hardship,
        ObjectKind::WrongQuality,
        ObjectKind::Pledge,
    ]
    .into_iter()
    .find_map(|kind| {
        let mark = marks.iter().position(|mark| is(mark, kind))?;
        Some(About { kind, mark: Some(mark) })
    })
}

/// Whether the mark before is of this kind and stands right before.
pub(super) fn follows(marks: &[Mark], at: usize, kind: ObjectKind) -> bool {
    at.checked_sub(1)
        .map(|before| &marks[before])
        .is_some_and(|before| is(before, kind) && before.end + 3 >= marks[at].first)
}

pub(super) fn is(mark: &Mark, kind: ObjectKind) -> bool {
    mark.sense == Sense::Object(kind)
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
    fn acted(&self, first: usize, end: usize) -> Option<Named> {
        // "the expulsion of Haitians by" another: who stands behind "by" acted, whoever is named
        // before, or behind as the one reached: "by Thailand on Cambodia".
        let reaches = |at: &usize| matches!(self.word(*at), "on" | "against" | "in" | "into");
        let by = (first..end).filter(|&at| self.word(at) == "by").find_map(|at| {
            let end = end.min(at + 4);
            self.other_in(at, (at..end).find(reaches).unwrap_or(end))
        });
        if by.is_some() {
            return by;
        }
        let named = self.other_in(first, end)?;
        let capital = (first..end).find(|&at| self.words.words[at].capital)?;
        // "the decision to designate Palestinian charities": who is named is reached.
        if (first..capital).any(|at| self.word(at) == "to") {
            return None;
        }
        let before = (first..capital).rev().map(|at| self.word(at)).find(|word| *word != "the");
        match before {
            Some("against" | "on" | "in" | "to" | "towards" | "into" | "at" | "from" | "inside" | "within") => None,
            Some("of") if named == Named::Concerned => None,
            _ => Some(named),
        }
    }

    /// Whether the country concerned is the one attacked: "attacks on its army", "strikes
    /// against Ukraine", not "attacks on its critics", "repression against its own people".
    fn is_victim(&self, first: usize, end: usize, marks: &[Mark]) -> bool {
        let Some(at) = (first..end).find(|&at| matches!(self.word(at), "against" | "on" | "targeting" | "suffered")) else {
            return false;
        };
        let own = (at + 1..end.min(at + 4)).any(|at| self.word(at) == "own");
        let near = |kind| marks.iter().any(|mark| is(mark, kind) && mark.first > at && mark.first <= at + 4);
        if own
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

    /// Whether authorities are whom others are against: "with the students against the junta".
    fn is_opposed(&self, mark: &Mark) -> bool {
        let before = (0..mark.first).rev().find(|&at| !matches!(self.word(at), "the" | "its" | "their"));
        before.is_some_and(|before| self.word(before) == "against")
    }

    /// Whether a thing is said to be that of the country concerned: "Iran’s support".
    fn is_of_concerned(&self, mark: &Mark) -> bool {
        let owner = mark.first.checked_sub(1);
        owner.is_some_and(|owner| self.words.words[owner].possessive && self.other_in(owner, mark.first) == Some(Named::Concerned))
    }

    /// Whether what is blamed is somebody's doing: "the outlawing of unions", "the shutting down
    /// of a station".
    fn is_act(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| {
            self.word(at).len() > 5
                && self.word(at).ends_with("ing")
                && matches!(self.word(at + 1), "of" | "down" | "up" | "away" | "off" | "out")
        })
    }

    /// The authorities, where it is said that they acted: "by the army".
    fn agent(&self, marks: &[Mark]) -> Option<About> {
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

    /// Whether authorities are only whom something is aimed at: "sanctions on the Government".
    pub(super) fn is_aimed_at(&self, mark: &Mark) -> bool {
        let before = (0..mark.first).rev().find(|&at| !matches!(self.word(at), "the" | "its" | "their"));
        before.is_some_and(|before| matches!(self.word(before), "on" | "upon" | "against" | "to" | "of"))
    }

    fn says_what_for(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| matches!(self.word(at), "for" | "on" | "upon"))
    }

    fn says_for(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| self.word(at) == "for")
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

/// The bytes of a mark.
pub(super) fn span(mark: &Mark, words: &Words) -> Span {
    words.span(mark.first, mark.end)
}
