//! Carrying out an approved action. In our own shop its rows and the effect's end are one commit, so it can never be
//! half done. Where the CRM carries it out, that comes first, and our rows then say what it did: the next run must
//! know it.

use super::claim::{self, Taken};
use super::ordered;
use super::outcome::Failed;
use super::plan::ActionBody;
use crate::app::App;
use crate::audit;
use crate::cases::{self, CustomerScope, NewFollowUp};
use crate::crm::{Crm, Order};
use crate::live;
use crate::mailer::SendError;
use crate::shop::{self, ActError, Action};
use crate::store::{Room, Tx, from_json};
use crate::webhooks::{self, Event};
use api::{ActionParams, EffectState, Time};

pub async fn execute(app: &App, taken: &Taken) -> Result<(), Failed> {
    let body: ActionBody = from_json(&taken.body)?;
    let scope =
        CustomerScope::of_case(app.db.read(), &taken.case_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    let action = Action {
        what: body.what.clone(),
        amount: body.amount,
        idempotency_key: taken.idempotency_key.clone(),
    };
    match &app.crm {
        None => in_our_shop(app, taken, &scope, &action).await,
        Some(crm) => by_the_crm(app, crm, taken, &scope, &action).await,
    }
}

async fn in_our_shop(app: &App, taken: &Taken, scope: &CustomerScope, action: &Action) -> Result<(), Failed> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, &taken.case_id).await?;
    let done = shop::execute(&mut tx, scope, action, now, &app.settings.policy).await.map_err(refused)?;
    tracing::info!(effect.id = %taken.id, is_repeat = done.is_repeat, "an approved action was carried out");
    Ok(ended(tx, app, taken, action, now).await?)
}

/// Looked at again like our own, noted as asked for, asked for, then written down. After the CRM's yes nothing of ours
/// can turn it into a no.
async fn by_the_crm(
    app: &App,
    crm: &Crm,
    taken: &Taken,
    scope: &CustomerScope,
    action: &Action,
) -> Result<(), Failed> {
    shop::rehearse(&app.db, scope, action, app.now(), &app.settings.policy).await.map_err(refused)?;
    alone(app, taken, action).await?;
    let order = Order {
        effect_id: &taken.id,
        decision_id: &taken.decision_id,
        action_id: taken.action_id.as_deref(),
        names: &cases::names(app.db.read(), &taken.case_id).await?,
        action,
    };
    crm.execute(&order, app.now()).await?;
    tracing::info!(effect.id = %taken.id, "the CRM carried out an approved action");
    written_down(app, taken, scope, action).await.map_err(|error| {
        tracing::error!(effect.id = %taken.id, %error, "the CRM carried it out but our row could not be written");
        SendError::Unknown("the CRM carried it out, but our own record failed".to_owned()).into()
    })
}

/// # Errors
/// [`Failed::Final`] where another effect has asked the CRM for the same and may have got it.
async fn alone(app: &App, taken: &Taken, action: &Action) -> Result<(), Failed> {
    let mut tx = app.db.begin().await?;
    let is_alone = ordered::ask(&mut tx, taken, &action.what, app.now()).await?;
    tx.commit().await?;
    let order = action.what.order_id();
    let why = || {
        format!(
            "The CRM has been asked for this on order {order} by another approval; see what became of it."
        )
    };
    if is_alone { Ok(()) } else { Err(Failed::Final(why())) }
}

async fn written_down(app: &App, taken: &Taken, scope: &CustomerScope, action: &Action) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, &taken.case_id).await?;
    note(&mut tx, app, taken, scope, action, now).await?;
    ended(tx, app, taken, action, now).await
}

/// What happened outside also stands in our rows: the next run must know it.
async fn note(
    tx: &mut Tx,
    app: &App,
    taken: &Taken,
    scope: &CustomerScope,
    action: &Action,
    now: Time,
) -> sqlx::Result<()> {
    match shop::execute(tx, scope, action, now, &app.settings.policy).await {
        Ok(_) => Ok(()),
        // The shop's rows have moved on meanwhile, most likely because the CRM moved them.
        Err(ActError::Refused { class, .. }) => {
            tracing::warn!(effect.id = %taken.id, class = class.as_str(), "our own rows knew of it already");
            Ok(())
        }
        Err(ActError::Store(error)) => Err(error),
    }
}

/// A person says that it was done: it is written down like any other, and followed up.
pub async fn by_a_person(tx: &mut Tx, app: &App, taken: &Taken, now: Time) -> sqlx::Result<()> {
    let ActionBody { what, amount, .. } = from_json(&taken.body)?;
    let action = Action { what, amount, idempotency_key: taken.idempotency_key.clone() };
    let scope = CustomerScope::of_case(&mut **tx, &taken.case_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    note(tx, app, taken, &scope, &action, now).await?;
    follow(tx, app, taken, &action.what, now).await?;
    told(tx, app, taken, &action.what, now).await
}

fn refused(error: ActError) -> Failed {
    match error {
        ActError::Refused { why, .. } => Failed::Final(why),
        ActError::Store(error) => error.into(),
    }
}

/// The effect's end with everything that follows from it; nothing where the lease was lost.
async fn ended(mut tx: Tx, app: &App, taken: &Taken, action: &Action, now: Time) -> sqlx::Result<()> {
    if !claim::end(&mut tx, taken, EffectState::Done, None, now).await? {
        return Ok(());
    }
    follow(&mut tx, app, taken, &action.what, now).await?;
    cases::settle(&mut tx, &taken.case_id, now).await?;
    live::case_changed(&mut tx, &taken.case_id, now).await?;
    told(&mut tx, app, taken, &action.what, now).await?;
    record(&mut tx, taken, &action.what, now).await?;
    tx.wakes(Room::Effects);
    tx.commit().await
}

/// The webhook of an action that was carried out, or done by hand.
async fn told(tx: &mut Tx, app: &App, taken: &Taken, what: &ActionParams, now: Time) -> sqlx::Result<()> {
    let event = Event::ActionExecuted {
        effect_id: &taken.id,
        decision_id: &taken.decision_id,
        action_id: taken.action_id.as_deref(),
        action: what.kind(),
    };
    webhooks::tell(tx, app, &taken.case_id, &event, now).await
}

/// A tracked refund is looked at daily from now on.
async fn follow(tx: &mut Tx, app: &App, taken: &Taken, what: &ActionParams, now: Time) -> sqlx::Result<()> {
    let ActionParams::TrackRefundDeliveryFee { order_id, delivery_id } = *what else { return Ok(()) };
    let Some(action_id) = taken.action_id.as_deref() else { return Ok(()) };
    let customer_id = &cases::names(&mut **tx, &taken.case_id).await?.customer_id;
    let id = format!("fup_{}", app.ids.fresh("fup_"));
    let new = NewFollowUp { id, case_id: &taken.case_id, customer_id, action_id, order_id, delivery_id, now };
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
