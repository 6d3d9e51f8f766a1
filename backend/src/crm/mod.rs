//! The CRM room: mails that the CRM sends and actions that it carries out, each by one signed call.
//!
//! Knows the body of a call and what an answer means. Does not know decisions, retries or how a call is signed.
//! Invariant: the effect's id goes with every call and stays the same, so that the CRM can tell a repeat; what may
//! have been heard is `unknown`, as with any mail (docs/decisions/0006).

mod answer;
mod body;
mod mail;

pub use body::Order;
pub use mail::ByCrm;

use crate::config::Settings;
use crate::mailer::SendError;
use crate::outside::{Call, Peer, System};
use answer::verdict;
use api::Time;
use body::Body;
use std::sync::Arc;
use std::time::Duration;

/// A CRM may ask a mail server or a bank before it answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// The CRM, where it does the work.
pub struct Crm {
    caller: Peer,
}

impl Crm {
    pub fn new(caller: Peer) -> Self {
        Self { caller }
    }

    /// `None`: mails and actions stay with us.
    pub fn of(settings: &Settings) -> Option<Arc<Self>> {
        let target = settings.outside.crm.clone()?;
        let secrets = settings.secrets()?.clone();
        let caller = Peer::new(target, settings.outside.reach, secrets, PATIENCE, Arc::new(System));
        Some(Arc::new(Self::new(caller)))
    }

    /// `Ok`: the CRM has carried it out.
    ///
    /// # Errors
    /// [`SendError`], as the answer tells.
    pub async fn execute(&self, order: &Order<'_>, now: Time) -> Result<(), SendError> {
        self.ask(order.effect_id.as_str(), &Body::action(order, now), now).await
    }

    async fn ask(&self, id: &str, body: &Body<'_>, now: Time) -> Result<(), SendError> {
        let bytes = serde_json::to_vec(body).map_err(|error| SendError::Final(error.to_string()))?;
        verdict(self.caller.post(&Call { id, body: &bytes, at: now }).await)
    }
}
