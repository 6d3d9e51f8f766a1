//! Carrying out an approved action. Everything is looked at again when it runs: between the approval and now the
//! parcel may have arrived, another case may have paid, and a queue may run a thing twice.
//! Invariant: one delivery is paid at most once and never above its fee; the tables say so too.

mod coupon;
mod executed;
mod inquiry;
mod parcel;
mod refund;

use crate::cases::CustomerScope;
use crate::store::{Db, Tx};
use agent::policy::{Lateness, Policy, civil_day};
use api::{ActionParams, Money, Time};
use jiff::civil::Date;
use parcel::Parcel;

/// What a person approved, as the effect carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub what: ActionParams,
    /// Of a refund: what is paid, already lowered where the reviewer lowered it.
    pub amount: Option<Money>,
    pub idempotency_key: String,
}

/// It stands in the shop's tables once the transaction is committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// One line for staff.
    pub what: String,
    /// The same key had done it before; nothing was done now.
    pub is_repeat: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// Final: another attempt would hear the same.
    #[error("{why}")]
    Refused { class: Refusal, why: String },
    /// Passing: the shop did not answer.
    #[error("the shop's database did not answer")]
    Store(#[from] sqlx::Error),
}

/// Why the shop says no, in classes that do not change with the wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No delivery of this customer; another customer's is answered the same.
    UnknownDelivery,
    /// The parcel is not in a state for it: cancelled, still under way, not late.
    Status,
    Amount,
    AlreadyDone,
    /// The key was used for something else.
    KeyReused,
    /// The shop's own settings are wrong.
    Settings,
}

impl Refusal {
    /// The word in logs and in the effect's error.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownDelivery => "unknown_delivery",
            Self::Status => "status",
            Self::Amount => "amount",
            Self::AlreadyDone => "already_done",
            Self::KeyReused => "key_reused",
            Self::Settings => "settings",
        }
    }
}

/// Carries out one action inside the caller's transaction. The same key again answers what it answered first.
///
/// # Errors
/// [`ActError::Refused`] is the last word; nothing was written. After [`ActError::Store`] the caller rolls back and
/// may try again.
pub async fn execute(
    tx: &mut Tx,
    scope: &CustomerScope,
    action: &Action,
    now: Time,
    policy: &Policy,
) -> Result<Done, ActError> {
    let parcel = parcel::hold(tx, scope, &action.what).await?;
    if let Some(what) = executed::answer(tx, scope, action).await? {
        return Ok(Done { what, is_repeat: true });
    }
    let today = today(now, policy)?;
    let what = Deal { parcel: &parcel, action, now, today, policy }.carry_out(tx).await?;
    executed::record(tx, scope, action, &what, now).await?;
    Ok(Done { what, is_repeat: false })
}

/// Whether it could be carried out now: done as far as it goes, and taken back.
///
/// # Errors
/// As [`execute`].
pub async fn rehearse(
    db: &Db,
    scope: &CustomerScope,
    action: &Action,
    now: Time,
    policy: &Policy,
) -> Result<(), ActError> {
    let mut tx = db.begin().await?;
    execute(&mut tx, scope, action, now, policy).await.map(|_taken_back| ())
}

/// One action on the parcel it holds.
struct Deal<'a> {
    parcel: &'a Parcel,
    action: &'a Action,
    now: Time,
    today: Date,
    policy: &'a Policy,
}

impl Deal<'_> {
    async fn carry_out(&self, tx: &mut Tx) -> Result<String, ActError> {
        match self.action.what {
            ActionParams::RefundDeliveryFee { .. } => refund::pay(tx, self).await,
            ActionParams::TrackRefundDeliveryFee { .. } => refund::track(tx, self).await,
            ActionParams::CouponExpeditedDelivery { valid_days, .. } => {
                coupon::issue(tx, self, valid_days).await
            }
            ActionParams::CarrierInquiry { .. } => inquiry::open(tx, self).await,
        }
    }

    /// # Errors
    /// [`Refusal::Status`] for a parcel that is not late, or will never come.
    fn late(&self) -> Result<Lateness, ActError> {
        let parcel = self.parcel;
        parcel.must_be_expected()?;
        match Lateness::of(parcel.promised_end, parcel.delivered_on, self.today) {
            late @ Lateness::Late(_) => Ok(late),
            Lateness::OnTime | Lateness::NoWindow => {
                refuse(Refusal::Status, format!("Order {} is not late.", parcel.order_id))
            }
        }
    }
}

fn today(now: Time, policy: &Policy) -> Result<Date, ActError> {
    match civil_day(now, &policy.time_zone) {
        Some(today) => Ok(today),
        None => refuse(Refusal::Settings, format!("There is no time zone `{}`.", policy.time_zone)),
    }
}

fn refuse<T>(class: Refusal, why: impl Into<String>) -> Result<T, ActError> {
    Err(ActError::Refused { class, why: why.into() })
}
