//! What holds of the judgement of any text at all.

use lexicon::Lexicon;
use proptest::prelude::*;
use record::Stance;

/// Words and marks of the register, and a few of no register.
const PIECES: &[&str] = &[
    "welcomed",
    "condemned",
    "urged",
    "not",
    "the",
    "Government",
    "to",
    "release",
    "continue",
    "report",
    "sanctions",
    "of",
    "by",
    "but",
    "despite",
    "while",
    ",",
    ".",
    ";",
    "“",
    "”",
    "’s",
    "progress",
    "violations",
    "Russia",
    "Cambodia",
    "armed",
    "groups",
    "asked",
    "whether",
    "lack",
    "no",
    "must",
    "be",
    "should",
    "was",
    "Côte d’Ivoire",
    "é",
    "\u{a0}",
    "—",
    "\n",
    "140.7",
    "didn’t",
    "concerned",
    "that",
    "country",
];

fn check(text: &str, concerned: Option<&str>) -> Result<(), TestCaseError> {
    let lexicon = Lexicon::embedded();
    let judgement = parser::judge_statement(text, concerned, lexicon);
    prop_assert_eq!(&judgement, &parser::judge_statement(text, concerned, lexicon));
    for cue in &judgement.cues {
        prop_assert!(cue.start < cue.end && cue.end <= text.len());
        prop_assert!(text.get(cue.start..cue.end).is_some_and(|words| !words.trim().is_empty()));
        prop_assert!(!cue.rule.is_empty());
    }
    prop_assert_eq!(judgement.cues.is_empty(), judgement.stance == Stance::Unknown);
    prop_assert!(judgement.strength.is_none_or(|strength| (1..=5).contains(&strength)));
    let sided = !matches!(judgement.stance, Stance::Neutral | Stance::Unknown);
    prop_assert!(!sided || judgement.strength.is_some());
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_judged(text in ".{0,200}") {
        check(&text, None)?;
    }

    #[test]
    fn any_row_of_the_registers_words_is_judged(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40), known in any::<bool>()) {
        check(&pieces.join(" "), known.then_some("KHM"))?;
    }
}

#[test]
fn a_long_text_is_judged_in_linear_time() {
    let text = "urged the Government to release the detainees and welcomed the efforts of ".repeat(5_000);
    let judgement = parser::judge_statement(&text, Some("KHM"), Lexicon::embedded());
    assert_eq!(judgement.stance, Stance::Mixed);
}
