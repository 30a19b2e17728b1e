//! Who is the subject of a verb: the noun phrase before it, or behind it ("said Ly Sopheak").

use lexicon::{Form, SpeakerKind, WordClass};

use crate::speech::clauses::main_clause;
use crate::speech::context::Context;
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::speakable::is_nickname_between;
use crate::speech::utterance::Utterance;

/// A subject and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub speaker: Speaker,
    pub first: usize,
    pub end: usize,
    /// Whether it stands behind its verb.
    pub inverted: bool,
    /// Whether the verb is denied of it ("did not say").
    pub negated: bool,
}

/// What was found to the left of a verb.
pub(crate) enum Left {
    Subject(Subject),
    /// "…, and added": the subject of the verb before.
    Shared,
    Nothing,
}

impl Room<'_, '_> {
    /// The subject to the left of the verb at `verb`.
    pub(crate) fn subject_left(&mut self, utterance: &Utterance, verb: usize, context: &Context) -> Left {
        let mut end = verb;
        let mut negated = false;
        // "went on to say", "sought to assure"
        if end >= 3 && utterance.reads(end - 1, "to") {
            end -= if utterance.reads(end - 2, "on") { 3 } else { 2 };
        }
        // "is said to have said", "appears to have told"
        if let Some(raised) = raised(utterance, end) {
            end = raised;
        }
        while end > 0 && utterance.is_word(end - 1) && is_between(utterance, end - 1) {
            if utterance.is(end - 1, WordClass::Being) && utterance.verb(verb).is_some_and(|verb| verb.form == Form::Finite) {
                return Left::Nothing; // "was told": somebody else speaks
            }
            negated |= utterance.is(end - 1, WordClass::Negation);
            end -= 1;
        }
        // "have, however, recognised"
        if end >= 4
            && utterance.is_mark(end - 1, ',')
            && utterance.is(end - 2, WordClass::Adverb)
            && utterance.is_mark(end - 3, ',')
            && utterance.is(end - 4, WordClass::Auxiliary)
            && utterance.verb(verb).is_some_and(|verb| verb.form == Form::Finite)
        {
            end -= 4;
        }
        // "he's said", "they've warned" hold their subject.
        let found = if end < verb
            && utterance.is(end, WordClass::Auxiliary)
            && utterance.written(end).contains(['\'', '’'])
            && self.pronoun_in(utterance, end)
        {
            self.people_pronoun(utterance, end, context).map(|speaker| (speaker, end, end + 1))
        } else if end == 0 {
            None
        } else if utterance.is(
            end - 1 - usize::from(end >= 2 && utterance.is_mark(end - 1, ',')),
            WordClass::Coordinator,
        ) {
            return Left::Shared;
        } else if utterance.is(end - 1, WordClass::Relative)
            && !utterance.reads(end - 1, "what")
            // "one of the shops that said it would close"
            && (!utterance.reads(end - 1, "that") || end >= 2 && utterance.noun(end - 2).is_some() && utterance.reads_any(verb, &["said", "say", "says"]))
        {
            let noun_end = end - 1 - usize::from(end >= 2 && utterance.is_mark(end - 2, ','));
            self.antecedent(utterance, noun_end, context)
        } else if utterance.is_word(end - 1) || utterance.is_quoted(end - 1) {
            self.phrase_before(utterance, end, context, true)
        } else {
            self.apposed(utterance, end, context)
        };
        match found {
            Some((speaker, first, end)) => Left::Subject(Subject {
                speaker,
                first,
                end,
                inverted: false,
                negated,
            }),
            None => Left::Nothing,
        }
    }

    fn pronoun_in(&self, utterance: &Utterance, at: usize) -> bool {
        let written = utterance.written(at);
        let pronoun = written.split(['\'', '’']).next().unwrap_or("");
        ["he", "she", "they", "we", "it", "i"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(pronoun))
    }

    fn people_pronoun(&mut self, utterance: &Utterance, at: usize, context: &Context) -> Option<Speaker> {
        let written = utterance.written(at).to_lowercase();
        match written.split(['\'', '’']).next() {
            Some("he" | "she") => context.person.clone(),
            Some("they") => context.crowd.clone(),
            Some("it") => context.body.clone(),
            _ => None,
        }
    }

    /// The noun phrase that ends at `end`, as a speaker with its place.
    pub(crate) fn phrase_before(
        &mut self,
        utterance: &Utterance,
        end: usize,
        context: &Context,
        any_noun: bool,
    ) -> Option<(Speaker, usize, usize)> {
        if end == 0 {
            return None;
        }
        if utterance.is(end - 1, WordClass::PersonPronoun) || utterance.is(end - 1, WordClass::BodyPronoun) {
            let speaker = match self.own_subject(utterance, end - 1, context) {
                Some(speaker) => speaker,
                None => context.pronoun(utterance, end - 1, &mut self.people)?,
            };
            return Some((speaker, end - 1, end));
        }
        if let Some(relative) = relative_before(utterance, end) {
            let noun_end = relative - usize::from(utterance.is_mark(relative - 1, ','));
            let (speaker, first, _) = self.antecedent(utterance, noun_end, context)?;
            return Some((speaker, first, end));
        }
        let first = self.phrase_start(utterance, end)?;
        // "The 80-year-old said": the person spoken of.
        if utterance.tokens[end - 1].has_digit()
            && utterance.written(end - 1).ends_with("-year-old")
            && let Some(person) = context.person.clone()
        {
            return Some((person, first, end));
        }
        let Some(speaker) = self.people.resolve(utterance, first, end, self.mentions, any_noun) else {
            // "Speaking to the press Ana Ruiz said": the name that ends here.
            let naming = *self
                .people
                .namings_in(utterance)
                .iter()
                .find(|naming| naming.end == utterance.first + end && naming.token > utterance.first + first)?;
            let governed = utterance.is(naming.token - utterance.first - 1, WordClass::Preposition);
            let possessive = utterance.tokens[end - 1].is_possessive();
            return (!governed && !possessive).then(|| (self.people.speaker(naming.person), naming.token - utterance.first, end));
        };
        let speaker = self.epithet(utterance, (first, end), &speaker, context).unwrap_or(speaker);
        Some(self.joint(utterance, first, end).unwrap_or((speaker, first, end)))
    }

    /// "Cole was jailed for a letter in which he said", "the minister condemns what he calls": a
    /// pronoun in a relative clause, or behind a colon and its quotation, means the subject of its
    /// sentence, where that one fits.
    fn own_subject(&mut self, utterance: &Utterance, pronoun: usize, context: &Context) -> Option<Speaker> {
        let before = pronoun.checked_sub(1)?;
        // "The minister was blunt: “We have no money,” he told the house."
        let quoted = before - usize::from(before > 0 && utterance.is_mark(before, ','));
        let colon = quoted
            .checked_sub(1)
            .filter(|&colon| utterance.is_mark(colon, ':') && utterance.is_quoted(quoted));
        let relative = colon.or(Some(before).filter(|&at| at > 0 && utterance.reads_any(at, &["what", "which"])))?;
        let verb = (1..relative).find(|&at| {
            let token = utterance.tokens[at];
            (token.is_finite() || token.word.is_verb() && !token.word.is_noun()) && !token.is_capitalised()
        })?;
        let Left::Subject(subject) = self.subject_left(utterance, verb, context) else {
            return None;
        };
        let word = utterance.word(pronoun);
        let speaker = subject.speaker;
        let fits = if word.is(WordClass::PersonPronoun) {
            speaker.is_person && speaker.is_somebody() && speaker.person.is_none_or(|person| self.people.can_be(person, word))
        } else {
            speaker.is_body && speaker.is_many == utterance.reads(pronoun, "they")
        };
        fits.then_some(speaker)
    }

    /// "residents and aid workers": two who speak as one, where the first phrase begins a clause.
    fn joint(&self, utterance: &Utterance, first: usize, end: usize) -> Option<(Speaker, usize, usize)> {
        let and = first.checked_sub(1).filter(|&and| and > 0 && utterance.reads(and, "and"))?;
        let outer = self.phrase_start(utterance, and)?;
        self.people.resolve(utterance, outer, and, self.mentions, false)?.name?;
        let begins = outer == 0 || !utterance.is_word(outer - 1) || utterance.is(outer - 1, WordClass::ClauseStart);
        let one_phrase = (outer..end).all(|at| utterance.is_word(at) && !utterance.tokens[at].is_finite());
        (begins && one_phrase).then(|| {
            let speaker = Speaker {
                name: Some(crate::speech::offices::lower_article(utterance.phrase(outer, end))),
                is_body: true,
                is_many: true,
                ..Speaker::default()
            };
            (speaker, outer, end)
        })
    }

    /// "comments from the rapporteur, who": the noun that "who" means, without what governs it.
    fn antecedent(&mut self, utterance: &Utterance, end: usize, context: &Context) -> Option<(Speaker, usize, usize)> {
        let first = self.phrase_start(utterance, end)?;
        let governed = (first + 1..end).rev().find(|&at| {
            let begins = utterance.is(at, WordClass::Article) || utterance.is(at, WordClass::Definite);
            begins && utterance.is(at - 1, WordClass::Preposition) && !utterance.reads_any(at - 1, &["of", "for", "to", "at"])
        });
        // "Omar Haddad, a baker who lives there": the noun behind a name is that person.
        let start = governed.unwrap_or(first);
        let apposed = start
            .checked_sub(1)
            .filter(|&comma| utterance.is_mark(comma, ','))
            .and_then(|comma| self.people.naming_that_ends(utterance, comma).copied());
        if let Some(naming) = apposed {
            return Some((self.people.speaker(naming.person), naming.token - utterance.first, end));
        }
        let inner = governed.and_then(|first| Some((self.people.resolve(utterance, first, end, self.mentions, true)?, first, end)));
        inner.or_else(|| self.phrase_before(utterance, end, context, true))
    }

    /// Where the noun phrase that ends at `end` begins.
    fn phrase_start(&self, utterance: &Utterance, end: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let mut first = end;
        while first > 0 && end - first < LONGEST {
            let at = first - 1;
            let is_nickname = first < end && is_nickname_between(utterance, at);
            if !is_nickname && (!utterance.is_word(at) || self.ends_a_phrase(utterance, at, first < end)) {
                break;
            }
            first -= 1;
        }
        if first == end {
            return None;
        }
        // "In Geneva the minister": the last article that no preposition governs.
        let article = (first..end).rev().find(|&at| {
            let begins = utterance.is(at, WordClass::Article) || utterance.is(at, WordClass::Definite);
            begins && !utterance.is_capitalised_name(at, end) && (at == first || !utterance.is(at - 1, WordClass::Preposition))
        });
        if let Some(article) = article {
            return Some(article);
        }
        let fronted = |at: usize| {
            utterance.is(at, WordClass::Preposition)
                || utterance.is(at, WordClass::Day)
                || utterance.is(at, WordClass::Adverb)
                || utterance.tokens[at].ends_in_ly() && (at == 0 || !utterance.is_capitalised(at))
        };
        if fronted(first) && !utterance.is_capitalised_name(first, end) {
            // "On Monday Prime Minister Hun Manet": the capitals and functions at the end.
            let belongs = |at: usize| {
                let word = utterance.word(at);
                (utterance.is_capitalised(at) || word.is_noun() || word.is(WordClass::Particle))
                    && !word.is(WordClass::Day)
                    && !word.is(WordClass::Month)
                    && !word.is(WordClass::Preposition)
            };
            let start = (first + 1..end).rev().take_while(|&at| belongs(at)).last()?;
            let governed = utterance.is(start - 1, WordClass::Preposition);
            return (!governed).then_some(start);
        }
        Some(first)
    }

    /// Whether a word cannot belong to a noun phrase that goes on to its right.
    fn ends_a_phrase(&self, utterance: &Utterance, at: usize, inside: bool) -> bool {
        let word = utterance.word(at);
        if utterance.is_capitalised_name(at, utterance.len()) && at > 0 {
            return false;
        }
        if word.is(WordClass::ClauseStart)
            || word.is(WordClass::Relative)
            || word.is(WordClass::Auxiliary)
            || word.is(WordClass::PersonPronoun)
        {
            return !(word.is(WordClass::Preposition) && word.is(WordClass::Of));
        }
        if word.is(WordClass::Finite)
            && inside
            && !word.is_noun()
            && !utterance.is_capitalised(at)
            && at > 0
            && !utterance.is(at - 1, WordClass::Article)
        {
            return true;
        }
        let is_verb = utterance.verb(at).is_some() && !word.is_noun() && !word.is(WordClass::Talk) && !utterance.is_capitalised(at);
        let after_article = at > 0 && (utterance.is(at - 1, WordClass::Article) || utterance.is(at - 1, WordClass::Possessive));
        is_verb && inside && !after_article
    }

    /// "Phil Dunn, deputy director at the institute, said"; "the mission's head, An, said";
    /// "Lena Falk, who runs the clinic, said": the phrase before the insertion that ends at `end`.
    pub(crate) fn apposed(&mut self, utterance: &Utterance, end: usize, context: &Context) -> Option<(Speaker, usize, usize)> {
        const INSERTIONS: usize = 5;
        let close = end - 1;
        let (opening, closing): (char, usize) = match utterance.tokens[close].kind {
            super::tokens::Kind::Mark(')') => ('(', close),
            super::tokens::Kind::Mark(mark @ (',' | '–' | '—')) => (mark, close),
            _ => return None,
        };
        if opening != ',' {
            let open = (close.saturating_sub(40)..closing)
                .rev()
                .find(|&at| utterance.is_mark(at, opening))?;
            return self.phrase_before(utterance, open, context, false);
        }
        let mut fallback = None;
        let mut inner = closing;
        for step in 0..INSERTIONS {
            let limit = inner.saturating_sub(40);
            let Some(comma) = (limit..inner)
                .rev()
                .find(|&at| !utterance.is_word(at) && !utterance.is_mark(at, '-') && !utterance.is_quoted(at))
            else {
                break;
            };
            // "the mission's head, An Sokkhoeurn,": the insertion is the name itself.
            if step == 0
                && let Some((speaker, first, _)) = self.phrase_before(utterance, inner, context, false)
                && speaker.person.is_some()
                && first <= comma + 2
            {
                let outer = self
                    .phrase_start(utterance, comma)
                    .filter(|_| utterance.is_mark(comma, ','))
                    .unwrap_or(first);
                return Some((speaker, outer, inner));
            }
            // "…, who works at the institute (ITD) as an officer, said"
            if utterance.is_mark(comma, ')') {
                match (limit..comma).rev().find(|&at| utterance.is_mark(at, '(')) {
                    Some(open) if open > 0 => inner = open,
                    _ => break,
                }
                continue;
            }
            if !utterance.is_mark(comma, ',') || comma == 0 {
                break;
            }
            let related = utterance.reads_any(comma + 1, &["who", "which"]);
            if let Some((speaker, first, _)) = self.phrase_before(utterance, comma, context, related) {
                if speaker.person.is_some() {
                    return Some((speaker, first, closing));
                }
                fallback = fallback.or(Some((speaker, first, closing)));
            }
            inner = comma;
        }
        fallback
    }

    /// "said Ly Sopheak": the subject behind its verb.
    pub(crate) fn subject_right(&mut self, utterance: &Utterance, verb: usize, context: &Context) -> Option<Subject> {
        let first = verb + 1;
        let mut end = first;
        while end < utterance.len() && end - first < 14 {
            let nickname = is_nickname_between(utterance, end);
            let word = utterance.word(end);
            let ends = word.is(WordClass::ClauseStart) && !word.is(WordClass::Of)
                || word.is(WordClass::Relative)
                || word.is(WordClass::Day)
                || word.is(WordClass::Auxiliary)
                || word.is(WordClass::Preposition)
                    && (!word.is(WordClass::Of)
                        || self.is_named_before(utterance, first, end)
                        || utterance.is(end + 1, WordClass::Day)
                        || utterance.is(end + 1, WordClass::Month));
            let is_name = utterance.is_capitalised_name(end, utterance.len());
            if (!utterance.is_word(end) || ends) && !nickname && !is_name {
                break;
            }
            end += 1;
        }
        if end == first || utterance.is(first, WordClass::Preposition) && !utterance.is_capitalised(first) {
            return None;
        }
        let (speaker, first) = if utterance.is(first, WordClass::PersonPronoun) || utterance.is(first, WordClass::BodyPronoun) {
            end = first + 1;
            (context.pronoun(utterance, first, &mut self.people)?, first)
        } else {
            // "sighed the curator, Olga Ferrari, ...": the name behind its function.
            let apposed = self
                .people
                .namings_in(utterance)
                .iter()
                .find(|naming| naming.token == utterance.first + end + 1);
            let apposed = apposed
                .filter(|naming| utterance.is_mark(end, ',') && !utterance.is_word(naming.end - utterance.first))
                .copied();
            let speaker = self.people.resolve(utterance, first, end, self.mentions, true)?;
            let epithet = || self.epithet(utterance, (first, end), &speaker, context);
            let speaker = if apposed.is_none() { epithet().unwrap_or(speaker) } else { speaker };
            match apposed.filter(|_| speaker.role.is_some()) {
                Some(naming) => {
                    end = naming.end - utterance.first;
                    (self.people.speaker(naming.person), first)
                }
                None => (speaker, first),
            }
        };
        Some(Subject {
            speaker,
            first,
            end,
            inverted: true,
            negated: false,
        })
    }

    fn is_named_before(&self, utterance: &Utterance, first: usize, end: usize) -> bool {
        let naming = self.people.naming_that_ends(utterance, end);
        naming.is_some_and(|naming| naming.token >= utterance.first + first)
    }

    /// The subject of the verb nearest before a gerund: "Lund denied it, calling it “absurd”".
    pub(crate) fn nearest_subject(&mut self, utterance: &Utterance, before: usize, context: &Context) -> Option<Subject> {
        const NEAR: usize = 40;
        for at in (before.saturating_sub(NEAR).max(1)..before).rev() {
            let token = utterance.tokens[at];
            if (token.is_finite() || token.word.is_verb())
                && !token.is_capitalised()
                && !is_participle_of_a_text(utterance, at)
                && let Left::Subject(subject) = self.subject_left(utterance, at, context)
                && (subject.speaker.is_person || subject.speaker.is_body)
            {
                return Some(subject);
            }
        }
        self.main_subject(utterance, before, context)
    }

    /// The subject of the utterance's main verb, whatever that verb is.
    pub(crate) fn main_subject(&mut self, utterance: &Utterance, before: usize, context: &Context) -> Option<Subject> {
        // "Asked whether he was tired, the keeper laughed": the fronted words have a subject of
        // their own, which stands for the sentence's where it is named ("Although Ford had gone, he").
        let main = main_clause(utterance);
        let clauses = if main.participle {
            [main.first, main.first]
        } else {
            [0, main.first]
        };
        for from in clauses {
            let finite = (from + 1..before.min(40)).find(|&at| utterance.tokens[at].is_finite() && !utterance.tokens[at].is_capitalised());
            if let Some(verb) = finite
                && let Left::Subject(subject) = self.subject_left(utterance, verb, context)
                && (from == main.first || subject.speaker.person.is_some())
            {
                return Some(subject);
            }
        }
        let naming = *self.people.namings_in(utterance).first()?;
        let (first, end) = (naming.token - utterance.first, naming.end - utterance.first);
        let free =
            first < 6 && !utterance.tokens[end - 1].is_possessive() && !(first > 0 && utterance.is(first - 1, WordClass::Preposition));
        free.then(|| Subject {
            speaker: self.people.speaker(naming.person),
            first,
            end,
            inverted: false,
            negated: false,
        })
    }
}

/// Words between a subject and its verb: "has", "also", "repeatedly", "never".
fn is_between(utterance: &Utterance, at: usize) -> bool {
    let word = utterance.word(at);
    let pronoun = word.is(WordClass::PersonPronoun) || word.is(WordClass::BodyPronoun);
    !pronoun
        && !utterance.is_capitalised(at)
        && (word.is(WordClass::Auxiliary)
            || word.is(WordClass::Adverb)
            || word.is(WordClass::Negation)
            || utterance.tokens[at].ends_in_ly())
}

/// "a letter posted on Tuesday": what is done to a text, not what it does.
fn is_participle_of_a_text(utterance: &Utterance, at: usize) -> bool {
    let text = utterance.noun(at - 1).is_some_and(|noun| noun.kind == SpeakerKind::Text);
    text && utterance.tokens[at].is_past() && utterance.verb(at).is_none()
}

/// "He is said to have warned": one past the subject of the verb at `verb`, which a raising verb
/// separates from it.
fn raised(utterance: &Utterance, verb: usize) -> Option<usize> {
    let to = verb
        .checked_sub(2)
        .filter(|&to| utterance.reads(to, "to") && utterance.reads(to + 1, "have"))?;
    let mut end = to.checked_sub(1)?;
    let passive = end > 0 && (utterance.is(end - 1, WordClass::Being) || utterance.is(end - 1, WordClass::Adverb));
    if passive {
        while end > 0 && (utterance.is(end - 1, WordClass::Auxiliary) || utterance.is(end - 1, WordClass::Adverb)) {
            end -= 1;
        }
        return Some(end);
    }
    utterance
        .reads_any(end, &["appears", "appeared", "seems", "seemed", "claims", "claimed"])
        .then_some(end)
}

/// "a man who answered the phone": the place of the "who" whose clause ends at `end`.
fn relative_before(utterance: &Utterance, end: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    for at in (end.saturating_sub(LONGEST)..end).rev() {
        let word = utterance.word(at);
        if word.is(WordClass::Relative) && utterance.reads_any(at, &["who", "whose", "which"]) {
            let has_verb = (at + 1..end.min(at + 4)).any(|at| utterance.tokens[at].is_finite())
                || utterance.word(at + 1).is_unknown()
                    && utterance.written(at + 1).ends_with('s')
                    && !utterance.is_capitalised(at + 1)
                    && at + 2 < end;
            // "those who helped was Ann Clarke": the clause is over, another verb rules.
            let another_verb = (at + 4..end).any(|at| utterance.is(at, WordClass::Auxiliary) && !utterance.reads(at - 1, "to"));
            return (has_verb && at > 0 && !another_verb).then_some(at);
        }
        let another_clause =
            word.is(WordClass::ClauseStart) && !word.is(WordClass::Of) || word.is(WordClass::PersonPronoun) && at + 1 == end;
        if !utterance.is_word(at) || another_clause {
            return None;
        }
    }
    None
}
