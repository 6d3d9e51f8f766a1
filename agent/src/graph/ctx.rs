//! What a node may ask. Each question and its answer is in the journal before the node hears it.

use super::answers::Answers;
use super::runner::Doors;
use super::watch::{Asks, failed};
use super::{Entry, Node, NodeError};
use crate::case::Memory;
use crate::engine::{Choose, Chosen, Classify, Compose, Extract, Filter, Handoff, Mention};
use crate::shop::{Delivery, Granted, Incoming, Product, ProductQuery, Stock, Vocabulary};
use api::{Classification, ProductFilter, SegmentView, Time};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::future::Future;
use std::sync::{Mutex, PoisonError};
use tracing::Instrument;

/// One attempt at one visit of a node, with its doors to the world.
pub struct Ctx<'a> {
    pub(super) node: Node,
    pub(super) visit: u32,
    pub(super) source: Source<'a>,
    pub(super) answers: &'a Answers,
    pub(super) heard: super::answers::Heard,
}

/// Where answers come from that are not recorded.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    Doors(Doors<'a>),
    /// A replay: nothing but the journal, and a place for the first question that it cannot answer.
    Journal(&'a Mutex<Option<Unanswered>>),
}

/// What a replay wanted to know, and its journal does not say.
#[derive(Debug, Clone)]
pub(super) struct Unanswered {
    pub node: Node,
    pub visit: u32,
    pub question: Value,
}

/// An answer and when it was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<T> {
    pub value: T,
    pub at: Time,
}

/// What is asked, as the journal shows it.
#[derive(Serialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
enum Question<'a> {
    Now,
    Memory,
    Deliveries,
    Granted,
    Vocabulary,
    Products { query: &'a ProductQuery },
    Stock { products: &'a [i64] },
    Incoming { products: &'a [i64] },
    Filter { question: &'a Filter },
    Choose { question: &'a Choose },
    Classify { question: &'a Classify },
    Extract { question: &'a Extract },
    Compose { question: &'a Compose },
    Summarise { question: &'a Handoff },
}

impl Question<'_> {
    fn asks(&self) -> Asks {
        match self {
            Self::Now => Asks::Time,
            Self::Memory => Asks::Memory,
            Self::Deliveries => Asks::Shop("deliveries"),
            Self::Granted => Asks::Shop("granted"),
            Self::Vocabulary => Asks::Catalogue("vocabulary"),
            Self::Products { .. } => Asks::Catalogue("products"),
            Self::Stock { .. } => Asks::Catalogue("stock"),
            Self::Incoming { .. } => Asks::Catalogue("incoming"),
            Self::Filter { .. } => Asks::Engine("filter"),
            Self::Choose { .. } => Asks::Engine("choose"),
            Self::Classify { .. } => Asks::Engine("classify"),
            Self::Extract { .. } => Asks::Engine("extract"),
            Self::Compose { .. } => Asks::Engine("compose"),
            Self::Summarise { .. } => Asks::Engine("summarise"),
        }
    }
}

impl<'a> Ctx<'a> {
    /// The instant this run takes for now.
    ///
    /// # Errors
    /// [`NodeError::Journal`] when the answer could not be recorded; so for every question.
    pub async fn now(&self) -> Result<Time, NodeError> {
        Ok(self.ask(&Question::Now, |doors| async move { Ok(doors.clock.now()) }).await?.value)
    }

    /// # Errors
    /// [`NodeError::World`]
    pub async fn memory(&self) -> Result<Answer<Memory>, NodeError> {
        self.ask(&Question::Memory, |doors| async move { Ok(doors.world.memory().await?) }).await
    }

    /// # Errors
    /// [`NodeError::World`]
    pub async fn deliveries(&self) -> Result<Answer<Vec<Delivery>>, NodeError> {
        self.ask(&Question::Deliveries, |doors| async move { Ok(doors.world.deliveries().await?) }).await
    }

    /// # Errors
    /// [`NodeError::World`]
    pub async fn granted(&self) -> Result<Answer<Granted>, NodeError> {
        self.ask(&Question::Granted, |doors| async move { Ok(doors.world.granted().await?) }).await
    }

    /// # Errors
    /// [`NodeError::World`]
    pub async fn vocabulary(&self) -> Result<Answer<Vocabulary>, NodeError> {
        self.ask(&Question::Vocabulary, |doors| async move { Ok(doors.world.vocabulary().await?) }).await
    }

    /// # Errors
    /// [`NodeError::World`]
    pub async fn products(&self, query: &ProductQuery) -> Result<Answer<Vec<Product>>, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.world.products(query).await?) };
        self.ask(&Question::Products { query }, ask).await
    }

    /// # Errors
    /// [`NodeError::World`]
    pub async fn stock(&self, products: &[i64]) -> Result<Answer<Vec<Stock>>, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.world.stock(products).await?) };
        self.ask(&Question::Stock { products }, ask).await
    }

    /// # Errors
    /// [`NodeError::World`]
    pub async fn incoming(&self, products: &[i64]) -> Result<Answer<Vec<Incoming>>, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.world.incoming(products).await?) };
        self.ask(&Question::Incoming { products }, ask).await
    }

    /// # Errors
    /// [`NodeError::Engine`]
    pub async fn filter(&self, question: &Filter) -> Result<ProductFilter, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.engine.filter(question).await?) };
        Ok(self.ask(&Question::Filter { question }, ask).await?.value)
    }

    /// # Errors
    /// [`NodeError::Engine`]
    pub async fn choose(&self, question: &Choose) -> Result<Chosen, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.engine.choose(question).await?) };
        Ok(self.ask(&Question::Choose { question }, ask).await?.value)
    }

    /// # Errors
    /// [`NodeError::Engine`]
    pub async fn classify(&self, question: &Classify) -> Result<Classification, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.engine.classify(question).await?) };
        Ok(self.ask(&Question::Classify { question }, ask).await?.value)
    }

    /// # Errors
    /// [`NodeError::Engine`]
    pub async fn extract(&self, question: &Extract) -> Result<Vec<Mention>, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.engine.extract(question).await?) };
        Ok(self.ask(&Question::Extract { question }, ask).await?.value)
    }

    /// # Errors
    /// [`NodeError::Engine`]
    pub async fn compose(&self, question: &Compose) -> Result<Vec<SegmentView>, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.engine.compose(question).await?) };
        Ok(self.ask(&Question::Compose { question }, ask).await?.value)
    }

    /// # Errors
    /// [`NodeError::Engine`]
    pub async fn summarise(&self, question: &Handoff) -> Result<String, NodeError> {
        let ask = |doors: Doors<'a>| async move { Ok(doors.engine.summarise(question).await?) };
        Ok(self.ask(&Question::Summarise { question }, ask).await?.value)
    }

    /// Looks into the journal, else asks; a fresh answer is durable before it is handed on.
    async fn ask<T, F, Fut>(&self, question: &Question<'_>, ask: F) -> Result<Answer<T>, NodeError>
    where
        T: Serialize + DeserializeOwned,
        F: FnOnce(Doors<'a>) -> Fut,
        Fut: Future<Output = Result<T, NodeError>>,
    {
        let (asks, question) = (question.asks(), json(question)?);
        if let Some((answer, at)) = self.answers.recorded(self.node, self.visit, &question, &self.heard) {
            let value =
                serde_json::from_value(answer).map_err(|error| NodeError::Unfit(error.to_string()))?;
            return Ok(Answer { value, at });
        }
        let doors = match self.source {
            Source::Doors(doors) => doors,
            Source::Journal(unanswered) => return Err(self.not_recorded(question, unanswered)),
        };
        let span = asks.span(doors.engine);
        let value = ask(doors).instrument(span.clone()).await.inspect_err(|error| failed(&span, error))?;
        let at = doors.clock.now();
        let node = self.node.as_str().to_owned();
        let answer = json(&value)?;
        span.in_scope(|| asks.tell(doors.watch, &question, &answer));
        let entry = Entry::Asked { node, visit: self.visit, question, answer, at };
        self.answers.record(doors.journal, entry, &self.heard).await?;
        Ok(Answer { value, at })
    }

    fn not_recorded(&self, question: Value, unanswered: &Mutex<Option<Unanswered>>) -> NodeError {
        let (node, visit) = (self.node, self.visit);
        let mut unanswered = unanswered.lock().unwrap_or_else(PoisonError::into_inner);
        unanswered.get_or_insert(Unanswered { node, visit, question });
        NodeError::NotRecorded(node)
    }
}

pub(super) fn json(value: &impl Serialize) -> Result<Value, NodeError> {
    serde_json::to_value(value).map_err(|error| NodeError::Failed(error.to_string()))
}
