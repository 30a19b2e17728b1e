//! Names in running text.

use lexicon::Lexicon;
use proptest::prelude::*;

/// The mentions as `name=CODE`, with `-` for none.
fn find(text: &str) -> Vec<String> {
    let mentions = Lexicon::embedded().names.find(text);
    let code = |mention: &lexicon::Mention| mention.entity.map_or("-".to_owned(), |entity| entity.code.clone());
    mentions
        .iter()
        .map(|mention| format!("{}={}", &text[mention.start..mention.end], code(mention)))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(find(text), expected, "in: {text}");
}

#[test]
fn the_longest_name_wins_and_boundaries_are_words() {
    check(
        "Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea; not Guineafowl or Omanson.",
        &["Guinea-Bissau=GNB", "Equatorial Guinea=GNQ", "Papua New Guinea=PNG", "Guinea=GIN"],
    );
    check(
        "the Dominican Republic, Dominica, Niger and Nigeria",
        &["Dominican Republic=DOM", "Dominica=DMA", "Niger=NER", "Nigeria=NGA"],
    );
}

#[test]
fn a_list_may_have_lost_its_commas() {
    check("Tonga, Peru Malawi , Qatar", &["Tonga=TON", "Peru=PER", "Malawi=MWI", "Qatar=QAT"]);
    check("Congo, Republic of Moldova", &["Congo=-", "Republic of Moldova=MDA"]);
    check(
        "Bosnia and Herzegovina, Serbia and Montenegro.",
        &["Bosnia and Herzegovina=BIH", "Serbia=SRB", "Montenegro=MNE"],
    );
}

#[test]
fn names_over_a_line_break_and_in_brackets() {
    check("the Lao People’s\nDemocratic Republic", &["Lao People’s\nDemocratic Republic=LAO"]);
    check("Viet\n\nNam", &[]);
    check(
        "(Bolivia (Plurinational State of)); 140.2 Ratify (Fiji)",
        &["Bolivia (Plurinational State of)=BOL", "Fiji=FJI"],
    );
}

#[test]
fn a_possessive_ends_a_name() {
    check(
        "Japan’s delegate and the Philippines' envoy thanked the Republic of Korea's",
        &["Japan=JPN", "Philippines=PHL", "Republic of Korea=KOR"],
    );
}

#[test]
fn capitals_tell_a_name_from_a_word() {
    check("a turkey on fine china; they told us who had the car", &[]);
    check("the US and the U.S. voted; TELL US MORE", &["US=USA", "U.S.=USA"]);
    check(
        "SAUDI ARABIA and eSwatini and BiH",
        &["SAUDI ARABIA=SAU", "eSwatini=SWZ", "BiH=BIH"],
    );
}

#[test]
fn an_organisation_that_holds_a_name_is_no_state() {
    check("the Kenyan Widows Association spoke", &["Kenyan Widows Association=-"]);
    check(
        "Ghana Society for Prison Studies, Peru",
        &["Ghana Society for Prison Studies=-", "Peru=PER"],
    );
    check("the Bank of Uganda", &["Bank of Uganda=-"]);
    check("Public Protector's Office of Zambia", &["Public Protector's Office of Zambia=-"]);
    check(
        "National Human Rights Commission of Nepal",
        &["National Human Rights Commission of Nepal=-"],
    );
    check("Amnesty International Chile", &["Amnesty International Chile=-"]);
    check("Human Rights Watch Sudan", &["Human Rights Watch Sudan=-"]);
    check("Swedes for Peace in Yemen asked", &["Swedes for Peace in Yemen=-"]);
}

#[test]
fn what_speaks_for_a_state_or_reports_on_one_leaves_it_a_state() {
    check("the Thai Foreign Ministry", &["Thai=THA"]);
    check("the Embassy of Canada and the Ambassador of Peru", &["Canada=CAN", "Peru=PER"]);
    check("the Commission of Inquiry on Burundi", &["Burundi=BDI"]);
    check("the Special Rapporteur on human rights in Myanmar", &["Myanmar=MMR"]);
    check("the Government of Mali", &["Mali=MLI"]);
}

#[test]
fn persons_and_places_with_a_states_name() {
    check("Michael Jordan flew to Jordan.", &["Michael Jordan=-", "Jordan=JOR"]);
    check("Chad Nolan left Chad.", &["Chad Nolan=-", "Chad=TCD"]);
    check(
        "In Georgia, Mr. Sudan met Georgia Hall.",
        &["Georgia=GEO", "Mr. Sudan=-", "Georgia Hall=-"],
    );
    check("Ohio, Georgia and Texas", &["Georgia=-"]);
    check(
        "born in Athens, Georgia, and raised in Lebanon, Ohio.",
        &["Athens, Georgia=-", "Lebanon=-"],
    );
    check("the South China Sea and New Mexico", &["South China Sea=-", "New Mexico=-"]);
}

#[test]
fn a_dateline_is_no_government() {
    check("HANOI, May 3 (AFP) — Hanoi objected.", &["HANOI=-", "Hanoi=VNM"]);
    check("Hanoi objected.", &["Hanoi=VNM"]);
}

#[test]
fn the_body_that_meets_is_not_one_that_speaks() {
    check(
        "The Human Rights Council heard UNICEF.",
        &["Human Rights Council=-", "UNICEF=U:UNICEF"],
    );
}

#[test]
fn an_ambiguous_name_is_a_mention_of_no_one() {
    check("Korea and the Congo", &["Korea=-", "Congo=-"]);
}

/// Spans in order, apart, on character boundaries.
fn are_sound(text: &str) -> bool {
    let mentions = Lexicon::embedded().names.find(text);
    mentions
        .iter()
        .all(|mention| mention.start < mention.end && text.get(mention.start..mention.end).is_some())
        && mentions.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

proptest! {
    #[test]
    fn mentions_are_sound_in_any_text(text in "\\PC{0,200}") {
        prop_assert!(are_sound(&text));
    }

    #[test]
    fn mentions_are_sound_among_names(parts in prop::collection::vec(
        prop::sample::select(vec![
            "Jordan", "Georgia", "Mr.", "Bank", "of", "China", "’s", "Human Rights Watch", "Côte d’Ivoire", "U.S.", "\n", "Council", "for",
            "Iraqi", "é", "\u{301}", "\u{200b}", "Ohio", ",", "and", "(Islamic Republic of)", "Iran", "eSwatini", "—", "HANOI", ".", "Michael",
        ]),
        0..40,
    )) {
        prop_assert!(are_sound(&parts.join(" ")));
        prop_assert!(are_sound(&parts.concat()));
    }
}
