//! "The World Food Programme left … the agency said": which body with a name a sort of body means.

use lexicon::{Classes, WordClass};
use record::Span;

use crate::speech::context::Context;
use crate::speech::names::{SMALL, mention_at};
use crate::speech::offices::lower_article;
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::tokens::{Kind, Token};
use crate::speech::utterance::Utterance;

/// How far back names are looked for, in words and marks: one that tells its sort, one that does not.
const NEAR: usize = 300;
const NEAR_UNTOLD: usize = 120;

/// Sorts of bodies that stand for one with a name. A government, an army or the police is itself.
const SORTS: &[&str] = &[
    "agency",
    "airline",
    "association",
    "bank",
    "bench",
    "bloc",
    "body",
    "broadcaster",
    "carrier",
    "charity",
    "club",
    "commission",
    "committee",
    "company",
    "council",
    "court",
    "department",
    "federation",
    "firm",
    "foundation",
    "fund",
    "group",
    "hospital",
    "institute",
    "league",
    "lender",
    "magazine",
    "maker",
    "manufacturer",
    "ministry",
    "network",
    "newspaper",
    "operator",
    "organisation",
    "organization",
    "party",
    "publisher",
    "regulator",
    "retailer",
    "tribunal",
    "union",
    "university",
    "watchdog",
];

/// Sorts that a body has without its name telling: nothing else called so need have been named.
const BY_NAME_ONLY: &[&str] = &[
    "bench",
    "bloc",
    "commission",
    "committee",
    "council",
    "court",
    "department",
    "ministry",
    "regulator",
    "tribunal",
];

/// Sorts that a name of two words and more mostly is, where it does something and tells no sort:
/// "the company" may be whose ship or game has that name.
const CIVIL: &[&str] = &["agency", "charity", "group", "organisation", "organization", "party"];

/// A name of a body in the text before.
#[derive(Clone, Copy)]
struct Named {
    /// First token in the document, its article apart, and one past the last.
    first: usize,
    end: usize,
}

impl Room<'_, '_> {
    /// The body with a name that a sort of body means: the only one whose name tells that sort,
    /// else the one that spoke last, where its name tells no other.
    pub(super) fn body(&self, utterance: &Utterance, (first, head): (usize, usize), context: &Context) -> Option<Speaker> {
        if !utterance.reads_any(head, SORTS)
            || utterance.tokens[first + 1..head]
                .iter()
                .any(|token| token.is_capitalised() && !token.is_all_capitals())
        {
            return None;
        }
        self.body_told(utterance, (first, head))
            .or_else(|| self.body_that_spoke(utterance, (first, head), context))
            .or_else(|| self.body_that_acts(utterance, (first, head)))
    }

    /// The body with a name that spoke last.
    fn body_that_spoke(&self, utterance: &Utterance, (first, head): (usize, usize), context: &Context) -> Option<Speaker> {
        let last = context.last_speaker.as_ref()?;
        let name = last.name.as_deref()?;
        let noun = utterance.written(head);
        let named = last.person.is_none() && last.is_body && !last.is_many && has_capital(name);
        let tells_its_sort = name.split(' ').any(|word| word.eq_ignore_ascii_case(noun));
        let free = head <= first + 2
            && !utterance.reads_any(head, BY_NAME_ONLY)
            && !self.is_spoken_of_apart(utterance, head, Span::new(usize::MAX, usize::MAX));
        (named && (tells_its_sort || free)).then(|| last.clone())
    }

    /// The only body near whose name tells that it is of the sort.
    fn body_told(&self, utterance: &Utterance, (first, head): (usize, usize)) -> Option<Speaker> {
        let noun = utterance.written(head).to_lowercase();
        let (offset, tokens) = self.tokens.before(utterance.first + first, NEAR);
        let mut found: Option<Named> = None;
        for named in self.bodies_in(utterance.text, offset, tokens) {
            let written = |at: usize| tokens[at - offset].span().of(utterance.text);
            let tells = |at: usize| utterance.reporting.may_be_called(&written(at).to_lowercase(), &noun);
            let modified = (first + 1..head).all(|modifier| {
                let modifier = utterance.written(modifier);
                (named.first..named.end).any(|at| modifier.eq_ignore_ascii_case(written(at)))
            });
            if !modified || !(named.first..named.end).any(tells) {
                continue;
            }
            let words = |named: Named| (named.first..named.end).map(written);
            match found {
                // A part of a longer name is the same one.
                Some(known) if words(named).all(|word| words(known).any(|other| other == word)) => {}
                Some(_) => return None,
                None => found = Some(named),
            }
        }
        let name = named_span(found?, offset, tokens);
        (!self.is_spoken_of_apart(utterance, head, name)).then(|| speaker_of(name, utterance.text))
    }

    /// "Oxfam has left. The charity said": a name that tells no sort and begins a sentence, where
    /// no other such name stands near.
    fn body_that_acts(&self, utterance: &Utterance, (first, head): (usize, usize)) -> Option<Speaker> {
        if head > first + 1 || !utterance.reads_any(head, CIVIL) {
            return None;
        }
        let (offset, tokens) = self.tokens.before(utterance.first + first, NEAR_UNTOLD);
        let text = utterance.text;
        let tells_a_sort = |at: usize| {
            let word = tokens[at - offset].word;
            word.is_noun() || word.is(WordClass::Organisation) && !word.is(WordClass::NameToo)
        };
        let in_place = |named: &Named| {
            let before = named.first.checked_sub(offset + 1).map(|before| &tokens[before]);
            before.is_some_and(|before| {
                matches!(
                    before.span().of(text),
                    "in" | "at" | "from" | "near" | "to" | "outside" | "across" | "In"
                )
            })
        };
        let mut free = self
            .bodies_in(text, offset, tokens)
            .filter(|named| !in_place(named) && !(named.first..named.end).any(tells_a_sort));
        let named = free.next()?;
        let begins = named.first == offset || matches!(tokens[named.first - 1 - offset].kind, Kind::Mark('.' | '?' | '!') | Kind::Quoted);
        let is_name = named.end > named.first + 1 || tokens[named.first - offset].is_all_capitals();
        let name = named_span(named, offset, tokens);
        let only = free.all(|other| named_span(other, offset, tokens).of(text) == name.of(text));
        (begins && is_name && only && !self.is_spoken_of_apart(utterance, head, name)).then(|| speaker_of(name, text))
    }

    /// The names of bodies in a stretch: capitals in a row, with the small words that join them,
    /// and no person, State or day among them.
    fn bodies_in<'t>(&'t self, text: &'t str, offset: usize, tokens: &'t [Token]) -> impl Iterator<Item = Named> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < tokens.len() {
                let first = at;
                at += 1;
                if !begins_a_name(&tokens[first]) {
                    continue;
                }
                let end = name_end(text, tokens, first);
                at = end;
                let person = self.people.namings.partition_point(|naming| naming.end <= offset + first);
                let is_person = self.people.namings.get(person).is_some_and(|naming| naming.token < offset + end);
                let state = mention_at(self.mentions, tokens[first].span()).is_some_and(|mention| {
                    mention.end >= tokens[end - 1].span().end && mention.entity.is_some_and(|entity| entity.code.len() == 3)
                });
                if !is_person && !state {
                    return Some(Named {
                        first: offset + first,
                        end: offset + end,
                    });
                }
            }
            None
        })
    }
}

/// Where a name stands, its article with it.
fn named_span(named: Named, offset: usize, tokens: &[Token]) -> Span {
    let before = named.first.checked_sub(offset + 1).map(|before| &tokens[before]);
    let first = before
        .filter(|before| before.word.is(WordClass::Article))
        .unwrap_or(&tokens[named.first - offset]);
    Span::new(first.span().start, tokens[named.end - 1 - offset].span().end)
}

fn speaker_of(name: Span, text: &str) -> Speaker {
    let name = name.of(text);
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    Speaker {
        name: Some(lower_article(name)),
        is_body: true,
        ..Speaker::default()
    }
}

fn begins_a_name(token: &Token) -> bool {
    const CLOSED: Classes = SMALL.and(Classes::of(&[WordClass::Month]));
    token.is_word() && token.is_capitalised() && !token.word.is_any(CLOSED)
}

/// One past the last word of the name that begins at `first`: "Committee to Protect Journalists",
/// "Ministry of Education and Sports"; without "of", "and" parts two names.
fn name_end(text: &str, tokens: &[Token], first: usize) -> usize {
    let mut end = first + 1;
    let mut of = false;
    loop {
        let mut next = end;
        let joins = |token: &Token| {
            let word = token.span().of(text);
            token.is_word() && (matches!(word, "of" | "for" | "to" | "on" | "the") || of && word == "and")
        };
        while next < end + 2 && tokens.get(next).is_some_and(joins) {
            next += 1;
        }
        if !tokens.get(next).is_some_and(begins_a_name) {
            return end;
        }
        of |= next > end;
        end = next + 1;
    }
}

/// "the World Food Programme", and not "the agency".
fn has_capital(name: &str) -> bool {
    name.trim_start_matches("The ").chars().any(char::is_uppercase)
}
