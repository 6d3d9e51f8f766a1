//! Undo takes everything back, or says that it cannot.

use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use api::{CaseState, DecisionResponse, DraftState, EffectState, JobState, Verdict};
use std::time::Duration;

on_both!(
    undo_inside_the_window_restores_the_version,
    an_undone_version_can_be_decided_anew,
    undoing_twice_answers_the_same,
    an_undo_after_the_send_is_refused_and_pretends_nothing,
    an_undo_is_refused_once_the_first_effect_has_left,
    close_can_be_undone,
    reject_and_escalate_cannot_be_undone,
    an_undo_after_a_new_mail_is_refused,
    undo_and_release_at_the_same_moment_agree,
    an_old_answer_shows_that_it_was_undone,
);

async fn undo_inside_the_window_restores_the_version(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decision = shop.agent("sam").approves(&draft).await;
    shop.after(Duration::from_secs(14)).await;
    let undone: DecisionResponse = shop.agent("sam").undoes(&decision).await.ok();
    assert_eq!(undone.draft, draft, "the same version, as it was");
    assert!(undone.undone_at.is_some());
    assert!(undone.effects.iter().all(|effect| effect.state == EffectState::Cancelled));
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await.is_empty() && shop.refunds_paid().await.is_empty());
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.memory.len(), case.effects.len()), (CaseState::NeedsYou, 0, 0));
    assert_eq!(case.jobs[0].state, JobState::AwaitingReview);
}

async fn an_undone_version_can_be_decided_anew(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let first = shop.agent("sam").approves(&draft).await;
    let _undone: DecisionResponse = shop.agent("sam").undoes(&first).await.ok();
    shop.agent("kim").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!((shop.mails_sent().await.len(), shop.refunds_paid().await.len()), (1, 1));
    assert_eq!(shop.case(&draft.case_id).await.memory.len(), 2);
}

async fn undoing_twice_answers_the_same(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decision = shop.agent("sam").approves(&draft).await;
    let first: DecisionResponse = shop.agent("kim").undoes(&decision).await.ok();
    shop.after(UNDO_OVER).await;
    let again: DecisionResponse = shop.agent("sam").undoes(&decision).await.ok();
    assert_eq!(again.undone_at, first.undone_at);
}

async fn an_undo_after_the_send_is_refused_and_pretends_nothing(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decision = shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let before = shop.case(&draft.case_id).await;
    assert_eq!(shop.agent("sam").undoes(&decision).await.refusal(), "409 too_late");
    let after = shop.case(&draft.case_id).await;
    assert_eq!(
        (after.state, &after.effects, &after.decisions),
        (before.state, &before.effects, &before.decisions)
    );
    assert_eq!(shop.state_of(&draft).await, DraftState::Released);
    assert_eq!((shop.mails_sent().await.len(), shop.refunds_paid().await.len()), (1, 1));
}

/// The refund has run and the mail has not: half of it is out, so nothing can be taken back.
async fn an_undo_is_refused_once_the_first_effect_has_left(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decision = shop.agent("sam").approves(&draft).await;
    shop.execute("UPDATE effect SET state = 'done' WHERE kind = 'action'").await;
    assert_eq!(shop.agent("sam").undoes(&decision).await.refusal(), "409 too_late");
    assert_eq!(shop.state_of(&draft).await, DraftState::Approved);
    assert_eq!(shop.count("SELECT COUNT(*) FROM effect WHERE state = 'cancelled'").await, 0);
}

async fn close_can_be_undone(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let closed = shop.agent("sam").closes(&draft).await;
    let undone: DecisionResponse = shop.agent("sam").undoes(&closed).await.ok();
    assert_eq!(undone.draft, draft);
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
    assert_eq!(shop.count("SELECT COUNT(*) FROM memory").await, 0);
}

async fn reject_and_escalate_cannot_be_undone(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let escalated = shop.agent("sam").escalates(&draft).await;
    assert_eq!(escalated.undo_until, None);
    assert_eq!(shop.agent("sam").undoes(&escalated).await.refusal(), "409 too_late");
    let reject = approve_all(&draft).verdict(Verdict::Reject).reason("wording");
    let rejected: DecisionResponse = shop.agent("lea").decides(&draft, &reject).await.ok();
    assert_eq!(rejected.undo_until, None);
    assert_eq!(shop.agent("lea").undoes(&rejected).await.refusal(), "409 too_late");
    assert_eq!(shop.state_of(&draft).await, DraftState::Rejected);
}

async fn an_undo_after_a_new_mail_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decision = shop.agent("sam").approves(&draft).await;
    let newer = shop.customer("ada").answers(&draft, "Where is TRK-2?").await;
    assert_eq!(shop.agent("sam").undoes(&decision).await.refusal(), "409 too_late");
    assert_eq!(
        (shop.state_of(&draft).await, shop.state_of(&newer).await),
        (DraftState::Superseded, DraftState::AwaitingReview)
    );
}

/// Whichever comes first: either everything was taken back, or everything goes out.
async fn undo_and_release_at_the_same_moment_agree(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let decision = shop.agent("sam").approves(&draft).await;
    shop.clock.advance(Duration::from_secs(15));
    let undo = shop.agent("sam").undoes(&decision).await;
    shop.after(UNDO_OVER).await;
    let went_out = usize::from(undo.status != 200);
    assert!(undo.status == 200 || undo.refusal() == "409 too_late");
    assert_eq!((shop.mails_sent().await.len(), shop.refunds_paid().await.len()), (went_out, went_out));
}

async fn an_old_answer_shows_that_it_was_undone(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let approve = approve_all(&draft);
    let decision: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    let _undone: DecisionResponse = shop.agent("sam").undoes(&decision).await.ok();
    let again: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    assert!(again.undone_at.is_some(), "sent again, it does not approve again");
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
}
