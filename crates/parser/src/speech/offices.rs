//! Whom a noun phrase means: the person of that name, the holder of that office, or a body.

use std::rc::Rc;

use lexicon::{Classes, Mention, Reporting, SpeakerKind, WordClass};
use record::Span;

use crate::speech::epithets::{NEAR_BYTES, occurrences};
use crate::speech::lower::Lower;
use crate::speech::names::{head_of, is_mention};
use crate::speech::people::{Gender, People, Person, Speaker};
use crate::speech::speakable::{Standing, is_abstract, standing, without_occasion};
use crate::speech::utterance::Utterance;

impl<'a> People<'a> {
    /// The speaker that the noun phrase `first..end` means, pronouns apart. `accept_any_noun`
    /// where a verb leaves no doubt that somebody speaks ("the widow said").
    pub(crate) fn resolve(
        &self,
        utterance: &Utterance<'a>,
        first: usize,
        end: usize,
        mentions: &[Mention],
        accept_any_noun: bool,
    ) -> Option<Speaker> {
        if first >= end {
            return None;
        }
        let head = head_of(utterance, first, end)?;
        // The name that ends with the head: "Foreign Minister Ana Ruiz".
        let namings = self.namings_in(utterance);
        let named = namings.iter().rev().find(|naming| {
            let (token, name_end) = (naming.token - utterance.first, naming.end - utterance.first);
            token >= first && token <= head && name_end > head && name_end <= end
        });
        // "Ministry of Finance spokesman Teo Lim": the office stands between the preposition and the name.
        let behind_function = || {
            let naming = namings.iter().rev().find(|naming| naming.end - utterance.first == end)?;
            let start = (naming.token - utterance.first).checked_sub(1).filter(|&noun| noun > first)?;
            let person = utterance.noun(start).is_some_and(|noun| noun.kind == SpeakerKind::Person);
            let one_phrase = (first..start)
                .all(|at| utterance.is_word(at) && (utterance.reads_any(at, &["of", "for"]) || !utterance.is(at, WordClass::Preposition)));
            (person && one_phrase && utterance.is_capitalised(start - 1)).then_some(naming)
        };
        let named = named.or_else(behind_function);
        let head_token = utterance.tokens[head];
        if let Some(naming) = named.filter(|_| !head_token.is_possessive()) {
            return Some(self.speaker(naming.person));
        }
        if head_token.is_possessive() {
            return None;
        }
        match standing(utterance, (first, head, end)) {
            Standing::Cut => return None,
            Standing::Thing => return Some(Speaker::default()),
            Standing::MaySpeak => {}
        }
        let end = without_occasion(utterance, head, end);
        let phrase = (first, head, end);
        if let Some(name) = self.numbered_or_short(utterance, phrase) {
            return Some(Speaker {
                name: Some(name),
                is_body: true,
                ..Speaker::default()
            });
        }
        if let Some((kind, class)) = noun_at(utterance, head, first) {
            return Some(self.known_by_noun(utterance, phrase, (kind, class), mentions));
        }
        // An organisation, a State or a person that is known by this name only.
        // "Crowds of men": the first word of a sentence has its capital from there.
        let opens = head == 0 && utterance.is(1, WordClass::Of) && utterance.written(0).ends_with('s');
        if head_token.is_capitalised() && !opens && (!is_function_word(utterance, head) || head > first) && !is_time(utterance, head) {
            return Some(self.known_by_name_only(utterance, phrase, mentions));
        }
        if accept_any_noun { any_noun(utterance, phrase) } else { None }
    }

    /// "Article 7 of the convention", "Section 12"; the full name of "MPI".
    fn numbered_or_short(&self, utterance: &Utterance<'a>, (first, head, end): (usize, usize, usize)) -> Option<Rc<str>> {
        let token = utterance.tokens[head];
        let numbered = token.has_digit() && head > first && utterance.noun(head - 1).is_some_and(|noun| noun.kind == SpeakerKind::Text);
        if numbered {
            return Some(lower_article(utterance.phrase(first, end)));
        }
        let determined = usize::from(utterance.is(first, WordClass::Article));
        let alone = first + determined == head && token.is_all_capitals();
        let mut known = self.short_names.iter();
        let found = known.find(|(short, _)| alone && *short == utterance.written(head));
        found.map(|(_, full)| (*full).into())
    }

    /// "the envoy", "the ministry": by its noun, as the person in that office where the article tells.
    fn known_by_noun(
        &self,
        utterance: &Utterance<'a>,
        (first, head, end): (usize, usize, usize),
        (kind, class): (SpeakerKind, &str),
        mentions: &[Mention],
    ) -> Speaker {
        let phrase = without_article(utterance.phrase(first, end));
        let place = utterance.tokens[head].span().start;
        if kind == SpeakerKind::Person
            && !utterance.is(first, WordClass::Article) | utterance.is(first, WordClass::Definite)
            && let Some(person) = self.in_office(utterance, (first, head, end), class, place)
            && !self.is_of_another_state(person, utterance, (first, head), mentions)
        {
            let mut speaker = self.speaker(person);
            speaker.role = Some(phrase.into());
            if class == "mission_head"
                && let Some((_, org)) = &self.mission
            {
                speaker.org = Some(org.clone());
            }
            return speaker;
        }
        Speaker {
            name: Some(lower_article(utterance.phrase(first, end))),
            role: (kind == SpeakerKind::Person).then(|| phrase.into()),
            org: None,
            is_person: kind == SpeakerKind::Person,
            is_body: kind != SpeakerKind::Person,
            is_many: kind == SpeakerKind::People,
            gender: Gender::told_by(utterance.word(head)),
            person: None,
        }
    }

    /// "Kinshasa's envoy", "the Congolese ambassador": not the envoy whom the words beside a name
    /// tell to be Rwanda's.
    fn is_of_another_state(&self, person: usize, utterance: &Utterance, (first, head): (usize, usize), mentions: &[Mention]) -> bool {
        /// "Rwanda's " before a function.
        const BESIDE: usize = 24;
        let code_in = |place: Span| {
            let from = mentions.partition_point(|mention| mention.start < place.start);
            let within = mentions[from..].iter().take_while(|mention| mention.end <= place.end);
            within
                .filter_map(|mention| mention.entity)
                .map(|entity| entity.code.as_str())
                .next()
        };
        let Some(code) = utterance.span(first, head).and_then(code_in) else {
            return false;
        };
        let person = &self.persons[person];
        let name = Span::new(person.first, person.first + person.name.len());
        let introduced = person.function_span.map_or(name, |function| {
            Span::new(name.start.min(function.start), name.end.max(function.end))
        });
        let beside = Span::new(introduced.start.saturating_sub(BESIDE), introduced.end);
        code_in(beside).is_some_and(|told| told != code)
    }

    /// An organisation, a State, several of something or a person, by a capitalised head.
    fn known_by_name_only(&self, utterance: &Utterance<'a>, (first, head, end): (usize, usize, usize), mentions: &[Mention]) -> Speaker {
        let token = utterance.tokens[head];
        let is_place = is_mention(mentions, token.span());
        let titles = (first..head).all(|at| utterance.is(at, WordClass::Title) || utterance.word(at).is_noun());
        if titles
            && head + 1 == end
            && let Some(person) = self.surnamed_like_a_word(utterance.written(head), token.span().start)
        {
            return self.speaker(person);
        }
        let is_body = is_place || self.is_organisation(utterance, first, head + 1);
        let is_many = head == 0 && are_several(utterance, head);
        // "the Silver Arrow": what has an article is rather a thing or a ship.
        let is_thing = utterance.is(first, WordClass::Article);
        Speaker {
            name: Some(lower_article(utterance.phrase(first, end))),
            is_person: !(is_body || is_many || is_thing || token.is_all_capitals() && token.span().len() < 5),
            is_body: true,
            is_many,
            ..Speaker::default()
        }
    }

    /// "Amnesty International", "the Ministry of Justice": capitals and a word of organisations.
    pub(super) fn is_organisation(&self, utterance: &Utterance, first: usize, end: usize) -> bool {
        (first..end).any(|at| utterance.is_capitalised(at) && utterance.is(at, WordClass::Organisation))
    }

    /// Who holds the office that `first..end` names with its head noun at `head`: the one with
    /// this function; else the only one with a function of its class, where the class is one
    /// office. "The finance minister" is not the health minister.
    pub(super) fn in_office(
        &self,
        utterance: &Utterance,
        (first, head, end): (usize, usize, usize),
        class: &str,
        before: usize,
    ) -> Option<usize> {
        let near = |person: &Person| person.holds_class(class) || class == "chair" && person.holds_class("mission_head");
        if utterance.reads(head, "head") && utterance.reads(head + 1, "of") && utterance.reads_any(head + 2, &["state", "government"]) {
            return self.head_of_state();
        }
        if !self.persons.iter().any(near) {
            return None;
        }
        let noun = utterance.written(head).to_lowercase();
        let one_of_a_kind = matches!(class, "mission_head" | "mandate_holder" | "spokesperson" | "chair" | "minister");
        let with_article = utterance.is(first, WordClass::Article) || utterance.is(first, WordClass::Definite);
        let reporting = utterance.reporting;
        // What tells which office of that noun it is: "the finance minister", "the minister of finance".
        let modifier = (head > first + usize::from(with_article)).then(|| utterance.written(head - 1));
        let served = (end > head + 2).then(|| utterance.written(end - 1));
        let narrowing = [modifier, served].map(|word| word.filter(|word| !is_standing(reporting, word)));
        let of_phrase: Vec<&str> = ranks(reporting, utterance.phrase(first, head + 1)).collect();
        let fits = |person: &Person| {
            let mut of_office = ranks(reporting, person.office());
            let same = |rank: &&str| of_office.next().is_some_and(|other| rank.eq_ignore_ascii_case(other));
            if !of_phrase.iter().all(same) || of_office.next().is_some() {
                return false;
            }
            if matches!(class, "mission_head" | "mandate_holder") {
                return true;
            }
            let words = || person.office().split(|letter: char| !letter.is_alphanumeric() && letter != '-');
            let narrows = |word: &str| words().any(|other| other.eq_ignore_ascii_case(word)) || words().nth(1).is_none();
            narrowing.into_iter().flatten().all(narrows)
        };
        // "The officer" is nobody who is named later, but "the interior minister" may be.
        let may_be_named_later = !matches!(class, "expert" | "party");
        let holder = |holds: &dyn Fn(&Person) -> bool| {
            let all = || (0..self.persons.len()).filter(|person| holds(&self.persons[*person]) && fits(&self.persons[*person]));
            let earlier = all().filter(|person| self.persons[*person].first < before);
            let later = || if may_be_named_later { all().next() } else { None };
            earlier.max_by_key(|person| self.persons[*person].first).or_else(later)
        };
        // "A lawyer for the firm disagreed. The lawyer said": another one since.
        let another = |person: &usize| {
            let from = self.persons[*person].first.max(before.saturating_sub(NEAR_BYTES)).min(before);
            let since = Span::new(utterance.text.floor_char_boundary(from), before);
            occurrences(utterance.text, since, utterance.written(head)).any(|at| {
                let before = &utterance.text[..at];
                ["A ", "An ", "Another "].iter().any(|article| before.ends_with(article))
            })
        };
        let same_noun = holder(&|person| person.function.as_ref().is_some_and(|(of, _)| *of == noun));
        if same_noun.as_ref().is_some_and(another) {
            return None;
        }
        same_noun.or_else(|| {
            if one_of_a_kind {
                // The head of a commission is its chairman.
                let heads = |person: &Person| person.function.as_ref().is_some_and(|(of, _)| class == "chair" && of == "head");
                holder(&|person| person.holds_class(class) || heads(person))
            } else {
                None
            }
        })
    }
}

/// The speaker noun at a place, of two words where the tables have the pair.
pub(super) fn noun_at<'a>(utterance: &Utterance<'a>, head: usize, first: usize) -> Option<(SpeakerKind, &'a str)> {
    let pair = if head > first && utterance.is(head, WordClass::PairEnd) {
        utterance.pair_noun(head)
    } else {
        None
    };
    let noun = pair.or_else(|| utterance.noun(head))?;
    Some((noun.kind, noun.class.as_str()))
}

/// "the widow", "another customer": a noun that no table has, where something determines it.
fn any_noun(utterance: &Utterance, (first, head, end): (usize, usize, usize)) -> Option<Speaker> {
    let token = utterance.tokens[head];
    let plain = token.is_word() && !is_function_word(utterance, head) && !is_time(utterance, head) && !token.ends_in_ly();
    let determined = utterance.is(first, WordClass::Article)
        || utterance.is(first, WordClass::Possessive)
        || utterance.is(first, WordClass::Definite)
        || utterance.reads_any(
            first,
            &["one", "another", "two", "three", "four", "five", "several", "some", "many", "most"],
        )
        || utterance.tokens[first..head].iter().any(|token| token.is_possessive())
        || first + 1 == end && is_handle(utterance, head);
    if !(plain && determined) || utterance.is(head, WordClass::Measure) {
        return None;
    }
    if is_abstract(utterance, head) {
        return Some(Speaker::default());
    }
    let phrase = utterance.phrase(first, end);
    let is_many = utterance.written(head).ends_with('s');
    Some(Speaker {
        name: Some(lower_article(phrase)),
        role: Some(without_article(phrase).into()),
        is_person: !is_many,
        is_body: true,
        is_many,
        ..Speaker::default()
    })
}

impl People<'_> {
    /// "The head of State": the president or monarch, where the article names only one.
    fn head_of_state(&self) -> Option<usize> {
        let reigns = |person: &Person| {
            let function = person.function.as_ref();
            function.is_some_and(|(noun, _)| matches!(noun.as_str(), "president" | "king" | "queen" | "emir" | "sultan" | "monarch"))
        };
        let mut found = (0..self.persons.len()).filter(|person| reigns(&self.persons[*person]));
        found.next().filter(|_| found.next().is_none())
    }
}

/// What makes another office of an office: "former", "deputy", the "ex-" of "ex-minister".
fn ranks<'p>(reporting: &Reporting, phrase: &'p str) -> impl Iterator<Item = &'p str> {
    let words = phrase.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| reporting.word(Lower::of(word).padded()).is(WordClass::Rank))
}

/// "the new minister", "the former minister": whether the word tells which holder, not which office.
fn is_standing(reporting: &Reporting, word: &str) -> bool {
    let standing = ["new", "current", "incoming", "present", "then", "own"];
    standing.iter().any(|known| known.eq_ignore_ascii_case(word)) || reporting.word(Lower::of(word).padded()).is(WordClass::Rank)
}

/// "harbour22 wrote": the name that somebody goes by in a forum.
fn is_handle(utterance: &Utterance, at: usize) -> bool {
    let written = utterance.written(at);
    utterance.tokens[at].has_digit() && written.starts_with(|first: char| first.is_alphabetic()) && !written.contains('-')
}

/// "Models say": the first word of a sentence has its capital from there, and the verb tells that
/// it is a plural.
fn are_several(utterance: &Utterance, head: usize) -> bool {
    let plural = utterance.written(head).ends_with('s') && !utterance.written(head).ends_with("ss");
    let bare = utterance.verb(head + 1).is_some_and(|verb| utterance.reads(head + 1, &verb.base));
    plural && (bare || utterance.reads_any(head + 1, &["are", "were", "have", "do"]))
}

pub(super) fn is_function_word(utterance: &Utterance, at: usize) -> bool {
    const FUNCTION_WORDS: Classes = Classes::of(&[
        WordClass::Article,
        WordClass::Definite,
        WordClass::Preposition,
        WordClass::ClauseStart,
        WordClass::Relative,
        WordClass::Auxiliary,
        WordClass::Adverb,
        WordClass::Negation,
        WordClass::BodyPronoun,
        WordClass::NotName,
    ]);
    utterance.word(at).is_any(FUNCTION_WORDS)
}

pub(super) fn is_time(utterance: &Utterance, at: usize) -> bool {
    utterance.is(at, WordClass::Day)
        || utterance.is(at, WordClass::Month)
        || utterance.written(at).starts_with(|first: char| first.is_ascii_digit()) && !utterance.written(at).contains('-')
}

/// "The ministry" within a sentence is "the ministry".
pub(crate) fn lower_article(phrase: &str) -> Rc<str> {
    for (article, lower) in [
        ("The ", "the "),
        ("A ", "a "),
        ("An ", "an "),
        ("His ", "his "),
        ("Her ", "her "),
        ("Its ", "its "),
        ("One ", "one "),
    ] {
        if let Some(rest) = phrase.strip_prefix(article) {
            return format!("{lower}{rest}").into();
        }
    }
    phrase.into()
}

pub(crate) fn without_article(phrase: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An ", "its ", "Its ", "his ", "her "]
        .iter()
        .find_map(|article| phrase.strip_prefix(article))
        .unwrap_or(phrase)
}
