//! Carrying out an approved action: the shop's rows and the effect's end in one commit, so it can never be half done.

use super::claim::{self, Taken};
use super::outcome::Failed;
use super::plan::ActionBody;
use crate::app::App;
use crate::audit;
use crate::cases::{self, CustomerScope, NewFollowUp};
use crate::live;
use crate::shop::{self, ActError, Action};
use crate::store::{Room, Tx, from_json};
use api::{ActionParams, EffectState, Time};

pub async fn execute(app: &App, taken: &Taken) -> Result<(), Failed> {
    let body: ActionBody = from_json(&taken.body)?;
    let scope = CustomerScope::of_case(&app.db, &taken.case_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    let action = Action {
        what: body.what.clone(),
        amount: body.amount,
        idempotency_key: taken.idempotency_key.clone(),
    };
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case = cases::lock(&mut tx, &taken.case_id).await?;
    let done =
        shop::execute(&mut tx, &scope, &action, now, &app.settings.policy).await.map_err(
            |error| match error {
                ActError::Refused { why, .. } => Failed::Final(why),
                ActError::Store(error) => error.into(),
            },
        )?;
    if !claim::end(&mut tx, taken, EffectState::Done, None, now).await? {
        return Ok(());
    }
    tracing::info!(effect.id = %taken.id, is_repeat = done.is_repeat, "an approved action was carried out");
    follow(&mut tx, taken, &case.customer_id, &body.what, now).await?;
    cases::settle(&mut tx, &taken.case_id, now).await?;
    live::case_changed(&mut tx, &taken.case_id, now).await?;
    record(&mut tx, taken, &body.what, now).await?;
    tx.wakes(Room::Effects);
    tx.commit().await?;
    Ok(())
}

/// A tracked refund is looked at daily from now on.
async fn follow(
    tx: &mut Tx,
    taken: &Taken,
    customer_id: &str,
    what: &ActionParams,
    now: Time,
) -> sqlx::Result<()> {
    let ActionParams::TrackRefundDeliveryFee { order_id, delivery_id } = *what else { return Ok(()) };
    let Some(action_id) = taken.action_id.as_deref() else { return Ok(()) };
    let new = NewFollowUp { case_id: &taken.case_id, customer_id, action_id, order_id, delivery_id, now };
    cases::create_follow_up(tx, &new).await
}

async fn record(tx: &mut Tx, taken: &Taken, what: &ActionParams, now: Time) -> sqlx::Result<()> {
    let entry = audit::Entry {
        case_id: Some(&taken.case_id),
        decision_id: Some(&taken.decision_id),
        ..audit::Entry::new(now, audit::Event::ActionExecuted, "effects")
    };
    let detail = serde_json::json!({ "effect": taken.id, "action": taken.action_id, "type": what.kind() });
    audit::record(tx, entry.detail(detail)).await
}
