//! `202` and what comes instead of it.

use crate::house::{Db, Opening, Shop};
use api::Accepted;
use serde_json::json;

on_both!(
    a_mail_is_accepted_with_its_job,
    a_doubled_event_makes_one_job,
    the_same_key_with_another_body_is_a_conflict,
    the_same_message_under_another_event_id_is_a_repeat,
    sources_have_keys_of_their_own,
    a_source_with_too_many_waiting_jobs_is_told_to_come_back,
    a_doubled_event_at_the_same_moment_makes_one_job,
);

async fn a_mail_is_accepted_with_its_job(db: Db) {
    let shop = Shop::open(db).await;
    let answer = shop.customer("ada").mail("Where is TRK-1?").post().await;
    assert_eq!((answer.status, answer.header("idempotent-replayed")), (202, None));
    let location = answer.header("location").unwrap().to_owned();
    let accepted: Accepted = answer.ok();
    assert_eq!(location, format!("/v1/jobs/{}", accepted.job_id));
    assert_eq!(accepted.links.case, format!("/v1/cases/{}", accepted.case_id));
    shop.settle().await;
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts), (api::JobState::AwaitingReview, 1));
    assert_eq!(job.steps.first().map(|step| step.node.as_str()), Some("recall"));
}

async fn a_doubled_event_makes_one_job(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let first = mail.post().await;
    shop.settle().await;
    let again = mail.clone().set("/message/received_at", "2026-01-29T10:00:07Z").post().await;
    assert_eq!((again.status, again.header("idempotent-replayed")), (202, Some("true")));
    assert_eq!(first.body, again.body);
    assert_eq!(shop.count("SELECT COUNT(*) FROM job").await, 1);
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 1);
}

async fn a_doubled_event_at_the_same_moment_makes_one_job(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let answers = futures::future::join_all((0..8).map(|_| mail.post())).await;
    assert!(answers.iter().all(|answer| answer.status == 202), "{answers:#?}");
    assert_eq!(answers.iter().filter(|answer| answer.header("idempotent-replayed").is_none()).count(), 1);
    assert_eq!(shop.count("SELECT COUNT(*) FROM job").await, 1);
}

async fn the_same_key_with_another_body_is_a_conflict(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let _first = mail.accepted().await;
    let other_text = mail.clone().set("/message/text", "Where is TRK-2?").post().await;
    assert_eq!(other_text.refusal(), "409 conflict");
    assert_eq!(other_text.fields(), ["event_id"]);
    let by_message = mail.set("/event_id", "another").set("/message/text", "Where is TRK-2?").post().await;
    assert_eq!(
        (by_message.refusal().as_str(), by_message.fields()),
        ("409 conflict", vec!["message.message_id".into()])
    );
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 1);
}

async fn the_same_message_under_another_event_id_is_a_repeat(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let first = mail.accepted().await;
    let again = mail.set("/event_id", "another").post().await;
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(again.ok::<Accepted>().job_id, first.job_id);
}

async fn sources_have_keys_of_their_own(db: Db) {
    let mut shop = Shop::open(db).await;
    shop.opens_source("helpdesk").await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let crm = mail.accepted().await;
    let other = mail.clone().with_key_of("helpdesk").accepted().await;
    assert_ne!(crm.job_id, other.job_id);
    let foreign = shop.http.get("helpdesk", &format!("/v1/jobs/{}", crm.job_id)).await;
    assert_eq!(foreign.refusal(), "404 not_found");
    assert_eq!(shop.http.get("crm", &format!("/v1/jobs/{}", crm.job_id)).await.status, 200);
}

async fn a_source_with_too_many_waiting_jobs_is_told_to_come_back(db: Db) {
    let opening = Opening::new(db).with(|settings| settings.jobs.max_waiting = 2).without_workers();
    let shop = opening.open().await;
    for _ in 0..2 {
        shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    }
    let third = shop.customer("ben").mail("Where is TRK-21?").post().await;
    assert_eq!(third.refusal(), "429 too_many_waiting");
    assert!(third.header("retry-after").is_some_and(|seconds| seconds.parse::<u32>().is_ok()), "{third:?}");
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 2);
    let repeat = shop.customer("ben").mail("Where is TRK-21?").set("/event_id", json!("other")).post().await;
    assert_eq!(repeat.status, 429);
}
