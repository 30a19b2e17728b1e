//! What holds for any text: no panic, spans in the text, the same rows each time.

use lexicon::Lexicon;
use proptest::prelude::*;
use record::Article;

fn holds(text: &str) -> Result<(), TestCaseError> {
    let article = Article {
        id: "a".into(),
        text: text.into(),
        ..Article::default()
    };
    let lexicon = Lexicon::embedded();
    let (rows, notes) = parser::delegations(&article, lexicon);
    for (at, row) in rows.iter().enumerate() {
        prop_assert_eq!(row.seq as usize, at + 1);
        prop_assert_eq!(text.get(row.start..row.end), Some(row.evidence.as_str()));
        prop_assert!(row.part_of.is_none_or(|seq| seq >= 1 && seq as usize <= rows.len()));
        prop_assert!(!row.rule.is_empty());
        for cue in &row.cues {
            prop_assert!(text.get(cue.start..cue.end).is_some());
        }
    }
    for note in &notes {
        let span = note.start.zip(note.end);
        prop_assert!(span.is_none_or(|(start, end)| text.get(start..end).is_some()));
    }
    let again = parser::delegations(&article, lexicon);
    prop_assert_eq!(&rows, &again.0);
    let elsewhere = std::thread::scope(|scope| scope.spawn(|| parser::delegations(&article, lexicon).0).join().unwrap_or_default());
    prop_assert_eq!(rows, elsewhere);
    Ok(())
}

/// Pieces of the formats, in any order, with what may break them in between.
const PIECES: &[&str] = &[
    "Speaking in the discussion on Chad were: ",
    "The following delegations took the floor: ",
    "Also speaking were ",
    "In favour (2): ",
    "Against: None",
    "Abstentions (1):",
    "adopted by a vote of 9 in favour, ",
    "1 against (",
    "and 3 abstentions",
    "Côte d’Ivoire",
    "Norway",
    "Venezuela (Bolivarian Republic of)",
    " on behalf of ",
    "the African Group",
    "57 Member States",
    "(on behalf of",
    ")",
    "(",
    ", ",
    ". ",
    "\n\n",
    "\n",
    ": ",
    " and ",
    "; (b) ",
    "(a) Representatives of States members of the Council: ",
    "140.7 ",
    "12. Mr. Lund (Kenya) ",
    "ANA RUIZ (Peru), ",
    "speaking as the country concerned, ",
    "said ",
    "The representative of ",
    "representatives of ",
    "’s envoy ",
    "who, ",
    "Some speakers welcomed ",
    "only eight were critical",
    "almost all of them ",
    "Special Rapporteur ",
    "right of reply",
    "“",
    "”",
    "é",
    "ច",
    "\u{a0}",
    "Phnom Penh ",
    "American ",
    "A/HRC/52/L.3",
    "General debate",
    "State under review ",
    "GA/SHC/1 ",
    "Human Rights Council ",
    "Committee ",
    "Country Rapporteur",
    "Amnesty International ",
    "in a joint statement with ",
    "Neither ",
    " nor ",
    "did not take the floor",
    "28 ",
    "the ",
    "[",
    "]",
    "—",
    "'s ",
    "-",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn pieces_in_any_order(picked in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = picked.iter().map(|&at| PIECES[at]).collect();
        holds(&text)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        holds(&text)?;
    }
}
