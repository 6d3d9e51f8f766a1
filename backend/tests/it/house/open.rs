//! Opening the shop: the service as it runs, on a free port.

use super::http::{Caller, client};
use super::settle::settle;
use super::stock::{self, STAFF, START};
use super::{Agent, Customer, Db};
use countersign::app::{App, Parts};
use countersign::clock::ManualClock;
use countersign::config::Settings;
use countersign::crm::Crm;
use countersign::ids::Ids;
use countersign::live::Live;
use countersign::mailer::{self, Transport};
use countersign::outside::Peer;
use countersign::serve::{self, Running};
use countersign::staff::{People, Purpose, add_user, create_key};
use countersign::webhooks;
use futures::FutureExt;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A running service with its shop. Ends when it is dropped.
pub struct Shop {
    pub app: App,
    pub clock: ManualClock,
    pub db: Db,
    pub http: Caller,
    running: Option<Running>,
}

/// What may differ from the usual shop.
pub struct Opening {
    db: Db,
    clock: ManualClock,
    settings: Settings,
    engine: Arc<dyn agent::engine::Engine>,
    mailer: Option<Arc<dyn Transport>>,
    crm: Option<Arc<Crm>>,
    listener: Option<Arc<Peer>>,
    parts: serve::Parts,
    stocked: bool,
}

impl Opening {
    pub fn new(db: Db) -> Self {
        let mut settings = Settings {
            data_dir: db.folder.path().to_owned(),
            database_url: Some(countersign::config::Secret(db.url.clone())),
            listen: ([127, 0, 0, 1], 0).into(),
            ..Settings::default()
        };
        settings.policy.tracking_patterns = vec!["TRK-[0-9]{1,4}".to_owned()];
        settings.jobs.concurrency = 2;
        Self {
            db,
            clock: ManualClock::at(START.parse().unwrap()),
            settings,
            engine: Arc::new(agent::engine::offline::Offline),
            mailer: None,
            crm: None,
            listener: None,
            parts: serve::Parts { http: true, workers: true },
            stocked: true,
        }
    }

    pub fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    pub fn thinking_with(mut self, engine: Arc<dyn agent::engine::Engine>) -> Self {
        self.engine = engine;
        self
    }

    pub fn mailing_through(mut self, mailer: Arc<dyn Transport>) -> Self {
        self.mailer = Some(mailer);
        self
    }

    /// The CRM does the work.
    pub fn working_through(mut self, crm: Peer) -> Self {
        self.crm = Some(Arc::new(Crm::new(crm)));
        self
    }

    pub fn telling(mut self, listener: Peer) -> Self {
        self.listener = Some(Arc::new(listener));
        self
    }

    /// Only the listener: jobs wait until somebody takes them by hand.
    pub fn without_workers(mut self) -> Self {
        self.parts.workers = false;
        self
    }

    /// Beside a shop that is open already: the same clock, nothing filled again.
    pub fn beside(mut self, shop: &Shop) -> Self {
        self.clock = shop.clock.clone();
        self.stocked = false;
        self
    }

    /// The shop's rows, its people and their keys are there when this returns.
    pub async fn open(self) -> Shop {
        let crm = self.crm.or_else(|| Crm::of(&self.settings));
        let mailer = self.mailer.unwrap_or_else(|| mailer::of(&self.settings, crm.as_ref()));
        let listener = self.listener.or_else(|| webhooks::listener(&self.settings));
        let app = App::new(Parts {
            db: self.db.open().await,
            clock: Arc::new(self.clock.clone()),
            ids: Ids::default(),
            settings: self.settings,
            engine: self.engine,
            live: Live::new(),
            mailer,
            crm,
            listener,
            people: People::new(),
            filled: AtomicBool::new(true),
        });
        if self.stocked {
            stock::fill(&app).await;
        }
        let keys = hire(&app, self.stocked).await;
        let running = serve::start(app.clone(), self.parts).await.unwrap();
        let http = Caller { client: client(), address: running.address, keys };
        Shop { app, clock: self.clock, db: self.db, http, running: Some(running) }
    }
}

/// Everybody's key. In a shop that was stocked before, the people are there and get another one.
async fn hire(app: &App, new: bool) -> HashMap<String, String> {
    let mut keys = HashMap::new();
    for (name, role) in STAFF {
        let email = format!("{name}@strideway.example");
        if new {
            add_user(&app.db, &email, role, app.now()).await.unwrap();
        }
        let key = create_key(&app.db, &Purpose::Review { email }, app.now()).await.unwrap();
        keys.insert(name.to_owned(), key.secret.0);
    }
    let crm = Purpose::Ingest { source: "crm".to_owned() };
    keys.insert("crm".to_owned(), create_key(&app.db, &crm, app.now()).await.unwrap().secret.0);
    keys
}

impl Shop {
    pub async fn open(db: Db) -> Self {
        Opening::new(db).open().await
    }

    pub fn customer(&self, id: &str) -> Customer<'_> {
        Customer::new(self, id)
    }

    /// Whoever of [`STAFF`] bears this name.
    pub fn agent(&self, name: &str) -> Agent<'_> {
        Agent::new(self, name)
    }

    /// Waits until nothing can be done at the present time.
    pub async fn settle(&self) {
        settle(&self.app).await;
    }

    /// Moves the clock, and waits until all that has become due is done.
    pub async fn after(&self, by: std::time::Duration) {
        self.clock.advance(by);
        self.settle().await;
    }

    /// Stops as on SIGTERM: finishes or hands back what it holds.
    pub async fn close(mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await;
        }
    }
}

impl Drop for Shop {
    /// One poll cancels whatever runs; a task that still held on would keep the test from ending.
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            let _ended_at_once = running.stop().now_or_never();
        }
    }
}

impl Shop {
    /// Another CRM posts here too, under its own name.
    pub async fn opens_source(&mut self, source: &str) {
        let purpose = Purpose::Ingest { source: source.to_owned() };
        let key = create_key(&self.app.db, &purpose, self.app.now()).await.unwrap();
        self.http.keys.insert(source.to_owned(), key.secret.0);
    }

    /// One more person, with a key.
    pub async fn hires(&mut self, name: &str, role: api::Role) {
        let email = format!("{name}@strideway.example");
        add_user(&self.app.db, &email, role, self.app.now()).await.unwrap();
        let key = create_key(&self.app.db, &Purpose::Review { email }, self.app.now()).await.unwrap();
        self.http.keys.insert(name.to_owned(), key.secret.0);
    }
}
