//! The process dies while an effect is in each of its states; the next one goes on, and one mail arrives.

use crate::house::{Db, HOUR, Letterbox, Opening, Shop, UNDO_OVER, Way};
use api::{DraftView, EffectKind, EffectState};

on_both!(
    killed_while_everything_is_held,
    killed_while_everything_is_ready,
    killed_while_an_action_runs,
    killed_while_a_file_is_written,
    killed_while_the_server_takes_the_mail,
    killed_before_memory_is_committed,
    killed_with_an_undo_window_that_was_used,
    what_is_in_doubt_after_a_crash_stands_in_the_audit,
    an_effect_that_brings_its_process_down_each_time_is_left_to_a_person,
);

/// A shop with an approved draft.
async fn approved(db: Db) -> (Shop, DraftView) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    (shop, draft)
}

/// Another process on the same database, once this one is gone.
async fn again(shop: Shop) -> Shop {
    let opening = Opening::new(shop.db.clone()).beside(&shop);
    drop(shop);
    opening.open().await
}

async fn everything_happened_once(shop: &Shop, draft: &DraftView) {
    shop.after(UNDO_OVER).await;
    shop.after(HOUR).await;
    let mails = shop.mails_sent().await;
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    assert_eq!(shop.case(&draft.case_id).await.memory.len(), 2);
    assert_eq!(shop.count("SELECT COUNT(*) FROM effect WHERE state <> 'done'").await, 0);
    assert_eq!(shop.count("SELECT COUNT(*) FROM email WHERE direction = 'outbound'").await, 1);
}

async fn killed_while_everything_is_held(db: Db) {
    let (shop, draft) = approved(db).await;
    let shop = again(shop).await;
    assert!(shop.mails_sent().await.is_empty(), "the window goes on where it was");
    everything_happened_once(&shop, &draft).await;
}

async fn killed_while_everything_is_ready(db: Db) {
    let opening = Opening::new(db).without_workers();
    let shop = opening.open().await;
    let mail = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    let shop = again(shop).await;
    shop.settle().await;
    let draft = shop.draft_of(&mail.case_id).await;
    shop.agent("sam").approves(&draft).await;
    shop.execute("UPDATE effect SET run_at = run_at + 60000000").await;
    let shop = again(shop).await;
    shop.execute("UPDATE effect SET state = 'ready', run_at = run_at - 60000000").await;
    everything_happened_once(&shop, &draft).await;
}

async fn killed_while_an_action_runs(db: Db) {
    let (shop, draft) = approved(db).await;
    died_with(&shop, "action").await;
    let shop = again(shop).await;
    everything_happened_once(&shop, &draft).await;
}

/// Files take the same effect twice as one: what was half written is written whole.
async fn killed_while_a_file_is_written(db: Db) {
    let (shop, draft) = approved(db).await;
    shop.after(UNDO_OVER).await;
    let written = shop.mails_sent().await;
    shop.execute("DELETE FROM memory").await;
    shop.execute("DELETE FROM email WHERE direction = 'outbound'").await;
    shop.execute("UPDATE effect SET state = 'ready' WHERE kind = 'memory'").await;
    died_with(&shop, "mail").await;
    let shop = again(shop).await;
    everything_happened_once(&shop, &draft).await;
    assert_eq!(shop.mails_sent().await[0].name, written[0].name);
}

async fn killed_while_the_server_takes_the_mail(db: Db) {
    let letterbox = Letterbox::that(Way::Hangs);
    let shop = Opening::new(db).mailing_through(letterbox.clone()).open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.clock.advance(UNDO_OVER);
    shop.until("the mail is handed over", async || letterbox.arrived().len() == 1).await;
    let opening = Opening::new(shop.db.clone()).beside(&shop).mailing_through(letterbox.clone());
    drop(shop);
    letterbox.now(Way::Takes);
    let shop = opening.open().await;
    shop.after(HOUR).await;
    assert_eq!(letterbox.arrived().len(), 1, "whether it arrived nobody knows, so it is not sent again");
    assert_eq!(shop.effect(&draft, EffectKind::Mail).await.state, EffectState::Unknown);
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn killed_before_memory_is_committed(db: Db) {
    let (shop, draft) = approved(db).await;
    died_with(&shop, "memory").await;
    let shop = again(shop).await;
    everything_happened_once(&shop, &draft).await;
}

async fn killed_with_an_undo_window_that_was_used(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decision = shop.agent("sam").approves(&draft).await;
    assert_eq!(shop.agent("sam").undoes(&decision).await.status, 200);
    let shop = again(shop).await;
    shop.after(HOUR).await;
    assert!(shop.mails_sent().await.is_empty() && shop.refunds_paid().await.is_empty());
}

async fn what_is_in_doubt_after_a_crash_stands_in_the_audit(db: Db) {
    let letterbox = Letterbox::that(Way::Takes);
    let shop = Opening::new(db).mailing_through(letterbox.clone()).open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    died_with(&shop, "mail").await;
    shop.after(HOUR).await;
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!(mail.state, EffectState::Unknown);
    assert_eq!(mail.error.as_deref(), Some("the process died while this was on its way"));
    assert_eq!(shop.count("SELECT COUNT(*) FROM audit WHERE what = 'effect.unknown'").await, 1);
    assert!(letterbox.arrived().is_empty());
}

async fn an_effect_that_brings_its_process_down_each_time_is_left_to_a_person(db: Db) {
    let (shop, draft) = approved(db).await;
    died_with(&shop, "action").await;
    shop.execute("UPDATE effect SET attempts = 3 WHERE kind = 'action'").await;
    shop.after(HOUR).await;
    let action = shop.effect(&draft, EffectKind::Action).await;
    assert_eq!((action.state, action.attempts), (EffectState::Failed, 3));
    assert!(shop.refunds_paid().await.is_empty() && shop.mails_sent().await.is_empty());
}

/// Effects of this kind as a process leaves them that is killed while it carries them out; those before are done.
async fn died_with(shop: &Shop, kind: &'static str) {
    if kind == "memory" {
        shop.execute("UPDATE effect SET run_at = run_at + 10000000 WHERE kind = 'memory'").await;
        shop.after(UNDO_OVER).await;
    }
    let sql = "UPDATE effect SET state = 'dispatching', attempts = 1, locked_by = 'somebody dead', lease_until = run_at + 1
                WHERE kind = $1";
    sqlx::query(sql).bind(kind).execute(shop.app.db.write()).await.unwrap();
}
