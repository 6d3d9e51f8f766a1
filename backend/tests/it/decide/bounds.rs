//! Whatever a person's program sends has its bounds: a text that no reply can be is refused, by its field.

use crate::house::{Answer, Db, Shop, approve_all};
use api::{DraftState, DraftView, Verdict};
use serde_json::{Value, json};

on_both!(
    a_text_that_no_reply_can_be_is_refused_wherever_it_is_typed,
    a_nul_is_refused_by_its_field_and_never_stored,
    a_decisions_own_words_have_their_bounds,
    an_address_that_is_half_typed_is_saved_all_the_same,
);

/// Everything past a bound, with the field that is named.
fn too_much() -> [(&'static str, Value, &'static str); 6] {
    [
        ("body", json!("a".repeat(100_001)), "body"),
        ("subject", json!("a".repeat(999)), "subject"),
        ("subject", json!("Re: hi\r\nBcc: eve@mail.example"), "subject"),
        ("to", json!(vec!["ada@mail.example"; 21]), "to"),
        ("cc", json!(vec!["ada@mail.example"; 21]), "cc"),
        ("to", json!(["a".repeat(999)]), "to"),
    ]
}

/// The draft's own text as an editor holds it, with one field set.
fn typed(draft: &DraftView, field: &str, value: &Value) -> Value {
    let mut copy = json!({ "to": draft.to, "cc": draft.cc, "subject": draft.subject, "body": draft.body });
    copy[field] = value.clone();
    copy
}

async fn saves(shop: &Shop, draft: &DraftView, copy: &Value) -> Answer {
    shop.http.put("sam", &format!("/v1/drafts/{}/working-copy", draft.id), copy).await
}

async fn checks(shop: &Shop, draft: &DraftView, copy: Value) -> Answer {
    shop.agent("sam").post(&format!("/v1/drafts/{}/check", draft.id), copy).await
}

async fn a_text_that_no_reply_can_be_is_refused_wherever_it_is_typed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for (field, value, named) in too_much() {
        let copy = typed(&draft, field, &value);
        let saved = saves(&shop, &draft, &copy).await;
        assert_eq!((saved.refusal().as_str(), saved.fields()), ("422 invalid", vec![named.to_owned()]));
        let checked = checks(&shop, &draft, copy).await;
        assert_eq!((checked.refusal().as_str(), checked.fields()), ("422 invalid", vec![named.to_owned()]));
        let mut decision = approve_all(&draft);
        decision.0.edits = Some(serde_json::from_value(json!({ field: value })).unwrap());
        let decided = shop.agent("sam").decides(&draft, &decision).await;
        assert_eq!(decided.refusal(), "422 invalid_decision");
        assert_eq!(decided.fields(), [format!("edits.{named}")]);
    }
    assert_eq!(shop.count("SELECT COUNT(*) FROM working_copy").await, 0);
    assert_eq!(saves(&shop, &draft, &typed(&draft, "body", &json!("a".repeat(100_000)))).await.status, 200);
}

async fn a_nul_is_refused_by_its_field_and_never_stored(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let saved = saves(&shop, &draft, &typed(&draft, "body", &json!("Hello\0Ada"))).await;
    assert_eq!((saved.refusal().as_str(), saved.fields()), ("422 invalid", vec!["body".to_owned()]));
    let checked = checks(&shop, &draft, typed(&draft, "to", &json!(["ada\0@mail.example"]))).await;
    assert_eq!((checked.refusal().as_str(), checked.fields()), ("422 invalid", vec!["to[0]".to_owned()]));
    let noted = shop.agent("sam").decides(&draft, &approve_all(&draft).note("read\0it")).await;
    assert_eq!((noted.refusal().as_str(), noted.fields()), ("422 invalid", vec!["note".to_owned()]));
    let mut named = approve_all(&draft);
    named.0.decision_id.0 = "dec-\0".to_owned();
    let named = shop.agent("sam").decides(&draft, &named).await;
    assert_eq!((named.refusal().as_str(), named.fields()), ("422 invalid", vec!["decision_id".to_owned()]));
    for path in ["/v1/cases?q=%00", "/v1/cases?cursor=%00"] {
        assert_eq!(shop.agent("sam").get(path).await.refusal(), "422 invalid", "{path}");
    }
    for path in ["/v1/cases/cas_%00", "/v1/drafts/drf_%00", "/v1/jobs/job_%00"] {
        assert_eq!(shop.agent("sam").get(path).await.refusal(), "404 not_found", "{path}");
    }
    let undone = shop.agent("sam").post("/v1/decisions/dec-%00/undo", json!({})).await;
    assert_eq!(undone.refusal(), "404 not_found");
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
    // A backslash before the escape is just a text that shows one.
    let shown = typed(&draft, "body", &json!("C:\\u0000"));
    assert_eq!(saves(&shop, &draft, &shown).await.status, 200);
}

async fn a_decisions_own_words_have_their_bounds(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let escalate = approve_all(&draft).verdict(Verdict::Escalate);
    let mut long_id = escalate.clone();
    long_id.0.decision_id.0 = "d".repeat(201);
    for (decision, field) in [
        (long_id, "decision_id"),
        (escalate.clone().note(&"n".repeat(10_001)), "note"),
        (escalate.clone().reason("r".repeat(10_001)), "reason"),
        (escalate.clone().acknowledging(vec!["check"; 201]), "acknowledged"),
        (escalate.clone().acknowledging(["c".repeat(201)]), "acknowledged"),
    ] {
        let refused = shop.agent("sam").decides(&draft, &decision).await;
        assert_eq!(refused.refusal(), "422 invalid_decision");
        assert_eq!(refused.fields(), [field]);
    }
    let just_so = escalate.note(&"n".repeat(10_000));
    assert_eq!(shop.agent("sam").decides(&draft, &just_so).await.status, 200);
}

async fn an_address_that_is_half_typed_is_saved_all_the_same(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let copy = typed(&draft, "to", &json!(["ada.lindq"]));
    assert_eq!(saves(&shop, &draft, &copy).await.status, 200);
    assert_eq!(checks(&shop, &draft, copy).await.status, 200);
}
