//! Connections that are open and free: signing in for each mail is slow, and servers count it.

use super::session::Session;
use api::Time;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// So many are kept; more are closed.
const MOST: usize = 4;
/// Servers close what is silent for longer; some say so only when they are spoken to.
const OLDEST: Duration = Duration::from_secs(60);

#[derive(Default)]
pub(super) struct Idle(Mutex<Vec<(Session, Time)>>);

impl Idle {
    /// One that still answers; those that do not are dropped on the way.
    pub(super) async fn take(&self, now: Time) -> Option<Session> {
        loop {
            let (mut session, since) = self.newest()?;
            if now.duration_since(since).unsigned_abs() <= OLDEST && session.is_alive().await {
                return Some(session);
            }
        }
    }

    fn newest(&self) -> Option<(Session, Time)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    pub(super) fn keep(&self, session: Session, now: Time) {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MOST {
            idle.push((session, now));
        }
    }
}
