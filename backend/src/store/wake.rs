//! Waking sleepers after a commit: in this process by [`tokio::sync::Notify`], across processes by PostgreSQL's NOTIFY.

use std::time::Duration;
use tokio::sync::Notify;

/// Who sleeps until something is committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    Jobs,
    Effects,
    Webhooks,
    Live,
}

impl Room {
    pub const ALL: [Self; 4] = [Self::Jobs, Self::Effects, Self::Webhooks, Self::Live];

    /// The channel's payload.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jobs => "jobs",
            Self::Effects => "effects",
            Self::Webhooks => "webhooks",
            Self::Live => "live",
        }
    }
}

/// The bells of this process. A sleeper that is not waiting yet still hears the last ring.
#[derive(Debug, Default)]
pub struct Wake {
    jobs: Notify,
    effects: Notify,
    webhooks: Notify,
    live: Notify,
}

impl Wake {
    fn bell(&self, room: Room) -> &Notify {
        match room {
            Room::Jobs => &self.jobs,
            Room::Effects => &self.effects,
            Room::Webhooks => &self.webhooks,
            Room::Live => &self.live,
        }
    }

    pub fn ring(&self, room: Room) {
        self.bell(room).notify_waiters();
        self.bell(room).notify_one();
    }

    /// Waits for a ring, at most `poll`: whatever was missed is found by looking.
    pub async fn wait(&self, room: Room, poll: Duration) {
        // Running out of time is the other half of the wait, not a failure.
        let _rang_or_polled = tokio::time::timeout(poll, self.bell(room).notified()).await.is_ok();
    }
}
