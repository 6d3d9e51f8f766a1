//! `GET /v1/jobs/{id}/trace`: one run, step by step, from its journal, and what became of it.

use crate::{
    CaseId, CheckView, DecisionView, DraftId, EffectView, JobId, JobKind, JobState, JobView, Outcome,
    Timestamp,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// For leads; each reading is in the audit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TraceView {
    pub job_id: JobId,
    pub job: JobView,
    /// The case's subject.
    pub subject: String,
    /// The version that came of it.
    pub version: Option<i64>,
    /// Which engine drafted.
    pub engine: Option<String>,
    /// What the run was about, as it was recorded when it began.
    pub task: Option<Value>,
    pub steps: Vec<TraceStep>,
    /// Questions of the step that is under way, or was cut off.
    pub open: Vec<TraceQuestion>,
    pub checks: Vec<CheckView>,
    /// The answers of people to this version, newest first.
    pub decisions: Vec<DecisionView>,
    pub effects: Vec<EffectView>,
    /// All runs of the case, newest first.
    pub runs: Vec<TraceRun>,
    /// Where a viewer of traces shows it, if one is named in the settings.
    pub viewer: Option<String>,
}

/// One visit of a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TraceStep {
    pub node: String,
    /// How often it had run before.
    pub visit: u32,
    pub attempt: i64,
    pub started_at: Timestamp,
    pub ms: f64,
    pub questions: Vec<TraceQuestion>,
    pub output: Value,
    /// The node that came after it.
    pub next: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TraceQuestion {
    pub node: String,
    /// `memory`, `deliveries`, `classify`, ...
    pub ask: String,
    pub question: Value,
    pub answer: Value,
    pub at: Timestamp,
}

/// A run of the same case, in a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TraceRun {
    pub job_id: JobId,
    pub case_id: CaseId,
    pub kind: JobKind,
    pub state: JobState,
    pub outcome: Option<Outcome>,
    pub reason: Option<String>,
    pub draft_id: Option<DraftId>,
    pub version: Option<i64>,
    pub started_at: Timestamp,
    pub ms: f64,
}

/// `POST /v1/jobs/{id}/replay`: the job run again from its journal, offline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReplayView {
    pub same: bool,
    /// Whether the run had come to its end.
    pub ended: bool,
    pub steps: usize,
    /// Of the draft that was compared.
    pub bytes: usize,
    /// The first place that came out otherwise.
    pub difference: Option<ReplayDifference>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReplayDifference {
    pub node: String,
    pub visit: u32,
    pub field: String,
    pub recorded: Option<Value>,
    pub now: Option<Value>,
}
