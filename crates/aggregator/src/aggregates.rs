//! The two tables that sum others up.

use polars::prelude::*;
use schema::Table;

use crate::write::AggregateError;

/// Roles in which a delegation takes part in a meeting, by speaking or by voting.
const TOOK_PART: &[&str] = &[
    "speaker",
    "country_concerned",
    "right_of_reply",
    "right_of_reply_2",
    "introducer",
    "explanation_of_vote",
    "point_of_order",
    "state_party",
    "voter_yes",
    "voter_no",
    "voter_abstain",
];

/// Who is a delegation: States, observers and groups; not organisations, experts or unnamed ones.
const DELEGATIONS: &[&str] = &["state", "observer_state", "observer_entity", "group"];

/// `stance_by_event` and `delegation_by_event`, from the tables they sum up.
pub(crate) fn all(frames: &[(&Table, DataFrame)]) -> Result<Vec<(&'static str, DataFrame)>, AggregateError> {
    let frame = |name: &str| {
        frames
            .iter()
            .find(|(table, _)| table.name == name)
            .map(|(_, frame)| frame.clone().lazy())
            .ok_or_else(|| AggregateError::NoSuchTable(name.into()))
    };
    let (documents, interventions, tallies) = (frame("documents")?, frame("interventions")?, frame("tallies")?);
    let delegations = interventions.filter(
        col("event")
            .is_not_null()
            .and(one_of("role", TOOK_PART))
            .and(one_of("entity_type", DELEGATIONS))
            .and(col("entity").is_not_null()),
    );
    Ok(vec![
        ("stance_by_event", stance_by_event(&documents, &delegations, tallies)?),
        ("delegation_by_event", delegation_by_event(delegations)?),
    ])
}

fn one_of(column: &str, values: &[&str]) -> Expr {
    values
        .iter()
        .map(|value| col(column).eq(lit(*value)))
        .reduce(Expr::or)
        .unwrap_or_else(|| lit(false))
}

/// The table's columns, in its order and with its types, sorted by its key.
fn shaped(frame: LazyFrame, name: &str) -> Result<DataFrame, AggregateError> {
    let table = schema::table(name).ok_or_else(|| AggregateError::NoSuchTable(name.into()))?;
    let cast = |column: &schema::Column| match column.kind {
        schema::Kind::Int => col(column.name).cast(DataType::Int64),
        schema::Kind::Float => col(column.name).cast(DataType::Float64),
        schema::Kind::Str | schema::Kind::Bool | schema::Kind::Date | schema::Kind::Json => col(column.name),
    };
    let columns: Vec<Expr> = table.columns.iter().map(cast).collect();
    let order = SortMultipleOptions::default().with_maintain_order(true);
    Ok(frame.select(columns).sort(table.key.iter().copied(), order).collect()?)
}

fn stance_by_event(documents: &LazyFrame, delegations: &LazyFrame, tallies: LazyFrame) -> Result<DataFrame, AggregateError> {
    let count = |stance: &'static str| col("stance").eq(lit(stance)).sum().cast(DataType::Int64).alias(stance);
    // One delegation counts once, whatever the number of its interventions: by its last stated side.
    let sides = delegations
        .clone()
        .group_by([col("event"), col("doc"), col("url"), col("entity")])
        .agg([side().alias("stance")]);
    let named = sides
        .group_by([col("event"), col("doc"), col("url")])
        .agg([
            len().cast(DataType::Int64).alias("total"),
            count("supportive"),
            count("critical"),
            count("mixed"),
            count("neutral"),
            count("unknown"),
        ])
        .with_columns([lit("named").alias("basis"), lit("").alias("claimant")]);
    let claimed = tallies
        .filter(col("event").is_not_null().and(col("what").eq(lit("delegations"))))
        .select([
            col("event"),
            col("doc"),
            col("url"),
            col("total"),
            col("supportive"),
            col("critical"),
            col("mixed"),
            col("neutral"),
            lit(NULL).cast(DataType::Int64).alias("unknown"),
            lit("claimed").alias("basis"),
            col("claimant").fill_null(lit("")),
        ])
        // One claimant restating a number in one document makes one claim: the fullest row stays.
        .group_by([col("event"), col("doc"), col("url"), col("basis"), col("claimant")])
        .agg([
            col("total").max(),
            col("supportive").max(),
            col("critical").max(),
            col("mixed").max(),
            col("neutral").max(),
            col("unknown").max(),
        ]);
    let order: Vec<Expr> = [
        "event",
        "doc",
        "url",
        "basis",
        "claimant",
        "total",
        "supportive",
        "critical",
        "mixed",
        "neutral",
        "unknown",
    ]
    .iter()
    .map(|name| col(*name))
    .collect();
    let both = concat([named.select(order.clone()), claimed.select(order)], UnionArgs::default())?;
    let sources = documents.clone().select([col("doc"), col("source")]);
    let with_source = both.left_join(sources, col("doc"), col("doc"));
    let two_way = with_source.with_columns([
        col("supportive").alias("in_favour_two_way"),
        when(col("critical").is_null().and(col("mixed").is_null()))
            .then(lit(NULL).cast(DataType::Int64))
            .otherwise(col("critical").fill_null(lit(0)) + col("mixed").fill_null(lit(0)))
            .alias("critical_two_way"),
    ]);
    shaped(two_way, "stance_by_event")
}

/// The side of a group of rows of one delegation: both sides make it mixed, none leaves it unknown.
fn side() -> Expr {
    let any = |stance: &'static str| col("stance").eq(lit(stance)).any(true);
    when(any("mixed").or(any("supportive").and(any("critical"))))
        .then(lit("mixed"))
        .when(any("supportive"))
        .then(lit("supportive"))
        .when(any("critical"))
        .then(lit("critical"))
        .when(any("neutral"))
        .then(lit("neutral"))
        .otherwise(lit("unknown"))
}

fn delegation_by_event(delegations: LazyFrame) -> Result<DataFrame, AggregateError> {
    let joined = |column: &'static str| col(column).drop_nulls().unique().sort(SortOptions::default()).str().join("+", true);
    let rows = delegations
        .sort(["event", "entity", "doc", "seq"], SortMultipleOptions::default())
        .group_by_stable([col("event"), col("entity")])
        .agg([
            col("entity_name").first(),
            col("entity_type").first(),
            joined("role").alias("roles"),
            joined("on_behalf_of").alias("on_behalf_of"),
            side().alias("stance"),
            len().cast(DataType::Int64).alias("interventions"),
            col("doc").n_unique().cast(DataType::Int64).alias("documents"),
            col("row_id").first().alias("first_row"),
        ]);
    let no_group = when(col("on_behalf_of").eq(lit("")))
        .then(lit(NULL).cast(DataType::String))
        .otherwise(col("on_behalf_of"));
    shaped(rows.with_column(no_group.alias("on_behalf_of")), "delegation_by_event")
}
