//! Stand-ins for the outside world that fail on purpose.

use agent::engine::offline::Offline;
use agent::engine::{
    Choose, Chosen, Classify, Compose, Engine, EngineError, Extract, Filter, Handoff, Mention,
};
use api::{Classification, ProductFilter, SegmentView};
use async_trait::async_trait;
use countersign::mailer::{Outgoing, SendError, Transport};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

/// The built-in engine, which counts its questions and can be made to fail or to wait.
#[derive(Default)]
pub struct Thinker {
    pub classified: AtomicUsize,
    pub composed: AtomicUsize,
    /// While set, `compose` waits until [`Thinker::go_on`].
    holding: AtomicBool,
    go: Notify,
    /// `compose` fails so often, in a way that passes.
    stumbles: AtomicUsize,
}

impl Thinker {
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// From now on the run waits in `compose`.
    pub fn hold(&self) {
        self.holding.store(true, Ordering::SeqCst);
    }

    pub fn go_on(&self) {
        self.holding.store(false, Ordering::SeqCst);
        self.go.notify_waiters();
    }

    pub fn stumbles(&self, times: usize) {
        self.stumbles.store(times, Ordering::SeqCst);
    }

    pub fn classified(&self) -> usize {
        self.classified.load(Ordering::SeqCst)
    }

    pub fn composed(&self) -> usize {
        self.composed.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Engine for Thinker {
    fn name(&self) -> &str {
        "offline"
    }

    /// A mail that says `poison` cannot be understood, however often it is tried; one that says `pull the rug` brings
    /// the run down.
    async fn classify(&self, question: &Classify) -> Result<Classification, EngineError> {
        self.classified.fetch_add(1, Ordering::SeqCst);
        assert!(!question.text.contains("pull the rug"), "as asked");
        if question.text.contains("poison") {
            return Err(EngineError::Final { operation: "classify".into(), why: "poison".into() });
        }
        Offline.classify(question).await
    }

    async fn extract(&self, question: &Extract) -> Result<Vec<Mention>, EngineError> {
        Offline.extract(question).await
    }

    async fn filter(&self, question: &Filter) -> Result<ProductFilter, EngineError> {
        Offline.filter(question).await
    }

    async fn choose(&self, question: &Choose) -> Result<Chosen, EngineError> {
        Offline.choose(question).await
    }

    async fn compose(&self, question: &Compose) -> Result<Vec<SegmentView>, EngineError> {
        self.composed.fetch_add(1, Ordering::SeqCst);
        let going = self.go.notified();
        if self.holding.load(Ordering::SeqCst) {
            going.await;
        }
        let stumble =
            self.stumbles.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if stumble.is_ok() {
            return Err(EngineError::Passing { operation: "compose".into(), why: "busy".into() });
        }
        Offline.compose(question).await
    }

    async fn summarise(&self, question: &Handoff) -> Result<String, EngineError> {
        Offline.summarise(question).await
    }
}

/// How the other side takes the next mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Takes,
    /// Nothing arrived, try again.
    Busy,
    /// Nothing arrived, and never will.
    Refuses,
    /// It arrived, but the line went dead before the answer.
    GoesDead,
    /// It arrived, and no answer ever comes.
    Hangs,
}

/// A mail server that keeps what it was handed. Handed the same twice, it has it twice.
pub struct Letterbox {
    way: Mutex<Way>,
    arrived: Mutex<Vec<String>>,
}

impl Letterbox {
    pub fn that(way: Way) -> Arc<Self> {
        Arc::new(Self { way: Mutex::new(way), arrived: Mutex::default() })
    }

    pub fn now(&self, way: Way) {
        *self.way.lock().unwrap() = way;
    }

    /// Message-IDs of what arrived, in order, doubles too.
    pub fn arrived(&self) -> Vec<String> {
        self.arrived.lock().unwrap().clone()
    }
}

#[async_trait]
impl Transport for Letterbox {
    async fn send(&self, mail: &Outgoing<'_>) -> Result<(), SendError> {
        let way = *self.way.lock().unwrap();
        if matches!(way, Way::Takes | Way::GoesDead | Way::Hangs) {
            self.arrived.lock().unwrap().push(mail.message_id.to_owned());
        }
        match way {
            Way::Takes => Ok(()),
            Way::Busy => Err(SendError::passing("421 try again later")),
            Way::Refuses => Err(SendError::Final("550 no such mailbox".into())),
            Way::Hangs => std::future::pending().await,
            Way::GoesDead => Err(SendError::Unknown("the line went dead".into())),
        }
    }

    fn is_idempotent(&self) -> bool {
        false
    }

    fn name(&self) -> &'static str {
        "into a letterbox"
    }
}
