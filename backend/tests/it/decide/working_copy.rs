//! Nothing that a person typed is ever lost: not by a push, not by a colleague, not by their own decision.

use crate::house::{Agent, Db, Shop, UNDO_OVER, approve_all};
use api::{DecisionResponse, DraftView, WorkingCopy};

on_both!(
    what_was_typed_is_there_again,
    a_new_version_does_not_overwrite_what_somebody_types,
    what_both_changed_is_told_as_a_conflict,
    a_conflict_that_is_still_open_is_there_at_another_computer,
    what_nobody_settled_is_asked_again_of_the_next_version,
    each_person_has_a_copy_of_their_own,
    an_approved_text_is_carried_over_when_the_customer_writes_again,
    escalating_keeps_what_was_typed,
    a_colleagues_decision_keeps_what_was_typed,
    after_an_undo_the_edit_is_there_again,
    a_copy_of_a_sent_reply_does_not_reach_the_next_one,
    a_discarded_copy_is_gone,
);

async fn copy(who: Agent<'_>, draft: &DraftView) -> Option<WorkingCopy> {
    who.get(&format!("/v1/drafts/{}/working-copy", draft.id)).await.ok()
}

async fn body(who: Agent<'_>, draft: &DraftView) -> Option<String> {
    copy(who, draft).await.map(|copy| copy.body)
}

fn typed(draft: &DraftView) -> String {
    draft.body.replace("Hello Ada,\n\n", "Hello Ada,\n\nI hope that you are well. ")
}

async fn what_was_typed_is_there_again(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(body(shop.agent("sam"), &draft).await, None);
    let saved: WorkingCopy = shop.agent("sam").saves(&draft, "Hello Ada, I am", None).await.ok();
    assert!(saved.saved_at.is_some());
    assert_eq!(copy(shop.agent("sam"), &draft).await, Some(saved));
}

async fn a_new_version_does_not_overwrite_what_somebody_types(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _saved: WorkingCopy = shop.agent("sam").saves(&draft, &typed(&draft), None).await.ok();
    let newer = shop.customer("ada").answers(&draft, "And where is TRK-2?").await;
    assert_eq!(body(shop.agent("sam"), &draft).await, Some(typed(&draft)), "the old version's copy stands");
    let merged = copy(shop.agent("sam"), &newer).await.unwrap();
    assert!(
        merged.body.contains("I hope that you are well.") && merged.body.contains("TRK-2"),
        "{}",
        merged.body
    );
    assert_eq!(merged.conflicts, []);
    assert_eq!(shop.draft(&newer.id).await.body, newer.body);
}

async fn what_both_changed_is_told_as_a_conflict(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mine = draft.body.replace("your parcel TRK-1 reached you late", "the parcel TRK-1 was so slow");
    let _saved: WorkingCopy = shop.agent("sam").saves(&draft, &mine, None).await.ok();
    let newer = shop.customer("ada").answers(&draft, "I meant TRK-2.").await;
    let merged = copy(shop.agent("sam"), &newer).await.unwrap();
    assert!(!merged.conflicts.is_empty(), "{merged:#?}");
    assert!(merged.conflicts.iter().any(|conflict| conflict.mine.contains("slow")), "{merged:#?}");
}

/// Sam's edit, carried over to a version that changed the same words.
async fn in_conflict(shop: &Shop) -> (DraftView, WorkingCopy) {
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mine = draft.body.replace("your parcel TRK-1 reached you late", "the parcel TRK-1 was so slow");
    let _saved: WorkingCopy = shop.agent("sam").saves(&draft, &mine, None).await.ok();
    let newer = shop.customer("ada").answers(&draft, "I meant TRK-2.").await;
    let merged = copy(shop.agent("sam"), &newer).await.unwrap();
    (newer, merged)
}

async fn keeps(shop: &Shop, draft: &DraftView, copy: &WorkingCopy) -> WorkingCopy {
    let path = format!("/v1/drafts/{}/working-copy", draft.id);
    shop.http.put("sam", &path, &serde_json::to_value(copy).unwrap()).await.ok()
}

async fn a_conflict_that_is_still_open_is_there_at_another_computer(db: Db) {
    let shop = Shop::open(db).await;
    let (newer, merged) = in_conflict(&shop).await;
    let kept = keeps(&shop, &newer, &merged).await;
    assert!(!merged.conflicts.is_empty());
    assert_eq!(kept.conflicts, merged.conflicts);
    assert_eq!(copy(shop.agent("sam"), &newer).await, Some(kept));
}

async fn what_nobody_settled_is_asked_again_of_the_next_version(db: Db) {
    let shop = Shop::open(db).await;
    let (newer, merged) = in_conflict(&shop).await;
    let kept = keeps(&shop, &newer, &merged).await;
    let next = shop.customer("ada").answers(&newer, "And TRK-3, please.").await;
    let again = copy(shop.agent("sam"), &next).await.unwrap();
    assert!(again.conflicts.iter().any(|conflict| conflict.mine.contains("slow")), "{again:#?}");
    assert!(again.conflicts.len() >= kept.conflicts.len(), "nothing is chosen silently: {again:#?}");
}

async fn each_person_has_a_copy_of_their_own(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _saved: WorkingCopy = shop.agent("sam").saves(&draft, "Sam's words", None).await.ok();
    assert_eq!(body(shop.agent("kim"), &draft).await, None);
    assert_eq!(body(shop.agent("lea"), &draft).await, None);
}

async fn an_approved_text_is_carried_over_when_the_customer_writes_again(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let approve = approve_all(&draft).body(typed(&draft));
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    let newer = shop.customer("ada").answers(&draft, "And where is TRK-2?").await;
    let merged = body(shop.agent("sam"), &newer).await.unwrap_or_default();
    assert!(merged.contains("I hope that you are well.") && merged.contains("TRK-2"), "{merged}");
}

async fn escalating_keeps_what_was_typed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _saved: WorkingCopy = shop.agent("sam").saves(&draft, &typed(&draft), None).await.ok();
    shop.agent("sam").escalates(&draft).await;
    assert_eq!(body(shop.agent("sam"), &draft).await, Some(typed(&draft)));
}

async fn a_colleagues_decision_keeps_what_was_typed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _saved: WorkingCopy = shop.agent("sam").saves(&draft, &typed(&draft), None).await.ok();
    assert_eq!(shop.agent("lea").takes_over(&draft).await.status, 200);
    shop.agent("lea").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(body(shop.agent("sam"), &draft).await, Some(typed(&draft)));
}

async fn after_an_undo_the_edit_is_there_again(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let approve = approve_all(&draft).body(typed(&draft));
    let decision: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    let _undone: DecisionResponse = shop.agent("sam").undoes(&decision).await.ok();
    assert_eq!(body(shop.agent("sam"), &draft).await, Some(typed(&draft)));
}

async fn a_copy_of_a_sent_reply_does_not_reach_the_next_one(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let approve = approve_all(&draft).body(typed(&draft));
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &approve).await.ok();
    shop.after(UNDO_OVER).await;
    let next = shop.customer("ada").answers(&draft, "And where is TRK-2?").await;
    assert_eq!(body(shop.agent("sam"), &next).await, None);
}

async fn a_discarded_copy_is_gone(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _saved: WorkingCopy = shop.agent("sam").saves(&draft, "Hello", None).await.ok();
    let http = &shop.http;
    let path = http.url(&format!("/v1/drafts/{}/working-copy", draft.id));
    let gone = http.client.delete(path).bearer_auth(http.key("sam")).send().await.unwrap();
    assert_eq!(gone.status(), 204);
    assert_eq!(body(shop.agent("sam"), &draft).await, None);
}
