//! Sending a delivery once more, at somebody's word: the same id, the same bytes, a signature of today.

use super::view;
use crate::app::App;
use crate::audit;
use crate::problem::{Kind, Problem};
use crate::staff::Reviewer;
use crate::store::{Room, micros};
use api::{DeliveryId, DeliveryView};

#[derive(Debug, thiserror::Error)]
pub(super) enum ReplayError {
    #[error("there is no such delivery")]
    NoDelivery,
    #[error("it is on its way")]
    UnderWay,
    #[error("could not store it")]
    Store(#[from] sqlx::Error),
}

impl From<ReplayError> for Problem {
    fn from(error: ReplayError) -> Self {
        match error {
            ReplayError::NoDelivery => Self::not_found("delivery"),
            ReplayError::UnderWay => Self::of(Kind::UnderWay).detail(
                "This delivery is on its way at this moment; look at it again when the attempt has ended.",
            ),
            ReplayError::Store(error) => error.into(),
        }
    }
}

/// Durable on return: it is due now, with all its attempts before it.
pub(super) async fn replay(app: &App, id: &DeliveryId, by: &Reviewer) -> Result<DeliveryView, ReplayError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let sql = "UPDATE webhook_delivery SET state = 'ready', attempts = 0, run_at = $2, updated_at = $2
                WHERE id = $1 AND state <> 'dispatching'";
    let due = sqlx::query(sql).bind(id.as_str()).bind(micros(now)).execute(&mut *tx).await?;
    let found = view::find(&mut *tx, id).await?.ok_or(ReplayError::NoDelivery)?;
    if due.rows_affected() == 0 {
        return Err(ReplayError::UnderWay);
    }
    tx.wakes(Room::Webhooks);
    let who = by.who();
    let entry = audit::Entry {
        case_id: Some(&found.case_id),
        ..audit::Entry::new(now, audit::Event::WebhookReplayed, &who)
    };
    audit::record(&mut tx, entry.detail(serde_json::json!({ "webhook": id }))).await?;
    tx.commit().await?;
    Ok(found)
}
