//! What the CRM is told: each event, once, signed, with ids and states and not a word of a mail.

use super::peer::{PATIENT, SECRET, peer};
use crate::house::{Db, Heard, Opening, Receiver, Reply, Shop, Thinker, UNDO_OVER, approve_all};
use api::{DecisionResponse, EffectKind, EffectState, Verdict};
use serde_json::Value;
use std::time::Duration;

on_both!(
    a_mail_s_whole_life_is_told_in_order_and_signed,
    nothing_personal_is_told,
    a_decision_that_was_undone_is_never_told,
    a_rejected_version_is_told_at_once_and_so_is_the_next,
    a_case_passed_on_by_a_person_is_told,
    a_case_handed_over_by_the_agent_is_told,
    a_run_that_failed_is_told,
    what_a_person_says_happened_is_told,
    a_superseded_version_is_not_told,
    where_nobody_listens_nothing_is_written,
);

async fn open(db: Db) -> (Shop, Receiver) {
    let receiver = Receiver::that(Reply::Status(204)).await;
    (Opening::new(db).telling(peer(&receiver, PATIENT)).open().await, receiver)
}

/// The calls in the order of what they tell, which several messengers may bring in another.
fn in_order(receiver: &Receiver) -> Vec<Heard> {
    let mut heard = receiver.heard();
    heard.sort_by_key(|heard| (heard.body()["timestamp"].to_string(), heard.header("webhook-id").to_owned()));
    heard
}

fn types(receiver: &Receiver) -> Vec<String> {
    in_order(receiver).iter().map(|heard| heard.body()["type"].as_str().unwrap().to_owned()).collect()
}

fn data(heard: &Heard) -> Value {
    heard.body()["data"].clone()
}

async fn a_mail_s_whole_life_is_told_in_order_and_signed(db: Db) {
    let (shop, receiver) = open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?").set("/case_id", "T-4711");
    let draft = mail.arrives().await;
    let decided = shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let told = ["job.waiting_review", "draft.decided", "action.executed", "email.sent"];
    assert_eq!(types(&receiver), told);
    let [waits, decision, action, sent] = in_order(&receiver).try_into().unwrap();
    for heard in [&waits, &decision, &action, &sent] {
        assert!(heard.is_signed_with(SECRET), "{heard:?}");
        assert_eq!(heard.request, "POST /hooks?key=hunter2 HTTP/1.1");
        assert!(heard.header("webhook-id").starts_with("whd_"));
        let data = data(heard);
        assert_eq!(
            (&data["case_id"], &data["crm_case_id"]),
            (&draft.case_id.as_str().into(), &"T-4711".into())
        );
    }
    assert_eq!(data(&waits)["draft_id"], draft.id.as_str());
    assert_eq!((&data(&waits)["version"], &data(&waits)["outcome"]), (&1.into(), &"draft".into()));
    assert_eq!(data(&decision)["decision_id"], decided.decision_id.0.as_str());
    assert_eq!(data(&decision)["verdict"], "approve");
    assert_eq!(data(&action)["action"], "refund_delivery_fee");
    assert_eq!(data(&action)["action_id"], draft.actions[0].id.as_str());
    assert_eq!(data(&sent)["effect_id"], shop.effect(&draft, EffectKind::Mail).await.id.as_str());
}

async fn nothing_personal_is_told(db: Db) {
    let (shop, receiver) = open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1? This is urgent, call 555-0199").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert!(receiver.heard().len() >= 4);
    for heard in receiver.heard() {
        let told = String::from_utf8(heard.bytes.clone()).unwrap();
        // None of them can stand in an id by chance: those are of hexadecimal digits.
        for word in [
            "\"ada\"",
            "ada@",
            "Lindqvist",
            "mail.example",
            "TRK-1",
            "555-0199",
            "Hello",
            "My parcel",
            "refunded",
            "sam",
            "Sam",
        ] {
            assert!(!told.contains(word), "{word} in {told}");
        }
    }
}

async fn a_decision_that_was_undone_is_never_told(db: Db) {
    let (shop, receiver) = open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decided = shop.agent("sam").approves(&draft).await;
    assert_eq!(shop.agent("sam").undoes(&decided).await.status, 200);
    shop.after(UNDO_OVER).await;
    assert_eq!(types(&receiver), ["job.waiting_review"]);
    shop.agent("sam").closes(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(types(&receiver), ["job.waiting_review", "draft.decided"]);
    assert_eq!(data(&in_order(&receiver)[1])["verdict"], "close");
}

async fn a_rejected_version_is_told_at_once_and_so_is_the_next(db: Db) {
    let (shop, receiver) = open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let action = draft.actions[0].id.clone();
    shop.agent("sam").rejects(&draft, serde_json::json!({ "unwanted_action": action })).await;
    assert_eq!(types(&receiver), ["job.waiting_review", "draft.decided", "job.waiting_review"]);
    assert_eq!(data(&in_order(&receiver)[1])["verdict"], "reject");
}

async fn a_case_passed_on_by_a_person_is_told(db: Db) {
    let (shop, receiver) = open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let escalate = approve_all(&draft).verdict(Verdict::Escalate).reason("unsure").note("Ada called me.");
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &escalate).await.ok();
    shop.settle().await;
    assert_eq!(types(&receiver), ["job.waiting_review", "draft.decided", "case.escalated"]);
    let escalated = data(&in_order(&receiver)[2]);
    assert_eq!((&escalated["by"], &escalated["reason"]), (&"person".into(), &Value::Null));
}

async fn a_case_handed_over_by_the_agent_is_told(db: Db) {
    let (shop, receiver) = open(db).await;
    let draft = shop.customer("ada").writes("My lawyer will write to you about TRK-1.").await;
    assert_eq!(types(&receiver), ["job.waiting_review", "case.escalated"]);
    let escalated = data(&in_order(&receiver)[1]);
    assert_eq!(escalated["by"], "agent");
    assert_eq!(escalated["reason"].as_str(), draft.reason.as_deref());
}

async fn a_run_that_failed_is_told(db: Db) {
    let receiver = Receiver::that(Reply::Status(200)).await;
    let opening = Opening::new(db).telling(peer(&receiver, PATIENT)).thinking_with(Thinker::new());
    let shop = opening.open().await;
    let accepted = shop.customer("ada").mail("poison").accepted().await;
    shop.settle().await;
    assert_eq!(types(&receiver), ["job.failed"]);
    let failed = data(&in_order(&receiver)[0]);
    assert_eq!(failed["job_id"], accepted.job_id.as_str());
    assert!(failed["error_type"].is_string());
}

async fn what_a_person_says_happened_is_told(db: Db) {
    let letterbox = crate::house::Letterbox::that(crate::house::Way::GoesDead);
    let receiver = Receiver::that(Reply::Status(200)).await;
    let opening = Opening::new(db).telling(peer(&receiver, PATIENT)).mailing_through(letterbox);
    let shop = opening.open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!((mail.state, receiver.heard().len()), (EffectState::Unknown, 3));
    let _happened: api::EffectView = shop.agent("sam").resolves(&mail, "happened").await.ok();
    shop.after(Duration::from_secs(1)).await;
    assert_eq!(types(&receiver).last().map(String::as_str), Some("email.sent"));
}

async fn a_superseded_version_is_not_told(db: Db) {
    let thinker = Thinker::new();
    let receiver = Receiver::that(Reply::Status(200)).await;
    let opening = Opening::new(db).telling(peer(&receiver, PATIENT)).thinking_with(thinker.clone());
    let shop = opening.open().await;
    thinker.hold();
    let first = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    shop.customer("ada").mail("And TRK-2?").in_case(&first.case_id).accepted().await;
    thinker.go_on();
    shop.settle().await;
    assert_eq!(types(&receiver), ["job.waiting_review"], "of the second run alone");
    assert_eq!(data(&in_order(&receiver)[0])["version"], 2);
}

async fn where_nobody_listens_nothing_is_written(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.count("SELECT COUNT(*) FROM webhook_delivery").await, 0);
}
