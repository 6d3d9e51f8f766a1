//! Where one trace points to another: bursts, second attempts, redone drafts, follow-ups.

use super::collector::Seen;
use super::scene::play;
use std::collections::BTreeSet;

async fn spans_of(scene: &str) -> Vec<Seen> {
    play(scene, "off").await.arrived.spans
}

fn all<'a>(spans: &'a [Seen], name: &str) -> Vec<&'a Seen> {
    let mut found: Vec<&Seen> = spans.iter().filter(|span| span.name == name).collect();
    found.sort_by_key(|span| span.started);
    found
}

fn points_to(from: &Seen, to: &Seen) -> bool {
    from.links.contains(&(to.trace.clone(), to.id.clone()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_is_one_run_that_points_to_each_of_its_mails() {
    let spans = spans_of("burst").await;
    let sent = all(&spans, "send jobs");
    let runs = all(&spans, "process jobs");
    assert_eq!((sent.len(), runs.len()), (3, 1));
    assert_eq!((&runs[0].trace, &runs[0].parent), (&sent[0].trace, &sent[0].id));
    assert!(sent.iter().all(|sent| points_to(runs[0], sent)), "{:#?}", runs[0].links);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_attempt_points_to_the_first() {
    let spans = spans_of("retry").await;
    let attempts = all(&spans, "process jobs");
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[0].trace, attempts[1].trace);
    assert!(points_to(attempts[1], attempts[0]), "{:#?}", attempts[1].links);
    let numbers: Vec<&str> =
        attempts.iter().map(|attempt| attempt.attributes["countersign.job.attempt"].as_str()).collect();
    assert_eq!(numbers, ["1", "2"]);
    assert_eq!(attempts[0].attributes["error.type"], "engine_unavailable");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redone_draft_stays_in_its_trace_and_points_to_who_rejected_it() {
    let spans = spans_of("redo").await;
    let (runs, first) = (all(&spans, "process jobs"), all(&spans, "invoke_workflow countersign")[0]);
    assert_eq!(runs.len(), 2);
    assert_eq!((&runs[1].trace, &runs[1].parent), (&first.trace, &first.id));
    let rejecting = all(&spans, "POST /v1/drafts/{id}/decisions")[0];
    let sending = all(&spans, "send jobs").into_iter().find(|span| span.parent == rejecting.id).unwrap();
    assert!(points_to(runs[1], sending), "{:#?}", runs[1].links);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_up_is_a_new_trace_of_the_same_session() {
    let spans = spans_of("follow_up").await;
    let (runs, resumed) = (all(&spans, "process jobs"), all(&spans, "resume countersign")[0]);
    assert_eq!(runs.len(), 2);
    assert_ne!(runs[0].trace, runs[1].trace);
    let sessions: BTreeSet<&str> = runs.iter().map(|run| run.attributes["session.id"].as_str()).collect();
    assert_eq!(sessions.len(), 1);
    let sending = all(&spans, "send jobs").into_iter().find(|span| span.trace == runs[1].trace).unwrap();
    assert!(points_to(sending, resumed), "{:#?}", sending.links);
}
