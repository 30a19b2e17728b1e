//! The columns of `interventions`.

use super::column;
use super::shared::{DOC, END, EVENT, RULE, START, URL};
use crate::{Kind, Table};

pub(super) const TABLE: Table = Table {
    name: "interventions",
    doc: "One delegation, body, organisation, expert or unnamed group in one role at one meeting.",
    key: &["doc", "seq"],
    columns: &[
        column(
            "row_id",
            Kind::Str,
            false,
            "Id of the row: `tourdetable why ROW_ID` shows where it comes from",
            "3f9c21ab77e01d52/i3",
        ),
        DOC,
        column("seq", Kind::Int, false, "Number in the document", "3"),
        EVENT,
        column(
            "segment",
            Kind::Str,
            true,
            "The dialogue or vote within the document, where it holds several",
            "Cambodia",
        ),
        column("surface", Kind::Str, false, "The name as written", "Lao PDR"),
        column(
            "entity",
            Kind::Str,
            true,
            "Code: ISO 3166-1 alpha-3, or with a prefix G: group, U: UN body, O: observer, H: former State, N: organisation, P: person, G:UNNAMED_ unnamed delegations; empty where the name was refused",
            "LAO",
        ),
        column(
            "entity_name",
            Kind::Str,
            true,
            "Short English name",
            "Lao People's Democratic Republic",
        ),
        column(
            "entity_type",
            Kind::Str,
            false,
            "state, observer_state, observer_entity, group, un_body, igo, ngo, nhri, mandate_holder, committee_expert, unnamed_aggregate, unknown",
            "state",
        ),
        column(
            "role",
            Kind::Str,
            false,
            "In what role: speaker, country_concerned, right_of_reply, introducer, explanation_of_vote, presenter, mentioned, voter_yes, ...",
            "speaker",
        ),
        column("on_behalf_of", Kind::Str, true, "Code of the group spoken for", "G:ASEAN"),
        column(
            "behalf_count",
            Kind::Int,
            true,
            "How many are spoken for, where only the number is stated",
            "57",
        ),
        column("person", Kind::Str, true, "Who spoke", "An Sokkhoeurn"),
        column(
            "stance",
            Kind::Str,
            false,
            "Side towards the country concerned: supportive, critical, mixed, neutral; unknown where the text does not show it",
            "supportive",
        ),
        column("stance_toward", Kind::Str, true, "Country the stance is towards", "KHM"),
        column("stance_mandate", Kind::Str, false, "Side towards the mandate, likewise", "unknown"),
        column("strength", Kind::Int, true, "How strongly, 1 (courtesy) to 5", "3"),
        column(
            "cues",
            Kind::Json,
            false,
            "The words the stance was read from: start, end, polarity, rule",
            "[]",
        ),
        column(
            "count",
            Kind::Int,
            true,
            "How many delegations, for an unnamed aggregate that is counted",
            "28",
        ),
        column("quantifier", Kind::Str, true, "Quantifier of one that is not counted", "several"),
        column("part_of", Kind::Int, true, "seq of the row this one is a part of", "2"),
        column("evidence", Kind::Str, false, "The words that show it", "only eight were critical"),
        START,
        END,
        RULE,
        URL,
    ],
};
