//! Votes and scores.

use super::{elide, set};
use crate::figures::Draft;
use crate::figures::nouns::{self, NounPhrase};
use crate::figures::tokens::Tokens;
use record::FigureKind;

/// "25 to 4, with 18 abstaining", "none against", "27 votes in favour".
pub(super) fn vote(text: &str, tokens: &Tokens, draft: &mut Draft, before: &[Draft]) -> bool {
    let at = draft.end;
    if let Some((phrase, head, polarity)) = nouns::vote_label(tokens, draft.number, draft.end) {
        draft.figure.kind = FigureKind::Vote;
        draft.figure.polarity = polarity.map(str::to_owned);
        elide(draft, phrase, head);
        return true;
    }
    if !tokens.voting {
        return false;
    }
    let make = |draft: &mut Draft, phrase: &str, head: &str| {
        draft.figure.kind = FigureKind::Vote;
        elide(draft, phrase, head);
    };
    let favour = [&["in", "favour"][..], &["in", "favor"], &["for"], &["to"]];
    if tokens
        .get(at)
        .is_some_and(|token| token.is_one_of(&["votes", "vote", "abstentions", "abstention"]))
    {
        let abstention = tokens.list[at].text.starts_with(['a', 'A']);
        let side = if abstention {
            Some(at + 1)
        } else {
            [&["in", "favour"][..], &["in", "favor"], &["against"], &["for"], &["to"]]
                .iter()
                .find_map(|words| tokens.match_at(at + 1, words))
        };
        let Some(end) = side else { return false };
        let against = tokens.list[at + 1..end.max(at + 1)].iter().any(|token| token.is("against"));
        let end = if tokens.get(end - 1).is_some_and(|token| token.is_one_of(&["for", "to"])) {
            at + 1
        } else {
            end
        };
        set(text, tokens, draft, NounPhrase { first: at, end, head: at });
        draft.figure.kind = FigureKind::Vote;
        draft.figure.polarity = (!abstention).then(|| if against { "critical".to_owned() } else { "supportive".to_owned() });
        return true;
    }
    if tokens
        .get(at)
        .is_some_and(|token| token.is_one_of(&["against", "opposed", "opposing"]))
        && !tokens
            .get(at + 1)
            .is_some_and(|token| token.is_word() && token.part().is_some_and(|part| part == lexicon::numbers::Part::Determiner))
    {
        make(draft, "votes against", "vote");
        draft.figure.polarity = (draft.figure.value != Some(0.0)).then(|| "critical".to_owned());
        return true;
    }
    if tokens.get(at).is_some_and(|token| token.is_one_of(&["abstaining", "abstained"])) {
        make(draft, "abstentions", "abstention");
        return true;
    }
    if favour[..2].iter().any(|words| tokens.match_at(at, words).is_some())
        && before.iter().all(|other| other.figure.kind != FigureKind::Count)
    {
        make(draft, "votes in favour", "vote");
        draft.figure.polarity = Some("supportive".to_owned());
        return true;
    }
    // "25 to 4", "25-4".
    let link = |token: &crate::figures::tokens::Token| token.is("to") || token.is_hyphen();
    if tokens.get(at).is_some_and(link)
        && tokens
            .get(at + 1)
            .is_some_and(|token| token.is_digits() || token.numeral().is_some())
    {
        make(draft, "votes in favour", "vote");
        draft.figure.polarity = Some("supportive".to_owned());
        return true;
    }
    let after_vote = before.last().is_some_and(|other| {
        other.figure.kind == FigureKind::Vote
            && tokens.before(draft.number, 1).is_some_and(link)
            && (other.end + 1 == draft.number || other.end + 2 == draft.number && tokens.list[other.end].is_one_of(&["votes", "vote"]))
    });
    if after_vote {
        make(draft, "votes against", "vote");
        draft.figure.polarity = Some("critical".to_owned());
        return true;
    }
    false
}

/// "beat Fulham 3-1", "a 2-1 ruling": two numbers joined by a dash that are no range.
pub(super) fn score(tokens: &Tokens, draft: &mut Draft, before: &[Draft]) -> bool {
    let dash = |at: usize| tokens.get(at).is_some_and(|token| token.is_hyphen() && token.glued);
    let opens = dash(draft.end) && tokens.get(draft.end + 1).is_some_and(|next| next.is_digits() && next.glued);
    let closes = before
        .last()
        .is_some_and(|other| other.figure.kind == FigureKind::Score && other.end + 1 == draft.number && dash(other.end));
    if opens || closes {
        draft.figure.kind = FigureKind::Score;
        draft.figure.rule = "figure.score".into();
    }
    opens || closes
}
