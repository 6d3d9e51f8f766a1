//! The webhooks room: the CRM hears what happened, at least once, signed, with ids and states and nothing else.
//!
//! Knows the events and their log. Does not know mails, texts or addresses. Invariant: a delivery is written in the
//! transaction that makes it true, so that nothing is told that did not happen and nothing that happened is kept back;
//! its id and its bytes never change, however often it is sent.

mod claim;
mod deliver;
mod end;
mod endpoint;
mod event;
mod replay;
mod retries;
mod seen;
mod tell;
mod view;

pub use deliver::deliver;
pub use endpoint::router;
pub use event::{By, Event};
pub use tell::tell;

use crate::config::Settings;
use crate::outside::{Peer, System};
use std::sync::Arc;
use std::time::Duration;

/// For one attempt in all.
const PATIENCE: Duration = Duration::from_secs(10);

/// `None`: nobody listens, and nothing is written.
pub fn listener(settings: &Settings) -> Option<Arc<Peer>> {
    let target = settings.outside.webhook.clone()?;
    let secrets = settings.secrets()?.clone();
    Some(Arc::new(Peer::new(target, settings.outside.reach, secrets, PATIENCE, Arc::new(System))))
}
