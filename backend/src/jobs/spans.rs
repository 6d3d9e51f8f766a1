//! An attempt and its run, as a trace shows them.

use super::Claimed;
use super::node::Whereabouts;
use crate::app::App;
use crate::cases;
use crate::telemetry::{self, Content, Subject, Watcher};
use agent::case::Task;
use agent::draft::{Proposal, body};
use tracing::{Span, field, info_span};
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// `process jobs`: under whoever made the job, pointing to the attempts before and to the mails that joined.
pub(super) async fn attempt(app: &App, job: &Claimed) -> (Span, Option<Subject>) {
    let span = info_span!(
        "process",
        otel.name = "process jobs",
        otel.kind = "consumer",
        otel.status_code = field::Empty,
        error.type = field::Empty,
        messaging.system = "countersign",
        messaging.operation.name = "process",
        messaging.operation.type = "process",
        messaging.destination.name = "jobs",
        messaging.message.id = %job.id,
        openinference.span.kind = "CHAIN",
        langfuse.observation.type = "span",
    );
    let subject = cases::subject(&app.db, &job.case_id).await;
    let subject = subject.map(|subject| subject.attempt(&job.id, &job.kind, job.attempt));
    telemetry::go_on(&span, job.traceparent.as_deref(), subject.as_ref());
    let before = job.traceparent.iter().map(String::as_str).chain(job.links.split_whitespace());
    before.for_each(|link| telemetry::link_to(&span, link));
    (span, subject)
}

/// `invoke_workflow countersign`: what a viewer shows as the agent. The draft remembers it, and what a person decides
/// hours later goes on under it.
pub(super) fn run(job: &Claimed) -> Span {
    info_span!(
        "run",
        otel.name = "invoke_workflow countersign",
        otel.status_code = field::Empty,
        error.type = field::Empty,
        gen_ai.operation.name = "invoke_workflow",
        openinference.span.kind = "AGENT",
        langfuse.observation.type = "agent",
        langfuse.observation.level = "DEFAULT",
        countersign.job.kind = job.kind,
        countersign.outcome = field::Empty,
        countersign.draft.version = field::Empty,
    )
}

pub(super) fn watcher(app: &App, subject: Option<Subject>, whereabouts: &Whereabouts) -> Watcher {
    let whereabouts = whereabouts.clone();
    Watcher::new(app.settings.trace_content, subject, Box::new(move |node| whereabouts.reached(node)))
}

/// What the run was given and what it proposes; the texts only where a setting wants them.
pub(super) fn proposed(app: &App, span: &Span, task: &Task, proposal: &Proposal) {
    span.record("countersign.outcome", crate::store::word(proposal.outcome));
    span.record("countersign.draft.version", task.version);
    let content = app.settings.trace_content;
    if content != Content::Off {
        let mails: Vec<&str> = task.mails.iter().map(|mail| mail.text.as_str()).collect();
        let (mails, reply) = (mails.join("\n\n"), body(&proposal.segments));
        telemetry::said(content, span, "text/plain", Some(&mails), &reply);
        span.set_attribute("langfuse.trace.input", mails);
        span.set_attribute("langfuse.trace.output", reply);
    }
}

/// Says of both that the attempt failed, by the failure's class.
pub(super) fn failed(run: &Span, class: &str) {
    for span in [run, &Span::current()] {
        span.record("otel.status_code", "ERROR");
        span.record("error.type", class);
    }
    run.record("langfuse.observation.level", "ERROR");
}
