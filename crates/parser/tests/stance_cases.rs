//! Stance, question by question: the statements are written for these tests.

use lexicon::Lexicon;
use record::Stance;

fn check(cases: &[(&str, &str, Stance)]) {
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|(concerned, text, wanted)| {
            let got = parser::judge_statement(text, Some(concerned), Lexicon::embedded());
            (got.stance != *wanted).then(|| format!("{text}\n  wanted {wanted:?}, got {:?} by {:?}", got.stance, got.cues))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_object_turns_the_frame() {
    check(&[
        ("CUB", "Bolivia condemned the blockade.", Stance::Supportive),
        ("MLI", "Niger condemned the massacre committed by armed groups.", Stance::Supportive),
        (
            "MLI",
            "Spain condemned the massacre committed by the armed forces.",
            Stance::Critical,
        ),
        ("KHM", "Peru welcomed the report of the rapporteur.", Stance::Neutral),
        ("KHM", "Peru welcomed the progress described in the report.", Stance::Supportive),
        ("BLR", "Ghana regretted the one-sided tone of the report.", Stance::Supportive),
        ("BLR", "Kenya expressed solidarity with the victims.", Stance::Neutral),
    ]);
}

#[test]
fn what_is_asked_for_tells_the_side() {
    check(&[
        ("KHM", "Laos encouraged Cambodia to continue its reforms.", Stance::Supportive),
        ("KHM", "Malta encouraged Cambodia to release the activists.", Stance::Critical),
        ("KHM", "Togo recommended that Cambodia ratify the Protocol.", Stance::Neutral),
        ("SDN", "Togo appealed to all sides to lay down their arms.", Stance::Neutral),
        ("ERI", "Iran said that the mandate should be ended.", Stance::Supportive),
        (
            "ERI",
            "Benin called on the international community to lift the sanctions.",
            Stance::Supportive,
        ),
        ("KHM", "Release all prisoners of conscience.", Stance::Critical),
    ]);
}

#[test]
fn contrast_and_concession_part_a_statement() {
    check(&[
        ("KHM", "Chile commended the reforms, but deplored the arrests.", Stance::Mixed),
        ("KHM", "Despite the progress made, Chile deplored the arrests.", Stance::Mixed),
        ("KHM", "Despite the floods, the country had made great strides.", Stance::Supportive),
        (
            "KHM",
            "Despite its promises, the Government had jailed its critics.",
            Stance::Critical,
        ),
    ]);
}

#[test]
fn a_denial_turns_the_frame() {
    check(&[
        ("KHM", "China did not share the concerns of others.", Stance::Supportive),
        ("KHM", "China could not support the resolution.", Stance::Supportive),
        (
            "KHM",
            "Canada was not satisfied with the response of the authorities.",
            Stance::Critical,
        ),
    ]);
}

#[test]
fn another_states_conduct_is_not_that_of_the_country_concerned() {
    check(&[
        ("UKR", "Poland denounced Russia's bombing of hospitals.", Stance::Supportive),
        ("RUS", "Poland denounced Russia's bombing of hospitals.", Stance::Critical),
        ("MLI", "Senegal condemned the cowardly attacks on its army.", Stance::Supportive),
    ]);
}

#[test]
fn the_mandate_is_an_axis_of_its_own() {
    for (text, stance, mandate) in [
        (
            "Peru thanked the Special Rapporteur and deplored the arrests.",
            Stance::Critical,
            Stance::Supportive,
        ),
        (
            "Iran opposed the mandate and praised the reforms.",
            Stance::Supportive,
            Stance::Critical,
        ),
        ("Peru praised the reforms.", Stance::Supportive, Stance::Unknown),
    ] {
        let got = parser::judge_statement(text, Some("KHM"), Lexicon::embedded());
        assert_eq!((got.stance, got.mandate), (stance, mandate), "{text} {:?}", got.cues);
    }
}

#[test]
fn nothing_said_is_unknown_and_nothing_judged_is_neutral() {
    check(&[
        ("KHM", "", Stance::Unknown),
        ("KHM", "India, Japan, Peru", Stance::Unknown),
        ("KHM", "Peru asked how torture was being prevented.", Stance::Neutral),
        ("KHM", "The Fund had trained eighty nurses in two provinces.", Stance::Neutral),
    ]);
}

#[test]
fn an_adverb_adds_to_the_strength() {
    let strength = |text: &str| parser::judge_statement(text, None, Lexicon::embedded()).strength;
    assert_eq!(strength("Peru regretted the arrests."), Some(3));
    assert_eq!(strength("Peru immediately regretted the arrests."), Some(4));
    assert!(strength("Peru condemned the arrests.") > strength("Peru regretted the arrests."));
    assert_eq!(strength("Peru thanked the Special Rapporteur."), Some(1));
}

#[test]
fn what_speakers_tell_of_their_own_country_is_no_side() {
    check(&[
        (
            "SYR",
            "Norway said that its country had released all political prisoners.",
            Stance::Neutral,
        ),
        (
            "KHM",
            "Ghana recalled that its own Government had abolished the death penalty.",
            Stance::Neutral,
        ),
        (
            "ERI",
            "The delegation of Eritrea said its Government had made great progress.",
            Stance::Supportive,
        ),
        ("TCD", "Gabon said its Government welcomed the reforms of Chad.", Stance::Supportive),
        (
            "BLR",
            "Canada said that Belarus had jailed journalists and that its Government had abolished elections.",
            Stance::Critical,
        ),
        (
            "BLR",
            "Malta said that her country had abolished torture and that Belarus had jailed journalists.",
            Stance::Critical,
        ),
    ]);
}

#[test]
fn a_law_is_blamed_and_not_what_it_is_on() {
    check(&[
        ("GEO", "Estonia took issue with the law on transparency.", Stance::Critical),
        ("UGA", "Malta opposed the bill on foreign agents.", Stance::Critical),
    ]);
}

#[test]
fn an_attack_on_the_country_is_regretted_in_its_favour() {
    check(&[
        ("KHM", "Laos regretted the attack by Thailand on Cambodia.", Stance::Supportive),
        (
            "ARM",
            "Cyprus regretted that a neighbouring State had shelled Armenian towns.",
            Stance::Supportive,
        ),
        (
            "MLI",
            "Togo deeply regretted the raids by armed groups on villages.",
            Stance::Supportive,
        ),
        ("UKR", "Malta deplored the strikes on Ukraine.", Stance::Supportive),
        ("COD", "Kenya regretted that the rebels had left the talks.", Stance::Neutral),
        (
            "MMR",
            "Timor-Leste was outraged by the army's raids on towns in Myanmar.",
            Stance::Critical,
        ),
        ("RUS", "Malta regretted the invasion by Russia.", Stance::Critical),
    ]);
}

#[test]
fn who_acts_is_the_nearest_that_is_named() {
    check(&[
        (
            "VEN",
            "Cuba accused Washington of starving the Venezuelan people.",
            Stance::Supportive,
        ),
        ("VEN", "Peru accused Caracas of starving the Venezuelan people.", Stance::Critical),
        (
            "CUB",
            "Iran said the Council debated Cuba while it ignored the plight of others.",
            Stance::Supportive,
        ),
        ("IRN", "Qatar appreciated Iran's support for refugees.", Stance::Supportive),
        ("SYR", "Spain sided with the protesters against the authorities.", Stance::Critical),
        ("ERI", "Malta said that the rapporteur had been denied entry.", Stance::Critical),
    ]);
}

#[test]
fn what_is_prevented_or_denied_is_no_fault() {
    check(&[
        (
            "GMB",
            "Ghana said that a law against torture had been adopted unanimously.",
            Stance::Supportive,
        ),
        (
            "VNM",
            "Cuba said that space for associations, far from shrinking, had grown.",
            Stance::Supportive,
        ),
        (
            "ERI",
            "Chad urged the Council to end the mandate, as Eritrea posed no threat.",
            Stance::Supportive,
        ),
        ("KHM", "Peru said that it had seen no sign of improvement.", Stance::Critical),
        (
            "CHN",
            "Malta said that the evidence of mass detention could not be ignored.",
            Stance::Critical,
        ),
    ]);
}

#[test]
fn a_quality_is_that_of_the_noun_it_stands_with() {
    check(&[
        ("KHM", "Laos rejected the misguided resolution.", Stance::Supportive),
        ("KHM", "Laos said that the mandate was ill-conceived.", Stance::Supportive),
        ("KHM", "Malta said that the trial was farcical.", Stance::Critical),
        ("KHM", "Peru took note of the excellent report.", Stance::Neutral),
        ("KHM", "Ghana said that the reforms were impressive.", Stance::Supportive),
    ]);
}

#[test]
fn who_is_warned_of_is_not_asked() {
    check(&[
        ("KHM", "Laos warned against lecturing Cambodia.", Stance::Supportive),
        ("KHM", "Malta warned Cambodia against jailing its critics.", Stance::Critical),
        ("SOM", "Malta said it had opened a clinic in Baidoa.", Stance::Neutral),
        ("KHM", "Mr. Diaz (Peru): Release the lawyers.", Stance::Critical),
        (
            "KHM",
            "“The promises made last year were hollow,” the envoy of Malta said.",
            Stance::Critical,
        ),
    ]);
}

#[test]
fn a_form_that_governs_nothing_in_a_list_is_a_noun() {
    check(&[
        (
            "KHM",
            "Speakers spoke about air attacks, land disputes, and the aid of the Office.",
            Stance::Neutral,
        ),
        ("KHM", "Norway noted popular demands and the welcome support.", Stance::Neutral),
        (
            "KEN",
            "Malta condemns and regrets, once more, the raid on the newspaper.",
            Stance::Critical,
        ),
        ("KEN", "Chad welcomes and supports, as ever, the reforms.", Stance::Supportive),
        (
            "KHM",
            "Ghana supports the Government and disputes the findings of the report.",
            Stance::Supportive,
        ),
    ]);
}

#[test]
fn a_turn_gives_the_half_without_a_side_the_other_one() {
    check(&[
        (
            "GHA",
            "Austria applauded the elections in Ghana, but a man may still be locked up there for whom he loves.",
            Stance::Mixed,
        ),
        (
            "GHA",
            "Norway had cheered when Ghana repealed its law on libel. It was not cheering now, with three editors in the dock.",
            Stance::Mixed,
        ),
        (
            "KEN",
            "Peru welcomed the reforms, but it would not be in a position to attend the conference.",
            Stance::Supportive,
        ),
        (
            "KEN",
            "Malta acknowledged that the courts had cleared their backlog, yet it deplored the killings by the police.",
            Stance::Mixed,
        ),
        (
            "KEN",
            "Japan welcomed the reforms but the drought had cost the country dear.",
            Stance::Supportive,
        ),
    ]);
}

#[test]
fn a_deed_is_told_by_what_it_does_to_people() {
    check(&[
        (
            "MMR",
            "Fiji said that the army had ambushed a column of refugees.",
            Stance::Critical,
        ),
        (
            "MMR",
            "Fiji said that boys had been conscripted in every township.",
            Stance::Critical,
        ),
        (
            "KEN",
            "Chad said that Kenya had rehoused the families of the slums.",
            Stance::Supportive,
        ),
        (
            "KEN",
            "Chad drew attention to the steep drop in child mortality.",
            Stance::Supportive,
        ),
        (
            "AZE",
            "Armenia told the Council that Baku had starved a whole people.",
            Stance::Critical,
        ),
        (
            "VEN",
            "Cuba saluted a people that had withstood years of the blockade.",
            Stance::Supportive,
        ),
        ("LBY", "Peru called on every faction to hold its fire.", Stance::Neutral),
    ]);
}

#[test]
fn reports_of_a_deed_are_blamed_for_the_deed_and_rejected_for_themselves() {
    check(&[
        (
            "BLR",
            "Norway deplored reports that priests had been made to sign pledges.",
            Stance::Critical,
        ),
        ("ERI", "Egypt rejected reports of forced labour as hearsay.", Stance::Supportive),
        ("KEN", "Norway took note of reports of progress.", Stance::Neutral),
        ("BLR", "Cuba insisted that the vote had been free and fair.", Stance::Supportive),
        ("KEN", "Malta insisted that the Government release the editors.", Stance::Critical),
    ]);
}

#[test]
fn what_others_did_to_a_state_is_not_laid_at_its_door() {
    check(&[
        (
            "UKR",
            "Finland condemned the abduction of teenagers to camps in the Russian Federation.",
            Stance::Supportive,
        ),
        (
            "RUS",
            "Malta deplored the deportation of Ukrainian children to Russia.",
            Stance::Critical,
        ),
        (
            "VEN",
            "Nicaragua stood with the Government of Venezuela, whose assets had been stolen, and with its people.",
            Stance::Supportive,
        ),
        (
            "KEN",
            "Malta stood by the people of Kenya, whose sons had been shot in the streets.",
            Stance::Critical,
        ),
        (
            "DJI",
            "Belgium pointed to reprisals against those who cooperated with the treaty bodies.",
            Stance::Critical,
        ),
    ]);
}

#[test]
fn a_question_may_presuppose_a_wrong() {
    check(&[
        ("KEN", "Why, asked Malta, were journalists still being jailed?", Stance::Critical),
        ("SSD", "How many more truces, Malta wondered, would Juba tear up?", Stance::Critical),
        (
            "KEN",
            "Malta asked why the budget of the commission had been reduced.",
            Stance::Neutral,
        ),
        (
            "KEN",
            "Uganda asked the rapporteur why he had not visited the north.",
            Stance::Neutral,
        ),
    ]);
}

#[test]
fn who_acted_decides_what_a_fault_says() {
    check(&[
        (
            "BLR",
            "Cuba said that its critics had failed to send observers.",
            Stance::Supportive,
        ),
        (
            "TUR",
            "Malta noted that Ankara ignored the judgments of the Court.",
            Stance::Critical,
        ),
        ("GTM", "Spain condemned the manoeuvres by prosecutors.", Stance::Critical),
        ("GTM", "Cuba condemned the manoeuvres against Guatemala.", Stance::Supportive),
        (
            "KEN",
            "Peru said that the trial of the former mayor had been fair.",
            Stance::Supportive,
        ),
        (
            "KEN",
            "Peru said that Kenya had drawn up an impressive register of voters.",
            Stance::Supportive,
        ),
        ("KEN", "Peru said that Kenya needed a comprehensive approach.", Stance::Neutral),
        ("KEN", "Malta took Kenya to task for its treatment of traders.", Stance::Critical),
        (
            "KEN",
            "Chad said that the Government deserved applause and not a resolution.",
            Stance::Supportive,
        ),
        (
            "KEN",
            "Chad asked why Kenya had been singled out for its record.",
            Stance::Supportive,
        ),
    ]);
}

#[test]
fn what_may_not_be_done_is_not_denied() {
    check(&[
        (
            "RUS",
            "Finland said that Moscow could not hide behind its veto for ever.",
            Stance::Critical,
        ),
        ("KEN", "Chad said that Kenya had not violated the treaty.", Stance::Supportive),
        ("TLS", "Australia urged it to repeal the draft law on defamation.", Stance::Critical),
        (
            "SYR",
            "Oman noted with appreciation that Syria had opened its crossings to refugees.",
            Stance::Supportive,
        ),
    ]);
}

#[test]
fn what_a_text_tells_of_and_what_deals_with_a_wrong_is_no_wrong_of_theirs() {
    check(&[
        (
            "LBR",
            "Togo welcomed the law that set up a war crimes court and thanked the Government for its answers.",
            Stance::Supportive,
        ),
        (
            "ERI",
            "Malta said that the findings documented torture in the camps.",
            Stance::Critical,
        ),
        (
            "NIC",
            "Laos told the meeting that the commission was a waste of money and lacked legitimacy.",
            Stance::Supportive,
        ),
        (
            "SYR",
            "Laos said that sanctions kept medicine from the sick and called for their immediate lifting.",
            Stance::Supportive,
        ),
        (
            "FJI",
            "UNICEF said that girls made up 18 per cent of the apprentices.",
            Stance::Neutral,
        ),
        (
            "KHM",
            "Laos valued the open way in which Cambodia had engaged with the Special Rapporteur.",
            Stance::Supportive,
        ),
        ("KHM", "Laos was full of praise.", Stance::Supportive),
        ("BLR", "Canada announced new sanctions against the judges.", Stance::Critical),
    ]);
}
