//! Node `check`: may this reply be shown as it is, is it worth another try, was the same rejected before?

use crate::case::{Rejected, Task};
use crate::checks::{self, CheckInput, Shown};
use crate::delivery::Item;
use crate::draft::{Content, ContentAction, body, content_hash};
use crate::graph::{NodeError, View};
use crate::mail::reply_subject;
use crate::policy::Policy;
use crate::products;
use crate::remarks::{Said, preferred};
use api::{ActionView, CheckView, EvidenceView, Language, Outcome, ProductsView, SegmentView, Severity};
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub reply: Reply<'a>,
    /// How often the letter was written so far.
    pub written: u32,
    pub task: &'a Task,
}

/// Everything about a reply that the checks look at.
pub struct Reply<'a> {
    pub outcome: Outcome,
    pub segments: &'a [SegmentView],
    pub actions: Vec<ActionView>,
    pub evidence: Vec<EvidenceView>,
    pub items: &'a [Item],
    pub products: Option<ProductsView>,
    pub language: Language,
    pub raised: Vec<CheckView>,
    pub preferred: Vec<Said>,
    pub sender_verified: bool,
    pub task: &'a Task,
    pub policy: &'a Policy,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `compose` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let outcome = if view.gathered.need_info.is_some() { Outcome::NeedInfo } else { Outcome::Draft };
        let actions = view.gathered.actions();
        let reply = Reply::of(view, outcome, &view.gathered.composed()?.segments, actions)?;
        let written = u32::try_from(view.gathered.compose.len()).unwrap_or(u32::MAX);
        Ok(Self { reply, written, task: view.task })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    pub checks: Vec<CheckView>,
    pub found: Found,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// Nothing that a person could not acknowledge.
    Nothing,
    /// Blocked, but it may be written once more.
    WorthAnotherTry { check: String },
    /// Blocked until a person edits it.
    Blocked { check: String },
    /// A person has rejected exactly this content.
    RejectedBefore,
}

pub fn run(input: &Input<'_>) -> Checked {
    let checks = input.reply.checks();
    let blocked = checks.iter().find(|check| check.severity == Severity::Block).map(|check| check.id.clone());
    let found = match (blocked, &input.task.rejected) {
        (Some(check), _) if input.written <= input.reply.policy.redo_limit => {
            Found::WorthAnotherTry { check }
        }
        (Some(check), _) => Found::Blocked { check },
        (None, Some(rejected)) if input.reply.is(rejected) => Found::RejectedBefore,
        (None, _) => Found::Nothing,
    };
    Checked { checks, found }
}

impl<'a> Reply<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `screen` has run.
    pub fn of(
        view: &View<'a>,
        outcome: Outcome,
        segments: &'a [SegmentView],
        actions: Vec<ActionView>,
    ) -> Result<Self, NodeError> {
        let gathered = view.gathered;
        let screened = gathered.screened()?;
        let language = gathered.classify.as_ref().map(|found| found.language.clone());
        Ok(Self {
            outcome,
            segments,
            actions,
            evidence: gathered.evidence(),
            items: gathered.identify.as_ref().map(|found| found.items.as_slice()).unwrap_or_default(),
            products: products::view(gathered),
            language: language.unwrap_or_else(Language::english),
            raised: gathered.warnings(),
            preferred: preferred(view),
            sender_verified: screened.sender_verified,
            task: view.task,
            policy: view.policy,
        })
    }

    pub fn checks(&self) -> Vec<CheckView> {
        let actions: Vec<_> = self.actions.iter().map(|action| (action.clone(), None)).collect();
        let asked: Vec<String> = self.items.iter().map(|item| item.number.clone()).collect();
        let internal_ids: Vec<i64> = self
            .items
            .iter()
            .filter_map(|item| item.delivery.as_ref())
            .map(|delivery| delivery.delivery_id)
            .collect();
        checks::run(&CheckInput {
            outcome: self.outcome,
            to: &recipients(self.task),
            cc: &[],
            subject: &reply_subject(&self.task.thread_subject),
            segments: self.segments,
            original: None,
            actions: &actions,
            evidence: &self.evidence,
            customer: &self.task.customer,
            sender_verified: self.sender_verified,
            language: &self.language,
            raised: &self.raised,
            preferred: &self.preferred,
            asked: &asked,
            internal_ids: &internal_ids,
            foreign: &[],
            products: self.products.as_ref().map(|found| Shown { found, named: &[] }),
            policy: self.policy,
        })
    }

    /// Whether this is what was rejected. The hash holds action ids, and those differ from version to version: so it
    /// is made again with the ids of each earlier version.
    fn is(&self, rejected: &Rejected) -> bool {
        let newest = self.task.version;
        (1..newest).rev().any(|version| self.hash_as(version) == rejected.content_hash)
    }

    fn hash_as(&self, version: i64) -> String {
        let seed = crate::case::Seed { version, ..self.task.seed() };
        let action = |action: &ActionView| ContentAction {
            id: seed.action(action.what.kind(), action.what.delivery_id()),
            what: action.what.clone(),
            amount: action.amount,
        };
        content_hash(&Content {
            to: recipients(self.task),
            cc: Vec::new(),
            subject: reply_subject(&self.task.thread_subject),
            body: body(self.segments),
            actions: self.actions.iter().map(action).collect(),
        })
    }
}

/// The customer's address as the authenticated event named it, and nobody else.
pub fn recipients(task: &Task) -> Vec<String> {
    vec![task.customer.email.clone()]
}
