//! What comes from outside the conversation: a person's own answer, machines, our own mail come back.

use crate::house::{Db, Opening, Shop, Thinker, UNDO_OVER, approve_all};
use api::{AcceptedStatus, CaseState, DraftState, EffectState, JobState};
use serde_json::{Value, json};

on_both!(
    an_answer_from_elsewhere_withdraws_the_waiting_draft,
    an_answer_from_elsewhere_cancels_the_waiting_job,
    an_answer_from_elsewhere_outdates_the_running_job,
    an_answer_from_elsewhere_stops_what_is_still_held,
    machines_are_recorded_and_touch_nothing,
    our_own_mail_come_back_is_the_mail_we_know,
);

async fn answered_elsewhere(shop: &Shop, case_id: &api::CaseId) -> api::Accepted {
    let answer = shop.customer("ada").mail("Your parcel is at the neighbour's.").in_case(case_id).outbound();
    let answer = answer.set("/message/from", "sam@strideway.example").accepted().await;
    assert_eq!((answer.status, &answer.case_id), (AcceptedStatus::Parked, case_id));
    answer
}

async fn an_answer_from_elsewhere_withdraws_the_waiting_draft(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let parked = answered_elsewhere(&shop, &draft.case_id).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::Withdrawn);
    let late = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(late.refusal(), "409 superseded");
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.rev), (CaseState::WaitingCustomer, draft.based_on_rev + 1));
    assert!(case.emails.iter().all(|email| !email.unanswered));
    let job = shop.job(&parked.job_id).await;
    assert_eq!((job.state, job.reason.as_deref()), (JobState::Parked, Some("answered_elsewhere")));
}

async fn an_answer_from_elsewhere_cancels_the_waiting_job(db: Db) {
    let shop = Opening::new(db).without_workers().open().await;
    let waiting = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    answered_elsewhere(&shop, &waiting.case_id).await;
    let job = shop.job(&waiting.job_id).await;
    assert_eq!((job.state, job.reason.as_deref()), (JobState::Cancelled, Some("answered_elsewhere")));
}

async fn an_answer_from_elsewhere_outdates_the_running_job(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let running = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    answered_elsewhere(&shop, &running.case_id).await;
    thinker.go_on();
    shop.settle().await;
    let job = shop.job(&running.job_id).await;
    assert_eq!((job.state, job.reason.as_deref()), (JobState::Done, Some("superseded")));
    assert_eq!(shop.case(&running.case_id).await.state, CaseState::WaitingCustomer);
}

async fn an_answer_from_elsewhere_stops_what_is_still_held(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    answered_elsewhere(&shop, &draft.case_id).await;
    shop.after(UNDO_OVER).await;
    let effects = shop.effects(&draft).await;
    assert!(effects.iter().all(|(_, state)| *state == EffectState::Cancelled), "{effects:?}");
    assert!(shop.mails_sent().await.is_empty());
    assert!(shop.refunds_paid().await.is_empty());
    assert_eq!(shop.case_state(&draft).await, CaseState::WaitingCustomer);
}

async fn machines_are_recorded_and_touch_nothing(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let before = shop.case(&draft.case_id).await;
    let report = "multipart/report; report-type=delivery-status";
    let machines: [(&str, Value); 7] = [
        ("/message/headers", json!({ "Auto-Submitted": "auto-replied" })),
        ("/message/headers", json!({ "Return-Path": "<>" })),
        ("/message/headers", json!({ "List-Id": "<news.mail.example>" })),
        ("/message/headers", json!({ "Content-Type": report })),
        ("/message/headers", json!({ "X-Countersign-Effect": "eff_1" })),
        ("/message/from", json!("MAILER-DAEMON@mail.example")),
        ("/message/from", json!("Strideway <Service@Strideway.example>")),
    ];
    for (field, value) in &machines {
        let mail = shop.customer("ada").mail("I am away.").in_case(&draft.case_id);
        let parked = mail.set(field, value.clone()).accepted().await;
        assert_eq!(parked.status, AcceptedStatus::Parked, "{value}");
        let job = shop.job(&parked.job_id).await;
        assert_eq!((job.state, job.reason.as_deref()), (JobState::Parked, Some("machine_mail")), "{value}");
    }
    shop.settle().await;
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.rev, case.state), (before.rev, CaseState::NeedsYou));
    assert_eq!(case.emails.iter().filter(|email| email.parked.is_some()).count(), machines.len());
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
    shop.agent("sam").approves(&draft).await;
}

async fn our_own_mail_come_back_is_the_mail_we_know(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let ours = shop.case(&draft.case_id).await.emails.pop().unwrap();
    let echo = shop.customer("ada").mail("what the CRM made of it").outbound();
    let echo = echo.set("/message/message_id", format!("<{}>", ours.message_id)).post().await;
    assert_eq!((echo.status, echo.header("idempotent-replayed")), (202, Some("true")));
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.emails.len()), (CaseState::Done, 2));
}
