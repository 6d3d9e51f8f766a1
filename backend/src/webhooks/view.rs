//! The log of deliveries, newest first.

use crate::store::{Db, time, word, word_of};
use api::{CaseId, DeliveryId, DeliveryState, DeliveryView};
use sqlx::{Any, Executor};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    #[sqlx(rename = "type")]
    kind: String,
    case_id: String,
    state: String,
    attempts: i64,
    status: Option<i64>,
    error: Option<String>,
    run_at: i64,
    delivered_at: Option<i64>,
    created_at: i64,
}

/// A page after `cursor` (an id); of one state, or of all.
pub(super) async fn page(
    db: &Db,
    state: Option<DeliveryState>,
    cursor: Option<&str>,
    limit: i64,
) -> sqlx::Result<Vec<DeliveryView>> {
    let sql = "SELECT id, type, case_id, state, attempts, status, error, run_at, delivered_at, created_at
                 FROM webhook_delivery WHERE id < $1 AND (state = $2 OR $2 = '') ORDER BY id DESC LIMIT $3";
    let rows: Vec<Row> = sqlx::query_as(sql)
        .bind(cursor.unwrap_or("whd_~"))
        .bind(state.map(word).unwrap_or_default())
        .bind(limit)
        .fetch_all(db.read())
        .await?;
    rows.into_iter().map(DeliveryView::try_from).collect()
}

/// `None`: there is no such delivery.
pub(super) async fn find<'c>(
    executor: impl Executor<'c, Database = Any>,
    id: &DeliveryId,
) -> sqlx::Result<Option<DeliveryView>> {
    let sql = "SELECT id, type, case_id, state, attempts, status, error, run_at, delivered_at, created_at
                 FROM webhook_delivery WHERE id = $1";
    let row: Option<Row> = sqlx::query_as(sql).bind(id.as_str()).fetch_optional(executor).await?;
    row.map(DeliveryView::try_from).transpose()
}

impl TryFrom<Row> for DeliveryView {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
        let state = word_of(&row.state)?;
        Ok(Self {
            id: DeliveryId::parse(row.id).map_err(decode)?,
            kind: row.kind,
            case_id: CaseId::parse(row.case_id).map_err(decode)?,
            state,
            attempts: row.attempts,
            status: row.status,
            error: row.error,
            next_at: (state == DeliveryState::Ready).then(|| time(row.run_at)),
            delivered_at: row.delivered_at.map(time),
            created_at: time(row.created_at),
        })
    }
}
