//! An attempt at a delivery, as a trace shows it.

use super::claim::Taken;
use crate::app::App;
use crate::cases;
use crate::outside::{Answer, Lost};
use crate::telemetry::{self, is_traced};
use tracing::{Span, field, info_span};

/// `process webhooks`: under whatever made true what it tells. Never the listener's address: its path may hold a secret.
pub(super) async fn span(app: &App, taken: &Taken) -> Span {
    let span = info_span!(
        "webhook",
        otel.name = "process webhooks",
        otel.kind = "client",
        otel.status_code = field::Empty,
        error.type = field::Empty,
        messaging.system = "countersign",
        messaging.operation.name = "process",
        messaging.operation.type = "process",
        messaging.destination.name = "webhooks",
        messaging.message.id = taken.id,
        http.request.method = "POST",
        http.response.status_code = field::Empty,
        countersign.webhook.type = taken.kind,
        countersign.webhook.attempt = taken.attempt,
        openinference.span.kind = "CHAIN",
        langfuse.observation.type = "span",
    );
    if is_traced() {
        let subject = cases::subject(&app.db, &taken.case_id).await;
        telemetry::go_on(&span, taken.traceparent.as_deref(), subject.as_ref());
    }
    span
}

/// Inside its span.
pub(super) fn answered(answered: &Result<Answer, Lost>) {
    let span = Span::current();
    let failed = match answered {
        Ok(Answer { status, .. }) => {
            span.record("http.response.status_code", status);
            (!(200..300).contains(status)).then(|| status.to_string())
        }
        Err(Lost::Unreached(_)) => Some("unreached".to_owned()),
        Err(Lost::Unheard(_)) => Some("unheard".to_owned()),
    };
    if let Some(class) = failed {
        span.record("otel.status_code", "ERROR");
        span.record("error.type", class);
    }
}
