//! The engine: what thinks. A trait of typed operations; nodes know no other side of it.
//!
//! Questions own their data, because each is recorded with its answer: a resumed run asks none of them twice and a
//! replay needs no engine at all. The built-in engine ([`offline`]) is the default product, not a fallback stub.

pub mod offline;
mod question;

pub use question::{
    Choose, Chosen, Classify, Compose, Extract, Filter, Handoff, Mention, MentionKind, OwnSize,
    PRODUCTS_SHOWN,
};

use api::{Classification, ProductFilter, SegmentView};
use serde::{Deserialize, Serialize};

/// The operations a graph needs from whatever thinks for it.
#[async_trait::async_trait]
pub trait Engine: Send + Sync {
    /// How it is named on drafts (`offline`).
    fn name(&self) -> &str;
    /// What exactly answered: two answers of one version to one question are the same.
    fn version(&self) -> &str {
        env!("CARGO_PKG_VERSION")
    }
    /// What a mail is about.
    async fn classify(&self, question: &Classify) -> Result<Classification, EngineError>;
    /// The order and tracking numbers in one text, in the order they stand.
    async fn extract(&self, question: &Extract) -> Result<Vec<Mention>, EngineError>;
    /// What a mail looks for, as a typed filter. An engine never writes a query.
    async fn filter(&self, question: &Filter) -> Result<ProductFilter, EngineError>;
    /// Which of the products shown to it answer the mail.
    async fn choose(&self, question: &Choose) -> Result<Chosen, EngineError>;
    /// A letter's segments. Facts and amounts come from the letter; the engine words them.
    async fn compose(&self, question: &Compose) -> Result<Vec<SegmentView>, EngineError>;
    /// The hand-off of an escalation in five lines.
    async fn summarise(&self, question: &Handoff) -> Result<String, EngineError>;
}

/// The engine did not answer. Never turned into an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum EngineError {
    /// Worth another attempt (a rate limit, a time-out).
    #[error("the engine could not {operation}: {why}")]
    Passing { operation: String, why: String },
    #[error("the engine cannot {operation}: {why}")]
    Final { operation: String, why: String },
}
