//! One version, one answer, whoever asks how often.

use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use api::{DecisionResponse, Verdict};
use serde_json::json;

on_both!(
    the_same_decision_again_gives_the_first_answer,
    the_same_decision_id_with_another_body_is_refused,
    the_same_decision_id_for_another_draft_is_refused,
    a_version_that_a_colleague_decided_is_already_decided,
    two_reviewers_at_once_send_one_mail,
    one_decision_sent_eight_times_at_once_is_one_decision,
    approve_and_close_at_once_are_one_answer,
);

async fn the_same_decision_again_gives_the_first_answer(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let approve = approve_all(&draft);
    let first: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    shop.after(UNDO_OVER).await;
    let again: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    assert_eq!((&again.by, again.at, again.undo_until), (&first.by, first.at, first.undo_until));
    let ids = |answer: &DecisionResponse| answer.effects.iter().map(|e| e.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&again), ids(&first));
    assert_eq!(shop.mails_sent().await.len(), 1);
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    assert_eq!(shop.count("SELECT COUNT(*) FROM decision").await, 1);
}

async fn the_same_decision_id_with_another_body_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let approve = approve_all(&draft);
    let _first: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    let close = approve.verdict(Verdict::Close);
    assert_eq!(shop.agent("sam").decides(&draft, &close).await.refusal(), "409 decision_id_reused");
    assert_eq!(shop.case(&draft.case_id).await.decisions[0].verdict, Verdict::Approve);
}

async fn the_same_decision_id_for_another_draft_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    let second = shop.customer("ben").writes("Where is TRK-21?").await;
    let approve = approve_all(&first);
    let _done: DecisionResponse = shop.agent("sam").decides(&first, &approve).await.ok();
    let mut other = approve_all(&second);
    other.0.decision_id = approve.0.decision_id.clone();
    assert_eq!(shop.agent("sam").decides(&second, &other).await.refusal(), "409 decision_id_reused");
    assert_eq!(shop.count("SELECT COUNT(*) FROM decision").await, 1);
}

async fn a_version_that_a_colleague_decided_is_already_decided(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let first = shop.agent("sam").approves(&draft).await;
    let answer = shop.agent("kim").decides(&draft, &approve_all(&draft).verdict(Verdict::Close)).await;
    assert_eq!(answer.refusal(), "409 already_decided");
    let told = (&answer.body["by"], &answer.body["at"], &answer.body["verdict"]);
    assert_eq!(told, (&json!("Sam via key"), &json!(first.at), &json!("approve")));
}

async fn two_reviewers_at_once_send_one_mail(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let (ours, theirs) = (approve_all(&draft), approve_all(&draft));
    let (sam, kim) =
        tokio::join!(shop.agent("sam").decides(&draft, &ours), shop.agent("kim").decides(&draft, &theirs));
    let mut statuses = [sam.status, kim.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let loser = if sam.status == 409 { sam } else { kim };
    assert_eq!(loser.refusal(), "409 already_decided");
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.mails_sent().await.len(), 1);
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

/// A client that got no answer tries again while its first attempt is still under way.
async fn one_decision_sent_eight_times_at_once_is_one_decision(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let approve = approve_all(&draft);
    let sam = shop.agent("sam");
    let answers = futures::future::join_all((0..8).map(|_| sam.decides(&draft, &approve))).await;
    assert!(answers.iter().all(|answer| answer.status == 200), "{answers:#?}");
    assert!(answers.iter().all(|answer| answer.body["at"] == answers[0].body["at"]));
    shop.after(UNDO_OVER).await;
    assert_eq!((shop.mails_sent().await.len(), shop.count("SELECT COUNT(*) FROM effect").await), (1, 3));
}

async fn approve_and_close_at_once_are_one_answer(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let (approve, close) = (approve_all(&draft), approve_all(&draft).verdict(Verdict::Close));
    let (yes, no) =
        tokio::join!(shop.agent("sam").decides(&draft, &approve), shop.agent("kim").decides(&draft, &close));
    assert_eq!(u32::from(yes.status == 200) + u32::from(no.status == 200), 1);
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.mails_sent().await.len(), usize::from(yes.status == 200));
    assert_eq!(shop.refunds_paid().await.len(), usize::from(yes.status == 200));
}
