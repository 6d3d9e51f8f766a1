//! Each key opens its own doors; roles nest; whoever is gone does nothing.

use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use api::{CaseState, DraftState, Role};
use countersign::staff::{Purpose, create_key, disable_user};
use serde_json::json;

on_both!(
    an_ingest_key_decides_nothing_and_reads_no_case,
    a_review_key_posts_no_mail,
    an_admin_key_decides_nothing,
    without_a_key_nothing_is_told,
    a_review_key_does_nothing_after_its_user_is_gone,
    what_a_gone_user_approved_still_goes_out,
    traces_dead_letters_retry_and_cancel_need_a_lead,
    a_decision_by_key_names_its_person,
    an_admin_may_decide,
);

async fn an_ingest_key_decides_nothing_and_reads_no_case(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let http = &shop.http;
    let body = serde_json::to_value(&approve_all(&draft).0).unwrap();
    let decisions = format!("/v1/drafts/{}/decisions", draft.id);
    assert_eq!(http.post("crm", &decisions, &body).await.status, 403);
    let job = &shop.case(&draft.case_id).await.jobs[0].id;
    for path in [
        format!("/v1/drafts/{}", draft.id),
        format!("/v1/cases/{}", draft.case_id),
        "/v1/cases".to_owned(),
        "/v1/events".to_owned(),
        "/v1/me".to_owned(),
        format!("/v1/jobs/{job}/trace"),
        "/v1/jobs?state=dead".to_owned(),
    ] {
        assert_eq!(http.get("crm", &path).await.status, 403, "{path}");
    }
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
}

async fn a_review_key_posts_no_mail(db: Db) {
    let shop = Shop::open(db).await;
    for who in ["sam", "lea", "mia"] {
        let answer = shop.customer("ada").mail("Where is TRK-1?").with_key_of(who).post().await;
        assert_eq!(answer.status, 403, "{who}");
    }
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 0);
}

async fn an_admin_key_decides_nothing(db: Db) {
    let mut shop = Shop::open(db).await;
    let key = create_key(&shop.app.db, &Purpose::Admin, shop.app.now()).await.unwrap();
    shop.http.keys.insert("admin key".to_owned(), key.secret.0);
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = serde_json::to_value(&approve_all(&draft).0).unwrap();
    let http = &shop.http;
    let decisions = format!("/v1/drafts/{}/decisions", draft.id);
    assert_eq!(http.post("admin key", &decisions, &body).await.status, 403);
    assert_eq!(http.get("admin key", &format!("/v1/cases/{}", draft.case_id)).await.status, 403);
    let mail = shop.customer("ada").mail("Where is TRK-1?").with_key_of("admin key").post().await;
    assert_eq!(mail.status, 403);
}

async fn without_a_key_nothing_is_told(db: Db) {
    let mut shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.http.keys.insert("nobody".to_owned(), "cs_review_0".to_owned());
    let http = &shop.http;
    for path in ["/v1/cases", "/v1/me", "/v1/events", &format!("/v1/drafts/{}", draft.id)] {
        assert_eq!(http.get("nobody", path).await.refusal(), "401 unauthorized", "{path}");
        assert_eq!(http.client.get(http.url(path)).send().await.unwrap().status(), 401, "{path}");
    }
    let decisions = format!("/v1/drafts/{}/decisions", draft.id);
    assert_eq!(http.post("nobody", &decisions, &json!("not even read")).await.status, 401);
}

async fn a_review_key_does_nothing_after_its_user_is_gone(db: Db) {
    let mut shop = Shop::open(db).await;
    shop.hires("noah", Role::Agent).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(shop.agent("noah").claims(&draft).await.status, 200);
    disable_user(&shop.app.db, "noah@strideway.example", shop.app.now()).await.unwrap();
    assert_eq!(shop.agent("noah").decides(&draft, &approve_all(&draft)).await.status, 401);
    assert_eq!(shop.agent("noah").get("/v1/cases").await.status, 401);
    assert_eq!(shop.agent("noah").saves(&draft, "Hello", None).await.status, 401);
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await.is_empty());
}

/// Their word stood when they gave it, and others can see and undo it.
async fn what_a_gone_user_approved_still_goes_out(db: Db) {
    let mut shop = Shop::open(db).await;
    shop.hires("noah", Role::Agent).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("noah").approves(&draft).await;
    disable_user(&shop.app.db, "noah@strideway.example", shop.app.now()).await.unwrap();
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.mails_sent().await.len(), 1);
    assert_eq!(shop.case(&draft.case_id).await.decisions[0].by, "Noah via key");
}

async fn traces_dead_letters_retry_and_cancel_need_a_lead(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let job = shop.case(&draft.case_id).await.jobs[0].id.clone();
    let (sam, lea) = (shop.agent("sam"), shop.agent("lea"));
    let (trace, dead) = (format!("/v1/jobs/{job}/trace"), "/v1/jobs?state=dead");
    assert_eq!((sam.get(&trace).await.status, sam.get(dead).await.status), (403, 403));
    assert_eq!((lea.get(&trace).await.status, lea.get(dead).await.status), (200, 200));
    assert_eq!(sam.get(&format!("/v1/jobs/{job}")).await.status, 200, "every person reads jobs");
    for call in ["cancel", "retry"] {
        assert_eq!(sam.post(&format!("/v1/jobs/{job}/{call}"), json!({})).await.status, 403, "{call}");
    }
    assert_eq!(lea.post(&format!("/v1/jobs/{job}/cancel"), json!({})).await.status, 200);
    assert_eq!(shop.state_of(&draft).await, DraftState::Withdrawn);
    let read = "SELECT COUNT(*) FROM audit WHERE what = 'trace.read'";
    assert_eq!(shop.count(read).await, 1, "each reading of a trace is written down");
}

async fn a_decision_by_key_names_its_person(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(shop.agent("sam").approves(&draft).await.by, "Sam via key");
    let sql = "SELECT who FROM audit WHERE what = 'draft.decided'";
    let who: String = sqlx::query_scalar(sql).fetch_one(shop.app.db.read()).await.unwrap();
    assert!(who.starts_with("usr_") && who.contains(" via key_"), "{who}");
}

async fn an_admin_may_decide(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("eve").writes("Where is TRK-51?").await;
    shop.agent("mia").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.case_state(&draft).await, CaseState::Done);
}
