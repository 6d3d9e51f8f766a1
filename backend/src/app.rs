//! What every endpoint and worker is handed: the open database, the clock, the settings, the engine.

use crate::clock::SharedClock;
use crate::config::Settings;
use crate::crm::Crm;
use crate::ids::Ids;
use crate::live::Live;
use crate::mailer::{self, Transport};
use crate::outside::Peer;
use crate::staff::People;
use crate::store::Db;
use crate::webhooks;
use agent::engine::Engine;
use api::Time;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub clock: SharedClock,
    pub ids: Ids,
    pub settings: Settings,
    pub engine: Arc<dyn Engine>,
    pub live: Live,
    pub mailer: Arc<dyn Transport>,
    /// Where the CRM carries out the actions.
    pub crm: Option<Arc<Crm>>,
    /// Who is told what happens.
    pub listener: Option<Arc<Peer>>,
    pub people: People,
    /// The demo's shop and mails are in, or there are none to wait for.
    pub filled: AtomicBool,
}

impl App {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The default parts for these settings.
    pub fn open(db: Db, clock: SharedClock, settings: Settings) -> Self {
        Self::open_with(Arc::new(agent::engine::offline::Offline), Ids::Random, db, clock, settings)
    }

    /// The default parts, with an engine and ids of one's own.
    pub fn open_with(
        engine: Arc<dyn Engine>,
        ids: Ids,
        db: Db,
        clock: SharedClock,
        settings: Settings,
    ) -> Self {
        let crm = Crm::of(&settings);
        let mailer = mailer::of(&settings, crm.as_ref());
        let listener = webhooks::listener(&settings);
        let filled = AtomicBool::new(!settings.demo);
        let (live, people) = (Live::new(), People::new());
        Self::new(Parts { db, clock, ids, settings, engine, live, mailer, crm, listener, people, filled })
    }

    pub fn now(&self) -> Time {
        self.clock.now()
    }

    /// Whether whoever asks can be served: the schema is there and the demo's data is in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ready(&self) -> sqlx::Result<bool> {
        let sql = "SELECT COUNT(*) FROM installation";
        let _rows: i64 = sqlx::query_scalar(sql).fetch_one(self.db.read()).await?;
        Ok(self.filled.load(Ordering::SeqCst))
    }

    /// Says that the demo's data is in.
    pub fn is_filled(&self) {
        self.filled.store(true, Ordering::SeqCst);
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
