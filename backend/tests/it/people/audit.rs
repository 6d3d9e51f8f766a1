//! Every answer and what followed from it is written down, in a chain that nobody changes.

use crate::house::{Db, Shop, UNDO_OVER};
use api::DraftView;
use countersign::audit::verify;

on_both!(
    each_decision_and_what_followed_is_written_down,
    the_chain_is_whole_and_only_grows,
    the_audit_holds_no_people_and_no_texts,
    who_took_a_case_and_who_gave_it_is_written_down,
);

/// A draft of each verdict, decided; everything has gone out.
async fn a_day(shop: &Shop) -> Vec<DraftView> {
    let sent = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&sent).await;
    let closed = shop.customer("ben").writes("Where is TRK-21?").await;
    let undone = shop.agent("kim").closes(&closed).await;
    assert_eq!(shop.agent("kim").undoes(&undone).await.status, 200);
    let escalated = shop.customer("eve").writes("Where is TRK-51?").await;
    shop.agent("sam").escalates(&escalated).await;
    let rejected = shop.customer("dan").writes("Where is TRK-31?").await;
    shop.agent("lea").rejects(&rejected, "wording").await;
    shop.after(UNDO_OVER).await;
    vec![sent, closed, escalated, rejected]
}

async fn each_decision_and_what_followed_is_written_down(db: Db) {
    let shop = Shop::open(db).await;
    let drafts = a_day(&shop).await;
    for draft in &drafts {
        let sql = "SELECT COUNT(*) FROM audit WHERE what = 'draft.decided' AND draft_id = $1";
        let rows: i64 =
            sqlx::query_scalar(sql).bind(draft.id.as_str()).fetch_one(shop.app.db.read()).await.unwrap();
        assert_eq!(rows, 1, "{}", draft.body);
    }
    for (what, times) in
        [("decision.undone", 1), ("action.executed", 1), ("email.sent", 1), ("memory.committed", 1)]
    {
        let sql = "SELECT COUNT(*) FROM audit WHERE what = $1";
        let rows: i64 = sqlx::query_scalar(sql).bind(what).fetch_one(shop.app.db.read()).await.unwrap();
        assert_eq!(rows, times, "{what}");
    }
}

async fn the_chain_is_whole_and_only_grows(db: Db) {
    let shop = Shop::open(db).await;
    a_day(&shop).await;
    let whole = verify(&shop.app.db).await.unwrap();
    assert_eq!(whole.rows, shop.count("SELECT COUNT(*) FROM audit").await);
    for sql in ["UPDATE audit SET who = 'somebody else'", "DELETE FROM audit"] {
        assert!(sqlx::query(sql).execute(shop.app.db.write()).await.is_err(), "{sql}");
    }
    assert_eq!(verify(&shop.app.db).await.unwrap(), whole);
}

async fn the_audit_holds_no_people_and_no_texts(db: Db) {
    let shop = Shop::open(db).await;
    a_day(&shop).await;
    let sql = "SELECT who, COALESCE(detail, '') FROM audit";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(shop.app.db.read()).await.unwrap();
    for (who, detail) in rows {
        for word in ["@", "Ada", "Lindqvist", "Hello", "TRK-", "Please look", "Sam"] {
            assert!(!who.contains(word) && !detail.contains(word), "{who} {detail}");
        }
    }
}

async fn who_took_a_case_and_who_gave_it_is_written_down(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(shop.agent("sam").claims(&draft).await.status, 200);
    assert_eq!(shop.agent("lea").takes_over(&draft).await.status, 200);
    let me: api::Me = shop.agent("kim").get("/v1/me").await.ok();
    let path = format!("/v1/cases/{}/assign", draft.case_id);
    assert_eq!(shop.agent("lea").post(&path, serde_json::json!({ "to": me.id })).await.status, 204);
    for (what, detail) in [("case.taken_over", "from"), ("case.assigned", "to")] {
        let sql = "SELECT detail FROM audit WHERE what = $1 AND case_id = $2";
        let query = sqlx::query_scalar(sql).bind(what).bind(draft.case_id.as_str());
        let row: String = query.fetch_one(shop.app.db.read()).await.unwrap();
        assert!(row.contains(detail) && row.contains("usr_"), "{row}");
    }
    verify(&shop.app.db).await.unwrap();
}
