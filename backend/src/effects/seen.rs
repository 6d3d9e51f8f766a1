//! What follows from a decision, as a trace shows it: the run goes on where it waited.

use super::claim::Taken;
use super::plan::ActionBody;
use crate::app::App;
use crate::cases;
use crate::store::from_json;
use crate::telemetry::{self, figures, is_traced, label, seconds};
use api::{CaseId, JobId};
use std::time::Duration;
use tracing::{Span, field, info_span};

/// `resume countersign`: under the span that proposed, pointing to the request that decided. What is let go now is
/// carried out under it.
pub(super) async fn resume(app: &App, case_id: &CaseId, decision_id: &str) -> Span {
    let span = info_span!(
        "resume",
        otel.name = "resume countersign",
        openinference.span.kind = "CHAIN",
        langfuse.observation.type = "span",
    );
    if is_traced()
        && let Ok((job_id, proposing, deciding)) = causes(app, decision_id).await
    {
        let subject = subject(app, case_id, &job_id).await;
        telemetry::go_on(&span, proposing.as_deref(), subject.as_ref());
        deciding.iter().for_each(|deciding| telemetry::link_to(&span, deciding));
    }
    span
}

type Causes = (String, Option<String>, Option<String>);

async fn causes(app: &App, decision_id: &str) -> sqlx::Result<Causes> {
    let sql =
        "SELECT f.job_id, f.traceparent, d.traceparent FROM decision d JOIN draft f ON f.id = d.draft_id
                WHERE d.id = $1";
    sqlx::query_as(sql).bind(decision_id).fetch_one(app.db.read()).await
}

async fn subject(app: &App, case_id: &CaseId, job_id: &str) -> Option<telemetry::Subject> {
    let subject = cases::subject(&app.db, case_id).await?;
    match JobId::parse(job_id.to_owned()) {
        Ok(job_id) => Some(subject.job(&job_id)),
        Err(_) => Some(subject),
    }
}

/// One attempt at an effect: under what let it go.
pub(super) async fn span(app: &App, taken: &Taken) -> Span {
    let span = named(taken);
    if is_traced()
        && let Ok((job_id, parent)) = let_go(app, taken).await
    {
        telemetry::go_on(&span, parent.as_deref(), subject(app, &taken.case_id, &job_id).await.as_ref());
        telemetry::called(app.settings.trace_content, &span, &taken.body, "{}");
    }
    span
}

async fn let_go(app: &App, taken: &Taken) -> sqlx::Result<(String, Option<String>)> {
    let sql = "SELECT f.job_id, COALESCE(e.traceparent, f.traceparent) FROM effect e JOIN draft f ON f.id = e.draft_id
                WHERE e.id = $1";
    sqlx::query_as(sql).bind(taken.id.as_str()).fetch_one(app.db.read()).await
}

fn named(taken: &Taken) -> Span {
    if taken.kind == "memory" {
        return info_span!(
            "memory",
            otel.name = "upsert_memory case",
            otel.status_code = field::Empty,
            error.type = field::Empty,
            countersign.effect.id = %taken.id,
            countersign.effect.attempt = taken.attempts,
            gen_ai.operation.name = "upsert_memory",
            openinference.span.kind = "CHAIN",
            langfuse.observation.type = "span",
        );
    }
    let tool = tool(taken);
    info_span!(
        "effect",
        otel.name = format!("execute_tool {tool}"),
        otel.status_code = field::Empty,
        error.type = field::Empty,
        countersign.effect.id = %taken.id,
        countersign.effect.attempt = taken.attempts,
        gen_ai.operation.name = "execute_tool",
        gen_ai.tool.name = tool,
        gen_ai.tool.call.id = taken.idempotency_key,
        openinference.span.kind = "TOOL",
        tool.name = tool,
        langfuse.observation.type = "tool",
    )
}

/// The action's type (`refund_delivery_fee`), else what kind of effect it is.
fn tool(taken: &Taken) -> String {
    match taken.kind.as_str() {
        "mail" => "send_mail".to_owned(),
        "action" => from_json::<ActionBody>(&taken.body)
            .map_or_else(|_| taken.kind.clone(), |body| body.what.kind().as_str().to_owned()),
        other => other.to_owned(),
    }
}

/// Inside its span, once it has ended: `end` is `done`, or the word for how it failed.
pub(super) fn ended(taken: &Taken, end: &'static str, took: Duration) {
    if end != "done" {
        Span::current().record("otel.status_code", "ERROR");
        Span::current().record("error.type", end);
    }
    let labels = [label("kind", &taken.kind), label("end", end)];
    figures().effects_ended.add(1, &labels);
    figures().effect_duration.record(seconds(took), &labels);
}
