//! What the checks say, one document and one claim at a time.
//!
//! The documents are made here, as the parser would leave them, so that a finding can be traced to
//! one claim. `tests/sample.rs` of the workspace runs the same checks on pages.

use catalog::Event;
use reconcile::{Document, Reconciliation, reconcile};
use record::{Article, EntityType, Extraction, Figure, Finding, Intervention, Kind, Modality, Qualifier, Role, Stance, Tally, Verdict};

const DAY: &str = "2031-03-29";

/// The meeting that the documents are about, unless a test says otherwise.
fn dialogue(id: &str, date: &str) -> Event {
    Event {
        id: id.into(),
        body: "HRC".into(),
        session: Some(70),
        kind: "oral_update".into(),
        title: "Oral update".into(),
        date: date.into(),
        date_end: None,
        concerned: Some("KHM".into()),
        symbol: None,
        aliases: Vec::new(),
        source_url: None,
    }
}

/// A document with what it states; `text` is where every claim of it stands.
#[derive(Clone)]
struct Doc {
    article: Article,
    extraction: Extraction,
}

impl Doc {
    /// Published the day after the meeting, by a source of its own.
    fn new(id: &str, text: &str) -> Doc {
        let article = Article {
            id: id.into(),
            source: Some(format!("paper of {id}")),
            kind: Kind::NewsArticle,
            published: Some("2031-03-30".into()),
            text: text.into(),
            ..Article::default()
        };
        let extraction = Extraction {
            id: id.into(),
            concerned: Some("KHM".into()),
            ..Extraction::default()
        };
        Doc { article, extraction }
    }

    fn place(&self, words: &str) -> (usize, usize) {
        let start = self.article.text.find(words).expect("the words stand in the text");
        (start, start + words.len())
    }

    fn tally(mut self, words: &str, claimant: &str, [total, supportive, critical]: [Option<u32>; 3]) -> Doc {
        let (start, end) = self.place(words);
        self.extraction.tallies.push(Tally {
            seq: self.extraction.tallies.len() as u32 + 1,
            claimant: Some(claimant.into()),
            what: "delegations".into(),
            total,
            supportive,
            critical,
            evidence: words.into(),
            start,
            end,
            ..Tally::default()
        });
        self
    }

    fn row(mut self, entity: &str, entity_type: EntityType, role: Role, rule: &str) -> Doc {
        let end = self.article.text.len();
        self.extraction.interventions.push(Intervention {
            seq: self.extraction.interventions.len() as u32 + 1,
            surface: entity.into(),
            entity: Some(entity.into()),
            entity_type,
            role,
            rule: rule.into(),
            evidence: self.article.text.clone(),
            start: 0,
            end,
            ..Intervention::default()
        });
        self
    }

    /// A State that a list of speakers names.
    fn listed(self, entity: &str) -> Doc {
        self.row(entity, EntityType::State, Role::Speaker, "list.2017")
    }

    /// A State whose side a sentence shows.
    fn spoke(mut self, entity: &str, stance: Stance) -> Doc {
        self = self.row(entity, EntityType::State, Role::Speaker, "prose.statement");
        self.extraction.interventions.last_mut().expect("just pushed").stance = stance;
        self
    }

    fn figure(mut self, words: &str, counted: &str, value: f64, qualifier: Qualifier) -> Doc {
        let (start, end) = self.place(words);
        self.extraction.figures.push(Figure {
            value: Some(value),
            qualifier,
            counted: Some(counted.into()),
            counted_head: counted.split(' ').next_back().map(str::to_owned),
            start,
            end,
            sentence_start: 0,
            sentence_end: self.article.text.len(),
            ..Figure::default()
        });
        self
    }

    fn last_figure(&mut self) -> &mut Figure {
        self.extraction.figures.last_mut().expect("a figure was given")
    }

    /// The last figure holds for this year.
    fn in_year(mut self, year: &str) -> Doc {
        let figure = self.last_figure();
        figure.time_start = Some(format!("{year}-01-01"));
        figure.time_end = Some(format!("{year}-12-31"));
        self
    }

    fn planned(mut self) -> Doc {
        self.last_figure().modality = Modality::Planned;
        self
    }
}

fn held_together(events: &[Event], documents: &[Doc]) -> Reconciliation {
    let documents: Vec<Document<'_>> = documents
        .iter()
        .map(|doc| Document {
            article: &doc.article,
            extraction: &doc.extraction,
        })
        .collect();
    reconcile(events, &documents)
}

/// The findings of one kind, about one meeting.
fn of_kind(documents: &[Doc], kind: &str) -> Vec<Finding> {
    let all = held_together(&[dialogue("update", DAY)], documents).findings;
    all.into_iter().filter(|finding| finding.kind == kind).collect()
}

fn only(documents: &[Doc], kind: &str) -> Finding {
    let mut findings = of_kind(documents, kind);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.remove(0)
}

const SPLIT: &str = "Of 36 delegations 28 spoke in favour and eight were critical.";

#[test]
fn parts_that_make_the_total_agree_and_keep_their_words() {
    let doc = Doc::new("a", SPLIT).tally(SPLIT, "the mission", [Some(36), Some(28), Some(8)]);
    let finding = only(&[doc], "arithmetic");
    assert_eq!((finding.verdict, finding.class.as_str()), (Verdict::Agrees, "parts_sum"));
    assert_eq!(finding.right.as_deref(), Some("28 + 8"));
    let side = finding.left_side.expect("a side");
    assert_eq!(side.evidence, SPLIT);
    assert_eq!(side.end - side.start, SPLIT.len());
}

#[test]
fn parts_above_the_total_differ_and_parts_below_it_settle_nothing() {
    let doc = |parts| Doc::new("a", SPLIT).tally(SPLIT, "the mission", parts);
    let above = only(&[doc([Some(36), Some(30), Some(8)])], "arithmetic");
    assert_eq!((above.verdict, above.class.as_str()), (Verdict::Differs, "parts_exceed_total"));
    assert_eq!(above.residual, Some(-2.0));
    let below = only(&[doc([Some(36), Some(20), Some(8)])], "arithmetic");
    assert_eq!((below.verdict, below.class.as_str()), (Verdict::CannotTell, "parts_below_total"));
    assert_eq!(below.residual, Some(8.0));
    assert!(of_kind(&[doc([Some(36), None, None])], "arithmetic").is_empty(), "no parts, no sum");
}

#[test]
fn numbers_beyond_any_assembly_are_added_up_all_the_same() {
    let doc = Doc::new("a", SPLIT).tally(SPLIT, "the mission", [Some(36), Some(u32::MAX), Some(u32::MAX)]);
    assert_eq!(only(&[doc], "arithmetic").class, "parts_exceed_total");
}

#[test]
fn a_total_is_held_against_the_list_under_each_way_of_counting() {
    let paper = Doc::new("a", "The mission counted three delegations.").tally("three delegations", "the mission", [Some(3), None, None]);
    let list = Doc::new("b", "Speakers: Chad, Peru, the European Union, an NGO.")
        .listed("TCD")
        .listed("PER")
        .row("G:EU", EntityType::Group, Role::Speaker, "list.2017")
        .row("N:Somebody", EntityType::Ngo, Role::Speaker, "list.2017");
    let finding = only(&[paper.clone(), list.clone()], "against_list");
    assert_eq!(
        (finding.verdict, finding.class.as_str()),
        (Verdict::Agrees, "matches_under_definition")
    );
    assert!(finding.basis.as_deref().unwrap().starts_with("states_and_groups+"), "{finding:?}");
    assert!(finding.right.as_deref().unwrap().starts_with("states 2, states_and_groups 3"));

    let five = Doc::new("a", "The mission counted six delegations.").tally("six delegations", "the mission", [Some(6), None, None]);
    let finding = only(&[five, list], "against_list");
    assert_eq!(
        (finding.verdict, finding.class.as_str()),
        (Verdict::Differs, "matches_no_definition")
    );
    assert_eq!((finding.basis.as_deref(), finding.residual), (Some("all"), Some(2.0)));

    let finding = only(&[paper], "against_list");
    assert_eq!((finding.verdict, finding.class.as_str()), (Verdict::CannotTell, "no_list"));
}

#[test]
fn a_list_of_states_alone_is_matched_whatever_the_way_of_counting() {
    let paper = Doc::new("a", "The mission counted two delegations.").tally("two delegations", "the mission", [Some(2), None, None]);
    let list = Doc::new("b", "Speakers: Chad, Peru.").listed("TCD").listed("PER");
    let finding = only(&[paper, list], "against_list");
    assert_eq!((finding.verdict, finding.class.as_str()), (Verdict::Agrees, "matches_list"));
    assert!(!finding.reason.contains("other definitions"), "{}", finding.reason);
}

#[test]
fn two_papers_with_one_voice_are_one_source() {
    let paper = |id: &str, text: &str| Doc::new(id, text).tally("28", "the mission", [None, Some(28), None]);
    let two = [
        paper("a", "In Phnom Penh the mission put the number of friends at 28 on Thursday."),
        paper("b", "As many as 28 had stood by the country, the mission wrote to reporters."),
    ];
    let finding = only(&two, "sources");
    assert_eq!((finding.verdict, finding.class.as_str()), (Verdict::CannotTell, "single_origin"));

    let other =
        Doc::new("c", "A monitor who sat in the room noted 28 friendly speeches.").tally("28", "Monitor Watch", [None, Some(28), None]);
    let finding = only(&[two[0].clone(), other], "sources");
    assert_eq!((finding.verdict, finding.class.as_str()), (Verdict::Agrees, "independent_sources"));
}

#[test]
fn a_copy_is_named_and_is_no_second_source() {
    let text = "The mission said on Thursday that 28 delegations had spoken in favour of the country and its long road.";
    let copy = |id: &str| Doc::new(id, text).tally("28 delegations", id, [None, Some(28), None]);
    let both = [copy("a"), copy("b")];
    let finding = only(&both, "copies");
    assert_eq!(finding.class, "syndicated_copy");
    assert_eq!(only(&both, "sources").class, "single_origin", "two claimants' names, one text");
    assert!(
        of_kind(&both, "cross_document").is_empty(),
        "a copy that says the same says nothing new"
    );
}

#[test]
fn documents_that_give_other_numbers_differ_with_the_statement_as_the_left_side() {
    let paper = Doc::new("a", "The paper wrote of eleven critics.").tally("eleven critics", "the paper", [None, None, Some(11)]);
    let mut statement = Doc::new("b", "Eight delegations were critical.").tally("Eight delegations", "the mission", [None, None, Some(8)]);
    statement.article.kind = Kind::Statement;
    let finding = only(&[paper, statement], "cross_document");
    assert_eq!((finding.verdict, finding.class.as_str()), (Verdict::Differs, "value_conflict"));
    assert_eq!((finding.left.as_deref(), finding.right.as_deref()), (Some("8"), Some("11")));
    assert_eq!(finding.left_side.unwrap().doc, "b");
}

/// Two figures of one thing, each in a document of its own.
fn unions(left: (f64, Qualifier), right: (f64, Qualifier)) -> [Doc; 2] {
    let doc = |id: &str, (value, qualifier)| {
        Doc::new(id, &format!("In {id} unions were counted.")).figure("unions", "trade unions", value, qualifier)
    };
    [doc("a", left), doc("b", right)]
}

#[test]
fn figures_agree_as_far_as_their_qualifying_words_reach() {
    let class = |left, right| only(&unions(left, right), "cross_document").class;
    assert_eq!(class((6000.0, Qualifier::Nearly), (5894.0, Qualifier::Exact)), "within_qualifier");
    assert_eq!(class((6000.0, Qualifier::Nearly), (6123.0, Qualifier::Exact)), "outside_qualifier");
    assert_eq!(class((2000.0, Qualifier::Gt), (2000.0, Qualifier::Exact)), "boundary");
    assert_eq!(class((5894.0, Qualifier::Exact), (5894.0, Qualifier::Exact)), "same_value");
    assert!(of_kind(&unions((6000.0, Qualifier::Vague), (12.0, Qualifier::Exact)), "cross_document").is_empty());
}

#[test]
fn figures_of_other_years_and_plans_are_not_held_against_each_other() {
    let [one, other] = unions((4000.0, Qualifier::Exact), (6000.0, Qualifier::Exact));
    let years = [one.clone().in_year("2021"), other.clone().in_year("2030")];
    assert!(of_kind(&years, "cross_document").is_empty(), "each has its own year");
    let same_year = [one.clone().in_year("2030"), other.clone().in_year("2030")];
    assert_eq!(only(&same_year, "cross_document").verdict, Verdict::Differs);
    assert!(
        of_kind(&[one, other.planned()], "cross_document").is_empty(),
        "what is planned is not claimed"
    );
}

#[test]
fn a_figure_is_held_against_the_one_of_its_own_year() {
    let one = Doc::new("a", "From 4,000 in one year to 5,900 in the next.")
        .figure("4,000", "trade unions", 4000.0, Qualifier::Exact)
        .in_year("2021")
        .figure("5,900", "trade unions", 5900.0, Qualifier::Exact)
        .in_year("2030");
    let other = Doc::new("b", "There are 6,100.")
        .figure("6,100", "trade unions", 6100.0, Qualifier::Exact)
        .in_year("2030");
    let finding = only(&[one, other], "cross_document");
    assert_eq!((finding.left.as_deref(), finding.right.as_deref()), (Some("5900"), Some("6100")));
}

#[test]
fn named_critics_settle_a_claim_only_where_they_are_as_many_or_more() {
    let claim = |critics| Doc::new("a", "Two were critical.").tally("Two were critical.", "the mission", [None, None, Some(critics)]);
    let summary = Doc::new("b", "Chad and Peru found fault; Fiji praised.")
        .spoke("TCD", Stance::Critical)
        .spoke("PER", Stance::Critical)
        .spoke("FJI", Stance::Supportive);
    let class = |critics: u32, summary: &Doc| {
        let finding = only(&[claim(critics), summary.clone()], "stance_tally");
        (finding.verdict, finding.class)
    };
    assert_eq!(class(2, &summary), (Verdict::Agrees, "same_value".into()));
    assert_eq!(class(1, &summary), (Verdict::Differs, "more_named_than_claimed".into()));
    assert_eq!(class(5, &summary), (Verdict::CannotTell, "sides_not_shown".into()));
    let with_mixed = summary.spoke("NPL", Stance::Mixed);
    assert_eq!(class(3, &with_mixed), (Verdict::Agrees, "classification_difference".into()));
}

fn vote(stated: [u32; 3], voters: &[(&str, Role)]) -> Doc {
    let text = "Adopted by a recorded vote.";
    let mut doc = Doc::new("a", text);
    for (entity, role) in voters {
        doc = doc.row(entity, EntityType::State, *role, "vote.list");
    }
    doc.extraction.tallies.push(Tally {
        what: "votes".into(),
        yes: Some(stated[0]),
        no: Some(stated[1]),
        abstain: Some(stated[2]),
        evidence: text.into(),
        end: text.len(),
        ..Tally::default()
    });
    doc
}

#[test]
fn the_totals_of_a_vote_are_held_against_its_lists() {
    let voters = [
        ("TCD", Role::VoterYes),
        ("PER", Role::VoterYes),
        ("FJI", Role::VoterNo),
        ("NPL", Role::VoterAbstain),
    ];
    let finding = only(&[vote([2, 1, 1], &voters)], "vote_list");
    assert_eq!((finding.verdict, finding.residual), (Verdict::Agrees, Some(0.0)));
    let finding = only(&[vote([3, 1, 1], &voters)], "vote_list");
    assert_eq!((finding.verdict, finding.residual), (Verdict::Differs, Some(1.0)));
    assert_eq!((finding.left.as_deref(), finding.right.as_deref()), (Some("3-1-1"), Some("2-1-1")));
    let finding = only(&[vote([3, 1, 1], &[])], "vote_list");
    assert_eq!((finding.verdict, finding.class.as_str()), (Verdict::CannotTell, "no_list"));
}

#[test]
fn errors_that_cancel_out_leave_a_residual_all_the_same() {
    let voters = [("TCD", Role::VoterYes), ("FJI", Role::VoterNo), ("NPL", Role::VoterNo)];
    let finding = only(&[vote([2, 1, 0], &voters)], "vote_list");
    assert_eq!((finding.verdict, finding.residual), (Verdict::Differs, Some(2.0)));
}

#[test]
fn a_claim_tied_to_no_meeting_says_why() {
    let doc = || Doc::new("a", SPLIT).tally(SPLIT, "the mission", [Some(36), Some(28), Some(8)]);
    let reason = |events: &[Event], doc: Doc| {
        let held = held_together(events, &[doc]);
        assert_eq!(held.notes.len(), 1, "{:?}", held.notes);
        let [finding] = held.findings.as_slice() else {
            panic!("{:?}", held.findings)
        };
        assert_eq!((finding.kind.as_str(), finding.verdict), ("event_link", Verdict::CannotTell));
        finding.reason.clone()
    };
    assert!(reason(&[], doc()).contains("no meeting on KHM is declared"));
    assert!(reason(&[dialogue("old", "2029-03-29")], doc()).contains("no declared meeting on KHM was held"));
    let near = [dialogue("one", "2031-03-28"), dialogue("two", DAY)];
    assert!(reason(&near, doc()).contains("2 meetings on KHM"));
    let mut undated = doc();
    undated.article.published = None;
    assert!(reason(&[dialogue("update", DAY)], undated).contains("date of publication is unknown"));
    let mut declared = doc();
    declared.extraction.event = Some("nowhere".into());
    assert!(reason(&[dialogue("update", DAY)], declared).contains("`nowhere`, which is not declared"));
}

#[test]
fn the_order_of_the_documents_changes_nothing() {
    let paper = Doc::new("a", "The paper wrote of eleven critics.").tally("eleven critics", "the paper", [None, None, Some(11)]);
    let statement = Doc::new("b", SPLIT).tally(SPLIT, "the mission", [Some(36), Some(28), Some(8)]);
    let list = Doc::new("c", "Speakers: Chad, Peru.").listed("TCD").listed("PER");
    let documents = [paper, statement, list];
    let forward = held_together(&[dialogue("update", DAY)], &documents).findings;
    let mut backward = documents.to_vec();
    backward.reverse();
    assert_eq!(forward, held_together(&[dialogue("update", DAY)], &backward).findings);
    let mut ids: Vec<&str> = forward.iter().map(|finding| finding.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), forward.len(), "an id is one finding's");
}
