//! Jobs and pages.

use crate::{CaseId, DraftId, JobId, Outcome, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    Mail,
    /// A rejection with its reason as input.
    Redo,
    /// An action was dropped; the mail is written anew.
    Redraft,
    /// Facts are read again.
    Refresh,
    FollowUp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    Queued,
    Running,
    AwaitingReview,
    Done,
    Parked,
    Dead,
    Cancelled,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct JobView {
    pub id: JobId,
    pub case_id: CaseId,
    pub kind: JobKind,
    pub state: JobState,
    pub outcome: Option<Outcome>,
    pub reason: Option<String>,
    /// The node it is at, or was at last.
    pub node: Option<String>,
    pub attempts: i64,
    pub steps: Vec<StepView>,
    pub draft_id: Option<DraftId>,
    pub error: Option<JobError>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct StepView {
    pub node: String,
    pub started_at: Timestamp,
    pub ms: f64,
    pub attempt: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct JobError {
    #[serde(rename = "type")]
    pub kind: String,
    pub message: String,
}

/// A list, cut into pages. `next` goes into `?cursor=`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Of items that were asked for with one more than `limit`: the one more only tells that there is a next page,
    /// which begins after the last item kept.
    pub fn cut(mut items: Vec<T>, limit: usize, cursor: impl Fn(&T) -> String) -> Self {
        let has_more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| has_more).map(cursor);
        Self { items, next }
    }
}

pub type JobPage = Page<JobView>;
