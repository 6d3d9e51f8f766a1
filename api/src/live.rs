//! What is pushed to open screens (Server-Sent Events). The event's name is the variant's.

use crate::{CaseId, CaseRow, Claim, DecisionId, DraftId, EffectState, Here, QueueCounts, Verdict};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "event", content = "data")]
pub enum LiveEvent {
    #[serde(rename = "case.upserted")]
    CaseUpserted(Box<CaseRow>),
    #[serde(rename = "case.removed")]
    CaseRemoved { case_id: CaseId },
    #[serde(rename = "draft.ready")]
    DraftReady { case_id: CaseId, draft_id: DraftId, version: i64 },
    #[serde(rename = "draft.superseded")]
    DraftSuperseded { case_id: CaseId, draft_id: DraftId },
    #[serde(rename = "draft.withdrawn")]
    DraftWithdrawn { case_id: CaseId, draft_id: DraftId },
    #[serde(rename = "claim.changed")]
    ClaimChanged { case_id: CaseId, claim: Option<Claim> },
    /// Who has the case open now.
    #[serde(rename = "presence")]
    Presence { case_id: CaseId, here: Vec<Here> },
    #[serde(rename = "decision.recorded")]
    DecisionRecorded {
        case_id: CaseId,
        draft_id: DraftId,
        decision_id: DecisionId,
        verdict: Verdict,
        by: String,
    },
    #[serde(rename = "effect.changed")]
    EffectChanged { case_id: CaseId, effect_id: crate::EffectId, state: EffectState },
    #[serde(rename = "job.step")]
    JobStep { case_id: CaseId, job_id: crate::JobId, node: String },
    #[serde(rename = "counts")]
    Counts(QueueCounts),
    /// Too much was missed: load the list again.
    #[serde(rename = "resync")]
    Resync {},
}
