//! Cases: rows of the queue, and one case whole.

use crate::{
    CaseId, DecisionView, DraftId, DraftView, EffectView, EmailId, Here, JobView, Page, RemarkView, Role,
    StaffId, StaffRef, Timestamp, Topic, Urgency,
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    Working,
    NeedsYou,
    Sending,
    Failed,
    WaitingCustomer,
    Done,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tab {
    #[default]
    NeedsYou,
    AtRisk,
    Failed,
    Snoozed,
    Mine,
    Done,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseRow {
    pub id: CaseId,
    pub customer: CustomerRef,
    pub subject: String,
    /// One line of what we propose, never the first words of the mail.
    pub proposal: String,
    pub state: CaseState,
    pub topic: Option<Topic>,
    pub urgency: Option<Urgency>,
    /// Seconds since the oldest unanswered mail.
    pub age_s: i64,
    pub due_at: Option<Timestamp>,
    pub at_risk: bool,
    pub draft_id: Option<DraftId>,
    pub outcome: Option<crate::Outcome>,
    pub claimed_by: Option<Claim>,
    #[serde(default)]
    pub assigned_to: Option<StaffRef>,
    pub needs_role: Option<Role>,
    pub snoozed_until: Option<Timestamp>,
    /// Grows with every change of the row: a push with an older one is ignored.
    pub seq: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CustomerRef {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Claim {
    pub id: StaffId,
    pub name: String,
    pub since: Timestamp,
    pub until: Timestamp,
    /// Grows with every new claim on the case: the fencing token of saves and decisions.
    pub number: i64,
}

/// A page of rows with the numbers of the tabs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CasePage {
    #[serde(flatten)]
    pub page: Page<CaseRow>,
    pub counts: QueueCounts,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct QueueCounts {
    pub needs_you: i64,
    pub at_risk: i64,
    pub failed: i64,
    pub snoozed: i64,
    pub mine: i64,
    pub done: i64,
    /// Decided since midnight in the shop's time zone.
    #[serde(default)]
    pub decided_today: i64,
    /// Approved since then, and how many of those exactly as drafted.
    #[serde(default)]
    pub approved_today: i64,
    #[serde(default)]
    pub unchanged_today: i64,
    /// Median seconds from shown to decided, today; `None` when nobody decided on a screen.
    #[serde(default)]
    pub median_s: Option<i64>,
    /// When the next snoozed case comes back.
    #[serde(default)]
    pub next_snoozed_at: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseDetail {
    pub id: CaseId,
    pub rev: i64,
    pub state: CaseState,
    pub subject: String,
    pub topic: Option<Topic>,
    pub urgency: Option<Urgency>,
    /// Exactly an event's customer: it can be posted back.
    pub customer: crate::Customer,
    pub profile: Profile,
    pub emails: Vec<EmailView>,
    pub draft: Option<DraftView>,
    /// Earlier versions, newest first, without their texts being repeated in `draft`.
    pub drafts: Vec<DraftVersion>,
    pub decisions: Vec<DecisionView>,
    pub effects: Vec<EffectView>,
    pub memory: Vec<MemoryEntryView>,
    /// What the customer prefers and has complained of, in whichever of their cases; newest first.
    #[serde(default)]
    pub remarks: Vec<RemarkView>,
    pub jobs: Vec<JobView>,
    pub notes: Vec<NoteView>,
    pub claim: Option<Claim>,
    /// Who has it open.
    #[serde(default)]
    pub here: Vec<Here>,
    pub assigned_to: Option<StaffRef>,
    pub needs_role: Option<Role>,
    pub snoozed_until: Option<Timestamp>,
    pub due_at: Option<Timestamp>,
    pub at_risk: bool,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DraftVersion {
    pub id: DraftId,
    pub version: i64,
    pub state: crate::DraftState,
    pub created_at: Timestamp,
}

/// What the shop knows of the customer, for the card beside the draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Profile {
    pub customer_since: Option<String>,
    pub orders: i64,
    pub late_deliveries: i64,
    pub earlier_cases: Vec<EarlierCase>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EarlierCase {
    pub id: CaseId,
    pub subject: String,
    pub state: CaseState,
    pub at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EmailView {
    pub id: EmailId,
    pub direction: crate::Direction,
    pub message_id: String,
    pub from: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    /// The new text, without quoted history and signature.
    pub text: String,
    pub quoted: Option<String>,
    pub signature: Option<String>,
    pub has_html: bool,
    /// The mail held text that nobody would have seen; it was taken out.
    #[serde(default)]
    pub hidden_text: bool,
    pub attachments: Vec<crate::Attachment>,
    pub received_at: Timestamp,
    /// Not covered by any answer yet.
    pub unanswered: bool,
    /// Recorded without a run, and why (`auto_reply`, `bounce`, ...).
    pub parked: Option<String>,
}

/// One message whole, as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EmailDetail {
    #[serde(flatten)]
    pub email: EmailView,
    pub case_id: CaseId,
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
    /// The whole text in its order, quotes and signature included.
    pub body: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MemoryRole {
    Customer,
    Shop,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MemoryEntryView {
    pub role: MemoryRole,
    pub text: String,
    pub at: Timestamp,
    /// The Message-ID it stems from.
    pub source: String,
    /// Order and tracking numbers it mentions, verbatim.
    pub ids: Vec<String>,
    /// What we have promised and not yet done.
    pub promises: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NoteView {
    pub by: String,
    pub at: Timestamp,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NoteRequest {
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 10000))]
    pub text: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimRequest {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignRequest {
    /// `None`: to nobody.
    pub to: Option<StaffId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SnoozeRequest {
    /// `None`: wake it now.
    pub until: Option<Timestamp>,
}
