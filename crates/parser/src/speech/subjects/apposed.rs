//! The phrase that an insertion or a relative clause belongs to: "Phil Dunn, deputy director at
//! the institute, said", "comments from the rapporteur, who".

use lexicon::WordClass;

use crate::speech::context::Context;
use crate::speech::people::Speaker;
use crate::speech::reports::Room;
use crate::speech::tokens::Kind;
use crate::speech::utterance::Utterance;

impl Room<'_, '_> {
    /// "Phil Dunn, deputy director at the institute, said"; "the mission's head, An, said";
    /// "Lena Falk, who runs the clinic, said": the phrase before the insertion that ends at `end`.
    pub(crate) fn apposed(&mut self, utterance: &Utterance, end: usize, context: &Context) -> Option<(Speaker, usize, usize)> {
        const INSERTIONS: usize = 5;
        let close = end - 1;
        let (opening, closing): (char, usize) = match utterance.tokens[close].kind {
            Kind::Mark(')') => ('(', close),
            Kind::Mark(mark @ (',' | '–' | '—')) => (mark, close),
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

    /// "comments from the rapporteur, who": the noun that "who" means, without what governs it.
    pub(super) fn antecedent(&mut self, utterance: &Utterance, end: usize, context: &Context) -> Option<(Speaker, usize, usize)> {
        let first = self.phrase_start(utterance, end)?;
        let governed = (first + 1..end).rev().find(|&at| {
            let begins = utterance.is(at, WordClass::Article) || utterance.is(at, WordClass::Definite);
            begins && utterance.is(at - 1, WordClass::Preposition) && !utterance.reads_any(at - 1, &["of", "for", "to", "at"])
        });
        // "collected by Médecins Sans Frontières, which says"
        let by_name = || {
            (first + 1..end)
                .rev()
                .find(|&at| utterance.is_capitalised(at) && utterance.reads_any(at - 1, &["by", "from"]))
        };
        let governed = governed.or_else(by_name);
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
}

/// "a man who answered the phone": the place of the "who" whose clause ends at `end`.
pub(super) fn relative_before(utterance: &Utterance, end: usize) -> Option<usize> {
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
