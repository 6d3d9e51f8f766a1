//! The gate of CI says no to an engine that was made worse: the committed baseline against runs that think carelessly.

use agent::engine::offline::Offline;
use agent::engine::{
    Choose, Chosen, Classify, Compose, Engine, EngineError, Extract, Filter, Handoff, Mention,
};
use api::{Classification, ProductFilter, SegmentView, Topic, Urgency};
use async_trait::async_trait;
use countersign::config::Settings;
use countersign::evaluate::Stages;
use evals::{Comparison, Options, Scene, Stage, StageError, StageFactory};
use std::path::PathBuf;
use std::sync::Arc;

/// What was done to the built-in engine.
#[derive(Debug, Clone, Copy)]
enum Worse {
    /// It has no idea of parcels.
    KnowsNoDeliveries,
    /// Nothing is urgent to it, and every mail one plain request of which it is sure.
    StopsAtNothing,
}

impl Worse {
    fn spoil(self, classified: Classification) -> Classification {
        match (self, classified.topic) {
            (Self::KnowsNoDeliveries, Topic::LateDelivery | Topic::OrderStatus) => {
                Classification { topic: Topic::Other, ..classified }
            }
            (Self::KnowsNoDeliveries, _) => classified,
            (Self::StopsAtNothing, _) => Classification {
                topic: Topic::LateDelivery,
                urgency: Urgency::Normal,
                requests: 1,
                confidence: 1.0,
                language: api::Language("en".to_owned()),
                ..classified
            },
        }
    }
}

#[async_trait]
impl Engine for Worse {
    fn name(&self) -> &str {
        Offline.name()
    }

    async fn classify(&self, question: &Classify) -> Result<Classification, EngineError> {
        Ok(self.spoil(Offline.classify(question).await?))
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
        Offline.compose(question).await
    }

    async fn summarise(&self, question: &Handoff) -> Result<String, EngineError> {
        Offline.summarise(question).await
    }
}

/// The real service with that engine in it.
struct Careless(Stages, Worse);

#[async_trait]
impl StageFactory for Careless {
    fn engine(&self) -> &str {
        self.0.engine()
    }

    fn version(&self) -> String {
        format!("{}, made worse: {:?}", self.0.version(), self.1)
    }

    async fn start(&self, scene: &Scene) -> Result<Box<dyn Stage>, StageError> {
        self.0.start_with(Arc::new(self.1), scene).await
    }
}

/// A run of the worse engine, held against what is committed for this suite.
async fn compared(worse: Worse, suite: &str) -> Comparison {
    let (folder, evals) =
        (tempfile::tempdir().unwrap(), PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../evals")));
    let stages = Stages { folder: folder.path().join("stages"), settings: Settings::default() };
    let options = Options::new(evals.join(format!("suites/{suite}.jsonl")), folder.path());
    evals::run(&options, &Careless(stages, worse), &|_| {}).await.unwrap();
    evals::compare(&evals.join("baseline").join(suite), folder.path()).unwrap()
}

#[track_caller]
fn refused_for(compared: &Comparison, figure: &str) {
    let named = compared.broken.iter().any(|why| why.starts_with(&format!("{figure}:")));
    assert!(named, "{figure} is not among {:?}\n{}", compared.broken, compared.table());
    assert!(!compared.newly_wrong.is_empty(), "{}", compared.table());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_gate_refuses_an_engine_that_forgot_what_a_delivery_is() {
    let compared = compared(Worse::KnowsNoDeliveries, "project/delivery").await;
    for figure in ["delivery_exact", "topic3", "automated", "path_exact"] {
        refused_for(&compared, figure);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_gate_refuses_an_engine_that_answers_what_a_person_must_see() {
    let compared = compared(Worse::StopsAtNothing, "project/escalations").await;
    for figure in ["wrongly_automated", "urgency_recall", "harmful_executions", "harmful_proposals"] {
        refused_for(&compared, figure);
    }
}
