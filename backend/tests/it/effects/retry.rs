//! What did not go is tried again; what may have gone is not.

use crate::house::{Db, HOUR, Letterbox, Opening, Shop, UNDO_OVER, Way};
use api::{CaseState, EffectKind, EffectState};
use std::sync::Arc;
use std::time::Duration;

on_both!(
    a_busy_server_is_tried_again_with_backoff,
    a_server_that_stays_busy_is_left_to_a_person,
    a_refused_mail_is_not_tried_again,
    a_crash_between_sending_and_recording_never_sends_again,
    a_retry_commits_memory_once,
    two_services_send_one_mail,
);

async fn shop(db: Db, way: Way) -> (Shop, Arc<Letterbox>) {
    let letterbox = Letterbox::that(way);
    (Opening::new(db).mailing_through(letterbox.clone()).open().await, letterbox)
}

async fn a_busy_server_is_tried_again_with_backoff(db: Db) {
    let (shop, letterbox) = shop(db, Way::Busy).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!((mail.state, mail.attempts), (EffectState::Ready, 1));
    assert_eq!(shop.case_state(&draft).await, CaseState::Sending);
    letterbox.now(Way::Takes);
    shop.settle().await;
    assert!(letterbox.arrived().is_empty(), "not before its time");
    shop.after(Duration::from_secs(10)).await;
    assert_eq!(letterbox.arrived().len(), 1);
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn a_server_that_stays_busy_is_left_to_a_person(db: Db) {
    let (shop, letterbox) = shop(db, Way::Busy).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    for _ in 0..5 {
        shop.after(HOUR).await;
    }
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!((mail.state, mail.attempts), (EffectState::Failed, 3));
    assert_eq!(shop.case_state(&draft).await, CaseState::Failed);
    assert!(letterbox.arrived().is_empty());
    assert_eq!(shop.count("SELECT COUNT(*) FROM memory").await, 0);
}

async fn a_refused_mail_is_not_tried_again(db: Db) {
    let (shop, letterbox) = shop(db, Way::Refuses).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(HOUR).await;
    letterbox.now(Way::Takes);
    shop.after(HOUR).await;
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!((mail.state, mail.attempts), (EffectState::Failed, 1));
    assert!(mail.error.is_some_and(|error| error.contains("550")));
    assert!(letterbox.arrived().is_empty());
}

async fn a_crash_between_sending_and_recording_never_sends_again(db: Db) {
    let (shop, letterbox) = shop(db, Way::GoesDead).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    letterbox.now(Way::Takes);
    for _ in 0..3 {
        shop.after(HOUR).await;
    }
    assert_eq!(letterbox.arrived().len(), 1);
    assert_eq!(shop.effect(&draft, EffectKind::Mail).await.state, EffectState::Unknown);
    assert_eq!(shop.case_state(&draft).await, CaseState::Failed);
    assert_eq!(shop.count("SELECT COUNT(*) FROM memory").await, 0, "only what was sent is remembered");
}

async fn a_retry_commits_memory_once(db: Db) {
    let (shop, letterbox) = shop(db, Way::Busy).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    letterbox.now(Way::Takes);
    shop.after(HOUR).await;
    let once = shop.case(&draft.case_id).await.memory;
    assert_eq!(once.len(), 2);
    // Its holder died after the commit was made and before anybody heard of it.
    shop.execute("UPDATE effect SET state = 'ready' WHERE kind = 'memory'").await;
    shop.after(HOUR).await;
    assert_eq!(shop.effect(&draft, EffectKind::Memory).await.state, EffectState::Done);
    assert_eq!(shop.case(&draft.case_id).await.memory, once);
}

async fn two_services_send_one_mail(db: Db) {
    let (one, letterbox) = shop(db.clone(), Way::Takes).await;
    let other = Opening::new(db).beside(&one).mailing_through(letterbox.clone()).open().await;
    let mut drafts = Vec::new();
    for (who, number) in [("ada", "TRK-1"), ("ben", "TRK-21"), ("finn", "TRK-61")] {
        drafts.push(one.customer(who).writes(&format!("Where is {number}?")).await);
    }
    for (draft, shop) in drafts.iter().zip([&one, &other, &one]) {
        shop.agent("sam").approves(draft).await;
    }
    other.after(UNDO_OVER).await;
    one.settle().await;
    let mut arrived = letterbox.arrived();
    arrived.sort();
    arrived.dedup();
    assert_eq!((arrived.len(), letterbox.arrived().len()), (3, 3));
    assert_eq!(one.refunds_paid().await.len(), 3);
    assert_eq!(one.count("SELECT COUNT(*) FROM memory").await, 6);
}
