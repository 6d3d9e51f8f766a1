//! What is told outside the case itself: by events, webhooks of the screen and answers to the CRM.

use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use serde_json::Value;

on_both!(
    a_problem_tells_nothing_of_a_customer,
    the_crm_sees_the_state_of_its_job_and_no_text,
    the_feed_of_the_screen_carries_no_mail_text,
);

const PERSONAL: [&str; 5] = ["ada@mail.example", "Lindqvist", "TRK-1", "Hello Ada", "refund"];

fn tells_nothing(what: &Value) {
    let text = what.to_string();
    for word in PERSONAL {
        assert!(!text.contains(word), "{word} in {what:#}");
    }
}

async fn a_problem_tells_nothing_of_a_customer(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut stale = approve_all(&draft);
    stale.0.version = 9;
    tells_nothing(&shop.agent("sam").decides(&draft, &stale).await.body);
    stale.0.version = draft.version;
    stale.0.decision_hash = "none".to_owned();
    tells_nothing(&shop.agent("sam").decides(&draft, &stale).await.body);
    let again = shop.customer("ada").mail("Where is TRK-1?").set("/customer/id", "");
    tells_nothing(&again.post().await.body);
}

async fn the_crm_sees_the_state_of_its_job_and_no_text(db: Db) {
    let shop = Shop::open(db).await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.settle().await;
    let job = shop.http.get("crm", &format!("/v1/jobs/{}", accepted.job_id)).await;
    assert_eq!((job.status, job.body["state"].as_str()), (200, Some("awaiting_review")));
    tells_nothing(&job.body);
}

/// Events live in a table of their own and outlive what they tell of; so they hold ids.
async fn the_feed_of_the_screen_carries_no_mail_text(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1? I am at home all day.").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let sql = "SELECT body FROM live_event";
    let events: Vec<String> = sqlx::query_scalar(sql).fetch_all(shop.app.db.read()).await.unwrap();
    assert!(!events.is_empty());
    for event in events {
        for word in ["ada@mail.example", "at home all day", "Hello Ada"] {
            assert!(!event.contains(word), "{event}");
        }
    }
}
