//! The CRM sends the mails and carries out the actions, by signed calls that bear the effect's id.

use super::peer::{HASTY, PATIENT, SECRET, peer};
use crate::house::{Db, HOUR, Line, Mood, Opening, Receiver, Reply, Shop, Sink, UNDO_OVER};
use api::{CaseState, DraftView, EffectKind, EffectState};
use serde_json::json;
use std::time::Duration;

on_both!(
    the_crm_carries_out_the_action_and_sends_the_mail,
    what_the_crm_did_is_known_to_the_next_run,
    a_no_of_the_crm_is_left_to_a_person,
    a_crm_that_asks_for_time_gets_it_and_hears_the_same_id,
    a_crm_that_says_nothing_leaves_it_unknown,
    a_crm_that_cannot_be_reached_is_tried_again,
    an_action_that_is_no_longer_due_is_not_asked_for,
    a_crash_while_the_crm_works_is_unknown_and_not_asked_again,
    an_action_in_doubt_is_resolved_by_a_person,
    what_a_person_says_was_done_is_known_to_the_next_run,
    two_cases_never_ask_for_the_same_refund,
    with_a_mail_server_the_crm_only_acts,
);

async fn open(db: Db, reply: Reply, patience: Duration) -> (Shop, Receiver) {
    let receiver = Receiver::that(reply).await;
    (Opening::new(db).working_through(peer(&receiver, patience)).open().await, receiver)
}

async fn approved(shop: &Shop) -> DraftView {
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    draft
}

async fn states(shop: &Shop, draft: &DraftView) -> (EffectState, EffectState) {
    (shop.effect(draft, EffectKind::Action).await.state, shop.effect(draft, EffectKind::Mail).await.state)
}

async fn the_crm_carries_out_the_action_and_sends_the_mail(db: Db) {
    let (shop, crm) = open(db, Reply::Status(200), PATIENT).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?").set("/case_id", "T-4711");
    let draft = mail.arrives().await;
    let decided = shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let (action, reply) =
        (shop.effect(&draft, EffectKind::Action).await, shop.effect(&draft, EffectKind::Mail).await);
    assert_eq!((action.state, reply.state), (EffectState::Done, EffectState::Done));
    assert_eq!(reply.what, "Send the reply through the CRM");
    assert_eq!(crm.types(), ["action.execute", "mail.send"]);
    for (heard, effect) in crm.heard().iter().zip([&action, &reply]) {
        assert!(heard.is_signed_with(SECRET));
        let id = effect.id.as_str();
        assert_eq!((heard.header("webhook-id"), heard.header("idempotency-key")), (id, id));
    }
    let names = |id: &str| json!({ "effect_id": id, "case_id": draft.case_id, "crm_case_id": "T-4711", "customer_id": "ada" });
    let (asked, sent) = (crm.heard()[0].body()["data"].clone(), crm.heard()[1].body()["data"].clone());
    let mut expected = names(action.id.as_str());
    expected["action"] = json!({
        "id": draft.actions[0].id, "decision_id": decided.decision_id, "type": "refund_delivery_fee",
        "params": { "order_id": 1001, "delivery_id": 71_001, "days": 3 }, "amount": { "minor": 300, "currency": "USD" },
    });
    assert_eq!(asked, expected);
    let mut expected = names(reply.id.as_str());
    expected["mail"] = json!({
        "message_id": format!("{}@strideway.example", reply.id), "in_reply_to": mail.message_id(),
        "references": [mail.message_id()], "from": { "name": "Strideway", "email": "service@strideway.example" },
        "to": ["ada@mail.example"], "cc": [], "subject": draft.subject, "text": draft.body,
    });
    assert_eq!(sent, expected);
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
}

async fn what_the_crm_did_is_known_to_the_next_run(db: Db) {
    let (shop, crm) = open(db, Reply::Status(204), PATIENT).await;
    let draft = approved(&shop).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    let next = shop.customer("ada").answers(&draft, "And where is TRK-1 now?").await;
    assert_eq!(crate::house::proposed(&next), [], "paid once, never proposed again");
    assert_eq!(crm.heard().len(), 2);
}

async fn a_no_of_the_crm_is_left_to_a_person(db: Db) {
    let no = Reply::With(422, "content-type: text/plain".to_owned(), "This order is locked.".to_owned());
    let (shop, crm) = open(db, no, PATIENT).await;
    let draft = approved(&shop).await;
    shop.after(HOUR).await;
    let action = shop.effect(&draft, EffectKind::Action).await;
    assert_eq!((action.state, action.attempts), (EffectState::Failed, 1));
    assert_eq!(action.error.as_deref(), Some("the CRM answered 422: This order is locked."));
    assert_eq!(shop.effect(&draft, EffectKind::Mail).await.state, EffectState::Ready, "it claims the action");
    assert_eq!((crm.heard().len(), shop.refunds_paid().await.len()), (1, 0));
    assert_eq!(shop.case_state(&draft).await, CaseState::Failed);
}

async fn a_crm_that_asks_for_time_gets_it_and_hears_the_same_id(db: Db) {
    for status in [429, 503] {
        let later = Reply::With(status, "retry-after: 120".to_owned(), String::new());
        let (shop, crm) = open(db.another().await, later, PATIENT).await;
        let draft = approved(&shop).await;
        assert_eq!(states(&shop, &draft).await, (EffectState::Ready, EffectState::Ready));
        crm.now(Reply::Status(200));
        shop.after(Duration::from_secs(119)).await;
        assert_eq!(crm.heard().len(), 1, "{status}");
        shop.after(Duration::from_secs(2)).await;
        assert_eq!(states(&shop, &draft).await, (EffectState::Done, EffectState::Done));
        let heard = crm.heard();
        assert_eq!(heard[0].header("idempotency-key"), heard[1].header("idempotency-key"));
        assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    }
}

async fn a_crm_that_says_nothing_leaves_it_unknown(db: Db) {
    for reply in [Reply::Hangs, Reply::Drops, Reply::Status(504)] {
        let (shop, crm) = open(db.another().await, reply.clone(), HASTY).await;
        let draft = approved(&shop).await;
        crm.now(Reply::Status(200));
        for _ in 0..3 {
            shop.after(HOUR).await;
        }
        assert_eq!(states(&shop, &draft).await, (EffectState::Unknown, EffectState::Ready), "{reply:?}");
        assert_eq!(
            (crm.heard().len(), shop.refunds_paid().await.len()),
            (1, 0),
            "{reply:?}: not asked again"
        );
    }
}

async fn a_crm_that_cannot_be_reached_is_tried_again(db: Db) {
    let crm = Receiver::that(Reply::Status(200)).await;
    let peer = peer(&crm, PATIENT);
    drop(crm);
    let shop = Opening::new(db).working_through(peer).open().await;
    let draft = approved(&shop).await;
    let action = shop.effect(&draft, EffectKind::Action).await;
    assert_eq!((action.state, action.attempts), (EffectState::Ready, 1));
    assert!(!action.error.unwrap_or_default().contains("hunter2"));
}

async fn an_action_that_is_no_longer_due_is_not_asked_for(db: Db) {
    let (shop, crm) = open(db, Reply::Status(200), PATIENT).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.execute("UPDATE shop_delivery SET status = 'cancelled', delivered_on = NULL WHERE order_id = 1001")
        .await;
    shop.after(UNDO_OVER).await;
    assert_eq!(states(&shop, &draft).await, (EffectState::Failed, EffectState::Ready));
    assert_eq!(crm.connections(), 0);
}

/// The process is killed while the CRM works; the next one does not know what became of it.
async fn a_crash_while_the_crm_works_is_unknown_and_not_asked_again(db: Db) {
    let crm = Receiver::that(Reply::Hangs).await;
    let shop = Opening::new(db.clone()).working_through(peer(&crm, PATIENT * 10)).open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.clock.advance(UNDO_OVER);
    shop.until("the CRM has heard it", async || crm.heard().len() == 1).await;
    let opening = Opening::new(db).beside(&shop).working_through(peer(&crm, PATIENT));
    drop(shop);
    crm.now(Reply::Status(200));
    let shop = opening.open().await;
    shop.after(HOUR).await;
    assert_eq!(states(&shop, &draft).await, (EffectState::Unknown, EffectState::Ready));
    assert_eq!(crm.heard().len(), 1);
}

async fn an_action_in_doubt_is_resolved_by_a_person(db: Db) {
    for (verdict, heard, refunds, state) in [
        ("happened", 2, 1, CaseState::Done),
        ("send_again", 3, 1, CaseState::Done),
        ("drop", 1, 0, CaseState::NeedsYou),
    ] {
        let (shop, crm) = open(db.another().await, Reply::Drops, PATIENT).await;
        let draft = approved(&shop).await;
        crm.now(Reply::Status(200));
        let action = shop.effect(&draft, EffectKind::Action).await;
        assert_eq!(action.state, EffectState::Unknown);
        let _resolved: api::EffectView = shop.agent("sam").resolves(&action, verdict).await.ok();
        shop.settle().await;
        shop.after(UNDO_OVER).await;
        assert_eq!(crm.heard().len(), heard, "{verdict}");
        assert_eq!(shop.refunds_paid().await.len(), refunds, "{verdict}");
        assert_eq!(shop.case_state(&draft).await, state, "{verdict}");
    }
}

async fn what_a_person_says_was_done_is_known_to_the_next_run(db: Db) {
    let (shop, crm) = open(db, Reply::Drops, PATIENT).await;
    let draft = approved(&shop).await;
    crm.now(Reply::Status(200));
    let action = shop.effect(&draft, EffectKind::Action).await;
    let _resolved: api::EffectView = shop.agent("sam").resolves(&action, "happened").await.ok();
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    let next = shop.customer("ada").writes("What about TRK-1?").await;
    assert_eq!(crate::house::proposed(&next), [], "paid once, never proposed again");
}

/// Both drafts are approved before either effect leaves; the CRM is slow, so that they meet.
async fn two_cases_never_ask_for_the_same_refund(db: Db) {
    for (reply, first, second) in [
        (Reply::Hangs, EffectState::Unknown, EffectState::Failed),
        (Reply::Status(200), EffectState::Done, EffectState::Failed),
    ] {
        let (shop, crm) = open(db.another().await, reply.clone(), HASTY).await;
        let one = shop.customer("ada").writes("Where is TRK-1?").await;
        let other = shop.customer("ada").writes("My TRK-1 came late.").await;
        for draft in [&one, &other] {
            shop.agent("sam").approves(draft).await;
        }
        shop.after(UNDO_OVER).await;
        let mut actions = vec![
            shop.effect(&one, EffectKind::Action).await.state,
            shop.effect(&other, EffectKind::Action).await.state,
        ];
        actions.sort_by_key(|state| *state != first);
        assert_eq!(actions, [first, second], "{reply:?}");
        let asked = crm.types().iter().filter(|asked| *asked == "action.execute").count();
        assert_eq!(asked, 1, "{reply:?}");
    }
}

async fn with_a_mail_server_the_crm_only_acts(db: Db) {
    let (crm, sink) = (Receiver::that(Reply::Status(200)).await, Sink::open(Line::Plain, Mood::Takes).await);
    let url = sink.url("").parse().unwrap();
    let opening = Opening::new(db).with(|settings| settings.outside.smtp = Some(url));
    let shop = opening.working_through(peer(&crm, PATIENT)).open().await;
    let draft = approved(&shop).await;
    assert_eq!(states(&shop, &draft).await, (EffectState::Done, EffectState::Done));
    assert_eq!((crm.types(), sink.arrived().len()), (vec!["action.execute".to_owned()], 1));
}
