//! What we cannot know, a person resolves: it happened, send it again, or drop it.

use crate::house::{Db, HOUR, Letterbox, Opening, Shop, UNDO_OVER, Way, approve_all, proposed};
use api::{
    CaseState, DecisionResponse, DraftState, DraftView, EffectEvidence, EffectKind, EffectState, EffectView,
    JobKind, Outcome, ResolveVerdict,
};
use std::sync::Arc;

on_both!(
    happened_records_it_and_sends_nothing,
    an_answer_is_kept_with_its_note_and_a_doubt_tells_what_is_known,
    send_again_sends_the_same_message,
    drop_brings_a_version_that_knows_what_was_paid,
    a_dropped_action_cancels_the_mail_that_claims_it,
    dropping_an_action_leaves_a_mail_that_has_gone,
    an_action_done_by_hand_lets_the_mail_go,
    a_failed_action_is_tried_again,
    only_an_open_effect_is_resolved,
    resolving_twice_at_once_sends_once,
);

/// A mail of which nobody knows whether it arrived.
async fn in_doubt(db: Db) -> (Shop, Arc<Letterbox>, DraftView) {
    let letterbox = Letterbox::that(Way::GoesDead);
    let shop = Opening::new(db).mailing_through(letterbox.clone()).open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    letterbox.now(Way::Takes);
    (shop, letterbox, draft)
}

/// A refund that the shop refuses: the parcel was cancelled after the approval.
async fn refused_action(db: Db, says_so: bool) -> (Shop, DraftView) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut approve = approve_all(&draft);
    if !says_so {
        approve = approve
            .body(draft.body.replace("I have refunded $3.00 of the $5.00 you paid for delivery.\n\n", ""));
    }
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    cancelled(&shop, true).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.effect(&draft, EffectKind::Action).await.state, EffectState::Failed);
    (shop, draft)
}

async fn cancelled(shop: &Shop, is: bool) {
    let (status, delivered_on) = if is { ("cancelled", None) } else { ("delivered", Some("2026-01-23")) };
    let sql = "UPDATE shop_delivery SET status = $1, delivered_on = $2 WHERE order_id = 1001";
    sqlx::query(sql).bind(status).bind(delivered_on).execute(shop.app.db.write()).await.unwrap();
}

async fn resolved(shop: &Shop, draft: &DraftView, kind: EffectKind, verdict: &str) -> EffectView {
    let effect = shop.effect(draft, kind).await;
    let view = shop.agent("sam").resolves(&effect, verdict).await.ok();
    shop.settle().await;
    shop.after(HOUR).await;
    view
}

async fn happened_records_it_and_sends_nothing(db: Db) {
    let (shop, letterbox, draft) = in_doubt(db).await;
    let mail = resolved(&shop, &draft, EffectKind::Mail, "happened").await;
    assert_eq!(mail.state, EffectState::Done);
    assert_eq!(letterbox.arrived().len(), 1);
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.memory.len()), (CaseState::Done, 2));
    assert_eq!(case.emails.last().map(|mail| mail.text.as_str()), Some(draft.body.as_str()));
}

async fn an_answer_is_kept_with_its_note_and_a_doubt_tells_what_is_known(db: Db) {
    let (shop, letterbox, draft) = in_doubt(db).await;
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!((mail.state, mail.resolved), (EffectState::Unknown, None));
    let known = |evidence: &EffectEvidence| match evidence {
        EffectEvidence::Attempted { attempts, .. } => *attempts == 1,
        EffectEvidence::MessageId { id } => letterbox.arrived()[0].contains(id.as_str()),
        EffectEvidence::IdempotencyKey { key } => !key.is_empty(),
    };
    assert_eq!(mail.evidence.len(), 3);
    assert!(mail.evidence.iter().all(known), "{:?}", mail.evidence);

    let mail = resolved(&shop, &draft, EffectKind::Mail, "happened").await;
    let answer = mail.resolved.unwrap();
    assert_eq!((answer.by.as_str(), answer.note.as_deref()), ("Sam via key", Some("looked it up")));
    assert_eq!((answer.verdict, mail.evidence.len()), (ResolveVerdict::Happened, 0));
}

async fn send_again_sends_the_same_message(db: Db) {
    let (shop, letterbox, draft) = in_doubt(db).await;
    resolved(&shop, &draft, EffectKind::Mail, "send_again").await;
    let arrived = letterbox.arrived();
    assert_eq!((arrived.len(), &arrived[0]), (2, &arrived[1]), "a person wanted it, and it is one message");
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.memory.len()), (CaseState::Done, 2));
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn drop_brings_a_version_that_knows_what_was_paid(db: Db) {
    let (shop, letterbox, draft) = in_doubt(db).await;
    let mail = resolved(&shop, &draft, EffectKind::Mail, "drop").await;
    assert_eq!(mail.state, EffectState::Cancelled);
    assert_eq!(letterbox.arrived().len(), 1);
    assert_eq!(shop.count("SELECT COUNT(*) FROM memory").await, 0, "a dropped mail leaves nothing");
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.jobs[0].kind), (CaseState::NeedsYou, JobKind::Redraft));
    let newer = case.draft.unwrap();
    assert_eq!((newer.version, newer.outcome, newer.state), (2, Outcome::Draft, DraftState::AwaitingReview));
    assert_eq!(proposed(&newer), [], "paid once, never proposed again");
    assert!(newer.evidence.iter().any(|fact| fact.value.contains("$3.00")), "{:#?}", newer.evidence);
    shop.agent("sam").approves(&newer).await;
    shop.after(UNDO_OVER).await;
    assert_eq!((letterbox.arrived().len(), shop.refunds_paid().await), (2, vec![(71_001, 300)]));
}

async fn a_dropped_action_cancels_the_mail_that_claims_it(db: Db) {
    let (shop, draft) = refused_action(db, true).await;
    assert!(shop.mails_sent().await.is_empty());
    resolved(&shop, &draft, EffectKind::Action, "drop").await;
    let ended = [EffectKind::Action, EffectKind::Mail, EffectKind::Memory];
    assert_eq!(shop.effects(&draft).await, ended.map(|kind| (kind, EffectState::Cancelled)));
    let newer = shop.draft_of(&draft.case_id).await;
    assert_eq!((newer.version, proposed(&newer)), (2, Vec::new()));
    assert!(!newer.body.contains("refunded"), "{}", newer.body);
    shop.agent("sam").approves(&newer).await;
    shop.after(UNDO_OVER).await;
    assert_eq!((shop.mails_sent().await.len(), shop.refunds_paid().await.len()), (1, 0));
}

/// The text never spoke of it, so the customer has their answer; nobody writes to them twice.
async fn dropping_an_action_leaves_a_mail_that_has_gone(db: Db) {
    let (shop, draft) = refused_action(db, false).await;
    assert_eq!(
        shop.mails_sent().await.len(),
        1,
        "actions are independent of a mail that does not claim them"
    );
    assert_eq!(shop.case_state(&draft).await, CaseState::Failed);
    resolved(&shop, &draft, EffectKind::Action, "drop").await;
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.drafts.len(), case.memory.len()), (CaseState::Done, 1, 2));
    assert_eq!(shop.effect(&draft, EffectKind::Mail).await.state, EffectState::Done);
}

async fn an_action_done_by_hand_lets_the_mail_go(db: Db) {
    let (shop, draft) = refused_action(db, true).await;
    resolved(&shop, &draft, EffectKind::Action, "happened").await;
    assert_eq!(shop.mails_sent().await.len(), 1);
    assert!(shop.refunds_paid().await.is_empty(), "the shop's own rows are not touched");
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
}

async fn a_failed_action_is_tried_again(db: Db) {
    let (shop, draft) = refused_action(db, true).await;
    cancelled(&shop, false).await;
    resolved(&shop, &draft, EffectKind::Action, "send_again").await;
    assert_eq!((shop.mails_sent().await.len(), shop.refunds_paid().await), (1, vec![(71_001, 300)]));
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
}

async fn only_an_open_effect_is_resolved(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    let held = shop.effect(&draft, EffectKind::Mail).await;
    for verdict in ["happened", "send_again", "drop"] {
        assert_eq!(shop.agent("lea").resolves(&held, verdict).await.refusal(), "409 not_open");
    }
    shop.after(UNDO_OVER).await;
    let done = shop.effect(&draft, EffectKind::Mail).await;
    assert_eq!(shop.agent("lea").resolves(&done, "send_again").await.refusal(), "409 not_open");
    assert_eq!(shop.mails_sent().await.len(), 1);
}

async fn resolving_twice_at_once_sends_once(db: Db) {
    let (shop, letterbox, draft) = in_doubt(db).await;
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    let (sam, kim) = tokio::join!(
        shop.agent("sam").resolves(&mail, "send_again"),
        shop.agent("kim").resolves(&mail, "send_again")
    );
    shop.settle().await;
    shop.after(HOUR).await;
    assert!(sam.status == 200 || kim.status == 200);
    assert_eq!(letterbox.arrived().len(), 2, "the one in doubt, and one more");
}
