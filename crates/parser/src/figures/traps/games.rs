//! Results of games: goals, sets, points and wickets are no claims about the world.

use lexicon::numbers::WordRole;

use super::telephone::followed_by_count;
use crate::figures::numerals::{Numeral, numeral};
use crate::figures::tokens::{Token, Tokens};

/// "beat them 3-0", "won 6-3", "a 2-1 lead": two numbers with a dash that are no range; `range` says
/// whether they are one. A court or an assembly that decides "6-3" has counted votes.
pub(crate) fn score(tokens: &Tokens, number: &Numeral) -> bool {
    let points = |at: usize| {
        tokens
            .get(at)
            .and_then(Token::digits)
            .filter(|digits| !digits.grouped && !digits.decimal && digits.count <= 3)
    };
    let dash = tokens.get(number.end).is_some_and(|dash| dash.is_hyphen() && dash.glued);
    let other = number.end + 1;
    let joined = dash && number.scale == 1.0 && points(number.first).is_some() && points(other).is_some() && tokens.list[other].glued;
    joined && !followed_by_count(tokens, other + 1) && !tokens.voting && !tokens.list.iter().any(|token| token.has(WordRole::Deciding))
}

/// "were 41 for one", "reached 200 for 6": runs, and the wickets they cost.
pub(super) fn wickets(tokens: &Tokens, number: &Numeral) -> bool {
    let runs = |at: usize, first: usize| {
        tokens.list[at].is_digits()
            && tokens.before(first, 1).is_some_and(|before| {
                before.is_one_of(&[
                    "are", "was", "were", "be", "at", "on", "to", "reached", "made", "closed", "declared",
                ])
            })
    };
    let lost = |taken: &Numeral| {
        let after = tokens.get(taken.end);
        taken.scale == 1.0 && (0.0..=10.0).contains(&taken.value) && after.is_none_or(|next| !next.is_word() || next.part().is_some())
    };
    let all_out = tokens.match_at(number.end, &["all", "out"]).is_some();
    let opens =
        tokens.get(number.end).is_some_and(|word| word.is("for")) && numeral(tokens, number.end + 1).is_some_and(|taken| lost(&taken));
    let closes = number.first >= 2 && tokens.list[number.first - 1].is("for") && lost(number) && runs(number.first - 2, number.first - 2);
    !tokens.voting && (all_out || opens && runs(number.first, number.first) || closes)
}
