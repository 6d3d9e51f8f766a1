//! What is told. The names and fields are a contract (docs/webhooks.md); a text or an address has no place here.

use api::{ActionType, DecisionId, DraftId, EffectId, JobId, Outcome, Role};
use serde::Serialize;

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum Event<'a> {
    /// A version waits for a person.
    JobWaitingReview {
        job_id: &'a JobId,
        draft_id: &'a DraftId,
        version: i64,
        outcome: Outcome,
        /// Of an escalation or refusal: a word.
        reason: Option<&'a str>,
        needs_role: Option<Role>,
    },
    /// A run came to nothing; a lead retries it or answers by hand.
    JobFailed {
        job_id: &'a str,
        error_type: &'a str,
    },
    /// The agent handed the case over, or a person passed it to a lead.
    CaseEscalated {
        draft_id: &'a DraftId,
        by: By,
        reason: Option<&'a str>,
    },
    /// An answer that stands: the undo window is over.
    DraftDecided {
        draft_id: &'a DraftId,
        decision_id: &'a DecisionId,
        version: i64,
        verdict: &'a str,
    },
    ActionExecuted {
        effect_id: &'a EffectId,
        decision_id: &'a DecisionId,
        action_id: Option<&'a str>,
        action: ActionType,
    },
    EmailSent {
        effect_id: &'a EffectId,
        decision_id: &'a DecisionId,
        draft_id: &'a str,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Agent,
    Person,
}

impl Event<'_> {
    pub fn name(&self) -> &'static str {
        match self {
            Self::JobWaitingReview { .. } => "job.waiting_review",
            Self::JobFailed { .. } => "job.failed",
            Self::CaseEscalated { .. } => "case.escalated",
            Self::DraftDecided { .. } => "draft.decided",
            Self::ActionExecuted { .. } => "action.executed",
            Self::EmailSent { .. } => "email.sent",
        }
    }
}
