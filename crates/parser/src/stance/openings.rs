//! Whether an entry of the tables can stand where its words are found.
//!
//! "welcomed" opens a frame; "the measures **outlined** in the report", "those who **opposed** the
//! bill" and "urged it to **respect**" open none: what stands around a word decides.

use lexicon::stance::{Entry, FrameClass, Meaning, Shifter};

use super::segments::{Cutter, Sense, governs_requests, is_asked_for, is_form_of_be, is_speech};
use super::words::Kind;

impl Cutter<'_> {
    /// Whether an entry can stand at `at`, by what stands around it.
    pub(super) fn accepts(&self, entry: &Entry, at: usize) -> bool {
        let Meaning::Frame { class, .. } = entry.meaning else { return true };
        let number = self.words.numbers[at];
        let before = at.checked_sub(1).filter(|&before| self.words.words[before].kind == Kind::Word);
        let asks = self.head.is_some_and(|head| governs_requests(head.class));
        if is_asked_for(class) {
            // "asked when they would be released"
            let asks = asks || self.head.is_some_and(|head| head.class == FrameClass::Question);
            let imperative = self.head.is_none() && self.is_sentence_start(at) && entry.is_base(number);
            return asks || imperative;
        }
        let noun = entry.may_be_noun(number)
            && before.is_some_and(|before| self.words.words[before].possessive || self.tables.is_before_noun(self.words.numbers[before]));
        // "a sovereign State", "the Support Group": a name, not a verb.
        let name = self.words.words[at].capital && before.is_some() && entry.may_be_noun(number);
        if noun || name || entry.may_be_noun(number) && self.is_listed_noun(at) {
            return false;
        }
        if !is_speech(class) {
            // What is asked for is not stated: "urged it to respect", "to stop arresting".
            let blames = self.head.is_some_and(|head| {
                matches!(
                    head.class,
                    FrameClass::Oppose | FrameClass::Condemn | FrameClass::Concern | FrameClass::Regret
                )
            });
            let asked = self.follows_to(at) && !self.is_carried_out(at) || asks && class == FrameClass::Merit;
            return !entry.is_base(number) || blames || !asked;
        }
        if self.is_of_others(at) {
            return false;
        }
        if class == FrameClass::Modal {
            return self
                .head
                .is_none_or(|head| !matches!(head.class, FrameClass::Question | FrameClass::Hope));
        }
        if entry.is_base(number) {
            let by_us = before.is_some_and(|before| matches!(self.lower(before), "we" | "i"));
            let nested = self.head.is_some() && self.follows_to(at) && !self.is_wish();
            if nested || asks && !by_us {
                return false;
            }
        }
        // "the measures outlined in the report" opens nothing; "and outlined" does.
        let opens_anywhere = !matches!(
            class,
            FrameClass::Inform
                | FrameClass::Deem
                | FrameClass::Floor
                | FrameClass::Acknowledge
                | FrameClass::Recommend
                | FrameClass::Question
                | FrameClass::Thanks
        );
        // "took exception to what it termed the phobia of the draft": what is so called is the object.
        let so_called = class == FrameClass::Deem
            && self.head.is_some()
            && (at.saturating_sub(4)..at).any(|before| self.lower(before) == "what")
            && matches!(
                self.lower(at.wrapping_sub(1)),
                "it" | "he" | "she" | "they" | "we" | "was" | "is" | "i"
            );
        if so_called {
            return false;
        }
        // "the lies told about it": a participle that describes the noun before it.
        let told = self.lower(at) == "told" && matches!(self.lower(at + 1), "about" | "against" | "by" | "in");
        if self.is_noun_or_reduced(at, entry) || told && self.head.is_some() {
            return false;
        }
        // "showed its resolve to address poverty": an infinitive in a clause that states something.
        if matches!(class, FrameClass::Inform | FrameClass::Floor)
            && self.head.is_none()
            && entry.is_base(number)
            && self.follows_to(at)
            && self.has_stated()
        {
            return false;
        }
        // "disbarred for defending clients": only a clause of its own makes a head of a gerund.
        if self.head.is_some() && self.lower(at).ends_with("ing") && !self.is_coordinated(at) {
            return false;
        }
        let in_question = self.head.is_some_and(|head| head.class == FrameClass::Question);
        match self.head {
            Some(head) if in_question || !opens_anywhere && !matches!(head.class, FrameClass::Inform | FrameClass::Floor) => {
                self.is_coordinated(at)
            }
            _ => true,
        }
    }

    /// "took up the courts, land **disputes** and the aid", "raised arrests, **attacks** and
    /// abuses": a form that governs nothing, in a phrase that no subject opens, is a noun.
    fn is_listed_noun(&self, at: usize) -> bool {
        let is_word = |at: usize| self.words.words.get(at).is_some_and(|word| word.kind == Kind::Word);
        let joins = |at: usize| matches!(self.lower(at), "and" | "or");
        if is_word(at + 1) && !joins(at + 1) {
            return false;
        }
        let governed = self.head.map_or(self.sentence_from, |head| head.end);
        let opener = (governed..at)
            .rev()
            .find(|&before| !is_word(before) || joins(before) || self.may_be_subject(before));
        match opener {
            // "the land disputes and the aid": a verb would have its object by now.
            Some(opener) if is_word(opener) && !joins(opener) => {
                let joins_noun = joins(at + 1) && self.words.numbers.get(at + 2).is_some_and(|&word| self.tables.is_before_noun(word));
                let is_object = opener > governed && is_preposition(self.lower(opener - 1));
                (joins_noun || is_object) && opener + 1 < at && !self.words.words[opener].capital
            }
            // "regrets and condemns, as ever, the raid": verbs in a row have one form.
            Some(opener) if opener + 1 == at => !self
                .head
                .is_some_and(|head| self.tables.entry(head.entry).may_be_noun(self.words.numbers[head.first])),
            // "States condemn, as ever, the raid"
            Some(_) => self.lower(at).ends_with('s') || !self.lower(at - 1).ends_with('s'),
            None => self.head.is_some() && governed < at,
        }
    }

    /// Whether a word may stand for, or begin the name of, somebody who does something.
    fn may_be_subject(&self, at: usize) -> bool {
        let word = self.lower(at);
        self.words.words[at].capital
            || matches!(
                word,
                "the"
                    | "my"
                    | "our"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
                    | "this"
                    | "that"
                    | "we"
                    | "i"
                    | "they"
                    | "it"
                    | "to"
                    | "who"
                    | "which"
            )
    }

    fn has_stated(&self) -> bool {
        let marks = &self.statement.marks[self.marks_from..];
        marks.iter().any(|mark| matches!(mark.sense, Sense::Content(..)))
    }

    /// "a vibrant press", "children accused of witchcraft": inside what is praised or blamed, a
    /// bare form is a noun, and a participle with its preposition describes the noun before it.
    fn is_noun_or_reduced(&self, at: usize, entry: &Entry) -> bool {
        let judges = self
            .head
            .is_some_and(|head| !matches!(head.class, FrameClass::Inform | FrameClass::Floor));
        if !judges || self.is_coordinated(at) {
            return false;
        }
        let number = self.words.numbers[at];
        let noun = entry.is_base(number) && entry.may_be_noun(number) && !self.follows_to(at);
        let reduced = self.lower(at).ends_with("ed") && matches!(self.lower(at + 1), "of" | "by" | "for" | "over" | "as" | "in");
        noun || reduced && !self.skip_adverbs(at).is_some_and(|before| is_form_of_be(self.lower(before)))
    }

    /// "those who opposed the bill", "the coalition that had opposed it", "tried for having
    /// defended it": what others did with words.
    fn is_of_others(&self, at: usize) -> bool {
        if self.lower(at.wrapping_sub(1)) == "having" && matches!(self.lower(at.wrapping_sub(2)), "for" | "of") {
            return self.head.is_some();
        }
        let had = usize::from(matches!(self.lower(at.wrapping_sub(1)), "had" | "has" | "have"));
        let relative = self.lower(at.wrapping_sub(1 + had));
        let told = self
            .head
            .is_some_and(|head| matches!(head.class, FrameClass::Inform | FrameClass::Floor));
        // "a law protecting those who defend the land", in a clause that leaves its verb out.
        let of_those = relative == "who"
            && matches!(
                self.lower(at.wrapping_sub(2 + had)),
                "those" | "people" | "persons" | "anyone" | "everyone"
            );
        of_those || self.head.is_some() && (relative == "who" || !told && had == 1 && matches!(relative, "that" | "which"))
    }

    /// "wished to commend", "was pleased to note": what follows is what is done.
    fn is_wish(&self) -> bool {
        self.head.is_some_and(|head| {
            matches!(
                head.class,
                FrameClass::Welcome | FrameClass::Regret | FrameClass::Inform | FrameClass::Floor | FrameClass::Concern | FrameClass::Modal
            ) && head.end + 1 >= self.words_from
        })
    }

    /// "continued to bomb", "proceeded to jail": what follows "to" was done.
    fn is_carried_out(&self, at: usize) -> bool {
        let to = self.skip_adverbs(at).unwrap_or(at);
        matches!(
            self.lower(to.wrapping_sub(1)),
            "continued"
                | "continues"
                | "continue"
                | "proceeded"
                | "dared"
                | "attempted"
                | "tried"
                | "threatened"
                | "sought"
                | "began"
                | "chose"
        )
    }

    fn follows_to(&self, at: usize) -> bool {
        self.skip_adverbs(at).is_some_and(|before| self.lower(before) == "to")
    }

    fn is_coordinated(&self, at: usize) -> bool {
        let Some(before) = self.skip_adverbs(at) else { return true };
        self.words.words[before].kind != Kind::Word
            || matches!(
                self.lower(before),
                "and" | "or" | "it" | "he" | "she" | "they" | "we" | "who" | "while" | "before" | "after" | "had" | "was" | "were"
            )
    }

    /// The nearest word before `at` that is no adverb.
    fn skip_adverbs(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(3)..at).rev().find(|&before| {
            let word = self.lower(before);
            !word.ends_with("ly") && !matches!(word, "also" | "further" | "then" | "again" | "once" | "therefore" | "thus")
        })
    }

    /// Whether nothing but numbers stands before `at` in its sentence, or behind a colon: "Mr.
    /// Diaz (Peru): Free them."
    fn is_sentence_start(&self, at: usize) -> bool {
        let colon = |before: &usize| self.words.words[*before].kind == Kind::Pause && self.words.words[*before].span.of(self.text) == ":";
        (self.sentence_from..at).rev().take_while(|before| !colon(before)).all(|before| {
            let word = self.lower(before);
            word.is_empty() || word.bytes().all(|byte| byte.is_ascii_digit())
        })
    }

    /// "not", at most three words before the head, and not "not only".
    pub(super) fn is_negated(&self, at: usize) -> bool {
        self.statement.marks.iter().rev().take(3).any(|mark| {
            mark.sense == Sense::Shifter(Shifter::Negation)
                && mark.end + 3 > at
                && mark.first >= self.sentence_from
                && (mark.end..at)
                    .all(|between| self.words.words[between].kind == Kind::Word && !matches!(self.lower(between), "only" | "but"))
        })
    }

    pub(super) fn is_passive(&self, at: usize, entry: &Entry) -> bool {
        let participle = !entry.may_be_noun(self.words.numbers[at]) && self.lower(at).ends_with("ed");
        participle && self.skip_adverbs(at).is_some_and(|before| is_form_of_be(self.lower(before)))
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "about" | "against" | "at" | "between" | "by" | "for" | "from" | "in" | "into" | "of" | "on" | "over" | "under" | "with"
    )
}
