//! Figures and lines: the same for Prometheus and for a collector, with the trace that a line belongs to.

use super::scene::play;
use crate::house::{Db, Shop, UNDO_OVER};
use serde_json::Value;

on_both!(metrics_need_no_key_and_name_nobody);

async fn metrics_need_no_key_and_name_nobody(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("TRK-1 came late.").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    shop.customer("dan").writes("Where is TRK-31?").await;
    let answer = shop.http.client.get(shop.http.url("/metrics")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
    let text = answer.text().await.unwrap();
    for line in [
        "countersign_mails_accepted_total{",
        "countersign_jobs_enqueued_total{",
        "countersign_jobs_ended_total{",
        "countersign_jobs_duration_seconds_bucket{",
        "countersign_jobs_current{",
        "countersign_review_age_seconds_count{",
        "countersign_review_waiting{",
        "countersign_review_oldest_seconds{",
        "countersign_effects_ended_total{",
        "countersign_effects_current{",
        "http_server_request_duration_seconds_count{",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    for id in ["cas_", "job_", "drf_", "eff_", "ada@", "Lindqvist", "TRK"] {
        assert!(!text.contains(id), "{id} in\n{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_gets_figures_and_lines_too_and_each_line_has_its_trace() {
    let played = play("life", "off").await;
    for name in ["countersign.jobs.ended", "countersign.review.age", "countersign.effects.ended"] {
        assert!(played.arrived.metrics.iter().any(|metric| metric == name), "{name} did not arrive");
    }
    let post = played.arrived.spans.iter().find(|span| span.name == "POST /v1/emails").unwrap();
    let told = |line: &&super::collector::Line| {
        line.attributes.get("route").is_some_and(|route| route == "/v1/emails")
    };
    let line = played.arrived.lines.iter().find(told).expect("the request's line arrived");
    assert_eq!((line.body.as_str(), &line.trace), ("request", &post.trace));
    let printed: Vec<Value> = played.log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let printed = printed.iter().find(|line| line["route"] == "/v1/emails").expect("and was printed");
    assert_eq!(printed["trace_id"], post.trace.as_str());
    assert_eq!(printed["span_id"], post.id.as_str());
}
