//! One run laid open, from its journal: for leads, and each look is in the audit.

use super::journal::{self, Written};
use super::view;
use crate::app::App;
use crate::store::{Db, from_json};
use crate::{drafts, effects};
use agent::draft::Proposal;
use agent::graph::Entry;
use api::{CaseId, DraftId, JobId, JobView, TraceQuestion, TraceRun, TraceStep, TraceView};

#[derive(sqlx::FromRow)]
struct DraftOf {
    id: String,
    version: i64,
    body: String,
    traceparent: Option<String>,
}

/// # Errors
/// When the database does not answer, or the journal is of a shape this program does not know.
pub async fn trace(app: &App, row: view::JobRow) -> sqlx::Result<TraceView> {
    let db = &app.db;
    let job = row.view(db).await?;
    let sql =
        "SELECT id, version, body, traceparent FROM draft WHERE job_id = $1 ORDER BY version DESC LIMIT 1";
    let draft: Option<DraftOf> = sqlx::query_as(sql).bind(job.id.as_str()).fetch_optional(db.read()).await?;
    let written = journal::written(db, &job.id).await?;
    let task =
        written.task.map(serde_json::to_value).transpose().map_err(|e| sqlx::Error::Encode(e.into()))?;
    let (steps, open) = told(written.entries);
    let proposal: Option<Proposal> = draft.as_ref().map(|draft| from_json(&draft.body)).transpose()?;
    let mut trace = TraceView {
        subject: subject(db, &job.case_id).await?,
        version: draft.as_ref().map(|draft| draft.version),
        viewer: draft.as_ref().and_then(|draft| viewer(app, draft.traceparent.as_deref())),
        engine: proposal.as_ref().map(|proposal| proposal.engine.clone()),
        checks: proposal.map(|proposal| proposal.checks).unwrap_or_default(),
        runs: runs(db, &job.case_id).await?,
        decisions: Vec::new(),
        effects: Vec::new(),
        job_id: job.id.clone(),
        job,
        task,
        steps,
        open,
    };
    if let Some(draft) = draft {
        decided(db, &mut trace, draft.id).await?;
    }
    Ok(trace)
}

async fn decided(db: &Db, trace: &mut TraceView, draft_id: String) -> sqlx::Result<()> {
    let draft_id = DraftId::parse(draft_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let decisions = drafts::decisions_of_case(db, &trace.job.case_id).await?;
    trace.decisions = decisions.into_iter().filter(|decision| decision.draft_id == draft_id).collect();
    for decision in &trace.decisions {
        trace.effects.extend(effects::of_decision(db, &decision.decision_id.0).await?);
    }
    Ok(())
}

async fn subject(db: &Db, case_id: &CaseId) -> sqlx::Result<String> {
    let sql = "SELECT subject FROM cases WHERE id = $1";
    sqlx::query_scalar(sql).bind(case_id.as_str()).fetch_one(db.read()).await
}

/// Each question goes to the step that ended after it; what is left belongs to none that did.
fn told(entries: Vec<Written>) -> (Vec<TraceStep>, Vec<TraceQuestion>) {
    let (mut steps, mut open) = (Vec::new(), Vec::<TraceQuestion>::new());
    for Written { attempt, entry } in entries {
        match entry {
            Entry::Asked { node, question, .. } if question["ask"] == "task" && node == "start" => {
                // A mail joined since: the run began anew.
                steps.clear();
                open.clear();
            }
            Entry::Asked { node, question, answer, at, .. } => {
                let ask = question["ask"].as_str().unwrap_or_default().to_owned();
                open.push(TraceQuestion { node, ask, question, answer, at });
            }
            Entry::Step { node, visit, started_at, ms, output, next } => {
                let (questions, others) = open.into_iter().partition(|question| question.node == node);
                open = others;
                steps.push(TraceStep { node, visit, attempt, started_at, ms, questions, output, next });
            }
        }
    }
    (steps, open)
}

async fn runs(db: &Db, case_id: &CaseId) -> sqlx::Result<Vec<TraceRun>> {
    let jobs = view::of_case(db, case_id).await?;
    let sql = "SELECT job_id, version FROM draft WHERE case_id = $1";
    let versions: Vec<(String, i64)> =
        sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(db.read()).await?;
    let version =
        |id: &JobId| versions.iter().find(|(job, _)| job == id.as_str()).map(|(_, version)| *version);
    Ok(jobs.into_iter().map(|job| run(version(&job.id), job)).collect())
}

fn run(version: Option<i64>, job: JobView) -> TraceRun {
    TraceRun {
        started_at: job.steps.first().map_or(job.created_at, |step| step.started_at),
        ms: job.steps.iter().map(|step| step.ms).sum(),
        job_id: job.id,
        case_id: job.case_id,
        kind: job.kind,
        state: job.state,
        outcome: job.outcome,
        reason: job.reason,
        draft_id: job.draft_id,
        version,
    }
}

/// The address of this trace in the viewer that the settings name.
fn viewer(app: &App, traceparent: Option<&str>) -> Option<String> {
    let trace_id = traceparent?.split('-').nth(1)?;
    Some(app.settings.trace_viewer.as_ref()?.replace("{trace_id}", trace_id))
}
