//! Making a job, as a trace shows it: `send jobs`, under whoever makes it.

use super::enqueue::{New, Placed, Trace};
use crate::cases;
use crate::store::{Tx, word};
use crate::telemetry::{self, Subject, figures, label};
use tracing::{Span, field, info_span};

/// A job on its way into the table.
pub(super) struct Sending {
    pub span: Span,
    /// Whose trace the job goes on with.
    pub parent: Option<String>,
    /// What it points to beside that.
    pub links: String,
    /// Of this making itself, for the job that it may join.
    pub here: String,
    subject: Option<Subject>,
}

impl Sending {
    pub async fn begin(tx: &mut Tx, new: &New<'_>) -> sqlx::Result<Self> {
        let span = span();
        let subject = cases::subject_in(tx, new.case_id).await?;
        if let Some(subject) = &subject {
            telemetry::carry(&span, subject);
        }
        if let Trace::After(Some(origin)) = new.trace {
            telemetry::link_to(&span, origin);
        }
        let here = telemetry::traceparent_of(&span);
        let link = here.as_ref().map(|here| format!(" {here}")).unwrap_or_default();
        let (parent, links) = match new.trace {
            Trace::Of(Some(proposing)) => (Some(proposing.to_owned()), link.clone()),
            Trace::Of(None) | Trace::Here | Trace::After(_) => (here, String::new()),
        };
        Ok(Self { span, parent, links, here: link, subject })
    }

    /// Now it is known which job it is; whoever made it is told as well.
    pub fn placed(self, new: &New<'_>, placed: &Placed) {
        let kind = word(new.kind);
        self.span.record("messaging.message.id", placed.job_id.as_str());
        if let Some(subject) = self.subject {
            let subject = subject.job(&placed.job_id).kind(&kind);
            subject.mark(&self.span);
            subject.mark(&Span::current());
        }
        let joined = label("joined", if placed.joined { "true" } else { "false" });
        figures().jobs_enqueued.add(1, &[label("kind", &kind), joined]);
    }
}

fn span() -> Span {
    info_span!(
        "send",
        otel.name = "send jobs",
        otel.kind = "producer",
        messaging.system = "countersign",
        messaging.operation.name = "send",
        messaging.operation.type = "send",
        messaging.destination.name = "jobs",
        messaging.message.id = field::Empty,
        openinference.span.kind = "CHAIN",
        langfuse.observation.type = "span",
    )
}
