//! A draft: one immutable version of a proposal, as the reviewer sees it.

use crate::{ActionId, ActionParams, CaseId, Classification, DraftId, EvidenceId, Money, Risk, Timestamp};
use serde::{Deserialize, Serialize};

/// The kind of proposal, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Draft,
    NeedInfo,
    NoReply,
    Escalate,
    Refused,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    AwaitingReview,
    AwaitingSecond,
    Approved,
    Released,
    Rejected,
    Superseded,
    Expired,
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DraftView {
    pub id: DraftId,
    pub case_id: CaseId,
    pub customer_id: String,
    pub version: i64,
    pub state: DraftState,
    pub based_on_rev: i64,
    pub decision_hash: String,
    pub outcome: Outcome,
    pub reason: Option<String>,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    /// Exactly what will be sent: the segments' texts, one after the other.
    pub body: String,
    pub segments: Vec<SegmentView>,
    pub actions: Vec<ActionView>,
    pub evidence: Vec<EvidenceView>,
    /// The orders and parcels the customer asked about, as they were found.
    #[serde(default)]
    pub items: Vec<ItemView>,
    /// What the mail was understood to look for; absent where it is about no product.
    #[serde(default)]
    pub filter: Option<crate::ProductFilter>,
    /// What the catalogue has of it.
    #[serde(default)]
    pub products: Option<crate::ProductsView>,
    pub checks: Vec<CheckView>,
    pub classification: Option<Classification>,
    /// Five lines for whoever takes over an escalation; else one line of what was done.
    pub summary: String,
    /// One line of what is proposed, as the queue shows it.
    pub proposal: String,
    /// The nodes this run went through, in order.
    #[serde(default)]
    pub path: Vec<String>,
    pub engine: String,
    pub created_at: Timestamp,
    /// The decision that stands for this version, if any.
    #[serde(default)]
    pub decided: Option<crate::DecisionView>,
    /// The newer version, where this one is not the newest any more.
    #[serde(default)]
    pub superseded_by: Option<DraftId>,
    /// Who must decide, where an agent may not.
    #[serde(default)]
    pub needs_role: Option<crate::Role>,
}

/// A piece of the reply. `text` carries its own white space; bodies are segments joined without separator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SegmentView {
    pub id: String,
    pub text: String,
    /// Ids of the actions and facts it speaks of (`act_..`, `ev_..`).
    pub claims: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ActionView {
    pub id: ActionId,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schema(value_type = crate::action::ActionSchema))]
    pub what: ActionParams,
    pub amount: Option<Money>,
    /// Policy allows it, but the agent does not propose it: unticked until a person takes it.
    pub offered: bool,
    /// The policy line that allows it (`late-delivery.refund`).
    pub rule: String,
    /// The rule applied, in words: `3 days late x 20 % of $5.00`.
    #[serde(default)]
    pub explanation: String,
    pub risk: Risk,
    pub evidence: Vec<EvidenceId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EvidenceView {
    pub id: EvidenceId,
    /// Where the fact comes from, in words a reviewer knows (`Order 1007`, `Policy late-delivery.refund`).
    pub source: String,
    pub label: String,
    pub value: String,
    pub read_at: Timestamp,
    /// `None`: until the source's version changes.
    pub valid_until: Option<Timestamp>,
}

/// One order or parcel that the customer asked about. Everything but `number` is absent where it is not theirs or
/// unknown: the two look the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ItemView {
    /// As the customer wrote it: `order 1002`, `FDX123456789`.
    pub number: String,
    pub found: bool,
    #[serde(default)]
    pub order_id: Option<i64>,
    /// The shop's word: `in_transit`, `delivered`, ...
    #[serde(default)]
    pub status: Option<String>,
    /// Last day of the promised window, `2026-01-18`.
    #[serde(default)]
    pub promised_end: Option<String>,
    /// 0 when on time, cancelled or without a promised window.
    #[serde(default)]
    pub days_late: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Ok,
    Warn,
    Block,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CheckView {
    /// Stable name of this finding; warnings are acknowledged and blocks overridden by it.
    pub id: String,
    pub severity: Severity,
    pub message: String,
    pub segment_id: Option<String>,
    /// The words in the segment that are at fault, for marking them in place.
    #[serde(default)]
    pub words: Option<String>,
}

/// `POST /v1/drafts/{id}/check`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckRequest {
    pub to: Vec<String>,
    #[serde(default)]
    pub cc: Vec<String>,
    pub subject: String,
    pub body: String,
    #[serde(default)]
    pub actions: std::collections::BTreeMap<ActionId, crate::ActionVerdict>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CheckResponse {
    pub checks: Vec<CheckView>,
    /// The body cut into segments; rewritten for the chosen actions where the person has not edited them.
    pub segments: Vec<SegmentView>,
}

/// A person's private, unfinished edit of a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WorkingCopy {
    pub to: Vec<String>,
    #[serde(default)]
    pub cc: Vec<String>,
    pub subject: String,
    pub body: String,
    #[serde(default)]
    pub actions: std::collections::BTreeMap<ActionId, crate::ActionVerdict>,
    #[serde(default)]
    pub saved_at: Option<Timestamp>,
    /// Where it could not be carried over to a newer version without a choice.
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
    /// The claim under which it was saved; an older one is refused.
    #[serde(default)]
    pub claim_number: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Conflict {
    /// Where `mine` stands in the body: bytes of UTF-8 before it.
    #[serde(default)]
    pub at: u64,
    pub base: String,
    pub mine: String,
    pub theirs: String,
}
