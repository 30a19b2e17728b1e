//! Names by themselves: a code, both candidates, or a refusal.

use lexicon::{Answer, Lexicon};
use proptest::prelude::*;

/// The code, `A|B` for candidates, `-` for a refusal.
fn resolve(name: &str) -> String {
    match Lexicon::embedded().names.resolve(name) {
        Answer::Resolved { entity, .. } => entity.code.clone(),
        Answer::Ambiguous { candidates } => candidates.join("|"),
        Answer::Refused { .. } => "-".into(),
    }
}

/// Lines of `name = answer`; all that differ are shown together.
#[track_caller]
fn check(cases: &str) {
    let wrong: Vec<String> = cases
        .lines()
        .filter_map(|line| line.trim().rsplit_once(" = "))
        .filter(|(name, answer)| resolve(name) != *answer)
        .map(|(name, answer)| format!("{name}: expected {answer}, found {}", resolve(name)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn official_common_and_inverted_names_are_one() {
    check(
        "Bolivarian Republic of Venezuela = VEN
         Venezuela (Bolivarian Republic of) = VEN
         Venezuela, Bolivarian Republic of = VEN
         Moldova, Republic of = MDA
         Micronesia (Federated States of) = FSM
         the former Yugoslav Republic of Macedonia = MKD
         United Kingdom of Great Britain & Northern Ireland = GBR
         Congo, the Democratic Republic of the = COD
         Republic of Congo = COG
         Guinea, Equatorial = GNQ
         Sudan, South = SSD
         Samoa, American = ASM
         Virgin Islands (U.S.) = VIR",
    );
}

#[test]
fn typography_makes_no_difference() {
    check(
        "Côte d’Ivoire = CIV
         COTE D`IVOIRE = CIV
         Guinea\u{2011}Bissau = GNB
         Viet\u{a0}Nam = VNM
         Viet  Nam, = VNM
         Timor–Leste = TLS
         Sa\u{303}o Tome\u{301} and Pri\u{301}ncipe = STP
         St Kitts & Nevis = KNA
         D.P.R.K. = PRK
         U. A. E. = -
         eSwatini = SWZ
         luxembourg = LUX
         \u{feff}Chad = TCD",
    );
}

#[test]
fn what_stands_around_a_name_is_no_part_of_it() {
    check(
        "Oman (video statement) = OMN
         Lesotho (by video message) = LSO
         Egypt (on behalf of a group of 46 States) = EGY
         Egypt, on behalf of the Arab Group = EGY
         Egypt in its national capacity = EGY
         Nepal (speaking as the country concerned) = NPL
         Permanent Mission of the Republic of Korea to the United Nations Office at Geneva = KOR
         Delegation of the Gambia = GMB
         Bhutan’s delegation = BTN
         Netherlands (Kingdom of the) = NLD
         Turkey/Türkiye = TUR
         Myanmar (Burma) = MMR
         Bahamas (the) = BHS
         (Tonga) = TON
         Georgia (country) = GEO",
    );
}

#[test]
fn a_word_behind_a_name_that_is_no_remark_makes_it_another() {
    check(
        "Georgia State = -
         Jordan (river) = -
         Turkey (bird) = -
         Cuba Libre = -
         Malta Independent = -
         Chad Wick = -
         Myanmar (Thailand) = -",
    );
}

#[test]
fn organisations_places_and_persons_are_refused() {
    check(
        "Norwegian Refugee Council = -
         Bank of Ireland = -
         Ombudsman of Namibia = -
         Human Rights Commission of Zambia = -
         Canadian Bar Association = -
         Amnesty International Togo = -
         Gulf of Guinea = -
         New South Wales = -
         Latin America = -
         Michael Jordan = -
         Berlin Wall = -
         Special Rapporteur on Cambodia = -",
    );
}

#[test]
fn a_name_of_two_is_refused_with_both() {
    check(
        "Congo = COD|COG
         the Congo = COD|COG
         Korea = KOR|PRK
         Korean = KOR|PRK
         Dominican = DMA|DOM
         Virgin Islands = VGB|VIR
         Brussels = BEL|G:EU
         delegation of Congo = COD|COG
         the Kingdom = CONTEXT",
    );
}

#[test]
fn neighbours_in_spelling_are_kept_apart() {
    check(
        "Niger = NER
         Nigeria = NGA
         Nigerien = NER
         Nigerian = NGA
         Dominica = DMA
         Dominican Republic = DOM
         Guinea = GIN
         Papua New Guinea = PNG
         Guyana = GUY
         French Guiana = GUF
         Slovak = SVK
         Slovene = SVN
         Mauritius = MUS
         Mauritania = MRT
         Ireland = IRL
         Northern Ireland = GBR
         Samoa = WSM
         Malta = MLT
         Sovereign Order of Malta = O:SMOM",
    );
}

#[test]
fn former_names_are_the_state_of_today_and_former_states_are_their_own() {
    check(
        "Swaziland = SWZ
         Zaire = COD
         Upper Volta = BFA
         Ceylon = LKA
         Soviet Union = H:SUN
         East Germany = H:DDR
         West Germany = DEU
         Serbia and Montenegro = H:SCG
         Republic of Viet-Nam = H:VDR",
    );
}

#[test]
fn groups_and_bodies_have_codes_of_their_own() {
    check(
        "European Union (EU) = G:EU
         Group of Arab States = G:ARAB
         CANZ (Canada, Australia and New Zealand) = G:CANZ
         the five Nordic countries = G:NORDIC
         the core group on Eritrea = G:ADHOC
         a large group of countries = G:ADHOC
         62 Member States and observers = G:ADHOC
         a group of Latin American countries = G:ADHOC
         28 delegations = -
         some speakers = -
         Unicef = U:UNICEF
         United Nations Population Fund (UNFPA) = U:UNFPA
         UN-Women = U:UNWOMEN",
    );
}

#[test]
fn words_that_are_names_in_capitals_only() {
    check(
        "US = USA
         us = -
         WHO = U:WHO
         who = -
         CAR = CAF
         car = -",
    );
}

#[test]
fn the_class_says_what_sort_of_name_it_was() {
    let names = &Lexicon::embedded().names;
    for (name, class) in [
        ("Peru", "name"),
        ("Peruvians", "demonym"),
        ("Lima", "capital"),
        ("GRULAC", "group"),
        ("UNDP", "un_body"),
        ("Holy See", "observer"),
        ("Czechoslovakia", "historic"),
        ("Korea", "ambiguous"),
        ("Atlantis", "refused"),
    ] {
        assert_eq!(names.resolve(name).class(), class, "{name}");
    }
}

/// The shared gold of names, where it is at hand: every class by the rule of its README.
#[test]
fn the_gold_of_names() {
    let gold = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold/delegations/names_dev.csv");
    let Ok(mut reader) = csv::Reader::from_path(&gold) else {
        println!("skipped: {} is not there", gold.display());
        return;
    };
    let mut wrong = Vec::new();
    for row in reader.records().map(|row| row.expect("a row")) {
        let (name, code, class) = (&row[0], &row[1], &row[2]);
        let found = resolve(name);
        let is_state = found.len() == 3 && found.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_right = match (code, class) {
            ("AMB:CONTEXT", _) => found.contains('|') || found == "CONTEXT",
            (code, _) if code.starts_with("AMB:") => found == code[4..].replace('/', "|"),
            (_, "group" | "unorg") => found == code,
            (code, _) if code == "-" || code.starts_with("N:") => !is_state,
            (code, _) => found == code,
        };
        if !is_right {
            wrong.push(format!("{name}: expected {code}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn no_text_is_too_odd_to_be_answered(name in "\\PC{0,60}") {
        resolve(&name);
    }

    #[test]
    fn signs_and_words_of_names_in_any_order_are_answered(parts in prop::collection::vec(
        prop::sample::select(vec!["Congo", "the", "(", ")", ",", "/", "on behalf of", "Korea", "South", "’s", "-", "\u{a0}", "group of", "57", "States", "é", "\u{301}", "."]),
        0..40,
    )) {
        resolve(&parts.join(" "));
        resolve(&parts.concat());
    }
}
