//! Mail through the CRM: it has the customer's thread, so it sends the reply itself.

use super::Crm;
use super::body::Body;
use crate::mailer::{Outgoing, SendError, Transport};
use std::sync::Arc;

pub struct ByCrm(pub Arc<Crm>);

#[async_trait::async_trait]
impl Transport for ByCrm {
    async fn send(&self, mail: &Outgoing<'_>) -> Result<(), SendError> {
        self.0.ask(mail.effect_id.as_str(), &Body::mail(mail, mail.at), mail.at).await
    }

    /// The call carries an idempotency key, but what became of it is the CRM's affair: a person asks there.
    fn is_idempotent(&self) -> bool {
        false
    }

    fn name(&self) -> &'static str {
        "through the CRM"
    }
}
