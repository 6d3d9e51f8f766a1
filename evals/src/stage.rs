//! The stage: the real service, started for one case. `main` builds it; this crate only drives it, through the
//! same words that an integrator and a reviewer use, so there is no shortcut around ingest, graph or decision.

use crate::post::Post;
use crate::world::{Remembered, Scene};
use api::{
    Accepted, CaseDetail, CaseId, Customer, DecisionRequest, DecisionResponse, DraftId, DraftView,
    EmailDetail, EmailId, Problem,
};
use async_trait::async_trait;
use serde::Serialize;
use std::error::Error;
use std::time::Duration;

/// A stage that broke: the case counts as wrong and its words stand in the results.
pub type StageError = Box<dyn Error + Send + Sync>;

/// Starts stages. Several stand side by side, so each has a database of its own.
#[async_trait]
pub trait StageFactory: Send + Sync {
    /// The engine that drafts, as reports name it (`offline`).
    fn engine(&self) -> &str;

    /// What plays, program and settings: where it is another, results of before are of something else.
    fn version(&self) -> String;

    /// Loads the scene's shop, sets its clock and starts the service.
    async fn start(&self, scene: &Scene) -> Result<Box<dyn Stage>, StageError>;
}

/// One running service with one case's world.
#[async_trait]
pub trait Stage: Send + Sync {
    /// Makes a case of this customer that remembers these entries, oldest first, and names it.
    /// The event that follows carries that id.
    async fn remember(&self, customer: &Customer, memory: &[Remembered]) -> Result<CaseId, StageError>;

    /// Posts a mail the way a CRM does.
    async fn post(&self, post: &Post) -> Result<Accepted, StageError>;

    /// Returns once nothing is left to do at the present time: no job that is due, no effect that is ready.
    async fn settle(&self) -> Result<(), StageError>;

    async fn case(&self, id: &CaseId) -> Result<CaseDetail, StageError>;

    /// One message whole.
    async fn email(&self, id: &EmailId) -> Result<EmailDetail, StageError>;

    /// Its HTML as the screen's frame gets it.
    async fn email_html(&self, id: &EmailId) -> Result<String, StageError>;

    /// Any version, not only the newest.
    async fn draft(&self, id: &DraftId) -> Result<DraftView, StageError>;

    /// Decides as a person of the shop. The inner `Err` is the service's refusal, the outer one a broken stage.
    async fn decide(
        &self,
        id: &DraftId,
        request: &DecisionRequest,
    ) -> Result<Result<DecisionResponse, Problem>, StageError>;

    /// Moves the clock on; nothing runs before the next [`Stage::settle`].
    async fn advance(&self, by: Duration) -> Result<(), StageError>;

    /// The shop's tables as they now are, for scoring what was executed.
    async fn final_state(&self) -> Result<serde_json::Value, StageError>;

    /// SHA-256 over the journals of all runs, without how long they took: the same mails must give the same one.
    async fn journal_sha256(&self) -> Result<String, StageError>;

    /// What left the house, in order.
    async fn mails_sent(&self) -> Result<Vec<SentMail>, StageError>;

    /// Stops the service and removes its database.
    async fn stop(self: Box<Self>) -> Result<(), StageError>;
}

/// A mail that left the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentMail {
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    pub body: String,
}
