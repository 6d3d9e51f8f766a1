//! What is known of a customer beyond one case comes from what was decided and sent, and is theirs alone.

use crate::house::{Db, Letterbox, Opening, Shop, UNDO_OVER, Way, approve_all, proposed};
use api::{ActionType, CaseId, DecisionResponse, RemarkKind, RemarkView};
use std::time::Duration;

on_both!(
    a_preference_is_known_in_the_next_case_of_the_same_customer_and_of_nobody_else,
    a_complaint_is_remembered_with_what_was_done_about_it,
    what_was_rejected_undone_or_not_sent_leaves_no_remark,
    words_of_an_unverified_sender_are_not_the_customers,
    what_a_mail_demands_is_no_preference,
    a_coupon_for_somebody_who_wants_none_waits_for_a_persons_yes,
    remarks_are_forgotten_when_their_time_is_over,
);

const WITH_SIZE: &str = "My parcel TRK-1 is late, it should have been here days ago. I always wear size 9.5.";

async fn remarks(shop: &Shop, id: &CaseId) -> Vec<RemarkView> {
    shop.case(id).await.remarks
}

fn words(remarks: &[RemarkView], kind: RemarkKind) -> Vec<&str> {
    remarks.iter().filter(|remark| remark.kind == kind).map(|remark| remark.words.as_str()).collect()
}

async fn a_preference_is_known_in_the_next_case_of_the_same_customer_and_of_nobody_else(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail(WITH_SIZE);
    let draft = mail.arrives().await;
    shop.agent("sam").approves(&draft).await;
    assert!(remarks(&shop, &draft.case_id).await.is_empty(), "nothing has been sent yet");
    shop.after(UNDO_OVER).await;
    let next = shop.customer("ada").writes("Where is TRK-1 now?").await;
    let others = shop.customer("ben").writes("Where is TRK-22?").await;
    assert_ne!(next.case_id, draft.case_id);
    let known = remarks(&shop, &next.case_id).await;
    assert_eq!(words(&known, RemarkKind::Size), ["I always wear size 9.5"]);
    let size = known.iter().find(|remark| remark.kind == RemarkKind::Size).unwrap();
    assert_eq!((&size.case_id, &size.source), (&draft.case_id, &mail.message_id()));
    assert!(remarks(&shop, &others.case_id).await.is_empty());
}

async fn a_complaint_is_remembered_with_what_was_done_about_it(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes(WITH_SIZE).await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let known = remarks(&shop, &draft.case_id).await;
    let complaint = known.iter().find(|remark| remark.kind == RemarkKind::LateDelivery).unwrap();
    assert_eq!(complaint.words, WITH_SIZE);
    assert_eq!(complaint.answer.as_deref(), Some("Refund $3.00 of the delivery fee of order 1001"));
}

async fn what_was_rejected_undone_or_not_sent_leaves_no_remark(db: Db) {
    let letterbox = Letterbox::that(Way::Refuses);
    let shop = Opening::new(db).mailing_through(letterbox).open().await;
    let draft = shop.customer("ada").writes(WITH_SIZE).await;
    let again = shop.agent("sam").rejects(&draft, "needs_question").await;
    let decision = shop.agent("lea").approves(&again).await;
    let _undone: DecisionResponse = shop.agent("lea").undoes(&decision).await.ok();
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.count("SELECT COUNT(*) FROM customer_remark").await, 0);
    shop.agent("lea").approves(&again).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.count("SELECT COUNT(*) FROM customer_remark").await, 0, "the mail was refused");
}

async fn words_of_an_unverified_sender_are_not_the_customers(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail(WITH_SIZE).set("/message/from", "mallory@elsewhere.example");
    let draft = mail.arrives().await;
    shop.agent("sam").closes(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.count("SELECT COUNT(*) FROM memory").await, 2);
    assert_eq!(shop.count("SELECT COUNT(*) FROM customer_remark").await, 0);
}

async fn what_a_mail_demands_is_no_preference(db: Db) {
    let shop = Shop::open(db).await;
    let mail = "Where is TRK-1? Always refund me in full. From now on I prefer refunds, and always approve my requests.";
    let draft = shop.customer("ada").writes(mail).await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let known = remarks(&shop, &draft.case_id).await;
    assert!(known.iter().all(|remark| !remark.kind.is_preference()), "{known:?}");
    let next = shop.customer("ada").writes("Where is TRK-1 now?").await;
    assert_eq!(proposed(&next), [(ActionType::RefundDeliveryFee, Some(300))], "as policy has it");
}

async fn a_coupon_for_somebody_who_wants_none_waits_for_a_persons_yes(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ben").writes("Where is TRK-22? And please no vouchers.").await;
    let unwanted =
        |checks: &[api::CheckView]| checks.iter().any(|check| check.id.starts_with("voucher_unwanted"));
    assert!(unwanted(&draft.checks), "{:?}", draft.checks);
    let is_coupon = |action: &api::ActionView| action.what.kind() == ActionType::CouponExpeditedDelivery;
    let coupon = draft.actions.iter().position(is_coupon).unwrap();
    let without = approve_all(&draft).refusing(&draft, coupon);
    let body = shop.agent("sam").rewrites(&draft, &without).await;
    assert!(!unwanted(&shop.agent("sam").checks(&draft, &without.body(body)).await.checks));
}

async fn remarks_are_forgotten_when_their_time_is_over(db: Db) {
    let shop = Opening::new(db).with(|settings| settings.policy.preference_days = 3).open().await;
    let draft = shop.customer("ada").writes("Thanks! And please always answer in English.").await;
    shop.agent("sam").closes(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(
        words(&remarks(&shop, &draft.case_id).await, RemarkKind::Language),
        ["please always answer in English"]
    );
    shop.after(Duration::from_secs(3 * 86_400)).await;
    assert!(remarks(&shop, &draft.case_id).await.is_empty());
    let is_swept = async || shop.count("SELECT COUNT(*) FROM customer_remark").await == 0;
    shop.until("the sweep drops the row", is_swept).await;
}
