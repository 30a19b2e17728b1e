//! What a mission thinks of those whom it names in a text of its own: whoever it thanks stood by the country,
//! whoever it regrets did not.

use record::{Span, Stance};

use super::context::Context;

/// "The mission **regrets that** Chad abused the floor", "is grateful that Chad spoke": the side of the one
/// named at `start`, where those whose text it is, the country concerned, say what they think of it.
pub(super) fn side_of_who_takes_it_up(ctx: &Context, start: usize) -> Option<Stance> {
    let sentence = ctx.sentence_around(start);
    let before = ctx.behind_lower(sentence.start, start, 120);
    let that = before.rfind(" that ")?;
    // Between are at most other names.
    let from = start - before.len() + that + " that ".len();
    let is_verb = |word: &str| word.ends_with("ed") || matches!(word, "had" | "has" | "have" | "was" | "were" | "which" | "who");
    if ctx.words_beside_names(Span::new(from, start)).any(is_verb) {
        return None;
    }
    let lead = &before[..that];
    let near = &lead[lead.ceil_char_boundary(lead.len().saturating_sub(40))..];
    let has = |verbs: &[&str]| verbs.iter().any(|verb| near.contains(verb));
    if near.contains(" not ") || near.contains(" who ") {
        return None;
    }
    match (has(&["regret", "deplore"]), has(&["grateful", "appreciate", "welcome", "pleased"])) {
        (true, false) => Some(Stance::Critical),
        (false, true) => Some(Stance::Supportive),
        _ => None,
    }
}

/// "Our thanks go to Chad and **Togo**, who spoke": whether a mission thanks those named at `start`, and
/// not for their questions.
pub(super) fn is_thanked(ctx: &Context, start: usize) -> bool {
    let sentence = ctx.sentence_around(start);
    let before = ctx.behind_lower(sentence.start, start, 120);
    let thanks = [
        "thank ",
        "thanks ",
        "grateful to ",
        "gratitude to ",
        "appreciation to ",
        "indebted to ",
    ];
    let Some(names) = thanks.iter().filter_map(|word| before.rfind(word).map(|at| at + word.len())).max() else {
        return false;
    };
    let is_verb = |word: &str| word.ends_with("ed") || matches!(word, "who" | "which" | "that" | "but" | "while" | "for");
    let between = Span::new(start - before.len() + names, start);
    let behind = ctx.ahead_lower(start, sentence.end, 160);
    let for_courtesy = [
        " questions",
        " recommendations",
        " comments",
        " participation",
        " interest",
        " advice",
        " suggestions",
    ]
    .iter()
    .any(|noun| behind.contains(noun));
    !ctx.words_beside_names(between).any(is_verb) && !for_courtesy
}
