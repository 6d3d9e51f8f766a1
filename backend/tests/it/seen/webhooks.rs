//! What the CRM is told is seen under what made it true.

use super::collector::Seen;
use super::scene::play;
use std::collections::BTreeMap;

fn webhooks(spans: &[Seen]) -> BTreeMap<&str, &Seen> {
    let told = spans.iter().filter(|span| span.name == "process webhooks");
    told.map(|span| (span.attributes["countersign.webhook.type"].as_str(), span)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_a_span_under_what_made_it_true() {
    let played = play("told", "off").await;
    let spans = &played.arrived.spans;
    let run = spans.iter().find(|span| span.name == "invoke_workflow countersign").unwrap();
    let told = webhooks(spans);
    assert_eq!(
        told.keys().copied().collect::<Vec<_>>(),
        ["action.executed", "draft.decided", "email.sent", "job.waiting_review"]
    );
    for (what, under) in [
        ("job.waiting_review", "invoke_workflow countersign"),
        ("draft.decided", "resume countersign"),
        ("action.executed", "execute_tool refund_delivery_fee"),
        ("email.sent", "execute_tool send_mail"),
    ] {
        let span = told[what];
        let parent = spans.iter().find(|other| other.id == span.parent).map(|parent| parent.name.as_str());
        assert_eq!((span.kind, parent, &span.trace), ("CLIENT", Some(under), &run.trace), "{what}");
        for (key, value) in [
            ("messaging.system", "countersign"),
            ("messaging.operation.name", "process"),
            ("messaging.operation.type", "process"),
            ("messaging.destination.name", "webhooks"),
            ("http.request.method", "POST"),
            ("http.response.status_code", "204"),
            ("countersign.webhook.attempt", "1"),
            ("session.id", &run.attributes["session.id"]),
        ] {
            assert_eq!(span.attributes[key], value, "{what}: {key}");
        }
        assert!(span.attributes["messaging.message.id"].starts_with("whd_"), "{span:#?}");
    }
    let wire = String::from_utf8_lossy(&played.arrived.bytes).into_owned();
    assert!(!wire.contains("hunter2"), "the listener's address holds a secret");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_attempt_at_a_webhook_is_a_span_that_says_how_it_failed() {
    let spans = play("not_told", "off").await.arrived.spans;
    assert_eq!(webhooks(&spans).len(), 4);
    let told = || spans.iter().filter(|span| span.name == "process webhooks");
    for span in told() {
        assert_eq!(span.attributes["error.type"], "503", "{span:#?}");
        assert_eq!(span.attributes["http.response.status_code"], "503", "{span:#?}");
    }
    // The first was tried again within the undo window.
    let of_the_first =
        told().filter(|span| span.attributes["countersign.webhook.type"] == "job.waiting_review");
    let attempts: Vec<(&str, &str)> = of_the_first
        .map(|span| (span.attributes["countersign.webhook.attempt"].as_str(), span.parent.as_str()))
        .collect();
    let [(first, parent), (second, again)] = attempts[..] else { panic!("{attempts:?}") };
    assert_eq!((first.min(second), first.max(second), parent), ("1", "2", again));
}
