//! The tracked refund: paid once the parcel has come, for the days it really took.

use crate::house::{DAY, Db, Shop, UNDO_OVER, approve_all, proposed};
use api::{ActionType, CaseId, CaseState, DraftState, DraftView, JobKind, Outcome};

on_both!(
    when_the_parcel_arrives_a_job_drafts_the_refund,
    until_the_parcel_arrives_nothing_is_drafted,
    after_thirty_days_a_person_looks,
    a_follow_up_comes_once,
    a_mail_beside_a_due_follow_up_is_covered_with_it,
    a_follow_up_supersedes_what_waits,
    what_was_closed_does_not_come_back,
    without_the_action_there_is_no_follow_up,
);

/// Dan's TRK-31, promised by the 25th, with a fee of $10.00, is tracked and told so.
async fn tracked(shop: &Shop) -> DraftView {
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    assert_eq!(proposed(&draft), [(ActionType::TrackRefundDeliveryFee, None)]);
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
    assert!(shop.refunds_paid().await.is_empty());
    draft
}

async fn arrives(shop: &Shop, on: &str) {
    let mut tx = shop.app.db.begin().await.unwrap();
    countersign::shop::arrive(&mut tx, 73_001, on.parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn newest(shop: &Shop, case: &CaseId) -> (JobKind, DraftView) {
    let case = shop.case(case).await;
    (case.jobs[0].kind, case.draft.unwrap())
}

async fn when_the_parcel_arrives_a_job_drafts_the_refund(db: Db) {
    let shop = Shop::open(db).await;
    let draft = tracked(&shop).await;
    arrives(&shop, "2026-01-28").await;
    shop.after(DAY).await;
    let (kind, refund) = newest(&shop, &draft.case_id).await;
    assert_eq!((kind, refund.outcome), (JobKind::FollowUp, Outcome::Draft));
    assert_eq!((refund.version, refund.based_on_rev), (2, draft.based_on_rev + 1));
    assert_eq!(
        proposed(&refund),
        [(ActionType::RefundDeliveryFee, Some(600))],
        "3 days, 20 % of $10.00 a day"
    );
    assert!(refund.body.contains("$6.00"), "{}", refund.body);
    shop.agent("sam").approves(&refund).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(73_001, 600)]);
    assert_eq!(shop.mails_sent().await.len(), 2);
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
}

async fn until_the_parcel_arrives_nothing_is_drafted(db: Db) {
    let shop = Shop::open(db).await;
    let draft = tracked(&shop).await;
    for _ in 0..5 {
        shop.after(DAY).await;
    }
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.jobs.len(), case.rev), (CaseState::Done, 1, draft.based_on_rev));
}

async fn after_thirty_days_a_person_looks(db: Db) {
    let shop = Shop::open(db).await;
    let draft = tracked(&shop).await;
    for _ in 0..3 {
        shop.after(10 * DAY).await;
    }
    let (kind, late) = newest(&shop, &draft.case_id).await;
    assert_eq!(
        (kind, late.outcome, late.reason.as_deref()),
        (JobKind::FollowUp, Outcome::Escalate, Some("overdue_follow_up"))
    );
    assert!(late.actions.iter().all(|action| action.offered));
    assert_eq!(late.summary.lines().count(), 5, "{}", late.summary);
}

async fn a_follow_up_comes_once(db: Db) {
    let shop = Shop::open(db).await;
    let draft = tracked(&shop).await;
    arrives(&shop, "2026-01-29").await;
    shop.after(DAY).await;
    let (_, refund) = newest(&shop, &draft.case_id).await;
    assert_eq!(proposed(&refund), [(ActionType::RefundDeliveryFee, Some(800))]);
    shop.agent("sam").approves(&refund).await;
    for _ in 0..4 {
        shop.after(10 * DAY).await;
    }
    assert_eq!(shop.case(&draft.case_id).await.jobs.len(), 2);
    assert_eq!(shop.refunds_paid().await, [(73_001, 800)]);
    let asked_again = shop.customer("dan").writes("What about the fee of TRK-31?").await;
    assert!(proposed(&asked_again).is_empty(), "{:?}", asked_again.actions);
}

async fn a_mail_beside_a_due_follow_up_is_covered_with_it(db: Db) {
    let shop = Shop::open(db).await;
    let draft = tracked(&shop).await;
    arrives(&shop, "2026-01-28").await;
    shop.after(DAY).await;
    let (_, refund) = newest(&shop, &draft.case_id).await;
    let both = shop.customer("dan").answers(&refund, "TRK-31 is here now. What about my fee?").await;
    assert_eq!(shop.state_of(&refund).await, DraftState::Superseded);
    assert_eq!(proposed(&both), [(ActionType::RefundDeliveryFee, Some(600))], "once, not for each");
    shop.agent("sam").approves(&both).await;
    shop.after(UNDO_OVER).await;
    shop.after(2 * DAY).await;
    assert_eq!(shop.refunds_paid().await, [(73_001, 600)]);
    assert_eq!(shop.count("SELECT COUNT(*) FROM follow_up WHERE state = 'done'").await, 1);
}

async fn a_follow_up_supersedes_what_waits(db: Db) {
    let shop = Shop::open(db).await;
    let draft = tracked(&shop).await;
    let waiting = shop.customer("dan").answers(&draft, "Any news of TRK-31?").await;
    arrives(&shop, "2026-01-28").await;
    shop.after(DAY).await;
    let (kind, refund) = newest(&shop, &draft.case_id).await;
    assert_eq!(kind, JobKind::FollowUp);
    assert_eq!(proposed(&refund), [(ActionType::RefundDeliveryFee, Some(600))]);
    let late = shop.agent("sam").decides(&waiting, &approve_all(&waiting)).await;
    assert_eq!(late.refusal(), "409 superseded");
}

async fn what_was_closed_does_not_come_back(db: Db) {
    let shop = Shop::open(db).await;
    let draft = tracked(&shop).await;
    arrives(&shop, "2026-01-28").await;
    shop.after(DAY).await;
    let (_, refund) = newest(&shop, &draft.case_id).await;
    shop.agent("sam").closes(&refund).await;
    for _ in 0..3 {
        shop.after(DAY).await;
    }
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.jobs.len()), (CaseState::Done, 2));
    assert!(shop.refunds_paid().await.is_empty());
}

async fn without_the_action_there_is_no_follow_up(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    shop.agent("sam").closes(&draft).await;
    arrives(&shop, "2026-01-28").await;
    shop.after(2 * DAY).await;
    assert_eq!(shop.case(&draft.case_id).await.jobs.len(), 1);
    assert_eq!(shop.count("SELECT COUNT(*) FROM follow_up").await, 0);
}
