//! What every endpoint and worker is handed: the open database, the clock, the settings, the engine.

use crate::clock::SharedClock;
use crate::config::Settings;
use crate::live::Live;
use crate::store::Db;
use agent::engine::Engine;
use api::Time;
use std::sync::Arc;

/// Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub clock: SharedClock,
    pub settings: Settings,
    pub engine: Arc<dyn Engine>,
    pub live: Live,
}

impl App {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    pub fn now(&self) -> Time {
        self.clock.now()
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
