//! A query of a run as a trace shows it: what was read and how many rows came, never their content.

use super::{Db, Dialect};
use std::future::Future;
use tracing::{Instrument, field, info_span};

/// Runs `query`, which reads rows of `table`, inside the span `SELECT TABLE`.
///
/// # Errors
/// Those of the query.
pub async fn select<T>(
    db: &Db,
    table: &'static str,
    query: impl Future<Output = sqlx::Result<Vec<T>>>,
) -> sqlx::Result<Vec<T>> {
    let summary = format!("SELECT {table}");
    let span = info_span!(
        "query",
        otel.name = summary,
        otel.kind = "client",
        otel.status_code = field::Empty,
        db.system.name = system(db.dialect()),
        db.namespace = db.namespace(),
        db.operation.name = "SELECT",
        db.collection.name = table,
        db.query.summary = summary,
        db.response.returned_rows = field::Empty,
        openinference.span.kind = "CHAIN",
        langfuse.observation.type = "span",
    );
    let rows = query.instrument(span.clone()).await;
    match &rows {
        Ok(rows) => span.record("db.response.returned_rows", rows.len()),
        Err(_) => span.record("otel.status_code", "ERROR"),
    };
    rows
}

fn system(dialect: Dialect) -> &'static str {
    dialect.pick("sqlite", "postgresql")
}
